"""The samples that the page of a run shows: the extremes of steps with an alert, and of some others."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from rldk.adapters.foreign_run import ForeignRun
from rldk.adapters.samples.read import each_once
from rldk.adapters.samples.worst import readable, reward_of
from rldk.log.completions import Completion, completion_file
from rldk.log.runs import RunLogs
from rldk.log.skips import Skipped
from rldk.report.samples import Samples

_MOST_STEPS = 16
_LOWEST, _HIGHEST, _WITHOUT = 4, 2, 2  # of each step; the last are those whose reward is missing or not finite


def sample_files(run: RunLogs) -> Sequence[Path]:
    """Where the samples of a run lie, whoever has written them; none where its user asked for none."""
    if isinstance(run, ForeignRun):
        return run.samples
    own = completion_file(run.paths[0].parent, run.run_id)
    return (own,) if own.is_file() else ()


def shown_samples(
    paths: Sequence[Path], alert_steps: Sequence[int], hidden: Callable[[Completion], bool] = lambda _: False
) -> Samples | None:
    """Chooses what is shown. Memory grows with steps that have samples, and by a hash for each sample.

    Args:
        paths: The files.
        alert_steps: The steps of the alerts, the gravest first.
        hidden: Which samples are passed over, and counted: see `superseded_in`.

    Returns:
        None where there are no files.
    """
    if not paths:
        return None
    unread: list[Skipped] = []
    counts: Counter[int] = Counter()
    superseded = 0
    for sample in _read(paths, unread):
        if hidden(sample):
            superseded += 1
        else:
            counts[sample.step] += 1
    found = Samples(counts=counts, unread=sum(one.fatal for one in unread), superseded=superseded)
    sampled = sorted(counts)
    standing = (sampled[at - 1] for step in alert_steps if (at := bisect_right(sampled, step)))
    spread = (sampled[len(sampled) * i // _MOST_STEPS] for i in range(_MOST_STEPS) if sampled)
    wanted = dict.fromkeys(chain(standing, sampled[-1:], spread))
    chosen = set(list(wanted)[:_MOST_STEPS])
    for sample in _read(paths, []) if chosen else ():
        if sample.step in chosen and not hidden(sample):
            held = found.steps.setdefault(sample.step, [])
            held.append(sample)
            if len(held) >= 4 * (_LOWEST + _HIGHEST):
                held[:] = _extremes(held)
    found.steps = {step: _extremes(held) for step, held in found.steps.items()}
    return found


def _extremes(samples: Sequence[Completion]) -> list[Completion]:
    known = [(reward, place) for place, one in enumerate(samples) if (reward := reward_of(one)) is not None]
    ranked = [samples[place] for _, place in sorted(known)]
    without = [one for one in samples if reward_of(one) is None]
    if len(ranked) > _LOWEST + _HIGHEST:
        ranked = [*ranked[:_LOWEST], *ranked[-_HIGHEST:]]
    return [*ranked, *without[:_WITHOUT]]


def _read(paths: Sequence[Path], unread: list[Skipped]) -> Iterator[Completion]:
    return (sample for _, sample in each_once(paths, lambda path: readable(path, unread.append), unread.append))
