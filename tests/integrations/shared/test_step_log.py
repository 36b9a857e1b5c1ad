"""Frameworks with a logger: what it is given becomes events of its step, by the declaration that reads its files."""

from __future__ import annotations

import enum
import json
import math
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rldk import Event, read_events
from rldk.event.trainer import TrainerFacts
from rldk.ingest import Ingest
from rldk.integrations.shared.step_log import StepLog

VERL = TrainerFacts(framework_version="0.9.1", algorithm="ppo")


def opened(folder: Path, framework: str = "verl", trainer: TrainerFacts = VERL, **how: Any) -> StepLog:
    log = StepLog(folder, enable_resource_monitoring=False, write_outputs=False)
    log.open(framework, trainer=trainer, **{"run_name": "r", **how})
    return log


def events(folder: Path, phase: str = "train") -> list[Event]:
    return [event for event in read_events(folder) if event.model_info.phase == phase]


def starts(folder: Path) -> list[tuple[str | None, int | None]]:
    told = [event.lifecycle for event in events(folder, "lifecycle") if event.lifecycle]
    return [(one.opening, one.from_step) for one in told if one.kind == "started"]


def endings(folder: Path) -> list[tuple[str | None, str | None, str | None]]:
    told = [event.lifecycle for event in events(folder, "lifecycle") if event.lifecycle]
    return [(one.ending, one.error_type, one.error_message) for one in told if one.kind == "ended"]


def test_evaluations_that_ride_in_a_row_of_training_are_events_of_their_set(tmp_path: Path) -> None:
    log = opened(tmp_path, batch_size=8)
    row = {"critic/score/mean": 0.5, "val-core/openai/gsm8k/acc/mean@4": 0.25, "val-aux/math/acc/best@4/mean": 1.0}
    log.log({**row, "training/global_step": 3}, 3)
    log.finish()
    (train,) = events(tmp_path)
    assert (train.step, train.metrics, train.data_slice.batch_size) == (3, {"reward_mean": 0.5}, 8)
    assert [(e.step, e.data_slice.dataset_name, e.metrics) for e in events(tmp_path, "eval")] == [
        (3, "openai/gsm8k", {"val-core/acc/mean@4": 0.25}),
        (3, "math", {"val-aux/acc/best@4/mean": 1.0}),
    ]


def test_what_is_written_is_what_is_read_of_the_frameworks_own_file(tmp_path: Path) -> None:
    rows = [
        {"training/global_step": step, "critic/score/mean": step / 3, "actor/entropy": 1.5, "critic/lr": 1e-5,
         "actor/pg_loss": math.nan if step == 2 else 0.5, "response_length/mean": 12.0, "timing_s/gen": 2.5,
         "val-core/a/b/mean@1": 0.5}
        for step in (1, 2, 3)
    ]  # fmt: skip
    log = opened(tmp_path / "live")
    with (tmp_path / "file.jsonl").open("w") as file:
        for row in rows:
            log.log(row, row["training/global_step"])
            file.write(json.dumps({"step": row["training/global_step"], "data": row}) + "\n")
    log.finish()
    read = list(Ingest(tmp_path / "file.jsonl", framework="verl", version="0.9.1", algorithm="ppo"))
    for phase in ("train", "eval"):
        ours, theirs = events(tmp_path / "live", phase), [e for e in read if e.model_info.phase == phase]
        for one, other in zip(ours, theirs, strict=True):
            assert repr(sorted(one.metrics.items())) == repr(sorted(other.metrics.items()))
            assert (one.step, one.data_slice.dataset_name) == (other.step, other.data_slice.dataset_name)


def test_a_rate_that_is_read_after_the_scheduler_stepped_is_put_to_its_step(tmp_path: Path) -> None:
    log = opened(tmp_path)
    for step, lr in ((1, 5e-5), (2, 1e-4), (3, 0.0), (5, 7e-5)):
        log.log({"actor/lr": np.float32(lr), "critic/score/mean": 1.0}, step)
    log.finish()
    assert [e.metrics.get("lr") for e in events(tmp_path)] == [None, pytest.approx(5e-5), pytest.approx(1e-4), None]
    assert [e.metrics["actor/lr"] for e in events(tmp_path)] == pytest.approx([5e-5, 1e-4, 0.0, 7e-5])
    manifest = json.loads((tmp_path / "r_run.json").read_text())
    assert manifest["metric_sources"]["lr"] == {"actor/lr": {"estimator": "logged with the step before"}}


@pytest.mark.parametrize(("version", "names"), [("0.7.0", {"lr"}), (None, {"verl/actor/lr"})])
def test_a_rate_of_its_own_step_or_of_an_unknown_version_is_not_moved(
    version: str | None, names: set[str], tmp_path: Path
) -> None:
    log = opened(tmp_path, trainer=TrainerFacts(framework_version=version))
    for step in (1, 2):
        log.log({"actor/lr": step / 8}, step)
    log.finish()
    assert [e.metrics for e in events(tmp_path)] == [dict.fromkeys(names, 0.125), dict.fromkeys(names, 0.25)]


def test_a_step_that_is_counted_from_0_is_the_number_of_updates_done(tmp_path: Path) -> None:
    log = opened(tmp_path, "tinker", TrainerFacts())
    log.log({"env/all/reward/total": 0.5, "test/env/all/reward/total": 0.25}, 0)
    log.finish()
    assert [(e.step, e.metrics) for e in events(tmp_path)] == [(1, {"reward_mean": 0.5})]
    assert [(e.step, e.metrics) for e in events(tmp_path, "eval")] == [(0, {"reward_mean": 0.25})]


def test_a_run_that_begins_later_than_its_first_step_is_resumed(tmp_path: Path) -> None:
    for steps in ((1, 2, 3), (3, 4)):
        log = opened(tmp_path)
        for step in steps:
            log.log({"critic/score/mean": float(step)}, step)
        log.finish()
    assert starts(tmp_path) == [("new", None), ("resumed", 2)]
    assert [e.step for e in read_events(tmp_path, attempts="last") if e.model_info.phase == "train"] == [1, 2, 3, 4]


@pytest.mark.parametrize(("evaluated", "start"), [(0, ("new", None)), (1, ("new", None)), (4, ("resumed", 4))])
def test_an_evaluation_before_the_first_step_does_not_say_where_a_run_begins(
    evaluated: int, start: tuple[str, int | None], tmp_path: Path
) -> None:
    log = opened(tmp_path)
    log.log({"val-core/a/acc/mean@4": 0.25}, evaluated)
    log.log({"critic/score/mean": 1.0}, 5 if evaluated == 4 else 1)
    log.finish()
    assert starts(tmp_path) == [start]


def test_an_attempt_that_only_evaluates_hides_no_step_of_those_before(tmp_path: Path) -> None:
    log = opened(tmp_path)
    for step in (1, 2, 3):
        log.log({"critic/score/mean": 1.0}, step)
    log.finish(1)
    log = opened(tmp_path)
    log.log({"val-core/a/acc/mean@4": 0.25}, 1)
    log.done()
    log.finish()
    assert starts(tmp_path) == [("new", None), ("restarted", None)]
    assert [e.step for e in read_events(tmp_path, attempts="last") if e.model_info.phase == "train"] == [1, 2, 3]


def test_a_run_that_does_not_log_each_step_is_resumed_from_one_that_is_not_known(tmp_path: Path) -> None:
    for steps in ((10, 20), (30,)):
        log = opened(tmp_path, every_step=False)
        for step in steps:
            log.log({"critic/score/mean": 1.0}, step)
        log.finish(1)
    assert starts(tmp_path) == [("new", None), ("resumed", None)]


def test_how_a_run_ended(tmp_path: Path) -> None:
    for folder, exit_code, error in (("fine", 0, None), ("code", 3, None), ("raised", 1, ZeroDivisionError("no"))):
        log = opened(tmp_path / folder)
        log.log({"critic/score/mean": 1.0}, 1)
        try:
            if error is not None:
                raise error
            log.finish(exit_code)
        except ZeroDivisionError:
            log.finish(exit_code)
        log.finish(7)
    assert endings(tmp_path / "fine") == [("finished", None, None)]
    assert endings(tmp_path / "code") == [("failed", None, "exit code 3")]
    assert endings(tmp_path / "raised") == [("failed", "ZeroDivisionError", "no")]


def test_what_comes_after_the_end_or_is_no_row_raises_nothing_and_is_counted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log = opened(tmp_path)
    log.log({"critic/score/mean": 1.0}, 1)
    log.log(None, 2)  # type: ignore[arg-type]
    log.log({"critic/score/mean": 2.0}, "two")  # type: ignore[arg-type]
    log.log({"critic/score/mean": 2.0}, 2.5)  # type: ignore[arg-type]
    log.finish()
    log.log({"critic/score/mean": 3.0}, 3)
    assert log.failures == 2
    assert "step 3 was logged to a run that is not open, or finished: it is lost" in caplog.text
    assert [e.step for e in events(tmp_path)] == [1]
    assert json.loads((tmp_path / "r_run.json").read_text())["attempts"][0]["dropped"] == 2
    assert "1 hook of the callback failed" in events(tmp_path, "lifecycle")[-1].notes[1]


def test_calls_of_one_step_are_merged_where_that_is_asked_for(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    log = opened(tmp_path, merge_by_step=True)
    log.log({"critic/score/mean": 0.5}, 1)
    assert events(tmp_path) == []
    log.log({"timing_s/step": 2.0, "critic/score/mean": 0.75}, 1)
    log.log({"critic/score/mean": 1.0}, 2, last=True)
    assert [e.metrics for e in events(tmp_path)] == [{"reward_mean": 0.5, "step_time": 2.0}, {"reward_mean": 1.0}]
    log.log({"timing_s/step": 3.0, "critic/score/mean": 1.0}, 2)
    log.log({"timing_s/step": 4.0}, 3)
    log.log({"timing_s/ref": 5.0}, 1)
    log.finish()
    assert [(e.step, e.metrics) for e in events(tmp_path)[2:]] == [
        (2, {"step_time": 3.0}), (1, {"timing_s/ref": 5.0}), (3, {"step_time": 4.0}),
    ]  # fmt: skip
    assert "critic/score/mean was logged again with another value: the first one counts" in caplog.text
    assert events(tmp_path, "lifecycle")[-1].notes == [
        "ended",
        "1 value of steps that had another one already: left out",
    ]


def test_what_is_held_is_what_was_given_and_the_same_value_of_a_library_is_no_other_one(tmp_path: Path) -> None:
    log = opened(tmp_path, merge_by_step=True)
    array = np.array([1.0])
    log.log({"a": array, "b": np.float32(0.1), "c": True}, 1)
    array += 5
    log.log({"b": np.float32(0.1), "c": True, "d": "text"}, 1)
    log.finish()
    (event,) = events(tmp_path)
    assert event.metrics == {"a": 1.0, "b": float(np.float32(0.1)), "c": 1.0}
    assert event.notes == ["d is not a number: 'text'"]
    assert events(tmp_path, "lifecycle")[-1].notes == ["ended"]


def test_a_forked_process_neither_writes_what_its_parent_holds_nor_waits_for_its_threads(tmp_path: Path) -> None:
    log = opened(tmp_path, merge_by_step=True)
    log.log({"a": 1.0}, 1)
    merger = log._training.merger
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with merger._lock:
            held.set()
            done.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    child = os.fork()
    if child == 0:
        signal.alarm(5)  # ends it if it waits
        merger.flush()
        merger.close()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    done.set()
    thread.join()
    log.finish()
    assert [event.metrics for event in events(tmp_path)] == [{"a": 1.0}]


class Key(str, enum.Enum):
    SCORE = "critic/score/mean"


def test_a_key_that_is_a_member_of_an_enumeration_is_its_text(tmp_path: Path) -> None:
    log = opened(tmp_path)
    log.log({Key.SCORE: 0.5}, 1)
    log.finish()
    assert events(tmp_path)[0].metrics == {"reward_mean": 0.5}


HOLDS = """
import os, signal, sys, time
from rldk.integrations.shared.step_log import StepLog

log = StepLog(sys.argv[1], enable_resource_monitoring=False)
log.open("verl", run_name="r", merge_by_step=True, hold_seconds=float(sys.argv[2]))
for step in (1, 2):
    log.log({"a/b": float(step)}, step)
    log.log({"c/d": float(step)}, step)
if sys.argv[3] == "exit":
    sys.exit()
if sys.argv[3] == "wait":
    time.sleep(1)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(("hold", "end", "steps"), [(60, "kill", [1]), (0.1, "wait", [1, 2]), (60, "exit", [1, 2])])
def test_a_held_step_is_lost_only_by_a_kill_within_its_time(
    hold: float, end: str, steps: list[int], tmp_path: Path
) -> None:
    code = subprocess.run([sys.executable, "-c", HOLDS, tmp_path, str(hold), end], env={**os.environ}).returncode
    assert code == (0 if end == "exit" else -signal.SIGKILL)
    assert [(e.step, e.metrics) for e in events(tmp_path)] == [(s, {"a/b": s, "c/d": s}) for s in steps]


def test_variables_configure_it_and_turn_it_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_OUTPUT_DIR", str(tmp_path))
    monkeypatch.setenv("RLDK_RUN_ID", "named")
    monkeypatch.setenv("RLDK_WRITE_OUTPUTS", "0")
    log = StepLog()
    log.open("verl", run_name="other")
    assert log.run is not None
    assert log.run.path == tmp_path / "named_events.jsonl"
    log.finish()
    monkeypatch.setenv("RLDK_ENABLE_JSONL_LOGGING", "0")
    off = StepLog(tmp_path / "off")
    off.open("verl")
    off.log({"critic/score/mean": 1.0}, 1)
    off.finish()
    assert off.failures == 0
    assert not (tmp_path / "off").exists()
