"""Rows of transformers' Trainer and of all that is built on it: what their declarations cannot say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from rldk_schema.fields import Phase

from rldk.adapters.row_values import NO_METRICS
from rldk.adapters.rows import Row
from rldk.event.phases import phase_of, split_summary


def phases_of(
    values: Mapping[str, Any], steps: Iterable[str], meant: frozenset[str]
) -> Iterator[tuple[Phase, dict[str, Any]]]:
    """What a row reports. A summary that holds the metrics of the last steps, too, is a train step before it.

    Args:
        values: The row, its keys as the Trainer logs them.
        steps: Keys of steps and times, which go with every part.
        meant: Keys that mean a metric: one of these in a summary is of the last steps.
    """
    phase = phase_of(values)
    if phase != "summary" or "train_runtime" not in values:
        yield phase, dict(values)
        return
    kept = {*NO_METRICS, *steps}
    beside = {key: value for key, value in values.items() if key in kept}
    summary, rest = split_summary({key: value for key, value in values.items() if key not in kept})
    if not (rest.keys() - {"epoch"}) & meant:
        yield "summary", dict(values)
        return
    yield "train", {**beside, **rest}
    yield "summary", {**beside, **summary}


def log_calls(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of a tracker's tags as the log calls that they were: an evaluation's had an epoch, too, which ends it."""
    held: Row | None = None
    for row in rows:
        first = next((key for key in row.values if key not in NO_METRICS and not key.startswith("_")), None)
        if held is not None and first == "epoch" and held.values.get("_step") == row.values.get("_step"):
            rest = dict(row.values)
            values = {**held.values, "epoch": held.values.get("epoch", rest.pop("epoch"))}
            held = replace(held, values=values, numbers=None)
            row = replace(row, values=rest, numbers=None)  # noqa: PLW2901
            if not any(key not in NO_METRICS and not key.startswith("_") for key in row.values):
                continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held
