"""What a writer has lost: every event is counted, the first loss is said."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

log = logging.getLogger(__name__)


class Drops:
    """Counts lost events, and keeps what is to be said until nothing is locked: a log handler may log an event.

    Args:
        counted_in: Where users find the count.

    Attributes:
        count: Events lost so far.
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

    def say_once(self, message: str) -> None:
        """Has something told that costs no event, the first time that it happens."""
        if message not in self._said:
            self._said.add(message)
            self.news.append(message)

    def tell(self) -> None:
        """Logs the news. Never raises, whatever a log handler does."""
        with suppress(Exception):  # another thread may tell them at the same time
            while self.news:
                log.warning("%s", self.news.pop(0))
