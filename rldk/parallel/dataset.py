"""A partitioned Parquet data set, written in parts by whatever runs functions on items: processes, or a cluster."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple, Protocol, TypeVar

from rldk.adapters.foreign_run import ForeignRun
from rldk.atomic import remove_abandoned, temporary
from rldk.errors import DestinationError, MissingExtraError
from rldk.io.arrow import EVENT_SCHEMA
from rldk.io.parquet import RowGroups
from rldk.io.record_batches import with_metadata
from rldk.log.attempts import Superseded, hidden_in_one_line
from rldk.log.table_files import ERRORS, RUNS, SUCCESS, part_name
from rldk.parallel.merge import ERROR_COLUMNS, Merge
from rldk.parallel.part import BadLine, Found, read_part, record_batches
from rldk.parallel.plan import OwnRun, Part
from rldk.parallel.store import Store
from rldk.remote.urls import shown_place
from rldk.text import printable

try:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine(Protocol):
    """Applies a function of a module to items, which may be done anywhere, and yields the results in their order."""

    def __call__(self, function: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[Result]:
        """See the class."""


@dataclass(frozen=True, slots=True)
class Written:
    """A data set that was written.

    Attributes:
        rows: Events in it.
        files: How many files have them.
        runs: How many runs were read.
        hidden: Events left out, as a later attempt repeats their steps.
        hides: The same in one line, with the reason.
        bad: How many lines could not be read; they stand in `_errors.parquet`.
        told: What the runs that others have logged were read as, and what else should be known, in lines.
    """

    rows: int
    files: int
    runs: int
    hidden: int
    hides: str | None
    bad: int
    told: list[str]


@dataclass(frozen=True, slots=True)
class Target:
    """Where parts are written.

    Attributes:
        store: What opens its files.
        folder: Their directory.
    """

    store: Store
    folder: str

    def path(self, name: str) -> str:
        """Path of one of its files."""
        return f"{self.folder}/{name}"


SCHEMA = with_metadata(EVENT_SCHEMA, {})


@contextmanager
def new_dataset(store: Store, dest: str) -> Iterator[Target]:
    """Gives a place to write a data set to, which is whole or not there.

    On a disk it is a directory beside `dest`, which gets that name when the block ends well. In an object store the
    files have their names at once, and `_SUCCESS` is put beside them in the end.

    Raises:
        DestinationError: There is something already.
    """
    dest = dest.rstrip("/") or "/"
    if not store.is_empty(dest):
        what = f"found something in {printable(shown_place(dest))}"
        raise DestinationError(f"expected a new or an empty directory, {what}: remove it, or choose another one")
    if not store.is_local:
        target = Target(store, dest)
        yield target
        with store.creating(target.path(SUCCESS)):
            pass
        return
    place = Path(os.path.realpath(dest))
    if place.exists() and not place.is_dir():
        raise DestinationError(f"expected a directory, found the file {printable(shown_place(dest))}")
    place.parent.mkdir(parents=True, exist_ok=True)
    remove_abandoned(place.parent, place.name)
    beside = temporary(place)
    beside.mkdir()
    try:
        yield Target(store, str(beside))
        if place.exists():
            place.rmdir()
        beside.rename(place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def write_dataset(
    parts: Sequence[Part],
    runs: Sequence[OwnRun | ForeignRun],
    target: Target,
    engine: Engine,
    *,
    attempts: Literal["all", "last"] = "last",
    on_bad: Callable[[Sequence[BadLine]], object],
    on_progress: Callable[[int], None] | None = None,
) -> Written:
    """Reads runs in parts, and writes `part-*.parquet`, `_errors.parquet` and `_runs.parquet`.

    Args:
        parts: From `plan_parts`.
        runs: Those that the parts are of.
        target: From `new_dataset`.
        engine: Reads and writes the parts.
        attempts: `last` leaves out steps that a later attempt repeats; `all` keeps them.
        on_bad: Gets the lines of a part that are no events, with their places. If it raises, nothing is written.
        on_progress: Called with the number of events that have been read.

    Raises:
        LogChangedError: A file was replaced while it was being read.
        OSError: A file cannot be read or written.
    """
    merge = Merge(parts, runs)
    store = target.store
    with (
        store.creating(target.path(ERRORS)) as file,
        pq.ParquetWriter(file, ERROR_COLUMNS, compression="zstd") as errors,
    ):
        for found in engine(partial(write_part, target), parts):
            bad = merge.add(found)
            on_bad(bad)
            if bad:
                errors.write_table(merge.error_rows(bad))
            if on_progress is not None:
                on_progress(merge.events)
    merge.superseded.settle()
    if attempts == "last":
        todo = [Cut(*cut) for cut in merge.cuts()]
        for cut, left_out in zip(todo, engine(partial(cut_part, target), todo), strict=True):
            merge.left_out(cut.number, left_out)
    with store.creating(target.path(RUNS)) as file:
        pq.write_table(merge.run_rows(), file, compression="zstd")
    return Written(
        rows=merge.events - merge.hidden,
        files=merge.files,
        runs=len(runs),
        hidden=merge.hidden,
        hides=hidden_in_one_line(merge.superseded, merge.hidden) if attempts == "last" else None,
        bad=merge.bad,
        told=merge.told(),
    )


def write_part(target: Target, part: Part) -> Found:
    """Reads one part and writes its file, whole or not at all; none where there is no event in it."""
    found = Found()
    batches = record_batches(read_part(part, found))
    if (first := next(batches, None)) is not None:
        with _creating(target, part.number) as groups:
            for batch in chain((first,), batches):
                groups.write_batch(batch)
    return found


class Cut(NamedTuple):
    """A part of which superseded events are to be left out.

    Attributes:
        number: Which part.
        rows: How many rows of it each of its pieces has.
        superseded: What is known of its attempts.
    """

    number: int
    rows: list[int]
    superseded: Superseded

    def __str__(self) -> str:
        return part_name(self.number)


def cut_part(target: Target, cut: Cut) -> list[int]:
    """Writes a part again without what is superseded.

    Returns:
        How many rows of each of its pieces are left out.
    """
    path = target.path(part_name(cut.number))
    first_hidden = cache(cut.superseded.first_hidden)
    masks: list[pa.Array] = []
    with target.store.opened(path) as file, pq.ParquetFile(file) as parquet:
        for group in range(parquet.num_row_groups):
            columns = ["step", "model_info.run_id", "model_info.phase", "data_slice.dataset_name"]
            columns += ["process.rank", "process.attempt"]
            table = parquet.read_row_group(group, columns=columns).flatten()
            own = [table[name].to_pylist() for name in (columns[1], columns[4], columns[5], columns[2], columns[3])]
            steps = table["step"].to_pylist()
            shown = [step < first_hidden(*row) for step, *row in zip(steps, *own, strict=True)]
            masks.append(pa.array(shown, pa.bool_()))
        mask = pa.concat_arrays(masks)
        if not pc.any(mask).as_py():
            target.store.remove(path)
        elif not pc.all(mask).as_py():
            with _creating(target, cut.number) as groups:
                for group, kept in enumerate(masks):
                    for batch in parquet.read_row_group(group).filter(kept).to_batches():
                        groups.write_batch(batch)
    start, left_out = 0, []
    for rows in cut.rows:
        left_out.append(rows - (pc.sum(mask.slice(start, rows)).as_py() or 0))
        start += rows
    return left_out


@contextmanager
def _creating(target: Target, number: int) -> Iterator[RowGroups]:
    """Gives what writes the events of a part."""
    with target.store.creating(target.path(part_name(number))) as file, RowGroups(file, SCHEMA) as groups:
        yield groups
