"""Reads TensorBoard's files with TensorBoard's own reader, to compare with what rldk logged."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator


def read_tensorboard(folder: Path) -> dict[tuple[str, int], dict[str, float]]:
    """Reads all scalars under a folder.

    Returns:
        (phase, step) -> {key: value}; `train/lr` is the key `lr` of the phase `train`. Values have 32 bits.
    """
    scalars: defaultdict[tuple[str, int], dict[str, float]] = defaultdict(dict)
    for run in sorted({file.parent for file in folder.rglob("events.out.tfevents.*")}):
        accumulator = EventAccumulator(str(run), size_guidance={"scalars": 0}).Reload()
        for tag in accumulator.Tags()["scalars"]:
            phase, _, key = tag.partition("/")
            for event in accumulator.Scalars(tag):
                scalars[phase, event.step][key] = event.value
    return dict(scalars)
