"""Everyone who can say whether an event is valid says the same.

Judges: `validate_event` (fastjsonschema), the strict validator, the msgspec decoder behind `decode_event`, `jsonschema`
and `jsonschema-rs`. Known exception: Python's `re` lets `$` match before a final newline, so `jsonschema` accepts a
run_id or schema_version that ends in one; JSON Schema (ECMA 262), and we, do not.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import msgspec
import pytest
from fastjsonschema import JsonSchemaException
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rldk_schema import Event, validate_event
from rldk_schema.event_decoder import EventLine, within_bounds

from rldk import EventValidationError, decode_event, encode_event
from rldk.event.strict import judge, judge_slowly, parse_strict
from rldk.text import member
from tests.factories.cases import GOOD, INVALID, SCHEMA, VALID, lines, name
from tests.factories.strategies import EVENTS, mutants

LINES = [line for path in (*VALID, *INVALID) for line in lines(path) if len(line) < 4000]
SCRAPS = [
    b'"step":5,',
    b'"a":1,',
    b'"metrics":{},',
    b'"a:b"',
    b":",
    b"\\u003a",
    b'"',
    b"{",
    b"}",
    b",",
    b" ",
    b"1e400",
    b"NaN",
]
DRAFT7 = jsonschema.Draft7Validator(SCHEMA)
RUST = jsonschema_rs.validator_for(SCHEMA)


def fastjsonschema_accepts(value: Any) -> bool:
    try:
        validate_event(value)
    except JsonSchemaException:
        return False
    return True


def decoder_accepts(line: bytes) -> bool:
    try:
        decode_event(line)
    except EventValidationError:
        return False
    return True


def msgspec_accepts(line: bytes) -> bool:
    """The fast path alone, without the arbiter that `decode_event` asks in doubt."""
    try:
        return within_bounds(msgspec.json.decode(line, type=EventLine))
    except msgspec.MsgspecError:
        return False


def has_float_for_integer(value: dict[str, Any]) -> bool:
    """Known exception of msgspec: it wants an integer without a fraction or exponent. The arbiter then decides."""
    groups = [value, *(value.get(name, {}) for name in ("rng", "data_slice", "model_info", "process", "lifecycle"))]
    seconds = {"wall_time", "timestamp"}
    return any(isinstance(v, float) for g in groups for k, v in g.items() if k not in seconds)


def ends_in_newline(value: Any) -> bool:
    model = value.get("model_info") if isinstance(value, dict) else None
    run_id = model.get("run_id") if isinstance(model, dict) else None
    alert = value.get("alert") if isinstance(value, dict) else None
    figures = alert.values() if isinstance(alert, dict) else ()
    return any(isinstance(t, str) and t.endswith("\n") for t in (run_id, value.get("schema_version"), *figures))


def newer_minor(value: Any) -> bool:
    """A newer minor version may have fields we do not know: we warn where the schema alone refuses."""
    return value.get("schema_version") in ("1.5", "1.7")


def assert_agreement(value: Any) -> None:
    line = json.dumps(value).encode()
    ours = fastjsonschema_accepts(value)
    assert RUST.is_valid(value) == ours
    if not ends_in_newline(value):
        assert DRAFT7.is_valid(value) == ours
    if msgspec_accepts(line) != ours:
        assert ours
        assert has_float_for_integer(value)
    if newer_minor(value):
        return
    assert (not judge(line).problems) == ours
    assert decoder_accepts(line) == ours


@given(EVENTS)
def test_judges_accept_every_event_that_can_be_encoded(event: Event) -> None:
    value = json.loads(encode_event(event))
    assert fastjsonschema_accepts(value)
    assert_agreement(value)


@settings(max_examples=1500)
@given(mutants())
@example({"step": 1e2, "wall_time": None, "metrics": {}, "rng": {}, "data_slice": {}, "model_info": {}, "notes": []})
def test_judges_agree_on_mutated_events(value: Any) -> None:
    assert_agreement(value)


@pytest.mark.parametrize("path", [*VALID, *INVALID], ids=name)
def test_judges_agree_on_the_files(path: Path) -> None:
    for line in lines(path):
        verdict = parse_strict(line)
        if verdict.value is not None and not verdict.problems:
            assert_agreement(verdict.value)


@settings(max_examples=1500)
@given(st.data())
def test_what_is_accepted_fast_is_accepted_slowly_with_the_same_warnings(data: st.DataObject) -> None:
    line = bytearray(data.draw(st.sampled_from(LINES)))
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(line)))
        line[at : at + data.draw(st.integers(0, 4))] = data.draw(st.sampled_from(SCRAPS) | st.binary(max_size=3))
    assert repr(judge(bytes(line))) == repr(judge_slowly(bytes(line)))  # NaN is not equal to itself


@pytest.mark.parametrize(
    "again", [b'"step":0,', b'"step" : 0 ,', b'"\\u0073tep":0,', b'"rng":{},', b'"metrics":{"a:b":1},']
)
def test_a_key_that_stands_twice_is_never_accepted_fast(again: bytes) -> None:
    assert judge(GOOD).problems == ()
    assert "each key once" in str(judge(GOOD.replace(b"{", b"{" + again, 1)).problems[0])


def test_jsonschema_alone_accepts_a_newline_at_the_end() -> None:
    value = json.loads(encode_event(next(e for e in map(decode_event, lines(VALID[0])))))
    value["model_info"]["run_id"] = "run-1\n"
    assert DRAFT7.is_valid(value)
    assert not RUST.is_valid(value)
    assert not fastjsonschema_accepts(value)


@given(mutants())
def test_every_problem_of_jsonschema_has_a_path_of_ours(value: Any) -> None:
    """Not only the verdict: each place that jsonschema blames is blamed by us."""
    if newer_minor(value):
        return
    ours = {p.path for p in judge(json.dumps(value).encode()).problems}
    theirs = {place for error in DRAFT7.iter_errors(value) for place in _places(error)}
    if not ends_in_newline(value):
        assert ours == theirs


def _places(error: Any) -> list[str]:
    """Where we blame what jsonschema blames: a missing or unknown field at its own path."""
    place = "$"
    for part in error.absolute_path:
        place = f"{place}[{part}]" if isinstance(part, int) else member(place, part)
    if error.validator == "required":
        return [member(place, name) for name in error.validator_value if name not in error.instance]
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        return [member(place, name) for name in error.instance if name not in known]
    return [place]
