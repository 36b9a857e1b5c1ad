"""Rows of one JSON document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.json_rows import LISTS, describe, find_rows
from rldk.adapters.rows import Refuse, Row, RunFacts, Skipped
from rldk.log.lines import damage_errors, open_log
from rldk.text import brief

__all__ = ["LISTS", "facts_json", "is_json", "load_json", "read_json", "row_decoder"]

_LINES = (".jsonl", ".ndjson", ".log", ".txt")  # names of files whose first line may be longer than what is looked at
_LIST = re.compile(r"\[\s{0,9999}\{")
_CONFIGURATION = ("config", "args", "hparams", "hyperparameters", "training_args", "settings")
# How far a training is, and what came of it so far, as transformers' Trainer keeps it: no setting.
_PROGRESS = frozenset(
    {
        "best_global_step", "best_metric", "best_model_checkpoint", "epoch", "global_step", "num_input_tokens_seen",
        "total_flos",
    }
)  # fmt: skip
_LONGEST_FACT = 1000  # characters
_MAX_DOCUMENT = 256 * 2**20  # bytes
_MOST_VALUES = 2**24  # of some 90 bytes each, which a document of nothing but brackets and commas has in 3 of its own


def is_json(start: Beginning) -> bool:
    """Whether a file is one JSON document and not JSON lines: a list of objects, or an object that ends with the file.

    Of an object on one line, and nothing after it, which may be either, that is one which holds rows or is called so.
    """
    text = start.text
    if not text.startswith("{"):
        return _LIST.match(text) is not None
    if text.startswith("{'"):
        return False  # as Python prints it
    line, newline, rest = text.partition("\n")
    try:
        first, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):  # damaged, or longer than what is looked at
        if not newline:
            return not any(suffix in _LINES for suffix in start.path.suffixes)
        return line.rstrip().endswith(("{", "[", ",")) or (".json" in start.path.suffixes and not _is_object(rest))
    if text[end:].strip():
        return False
    if end > len(line) or ".json" in start.path.suffixes:
        return True
    found = find_rows(first)
    return found is not None and (found.key in LISTS or not any(suffix in _LINES for suffix in start.path.suffixes))


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text.lstrip().partition("\n")[0]), dict)
    except (ValueError, RecursionError):
        return False


def read_json(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of one JSON document: a list of objects, an object that holds one, such as `trainer_state.json`, or columns.

    It is held in memory as a whole. One without rows is refused like a line. Rows of a list of evaluations beside the
    others have `_kind`.
    """
    try:
        document = load_json(path)
    except json.JSONDecodeError as error:
        refuse(Skipped(path, error.lineno, f"column {error.colno}: not JSON: {error.msg}"))
        return
    except (ValueError, RecursionError) as error:
        refuse(Skipped(path, 1, str(error)))
        return
    found = find_rows(document)
    if found is None:
        refuse(Skipped(path, 1, f"expected a list of rows, found {describe(document)}"))
        return
    for name, length in found.left.items():
        place = f" under {brief(found.key)}" if found.key else ""
        reason = f"{brief(name)}: its {length} values stand beside the {len(found.rows)} rows{place}: they are not read"
        refuse(Skipped(path, 1, reason, fatal=False))
    for number, value in enumerate([*found.rows, *found.evaluations], 1):
        if isinstance(value, dict):
            yield Row(path, number, value if number <= len(found.rows) else {"_kind": "eval", **value})
        else:
            refuse(Skipped(path, number, f"expected an object, found {brief(value)}"))


def facts_json(path: Path) -> RunFacts:
    """What a document has besides its rows: an object of configuration, or single values at its top. Never raises."""
    try:
        document = load_json(path)
    except (OSError, ValueError, RecursionError):
        return RunFacts()
    if not isinstance(document, dict):
        return RunFacts()
    config = next((document[key] for key in _CONFIGURATION if isinstance(document.get(key), dict)), None)
    if config is None:
        given = ((key, value) for key, value in document.items() if key not in _PROGRESS)
        config = {k: v for k, v in given if isinstance(v, (str, int, float)) and len(str(v)) < _LONGEST_FACT}
    name = next((document[key] for key in ("run_name", "run_id") if isinstance(document.get(key), str)), None)
    done, planned = document.get("global_step"), document.get("max_steps")
    finished = isinstance(planned, int) and planned > 0 and done == planned
    return RunFacts(name=name, config=config, state="finished" if finished else None)


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
