from __future__ import annotations

import gzip
import logging
import os
import threading
import time
from pathlib import Path

import pytest

from rldk import EventValidationError, EventWriter, LogNotFoundError, encode_event, read_events
from rldk.errors import LogChangedError
from rldk.log.replay import EventLogs
from rldk.log.segments import find_logs
from rldk.log.tail import repair_tail
from tests.factories.cases import DATA
from tests.factories.events import make_event

from rldk_schema import Process  # isort: skip


def write(path: Path, *steps: int) -> None:
    with EventWriter(path) as writer:
        for step in steps:
            writer.write(make_event(step=step))


def test_a_bad_line_stops_reading_with_its_place(tmp_path: Path) -> None:
    events = read_events(DATA / "invalid" / "torn_in_the_middle.jsonl")
    assert next(events).step == 1
    with pytest.raises(EventValidationError, match=r"torn_in_the_middle.jsonl:2: \$: not JSON"):
        next(events)


def test_bad_lines_can_be_skipped_and_are_counted(caplog: pytest.LogCaptureFixture) -> None:
    path = DATA / "invalid" / "torn_in_the_middle.jsonl"
    assert [e.step for e in read_events(path, on_error="skip")] == [1, 4]
    assert "torn_in_the_middle.jsonl:2: $: not JSON: Expecting ':' delimiter at column 63" in caplog.text
    assert "[byte 176]: skipped" in caplog.text
    assert caplog.text.count(": skipped") == 1


def test_a_torn_last_line_is_no_event_and_no_error_unless_strict(caplog: pytest.LogCaptureFixture) -> None:
    path = DATA / "invalid" / "torn_tail.jsonl"
    with caplog.at_level(logging.WARNING):
        assert [e.step for e in read_events(path)] == [1, 2]
    assert "torn last line of 155 bytes" in caplog.text
    with pytest.raises(EventValidationError, match="torn_tail.jsonl:3"):
        list(read_events(path, strict=True))


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A log of more bytes than are read at once, with a torn tail."""
    path = tmp_path / "r_events.jsonl"
    path.write_bytes((encode_event(make_event(notes=["x" * 1000])) + b"\n") * 1500 + b'{"step": 1501, "wa')
    return path


@pytest.mark.damages_files
def test_a_file_that_is_cut_while_it_is_read_has_a_line_that_could_not_be_read(long: Path) -> None:
    size = long.stat().st_size
    events = read_events(long)
    next(events)
    os.truncate(long, size - 200_000)
    where = rf"r_events\.jsonl:\d+: \$: the file was cut from {size} to {size - 200_000} bytes while it was being read"
    with pytest.raises(EventValidationError, match=where):
        list(events)
    logs = EventLogs(long, on_error="skip")
    reading = iter(logs)
    next(reading)
    os.truncate(long, size - 400_000)
    assert len(list(reading)) < 1300
    assert (logs.skips.count, logs.skips.other_count) == (1, 1)
    assert "bytes while it was being read: lines may be missing" in logs.skips.told()[0]


@pytest.mark.damages_files
def test_that_a_writer_cuts_a_torn_tail_is_no_loss(long: Path) -> None:
    events = read_events(long)
    next(events)
    fd = os.open(long, os.O_RDWR | os.O_APPEND)
    assert repair_tail(fd, long) is not None
    os.close(fd)
    assert len(list(events)) == 1499


def test_a_follower_of_a_file_that_is_cut_says_so(tmp_path: Path) -> None:
    write(tmp_path / "r_events.jsonl", 1, 2, 3)
    events = read_events(tmp_path / "r_events.jsonl", follow=True)
    assert next(events).step == 1
    assert [next(events).step, next(events).step] == [2, 3]
    os.truncate(tmp_path / "r_events.jsonl", 0)
    with pytest.raises(LogChangedError, match=r"r_events\.jsonl: it was cut to less than was read"):
        next(events)


def test_duplicate_keys_are_refused_in_strict_mode_only(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(encode_event(make_event()).replace(b'"loss":0.25', b'"loss":0.25,"loss":0.5') + b"\n")
    assert next(read_events(path)).metrics["loss"] == 0.5
    with pytest.raises(EventValidationError, match="each key once"):
        list(read_events(path, strict=True))


@pytest.mark.damages_files
def test_a_directory_is_read_run_by_run_and_step_by_step(tmp_path: Path) -> None:
    write(tmp_path / "b_events.jsonl", 1)
    write(tmp_path / "a_events.rank10.jsonl", 3, 4)
    write(tmp_path / "a_events.rank2.jsonl", 3, 5)
    write(tmp_path / "a_events.jsonl", 2)
    write(tmp_path / "node" / "a_events.jsonl", 5)
    (tmp_path / "a_events.jsonl.torn-0").write_text("{")
    (tmp_path / "events_a.jsonl").write_text("derived\n")
    (tmp_path / "a_run.json").write_text("{}")
    assert [e.step for e in read_events(tmp_path)] == [2, 3, 3, 4, 5, 1, 5]


@pytest.mark.parametrize("own", ["r_events.jsonl", "r_events.rank1.jsonl", "r_events.000001.jsonl.zst"])
def test_a_copy_beside_the_log_of_its_run_is_no_log_though_it_may_be_called_like_one(tmp_path: Path, own: str) -> None:
    """A run_id that ends in `_events`: its copy is called as the log of a run `events_r` is."""
    log = tmp_path / own.replace("r_events", "r_events_events")
    log.write_bytes(b"")
    copy = tmp_path / "events_r_events.jsonl"
    write(copy, 1)
    assert find_logs(tmp_path) == [log]
    assert [e.step for e in read_events(copy)] == [1]
    (tmp_path / "events_r_run.json").write_text("{}")  # which a log has and a copy has not
    assert copy in find_logs(tmp_path)
    (tmp_path / "events_r_run.json").unlink()
    log.unlink()
    assert find_logs(tmp_path) == [copy]


def test_nothing_to_read_is_said_clearly(tmp_path: Path) -> None:
    with pytest.raises(LogNotFoundError, match="no such file"):
        read_events(tmp_path / "x.jsonl")
    with pytest.raises(LogNotFoundError, match="no event log here"):
        find_logs(tmp_path)


def test_compressed_logs_are_read(tmp_path: Path) -> None:
    write(tmp_path / "r_events.jsonl", 1, 2)
    packed = tmp_path / "p_events.jsonl.gz"
    packed.write_bytes(gzip.compress((tmp_path / "r_events.jsonl").read_bytes()))
    assert [e.step for e in read_events(packed)] == [1, 2]


def test_the_last_attempts_hide_what_was_trained_again(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 1, 2, 3, 4, 5)
    write(path, 4, 5, 6)  # resumed from a checkpoint of step 3
    write(path, 6, 7)
    assert [(e.process.attempt, e.step) for e in read_events(path, attempts="last")] == [
        (1, 1), (1, 2), (1, 3), (2, 4), (2, 5), (3, 6), (3, 7),
    ]  # fmt: skip
    assert len(list(read_events(path))) == 10


def test_ranks_rewind_on_their_own(tmp_path: Path) -> None:
    for rank, name in ((0, "r_events.jsonl"), (1, "r_events.rank1.jsonl")):
        for steps in ([1, 2, 3], [3, 4][rank:]):
            with EventWriter(tmp_path / name) as writer:
                for step in steps:
                    writer.write(make_event(step=step, process=Process(rank=rank)))
    found = [(e.process.rank, e.step) for e in read_events(tmp_path, attempts="last")]
    assert found == [(0, 1), (1, 1), (0, 2), (1, 2), (1, 3), (0, 3), (0, 4), (1, 4)]


def test_a_follower_gets_each_event_once_as_it_is_completed(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(b"")
    lines = [encode_event(make_event(step=s)) + b"\n" for s in range(20)]

    def produce() -> None:
        with path.open("ab", buffering=0) as file:
            for line in lines:
                file.write(line[:50])
                time.sleep(0.01)
                file.write(line[50:])

    producer = threading.Thread(target=produce)
    producer.start()
    events = read_events(path, follow=True)
    assert [next(events).step for _ in range(20)] == list(range(20))
    producer.join()


def test_following_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="follow=True reads one log"):
        read_events(tmp_path, follow=True)


def test_events_that_each_have_a_metric_of_their_own_are_in_batches_without_many_empty_cells(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    events = [make_event(step=step, metrics={f"own_{step}": 1.0}) for step in range(2000)]
    path.write_bytes(b"".join(encode_event(event) + b"\n" for event in events))
    batches = list(EventLogs(path).batches())
    assert [step for batch in batches for step in batch.steps] == list(range(2000))
    assert max(len(batch) * len(batch.metrics) for batch in batches) < 2**15
