"""Where a run's event files are, and how a file that a crash left behind is made whole."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec

from rldk.errors import LogNotFoundError
from rldk.io.lines import MAX_LINE_BYTES, is_whole

EVENT_FILE = re.compile(r"(?P<run>.+)_events(\.rank(?P<rank>\d+))?(\.attempt(?P<attempt>\d+))?\.jsonl(\.gz|\.zst)?\Z")
_TAIL_BYTES = 1 << 16
_LOOK_BACK = 1 << 20
_CHUNK_BYTES = 1 << 20


def event_file(output_dir: str | Path, run_id: str, rank: int = 0) -> Path:
    """Path of the event file of one rank of a run."""
    name = f"{run_id}_events.jsonl" if rank == 0 else f"{run_id}_events.rank{rank}.jsonl"
    return Path(output_dir) / name


def find_logs(source: str | Path) -> list[Path]:
    """Lists the event files at a place.

    Args:
        source: An event file of any name, or a directory, searched recursively for `*_events*.jsonl[.gz|.zst]`.

    Returns:
        Files ordered by directory, run, rank and attempt.

    Raises:
        LogNotFoundError: There is no such file, or no event file in the directory.
        OSError: A folder cannot be looked into.
    """
    path = Path(source)
    if not path.is_dir():
        if not path.exists():
            raise LogNotFoundError(f"{path}: no such file or directory")
        return [path]
    found = []
    for folder, _, names in os.walk(path, onerror=_refuse):
        for name in names:
            if match := EVENT_FILE.match(name):
                order = (folder, match["run"], int(match["rank"] or 0), int(match["attempt"] or 0))
                found.append((order, Path(folder) / name))
    if not found:
        raise LogNotFoundError(f"{path}: no event log here; expected files named RUN_events.jsonl")
    return [candidate for _, candidate in sorted(found)]


def _refuse(error: OSError) -> None:
    """A folder that cannot be looked into may hold a bad log."""
    raise error


def repair_tail(fd: int, path: Path) -> Path | None:
    """Makes the end of a file the end of a line, so that the next event is not glued to a torn one.

    Bytes after the last newline that are one whole JSON object are an event: they get their newline. Others are
    copied to `{name}.torn-{offset}`, flushed to the disk, and only then cut. No complete line is touched.

    Args:
        fd: The file, open for reading and writing.
        path: Its path.

    Returns:
        The file that holds the torn bytes; None if nothing was torn.
    """
    size = os.fstat(fd).st_size
    start = _last_line_start(fd, size)
    if start == size:
        return None
    if size - start <= MAX_LINE_BYTES and is_whole(os.pread(fd, size - start, start)):
        os.pwrite(fd, b"\n", size)
        return None
    aside = path.with_name(f"{path.name}.torn-{start}")
    with aside.open("ab") as copy:
        at = start
        while at < size:
            chunk = os.pread(fd, min(_CHUNK_BYTES, size - at), at)
            if not chunk:
                raise OSError(f"{path}: {size - at} bytes of its tail could not be read")
            at += copy.write(chunk)
        copy.flush()
        os.fsync(copy.fileno())
    os.ftruncate(fd, start)
    return aside


def last_attempt(fd: int) -> int:
    """Number of the last attempt in an event file that ends with a newline.

    Looks back past lines that say nothing of it, as far as 1 MiB.

    Returns:
        0 for an empty file; 1 where no event says.
    """
    size = end = os.fstat(fd).st_size
    while end > max(0, size - _LOOK_BACK):
        start = _last_line_start(fd, end - 1)
        try:
            return max(1, int(msgspec.json.decode(os.pread(fd, end - start, start))["process"]["attempt"]))
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, KeyError, TypeError, ValueError):
            end = start
    return 0 if size == 0 else 1


def _last_line_start(fd: int, end: int) -> int:
    """Offset just behind the last newline before `end`; 0 if there is none."""
    while end > 0:
        begin = max(0, end - _TAIL_BYTES)
        at = os.pread(fd, end - begin, begin).rfind(b"\n")
        if at >= 0:
            return begin + at + 1
        end = begin
    return 0
