"""What the metrics of a batch are by their definitions in the schema, in plain arithmetic, apart from any framework."""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import fmean, variance

from tests.frameworks.readers.batch import CLIP, CLIP_VALUE, MICRO_BATCH, MINI_BATCH, Batch

Rows = list[list[float]]
DUAL_CLIP = 3.0


def flat(rows: Rows) -> list[float]:
    return [value for row in rows for value in row]


def token_mean(rows: Rows) -> float:
    return fmean(flat(rows))


def sequence_mean(rows: Rows) -> float:
    """Mean over sequences of their tokens' means; an empty one counts as 0."""
    return fmean(fmean(row) if row else 0.0 for row in rows)


def over_micro_batches(rows: Rows, mean: Callable[[Rows], float] = token_mean) -> float:
    return fmean(mean(rows[i : i + MICRO_BATCH]) for i in range(0, len(rows), MICRO_BATCH))


def over_mini_batches(rows: Rows) -> float:
    return fmean(token_mean(rows[i : i + MINI_BATCH]) for i in range(0, len(rows), MINI_BATCH))


def per_token(function: Callable[..., float], *tables: Rows) -> Rows:
    """A function of what stands at each token in several tables."""
    return [[function(*values) for values in zip(*rows, strict=True)] for rows in zip(*tables, strict=True)]


def k1(p: float, q: float) -> float:
    """A sample of KL(p, q), from log-probabilities."""
    return p - q


def k2(p: float, q: float) -> float:
    return (p - q) ** 2 / 2


def k3(p: float, q: float) -> float:
    return math.exp(q - p) - (q - p) - 1


def _surrogates(new: float, old: float, advantage: float) -> tuple[float, float]:
    ratio = math.exp(new - old)
    return -advantage * ratio, -advantage * min(max(ratio, 1 - CLIP), 1 + CLIP)


def is_clipped(new: float, old: float, advantage: float) -> float:
    plain, clipped = _surrogates(new, old, advantage)
    return float(clipped > plain)


def policy_loss(new: float, old: float, advantage: float) -> float:
    return max(_surrogates(new, old, advantage))


def dual_clipped_loss(new: float, old: float, advantage: float) -> float:
    loss = policy_loss(new, old, advantage)
    return min(loss, -advantage * DUAL_CLIP) if advantage < 0 else loss


def _value_errors(new: float, old: float, target: float) -> tuple[float, float]:
    clipped = min(max(new, old - CLIP_VALUE), old + CLIP_VALUE)
    return (new - target) ** 2, (clipped - target) ** 2


def value_loss(new: float, old: float, target: float) -> float:
    return max(_value_errors(new, old, target)) / 2


def is_value_clipped(new: float, old: float, target: float) -> float:
    plain, clipped = _value_errors(new, old, target)
    return float(clipped > plain)


def explained_variance(values: Rows, returns: Rows, added: float = 0.0) -> float:
    """The share of the variance of returns that values explain; some add a little to that variance."""
    left = [target - value for target, value in zip(flat(returns), flat(values), strict=True)]
    return 1 - variance(left) / (variance(flat(returns)) + added)


def lengths(batch: Batch) -> list[int]:
    return [len(response) for response in batch.responses]
