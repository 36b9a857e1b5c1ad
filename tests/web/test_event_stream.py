from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from rldk import Run
from rldk.log.listing import Listing
from rldk.web.event_stream import EventStream
from rldk.web.polling import Poller, Stat
from rldk.web.tail import MOST_EVENTS, Appended, Tail


def stat_of(path: Path) -> Stat:
    poller = Poller([path])
    poller.scan()
    return poller.files[str(path)]


def steps(found: Appended) -> list[int]:
    return [json.loads(event)["step"] for event in found.events if json.loads(event)["model_info"]["phase"] == "train"]


@pytest.fixture
def lines(tmp_path: Path) -> list[bytes]:
    """Steps 1 to 20 of a run, a line each."""
    with Run(tmp_path / "made", run_id="r") as run:
        for step in range(1, 21):
            run.log(step, {"loss": float("nan") if step == 3 else 1.0})
    found = (tmp_path / "made" / "r_events.jsonl").read_bytes().splitlines(keepends=True)
    return [line for line in found if b'"phase":"train"' in line]


def test_only_whole_lines_after_the_beginning_are_given(tmp_path: Path, lines: list[bytes]) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(lines[0] + lines[1][:30])
    tail = Tail(log, stat_of(log))
    assert tail.appended(Listing()) == Appended([], 0)
    with log.open("ab", buffering=0) as file:
        file.write(lines[1][30:])
        assert steps(tail.appended(Listing())) == [2]
        file.write(lines[2] + b"\r\n\n" + lines[3][:-1] + b"\r\n" + lines[4][:-1])
        assert steps(tail.appended(Listing())) == [3, 4]
        file.write(b"\n")
        found = tail.appended(Listing())
    assert steps(found) == [5]
    assert found.skipped == 0


def test_an_event_is_strict_json(tmp_path: Path, lines: list[bytes]) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(lines[2])
    (event,) = Tail(log, None, whole=True).appended(Listing()).events
    assert json.loads(event, parse_constant=pytest.fail)["step"] == 3
    assert "nonfinite" in event


def test_what_is_no_event_is_counted(tmp_path: Path, lines: list[bytes]) -> None:
    log = tmp_path / "r_events.jsonl"
    bad = [b"no event\n", b"{}\n", b'{"step": NaN}\n', b"[" * 100_000 + b"\n", b"\xff\x00\n", b"   \n"]
    log.write_bytes(b"".join([lines[0], *bad, lines[1]]))
    found = Tail(log, None, whole=True).appended(Listing())
    assert (steps(found), found.skipped) == ([1, 2], 5)


def test_of_very_many_the_last_are_given(tmp_path: Path, lines: list[bytes]) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(lines[0] * 5000 + lines[1])
    found = Tail(log, None, whole=True).appended(Listing())
    assert (len(found.events), found.skipped) == (MOST_EVENTS, 5001 - MOST_EVENTS)
    assert steps(found)[-1] == 2


def test_a_line_that_never_ends_is_passed_over(
    tmp_path: Path, lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rldk.web.tail._MOST_BYTES", 1 << 16)
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(b"x" * 200_000)
    tail = Tail(log, None, whole=True)
    looks = [tail.appended(Listing()) for _ in range(4)]
    with log.open("ab") as file:
        file.write(b"y\n" + lines[0])
    looks += [tail.appended(Listing()), tail.appended(Listing())]
    assert [step for found in looks for step in steps(found)] == [1]
    assert sum(found.skipped for found in looks) == 1


@pytest.mark.parametrize("packed", [False, True])
def test_nothing_is_lost_in_a_rotation(tmp_path: Path, lines: list[bytes], packed: bool) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(lines[0])
    tail = Tail(log, stat_of(log))
    assert steps(tail.appended(Listing())) == []
    with log.open("ab") as file:
        file.write(lines[1])
    assert steps(tail.appended(Listing())) == [2]
    with log.open("ab") as file:
        file.write(lines[2])
    closed = log.rename(tmp_path / "r_events.000001.jsonl")
    if packed:
        (tmp_path / "r_events.000001.jsonl.gz").write_bytes(gzip.compress(closed.read_bytes()))
        closed.unlink()
    assert steps(tail.appended(Listing())) == [3]
    (tmp_path / "r_events.000002.jsonl").write_bytes(lines[3])
    log.write_bytes(lines[4])
    assert steps(tail.appended(Listing())) == [4, 5]
    assert tail.appended(Listing()) == Appended([], 0)


def test_of_closed_segments_only_those_closed_since_are_read(tmp_path: Path, lines: list[bytes]) -> None:
    log = tmp_path / "r_events.jsonl"
    for number in range(1, 6):
        (tmp_path / f"r_events.{number:06}.jsonl.gz").write_bytes(b"no gzip: who reads it says so")
    log.write_bytes(b"".join(lines[:2]))
    tail = Tail(log, stat_of(log))
    assert tail.appended(Listing()) == Appended([], 0)
    for number, new in ((6, b"".join(lines[:4])), (7, lines[4])):
        (tmp_path / f"r_events.{number:06}.jsonl.gz").write_bytes(gzip.compress(new))
    (tmp_path / "r_events.000008.jsonl.gz").write_bytes(gzip.compress(lines[5])[:-9])  # it is cut off
    log.unlink()
    log.write_bytes(lines[6])  # which mostly has the inode of the one before
    found = tail.appended(Listing())
    assert (steps(found), found.skipped) == ([3, 4, 5, 7], 1)


def test_segments_that_are_deleted_unread_are_counted(tmp_path: Path, lines: list[bytes]) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(lines[0])
    tail = Tail(log, None, whole=True)
    assert steps(tail.appended(Listing())) == [1]
    (tmp_path / "r_events.000004.jsonl").write_bytes(lines[9])  # 1 to 3 are gone, with the steps 2 to 9
    log.rename(tmp_path / "gone")
    log.write_bytes(lines[10])
    found = tail.appended(Listing())
    assert (steps(found), found.skipped) == ([10, 11], 8)


def test_a_burst_is_read_to_its_end_without_another_change(
    tmp_path: Path, lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rldk.web.tail._MOST_BYTES", 1 << 16)
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(b"")
    stream = EventStream(lambda _: True)
    stream.begin("a", log, stat_of(log))
    assert list(stream.appended([])) == []
    log.write_bytes(lines[0] * 1000 + lines[1])
    looks = [found for _ in range(30) for _, found in stream.appended(["a"] if _ == 0 else [])]
    assert len(looks) > 5
    assert steps(looks[-1])[-1] == 2
    assert sum(len(found.events) + found.skipped for found in looks) == 1001
    assert list(stream.appended(["a"])) == []


def test_a_pipe_that_takes_the_place_of_a_log_is_not_waited_for(tmp_path: Path, lines: list[bytes]) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(lines[0])
    stream = EventStream(lambda _: True)
    stream.begin("a", log, stat_of(log))
    assert list(stream.appended([])) == []
    log.unlink()
    os.mkfifo(log)
    assert list(stream.appended(["a"])) == []
    log.unlink()
    log.write_bytes(lines[1])
    assert [steps(found) for _, found in stream.appended(["a"])] == [[2]]


def test_a_log_that_was_cut_or_replaced_is_read_from_its_beginning(tmp_path: Path, lines: list[bytes]) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(b"".join(lines[:5]))
    tail = Tail(log, stat_of(log))
    tail.appended(Listing())
    log.write_bytes(lines[5])
    assert steps(tail.appended(Listing())) == [6]
    log.write_bytes(b"".join(lines[6:12]))  # of the same inode, and longer than what was read
    assert steps(tail.appended(Listing())) == [7, 8, 9, 10, 11, 12]
    other = tmp_path / "other"
    other.write_bytes(lines[12])
    other.replace(log)
    assert steps(tail.appended(Listing())) == [13]
    log.unlink()
    assert tail.appended(Listing()) == Appended([], 0)
    log.write_bytes(lines[13])
    assert steps(tail.appended(Listing())) == [14]


def test_only_runs_that_are_wanted_are_read(tmp_path: Path, lines: list[bytes]) -> None:
    stream = EventStream(lambda _: True)
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(lines[0])
        stream.begin(name, tmp_path / name, None, whole=True)
    stream.end(["a"])
    stream.begin("gone", tmp_path / "gone", None)
    stream.begin("folder", tmp_path, None)
    assert [(run, steps(found)) for run, found in stream.appended(["a", "gone", "folder"])] == [("a", [1])]
    stream.end(["a"])
    assert list(stream.appended(["a", "b"])) == []


def test_runs_that_are_wanted_no_more_or_anew_while_others_are_read_end_no_look(
    tmp_path: Path, lines: list[bytes]
) -> None:
    logs = {run: tmp_path / f"{run}_events.jsonl" for run in "abcd"}
    stream = EventStream(lambda _: True)
    for run, log in logs.items():
        log.write_bytes(lines[0])
        stream.begin(run, log, stat_of(log))
        log.write_bytes(lines[0] + lines[1])
    look = stream.appended([])
    assert next(look)[0] == "a"
    stream.end(["c"])
    stream.begin("b", logs["b"], stat_of(logs["b"]))
    assert [(run, steps(found)) for run, found in look] == [("c", [2])]
    stream.end([])
    assert not stream.is_idle  # a file may have to be closed
    assert list(stream.appended([])) == []
    assert stream.is_idle


def test_what_was_read_before_an_error_is_given(tmp_path: Path, lines: list[bytes]) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(lines[0])
    tail = Tail(log, None, whole=True)
    assert steps(tail.appended(Listing())) == [1]
    with log.open("ab") as file:
        file.write(lines[1] + b"no event\n")
    log.rename(tmp_path / "r_events.000001.jsonl")
    os.mkfifo(log)
    found = tail.appended(Listing())
    assert (steps(found), found.skipped, found.more) == ([2], 1, True)
    with pytest.raises(OSError, match="expected a regular file"):
        tail.appended(Listing())
    log.unlink()
    log.write_bytes(lines[2])
    assert steps(tail.appended(Listing())) == [3]


def test_segments_after_one_that_cannot_be_read_come_before_the_live_file(tmp_path: Path, lines: list[bytes]) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(lines[0])
    tail = Tail(log, None, whole=True)
    assert steps(tail.appended(Listing())) == [1]
    (tmp_path / "r_events.000001.jsonl.gz").write_bytes(b"no gzip at all")
    for number, line in ((2, lines[2]), (3, lines[3])):
        (tmp_path / f"r_events.{number:06}.jsonl").write_bytes(line)
    with log.open("ab") as file:
        file.write(lines[4])
    found = tail.appended(Listing())
    assert (steps(found)[:2], found.skipped) == ([3, 4], 1)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "directory"])
@pytest.mark.parametrize("name", ["r_events.000001.jsonl", "r_events.000001.jsonl.gz"])
def test_what_has_the_name_of_a_segment_and_is_none_holds_up_no_look(
    tmp_path: Path, lines: list[bytes], name: str, make: Callable[[Path], None]
) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(b"".join(lines[:2]))
    tail = Tail(log, None, whole=True)
    assert steps(tail.appended(Listing())) == [1, 2]
    make(tmp_path / name)
    log.rename(tmp_path / "r_events.000002.jsonl")
    log.write_bytes(lines[2])
    assert steps(tail.appended(Listing()))[-1] == 3
    log.rename(tmp_path / "gone")
    log.write_bytes(lines[3])
    assert steps(tail.appended(Listing())) == [4]
