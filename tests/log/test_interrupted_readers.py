"""Every reader finds every segment, whatever a writer does between any two of its system calls."""

from __future__ import annotations

import contextlib
import csv
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count, pairwise
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from rldk import EventWriter, export_logs, read_events, validate_logs
from rldk.errors import LogChangedError
from rldk.event.codec import decode_event
from rldk.ingest import Ingest
from rldk.log.bulk.batch import Batch
from rldk.log.follower import iter_chain
from rldk.log.replay import EventLogs
from rldk.log.retention import compress_segments, delete_surplus
from rldk.log.runs import find_run_logs
from rldk.log.segments import closed_segments
from rldk.validation.consistency import Consistency
from tests.factories.events import make_event
from tests.factories.interruptions import Interruption, TornListings

MISSED = re.compile(r"(\d+) closed segments? deleted before being read, with (\d+) events?")


class Log:
    """A log that a real writer rotates every two events."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.live = folder / "r_events.jsonl"
        self.written = 0
        with EventWriter(folder / "size.jsonl") as probe:
            probe.write(make_event(step=10))
            size = probe.path.stat().st_size
        for path in folder.iterdir():
            path.unlink()
        self.writer = EventWriter(self.live, rotate_bytes=size * 5 // 2)
        self.write(5)  # two closed segments, one event in the live file

    def write(self, events: int) -> None:
        for _ in range(events):
            self.writer.write(make_event(step=10 + self.written))
            self.written += 1
        assert self.writer.dropped == 0


@dataclass(frozen=True)
class Meanwhile:
    """What the writer does in between."""

    rotations: int
    compress: bool = False
    keep: int | None = None

    def __str__(self) -> str:
        return f"{self.rotations} rotations{', compressed' * self.compress}{f', {self.keep} kept' * bool(self.keep)}"

    def happen(self, log: Log) -> None:
        log.write(2 * self.rotations)
        if self.compress:
            compress_segments(log.live, "zstd")
        if self.keep:
            delete_surplus(log.live, self.keep)


ROTATIONS = [Meanwhile(1), Meanwhile(2), Meanwhile(3, compress=True), Meanwhile(0, compress=True)]
DELETIONS = [Meanwhile(0, keep=1), Meanwhile(1, keep=2), Meanwhile(3, keep=1), Meanwhile(4, compress=True, keep=2)]


class _NothingMoreError(Exception):
    """A follower has read all that there will be."""


def follow(log: Log, interruption: Interruption) -> list[int]:
    idle = count(1)

    def pause(_seconds: float) -> None:
        if not interruption.done:
            interruption.now()
        elif next(idle) > 2:
            raise _NothingMoreError

    found = []
    with contextlib.suppress(_NothingMoreError):
        for _, line in iter_chain(log.live, follow=True, pause=pause):
            found.append(decode_event(line.data).step)
    return found


def validate(log: Log) -> list[int]:
    found: list[int] = []
    check, take = Consistency.check, Consistency.take

    def noting(self: Consistency, event: dict[str, Any], *place: Any) -> Any:
        found.append(event["step"])
        return check(self, event, *place)

    def noting_all(self: Consistency, batch: Batch, *file: Any) -> bool:
        taken = take(self, batch, *file)
        found.extend(batch.steps if taken else ())
        return taken

    with mock.patch.object(Consistency, "check", noting), mock.patch.object(Consistency, "take", noting_all):
        for report in validate_logs(log.folder, check_consistency=True):
            assert report, report.errors
    return found


def export(log: Log) -> list[int]:
    dest = log.folder / "out.csv"
    export_logs(log.folder, dest)
    with dest.open() as file:
        return [int(row["step"]) for row in csv.DictReader(file)]


def said_missed(text: str) -> int:
    """How many events are said to be missed; there are two in each segment."""
    said = [(int(segments), int(events)) for segments, events in MISSED.findall(text)]
    assert all(events == 2 * segments for segments, events in said)
    return sum(events for _, events in said)


def steps(events: Iterator) -> list[int]:
    return [event.step for event in events]


READERS: dict[str, Callable[[Log], list[int]]] = {
    "read_events": lambda log: steps(read_events(log.folder)),
    "read_events of the live file": lambda log: steps(read_events(log.live)),
    "runs": lambda log: [step for run in find_run_logs(log.folder) for step in steps(run)],
    "ingest": lambda log: steps(Ingest(log.folder)),
    "ingest of the live file": lambda log: steps(Ingest(log.live)),
    "export": export,
    "validate": validate,
}


def interrupted(
    tmp_path: Path, meanwhile: Meanwhile, read: Callable[[Log, Interruption], list[int]]
) -> Iterator[tuple[Log, int, Interruption, list[int]]]:
    """Reads a log again and again, with the writer going on before the 1st, 2nd ... system call."""
    for before in count(1):
        log = Log(tmp_path / str(before))
        there = log.written
        interruption = Interruption(before, partial(meanwhile.happen, log))
        found = interruption.run(partial(read, log, interruption))
        log.writer.close()
        yield log, there, interruption, found
        if interruption.calls < before:
            assert before > 10
            return


@pytest.mark.parametrize("meanwhile", ROTATIONS, ids=str)
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_that_is_overtaken_by_rotations_reads_a_beginning_without_gaps(
    reader: str, meanwhile: Meanwhile, tmp_path: Path
) -> None:
    for log, there, _, found in interrupted(tmp_path, meanwhile, lambda log, _: READERS[reader](log)):
        assert found == list(range(10, 10 + len(found)))
        assert there <= len(found) <= log.written


@pytest.mark.parametrize("meanwhile", ROTATIONS, ids=str)
def test_a_follower_that_is_overtaken_by_rotations_sees_each_event_once(meanwhile: Meanwhile, tmp_path: Path) -> None:
    for log, _, _, found in interrupted(tmp_path, meanwhile, follow):
        assert found == list(range(10, 10 + log.written))


@pytest.mark.parametrize("meanwhile", DELETIONS, ids=str)
@pytest.mark.parametrize("reader", [*READERS, "follow"])
def test_what_retention_deletes_unread_is_counted_exactly_and_nothing_else_is_missed(
    reader: str, meanwhile: Meanwhile, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def read(log: Log, interruption: Interruption) -> list[int]:
        caplog.clear()
        try:
            return follow(log, interruption) if reader == "follow" else READERS[reader](log)
        except LogChangedError:
            return []

    for name in ("first", "alone"):  # the first time, modules are looked for
        alone = Interruption(10**9, lambda: None)
        undisturbed = Log(tmp_path / name)
        alone.run(partial(read, undisturbed, alone))
        undisturbed.writer.close()
    for log, there, interruption, found in interrupted(tmp_path, meanwhile, read):
        if not found:  # one of several passes has found a part deleted, and said so
            assert reader == "export"
            continue
        assert found == sorted(set(found))
        assert (log.written if reader == "follow" else there) <= found[-1] - 9 <= log.written
        said = said_missed(caplog.text)
        gaps = sum(b - a - 1 for a, b in pairwise(found))
        before_all = found[0] - 10
        if interruption.before <= interruption.listings[len(alone.listings) - 1]:
            assert said in (gaps, gaps + before_all)  # what is deleted before it is found was never there
        else:
            assert said == gaps + before_all


@pytest.mark.parametrize("meanwhile", [*ROTATIONS, *DELETIONS], ids=str)
@pytest.mark.parametrize("reader", [*READERS, "follow"])
def test_a_listing_that_does_not_show_what_changes_meanwhile_leads_nobody_astray(
    reader: str, meanwhile: Meanwhile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A large directory is listed in pieces, between which the writer goes on."""
    # What is in neither of the two listings that find the logs of a directory is not there: `export` makes four.
    hits = ({1}, {2}, {3}, {4}, {1, 3, 5}, {2, 4, 6}, {1, 4} if reader == "export" else range(2, 7))
    for hit in hits:
        log = Log(tmp_path / str(hit))
        there = log.written
        listings = TornListings(hit, partial(meanwhile.happen, log))
        caplog.clear()
        with monkeypatch.context() as patch:
            patch.setattr(os, "scandir", listings.scandir)
            try:
                found = follow(log, Interruption(10**9, lambda: None)) if reader == "follow" else READERS[reader](log)
            except LogChangedError:
                assert meanwhile.keep
                continue
        log.writer.close()
        said = said_missed(caplog.text)
        gaps = sum(b - a - 1 for a, b in pairwise(found))
        assert found == sorted(set(found))
        assert there <= found[-1] - 9 <= log.written
        assert said in (gaps, gaps + found[0] - 10)


def test_a_second_pass_that_finds_a_part_deleted_is_an_error_or_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log = Log(tmp_path / "log")
    logs = EventLogs(log.folder)
    lenient = EventLogs(log.folder, on_error="skip")
    assert steps(logs) == steps(lenient) == [10, 11, 12, 13, 14]
    Meanwhile(2, compress=True).happen(log)
    assert steps(logs) == steps(lenient) == [10, 11, 12, 13, 14]
    Meanwhile(0, keep=2).happen(log)
    assert list(closed_segments(log.live)) == [3, 4]
    with pytest.raises(LogChangedError, match="r_events.jsonl: a part of it was deleted between two passes"):
        list(logs)
    assert steps(lenient) == [14]
    assert "a part of it was deleted" in caplog.text
    log.writer.close()
