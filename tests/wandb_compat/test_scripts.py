"""Three scripts that speak wandb run unchanged but for the import, and their events are what they logged."""

from __future__ import annotations

import json
import math
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from rldk import read_completions, read_events
from rldk.io.validator import validate_jsonl_file
from tests.factories.disks import fill, small_disk
from tests.factories.wandb_scripts import SCRIPTS, by_step, run_script, with_rldk


def logs_of(script: str, folder: Path) -> Path:
    done = run_script(with_rldk((SCRIPTS / f"{script}.py").read_text()), folder)
    assert done.returncode == 0, done.stderr
    (folder / "stderr.txt").write_text(done.stderr)
    (folder / "stdout.txt").write_text(done.stdout)
    for log in (folder / "rldk_logs").glob("*_events.jsonl"):
        report = validate_jsonl_file(log, strict=True, check_consistency=True)
        # What was dropped is a gap.
        assert [error.message for error in report.errors if "all dropped by the writer" not in error.message] == []
        assert len(report.errors) == (script == "grpo")
    return folder / "rldk_logs"


def manifest_of(logs: Path, run_id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((logs / f"{run_id}_run.json").read_text())
    return found


def test_a_ppo_loop_with_an_axis_of_its_own(tmp_path: Path) -> None:
    logs = logs_of("ppo", tmp_path)
    (log,) = logs.glob("*_events.jsonl")
    run_id = log.name.removesuffix("_events.jsonl")
    assert run_id.startswith("ppo-tiny-")
    expected: dict[tuple[str, int], dict[str, Any]] = {}
    for update in range(6):
        step = 8 * (update + 1)
        expected["train", step] = {
            "loss/policy": -0.01 * update,
            "loss/value": 1 / (update + 1),
            "objective.kl": 0.1 * update,
            "objective.entropy": 2.0 - 0.25 * update,
            "reward/mean": update / 4,
            "grad_norm": "NaN" if update == 3 else 1.5,
            "lr": 3e-6 * (1 - update / 6),
        }
        if update % 2:
            expected["eval", step] = {"eval/return": 10.0 + update, "eval/length": 100.0 + update}
    events = list(read_events(log))
    assert by_step(events) == expected
    assert (events[-1].model_info.phase, events[-1].metrics) == ("summary", {"best_return": 15.0})
    manifest = manifest_of(logs, run_id)
    about = {"project": "ppo", "job_type": "train", "notes": "a first try", "name": "ppo tiny"}
    model = {"name": "tiny", "layers": [2, 2]}
    assert manifest["config"] == {"lr": 3e-6, "kl_coef": 0.05, "updates": 6, "model": model, "_wandb": about}
    assert manifest["tags"] == ["baseline", "cpu"]
    assert [a["ending"] for a in manifest["attempts"]] == ["finished"]  # the script does not call finish
    assert (tmp_path / "stdout.txt").read_text() == "max {'max': 1.25}\n"


def test_a_grpo_loop_with_tables_of_completions_and_calls_that_are_held_back(tmp_path: Path) -> None:
    logs = logs_of("grpo", tmp_path)
    events = list(read_events(logs / "grpo-run_events.jsonl"))
    expected: dict[tuple[str, int], dict[str, Any]] = {
        ("train", step): {
            "time/generate": 2.0 + step,
            "epoch": step / 5,
            "loss": 0.5 / step,
            "reward": step / 8,
            "reward_std": 0.25,
            "clip_ratio.low_mean": 0.01 * step,
            "clip_ratio.high_mean": math.inf if step == 4 else 0.02,
            "time/step": 3.5,
        }
        for step in range(1, 6)
    }
    expected["eval", 6] = {"eval/accuracy": 0.75, "eval/samples": 16.0}
    assert by_step(events) == expected
    # What was held back is one event with what ends the wait; a later call of the step is an event of its own.
    first = [sorted(event.metrics) for event in events if event.step == 1]
    assert first == [sorted(expected["train", 1].keys() - {"time/step"}), ["time/step"]]
    samples = list(read_completions(logs / "grpo-run_completions.jsonl"))
    assert [(s.step, s.index) for s in samples] == [(step, i) for step in range(1, 6) for i in range(2)]
    last = samples[-1]
    assert (last.prompt, last.completion) == ("What is 5+1?", "It is 6.")
    assert (last.reward, last.rewards, last.advantage, last.attempt) == (1.0, {"accuracy": 1.0}, 0.5, 1)
    (table,) = (logs / "grpo-run_files" / "media" / "table").iterdir()
    assert json.loads(table.read_text()) == {"columns": ["metric", "value"], "data": [["accuracy", 0.75]]}
    notes = [note for event in events for note in event.notes]
    assert notes.count("lengths is wandb.Histogram, which is not stored") == 5
    assert any(note.startswith("final: a table of 1 row") and table.name in note for note in notes)
    assert "alert: done: all steps" in notes
    manifest = manifest_of(logs, "grpo-run")
    (attempt,) = manifest["attempts"]
    assert (manifest["group"], attempt["ending"], attempt["dropped"]) == ("ablation", "finished", 1)
    assert attempt["drop_reasons"] == {"log: the step is less than the current one": 1}
    assert events[-1].process is not None
    assert events[-1].process.dropped == 1
    assert "step 1 is less than the current step 3" in (tmp_path / "stderr.txt").read_text()


@pytest.fixture(scope="module")
def sweep(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return logs_of("sweep", tmp_path_factory.mktemp("sweep"))


def test_a_search_is_a_run_for_each_trial(sweep: Path) -> None:
    assert sorted(path.name for path in sweep.glob("*_events.jsonl")) == [f"trial-{i}_events.jsonl" for i in range(3)]
    for trial, lr in enumerate([0.1, 0.5, 2.0]):
        manifest = manifest_of(sweep, f"trial-{trial}")
        events = [e for e in read_events(sweep / f"trial-{trial}_events.jsonl") if e.process and e.process.attempt == 1]
        steps = range(3 if trial == 2 else 4)
        assert by_step(events) == {("train", s): {"train/loss": 1.0 / (s + 1), "train/lr": lr} for s in steps}
        scores = [event.metrics for event in events if event.model_info.phase == "summary"]
        assert scores == ([] if trial == 2 else [{"score": 10.0 * trial}])
        if trial:
            own = {"lr": lr, "seed": 1, "layers": [2, 2], "warmup": trial, "clip": 0.2, "_wandb": {"project": "sweep"}}
            assert (manifest["config"], manifest["group"]) == (own, "search")


def test_a_failed_trial_says_what_it_failed_of(sweep: Path) -> None:
    (attempt,) = manifest_of(sweep, "trial-2")["attempts"]
    assert (attempt["ending"], attempt["error_type"], attempt["error_message"]) == (
        "failed",
        "RuntimeError",
        "the loss is NaN",
    )


def test_a_resumed_run_continues_its_steps(sweep: Path) -> None:
    events = [e for e in read_events(sweep / "trial-0_events.jsonl") if e.process and e.process.attempt == 2]
    assert [(e.step, e.metrics) for e in events] == [
        (step, {"train/loss": 1.0 / (step + 1), "train/lr": 0.1}) for step in (4, 5)
    ]
    attempts = manifest_of(sweep, "trial-0")["attempts"]
    assert [(a["opening"], a["ending"]) for a in attempts] == [("new", "finished"), ("resumed", "finished")]
    assert (sweep.parent / "stdout.txt").read_text() == "first 4\n"


TRAINING = """
import random
import wandb
random.seed(1)
weights = [0.0] * 4
run = wandb.init(project="p", id="r", config={"lr": 0.1})
for step in range(20):
    weights = [w + random.random() for w in weights]
    wandb.log({"loss": sum(weights), "tables": wandb.Table(columns=["prompt", "completion"], data=[["a", "b"]])})
run.summary["best"] = max(weights)
run.finish()
print(weights)
"""
NOTHING = "\nfrom unittest.mock import MagicMock\nwandb = MagicMock()\n"
FAULTS = {
    "import error": ('import sys\nsys.modules["rldk.wandb_compat.recorder"] = None\n', "ModuleNotFoundError"),
    "exception": ("from rldk.wandb_compat.recorder import Recorder\nRecorder._write = None\n", "an event could not be"),
    "full disk": ("", "No space left on device"),
}


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> str:
    done = run_script(TRAINING.replace("\nimport wandb\n", NOTHING), tmp_path_factory.mktemp("without"))
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("fault", [None, *FAULTS])
def test_a_script_ends_as_without_a_log_whatever_is_wrong_with_it(
    fault: str | None, weights: str, tmp_path: Path
) -> None:
    before, said = FAULTS[fault] if fault else ("", "")
    with small_disk(tmp_path / "rldk_logs", 64) if fault == "full disk" else nullcontext() as disk:
        if disk is not None:
            fill(disk)
        done = run_script(before + with_rldk(TRAINING), tmp_path)
    assert (done.returncode, done.stdout) == (0, weights), done.stderr
    assert said in done.stderr
    assert fault or len(list(read_events(tmp_path / "rldk_logs"))) > 20
