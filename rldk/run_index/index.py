"""The runs of a folder in numbers, for whoever shows many of them at once: only what their logs have gained is read."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from rldk.errors import RldkError
from rldk.log.attempts import Superseded
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant, constant_of
from rldk.log.one_pass import in_one_pass, with_hidden
from rldk.log.runs import RunLogs
from rldk.report.downsample import Curve
from rldk.run_index.database import Database
from rldk.run_index.files import files_of
from rldk.run_index.growth import Growth, Part, all_of, can_grow, new_in
from rldk.run_index.settings import settings_of
from rldk.run_index.summaries import Summaries, Summary, decode_curve, encode_curve, summary_of, summary_row
from rldk.run_index.table import Row, View

log = logging.getLogger(__name__)

MOST_CURVE_BYTES = 256 * 2**20
"""Of all curves in one index: those beyond it that were changed longest ago are forgotten."""

_AT_ONCE = 64  # runs that are written together


class Writer(msgspec.Struct, array_like=True, frozen=True):
    """Who has written a log last: what comes from it, and rises, hides nothing that was read before."""

    run_id: str
    rank: int | None
    attempt: int | None


class Read(msgspec.Struct, array_like=True, frozen=True):
    """How far a run was read.

    Attributes:
        parts: The files of its log.
        writer: Who has written all of it, or its last attempt; None where what comes next may change what counts.
        several: Whether there are attempts before.
        last_step: The highest train step.
        last_event: When its latest event was written, Unix time, s.
    """

    parts: list[Part]
    writer: Writer | None
    several: bool
    last_step: int | None
    last_event: float | None


class _OtherOrderError(Exception):
    """What a log has gained may change what counts of it: all of it is read."""


@dataclass(slots=True)
class Known:
    """What is known of a run.

    Attributes:
        read: How far it was read; None if not at all.
        found: Its figures and curves.
        files: Stands for its files, where a later change of them shows in it.
    """

    read: Read | None
    found: Summaries
    files: bytes | None = None


@dataclass(slots=True)
class Updated:
    """What an update has done.

    Attributes:
        bytes: How many were read of logs.
        anew: Runs of which all was read.
        grown: Runs of which only what they have gained was read.
        unread: Runs that cannot be read, and why.
        left: How many runs have changed and were not looked at, as time was up.
    """

    bytes: int = 0
    anew: list[str] = field(default_factory=list)
    grown: list[str] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)
    left: int = 0


class RunIndex:
    """The figures and curves of the runs of a folder. Where nothing can be kept on a disk, they are kept in memory.

    Args:
        folder: The runs are below it.
    """

    def __init__(self, folder: str | Path) -> None:
        self._folder = os.fspath(folder)
        self._database = Database(folder, or_memory=True)

    def update(self, runs: Iterable[RunLogs], curves: Sequence[str] = (), *, seconds: float | None = None) -> Updated:
        """Brings what is known of some runs up to date.

        Args:
            runs: Runs that rldk has logged, as they were found just now.
            curves: Metrics whose curves are wanted, too, and kept up to date from now on.
            seconds: After how long to stop, so that what is known can be shown: call it again for the rest.
        """
        deadline = None if seconds is None else time.monotonic() + seconds
        done, new = Updated(), []
        told = dict(self._database.rows("SELECT id, files FROM run"))
        drawn: dict[int, set[str]] = {}
        for key, name in self._database.rows("SELECT run, name FROM curve") if curves else ():
            drawn.setdefault(key, set()).add(name)
        for run in runs:
            key, files = self._key(run), files_of(run)
            if files is not None and told.get(key) == files.digest and drawn.get(key, set()) >= set(curves):
                continue
            if deadline is not None and time.monotonic() > deadline:
                done.left += 1
                continue
            try:
                known = self._brought_up(run, curves, done)
            except (RldkError, OSError) as error:
                done.unread[run.run_id] = str(error)
                continue
            known.files = files.digest if files is not None and files.settled else None
            new.append((run, known))
            if len(new) >= _AT_ONCE:
                self._write(new)
                new = []
        self._write(new)
        return done

    def curves(self, run: RunLogs, names: Sequence[str]) -> dict[str, Curve]:
        """The curves of some metrics of a run, as it is now; those that it has no value of are left out.

        Raises:
            RldkError: Its log cannot be read; likewise
            OSError: that.
        """
        known = self._brought_up(run, names, Updated())
        self._write([(run, known)])
        return {name: curve for name in names if (curve := known.found.curves.get(name)) is not None and curve.count}

    def summaries(self, run: RunLogs) -> dict[str, Summary]:
        """The metrics of a run in numbers, as of the last update."""
        return self._known(run).found.metrics

    def forget(self, runs: Iterable[RunLogs]) -> None:
        """Forgets what is known of all runs but these."""
        there = {self._key(run) for run in runs}
        gone = [(key,) for (key,) in self._database.rows("SELECT id FROM run") if key not in there]
        if gone:
            self._database.write(_deleting(gone))

    def table(self, view: View) -> list[Row]:
        """Runs side by side, as of the last update, from the index alone."""
        query, values = view.query()
        return [Row.of(row, view.metrics) for row in self._database.rows(query, values)]

    def _brought_up(self, run: RunLogs, curves: Sequence[str], done: Updated) -> Known:
        """What is known of a run after reading what is new."""
        known = self._known(run)
        grows = can_grow(run)
        if known.read is not None and grows and known.found.curves.keys() >= set(curves):
            new = new_in(run, known.read.parts)
            if new is not None and not new[0]:
                return known
            if new is not None and known.read.writer is not None:
                growth = Growth(run, *new)
                try:
                    _continue(known, growth)
                except _OtherOrderError:
                    pass
                else:
                    done.grown.append(run.run_id)
                    return known
                finally:
                    done.bytes += growth.bytes
        growth = Growth(run, all_of(run), [])
        wanted = dict.fromkeys((*known.found.curves, *curves))
        known = _read_all(growth.batches if grows else run.batches, wanted)
        done.anew.append(run.run_id)
        done.bytes += growth.bytes
        if known.read is not None:
            known.read = msgspec.structs.replace(known.read, parts=growth.parts)
        return known

    def _known(self, run: RunLogs) -> Known:
        rows = self._database.rows(
            "SELECT read, first_step, last_step, last_event, events FROM run WHERE id = ? AND name = ?",
            (self._key(run), self._name(run)),
        )
        found = Summaries()
        if not rows:
            return Known(None, found)
        read, found.first_step, found.last_step, found.last_event, found.events = rows[0]
        for name, *row in self._database.rows(_METRICS, (self._key(run),)):
            found.metrics[name] = summary_of(row)
        curves = self._database.rows("SELECT name, body FROM curve WHERE run = ?", (self._key(run),))
        try:
            found.curves = {name: decode_curve(body) for name, body in curves}
            return Known(msgspec.msgpack.decode(read, type=Read), found)
        except ValueError as error:
            log.debug("index of %s: %s", self._folder, error)
            return Known(None, Summaries())

    def _write(self, new: list[tuple[RunLogs, Known]]) -> None:
        if not new:
            return
        now = time.time()
        runs, metrics, settings, curves = [], [], [], []
        for run, known in new:
            key, found = self._key(run), known.found
            span = (found.first_step, found.last_step, found.last_event, found.events)
            name = run.run_id.encode("utf-8", "backslashreplace").decode()
            runs.append((key, self._name(run), name, known.files, msgspec.msgpack.encode(known.read), *span))
            metrics += [(name, key, *summary_row(summary)) for name, summary in found.metrics.items()]
            settings += [(name, key, *value) for name, value in settings_of(run.manifest()[0]).items()]
            curves += [(key, name, now, encode_curve(curve)) for name, curve in found.curves.items()]
        self._database.write(
            [
                *_deleting([(row[0],) for row in runs]),
                (_insert("run", 9), runs),
                (_insert("metric", 12), metrics),
                (_insert("config", 4), settings),
                (_insert("curve", 4), curves),
                *([(_FORGET_CURVES, [(MOST_CURVE_BYTES,)])] if curves else []),
            ]
        )

    def _name(self, run: RunLogs) -> bytes:
        return os.fsencode(os.path.relpath(run.paths[0], self._folder))

    def _key(self, run: RunLogs) -> int:
        return int.from_bytes(blake2b(self._name(run), digest_size=8).digest(), "big", signed=True)


_METRICS = """SELECT name, count, finite, first, last, low, low_step, high, high_step, total, odd FROM metric
    WHERE run = ?"""
_FORGET_CURVES = """DELETE FROM curve WHERE (run, name) IN (
    SELECT run, name FROM
        (SELECT run, name, sum(length(body)) OVER (ORDER BY changed DESC, run, name) AS size FROM curve)
    WHERE size > ?)"""


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608  # both are ours


def _deleting(keys: Sequence[tuple[int]]) -> list[tuple[str, Sequence[tuple[int]]]]:
    tables = {"run": "id", "metric": "run", "config": "run", "curve": "run"}
    return [(f"DELETE FROM {table} WHERE {column} = ?", keys) for table, column in tables.items()]  # noqa: S608


def _read_all(batches: Any, curves: Mapping[str, None]) -> Known:
    """Reads all of a run."""

    def work(several: Iterator[Batch], superseded: Superseded | None) -> Known:
        found, last = Summaries(curves), _Last()
        for batch, hidden in with_hidden(several, superseded):
            found.add(batch, hidden)
            last.add(batch)
        read = Read([], last.goes_on, last.several, found.last_step, found.last_event)
        return Known(read, found)

    return in_one_pass(batches, work)[0]


def _continue(known: Known, growth: Growth) -> None:
    """Adds what a log has gained.

    Raises:
        _OtherOrderError: It may change what counts.
    """
    read = known.read
    assert read is not None  # noqa: S101
    last = _Last()
    for batch in growth.batches():
        last.add(batch)
        if last.several or last.writer != read.writer:
            raise _OtherOrderError
        if read.several and not _rises(batch, read):
            raise _OtherOrderError
        known.found.add(batch, Constant(False, len(batch)))
    found = known.found
    known.read = msgspec.structs.replace(
        read, parts=growth.parts, last_step=found.last_step, last_event=found.last_event
    )


def _rises(batch: Batch, read: Read) -> bool:
    """Whether events come after all that was read before, by their steps and times."""
    times = batch.leaf("timestamp")
    steps = min(batch.steps) > (-1 if read.last_step is None else read.last_step)
    return steps and None not in times and min(times) >= (read.last_event or 0.0)


class _Last:
    """Who has written some events last.

    Attributes:
        writer: That; None without any.
        several: Whether others have written before.
    """

    def __init__(self) -> None:
        self.writer: Writer | None = None
        self.several = False
        self._latest = 0

    def add(self, batch: Batch) -> None:
        """Takes the next events."""
        infos, ranks, attempts = batch.group("model_info"), batch.leaf("rank"), batch.leaf("attempt")
        one = len({info.run_id for info in infos.values}) == 1 and constant_of(ranks) and constant_of(attempts)
        for row in (0,) if one else range(len(batch)):
            writer = Writer(infos[row].run_id, ranks[row], attempts[row])
            self.several |= self.writer not in (None, writer)
            self.writer = writer
            self._latest = max(self._latest, writer.attempt or 0)

    @property
    def goes_on(self) -> Writer | None:
        """Who hides nothing that was written before while its steps and times rise, and is not hidden itself."""
        latest = self.writer is not None and self.writer.attempt == self._latest
        return self.writer if latest or not self.several else None
