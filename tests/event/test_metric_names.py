from __future__ import annotations

import json
import math
from enum import Enum
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rldk_schema.metrics import METRIC_BOUNDS, METRICS

from rldk.event.metric_names import MetricNames
from rldk.event.metric_values import storable
from rldk.event.phases import split_phase_prefix
from tests.factories.cases import DATA
from tests.factories.metric_table import SETTINGS, TABLE
from tests.factories.strategies import TEXT


def log_calls(name: str) -> list[dict[str, Any]]:
    lines = (DATA / "logs" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["logs"] for line in lines]


def renamed(name: str, framework: str, version: str | None, algorithm: str | None) -> dict[str, set[str]]:
    """Raw key -> names it was stored under, over all train log calls of a capture."""
    names = MetricNames(framework, version=version, algorithm=algorithm, settings=SETTINGS)
    out: dict[str, set[str]] = {}
    for logs in log_calls(name):
        if "train_runtime" in logs or any(key.startswith("eval_") for key in logs):
            continue
        stored = names.rename(logs)
        assert list(stored.values()) == list(logs.values())  # one name each, in order, nothing lost
        for key, new in zip(logs, stored, strict=True):
            out.setdefault(key, set()).add(new)
    return out


@pytest.mark.parametrize(("log", "framework", "version", "algorithm", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_keys_of_real_log_calls_get_their_names(
    log: str, framework: str, version: str, algorithm: str, expected: dict[str, str]
) -> None:
    found = renamed(log, framework, version, algorithm)
    assert {key: found.get(key) for key in expected} == {key: {new} for key, new in expected.items()}


def test_what_decides_being_unknown_the_key_is_kept_apart() -> None:
    unknown_version = MetricNames("trl", algorithm="grpo")
    assert list(unknown_version.rename({"reward_std": 1.0})) == ["trl/reward_std"]
    unknown_algorithm = MetricNames("trl", version="1.16.0")
    assert list(unknown_algorithm.rename({"kl": 1.0, "grad_norm": 1})) == ["trl/kl", "grad_norm"]


@pytest.mark.parametrize(
    ("version", "stored"),
    [
        ("0.23.0", "reward_group_std"),
        ("0.26.2", "reward_group_std"),
        ("0.27.0", "reward_std"),
        ("1.0.0rc1", "reward_std"),
    ]
    + [("1.16.0.dev3", "reward_std"), ("2", "reward_std")],
)
def test_a_meaning_follows_the_version(version: str, stored: str) -> None:
    names = MetricNames("trl", version=version, algorithm="grpo", settings=SETTINGS)
    assert list(names.rename({"reward_std": 0.1})) == [stored]


@pytest.mark.parametrize(
    ("settings", "stored"),
    [
        ({"num_mini_batches": 1}, ["ratio_mean", "clip_frac"]),
        # TRL divides these by num_mini_batches: with 2, an unchanged policy shows a ratio of 0.5.
        ({"num_mini_batches": 2}, ["val/ratio", "policy/clipfrac_avg"]),
        ({}, ["trl/val/ratio", "trl/policy/clipfrac_avg"]),
        (None, ["trl/val/ratio", "trl/policy/clipfrac_avg"]),
    ],
)
def test_a_meaning_follows_the_settings(settings: dict[str, Any] | None, stored: list[str]) -> None:
    names = MetricNames("trl", version="0.23.0", algorithm="ppo", settings=settings)
    assert list(names.rename({"val/ratio": 0.5, "policy/clipfrac_avg": 0.1})) == stored


def test_a_meaning_that_no_version_changes_needs_no_version() -> None:
    assert list(MetricNames("trl", algorithm="grpo").rename({"reward": 0.1})) == ["reward_mean"]
    assert list(MetricNames("trl", algorithm="rloo").rename({"reward": 0.1})) == ["trl/reward"]


def test_a_scale_is_applied_to_every_kind_of_number(monkeypatch: pytest.MonkeyPatch) -> None:
    source = METRICS["loss"].sources[0]._replace(framework="lab", key="loss_pct", algorithms=None, scale=0.01)
    monkeypatch.setitem(METRICS, "loss", METRICS["loss"]._replace(sources=(source,)))
    names = MetricNames("lab")
    for value in (50, 50.0, np.float32(50), np.array(50.0)):
        assert names.rename({"loss_pct": value}) == {"loss": 0.5}
    assert names.rename({"loss_pct": True}) == {"loss": True}
    assert names.rename({"loss_pct": "50"}) == {"loss": "50"}


def test_the_keys_that_fed_a_metric_are_remembered() -> None:
    names = MetricNames("openrlhf", version="0.11.0", algorithm="ppo", settings=SETTINGS)
    names.rename({"reward": 1.0, "rollout/reward_mean": 2.0, "kl": None})
    assert {name: list(keys) for name, keys in names.used.items()} == {"reward_mean": ["rollout/reward_mean"]}


def test_a_foreign_key_with_a_canonical_name_is_kept_apart() -> None:
    assert list(MetricNames("trl", version="1.16", algorithm="sft").rename({"clip_frac": 1})) == ["trl/clip_frac"]
    assert list(MetricNames("verl").rename({"loss": 1})) == ["verl/loss"]


def test_without_a_framework_names_are_canonical_already() -> None:
    raw = {"loss": 1.0, "my/metric": 2.0}
    assert MetricNames().rename(raw) == raw


def test_the_first_source_that_has_a_value_wins() -> None:
    names = MetricNames("openrlhf", version="0.11.0", algorithm="ppo")
    assert names.rename({"reward": 1.0, "rollout/reward_mean": 2.0}) == {"reward": 1.0, "reward_mean": 2.0}
    assert names.rename({"reward": 1.0, "rollout/reward_mean": None}) == {
        "reward_mean": 1.0,
        "rollout/reward_mean": None,
    }
    assert names.rename({"reward": 1.0}) == {"reward_mean": 1.0}


@given(
    st.sampled_from(
        [("trl", "1.16.0", "grpo"), ("trl", "0.23.0", "ppo"), ("trl", None, None), ("openrlhf", "0.11.0", "ppo")]
    ),
    st.dictionaries(
        st.sampled_from(
            sorted({s.key for m in METRICS.values() for s in m.sources} | METRICS.keys() | {"trl/kl", "trl/loss"})
        )
        | TEXT,
        st.none() | st.floats(allow_nan=False),
    ),
)
def test_no_key_and_no_value_is_lost(context: tuple[str, str | None, str | None], raw: dict[str, Any]) -> None:
    framework, version, algorithm = context
    stored = MetricNames(framework, version=version, algorithm=algorithm).rename(raw)
    assert len(stored) == len(raw)
    assert list(stored.values()) == list(raw.values())


def test_every_key_of_real_eval_logs_loses_its_prefix() -> None:
    logs = next(c for c in log_calls("trl-1.16.grpo.jsonl") if "eval_runtime" in c)
    raw, dataset = split_phase_prefix(logs, "eval")
    assert dataset is None
    assert "reward" in raw
    assert not any(key.startswith("eval_") for key in raw)
    assert len(raw) == len(logs)


@pytest.mark.parametrize(
    ("logs", "dataset", "keys"),
    [
        ({"eval_loss": 1, "eval_runtime": 2, "epoch": 3}, None, ["epoch", "loss", "runtime"]),
        ({"eval_held_out_loss": 1, "eval_held_out_runtime": 2, "epoch": 3}, "held_out", ["epoch", "loss", "runtime"]),
        ({"eval_a_rewards/x": 1, "eval_a_runtime": 2}, "a", ["rewards/x", "runtime"]),
        ({"eval_loss": 1, "loss": 2}, None, ["loss", "eval_loss"]),
        # TRL's GRPO with named sets: only loss and runtime carry the name.
        ({"eval_a_loss": 1, "eval_a_runtime": 2, "eval_kl": 3, "epoch": 4}, "a", ["epoch", "loss", "runtime", "kl"]),
        ({"eval_a_loss": 1, "eval_a_runtime": 2, "eval_loss": 3}, None, ["a_loss", "a_runtime", "loss"]),
        ({"accuracy": 1}, None, ["accuracy"]),
        # A loss of another kind is no evaluated set, however short its name.
        (
            {
                "eval_validation_loss": 1,
                "eval_validation_runtime": 2,
                "eval_validation_samples_per_second": 3,
                "eval_aux_loss": 4,
            },
            "validation",
            ["loss", "runtime", "samples_per_second", "aux_loss"],
        ),
        (
            {"valid_loss": 1, "valid_runtime": 2, "valid_samples_per_second": 3, "eval_kl": 4},
            "valid",
            ["loss", "runtime", "samples_per_second", "kl"],
        ),
        # OpenRLHF's PPO: the set's figures, and those of all sets.
        ({"eval_a_pass1": 1, "eval_a_x": 2, "eval_x": 3, "eval_n": 4}, "a", ["pass1", "x", "eval_x", "n"]),
        ({"eval_a_pass1": 1, "eval_b_pass1": 2, "eval_x": 3}, None, ["a_pass1", "b_pass1", "x"]),
    ],
)
def test_the_evaluated_set_is_read_off_the_keys(logs: dict[str, float], dataset: str | None, keys: list[str]) -> None:
    raw, found = split_phase_prefix(logs, "eval")
    assert found == dataset
    assert list(raw) == keys


def test_values_outside_their_bounds_are_stored_apart_with_a_note() -> None:
    metrics, notes = storable({"clip_frac": 1.5, "grad_norm": float("inf"), "lr": float("nan"), "loss": -1e9})
    assert metrics["out_of_range/clip_frac"] == 1.5
    assert "clip_frac" not in metrics
    assert metrics["grad_norm"] == math.inf
    assert math.isnan(metrics["lr"])
    assert notes == ["clip_frac 1.5 is outside [0, 1]: stored as out_of_range/clip_frac"]


@given(st.dictionaries(st.sampled_from(["clip_frac", "out_of_range/clip_frac", "1", "lr", "x", 1, None]), st.floats()))
def test_storing_loses_no_number(raw: dict[Any, float]) -> None:
    metrics, _ = storable(raw)
    assert sorted(map(repr, metrics.values())) == sorted(map(repr, raw.values()))


def test_the_name_of_a_metric_is_the_text_of_what_is_given_and_another_one_is_noted() -> None:
    class Name(str, Enum):
        KL = "kl_mean"

    assert storable({Name.KL: 0.5}) == ({"kl_mean": 0.5}, [])
    assert storable({1: 0.5}) == ({"1": 0.5}, ["metric 1 is stored as 1"])


def test_bounds_are_those_of_the_dictionary() -> None:
    assert METRIC_BOUNDS["clip_frac"] == (0, 1)
    assert METRIC_BOUNDS["lr"] == (0, math.inf)
    assert "loss" not in METRIC_BOUNDS


def test_the_version_of_what_a_framework_extends_decides_where_it_is_given() -> None:
    settings = {"scale_rewards": "group"}
    unknown = MetricNames("axolotl", version="0.19.0", algorithm="grpo", settings=settings)
    assert unknown.name("reward_std").needs == ("version",)
    for release, metric in (("1.9.0", "reward_std"), ("0.23.0", "reward_group_std")):
        names = MetricNames("axolotl", version="0.19.0", algorithm="grpo", settings=settings, extended_version=release)
        assert names.name("reward_std").canonical == metric
    # What ms-swift says of the key itself counts more.
    names = MetricNames("ms_swift", algorithm="grpo", settings=settings, extended_version="1.9.0")
    assert names.name("reward_std").canonical == "reward_group_std"
