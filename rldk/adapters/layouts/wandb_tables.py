"""Tables of a wandb run, such as samples of what was generated: `files/media/table/NAME_STEP_DIGEST.table.json`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.json_document import load_json
from rldk.adapters.rows import Refuse, Skipped
from rldk.regular_file import walk
from rldk.text import brief

_NAME = re.compile(r"(.{1,200})_(\d{1,15})_[0-9a-f]{20}\.table\.json\Z", re.S)


@dataclass(frozen=True, slots=True)
class WandbTable:
    """One table.

    Attributes:
        key: What it was logged as.
        step: wandb's `_step`.
        rows: A dict from column to value for each row.
    """

    path: Path
    key: str
    step: int
    rows: list[dict[str, Any]]


def read_tables(folder: Path, refuse: Refuse) -> Iterator[WandbTable]:
    """Tables of a run in order of their steps, one at a time.

    Args:
        folder: The run's folder, which `run-ID.wandb` stands in.
        refuse: Gets files that hold no table.
    """
    root = folder / "files" / "media" / "table"
    found = []
    for place, _, names in walk(root, lambda _: None):
        for name in names:
            path = Path(place, name)
            match = _NAME.match(path.relative_to(root).as_posix())
            if match and path.is_file():
                found.append((int(match[2]), match[1], path))
    for step, key, path in sorted(found):
        rows = _read(path, refuse)
        if rows is not None:
            yield WandbTable(path, key, step, rows)


def _read(path: Path, refuse: Refuse) -> list[dict[str, Any]] | None:
    try:
        return _rows(load_json(path))
    except (OSError, ValueError, RecursionError) as error:
        refuse(Skipped(path, 1, f"expected a table of wandb's, found none: {error}"))
        return None


def _rows(document: Any) -> list[dict[str, Any]]:
    columns = document.get("columns") if isinstance(document, dict) else None
    data = document.get("data") if isinstance(document, dict) else None
    if not isinstance(columns, list) or not isinstance(data, list):
        raise ValueError(f"expected an object with columns and data, found {brief(document)}")
    odd = next((row for row in data if not isinstance(row, list) or len(row) != len(columns)), None)
    if odd is not None:
        raise ValueError(f"expected rows of {len(columns)} values, found one of another length")
    return [dict(zip(map(str, columns), row, strict=True)) for row in data]
