from __future__ import annotations

import json
import math
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rldk_schema import Event
from rldk_schema.fields import LEAF_GROUPS

from rldk.check import runs_at
from rldk.io.flat_lines import flat_lines
from rldk.io.json import flat_record, to_json
from rldk.log.bulk.batch import EventBatch
from rldk.log.runs import RunLogs
from tests.factories.cases import DATA
from tests.factories.divided import divided, log_of, similar_events
from tests.factories.events import make_event
from tests.factories.strategies import EVENTS


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


def check_lines(run: RunLogs, seed: int) -> None:
    for batch in divided(run.batches(), seed):
        lines, wrong = flat_lines(batch)
        assert len(lines) == len(batch)
        for row, event in enumerate(batch.events()):
            if row not in wrong:
                assert json.loads(lines[row]) == flat_record(event)
            if row not in wrong and not isinstance(batch, EventBatch):
                assert lines[row] == msgspec.json.encode(flat_record(event))


@pytest.mark.parametrize("place", ["golden", "health", "logs", "valid", "invalid"])
def test_records_from_columns_are_those_of_events(place: str) -> None:
    for seed, run in enumerate(runs_at(DATA / place, on_error="skip")):
        check_lines(run, seed)


@given(events=similar_events() | st.lists(EVENTS, max_size=30), seed=st.integers(0, 99))
def test_records_from_columns_are_those_of_events_whatever_they_hold(
    tmp_path_factory: pytest.TempPathFactory, events: list[Event], seed: int
) -> None:
    check_lines(log_of(events, tmp_path_factory.mktemp("log") / "r_events.jsonl"), seed)
