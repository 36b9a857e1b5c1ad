"""File formats of events, by the extension of a file's name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from rldk_schema import Event

from rldk.atomic import remove_abandoned
from rldk.errors import DestinationError
from rldk.log.file_names import is_record_log, parse_name
from rldk.log.segments import closed_segments
from rldk.log.table_files import is_dataset

EXTENSIONS = (".parquet", ".arrow", ".feather", ".csv", ".json", ".jsonl", ".jsonl.gz", ".jsonl.zst")


def converter(dest: Path, *, flat: bool = False) -> Callable[[Iterable[Event]], int]:
    """What writes events to a file, by its extension; it returns their number.

    What a process that was killed has left of the same file is removed.

    Raises:
        DestinationError: The extension is none of `EXTENSIONS`, or a flat event log is asked for.
        MissingExtraError: pyarrow is needed, and not installed.
    """
    remove_abandoned(dest.parent, dest.name)
    extension = next((known for known in reversed(EXTENSIONS) if dest.name.lower().endswith(known)), None)
    if extension == ".parquet":
        from rldk.io.parquet import to_parquet

        return lambda events: to_parquet(events, dest, flat=flat)
    if extension in (".arrow", ".feather"):
        from rldk.io.arrow import to_arrow_file

        return lambda events: to_arrow_file(events, dest, flat=flat)
    if extension == ".csv":
        from rldk.io.csv import to_csv

        return lambda events: to_csv(events, dest)
    if extension == ".json":
        from rldk.io.json import to_json

        return lambda events: to_json(events, dest)
    if extension is None:
        raise DestinationError(f"expected {', '.join(EXTENSIONS)} or a directory, found {dest.name!r}")
    if flat:
        found = f"found {dest.name!r}; rldk ingest writes one with --no-flat"
        raise DestinationError(f"an event log cannot be flat (.json is): {found}")
    from rldk.io.jsonl import to_jsonl

    return lambda events: to_jsonl(events, dest)


def refuse_to_harm(source: Path, dest: Path) -> None:
    """Refuses to replace an event log, or a file beside one, and to put a file where it is read with what is there.

    Args:
        source: Where logs are read.
        dest: A file to write to.

    Raises:
        DestinationError: It is one of these.
    """
    if any(map(is_dataset, dest.parents)):
        raise DestinationError("that is among the files of a data set, which is read as a whole")
    if dest.name.endswith("_run.json") or (is_record_log(dest) and dest.exists()):
        raise DestinationError("that is a file of a run; these are never replaced")
    file = parse_name(dest)
    if file is None:
        return
    if dest.exists() or file.live.exists() or closed_segments(file.live):
        raise DestinationError("it is an event log already; these are never replaced")
    if source.is_dir() and Path(os.path.realpath(dest)).is_relative_to(os.path.realpath(source)):
        raise DestinationError("it would be read as another log of SOURCE")
