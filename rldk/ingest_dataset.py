"""Whatever logs there are, as a partitioned data set: in parts, on all cores or on a cluster."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

from rldk.adapters.foreign_run import ForeignRun
from rldk.adapters.ignored import summary
from rldk.adapters.read_as import Hints
from rldk.cores import available_cores
from rldk.errors import DestinationError, LogNotFoundError
from rldk.ingest import Ingest, LogPart
from rldk.io.source import TableEvents
from rldk.log.skips import MOST_SAID, OnError, check_on_error
from rldk.parallel.dataset import Written, new_dataset, write_dataset
from rldk.parallel.part import BadLine, refused
from rldk.parallel.plan import PART_BYTES, OwnRun, find_own_runs, own_run, plan_parts
from rldk.parallel.store import Store, absolute, store_of
from rldk.processes import map_ordered
from rldk.remote.urls import is_url, shown_place

log = logging.getLogger(__name__)

EngineName = Literal["processes", "ray"]


def ingest_dataset(
    source: str | Path,
    dest: str | Path,
    *,
    hints: Hints | None = None,
    engine: EngineName = "processes",
    address: str | None = None,
    jobs: int | None = None,
    part_bytes: int = PART_BYTES,
    attempts: Literal["all", "last"] = "last",
    on_error: OnError = "raise",
    on_progress: Callable[[int], None] | None = None,
) -> Written:
    """Writes logs as a directory of Parquet files: `part-*.parquet`, `_runs.parquet` and `_errors.parquet`.

    The rows are those of a nested table, and in the same order: the parts follow each other by their names. They are
    the same whatever the engine, the number of processes and the size of the parts.

    Args:
        source: A file, a directory searched recursively, or a glob pattern; or the URL of a file or directory of
            rldk's own logs.
        dest: A directory, new or empty; or a URL.
        hints: What is known of logs that others have written.
        engine: `processes` of this machine, or tasks of a `ray` cluster, for which paths become absolute ones.
        address: Of the Ray cluster; None for the one that is connected, else one on this machine.
        jobs: How many processes; None for one a core. A cluster decides itself. With more than one, a script must have
            its `if __name__ == "__main__":`, since a process that is started where threads run imports it.
        part_bytes: How much is read at a time, of logs that can be divided.
        attempts: `last` leaves out steps that a later attempt repeats, so that each step counts once; `all` keeps them.
        on_error: `raise` an error that names the lines that cannot be read, and write nothing; or `skip` them: then
            they stand in `_errors.parquet`.
        on_progress: Called with the number of events that have been read.

    Raises:
        DestinationError: There is something at `dest` already, or the source is a table.
        EventValidationError: A line is no event, and `on_error` is `raise`.
        IngestError: A file's kind is unknown, or there is no event.
        LogChangedError: A file was replaced while it was being read.
        LogNotFoundError: There is nothing.
        WorkerDiedError: A process was killed.
    """
    check_on_error(on_error)
    if part_bytes < 1:
        raise DestinationError(f"expected parts of at least 1 byte, found {part_bytes}")
    if engine == "ray":
        source = absolute(source)
    target_store, place = store_of(str(dest))
    reading = None if is_url(source) else Ingest(source, on_error="skip", hints=hints)
    runs: Sequence[OwnRun | ForeignRun]
    if reading is None:
        runs, store = find_own_runs([source])
    else:
        store = Store()
        runs = [_run(part, store) for part in reading.parts]
    parts = plan_parts(runs, store, part_bytes)
    with new_dataset(target_store, place) as target:
        written = write_dataset(
            parts,
            runs,
            target,
            _engine(engine, address, min(jobs or available_cores(), len(parts))),
            attempts=attempts,
            on_bad=_Bad(on_error),
            on_progress=on_progress,
        )
        if not written.rows and not written.bad:
            raise LogNotFoundError(f"{shown_place(source)}: no events") if reading is None else reading.nothing()
    if reading is None:
        return written
    return replace(written, told=[*written.told, *reading.notes, *summary(reading.ignored)])


def _run(part: LogPart, store: Store) -> OwnRun | ForeignRun:
    if isinstance(part, TableEvents):
        what = "it is a table already, and a data set in parts is made of logs"
        raise DestinationError(
            f"{part.path}: {what}: copy it, or name one file as the destination, such as out.parquet"
        )
    return part if isinstance(part, ForeignRun) else own_run(store, part.chains)


def _engine(name: EngineName, address: str | None, jobs: int) -> Any:
    if name == "ray":
        from rldk.parallel.ray import map_tasks

        return partial(map_tasks, address=address)
    return partial(map_ordered, jobs=jobs)


class _Bad:
    """Deals with bad lines: raises for the first part that has some, or warns of the first ones."""

    def __init__(self, on_error: OnError) -> None:
        self._on_error = on_error
        self._said = 0

    def __call__(self, lines: Sequence[BadLine]) -> None:
        """Takes the lines of a part that are no events."""
        if self._on_error == "raise" and (bad := [line for line in lines if line.fatal]):
            raise refused(bad)
        for line in lines[: MOST_SAID - self._said]:
            self._said += 1
            log.warning("%s: skipped", line)
