from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from rldk.health.alerts import Alert
from rldk.health.evaluator import Evaluator
from rldk.health.rules import load_rules
from rldk.health.stall import StallWatch
from tests.factories.health import event
from tests.factories.waiting import until


@pytest.fixture
def monitor() -> Evaluator:
    """Of a run that takes 10 ms a step, and may be silent for 0.3 s."""
    monitor = Evaluator(load_rules(thresholds={"stall": {"silence": 0.3, "severity": "critical"}}))
    for step in range(1, 11):
        monitor.observe(event(step, {}, wall_time=step / 100))
    return monitor


def test_silence_is_told_once_with_the_stacks_of_all_threads(monitor: Evaluator, tmp_path: Path) -> None:
    alerts: list[Alert] = []
    release = threading.Event()

    def hangs_in_a_collective() -> None:
        release.wait()

    hung = threading.Thread(target=hangs_in_a_collective)
    hung.start()
    watch = StallWatch(monitor, tmp_path / "stacks.txt", alerts.append, seconds=0.02)
    try:
        watch.alive(10)
        until(lambda: len(alerts) > 0)
        time.sleep(0.5)
    finally:
        watch.close()
        release.set()
        hung.join()
    (alert,) = alerts
    assert (alert.rule, alert.severity, alert.step, alert.threshold) == ("stall", "critical", 10, 0.3)
    stacks = (tmp_path / "stacks.txt").read_text()
    assert "silent for 0 s after step 10" in stacks
    assert "in hangs_in_a_collective" in stacks
    assert "test_silence_is_told_once" in stacks


def test_signs_of_life_and_an_end_keep_it_quiet(monitor: Evaluator, tmp_path: Path) -> None:
    alerts: list[Alert] = []
    watch = StallWatch(monitor, tmp_path / "stacks.txt", alerts.append, seconds=0.01)
    for step in range(10, 30):
        watch.alive(step)
        time.sleep(0.02)
    watch.close()
    watch.alive(30)  # an evaluation after training
    time.sleep(0.5)
    assert alerts == []
    assert not (tmp_path / "stacks.txt").exists()


def test_a_second_stall_is_told_again(monitor: Evaluator, tmp_path: Path) -> None:
    alerts: list[Alert] = []
    watch = StallWatch(monitor, tmp_path / "stacks.txt", alerts.append, seconds=0.02)
    watch.alive(10)
    until(lambda: len(alerts) == 1)
    watch.alive(200)
    until(lambda: len(alerts) == 2)
    watch.close()
    assert (tmp_path / "stacks.txt").read_text().count("silent for") == 2


def test_stacks_that_cannot_be_written_do_not_keep_the_alert_back(monitor: Evaluator, tmp_path: Path) -> None:
    alerts: list[Alert] = []
    watch = StallWatch(monitor, tmp_path, alerts.append, seconds=0.02)  # a directory
    watch.alive(10)
    until(lambda: len(alerts) == 1)
    watch.close()


def test_without_the_rule_nobody_watches(tmp_path: Path) -> None:
    alerts: list[Alert] = []
    watch = StallWatch(Evaluator(load_rules(thresholds={"stall": False})), tmp_path / "s", alerts.append, seconds=0.01)
    watch.alive(1)
    time.sleep(0.2)
    watch.close()
    assert alerts == []


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs SIGSTOP")
def test_the_time_for_which_the_process_was_stopped_is_no_stall(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", _WATCHED, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: E501  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stdout.readline() == b"watched\n"
    child.send_signal(signal.SIGSTOP)
    time.sleep(3)
    child.send_signal(signal.SIGCONT)
    assert child.stdout.readline() == b"looked\n"
    out, _ = child.communicate(b"\n")
    assert out == b"0 alerts\n"


_WATCHED = """
import sys, time
from pathlib import Path
from rldk.health.evaluator import Evaluator
from rldk.health.rules import load_rules
from rldk.health.stall import StallWatch
from tests.factories.health import event

monitor = Evaluator(load_rules(thresholds={"stall": {"silence": 2.0, "severity": "critical"}}))
for step in range(1, 11):
    monitor.observe(event(step, {}, wall_time=step / 100))
alerts = []
watch = StallWatch(monitor, Path(sys.argv[1]) / "stacks.txt", alerts.append, seconds=0.1)
watch.alive(10)
began = time.monotonic()
print("watched", flush=True)
while time.monotonic() - began < 2:
    time.sleep(0.05)
time.sleep(0.3)
print("looked", flush=True)
sys.stdin.readline()
watch.close()
print(len(alerts), "alerts", flush=True)
"""


def test_without_a_thread_to_be_had_training_goes_on_unwatched(
    monitor: Evaluator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    watch = StallWatch(monitor, tmp_path / "stacks.txt", print)
    monkeypatch.setattr(threading.Thread, "start", fail)
    watch.alive(1)
    watch.alive(2)
    assert [record.message for record in caplog.records] == [
        "rldk: not watching for stalls: the process cannot start any more threads"
    ]
