"""Events as they are appended to logs, for whoever wants them one by one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from rldk.log.listing import Listing
from rldk.web.polling import Stat
from rldk.web.tail import Appended, Tail

_MOST_SECONDS = 0.2  # of one look at all runs: whoever has more to be read waits for the next one


class EventStream:
    """What is appended to some runs.

    One thread asks what was appended; another may say meanwhile which runs are read.

    Args:
        may_read: Says of a run, by its id, whether it may be read now.
    """

    def __init__(self, may_read: Callable[[str], bool]) -> None:
        self._may_read = may_read
        self._tails: dict[str, dict[Path, Tail]] = {}
        self._due: dict[str, None] = {}  # runs that are to be read, first come first
        self._ended: list[Tail] = []  # to be closed by the thread that reads, which may be at work on them

    def begin(self, run: str, live: Path, since: Stat | None, *, whole: bool = False) -> None:
        """Reads a log of a run from now on, unless it is read already.

        Args:
            run: Its id.
            live: Its live file; likewise
            since: and
            whole: see `Tail`.
        """
        tails = self._tails.setdefault(run, {})
        if live not in tails:
            tails[live] = Tail(live, since, whole=whole)
            self._due[run] = None

    def end(self, wanted: Iterable[str]) -> None:
        """Reads no others than these any more, by id."""
        for run in self._tails.keys() - set(wanted):
            self._ended += self._tails.pop(run).values()
            self._due.pop(run, None)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is read, and nothing has to be closed."""
        return not self._tails and not self._ended

    def appended(self, changed: Iterable[str]) -> Iterator[tuple[str, Appended]]:
        """What was written to runs since this was asked last.

        Args:
            changed: Runs that have changed since. What was not read to its end then is read on in any case.
        """
        while self._ended:
            self._ended.pop().close()
        self._due |= {run: None for run in changed if run in self._tails}
        end = time.monotonic() + _MOST_SECONDS
        listing = Listing(lenient=True)
        for run in list(self._due):
            self._due.pop(run, None)
            if not self._may_read(run):
                continue
            for tail in list(self._tails.get(run, {}).values()):
                with suppress(OSError):  # the table says of a run that it cannot be read
                    found = tail.appended(listing)
                    if found.more:
                        self._due[run] = None
                    if found.events or found.skipped:
                        yield run, found
            if time.monotonic() > end:
                return
