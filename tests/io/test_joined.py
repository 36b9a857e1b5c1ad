from __future__ import annotations

import csv
import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from rldk_schema import AlertInfo, DataSlice, Process, Rng

from rldk import Event, Run, encode_event, export_logs, ingest_runs
from rldk.io.joined import joined
from rldk.io.source import Events
from tests.factories.commands import rldk
from tests.factories.events import make_event


def event(step: int, phase: str = "train", dataset: str | None = None, attempt: int = 1, **metrics: float) -> Event:
    made = make_event(step=step, metrics=metrics, process=Process(rank=0, attempt=attempt))
    return replace(
        made,
        model_info=replace(made.model_info, phase=phase),
        data_slice=replace(made.data_slice, dataset_name=dataset),
    )


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    """A run that logs twice per step, with notes and tokens in one of the calls, and evaluates in between."""
    with Run(tmp_path / "logs", run_id="twice") as run:
        for step in range(1, 4):
            run.log(step, {"loss": 1 / step, "mine": math.nan}, notes=["a"])
            if step == 2:
                run.log(step, {"loss": 9.0}, phase="eval")
            run.log(step, {"reward_mean": step / 3}, notes=["b"], tokens_in=7)
    return tmp_path / "logs" / "twice_events.jsonl"


def test_log_calls_of_one_step_are_one_row_of_every_flat_table_and_stay_two_events(twice: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    from rldk.io.arrow import to_table

    for name in ("e.csv", "e.json"):
        done = export_logs(twice, tmp_path / name)
        assert (done.rows, done.joined) == (4, 3)
    with (tmp_path / "e.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["phase"] == "train"]
    assert [(row["step"], row["loss"][:4], row["reward_mean"][:4], row["mine"]) for row in rows] == [
        ("1", "1.0", "0.33", "nan"),
        ("2", "0.5", "0.66", "nan"),
        ("3", "0.33", "1.0", "nan"),
    ]
    assert [(row["notes"], row["tokens_in"]) for row in rows] == [('["a", "b"]', "7")] * 3
    records = [r for r in json.loads((tmp_path / "e.json").read_text()) if r["phase"] == "train"]
    assert [set(r) >= {"loss", "reward_mean", "mine", "nonfinite"} for r in records] == [True] * 3
    export_logs(twice, tmp_path / "flat.parquet", flat=True)
    tables = (to_table(twice, flat=True), ingest_runs(twice), pq.read_table(tmp_path / "flat.parquet"))
    for table in tables:
        assert table["phase"].to_pylist().count("train") == 3
        assert table["phase"].to_pylist()[1:3] == ["train", "eval"]
    export_logs(twice, tmp_path / "nested.parquet")
    lines = twice.read_bytes().splitlines()
    assert len(lines) == 7
    assert [encode_event(event) for event in Events(tmp_path / "nested.parquet")] == lines


def test_the_command_says_how_many_events_share_a_row_and_the_log_is_consistent(twice: Path, tmp_path: Path) -> None:
    assert rldk("export", twice, tmp_path / "e.csv") == (0, f"{tmp_path / 'e.csv'}: 7 events in 4 rows\n")
    assert f"{tmp_path / 'i.csv'}: 7 events in 4 rows" in rldk("ingest", twice, tmp_path / "i.csv")[1]
    code, out = rldk("validate", twice, "--check-consistency")
    assert (code, out) == (0, f"{twice}: 7 events, valid\n")


ALERT = replace(event(1, c=1.0), alert=AlertInfo(rule="kl_drift", severity="warning"))
APART = {
    "a metric in both": ([event(1, a=1.0), event(1, a=2.0)], [{"a": 1.0}, {"a": 2.0}]),
    "another step": ([event(1, a=1.0), event(2, b=2.0)], [{"a": 1.0}, {"b": 2.0}]),
    "a step between": ([event(1, a=1.0), event(2), event(1, b=2.0)], [{"a": 1.0}, {}, {"b": 2.0}]),
    "another attempt": ([event(1, a=1.0), event(1, attempt=2, b=2.0)], [{"a": 1.0}, {"b": 2.0}]),
    "another set": ([event(1, "eval", "x", a=1.0), event(1, "eval", "y", b=2.0)], [{"a": 1.0}, {"b": 2.0}]),
    "lifecycle": ([event(1, "lifecycle"), event(1, "lifecycle")], [{}, {}]),
    "an alert": ([event(1, a=1.0), ALERT], [{"a": 1.0}, {"c": 1.0}]),
    "NaN in both": ([event(1, a=math.nan), event(1, a=2.0)], [{"a": math.nan}, {"a": 2.0}]),
}


@pytest.mark.parametrize("kind", APART)
def test_what_is_not_one_step_of_one_writer_stays_apart(kind: str) -> None:
    events, expected = APART[kind]
    assert str([e.metrics for e in joined(events)]) == str(expected)


def test_a_row_stands_where_its_first_event_stood_and_nothing_given_is_changed() -> None:
    first, between, last = event(1, a=1.0), event(1, "eval", "x", e=1.0), event(1, b=2.0, c=3.0)
    last = replace(last, rng=Rng(seed=42, torch_seed=7), data_slice=DataSlice(batch_size=3), wall_time=9.0)
    before = repr([first, between, last])
    row, evaluation = joined([first, between, last, event(1, d=None, a=None)])
    assert row.metrics == {"a": 1.0, "b": 2.0, "c": 3.0, "d": None}
    assert (row.wall_time, row.rng.torch_seed, row.data_slice.batch_size) == (0.5, 7, 3)
    assert evaluation is between
    assert repr([first, between, last]) == before


def test_events_of_one_step_without_end_do_not_fill_the_memory() -> None:
    drawn = 0

    def endless() -> object:
        nonlocal drawn
        for drawn in range(10_000):  # noqa: B007
            yield event(1, a=1.0)

    next(joined(endless()))
    assert drawn < 1000
