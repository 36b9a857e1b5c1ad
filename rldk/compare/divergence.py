"""From where on two runs differ in a metric by more than its noise."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise, takewhile

WINDOW = 10
"""Steps whose middle values are compared: enough that no blip of two steps counts, few enough to name the step."""

LEAST = 3 * WINDOW
"""Shared steps that it takes to know the noise."""

_TRIMMED = 2  # at each end
_THRESHOLD = 4.5  # times the noise, in a run of _STEPS steps; `python -m lab.compare` says how often that is right
_STEPS = 100
_SIDE = 0.5  # share of the threshold beyond which windows before the one that exceeds it belong to it
_QUANTILE = 0.8
_WINDOWS = 10  # in a run, of the widest that noise is measured with
_NORMAL = 1.2816 * math.sqrt(2)  # this quantile of the distance of two draws from a normal distribution, in its sd
_PACE = 0.1  # share of what a metric has moved since half way that counts as noise: seeds learn at other speeds
_ROUNDING = 1e-6  # relative difference that another machine makes


@dataclass(frozen=True, slots=True)
class Divergence:
    """A metric of two runs from where on they differ.

    Attributes:
        step: The first step.
        method: What says so, in words.
        size: By how many times the noise; infinite where there is none, or only one of them is finite.
    """

    step: int
    method: str
    size: float


def divergence(steps: Sequence[int], first: Sequence[float], second: Sequence[float]) -> Divergence | None:
    """Finds the first step from which on a metric of two runs differs by more than the noise of each.

    The mean difference over ten steps, without the two largest and the two smallest, is held against how far the same
    mean of each run wanders from ten steps to the next: the Allan deviation (Allan 1966, doi:10.1109/PROC.1966.4634) of
    trimmed means, by a quantile, so that a jump of either run is not taken for noise. Unlike the scatter of single
    steps it knows of slow drifts. A tenth of what the metric has moved since half way counts as noise, too. The
    threshold is 4.5 in a run of 100 steps, and rises with the logarithm of their number, as there are more chances to
    exceed it. The windows before the first that exceeds it count as well, as far back as each exceeds half of it.

    NaN or infinity in one of them alone is a difference by itself.

    Args:
        steps: Rising, those that both have.
        first: Its value at each, in one run.
        second: In the other.

    Returns:
        None if there is no such step. Where fewer than `LEAST` steps have finite values, only what is not finite
        counts.
    """
    odd = next((i for i, pair in enumerate(zip(first, second, strict=True)) if _odd(*pair)), None)
    if odd is not None:
        steps, first, second, step = steps[:odd], first[:odd], second[:odd], steps[odd]
    kept = [i for i, value in enumerate(first) if math.isfinite(value) and math.isfinite(second[i])]
    found = _first_beyond([steps[i] for i in kept], [first[i] for i in kept], [second[i] for i in kept])
    if found is not None:
        return found
    return None if odd is None else Divergence(step, "not finite in one of them alone", math.inf)


def _odd(first: float, second: float) -> bool:
    """Whether a value is not finite, and the other one is not the same."""
    if math.isfinite(first) and math.isfinite(second):
        return False
    return first != second and not (math.isnan(first) and math.isnan(second))


def _first_beyond(steps: Sequence[int], first: Sequence[float], second: Sequence[float]) -> Divergence | None:
    number = len(steps)
    if number < LEAST or first == second:
        return None
    noise = math.hypot(_wander(first), _wander(second))
    threshold = math.sqrt(_THRESHOLD**2 + 2 * math.log(max(1.0, number / _STEPS)))
    began: tuple[int, bool] | None = None  # the window from which on they differ to one side, and whether it is up
    for start in range(number - WINDOW + 1):
        own, other = first[start : start + WINDOW], second[start : start + WINDOW]
        difference = 0.0 if own == other else _middle([b - a for a, b in zip(own, other, strict=True)])
        scale = math.hypot(noise, _PACE * max(_moved(first, start), _moved(second, start))) if difference else 0.0
        least = max(scale, _ROUNDING * max(map(abs, (*own, *other))))
        if abs(difference) <= _SIDE * threshold * least:
            began = None
            continue
        if began is None or began[1] != (difference > 0):
            began = (start, difference > 0)
        if abs(difference) > threshold * least:
            method = f"trimmed mean of {WINDOW} steps, beyond {threshold:.1f} times its Allan deviations"
            step = _first_step(steps, first, second, *began)
            return Divergence(step, method, abs(difference) / scale if scale else math.inf)
    return None


def _first_step(steps: Sequence[int], first: Sequence[float], second: Sequence[float], start: int, up: bool) -> int:
    """The first step from a window on at which the second run is above the first one, or below it."""
    rest = zip(steps[start:], first[start:], second[start:], strict=True)
    return next(step for step, a, b in rest if a != b and (b > a) == up)


def _wander(values: Sequence[float]) -> float:
    """The largest Allan deviation of means of windows of ten steps, twenty and so on, up to a tenth of the run.

    Means with their extremes: a metric that is nearly always 0 has noise, too.
    """
    widest = max(WINDOW, len(values) // _WINDOWS)
    return max(_allan(values, width) for width in takewhile(widest.__ge__, (WINDOW << n for n in count())))


def _allan(values: Sequence[float], width: int) -> float:
    moves = sorted(abs(b - a) for offset in (0, width // 2) for a, b in pairwise(_means(values, width, offset)))
    return moves[int(_QUANTILE * len(moves))] / _NORMAL


def _means(values: Sequence[float], width: int, offset: int) -> Iterator[float]:
    return (math.fsum(values[i : i + width]) / width for i in range(offset, len(values) - width + 1, width))


def _moved(values: Sequence[float], start: int) -> float:
    """How far the middle of a window has moved since half way to it."""
    half = start // 2
    return abs(_middle(values[start : start + WINDOW]) - _middle(values[half : half + WINDOW]))


def _middle(values: Sequence[float]) -> float:
    """The mean of a window without its extremes."""
    return sum(sorted(values)[_TRIMMED:-_TRIMMED]) / (WINDOW - 2 * _TRIMMED)
