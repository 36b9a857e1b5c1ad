"""One run as the server knows it, and the list of them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rldk_schema.forms.live_update import LiveRow

from rldk.log.file_names import parse_name
from rldk.log.manifest import manifest_file
from rldk.log.runs import RunLogs
from rldk.web.found import FoundRun
from rldk.web.polling import Stat
from rldk.web.rows import Row

_MOST_GONE = 10_000  # that are remembered for who connects again


@dataclass(slots=True)
class Watched:
    """One run.

    Attributes:
        id: Stands for it in requests: made of where it lies, so that it is the same after a restart.
        run: Its logs, as they were found last.
        place: Where they lie, for people.
        row: What the table says of it.
        text: The same as JSON.
        revision: Of the list of runs, when the row changed last.
        files: Its live files, those of its other ranks among them.
        newest: When the latest of its files was written to, Unix time, ns.
        size: Bytes of these files.
        known: How much is: 0 nothing but its name, 1 that the index does not have it, 2 its manifest, 3 its verdict.
        touched: When a file of it was last seen to have changed, on the monotonic clock, s; None if never.
        changed: Whether it has changed since it was judged, and
        since: when that was first seen, on the monotonic clock, s.
        judged: When it was judged last, on the monotonic clock, s.
        cost: How long that took, s of CPU.
        began: When it was begun to find out what the row says, on the monotonic clock, s.
    """

    id: str
    run: RunLogs
    place: str
    row: LiveRow
    text: str
    revision: int
    files: tuple[str, ...]
    newest: int = 0
    size: int = 0
    known: int = 0
    touched: float | None = None
    changed: bool = False
    since: float = 0.0
    judged: float = 0.0
    cost: float = 0.0
    began: float = 0.0

    def touch(self) -> None:
        """Notes that it has changed just now."""
        self.touched = now = time.monotonic()
        if not self.changed:
            self.changed, self.since = True, now


class RunList:
    """All runs that there are.

    Attributes:
        runs: By their ids.
        revision: Grows with each change.
    """

    def __init__(self) -> None:
        self.runs: dict[str, Watched] = {}
        self.revision = 0
        self._owners: dict[str, str] = {}
        self._gone: dict[str, int] = {}
        self._forgotten = 0  # the latest revision of which not all is known that went

    def take(
        self,
        found: Sequence[FoundRun],
        rows: Mapping[str, Row],
        files: Mapping[str, Stat],
        hidden: Sequence[str] = (),
    ) -> tuple[list[Watched], list[str]]:
        """Takes in what was found: all runs that there are.

        Args:
            found: The runs.
            rows: What the table says of those that are new, by id.
            files: The files that there are.
            hidden: Directories that could not be looked into: the runs there stay.

        Returns:
            (those that are new, the ids of those that are gone).
        """
        there = {one.id for one in found}
        places = tuple(os.path.join(place, "") for place in hidden)  # noqa: PTH118  # a Path is slow
        gone = [known for known, one in self.runs.items() if known not in there and not one.files[0].startswith(places)]
        new = []
        self.revision += 1
        for known in gone:
            del self.runs[known]
            self._gone[known] = self.revision
        while len(self._gone) > _MOST_GONE:
            self._forgotten = self._gone.pop(next(iter(self._gone)))
        for each in found:
            lives = tuple(os.fspath(path) for path in (*each.run.paths, *(rank.live for rank in each.run.other_ranks)))
            one = self.runs.get(each.id)
            if one is None:
                row, text = rows[each.id]
                one = self.runs[each.id] = Watched(each.id, each.run, each.place, row, text, self.revision, lives)
                self._gone.pop(each.id, None)
                new.append(one)
            one.run, one.files = each.run, lives
            stats = [known for known in map(files.get, lives) if known is not None]
            one.newest, one.size = max((s.changed for s in stats), default=0), sum(s.size for s in stats)
        self._owners = {path: one.id for one in self.runs.values() for path in one.files}
        for one in self.runs.values():
            self._owners[os.fspath(manifest_file(one.run.paths[0].parent, one.run.run_id))] = one.id
        return new, gone

    def owner(self, path: str) -> Watched | None:
        """The run that a file is of."""
        known = self._owners.get(path)
        if known is None:
            own = parse_name(Path(path))
            place = path if own is None else os.fspath(own.live)
            known = self._owners.get(place)
            while known is None and own is None and len(place) > 1:  # a folder may be a run of others
                place = os.path.dirname(place)  # noqa: PTH120  # a Path is slow
                known = self._owners.get(place)
        return None if known is None else self.runs.get(known)

    def set_rows(self, rows: Mapping[str, Row], began: float) -> None:
        """Takes in what the table says now of some runs, unless it says something newer of them already.

        Args:
            rows: By id.
            began: When it was begun to find that out, on the monotonic clock, s.
        """
        changed = []
        for known, new in rows.items():
            one = self.runs.get(known)
            if one is None or one.began > began:
                continue
            one.began = began
            if one.text != new.text:
                one.row, one.text = new
                changed.append(one)
        self.revision += bool(changed)
        for one in changed:
            one.revision = self.revision

    def since(self, revision: int) -> tuple[Iterable[Watched], list[str]] | None:
        """The runs that have changed since a revision, and the ids of those that went; None where that is not known."""
        if not self._forgotten <= revision <= self.revision:
            return None
        changed = [one for one in self.runs.values() if one.revision > revision]
        return changed, [known for known, at in self._gone.items() if at > revision]
