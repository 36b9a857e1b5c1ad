from __future__ import annotations

import pytest
from rldk_schema.metrics import METRICS

from rldk.event.look_alikes import frameworks_with, may_mean


@pytest.mark.parametrize(
    ("name", "metrics"),
    [
        ("KL", {"kl_mean", "kl_sequence"}),
        ("policy/kl", {"kl_mean", "kl_sequence"}),
        ("verl/actor/kl_loss", {"kl_mean", "kl_sequence"}),
        ("train/entropy", {"entropy_mean"}),
        ("gradNorm", {"grad_norm"}),
        ("grad-norm", {"grad_norm"}),
        ("train/grad_norm", {"grad_norm"}),
        ("mean_reward", {"reward_mean"}),
        ("score", {"reward_mean"}),
        ("std_reward", {"reward_std", "reward_group_std"}),
        ("ClipFrac", {"clip_frac", "value_clip_frac"}),
        ("completion_length", {"response_length_mean"}),
        ("my_loss", {"loss"}),
    ],
)
def test_a_name_may_mean_what_it_is_another_spelling_of(name: str, metrics: set[str]) -> None:
    assert may_mean(name) == metrics


@pytest.mark.parametrize(
    "name", ["kl_coef", "loss_scale", "eval/loss", "val_loss", "train/max_reward", "beta", "step", "", "/"]
)
def test_what_is_about_something_else_means_nothing(name: str) -> None:
    assert may_mean(name) == frozenset()


def test_a_declared_metric_means_itself_and_nothing_else() -> None:
    assert not any(map(may_mean, METRICS))


def test_those_that_extend_a_framework_are_not_named_beside_it() -> None:
    assert frameworks_with("kl", frozenset({"kl_mean", "kl_sequence"})) == ["openrlhf", "trl"]  # and no ms_swift
