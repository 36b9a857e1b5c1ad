"""A table that was logged to wandb: `files/media/table/NAME_STEP_DIGEST.table.json`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.json_document import load_json
from rldk.text import brief

_NAME = re.compile(r"(.{1,200})_\d{1,15}_[0-9a-f]{20}\.table\.json\Z", re.S)


def table_name(path: Path) -> str | None:
    """What a file's table was logged as, without the folders of its name; None if it is not a table of wandb's.

    >>> table_name(Path("table/completions_7_0123456789abcdef0123.table.json"))
    'completions'
    """
    match = _NAME.match(path.name)
    return match[1] if match else None


def read_table(path: Path) -> list[dict[str, Any]]:
    """Its rows, each a dict from column to value.

    Raises:
        OSError: It cannot be read.
        ValueError: It is not a table.
        RecursionError: It is too deep.
    """
    document = load_json(path)
    columns = document.get("columns") if isinstance(document, dict) else None
    data = document.get("data") if isinstance(document, dict) else None
    if not isinstance(columns, list) or not isinstance(data, list):
        raise ValueError(f"expected an object with columns and data, found {brief(document)}")
    odd = next((row for row in data if not isinstance(row, list) or len(row) != len(columns)), None)
    if odd is not None:
        raise ValueError(f"expected rows of {len(columns)} values, found one of another length")
    return [dict(zip(map(str, columns), row, strict=True)) for row in data]
