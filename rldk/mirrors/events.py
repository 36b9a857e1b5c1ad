"""Sends the events of one run to a tracker, as they come."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from rldk.log.runs import RunLogs
from rldk.log.skips import Skips, all_skips
from rldk.mirrors.follower import LogFollower
from rldk.mirrors.runs import superseded_events
from rldk.mirrors.tracker import LogSink, MirroredRun, Tracker
from rldk.text import counted

_COMMIT_SECONDS = 2.0


class RunEvents:
    """Sends one run.

    Args:
        run: Its logs.
        mirrored: What it is called, and its cursor, which is held.
        tracker: Where to.
        count: Gets how many events were sent.
    """

    def __init__(self, run: RunLogs, mirrored: MirroredRun, tracker: Tracker, count: Callable[[int], object]) -> None:
        self._run = run
        self._mirrored = mirrored
        self._tracker = tracker
        self._count = count
        self._logs: dict[str, tuple[LogFollower, LogSink]] = {}
        self._begun = False
        self._skips: list[Skips] = []

    def update(self, run: RunLogs) -> None:
        """The same run as it is now: another writer may have begun a log."""
        self._run = run

    def send(self, *, final: bool) -> None:
        """Sends what is new.

        Args:
            final: Whether nothing more is to be expected.
        """
        try:
            self._send(final=final)
        except BaseException:
            # What was taken and not committed is sent again, from the place that the cursor knows.
            self._let_go(None)
            raise

    def _send(self, *, final: bool) -> None:
        if not self._begun:
            self._tracker.begin(self._mirrored)
            self._begun = True
        for live in self._run.paths:
            # Hosts that have exchanged their ranks have logs of one name in several folders.
            name = Path(os.path.relpath(live, self._mirrored.folder)).as_posix()
            if name not in self._logs:
                sink = self._tracker.sink(self._mirrored, name)
                self._logs[name] = LogFollower(live, sink.position), sink
            follower, sink = self._logs[name]
            committed = time.monotonic()
            for event in follower.events(final=final):
                self._count(sink.send(event))
                if time.monotonic() - committed > _COMMIT_SECONDS:
                    sink.commit(follower.position)
                    committed = time.monotonic()
            sink.commit(follower.position)

    def close(self, ending: str | None) -> None:
        """Nothing more is sent; the tracker is told how the run ended, or None while it continues."""
        try:
            for _, sink in self._logs.values():
                sink.close(ending)
        finally:
            self._mirrored.cursor.release()

    def _let_go(self, ending: str | None) -> None:
        for follower, sink in self._logs.values():
            with suppress(Exception):  # it may be what has failed
                sink.close(ending)
            self._skips.append(follower.skips)
        self._logs, self._begun = {}, False

    @property
    def skips(self) -> Skips:
        """Lines that gave no event."""
        return all_skips([*self._skips, *(follower.skips for follower, _ in self._logs.values())])

    def not_held(self) -> Iterator[str]:
        """What of the run the tracker does not have as it is, in words."""
        for follower, _ in self._logs.values():
            yield from map(str, follower.missed)
        if self._run.other_ranks:
            others = counted(len(self._run.other_ranks), "log")
            yield f"{others} of other ranks left out, as rank 0 has the metrics of all"
        if not self._tracker.withdraws:
            count, why = superseded_events(self._run)
            if count:
                stay = "of superseded attempts cannot be withdrawn, and stay as a run of their own"
                yield f"{counted(count, 'event')} {stay} ({self._mirrored.name}: {why})"
