"""Opening a log that is there: torn lines, and which attempt it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rldk import EventWriter, encode_event, read_events
from rldk.io.validator import validate_jsonl_file
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
