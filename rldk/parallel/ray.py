"""Reading logs on a Ray cluster: as a `ray.data.Dataset`, or by a task for each part."""

from __future__ import annotations

import logging
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa

from rldk.errors import LogChangedError, MissingExtraError, RemoteError, RldkError, WorkerDiedError
from rldk.io.arrow import EVENT_SCHEMA
from rldk.log.skips import MOST_SAID, OnError, check_on_error
from rldk.parallel.flat import flat_schema, flattened
from rldk.parallel.merge import Merge
from rldk.parallel.part import BadLine, Found, read_part, record_batches, refused
from rldk.parallel.plan import PART_BYTES, Part, find_own_runs, plan_parts
from rldk.parallel.store import absolute
from rldk.text import counted, printable

try:
    import ray
    from ray.data import Dataset, Datasource, ReadTask, read_datasource
    from ray.data.block import BlockMetadata
except ImportError as error:
    raise MissingExtraError("Ray Data", "ray") from error

__all__ = ["read_events"]

log = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")

_ROW_BYTES = 500  # of an event in Arrow, about: Ray plans its memory by that


def read_events(
    paths: str | Path | Sequence[str | Path],
    *,
    flat: bool = False,
    filesystem: Any = None,
    on_error: OnError = "raise",
    part_bytes: int = PART_BYTES,
) -> Dataset:
    """Reads the events of rldk's own logs as a data set of Ray, in parts of files.

    All lines are checked before this returns, by tasks on the cluster: a bad line is an error here, or a warning, and
    not a block that fails in the middle of what is done with the data. The rows are read when they are asked for.

    Args:
        paths: Event files and directories, searched recursively; also URLs, all on one filesystem. All machines of the
            cluster must see them.
        flat: One column per leaf and declared metric, instead of structs. Other metrics stay together in
            `extra_metrics`. A row is an event.
        filesystem: What opens the paths: a `pyarrow.fs.FileSystem`, or one of fsspec.
        on_error: `raise` an error that names all lines that are no events, or `skip` them with a warning.
        part_bytes: How much a task reads, of files that can be divided: small files share one, a compressed file or a
            run with several logs is one.

    Returns:
        The events of all attempts. Their order is that of the logs if
        `ray.data.DataContext.get_current().execution_options.preserve_order` is set.

    Raises:
        EventValidationError: A line is no event, and `on_error` is `raise`.
        LogChangedError: A file was replaced while it was being read.
        LogNotFoundError: There is no log.
    """
    check_on_error(on_error)
    places = [paths] if isinstance(paths, (str, Path)) else paths
    runs, store = find_own_runs(map(absolute, places) if filesystem is None else places, filesystem)
    parts = plan_parts(runs, store, part_bytes)
    merge = Merge(parts, runs)
    bad: list[BadLine] = []
    rows = []
    for found in map_tasks(check_part, parts):
        bad += [line for line in merge.add(found) if line.fatal]
        rows.append(found.rows)
    if bad and on_error == "raise":
        raise refused(bad)
    for line in bad[:MOST_SAID]:
        log.warning("%s: skipped", line)
    if len(bad) > MOST_SAID:
        log.warning("skipped %s", counted(len(bad), "line"))
    return read_datasource(EventDatasource(parts, rows, flat=flat))


class EventDatasource(Datasource):  # type: ignore[misc]  # Ray has no types here
    """Reads parts of logs, a task for each.

    Args:
        parts: From `plan_parts`.
        rows: How many events each of them has.
        flat: As for `read_events`.
    """

    def __init__(self, parts: Sequence[Part], rows: Sequence[int], *, flat: bool) -> None:
        super().__init__()
        self._parts = [(part, count) for part, count in zip(parts, rows, strict=True) if count]
        self._flat = flat

    def estimate_inmemory_data_size(self) -> int:
        return sum(count for _, count in self._parts) * _ROW_BYTES

    def get_read_tasks(
        self, parallelism: int, per_task_row_limit: int | None = None, data_context: Any = None
    ) -> list[ReadTask]:
        del parallelism, data_context  # parts are as large as they are for good reasons
        schema = flat_schema() if self._flat else EVENT_SCHEMA
        return [
            ReadTask(
                partial(_tables, part, count, self._flat),
                BlockMetadata(
                    num_rows=count,
                    size_bytes=count * _ROW_BYTES,
                    input_files=[span.file.path for piece in part.pieces for span in piece.spans],
                    exec_stats=None,
                ),
                schema=schema,
                per_task_row_limit=per_task_row_limit,
            )
            for part, count in self._parts
        ]


def _tables(part: Part, rows: int, flat: bool) -> Iterator[pa.Table]:
    """The rows of a part, of which there were so many when it was checked."""
    read = 0
    for batch in record_batches(read_part(part, Found())):
        read += batch.num_rows
        table = pa.Table.from_batches([batch])
        yield flattened(table) if flat else table
    if read != rows:
        raise LogChangedError(
            f"{part}: it had {counted(rows, 'event')} when it was checked, and has {read}: read it again"
        )


def check_part(part: Part) -> Found:
    """Reads a part for what is found in it."""
    found = Found()
    for _ in read_part(part, found):
        pass
    return found


@dataclass(frozen=True, slots=True)
class _Caught:
    """An error of ours, on its way to the driver."""

    error: RldkError | OSError


def map_tasks(
    function: Callable[[Item], Result], items: Iterable[Item], *, address: str | None = None
) -> Iterator[Result]:
    """Applies a function to items in tasks of a cluster, and yields the results in the order of the items.

    Args:
        function: Of a module that all machines of the cluster have.
        items: One for each task. `str(item)` names it in an error.
        address: Of the cluster, if none is connected; None for that of `RAY_ADDRESS`, else one on this machine.

    Raises:
        WorkerDiedError: Ray gave an item up.
        Exception: What the function raises.
    """
    connect(address)
    task = ray.remote(_caught)
    waiting = deque((str(item), task.remote(function, item)) for item in items)
    try:
        while waiting:
            name, reference = waiting.popleft()
            try:
                result = ray.get(reference)
            except ray.exceptions.RayTaskError as error:
                raise error.cause from error
            except ray.exceptions.RayError as error:
                raise WorkerDiedError(f"{printable(name)}: {error}") from error
            if isinstance(result, _Caught):
                raise result.error
            yield result
    finally:
        for _, reference in waiting:
            ray.cancel(reference)


def connect(address: str | None) -> None:
    """Connects to a cluster unless one is connected, and starts one on this machine if there is none."""
    if ray.is_initialized():
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of Ray, about itself
        try:
            ray.init(address=address, log_to_driver=False, logging_level=logging.WARNING)
        except (ConnectionError, ValueError) as error:
            raise RemoteError(f"no Ray cluster at {printable(address or 'this machine')}: {error}") from error


def _caught(function: Callable[[Any], Any], item: Any) -> Any:
    """What a task runs: Ray would wrap an error in one of its own, with the whole of its traceback as the message."""
    try:
        return function(item)
    except (RldkError, OSError) as error:
        return _Caught(error)
