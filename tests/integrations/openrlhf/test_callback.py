"""The parts of the integration that need no OpenRLHF. What needs it is in tests/frameworks/openrlhf."""

from __future__ import annotations

import json
import logging
import pickle
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("wrapt")

from rldk import RunIdError, read_events
from rldk.integrations.openrlhf import OpenRLHFCallback, TrainerCallback
from rldk.integrations.openrlhf.logs import metrics_of
from rldk.integrations.openrlhf.watch import TrainerWatch
from rldk.io.runs import find_runs
from rldk.report.outputs import OPENRLHF, write_outputs
from rldk.run import Run


def test_a_run_id_that_is_no_file_name_is_refused() -> None:
    with pytest.raises(RunIdError):
        OpenRLHFCallback(run_id="../x")


def test_other_ranks_write_what_is_their_own() -> None:
    logs = {"gpt_loss": 1.0, "loss_mean": 2.0, "lr": 0.1}
    assert metrics_of("sft", leads=False, reference=True)(logs) == {"loss_mean": 2.0}
    assert metrics_of("loop", leads=False, reference=True)(logs) == logs


def test_a_callback_of_the_users_takes_the_place_of_the_one_that_install_made(tmp_path: Path) -> None:
    made, own = OpenRLHFCallback(tmp_path / "made"), OpenRLHFCallback(tmp_path / "own", "r")
    made.made_by_hook = True
    watch = TrainerWatch(None, [made])
    watch.add(TrainerCallback())
    watch.add(own)
    watch.end_step(1, {"loss": 1.0})
    watch.end()
    assert not (tmp_path / "made").exists()
    assert [event.step for event in read_events(tmp_path / "own") if event.model_info.phase == "train"] == [1]


def test_a_pickled_callback_opens_files_of_its_own(tmp_path: Path) -> None:
    callback = OpenRLHFCallback(tmp_path, "r", alert_thresholds={"stall": None})
    callback.on_train_begin(None, 0)
    copy = pickle.loads(pickle.dumps(callback))
    assert copy.run is None
    callback.on_step_end(None, 1, {"loss": 1.0})
    callback.on_train_end(None, 1)
    copy.output_dir = tmp_path / "copy"
    copy.on_step_end(None, 1, {"loss": 2.0})
    copy.on_train_end(None, 1)
    assert [event.metrics["loss"] for event in read_events(tmp_path / "copy") if "loss" in event.metrics] == [2.0]


def test_what_a_loop_logs_is_kept_whatever_its_type(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    callback = OpenRLHFCallback(tmp_path, "r")
    callback.on_train_begin(None, 0)
    for step in (1, 2):
        callback.on_step_end(None, step, {"mine": {"ok": True, "a": np.array([0.5])}, "odd": "0.5", "word": "x"})
    callback.on_train_end(None, 2)
    train = [event for event in read_events(tmp_path) if event.model_info.phase == "train"]
    assert len(train) == 2
    for event in train:
        assert event.metrics.items() >= {"mine/ok": 1.0, "mine/a": 0.5, "odd": 0.5}.items()
        assert "word is not a number: 'x'" in event.notes
    assert caplog.text.count("step 1: $.metrics.odd: expected a number, found str '0.5'") == 1
    assert caplog.text.count("$.metrics.word: expected") == 1


def test_a_run_that_fails_says_so(tmp_path: Path) -> None:
    callback = OpenRLHFCallback(tmp_path, "r")
    watch = TrainerWatch(None, [callback])
    watch.end_step(1, {"loss": 1.0})
    watch.end(RuntimeError("text of the user's"))
    notes = [note for event in read_events(tmp_path / "r_events.jsonl") for note in event.notes]
    assert notes == ["started", "failed: RuntimeError"]
    ended = list(read_events(tmp_path / "r_events.jsonl"))[-1].lifecycle
    assert (ended.ending, ended.error_type, ended.error_message) == ("failed", "RuntimeError", "text of the user's")
    manifest = json.loads((tmp_path / "r_run.json").read_text())
    assert manifest["attempts"][0]["ending"] == "failed"


def test_nothing_is_written_where_logging_is_off(tmp_path: Path) -> None:
    callback = OpenRLHFCallback(tmp_path / "logs", "r", enable_jsonl_logging=False, network_monitoring=True)
    callback.on_train_begin(None, 0)
    callback.on_step_end(None, 1, {"loss": 1.0})
    callback.on_train_end(None, 1)
    assert not (tmp_path / "logs").exists()


def test_an_evaluation_before_and_after_training_stands_in_its_log(tmp_path: Path) -> None:
    watch = TrainerWatch(None, [OpenRLHFCallback(tmp_path, "r", write_outputs=False)])
    watch.begin_evaluation(0, 3)
    watch.evaluated(0, {"loss": 3.0})
    watch.begin(0, last=1)
    watch.begin_step(1)
    watch.end_step(1, {"loss": 2.0})
    watch.begin_step(2)  # there is none
    watch.end()
    watch.begin_evaluation(1, 3)
    watch.evaluated(1, {"loss": 1.0})
    events = list(read_events(tmp_path))
    assert [(e.model_info.phase, e.step, e.process.attempt) for e in events] == [
        ("lifecycle", 0, 1), ("eval", 0, 1), ("train", 1, 1), ("lifecycle", 1, 1), ("eval", 1, 1),
    ]  # fmt: skip


def test_a_run_whose_name_ends_like_a_log_has_no_copy_of_its_lifecycle(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("plain", "tricky_events"):
        with Run(tmp_path, run_id=name) as run:
            run.log(1, {"loss": 1.0})
            run.log(1, {}, phase="lifecycle", notes=["ended"])
    with caplog.at_level(logging.WARNING):
        written = [
            path.name for found in find_runs(tmp_path) for path in write_outputs(found, tmp_path, layout=OPENRLHF)
        ]
    assert "events_plain.jsonl" in written
    assert "events_tricky_events.jsonl" not in written
    assert "it would be taken for a log" in caplog.text
    assert len(list(read_events(tmp_path))) == 4
