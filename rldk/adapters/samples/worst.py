"""The worst samples of the steps at which an alert fired: where they lie, and no word of what they say."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import isfinite
from pathlib import Path
from typing import Protocol

from rldk_schema.forms.check import WorstSample

from rldk.adapters.rows import Refuse
from rldk.adapters.samples.read import each_once, read_samples
from rldk.errors import LogNotFoundError, MissingExtraError
from rldk.log.attempts import Superseded
from rldk.log.completions import Completion, is_completion_log, read_completions
from rldk.log.skips import Skipped
from rldk.unread import note_unread

_MOST = 3  # of one step


def worst_samples(
    paths: Sequence[Path], steps: Iterable[int], hidden: Callable[[Completion], bool] = lambda _: False
) -> list[WorstSample]:
    """Finds the samples of the lowest rewards for each of some steps, the worst first.

    Args:
        paths: Files of samples, ours or those that a trainer has dumped. What cannot be read is passed over.
        steps: Of the alerts. As samples are taken now and then, the last step before it that has any stands for one.
        hidden: Which samples are passed over: see `superseded_in`.
    """
    found: dict[int, list[tuple[float, int, int, str]]] = {}
    for path, sample in each_once(paths, readable, _pass_over):
        reward = reward_of(sample)
        if reward is not None and not hidden(sample):
            held = found.setdefault(sample.step, [])
            heapq.heappush(held, (-reward, -sample.index, sample.attempt or 0, str(path)))
            if len(held) > _MOST:
                heapq.heappop(held)
    sampled = sorted(found)
    worst = []
    for step in dict.fromkeys(steps):
        at = bisect_right(sampled, step)
        for reward, index, attempt, place in sorted(found[sampled[at - 1]], reverse=True) if at else ():
            worst.append(WorstSample(step, sampled[at - 1], place, attempt or None, -index, -reward))
    return worst


def superseded_in(run_id: str, superseded: Superseded | None) -> Callable[[Completion], bool]:
    """Whether a sample is of an attempt that is superseded at its step; of no known attempt it is not.

    Args:
        run_id: The run.
        superseded: What of it is superseded; None if nothing is.
    """
    if superseded is None:
        return lambda _: False
    return lambda one: one.step >= superseded.first_hidden(run_id, None, one.attempt, "train", None)


class Rewarded(Protocol):
    """What has a reward, and those that it was made of."""

    @property
    def reward(self) -> float | None:
        """All in all."""
        ...

    @property
    def rewards(self) -> Mapping[str, float | None]:
        """By function."""
        ...


def reward_of(sample: Rewarded) -> float | None:
    """What a sample got, if that is finite; of several functions whose weights nobody knows, the sum."""
    if sample.reward is not None:
        return sample.reward if isfinite(sample.reward) else None
    given = [reward for reward in sample.rewards.values() if reward is not None and isfinite(reward)]
    return sum(given) if given else None


def _pass_over(_: Skipped) -> None:
    pass


def readable(path: Path, refuse: Refuse = _pass_over) -> Iterator[Completion]:
    """Samples of a file, ours or a trainer's, as far as they can be read."""
    try:
        yield from read_completions(path, refuse=refuse) if is_completion_log(path) else read_samples(path, refuse)
    except (OSError, LogNotFoundError, MissingExtraError) as error:
        note_unread(error)
        refuse(Skipped(path, 1, str(error)))
