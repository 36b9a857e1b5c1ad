"""Where a run's event files are: the live file of each writer, and the closed segments it was rotated into.

{run_id}_events.jsonl                      the live file of rank 0, and of a rank in a directory of its own, as `node_1`
{run_id}_events.rank{K}.jsonl              of another rank
{run_id}_events.attempt{N}.jsonl           of a second writer, while the first one was alive
{run_id}_events.000001.jsonl[.zst|.gz]     a closed segment of the first of these, oldest first
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import msgspec

from rldk.errors import LogNotFoundError, printable
from rldk.io.lines import MAX_LINE_BYTES, is_whole

_NAME = re.compile(
    r"(?P<run>.+)_events"
    r"(?:\.rank(?P<rank>\d+))?"
    r"(?:\.attempt(?P<attempt>\d+))?"
    r"(?:\.(?P<segment>\d{6,}))?"
    r"\.jsonl(?P<suffix>\.gz|\.zst)?\Z"
)
_CLOSED = re.compile(r"(\d{6,})\.jsonl(?:\.gz|\.zst)?\Z")
_FLAT = re.compile(r"\.jsonl(?:\.gz|\.zst)?\Z")
_COPY = re.compile(r"events_(?P<run>.+)\.jsonl\Z")
_OWN = re.compile(r"(?:(?:.*[^A-Za-z])?node|rank|host)[-_]?(\d{1,9})", re.IGNORECASE)
_TAIL_BYTES = 1 << 16
_LOOK_BACK = 1 << 20
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class EventFile:
    """One event file on the disk.

    Attributes:
        live: Path of the live file that it is, or was rotated from.
        segment: Number of a closed segment, from 1; None for the live file.
    """

    path: Path
    live: Path
    run: str
    rank: int
    attempt: int
    segment: int | None


def event_file(output_dir: str | Path, run_id: str, rank: int = 0, node: int | None = None) -> Path:
    """Path of the live event file of one rank of a run.

    Args:
        output_dir: Where it stands.
        run_id: The run.
        rank: The global rank.
        node: The number of the host, if the rank is the first one of its host.
    """
    number = directory_number(output_dir)
    plain = rank == 0 or (number is not None and number in (rank, node))
    name = f"{run_id}_events.jsonl" if plain else f"{run_id}_events.rank{rank}.jsonl"
    return Path(output_dir) / name


def directory_number(output_dir: str | Path) -> int | None:
    """The rank or node that a directory is called after, as in `node_1`, `my-run_node-1`, `rank_1`; None if by neither.

    A number alone says nothing: a sweep has `exp_1` or `lora_rank_4`, each with all ranks of one run.
    """
    match = _OWN.fullmatch(absolute(Path(output_dir)).name)
    return None if match is None else int(match[1])


def absolute(path: Path) -> Path:
    """The absolute path; the path as it is where the working directory was deleted, so that nothing can be there."""
    try:
        return path.absolute()
    except FileNotFoundError:
        return path


def parse_name(path: Path) -> EventFile | None:
    """Reads a file's name; None if it is not that of an event file."""
    match = _NAME.match(path.name)
    if match is None:
        return None
    segment = match["segment"]
    # A compressed file without a number was packed by hand: it is its own live file.
    stem = path.name[: match.start("segment") - 1] + ".jsonl" if segment else path.name
    return EventFile(
        path=path,
        live=path.with_name(stem),
        run=match["run"],
        rank=int(match["rank"] or 0),
        attempt=int(match["attempt"] or 0),
        segment=int(segment) if segment else None,
    )


def is_copy(path: Path) -> bool:
    """Whether a file is called `events_{run_id}.jsonl` and stands beside a log of that run, whose events it repeats.

    A run_id may end in `_events`, and then its copy is called as a log is. With a manifest of its own it is a log.
    """
    match = _COPY.match(path.name)
    if match is None:
        return False
    own = parse_name(path)
    if own is not None and path.with_name(f"{own.run}_run.json").exists():
        return False
    beside = (parse_name(path.with_name(name)) for name in _names_beside(path))
    return any(file is not None and file.run == match["run"] for file in beside)


def find_logs(source: str | Path, *, flat: bool = False) -> list[Path]:
    """Lists the event files at a place, closed segments before the live file that goes on from them.

    What is copied from a log into `events_{run_id}.jsonl` beside it is no event file in a directory.

    Args:
        source: One event file, of any name; or a directory, searched recursively.
        flat: Whether flat logs are wanted: then of a directory every `.jsonl` file (`.gz`, `.zst`), whatever its name.

    Returns:
        Files ordered by directory, run, rank, attempt and segment.

    Raises:
        LogNotFoundError: There is no such file, or no event file in the directory.
        OSError: A folder cannot be looked into.
    """
    path = Path(source)
    if not path.is_dir():
        if not path.exists():
            raise LogNotFoundError(f"{printable(str(path))}: no such file or directory")
        return [path]
    found = []
    for folder, _, names in os.walk(path, onerror=_refuse):
        for name in names:
            file = parse_name(Path(folder) / name)
            if file is not None and not is_copy(file.path):
                order = (folder, file.run, file.rank, file.attempt, file.segment or float("inf"), name)
                found.append((order, file.path))
            elif flat and _FLAT.search(name):
                found.append(((folder, name, 0, 0, float("inf"), name), Path(folder) / name))
    if not found:
        expected = "*.jsonl" if flat else "RUN_events.jsonl"
        raise LogNotFoundError(f"{printable(str(path))}: no event log here; expected files named {expected}")
    return [file for _, file in sorted(found)]


def find_chains(source: str | Path) -> dict[Path, dict[int, Path]]:
    """Finds the logs at a place, each with its closed segments. A directory is listed once, however many there are.

    Args:
        source: A live file, which may have been rotated away; a closed segment, which stands for itself alone; or a
            directory.

    Returns:
        Live file to its closed segments by number.

    Raises:
        LogNotFoundError: There is nothing of the kind.
        OSError: A folder cannot be looked into.
    """
    path = Path(source)
    if path.is_dir():
        chains: dict[Path, dict[int, Path]] = {}
        for file in map(parse_name, find_logs(path)):
            if file is not None:
                closed = chains.setdefault(file.live, {})
                if file.segment is not None:
                    closed.setdefault(file.segment, file.path)
        return chains
    closed = closed_segments(path)
    if not closed and not path.exists():
        closed = closed_segments(path)  # its first rotation may have happened between the two looks
        if not closed and not path.exists():
            raise LogNotFoundError(f"{printable(str(path))}: no such file or directory")
    return {path: closed}


def closed_segments(live: Path) -> dict[int, Path]:
    """Closed segments of a live file by number, ascending; of one that is being compressed, the whole original."""
    found: dict[int, Path] = {}
    stem = live.name.removesuffix(".jsonl") + "."
    for name in _names_beside(live):
        match = _CLOSED.match(name, len(stem)) if name.startswith(stem) else None
        if match is not None:
            known = found.get(int(match[1]))
            if known is None or len(name) < len(known.name):
                found[int(match[1])] = live.with_name(name)
    return dict(sorted(found.items()))


def find_segment(live: Path, number: int) -> Path | None:
    """One closed segment, without listing the directory; of one that is being compressed, the whole original."""
    plain = segment_path(live, number)
    forms = (plain, *(plain.with_name(plain.name + suffix) for suffix in (".zst", ".gz")))
    return next((path for path in forms if path.exists()), None)


def segment_path(live: Path, number: int) -> Path:
    """Path of a closed segment, before it is compressed."""
    return live.with_name(f"{live.name.removesuffix('.jsonl')}.{number:06d}.jsonl")


def attempt_path(live: Path, attempt: int) -> Path:
    """Path of the file of a second writer."""
    return live.with_name(f"{live.name.removesuffix('.jsonl')}.attempt{attempt}.jsonl")


def other_attempts(live: Path) -> list[int]:
    """Attempts that second writers of a live file have made."""
    stem = live.name.removesuffix(".jsonl") + ".attempt"
    files = [parse_name(live.with_name(name)) for name in _names_beside(live) if name.startswith(stem)]
    return [file.attempt for file in files if file is not None]


def _names_beside(live: Path) -> list[str]:
    try:
        with os.scandir(live.parent) as entries:
            return [entry.name for entry in entries]
    except OSError:
        return []


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


def torn_tail(path: Path) -> int:
    """Bytes at the end of a plain file that are torn: behind the last newline, and no whole event."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        start = _last_line_start(file.fileno(), size)
        torn = size - start
        whole = torn <= MAX_LINE_BYTES and is_whole(os.pread(file.fileno(), torn, start))
        return 0 if torn == 0 or whole else torn


def last_attempt(fd: int) -> int:
    """Number of the last attempt in an event file that ends with a newline.

    Looks back past lines that say nothing of it, as far as 1 MiB.

    Returns:
        0 for an empty file; 1 where no event says.
    """
    size = end = os.fstat(fd).st_size
    while end > max(0, size - _LOOK_BACK):
        start = _last_line_start(fd, end - 1)
        if attempt := attempt_of(os.pread(fd, end - start, start)):
            return attempt
        end = start
    return 0 if size == 0 else 1


def attempt_of(line: bytes) -> int:
    """The attempt that a line tells; 0 if it tells none."""
    try:
        return int(msgspec.json.decode(line)["process"]["attempt"])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, KeyError, TypeError, ValueError):
        return 0


def _last_line_start(fd: int, end: int) -> int:
    """Offset just behind the last newline before `end`; 0 if there is none."""
    while end > 0:
        begin = max(0, end - _TAIL_BYTES)
        at = os.pread(fd, end - begin, begin).rfind(b"\n")
        if at >= 0:
            return begin + at + 1
        end = begin
    return 0
