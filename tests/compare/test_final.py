from __future__ import annotations

import math
from pathlib import Path
from statistics import fmean, stdev

import pytest

from rldk import Run, compare_runs
from rldk.compare.final import final_of
from rldk.errors import UnknownNameError
from tests.factories.commands import rldk
from tests.factories.side_by_side import logged


def test_the_end_is_the_last_tenth_and_at_least_ten_values() -> None:
    values = [float(value) for value in range(1, 301)]
    found = final_of("reward_mean", range(1, 301), values)
    assert found is not None
    assert (found.step, found.value, found.values, found.best, found.best_step) == (300, 300.0, 30, 300.0, 300)
    assert (found.mean, found.sd) == (fmean(values[-30:]), pytest.approx(stdev(values[-30:])))
    found = final_of("train/loss", range(1, 21), values[:20])
    assert found is not None
    assert (found.values, found.best, found.best_step) == (10, 1.0, 1)
    found = final_of("kl_mean", [5], [0.5])
    assert found is not None
    assert (found.mean, found.sd, found.best) == (0.5, None, None)
    assert final_of("loss", [], []) is None


def test_what_is_not_finite_is_counted_and_left_out() -> None:
    found = final_of("loss", range(12), [1.0] * 10 + [math.inf, math.nan])
    assert found is not None
    assert (found.mean, found.sd, found.values, found.nonfinite) == (1.0, 0.0, 8, 2)
    assert math.isnan(found.value)
    found = final_of("loss", [1], [math.nan])
    assert found is not None
    assert (found.mean, found.sd, found.best) == (None, None, None)
    found = final_of("loss", [1, 2], [1.7e308, -1.7e308])
    assert found is not None
    assert found.sd is None


def test_of_a_run_with_stages_the_last_one_ends_it(tmp_path: Path) -> None:
    for loss in (5.0, 3.0):
        with Run(tmp_path, run_id="a") as run:
            for step in range(1, 31):
                run.log(step, {"loss": loss})
    logged(tmp_path, "b")
    form = compare_runs(tmp_path / "a", tmp_path / "b")
    assert form.final["loss"]["a"].mean == 3.0


def test_a_metric_that_one_run_lacks_has_no_end_there(tmp_path: Path) -> None:
    a = logged(tmp_path, "a")
    b = logged(tmp_path, "b", change=lambda _, m: {k: v for k, v in m.items() if k != "grad_norm"})
    form = compare_runs(a, b)
    assert form.final["grad_norm"].keys() == {"a"}
    assert form.final["loss"].keys() == {"a", "b"}
    assert form.compared == 4
    assert "1 metric that b does not have: grad_norm" in form.left_out


def test_metrics_are_summed_up_by_their_role_and_if_they_are_asked_for(tmp_path: Path) -> None:
    for name in "ab":
        logged(tmp_path, name, change=lambda _, m: {"train/reward": m["reward_mean"], "my/score": 1.0})
    form = compare_runs(tmp_path / "a", tmp_path / "b", metrics=["my/*"])
    assert form.final.keys() == {"train/reward", "my/score"}


def test_runs_are_put_in_groups_by_a_setting(tmp_path: Path) -> None:
    for name, rate, seed in (("a1", 1e-5, 1), ("a2", 1e-5, 2), ("b1", 1e-4, 1), ("b2", 1e-4, 2)):
        logged(tmp_path, name, noise=seed, seed=seed, config={"opt": {"lr": rate}, "seed": seed})
    logged(tmp_path, "c", config={"opt": {"lr": 1e-4}, "batch": 3})
    form = compare_runs(tmp_path, group_by="opt.lr")
    assert form.groups is not None
    groups = {group.value: (sorted(group.runs), group.differing) for group in form.groups.groups}
    assert groups == {"1e-05": (["a1", "a2"], []), "0.0001": (["b1", "b2", "c"], ["batch"])}
    assert [(one.first_runs, one.runs, one.left_out) for one in form.groups.intervals] == [(2, 3, [])] * 5
    assert form.groups.left_out == []
    with pytest.raises(UnknownNameError, match=r"found 'lr', of which there is none. Settings: batch, opt.lr"):
        compare_runs(tmp_path, group_by="lr")
    with pytest.raises(UnknownNameError, match=r"found 'seed', which is a seed: runs of one group may differ in it"):
        compare_runs(tmp_path, group_by="seed")


def test_what_no_group_or_no_interval_has_is_named(tmp_path: Path) -> None:
    lost = {0: "loss", 3: "grad_norm", 4: "grad_norm"}
    for number, rate in enumerate((1, 1, 1, 2, 2, 2, 3)):
        nans = {lost[number]: math.nan} if number in lost else {}
        logged(tmp_path, f"r{number}", noise=number, config={"lr": rate}, change=lambda _, m, nans=nans: {**m, **nans})
    logged(tmp_path, "without")
    form = compare_runs(tmp_path, group_by="lr", output=tmp_path / "page.html")
    assert form.groups is not None
    assert form.groups.left_out == [
        "without is in no group, as its lr is not known",
        "lr 3 has 1 run, and an interval needs 2 in each group",
        "grad_norm of 2: no finite value ends it in r3, r4; no interval",
        "loss of 2: no finite value ends it in r0",
    ]
    assert [(one.metric, one.first_runs, one.runs, one.left_out) for one in form.groups.intervals] == [
        ("reward_mean", 3, 3, []), ("kl_mean", 3, 3, []), ("lr", 3, 3, []), ("loss", 2, 3, ["r0"]),
    ]  # fmt: skip
    page, printed = (
        (tmp_path / "page.html").read_text(encoding="utf-8"),
        rldk("compare", tmp_path, "--group-by", "lr")[1],
    )
    for line in form.groups.left_out:
        assert f"{line}." in page
        assert f"{line}." in printed
