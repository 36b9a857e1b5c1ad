from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from rldk import Run
from rldk.web.event_stream import MOST_EVENTS, Appended, EventStream, Tail
from rldk.web.polling import Poller, Stat


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
    assert tail.appended() == Appended([], 0)
    with log.open("ab", buffering=0) as file:
        file.write(lines[1][30:])
        assert steps(tail.appended()) == [2]
        file.write(lines[2] + b"\r\n\n" + lines[3][:-1] + b"\r\n" + lines[4][:-1])
        assert steps(tail.appended()) == [3, 4]
        file.write(b"\n")
        found = tail.appended()
    assert steps(found) == [5]
    assert found.skipped == 0


def test_an_event_is_strict_json(tmp_path: Path, lines: list[bytes]) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(lines[2])
    (event,) = Tail(log, None).appended().events
    assert json.loads(event, parse_constant=pytest.fail)["step"] == 3
    assert "nonfinite" in event


def test_what_is_no_event_is_counted(tmp_path: Path, lines: list[bytes]) -> None:
    log = tmp_path / "r_events.jsonl"
    bad = [b"no event\n", b"{}\n", b'{"step": NaN}\n', b"[" * 100_000 + b"\n", b"\xff\x00\n", b"   \n"]
    log.write_bytes(b"".join([lines[0], *bad, lines[1]]))
    found = Tail(log, None).appended()
    assert (steps(found), found.skipped) == ([1, 2], 5)


def test_of_very_many_the_last_are_given(tmp_path: Path, lines: list[bytes]) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(lines[0] * 5000 + lines[1])
    found = Tail(log, None).appended()
    assert (len(found.events), found.skipped) == (MOST_EVENTS, 5001 - MOST_EVENTS)
    assert steps(found)[-1] == 2


def test_a_line_that_never_ends_is_passed_over(
    tmp_path: Path, lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rldk.web.event_stream._MOST_BYTES", 1 << 16)
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(b"x" * 200_000)
    tail = Tail(log, None)
    looks = [tail.appended() for _ in range(4)]
    with log.open("ab") as file:
        file.write(b"y\n" + lines[0])
    looks += [tail.appended(), tail.appended()]
    assert [step for found in looks for step in steps(found)] == [1]
    assert sum(found.skipped for found in looks) == 1


@pytest.mark.parametrize("packed", [False, True])
def test_nothing_is_lost_in_a_rotation(tmp_path: Path, lines: list[bytes], packed: bool) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(lines[0])
    tail = Tail(log, stat_of(log))
    assert steps(tail.appended()) == []
    with log.open("ab") as file:
        file.write(lines[1])
    assert steps(tail.appended()) == [2]
    with log.open("ab") as file:
        file.write(lines[2])
    closed = log.rename(tmp_path / "r_events.000001.jsonl")
    assert tail.appended() == Appended([], 0)
    if packed:
        (tmp_path / "r_events.000001.jsonl.gz").write_bytes(gzip.compress(closed.read_bytes()))
    (tmp_path / "r_events.000002.jsonl").write_bytes(lines[3])
    log.write_bytes(lines[4])
    if packed:
        closed.unlink()
    assert steps(tail.appended()) == [3, 4, 5]
    assert tail.appended() == Appended([], 0)


def test_a_log_that_was_cut_or_replaced_is_read_from_its_beginning(tmp_path: Path, lines: list[bytes]) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(b"".join(lines[:5]))
    tail = Tail(log, stat_of(log))
    tail.appended()
    log.write_bytes(lines[5])
    assert steps(tail.appended()) == [6]
    log.write_bytes(b"".join(lines[6:12]))  # of the same inode, and longer than what was read
    assert steps(tail.appended()) == [7, 8, 9, 10, 11, 12]
    other = tmp_path / "other"
    other.write_bytes(lines[12])
    other.replace(log)
    assert steps(tail.appended()) == [13]
    log.unlink()
    assert tail.appended() == Appended([], 0)
    log.write_bytes(lines[13])
    assert steps(tail.appended()) == [14]


def test_only_runs_that_are_wanted_are_read(tmp_path: Path, lines: list[bytes]) -> None:
    stream = EventStream()
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(lines[0])
        stream.begin(name, tmp_path / name, None)
    stream.begin("gone", tmp_path / "gone", None)
    stream.begin("folder", tmp_path, None)
    assert [(run, steps(found)) for run, found in stream.appended(["a", "gone", "folder"])] == [("a", [1])]
    stream.end(["a"])
    assert list(stream.appended(["a", "b"])) == []
