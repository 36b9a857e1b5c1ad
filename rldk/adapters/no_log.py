"""Why a file that looks like one of numbers is no log: results, configurations and data, which stand beside logs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.csv_head import Head, head_of
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
    "wandb-events.jsonl": "the machine of a wandb run, no rows of training",
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
# What a table of numbers has a column of if it is a log: some word of its name.
_OF_A_LOG = frozenset(
    ("step", "steps", "epoch", "epochs", "iteration", "iterations", "iter", "episode", "episodes", "update", "updates",
     "time", "timestamp", "timesteps", "runtime", "t", "loss", "reward", "rewards", "return", "lr", "kl", "metric")
)  # fmt: skip
_WORDS = re.compile(r"[A-Za-z][a-z]*")
# What verl's dumps of rollouts, lm-eval's and NeMo-RL's samples have in every line.
_SAMPLES = ({"input", "output", "score", "step"}, {"doc_id", "resps"}, {"content", "rewards", "idx"})
_LOOKED_AT = 50  # lines

# What people write and keep beside logs: source may hold a line that looks like one of metrics.
_WRITTEN = {
    **dict.fromkeys((".py", ".pyi", ".pyx", ".ipynb", ".sh", ".bash", ".zsh", ".sbatch", ".slurm"), "source code"),
    **dict.fromkeys((".c", ".h", ".cc", ".cpp", ".hpp", ".cu", ".cuh", ".rs", ".go", ".java", ".jl"), "source code"),
    **dict.fromkeys((".js", ".mjs", ".ts", ".tsx", ".jsx", ".css", ".lua", ".rb", ".diff", ".patch"), "source code"),
    **dict.fromkeys((".yaml", ".yml", ".toml", ".ini", ".cfg"), "a configuration"),
    **dict.fromkeys((".md", ".rst", ".tex", ".html"), "a document"),
}


def by_suffix(path: Path) -> str | None:
    """What a file with this suffix always is, beside logs; None if it may be one.

    >>> by_suffix(Path("train.py")), by_suffix(Path("train.py.log"))
    ('source code', None)
    """
    return _WRITTEN.get(path.suffix.lower())


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
    table = head_of(start.data)
    if table is not None:
        return _no_table(table)
    if ".csv" in start.path.suffixes and start.text.count("\n") <= 1 and "," in start.text:
        return "a table's header, no rows yet"
    if not start.text.startswith(("{", "[")) or start.text.startswith("{'"):
        return None
    try:
        document = json.loads(start.text)
    except (ValueError, RecursionError):
        # Longer than what is looked at, or damaged: rows may follow.
        return _NAMES.get(start.path.name) if is_json(start) else None
    found = find_rows(document)
    if isinstance(document, list):
        return (
            _text_only(found.rows) if found else f"a list of {counted(len(document), 'value')} and no object, no rows"
        )
    if found is not None and found.listed:
        return None
    reason = _NAMES.get(start.path.name) or next((why for marks, why in _MARKS if marks <= document.keys()), None)
    if reason is not None or found is not None:
        return reason
    return f"one JSON object and no rows, with the keys {', '.join(map(brief, list(document)[:5])) or 'none'}"


def _no_table(table: Head) -> str | None:
    if table.columns[0] == "Name" and "State" in table.columns:
        return "a table of runs with their last values, no rows: export a run's history instead"
    words = {word.lower() for name in table.columns for word in _WORDS.findall(name)}
    if table.shape != "wide" or words & _OF_A_LOG:
        return None
    columns = ", ".join(map(brief, table.columns[:5]))
    return f"a table without a step, a time, a loss or a reward, as of a data set, with the columns {columns}"


def by_name(path: Path) -> str | None:
    """What a file of this name always is; None if the name says nothing."""
    return _NAMES.get(path.name)


def _no_rows_of(start: Beginning) -> str | None:
    """Why JSON lines are no log; of lines that are cut off nothing is concluded."""
    rows = []
    for line in start.text.split("\n", _LOOKED_AT)[:_LOOKED_AT]:
        with suppress(ValueError, RecursionError):
            rows.append(json.loads(line))
    if all(isinstance(row, dict) and any(row.keys() >= keys for keys in _SAMPLES) for row in rows) and rows:
        return "samples of generated text, no rows of steps"
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
