"""Names that are not declared, judged by their role."""

from __future__ import annotations

import math

import pytest

from rldk.health.alerts import Alert
from rldk.health.evaluator import Evaluator
from tests.factories.health import REWARD_FLAT, Curve, event, from_, noisy


def judged(curves: dict[str, Curve], monitor: Evaluator, steps: int = 300) -> list[Alert]:
    return [
        alert
        for step in range(1, steps + 1)
        for alert in monitor.observe(event(step, {name: curve(step) for name, curve in curves.items()}))
    ]


SINKING: Curve = from_(100, 50.0, 2.0)  # a sum over the sequence, as some log it


def test_an_entropy_by_another_name_is_judged_at_most_as_a_warning_that_says_so() -> None:
    monitor = Evaluator()
    alerts = judged({"actor/entropy": SINKING, "reward_mean": REWARD_FLAT}, monitor)
    assert {(alert.rule, alert.severity, alert.metric) for alert in alerts} == {
        ("entropy_collapse", "warning", "actor/entropy")
    }
    assert alerts[0].message.endswith("actor/entropy: meaning assumed from its name")
    assert monitor.standing()["entropy_collapse"].roles == ("actor/entropy",)


def test_a_reward_by_another_name_tells_whether_it_rises_and_is_said_to_be_assumed() -> None:
    monitor = Evaluator()
    alerts = judged({"entropy_mean": from_(100, 1.0, 0.05), "train/reward": REWARD_FLAT}, monitor)
    assert {(alert.rule, alert.severity) for alert in alerts} == {("entropy_collapse", "warning")}
    assert all(alert.message.endswith("train/reward: meaning assumed from its name") for alert in alerts)
    named = judged({"entropy_mean": from_(100, 1.0, 0.05), "reward_mean": REWARD_FLAT}, Evaluator())
    assert "critical" in {alert.severity for alert in named}
    rising: Curve = lambda s: s / 300  # noqa: E731
    assert judged({"entropy_mean": from_(100, 1.0, 0.2), "train/reward": rising}, Evaluator()) == []


def test_several_names_of_one_role_are_judged_each_by_itself() -> None:
    alerts = judged({"actor/entropy": SINKING, "critic/entropy": SINKING, "reward_mean": REWARD_FLAT}, Evaluator())
    assert {alert.metric for alert in alerts} == {"actor/entropy", "critic/entropy"}


def test_parts_of_a_whole_are_not_judged() -> None:
    layers: dict[str, Curve] = {f"layers/{n}/grad_norm": lambda _: 0.0 for n in range(24)}
    monitor = Evaluator()
    assert judged(layers, monitor) == []
    assert not monitor.standing()["zero_gradient"].judged
    alerts = judged({**layers, "train/grad_norm": lambda _: 0.0}, monitor := Evaluator())
    assert {alert.metric for alert in alerts} == {"train/grad_norm"}
    assert monitor.standing()["zero_gradient"].roles == ("train/grad_norm",)


@pytest.mark.parametrize("late", [1, 50])
def test_nothing_stands_in_for_a_metric_that_is_there(late: int) -> None:
    monitor = Evaluator()
    own: Curve = lambda s: 1.0 if s >= late else None  # noqa: E731
    alerts = judged({"actor/entropy": SINKING, "entropy_mean": own, "reward_mean": REWARD_FLAT}, monitor)
    assert alerts == []
    assert monitor.standing()["entropy_collapse"].roles == ()


def test_a_kl_by_another_name_is_not_judged_unless_it_is_nan() -> None:
    monitor = Evaluator()
    assert judged({"actor/kl": lambda s: 0.001 * 1.06**s}, monitor) == []
    assert not monitor.standing()["kl_drift"].judged
    (alert,) = monitor.observe(event(301, {"actor/kl": math.nan}))
    assert (alert.rule, alert.severity, alert.metric) == ("non_finite", "warning", "actor/kl")


def test_an_overflow_by_another_name_is_information_beside_a_loss_that_is_finite() -> None:
    monitor = Evaluator()
    judged({"train/loss": noisy(1.0), "train/grad_norm": noisy(1.0)}, monitor, steps=30)
    (alert,) = monitor.observe(event(31, {"train/loss": 1.0, "train/grad_norm": math.nan}))
    assert alert.severity == "info"
    (alert,) = monitor.observe(event(32, {"train/loss": math.nan, "train/grad_norm": 1.0}))
    assert (alert.severity, alert.metric) == ("warning", "train/loss")
