"""What has been said of runs, for as long as their files are as they were then."""

from __future__ import annotations

import gc
import logging
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic

import msgspec

from rldk.health.rules import Rules, default_rules
from rldk.log.runs import RunLogs
from rldk.run_index.code import code_digest
from rldk.run_index.database import Database
from rldk.run_index.files import Files, files_of
from rldk.run_index.forms import Kind, Result, names_its_place
from rldk.run_index.heard import Heard
from rldk.run_index.sealed import sealed, unsealed

log = logging.getLogger(__name__)

_AT_ONCE = 256  # answers that are written together
_FEW = 900  # runs that are looked up by name: SQLite before 3.32 takes no more than 999 values

_INSERT = "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)"


def asked_for(kind: str, rules: Rules | None, *others: object) -> bytes:
    """Stands for a question: its kind, by which rules, and what else an answer depends on besides files and time."""
    known = msgspec.json.encode(default_rules() if rules is None else rules)
    told = (kind, known, others, code_digest())
    return blake2b(repr(told).encode("utf-8", "surrogateescape"), digest_size=16).digest()


class Answers(Generic[Result]):
    """The answers to one question that the indexes of some folders have.

    Args:
        places: Files or directories that were named, or patterns: the runs are found there.
        kind: What is asked for.
        asked: From `asked_for`.
    """

    def __init__(self, places: Sequence[Path], kind: Kind[Result], asked: bytes) -> None:
        self._kind = kind
        self._asked = asked
        folders = dict.fromkeys(_prefix(_folder(place)) for place in places)
        self._indexes = {folder: Database(folder or os.curdir) for folder in folders}
        self._new: dict[str, list[tuple[Any, ...]]] = {}

    def known(self, runs: Sequence[RunLogs]) -> dict[int, Result]:
        """The answers that are known, by the places of their runs: nothing is read of the logs.

        Args:
            runs: As they were found just now.
        """
        return self._known(runs, [self._files(run) for run in runs])

    def through(
        self, runs: Sequence[RunLogs], read: Callable[[list[RunLogs], bool], Iterator[Heard[Result]]]
    ) -> Iterator[Result]:
        """The answers about runs, in their order: those that are known, and of the other runs what reading them gives.

        Args:
            runs: As they were found just now.
            read: Reads runs, and gives the answers in their order; it listens to what is logged if any can be kept.
        """
        files = [self._files(run) for run in runs]
        known = self._known(runs, files)
        unknown = [place for place in range(len(runs)) if place not in known]
        listen = any((told := files[place]) is not None and told.settled for place in unknown)
        rest = read([runs[place] for place in unknown], listen)
        try:
            for place, run in enumerate(runs):
                if place in known:
                    yield known.pop(place)
                    continue
                answer = next(rest)
                self._keep(run, files[place], answer)
                yield answer.result
        except GeneratorExit:  # whoever asked has gone, perhaps because Python ends and half of it is gone, too
            self._new = {}
            raise
        finally:
            self._write()

    def _files(self, run: RunLogs) -> Files | None:
        if type(run) is not RunLogs or self._index(run) is None:
            return None  # what others have logged is read each time, and so are tables
        return files_of(run)

    def _index(self, run: RunLogs) -> str | None:
        folder = os.fspath(run.paths[0])
        while folder:
            folder = folder[: folder.rstrip(os.sep).rfind(os.sep) + 1]
            if (index := self._indexes.get(folder)) is not None:
                return folder if index.is_there else None
        return None

    def _known(self, runs: Sequence[RunLogs], files: Sequence[Files | None]) -> dict[int, Result]:
        now = time.time()
        wanted: dict[str, dict[bytes, int]] = {}
        for place, (run, told) in enumerate(zip(runs, files, strict=True)):
            if told is not None and (folder := self._index(run)) is not None:
                wanted.setdefault(folder, {})[_name(run, folder)] = place
        with _no_collection():
            return self._found(runs, files, wanted, now)

    def _found(
        self,
        runs: Sequence[RunLogs],
        files: Sequence[Files | None],
        wanted: dict[str, dict[bytes, int]],
        now: float,
    ) -> dict[int, Result]:
        found: dict[int, Result] = {}
        for folder, places in wanted.items():
            for name, digest, answered, spelled, body in self._rows(folder, list(places)):
                place = places.get(name, -1)
                told = files[place] if place >= 0 else None
                if told is None or digest != told.digest:
                    continue
                path = runs[place].paths[0]
                if spelled is not None and spelled != os.fsencode(path):
                    continue
                try:
                    if answered > now:
                        continue
                    found[place] = self._kind.decode(unsealed(body), path, now)
                except (ValueError, TypeError) as error:
                    log.debug("index of %s: %s", folder, error)
        return found

    def _rows(self, folder: str, names: list[bytes]) -> list[tuple[Any, ...]]:
        what = "SELECT run, files, answered, spelled, body FROM answer WHERE asked = ?"
        if len(names) > _FEW:
            return self._indexes[folder].rows(what, (self._asked,))
        marks = ", ".join("?" * len(names))
        return self._indexes[folder].rows(f"{what} AND run IN ({marks})", (self._asked, *names))

    def _keep(self, run: RunLogs, before: Files | None, answer: Heard[Result]) -> None:
        """Notes an answer, if it holds for as long as the files are as they were before it was found."""
        health = self._kind.health(answer.result)
        if before is None or not (before.settled and answer.silently and health.lasts) or health.unread is not None:
            return
        folder = self._index(run)
        if folder is None or files_of(run) != before:
            return
        try:
            body = sealed(self._kind.encode(answer.result))
        except (ValueError, OverflowError) as error:
            log.debug("%s: not kept: %s", run.paths[0], error)
            return
        spelled = os.fsencode(run.paths[0]) if names_its_place(health) else None
        new = self._new.setdefault(folder, [])
        new.append((self._asked, _name(run, folder), before.digest, time.time(), spelled, body))
        if len(new) >= _AT_ONCE:
            self._write()

    def _write(self) -> None:
        for folder, rows in self._new.items():
            self._indexes[folder].write([(_INSERT, rows)])
        self._new = {}


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keeps the collector from looking at all objects again and again while very many are made that stay."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _folder(place: Path) -> Path:
    """The folder whose index knows the runs at a place: of a pattern, the last one that is none."""
    if place.is_dir():
        return place
    return next((folder for folder in place.parents if folder.is_dir()), Path())


def _prefix(folder: Path) -> str:
    """What the paths of all runs in a folder begin with."""
    return "" if folder == Path() else os.path.join(folder, "")  # noqa: PTH118


def _name(run: RunLogs, folder: str) -> bytes:
    return os.fsencode(os.fspath(run.paths[0])[len(folder) :])
