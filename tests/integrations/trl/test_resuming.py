"""Checkpoints, and training that goes on from one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("trl")
pytestmark = pytest.mark.trl

from transformers import TrainerCallback, TrainerState  # noqa: E402

from rldk import read_events  # noqa: E402
from rldk.integrations.trl import RLDKCallback  # noqa: E402
from rldk.io.validator import validate_jsonl_file  # noqa: E402
from tests.factories.trainers.any_trl import make  # noqa: E402
from tests.factories.trainers.runs import events_of, make_grpo, outline  # noqa: E402


def test_a_checkpoint_is_an_event_and_a_resumed_run_goes_on_with_its_log(tmp_path: Path, model: Path) -> None:
    saving = {"save_strategy": "steps", "save_steps": 2, "max_steps": 5, "eval_strategy": "no"}
    first = RLDKCallback(tmp_path / "logs")
    make("sft", tmp_path, model, [first], **saving).train()
    assert first.run_id.startswith("sft-")
    first.run.finish()
    again = RLDKCallback(tmp_path / "logs")
    checkpoint = str(tmp_path / "out" / "checkpoint-4")
    make("sft", tmp_path, model, [again], **saving).train(resume_from_checkpoint=checkpoint)
    assert again.run_id == first.run_id
    assert [found for found in outline(again) if found[1] == "train"] == [
        *((1, "train", step) for step in (1, 2, 3, 4, 5)),
        (2, "train", 5),
    ]
    notes = [(e.process.attempt, e.notes[0]) for e in events_of(again, "lifecycle")]
    assert (1, f"checkpoint saved: {checkpoint}") in notes
    assert (2, f"started: resumed from the checkpoint of step 4, which attempt 1 of {first.run_id} wrote") in notes
    last = read_events(again.run.path, attempts="last")
    assert [(e.process.attempt, e.step) for e in last if e.model_info.phase == "train"] == [
        (1, 1), (1, 2), (1, 3), (1, 4), (2, 5),
    ]  # fmt: skip
    assert validate_jsonl_file(again.run.path, check_consistency=True)


def test_a_checkpoint_that_knows_no_rldk_can_be_resumed_and_saved_again(tmp_path: Path, model: Path) -> None:
    saving = {"save_strategy": "steps", "save_steps": 2, "eval_strategy": "no"}
    make("sft", tmp_path, model, [], max_steps=2, **saving).train()
    callback = RLDKCallback(tmp_path / "logs", run_id="joined")
    # transformers looks a stateful callback up in the checkpoint's state when it saves the next one.
    trainer = make("sft", tmp_path, model, [callback], max_steps=4, **saving)
    trainer.train(resume_from_checkpoint=str(tmp_path / "out" / "checkpoint-2"))
    assert [e.step for e in events_of(callback, "train")] == [3, 4]
    assert (tmp_path / "out" / "checkpoint-4" / "trainer_state.json").exists()


def test_transformers_can_restore_the_callback_from_a_checkpoint(tmp_path: Path, model: Path) -> None:
    saving = {"save_strategy": "steps", "save_steps": 2, "eval_strategy": "no"}
    made = RLDKCallback(tmp_path / "logs", run_id="kept", jsonl_log_interval=2, writer_options={"keep": 3})
    make("sft", tmp_path, model, [made], max_steps=2, **saving).train()
    made.run.finish()
    trainer = make(
        "sft", tmp_path, model, [RLDKCallback()], max_steps=4, restore_callback_states_from_checkpoint=True, **saving
    )
    trainer.train(resume_from_checkpoint=str(tmp_path / "out" / "checkpoint-2"))
    (restored,) = [c for c in trainer.callback_handler.callbacks if isinstance(c, RLDKCallback)]
    assert (restored.run_id, restored.jsonl_log_interval, restored.writer_options) == ("kept", 2, {"keep": 3})
    assert [e.step for e in events_of(restored, "train")] == [2, 4]


def test_a_rules_file_that_has_gone_keeps_no_training_from_being_resumed(tmp_path: Path, model: Path) -> None:
    saving = {"save_strategy": "steps", "save_steps": 2, "eval_strategy": "no"}
    rules = tmp_path / "rules.toml"
    rules.write_text("[truncation]\ngrade = []\n")
    made = RLDKCallback(tmp_path / "logs", run_id="kept", rules=rules, alert_thresholds={"clip_frac": 0.5})
    make("sft", tmp_path, model, [made], max_steps=2, **saving).train()
    made.run.finish()
    rules.unlink()
    trainer = make(
        "sft", tmp_path, model, [RLDKCallback()], max_steps=4, restore_callback_states_from_checkpoint=True, **saving
    )
    trainer.train(resume_from_checkpoint=str(tmp_path / "out" / "checkpoint-2"))
    (restored,) = [c for c in trainer.callback_handler.callbacks if isinstance(c, RLDKCallback)]
    assert (restored.run_id, trainer.state.global_step) == ("kept", 4)
    assert restored._rules == made._rules


def test_what_a_checkpoint_keeps_is_json_whatever_the_options(tmp_path: Path, model: Path) -> None:
    np = pytest.importorskip("numpy")
    callback = RLDKCallback(
        tmp_path / "logs", run_id="odd", log_interval=np.int64(5), writer_options={"exclude": {"completions/*"}}
    )
    make("sft", tmp_path, model, [callback], max_steps=2, save_strategy="steps", save_steps=1).train()
    assert [e.step for e in events_of(callback, "train")] == [1, 2]
    assert (tmp_path / "out" / "checkpoint-2" / "trainer_state.json").exists()


def test_trainings_of_one_name_in_one_process_are_attempts_of_one_file(tmp_path: Path, model: Path) -> None:
    for _ in range(3):  # as a notebook's cell that is run again
        callback = RLDKCallback(tmp_path / "logs", run_id="cell")
        make_grpo(tmp_path, model, callback, max_steps=1).train()
    assert [p.name for p in (tmp_path / "logs").glob("*_events*.jsonl")] == ["cell_events.jsonl"]
    assert [place for place in outline(callback) if place[1] == "train"] == [(n, "train", 1) for n in (1, 2, 3)]
    assert json.loads((tmp_path / "logs" / "cell_final_report.json").read_text())["attempts"] == 3


def test_a_stage_hides_nothing_and_a_retry_what_its_caught_failure_did(tmp_path: Path, model: Path) -> None:
    class Breaks(TrainerCallback):
        def on_step_end(self, args: object, state: TrainerState, control: object, **kwargs: object) -> None:
            if state.global_step == 2:
                raise MemoryError

    callback = RLDKCallback(tmp_path / "logs", run_id="r")
    trainer = make("sft", tmp_path, model, [callback], max_steps=2, eval_strategy="no", save_strategy="no")
    trainer.train()
    trainer.add_callback(breaks := Breaks())
    with pytest.raises(MemoryError):
        trainer.train()
    trainer.remove_callback(breaks)
    trainer.train()
    shown = read_events(callback.run.path, attempts="last")
    assert [(e.process.attempt, e.step) for e in shown if e.model_info.phase == "train"] == [
        (1, 1), (1, 2), (3, 1), (3, 2),
    ]  # fmt: skip
    told = json.loads((tmp_path / "logs" / "r_run.json").read_text())["attempts"]
    assert [(a["opening"], a["ending"]) for a in told] == [
        ("new", "finished"), ("stage", "ended_early"), ("restarted", "finished"),
    ]  # fmt: skip
