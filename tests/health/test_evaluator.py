from __future__ import annotations

import math
import random
import sys
from collections.abc import Iterable
from typing import Any

import pytest

from rldk.health import evaluator as health
from rldk.health.alerts import Alert, alert_of, figures_of, note_of
from rldk.health.condition import COOL_DOWN_STEPS
from rldk.health.evaluator import FIRST_STEP_SECONDS, Evaluator
from rldk.health.rules import default_rules, host_rules, load_rules
from tests.factories.health import HEALTHY, NOISE, Curve, event, from_, named, noisy, run


@pytest.mark.parametrize("every", [1, 10])
def test_a_healthy_run_is_quiet(every: int) -> None:
    assert run(steps=1000, every=every) == []


def test_a_missing_metric_never_fires() -> None:
    monitor = Evaluator()
    for step in range(1, 200):
        assert monitor.observe(event(step, {})) == []
        assert monitor.observe(event(step, dict.fromkeys(HEALTHY))) == []


REWARD_FLAT: Curve = lambda _: 0.5 + NOISE.gauss(0, 0.05)  # noqa: E731

SICK: dict[str, dict[str, Curve]] = {
    "kl_drift": {"kl_mean": lambda s: 0.05 if s < 100 else 0.05 * 1.05 ** (s - 100)},
    "kl_step": {"approx_kl": from_(100, 0.01, 0.2)},
    "clip_frac": {"clip_frac": from_(100, 0.005, 0.25)},
    "ratio": {"ratio_mean": from_(100, 1.0, 2.5)},
    "rollout_mismatch": {"rollout_kl": from_(100, 0.01, 0.3)},
    "entropy_collapse": {"entropy_mean": from_(100, 1.0, 0.2), "reward_mean": REWARD_FLAT},
    "entropy_blowup": {"entropy_mean": from_(100, 1.0, 3.5), "reward_mean": REWARD_FLAT},
    "zero_variance_groups": {"frac_reward_zero_std": from_(100, 0.1, 0.6), "reward_mean": REWARD_FLAT},
    "reward_std_collapse": {"reward_std": from_(100, 0.4, 0.01), "reward_mean": REWARD_FLAT},
    "advantage_std_collapse": {"advantage_std": from_(100, 1.0, 0.01), "reward_mean": REWARD_FLAT},
    "length_drift": {"response_length_mean": lambda s: 200.0 + 2 * s, "reward_mean": lambda s: 0.2 + 0.002 * s},
    "truncation": {"truncated_frac": from_(100, 0.02, 0.5)},
    "grad_norm_spike": {"grad_norm": lambda s: 50.0 if s > 100 and s % 10 == 0 else 1.0},
    "grad_norm_vanishing": {"grad_norm": from_(100, 1.0, 0.01), "reward_mean": REWARD_FLAT},
    "zero_gradient": {"grad_norm": lambda s: 1.0 if s < 100 or s % 4 == 0 else 0.0},
    "explained_variance": {"explained_variance": from_(100, 0.5, -0.5)},
    "throughput": {"step_time": from_(100, 3.0, 7.0)},
    "gpu_memory": {"gpu_memory_used": lambda s: 40e9 if s < 100 else 79e9},
    "preference_saturation": {"reward_margin": from_(50, 1.0, 15.0)},
    "disk_full": {"disk_free": from_(100, 80e9, 0.5e9)},
    "network_latency": {"network_latency": from_(100, 0.8, 40.0)},
    "allreduce_time": {"allreduce_time": from_(100, 20.0, 90.0)},
}


@pytest.mark.parametrize("rule", SICK)
def test_a_sick_run_is_found_by_its_rule_and_no_other_warns(rule: str) -> None:
    alerts = [alert for alert in run(SICK[rule]) if alert.severity != "info"]
    assert {alert.rule for alert in alerts} == {rule}


@pytest.mark.parametrize("rule", sorted(SICK.keys() - {"grad_norm_spike", "zero_gradient"}))
def test_a_sick_run_is_found_where_every_tenth_step_is_logged(rule: str) -> None:
    assert rule in {alert.rule for alert in run(SICK[rule], steps=600, every=10)}


def test_a_disk_that_fills_is_found_before_it_is_full() -> None:
    curve: Curve = lambda s: max(0.0, 80e9 - 40e6 * s)  # noqa: E731  # full at step 2000
    monitor = Evaluator()
    alerts = [
        alert
        for step in range(1, 2001)
        for alert in monitor.observe(event(step, {"disk_free": curve(step)}, wall_time=10.0 * step))
    ]
    assert [(alert.rule, alert.severity) for alert in alerts] == [("disk_full", "warning"), ("disk_full", "critical")]
    warning, critical = alerts
    assert 20_000 - 10 * warning.step <= 14_400
    assert 20_000 - 10 * critical.step == pytest.approx(3600, abs=60)
    assert "disk_free is 14.4GB, and at the current rate it reaches zero in 1 h 0 min: the disk" in critical.message


def test_a_checkpoint_that_no_longer_fits_is_critical() -> None:
    monitor, alerts = Evaluator(), []
    for step in range(1, 100):
        free = 75e9 - 20e9 * min(3, max(0, step - 20) // 12)
        alerts += monitor.observe(event(step, {"disk_free": free}, wall_time=60.0 * step))
    assert [(alert.severity, alert.step) for alert in alerts if alert.rule == "disk_full"] == [("critical", 57)]
    assert "another drop of 20GB, like the last three, does not fit" in alerts[0].message


@pytest.mark.parametrize("pace", [0.05, 0.15, 1.0, 30.0])
def test_a_disk_that_fills_is_told_once_a_severity_however_fast_the_steps_are(pace: float) -> None:
    monitor, alerts = Evaluator(), []
    for step in range(1, int(9000 / pace)):
        free = 80e9 - 7e6 * pace * step
        alerts += monitor.observe(event(step, {"disk_free": free, "step_time": pace}, wall_time=pace * step))
    assert [alert.severity for alert in alerts if alert.rule == "disk_full"] == ["warning", "critical"]


def test_what_is_sampled_by_a_clock_must_last_by_the_clock() -> None:
    def alerts(seconds: float, clock: bool = True) -> list[str]:
        monitor = Evaluator()
        found = []
        for step in range(1, 400):
            slow = 200 <= step < 200 + seconds / 0.5
            latency = {"network_latency": 40.0 if slow else 0.8}
            found += monitor.observe(event(step, latency, wall_time=0.5 * step if clock else None))
        return [alert.rule for alert in found]

    assert alerts(30.0) == []
    assert alerts(90.0) == ["network_latency"]
    assert alerts(90.0, clock=False) == []


def test_what_is_not_known_for_long_does_not_last() -> None:
    monitor = Evaluator()
    rows = [(float(second), 0.5) for second in range(30)] + [(100.0, 25.0), (400.0, 25.0), (401.0, 25.0), (402.0, 25.0)]
    found = [
        alert
        for step, (now, latency) in enumerate(rows, 1)
        for alert in monitor.observe(event(step, {"network_latency": latency, "step_time": 1.0}, wall_time=now))
    ]
    assert found == []


def test_the_rules_about_hosts_are_those_of_their_resources() -> None:
    found = host_rules(default_rules())
    assert set(found) == {"disk_full", "network_latency", "allreduce_time", "gpu_memory"}
    assert host_rules({}) == {}


def test_an_alert_says_what_was_seen_what_it_means_and_what_to_try() -> None:
    alert = next(a for a in run(SICK["gpu_memory"]) if a.rule == "gpu_memory")
    assert alert.step == 109
    assert (alert.metric, alert.baseline) == ("gpu_memory_used", 80e9)
    assert alert.threshold == pytest.approx(0.97 * 80e9)
    assert alert.value is not None
    assert alert.value > alert.threshold
    assert alert.message.startswith("gpu_memory_used is 7.9e+10")
    assert " B, 0.99 times gpu_memory_total (8e+10), for 10 steps: the GPU's memory is almost full" in alert.message
    assert alert.message.endswith("Use smaller batches, shorter completions, or gradient checkpointing.")
    assert alert.to_dict().keys() == {"rule", "severity", "step", "value", "threshold", "baseline", "message"}


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
    assert run({"kl_mean": lambda s: 20.0 if s <= 20 else 0.01}) == []


@pytest.mark.parametrize("name", ["loss", "kl_mean", "logps_chosen", "entropy_mean"])
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_value_that_is_not_finite_is_critical_at_once(name: str, value: float) -> None:
    assert Evaluator().observe(event(1, {name: value}))[0].severity == "critical"
    (alert,) = Evaluator().observe(event(1, {name: value}, phase="eval"))
    assert (alert.rule, alert.severity, alert.step) == ("non_finite", "critical", 1)
    assert alert.to_dict()["value"] in ("NaN", "Infinity", "-Infinity")
    assert f"{name} is {alert.to_dict()['value']}" in alert.message


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


def test_steps_that_take_longer_with_longer_answers_are_no_loss_of_throughput() -> None:
    slower: dict[str, Curve] = {"step_time": from_(100, 3.0, 6.0), "response_length_mean": from_(100, 200.0, 280.0)}
    assert "throughput" not in {alert.rule for alert in run(slower)}


def test_where_no_trainer_logs_its_step_time_the_clock_tells() -> None:
    monitor = Evaluator()
    clock, alerts = 0.0, []
    for step in range(1, 201):
        clock += 1.0 if step < 100 else 2.5
        alerts += monitor.observe(event(step, {"loss": 1.0}, wall_time=clock))
        if step % 10 == 0:  # an evaluation takes its time, and is no step
            clock += 50.0
            alerts += monitor.observe(event(step, {"loss": 1.0}, phase="eval", wall_time=clock))
    assert named(alerts) == [("throughput", "warning")]


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


def test_a_gap_in_time_is_a_stall_once_it_is_long_for_this_run() -> None:
    def alerts(pause: float, pace: float = 1.0, phase: str = "train") -> list[Alert]:
        monitor, clock, found = Evaluator(), 0.0, []
        for step in range(1, 101):
            clock += pace
            if step == 50:
                clock += pause
                found += monitor.observe(event(step, {}, phase=phase, wall_time=clock))
            else:
                found += monitor.observe(event(step, {}, wall_time=clock))
        return found

    (alert,) = alerts(700)
    assert (alert.rule, alert.severity, alert.step, alert.value) == ("stall", "critical", 50, 701.0)
    assert alerts(500) == []
    assert alerts(700, pace=200) == []  # slow steps: 5 times as long is nothing yet
    assert alerts(7000, phase="lifecycle") == []  # a checkpoint was saved, which may take any time


def test_silence_behind_an_evaluation_is_a_stall_and_the_evaluation_itself_is_none() -> None:
    def alerts(evaluation: float, silence: float) -> list[Alert]:
        monitor, found = Evaluator(), []
        for step in range(1, 11):
            found += monitor.observe(event(step, {}, wall_time=float(step)))
        found += monitor.observe(event(10, {}, phase="eval", wall_time=10 + evaluation))
        return found + monitor.observe(event(11, {}, wall_time=11 + evaluation + silence))

    assert alerts(5000.0, 0.0) == []
    (alert,) = alerts(5.0, 700.0)
    assert (alert.rule, alert.value) == ("stall", 701.0)


def test_a_first_step_may_take_long() -> None:
    monitor = Evaluator()
    assert monitor.silence_limit() == FIRST_STEP_SECONDS
    for step in range(1, 20):
        monitor.observe(event(step, {}, wall_time=step * 400.0))
    assert monitor.silence_limit() == 2000.0
    (alert,) = monitor.silent(19, 2001.0, "nothing")
    assert (alert.threshold, alert.step) == (2000.0, 19)
    assert monitor.silent(19, 3000.0, "nothing") == []


@pytest.mark.parametrize("every", [100, 500])
def test_rare_logs_are_no_stall_whatever_time_passes_between_them(every: int) -> None:
    monitor = Evaluator()
    assert monitor.observe(event(0, {}, phase="lifecycle", wall_time=0.0)) == []
    for step in range(every, 10 * every, every):
        assert monitor.observe(event(step, {}, wall_time=step * 50.0)) == []
    assert monitor.silence_limit(every) == 5 * 50.0 * every


def test_a_new_attempts_clock_is_not_held_against_the_old_ones() -> None:
    monitor = Evaluator()
    for step in range(1, 30):
        assert monitor.observe(event(step, {}, wall_time=float(step))) == []
    assert monitor.observe(event(30, {}, wall_time=9000.0, attempt=2)) == []


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
    assert size(monitor, {id(default_rules())}) < before * 1.1


def test_an_alert_can_be_read_back_from_the_event_that_tells_it() -> None:
    alert = Alert(rule="kl_drift", severity="warning", step=7, message="it is\nso: large", value=3.0, threshold=2.0)
    told = event(7, figures_of(alert), phase="lifecycle", notes=[note_of(alert)])
    assert alert_of(told) == alert
    assert alert_of(event(7, {}, phase="lifecycle", notes=["started"])) is None
    assert alert_of(event(7, {}, phase="train", notes=[note_of(alert)])) is None
    forged = f"alert: critical: stall at step {'9' * 5000}: gone"
    assert alert_of(event(7, {}, phase="lifecycle", notes=[forged])) is None


@pytest.mark.parametrize("total", [math.nan, math.inf, -math.inf, 0.0])
def test_nothing_is_a_multiple_of_what_is_not_finite(total: float) -> None:
    monitor = Evaluator()
    for step in range(1, 60):
        metrics = {"gpu_memory_used": 5.0, "gpu_memory_total": total, "entropy_mean": 1.7e308}
        assert monitor.observe(event(step, metrics)) == []


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
        return [alert.to_dict() for e in events for alert in monitor.observe(e)]  # in which NaN equals itself

    quick = alerts()
    monkeypatch.setattr(health._Judged, "settle", lambda *_: None)
    assert quick == alerts()
    assert quick
