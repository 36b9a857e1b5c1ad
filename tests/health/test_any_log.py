"""Whatever a log holds: the rules raise nothing, contradict nothing, and find the same live as afterwards."""

from __future__ import annotations

import math
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from rldk_schema import Event
from rldk_schema.metrics import METRICS

from rldk import Run
from rldk.check import check_runs
from rldk.health.alerts import Alert
from rldk.health.coverage import coverage_of
from rldk.health.evaluator import Evaluator
from rldk.health.firing import COOL_DOWN_STEPS
from rldk.health.rules import default_rules
from rldk.health.seen import Seen
from tests.factories.health import event

RULES = default_rules()
JUDGED = sorted(
    {metric for rule in RULES.values() for grade in rule.grade for metric in grade.metrics} & METRICS.keys()
)
OTHERS = ["train.loss", "a/entropy", "b/grad_norm", "x/reward", "kl", "rewards/f", "foo", "é", "eval/loss"]
ODD = [0.0, -0.0, -1.0, 1.0, math.nan, math.inf, -math.inf, 1e308, -1e308, 5e-324, None]

# A metric in the course of a run: its usual value, and what becomes of it at which row.
CURVE = st.tuples(
    st.one_of(st.sampled_from([0.0, 0.01, 1.0, 100.0, 1e9]), st.floats(-10, 10)),
    st.sampled_from(["same", "odd", "grows", "shrinks", "stops", "sparse"]),
    st.integers(0, 60),
)
LOG = st.fixed_dictionaries(
    {
        "curves": st.dictionaries(st.sampled_from(JUDGED + OTHERS), CURVE, min_size=1, max_size=6),
        "odd": st.lists(st.sampled_from(ODD), min_size=1, max_size=5),
        "rows": st.integers(0, 150),
        "every": st.sampled_from([1, 1, 10, 100]),
        "evaluations": st.sampled_from([7, 1000]),
        "again": st.integers(0, 200),
    }
)


def value(curve: tuple[float, str, int], odd: list[float | None], row: int) -> float | None:
    usual, kind, at = curve
    if row < at or kind == "same":
        return usual
    if kind == "sparse":
        return usual if row % 5 == 0 else None
    if kind == "stops":
        return None
    return {"odd": odd[row % len(odd)], "grows": usual * 1.2 ** (row - at), "shrinks": usual * 0.8 ** (row - at)}[kind]


def rows(log: dict[str, Any]) -> list[Event]:
    """Its events. At the row `again` its steps begin again."""
    found = []
    for row in range(log["rows"]):
        phase = "eval" if row % log["evaluations"] == 6 else "train"
        step = (row - log["again"] if row >= log["again"] else row) * log["every"]
        metrics = {name: value(curve, log["odd"], row) for name, curve in log["curves"].items()}
        found.append(event(step, metrics, phase=phase, wall_time=float(row)))
    return found


@settings(max_examples=60, deadline=None)
@given(LOG)
def test_each_rule_has_judged_or_not_and_one_that_fired_has(log: dict[str, Any]) -> None:
    monitor, seen, alerts = Evaluator(RULES), Seen(), list[Alert]()
    for one in rows(log):
        alerts += monitor.observe(one)
        if one.model_info.phase == "train":
            seen.add(one)
    standing = monitor.standing()
    assert {alert.rule for alert in alerts} <= {name for name, how in standing.items() if how.judged}
    coverage = coverage_of(standing, seen, RULES, nonfinite=monitor.nonfinite)
    assert sorted([*coverage.judged, *(one.rule for one in coverage.not_judged)]) == sorted(RULES)
    assert all(one.why and "-" not in one.why.partition("only ")[2][:1] for one in coverage.not_judged)


@settings(max_examples=60, deadline=None)
@given(LOG)
def test_a_cause_is_not_told_twice_before_its_cooldown_is_over(log: dict[str, Any]) -> None:
    monitor, told = Evaluator(RULES), dict[tuple[str, str | None, str], int]()
    for one in rows({**log, "again": 1000}):
        for alert in monitor.observe(one):
            key = (alert.rule, alert.metric, alert.severity)
            assert alert.step - told.get(key, -math.inf) > COOL_DOWN_STEPS
            told[key] = alert.step


@settings(max_examples=15, deadline=None)
@given(LOG)
def test_a_run_that_is_watched_is_told_what_its_log_is_told_afterwards(log: dict[str, Any]) -> None:
    live: list[Alert] = []
    with tempfile.TemporaryDirectory() as directory:
        with Run(directory, run_id="r", monitor_health=True, on_alert=[live.append]) as run:
            for one in rows({**log, "again": 1000}):
                run.log(one.step, one.metrics, phase=one.model_info.phase)
        (health,) = check_runs(Path(directory))
    afterwards = sorted((a.step, a.rule, a.severity, a.metric or "") for a in health.alerts)
    assert sorted((a.step, a.rule, a.severity, a.metric or "") for a in live) == afterwards
