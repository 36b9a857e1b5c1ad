"""Which runs there are in the directories that are served, and what of these is not read."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from rldk.adapters.folder import LINK_TO_FOLDER
from rldk.adapters.foreign_run import ForeignRun, Source
from rldk.adapters.ignored import Ignored, summary
from rldk.adapters.log_reader import LogReader
from rldk.check import runs_at
from rldk.errors import IngestError, LogNotFoundError, RldkError
from rldk.io.runs import find_runs
from rldk.log.listing import Listing
from rldk.log.runs import RunLogs
from rldk.served_runs import WHAT_TO_DO, Inside, left_out_in_words
from rldk.text import counted, printable
from rldk.web.roots import Roots

log = logging.getLogger(__name__)

_MOST_SAID = 30  # of what is not read


class FoundRun(NamedTuple):
    """A run, and what stands for it.

    Attributes:
        id: 12 hexadecimal digits, made of where it lies: they are the same after a restart.
        run: Its logs.
        place: Where these lie, for people.
    """

    id: str
    run: RunLogs
    place: str


class Found(NamedTuple):
    """What there is.

    Attributes:
        runs: All runs of which nothing lies outside the directories.
        left_out: What is not read, a sentence each.
        failed: Directories that could not be searched: what was found there before may still be there.
        links: Of runs that are left out, what leads out of the directories.
    """

    runs: list[FoundRun]
    left_out: list[str]
    failed: list[Path]
    links: list[Path]


def find_own(roots: Roots) -> Found:
    """The runs that rldk has logged, which are found by the names of files alone."""
    runs: list[RunLogs] = []
    failed: list[Path] = []
    for root in roots.paths:
        try:
            runs += find_runs(root, Listing(lenient=True), on_error="skip")
        except LogNotFoundError:  # noqa: PERF203  # a few
            continue
        except (RldkError, OSError) as error:  # `find_all` says so
            log.debug("%s: %s", root, error)
            failed.append(root)
    return _found(runs, roots, [], failed)


def find_all(roots: Roots) -> Found:
    """All runs, whoever has logged them. Nothing in one directory keeps those of another from being found."""
    runs: list[RunLogs] = []
    said: list[str] = []
    failed: list[Path] = []
    ignored: list[Ignored] = []
    for root, name in zip(roots.paths, roots.names, strict=True):
        listing = Listing(lenient=True)
        try:
            runs += runs_at(root, on_error="skip", listing=listing, ignored=ignored)
        except LogNotFoundError:
            if not os.path.lexists(root):
                said.append(f"{name}: there is no such directory")
        except IngestError:
            pass  # there is no log, and why each file is none stands in `ignored`
        except (RldkError, OSError) as error:
            said.append(f"{name}: {printable(str(error))}")
            runs += [one.run for one in find_own(Roots([root])).runs]
            failed.append(root)
        ignored += [Ignored(path, what) for path, what in listing.left_out.items()]
    inside = Inside(roots.paths)
    lines = summary([_shown(one, roots, inside) for one in ignored if not _is_shown(one, inside)])
    said += map(printable, lines[:_MOST_SAID])
    if len(lines) > _MOST_SAID:
        said.append(f"{counted(len(lines) - _MOST_SAID, 'more reason')} why files are not read: rldk ingest lists them")
    return _found(runs, roots, said, failed)


def _is_shown(one: Ignored, inside: Inside) -> bool:
    """Whether what is not read by this name is read by another."""
    return one.reason == LINK_TO_FOLDER and inside.reaches(one.path)


def _shown(one: Ignored, roots: Roots, inside: Inside) -> Ignored:
    """What is not read, as it may be shown: of what lies outside not why, which may quote it."""
    place = Path(roots.place(one.path))
    if inside.reaches(one.path):
        return replace(one, path=place)
    what = LINK_TO_FOLDER if one.reason == LINK_TO_FOLDER else "a link"
    return Ignored(place, f"{what} that leads out of the directories ({WHAT_TO_DO})")


def _found(runs: Iterable[RunLogs], roots: Roots, left_out: list[str], failed: list[Path]) -> Found:
    """Runs with their ids: no two have the same one."""
    found: dict[str, FoundRun] = {}
    inside = Inside(roots.paths)
    links: list[Path] = []
    unlisted: list[str] = []
    for run in runs:
        path = run.paths[0]
        try:
            link = inside.link_of(run)
        except OSError as error:
            unlisted.append(f"{roots.place(path)}: {printable(str(error.strerror or error))}")
            continue
        if link is not None:
            links.append(link)
            continue
        place = os.fsencode(path) + b"\0" + run.run_id.encode("utf-8", "surrogatepass")
        number = 0
        while (known := _digest(place, number)) in found:
            number += 1
        found[known] = FoundRun(known, run, roots.place(path))
    said = [left_out_in_words([*map(roots.place, links)])] if links else []
    return Found([*found.values()], [*said, *unlisted[:_MOST_SAID], *left_out], failed, links)


def found_anew(run: RunLogs, listing: Listing) -> RunLogs:
    """A run that was found earlier, to be read anew and as far as its files go now.

    Args:
        run: The run.
        listing: Of its directory, made since the names in that have changed.
    """
    if not isinstance(run, ForeignRun):
        return replace(run, listing=listing)
    sources = (Source(LogReader(source.reader.log, on_error="skip"), source.takes) for source in run.sources)
    copies = (LogReader(reader.log, on_error="skip") for reader in run.copies)
    return replace(run, sources=tuple(sources), copies=tuple(copies))


def _digest(place: bytes, number: int) -> str:
    return blake2b(place + b"\0" * number, digest_size=6).hexdigest()
