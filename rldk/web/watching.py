"""Keeps the list of runs as it is on the disk: finds them, sees which change, and has them judged."""

from __future__ import annotations

import logging
import math
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rldk.adapters.foreign_run import ForeignRun
from rldk.adapters.only_own import KEPT, PRUNED, only_own
from rldk.errors import LogNotFoundError
from rldk.log.file_names import parse_name
from rldk.log.listing import Listing
from rldk.log.own_files import run_of_file
from rldk.log.runs import RunLogs
from rldk.regular_file import oddity
from rldk.served_runs import WHAT_TO_DO, Inside
from rldk.web.found import Found, FoundRun, find_all, find_own, found_anew
from rldk.web.polling import Differences, Poller, Stat
from rldk.web.roots import Roots
from rldk.web.rows import Row, bare_row, encoded
from rldk.web.watched import RunList, Watched
from rldk.web.worker import Worker

log = logging.getLogger(__name__)

Result = TypeVar("Result")

LIVE_SECONDS = 600.0
"""For so long after its last change a run is looked at each time."""

_SCAN_SECONDS = (5.0, 10.0)  # between two looks at all files, at least and at most
_SCAN_SHARE = 0.01  # of the time between them that one may take
_SCAN_PAUSE = 4  # times what one takes, in any case: runs that grow are not looked at meanwhile
_FIND_SHARE = 0.1  # of the time that it may take to find runs again and again
_HUNG = "Nothing new has been seen for {}: the file system is slow, or does not answer."
_SEARCHES = "A search for runs of all kinds has been going on for {}."
_SEARCHES_OWN = "A search for runs that rldk has logged has been going on for {}."


@dataclass(slots=True)
class _Search:
    """One of the ways to find runs.

    Attributes:
        wanted: Whether it may find other runs than it has found.
        at: When it may be gone again, on the monotonic clock, s.
    """

    wanted: bool = True
    at: float = -math.inf

    @contextmanager
    def begun(self, *, ready: bool) -> Iterator[float | None]:
        """Begins it if it is wanted, and gives when that was; None if it is not. Where it fails it is still wanted."""
        began = time.monotonic()
        if not (ready and self.wanted and began >= self.at):
            yield None
            return
        self.wanted = False
        try:
            yield began
        except BaseException:
            self.wanted = True
            raise
        finally:
            now = time.monotonic()
            self.at = now + (now - began) * (1 / _FIND_SHARE - 1)


class Watcher:
    """What is known of all runs, and how it is kept up to date.

    Args:
        roots: The runs are below these.

    Attributes:
        runs: All runs.
        looking: Whether they are being looked for the first time.
        left_out: What of the directories is not read, a sentence each.
        workers: The threads in which it works.
        listeners: Get the runs that are new, and the ids of those that are gone.
    """

    def __init__(self, roots: Roots) -> None:
        self.runs = RunList()
        self.looking = True
        self.left_out: list[str] = []
        self.listeners: list[Callable[[list[Watched], list[str]], None]] = []
        self._roots = roots
        self._poller = Poller(roots.paths)
        self._reader, self._finder, self._own_finder = self.workers = (
            Worker("rldk-poll", _HUNG, 10.0),
            Worker("rldk-find", _SEARCHES, 60.0),
            Worker("rldk-own", _SEARCHES_OWN, 60.0),
        )
        self._listing = Listing(lenient=True)
        self._live: dict[str, None] = {}
        self._scan_at = 0.0
        self._scanned = False
        self._looked = -math.inf  # when the last look at files ended
        self._there: list[bool] = []  # which of the directories are
        self._search, self._own_search = _Search(), _Search()
        # When what rldk has logged was searched for last, and what it was.
        self._own_found: tuple[float, list[FoundRun]] = (
            -math.inf,
            [],
        )
        self._inside = Inside(roots.paths)
        self._astray: set[str] = set()  # runs that a link has led out of the directories since all were found last
        self._missed: set[str] = set()  # those of them that are found all the same
        self._links: list[Path] = []  # that have runs left out
        self._tried: dict[str, int] = {}  # files that are no logs to the sizes that they had when that was found

    async def in_reader(self, function: Callable[[], Result]) -> Result:
        """Calls a function in the thread that looks at files."""
        return await self._reader.do(function)

    async def poll(self) -> set[str]:
        """Looks at what may have changed, and gives the ids of the runs that have."""
        if (now := time.monotonic()) >= self._scan_at:
            began = time.monotonic()
            found, there, back = await self.in_reader(lambda: (self._poller.scan(), self._are_there(), self._is_back()))
            least, most = _SCAN_SECONDS
            cost = time.monotonic() - began
            self._scan_at = now + cost + max(min(most, max(least, cost / _SCAN_SHARE)), cost * _SCAN_PAUSE)
            first, self._scanned = not self._scanned, True
            if there != self._there:
                self._there = there
                self._own_search.wanted = self._search.wanted = True
            if found.links or back:
                self._search.wanted, self._missed = True, set()
        else:
            first = False
            paths = [path for one in self.live() for path in one.files]
            found = await self.in_reader(lambda: self._poller.look(paths))
        self._looked = time.monotonic()
        if first:
            return set()  # all runs are being found
        return self._take(found)

    @property
    def is_up_to_date(self) -> bool:
        """Whether the files were looked at just now, not only before the last page was closed."""
        return time.monotonic() - self._looked < _SCAN_SECONDS[1]

    def _are_there(self) -> list[bool]:
        return list(map(os.path.lexists, self._roots.paths))

    def _is_back(self) -> bool:
        """Whether a link that had a run left out does not lead out of the directories any more."""
        return any(map(self._inside.reaches, self._links))

    def live(self) -> list[Watched]:
        """The runs that have changed lately."""
        since = time.monotonic() - LIVE_SECONDS
        live = [self.runs.runs[known] for known in self._live if known in self.runs.runs]
        live = [one for one in live if one.touched is not None and one.touched > since]
        self._live = dict.fromkeys(one.id for one in live)
        return live

    def _take(self, found: Differences) -> set[str]:
        touched: set[str] = set()
        if found.new or found.gone:
            self._listing = Listing(lenient=True)
        for path in (*found.changed, *found.new, *found.gone):
            one = self.runs.owner(path)
            if path in found.gone:
                self._tried.pop(path, None)
            if one is not None:
                touched.add(one.id)
            if (one is None or path in found.gone) and (
                what := self._wanted(path, new=path in found.new, known=one is not None)
            ):
                (self._own_search if what == "own" else self._search).wanted = True
        for known in touched:
            self.runs.runs[known].touch()
            self._live[known] = None
        return touched

    def _wanted(self, path: str, *, new: bool, known: bool) -> str:
        """What is to be found again for a file that has come, gone or changed: of a run that is known, it has gone."""
        name = path.rpartition("/")[2]
        if parse_name(Path(path)) is not None:
            return "own"
        if not known and path not in self._poller.files:
            return ""
        if run_of_file(name) is not None or KEPT.fullmatch(name) or not PRUNED.isdisjoint(path.split("/")):
            return ""
        now = self._poller.files.get(path)
        size = 0 if now is None else now.size
        if not new and not known and size < 2 * self._tried.get(path, 0):
            return ""
        self._tried[path] = max(size, 1)
        return "all"

    async def find_own(self) -> None:
        """Finds the runs that rldk has logged if there may be new ones; also while all are being searched for."""
        with self._own_search.begun(ready=self._scanned) as began:
            if began is None:
                return
            alone = not self.looking
            if (own := await self._own_finder.do(lambda: self._own(alone=alone))) is not None:
                self._own_found = began, own[0].runs
                self._take_found(own[0]._replace(runs=self._with_others(own[0].runs)), own[1])

    async def find_all(self) -> None:
        """Finds all runs if there may be new ones, or logs that are none. What costs much is done seldom."""
        if self._astray - self._missed:
            self._search.wanted = True
        with self._search.begun(ready=self._scanned) as began:
            if began is None:
                return
            self._missed |= self._astray
            self._astray = set()
            found, rows = await self._finder.do(lambda: self._with_rows(find_all(self._roots)))
            self.left_out, self._links = found.left_out, found.links
            own_began, own = self._own_found
            if own_began > began:  # what is known of these is newer
                found = found._replace(runs=[*own, *(one for one in found.runs if not _is_own(one.run))])
            self._take_found(found, rows)
            self.looking = False

    def _with_others(self, own: list[FoundRun]) -> list[FoundRun]:
        """The runs that rldk has logged, and what is known of others."""
        there = {one.id for one in own}
        others = [one for one in self.runs.runs.values() if one.id not in there and not _is_own(one.run)]
        return [*own, *(FoundRun(one.id, one.run, one.place) for one in others)]

    def _own(self, *, alone: bool) -> tuple[Found, dict[str, Row]] | None:
        """The runs that rldk has logged; None where they are all, and all are wanted."""
        if not alone and all(map(only_own, self._roots.paths)):
            return None
        return self._with_rows(find_own(self._roots))

    def _with_rows(self, found: Found) -> tuple[Found, dict[str, Row]]:
        """Runs, and what the table says at once of those that are new."""
        return found, {one.id: self._bare(one) for one in found.runs if one.id not in self.runs.runs}

    def _bare(self, one: FoundRun) -> Row:
        known = self._poller.files.get(str(one.run.paths[0]))
        return encoded(bare_row(one, None if known is None else known.changed / 1e9))

    def _take_found(self, found: Found, rows: dict[str, Row]) -> None:
        for each in found.runs:  # one may have gone from the list since it was looked up there
            if each.id not in self.runs.runs and each.id not in rows:
                rows[each.id] = self._bare(each)
        hidden = [*self._poller.hidden, *map(str, found.failed)]
        new, gone = self.runs.take(found.runs, rows, self._poller.files, hidden)
        for one in new:
            # A clock that goes wrong elsewhere may have told any time.
            if abs(time.time() - one.newest / 1e9) < LIVE_SECONDS:
                one.touch()
                self._live[one.id] = None
        for tell in self.listeners:
            tell(new, gone)

    def stat(self, path: Path) -> Stat | None:
        """A file as it was when it was looked at last."""
        return self._poller.files.get(str(path))

    def now(self, one: Watched) -> RunLogs:
        """A run, to be read as it is now. It looks at files, so it is asked in a thread.

        Raises:
            LogNotFoundError: A link leads from it out of the directories, or a file is no regular one any more.
            OSError: A directory of it cannot be looked into.
        """
        run = found_anew(one.run, self._listing)
        paths = [*run.paths, *(rank.live for rank in run.other_ranks)]
        if isinstance(run, ForeignRun):
            paths += [*run.samples, *(path for copy in run.copies for path in copy.log.paths)]
        for path in paths:
            if (what := oddity(path)) is not None:
                raise LogNotFoundError(f"{self._roots.place(path)}: expected a regular file, found {what}")
        if (link := self._inside.link_of(run)) is not None:
            self._astray.add(one.id)
            where = self._roots.place(link)
            raise LogNotFoundError(f"{where}: not read, as a link leads out of the directories: {WHAT_TO_DO}")
        return run

    def may_read(self, known: str) -> bool:
        """Whether a run is there, and all of it lies in the directories. It looks at files, likewise."""
        try:
            return known in self.runs.runs and self.now(self.runs.runs[known]) is not None
        except (LogNotFoundError, OSError):
            return False

    def set_rows(self, rows: dict[str, Row], began: float) -> None:
        """Takes in what the table says now of some runs, and when it was begun to find that out."""
        self.runs.set_rows(rows, began)

    def close(self) -> None:
        """Waits for nothing that is at work."""
        for worker in self.workers:
            worker.close()


def _is_own(run: RunLogs) -> bool:
    """Whether a run is found by the names of its files alone."""
    return type(run) is not ForeignRun and parse_name(run.paths[0]) is not None


class Fresh(Mapping[str, RunLogs]):
    """The runs as they are now, by id. One from which a link leads out of the directories has no value.

    To get a run looks at its files, and is done in a thread; whether its id is known does not.

    Args:
        watcher: What knows them.
    """

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher

    def __getitem__(self, known: str) -> RunLogs:
        try:
            return self._watcher.now(self._watcher.runs.runs[known])
        except (LogNotFoundError, OSError) as error:
            raise KeyError(known) from error

    def __contains__(self, known: object) -> bool:
        return known in self._watcher.runs.runs

    def __iter__(self) -> Iterator[str]:
        return iter(self._watcher.runs.runs)

    def __len__(self) -> int:
        return len(self._watcher.runs.runs)
