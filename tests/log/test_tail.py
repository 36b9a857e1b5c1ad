"""Opening a log that is there: torn lines, and which attempt it is."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rldk import EventWriter, encode_event, read_events
from rldk.atomic import temporary
from rldk.io.validator import validate_jsonl_file
from rldk.log import tail
from rldk.log.lines import MAX_LINE_BYTES
from tests.factories.events import make_event


def test_reopening_appends_with_the_next_attempt(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    for attempt in (1, 2, 3):
        with EventWriter(path) as writer:
            assert writer.attempt == attempt
            writer.write(make_event())
    assert [e.process.attempt for e in read_events(path)] == [1, 2, 3]


def test_a_torn_tail_is_cut_and_its_bytes_are_kept_wherever_it_was_torn(tmp_path: Path) -> None:
    whole = b"".join(encode_event(make_event(step=s, notes=["é"])) + b"\n" for s in (1, 2))
    first = whole.index(b"\n") + 1
    for cut in range(len(whole) + 1):
        path = tmp_path / str(cut) / "r_events.jsonl"
        path.parent.mkdir()
        path.write_bytes(whole[:cut])
        with EventWriter(path) as writer:
            writer.write(make_event(step=9))
        kept = [1, 2][: whole[: cut + 1].count(b"\n")]  # an object that lacks only its newline is an event
        assert [e.step for e in read_events(path, strict=True)] == [*kept, 9], cut
        torn = whole[:cut][first * (len(kept)) if len(kept) == 1 else 0 :] if len(kept) < 2 else b""
        aside = list(path.parent.glob("*.torn-*"))
        assert b"".join(p.read_bytes() for p in aside) == torn, cut
        assert validate_jsonl_file(path)


@pytest.mark.parametrize(
    "tail", [b"\n", b"\r\n  \n", b"garbage\n", b"{}\n", b"\x00" * 100 + b"\n", b'{"process": {}}\n']
)
def test_the_attempt_is_read_past_lines_that_do_not_tell_it(tmp_path: Path, tail: bytes) -> None:
    path = tmp_path / "r_events.jsonl"
    for _ in range(3):
        with EventWriter(path) as writer:
            writer.write(make_event())
    with path.open("ab") as file:
        file.write(tail)
    with EventWriter(path) as writer:
        assert writer.attempt == 4


def test_a_log_that_can_be_opened_later_starts_with_the_right_attempt(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "r_events.jsonl"
    with EventWriter(path) as writer:
        writer.write(make_event())
    kept = path.read_bytes()
    path.unlink()
    path.mkdir()
    with EventWriter(path) as writer:
        writer.write(make_event(step=2))
        path.rmdir()
        path.write_bytes(kept)
        writer.write(make_event(step=3))
    found = [(e.step, e.process.attempt, e.process.seq, e.process.dropped) for e in read_events(path)]
    assert found == [(1, 1, 0, 0), (3, 2, 1, 1)]


def test_a_torn_line_that_cannot_be_taken_back_is_repaired_before_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r_events.jsonl"
    real = os.write

    def refuse(*_: object) -> None:
        raise OSError(5, "sick disk")

    with EventWriter(path) as writer:
        writer.write(make_event(step=1))
        monkeypatch.setattr(os, "write", lambda fd, data: real(fd, data[:50]) if len(data) > 400 else refuse())
        with monkeypatch.context() as patch:
            patch.setattr(os, "ftruncate", refuse)
            writer.write(make_event(step=2))
        monkeypatch.setattr(os, "write", real)
        writer.write(make_event(step=3))
    assert [e.step for e in read_events(path, strict=True)] == [1, 3]
    assert writer.dropped == 1
    assert [e.process.attempt for e in read_events(path)] == [1, 1]


def test_a_torn_tail_that_is_a_hole_costs_neither_time_nor_room(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path) as writer:
        writer.write(make_event(step=1))
    whole = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(100 * 10**9)
        file.seek(50 * 10**9)
        file.write(b"some bytes in the middle")
    with EventWriter(path) as writer:
        writer.write(make_event(step=2))
    assert [e.step for e in read_events(path, strict=True)] == [1, 2]
    aside = path.with_name(f"{path.name}.torn-{whole}")
    assert aside.stat().st_size == 100 * 10**9 - whole  # all of it is kept
    assert aside.stat().st_blocks * 512 < 10**6
    with aside.open("rb") as file:
        file.seek(50 * 10**9 - whole)
        assert file.read(24) == b"some bytes in the middle"


def test_of_a_torn_tail_longer_than_any_line_the_beginning_is_kept_and_the_rest_is_counted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path) as writer:
        writer.write(make_event(step=1))
    with path.open("ab") as file:
        file.write(b"x" * (MAX_LINE_BYTES + 1000))
    with EventWriter(path) as writer:
        writer.write(make_event(step=2))
    assert [e.step for e in read_events(path, strict=True)] == [1, 2]
    (aside,) = tmp_path.glob("*.torn-*")
    assert aside.stat().st_size == MAX_LINE_BYTES
    assert f"its bytes are kept in {aside.name}, but for 1000 bytes more than a line can have" in caplog.text


def test_a_log_whose_last_line_has_no_end_in_reach_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tail, "_MOST_SEARCHED", 10**6)
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(encode_event(make_event(step=1)) + b"\n" + b"x" * 2 * 10**6)
    before = path.read_bytes()
    with EventWriter(path) as writer:
        writer.write(make_event(step=2))
        assert writer.path.name == "r_events.attempt2.jsonl"
    assert "is left as it is, with no end of a line in the last" in caplog.text
    assert path.read_bytes() == before
    assert [e.step for e in read_events(writer.path)] == [2]


def test_a_torn_tail_twice_at_one_place_is_kept_twice(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    for torn in (b"first", b"second"):
        path.write_bytes(torn)
        with EventWriter(path):
            pass
    assert path.with_name(f"{path.name}.torn-0").read_bytes() == b"firstsecond"


def test_what_killed_writers_left_of_compression_the_next_start_deletes(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    code = (
        "import logging, sys\nlogging.disable(logging.WARNING)\nfrom rldk import EventWriter\n"
        "from tests.factories.events import make_event\n"
        f"w = EventWriter({str(path)!r}, rotate_bytes=300_000, compress='gzip')\n"
        "event = make_event(notes=['x' * 50_000])\nprint(flush=True)\nwhile True: w.write(event)\n"
    )
    for _ in range(40):
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
        child.stdout.readline()
        time.sleep(0.05)
        child.kill()
        child.communicate()
        if list(tmp_path.glob(".*.tmp")):
            break
    (left,) = tmp_path.glob(".*.tmp")
    other = temporary(tmp_path / "r_events.000001.jsonl.gz")  # of this process, which is alive
    other.write_bytes(b"half")
    with EventWriter(path):
        assert not left.exists()
        assert other.exists()


def test_what_has_the_name_of_a_torn_tail_keeps_none_from_being_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(b'{"a')
    (tmp_path / "r_events.jsonl.torn-0").mkdir()
    os.mkfifo(tmp_path / "r_events.jsonl.torn-0+")
    with EventWriter(path) as writer:
        writer.write(make_event(step=1))
        assert writer.dropped == 0
    assert (tmp_path / "r_events.jsonl.torn-0++").read_bytes() == b'{"a'


@pytest.mark.parametrize("longest", [10, 3000, 2**16, 2**17])
def test_the_last_lines_are_read_backwards_whatever_their_length(tmp_path: Path, longest: int) -> None:
    draw = random.Random(longest)
    lines = [b"x" * draw.choice((0, 1, longest // 2, longest - 1, longest)) + b"\n" for _ in range(60)] + [b"torn"]
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(b"".join(lines))
    with path.open("rb") as file:
        found = list(tail.last_lines(file.fileno()))
    assert found == lines[::-1][: len(found)]
    assert len(found) == 61 or sum(map(len, found)) >= 2**20
