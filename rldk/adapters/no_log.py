"""Why a file that looks like one of numbers is no log: results, configurations and data, which stand beside logs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.evaluations import is_inspect, is_lm_eval
from rldk.adapters.layouts.json_document import is_json
from rldk.adapters.layouts.json_rows import find_rows
from rldk.adapters.layouts.jsonl import is_jsonl
from rldk.text import brief, counted

_ELSEWHERE = "the rows are in trainer_state.json"
_SUMMARY = "a summary of last values, no rows"
_ARGUMENTS = "the arguments of a run, no rows"

# By their names, as transformers, PEFT, wandb and the Hub call them.
_NAMES = {
    "all_results.json": f"{_SUMMARY}: {_ELSEWHERE}",
    "train_results.json": f"{_SUMMARY}: {_ELSEWHERE}",
    "eval_results.json": f"{_SUMMARY}: {_ELSEWHERE}",
    "test_results.json": f"{_SUMMARY}: {_ELSEWHERE}",
    "predict_results.json": f"{_SUMMARY}: {_ELSEWHERE}",
    "wandb-summary.json": f"{_SUMMARY}: the rows are in the run's .wandb file",
    "wandb-metadata.json": "the machine and the program of a wandb run, no rows",
    "training_args.json": _ARGUMENTS,
    "args.json": _ARGUMENTS,
    "adapter_config.json": "the configuration of an adapter, no rows",
    "generation_config.json": "the configuration of a model, no rows",
    "preprocessor_config.json": "the configuration of a model, no rows",
    "model.safetensors.index.json": "the index of a model's weights, no rows",
    "adapter_model.safetensors.index.json": "the index of a model's weights, no rows",
    "tokenizer.json": "a tokenizer, no rows",
    "tokenizer_config.json": "a tokenizer, no rows",
    "special_tokens_map.json": "a tokenizer, no rows",
    "added_tokens.json": "a tokenizer, no rows",
    "vocab.json": "a tokenizer, no rows",
    "dataset_info.json": "the description of a data set, no rows",
}

# By keys that only such a document has, whatever it is called.
_MARKS = (
    ({"architectures", "model_type"}, "the configuration of a model, no rows"),
    ({"peft_type"}, "the configuration of an adapter, no rows"),
    ({"weight_map"}, "the index of a model's weights, no rows"),
    ({"train_runtime"}, f"{_SUMMARY}: {_ELSEWHERE}"),
    ({"_wandb"}, f"{_SUMMARY}: the rows are in the run's .wandb file"),
    ({"output_dir", "learning_rate"}, _ARGUMENTS),
)
_MOST_KEYS = 200
_KEY = re.compile(r'"([^"\\\n]{1,200})"\s{0,9}:')
_LOOKED_AT = 50  # lines


def why_no_log(start: Beginning) -> str | None:
    """Why a JSON file or a table is no log, in words that follow "this is"; None if it may be one.

    >>> from types import SimpleNamespace
    >>> from pathlib import Path
    >>> text = '{"train_runtime": 3.5, "train_loss": 0.5}'
    >>> why_no_log(SimpleNamespace(path=Path("x.json"), data=text.encode(), text=text))
    'a summary of last values, no rows: the rows are in trainer_state.json'
    """
    if is_lm_eval(start) or is_inspect(start):
        return None
    if is_jsonl(start):
        return _no_rows_of(start)
    first = start.text.partition("\n")[0]
    if first.replace('"', "").startswith("Name,") and "State" in first.replace('"', "").split(","):
        return "a table of runs with their last values, no rows: export a run's history instead"
    if not start.text.startswith(("{", "[")) or start.text.startswith("{'"):
        return None
    try:
        document = json.loads(start.text)
    except (ValueError, RecursionError):
        # Longer than what is looked at, or damaged: rows may follow.
        return _NAMES.get(start.path.name) if is_json(start) else None
    if find_rows(document) is not None:
        return _text_only(find_rows(document).rows) if isinstance(document, list) else None  # type: ignore[union-attr]
    if isinstance(document, list):
        return f"a list of {counted(len(document), 'value')} and no object, no rows"
    keys = ", ".join(map(brief, list(document)[:5])) or "none"
    return _by_marks(start) or f"one JSON object and no rows, with the keys {keys}"


def _by_marks(start: Beginning) -> str | None:
    if (named := _NAMES.get(start.path.name)) is not None:
        return named
    keys = {match[1] for _, match in zip(range(_MOST_KEYS), _KEY.finditer(start.text), strict=False)}
    return next((reason for marks, reason in _MARKS if marks <= keys), None)


def _no_rows_of(start: Beginning) -> str | None:
    """Of lines that are cut off nothing is said."""
    rows = []
    for line in start.text.split("\n", _LOOKED_AT)[:_LOOKED_AT]:
        with suppress(ValueError, RecursionError):
            rows.append(json.loads(line))
    return _text_only(rows)


def _text_only(rows: list[Any]) -> str | None:
    if not rows or any(not isinstance(row, Mapping) or _has_number(row) for row in rows):
        return None
    keys = ", ".join(map(brief, list(rows[0])[:5]))
    return f"rows of text and no number, as of a data set, with the keys {keys}"


def _has_number(row: Mapping[str, Any]) -> bool:
    values = (value for inner in row.values() for value in (inner.values() if isinstance(inner, dict) else [inner]))
    return any(
        (isinstance(value, (int, float)) and not isinstance(value, bool))
        or (isinstance(value, str) and len(value) <= 64 and any(c.isdigit() for c in value))
        for value in values
    )
