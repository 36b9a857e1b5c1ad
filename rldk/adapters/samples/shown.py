"""The samples that the page of a run shows: the extremes of steps with an alert, and of some others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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


def shown_samples(paths: Sequence[Path], alert_steps: Sequence[int]) -> Samples | None:
    """Chooses what is shown. Memory grows with steps that have samples, not with samples.

    Args:
        paths: The files.
        alert_steps: The steps of the alerts, the gravest first.

    Returns:
        None where there are no files.
    """
    if not paths:
        return None
    unread: list[Skipped] = []
    counts = Counter(sample.step for sample in _read(paths, unread))
    found = Samples(counts=counts, unread=sum(one.fatal for one in unread))
    sampled = sorted(counts)
    standing = (max((at for at in sampled if at <= step), default=None) for step in alert_steps)
    spread = (sampled[len(sampled) * i // _MOST_STEPS] for i in range(_MOST_STEPS) if sampled)
    wanted = dict.fromkeys(step for step in chain(standing, sampled[-1:], spread) if step is not None)
    chosen = set(list(wanted)[:_MOST_STEPS])
    for sample in _read(paths, []) if chosen else ():
        if sample.step in chosen:
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
