"""What people do with trainers and callbacks that nobody thinks of: every one of these has broken something once."""

from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("trl")
pytestmark = pytest.mark.trl

from transformers import TrainerCallback  # noqa: E402

from rldk import read_events  # noqa: E402
from rldk.integrations.trl import RLDKCallback  # noqa: E402
from rldk.io.validator import validate_jsonl_file  # noqa: E402
from rldk.log.completions import read_completions  # noqa: E402
from tests.factories.trainers.any_trl import make  # noqa: E402
from tests.factories.trainers.runs import steps_of  # noqa: E402

SAVING = {"save_strategy": "steps", "save_steps": 2, "eval_strategy": "no"}


def places(path: Path, phase: str = "train") -> list[tuple[int, int]]:
    events = read_events(path, strict=True)
    return [(e.process.attempt, e.step) for e in events if e.model_info.phase == phase]


def test_a_callback_that_is_added_while_training_goes_on(tmp_path: Path, model: Path) -> None:
    class Adder(TrainerCallback):
        def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            if state.global_step == 1:
                trainer.add_callback(callback)

    callback = RLDKCallback(tmp_path / "logs", run_id="late")
    trainer = make("sft", tmp_path, model, [Adder()], max_steps=4, **SAVING)
    trainer.train()
    assert places(callback.run.path) == [(1, 1), (1, 2), (1, 3), (1, 4)]
    (start,) = [e for e in read_events(callback.run.path) if e.lifecycle and e.lifecycle.kind == "started"]
    assert (start.lifecycle.opening, start.lifecycle.from_step) == ("new", None)  # it resumes no checkpoint
    assert "recording began at step 1 of a training that was under way" in start.notes


def test_a_thread_that_logs_while_training_begins_costs_neither_its_start_nor_its_end(
    tmp_path: Path, model: Path
) -> None:
    opening, begins = threading.Event(), threading.Event()

    class Slow(RLDKCallback):
        def _open_recording(self, *args: Any, **options: Any) -> Any:
            opening.set()
            begins.wait(20)
            time.sleep(0.1)
            return super()._open_recording(*args, **options)

    class Begins(TrainerCallback):
        def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            begins.set()

    callback = Slow(tmp_path / "logs", run_id="r")
    trainer = make("sft", tmp_path, model, [Begins(), callback], max_steps=2, eval_strategy="no")
    thread = threading.Thread(target=trainer.log, args=({"mine": 1.0},))
    thread.start()
    assert opening.wait(20)
    trainer.train()
    thread.join()
    kinds = [e.lifecycle.kind for e in read_events(callback.run.path) if e.lifecycle]
    assert kinds == ["started", "ended"]
    assert places(callback.run.path) == [(1, 1), (1, 2)]


def test_a_callback_that_is_added_twice_logs_once(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="twice")
    trainer = make("grpo", tmp_path, model, [callback], num_iterations=2, max_steps=4, eval_strategy="no")
    trainer.add_callback(callback)
    trainer.train()
    train = [e for e in read_events(callback.run.path) if e.model_info.phase == "train"]
    assert [e.step for e in train] == [1, 2, 3, 4]
    assert ["reward_mean" in e.metrics for e in train] == [True, False, True, False]
    assert validate_jsonl_file(callback.run.path, check_consistency=True)


def test_several_callbacks_are_resumed_each_in_its_own_log(tmp_path: Path, model: Path) -> None:
    for steps in (4, 6):
        both = [RLDKCallback(tmp_path / "a"), RLDKCallback(tmp_path / "b")]
        trainer = make("sft", tmp_path, model, both, max_steps=steps, **SAVING)
        trainer.train(resume_from_checkpoint=str(tmp_path / "out" / "checkpoint-4") if steps == 6 else None)
        for callback in both:
            callback.run.finish()
    for folder in ("a", "b"):
        (log,) = (tmp_path / folder).glob("*_events*.jsonl")
        assert places(log) == [(1, 1), (1, 2), (1, 3), (1, 4), (2, 5), (2, 6)]


@pytest.mark.parametrize("evaluated", [False, True], ids=["", "evaluated before"])
def test_a_subclass_and_an_evaluation_before_do_not_keep_a_run_from_being_resumed(
    tmp_path: Path, model: Path, evaluated: bool
) -> None:
    class Mine(RLDKCallback):
        def __init__(self, where: Path) -> None:
            super().__init__(where)

    make("sft", tmp_path, model, [first := RLDKCallback(tmp_path / "logs")], max_steps=4, **SAVING).train()
    first.run.finish()
    trainer = make("sft", tmp_path, model, [again := Mine(tmp_path / "logs")], max_steps=5, **SAVING)
    if evaluated:
        trainer.evaluate()
    trainer.train(resume_from_checkpoint=str(tmp_path / "out" / "checkpoint-4"))
    assert again.run_id == first.run_id
    assert places(again.run.path)[-1] == (2, 5)


def test_one_callback_and_two_trainers_are_two_runs(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs")
    make("sft", tmp_path, model, [callback], run_name="one", max_steps=2, eval_strategy="no").train()
    second = make("sft", tmp_path, model, [callback], run_name="two", max_steps=1, eval_strategy="no")
    second.evaluate()
    second.train()
    assert places(tmp_path / "logs" / "one_events.jsonl") == [(1, 1), (1, 2)]
    assert places(tmp_path / "logs" / "two_events.jsonl") == [(1, 1)]
    for log in (tmp_path / "logs").glob("*_events.jsonl"):
        assert validate_jsonl_file(log, check_consistency=True)


def test_a_log_call_inside_of_a_log_call_leaves_the_trainers_own_values_where_they_belong(
    tmp_path: Path, model: Path
) -> None:
    class Inner(TrainerCallback):
        busy = False

        def on_log(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            if not self.busy:
                self.busy = True
                trainer.log({"my/x": float(state.global_step)})
                self.busy = False

    callback = RLDKCallback(tmp_path / "logs", run_id="inner")
    trainer = make("sft", tmp_path, model, [Inner(), callback], max_steps=4, eval_strategy="no")
    trainer.train()
    own = {logs["step"]: logs["loss"] for logs in trainer.state.log_history if "loss" in logs}
    steps = steps_of(callback)
    assert {step: metrics["loss"] for step, metrics in steps.items()} == own
    assert [metrics["my/x"] for metrics in steps.values()] == [1, 2, 3, 4]


def test_what_is_logged_after_an_evaluation_keeps_its_step(tmp_path: Path, model: Path) -> None:
    class Mine(TrainerCallback):
        def on_evaluate(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            trainer.log({"gsm8k": state.global_step / 100})

    callback = RLDKCallback(tmp_path / "logs", run_id="after")
    trainer = make("sft", tmp_path, model, [callback, Mine()], logging_steps=3, eval_steps=3, max_steps=6)
    trainer.train()
    found = [(e.step, e.metrics["gsm8k"]) for e in read_events(callback.run.path) if "gsm8k" in e.metrics]
    assert found == [(3, 0.03), (6, 0.06)]
    assert [steps_of(callback)[step]["gsm8k"] for step in (3, 6)] == [0.03, 0.06]


def test_samples_are_of_training_whatever_is_predicted_between(tmp_path: Path, model: Path) -> None:
    class Predict(TrainerCallback):
        def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            if state.global_step % 2:
                trainer.evaluate(metric_key_prefix="valid")

    callback = RLDKCallback(tmp_path / "logs", run_id="predicted", log_completions=4)
    changes = {"num_iterations": 2, "logging_steps": 2, "max_steps": 4, "eval_strategy": "no"}
    trainer = make("grpo", tmp_path, model, [callback, Predict()], **changes)
    trainer.train()
    assert not (tmp_path / "logs" / "predicted_completions.jsonl").exists()
    assert {e.data_slice.dataset_name for e in read_events(callback.run.path) if e.model_info.phase == "eval"} == {
        "valid"
    }


def test_a_change_of_directory_moves_nothing(tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Away(TrainerCallback):
        def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            if state.global_step == 1:
                (tmp_path / "else").mkdir()
                os.chdir(tmp_path / "else")

    monkeypatch.chdir(tmp_path)
    callback = RLDKCallback(run_id="moved", log_completions=1)
    make("grpo", tmp_path, model, [callback, Away()], max_steps=3, eval_strategy="no").train()
    assert [s.step for s in read_completions(tmp_path / "rldk_logs" / "moved_completions.jsonl")] == [1, 2, 3]
    assert list((tmp_path / "else").iterdir()) == []


def test_a_working_directory_that_is_gone_costs_nothing(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> Path:
        raise FileNotFoundError("the working directory")

    callback = RLDKCallback(tmp_path / "logs", run_id="gone")
    trainer = make("sft", tmp_path, model, [callback], max_steps=1, eval_strategy="no")
    monkeypatch.setattr("rldk.event.launch.Path.cwd", gone)
    trainer.train()
    assert places(callback.run.path) == [(1, 1)]


def test_the_derived_files_have_what_waits_in_the_buffer(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="buffered", writer_options={"buffer_events": 100})
    make("sft", tmp_path, model, [callback], max_steps=3, eval_strategy="no").train()
    report = json.loads((tmp_path / "logs" / "buffered_final_report.json").read_text())
    assert report["events"] == {"lifecycle": 2, "train": 3, "summary": 1}


def test_a_secret_in_the_configuration_is_not_written_down(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="secret")
    trainer = make("sft", tmp_path, model, [callback], max_steps=1, eval_strategy="no")
    trainer.args.model_init_kwargs = {"token": "hf_SECRET", "api_key": "SECRET", "torch_dtype": "float32"}
    trainer.train()
    manifest = (tmp_path / "logs" / "secret_run.json").read_text()
    assert "SECRET" not in manifest
    assert "float32" in manifest


@pytest.mark.parametrize("when", ["given", "added", "evaluated"])
def test_a_callback_of_ones_own_counts_more_than_that_of_report_to(
    tmp_path: Path, model: Path, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own = RLDKCallback(tmp_path / "rldk_logs", run_id="own")
    options = {**SAVING, "report_to": "rldk", "run_name": "own", "max_steps": 4}
    trainer = make("sft", tmp_path, model, [own] if when == "given" else [], **options)
    if when == "evaluated":
        trainer.evaluate()
    if when != "given":
        trainer.add_callback(own)
    trainer.train()
    expected = [(2 if when == "evaluated" else 1, step) for step in (1, 2, 3, 4)]
    assert places(own.run.path) == expected
    assert [path.name for path in (tmp_path / "rldk_logs").glob("[!.]*_events*")] == ["own_events.jsonl"]

    again = make("sft", tmp_path, model, [RLDKCallback(tmp_path / "rldk_logs")], **{**options, "max_steps": 6})
    again.train(resume_from_checkpoint=str(tmp_path / "out" / "checkpoint-4"))
    assert places(own.run.path) == [*expected, *((expected[0][0] + 1, step) for step in (5, 6))]
