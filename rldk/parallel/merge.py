"""What was found in parts, put together as if all had been read in order."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

import pyarrow as pa
from rldk_schema import SCHEMA_VERSION

from rldk.adapters.foreign_run import ForeignRun
from rldk.event.redact import plain
from rldk.io.dataset_run import Foreign
from rldk.log.attempts import Superseded
from rldk.parallel.part import BadLine, Found, RunCounts
from rldk.parallel.plan import OwnRun, Part
from rldk.remote.urls import shown_place
from rldk.text import counted, printable

log = logging.getLogger(__name__)


ERROR_COLUMNS = pa.schema(
    [
        pa.field("run_id", pa.string()),
        pa.field("path", pa.string()),
        pa.field("line", pa.int64()),
        pa.field("offset", pa.int64()),
        pa.field("text", pa.string()),
        pa.field("message", pa.string()),
        pa.field("bad", pa.bool_()),
    ]
)
"""Columns of `_errors.parquet`: a row for each line that gave no event; `docs/scale.md` says what they mean."""

RUN_COLUMNS = pa.schema(
    [
        pa.field("run_id", pa.string()),
        pa.field("paths", pa.list_(pa.string())),
        pa.field("read_as", pa.string()),
        pa.field("events", pa.int64()),
        pa.field("superseded", pa.int64()),
        pa.field("attempts", pa.int64()),
        pa.field("first_step", pa.int64()),
        pa.field("last_step", pa.int64()),
        pa.field("errors", pa.int64()),
        pa.field("left_out", pa.int64()),
        pa.field("event_run_ids", pa.list_(pa.string())),
        pa.field("ranks", pa.list_(pa.int64())),
        pa.field("manifest", pa.string()),
        pa.field(
            "foreign",
            pa.struct(
                [
                    pa.field("framework", pa.string()),
                    pa.field("algorithm", pa.string()),
                    pa.field("settings", pa.string()),
                    pa.field("decided_by", pa.string()),
                    pa.field("unexplained", pa.list_(pa.string())),
                    pa.field("sentence", pa.string()),
                    pa.field("state", pa.string()),
                    pa.field("error", pa.string()),
                    pa.field("about", pa.string()),
                ]
            ),
        ),
    ]
)
"""Columns of `_runs.parquet`."""


class Merge:
    """Takes what was found in each part, in the order of the parts.

    Attributes:
        events: How many were read, superseded ones included.
        bad: How many lines could not be read.
        hidden: How many of the events are left out, as a later attempt repeats their steps.
        files: How many parts have events.
        superseded: What the attempts of all runs have done.
    """

    def __init__(self, parts: Sequence[Part], runs: Sequence[OwnRun | ForeignRun]) -> None:
        self.events = self.bad = self.files = self.hidden = 0
        self.superseded = Superseded()
        self._found: list[Found] = []
        self._parts = parts
        self._runs = runs
        self._counts: dict[int, RunCounts] = {}
        self._file = ""  # the one that the last span is of
        self._lines = 0  # in its spans so far

    def add(self, found: Found) -> list[BadLine]:
        """Takes in the next part.

        Returns:
            Its lines that are no events, with their numbers in their files.
        """
        part = self._parts[len(self._found)]
        before = self._lines_before(part, found.lines)
        bad = [
            line if line.span is None or line.line is None else replace(line, line=line.line + before[line.span])
            for line in found.bad
        ]
        for counts in found.runs:
            known = self._counts.setdefault(counts.run, RunCounts(counts.run))
            known.merge(counts)
            self.bad += counts.skipped[True]
        self.events += found.rows
        self.files += found.rows > 0
        self.superseded.add_part(found.superseded)
        for warning in found.warnings:
            log.warning("%s", warning)
        self._found.append(replace(found, bad=[], lines=[]))
        return bad

    def _lines_before(self, part: Part, lines: Sequence[int]) -> list[int]:
        """How many lines of its file stand before each span of a part."""
        before = []
        spans = (span for piece in part.pieces for span in piece.spans)
        for span, count in zip(spans, lines, strict=True):
            if span.start == 0:
                self._lines = 0
            before.append(self._lines)
            self._lines += count
        return before

    def cuts(self) -> Iterator[tuple[int, list[int], Superseded]]:
        """The parts that may have superseded events, with the rows of each of their pieces, once all is settled."""
        for part, found in zip(self._parts, self._found, strict=True):
            superseded = self.superseded.about(found.superseded) if found.rows else None
            if superseded is not None:
                yield part.number, [counts.events for counts in found.runs], superseded

    def left_out(self, number: int, rows: Sequence[int]) -> None:
        """Takes in how many rows of each piece of a part are left out, as they are superseded."""
        found = self._found[number]
        for counts, hidden in zip(found.runs, rows, strict=True):
            self._counts[counts.run].superseded += hidden
        self.hidden += sum(rows)
        self.files -= sum(rows) == found.rows

    def told(self) -> list[str]:
        """What the runs that others have logged were read as, and what else should be known."""
        return [line for number in sorted(self._counts) for line in self._counts[number].told]

    def error_rows(self, bad: Sequence[BadLine]) -> pa.Table:
        """Rows of `_errors.parquet`."""
        columns = {
            "run_id": [self._runs[line.run].run_id for line in bad],
            "bad": [line.fatal for line in bad],
            **{name: [getattr(line, name) for line in bad] for name in ("path", "line", "offset", "text", "message")},
        }
        return pa.table({name: columns[name] for name in ERROR_COLUMNS.names}, ERROR_COLUMNS)

    def run_rows(self) -> pa.Table:
        """Rows of `_runs.parquet`."""
        rows = []
        for number, run in enumerate(self._runs):
            counts = self._counts.get(number, RunCounts(number))
            if counts.newer:
                newer = f"{counted(counts.newer, 'event')} newer than schema {SCHEMA_VERSION}"
                log.warning("%s: %s: fields it does not know are left out", printable(run.run_id), newer)
            rows.append(
                {
                    "run_id": run.run_id,
                    "paths": [shown_place(path) for path in run.paths],
                    "read_as": counts.read_as,
                    "events": counts.events - counts.superseded,
                    "superseded": counts.superseded,
                    "attempts": len(counts.attempts),
                    "first_step": counts.first_step,
                    "last_step": counts.last_step,
                    "errors": counts.skipped[True],
                    "left_out": counts.skipped[False],
                    "event_run_ids": sorted(counts.run_ids),
                    "ranks": sorted(counts.ranks),
                    "manifest": counts.manifest,
                    "foreign": None if counts.foreign is None else _as_row(counts.foreign),
                }
            )
        return pa.Table.from_pylist(rows, RUN_COLUMNS)


def _as_row(foreign: Foreign) -> dict[str, Any]:
    texts = {name: json.dumps(plain(getattr(foreign, name))) for name in ("settings", "about")}
    return {**{one.name: getattr(foreign, one.name) for one in fields(foreign)}, **texts}
