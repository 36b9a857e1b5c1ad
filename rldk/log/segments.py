"""Where a run's event files are: the live file of each writer, and the closed segments it was rotated into.

{run_id}_events.jsonl                      the live file of rank 0, and of a rank in a directory of its own, as `node_1`
{run_id}_events.rank{K}.jsonl              of another rank
{run_id}_events.attempt{N}.jsonl           of a second writer, while the first one was alive
{run_id}_events.000001.jsonl[.zst|.gz]     a closed segment of the first of these, oldest first
"""

from __future__ import annotations

import contextlib
import errno
import glob
import logging
import os
import re
from collections.abc import Sequence
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import IO, Any

from rldk.errors import LogNotFoundError
from rldk.log.file_names import EventFile, may_be_log, parse_name, segment_forms
from rldk.log.lines import open_log
from rldk.log.listing import Listing
from rldk.log.table_files import is_dataset, is_table
from rldk.regular_file import names_in, oddity, walk
from rldk.text import printable

log = logging.getLogger(__name__)

_CLOSED = re.compile(r"(\d{6,})\.jsonl(?:\.gz|\.zst)?\Z")
_FLAT = re.compile(r"\.jsonl(?:\.gz|\.zst)?\Z")
_COPY_OF = "events_"
_COPY = re.compile(rf"{_COPY_OF}(?P<run>.+)\.jsonl\Z")
_READS_TABLES = "rldk check, ls, status, report, export and ingest read it, and refuse what is no event in it"
_ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EISDIR)


def is_copy(path: Path, listing: Listing | None = None) -> bool:
    """Whether a file is called `events_{run_id}.jsonl` and stands beside a log of that run, whose events it repeats.

    A run_id may end in `_events`, and then its copy is called as a log is. With a manifest of its own it is a log.
    """
    match = _COPY.match(path.name)
    if match is None:
        return False
    own = parse_name(path)
    if own is not None and path.with_name(f"{own.run}_run.json").exists():
        return False
    names = (listing or Listing()).names(path.parent, f"{match['run']}_events")
    beside = (parse_name(path.with_name(name)) for name in names)
    return any(file is not None and file.run == match["run"] for file in beside)


def find_logs(source: str | Path, *, flat: bool = False, listing: Listing | None = None) -> list[Path]:
    """Lists the event files at a place, closed segments before the live file that continues them.

    In a directory, a copy of a log's events in `events_{run_id}.jsonl` beside the log does not count as an event file.

    Args:
        source: One event file, of any name; or a directory, searched recursively.
        flat: Whether flat logs are wanted: then of a directory every `.jsonl` file (`.gz`, `.zst`), whatever its name.
        listing: Gets what the directories hold, and what of it is left out.

    Returns:
        Files ordered by directory, run, rank, attempt and segment.

    Raises:
        LogNotFoundError: There is no such file, or no event file in the directory.
        OSError: A folder cannot be looked into.
    """
    path = Path(source)
    if not path.is_dir():
        if not log_exists(path):
            raise not_there(path)
        _refuse_odd(path)
        if is_table(path):
            raise LogNotFoundError(f"{printable(str(path))}: a table and no log: {_READS_TABLES}")
        return [path]
    return [path for path, _ in _files_below(path, listing or Listing(), flat=flat)]


def _files_below(top: Path, listing: Listing, *, flat: bool = False) -> list[tuple[Path, EventFile | None]]:
    """What `find_logs` finds in a directory, each with what its name says."""
    found: list[tuple[tuple[Any, ...], tuple[Path, EventFile | None]]] = []
    for folder, _, once in walk(top, listing.refuse):
        # Twice, as for `closed_segments`: a log that is rotated meanwhile would be overlooked.
        again = names_in(folder)
        names = again.keys() | once
        place = Path(folder)
        listing.add(place, names)
        for name in names if flat else filter(may_be_log, names):
            path = place / name
            file = parse_name(path)
            if file is not None and not (name.startswith(_COPY_OF) and is_copy(path, listing)):
                order = (folder, file.run, file.rank, file.attempt, file.segment or float("inf"), name)
            elif flat and _FLAT.search(name):
                order = (folder, name, 0, 0, float("inf"), name)
            else:
                continue
            if not again.get(name) and (what := oddity(path)):
                listing.left_out[path] = what
            else:
                found.append((order, (path, file)))
    if not found and is_dataset(top):
        raise LogNotFoundError(f"{printable(str(top))}: a data set of Parquet files and no log: {_READS_TABLES}")
    if not found:
        expected = "*.jsonl" if flat else "RUN_events.jsonl"
        odd = "".join(f"; {printable(str(name))} is {what}" for name, what in islice(listing.left_out.items(), 1))
        raise LogNotFoundError(f"{printable(str(top))}: no event log here; expected files named {expected}{odd}")
    return [file for _, file in sorted(found, key=itemgetter(0))]


def find_chains(source: str | Path, listing: Listing | None = None) -> dict[Path, dict[int, Path]]:
    """Finds the logs at a place, each with its closed segments. A directory is listed once, however many there are.

    Args:
        source: A live file, which may have been rotated away; a closed segment, which stands for itself alone; or a
            directory.
        listing: Directories that need not be listed again; a directory that is the source is listed, and added to it.
            With it, what is left out is logged.

    Returns:
        Live file to its closed segments by number.

    Raises:
        LogNotFoundError: There is nothing of the kind.
        OSError: A folder cannot be looked into.
    """
    path = Path(source)
    if path.is_dir():
        known = set(listing.left_out) if listing else set()
        chains: dict[Path, dict[int, Path]] = {}
        for _, file in _files_below(path, listing or Listing()):
            if file is not None:
                closed = chains.setdefault(file.live, {})
                if file.segment is not None:
                    closed.setdefault(file.segment, file.path)
        for odd, what in listing.left_out.items() if listing else ():
            if odd not in known:
                log.warning("%s: not read: it is %s", odd, what)
        return chains
    if not log_exists(path):
        raise not_there(path)
    _refuse_odd(path)
    return {path: closed_segments(path, listing)}


def closed_segments(live: Path, listing: Listing | None = None) -> dict[int, Path]:
    """Closed segments of a live file by number, ascending; of one that is being compressed, the whole original.

    Without a listing each that exists throughout the call is found. The paths may have changed by the time of return:
    see `open_segment`.
    """
    found: dict[int, Path] = {}
    live = _real(live)
    stem = live.name.removesuffix(".jsonl") + "."
    # The kernel hands out a large directory in pieces: a segment that is compressed between two of them may stand in
    # neither by either name. As that happens to it once, one of two listings has it.
    listings = (Listing(), Listing()) if listing is None else (listing,)
    for name in {name for one in listings for name in one.names(live.parent, stem)}:
        match = _CLOSED.match(name, len(stem))
        if match is not None:
            known = found.get(int(match[1]))
            if known is None or len(name) < len(known.name):
                found[int(match[1])] = live.with_name(name)
    return dict(sorted(found.items()))


def open_segment(live: Path, number: int) -> tuple[Path, IO[bytes]] | None:
    """Opens a closed segment by its number, whatever it is called now; of one that is being compressed, the original.

    Returns:
        Path and open file. None: when this was called the segment was not closed yet, or now it is deleted.
    """
    # In their order: a segment that loses a name in between has the next one already.
    for path in segment_forms(_real(live), number):
        if oddity(path) is not None:
            continue  # a pipe would be waited for
        try:
            return path, open_log(path)
        except OSError as error:
            if error.errno not in _ABSENT:
                raise
    return None


def _real(live: Path) -> Path:
    """Where the segments of a log are: a writer that is given a link writes where it leads."""
    return Path(os.path.realpath(live)) if live.is_symlink() else live


def open_named(path: Path) -> tuple[Path, IO[bytes]]:
    """Opens an event file by its name, or by the one that rotation or compression has given it just now.

    Raises:
        FileNotFoundError: It is not there.
    """
    file = parse_name(path)
    while True:
        with contextlib.suppress(FileNotFoundError):
            return path, open_log(path)
        if file is not None and file.segment is not None:
            found, last = open_segment(file.live, file.segment), True
        else:
            number = max(closed_segments(path), default=0)  # what had the name a moment ago
            found, last = open_segment(path, number), not number
        if found is not None:
            return found
        if last:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))


MATCHES_NOTHING = "no such file or directory, and no file that matches it"


def matches(place: str | Path) -> list[Path] | None:
    """What a pattern with `*`, `?`, `[...]` or `**` matches, sorted; None for a place that is there, or is no pattern.

    Raises:
        LogNotFoundError: Nothing.
    """
    if log_exists(Path(place)) or not glob.has_magic(str(place)):
        return None
    found = sorted(map(Path, glob.glob(str(place), recursive=True)))  # noqa: PTH207  # Path.glob takes no absolute one
    if not found:
        raise not_there(place, MATCHES_NOTHING)
    return found


def not_there(place: str | Path, what: str = "no such file or directory") -> LogNotFoundError:
    """The error of a place that is not there; for `logs/grpo-1` it names the log of that run, if there is one."""
    log = Path(f"{place}_events.jsonl")
    of_a_run = f"; the log of that run is {printable(str(log))}" if log_exists(log) else ""
    return LogNotFoundError(f"{printable(str(place))}: {what}{of_a_run}")


def without_segments(paths: Sequence[Path]) -> list[Path]:
    """Some files without the closed segments of those live files that are among them, with which these are read."""
    there = set(paths)
    files = ((path, parse_name(path)) for path in paths)
    return [path for path, file in files if file is None or file.segment is None or file.live not in there]


def log_exists(path: Path) -> bool:
    """Whether an event file is there, or what rotation or compression has made of it."""
    if path.exists():
        return True
    try:
        path, file = open_named(path)
    except OSError:
        return False
    file.close()
    return True


def other_attempts(live: Path) -> list[int]:
    """Attempts that second writers of a live file have made."""
    stem = live.name.removesuffix(".jsonl") + ".attempt"
    files = [parse_name(live.with_name(name)) for name in Listing().names(live.parent, stem)]
    return [file.attempt for file in files if file is not None]


def _refuse_odd(path: Path) -> None:
    """Refuses what only has the name of an event file. A pipe of another name, such as /dev/stdin, is waited for."""
    what = oddity(path) if parse_name(path) is not None and path.exists() else None
    if what is not None:
        raise LogNotFoundError(f"{printable(str(path))}: expected a file or a directory, found {what}")
