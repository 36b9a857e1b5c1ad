from __future__ import annotations

import gzip
import io
import os
import subprocess
from pathlib import Path

import pytest

from rldk import encode_event
from rldk.log.lines import MOST_BLANK_BYTES, create_log, iter_lines, open_log, zstd
from tests.factories.commands import RLDK
from tests.factories.events import make_event


def test_lines_have_their_number_offset_and_ending() -> None:
    lines = list(iter_lines(io.BytesIO(b"a\r\n\n  \nbc")))
    assert [(n.number, n.offset, n.data, n.size, n.complete, n.blank) for n in lines] == [
        (1, 0, b"a", 3, True, False),
        (2, 3, b"", 1, True, True),
        (3, 4, b"  ", 3, True, True),
        (4, 7, b"bc", 2, False, False),
    ]


@pytest.mark.parametrize("limit", [1, 3, 4, 100])
def test_a_line_over_the_limit_is_measured_but_not_held(limit: int) -> None:
    text = b"short\n" + b"x" * 10 + b"\nend\n" + b"y" * 9
    lines = list(iter_lines(io.BytesIO(text), limit=limit))
    assert [(n.number, n.offset, n.size) for n in lines] == [(1, 0, 6), (2, 6, 11), (3, 17, 4), (4, 21, 9)]
    for line in lines:
        content = text[line.offset : line.offset + line.size].rstrip(b"\n")
        assert line.data == (content if len(content) <= limit else b"")
        assert (line.fault is None) == (len(content) <= limit)
    assert [n.complete for n in lines] == [True, True, True, False]


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_compressed_event_file_that_is_a_pipe_is_not_waited_for_and_a_real_one_is_closed(tmp_path, suffix) -> None:
    pipe, good = (tmp_path / f"r_events.{number:06}.jsonl{suffix}" for number in (1, 2))
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="expected a regular file, found a named pipe"):
        open_log(pipe)
    with create_log(good, suffix) as file:
        file.write(b"one\ntwo\n")
    before = len([*Path("/dev/fd").iterdir()])
    with open_log(good) as file:
        assert file.readlines() == [b"one\n", b"two\n"]
        assert file.seek(4) == 4
        assert file.read() == b"two\n"
        kept = file  # so that nothing but its being closed closes what it reads
    assert len([*Path("/dev/fd").iterdir()]) == before
    assert kept.closed


def test_compressed_logs_open_by_their_name(tmp_path) -> None:
    plain, gz, zst = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz", tmp_path / "a.jsonl.zst"
    plain.write_bytes(b"one\ntwo\n")
    gz.write_bytes(gzip.compress(b"one\ntwo\n"))
    zst.write_bytes(zstd().compress(b"one\ntwo\n"))
    for path in (plain, gz, zst):
        with open_log(path) as file:
            assert [n.data for n in iter_lines(file)] == [b"one", b"two"]


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_damaged_compression_is_a_fault_at_its_place(tmp_path, suffix: str) -> None:

    text = b"".join(b"%d %s\n" % (i, os.urandom(40).hex().encode()) for i in range(20_000))
    packed = gzip.compress(text) if suffix == ".gz" else zstd().compress(text)
    for name, content in (("cut", packed[: len(packed) // 2]), ("garbage", b"no such format"), ("empty", b"")):
        path = tmp_path / f"{name}{suffix}"
        path.write_bytes(content)
        with open_log(path) as file:
            *good, last = [*iter_lines(file), None] if name == "empty" and suffix == ".gz" else iter_lines(file)
        if last is not None:
            assert "the compressed data are damaged" in last.fault
            assert last.number == len(good) + 1
        assert b"".join(line.data + b"\n" for line in good) == text[: sum(line.size for line in good)]
        assert (len(good) > 0) == (name == "cut")


@pytest.mark.parametrize(
    ("data", "torn"),
    [
        (b'{"a": 1', True),
        (b"garbage", True),
        (b"[1]", True),
        (b"\xff", True),
        (b'{"a": 1}', False),
        (b'{"a": NaN}', False),
    ],
)
def test_a_line_is_torn_if_it_is_no_whole_object(data: bytes, torn: bool) -> None:
    (line,) = iter_lines(io.BytesIO(data))
    assert line.torn == torn
    (line,) = iter_lines(io.BytesIO(data + b"\n"))
    assert not line.torn


def test_a_compressed_bomb_is_given_up(tmp_path) -> None:
    path = tmp_path / "bomb.jsonl.zst"
    with zstd().open(path, "wb") as file:
        for _ in range(64):
            file.write(b"x" * (1 << 20))
    with open_log(path) as file:
        (line,) = iter_lines(file, limit=1 << 20)
    assert "no end of line" in line.fault
    assert line.size < 20 << 20


@pytest.mark.parametrize("line", [b"\n", b"\r\n", b" " * 999 + b"\n"])
def test_a_file_of_blank_lines_is_read_as_far_as_a_limit(line: bytes) -> None:
    lines = list(iter_lines(io.BytesIO(line * (4 * MOST_BLANK_BYTES // len(line)))))
    assert not any(line.fault for line in lines[:-1])
    assert "found little but blank lines in" in str(lines[-1].fault)
    assert MOST_BLANK_BYTES < sum(line.size for line in lines) <= MOST_BLANK_BYTES + len(line)


def test_blank_lines_between_others_are_no_fault_however_many_they_are() -> None:
    text = (b'{"step": 1}\n' + b"\n" * 12) * (MOST_BLANK_BYTES // 12 + 9)
    assert not any(line.fault for line in iter_lines(io.BytesIO(text)))


def test_a_gigabyte_of_blank_lines_is_an_error_at_once(tmp_path) -> None:
    events = [encode_event(make_event(step=step)) + b"\n" for step in (1, 2)]
    with zstd().open(tmp_path / "r_events.jsonl.zst", "wb") as file:
        file.write(events[0])
        for _ in range(1000):
            file.write(b"\n" * 10**6)
        file.write(events[1])
    assert (tmp_path / "r_events.jsonl.zst").stat().st_size < 50_000
    for command in ("validate", "check"):
        done = subprocess.run([*RLDK, command, tmp_path], capture_output=True, text=True, timeout=60)
        assert (done.returncode, "little but blank lines" in done.stdout + done.stderr) == (1, True)
