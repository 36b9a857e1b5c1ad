from __future__ import annotations

import gzip
import io
import sys

import pytest

from rldk.io.lines import iter_lines, open_log


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
        assert line.data == (content if line.size <= limit + 1 and len(content) <= limit else None)
    assert [n.complete for n in lines] == [True, True, True, False]


def test_compressed_logs_open_by_their_name(tmp_path) -> None:
    plain, gz, zst = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz", tmp_path / "a.jsonl.zst"
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    plain.write_bytes(b"one\ntwo\n")
    gz.write_bytes(gzip.compress(b"one\ntwo\n"))
    zst.write_bytes(zstd.compress(b"one\ntwo\n"))
    for path in (plain, gz, zst):
        with open_log(path) as file:
            assert [n.data for n in iter_lines(file)] == [b"one", b"two"]
