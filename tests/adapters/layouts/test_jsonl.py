"""JSON lines: every whole line is a row, and no other spoils it."""

from __future__ import annotations

import json
import os
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.layouts.jsonl import is_jsonl, read_jsonl
from rldk.adapters.rows import Skipped
from rldk.adapters.start import Start

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))


def read(path: Path, data: bytes) -> tuple[list[Any], list[Skipped]]:
    file = path / "x.jsonl"
    file.write_bytes(data)
    refused: list[Skipped] = []
    return [(row.line, row.values) for row in read_jsonl(file, refused.append)], refused


def test_nested_rows_nulls_lists_and_crlf_come_as_they_stand(tmp_path: Path) -> None:
    rows, refused = read(
        tmp_path, b'\xef\xbb\xbf{"a": {"b": 1}, "c": null}\r\n\r\n{"d": [1, 2], "e": true, "f": NaN}\r\n'
    )
    assert repr(rows) == "[(1, {'a': {'b': 1}, 'c': None}), (3, {'d': [1, 2], 'e': True, 'f': nan})]"
    assert refused == []


def test_a_first_row_of_200_kilobytes_hides_no_other(tmp_path: Path) -> None:
    rows, refused = read(tmp_path, json.dumps({"config": "x" * 200_000}).encode() + b'\n{"step": 1, "loss": 2}\n')
    assert rows[1] == (2, {"step": 1, "loss": 2})
    assert is_jsonl(Start(tmp_path / "x.jsonl"))
    assert refused == []


def test_damage_is_refused_line_by_line_and_a_torn_end_is_none(tmp_path: Path) -> None:
    rows, refused = read(tmp_path, b'{"a": 1}\n{"a": }\n[1]\n{"a": 1, "a": 2}\n\xff\n{"a": 2}\n{"a": 3')
    assert rows == [(1, {"a": 1}), (6, {"a": 2})]
    assert [(s.line, s.fatal) for s in refused] == [(2, True), (3, True), (4, True), (5, True), (7, False)]


@given(rows=st.lists(st.dictionaries(st.text(max_size=5), st.floats() | st.text(max_size=5) | st.none())))
def test_rows_come_back_as_they_were_written(
    rows: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    found, refused = read(tmp_path_factory.mktemp("l"), "".join(json.dumps(row) + "\n" for row in rows).encode())
    assert (repr([values for _, values in found]), refused) == (repr(rows), [])


@given(data=st.binary(max_size=200) | st.text('{}[]",:1a\n\r ', max_size=99).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("l")
    rows, refused = read(folder, data)
    assert len(rows) + len(refused) == sum(1 for line in data.split(b"\n") if line.strip())
    is_jsonl(Start(folder / "x.jsonl"))


def test_a_long_file_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_bytes(b'{"step": 1, "loss": 0.5, "reward": 1.0}\n' * 30_000)
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_jsonl(file, pytest.fail)) == 30_000
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.skipif(not REAL.is_dir(), reason="set RLDK_REAL_LOGS to the directory of real logs")
def test_real_files_are_read_as_they_stand() -> None:
    files = [file for file in sorted(REAL.glob("*.jsonl")) if file.name != "MANIFEST.jsonl"]
    assert len(files) >= 10
    for file in files:
        assert is_jsonl(Start(file))
        expected = [json.loads(line) for line in file.read_bytes().splitlines() if line.strip()]
        assert [row.values for row in read_jsonl(file, pytest.fail)] == expected
