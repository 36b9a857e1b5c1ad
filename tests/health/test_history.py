from __future__ import annotations

import math
import random
import statistics
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.health.history import RECENT, History
from rldk.health.statistics import MannKendall, mann_kendall

FINITE = st.floats(-1e6, 1e6, allow_nan=False)


def series(values: list[float], *, every: int = 1) -> History:
    out = History()
    for row, value in enumerate(values):
        out.begin(row * every + 1)
        out.add(row * every + 1, value)
    out.begin(len(values) * every + 1)
    return out


def test_early_is_the_median_of_the_first_20_steps_and_does_not_change_any_more() -> None:
    grown = series([1.0] * 10 + [3.0] * 10 + [100.0] * 200)
    assert grown.early == 2.0
    assert series([1.0] * 19).early is None


def test_early_counts_steps_where_a_log_has_every_tenth_of_them_only() -> None:
    assert series([1.0, 2.0, 3.0, 4.0], every=10).early is None  # 31 steps, but 4 rows show no median
    assert series([1.0, 2.0, 3.0, 4.0, 5.0], every=10).early == 3.0


@given(st.lists(st.floats(0.5, 1.0), min_size=10, max_size=200))
def test_rolling_is_the_median_of_the_recent_rows(values: list[float]) -> None:
    recent = sorted(values[-RECENT:])
    assert series(values).rolling == recent[len(recent) // 2]


@pytest.mark.parametrize(("near_zero", "usual"), [(10, 1.0), (24, 1.0), (35, 0.0), (50, 0.0)])
def test_nothing_is_usual_where_most_rows_are_near_zero(near_zero: int, usual: float) -> None:
    values = [1e-4] * near_zero + [1.0] * (50 - near_zero)
    random.Random(4).shuffle(values)
    assert series(values).rolling == (usual if near_zero < 50 else 1e-4)


def test_where_many_rows_are_small_the_large_ones_are_usual() -> None:
    assert series([0.05] * 30 + [1.0] * 20).rolling == 0.25


@given(st.lists(FINITE, min_size=3, max_size=40))
def test_a_trend_turns_around_with_its_values(values: list[float]) -> None:
    assert mann_kendall(values[::-1]) == pytest.approx(-mann_kendall(values))
    assert mann_kendall([-v for v in values]) == pytest.approx(-mann_kendall(values))


@given(st.lists(FINITE | st.sampled_from([0.0, -0.0, 1.0, math.inf]), max_size=60), st.integers(1, 30))
def test_the_trend_of_the_last_values_is_that_of_a_series_of_these(values: list[float], most: int) -> None:
    trend = MannKendall(most)
    for number, value in enumerate(values, 1):
        trend.add(value)
        last = values[max(0, number - most) : number]
        score = sum((b > a) - (b < a) for i, a in enumerate(last) for b in last[i + 1 :])
        n, ties = len(last), sum(t * (t - 1) * (2 * t + 5) for t in Counter(last).values())
        variance = (n * (n - 1) * (2 * n + 5) - ties) / 18
        assert (len(trend), trend.z) == (n, (score - math.copysign(1, score)) / math.sqrt(variance) if score else 0.0)


def test_mann_kendall_is_standard_normal_without_a_trend() -> None:
    draw = random.Random(1)
    found = [mann_kendall([draw.gauss(0, 1) for _ in range(30)]) for _ in range(2000)]
    assert abs(statistics.fmean(found)) < 0.1
    assert statistics.pstdev(found) == pytest.approx(1, abs=0.06)
    assert sum(z > 1.645 for z in found) / len(found) == pytest.approx(0.05, abs=0.015)


def test_mann_kendall_corrects_for_ties() -> None:
    # Gilbert 1987, section 16.4: S = 6, with ties of 2 and 3 among 8 values, by its formula.
    values = [1.0, 1.0, 2.0, 3.0, 3.0, 3.0, 0.5, 4.0]
    score = sum((b > a) - (b < a) for i, a in enumerate(values) for b in values[i + 1 :])
    variance = (8 * 7 * 21 - 2 * 1 * 9 - 3 * 2 * 11) / 18
    assert mann_kendall(values) == pytest.approx((score - 1) / math.sqrt(variance))
    assert mann_kendall([2.0] * 9) == 0.0


def test_higher_compares_now_with_early_where_nothing_rises_any_more() -> None:
    draw = random.Random(2)
    learnt = series([draw.gauss(0.2, 0.1) for _ in range(30)] + [draw.gauss(0.8, 0.1) for _ in range(80)])
    assert (learnt.is_("higher"), learnt.is_("lower")) == (True, False)
    flat = series([draw.gauss(0.5, 0.1) for _ in range(100)])
    assert (flat.is_("higher"), flat.is_("lower")) == (False, False)


def test_of_too_few_values_nothing_is_known() -> None:
    few = series([1.0, 2.0, 3.0])
    assert [few.is_(trend) for trend in ("rising", "falling", "higher", "lower")] == [None] * 4
    assert few.zeros(20) is None
    assert few.correlation(few) is None


def test_correlation_is_spearmans_over_steps_that_have_both() -> None:
    pandas = pytest.importorskip("pandas")
    draw = random.Random(3)
    a, b = History(), History()
    kept = []
    for row in range(50):
        x, y = round(draw.gauss(0, 1), 1), round(draw.gauss(0, 1), 1)
        a.add(row, x)
        if row % 3:
            b.add(row, x + y)
            kept.append((x, x + y))
    expected = pandas.DataFrame(kept).corr(method="spearman").iloc[0, 1]
    assert a.correlation(b) == pytest.approx(expected)


def test_a_constant_goes_with_nothing() -> None:
    assert series([1.0] * 20).correlation(series([float(n) for n in range(20)])) is None
