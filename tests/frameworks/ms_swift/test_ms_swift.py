"""A real GRPO run of ms-swift, read from everything that it writes: `make test-frameworks NAME=ms-swift`."""

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

from rldk.ingest import Ingest

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


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the run; ms-swift's own is in `output`."""
    folder = tmp_path_factory.mktemp("ms_swift")
    environment = {**os.environ, "CUDA_VISIBLE_DEVICES": ""}
    with (folder / "console.log").open("w") as console:
        script = Path(__file__).with_name("train.py")
        done = subprocess.run(
            [sys.executable, script, folder], stdout=console, stderr=subprocess.STDOUT, env=environment
        )
    assert done.returncode == 0, (folder / "console.log").read_text()[-3000:]
    return folder


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
