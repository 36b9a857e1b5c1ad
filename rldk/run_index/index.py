"""The runs of a folder in numbers, for whoever shows many of them at once: only what their logs have gained is read."""

from __future__ import annotations

import logging
import math
import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal

from rldk.adapters.foreign_run import ForeignRun
from rldk.errors import RldkError
from rldk.log.runs import RunLogs
from rldk.run_index.database import Database
from rldk.run_index.files import files_of
from rldk.run_index.kept import decode_run, encode_run
from rldk.run_index.known_run import KnownRun
from rldk.run_index.settings import settings_of
from rldk.run_index.summaries import Summary

log = logging.getLogger(__name__)

MOST_CURVE_BYTES = 256 * 2**20
"""Of all curves in one index: those of the runs beyond it that were kept longest ago are forgotten."""

Figure = Literal["last", "first", "mean", "min", "max", "count"]
FIGURES: dict[Figure, str] = {
    "last": "last",
    "first": "first",
    "mean": "CASE WHEN finite THEN total / finite END",
    "min": "low",
    "max": "high",
    "count": "count",
}
"""What a column of a metric may hold, each with its SQL."""

_AT_ONCE = 64  # runs that are written together


@dataclass(slots=True)
class Updated:
    """What an update has done.

    Attributes:
        bytes: How many were read of logs.
        anew: Runs of which all was read.
        grown: Runs of which only what they have gained was read.
        unread: What stands for runs that cannot be read (see `RunIndex.key_of`), and why.
        left: How many runs have changed and were not looked at, as time was up.
    """

    bytes: int = 0
    anew: list[str] = field(default_factory=list)
    grown: list[str] = field(default_factory=list)
    unread: dict[int, str] = field(default_factory=dict)
    left: int = 0


class RunIndex:
    """The figures and curves of the runs of a folder. Where nothing can be kept on a disk, they are kept in memory.

    Args:
        folder: The runs are below it.
    """

    def __init__(self, folder: str | Path) -> None:
        self._folder = os.fspath(folder)
        self._database = Database(folder, or_memory=True)

    def update(self, runs: Iterable[RunLogs], *, seconds: float | None = None) -> Updated:
        """Brings the figures and settings of some runs up to date, not their curves.

        Args:
            runs: As they were found just now.
            seconds: After how long to stop, so that what is known can be shown: call it again for the rest.

        Raises:
            BusyError: Another process has the index for itself, and nothing was read.
        """
        deadline = None if seconds is None else time.monotonic() + seconds
        done, new = Updated(), []
        told = dict(self._database.rows_or_busy("SELECT id, files FROM run"))
        for run in runs:
            key, digest = self.key_of(run), _digest(run)
            if digest is not None and told.get(key) == digest:
                continue
            if deadline is not None and time.monotonic() > deadline:
                done.left += 1
                continue
            known = (self._kept("run", "id", run) if key in told else None) or KnownRun(curves=False)
            try:
                change = known.look(run)
            except (RldkError, OSError) as error:
                done.unread[key] = str(error)
                continue
            done.bytes += change.bytes
            if change.kind != "nothing":
                (done.grown if change.kind == "grown" else done.anew).append(run.run_id)
            new.append((run, known, digest))
            if len(new) >= _AT_ONCE:
                self._write(new)
                new = []
        self._write(new)
        return done

    def known(self, run: RunLogs) -> KnownRun:
        """What is known of a run as it is now, with its curves: what is new of it is read, and kept.

        Raises:
            RldkError: Its log cannot be read; likewise
            OSError: that.
        """
        known = self.kept(run) or KnownRun()
        if known.look(run).kind != "nothing":
            self.keep(run, known)
        return known

    def kept(self, run: RunLogs) -> KnownRun | None:
        """What was known of a run when it was looked at last, with its curves: nothing is read of its log."""
        return self._kept("curves", "run", run)

    def keep(self, run: RunLogs, known: KnownRun) -> None:
        """Keeps what is known of a run, with its curves."""
        self._write([(run, known, None)])
        try:
            body = encode_run(known)
        except (ValueError, OverflowError) as error:
            log.debug("index of %s: not kept: %s", self._folder, error)
            return
        row = (self.key_of(run), self._name(run), time.time(), len(body), body)
        forget = "DELETE FROM curves WHERE run IN (SELECT run FROM (SELECT run, sum(size) OVER newest AS total"
        forget += " FROM curves WINDOW newest AS (ORDER BY changed DESC, run)) WHERE total > ?)"
        self._database.write([(_replace("curves", 5), [row]), (forget, [(MOST_CURVE_BYTES,)])])

    def summaries(self, run: RunLogs) -> dict[str, Summary]:
        """The metrics of a run in numbers, as of the last update."""
        known = self._kept("run", "id", run)
        return {} if known is None else known.summaries

    def key_of(self, run: RunLogs) -> int:
        """What stands for a run in columns, as long as its log stays where it is: a signed integer of 64 bits."""
        return int.from_bytes(blake2b(self._name(run), digest_size=8).digest(), "big", signed=True)

    def column(self, name: str, figure: Figure = "last") -> dict[int, float]:
        """A metric of all runs that have it, as of the last update, by `key_of`.

        The first and the last value may be NaN or infinite; the others are of the values that are finite, so that a run
        without any is left out, except of `count`, which counts all.

        Raises:
            KeyError: There is no such figure.
            BusyError: Another process has the index for itself.
        """
        rows = self._database.rows_or_busy(f"SELECT run, {FIGURES[figure]} FROM metric WHERE name = ?", (name,))  # noqa: S608
        if figure in ("first", "last"):
            return {run: math.nan if value is None else value for run, value in rows}
        return {run: value for run, value in rows if value is not None}

    def setting(self, key: str) -> dict[int, str | float]:
        """A key of the configuration, such as `model.name`, of all runs that have it, by `key_of`.

        A number is one, unless it is too large to be exact; text is as it is; anything else is as JSON has it.

        Raises:
            BusyError: Another process has the index for itself.
        """
        rows = self._database.rows_or_busy("SELECT run, value, number FROM config WHERE key = ?", (key,))
        return {run: value if number is None else number for run, value, number in rows}

    def names(self) -> dict[str, int]:
        """All metrics, and how many runs have each, most first.

        Raises:
            BusyError: Another process has the index for itself.
        """
        query = "SELECT name, count(*) AS runs FROM metric GROUP BY name ORDER BY 2 DESC, 1"
        return dict(self._database.rows_or_busy(query))

    def more_metrics(self) -> list[int]:
        """Of each run with more than `MOST_NAMES` metrics, how many more, up to `MOST_COUNTED`: they are in no column.

        Raises:
            BusyError: Another process has the index for itself.
        """
        query = "SELECT more_metrics FROM run WHERE more_metrics > 0"
        return [count for (count,) in self._database.rows_or_busy(query)]

    def setting_keys(self) -> dict[str, int]:
        """All keys of configurations, and how many runs have each, most first.

        Raises:
            BusyError: Another process has the index for itself.
        """
        return dict(self._database.rows_or_busy("SELECT key, count(*) FROM config GROUP BY key ORDER BY 2 DESC, 1"))

    def there(self) -> set[int]:
        """What stands for each run whose figures are known, see `key_of`.

        Raises:
            BusyError: Another process has the index for itself.
        """
        return {key for (key,) in self._database.rows_or_busy("SELECT id FROM run")}

    def forget(self, runs: Iterable[RunLogs]) -> None:
        """Forgets what is known of all runs but these."""
        there = set(map(self.key_of, runs))
        keys = self._database.rows("SELECT id FROM run UNION SELECT run FROM curves")
        gone = [(key,) for (key,) in keys if key not in there]
        if gone:
            self._database.write([*_deleting(gone), ("DELETE FROM curves WHERE run = ?", gone)])

    def _kept(self, table: str, key: str, run: RunLogs) -> KnownRun | None:
        query = f"SELECT body FROM {table} WHERE {key} = ? AND name = ?"  # noqa: S608  # both are ours
        rows = self._database.rows(query, (self.key_of(run), self._name(run)))
        try:
            return decode_run(rows[0][0]) if rows else None
        except ValueError as error:
            log.debug("index of %s: %s", self._folder, error)
            return None

    def _write(self, new: Sequence[tuple[RunLogs, KnownRun, bytes | None]]) -> None:
        runs: list[Any] = []
        metrics: list[Any] = []
        settings: list[Any] = []
        for run, known, digest in new:
            key = self.key_of(run)
            try:
                body = encode_run(known.without_curves())
                runs.append((key, self._name(run), digest, body, len(known.figures.left_out)))
            except (ValueError, OverflowError) as error:
                log.debug("index of %s: not kept: %s", self._folder, error)
                continue
            for name, one in known.summaries.items():
                finite = (one.low, one.high, one.total) if one.finite else (None, None, None)
                figures = (one.first, one.last, *finite)
                metrics.append((name, key, one.count, one.finite, *(None if n != n else n for n in figures)))  # noqa: PLR0124
            manifest = {"config": run.facts().config} if isinstance(run, ForeignRun) else run.manifest()[0]
            settings += [(name, key, *value) for name, value in settings_of(manifest).items()]
        if runs:
            statements = [
                (_replace("run", 5), runs),
                (_replace("metric", 9), metrics),
                (_replace("config", 4), settings),
            ]
            self._database.write([*_deleting([(row[0],) for row in runs]), *statements])

    def _name(self, run: RunLogs) -> bytes:
        name = os.fsencode(os.path.relpath(run.paths[0], self._folder))
        # A table, and a log of another tool, may hold several runs.
        return name if type(run) is RunLogs else name + b"\0" + run.run_id.encode("utf-8", "surrogateescape")


def _digest(run: RunLogs) -> bytes | None:
    """Stands for the files of a run; None where a change of them may not show in it."""
    files = files_of(run) if type(run) is RunLogs else None
    return files.digest if files is not None and files.settled else None


def _replace(table: str, columns: int) -> str:
    return f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608  # both are ours


def _deleting(keys: Sequence[tuple[int]]) -> list[tuple[str, Sequence[tuple[int]]]]:
    tables = {"run": "id", "metric": "run", "config": "run"}
    return [(f"DELETE FROM {table} WHERE {column} = ?", keys) for table, column in tables.items()]  # noqa: S608
