"""Real SFT, DPO and GRPO of Axolotl, logged: `make test-frameworks NAME=axolotl`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("axolotl", reason="Axolotl has an environment of its own: make test-frameworks NAME=axolotl")

from rldk import read_events
from rldk.doctor.frameworks import check_frameworks
from tests.factories.callback_hooks import FAULTS, cost_in, disk_for

HERE = Path(__file__).parent
EVERY = {"loss": "loss", "grad_norm": "grad_norm", "learning_rate": "lr", "epoch": "epoch"}
NAMES = {
    "sft": EVERY,
    "dpo": EVERY
    | {
        "rewards/accuracies": "preference_accuracy",
        "rewards/margins": "reward_margin",
        "rewards/chosen": "reward_chosen",
        "rewards/rejected": "reward_rejected",
        "logps/chosen": "logps_chosen",
        "logps/rejected": "logps_rejected",
        "entropy": "entropy_mean",
        "mean_token_accuracy": "token_accuracy",
        "num_tokens": "tokens_seen",
    },
    "grpo": EVERY
    | {
        "reward": "reward_mean",
        "reward_std": "reward_std",
        "frac_reward_zero_std": "frac_reward_zero_std",
        "entropy": "entropy_mean",
        "clip_ratio/region_mean": "clip_frac",
        "completions/mean_length": "response_length_mean",
        "completions/max_length": "response_length_max",
        "completions/clipped_ratio": "truncated_frac",
        "num_tokens": "tokens_seen",
    },
}
TIMES = ("runtime", "per_second", "per_sec", "step_time")


def train(folder: Path, kind: str, *modes: str) -> Path:
    folder.mkdir(exist_ok=True)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("RLDK_")}
    environment |= {
        "CUDA_VISIBLE_DEVICES": "",
        "OMP_NUM_THREADS": "1",
        "AXOLOTL_DO_NOT_TRACK": "1",
        "RLDK_OUTPUT_DIR": str(folder / "logs"),
    }
    with (folder / "console.log").open("w") as console:
        command = [sys.executable, HERE / "train.py", folder, kind, *modes]
        done = subprocess.run(command, stdout=console, stderr=subprocess.STDOUT, env=environment)
    assert done.returncode == 0, (folder / "console.log").read_text()[-3000:]
    return folder


@pytest.fixture(scope="module", params=["sft", "dpo", "grpo"])
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def recorded(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp(kind), kind, "rldk")


def rows(folder: Path) -> list[dict[str, Any]]:
    """What Axolotl keeps of its log."""
    state = json.loads((folder / "out" / "checkpoint-3" / "trainer_state.json").read_text())
    return [row for row in state["log_history"] if "loss" in row]


def test_what_is_logged_is_what_axolotl_says(kind: str, recorded: Path) -> None:
    events = [event for event in read_events(recorded / "logs") if event.model_info.phase == "train"]
    own = rows(recorded)
    assert [event.step for event in events] == [row.pop("step") for row in own] == [1, 2, 3]
    for event, row in zip(events, own, strict=True):
        for key, value in row.items():
            (name,) = {NAMES[kind].get(key, key), f"axolotl/{key}"} & event.metrics.keys()
            assert event.metrics[name] == value, key
        assert set(NAMES[kind].values()) <= event.metrics.keys()


def test_the_log_knows_who_trains(kind: str, recorded: Path) -> None:
    (path,) = (recorded / "logs").glob("*_run.json")
    facts = json.loads(path.read_text())
    assert (facts["framework"], facts["framework_version"]) == ("axolotl", "0.19.0")
    assert (facts["algorithm"], facts["attempts"][-1]["ending"]) == (kind, "finished")


@pytest.fixture(scope="module")
def without(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp(kind), kind)


def test_training_is_the_same_with_and_without(recorded: Path, without: Path) -> None:
    assert not (without / "logs").exists()
    assert results(recorded) == results(without)


@pytest.mark.parametrize("kind", ["sft"], indirect=True)
@pytest.mark.parametrize("fault", FAULTS)
def test_training_is_the_same_where_rldk_is_broken(kind: str, fault: str, without: Path, tmp_path: Path) -> None:
    with disk_for(fault, tmp_path / "logs"):
        train(tmp_path, kind, "rldk", fault)
    assert FAULTS[fault] in (tmp_path / "console.log").read_text()
    assert results(tmp_path) == results(without)


def test_what_a_step_costs_is_printed(tmp_path: Path) -> None:
    train(tmp_path, "dpo", "rldk", "measured")
    print(cost_in((tmp_path / "console.log").read_text()))


def test_the_doctor_loads_the_hook() -> None:
    (finding,) = check_frameworks("axolotl")
    assert finding.status == "ok", finding
    assert finding.message.startswith("axolotl 0.19.0: ")


def results(folder: Path) -> tuple[bytes, list[dict[str, Any]]]:
    """The weights, and what Axolotl has logged but for times."""
    own = [{key: value for key, value in row.items() if not any(t in key for t in TIMES)} for row in rows(folder)]
    return (folder / "out" / "model.safetensors").read_bytes(), own
