"""Real GRPO runs of ms-swift, logged and read from everything that they write: `make test-frameworks NAME=ms-swift`."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from statistics import fmean, stdev

import pytest
from rldk_schema import Event

pytest.importorskip("swift", reason="ms-swift has an environment of its own: make test-frameworks NAME=ms-swift")

from rldk import read_events
from rldk.doctor.frameworks import check_frameworks
from rldk.ingest import Ingest
from tests.factories.callback_hooks import FAULTS, cost_in, disk_for

GROUP = 4  # answers to a prompt
NAMES = {
    "loss": "loss",
    "grad_norm": "grad_norm",
    "learning_rate": "lr",
    "reward": "reward_mean",
    "reward_std": "reward_group_std",
    "frac_reward_zero_std": "frac_reward_zero_std",
    "kl": "kl_mean",
    "clip_ratio/region_mean": "clip_frac",
    "completions/mean_length": "response_length_mean",
    "completions/max_length": "response_length_max",
    "completions/clipped_ratio": "truncated_frac",
    "step_time": "step_time",
    "epoch": "epoch",
}
# Where it stands, and how far rounding may be from the number: relative, absolute. logging.jsonl and the console have
# eight digits after the point, and of those the console shows four that count.
FORMS = {
    "jsonl": ("logging.jsonl", 0.0, 0.51e-8),
    "state": ("checkpoint-3/trainer_state.json", 0.0, 0.0),
    "tensorboard": ("runs", 1e-7, 0.0),
    "console": ("../../console.log", 1e-3, 0.51e-8),
}


def train(folder: Path, *modes: str, **variables: str) -> Path:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("RLDK_")}
    environment |= {"CUDA_VISIBLE_DEVICES": "", "OMP_NUM_THREADS": "1", **variables}
    with (folder / "console.log").open("w") as console:
        script = Path(__file__).with_name("train.py")
        done = subprocess.run(
            [sys.executable, script, folder, *modes], stdout=console, stderr=subprocess.STDOUT, env=environment
        )
    assert done.returncode == 0, (folder / "console.log").read_text()[-3000:]
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run without rldk; ms-swift's own is in `output`."""
    return train(tmp_path_factory.mktemp("ms_swift"))


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the same run, logged to `logs`."""
    folder = tmp_path_factory.mktemp("recorded")
    return train(folder, "rldk", RLDK_OUTPUT_DIR=str(folder / "logs"))


def train_events(folder: Path, form: str) -> list[Event]:
    (output,) = (folder / "output").iterdir()
    return [event for event in Ingest(output / FORMS[form][0]) if event.model_info.phase == "train"]


def logged(folder: Path) -> list[dict[str, float]]:
    rows = map(json.loads, (folder / "logged.jsonl").read_text().splitlines())
    return [row for row in rows if "loss" in row]


@pytest.mark.parametrize("form", FORMS)
def test_every_number_has_the_name_of_its_meaning(form: str, folder: Path) -> None:
    events = train_events(folder, form)
    rows = logged(folder)
    assert [event.step for event in events] == [row.pop("step") for row in rows] == [1, 2, 3]
    _, relative, absolute = FORMS[form]
    for event, row in zip(events, rows, strict=True):
        for key, value in row.items():
            # In a trainer_state.json and in TensorBoard nothing tells ms-swift from TRL.
            names = {NAMES.get(key, key), f"ms_swift/{key}", f"trl/{key}"} & event.metrics.keys()
            assert len(names) == 1, (key, sorted(event.metrics))
            found = event.metrics[names.pop()]
            assert found is not None
            assert math.isclose(found, value, rel_tol=relative, abs_tol=absolute), (key, found, value)


@pytest.mark.parametrize("form", FORMS)
def test_the_spread_of_rewards_is_that_within_groups(form: str, folder: Path) -> None:
    rewards = [r for line in (folder / "rewards.jsonl").read_text().splitlines() for r in json.loads(line)]
    events = train_events(folder, form)
    of_step = len(rewards) // len(events)
    for number, event in enumerate(events):
        own = rewards[number * of_step : (number + 1) * of_step]
        groups = [own[i : i + GROUP] for i in range(0, len(own), GROUP)]
        assert event.metrics["reward_mean"] == pytest.approx(fmean(own), rel=1e-3)
        assert "reward_std" not in event.metrics
        (name,) = {"reward_group_std", "ms_swift/reward_std", "trl/reward_std"} & event.metrics.keys()
        assert event.metrics[name] == pytest.approx(fmean(map(stdev, groups)), rel=1e-2, abs=1e-3)


def test_a_folder_of_one_run_is_read_once(folder: Path) -> None:
    (output,) = (folder / "output").iterdir()
    reading = Ingest(output)
    steps = [event.step for event in reading if event.model_info.phase == "train"]
    assert steps == [1, 2, 3]


def test_what_is_logged_is_what_callbacks_see(recorded: Path) -> None:
    events = [event for event in read_events(recorded / "logs") if event.model_info.phase == "train"]
    rows = logged(recorded)
    assert [event.step for event in events] == [row.pop("step") for row in rows] == [1, 2, 3]
    for event, row in zip(events, rows, strict=True):
        for key, value in row.items():
            (name,) = {NAMES.get(key, key), f"ms_swift/{key}"} & event.metrics.keys()
            assert event.metrics[name] == value, key
        assert "reward_std" not in event.metrics
        assert event.data_slice.batch_size == 8


def test_the_log_knows_who_trains(recorded: Path) -> None:
    (path,) = (recorded / "logs").glob("*_run.json")
    facts = json.loads(path.read_text())
    assert (facts["framework"], facts["framework_version"], facts["algorithm"]) == ("ms_swift", "4.6.0", "grpo")
    assert facts["run_id"].startswith("grpo-")  # and not after the output directory, which ms-swift has for a run_name
    assert facts["config"]["scale_rewards"] == "group"
    assert facts["attempts"][-1]["ending"] == "finished"


def test_training_is_the_same_with_and_without(folder: Path, recorded: Path) -> None:
    assert not (folder / "logs").exists()
    assert results(folder) == results(recorded)


@pytest.mark.parametrize("fault", FAULTS)
def test_training_is_the_same_where_rldk_is_broken(fault: str, folder: Path, tmp_path: Path) -> None:
    with disk_for(fault, tmp_path / "logs"):
        train(tmp_path, "rldk", fault, RLDK_OUTPUT_DIR=str(tmp_path / "logs"))
    assert FAULTS[fault] in (tmp_path / "console.log").read_text()
    assert results(folder) == results(tmp_path)


def test_what_a_step_costs_is_printed(tmp_path: Path) -> None:
    train(tmp_path, "rldk", "measured", RLDK_OUTPUT_DIR=str(tmp_path / "logs"))
    print(cost_in((tmp_path / "console.log").read_text()))


def test_the_doctor_loads_the_hook() -> None:
    (finding,) = check_frameworks("ms_swift")
    assert finding.status == "ok", finding
    assert finding.message.startswith("ms_swift 4.6.0: ")


def results(folder: Path) -> tuple[bytes, list[dict[str, float]], list[str]]:
    """The weights, what ms-swift has logged but for times, and the names of its files."""
    (output,) = (folder / "output").iterdir()
    state = json.loads((output / "checkpoint-3" / "trainer_state.json").read_text())
    timed = ("step_time", "time", "speed", "runtime", "per_second")
    rows = [{k: v for k, v in row.items() if not any(t in k for t in timed)} for row in state["log_history"]]
    names = sorted(path.name for path in (output / "checkpoint-3").iterdir())
    return (output / "checkpoint-3" / "model.safetensors").read_bytes(), rows, names


def test_nothing_but_a_name_is_known_unless_a_callback_is_asked_for() -> None:
    code = """
import sys
from swift.callbacks import callbacks_map
before = set(sys.modules)
import rldk.integrations.ms_swift
assert "rldk" in callbacks_map
print(sorted(set(sys.modules) - before))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == str(
        ["rldk", "rldk._version", "rldk.integrations", "rldk.integrations.ms_swift", "rldk.integrations.shared"]
        + ["rldk.integrations.shared.plugin"]
    )
