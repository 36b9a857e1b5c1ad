"""What a verdict is based on: which rules judged a run, and why the others could not."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from rldk_schema.metrics import METRICS

from rldk import Run
from rldk.check import check_runs
from rldk.health.coverage import CORE, Origin, coverage_of, explanation
from rldk.health.evaluator import Evaluator
from rldk.health.rules import default_rules, load_rules
from rldk.health.seen import Seen
from rldk.health.verdict import RunHealth
from tests.factories.health import event

# A run whose core can be judged.
CORE_METRICS = {"kl_mean": 0.01, "loss": 0.1, "reward_mean": 0.5, "grad_norm": 1.0}


def judged(
    directory: Path,
    metrics: Callable[[int], Mapping[str, Any]],
    steps: int = 100,
    config: Mapping[str, Any] | None = None,
) -> RunHealth:
    """What is said of a run of our own that logged these metrics."""
    with Run(directory, run_id="r", config=config) as run:
        for step in range(1, steps + 1):
            run.log(step, {"step_time": 1.0, **metrics(step)})
    (health,) = check_runs(run.path)
    return health


def without(*names: str) -> dict[str, float]:
    return {name: value for name, value in CORE_METRICS.items() if name not in names}


def why(health: RunHealth, rule: str) -> str:
    (one,) = [one for one in health.coverage.not_judged if one.rule == rule]
    return one.why


def test_a_run_is_quiet_once_its_core_was_judged(tmp_path: Path) -> None:
    health = judged(tmp_path, lambda _: CORE_METRICS)
    assert (health.verdict, health.lacking, health.why) == ("quiet", {}, "")
    assert {"non_finite", "kl_drift", "zero_gradient"} <= set(health.coverage.judged)
    assert why(health, "truncation") == "no truncated_frac"


@pytest.mark.parametrize("part", CORE)
def test_what_is_missing_of_the_core_keeps_a_run_from_being_quiet(tmp_path: Path, part: str) -> None:
    health = judged(tmp_path, lambda _: without(*CORE[part]))
    assert health.verdict == "not judged"
    assert list(health.lacking) == health.coverage.unmeasured == [part]


@pytest.mark.parametrize("steps", [0, 3, 12])
def test_a_run_that_is_too_short_is_not_judged_and_says_until_when(tmp_path: Path, steps: int) -> None:
    health = judged(tmp_path, lambda _: CORE_METRICS, steps)
    assert health.verdict == "not judged"
    assert set(health.lacking) >= {"entropy or loss", "reward or preference", "gradient norm"}
    expected = f"only {steps} steps: too few to judge" if steps else "no train event"
    assert health.lacking["gradient norm"] == expected
    log = health.path  # the same without its end may have more steps yet
    log.write_text("".join(line for line in log.read_text().splitlines(True) if '"phase":"train"' in line))
    log.with_name("r_run.json").unlink()
    for health in check_runs(log) if steps else ():
        assert re.fullmatch(f"only {steps} steps: judged from step 2[01]", health.lacking["gradient norm"])


def test_a_run_that_is_too_short_to_be_judged_by_its_names_is_not_asked_to_rename_them(tmp_path: Path) -> None:
    named = {"train/loss": 0.1, "train/reward": 0.5, "train/grad_norm": 1.0}
    short = judged(tmp_path / "short", lambda step: named | {"train/loss": 1 / step}, 15)
    long = judged(tmp_path / "long", lambda step: named | {"train/loss": 1 / step}, 40)
    parts = ["entropy or loss", "reward or preference", "gradient norm"]
    assert [short.lacking[part] for part in parts] == ["only 15 steps: too few to judge"] * 3
    assert why(short, "grad_norm_spike") == "only 15 steps: too few to judge"
    assert list(long.lacking) == ["KL"]


@pytest.mark.parametrize("rows", [1, 2])
def test_a_name_that_is_not_judged_beside_a_few_rows_of_its_metric_is_named(tmp_path: Path, rows: int) -> None:
    named = {**CORE_METRICS, "entropy": 2.0}
    health = judged(tmp_path, lambda step: {**named, "entropy_mean": 2.0} if 50 <= step < 50 + rows else named)
    told = why(health, "entropy_collapse")
    assert (
        told == f"no entropy_mean before step 50 and after step {49 + rows}; entropy is not judged beside entropy_mean"
    )


def test_a_name_that_is_only_looked_at_beside_a_row_of_its_metric_is_assumed(tmp_path: Path) -> None:
    rows = {**without("reward_mean"), "reward": 0.5}
    health = judged(tmp_path, lambda step: {**rows, "reward_mean": 0.5} if step == 50 else rows)
    assert (health.verdict, health.coverage.assumed) == ("quiet", {"reward": "reward"})


def test_where_all_rules_are_turned_off_that_is_the_reason(tmp_path: Path) -> None:
    write = judged(tmp_path, lambda _: CORE_METRICS)
    (health,) = check_runs(write.path, load_rules(thresholds=dict.fromkeys(default_rules())))
    assert (health.verdict, set(health.lacking.values())) == ("not judged", {"all rules are turned off"})


def test_a_metric_of_a_few_rows_is_not_judged(tmp_path: Path) -> None:
    health = judged(tmp_path, lambda step: CORE_METRICS if step in (1, 50) else without("kl_mean"))
    assert list(health.lacking) == ["KL"]
    assert re.search("2 rows of kl_mean|few rows of kl_mean", health.lacking["KL"])


@pytest.mark.parametrize(
    "name", ["KL", "kl", "policy/kl", "train.kl_div", "mean_kl", "KLDivergence", "objective/kl", "my_kl"]
)
def test_a_kl_whose_estimator_nobody_knows_is_shown_and_not_judged(tmp_path: Path, name: str) -> None:
    health = judged(tmp_path, lambda step: {**without("kl_mean"), name: 0.01 * 1.156**step})
    assert health.verdict == "not judged"
    assert "kl_drift" not in [alert.rule for alert in health.alerts]
    assert f'the log has "{name}"' in health.lacking["KL"]
    assert "kl_mean" in health.lacking["KL"].rpartition(": write it as ")[2]
    assert [one.found for one in health.coverage.not_judged if one.rule == "kl_drift"] == [[name]]


def test_the_values_of_such_a_kl_are_told(tmp_path: Path) -> None:
    health = judged(tmp_path, lambda step: {**without("kl_mean"), "kl": 20_000.0 if step == 90 else 0.5})
    assert '"kl" (first 0.5, last 0.5, greatest 20k at step 90)' in health.lacking["KL"]


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("mean_reward", "reward_mean"),
        ("score", "reward_mean"),
        ("critic/score/mean", "reward_mean"),
        ("objective/rlhf_reward", "reward_mean"),
        ("rewards/accuracies", "preference_accuracy"),
        ("rewards/margins", "reward_margin"),
    ],
)
def test_another_spelling_is_told_with_the_name_to_write(tmp_path: Path, name: str, canonical: str) -> None:
    health = judged(tmp_path, lambda _: {**without("reward_mean"), name: 0.5})
    why = health.lacking.get("reward or preference")
    if why is None:  # judged by its role, which is told
        assert name in health.coverage.assumed
    else:
        assert why.endswith(f'the log has "{name}": write it as {canonical}')


def test_what_the_settings_switch_off_is_not_missing(tmp_path: Path) -> None:
    health = judged(tmp_path, lambda _: without("kl_mean"), config={"beta": 0.0})
    assert health.verdict == "quiet"
    assert why(health, "kl_drift") == "no KL: beta is 0"


def test_a_kl_that_is_always_exactly_0_was_not_measured(tmp_path: Path) -> None:
    health = judged(tmp_path, lambda _: {**CORE_METRICS, "kl_mean": 0.0})
    assert health.verdict == "not judged"
    assert health.lacking == {"KL": "kl_mean is exactly 0 in all 100 rows: no KL was measured (beta is 0?)"}
    assert why(health, "kl_drift") == health.lacking["KL"]


def test_nan_is_told_of_any_metric_known_or_not(tmp_path: Path) -> None:
    broken = {"my/objective": math.nan, "advantage_mean": math.inf}
    health = judged(tmp_path, lambda step: {**CORE_METRICS, **(broken if step > 90 else {})})
    assert health.coverage.nonfinite == {"my/objective": 10, "advantage_mean": 10}


def test_values_that_could_not_be_written_leave_nothing_to_judge(tmp_path: Path) -> None:
    health = judged(tmp_path, lambda _: {"loss": "low", "kl_mean": [1.0, 2.0], "reward_mean": object()})
    assert health.verdict == "not judged"
    assert set(health.lacking) == set(CORE)


def test_a_warning_about_a_core_that_was_not_judged_says_both(tmp_path: Path) -> None:
    health = judged(tmp_path, lambda _: {"kl_mean": 5.0})
    assert health.verdict == "warning"
    assert list(health.lacking) == ["entropy or loss", "reward or preference", "gradient norm"]


def test_what_the_algorithm_does_not_have_is_not_missing() -> None:
    assert explanation("KL", Origin(framework="trl", algorithm="dpo")) == "no KL: trl dpo logs none"
    assert explanation("reward or preference", Origin(framework="verl", algorithm="sft")) is not None
    assert explanation("KL", Origin(framework="trl", algorithm="grpo")) is None
    assert explanation("KL", Origin(settings={"actor": {"use_kl_loss": True, "kl_coef": 0.0}})) is None
    assert explanation("gradient norm", Origin(framework="trl", algorithm="sft")) is None


def test_a_log_of_nobodys_names_is_told_which_framework_would_know_them(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    rows = [{"step": step, "kl": 0.1, "reward_scalar": 0.5, "train_loss": 0.1} for step in range(1, 101)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    (health,) = check_runs(path)
    assert health.verdict == "not judged"
    assert '"kl" (first 0.1, ' in health.lacking["KL"]
    assert health.lacking["KL"].endswith("sum over a sequence), or say whose it is: --framework openrlhf|trl")


def test_what_is_undecided_is_told_with_the_flag_that_decides(tmp_path: Path) -> None:
    path = tmp_path / "verl.log"
    rows = (
        f"step:{step} - actor/kl_loss:0.01 - actor/entropy:1.0 - actor/grad_norm:1.0 - critic/score/mean:0.5 - "
        "actor/pg_loss:0.1 - timing_s/step:10.0 - perf/throughput:100.0 - response_length/mean:100.0\n"
        for step in range(1, 61)
    )
    path.write_text("".join(rows))
    (health,) = check_runs(path)
    assert health.verdict == "not judged"
    assert '"verl/actor/kl_loss"' in health.lacking["KL"]
    assert "whose meaning is undecided: --" in health.lacking["KL"]


def test_what_a_framework_does_not_log_is_missing_while_it_is_undecided_whose_log_it_is(tmp_path: Path) -> None:
    path = tmp_path / "trainer_state.json"
    keys = {"loss": 0.1, "grad_norm": 1.0, "learning_rate": 1e-5, "reward": 0.5, "reward_std": 0.1, "entropy": 1.0}
    rows = [{"step": step, "epoch": step / 100, **keys} for step in range(1, 101)]
    path.write_text(json.dumps({"global_step": 100, "log_history": rows}))
    (health,) = check_runs(path)
    assert health.decided_by is not None
    assert health.decided_by.startswith("--framework ")
    assert health.verdict == "not judged"
    assert health.lacking["KL"] == f"no kl_mean or kl_sequence; whose log it is is undecided: {health.decided_by}"
    (told,) = check_runs(path, framework="trl", algorithm="grpo")
    assert "--setting beta=0" in told.lacking["KL"]


def rows_of(kind: str, metrics: list[str]) -> list[dict[str, float]]:
    """A run of 100 steps whose metrics are of a kind."""
    rows: list[dict[str, float]] = []
    for step in range(1, 101):
        value = {"constant": 0.5, "NaN": math.nan if step > 50 else 0.5}.get(kind, 0.5 + 0.01 * (step % 7))
        names = [] if kind == "absent" or (kind == "sparse" and step % 40) else metrics
        rows.append({f"my/{name}" if kind == "unknown name" else name: value for name in names})
    return rows


@pytest.mark.parametrize("kind", ["present", "absent", "unknown name", "sparse", "constant", "NaN"])
@pytest.mark.parametrize("rule", [name for name, rule in default_rules().items() if any(g.metric for g in rule.grade)])
def test_no_rule_is_silent_about_its_metrics(rule: str, kind: str) -> None:
    rules = default_rules()
    metrics = rules[rule].metrics
    evaluator, seen = Evaluator(), Seen()
    for step, row in enumerate(rows_of(kind, metrics), start=1):
        seen.add(row_event := event(step, row))
        evaluator.observe(row_event)
    coverage = coverage_of(evaluator.standing(), seen, rules, nonfinite=evaluator.nonfinite)
    reasons = {one.rule: one for one in coverage.not_judged}
    assert (rule in coverage.judged) != (rule in reasons)
    if kind == "absent":
        assert reasons[rule].needs == metrics
    if kind == "unknown name" and rule in reasons:
        assert all(name.startswith("my/") for name in reasons[rule].found)
        assert reasons[rule].found or not any(map(METRICS.get, metrics))
    if kind == "NaN":
        assert set(coverage.nonfinite) == set(metrics)
    if rule in reasons:
        assert reasons[rule].why


@pytest.mark.parametrize(
    ("part", "there", "where"),
    [
        ("KL", lambda step: step <= 10, "no kl_mean after step 10"),
        ("reward or preference", lambda step: step <= 150, "no reward_mean after step 150"),
        ("entropy or loss", lambda step: step <= 60 and step % 10 == 0, "no loss after step 60"),
        ("gradient norm", lambda step: step <= 3, "no grad_norm after step 3"),
        ("KL", lambda step: step > 190, "no kl_mean before step 191"),
        ("KL", lambda step: not 30 <= step <= 170, "no kl_mean between steps 29 and 171"),
    ],
)
def test_what_is_not_logged_in_a_part_of_the_run_was_not_judged(
    tmp_path: Path, part: str, there: Callable[[int], bool], where: str
) -> None:
    own = set(CORE[part]) & CORE_METRICS.keys()
    health = judged(tmp_path, lambda step: CORE_METRICS if there(step) else without(*own), steps=200)
    assert (health.verdict, health.lacking) == ("not judged", {part: where})
    assert where in (health.hides or "")
    assert not any(
        how.why.startswith("no ") and how.rule in health.coverage.judged for how in health.coverage.not_judged
    )


@pytest.mark.parametrize("every", [2, 7, 10, 15, 50])
@pytest.mark.parametrize("steps", [200, 245])
def test_a_metric_of_some_steps_only_is_there_throughout(tmp_path: Path, every: int, steps: int) -> None:
    def sparse(step: int) -> Mapping[str, float]:
        return CORE_METRICS if step % every == 0 or step == 1 else without("kl_mean")

    health = judged(tmp_path, sparse, steps=steps)
    assert (health.verdict, health.hides) == ("quiet", None)


def test_a_rule_whose_metric_is_not_logged_any_more_is_no_longer_judged_and_the_rest_is_quiet(tmp_path: Path) -> None:
    health = judged(tmp_path, lambda step: {**CORE_METRICS, "clip_frac": 0.01 if step <= 40 else None}, steps=120)
    assert (health.verdict, health.hides) == ("quiet", "no clip_frac after step 40")
    assert why(health, "clip_frac") == "no clip_frac after step 40"


def test_a_metric_without_a_value_in_any_row_is_not_called_absent(tmp_path: Path) -> None:
    health = judged(tmp_path, lambda _: {**CORE_METRICS, "kl_mean": None})
    assert health.lacking == {"KL": "no kl_mean or kl_sequence (kl_mean: null in every row)"}


@pytest.mark.parametrize("first", [0, 1, 1000])
def test_a_short_last_stage_is_not_judged_by_the_one_before_it(tmp_path: Path, first: int) -> None:
    for steps in (range(first, first + 200), range(1, 11)):
        with Run(tmp_path, run_id="r") as run:
            for step in steps:
                run.log(step, CORE_METRICS)
    (health,) = check_runs(tmp_path)
    assert (health.verdict, health.events) == ("not judged", 210)
    assert list(health.lacking) == ["entropy or loss", "reward or preference", "gradient norm"]
    assert all("only 10" in reason for reason in health.lacking.values()), health.lacking


def test_a_last_row_without_metrics_changes_nothing(tmp_path: Path) -> None:
    health = judged(tmp_path, lambda step: CORE_METRICS if step < 100 else {"my/note": None})
    assert "non_finite" in health.coverage.judged


def test_a_value_that_is_not_written_is_not_judged(tmp_path: Path) -> None:
    found: list[Any] = []
    with Run(tmp_path, run_id="r", monitor_health=True, on_alert=[found.append]) as run:
        for step in range(1, 60):
            run.log(step, {"frac_reward_zero_std": 2.0})
    assert found == []
    (health,) = check_runs(tmp_path)
    assert health.alerts == []


def test_nan_hides_no_greatest_value_of_a_kl_and_is_not_0(tmp_path: Path) -> None:
    health = judged(tmp_path, lambda step: {**without("kl_mean"), "my/kl": math.nan if step < 3 else float(step)})
    assert "(first NaN, last 100, greatest 100 at step 100)" in health.lacking["KL"]
    seen = Seen()
    for step, kl in enumerate([0.0, math.nan, 0.0], 1):
        seen.add(event(step, {"kl_mean": kl}))
    assert not seen.without_kl
