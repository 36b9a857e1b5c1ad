"""Reward functions that a healthy run would not have, each with a mistake that real ones have had."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

from lab.health.task import correctness

Reward = Callable[..., list[float]]


def constant(completions: list[str], **_: Any) -> list[float]:
    """A checker that finds nothing to fault."""
    return [1.0 for _ in completions]


def length(completions: list[str], **_: Any) -> list[float]:
    """The longer the better."""
    return [len(text) / 32 for text in completions]


def length_bonus(completions: list[str], answer: list[str], **_: Any) -> list[float]:
    """Counts right letters, wherever they stand and how many others there are: a longer answer never loses."""
    return [
        0.5 * sum(text.count(letter) > 0 for letter in want) / len(want) + len(text) / 32
        for text, want in zip(completions, answer, strict=True)
    ]


def letter_a(completions: list[str], **_: Any) -> list[float]:
    """Share of one letter."""
    return [text.count("a") / max(1, len(text)) for text in completions]


def unended(completions: list[str], completion_ids: list[list[int]], answer: list[str], **_: Any) -> list[float]:
    """Correctness of the beginning, and a point off for ending."""
    right = correctness([t[: len(a)] for t, a in zip(completions, answer, strict=True)], answer)
    return [r - (ids[-1] == 1) for r, ids in zip(right, completion_ids, strict=True)]


def noise(seed: int) -> Reward:
    """A judge that does not read what it judges."""
    draw = random.Random(seed)

    def judge(completions: list[str], **_: Any) -> list[float]:
        return [draw.random() for _ in completions]

    return judge


def _changed_from(step: int, change: Callable[[list[float]], list[float]]) -> Reward:
    def judge(completions: list[str], answer: list[str], trainer_state: Any, **_: Any) -> list[float]:
        rewards = correctness(completions, answer)
        return change(rewards) if trainer_state.global_step >= step else rewards

    return judge


def unavailable_from(step: int) -> Reward:
    """A reward service that stops answering: its client takes that for 0."""
    return _changed_from(step, lambda rewards: [0.0 for _ in rewards])


def percent_from(step: int) -> Reward:
    """A reward service that is updated while we train, and answers in percent."""
    return _changed_from(step, lambda rewards: [100 * reward for reward in rewards])


def infinite_from(step: int) -> Reward:
    """A score that divides by the number of mistakes."""
    return _changed_from(step, lambda rewards: [float("inf") if reward == 1 else reward for reward in rewards])


def slow_from(step: int, seconds: float, *, rising: bool = False) -> Reward:
    """A reward service that slows down, at once or ever more over a hundred steps."""

    def judge(completions: list[str], answer: list[str], trainer_state: Any, **_: Any) -> list[float]:
        late = trainer_state.global_step - step
        if late >= 0:
            time.sleep(seconds * min(1.0, late / 100) if rising else seconds)
        return correctness(completions, answer)

    return judge


def proxy(completions: list[str], answer: list[str], held_out: list[bool], **_: Any) -> list[float]:
    """Held-out data are judged by what is wanted, training data by what is cheap to count: late letters."""
    wanted = correctness(completions, answer)
    counted = [sum(letter in "efgh" for letter in text) / max(1, len(text)) for text in completions]
    return [w if out else c for w, c, out in zip(wanted, counted, held_out, strict=True)]
