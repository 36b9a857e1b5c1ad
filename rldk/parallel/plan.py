"""Which parts some logs are read in: each is enough work for a process, and small runs share one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from rldk.adapters.foreign_run import ForeignRun
from rldk.errors import LogNotFoundError
from rldk.log.file_names import EventFile, parse_name
from rldk.log.follower import Missed, say_missed
from rldk.log.listing import Listing
from rldk.log.manifest import manifest_file
from rldk.log.ranks import group_runs
from rldk.log.segments import find_chains, is_copy
from rldk.parallel.store import Store, StoredFile, path_at, store_of
from rldk.remote.urls import shown_place
from rldk.text import printable

PART_BYTES = 64 * 2**20
"""An engine needs some 20 ms for a part, whatever its size: of less than this it would do little else."""

_RATIO = 6  # how many times larger a log is than its compressed file


@dataclass(frozen=True, slots=True)
class OwnRun:
    """The event logs of one run, of all its ranks.

    Attributes:
        run_id: The run, by its files' name.
        logs: The files of each log in their order; the lowest rank's log is first.
    """

    run_id: str
    logs: tuple[tuple[StoredFile, ...], ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """All of its files."""
        return tuple(path_at(file.path) for files in self.logs for file in files)

    @property
    def manifest(self) -> str:
        """Where its manifest stands, if it has one."""
        return os.fspath(manifest_file(path_at(self.logs[0][0].path).parent, self.run_id))


@dataclass(frozen=True, slots=True)
class Span:
    """The lines of a file that begin in a range of bytes.

    Attributes:
        start: Offset of its first byte.
        end: Offset after its last byte; None for the whole of a compressed file.
    """

    file: StoredFile
    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """What a part has of one run.

    Attributes:
        run: Its place among all runs.
        logs: The spans of one log; or, if the run has several, those of each: these are whole, as their events are
            joined. Of a foreign run, what reads it.
        manifest: The path of the run's manifest, if it is to be read with this piece.
    """

    run: int
    logs: tuple[tuple[Span, ...], ...] | ForeignRun
    manifest: str | None = None

    @property
    def spans(self) -> Iterator[Span]:
        """Its spans, log by log; none of a foreign run."""
        if not isinstance(self.logs, ForeignRun):
            for spans in self.logs:
                yield from spans


@dataclass(frozen=True, slots=True)
class Part:
    """What one process reads at a time.

    Attributes:
        number: From 0, in the order of the rows.
        pieces: Of runs in their order.
        size: Some bytes, by which an engine can tell how large it is.
        store: Where its files are.
    """

    number: int
    pieces: tuple[Piece, ...]
    size: int
    store: Store

    def __str__(self) -> str:
        spans = [span for piece in self.pieces for span in piece.spans]
        more = f" and {len(self.pieces) - 1} more" if len(self.pieces) > 1 else ""
        if not spans:
            return f"part {self.number}"
        at = f" from byte {spans[0].start}" if spans[0].start else ""
        return f"part {self.number}: {shown_place(spans[0].file.path)}{at}{more}"


def find_own_runs(places: Iterable[str | Path], filesystem: Any = None) -> tuple[list[OwnRun], Store]:
    """Finds the runs that rldk has logged at some places, which are all on the same filesystem.

    Args:
        places: Event files and directories, searched recursively; paths or URLs.
        filesystem: What opens the paths; None for the local disk, or by the URLs.

    Returns:
        (the runs in the order in which `read_events` has them, what opens their files).

    Raises:
        LogNotFoundError: There is none.
    """
    found = [store_of(str(place), filesystem) for place in places]
    if not found:
        raise LogNotFoundError("expected the path of an event log, found none")
    store, listing = found[0][0], Listing()
    if any(other != store for other, _ in found):
        raise LogNotFoundError("expected paths on one filesystem, found several: read them one by one")
    chains: dict[Path, Mapping[int, Path]] = {}
    for _, path in found:
        chains |= find_chains(path, listing) if store.is_local else _stored_chains(store, path)
    if store.is_local:
        runs = [[log.live for log in logs] for logs in group_runs(chains, listing)]
    else:
        runs = _by_name(chains)
    return [own_run(store, {live: chains[live] for live in lives}) for lives in runs], store


def own_run(store: Store, chains: Mapping[Path, Mapping[int, Path]]) -> OwnRun:
    """One run, of whose logs the closed segments are known by their numbers."""
    logs = []
    for live, closed in chains.items():
        for one, other in pairwise(sorted(closed)):
            if other > one + 1:
                say_missed(Missed(path_at(shown_place(live)), range(one + 1, other), None))
        own = parse_name(live)
        stands_alone = own is not None and own.segment is not None
        paths = [closed[number] for number in sorted(closed)]
        if stands_alone or not closed or not store.is_local or live.exists():
            paths.append(live)
        logs.append(tuple(store.find(os.fspath(path)) for path in paths))
    first = next(iter(chains))
    file = parse_name(first)
    return OwnRun(first.name.split(".", 1)[0] if file is None else file.run, tuple(logs))


def plan_parts(runs: Sequence[OwnRun | ForeignRun], store: Store, part_bytes: int = PART_BYTES) -> list[Part]:
    """Divides runs into parts of at most so many bytes, as far as they can be divided.

    A log is divided at any line. A compressed file is not, nor is a run with several logs, whose events are in the
    order of their steps, nor one that others have logged.
    """
    parts: list[Part] = []
    pieces: list[tuple[int, Span | Piece]] = []
    known: set[int] = set()  # runs of which a piece has the manifest
    size = 0

    def begun(piece: Piece) -> Piece:
        run = runs[piece.run]
        if isinstance(run, ForeignRun) or piece.run in known:
            return piece
        known.add(piece.run)
        return replace(piece, manifest=run.manifest)

    def close() -> None:
        nonlocal size
        if pieces:
            parts.append(Part(len(parts), tuple(map(begun, _joined(pieces))), size, store))
        pieces.clear()
        size = 0

    for number, run in enumerate(runs):
        for unit, bytes_ in _units(number, run, part_bytes):
            if size + bytes_ > part_bytes:
                close()
            pieces.append((number, unit))
            size += bytes_
    close()
    return parts


def _units(number: int, run: OwnRun | ForeignRun, part_bytes: int) -> Iterator[tuple[Span | Piece, int]]:
    """What of a run cannot be divided, with its size."""
    if isinstance(run, ForeignRun):
        yield Piece(number, run), sum(_size(path) for source in run.sources for path in source.reader.log.paths)
        return
    if len(run.logs) > 1:
        logs = tuple(tuple(_whole(file) for file in files) for files in run.logs)
        yield Piece(number, logs), sum(map(_weight, (file for files in run.logs for file in files)))
        return
    for file in run.logs[0]:
        if file.is_compressed or file.size <= part_bytes:
            yield _whole(file), _weight(file)
            continue
        count = -(-file.size // part_bytes)
        bounds = [file.size * i // count for i in range(count + 1)]
        for start, end in pairwise(bounds):
            yield Span(file, start, end), end - start


def _joined(units: Iterable[tuple[int, Span | Piece]]) -> Iterator[Piece]:
    """Puts the spans of one log together."""
    for number, some in groupby(units, key=lambda unit: unit[0]):
        spans: list[Span] = []
        for _, unit in some:
            if isinstance(unit, Piece):
                yield unit
            else:
                spans.append(unit)
        if spans:
            yield Piece(number, (tuple(spans),))


def _whole(file: StoredFile) -> Span:
    return Span(file, 0, None if file.is_compressed else file.size)


def _weight(file: StoredFile) -> int:
    return file.size * _RATIO if file.is_compressed else file.size


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # its reader says so
        return 0


def _stored_chains(store: Store, place: str) -> dict[Path, dict[int, Path]]:
    """`find_chains` where a directory cannot be listed by the system."""
    paths = store.files_below(place)
    if paths is None:
        return {path_at(place): {}}
    listing = Listing()
    for folder, some in groupby(sorted(map(path_at, paths)), key=lambda path: path.parent):
        listing.add(folder, [path.name for path in some])
    chains: dict[Path, dict[int, Path]] = {}
    for file in sorted(filter(None, map(parse_name, map(path_at, paths))), key=_order):
        if is_copy(file.path, listing):
            continue
        closed = chains.setdefault(file.live, {})
        if file.segment is not None:
            closed.setdefault(file.segment, file.path)
    if not chains:
        raise LogNotFoundError(
            f"{printable(shown_place(place))}: no event log here; expected files named RUN_events.jsonl"
        )
    return chains


def _order(file: EventFile) -> tuple[Path, str, int, int, float, str]:
    return file.path.parent, file.run, file.rank, file.attempt, file.segment or float("inf"), file.path.name


def _by_name(chains: Iterable[Path]) -> list[list[Path]]:
    """The logs of each run, which are those of one name in one directory."""
    runs: dict[tuple[Path, str], list[tuple[int, int, Path]]] = {}
    for live in chains:
        file = parse_name(live)
        rank, attempt = (0, 0) if file is None else (file.rank, file.attempt)
        runs.setdefault((live.parent, live.name if file is None else file.run), []).append((rank, attempt, live))
    return [[live for _, _, live in sorted(logs)] for logs in runs.values()]
