"""What a writer has lost or altered: all is counted, and the first of each kind is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from rldk.errors import EventValidationError, Problem
from rldk.guard import SafeLogger
from rldk.text import shown

log = SafeLogger(__name__)

_MOST_FIELDS = 100  # metrics may have any number of names
_MOST_REASONS = 20
_BRIEF = 200
OTHERS = "others"
UNKNOWN = "interrupted, or no memory or stack was left"
"""The reason of a loss where nothing could be called any more."""


class Drops:
    """Counts lost events, and keeps what is to be said until nothing is locked: a log handler may log an event.

    Args:
        counted_in: Where users find the count.

    Attributes:
        count: Events lost so far.
        altered: How many values of each field were not written as they were given.
        kinds: How many fields and reasons there are.
        news: What `tell` will say.
    """

    def __init__(self, counted_in: str = "process.dropped") -> None:
        self._counted_in = counted_in
        self._said: set[str] = set()
        self.begin()

    def begin(self) -> None:
        """Begins to count, in a forked child too; what was said once is not said again there."""
        self.count = 0
        self.altered: Counter[str] = Counter()
        self.kinds = 0
        self.news: list[str] = []
        self._reasons: Counter[str] = Counter()

    @property
    def reasons(self) -> dict[str, int]:
        """How many events were lost for each reason."""
        known = dict(self._reasons)
        rest = self.count - sum(known.values())
        return {**known, UNKNOWN: rest} if rest > 0 else known

    def add(self, count: int, path: Path, message: str, reason: str) -> None:
        """Counts events as lost.

        Args:
            count: How many.
            path: The file that they are missing in.
            message: What happened.
            reason: The same, without what differs from one event to the next.
        """
        self.count += count
        self.because(count, path, message, reason)

    def because(self, count: int, path: Path, message: str, reason: str) -> None:
        """Says why events were lost that are in `count` already, or will be: see `add`."""
        if reason not in self._reasons and len(self._reasons) >= _MOST_REASONS:
            reason = OTHERS
        if count:
            self.kinds += reason not in self._reasons
            self._reasons[reason] += count
        what = f"Training continues; further drops for this reason are counted in {self._counted_in}."
        self.say_once(f"{path}: {message}. {what}", kind=f"dropped: {reason}")

    def say_once(self, message: str, kind: str | None = None) -> None:
        """Reports something that costs no event, the first time that it, or something of its kind, happens."""
        kind = message if kind is None else kind
        if kind not in self._said:
            self._said.add(kind)
            self.news.append(message)

    def alter(self, path: Path, step: object, problems: Sequence[Problem]) -> None:
        """Counts values that are not written as they were given, and reports the first of each field.

        Args:
            path: The file.
            step: The event's.
            problems: What is wrong with the values.
        """
        for problem in problems:
            field = problem.path if problem.path in self.altered or len(self.altered) < _MOST_FIELDS else OTHERS
            self.kinds += field not in self.altered
            self.altered[field] += 1
            what = "A note of the event has what was given. Further such values are only counted."
            self.say_once(f"{path}: step {shown(step)}: {problem}. {what}", kind=field)

    def tell(self) -> None:
        """Logs the news."""
        with suppress(IndexError):  # another thread may tell them at the same time
            while self.news:
                log.warning("%s", self.news.pop(0))


def reason_of(error: BaseException) -> str:
    """Why an event is lost, in words that are the same for the next one: without paths, values and sizes."""
    if isinstance(error, EventValidationError):
        whats = {f"{problem.path}: {problem.message.partition(', found')[0]}" for problem in error.problems}
        return "; ".join(sorted(whats))[:_BRIEF]
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error).partition(":")[0][:_BRIEF] or type(error).__name__
