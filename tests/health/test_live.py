from __future__ import annotations

import gc
import json
import logging
import math
import os
import socket
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from rldk_schema import Lifecycle

from rldk import Launch, Run, read_events
from rldk.check import check_runs
from rldk.forms import as_json
from rldk.health import evaluator as health
from rldk.health.alerts import Alert, alert_of, note_of
from rldk.health.rules import load_rules
from rldk.integrations.trl.brake import Brake
from tests.factories.waiting import until


def sick(run: Run, steps: range = range(1, 61)) -> None:
    for step in steps:
        run.log(step, {"kl_mean": 5.0 if step > 50 else 0.01})


def test_an_alert_is_in_the_events_note_a_lifecycle_event_the_file_the_log_and_the_callables(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Alert] = []
    with Run(tmp_path, run_id="r", monitor_health=True, on_alert=[heard.append]) as run:
        sick(run)
    (alert,) = heard
    assert (alert.rule, alert.step) == ("kl_drift", 55)
    events = list(read_events(run.path, strict=True))
    noted = [event for event in events if event.model_info.phase == "train" and event.notes]
    assert [(event.step, event.notes) for event in noted] == [(55, [note_of(alert)])]
    told = [event for event in events if event.model_info.phase == "lifecycle"]
    assert [alert_of(event) for event in told] == [alert]
    assert events.index(noted[0]) + 1 == events.index(told[0])
    file = json.loads((tmp_path / "r_alerts.json").read_text())
    assert (file["run_id"], file["alerts"]) == ("r", [as_json(alert)])
    assert "kl_drift" in file["coverage"]["judged"]
    (record,) = [record for record in caplog.records if "kl_drift" in record.message]
    assert record.levelno == logging.WARNING
    (checked,) = check_runs(run.path)
    assert checked.alerts == [alert]


@pytest.mark.parametrize(("steps", "levels"), [(60, [logging.WARNING] * 2), (12, [logging.INFO])])
def test_what_cannot_be_judged_is_told_after_the_warm_up_and_at_the_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, steps: int, levels: list[int]
) -> None:
    caplog.set_level(logging.INFO, "rldk.health.live")
    with Run(tmp_path, run_id="r", monitor_health=True) as run:
        for step in range(1, steps + 1):
            run.log(step, {"kl": 0.01 * step, "loss": 0.1})
    until(lambda: len(caplog.records) >= len(levels))
    told = [(record.levelno, record.getMessage()) for record in caplog.records]
    assert [level for level, _ in told] == levels
    for _, text in told:
        assert text.startswith('r: health: not judged: KL: no kl_mean or kl_sequence; the log has "kl" (first 0.01, ')
        assert text.endswith(" rules can judge this run")
    (checked,) = check_runs(run.path)
    file = json.loads((tmp_path / "r_alerts.json").read_text())
    assert file == {"run_id": "r", "alerts": [], "coverage": as_json(checked.coverage)}


def test_a_core_that_was_judged_is_no_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "rldk.health.live")
    metrics = {"loss": 0.1, "reward_mean": 0.5, "grad_norm": 1.0}
    with Run(tmp_path, run_id="r", monitor_health=True, config={"beta": 0.0}) as run:
        for step in range(1, 61):
            run.log(step, metrics)
    until(lambda: len(caplog.records) >= 2)
    assert [(r.levelno, "not judged" in r.getMessage()) for r in caplog.records] == [(logging.INFO, False)] * 2


def test_a_coverage_that_fails_costs_no_event(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a bug of ours")

    monkeypatch.setattr(health.Evaluator, "standing", fail)
    with Run(tmp_path, run_id="r", monitor_health=True) as run:
        sick(run)
    assert len([e for e in read_events(run.path) if e.model_info.phase == "train"]) == 60
    assert caplog.text.count("what the health rules cannot judge is unknown") == 1


def _fields(alert: Alert) -> dict[str, Any]:
    return {name: getattr(alert, name) for name in Alert.__dataclass_fields__}


def test_without_it_nothing_is_judged(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        sick(run)
    assert all(event.notes == [] for event in read_events(run.path))
    assert not (tmp_path / "r_alerts.json").exists()


def test_of_other_ranks_what_is_about_their_host_is_judged_and_told_in_their_own_log(tmp_path: Path) -> None:
    heard: list[Alert] = []
    for rank in (0, 1):
        with Run(
            tmp_path, run_id="r", rank=rank, monitor_health=True, on_alert=[heard.append], launch=Launch(attempt_id="l")
        ) as run:
            for step in range(1, 61):
                run.log(step, {"kl_mean": 5.0 if step > 50 else 0.01, "disk_free": 1e12 if rank == 0 else 2e8})
    assert [(alert.rule, alert.step) for alert in heard] == [("kl_drift", 55), ("disk_full", 1)]
    assert [alert["rule"] for alert in json.loads((tmp_path / "r_alerts.json").read_text())["alerts"]] == ["kl_drift"]
    told = {e.process.rank: alert.rule for e in read_events(tmp_path) if (alert := alert_of(e)) is not None}
    assert told == {0: "kl_drift", 1: "disk_full"}
    (checked,) = check_runs(tmp_path)
    assert [alert.rule for alert in checked.alerts] == ["disk_full", "kl_drift"]
    assert checked.alerts[0].message.startswith(f"rank 1 on {socket.gethostname()}: disk_free is 2e+08 B, below 1e+09")
    assert [thread.name for thread in threading.enumerate() if thread.name == "rldk-stall"] == []


def test_what_a_user_does_with_an_alert_may_fail(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    heard: list[Alert] = []

    def fail(alert: Alert) -> None:
        raise RuntimeError("no pager")

    with Run(tmp_path, run_id="r", monitor_health=True, on_alert=[fail, heard.append]) as run:
        sick(run)
        run.log(61, {"loss": math.nan})
    assert [alert.rule for alert in heard] == ["kl_drift", "non_finite"]
    assert len([record for record in caplog.records if "no pager" in str(record.exc_info)]) == 1
    assert run.dropped == 0


def test_a_rule_that_fails_costs_no_event(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a bug of ours")

    monkeypatch.setattr(health.Evaluator, "observe", fail)
    with Run(tmp_path, run_id="r", monitor_health=True) as run:
        sick(run)
    assert len(list(read_events(run.path))) == 60
    assert (run.dropped, caplog.text.count("the health rules failed on an event")) == (0, 1)


def test_a_resumed_run_keeps_what_it_began_with_and_what_was_found(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r", monitor_health=True) as run:
        for step in range(1, 61):
            run.log(step, {"entropy_mean": 1.0, "reward_mean": 0.5, "kl_mean": 5.0 if step == 1 else 0.01})
        run.log(60, {"loss": math.nan})
    heard: list[Alert] = []
    with Run(tmp_path, run_id="r", monitor_health=True, on_alert=[heard.append]) as run:
        for step in range(61, 121):
            run.log(step, {"entropy_mean": 0.05, "reward_mean": 0.5})
    assert [(alert.rule, alert.baseline) for alert in heard] == [("entropy_collapse", 1.0)]
    alerts = json.loads((tmp_path / "r_alerts.json").read_text())["alerts"]
    assert [alert["rule"] for alert in alerts] == ["non_finite", "entropy_collapse"]


def test_what_an_attempt_goes_back_behind_is_not_what_the_run_began_with(tmp_path: Path) -> None:
    for entropy in (1.0, 0.05):
        heard: list[Alert] = []
        run = Run(tmp_path, run_id="r", monitor_health=True, on_alert=[heard.append])
        for step in range(1, 61):
            run.log(step, {"entropy_mean": entropy, "reward_mean": 0.5})
        if entropy == 1.0:
            run.fail(RuntimeError("the next attempt repeats it"))
        run.finish()
        assert heard == []
    (checked,) = check_runs(run.path)
    assert checked.alerts == []


@pytest.mark.parametrize("text", ["", "[]", '{"alerts": 3}', '{"alerts": [3]}', "[" * 10**5])
def test_a_damaged_file_of_alerts_keeps_no_run_from_starting(tmp_path: Path, text: str) -> None:
    with Run(tmp_path, run_id="r"):
        pass
    (tmp_path / "r_alerts.json").write_text(text)
    with Run(tmp_path, run_id="r", monitor_health=True) as run:
        sick(run)
    assert [alert["rule"] for alert in json.loads((tmp_path / "r_alerts.json").read_text())["alerts"]] == ["kl_drift"]


def test_a_file_of_alerts_that_cannot_be_written_is_said_and_the_event_is_there(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "r_alerts.json").mkdir()
    with Run(tmp_path, run_id="r", monitor_health=True) as run:
        sick(run)
    assert sum(alert_of(event) is not None for event in read_events(run.path)) == 1
    assert "r_alerts.json is not written" in caplog.text


STALLS = load_rules(thresholds={"stall": {"silence": 0.3, "severity": "critical"}})


def test_silence_is_told_in_the_log_while_training_hangs(tmp_path: Path) -> None:
    heard: list[Alert] = []
    with Run(tmp_path, run_id="r", monitor_health=STALLS, on_alert=[heard.append]) as run:
        for step in range(1, 6):
            run.log(step, {"loss": 0.1})
        until(lambda: len(heard) == 1)
    (told,) = (alert for event in read_events(run.path) if (alert := alert_of(event)) is not None)
    assert (told.rule, told.severity, told.step) == ("stall", "critical", 5)
    assert "test_silence_is_told_in_the_log" in (tmp_path / "r_stacks.txt").read_text()


def test_an_ended_run_may_be_silent(tmp_path: Path) -> None:
    heard: list[Alert] = []
    run = Run(tmp_path, run_id="r", monitor_health=STALLS, on_alert=[heard.append])
    for step in range(1, 6):
        run.log(step, {"loss": 0.1})
    run._recording.end(5, Lifecycle(kind="ended", ending="finished"), {}, ["ended"])
    time.sleep(0.6)
    assert heard == []
    run.finish()


def test_a_run_that_is_dropped_leaves_no_thread_behind(tmp_path: Path) -> None:
    run = Run(tmp_path, run_id="r", monitor_health=True)
    run.log(1, {"loss": 0.1})
    assert "rldk-stall" in {thread.name for thread in threading.enumerate()}
    (watch,) = [thread for thread in threading.enumerate() if thread.name == "rldk-stall"]
    del run
    gc.collect()
    until(lambda: not watch.is_alive())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_child_tells_of_no_alerts(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r", monitor_health=True) as run:
        run.log(1, {"loss": 0.1})
        child = os.fork()
        if child == 0:
            run.log(2, {"loss": math.nan})
            os._exit(0)
        os.waitpid(child, 0)
    assert json.loads((tmp_path / "r_alerts.json").read_text())["alerts"] == []


def test_a_nan_that_another_tool_wrote_among_the_alerts_does_not_stop_training(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r"):
        pass
    (tmp_path / "r_alerts.json").write_text(
        '{"run_id": "r", "alerts": [{"rule": "loss", "severity": "info", "step": 1, "message": "", "value": NaN}]}'
    )
    with Run(tmp_path, run_id="r", monitor_health=True) as run:
        sick(run)
    alerts = json.loads((tmp_path / "r_alerts.json").read_text())["alerts"]
    assert [(alert["rule"], alert["value"]) for alert in alerts] == [("loss", "NaN"), ("kl_drift", 5.0)]


@pytest.mark.parametrize("text", ['{"alerts": [{"value": 1e999}]}', "[]", "{", '{"run_id": "r", "alerts": [3]}'])
def test_a_damaged_file_of_alerts_is_said_and_begun_anew(
    text: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Run(tmp_path, run_id="r"):
        pass
    (tmp_path / "r_alerts.json").write_text(text)
    heard: list[Alert] = []
    with Run(tmp_path, run_id="r", monitor_health=True, on_alert=[heard.append]) as run:
        sick(run)
    assert [alert.rule for alert in heard] == ["kl_drift"]
    assert "alerts of earlier attempts are unknown" in caplog.text
    assert json.loads((tmp_path / "r_alerts.json").read_text())["alerts"] == [as_json(alert) for alert in heard]


def test_what_is_judged_is_what_the_log_will_hold(tmp_path: Path) -> None:
    np = pytest.importorskip("numpy")
    heard: list[Alert] = []
    with Run(tmp_path, run_id="r", monitor_health=True, on_alert=[heard.append]) as run:
        for step in range(1, 61):
            metrics = {
                "reward_mean": np.float32(0.5),
                "kl_mean": np.float64(0.1 + step),
                "loss": "text",
                "entropy": True,
            }
            run.log(np.int64(step), metrics)
            run.log(step, {"eval_reward_mean": np.float64(1 / step)}, phase="eval")
    (checked,) = check_runs(run.path)
    assert [(alert.rule, alert.severity) for alert in heard] == [("kl_drift", "warning"), ("kl_drift", "critical")]
    assert heard == checked.alerts
    assert json.loads((tmp_path / "r_alerts.json").read_text())["alerts"] == [as_json(alert) for alert in heard]


@pytest.mark.parametrize(("scale", "every"), [(2.0**20, 25), (2.0**16, 2000)])
def test_fp16_with_a_real_gradient_scaler_is_no_cause_for_alarm(tmp_path: Path, scale: float, every: int) -> None:
    torch = pytest.importorskip("torch")
    torch.manual_seed(0)
    net = torch.nn.Sequential(torch.nn.Linear(16, 64), torch.nn.ReLU(), torch.nn.Linear(64, 1))
    optimizer = torch.optim.AdamW(net.parameters(), 1e-3)
    scaler = torch.amp.GradScaler("cpu", init_scale=scale, growth_interval=every)
    heard: list[Alert] = []
    overflowed = 0
    rules = load_rules(None, {"throughput": None})  # how fast a busy machine trains is not what is tried here
    with Run(tmp_path, run_id="r", monitor_health=rules, on_alert=[heard.append]) as run:
        for step in range(1, 121):
            x = 8 * torch.randn(32, 16)
            with torch.autocast("cpu", dtype=torch.float16):
                loss = ((net(x).float() - x.sum(1, keepdim=True)) ** 2).mean()
            optimizer.zero_grad()
            scaler.scale(loss).backward()
            scaler.unscale_(optimizer)
            norm = torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0).item()
            scaler.step(optimizer)
            scaler.update()
            overflowed += not math.isfinite(norm)
            run.log(step, {"loss": loss.item(), "grad_norm": norm})
    assert overflowed > 3
    assert {(alert.rule, alert.severity) for alert in heard} == {("non_finite", "info")}
    brake = Brake("info")
    for alert in heard:
        brake.hear(alert)
    assert brake.alert is None
