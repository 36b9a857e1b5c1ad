"""Which steps stand in which part of a file, so that a few of them are found without reading all of it."""

from __future__ import annotations

from collections.abc import Iterator

_NARROWEST = 19  # 512 kB, as large as the blocks that are read
_MOST = 4096


class Spans:
    """Parts of a file that are equally wide, with the steps of the lines that begin in each.

    Their width doubles when there are too many.

    Attributes:
        shift: A part is `2**shift` bytes wide.
        steps: By the number of a part, its lowest and its highest step.
    """

    def __init__(self) -> None:
        self.shift = _NARROWEST
        self.steps: dict[int, tuple[int, int]] = {}

    def add(self, start: int, end: int, low: int, high: int) -> None:
        """Takes lines in.

        Args:
            start: Where the first one begins, in bytes.
            end: Where the last one begins.
            low: Their lowest step.
            high: Their highest step.
        """
        for number in range(start >> self.shift, (end >> self.shift) + 1):
            self._widen(number, low, high)
        while len(self.steps) > _MOST:
            self.shift += 1
            narrow, self.steps = self.steps, {}
            for number, steps in narrow.items():
                self._widen(number >> 1, *steps)

    def _widen(self, number: int, low: int, high: int) -> None:
        known = self.steps.get(number, (low, high))
        self.steps[number] = (min(low, known[0]), max(high, known[1]))

    def find(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The ranges of bytes in which lines begin that may have such steps; lines between them have none."""
        begin = end = -1
        for number, (low, high) in sorted(self.steps.items()):
            if high < first or low > last:
                continue
            if number != end:
                if end >= 0:
                    yield begin << self.shift, end << self.shift
                begin = number
            end = number + 1
        if end >= 0:
            yield begin << self.shift, end << self.shift

    def copy(self) -> Spans:
        """The same, which can be added to."""
        same = Spans()
        same.shift, same.steps = self.shift, dict(self.steps)
        return same
