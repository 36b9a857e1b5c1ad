"""Every JSON form is what its schema says: what the suite writes, what commands print, what is read back."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from rldk_schema import Event
from rldk_schema.fields import LEAF_GROUPS
from rldk_schema.forms import FORMS
from rldk_schema.forms.alert import Alert
from rldk_schema.forms.alerts import Alerts

from rldk import Run
from rldk.forms import as_json, decode_form, encode_form, form_in_parts, write_form
from rldk.io.json import flat_record
from tests.factories.commands import rldk
from tests.factories.output_forms import invalid_outputs, problems_of
from tests.factories.strategies import EVENTS

PRINTED = {
    "validate": ["validate", "--check-consistency", "LOG", "BAD"],
    "check": ["check", "LOG"],
    "comparison": ["compare", "LOG", "LOG", "--assert-equal"],
    "ls": ["ls", "FOLDER"],
    "status": ["status", "LOG"],
    "doctor": ["doctor", "FOLDER"],
    "explain": ["explain", "kl"],
}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    with Run(tmp_path / "logs", run_id="r") as run:
        for step in range(1, 61):
            run.log(step, {"kl_mean": 5.0 if step > 50 else 0.01, "loss": math.nan if step == 60 else 0.5})
    return run.path


def test_every_output_of_a_command_has_a_form() -> None:
    files = {"run", "alert", "alerts", "completion", "checkpoint", "final_report", "flat_record"}
    parts = {"alert_counts", "cost", "coverage", "metric_summary", "not_judged"}
    sent = {"posted_alert", "live_request", "live_update", "live_run", "live_curves"}
    assert set(FORMS) == files | parts | sent | PRINTED.keys()


@pytest.mark.parametrize("command", PRINTED)
def test_what_a_command_prints_is_its_form(command: str, log: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad_events.jsonl"
    bad.write_bytes(log.read_bytes() + b"{oops\n" + log.read_bytes()[:100])
    places = {"LOG": str(log), "BAD": str(bad), "FOLDER": str(tmp_path)}
    _, text = rldk(*(places.get(word, word) for word in PRINTED[command]), "--format", "json")
    value = json.loads(text, parse_constant=pytest.fail)
    assert value
    assert problems_of(value, command) == []


@pytest.mark.parametrize("form", ["event", *FORMS])
def test_the_schema_that_is_printed_needs_no_other_file(form: str) -> None:
    schema = json.loads(rldk("schema", form)[1])
    Draft7Validator.check_schema(schema)
    refs = [ref for ref in _refs(schema) if not ref.startswith("#/definitions/")]
    assert refs == []


def test_a_form_that_does_not_exist_is_refused() -> None:
    assert rldk("schema", "nothing")[0] == 2


@given(EVENTS)
def test_every_event_has_a_flat_record_that_is_valid(event: Event) -> None:
    record = json.loads(json.dumps(flat_record(event)), parse_constant=pytest.fail)
    assert problems_of(record, "flat_record") == []


def test_the_flat_record_declares_every_leaf() -> None:
    schema = json.loads(rldk("schema", "flat_record")[1])
    assert schema["properties"].keys() >= LEAF_GROUPS.keys()


@pytest.mark.damages_files
def test_a_file_that_breaks_its_schema_is_found(tmp_path: Path) -> None:
    alert = as_json(Alert("kl_drift", "warning", 7, "so large", "kl_mean", math.inf))
    write_form(tmp_path / "r_alerts.json", Alerts("r", [Alert(**alert)]))
    assert list(invalid_outputs(tmp_path)) == []
    for wrong in ({"severity": "grave"}, {"value": "inf"}, {"step": -1}, {"more": 1}):
        (tmp_path / "r_alerts.json").write_text(json.dumps({"run_id": "r", "alerts": [{**alert, **wrong}]}))
        assert len(list(invalid_outputs(tmp_path))) == 1
    (tmp_path / "r_alerts.json").write_text('{"run_id": "r", "alerts": [NaN]}')
    (tmp_path / "r_checkpoints.jsonl").write_text('{}\n{"step"')
    assert len(list(invalid_outputs(tmp_path))) == 2


def test_text_that_is_no_unicode_is_escaped_and_nothing_else_is_changed() -> None:
    alert = Alert("r", "info", 1, "caf\xe9 \ud800 \U0001f600")
    text = encode_form(alert)
    assert json.loads(text.encode("utf-8"))["message"] == "caf\xe9 \\ud800 \U0001f600"
    assert decode_form(text, Alert).message == "caf\xe9 \\ud800 \U0001f600"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.decimals(allow_nan=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@pytest.mark.parametrize("indent", [None, 2])
@given(form=VALUES)
def test_a_form_is_written_as_json_writes_it(indent: int | None, form: Any) -> None:
    assert encode_form(form, indent=indent) == json.dumps(as_json(form), indent=indent, allow_nan=False)


@given(values=st.lists(st.floats(), max_size=4), message=st.text())
def test_a_long_form_is_the_same_in_parts(values: list[float], message: str) -> None:
    @dataclass
    class Found:
        alerts: list[Alert]

    found = Found([Alert("r", "info", 1, message, value=value) for value in values])
    assert "".join(form_in_parts(found, indent=2)) == json.dumps(as_json(found), indent=2)


def _refs(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [ref for value in node.values() for ref in _refs(value)]
    return [ref for value in node for ref in _refs(value)] if isinstance(node, list) else []
