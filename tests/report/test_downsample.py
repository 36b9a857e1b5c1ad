from __future__ import annotations

import math
from pathlib import Path

import pytest

from rldk import EventWriter
from rldk.io.runs import find_runs
from rldk.report.collect import collect
from rldk.report.downsample import MOST_BUCKETS, Curve
from tests.factories.events import make_event
from tests.factories.report import HUGE, page_of


def test_a_curve_of_many_steps_stays_small_and_keeps_every_spike_and_its_step() -> None:
    curve = Curve()
    for step in range(200_000):
        curve.add(step, {77_777: 1000.0, 123_456: -1000.0, 150_000: math.nan}.get(step, math.sin(step)))
    points = [point for line in curve.stretches() for point in line]
    assert len(points) <= 2 * MOST_BUCKETS
    assert {(77_777, 1000.0), (123_456, -1000.0)} <= set(points)
    assert points == sorted(points)
    assert curve.odd() == [(150_000, "NaN")]
    assert (curve.lowest, curve.highest) == ((123_456, -1000.0), (77_777, 1000.0))
    assert (curve.count, curve.nonfinite, curve.last) == (200_000, {"NaN": 1}, (199_999, math.sin(199_999)))
    assert len(curve.stretches()) == 1


@pytest.mark.parametrize("spacing", [1, 7, 10, 2**40])
def test_a_curve_of_few_values_is_kept_whole_whatever_the_spacing(spacing: int) -> None:
    curve = Curve()
    want = [(step * spacing, float(step % 17)) for step in range(MOST_BUCKETS)]
    for step, value in want:
        curve.add(step, value)
    assert curve.stretches() == [want]


def test_a_curve_is_cut_where_values_are_missing_and_only_there() -> None:
    curve = Curve()
    for step in range(10, 1000, 10):
        if step not in (500, 510, 700):
            curve.add(step, math.nan if step == 900 else 1.0)
    assert [(line[0][0], line[-1][0]) for line in curve.stretches()] == [(10, 490), (520, 690), (710, 890), (910, 990)]
    long = Curve()
    for step in range(10, 100_000, 10):
        if not 30_000 <= step < 40_000:
            long.add(step, 1.0)
    (before, after) = long.stretches()
    assert before[-1][0] <= 30_000 <= 40_000 <= after[0][0]


def test_smoothing_knows_no_nan_and_survives_values_that_overflow() -> None:
    curve = Curve()
    for step in range(100):
        curve.add(step, math.nan if step % 10 == 3 else 5.0)
    assert {value for _, value in curve.smoothed()} == {5.0}
    for step in range(100, 110):
        curve.add(step, HUGE)
    assert all(math.isfinite(value) for _, value in curve.smoothed())


def test_what_is_kept_of_a_run_does_not_grow_with_it(tmp_path: Path) -> None:
    with EventWriter(tmp_path / "r_events.jsonl", buffer_events=256) as writer:
        for step in range(4000):
            writer.write(make_event(step=step, metrics={"loss": math.sin(step)}))
    (run,) = find_runs(tmp_path)
    report = collect(run)
    assert sum(len(line) for line in report.curves["train"]["loss"].stretches()) <= 2 * MOST_BUCKETS
    assert len(page_of(tmp_path)) < 60_000
