from __future__ import annotations

import math

import pytest

from rldk.report.number_text import number, numbers_apart, ticks
from rldk.text import duration, escape, moment
from rldk.text import number as plain
from tests.factories.report import HUGE


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"), (0.123456, "0.1235"), (-2.5, "−2.5"), (1e-6, "1e-6"), (9999.0, "9999"),
        (71_531_876_352.0, "71.53G"), (1e300, "1e300"), (math.nan, "NaN"), (math.inf, "∞"), (-math.inf, "−∞"),
    ],
)  # fmt: skip
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text
    assert plain(value).isascii()


def test_axes_have_round_numbers_that_can_be_told_apart() -> None:
    assert ticks(0.13, 0.88) == pytest.approx([0.2, 0.4, 0.6, 0.8])
    assert ticks(3.0, 3.0) == [3.0]
    assert ticks(-HUGE, HUGE) == [-HUGE, HUGE]
    labels = numbers_apart(ticks(1.00001, 1.00005))
    assert len(labels) == len(set(labels)) >= 2


def test_times_that_no_calendar_has_are_said_to_be_none() -> None:
    assert [moment(t) for t in (0.0, 1e300, math.inf)] == ["1970-01-01 00:00 UTC", "no date", "no date"]
    assert [duration(s) for s in (0.5, 61, 3660, 200_000, math.inf)] == [
        "0.5 s", "1 min 1 s", "1 h 1 min", "2 d 7 h", "unknown",
    ]  # fmt: skip


def test_text_of_a_log_is_escaped_short_and_moves_nothing() -> None:
    assert escape("<a href='x'>&\"") == "&lt;a href=&#x27;x&#x27;&gt;&amp;&quot;"
    assert escape("a\x1b[31m\u202eb\ud800") == "a\\x1b[31m\\u202eb\\ud800"
    assert len(escape("x" * 10_000)) < 400
