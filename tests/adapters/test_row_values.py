from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.row_values import number, numbers_of, seconds, whole


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("6s", 6.0),
        ("46m 13s", 2773.0),
        ("2h 0m 5s", 7205.0),
        ("3d 1h 2m 3s", 262923.0),
        ("0:01:03", 63.0),
        ("3 days, 17:51:32", 323492.0),
        (12.5, 12.5),
        ("12.5", 12.5),
        ("6m", None),
        ("5s 6s", None),
        ("0.23%", None),
        ("", None),
        (True, None),
    ],
)
def test_spans_of_time_are_read_in_all_spellings_of_the_frameworks(text: Any, span: float | None) -> None:
    assert seconds(text) == span


@given(st.integers(0, 400), st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
def test_a_span_comes_back_as_ms_swift_writes_it(days: int, hours: int, minutes: int, rest: int) -> None:
    parts = ((days, "d"), (hours, "h"), (minutes, "m"))
    shown = parts[next((i for i, (value, _) in enumerate(parts) if value), 3) :]  # from the largest unit that is not 0
    text = " ".join(f"{value}{unit}" for value, unit in (*shown, (rest, "s")))
    assert seconds(text) == days * 86400 + hours * 3600 + minutes * 60 + rest


@pytest.mark.parametrize(
    ("value", "step"),
    [("10/438", 10), ("3", 3), (3.0, 3), ("3/4 done", None), ("3/", None), ("2026/01/02", None), ("-1/3", None)],
)
def test_a_step_may_stand_before_the_number_of_all_steps(value: Any, step: int | None) -> None:
    assert whole(value) == step


NUMBER = re.compile(r"[-+]?(\d+\.?\d*(e[-+]?\d+)?|\.\d+(e[-+]?\d+)?|nan|inf(inity)?)\Z", re.IGNORECASE | re.ASCII)


@given(st.text("0123456789+-.eE_naifty \t", max_size=8) | st.floats().map(repr) | st.integers().map(str))
def test_a_text_is_a_number_if_it_is_written_as_one(text: str) -> None:
    assert repr(number(text)) == repr(float(text) if NUMBER.match(text.strip()) else text)


@given(
    st.lists(
        st.one_of(st.floats(), st.integers(), st.floats().map(repr), st.sampled_from(["1_0", "x", "", True, None]))
    )
)
def test_the_numbers_of_a_row_are_those_of_its_values(values: list[Any]) -> None:
    found = [number(value) for value in values]
    numbers = numbers_of({str(place): value for place, value in enumerate(values)})
    are_numbers = all(type(value) in (float, int) for value in found)
    assert repr(numbers) == repr(tuple(found) if are_numbers else None)
