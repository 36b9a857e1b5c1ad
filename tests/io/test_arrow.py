from __future__ import annotations

import math
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rldk_schema import METRICS, Event
from rldk_schema.event_arrow import EVENT_SCHEMA
from rldk_schema.fields import LEAF_GROUPS

from rldk import EventValidationError, EventWriter, encode_event, read_events
from rldk.io.arrow import to_arrow_file, to_table
from rldk.io.columns import column_names
from rldk.io.gathered import gathered
from rldk.io.parquet import to_parquet
from rldk.io.record_batches import RecordBatches
from rldk.io.tables import from_table, read_arrow_file, read_parquet
from rldk.log.bulk.batch import EventBatch
from rldk.log.bulk.columns import Constant
from tests.factories.events import make_event
from tests.factories.strategies import EVENTS, same

pa = pytest.importorskip("pyarrow")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EVENTS, max_size=4))
def test_the_way_through_jsonl_arrow_and_parquet_is_the_identity(tmp_path: Path, events: list[Event]) -> None:
    log = tmp_path / "e.jsonl"
    log.write_bytes(b"".join(encode_event(e) + b"\n" for e in events))
    table = to_table(read_events(log, strict=True))
    path = tmp_path / "e.parquet"
    assert to_parquet(from_table(table), path) == to_parquet(log, path) == len(events)
    back = list(read_parquet(path))
    assert len(back) == len(events)
    assert all(map(same, back, events))


def test_the_schema_is_the_generated_one_with_units() -> None:
    table = to_table([make_event()])
    assert table.schema.equals(EVENT_SCHEMA)
    assert EVENT_SCHEMA.field("wall_time").metadata == {b"unit": b"s"}
    assert EVENT_SCHEMA.field("metrics").type.field("kl_mean").metadata == {b"unit": b"nat/{token}"}
    assert [f.name for f in EVENT_SCHEMA.field("metrics").type] == list(METRICS)
    assert EVENT_SCHEMA.field("rng").type.field("seed").type == pa.uint64()


def test_nan_is_kept_and_missing_is_null() -> None:
    table = to_table([make_event(metrics={"loss": math.nan, "mine": math.inf, "lr": None})])
    row = table.to_pylist()[0]
    assert math.isnan(row["metrics"]["loss"])
    assert row["metrics"]["lr"] is None
    assert row["metrics"]["kl_mean"] is None
    assert row["extra_metrics"] == [("mine", math.inf)]
    assert row["process"] is None
    assert table["metrics"].combine_chunks().field("loss").null_count == 0


def test_a_flat_table_has_a_column_per_leaf_and_metric() -> None:
    events = [make_event(metrics={"loss": 0.5, "mine": 1.0}), make_event(step=2, metrics={"other": 2.0})]
    table = to_table(events, flat=True)
    assert set(table.column_names) == {*LEAF_GROUPS, *METRICS, "mine", "other"}
    assert table["loss"].to_pylist() == [0.5, None]
    assert table["mine"].to_pylist() == [1.0, None]
    assert table["run_id"].to_pylist() == ["run-1", "run-1"]
    assert table["seed"].to_pylist() == [42, 42]
    assert table.schema.field("lr").metadata == {b"unit": b"1"}


def test_an_undeclared_metric_named_like_a_leaf_gets_a_prefix() -> None:
    metrics = {"seed": 7.0, "step": 8.0, "metrics.seed": 9.0}
    table = to_table([make_event(metrics=metrics)] * 2, flat=True)
    assert table["seed"].to_pylist() == [42, 42]
    assert table["metrics.seed"].to_pylist() == [9.0, 9.0]
    assert table["metrics.metrics.seed"].to_pylist() == [7.0, 7.0]
    assert table["metrics.step"].to_pylist() == [8.0, 8.0]


@given(st.lists(st.sampled_from(["seed", "metrics.seed", "metrics.metrics.seed", "step", "x", ""]), unique=True))
def test_columns_are_never_shared(undeclared: list[str]) -> None:
    columns = column_names(undeclared)
    assert list(columns) == undeclared
    assert len({*columns.values(), *LEAF_GROUPS, *METRICS}) == len(columns) + len(LEAF_GROUPS) + len(METRICS)


def test_a_flat_table_is_not_read_as_events() -> None:
    with pytest.raises(EventValidationError, match="found no metrics, rng, data_slice, model_info in it: is it flat"):
        next(from_table(to_table([make_event()], flat=True)))


def test_a_part_of_a_table_gives_its_own_events(tmp_path: Path) -> None:
    events = [make_event(step=s, metrics={"loss": s / 3, f"m{s}": float(s)}, notes=[str(s)] * s) for s in range(9)]
    part = to_table(events).slice(4, 3)
    assert all(map(same, from_table(part), events[4:7]))
    assert all(map(same, from_table(part.filter([False, True, True])), events[5:7]))


def test_a_table_of_an_older_version_lacks_columns_and_has_metrics_that_were_promoted_since() -> None:
    event = make_event(metrics={"loss": 0.5, "lr": 1e-6, "mine": 2.0}, timestamp=7.0)
    table = to_table([event])
    metrics = table["metrics"].combine_chunks()
    kept = [f for f in metrics.type if f.name != "lr"]
    old = table.drop_columns(["metrics", "extra_metrics", "process", "timestamp"])
    old = old.append_column("metrics", pa.StructArray.from_arrays([metrics.field(f.name) for f in kept], fields=kept))
    extra = pa.array([[("lr", 1e-6), ("mine", 2.0)]], pa.map_(pa.string(), pa.float64()))
    old = old.append_column("extra_metrics", extra)
    (back,) = from_table(old)
    assert back.metrics == event.metrics
    assert back.timestamp is back.process is None


def test_a_table_of_a_newer_minor_version_is_read_without_what_is_unknown(caplog: pytest.LogCaptureFixture) -> None:
    table = to_table([make_event()]).append_column("gpu", pa.array(["H200"]))
    rng = table["rng"].combine_chunks()
    field = pa.field("jax_seed", pa.uint64())
    rng = pa.StructArray.from_arrays([*rng.flatten(), pa.array([1], field.type)], fields=[*rng.type, field])
    table = table.set_column(table.column_names.index("rng"), "rng", rng)
    (back,) = from_table(table)
    assert same(back, make_event())
    assert [r.getMessage() for r in caplog.records] == ["table: left out, schema 1.0 does not know: gpu, rng.jax_seed"]


def test_a_table_of_a_newer_major_version_is_refused() -> None:
    table = to_table([make_event()]).replace_schema_metadata({"rldk.schema_version": "2.0"})
    with pytest.raises(EventValidationError, match="expected a table of schema 1.0, found 2.0"):
        next(from_table(table))


def edited(table: pa.Table, name: str, values: list[Any]) -> pa.Table:
    """A table with another column, or another field of a struct as in `rng.seed`."""
    group, _, leaf = name.partition(".")
    array = pa.array(values)
    if leaf:
        struct = table[group].combine_chunks()
        children = dict(zip((f.name for f in struct.type), struct.flatten(), strict=True)) | {leaf: array}
        array = pa.StructArray.from_arrays(list(children.values()), list(children))
    return table.set_column(table.column_names.index(group), group, array)


EDITED = [
    ("model_info.run_id", ["run-1", "../../x"], "table: event 2: $.model_info.run_id: expected string matching"),
    ("model_info.run_id", [None, None], "table: event 1: $.model_info.run_id: expected string matching"),
    ("model_info", [{"phase": "train"}] * 2, "table: event 1: $.model_info.run_id: expected string matching"),
    ("step", [1, None], "table: event 2: $.step: expected integer >= 0, found null"),
    ("step", ["1", "2"], 'table: event 1: $.step: expected integer >= 0, found "1"'),
    ("rng.seed", [1, -1], "table: event 2: $.rng.seed: expected integer >= 0 or null, found -1"),
    ("metrics.loss", ["x", "y"], 'table: event 1: $.metrics.loss: expected number or null, found "x"'),
    ("wall_time", [datetime(2026, 1, 1)] * 2, "table: event 1: $.wall_time: expected number >= 0 or null, found"),
    ("notes", [[1], []], "table: event 1: $.notes[0]: expected string, found 1"),
    ("extra_metrics", ["a", "b"], "table: $.extra_metrics: expected a map, found a column of type string"),
    ("process", ["a", "b"], "table: $.process: expected a struct, found a column of type string"),
]


@pytest.mark.parametrize(("name", "values", "message"), EDITED)
def test_a_table_that_was_edited_is_read_only_while_its_rows_are_events(
    name: str, values: list[Any], message: str
) -> None:
    table = edited(to_table([make_event(step=1), make_event(step=2)]), name, values)
    with pytest.raises(EventValidationError) as error:
        list(from_table(table))
    assert str(error.value).startswith(message)


def test_columns_of_other_types_give_the_values_of_ours() -> None:
    table = to_table([make_event(step=1), make_event(step=2)])
    for name, values in (("step", [1.0, 2.0]), ("wall_time", [Decimal("0.5")] * 2), ("rng.seed", [42.0, 42.0])):
        assert all(map(same, from_table(edited(table, name, values)), from_table(table))), name


def test_numbers_of_other_libraries_are_taken() -> None:
    values = [np.float32(0.5), Fraction(1, 4), 2**60 + 1, np.array(3.0)]
    table = to_table([make_event(metrics={"loss": v, "mine": v}) for v in values])
    want = [0.5, 0.25, float(2**60), 3.0]
    assert table["metrics"].combine_chunks().field("loss").to_pylist() == want
    assert [dict(row)["mine"] for row in table["extra_metrics"].to_pylist()] == want


def test_an_arrow_file_gives_its_events_back_and_another_file_is_refused(tmp_path: Path) -> None:
    events = [make_event(step=s) for s in range(3000)]
    assert to_arrow_file(events, tmp_path / "e.arrow") == 3000
    assert all(map(same, read_arrow_file(tmp_path / "e.arrow"), events))
    (tmp_path / "odd.arrow").write_bytes(b"not an Arrow file at all")
    with pytest.raises(EventValidationError, match=r"odd\.arrow: \$: not readable as an Arrow file"):
        next(read_arrow_file(tmp_path / "odd.arrow"))


def test_an_arrow_file_with_wrong_offsets_is_refused(tmp_path: Path) -> None:
    table = to_table([make_event(step=s, notes=["x"]) for s in range(3)])
    offsets = pa.py_buffer(np.array([0, 2, 1, 3], np.int32))
    text = pa.Array.from_buffers(pa.string(), 3, [None, offsets, pa.py_buffer(b"xxx")])
    notes = pa.ListArray.from_arrays(pa.array([0, 1, 2, 3], pa.int32()), text)
    with pa.ipc.new_file(tmp_path / "e.arrow", table.schema) as writer:
        columns = [notes if f.name == "notes" else table[f.name].chunk(0) for f in table.schema]
        writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=table.schema))
    with pytest.raises(EventValidationError, match=r"e\.arrow: \$: not readable as an Arrow file"):
        list(read_arrow_file(tmp_path / "e.arrow"))


@pytest.mark.parametrize("flat", [False, True])
def test_tables_and_files_of_many_batches_are_whole(tmp_path: Path, flat: bool) -> None:
    log = tmp_path / "r_events.jsonl"
    with EventWriter(log) as writer:
        for step in range(20_000):
            writer.write(make_event(step=step, metrics={"loss": step / 2, f"late/{step // 19_000}": 1.0}))
    for write, dest in ((to_arrow_file, "e.arrow"), (to_parquet, "e.parquet")):
        assert write(log, tmp_path / dest, flat=flat) == 20_000
    import pyarrow.parquet as pq

    arrow = pa.ipc.open_file(tmp_path / "e.arrow").read_all()
    assert arrow.equals(pq.read_table(tmp_path / "e.parquet"))
    assert arrow["step"].to_pylist() == list(range(20_000))
    assert arrow.schema.metadata[b"rldk.schema_version"] == b"1.0"
    if not flat:
        assert all(map(same, from_table(arrow), read_events(log)))


def test_a_batch_has_fewer_rows_where_columns_or_metrics_or_notes_are_many() -> None:
    def rows(events: list[Event], undeclared: int = 0) -> list[int]:
        names = [f"m/{i}" for i in range(undeclared)]
        made = RecordBatches(flat=bool(names), names=names)
        parts = [*made.add(EventBatch(events), Constant(False, len(events))), *made.end()]
        return [part.num_rows for part in parts]

    assert rows([make_event()] * 100, undeclared=60_000) == [69, 31]
    assert rows([make_event(metrics={f"m/{i}": 1.0 for i in range(10_000)})] * 350) == [340, 10]
    assert rows([make_event(notes=["x" * 2**24])] * 6) == [4, 2]
    own_names = gathered(make_event(metrics={f"m/{i}": 1.0}) for i in range(1000))
    assert max(map(len, own_names)) * 4 < 1000


def test_attempts_last_hides_superseded_rows(tmp_path: Path) -> None:
    log = tmp_path / "r_events.jsonl"
    for steps in ([1, 2, 3], [3, 4]):
        with EventWriter(log) as writer:
            for step in steps:
                writer.write(make_event(step=step))
    assert to_parquet(log, tmp_path / "e.parquet", attempts="last") == 4
    assert to_parquet(log, tmp_path / "e.parquet") == 5
