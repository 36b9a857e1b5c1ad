"""A field added to the schema of a form appears everywhere by one command; what breaks the rules is named."""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rldk_schema.forms import FORMS

pytest.importorskip("datamodel_code_generator")

from codegen.fields import SCHEMA_PATH
from codegen.forms import SUFFIX, read_raw
from codegen.lint_forms import lint_forms

RAW = read_raw(SCHEMA_PATH.parent)
NEW = {
    "description": "How eager it is.",
    "type": ["number", "null"],
    "minimum": 0,
    "x-unit": "{zeal}",
    "examples": [1.5],
}


def test_a_field_added_to_each_schema_appears_everywhere_by_one_command(tmp_path: Path) -> None:
    root = SCHEMA_PATH.parent.parent
    for part in ("schema", "codegen", "generated"):
        shutil.copytree(root / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    for form in FORMS:
        path = tmp_path / "schema" / f"{form}{SUFFIX}"
        raw = json.loads(path.read_text())
        for node in (raw, *raw.get("definitions", {}).values()):
            node["properties"][f"zeal_of_{node['title'].lower()}"] = NEW
        path.write_text(json.dumps(raw))
    subprocess.run([sys.executable, "-m", "codegen"], cwd=tmp_path, check=True, capture_output=True)
    generated = tmp_path / "generated"
    for form in FORMS:
        titles = [RAW[form + SUFFIX]["title"], *RAW[form + SUFFIX].get("definitions", {})]
        for name in (f"zeal_of_{title.lower()}" for title in titles):
            said = (generated / "python" / "rldk_schema" / "forms" / f"{form}.py").read_text()
            assert f"    {name}: float | None" in said
            assert "Unit: {zeal}. Range: >= 0." in said
            assert f'"{name}"' in (generated / "python/rldk_schema/forms" / f"{form}_validator.py").read_text()
            assert f"  {name}?: number | null;" in (generated / "typescript" / f"{form}.d.ts").read_text()
            assert (
                f"| `{name}` | number or null | `{{zeal}}` |"
                in (generated / "docs" / "forms" / f"{form}.md").read_text()
            )
            assert f'"{name}"' in (generated / "python" / "rldk_schema" / f"{form}{SUFFIX}").read_text()
    # Who refers to a form has its new field, too.
    for form in ("alerts", "check"):
        assert '"zeal_of_alert"' in (generated / "python" / "rldk_schema" / f"{form}{SUFFIX}").read_text()


def test_a_field_added_to_the_event_appears_in_its_flat_record(tmp_path: Path) -> None:
    root = SCHEMA_PATH.parent.parent
    for part in ("schema", "codegen"):
        shutil.copytree(root / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    path = tmp_path / "schema" / "event.schema.json"
    raw = json.loads(path.read_text())
    raw["definitions"]["Process"]["properties"]["zeal"] = NEW
    path.write_text(json.dumps(raw))
    subprocess.run([sys.executable, "-m", "codegen"], cwd=tmp_path, check=True, capture_output=True)
    assert '"zeal"' in (tmp_path / "generated/python/rldk_schema/flat_record.schema.json").read_text()


def test_a_class_is_generated_once() -> None:
    """A form that refers to another imports its class."""
    from rldk_schema.forms import alert, alerts, check

    assert alerts.Alert is check.Alert is alert.Alert


CASES: list[tuple[str, Callable[[dict[str, Any]], Any], str]] = [
    ("alert", lambda r: r["properties"]["message"].pop("description"), "message: a field needs a description"),
    ("alert", lambda r: r["properties"]["message"].pop("examples"), "message: a field needs examples"),
    ("alert", lambda r: r["properties"]["rule"].update({"$ref": "event.schema.json#/nothing"}), "leads nowhere"),
    ("alert", lambda r: r["properties"]["rule"].update({"$ref": "#/definitions/No"}), "#/definitions/No leads nowhere"),
    ("alert", lambda r: r.update(title="Event"), "the name 'Event' is taken by event.schema.json"),
    ("alert", lambda r: r.update({"$id": "urn:rldk:event:1.0"}), "expected 'urn:rldk:alert:1.0'"),
    ("alert", lambda r: r.update(additionalProperties=True), "must be false, or the schema of undeclared values"),
    ("alert", lambda r: r["required"].append("nothing"), "required field 'nothing' is not declared"),
    ("alert", lambda r: r["properties"]["message"].update(maxLength=9), "keyword 'maxLength'"),
    ("alert", lambda r: r.update(type="array", minItems="x"), "is not of type"),
    ("run", lambda r: r["properties"]["config"].update(properties={"a": {}}), "config: anonymous object"),
    ("run", lambda r: r["definitions"]["AttemptRecord"].update(title="Attempt"), "title must be 'AttemptRecord'"),
    (
        "run",
        lambda r: r["definitions"]["AttemptRecord"]["properties"]["started"].pop("x-unit"),
        "a number needs x-unit",
    ),
    ("final_report", lambda r: r["properties"]["steps"]["anyOf"].append({"type": "string"}), "a reference or null"),
    ("final_report", lambda r: r["properties"]["steps"].update({"$ref": "alert.schema.json"}), "stands beside $ref"),
    ("flat_record", lambda r: r.update({"x-leaves": "alert.schema.json"}), "$.x-leaves: expected event.schema.json"),
    (
        "alerts",
        lambda r: r["properties"]["run_id"].update({"$ref": "event.schema.json#/definitions/ModelInfo"}),
        "of another schema take the whole form, or a field",
    ),
]


def test_the_schemas_are_clean() -> None:
    assert lint_forms(RAW) == []


@pytest.mark.parametrize(("form", "edit", "message"), CASES, ids=[f"{form}: {said}" for form, _, said in CASES])
def test_a_broken_rule_is_named(form: str, edit: Callable[[dict[str, Any]], Any], message: str) -> None:
    raw = copy.deepcopy(RAW)
    edit(raw[form + SUFFIX])
    problems = lint_forms(raw)
    assert any(problem.startswith(form) and message in problem for problem in problems), problems
