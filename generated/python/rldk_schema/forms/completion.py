# DO NOT EDIT. Generated from schema/completion.schema.json by `python -m codegen`.
"""One sampled completion: a line of `{run_id}_completions.jsonl`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Completion:
    """
    One sampled completion: a line of `{run_id}_completions.jsonl`.
    """

    step: int
    """
    Step of the train event that it belongs to. Unit: {step}. Range: [0, 9007199254740991].
    """
    attempt: int | None
    """
    Attempt of that event. Range: [1, 9007199254740991].
    """
    index: int
    """
    Place in the batch of completions that was generated last, over all ranks, from 0. Range: [0, 9007199254740991].
    """
    prompt: Any
    """
    Text, or the messages of a conversation.
    """
    completion: Any
    """
    Text, or messages.
    """
    reward: float | None
    """
    Weighted sum of `rewards`, those that are missing left out. Null if all are missing. May be NaN or infinite.
    """
    rewards: dict[str, float | None]
    """
    Reward function to its unweighted reward, which may be NaN or infinite. Null where it gave none.
    """
    advantage: float | None
    """
    What the completion was trained with. May be NaN or infinite.
    """
    extra: dict[str, Any] | None = None
    """
    What else its trainer has of it, by column, such as what a reward function logged with TRL's `log_extra`. Null or absent where there is nothing.
    """
