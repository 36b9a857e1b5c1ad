"""Names of tables of events, and of the files of a data set in parts, which `rldk ingest LOGS OUT/` makes of logs."""

from __future__ import annotations

import re
from pathlib import Path

RUNS = "_runs.parquet"
"""A row for each run. It is written last, so that a data set which has it has all of its parts."""

ERRORS = "_errors.parquet"
"""A row for each line that gave no event."""

SUCCESS = "_SUCCESS"
"""An empty object that says that a data set is whole, where nothing can be renamed."""

_PART = re.compile(r"part-\d{6,}\.parquet\Z")


def part_name(number: int) -> str:
    """Name of the file of a part: in the order of the names, the rows are in that of the logs."""
    return f"part-{number:06d}.parquet"


def is_part(name: str) -> bool:
    """Whether a file has the name of a part.

    >>> is_part(part_name(3)), is_part("_runs.parquet")
    (True, False)
    """
    return _PART.match(name) is not None


def is_dataset_file(name: str) -> bool:
    """Whether a file has the name of one of a data set."""
    return name in (RUNS, ERRORS, SUCCESS) or is_part(name)


def is_table_file(path: str | Path) -> bool:
    """Whether a file is a Parquet or Arrow file, by its name."""
    return Path(path).suffix.lower() in (".parquet", ".arrow", ".feather")


def is_table(path: str | Path) -> bool:
    """Whether a path is such a file, or a data set; another directory is none, whatever its name."""
    return is_dataset(path) or (is_table_file(path) and not Path(path).is_dir())


def is_dataset(path: str | Path) -> bool:
    """Whether a path is a directory with a table of runs, as a data set in parts is."""
    return Path(path, RUNS).is_file()
