"""Which files readers of rldk's own logs open, by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath

from rldk.log.file_names import is_record_log, parse_name
from rldk.log.table_files import is_dataset_file
from rldk.remote.selection import Selection

_MANIFEST = "_run.json"
_TORN = re.compile(r"(?<=\.jsonl)\.torn-\d+\Z")
_LINES = re.compile(r".+\.jsonl(?:\.gz|\.zst)?")


def run_of_file(name: str) -> str | None:
    """The run of an event log, of a manifest, or of records beside a log, by the file's name; None for other files.

    >>> [run_of_file(name) for name in ("a_events.000001.jsonl.zst", "a_run.json", "config.json")]
    ['a', 'a', None]
    """
    file = parse_name(Path(_TORN.sub("", name)))
    if file is not None:
        return file.run
    return name.rpartition("_")[0] if name.endswith(_MANIFEST) or is_record_log(Path(name)) else None


def of_same_run(names: Iterable[str]) -> Callable[[str], bool]:
    """What tells whether a file is read together with some beside it, or with runs of these names.

    >>> [of_same_run(["a_events.jsonl"])(name) for name in ("a_events.000001.jsonl", "b_run.json")]
    [True, False]
    """
    runs = {run_of_file(name) or name for name in names}
    return lambda other: run_of_file(other) in runs


def is_own(path: PurePath) -> bool:
    """Whether it is a file of rldk's own logs, by its path in a directory; or one of the data set that this is."""
    return run_of_file(path.name) is not None or (len(path.parts) == 1 and is_dataset_file(path.name))


OWN_FILES = Selection(is_own, of_same_run)
"""The files of rldk's own logs."""

ANY_JSONL = Selection(lambda path: is_own(path) or _LINES.fullmatch(path.name) is not None, of_same_run)
"""These, and all other files of JSON lines."""
