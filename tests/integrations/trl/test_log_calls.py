"""A log call's place decides what it is: users drop, rename and prefix keys, and log anywhere."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("transformers")
pytest.importorskip("torch")
pytestmark = pytest.mark.trl

from transformers import Trainer, TrainerCallback  # noqa: E402

from rldk import Event, read_events  # noqa: E402
from rldk.integrations.trl import RLDKCallback  # noqa: E402
from tests.factories.trainers.plain import classifier, language_model  # noqa: E402
from tests.factories.trainers.runs import events_of, steps_of  # noqa: E402

ROOT = Path(__file__).parents[3]


def renamed(how: str, logs: dict[str, Any]) -> dict[str, Any]:
    """What an override of `log` makes of its values."""
    if how == "prefixed":
        return {key if key == "epoch" else f"train/{key}": value for key, value in logs.items()}
    if how == "evaluation":
        return {f"eval_{key}" if key != "epoch" else key: value for key, value in logs.items()}
    if how == "numbered":
        return {f"v{number}": value for number, value in enumerate(logs.values())}
    out = {key: value for key, value in logs.items() if key != "learning_rate"}
    return out | {"lr/policy": logs["learning_rate"]} if how == "groups" and "learning_rate" in logs else out


class OnDisk(TrainerCallback):
    """What the log has of the steps that are over, at the beginning of each."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seen: list[int] = []

    def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        lines = [json.loads(line) for line in self.path.read_bytes().splitlines()]
        self.seen.append(max((e["step"] for e in lines if e["model_info"]["phase"] == "train"), default=0))


@pytest.mark.parametrize("counted", ["no", "all"])
@pytest.mark.parametrize("how", ["dropped", "groups", "numbered", "prefixed"])
def test_whoever_overrides_log_has_one_train_event_a_step_at_once(
    how: str, counted: str, tmp_path: Path, model: Path
) -> None:
    class Mine(Trainer):
        def log(self, logs: dict[str, Any], *args: Any) -> None:
            super().log(renamed(how, logs), *args)

    callback = RLDKCallback(tmp_path / "logs", run_id="mine")
    disk = OnDisk(tmp_path / "logs" / "mine_events.jsonl")
    options = {"eval_steps": 2, "max_steps": 3, "include_num_input_tokens_seen": counted}
    trainer = language_model(tmp_path, model, [callback, disk], Mine, **options)
    trainer.train()
    phases = [(e.model_info.phase, e.step) for e in events_of(callback) if e.model_info.phase != "lifecycle"]
    evals = [("eval", event.step) for event in events_of(callback, "eval")]
    assert phases[:2] == [("train", 1), ("train", 2)]
    assert [phase for phase in phases if phase not in evals] == [
        ("train", 1),
        ("train", 2),
        ("train", 3),
        ("summary", 3),
    ]
    assert ("eval", 2) in evals
    assert disk.seen == [0, 1, 2]


@pytest.mark.parametrize("strategy", ["steps", "epoch"])
def test_a_train_log_that_looks_like_an_evaluation_or_a_summary_is_none(
    strategy: str, tmp_path: Path, model: Path
) -> None:
    class Mine(Trainer):
        def log(self, logs: dict[str, Any], *args: Any) -> None:
            if "loss" in logs:
                del logs["learning_rate"]
                logs |= {"eval_x_loss": 1.0, "probe_runtime": 1.0, "probe_samples_per_second": 1.0}
            super().log(logs, *args)

    callback = RLDKCallback(tmp_path / "logs", run_id="like")
    options = {"max_steps": -1, "num_train_epochs": 1, "logging_strategy": strategy, "eval_strategy": "no"}
    options["include_num_input_tokens_seen"] = "all"
    language_model(tmp_path, model, [callback], Mine, **options).train()
    assert list(steps_of(callback)) == ([1, 2, 3, 4, 5, 6] if strategy == "steps" else [6])
    assert [len(events_of(callback, phase)) for phase in ("eval", "summary")] == [0, 1]


@pytest.mark.parametrize("prefix", ["train", "test", "valid", "a/b"])
def test_an_evaluation_is_one_whatever_its_prefix(prefix: str, tmp_path: Path, model: Path) -> None:
    class Evaluates(TrainerCallback):
        def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            trainer.evaluate(metric_key_prefix=prefix)

    callback = RLDKCallback(tmp_path / "logs", run_id="prefix")
    options = {"max_steps": 2, "eval_strategy": "no"}
    trainer = classifier(tmp_path, model, [Evaluates(), callback], **options)
    trainer.evaluate(metric_key_prefix=prefix)
    trainer.train()
    trainer.evaluate(metric_key_prefix=prefix)
    found = events_of(callback, "test" if prefix == "test" else "eval")
    assert [event.step for event in found] == [0, 0, 1, 2]
    for event in found:
        assert {"loss", "accuracy", "runtime", "samples_per_second"} <= event.metrics.keys()
        assert event.data_slice.dataset_name == (None if prefix == "test" else prefix)
    assert list(steps_of(callback)) == [1, 2]
    assert all({"loss", "lr"} <= metrics.keys() for metrics in steps_of(callback).values())
    assert len(events_of(callback, "summary")) == 1


def test_a_prediction_is_a_test(tmp_path: Path, model: Path) -> None:
    class Predicts(TrainerCallback):
        def on_epoch_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            trainer.predict(trainer.eval_dataset)

    callback = RLDKCallback(tmp_path / "logs", run_id="predicted")
    trainer = classifier(tmp_path, model, [callback, Predicts()], max_steps=6, eval_strategy="no")
    trainer.train()
    found = trainer.predict(trainer.eval_dataset, metric_key_prefix="eval")
    trainer.log(found.metrics)
    first, last = events_of(callback, "test")
    assert (first.step, first.data_slice.dataset_name) == (6, None)
    assert {"loss", "accuracy", "runtime"} <= first.metrics.keys()
    assert (last.data_slice.dataset_name, last.metrics["accuracy"]) == ("eval", found.metrics["eval_accuracy"])
    assert events_of(callback)[-1] == last
    assert len(events_of(callback, "summary")) == 1


def test_what_is_logged_within_an_evaluation_is_of_it(tmp_path: Path, model: Path) -> None:
    class Mine(Trainer):
        def compute_loss(self, model: Any, inputs: Any, *args: Any, **kwargs: Any) -> Any:
            self.log({"in_training" if model.training else "in_evaluation": 1.0})
            return super().compute_loss(model, inputs, *args, **kwargs)

    callback = RLDKCallback(tmp_path / "logs", run_id="within")
    trainer = language_model(tmp_path, model, [callback], Mine, max_steps=2, eval_steps=1)
    trainer.train()
    assert all({"in_training", "loss"} <= metrics.keys() for metrics in steps_of(callback).values())
    assert {name for event in events_of(callback, "eval") for name in event.metrics if name.startswith("in_")} == {
        "in_evaluation"
    }
    assert [event.step for event in events_of(callback, "eval")] == [1] * 3 + [2] * 3  # two batches, and the result


@pytest.mark.parametrize("first", [False, True])
def test_what_is_logged_at_the_end_of_an_epoch_is_of_its_last_step(first: bool, tmp_path: Path, model: Path) -> None:
    class Mine(Trainer):
        def log(self, logs: dict[str, Any], *args: Any) -> None:
            super().log({f"x_{k}": v for k, v in logs.items()} if "train_runtime" in logs else logs, *args)

    class AtEnd(TrainerCallback):
        def on_epoch_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            trainer.log({"epoch_accuracy": state.epoch / 10, "my_train_loss": 1.0})

    callback = RLDKCallback(tmp_path / "logs", run_id="epochs")
    both = [AtEnd(), callback] if first else [callback, AtEnd()]
    options = {"max_steps": -1, "num_train_epochs": 2, "logging_steps": 4, "eval_strategy": "epoch"}
    trainer = language_model(tmp_path, model, both, Mine, **options)
    trainer.train()
    steps = steps_of(callback)
    assert {step: metrics.get("epoch_accuracy") for step, metrics in steps.items()} == {
        4: None,
        6: 0.1,
        8: None,
        12: 0.2,
    }
    assert [event.step for event in events_of(callback, "eval")] == [6, 12]
    (summary,) = events_of(callback, "summary")
    assert "x_train_loss" in summary.metrics
    assert "loss" in steps[12]


def test_every_value_of_micro_batches_is_kept_and_the_trainers_own_loss_counts(
    tmp_path: Path, model: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Mine(Trainer):
        calls = 0

        def training_step(self, *args: Any, **kwargs: Any) -> Any:
            self.calls += 1
            self.log({"calls": self.calls, "loss": -1.0, "same": 7})
            return super().training_step(*args, **kwargs)

        def _maybe_log_save_evaluate(self, *args: Any, **kwargs: Any) -> None:
            super()._maybe_log_save_evaluate(*args, **kwargs)
            self.log({"after": 1.0})
            self.log({"later": 2.0})

    callback = RLDKCallback(tmp_path / "logs", run_id="micro")
    options = {"max_steps": 2, "gradient_accumulation_steps": 2, "eval_strategy": "no"}
    trainer = language_model(tmp_path, model, [callback], Mine, **options)
    trainer.train()
    steps = steps_of(callback)
    own = [row["loss"] for row in trainer.state.log_history if "grad_norm" in row]
    assert [(m["calls"], m["same"], m["after"], m["later"], m["loss"]) for m in steps.values()] == [
        (1, 7, 1, 2, own[0]),
        (3, 7, 1, 2, own[1]),
    ]
    notes = [note for event in events_of(callback, "train") for note in event.notes]
    assert [note for note in notes if note.startswith("calls = ")] == [
        f"calls = {n} was logged again in the step: its first value counts" for n in (2, 4)
    ]
    assert len([note for note in notes if note.startswith("loss = -1.0 was logged in the middle of the step")]) == 4
    assert caplog.text.count("Such values are kept as notes of their events") == 1
    assert {event.data_slice.batch_size for event in events_of(callback, "train")} == {8}


@pytest.mark.parametrize("first", [False, True])
def test_what_a_callback_logs_at_the_end_of_a_step_is_of_that_step(first: bool, tmp_path: Path, model: Path) -> None:
    class AtEnd(TrainerCallback):
        def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            if state.global_step != 2:
                trainer.log({"done": state.global_step})

    callback = RLDKCallback(tmp_path / "logs", run_id="ends")
    both = [AtEnd(), callback] if first else [callback, AtEnd()]
    trainer = language_model(tmp_path, model, both, max_steps=3, eval_strategy="no")
    trainer.train()
    steps = steps_of(callback)
    assert [metrics.get("done") for metrics in steps.values()] == [1, None, 3]
    # transformers takes any log call between for its own.
    assert [step for step, metrics in steps.items() if "loss" in metrics] == [2]
    assert len(events_of(callback, "summary")) == 1


def test_an_interval_counts_the_trainers_log_calls_apart_from_those_of_users(tmp_path: Path, model: Path) -> None:
    class Mine(Trainer):
        def training_step(self, *args: Any, **kwargs: Any) -> Any:
            self.log({"mine": 1.0})
            return super().training_step(*args, **kwargs)

    callback = RLDKCallback(tmp_path / "logs", run_id="thin", jsonl_log_interval=3)
    options = {"max_steps": 11, "logging_steps": 4, "eval_strategy": "no"}
    language_model(tmp_path, model, [callback], Mine, **options).train()
    steps = steps_of(callback)
    assert [step for step, metrics in steps.items() if "mine" in metrics] == [3, 6, 9, 11]  # and the last
    assert [step for step, metrics in steps.items() if "loss" in metrics] == [4, 8]
    assert "7 train logs left out: jsonl_log_interval=3" in events_of(callback)[-1].notes


def test_every_step_has_its_rate_whatever_a_user_logs_beside(tmp_path: Path, model: Path) -> None:
    class Mine(Trainer):
        def training_step(self, *args: Any, **kwargs: Any) -> Any:
            self.log({"mine": 1.0})
            return super().training_step(*args, **kwargs)

    callback = RLDKCallback(tmp_path / "logs", run_id="every", every_step=True)
    options = {"max_steps": 5, "logging_steps": 2, "eval_strategy": "no"}
    language_model(tmp_path, model, [callback], Mine, **options).train()
    steps = steps_of(callback)
    assert all({"mine", "lr", "epoch"} <= metrics.keys() for metrics in steps.values())
    assert list(steps) == [1, 2, 3, 4, 5]
    assert [step for step, metrics in steps.items() if "loss" in metrics] == [2, 4]


KILLED = """
import os, signal, sys
from pathlib import Path
from transformers import Trainer
from rldk.integrations.trl import RLDKCallback
from tests.factories.trainers.plain import language_model
class Mine(Trainer):
    def training_step(self, *args, **kwargs):
        loss = super().training_step(*args, **kwargs)
        self.log({"mine": 0.5})
        if self.state.global_step == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return loss
callback = RLDKCallback(Path(sys.argv[1]) / "logs", run_id="killed")
language_model(Path(sys.argv[1]), Path(sys.argv[2]), [callback], Mine, eval_strategy="no", logging_steps=10).train()
"""


def test_a_kill_takes_nothing_that_was_logged(tmp_path: Path, model: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(model)], capture_output=True, cwd=ROOT)
    assert done.returncode == -signal.SIGKILL, done.stderr
    events: list[Event] = list(read_events(tmp_path / "logs" / "killed_events.jsonl", strict=True))
    assert [(e.step, e.metrics["mine"]) for e in events if e.model_info.phase == "train"] == [
        (1, 0.5),
        (2, 0.5),
        (3, 0.5),
    ]


@pytest.mark.parametrize(
    ("options", "sizes"),
    [
        ({}, [4, 4, 2]),
        ({"dataloader_drop_last": True}, [4, 4]),
        ({"gradient_accumulation_steps": 2}, [8, 2]),
        ({"gradient_accumulation_steps": 3}, [10]),
        ({"gradient_accumulation_steps": 2, "dataloader_drop_last": True}, [8]),
        ({"per_device_train_batch_size": 5}, [5, 5]),
        ({"num_train_epochs": 2, "gradient_accumulation_steps": 2}, [8, 2, 8, 2]),
    ],
    ids=str,
)
def test_the_last_batch_of_an_epoch_has_its_own_size(
    options: dict[str, Any], sizes: list[int], tmp_path: Path, model: Path
) -> None:
    class Counts(Trainer):
        seen = 0

        def training_step(self, model: Any, inputs: Any, *args: Any, **kwargs: Any) -> Any:
            self.seen += len(inputs["input_ids"])
            return super().training_step(model, inputs, *args, **kwargs)

    callback = RLDKCallback(tmp_path / "logs", run_id="sizes")
    trained = {"max_steps": -1, "num_train_epochs": 1, "eval_strategy": "no", **options}
    trainer = language_model(tmp_path, model, [callback], Counts, **trained)
    trainer.train_dataset = trainer.train_dataset.select(range(10))
    trainer.train()
    assert [event.data_slice.batch_size for event in events_of(callback, "train")] == sizes
    assert sum(sizes) == trainer.seen


def test_the_size_of_the_last_batch_of_a_stream_is_unknown(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="stream")
    trainer = language_model(tmp_path, model, [callback], max_steps=5, eval_strategy="no")
    trainer.train_dataset = trainer.train_dataset.select(range(10)).to_iterable_dataset()
    trainer.train()
    sizes = [event.data_slice.batch_size for event in events_of(callback, "train")]
    assert sizes == [4, 4, None, 4, 4]
