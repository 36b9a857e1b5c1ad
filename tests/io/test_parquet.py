from __future__ import annotations

from pathlib import Path

import pytest

from rldk.io.parquet import read_parquet, to_parquet
from tests.test_events import make_event

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
    assert columns["metrics.loss"].statistics.max == 33.0
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
