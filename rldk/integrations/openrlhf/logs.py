"""What one log call of OpenRLHF holds, and what of it goes into an event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rldk.integrations.openrlhf.trainers import LOOP

SAMPLES = "generated_samples"
"""A prompt with its answer, and the reward: the user's data."""

# Zeros, not measurements, where there is no reference model.
_OF_REFERENCE = frozenset({"kl", "logprobs_diff"})
# What each rank logs of its own micro-batches; all else is the same on all ranks, and stands in rank 0's file.
_OF_RANK = frozenset({"loss_mean", "acc_mean"})
_FLOAT32 = 1.2e-7  # relative error of a mean computed in float32


def metrics_of(kind: str, *, leads: bool, reference: bool) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """What picks the metrics of a log call.

    Args:
        kind: Of the trainer, as `trainers.kind_of` has it.
        leads: Whether the process writes the metrics of all ranks.
        reference: Whether PPO has a reference model.
    """
    if kind == LOOP:
        return dict
    if not leads:
        return lambda logs: {name: value for name, value in logs.items() if name in _OF_RANK}
    left_out = {SAMPLES} if reference else {SAMPLES, *_OF_REFERENCE}
    return lambda logs: {name: value for name, value in logs.items() if name not in left_out}


def tokens(logs: Mapping[str, Any], share: int) -> dict[str, int]:
    """`tokens_in` and `tokens_out` of a PPO step, where its means tell them; else nothing is made up.

    OpenRLHF logs means over samples and their number. Their product is a count if it is whole. The mean prompt is
    known over what was trained: over all samples, if none was dropped and the mean response is the same for both.

    Args:
        logs: As OpenRLHF has them.
        share: What is trained is a multiple of so many samples.
    """
    number = logs.get("rollout/num_samples")
    out = logs.get("rollout/response_length_mean")
    found: dict[str, int] = {}
    if not isinstance(number, float) or not isinstance(out, float):
        return found
    if (count := _whole(out * number)) is None:
        return found
    found["tokens_out"] = count
    if number % share:
        return found
    total, response = logs.get("total_length"), logs.get("response_length")
    if not isinstance(total, float) or not isinstance(response, float) or abs(response - out) > _FLOAT32 * out:
        return found
    if (count := _whole((total - response) * number)) is not None:
        found["tokens_in"] = count
    return found


def _whole(value: float) -> int | None:
    doubt = 0.001 + abs(value) * _FLOAT32 * 4
    return round(value) if doubt < 0.4 and value > 0 and abs(value - round(value)) <= doubt else None
