"""Steps of rows that stand apart from their progress bars, from their epochs.

A program whose output goes to a file prints its rows in blocks, while tqdm draws its bars at once: the rows of a run
with `logging_steps=10` are then far from the bars that show their steps. That the run has ended tells how many steps it
had, and the rows' epochs, although rounded, which of them were logged.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Collection
from dataclasses import dataclass, field

_FEWEST = 3  # rows of which anything is said
_MOST_ROWS = 2**20  # of more nothing is said
_MOST = 64  # strides that are tried; more are not told apart by rounded epochs


@dataclass(frozen=True, slots=True)
class Stride:
    """How many steps there are from row to row.

    Attributes:
        total: Steps of the whole run.
        first: Whether the first step has a row, too.
    """

    every: int
    total: int
    first: bool = False

    def step(self, row: int) -> int:
        """The step of a row, from 0; what comes after the last is of the run's last step."""
        step = self.every * (row if self.first else row + 1)
        return min(max(step, 1), self.total)


@dataclass(slots=True)
class Strides:
    """What the rows of training have shown of their stride so far, in 8 bytes a row.

    Attributes:
        epochs: Of the rows of training.
        end: The epoch at which the run ended, as its summary tells; None without one.
        fell: Whether an epoch was missing or fell: then the rows are not those of one run, or are too many to be held.
    """

    epochs: array[float] = field(default_factory=lambda: array("d"))
    end: float | None = None
    fell: bool = False

    def add(self, epoch: float | None) -> None:
        """Takes a row of training into account."""
        many = len(self.epochs) == _MOST_ROWS
        self.fell = self.fell or many or epoch is None or bool(self.epochs and epoch < self.epochs[-1])
        if epoch is not None and not many:
            self.epochs.append(epoch)

    def found(self, totals: Collection[int]) -> Stride | None:
        """The only stride with which the epochs agree; None if there is none, or several.

        Args:
            totals: Of the progress bars that have reached their end.
        """
        end, count = self.end, len(self.epochs)
        if self.fell or end is None or not 0 < end < math.inf or count < _FEWEST:
            return None
        # What TRL has gathered since the last row stands in the summary, and is read as a row of its own.
        fits = {
            stride
            for rows in (count, count - 1)
            if rows == count or self.epochs[-1] == end
            for total in totals
            for first in (False, True)
            for stride in self._strides(total, rows - first, first)
            if self._fits(stride, count, end)
        }
        return fits.pop() if len(fits) == 1 else None

    @staticmethod
    def _strides(total: int, multiples: int, first: bool) -> list[Stride]:
        low, high = total // (multiples + 1) + 1, total // multiples
        if not 0 <= high - low < _MOST:
            return []
        return [Stride(every, total, first) for every in range(low, high + 1) if every > 1 or not first]

    def _fits(self, stride: Stride, rows: int, end: float) -> bool:
        for row in range(rows):
            share = stride.step(row) / stride.total
            if abs(self.epochs[row] - end * share) > _rounding(self.epochs[row]) + _rounding(end) * share:
                return False
        return True


def _rounding(epoch: float) -> float:
    """How far an epoch may be from the true one: transformers prints 2 decimals, or from 5.0 on 4 digits."""
    return 0.00501 if epoch == round(epoch, 2) else 0.000501 * abs(epoch) + 1e-9
