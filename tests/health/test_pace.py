"""How long steps take, and when silence is a stall."""

from __future__ import annotations

import pytest

from rldk.health.alerts import Alert
from rldk.health.evaluator import Evaluator
from rldk.health.pace import FIRST_STEP_SECONDS
from tests.factories.health import Curve, event, from_, named, run


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
