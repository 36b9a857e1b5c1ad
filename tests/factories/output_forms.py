"""Whether the files that a run leaves are what their schemas say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from fastjsonschema import JsonSchemaValuesException
from rldk_schema.forms import FORMS

FILES = {
    "*_run.json": "run",
    "*_alerts.json": "alerts",
    "*_final_report.json": "final_report",
    "summary_*.json": "final_report",
    "*_metrics.json": "flat_record",
    "*_completions*.jsonl": "completion",
    "*_checkpoints*.jsonl": "checkpoint",
}
"""Which form a file has, by its name. An array or a file of lines has many."""


def validator(form: str) -> Callable[[Any], Any]:
    """The generated validator of a form."""
    assert form in FORMS
    return getattr(import_module(f"rldk_schema.forms.{form}_validator"), f"validate_{form}")


def problems_of(value: Any, form: str) -> list[str]:
    """Why a value is not of a form."""
    try:
        validator(form)(value)
    except JsonSchemaValuesException as error:
        return [item.message for item in error.errors]
    return []


def invalid_outputs(folder: Path) -> Iterator[str]:
    """What is wrong with the files below a folder, each as `path: why`."""
    for pattern, form in FILES.items():
        for path in sorted(folder.rglob(pattern)):
            if path.is_file():
                yield from (f"{path}: {why}" for why in _problems(path, form))


def _problems(path: Path, form: str) -> Iterator[str]:
    try:
        text = path.read_bytes().decode("utf-8")
        if path.suffix == ".jsonl":
            whole = text[: text.rfind("\n") + 1]  # a killed writer leaves half a line
            values = [_strict(line) for line in whole.split("\n") if line.strip()]
        else:
            value = _strict(text)
            values = value if form == "flat_record" else [value]
    except ValueError as error:
        yield f"not JSON: {error}"
        return
    for value in values:
        yield from problems_of(value, form)


def _strict(text: str) -> Any:
    def refuse(token: str) -> Any:
        raise ValueError(f"{token} is not JSON")

    return json.loads(text, parse_constant=refuse)
