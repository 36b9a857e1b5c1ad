"""A data set in parts, as `rldk ingest LOGS OUT/` makes it: its rows in order, and what it has recorded of its runs."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from rldk_schema import Event

from rldk.errors import EventValidationError, MissingExtraError, Problem
from rldk.io.dataset_run import DatasetRun, Foreign, Recorded
from rldk.io.tables import UNREADABLE, check_table, numbered_events
from rldk.log.skips import MOST_KEPT, OnError, Skipped, Skips, all_skips
from rldk.log.table_files import ERRORS, RUNS, is_dataset_file, is_part
from rldk.text import counted, printable

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

log = logging.getLogger(__name__)

_NEEDED = ("run_id", "paths", "read_as", "events", "superseded", "errors", "left_out")
_LINE = ("run_id", "path", "line", "offset", "message", "bad")


class _Part(NamedTuple):
    """A file of rows.

    Attributes:
        start: The place of its first row among all.
        facts: Its footer.
    """

    path: Path
    start: int
    facts: pq.FileMetaData


class Dataset:
    """The rows of a data set in parts, in their order.

    Args:
        folder: Its directory.

    Attributes:
        recorded: What it says of each of its runs, in the order of their rows.

    Raises:
        EventValidationError: It is none that rldk has made, or not as it was made.
        OSError: A file cannot be read.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        names = sorted(path.name for path in self.folder.iterdir())
        runs = self._table(RUNS, _NEEDED)
        self.recorded = _recorded(runs, self._skips(runs))
        self._parts: list[_Part] = []
        rows = 0
        for path in (self.folder / name for name in names if is_part(name)):
            with _reading(path):
                facts = pq.read_metadata(path)
                check_table(facts.schema.to_arrow_schema(), str(path))
            self._parts.append(_Part(path, rows, facts))
            rows += facts.num_rows
        self.rows = sum(runs["events"].to_pylist())
        if rows != self.rows:
            message = (
                f"expected parts with {self.rows} rows, as {RUNS} says, found {rows}: one is missing or was changed"
            )
            raise EventValidationError([Problem("$", message)], str(self.folder))
        self._held: tuple[Path, int, pa.Table] | None = None
        others = [name for name in names if not is_dataset_file(name) and not name.startswith(".")]
        if others:
            what = f"{counted(len(others), 'other file')}, the first: {printable(others[0])}"
            log.warning("%s: not read: %s", self.folder, what)

    def runs(self, on_error: OnError = "raise") -> list[DatasetRun]:
        """Its runs, in the order of their rows. `on_error` is for rows that are no events."""
        return [
            DatasetRun(one.run_id, (self.folder,), on_error=on_error, dataset=self, recorded=one)
            for one in self.recorded
        ]

    @property
    def skips(self) -> Skips:
        """Lines of the logs that gave no event when it was made."""
        return all_skips(one.skips for one in self.recorded)

    def warn(self) -> None:
        """Warns of what was left out when it was made."""
        skips, superseded = self.skips, sum(one.superseded for one in self.recorded)
        parts = [f"{counted(superseded, 'event')} of superseded attempts"] if superseded else []
        if skips:
            parts.append(f"{counted(skips.count, 'line')} that could not be read, the first: {skips.told()[0]}")
        if parts:
            log.warning("%s: left out when it was made: %s", self.folder, "; ".join(parts))

    def events(
        self, start: int = 0, stop: int | None = None, refuse: Callable[[Skipped], None] | None = None
    ) -> Iterator[tuple[Path, int, Event]]:
        """The events of some rows, each with its file and its place there, from 1.

        Args:
            start: The place of the first row among all.
            stop: That after the last one.
            refuse: Gets the rows that are no events; None to raise at the first.

        Raises:
            EventValidationError: A row is no event, or a file is damaged.
        """
        stop = self.rows if stop is None else stop
        for part in self._parts:
            first = part.start
            for group in range(part.facts.num_row_groups):
                rows = part.facts.row_group(group).num_rows
                begin, end = max(start - first, 0), min(stop - first, rows)
                if begin < end:
                    with _reading(part.path):
                        table = self._group(part, group).slice(begin, end - begin)
                        before = first + begin - part.start
                        for number, event in numbered_events(
                            table.schema, table.to_batches(), str(part.path), before=before, refuse=refuse
                        ):
                            yield part.path, number, event
                first += rows

    def _group(self, part: _Part, number: int) -> pa.Table:
        """A row group: small runs that follow each other share one, which is decoded once."""
        if self._held is None or self._held[:2] != (part.path, number):
            with part.path.open("rb") as file, pq.ParquetFile(file, metadata=part.facts) as parquet:
                self._held = part.path, number, parquet.read_row_group(number)
        return self._held[2]

    def _table(self, name: str, needed: Sequence[str]) -> pa.Table:
        path = self.folder / name
        with _reading(path), path.open("rb") as file:
            table = pq.read_table(file)
        if missing := [column for column in needed if column not in table.column_names]:
            message = f"expected a table of `rldk ingest LOGS OUT/`, found no {', '.join(missing)} in it"
            raise EventValidationError([Problem("$", message)], str(path))
        return table

    def _skips(self, runs: pa.Table) -> list[Skips]:
        """The lines of each run that gave no event."""
        counts = zip(runs["errors"].to_pylist(), runs["left_out"].to_pylist(), strict=True)
        found = [Skips(count=bad, other_count=others) for bad, others in counts]
        if not any(one.count or one.other_count for one in found) or not (self.folder / ERRORS).is_file():
            return found
        of_name: dict[str, Skips] = {}
        of_path: dict[str, Skips] = {}
        for name, paths, skips in zip(runs["run_id"].to_pylist(), runs["paths"].to_pylist(), found, strict=True):
            of_name.setdefault(name, skips)
            of_path.update(dict.fromkeys(paths or (), skips))
        for batch in self._table(ERRORS, _LINE).select(_LINE).to_batches(max_chunksize=MOST_KEPT):
            for row in batch.to_pylist():
                known = of_path.get(row["path"], of_name.get(row["run_id"]))
                kept = None if known is None else known.bad if row["bad"] else known.others
                if kept is not None and len(kept) < MOST_KEPT:
                    kept.append(Skipped(Path(row["path"]), row["line"], row["message"], row["bad"], row["offset"]))
        return found


def _recorded(runs: pa.Table, skips: Sequence[Skips]) -> list[Recorded]:
    found, start = [], 0
    for row, skipped in zip(runs.to_pylist(), skips, strict=True):
        found.append(
            Recorded(
                run_id=row["run_id"],
                start=start,
                stop=start + row["events"],
                superseded=row["superseded"],
                ranks=row.get("ranks") or (),
                manifest=row.get("manifest"),
                read_as=row["read_as"],
                foreign=_foreign(row.get("foreign")),
                skips=skipped,
            )
        )
        start += row["events"]
    return found


def _foreign(told: Mapping[str, Any] | None) -> Foreign | None:
    if told is None:
        return None
    texts = {name: json.loads(told[name] or "{}") for name in ("settings", "about")}
    return Foreign(**{**told, **texts, "unexplained": tuple(told["unexplained"] or ())})


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except UNREADABLE as error:
        raise EventValidationError([Problem("$", f"not readable as Parquet: {error}")], str(path)) from error
