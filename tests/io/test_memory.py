"""Conversions need as much memory for many events as for few. `python -m bench.memory` shows it for a million."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rldk_schema import Event

from bench import sample
from rldk.io.jsonl import to_jsonl

pa = pytest.importorskip("pyarrow")
from rldk.io import parquet, table_rows  # noqa: E402
from rldk.io.arrow import to_arrow_file  # noqa: E402
from rldk.io.csv import to_csv  # noqa: E402
from rldk.io.json import to_json  # noqa: E402
from rldk.io.parquet import to_parquet  # noqa: E402
from rldk.io.tables import read_arrow_file, read_parquet  # noqa: E402
from tests.factories.memory import SLACK, peak  # noqa: E402

FEW, MANY = 3_000, 9_000


class Stream:
    """Events that nobody holds."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __iter__(self) -> Iterator[Event]:
        for step in range(self.count):
            event = sample.event(step)
            event.metrics["loss"] = step / 7
            yield event


CONVERTERS: dict[str, Callable[[Any, Path], object]] = {
    "parquet": to_parquet,
    "flat parquet": lambda source, dest: to_parquet(source, dest, flat=True),
    "parquet, last attempts": lambda source, dest: to_parquet(source, dest, attempts="last"),
    "arrow": to_arrow_file,
    "csv": to_csv,
    "json": to_json,
    "jsonl": to_jsonl,
}


@pytest.mark.parametrize("name", CONVERTERS)
def test_writing_needs_no_more_memory_for_more_events(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "ROW_GROUP_ROWS", 1024)
    monkeypatch.setattr(table_rows, "_ROWS", 1024)
    convert = CONVERTERS[name]
    convert(Stream(10), tmp_path / "warm")
    few, many = (peak(lambda n=n: convert(Stream(n), tmp_path / "e")) for n in (FEW, MANY))
    assert many < few + SLACK


@pytest.mark.parametrize(("write", "read"), [(to_parquet, read_parquet), (to_arrow_file, read_arrow_file)])
def test_reading_needs_no_more_memory_for_more_events(
    write: Any, read: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "ROW_GROUP_ROWS", 1024)
    monkeypatch.setattr(table_rows, "_ROWS", 1024)
    for count in (10, FEW, MANY):
        write(Stream(count), tmp_path / str(count))
    sum(1 for _ in read(tmp_path / "10"))
    few, many = (peak(lambda n=n: sum(1 for _ in read(tmp_path / str(n)))) for n in (FEW, MANY))
    assert many < few + SLACK
