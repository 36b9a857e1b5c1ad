"""How a run ends, metric by metric: its last value, and the mean and the spread of the last tenth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from rldk.event.roles import MEANS, role_of

_SHARE, _LEAST = 10, 10  # the last tenth, and at least so many values
_BEST = {"reward": max, "loss": min}


@dataclass(frozen=True, slots=True)
class Final:
    """The end of one metric of one run.

    Attributes:
        step: Its last step.
        value: The value there; it may be NaN.
        mean: Mean of the finite ones among the last values; None if there is none, or it is no double.
        sd: Their standard deviation; None of fewer than two.
        values: How many they are: a tenth of all, and at least 10 where there are so many.
        nonfinite: How many of the last ones are not finite.
        best: The highest finite value of a reward, or the lowest of a loss; None of other metrics.
        best_step: Its step.
    """

    step: int
    value: float
    mean: float | None
    sd: float | None
    values: int
    nonfinite: int
    best: float | None
    best_step: int | None


def final_of(name: str, steps: Sequence[int], values: Sequence[float]) -> Final | None:
    """The end of a metric; None if there is no value.

    Args:
        name: The metric.
        steps: The steps that have one.
        values: The values.
    """
    if not steps:
        return None
    last = values[-max(_LEAST, math.ceil(len(values) / _SHARE)) :]
    finite = [value for value in last if math.isfinite(value)]
    mean = sd = None
    with suppress(OverflowError):  # of huge values neither can be told
        mean = math.fsum(finite) / len(finite) if finite else None
        if mean is not None and len(finite) > 1:
            sd = math.sqrt(math.fsum((value - mean) ** 2 for value in finite) / (len(finite) - 1))
    best, at = _best(name, steps, values)
    return Final(steps[-1], values[-1], mean, sd, len(finite), len(last) - len(finite), best, at)


def _best(name: str, steps: Sequence[int], values: Sequence[float]) -> tuple[float | None, int | None]:
    role = next((role for role, meant in MEANS.items() if name in meant), None) or role_of(name)
    choose = _BEST.get(role or "")
    finite = [] if choose is None else [place for place, value in enumerate(values) if math.isfinite(value)]
    if choose is None or not finite:
        return None, None
    best = choose(finite, key=lambda place: values[place])
    return values[best], steps[best]
