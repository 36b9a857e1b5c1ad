"""Mirrors the runs at a place: once, or until they have all ended."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

from rldk.errors import LogNotFoundError, MirrorError, RldkError
from rldk.log.file_names import parse_name
from rldk.log.runs import RunLogs
from rldk.log.skips import Skips, all_skips
from rldk.mirror_target import Target
from rldk.mirrors.cursor import Cursor
from rldk.mirrors.events import RunEvents
from rldk.mirrors.files import Copies
from rldk.mirrors.runs import State, ending_of, runs_to_mirror, state_of
from rldk.mirrors.summary import Summary
from rldk.mirrors.tracker import MirroredRun, Tracker
from rldk.text import printable

log = logging.getLogger(__name__)

EVERY_SECONDS = 10.0
"""How often the growing end of a log is copied, unless somebody says."""

_POLL_SECONDS = 0.5
_LOOK_SECONDS = 2.0  # for new runs, and whether one has ended
_PATIENCE_SECONDS = 10.0  # for another mirror of the same run and target, if this one does not follow
_LAST_SECONDS = 60.0  # for a target that fails, once all runs have ended


class OneRun(Protocol):
    """What sends one run somewhere."""

    @property
    def skips(self) -> Skips:
        """Lines that gave no event."""

    def update(self, run: RunLogs) -> None:
        """The same run as it is now."""

    def send(self, *, final: bool) -> None:
        """Sends what is new; all that there is if nothing more is to be expected."""

    def close(self, ending: str | None) -> None:
        """Nothing more is sent."""

    def not_held(self) -> Iterator[str]:
        """What is not there as it is here, in words."""


def mirror(
    source: Path,
    target: Target,
    *,
    follow: bool = False,
    every: float = EVERY_SECONDS,
    say: Callable[[str], object] = log.info,
    progress: Callable[[int], object] = lambda _sent: None,
) -> Summary:
    """Sends the runs at a place to a target.

    Args:
        source: A directory, or a file of one run.
        target: Where to.
        follow: Keep on until all runs have ended. Prometheus is always served so long.
        every: Seconds between two copies of the growing end of a log.
        say: Gets where it goes, and what it waits for.
        progress: Gets how much was sent so far.

    Raises:
        LogNotFoundError: There is no log.
        MirrorError: The target cannot be used, or not for this.
        MissingExtraError: What speaks to it is not installed.
    """
    work = _Work(source, target, follow=follow or target.kind == "prometheus", every=every, say=say, progress=progress)
    with _opened(work) as start:
        return work.run(start)


Start = Callable[[str, RunLogs], "OneRun | None"]


class _Work:
    """One call of `mirror`.

    Attributes:
        summary: What was done.
        interrupted: Whether somebody ended it before it was over.
    """

    def __init__(
        self,
        source: Path,
        target: Target,
        *,
        follow: bool,
        every: float,
        say: Callable[[str], object],
        progress: Callable[[int], object],
    ) -> None:
        self.source = source
        self.target = target
        self.follow = follow
        self.say = say
        self.summary = Summary(str(target), unit="byte" if target.kind == "files" else "event")
        self.interrupted = False
        self._progress = progress
        self._pause = every if target.kind == "files" else _LOOK_SECONDS
        self._open: dict[str, OneRun] = {}
        self._logs: dict[str, RunLogs] = {}
        self._over: dict[str, State] = {}  # runs that have ended and are sent, as they were then
        self._ended: set[str] = set()  # runs that have ended, sent or not
        self._held: dict[str, list[str]] = {}
        self._failed: dict[str, str] = {}
        self._said: set[str] = set()

    def count(self, sent: int) -> None:
        """Counts what was sent."""
        self.summary.sent += sent
        self._progress(self.summary.sent)

    def run(self, start: Start) -> Summary:
        """Does the work. Interrupted while it follows, it ends as if all runs had."""
        try:
            self._work(start)
        except KeyboardInterrupt:
            if not self.follow:
                raise
            self.interrupted = True
        finally:
            self.summary.runs = len(self._open.keys() | self._over.keys())
            for name in list(self._open):
                self._close(name, None)
        self.summary.not_held += [text for texts in self._held.values() for text in texts]
        self.summary.problems = list(self._failed.values())
        return self.summary

    def _work(self, start: Start) -> None:
        begun, failing = time.monotonic(), None
        while True:
            looked = time.monotonic()
            waits = self._look(start)
            if not self.follow:
                if not waits:
                    return
                if time.monotonic() - begun > _PATIENCE_SECONDS:
                    raise MirrorError(f"{', '.join(waits)}: another mirror to {self.target} is at work")
            elif self._logs and not waits and self._ended >= self._logs.keys():
                if not self._failed:
                    return
                failing = failing or time.monotonic()
                if time.monotonic() - failing > _LAST_SECONDS:
                    return
            else:
                failing = None
            self._poll(looked + self._pause)

    def _poll(self, until: float) -> None:
        """Waits for the next look, and sends meanwhile what is written, to a tracker; copies are made at each look."""
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _POLL_SECONDS))
            if self.target.kind != "files":
                for name, one in self._open.items():
                    self._send(name, one, final=False)
                continue
            runs = [self._logs[name] for name in self._open if name in self._logs]  # not those that were removed
            if runs and all(map(ending_of, runs)):
                return  # the end of a run is not waited for

    def _look(self, start: Start) -> list[str]:
        """Finds the runs, and sends what is new in each.

        Returns:
            Those that another mirror has.
        """
        try:
            self._logs = dict(runs_to_mirror(self.source))
        except LogNotFoundError:
            if not self.follow or self._logs or _is_gone(self.source):
                raise
            self._say_once(f"{self.source}: no event log yet; waiting for it")
            return []
        waits = []
        for name, run in self._logs.items():
            state = state_of(run)
            if self._over.get(name) == state:
                continue
            # Asked before sending: what was logged before a run ended is there then.
            ending = ending_of(run)
            (self._ended.discard if ending is None else self._ended.add)(name)
            try:
                one = self._open.get(name) or start(name, run)
            except OSError as error:  # of a folder that takes no cursor: the other runs are sent
                self._fail(name, error)
                continue
            if name in self._open:
                self._open[name].update(run)
            elif one is None:
                waits.append(printable(name))
                self._say_once(f"{name}: another mirror sends it to {self.target}; waiting for that one")
                continue
            else:
                self._open[name] = one
            final = not self.follow or ending is not None
            if self._send(name, self._open[name], final=final) and final:
                self._close(name, ending)
                self._over[name] = state
        return waits

    def _send(self, name: str, one: OneRun, *, final: bool) -> bool:
        try:
            one.send(final=final)
        except (RldkError, OSError) as error:
            self._fail(name, error)
            return False
        self._failed.pop(name, None)
        return True

    def _fail(self, name: str, error: Exception) -> None:
        """Notes why a run was not sent; where it is the only one, and nobody waits, that is the error."""
        if not self.follow and len(self._logs) == 1:
            raise error
        self._failed[name] = f"{name}: {error}"
        if self.follow:  # else the summary, which is near, says it
            self._say_once(self._failed[name])

    def _close(self, name: str, ending: str | None) -> None:
        """Lets go of a run: thousands of them cannot be held open."""
        one = self._open.pop(name)
        one.close(ending)
        self._held[name] = list(one.not_held())
        self.summary.skips = all_skips((self.summary.skips, one.skips))

    def _say_once(self, text: str) -> None:
        if text not in self._said:
            self._said.add(text)
            self.say(text)


def _is_gone(source: Path) -> bool:
    """Whether a run's own file cannot come any more: `mirror=` names one in a folder that was there."""
    return parse_name(source) is not None and not source.parent.is_dir()


@contextmanager
def _opened(work: _Work) -> Iterator[Start]:
    """Opens a target, and gives what begins with a run; None from it means that another mirror has the run."""
    with ExitStack() as stack:
        if work.target.kind == "files":
            copies = Copies(work.source, work.target.place, work.count)
            work.say(f"mirroring {work.source} to {work.target}")
            yield copies.begin
            return
        tracker: Tracker | None = None

        def begin(name: str, run: RunLogs) -> OneRun | None:
            nonlocal tracker
            folder = run.paths[0].parent
            mirrored = MirroredRun(run.run_id, name, folder, Cursor(folder, run.run_id, work.target))
            if not mirrored.cursor.acquire():
                return None
            try:
                if tracker is None:  # not before: the port may be that of the mirror that is at work
                    tracker = _tracker(work.target)
                    stack.callback(tracker.close)
                    work.say(f"mirroring {work.source} to {work.target}: {tracker.where()}")
                return RunEvents(run, mirrored, tracker, work.count)
            except BaseException:
                mirrored.cursor.release()
                raise

        yield begin
        if tracker is not None:
            if not work.interrupted:
                tracker.linger()
            work.summary.not_held += tracker.not_held.told()
            if work.target.kind == "tensorboard":
                work.summary.not_held.append("values beyond 32 bits are rounded")


def _tracker(target: Target) -> Tracker:
    if target.kind == "tensorboard":
        from rldk.mirrors.tensorboard import TensorBoard

        return TensorBoard(target.place)
    if target.kind == "wandb":
        from rldk.mirrors.wandb import Wandb

        return Wandb(target.place)
    from rldk.mirrors.prometheus import Prometheus

    return Prometheus(target)
