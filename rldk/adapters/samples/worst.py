"""The worst samples of the steps at which an alert fired: where they lie, and no word of what they say."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rldk.adapters.samples.read import read_samples
from rldk.errors import EventValidationError, LogNotFoundError, MissingExtraError
from rldk.log.completions import Completion, is_completion_log, read_completions

_MOST = 3  # of one step


@dataclass(frozen=True, slots=True)
class WorstSample:
    """One sample.

    Attributes:
        step: The train step that it was sampled in.
        path: Its file.
        index: Its place among the samples of that step.
        reward: What it got.
    """

    step: int
    path: Path
    index: int
    reward: float


def worst_samples(paths: Sequence[Path], steps: Iterable[int]) -> dict[int, list[WorstSample]]:
    """Finds the samples of the lowest reward for each of some steps.

    Args:
        paths: Files of samples, ours or those that a trainer has dumped.
        steps: Of the alerts.

    Returns:
        Step to the worst samples of it or, as samples are taken now and then, of the last step before it that has any.
    """
    found: dict[int, list[tuple[float, int, Path]]] = {}
    for path in paths:
        for sample in _readable(path):
            if sample.reward is None or sample.reward != sample.reward:
                continue
            held = found.setdefault(sample.step, [])
            heapq.heappush(held, (-sample.reward, -sample.index, path))
            if len(held) > _MOST:
                heapq.heappop(held)
    sampled = sorted(found)
    worst: dict[int, list[WorstSample]] = {}
    for step in steps:
        at = bisect_right(sampled, step)
        if at:
            own = sorted(found[sampled[at - 1]], reverse=True)
            worst[step] = [WorstSample(sampled[at - 1], path, -index, -reward) for reward, index, path in own]
    return worst


def _readable(path: Path) -> Iterator[Completion]:
    """The samples of a file as far as it can be read: they only point at what may be worth reading."""
    try:
        yield from read_completions(path) if is_completion_log(path) else read_samples(path, lambda _: None)
    except (OSError, EventValidationError, LogNotFoundError, MissingExtraError):
        return
