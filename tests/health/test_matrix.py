"""Every rule against its metric: present, absent, under a name that nobody knows, sparse, constant, NaN.

Whatever the log has, the answer is an alert, or a standing that says why nothing was judged, or both: never silence.
The cases come from rules.toml, so that a rule that is added is held to this as well.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import pytest
from rldk_schema import Lifecycle
from rldk_schema.metrics import METRICS

from rldk.health.alerts import Alert
from rldk.health.evaluator import Evaluator
from rldk.health.roles import METRIC_OF_ROLE, needs_no_scale
from rldk.health.rules import Grade, default_rules
from rldk.health.standing import Standing
from tests.factories.health import NOISE, SICK, Curve, event

RULES = default_rules()
STEPS = 200
_ROLES = {metric: role for role, metric in METRIC_OF_ROLE.items()}
_WITHOUT_METRIC = {"stall", "checkpoint_damage"}

CASES: dict[str, dict[str, Curve]] = {
    **SICK,
    "reward_std_collapse": {"reward_std": lambda s: 0.4 if s < 100 else 0.01 + 0.001 * (s % 2)},
    "chosen_logps_falling": {"logps_chosen": lambda s: -2.0 - 0.1 * s},
    "preference_inverted": {"reward_margin": lambda s: -0.01 * s},
    "non_finite": {"loss": lambda s: 1.0 if s < 100 else math.nan},
    "gpu_memory": {**SICK["gpu_memory"], "gpu_memory_total": lambda _: 80e9},
    "network_latency": {"network_latency": lambda s: 0.8 if s < 60 else 40.0},
}
"""For each rule what makes it fire. `eval_gap` compares two phases, and has tests of its own."""

NAMED = sorted(RULES.keys() - _WITHOUT_METRIC - {"eval_gap"})


def judged(
    curves: Mapping[str, Curve], *, every: int = 1, steps: int = STEPS, clock: bool = True
) -> tuple[list[Alert], dict[str, Standing]]:
    """A run of which these metrics are logged at every so-manieth step, beside a loss that is fine."""
    monitor, alerts = Evaluator(), []
    NOISE.seed(0)
    for step in range(1, steps * every + 1):
        metrics: dict[str, float | None] = {"lr": 1e-4}
        if step % every == 0:
            metrics |= {name: curve(step // every) for name, curve in curves.items()}
        alerts += monitor.observe(event(step, metrics, wall_time=3.0 * step if clock else None))
    return alerts, monitor.standing()


def about(rule: str) -> set[str]:
    """The metrics that a rule judges."""
    return {metric for grade in RULES[rule].grade for metric in grade.metrics}


def test_every_rule_has_a_case() -> None:
    assert set(NAMED) <= CASES.keys(), "add what makes the new rule fire to CASES"


@pytest.mark.parametrize("rule", NAMED)
def test_a_rule_whose_metric_is_there_fires_and_has_judged(rule: str) -> None:
    alerts, standing = judged(CASES[rule])
    assert rule in {alert.rule for alert in alerts}
    assert standing[rule].judged
    assert standing[rule].waits is None
    assert max(standing[rule].rows[metric] for metric in about(rule) if "*" not in metric) > 0


@pytest.mark.parametrize("rule", sorted(RULES.keys() - {"non_finite"}))
def test_a_rule_whose_metric_is_absent_says_which_it_lacks(rule: str) -> None:
    alerts, standing = judged({"my/metric": lambda _: 1.0}, clock=False)
    assert alerts == []
    assert not standing[rule].judged
    assert set(standing[rule].rows.values()) <= {0}
    assert set(standing[rule].rows) == {metric for grade in RULES[rule].grade for metric in grade.looked_at}


@pytest.mark.parametrize("rule", NAMED)
def test_a_rule_whose_metric_has_an_unknown_name_says_so_or_judges_it_by_its_role(rule: str) -> None:
    renamed = {f"my/{_ROLES.get(name, name + 'x')}": curve for name, curve in CASES[rule].items()}
    alerts, standing = judged(renamed, clock=False)
    found = [alert for alert in alerts if alert.rule == rule]
    by_role = [grade for grade in RULES[rule].grade if needs_no_scale(grade) and _ROLES.keys() & set(grade.metrics)]
    if rule == "non_finite":  # any metric may be NaN
        assert found
    elif by_role and CASES[rule].keys() & about(rule) & _ROLES.keys():
        assert found
        assert standing[rule].roles
    else:
        assert found == []
        assert not standing[rule].judged
        assert not any(standing[rule].rows[metric] for metric in about(rule))
    for alert in found:
        assert alert.severity in ("info", "warning")
        assert rule == "non_finite" or alert.message.endswith(("meaning assumed from its name", "from their names"))


@pytest.mark.parametrize("every", [2, 4, 10])
@pytest.mark.parametrize("rule", NAMED)
def test_a_rule_whose_metric_is_logged_at_some_steps_only_fires_all_the_same(rule: str, every: int) -> None:
    always, _ = judged(CASES[rule])
    alerts, standing = judged(CASES[rule], every=every)
    grave = {alert.severity for alert in always if alert.rule == rule}
    assert grave <= {alert.severity for alert in alerts if alert.rule == rule}
    assert standing[rule].judged


@pytest.mark.parametrize("rule", sorted(set(NAMED) - {"non_finite"}))
def test_a_metric_that_never_changes_is_judged_or_the_rule_says_what_it_waits_for(rule: str) -> None:
    for level in (0.0, 1.0, 1e6):
        constant: dict[str, Curve] = {name: lambda _, level=level: level for name in CASES[rule]}  # type: ignore[misc]
        alerts, standing = judged(constant)
        told = any(alert.rule == rule for alert in alerts)
        assert told or standing[rule].judged or not _is_usable(rule, level)


def _is_usable(rule: str, level: float) -> bool:
    """Whether a grade could compare with this: nothing is a multiple of 0, and no share is above 1."""
    bounds = [(METRICS[name].minimum, METRICS[name].maximum) for name in CASES[rule] if name in METRICS]
    if any((least is not None and level < least) or (most is not None and level > most) for least, most in bounds):
        return False
    return level != 0 or any(grade.of is None for grade in RULES[rule].grade)


@pytest.mark.parametrize("metric", sorted({m for rule in NAMED for m in about(rule) if "*" not in m} | {"my/metric"}))
@pytest.mark.parametrize("value", [math.nan, math.inf])
@pytest.mark.parametrize("phase", ["train", "eval", "test", "summary"])
def test_a_value_that_is_not_finite_is_told_once_whatever_metric_it_is_of(
    metric: str, value: float, phase: str
) -> None:
    monitor = Evaluator()
    alerts = [a for step in range(1, 20) for a in monitor.observe(event(step, {metric: value}, phase=phase))]
    told = [alert for alert in alerts if alert.metric == metric and alert.rule == "non_finite"]
    assert len({alert.severity for alert in told}) == len(told) > 0  # once, and once more where it gets worse
    assert monitor.nonfinite == {metric: 19}


def test_rules_without_a_metric_have_judged_once_somebody_has_looked() -> None:
    monitor = Evaluator()
    monitor.observe(event(1, {"loss": 1.0}, wall_time=1.0))
    assert not monitor.standing()["stall"].judged  # one time is no interval
    monitor.observe(event(2, {"loss": 1.0}, wall_time=2.0))
    assert monitor.standing()["stall"].judged
    saved = replace(event(2, {}, phase="lifecycle"), lifecycle=Lifecycle(kind="checkpoint", checkpoint="c"))
    monitor.observe(saved)
    assert not monitor.standing()["checkpoint_damage"].judged
    monitor.observe(replace(saved, metrics={"checkpoint/size": 1e6}))  # its figures: it has been read
    assert monitor.standing()["checkpoint_damage"].judged
    monitor = Evaluator()
    monitor.damaged(1, "the file ends early")
    assert monitor.standing()["checkpoint_damage"].judged


@pytest.mark.parametrize("rule", NAMED)
def test_a_run_that_is_too_short_waits_unless_something_is_found(rule: str) -> None:
    alerts, standing = judged(CASES[rule], steps=3)
    if not standing[rule].judged:
        assert not [alert for alert in alerts if alert.rule == rule]
        assert (standing[rule].waits or 0) > 0


def test_the_words_of_a_grade_are_true_of_it() -> None:
    def words(rule: str, grade: Grade) -> str:
        return grade.means or RULES[rule].means

    for rule, one in RULES.items():
        for grade in one.grade:
            said = words(rule, grade)
            if "reward rises" in said:
                assert grade.follows is not None, rule
                assert grade.follows.metric == "reward_mean", rule
            if "most" in said.split():
                assert (grade.zeros or grade.above or 0) >= 0.5, rule
            if "drifting" in said:
                assert grade.of is not None or grade.when, rule
