"""How the callback behaves, against the real TRL on the CPU."""

from __future__ import annotations

import copy
import json
import logging
import pickle
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("trl")
pytestmark = pytest.mark.trl

import torch  # noqa: E402
from transformers import TrainerCallback  # noqa: E402
from transformers.trainer_callback import TrainerControl, TrainerState  # noqa: E402

from rldk import RunIdError, UnsupportedVersionError, read_events  # noqa: E402
from rldk.integrations.trl import RLDKCallback, versions  # noqa: E402
from rldk.io.validator import validate_jsonl_file  # noqa: E402
from tests.factories.disks import fill, small_disk  # noqa: E402
from tests.factories.trainers.any_trl import reward  # noqa: E402
from tests.factories.trainers.runs import events_of, make_grpo, outline  # noqa: E402


def test_a_second_train_is_a_second_attempt_and_evaluations_around_them_belong_to_them(
    tmp_path: Path, model: Path
) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="twice")
    trainer = make_grpo(tmp_path, model, callback, max_steps=1)
    trainer.evaluate()
    trainer.train()
    trainer.train()
    trainer.evaluate()
    assert outline(callback) == [
        (1, "eval", 0), (1, "lifecycle", 0), (1, "train", 1), (1, "summary", 1), (1, "lifecycle", 1),
        (2, "lifecycle", 0), (2, "train", 1), (2, "summary", 1), (2, "lifecycle", 1), (2, "eval", 1),
    ]  # fmt: skip
    assert callback.run.dropped == 0
    assert validate_jsonl_file(callback.run.path, check_consistency=True)


def test_report_to_rldk_logs_the_run_under_its_name(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make_grpo(tmp_path, model, report_to="rldk", run_name="my run/1", max_steps=2).train()
    events = read_events(tmp_path / "rldk_logs" / "my-run-1-7e0117_events.jsonl", strict=True)
    assert [e.step for e in events if e.model_info.phase == "train"] == [1, 2]


def test_an_output_directory_that_cannot_be_written_warns_once_and_training_goes_on(
    tmp_path: Path, model: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    callback = RLDKCallback(tmp_path / "file" / "logs", run_id="nowhere", log_completions=2)
    trainer = make_grpo(tmp_path, model, callback, max_steps=2)
    with caplog.at_level(logging.WARNING, logger="rldk"):
        trainer.train()
    assert trainer.state.global_step == 2
    said = [r.getMessage() for r in caplog.records if r.name.startswith("rldk")]
    assert len(said) == 2  # the event log and the samples, once each
    assert callback.run.dropped == 5  # two steps, the summary, start and end


def test_a_disk_that_is_full_for_a_while_costs_the_events_of_that_while(tmp_path: Path, model: Path) -> None:
    with small_disk(tmp_path / "disk", 200) as disk:

        class Full(TrainerCallback):
            def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
                if state.global_step == 2:
                    fill(disk)
                if state.global_step == 7:
                    (disk / "ballast").unlink()

        callback = RLDKCallback(disk, run_id="full", log_completions=4)
        trainer = make_grpo(tmp_path, model, callback, max_steps=10)
        trainer.add_callback(Full())
        trainer.train()
        assert trainer.state.global_step == 10
        assert callback.failures == 0
        events = events_of(callback)
        steps = [e.step for e in events if e.model_info.phase == "train"]
        assert steps[:2] == [1, 2]
        assert steps[-3:] == [8, 9, 10]
        assert callback.run.dropped == 10 - len(steps) > 0
        assert {e.process.dropped for e in events[-3:]} == {callback.run.dropped}
        assert validate_jsonl_file(callback.run.path)
        callback.run.finish()


def test_a_hook_that_breaks_does_not_break_training(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("rldk.integrations.trl.callback.Loop.place", broken)
    monkeypatch.setattr("rldk.integrations.trl.callback.RLDKCallback._write_outputs", broken)
    callback = RLDKCallback(tmp_path / "logs", run_id="broken")
    trainer = make_grpo(tmp_path, model, callback, max_steps=2)
    trainer.train()
    assert trainer.state.global_step == 2
    assert callback.failures == 4  # two train logs, the summary, the end
    assert caplog.text.count("Traceback") == 1
    (ended,) = [e for e in events_of(callback, "lifecycle") if e.notes[0] == "ended"]
    assert "3 hooks of the callback failed: see the log of the training process" in ended.notes


Trained = tuple[dict[str, bytes], list[dict[str, Any]]]


def trained(path: Path, model: Path, callback: Any = None) -> Trained:
    """The bytes of the weights that were trained, and the trainer's own log but for times."""
    trainer = make_grpo(path, model, callback, max_steps=3)
    trainer.train()
    weights = {name: tensor.numpy().tobytes() for name, tensor in trainer.model.state_dict().items()}
    history = trainer.state.log_history
    return weights, [{k: v for k, v in row.items() if "time" not in k and "per_second" not in k} for row in history]


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory, model: Path) -> Trained:
    path = tmp_path_factory.mktemp("without")
    found = trained(path, model)
    assert not [file for file in path.rglob("*") if "rldk" in file.name or "_events" in file.name]
    return found


@pytest.mark.parametrize("broken", [None, "exception", "full disk"])
def test_training_is_the_same_with_a_log_without_and_with_a_broken_one(
    broken: str | None,
    without: Trained,
    tmp_path: Path,
    model: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    if broken == "exception":
        monkeypatch.setattr("rldk.integrations.trl.callback.Training.log", None)
    with small_disk(tmp_path / "disk", 64) if broken == "full disk" else nullcontext(tmp_path) as disk:
        if broken == "full disk":
            fill(disk)
        callback = RLDKCallback(disk / "logs", log_completions=2)
        assert trained(tmp_path / "with", model, callback) == without
        callback.run.finish()
    said = {"exception": "'NoneType' object is not callable", "full disk": "No space left on device"}
    assert broken is None or said[broken] in caplog.text


def test_an_interrupt_leaves_what_was_logged_and_no_end(tmp_path: Path, model: Path) -> None:
    def interrupt(completions: list[str], **_: Any) -> list[float]:
        if trainer.state.global_step == 2:
            raise KeyboardInterrupt
        return reward(completions)

    callback = RLDKCallback(tmp_path / "logs", run_id="interrupted")
    trainer = make_grpo(tmp_path, model, callback, reward_funcs=interrupt)
    with pytest.raises(KeyboardInterrupt):
        trainer.train()
    assert outline(callback) == [(1, "lifecycle", 0), (1, "train", 1), (1, "train", 2)]
    manifest = json.loads((tmp_path / "logs" / "interrupted_run.json").read_text())
    assert manifest["attempts"][0]["ended"] is None


def test_a_callback_can_be_copied_while_it_logs(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="copied", log_completions=1)
    make_grpo(tmp_path, model, callback, max_steps=1).train()
    for twin in (copy.deepcopy(callback), pickle.loads(pickle.dumps(callback))):
        assert twin.run is None
        assert twin.run_id == "copied"


def test_only_rank_0_writes(tmp_path: Path, model: Path) -> None:
    args = make_grpo(tmp_path, model).args
    callback = RLDKCallback(tmp_path / "logs", run_id="r")
    callback.on_train_begin(args, TrainerState(is_world_process_zero=False), TrainerControl())
    callback.on_log(args, TrainerState(is_world_process_zero=False), TrainerControl(), logs={"loss": 1.0})
    assert not (tmp_path / "logs").exists()
    assert callback.failures == 0


def test_logging_can_be_switched_off(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", enable_jsonl_logging=False)
    make_grpo(tmp_path, model, callback, max_steps=1).train()
    assert not (tmp_path / "logs").exists()
    assert callback.failures == 0


def test_an_unsafe_run_id_or_interval_is_refused_at_construction() -> None:
    with pytest.raises(RunIdError):
        RLDKCallback(run_id="../x")
    with pytest.raises(ValueError, match="jsonl_log_interval: expected at least 1, found 0"):
        RLDKCallback(jsonl_log_interval=0)
    with pytest.raises(TypeError, match="rotate_byte"):
        RLDKCallback(writer_options={"rotate_byte": 3})
    with pytest.raises(ValueError, match="keep: expected at least 1"):
        RLDKCallback(writer_options={"keep": 0})


def test_a_trl_that_is_too_old_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    for found, fine in (
        ("0.22.2", False),
        ("0.9", False),
        ("0.23.0", True),
        ("0.23.0.dev0", True),
        ("0.23rc1", True),
        ("2.0", True),
    ):
        monkeypatch.setattr(versions, "version", lambda _, found=found: found)
        if fine:
            versions.require_transformers()
        else:
            with pytest.raises(UnsupportedVersionError, match=r"expected 0\.23 or newer, found .*pip install"):
                versions.require_transformers()


def test_the_core_metrics_are_said_in_pythons_log(
    tmp_path: Path, model: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="rldk.integrations.trl"):
        make_grpo(tmp_path, model, RLDKCallback(tmp_path / "l", run_id="r", log_interval=2), max_steps=5).train()
    said = [r.getMessage() for r in caplog.records if "reward_mean" in r.getMessage()]
    assert [line.split(":")[0] for line in said] == ["r step 2/5", "r step 4/5"]
    assert "entropy_mean 4.5" in said[0]


def test_switching_event_logging_off_switches_all_of_it_off(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RLDK_DISABLE_JSONL", "1")
    callback = RLDKCallback(tmp_path / "logs", run_id="off", log_completions=2)
    make_grpo(tmp_path, model, callback, max_steps=2).train()
    assert not (tmp_path / "logs").exists()
    assert callback.failures == 0


def test_the_derived_files_stand_beside_the_log_when_training_ends(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="done")
    trainer = make_grpo(tmp_path, model, callback, max_steps=3)
    trainer.train()
    rows = json.loads((tmp_path / "logs" / "done_metrics.json").read_text())
    losses = [row["loss"] for row in rows if row["phase"] == "train"]
    assert losses == [logs["loss"] for logs in trainer.state.log_history if "loss" in logs]
    report = json.loads((tmp_path / "logs" / "done_final_report.json").read_text())
    assert report["events"] == {"lifecycle": 2, "train": 3, "summary": 1}
    assert report["metrics"]["train"]["loss"]["last"] == losses[-1]
    found = json.loads((tmp_path / "logs" / "done_alerts.json").read_text())
    assert (found["run_id"], found["alerts"]) == ("done", [])
    assert found["coverage"]["unmeasured"]  # two steps are too few to judge
    assert (tmp_path / "logs" / "done_metrics.csv").exists()


def test_every_event_carries_the_resources_of_the_process(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="resources")
    make_grpo(tmp_path, model, callback, max_steps=4).train()
    train = events_of(callback, "train")
    assert all(e.metrics["cpu_memory_used"] > 10e6 and e.metrics["disk_free"] > 0 for e in train[1:])
    assert not any("gpu_memory_used" in e.metrics for e in train) or torch.cuda.is_available()
    without = RLDKCallback(tmp_path / "without", run_id="r", enable_resource_monitoring=False)
    make_grpo(tmp_path, model, without, max_steps=1).train()
    assert not any("cpu_memory_used" in e.metrics for e in events_of(without))
