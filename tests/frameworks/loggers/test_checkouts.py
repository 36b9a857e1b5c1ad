"""NeMo RL's real `Logger` and slime's real `log`, hooked: from checkouts, as neither is on a package index.

`NEMO_RL_CHECKOUT=DIR SLIME_CHECKOUT=DIR make test-frameworks NAME=loggers` runs these tests, for either or both. Their
trackers are not installed but for TensorBoard.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("tensorboard", reason="it has an environment of its own: make test-frameworks NAME=loggers")

from rldk.check import check_runs
from tests.factories.costs import MEASURED, told
from tests.factories.disks import fill, small_disk
from tests.frameworks.loggers.running import HERE, in_32_bits, of_phase, run, scalars

DRIVE = str(HERE.parents[1] / "integrations" / "loggers" / "drive.py")
TRACKERS = """
import importlib.util, sys
from unittest.mock import MagicMock
for name in ("mlflow", "swanlab", "wandb", "matplotlib", "prometheus_client"):
    if importlib.util.find_spec(name) is None:
        sys.modules |= {f"{name}{part}": MagicMock() for part in ("", ".pyplot", ".parser", ".samples")}
"""
NAMES = {
    "train/reward": "reward_mean", "train/kl_penalty": "kl_mean", "train/lr": "lr", "train/probs_ratio": "ratio_mean",
    "performance/tokens_per_sec": "tokens_per_second", "timing/train/total_step_time": "step_time",
    "rollout/raw_reward": "reward_mean", "train/loss": "loss", "train/ppo_kl": "approx_kl",
    "perf/actor_train_time": "train_time", "perf/step_time": "step_time",
}  # fmt: skip
NEVER = {"HAS_LINE": "1"}
"""With this nothing imports rldk."""


@pytest.fixture(params=["nemo_rl", "slime"])
def framework(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A framework of which there is a checkout."""
    name = str(request.param)
    variable = f"{name.upper()}_CHECKOUT"
    if not os.environ.get(variable):
        pytest.skip(f"{variable} names no checkout")
    monkeypatch.setenv("PYTHONPATH", os.environ[variable], prepend=os.pathsep)
    monkeypatch.setenv("BOARD", "1")
    return name


def train(folder: Path, framework: str, *, logs: str | None = "logs", customize: str = "", **more: str) -> str:
    return run(folder, DRIVE, framework, logs=logs, customize=TRACKERS + customize, **more)


def own(folder: Path) -> dict[tuple[int, str], str]:
    """Step and tag to what TensorBoard has, in words, in which NaN equals NaN."""
    board = {"nemo_rl": "logs-nemo/tensorboard", "slime": "tensorboard_log/p/e"}
    (path,) = (folder / name for name in board.values() if (folder / name).is_dir())
    return {key: str(value) for key, value in scalars(path).items()}


def step_of(framework: str, step: int, tag: str) -> int:
    """The event's step of a step on TensorBoard's axis; what NeMo RL's start took stands with the first step."""
    if framework == "nemo_rl":
        return step + tag.startswith("timing/setup")
    return step + 1 if tag.startswith("train/") else (step + 1) * 2


def test_every_value_is_that_of_its_tensorboard(framework: str, tmp_path: Path) -> None:
    train(tmp_path, framework)
    events = {phase: {event.step: event.metrics for event in of_phase(tmp_path, phase)} for phase in ("train", "eval")}
    seen = 0
    for (step, tag), value in own(tmp_path).items():
        if tag.startswith("ray/"):
            continue
        found = events["eval" if "validation" in tag else "train"][step_of(framework, step, tag)]
        assert str(in_32_bits(found[NAMES.get(tag, tag)] or 0.0)) == value, (step, tag)
        seen += 1
    assert seen == (29 if framework == "nemo_rl" else 36)
    assert [found.state for found in check_runs(tmp_path / "logs")] == ["finished"]


def test_where_nobody_asks_it_is_as_it_was(framework: str, tmp_path: Path) -> None:
    train(tmp_path / "never", framework, logs=None, **NEVER)
    said = train(tmp_path / "unasked", framework, logs=None)
    train(tmp_path / "asked", framework)
    assert "rldk" not in said
    assert own(tmp_path / "asked") == own(tmp_path / "unasked") == own(tmp_path / "never")
    assert [
        path for path in (tmp_path / "unasked").rglob("*") if "events.jsonl" in path.name or "rldk" in path.name
    ] == []


@pytest.mark.parametrize(
    ("customize", "said"),
    [
        ("import sys\nsys.modules['rldk.integrations.{}.hook'] = None\n", "is not logged: ModuleNotFoundError"),
        (
            "import rldk.integrations.{}.hook as hook\nhook.StepLog.open = hook.StepLog.log = None\n",
            "continues without",
        ),
    ],
    ids=["import error", "exception in the hook"],
)
def test_a_hook_that_is_broken_costs_the_log_and_nothing_else(
    framework: str, customize: str, said: str, tmp_path: Path
) -> None:
    train(tmp_path / "never", framework, logs=None, **NEVER)
    assert said in train(tmp_path / "it", framework, customize=customize.format(framework))
    assert own(tmp_path / "it") == own(tmp_path / "never")


def test_a_full_disk_stops_nothing(framework: str, tmp_path: Path) -> None:
    train(tmp_path / "never", framework, logs=None, **NEVER)
    with small_disk(tmp_path / "disk", 64) as disk:
        fill(disk)
        assert "No space left on device" in train(tmp_path / "it", framework, logs=str(disk / "logs"))
    assert own(tmp_path / "it") == own(tmp_path / "never")


def test_what_a_step_costs_is_measured(framework: str, tmp_path: Path) -> None:
    settings = {"STEPS": "2000", "UPDATES": "1", "MORE": "50", "RLDK_ENABLE_RESOURCE_MONITORING": "1"}
    said = train(tmp_path / "it", framework, customize=MEASURED, **settings)
    print(f"{framework}: {told(said, 2001 if framework == 'nemo_rl' else 2000)}")  # it evaluates before its first step
