"""Events to one JSON array of flat records: for scripts and notebooks. What is missing is left out."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from rldk_schema import Event
from rldk_schema.fields import LEAF_GROUPS, WORD_LEAVES

from rldk.atomic import replacing
from rldk.event.codec import json_number
from rldk.io.joined import joined
from rldk.io.source import events_of
from rldk.text import nonfinite_word

if TYPE_CHECKING:
    from rldk.io.source import Source

_encode = msgspec.json.Encoder().encode
_WORD_LEAVES = frozenset(leaf for leaves in WORD_LEAVES.values() for leaf in leaves)


def to_json(source: Source, dest: str | Path, *, attempts: Literal["all", "last"] = "all") -> int:
    """Writes events as an array with one flat object a line, streaming. Those of one step are one: see `joined`.

    Leaves and metrics stand side by side under their names; a metric that is called like a leaf gets `metrics.` in
    front. JSON has no NaN: such a metric is null, and its value stands in the record's `nonfinite`; a leaf that is not
    finite is its word.

    Args:
        source: Where `read_events` finds them, a nested Parquet or Arrow file, or events.
        dest: Written beside and renamed: it is whole or not there.
        attempts: As for `read_events`.

    Returns:
        Number of records written.
    """
    rows = 0
    with replacing(dest) as path, path.open("wb") as file:
        file.write(b"[")
        for event in joined(events_of(source, attempts=attempts)):
            file.write((b",\n" if rows else b"\n") + _encode(flat_record(event)))
            rows += 1
        file.write(b"\n]\n")
    return rows


def flat_record(event: Event) -> dict[str, Any]:
    """One event as a flat record, without what is missing."""
    record: dict[str, Any] = {}
    for name, group in LEAF_GROUPS.items():
        value = getattr(event if group is None else getattr(event, group), name, None)
        if value is not None and value != []:
            record[name] = json_number(value) if name in _WORD_LEAVES else value
    nonfinite: dict[str, str] = {}
    for name, value in event.metrics.items():
        if value is None:
            continue
        column = name
        while column in LEAF_GROUPS or (column != name and column in event.metrics) or column == "nonfinite":
            column = f"metrics.{column}"
        if math.isfinite(value):
            record[column] = value
        else:
            record[column] = None
            nonfinite[column] = nonfinite_word(value)
    if nonfinite:
        record["nonfinite"] = nonfinite
    return record
