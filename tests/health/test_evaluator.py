from __future__ import annotations

import math
import random
import sys
from collections.abc import Iterable
from typing import Any

import pytest

from rldk.forms import as_json
from rldk.health.alerts import Alert
from rldk.health.condition import Watch
from rldk.health.evaluator import Evaluator
from rldk.health.firing import COOL_DOWN_STEPS
from rldk.health.rules import default_rules, load_rules
from tests.factories.health import HEALTHY, NOISE, REWARD_FLAT, SICK, Curve, event, from_, named, noisy, run


@pytest.mark.parametrize("every", [1, 10])
def test_a_healthy_run_is_quiet(every: int) -> None:
    assert run(steps=1000, every=every) == []


def test_a_missing_metric_never_fires() -> None:
    monitor = Evaluator()
    for step in range(1, 200):
        assert monitor.observe(event(step, {})) == []
        assert monitor.observe(event(step, dict.fromkeys(HEALTHY))) == []


@pytest.mark.parametrize("rule", SICK)
def test_a_sick_run_is_found_by_its_rule_and_no_other_warns(rule: str) -> None:
    alerts = [alert for alert in run(SICK[rule]) if alert.severity != "info"]
    assert {alert.rule for alert in alerts} == {rule}


@pytest.mark.parametrize("rule", sorted(SICK.keys() - {"grad_norm_spike", "zero_gradient"}))
def test_a_sick_run_is_found_where_every_tenth_step_is_logged(rule: str) -> None:
    assert rule in {alert.rule for alert in run(SICK[rule], steps=600, every=10)}


def test_a_cause_is_told_once_for_as_long_as_it_lasts_and_again_when_it_comes_again() -> None:
    gone = 200 + COOL_DOWN_STEPS

    def curve(step: int) -> float:
        return 0.5 if 100 <= step < 200 or step >= gone + 1 else 0.02

    alerts = [a.step for a in run({"truncated_frac": curve}, steps=500) if a.severity == "warning"]
    assert alerts == [114, gone + 15]


@pytest.mark.parametrize("every", [1, 100, 101, 500])
def test_a_cause_that_lasts_is_told_once_however_far_apart_the_rows_are(every: int) -> None:
    monitor = Evaluator()
    rows = [event(step, {"disk_free": 5e7}, wall_time=float(step)) for step in range(every, 60 * every, every)]
    assert named(alert for row in rows for alert in monitor.observe(row)) == [("disk_full", "critical")]
    evaluations = [event(step, {"loss": math.nan}, phase="eval") for step in range(every, 60 * every, every)]
    assert named(alert for row in evaluations for alert in monitor.observe(row)) == [("non_finite", "critical")]


def test_two_rules_about_one_metric_both_tell() -> None:
    own = {"mine": {"means": "m", "grade": [{"severity": "critical", "metric": "disk_free", "runs_out": 86400.0}]}}
    monitor = Evaluator(load_rules(own))
    rows = [event(step, {"disk_free": 8e10 - 7e6 * step * 30}, wall_time=step * 30.0) for step in range(1, 200)]
    found = {rule for rule, _ in named(alert for row in rows for alert in monitor.observe(row))}
    assert found == {"disk_full", "mine"}


@pytest.mark.parametrize("every", [1, 2, 5])
def test_so_many_rows_are_counted_of_those_that_have_the_metric(every: int) -> None:
    monitor = Evaluator()
    alerts = []
    for step in range(1, 800):
        metrics = {"loss": 1.0}
        if step % every == 0:
            metrics["allreduce_time"] = 20.0 if step < 400 else 2000.0
        alerts += monitor.observe(event(step, metrics))
    assert named(alerts) == [("allreduce_time", "warning")]


def test_a_cause_that_gets_worse_is_told_again() -> None:
    curve: Curve = lambda s: 0.005 if s < 50 else 0.15 if s < 100 else 0.25 if s < 150 else 0.5  # noqa: E731
    assert named(run({"clip_frac": curve})) == [("clip_frac", s) for s in ("info", "warning", "critical")]
    # At once: the gravest only.
    assert named(run({"clip_frac": from_(50, 0.005, 0.9)})) == [("clip_frac", "critical")]


def test_a_breach_that_is_interrupted_does_not_last_unless_so_many_rows_out_of_some_are_enough() -> None:
    assert run({"explained_variance": lambda s: -0.3 if s % 8 else 0.3}) == []  # 10 steps without a break
    assert named(run({"clip_frac": lambda s: 0.3 if s % 8 else 0.0})) == [("clip_frac", "warning")]  # 10 of 20 rows


def test_the_first_steps_are_not_judged() -> None:
    assert run({"kl_mean": lambda s: 20.0 if s <= 5 else 0.01}) == []
    assert run({"grad_norm": lambda s: 50.0 if s <= 20 and s % 5 == 0 else 1.0}) == []


@pytest.mark.parametrize("name", ["loss", "kl_mean", "logps_chosen", "entropy_mean"])
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_value_that_is_not_finite_is_critical_at_once(name: str, value: float) -> None:
    assert Evaluator().observe(event(1, {name: value}))[0].severity == "critical"
    (alert,) = Evaluator().observe(event(1, {name: value}, phase="eval"))
    assert (alert.rule, alert.severity, alert.step) == ("non_finite", "critical", 1)
    assert as_json(alert)["value"] in ("NaN", "Infinity", "-Infinity")
    assert f"{name} is {as_json(alert)['value']}" in alert.message


def test_an_infinite_gradient_is_what_loss_scaling_does_and_five_are_not() -> None:
    monitor = Evaluator()
    found = [named(monitor.observe(event(step, {"grad_norm": math.inf}))) for step in range(1, 7)]
    assert found == [[("non_finite", "warning")], [], [], [], [("non_finite", "critical")], []]


def test_nan_does_not_end_or_begin_a_breach_of_other_rules() -> None:
    curve: Curve = lambda s: (math.nan if s % 5 == 0 else 5.0) if s > 100 else 0.01  # noqa: E731
    assert ("kl_drift", "warning") in named(run({"kl_mean": curve}))
    assert {rule for rule, _ in named(run({"kl_mean": lambda _: math.nan}))} == {"non_finite"}


def test_what_ends_in_success_is_no_collapse() -> None:
    learnt: dict[str, Curve] = {
        "reward_mean": lambda s: min(1.0, s / 150),
        "entropy_mean": lambda s: max(0.05, 1 - s / 150),
        "reward_std": lambda s: max(0.001, 0.4 - s / 300),
        "frac_reward_zero_std": lambda s: min(0.9, s / 150),
        "grad_norm": lambda s: max(0.01, 1 - s / 150),
    }
    # Compute that is wasted on what has been learnt is told all the same.
    assert named(a for a in run(learnt, steps=400) if a.severity != "info") == [
        ("zero_variance_groups", "warning"),
        ("entropy_collapse", "warning"),
    ]
    learnt |= {"entropy_mean": lambda s: max(0.15, 1 - s / 150), "frac_reward_zero_std": lambda s: min(0.7, s / 150)}
    assert [a for a in run(learnt, steps=400) if a.severity != "info"] == []
    assert ("entropy_collapse", "warning") in named(run({**learnt, "reward_mean": REWARD_FLAT}))


@pytest.mark.parametrize(("name", "sign"), [("reward_mean", 1), ("loss", -1)])
def test_a_gap_between_training_and_evaluation_that_widens_is_found(name: str, sign: int) -> None:
    def judged(held_out: Curve) -> list[Alert]:
        monitor, alerts = Evaluator(), []
        for step in range(1, 301):
            alerts += monitor.observe(event(step, {name: sign * (step / 100) + NOISE.gauss(0, 0.05)}))
            if step % 20 == 0:
                alerts += monitor.observe(event(step, {name: held_out(step)}, phase="eval", dataset="held-out"))
        return alerts

    worse: Curve = lambda s: -sign * s / 300  # noqa: E731
    (alert,) = judged(worse)
    assert (alert.rule, alert.step, alert.metric) == ("eval_gap", 120, name)
    assert "in evaluation on held-out" in alert.message
    assert judged(lambda s: sign * s / 300) == []  # slower, but better


def test_rules_for_some_algorithms_leave_others_alone() -> None:
    rules = load_rules(thresholds={"kl_mean": {"above": 0.1, "algorithms": ["Grpo"], "warmup": 0}})
    assert Evaluator(rules, algorithm="GRPO").observe(event(1, {"kl_mean": 1.0}))
    assert not Evaluator(rules).observe(event(1, {"kl_mean": 1.0}))
    assert not Evaluator(rules, algorithm="ppo").observe(event(1, {"kl_mean": 1.0}))


def test_entropy_that_supervised_training_takes_away_is_no_collapse_and_that_of_preferences_is() -> None:
    sinking: dict[str, Curve] = {"entropy_mean": from_(100, 5.0, 0.1)}
    supervised = dict.fromkeys(HEALTHY, lambda _: None)
    assert run({**supervised, **sinking}) == []
    preferences: dict[str, Curve] = {**sinking, "preference_accuracy": noisy(0.6, 0.05)}
    assert named(run({**supervised, **preferences})) == [("entropy_collapse", "warning")]


def test_events_are_not_changed() -> None:
    metrics = {"loss": math.nan, "kl_mean": 100.0}
    one = event(1, metrics)
    Evaluator().observe(one)
    assert list(one.metrics) == list(metrics)
    assert one.notes == []


def test_memory_does_not_grow_with_the_run() -> None:
    monitor = Evaluator()

    def size(thing: object, seen: set[int]) -> int:
        if id(thing) in seen:
            return 0
        seen.add(id(thing))
        parts: list[Any] = [
            getattr(thing, name) for name in getattr(type(thing), "__slots__", ()) if hasattr(thing, name)
        ]
        parts += list(getattr(thing, "__dict__", {}).values())
        if isinstance(thing, dict):
            parts += list(thing.values())
        elif isinstance(thing, Iterable) and not isinstance(thing, str):
            parts += list(thing)
        return sys.getsizeof(thing) + sum(size(part, seen) for part in parts)

    run(steps=500, monitor=monitor)
    before = size(monitor, {id(default_rules())})
    run({f"my/{n}": noisy(1) for n in range(100)}, steps=2000, monitor=monitor)
    run({f"my/{n}/reward": noisy(1) for n in range(100)}, steps=100, monitor=monitor)
    assert size(monitor, {id(default_rules())}) < before * 1.1


@pytest.mark.parametrize("total", [math.nan, math.inf, -math.inf, 0.0])
def test_nothing_is_a_multiple_of_what_is_not_finite(total: float) -> None:
    monitor = Evaluator()
    for step in range(1, 60):
        metrics = {"gpu_memory_used": 5.0, "gpu_memory_total": total, "entropy_mean": 1.7e308}
        assert [alert for alert in monitor.observe(event(step, metrics)) if alert.rule != "non_finite"] == []


def test_truncation_that_comes_and_goes_is_none_that_stays() -> None:
    def alerts(calm_every: int) -> list[str]:
        monitor, found = Evaluator(), []
        for step in range(1, 201):
            share = 0.05 if step < 60 or step % calm_every == 0 else 0.25
            found += monitor.observe(event(step, {"truncated_frac": share}))
        return [alert.severity for alert in found if alert.severity != "info"]

    assert alerts(3) == []  # as in healthy public runs, where 1 row in 20 is above 0.25
    assert alerts(10) == ["warning"]


@pytest.mark.parametrize("seed", range(20))
def test_what_is_skipped_within_the_limits_would_have_found_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(seed)
    names = [
        *HEALTHY,
        "approx_kl",
        "rollout_kl",
        "advantage_std",
        "reward_margin",
        "preference_accuracy",
        "logps_chosen",
    ]
    level = {name: draw.choice([0.0, 0.01, 1.0, 300.0]) for name in names}
    events = []
    for step in range(1, 400):
        for name in names:
            level[name] *= draw.choice([1, 1, 1, 1, 0.5, 2, 1e-3, 1e3]) if draw.random() < 0.05 else 1
        noisy_now = {name: value * draw.uniform(0.2, 2) for name, value in level.items()}
        noisy_now[draw.choice(names)] = draw.choice([math.nan, math.inf, 0.0, -1.0])
        events.append(event(step, {name: value for name, value in noisy_now.items() if draw.random() < 0.9}))

    def alerts() -> list[dict[str, Any]]:
        monitor = Evaluator()
        return [as_json(alert) for e in events for alert in monitor.observe(e)]  # in which NaN equals itself

    quick = alerts()
    monkeypatch.setattr(Watch, "settle", lambda *_: None)
    assert quick == alerts()
    assert quick


def overflowing(steps: Iterable[int], total: int = 120, value: float = math.nan, loss: float = 0.7) -> list[Alert]:
    """An fp16 run whose gradient overflows at these steps."""
    monitor, at = Evaluator(), set(steps)
    return [
        alert
        for step in range(1, total + 1)
        for alert in monitor.observe(event(step, {"loss": loss, "grad_norm": value if step in at else 1.0}))
    ]


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_steps_that_loss_scaling_skips_are_information_and_those_that_do_not_stop_are_critical(value: float) -> None:
    for healthy in ([*range(1, 7), 31, 56, 81, 110], range(1, 17), [60], range(10, 120, 3)):
        assert {alert.severity for alert in overflowing(healthy, value=value)} == {"info"}
    assert [(a.severity, a.step) for a in overflowing(range(1, 121), value=value)] == [("info", 1), ("critical", 20)]
    assert ("critical", overflowing(range(1, 121, 2), value=value)[-1].step) < ("critical", 120)


def test_a_gradient_of_nan_is_critical_at_once_where_the_loss_is_not_finite_or_hidden() -> None:
    for loss in (math.nan, 0.0):  # transformers logs a loss of NaN as 0.0
        found = overflowing(range(100, 121), loss=loss)
        assert ("non_finite", "critical", 100, "grad_norm") in {(a.rule, a.severity, a.step, a.metric) for a in found}
    # GRPO's loss may well be 0: then the entropy shows that the forward pass is sound.
    (alert,) = Evaluator().observe(event(1, {"loss": 0.0, "entropy_mean": 0.4, "grad_norm": math.nan}))
    assert alert.severity == "info"


def test_a_loss_that_another_call_of_the_same_step_logged_counts() -> None:
    monitor = Evaluator()
    assert monitor.observe(event(1, {"loss": 0.7})) == []
    assert [alert.severity for alert in monitor.observe(event(1, {"grad_norm": math.nan}))] == ["info"]


def test_what_is_ordinarily_nan_is_information() -> None:
    for name in ("rewards/format/mean", "rewards/format/std", "my/std", "explained_variance", "gpu_power"):
        assert [alert.severity for alert in Evaluator().observe(event(1, {name: math.nan}))] == ["info"]
    one_sided = {"loss": 0.5, "logps_rejected": math.nan, "reward_rejected": math.nan}
    assert {alert.severity for alert in Evaluator(algorithm="kto").observe(event(1, one_sided))} == {"info"}
    assert [alert.severity for alert in Evaluator().observe(event(1, {"my/metric": math.nan}))] == ["warning"]


def test_a_value_that_is_not_finite_is_told_again_only_when_it_has_been_gone() -> None:
    monitor = Evaluator()
    found = [
        alert.step
        for step in range(1, 400)
        for alert in monitor.observe(event(step, {"my/metric": math.nan if step in (5, 50, 300) else 1.0}))
    ]
    assert found == [5, 300]
    assert monitor.nonfinite == {"my/metric": 3}


@pytest.mark.parametrize("every", [1, 4])
def test_truncation_is_found_alike_where_every_fourth_row_reports_it(every: int) -> None:
    monitor, found = Evaluator(), []
    for step in range(1, 200 * every):
        share = {"truncated_frac": 0.02 if step < 100 * every else 0.5} if step % every == 0 else {}
        found += monitor.observe(event(step, {"loss": 1.0, **share}))
    assert [alert.severity for alert in found] == ["warning"]
    assert found[0].step == (100 + 14) * every


def test_a_usual_batch_among_degenerate_ones_is_no_spike() -> None:
    draw = random.Random(3)
    for share in (0.3, 0.5, 0.7):  # of batches whose groups are all alike
        curve: Curve = lambda _: 1e-5 if draw.random() < share else draw.uniform(0.5, 1.5)  # noqa: B023, E731
        assert "grad_norm_spike" not in {alert.rule for alert in run({"grad_norm": curve}, steps=400)}


def test_length_drift_says_that_the_reward_goes_with_it_only_where_it_does() -> None:
    longer: Curve = lambda s: 200.0 + 2 * s  # noqa: E731
    (with_it,) = run({"response_length_mean": longer, "reward_mean": lambda s: 0.2 + 0.002 * s})
    (without,) = run({"response_length_mean": longer, "reward_mean": REWARD_FLAT})
    assert (with_it.rule, without.rule) == ("length_drift", "length_drift")
    assert "the reward rises with their length" in with_it.message
    assert "the reward is no higher than it was" in without.message
    assert "rises" not in without.message


def test_trouble_from_the_first_step_on_is_found() -> None:
    from_the_start: dict[str, dict[str, Curve]] = {
        "truncation": {"truncated_frac": lambda _: 0.9},
        "zero_gradient": {"grad_norm": lambda _: 0.0},
        "kl_drift": {"kl_mean": noisy(5.0)},
        "zero_variance_groups": {"frac_reward_zero_std": lambda _: 1.0, "reward_mean": REWARD_FLAT},
        "entropy_collapse": {"entropy_mean": noisy(0.002), "reward_mean": REWARD_FLAT},
        "reward_std_collapse": {"reward_std": lambda _: 0.0, "reward_mean": REWARD_FLAT},
        "clip_frac": {"clip_frac": noisy(0.5)},
        "explained_variance": {"explained_variance": lambda _: -0.5},
        "preference_inverted": {"reward_margin": lambda _: -0.5},
    }
    for rule, curves in from_the_start.items():
        found = [alert for alert in run(curves, steps=60) if alert.severity != "info"]
        assert {alert.rule for alert in found} == {rule}
    for rule in ("truncation", "zero_gradient", "kl_drift", "entropy_collapse"):  # shorter than any warm-up
        assert rule in {alert.rule for alert in run(from_the_start[rule], steps=20)}


@pytest.mark.parametrize(("share", "severity"), [(0.59, "warning"), (0.95, "critical")])
def test_steps_without_a_gradient_are_as_grave_as_their_share(share: float, severity: str) -> None:
    draw = random.Random(1)
    curves: dict[str, Curve] = {
        "grad_norm": lambda _: 0.0 if draw.random() < share else 1.0,
        "reward_mean": REWARD_FLAT,
    }
    (gravest, *_) = sorted((a for a in run(curves) if a.rule == "zero_gradient"), key=lambda a: a.severity)
    assert gravest.severity == severity
