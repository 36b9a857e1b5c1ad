"""Lines that gave no event: where they are, why, and how many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from rldk.text import counted, printable

OnError = Literal["raise", "skip"]
"""What to do with a line that cannot be read: raise an error that names it, or skip it and count it."""

MOST_KEPT = 1000
"""So many lines are kept with their places; of all further ones only the number is."""

MOST_SAID = 20
"""Lines that are warned of one by one; of more, their number is said."""

_LONGEST = 1000  # characters of a reason: an error may quote the line
_BLOCK = 1024  # lines


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that gave no event.

    Attributes:
        line: From 1; None for what is not about one line.
        reason: Why, with the column where that is known.
        fatal: Whether reading stops at it unless such lines are to be skipped: not at the torn last line of a log that
            is still being written, nor at a row that is no record of a step.
        offset: Byte offset of its start, in the uncompressed file; None where that is not known.
    """

    path: Path
    line: int | None
    reason: str
    fatal: bool = True
    offset: int | None = None

    def __str__(self) -> str:
        place = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}" + ("" if self.offset is None else f" [byte {self.offset}]")


@dataclass(slots=True)
class Skips:
    """What was skipped of some logs, in bounded memory.

    Attributes:
        bad: The first lines that could not be read.
        count: How many such lines there are.
        others: The first of what else gave no event, such as a torn last line.
        other_count: How many of these there are.
    """

    bad: list[Skipped] = field(default_factory=list)
    count: int = 0
    others: list[Skipped] = field(default_factory=list)
    other_count: int = 0

    def add(self, skipped: Skipped) -> None:
        """Counts a line, and keeps it if it is one of the first."""
        if skipped.fatal:
            self.count += 1
        else:
            self.other_count += 1
        kept = self.bad if skipped.fatal else self.others
        if len(kept) < MOST_KEPT:
            kept.append(_brief(skipped))

    def says(self, skipped: Skipped) -> bool:
        """Whether a line that was counted just now is one of those that are warned of one by one."""
        return (self.count if skipped.fatal else self.other_count) <= MOST_SAID

    def told(self) -> list[str]:
        """The bad lines, each with place and reason; in the end how many more there are."""
        return _told(self.bad, self.count)

    def others_told(self) -> list[str]:
        """The same of what else gave no event."""
        return _told(self.others, self.other_count)

    def __add__(self, other: Skips) -> Skips:
        both = (self, other)
        bad, others = ([line for one in both for line in getattr(one, kind)][:MOST_KEPT] for kind in ("bad", "others"))
        return Skips(bad, self.count + other.count, others, self.other_count + other.other_count)

    def __bool__(self) -> bool:
        """Whether a line could not be read."""
        return self.count > 0


def all_skips(parts: Iterable[Skips]) -> Skips:
    """What was skipped of several logs together."""
    return sum(parts, Skips())


class SkipsOnce(Skips):
    """`Skips` of something that is read more than once: a line counts once."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: set[Skipped] = set()
        # Beyond those that are kept a bit for each line: some millions may be bad.
        self._seen: dict[tuple[Path, bool, int], int] = {}

    def add_new(self, skipped: Skipped) -> bool:
        """Counts a line, unless it was counted already.

        Returns:
            Whether it is new.
        """
        if skipped in self._kept:
            return False
        if len(self._kept) < 2 * MOST_KEPT:
            self._kept.add(skipped)
        else:
            block, place = divmod(skipped.line or 0, _BLOCK)
            key = (skipped.path, skipped.fatal, block)
            before = self._seen.get(key, 0)
            if before >> place & 1:
                return False
            self._seen[key] = before | 1 << place
        self.add(skipped)
        return True


def check_on_error(on_error: str) -> None:
    """Refuses anything but `raise` and `skip`.

    Raises:
        ValueError: It is another word.
    """
    if on_error not in get_args(OnError):
        raise ValueError(f"on_error: expected 'raise' or 'skip', found {on_error!r}")


def _brief(skipped: Skipped) -> Skipped:
    if len(skipped.reason) <= _LONGEST:
        return skipped
    return Skipped(skipped.path, skipped.line, skipped.reason[:_LONGEST] + " ...", skipped.fatal, skipped.offset)


def _told(lines: list[Skipped], count: int) -> list[str]:
    told = [printable(str(line)) for line in lines]
    return told if count == len(lines) else [*told, f"and {counted(count - len(lines), 'more line')}"]
