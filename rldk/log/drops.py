"""What a writer has lost: every event is counted, the first loss is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from rldk.errors import Problem
from rldk.guard import SafeLogger
from rldk.text import shown

log = SafeLogger(__name__)

_MOST_FIELDS = 100  # metrics may have any number of names


class Drops:
    """Counts lost events, and keeps what is to be said until nothing is locked: a log handler may log an event.

    Args:
        counted_in: Where users find the count.

    Attributes:
        count: Events lost so far.
        altered: How many values of each field were not written as they were given.
        news: What `tell` will say.
    """

    def __init__(self, counted_in: str = "process.dropped") -> None:
        self._counted_in = counted_in
        self._warned = False
        self._said: set[str] = set()
        self.begin()

    def begin(self) -> None:
        """Begins to count, in a forked child too; what was said once is not said again there."""
        self.count = 0
        self.altered: Counter[str] = Counter()
        self.news: list[str] = []

    def add(self, count: int, path: Path, message: str) -> None:
        """Counts events as lost.

        Args:
            count: How many.
            path: The file that they are missing in.
            message: What happened.
        """
        self.count += count
        self.warn(path, message)

    def warn(self, path: Path, message: str) -> None:
        """Has a trouble told if it is the first."""
        if not self._warned:
            self._warned = True
            what = f"Training continues; further drops are counted in {self._counted_in}."
            self.news.append(f"{path}: {message}. {what}")

    def say_once(self, message: str, kind: str | None = None) -> None:
        """Has something told that costs no event, the first time that it, or something of its kind, happens."""
        kind = message if kind is None else kind
        if kind not in self._said:
            self._said.add(kind)
            self.news.append(message)

    def alter(self, path: Path, step: object, problems: Sequence[Problem]) -> None:
        """Counts values that are not written as they were given, and has the first of each field told.

        Args:
            path: The file.
            step: The event's.
            problems: What is wrong with the values.
        """
        for problem in problems:
            field = problem.path if problem.path in self.altered or len(self.altered) < _MOST_FIELDS else "others"
            self.altered[field] += 1
            what = "It is not written as given; a note of the event says what was there. Further ones are only counted."
            self.say_once(f"{path}: step {shown(step)}: {problem}. {what}", kind=field)

    def tell(self) -> None:
        """Logs the news."""
        with suppress(IndexError):  # another thread may tell them at the same time
            while self.news:
                log.warning("%s", self.news.pop(0))
