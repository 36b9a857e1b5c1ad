"""Real SFT and DPO of LLaMA-Factory, logged: `make test-frameworks NAME=llama-factory`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip(
    "llamafactory", reason="LLaMA-Factory has an environment of its own: make test-frameworks NAME=llama-factory"
)

from rldk import read_events
from rldk.doctor.frameworks import check_frameworks
from tests.factories.callback_hooks import FAULTS, cost_in, disk_for

HERE = Path(__file__).parent
NAMES = {
    "sft": {"loss": "loss", "grad_norm": "grad_norm", "learning_rate": "lr", "epoch": "epoch"},
    "dpo": {
        "loss": "loss",
        "grad_norm": "grad_norm",
        "learning_rate": "lr",
        "epoch": "epoch",
        "rewards/accuracies": "preference_accuracy",
        "rewards/margins": "reward_margin",
        "rewards/chosen": "reward_chosen",
        "rewards/rejected": "reward_rejected",
        "logps/chosen": "logps_chosen",
        "logps/rejected": "logps_rejected",
    },
}
TIMES = ("runtime", "per_second", "_time")


def train(folder: Path, stage: str, *modes: str, launched: bool = False, **variables: str) -> Path:
    folder.mkdir(exist_ok=True)
    launcher = [sys.executable, "-m", "rldk.integrations.trl", "--run-id", stage] if launched else []
    environment = {key: value for key, value in os.environ.items() if not key.startswith("RLDK_")}
    environment |= {"CUDA_VISIBLE_DEVICES": "", "OMP_NUM_THREADS": "1", **variables}
    with (folder / "console.log").open("w") as console:
        command = [*launcher, sys.executable, HERE / "train.py", folder, stage, *modes]
        done = subprocess.run(command, stdout=console, stderr=subprocess.STDOUT, env=environment)
    assert done.returncode == 0, (folder / "console.log").read_text()[-3000:]
    return folder


@pytest.fixture(scope="module", params=["sft", "dpo"])
def stage(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def recorded(stage: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp(stage), stage, "rldk")


def test_what_is_logged_is_what_llama_factory_says(stage: str, recorded: Path) -> None:
    events = [event for event in read_events(recorded / "logs") if event.model_info.phase == "train"]
    rows = [row for row in map(json.loads, (recorded / "logged.jsonl").read_text().splitlines()) if "loss" in row]
    assert [event.step for event in events] == [row.pop("step") for row in rows] == [1, 2, 3]
    for event, row in zip(events, rows, strict=True):
        for key, value in row.items():
            assert event.metrics[NAMES[stage].get(key, key)] == value, key
        assert set(NAMES[stage].values()) <= event.metrics.keys()
    own = map(json.loads, (recorded / "out" / "trainer_log.jsonl").read_text().splitlines())
    losses = {row["current_steps"]: row["loss"] for row in own if "loss" in row}
    assert losses == {event.step: event.metrics["loss"] for event in events}


def test_the_log_knows_who_trains(stage: str, recorded: Path) -> None:
    facts = json.loads((recorded / "logs" / f"{stage}_run.json").read_text())
    assert (facts["framework"], facts["framework_version"]) == ("llama_factory", "0.9.5")
    assert (facts["algorithm"], facts["attempts"][-1]["ending"]) == (stage, "finished")


@pytest.fixture(scope="module")
def without(stage: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(stage)
    return train(folder, stage, RLDK_OUTPUT_DIR=str(folder / "logs"))


def test_training_is_the_same_with_and_without(recorded: Path, without: Path) -> None:
    assert not (without / "logs").exists()
    assert results(recorded) == results(without)


@pytest.mark.parametrize("stage", ["sft"], indirect=True)
@pytest.mark.parametrize("fault", FAULTS)
def test_training_is_the_same_where_rldk_is_broken(stage: str, fault: str, without: Path, tmp_path: Path) -> None:
    with disk_for(fault, tmp_path / "logs"):
        train(tmp_path, stage, fault, launched=True, RLDK_OUTPUT_DIR=str(tmp_path / "logs"))
    assert FAULTS[fault] in (tmp_path / "console.log").read_text()
    assert results(tmp_path) == results(without)


def test_what_a_step_costs_is_printed(tmp_path: Path) -> None:
    train(tmp_path, "dpo", "rldk", "measured")
    print(cost_in((tmp_path / "console.log").read_text()))


def test_the_doctor_loads_the_hook() -> None:
    (finding,) = check_frameworks("llamafactory")
    assert finding.status == "ok", finding
    assert finding.message.startswith("llamafactory 0.9.5: ")


def results(folder: Path) -> tuple[bytes, list[dict[str, float]], list[str]]:
    """The weights, what LLaMA-Factory has logged but for times, and the names of its files."""
    lines = map(json.loads, (folder / "out" / "trainer_log.jsonl").read_text().splitlines())
    rows = [{k: v for k, v in row.items() if not any(t in k for t in TIMES)} for row in lines]
    names = sorted(path.name for path in (folder / "out").rglob("*"))
    return (folder / "out" / "model.safetensors").read_bytes(), rows, names
