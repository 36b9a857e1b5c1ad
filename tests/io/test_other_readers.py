"""A Parquet file of ours says the same to pyarrow, DuckDB, polars and pandas: what the events say."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rldk_schema import METRICS, DataSlice, Event, ModelInfo, Process, Rng
from rldk_schema.fields import GROUPS, LEAF_GROUPS

from rldk.io.parquet import read_parquet, to_parquet
from tests.factories.events import make_event
from tests.factories.strategies import same

duckdb = pytest.importorskip("duckdb")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pq = pytest.importorskip("pyarrow.parquet")

LARGEST = 2**64 - 1
EVENTS = [
    make_event(
        step=2**53 - 1,
        schema_version="1.0",
        timestamp=1.7e9 + 1 / 3,
        metrics={"loss": math.nan, "kl_mean": math.inf, "grad_norm": 0.1 + 0.2, "mine/low": -math.inf, "a.b": 5e-324},
        rng=Rng(seed=LARGEST, python_hash_seed=0, torch_seed=2**63, numpy_seed=2**63 - 1, random_seed=1),
        data_slice=DataSlice(tokens_in=2**53 - 1, tokens_out=0, batch_size=64, dataset_name='gsm8k, "main" é \'=1'),
        model_info=ModelInfo(run_id="run-1", phase="eval", model_name="Qwen/Qwen2.5", model_size=494032768),
        process=Process(rank=0, world_size=8, attempt=1, attempt_id="a", seq=0, dropped=0),
        notes=["first", "", 'line\nbreak, comma "quote" \'é😀'],
    ),
    make_event(step=0, wall_time=None, metrics={}),
    make_event(step=1, metrics={"loss": -0.0, "lr": None, "mine/low": math.nan, "step": 7.0}, rng=Rng()),
    *(
        make_event(step=s, metrics={"loss": s / 7, "often": float(s)}, rng=Rng(seed=LARGEST - s))
        for s in range(2, 3000)
    ),
    make_event(step=3000, metrics={"late": 1e308, "loss": math.inf}),
]


def by_pyarrow(path: Path) -> list[dict[str, Any]]:
    return pq.read_table(path).to_pylist()


def by_duckdb(path: Path) -> list[dict[str, Any]]:
    with duckdb.connect() as connection:
        cursor = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def by_polars(path: Path) -> list[dict[str, Any]]:
    return pl.read_parquet(path).to_dicts()


def by_pandas(path: Path) -> list[dict[str, Any]]:
    frame = pd.read_parquet(path, dtype_backend="pyarrow")
    # What a cell holds, not what pandas makes of it: its own methods take NaN for missing.
    columns = {name: frame[name].array.__arrow_array__().to_pylist() for name in frame.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


READERS = {"pyarrow": by_pyarrow, "duckdb": by_duckdb, "polars": by_polars, "pandas": by_pandas}


def flat_row(event: Event) -> dict[str, Any]:
    """What an event says, by the columns of a flat table."""
    row = {
        name: getattr(event if group is None else getattr(event, group), name, None)
        for name, group in LEAF_GROUPS.items()
    }
    for name, value in event.metrics.items():
        row["metrics.step" if name == "step" else name] = value
    return row


def comparable(value: Any) -> str:
    """Exact: the sign of a zero, every digit of a float, NaN apart from null."""
    return repr(value)


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_a_flat_file_reads_identically(read: Callable[[Path], list[dict[str, Any]]], tmp_path: Path) -> None:
    to_parquet(EVENTS, tmp_path / "e.parquet", flat=True)
    rows = read(tmp_path / "e.parquet")
    columns = {*LEAF_GROUPS, *METRICS, "mine/low", "a.b", "metrics.step", "often", "late"}
    assert len(rows) == len(EVENTS)
    for row, event in zip(rows, EVENTS, strict=True):
        want = flat_row(event)
        assert row.keys() == columns
        assert {n: comparable(v) for n, v in row.items()} == {n: comparable(want.get(n)) for n in columns}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_a_nested_file_reads_identically(read: Callable[[Path], list[dict[str, Any]]], tmp_path: Path) -> None:
    to_parquet(EVENTS, tmp_path / "e.parquet")
    rows = read(tmp_path / "e.parquet")
    assert len(rows) == len(EVENTS)
    for row, event in zip(rows, EVENTS, strict=True):
        assert {n: comparable(v) for n, v in row["metrics"].items()} == {
            name: comparable(event.metrics.get(name)) for name in METRICS
        }
        extra = {n: comparable(v) for n, v in event.metrics.items() if n not in METRICS}
        assert {n: comparable(v) for n, v in pairs(row["extra_metrics"])} == extra
        for name in GROUPS:
            group = getattr(event, name)
            want = None if group is None else {n: getattr(group, n) for n, g in LEAF_GROUPS.items() if g == name}
            assert row[name] == want
        for name in (n for n, group in LEAF_GROUPS.items() if group is None):
            assert row[name] == getattr(event, name)


def pairs(value: Any) -> list[tuple[str, float | None]]:
    """A map, as each library gives it to Python."""
    if isinstance(value, dict):
        return list(value.items())
    return [(v["key"], v["value"]) if isinstance(v, dict) else v for v in value]


def test_what_duckdb_and_polars_write_of_a_nested_file_gives_the_events_back(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.parquet", tmp_path / "theirs.parquet"
    to_parquet(EVENTS, ours)
    with duckdb.connect() as connection:
        connection.execute(f"COPY (FROM '{ours}' WHERE step <> 5) TO '{theirs}' (FORMAT parquet)")
    want = [event for event in EVENTS if event.step != 5]
    back = list(read_parquet(theirs))
    assert len(back) == len(want)
    assert all(map(same, back, want))
    pl.read_parquet(ours).filter(pl.col("step") != 5).write_parquet(theirs)
    back = list(read_parquet(theirs))
    assert len(back) == len(want)
    assert all(map(same, back, want))


@pytest.mark.parametrize("flat", [False, True])
def test_nan_is_found_where_everything_else_is_equal(tmp_path: Path, flat: bool) -> None:
    path = tmp_path / "e.parquet"
    events = [make_event(step=s, metrics={"loss": math.nan if s == 500 else 1.0}) for s in range(1000)]
    to_parquet(events, path, flat=flat)
    loss = "loss" if flat else "metrics.loss"
    with duckdb.connect() as connection:
        for condition in (f"isnan({loss})", f"{loss} > 1", f"{loss} <> 1", f"NOT isfinite({loss})"):
            assert connection.execute(f"SELECT step FROM '{path}' WHERE {condition}").fetchall() == [(500,)], condition
    frame = pl.scan_parquet(path)
    column = pl.col("loss") if flat else pl.col("metrics").struct.field("loss")
    assert frame.filter(column.is_nan()).collect()["step"].to_list() == [500]
