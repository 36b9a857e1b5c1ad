from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from rldk import Run, compare_runs
from rldk.compare import first_difference
from rldk.compare.tolerance import Tolerance
from tests.factories.side_by_side import logged


def test_a_tolerance_is_a_distance_or_a_share() -> None:
    assert Tolerance.parse("loss=0.01") == Tolerance("loss", 0.01)
    assert Tolerance.parse("rewards/*=1%") == Tolerance("rewards/*", 0.01, relative=True)
    assert Tolerance.parse("a=b=1e-3") == Tolerance("a=b", 1e-3)
    for text in ("loss", "loss=", "=1", "loss=x", "loss=-1", "loss=nan", "loss=inf", "loss=1%%"):
        with pytest.raises(ValueError, match="expected METRIC=NUMBER"):
            Tolerance.parse(text)


def test_what_a_tolerance_allows() -> None:
    distance, share = Tolerance("x", 0.5), Tolerance("x", 0.1, relative=True)
    assert distance.allows(1.0, 1.5)
    assert not distance.allows(1.0, 1.6)
    assert share.allows(-100.0, -91.0)
    assert not share.allows(100.0, 89.0)
    for one in (distance, share):
        assert one.allows(math.nan, math.nan)
        assert one.allows(math.inf, math.inf)
        assert one.allows(0.0, -0.0)
        assert not one.allows(math.nan, 1.0)
        assert not one.allows(math.inf, 1e308)
        assert not one.allows(1e308, -1e308)


def test_only_what_differs_by_more_is_against_it(tmp_path: Path) -> None:
    a = logged(tmp_path, "a")
    b = logged(tmp_path, "b", change=lambda s, m: {**m, "loss": m["loss"] + (0.5 if s == 40 else 0.001)})
    form = compare_runs(a, b, tolerances={"loss": 0.01})
    assert form.asserted is not None
    ((why),) = form.asserted.why_not
    assert why.startswith("b: loss at step 40: ")
    assert form.first_difference is not None
    assert form.first_difference.step == 1
    assert compare_runs(a, b, tolerances={"loss": 0.6}).asserted.holds  # type: ignore[union-attr]
    assert compare_runs(a, b, tolerances={"l*": "1%", "loss": 9}).asserted.why_not[0].startswith("b: loss at step 1")  # type: ignore[union-attr]


def test_what_no_tolerance_is_for_must_be_equal_only_if_that_is_asserted(tmp_path: Path) -> None:
    a = logged(tmp_path, "a")
    b = logged(tmp_path, "b", change=lambda _, m: {**m, "loss": m["loss"] + 1e-9, "kl_mean": m["kl_mean"] + 1e-9})
    assert compare_runs(a, b, tolerances={"loss": 1e-6}).asserted.holds  # type: ignore[union-attr]
    form = compare_runs(a, b, tolerances={"loss": 1e-6}, assert_equal=True)
    assert form.asserted is not None
    assert [why.split(" at ")[0] for why in form.asserted.why_not] == ["b: kl_mean"]
    assert compare_runs(a, b).asserted is None


def test_equal_means_the_same_steps_and_no_metric_missing(tmp_path: Path) -> None:
    a = logged(tmp_path, "a")
    logged(tmp_path, "b", steps=range(1, 51))
    logged(tmp_path, "c", change=lambda s, m: m if s < 7 else {k: v for k, v in m.items() if k != "lr"})
    form = compare_runs(a, tmp_path / "b", tmp_path / "c", assert_equal=True)
    assert form.asserted is not None
    assert form.asserted.why_not == [
        "b: 50 steps in common, of 60 in a and 50 in b",
        "c: lr is missing in c at step 7",
    ]
    form = compare_runs(a, tmp_path / "b", tolerances={"loss": 0, "nothing": 1})
    assert form.asserted is not None
    assert form.asserted.why_not == ["b: no metric nothing at a step in common"]


def test_equal_means_the_same_evaluations_too(tmp_path: Path) -> None:
    for name, evaluated in (("a", (2, 4)), ("b", (2, 3)), ("c", ())):
        with Run(tmp_path, run_id=name) as run:
            for step in range(1, 5):
                run.log(step, {"loss": 1 / step})
                if step in evaluated:
                    run.log(step, {"reward_mean": 0.5}, phase="eval")
    form = compare_runs(tmp_path / "a", tmp_path / "b", tmp_path / "c", assert_equal=True)
    assert form.asserted is not None
    assert form.asserted.why_not == [
        "b: 1 step of eval in common, of 2 in a and 2 in b",
        "c: 0 steps of eval in common, of 2 in a and 0 in c",
    ]


def test_what_was_not_compared_is_not_equal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "ab":
        with Run(tmp_path, run_id=name) as run:
            for step, loss in ((1, 1.0), (2, 0.5), (2, 0.4 if name == "b" else None)):
                run.log(step, {"loss": loss, "x": 1.0 if loss else None})
    form = compare_runs(tmp_path / "a", tmp_path / "b", assert_equal=True)
    assert form.asserted is not None
    assert form.asserted.why_not == ["b: 2 values out of order, or twice at one step, which were not compared"]
    monkeypatch.setattr(first_difference, "MOST_NAMES", 1)
    form = compare_runs(tmp_path / "a", tmp_path / "a_events.jsonl", assert_equal=True)
    assert form.asserted is not None
    (why,) = form.asserted.why_not
    assert why.endswith("which were not compared")


def test_a_pattern_makes_no_metric_of_the_machine_count(tmp_path: Path) -> None:
    for name, seconds in (("a", 1.0), ("b", 2.0), ("c", 1.0), ("d", 2.0)):
        with Run(tmp_path, run_id=name) as run:
            for step in range(1, 5):
                run.log(step, {"timing_s/gen": seconds, **({"loss": 0.5} if name in "ab" else {})})
    a, b, c, d = (tmp_path / name for name in "abcd")

    def why(*runs: Path, **options: Any) -> list[str]:
        asserted = compare_runs(*runs, **options).asserted
        assert asserted is not None
        return asserted.why_not

    assert why(a, b, tolerances={"*": "1%"}) == []
    assert why(a, b, tolerances={"timing_s/gen": "1%"}) == ["b: timing_s/gen at step 1: 1 and 2"]
    assert why(a, b, tolerances={"*": "1%"}, metrics=["timing_s/*"]) == ["b: timing_s/gen at step 1: 1 and 2"]
    assert why(a, b, tolerances={"timing_s/*": "1%"}) == [
        "b: no metric timing_s/* at a step in common but of the machine: count them with --metric 'timing_s/*'"
    ]
    nothing = "d: no metric to compare at 4 steps in common: name one with --metric"
    assert why(c, d, assert_equal=True) == why(c, d, tolerances={"*": 1}) == [nothing]
