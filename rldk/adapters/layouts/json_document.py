"""Rows of one JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rldk.adapters.rows import Refuse, Row, Skipped
from rldk.log.lines import damage_errors, open_log
from rldk.text import brief

LISTS = ("log_history", "steps", "training_history", "history", "logs")
"""Keys of a document under which its rows may stand."""


_MAX_DOCUMENT = 256 * 2**20  # bytes
_MOST_VALUES = 2**24  # of some 90 bytes each, which a document of nothing but brackets and commas has in 3 of its own


def read_json(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of one JSON document: a list of objects, or an object that holds one, such as `trainer_state.json`.

    It is held in memory as a whole. One without such a list is refused like a line.
    """
    try:
        rows = _list_of_rows(load_json(path))
    except json.JSONDecodeError as error:
        refuse(Skipped(path, error.lineno, f"column {error.colno}: not JSON: {error.msg}"))
        return
    except (ValueError, RecursionError) as error:
        refuse(Skipped(path, 1, str(error)))
        return
    for number, value in enumerate(rows, 1):
        if isinstance(value, dict):
            yield Row(path, number, value)
        else:
            refuse(Skipped(path, number, f"expected an object, found {brief(value)}"))


def load_json(path: Path) -> Any:
    """A JSON document of at most 256 MiB and 16 million values; NaN and Infinity, as Python writes them, are read.

    Raises:
        ValueError: It is none.
        RecursionError: It is too deep.
    """
    try:
        with open_log(path) as file:
            data = file.read(_MAX_DOCUMENT + 1)
    except damage_errors() as error:
        raise ValueError(f"the compressed data are damaged: {error}") from None
    if len(data) > _MAX_DOCUMENT:
        raise ValueError(f"expected a JSON document of at most {_MAX_DOCUMENT >> 20} MiB; JSON lines may be longer")
    values = sum(map(data.count, (b",", b"[", b"{")))  # or fewer, as text may have these, too
    if values > _MOST_VALUES:
        raise ValueError(f"expected at most {_MOST_VALUES} values in a JSON document, found up to {values}")
    text = data.decode("utf-8-sig")
    del data  # before all that is made of it
    return row_decoder.decode(text)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"expected every key once, found {brief(twice)} twice")
    return values


row_decoder = json.JSONDecoder(object_pairs_hook=_unique)


def _list_of_rows(document: Any) -> list[Any]:
    if isinstance(document, dict):
        for name in LISTS:
            if isinstance(document.get(name), list):
                return document[name]  # type: ignore[no-any-return]
        keys = ", ".join(map(brief, list(document)[:10]))
        raise ValueError(f"expected rows under one of {', '.join(LISTS)}, found the keys {keys}")
    if isinstance(document, list):
        return document
    raise ValueError(f"expected a list of rows, found {brief(document)}")
