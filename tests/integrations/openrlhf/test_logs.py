from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("wrapt")
from rldk.integrations.openrlhf.logs import metrics_of, tokens


def test_zeros_that_stand_for_no_reference_model_are_left_out() -> None:
    logs = {"kl": 0.0, "logprobs_diff": 0.0, "reward": 1.0, "generated_samples": ["text", 1.0]}
    assert metrics_of("ppo", leads=True, reference=False)(logs) == {"reward": 1.0}
    assert metrics_of("ppo", leads=True, reference=True)(logs) == {"kl": 0.0, "logprobs_diff": 0.0, "reward": 1.0}


ROLLOUT = {
    "rollout/num_samples": 8.0,
    "rollout/response_length_mean": 12.5,
    "response_length": 12.5,
    "total_length": 22.75,
}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, {"tokens_in": 82, "tokens_out": 100}),
        # Trained on other samples than were generated: the mean prompt is that of the former.
        ({"response_length": 12.0}, {"tokens_out": 100}),
        ({"rollout/response_length_mean": 12.51}, {}),
        ({"rollout/num_samples": None}, {}),
        ({"total_length": float("nan")}, {"tokens_out": 100}),
        ({"rollout/response_length_mean": float("inf")}, {}),
    ],
)
def test_tokens_are_counted_only_where_the_means_tell_them(change: dict[str, Any], expected: dict[str, int]) -> None:
    assert tokens({**ROLLOUT, **change}, 4) == expected


def test_prompts_of_samples_that_were_dropped_are_not_counted() -> None:
    assert tokens(ROLLOUT, 3) == {"tokens_out": 100}
