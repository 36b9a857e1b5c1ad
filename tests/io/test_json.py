from __future__ import annotations

import json
import math
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rldk_schema import Event
from rldk_schema.fields import LEAF_GROUPS

from rldk.check import runs_at
from rldk.io.cells import Cells
from rldk.io.flat_lines import flat_lines
from rldk.io.joined import joined
from rldk.io.json import flat_record, to_json
from rldk.log.attempts import superseded
from rldk.log.bulk.batch import EventBatch
from rldk.log.runs import RunLogs
from tests.factories.cases import DATA
from tests.factories.divided import divided, log_of, similar_events
from tests.factories.events import make_event
from tests.factories.strategies import EVENTS

REAL = os.environ.get("RLDK_REAL_LOGS")


def test_an_array_of_flat_records_without_what_is_missing(tmp_path: Path) -> None:
    events = [make_event(step=1, metrics={"loss": 0.0, "kl_mean": None}), make_event(step=2, metrics={})]
    assert to_json(events, tmp_path / "m.json") == 2
    first, second = json.loads((tmp_path / "m.json").read_text())
    assert (first["step"], first["loss"], first["phase"]) == (1, 0.0, "train")
    assert "kl_mean" not in first
    assert "loss" not in second
    assert to_json([], tmp_path / "none.json") == 0
    assert json.loads((tmp_path / "none.json").read_text()) == []


def test_nan_is_kept_and_never_hidden(tmp_path: Path) -> None:
    record = flat_record(make_event(metrics={"loss": math.nan, "grad_norm": math.inf, "lr": 1e-6}))
    assert (record["loss"], record["grad_norm"]) == (None, None)
    assert record["nonfinite"] == {"loss": "NaN", "grad_norm": "Infinity"}


@given(
    EVENTS,
    st.dictionaries(
        st.sampled_from(["step", "metrics.step", "metrics.metrics.step", "nonfinite", "metrics.nonfinite", "notes"]),
        st.floats(),
    ),
)
def test_no_value_is_lost_or_written_over(event: Event, more: dict[str, float]) -> None:
    event.metrics.update(more)
    record = json.loads(json.dumps(flat_record(event)))
    present = [name for name, value in event.metrics.items() if value is not None]
    leaves = [name for name in record if name in LEAF_GROUPS]
    odd = [name for name in present if not math.isfinite(event.metrics[name])]
    assert len(record) == len(leaves) + len(present) + bool(odd)
    assert len(record.get("nonfinite", {})) == len(odd)
    assert record["step"] == event.step


def check_file(run: RunLogs, dest: Path) -> None:
    """The file is what records of events one by one give."""
    hidden = superseded(run)
    records = [msgspec.json.encode(flat_record(event)) for event in joined(e for e in run if not hidden(e))]
    assert to_json(run, dest, attempts="last") == len(records)
    lines = dest.read_bytes().split(b"\n")
    assert (lines[0], lines[-2:]) == (b"[", [b"]", b""])
    assert [line.removesuffix(b",") for line in lines[1:-2]] == records
    json.loads(dest.read_bytes())


def check_lines(run: RunLogs, seed: int) -> None:
    for batch in divided(run.batches(), seed):
        lines, wrong = flat_lines(Cells(batch))
        assert len(lines) == len(batch)
        for row, event in enumerate(batch.events()):
            if row not in wrong:
                assert json.loads(lines[row]) == flat_record(event)
            if row not in wrong and not isinstance(batch, EventBatch):
                assert lines[row] == msgspec.json.encode(flat_record(event))


@pytest.mark.parametrize("place", ["golden", "health", "logs", "valid", "invalid"])
def test_records_from_columns_are_those_of_events(place: str, tmp_path: Path) -> None:
    for seed, run in enumerate(runs_at(DATA / place, on_error="skip")):
        check_lines(run, seed)
        check_file(run, tmp_path / "m.json")


@pytest.mark.skipif(REAL is None, reason="set RLDK_REAL_LOGS to the directory of real logs")
def test_records_from_columns_are_those_of_events_on_real_logs(tmp_path: Path) -> None:
    for seed, run in enumerate(runs_at(Path(str(REAL)), on_error="skip")):
        check_lines(run, seed)
        check_file(run, tmp_path / "m.json")


@given(events=similar_events() | st.lists(EVENTS, max_size=30), seed=st.integers(0, 99))
def test_records_from_columns_are_those_of_events_whatever_they_hold(
    tmp_path_factory: pytest.TempPathFactory, events: list[Event], seed: int
) -> None:
    run = log_of(events, tmp_path_factory.mktemp("log") / "r_events.jsonl")
    check_lines(run, seed)
    check_file(run, run.paths[0].with_name("m.json"))


def test_nothing_is_left_behind_where_the_file_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "m.json").write_text("before", encoding="utf-8")
    monkeypatch.setattr("rldk.io.json.flat_record", lambda event: 1 / (event.step - 3))
    with pytest.raises(ZeroDivisionError):
        to_json([make_event(step=step) for step in range(5)], tmp_path / "m.json")
    assert [path.name for path in tmp_path.iterdir()] == ["m.json"]
    assert (tmp_path / "m.json").read_text(encoding="utf-8") == "before"
