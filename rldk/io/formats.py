"""File formats of events, by the extension of a file's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from rldk_schema import Event

from rldk.atomic import remove_abandoned
from rldk.errors import DestinationError

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
        raise DestinationError(f"an event log cannot be flat (.json is): found {dest.name!r}")
    from rldk.io.jsonl import to_jsonl

    return lambda events: to_jsonl(events, dest)
