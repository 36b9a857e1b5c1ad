"""Rules about disks and hosts, whose values a clock samples."""

from __future__ import annotations

import pytest

from rldk.health.evaluator import Evaluator
from rldk.health.rules import default_rules, host_rules
from tests.factories.health import Curve, event


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
