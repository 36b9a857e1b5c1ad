"""Logs that frameworks' own loggers wrote are read as theirs, and nothing is named wrongly for want of a version."""

from __future__ import annotations

from pathlib import Path

import pytest

from rldk.ingest import Ingest

SAMPLES = Path(__file__).parents[1] / "data/adapters"

# Framework, and a few metrics of the last step, as the script that wrote the log computes them by their definitions.
EXPECTED = {
    "verl-0.9.1.grpo.console.log": ("verl", {"reward_mean": 0.484875, "response_length_mean": 4.125, "step_time": 7.5}),
    "verl-0.9.1.ppo.jsonl": ("verl", {"reward_mean": 0.484875, "critic_grad_norm": 0.75, "step_time": 7.5}),
    "verl-0.6.1.grpo.jsonl": ("verl", {"reward_mean": 0.484875, "response_length_mean": 4.125, "step_time": 7.5}),
    "verl-0.4.1.ppo.console.log": ("verl", {"reward_mean": 0.485, "critic_grad_norm": 0.75, "step_time": 7.5}),
    "verl-0.9.1.sft.jsonl": ("verl", {"loss": 5.53125, "tokens_seen": 776}),
    "tinker-0.6.1/metrics.jsonl": ("tinker", {"reward_mean": 0.484875, "lr": 1e-5, "step_time": 7.5}),
    "skyrl-0.3.0.console.log": ("skyrl", {"reward_mean": 0.4849, "response_length_mean": 4.125, "step_time": 7.5}),
    "ms-swift-4.6.0/logging.jsonl": (
        "ms_swift",
        {"reward_mean": 0.55000001, "kl_mean": 5.3e-06, "truncated_frac": 1.0},
    ),
}
# Sums, and shares of the longest response: what no version that may have written it calls so.
NEVER = {
    "verl-0.9.1.grpo.console.log": {"truncated_frac", "generation_time"},
    "verl-0.9.1.ppo.jsonl": {"truncated_frac", "generation_time"},
    "verl-0.6.1.grpo.jsonl": {"kl_mean", "policy_loss", "rollout_kl", "lr"},
    "ms-swift-4.6.0/logging.jsonl": {"reward_std"},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_log_of_a_frameworks_own_logger_is_read_as_its(name: str) -> None:
    framework, metrics = EXPECTED[name]
    reading = Ingest(SAMPLES / name)
    events = [event for event in reading if event.model_info.phase == "train"]
    assert [run.read_as.framework for run in reading.foreign] == [framework]
    assert [event.step for event in events] == [1, 2, 3]
    last = events[-1].metrics
    assert {key: last.get(key) for key in metrics} == pytest.approx(metrics)
    assert not NEVER.get(name, set()) & set(last)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("verl-0.9.1.grpo.console.log", "actor/lr"),
        ("verl-0.9.1.ppo.jsonl", "actor/lr"),
        ("verl-0.9.1.sft.jsonl", "train/lr"),
    ],
)
def test_a_rate_that_was_read_too_late_is_that_of_the_next_step(name: str, key: str) -> None:
    events = [event for event in Ingest(SAMPLES / name) if event.model_info.phase == "train"]
    read = [event.metrics[key] for event in events]
    assert [event.metrics.get("lr") for event in events] == [None, *read[:-1]]


def test_settings_in_the_configuration_beside_the_log_decide() -> None:
    """tinker-cookbook's config.json tells of one substep a batch; ms-swift's args.json is not there."""
    tinker = Ingest(SAMPLES / "tinker-0.6.1/metrics.jsonl", on_error="skip")
    assert all("rollout_kl" in event.metrics for event in tinker if event.model_info.phase == "train")
    swift = Ingest(SAMPLES / "ms-swift-4.6.0/logging.jsonl")
    assert not any({"reward_std", "reward_group_std"} & event.metrics.keys() for event in swift)


@pytest.mark.parametrize("name", ["verl-0.9.1.grpo.console.log", "verl-0.9.1.ppo.jsonl", "verl-0.4.1.ppo.console.log"])
def test_the_data_set_of_verls_validation_is_no_part_of_the_statistic(name: str) -> None:
    (event,) = [event for event in Ingest(SAMPLES / name) if event.model_info.phase == "eval"]
    assert (event.step, event.data_slice.dataset_name) == (2, "openai/gsm8k")
    statistics = ("mean@2", "std@2", "best@2/mean", "best@2/std", "worst@2/mean", "worst@2/std")
    assert set(event.metrics) == {f"val-core/reward/{statistic}" for statistic in statistics}
