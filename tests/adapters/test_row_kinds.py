"""Rows of JSON lines that are no steps: they say so in many words, or in none."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.row_kinds import configuration_of, kind_of
from rldk.adapters.row_values import unwrapped

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"step": 1, "loss": 0.5}, "row"),
        ({"event": "step", "step": 0, "train/loss": 0.5}, "row"),
        ({"type": "Train-Step", "step": 0, "loss": 0.5}, "row"),
        ({"type": "rollout", "iteration": 3, "reward": 1.0}, "row"),
        ({"type": "a metric's text", "step": 3, "loss": 1.0}, "row"),
        ({"event": "eval", "step": 10, "accuracy": 0.5}, "evaluation"),
        ({"kind": "validation", "step": 10, "accuracy": 0.5}, "evaluation"),
        ({"event": "config", "lr": 1e-6, "seed": 42}, "configuration"),
        ({"type": "hparams", "data": {"lr": 1e-6}}, "configuration"),
        ({"config": {"lr": 1e-6}}, "configuration"),
        ({"lr": 1e-6, "batch_size": 8, "seed": 1, "model_name": "m"}, "configuration"),
        ({"lr": 1e-6, "temperature": 1.0, "beta": 0.1, "loss": 0.5}, "row"),
        ({"event": "start", "time": 1.7e9, "versions": {"trl": "1.0"}}, "header"),
        ({"event": "done", "num_steps": 51}, "other"),
        ({"event": "checkpoint", "step": 25, "path": "x"}, "other"),
        ({"event": "checkpoint", "step": 25, "loss": 0.5, "kl": 0.1}, "row"),
        ({"type": "sample", "step": 25, "reward": 0.5, "length": 10}, "other"),
        ({"event": "message", "text": "hello"}, "other"),
        ({"text": "hello"}, "other"),
        ({}, "other"),
        ({"log_history": [{"loss": 1}], "global_step": 438, "best_metric": None}, "other"),
        ({"step": 1, "data": {"loss": 0.5}}, "row"),
        ({"step": 1, "loss": "0.5", "type": None}, "row"),
        ({"step": 1, "loss": 0.5, "split": "val"}, "evaluation"),
        ({"step": 1, "loss": 0.5, "mode": "Validation"}, "evaluation"),
        ({"step": 1, "loss": 0.5, "phase": "EVAL"}, "evaluation"),
        ({"step": 1, "loss": 0.5, "phase": "test"}, "row"),
        ({"step": 1, "loss": 0.5, "stage": "train"}, "row"),
        ({"step": 1, "loss": 0.5, "mode": "offline"}, "row"),
        ({"mode": "train", "lr": 1e-6, "batch_size": 8, "seed": 1, "model": "m"}, "configuration"),
    ],
)
def test_a_row_is_what_it_says_or_what_stands_in_it(row: dict[str, Any], kind: str) -> None:
    found = kind_of(row)
    assert found.kind == kind
    assert found.evidence


def test_a_configuration_comes_without_its_wrapping() -> None:
    assert configuration_of({"type": "config", "data": {"lr": 1}, "seed": 2}) == {"lr": 1, "seed": 2}
    assert configuration_of({"event": "config", "lr": 1, "kind": 3}) == {"lr": 1, "kind": 3}
    assert configuration_of({"config": {"lr": 1}}) == {"lr": 1}


def test_metrics_in_data_are_unwrapped_where_nothing_else_is_a_metric() -> None:
    assert unwrapped({"step": 1, "data": {"loss": 0.5, "step": 2}}) == {"step": 1, "loss": 0.5, "duplicate/step": 2}
    assert unwrapped({"step": 1, "metrics": {"loss": 0.5}, "data": {"a": 1}}) == {
        "step": 1,
        "data": {"a": 1},
        "loss": 0.5,
    }
    for row in ({"step": 1, "loss": 1.0, "data": {"a": 1}}, {"step": 1, "data": [1]}, {"step": 1, "data": "x"}):
        assert unwrapped(row) == row


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
)


@given(st.dictionaries(st.sampled_from(["type", "event", "step", "config", "data", "lr", "seed", "beta"]), JSON))
def test_any_row_has_a_kind(row: dict[str, Any]) -> None:
    before = repr(row)
    assert kind_of(row).kind in ("row", "evaluation", "configuration", "header", "other")
    configuration_of(row)
    assert repr(row) == before


@pytest.mark.skipif(not REAL.is_dir(), reason="set RLDK_REAL_LOGS to the directory of real logs")
def test_rows_of_real_files_are_what_people_have_counted() -> None:
    kinds = {}
    for file in sorted(REAL.glob("*.jsonl")):
        rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
        kinds[file.name.partition("__")[0]] = Counter(kind_of(row).kind for row in rows)
    assert kinds.pop("bmtlima") == {"row": 51, "configuration": 1, "other": 1}
    assert kinds.pop("lgc-FINANCE") == {"row": 50, "other": 1}  # 44 of training, 5 evaluations, a summary
    kinds.pop("MANIFEST.jsonl")
    assert len(kinds) >= 8
    assert all(found.keys() == {"row"} for found in kinds.values())
