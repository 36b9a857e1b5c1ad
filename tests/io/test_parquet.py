from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from rldk_schema import Event
from rldk_schema.fields import WORD_LEAVES

from rldk import EventValidationError
from rldk.io.parquet import ROW_GROUP_ROWS, read_parquet, to_parquet
from tests.factories.events import make_event

pq = pytest.importorskip("pyarrow.parquet")


def test_floats_are_byte_stream_split_zstd_without_dictionaries(tmp_path: Path) -> None:
    path = tmp_path / "e.parquet"
    to_parquet([make_event(step=s, metrics={"loss": s / 3, "mine": s / 7}) for s in range(100)], path)
    group = pq.ParquetFile(path).metadata.row_group(0)
    columns = {group.column(i).path_in_schema: group.column(i) for i in range(group.num_columns)}
    for name in ("metrics.loss", "wall_time", "extra_metrics.key_value.value"):
        assert "BYTE_STREAM_SPLIT" in columns[name].encodings, name
        assert not columns[name].has_dictionary_page
    assert columns["model_info.run_id"].has_dictionary_page
    assert {c.compression for c in columns.values()} == {"ZSTD"}
    for name in ("step", "process.seq"):
        assert "DELTA_BINARY_PACKED" in columns[name].encodings, name
    assert columns["step"].statistics.max == 99
    without = {f"alert.{leaf}" for leaf in WORD_LEAVES["alert"]}  # as metrics are, these may be NaN
    without |= {name for name in columns if name.startswith(("metrics.", "extra_metrics.key_value.value"))}
    assert {name for name, column in columns.items() if not column.is_stats_set} == without
    metadata = pq.ParquetFile(path).schema_arrow.metadata
    assert set(metadata) >= {b"rldk.schema_version", b"rldk.version"}


def test_a_failed_conversion_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "e.parquet"
    to_parquet([make_event(step=7)], path)

    def broken():
        yield make_event()
        raise OSError("the source went away")

    with pytest.raises(OSError, match="went away"):
        to_parquet(broken(), path)
    assert [e.step for e in read_parquet(path)] == [7]
    assert [p.name for p in tmp_path.iterdir()] == ["e.parquet"]


def test_no_events_make_an_empty_file(tmp_path: Path) -> None:
    assert to_parquet([], tmp_path / "e.parquet") == 0
    assert list(read_parquet(tmp_path / "e.parquet")) == []


def test_row_groups_are_many_rows_or_many_bytes(tmp_path: Path) -> None:
    def groups(events: Iterable[Event], **options: bool) -> list[int]:
        to_parquet(events, tmp_path / "e.parquet", **options)
        metadata = pq.ParquetFile(tmp_path / "e.parquet").metadata
        return [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)]

    assert groups(make_event(step=s) for s in range(ROW_GROUP_ROWS + 1)) == [ROW_GROUP_ROWS, 1]
    wide = {f"metric/{i}": float(i) for i in range(2000)}
    assert groups([make_event(step=s, metrics=wide) for s in range(4096)], flat=True) == [2352, 1744]


def test_names_with_dots_and_slashes_are_columns_of_their_own(tmp_path: Path) -> None:
    metrics = {"a.b": 1.0, "rewards/x": 2.0, "metrics.step": 3.0, "step": 4.0, "": 5.0}
    to_parquet([make_event(metrics=metrics)], tmp_path / "e.parquet", flat=True)
    row = pq.read_table(tmp_path / "e.parquet").to_pylist()[0]
    assert [row[n] for n in ("a.b", "rewards/x", "metrics.step", "metrics.metrics.step", "")] == [1, 2, 3, 4, 5]


def test_another_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "odd.parquet").write_bytes(b"not a Parquet file at all")
    with pytest.raises(EventValidationError, match=r"odd\.parquet: \$: not readable as Parquet"):
        next(read_parquet(tmp_path / "odd.parquet"))
