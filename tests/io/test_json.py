from __future__ import annotations

import json
import math
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rldk_schema import Event
from rldk_schema.fields import LEAF_GROUPS

from rldk.io.json import flat_record, to_json
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
