"""What clients send, whatever it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rldk_schema.forms.live_request import LiveRequest

from rldk.web.asked import MOST_CHARACTERS, BadRequest, read_request

CURVES = {"runs": ["a"], "metrics": ["m"], "first": None, "last": None, "buckets": 512, "x": "step"}


def curves(**changes: object) -> str:
    return json.dumps({"id": 7, "curves": {**CURVES, **changes}})


def samples(runs: int) -> str:
    wanted = {"runs": ["a"] * runs, "step": None, "order": "lowest", "text": None, "most": 50, "place": None}
    return json.dumps({"id": 7, "samples": wanted})


def test_a_request_is_read() -> None:
    request = read_request(curves())
    assert isinstance(request, LiveRequest)
    assert request.id == 7
    assert request.curves is not None
    assert request.curves.buckets == 512
    assert read_request("{}") == LiveRequest()


@pytest.mark.parametrize(
    ("message", "problem", "number"),
    [
        ("{", "expected JSON", None),
        ("", "expected JSON", None),
        ("NaN", "expected JSON", None),
        ('{"id":NaN}', "expected JSON", None),
        ("[" * 100_000, "expected JSON", None),
        ('{"id":' + "9" * 5000 + "}", "expected JSON", None),
        (b"{}", "expected text, found bytes", None),
        ("[]", "Expected `object`", None),
        ('{"id":true}', "Expected `int | null`, got `bool` - at `$.id`", None),
        ('{"id":-1}', "$.id: must be bigger than or equal to 0, found -1", None),
        ('{"id":1,"colour":2}', "$: must not contain {'colour'} properties", 1),
        ('{"id":1,"run":5}', "Expected `str | null`, got `int` - at `$.run`", 1),
        (curves(buckets=5000), "$.curves: not as `rldk schema live_request` says", 7),
        (curves(buckets=0), "$.curves: not as `rldk schema live_request` says", 7),
        (curves(x="y"), "Invalid enum value 'y' - at `$.curves.x`", 7),
        (curves(metrics=[3]), "Expected `str`, got `int` - at `$.curves.metrics[0]`", 7),
        (curves(runs=["a"] * 1001), "$.curves.runs: expected at most 1000, found 1001", 7),
        (curves(metrics=["m"] * 501), "$.curves.metrics: expected at most 500, found 501", 7),
        (curves(runs=["a"] * 1000, metrics=["m"] * 10), "buckets of all curves: expected at most 4194304", 7),
        (samples(17), "$.samples.runs: expected at most 16, found 17", 7),
        ('{"run":"' + "x" * MOST_CHARACTERS + '"}', "expected at most 262144 characters", None),
    ],
)
def test_what_is_no_request_is_answered_with_the_problem(
    message: str | bytes, problem: str, number: int | None
) -> None:
    found = read_request(message)
    assert isinstance(found, BadRequest)
    assert problem in found.problem
    assert len(found.problem) <= 300
    assert found.id == number


NAMES = [*CURVES, *LiveRequest.__dataclass_fields__]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(NAMES), inner),
    max_leaves=10,
)
CHANGED = st.dictionaries(st.sampled_from([*CURVES]), ANYTHING).map(lambda changes: curves(**changes))


@given(st.text() | st.binary() | ANYTHING.map(json.dumps) | CHANGED)
def test_nothing_that_is_sent_raises(message: str | bytes) -> None:
    assert isinstance(read_request(message), LiveRequest | BadRequest)
