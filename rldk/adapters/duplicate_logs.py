"""Logs of a directory that tell of the same run: a trainer_state.json per checkpoint, and TensorBoard's files."""

from __future__ import annotations

import logging
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

from rldk.adapters.base import CHECKPOINT
from rldk.adapters.log_reader import LogReader
from rldk.text import counted, printable

log = logging.getLogger(__name__)

Paths = tuple[Path, ...]
Metrics = Mapping[str, float | None]


def copies(logs: Sequence[LogReader]) -> dict[Paths, Path]:
    """Finds logs that tell nothing of a run but what another log tells, too.

    Transformers puts all of a run's history so far into each checkpoint's `trainer_state.json`, and the same into
    TensorBoard's files in a folder of the run. Two such logs are of one run if they agree, in single precision, on
    half or more of the train steps that both have. Then one that has no step of its own is a copy; where both have
    some, both are read and it is said.

    Args:
        logs: Each of one run.

    Returns:
        Files of the copies, to the file that is read instead: of equals not TensorBoard's.
    """
    runs: dict[Path, list[LogReader]] = {}
    for reader in logs:
        paths = reader.log.paths
        if paths[0].name == "trainer_state.json":
            runs.setdefault(_home(paths[0]), []).append(reader)
    for reader in logs:
        paths = reader.log.paths
        home = next((folder for folder in paths[0].parents if folder in runs), None)
        if "tfevents" in paths[0].name and home is not None:
            runs[home].append(reader)
    found: dict[Paths, Path] = {}
    for members in runs.values():
        if len(members) > 1:
            found |= _copies_of(members)
    return found


def _copies_of(members: list[LogReader]) -> dict[Paths, Path]:
    steps = {reader.log.paths: _train_steps(reader) for reader in members}
    found: dict[Paths, Path] = {}
    kept: list[Paths] = []
    for paths in sorted(steps, key=lambda p: (-len(steps[p]), "tfevents" in p[0].name)):
        same = [other for other in kept if _agree(steps[paths], steps[other])]
        whole = next((other for other in same if steps[paths].keys() <= steps[other].keys()), None)
        if whole is not None:
            found[paths] = whole[0]
            continue
        kept.append(paths)
        for other in same:
            both = counted(len(steps[paths].keys() & steps[other].keys()), "train step")
            text = f"{paths[0]} and {other[0]} belong to one run: {both} will appear twice, under two run_ids"
            log.warning("%s", printable(text))
    return found


def _home(path: Path) -> Path:
    """The folder of a run, whose checkpoint a file may be in."""
    return path.parent.parent if CHECKPOINT.fullmatch(path.parent.name) else path.parent


def _train_steps(reader: LogReader) -> dict[int, list[Metrics]]:
    """Train step to what is told of it: more than once if the run went back."""
    steps: dict[int, list[Metrics]] = {}
    for event in reader.events("run"):
        if event.model_info.phase == "train":
            steps.setdefault(event.step, []).append(event.metrics)
    return steps


def _agree(a: dict[int, list[Metrics]], b: dict[int, list[Metrics]]) -> bool:
    both = a.keys() & b.keys()
    same = sum(any(_equal(x, y) for x in a[step] for y in b[step]) for step in both)
    return bool(both) and 2 * same >= len(both)


def _equal(a: Metrics, b: Metrics) -> bool:
    names = {name for name in a.keys() & b.keys() - {"epoch"} if a[name] is not None and b[name] is not None}
    return bool(names) and all(_single(a[name]) == _single(b[name]) for name in names)


def _single(value: float | None) -> bytes:
    try:
        return struct.pack("<f", value)
    except OverflowError:
        return b"inf"
