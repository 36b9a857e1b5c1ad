"""What the callback finds while real trainers train."""

from __future__ import annotations

import json
import math
import time
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("trl")

from transformers import TrainerCallback

from rldk import read_events
from rldk.check import check_runs
from rldk.checkpoints.watcher import read_checkpoints
from rldk.forms import as_json
from rldk.health.alerts import Alert, alert_of
from rldk.health.stall import StallWatch
from rldk.integrations.trl import RLDKCallback
from tests.factories.trainers.any_trl import make

pytestmark = pytest.mark.trl


def callback(tmp_path: Path, **options: Any) -> RLDKCallback:
    return RLDKCallback(tmp_path / "logs", run_id="r", enable_resource_monitoring=False, **options)


def test_a_constant_reward_is_found_while_training_and_in_the_log_and_stands_in_every_file(
    tmp_path: Path, model: Path
) -> None:
    heard: list[Alert] = []
    watched = callback(tmp_path, on_alert=heard.append)
    trainer = make("grpo", tmp_path, model, [watched], max_steps=36, reward_funcs=lambda completions, **_: [0.5] * len(completions))  # noqa: E501  # fmt: skip
    trainer.train()
    assert "zero_gradient" in {alert.rule for alert in heard}
    events = list(read_events(tmp_path / "logs", strict=True))
    told = [alert for event in events if (alert := alert_of(event)) is not None]
    assert [(alert.rule, alert.step) for alert in told] == [(alert.rule, alert.step) for alert in heard]
    noted = [event.step for event in events if event.model_info.phase == "train" and event.notes]
    assert noted == [alert.step for alert in heard]
    (checked,) = check_runs(tmp_path / "logs")
    assert checked.alerts == heard
    assert json.loads((tmp_path / "logs" / "r_alerts.json").read_text())["alerts"] == [as_json(a) for a in heard]
    assert json.loads((tmp_path / "logs" / "r_final_report.json").read_text())["alerts"]["warning"] == len(
        [alert for alert in heard if alert.severity == "warning"]
    )


def test_training_stops_by_its_own_flag_at_an_alert_that_is_grave_enough(tmp_path: Path, model: Path) -> None:
    watched = callback(
        tmp_path,
        stop_on="critical",
        alert_thresholds={"loss": {"above": -1e9, "before": 50, "warmup": 1, "severity": "critical"}},
    )
    trainer = make("sft", tmp_path, model, [watched], max_steps=20, eval_strategy="no")
    trainer.train()
    assert trainer.state.global_step == 2
    (ended,) = [e for e in read_events(tmp_path / "logs") if e.lifecycle and e.lifecycle.kind == "ended"]
    assert (ended.lifecycle.ending, ended.notes) == ("stopped", ["ended: stopped at an alert"])


def test_what_was_found_at_the_end_of_one_training_does_not_stop_the_next(tmp_path: Path, model: Path) -> None:
    watched = callback(tmp_path, stop_on="critical")
    make("sft", tmp_path, model, [watched], max_steps=2, eval_strategy="no").train()
    assert watched.run is not None
    watched.run.damaged(2, "its last checkpoint is cut off")
    trainer = make("sft", tmp_path, model, [watched], max_steps=4, eval_strategy="no")
    trainer.train()
    assert trainer.state.global_step == 4


def test_an_alert_that_is_not_grave_enough_stops_nothing(tmp_path: Path, model: Path) -> None:
    watched = callback(tmp_path, stop_on="critical", alert_thresholds={"loss": {"above": -1e9, "warmup": 1}})
    trainer = make("sft", tmp_path, model, [watched], max_steps=4, eval_strategy="no")
    trainer.train()
    assert trainer.state.global_step == 4


def test_health_can_be_switched_off_and_null_says_so(tmp_path: Path, model: Path) -> None:
    watched = callback(
        tmp_path, enable_health_monitoring=False, alert_thresholds={"loss": {"above": -1e9, "warmup": 0}}
    )
    make("sft", tmp_path, model, [watched], max_steps=3, eval_strategy="no").train()
    assert not any(alert_of(event) for event in read_events(tmp_path / "logs"))
    assert json.loads((tmp_path / "logs" / "r_alerts.json").read_text())["alerts"] is None


@pytest.mark.parametrize(
    "options", [{"alert_thresholds": {"no_such_rule": 1}}, {"stop_on": "fatal"}, {"rules": "/none"}]
)
def test_what_cannot_be_understood_is_refused_before_training(options: dict[str, Any]) -> None:
    with pytest.raises((ValueError, OSError)):
        RLDKCallback(**options)


class Hangs(TrainerCallback):
    """Training that does not go on for a while."""

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        if state.global_step == 5:
            time.sleep(4.0)


def test_a_step_that_hangs_is_told_while_it_hangs(tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(StallWatch.__init__.__kwdefaults__, "seconds", 0.05)
    heard: list[tuple[Alert, float]] = []
    watched = callback(
        tmp_path,
        on_alert=lambda alert: heard.append((alert, time.monotonic())),
        alert_thresholds={"stall": {"silence": 1.5, "factor": 0.0, "severity": "critical"}},
        stop_on="critical",
    )
    trainer = make("sft", tmp_path, model, [watched, Hangs()], max_steps=8, eval_strategy="no")
    trainer.train()
    ended = time.monotonic()
    stalls = [(alert, at) for alert, at in heard if alert.rule == "stall"]
    assert stalls
    assert stalls[0][0].step == 4  # the last one that was over
    assert stalls[0][1] < ended
    assert trainer.state.global_step == 8  # it has got over it
    assert "on_step_end" in (tmp_path / "logs" / "r_stacks.txt").read_text()


@pytest.mark.parametrize("deep", [False, True])
def test_every_checkpoint_is_looked_at(tmp_path: Path, model: Path, deep: bool) -> None:
    watched = callback(tmp_path, deep_checkpoint_analysis=deep)
    trainer = make(
        "sft", tmp_path, model, [watched], max_steps=4, eval_strategy="no", save_strategy="steps", save_steps=2
    )
    trainer.train()
    first, second = read_checkpoints(tmp_path / "logs" / "r_checkpoints.jsonl")
    assert (first.step, second.step, first.attempt) == (2, 4, 1)
    for record in (first, second):
        assert record.facts is not None
        assert record.facts.damage == []
        assert record.facts.parameters == trainer.model.num_parameters()
        assert record.facts.trainable_share == 1.0
    events = [
        e for e in read_events(tmp_path / "logs", strict=True) if e.notes[:1] == ["checkpoint inspected: no damage"]
    ]
    assert [event.step for event in events] == [2, 4]
    assert events[0].metrics["checkpoint/parameters"] == trainer.model.num_parameters()
    if deep:
        assert second.facts is not None
        change = second.facts.groups["mlp"].relative_change
        assert change is not None
        assert 0 < change < 1
        assert events[1].metrics["checkpoint/mlp/relative_change"] == change
        norm = math.sqrt(
            sum(float(p.detach().norm()) ** 2 for n, p in trainer.model.named_parameters() if ".mlp." in n)
        )
        assert second.facts.groups["mlp"].weight_norm == pytest.approx(norm, rel=1e-5)
    assert list(read_events(tmp_path / "logs"))[-1].notes == ["ended"]


class Damages(TrainerCallback):
    """Cuts a checkpoint short, as a full disk would."""

    def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        weights = Path(args.output_dir) / f"checkpoint-{state.global_step}" / "model.safetensors"
        weights.write_bytes(weights.read_bytes()[:-100])


def test_a_damaged_checkpoint_is_a_critical_alert(tmp_path: Path, model: Path) -> None:
    heard: list[Alert] = []
    watched = callback(tmp_path, on_alert=heard.append)
    trainer = make("sft", tmp_path, model, [Damages(), watched], max_steps=2, eval_strategy="no", save_strategy="steps", save_steps=2)  # noqa: E501  # fmt: skip
    trainer.train()
    (alert,) = heard
    assert (alert.rule, alert.severity, alert.step) == ("checkpoint_damage", "critical", 2)
    assert "model.safetensors" in alert.message
    (checked,) = check_runs(tmp_path / "logs")
    assert [found.rule for found in checked.alerts] == ["checkpoint_damage"]
