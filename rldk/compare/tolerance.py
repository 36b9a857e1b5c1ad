"""How far two values of a metric may be apart."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

_FORM = re.compile(r"(.+)=([^=%]+)(%?)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far values may be apart.

    Attributes:
        pattern: The metric, or a pattern of such.
        amount: The distance, in the metric's unit; or the share of the larger of the two values' sizes.
        relative: Which of the two it is.
    """

    pattern: str
    amount: float
    relative: bool = False

    @classmethod
    def parse(cls, text: str) -> Tolerance:
        """Reads `loss=0.01`, a distance, or `loss=1%`, a share of the larger of the two values.

        Raises:
            ValueError: It is something else.
        """
        found = _FORM.match(text)
        try:
            amount = float(found[2]) if found else math.nan
        except ValueError:
            amount = math.nan
        if found is None or not 0 <= amount < math.inf:
            raise ValueError(
                f"expected METRIC=NUMBER or METRIC=NUMBER%, such as loss=0.01 or loss=1%, found {text!r:.100}"
            )
        return cls(found[1], amount / 100 if found[3] else amount, bool(found[3]))

    def allows(self, one: float, other: float) -> bool:
        """Whether two values may be so far apart. NaN is like NaN only, and an infinity like itself only."""
        if one == other or (one != one and other != other):  # noqa: PLR0124  # NaN
            return True
        if not (math.isfinite(one) and math.isfinite(other)):
            return False
        return abs(one - other) <= self.amount * (max(abs(one), abs(other)) if self.relative else 1.0)


def tolerance_of(name: str, tolerances: Iterable[Tolerance]) -> Tolerance | None:
    """The first one that is for a metric; None if none is."""
    return next((one for one in tolerances if one.pattern == name or fnmatchcase(name, one.pattern)), None)
