"""What verl's loggers are given becomes events. A stand-in has the loggers; the real verl: tests/frameworks/verl."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rldk import Event, read_events
from rldk.check import check_runs
from rldk.integrations.verl.config import run_facts, trainer_facts
from tests.factories.disks import fill, small_disk

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


NEVER = {"VERL_USE_EXTERNAL_PLUGINS": "none"}
"""With this verl does not load rldk at all."""


def train(
    folder: Path, *arguments: str, code: int = 0, logs: str | None = "logs", custom: str = "", **variables: str
) -> str:
    """Runs the trainer in a folder, in a process that runs `custom` first; returns what it prints."""
    folder.mkdir(exist_ok=True)
    paths = [str(HERE / "stand_in"), str(ROOT), str(ROOT / "generated" / "python")]
    if custom:
        (folder.parent / "custom").mkdir(exist_ok=True)
        (folder.parent / "custom" / "sitecustomize.py").write_text(custom)
        paths.insert(0, str(folder.parent / "custom"))
    environment = {key: value for key, value in os.environ.items() if not key.startswith("RLDK_")}
    environment["PYTHONPATH"] = os.pathsep.join(paths)
    environment |= {"VERL_FILE_LOGGER_PATH": "file.jsonl", "RLDK_ENABLE_RESOURCE_MONITORING": "0"}
    environment |= {"RLDK_WRITE_OUTPUTS": "0", **({} if logs is None else {"RLDK_OUTPUT_DIR": logs}), **variables}
    done = subprocess.run(
        [sys.executable, HERE / "drive.py", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == code, done.stdout
    return done.stdout


def own(folder: Path) -> bytes:
    """verl's own log."""
    return (folder / "file.jsonl").read_bytes()


def events(folder: Path, phase: str = "train") -> list[Event]:
    return [event for event in read_events(folder / "logs") if event.model_info.phase == phase]


def lifecycle(folder: Path, kind: str) -> list[Any]:
    return [e.lifecycle for e in events(folder, "lifecycle") if e.lifecycle is not None and e.lifecycle.kind == kind]


def test_a_step_has_the_names_of_its_meanings_and_its_own_rate(tmp_path: Path) -> None:
    train(tmp_path, "ppo")
    first, second, third = events(tmp_path)
    assert [event.step for event in (first, second, third)] == [1, 2, 3]
    assert second.metrics == {
        "training/epoch": 0, "reward_mean": 2 / 3, "entropy_mean": 2.0, "clip_frac": 0.125, "actor/lr": 2e-6,
        "truncated_frac": 0.5, "perf/throughput": 100.0, "lr": 1e-6,
    }  # fmt: skip
    assert "lr" not in first.metrics
    assert third.metrics["lr"] == 2e-6
    assert (second.data_slice.batch_size, second.data_slice.sequence_length) == (64, 512)
    assert second.data_slice.dataset_name == "a.parquet, b.parquet"
    model = second.model_info
    assert (model.run_id, model.model_name) == ("qwen3-grpo", "Qwen/Qwen3-8B")
    assert (model.optimizer, model.scheduler, second.rng.seed) == ("AdamW", "cosine", 7)
    (evaluation,) = events(tmp_path, "eval")
    assert (evaluation.step, evaluation.data_slice.dataset_name) == (2, "openai/gsm8k")
    assert evaluation.metrics == {"val-core/reward/mean@4": 0.25, "val-aux/reward/best@4/mean": 0.5}
    (manifest,) = (tmp_path / "logs").glob("*_run.json")
    told = json.loads(manifest.read_text())
    assert (told["framework"], told["framework_version"], told["algorithm"]) == ("verl", "0.9.1", "ppo")
    assert told["config"]["actor_rollout_ref"]["rollout"] == {"n": 4}
    assert [(one.checkpoint) for one in lifecycle(tmp_path, "checkpoint")] == ["checkpoints/global_step_2"]


@pytest.mark.parametrize(
    ("arguments", "version", "code", "ending", "error"),
    [
        (["ppo"], "0.9.1", 0, "finished", None),
        (["ppo_fails"], "0.9.1", 1, "failed", "ZeroDivisionError"),
        (["sft"], "0.9.1", 0, "finished", None),
        (["sft_fails"], "0.9.1", 1, "failed", "ZeroDivisionError"),
        (["hydra"], "0.9.1", 0, "finished", None),
        (["hydra_fails"], "0.9.1", 1, "ended_early", None),
        (["ppo_early"], "0.9.1", 1, "failed", "ZeroDivisionError"),
        (["hydra_early"], "0.9.1", 1, "ended_early", None),
        (["sft"], "0.8.0", 0, "finished", None),
        (["sft_fails"], "0.8.0", 1, "failed", "ZeroDivisionError"),
        (["hydra_fails"], "0.8.0", 1, "ended_early", None),
        (["fully_async"], "0.9.1", 0, "finished", None),
        (["fully_async", "99"], "0.9.1", 0, "ended_early", None),
    ],
)
def test_how_a_run_ended(
    arguments: list[str], version: str, code: int, ending: str, error: str | None, tmp_path: Path
) -> None:
    variables = {"STAND_IN_VERSION": version, "VERL_USE_EXTERNAL_MODULES": "rldk.integrations.verl"}
    if arguments[0] == "fully_async":
        variables["TOTAL"] = "128" if len(arguments) > 1 else "96"  # 4 versions of the weights, or 3
    train(tmp_path, *arguments, code=code, **variables)
    (run,) = check_runs(tmp_path / "logs")
    found = [(one.ending, one.error_type) for one in lifecycle(tmp_path, "ended")]
    assert found == [(ending, error)]
    assert run.state == ending


def test_a_run_that_only_validates_has_an_evaluation_and_no_step(tmp_path: Path) -> None:
    train(tmp_path, "ppo_val_only")
    assert events(tmp_path) == []
    (evaluation,) = events(tmp_path, "eval")
    assert evaluation.step == 0
    assert [one.ending for one in lifecycle(tmp_path, "ended")] == ["finished"]


def test_a_resumed_run_goes_on_after_the_step_of_its_checkpoint(tmp_path: Path) -> None:
    train(tmp_path, "ppo_fails", code=1)
    train(tmp_path, "ppo", "2")
    starts = [(one.opening, one.from_step) for one in lifecycle(tmp_path, "started")]
    assert starts == [("new", None), ("resumed", 2)]
    assert [event.step for event in events(tmp_path)] == [1, 2, 3, 4, 5]
    assert [(event.process.attempt, event.metrics.get("lr")) for event in events(tmp_path)[2:4]] == [
        (2, None),
        (2, 3e-6),
    ]


def test_a_step_of_asynchronous_training_is_a_version_of_the_weights(tmp_path: Path) -> None:
    train(tmp_path, "fully_async")
    assert [event.step for event in events(tmp_path)] == [0, 1, 2, 3]
    third = events(tmp_path)[3].metrics
    assert (third["fully_async/idle"], third["training/global_step"], third["reward_mean"]) == (0.75, 12, 4.0)
    assert not any("lr" in event.metrics for event in events(tmp_path))
    assert [event.step for event in events(tmp_path, "eval")] == [0]
    assert events(tmp_path)[1].data_slice.batch_size is None


def test_an_actor_that_ray_kills_after_its_last_step_loses_nothing(tmp_path: Path) -> None:
    train(tmp_path, "fully_async", code=-signal.SIGKILL, KILLED="1", TOTAL="96")
    assert [event.step for event in events(tmp_path)] == [0, 1, 2, 3]
    assert events(tmp_path)[3].metrics["fully_async/idle"] == 0.75
    assert [one.ending for one in lifecycle(tmp_path, "ended")] == ["finished"]


def test_every_value_of_verls_own_file_is_in_the_log(tmp_path: Path) -> None:
    train(tmp_path, "ppo")
    for line in (tmp_path / "file.jsonl").read_text().splitlines():
        told = json.loads(line)
        ours = [e for e in (*events(tmp_path), *events(tmp_path, "eval")) if e.step == told["step"]]
        values = [value for event in ours for name, value in event.metrics.items() if name != "lr"]
        assert sorted(values) == sorted(v for k, v in told["data"].items() if k != "training/global_step")


@pytest.mark.parametrize(
    "asked", [{}, {"RLDK_OUTPUT_DIR": " "}, {"VERL_USE_EXTERNAL_MODULES": "rldk.integrations.verl"}]
)
def test_where_nobody_asks_verl_is_as_it_was(asked: dict[str, str], tmp_path: Path) -> None:
    never, without, with_it = tmp_path / "never", tmp_path / "without", tmp_path / "with"
    train(never, "ppo", logs=None, **NEVER)
    assert train(without, "ppo", logs=None, **asked) == ""
    train(with_it, "ppo")
    assert own(with_it) == own(without) == own(never)
    assert sorted(path.name for path in without.iterdir()) == ["checkpoints", "file.jsonl"]


def test_an_older_verl_is_hooked_by_rays_setup_hook(tmp_path: Path) -> None:
    (tmp_path / "setup.py").write_text(
        "import runpy, sys\nfrom rldk.integrations.verl import setup\nsetup()\nassert 'verl' not in sys.modules\n"
        f"sys.argv[1:] = ['sft']\nrunpy.run_path({str(HERE / 'drive.py')!r}, run_name='__main__')\n"
    )
    environment = {**os.environ, "STAND_IN_VERSION": "0.4.1", "RLDK_OUTPUT_DIR": "logs", "VERL_FILE_LOGGER_PATH": "f"}
    environment["PYTHONPATH"] = os.pathsep.join([str(HERE / "stand_in"), str(ROOT), str(ROOT / "generated" / "python")])
    subprocess.run([sys.executable, "setup.py"], cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert [event.metrics["lr"] for event in events(tmp_path)] == [1e-6, 2e-6, 3e-6]  # before 0.8 it is the step's own


BROKEN = ["rldk.integrations.verl.run", "rldk.integrations.shared.step_log", "rldk.opening", "msgspec", "rldk_schema"]


@pytest.mark.parametrize("module", [*BROKEN, "rldk.integrations.verl.hook"])
def test_what_cannot_be_imported_costs_the_log_and_nothing_else(module: str, tmp_path: Path) -> None:
    without, broken = tmp_path / "without", tmp_path / "broken"
    train(without, "ppo_fails", code=1, logs=None, **NEVER)
    said = train(broken, "ppo_fails", code=1, custom=f"import sys\nsys.modules[{module!r}] = None\n")
    assert own(broken) == own(without)
    assert said.splitlines()[-1] == "ZeroDivisionError: of the trainer"
    assert "rldk" in said
    assert not list(broken.glob("logs/*_events.jsonl"))


@pytest.mark.parametrize("method", ["open", "log", "saved", "finish"])
def test_an_exception_in_the_hook_stops_nothing(method: str, tmp_path: Path) -> None:
    without, broken = tmp_path / "without", tmp_path / "broken"
    train(without, "ppo", logs=None, **NEVER)
    said = train(broken, "ppo", custom=f"import rldk.integrations.verl.run as run\nrun.StepLog.{method} = None\n")
    assert "training continues without this record" in said
    assert own(broken) == own(without)


def test_a_full_disk_stops_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 64) as disk:
        fill(disk)
        said = train(tmp_path / "it", "ppo", logs=str(disk / "logs"))
    train(tmp_path / "without", "ppo", logs=None, **NEVER)
    assert "No space left on device" in said
    assert own(tmp_path / "it") == own(tmp_path / "without")


def test_facts_that_a_configuration_does_not_have_are_missing() -> None:
    assert set(run_facts({}).values()) == {None}
    assert trainer_facts({"data": {"seed": None}}, None).rng == trainer_facts({}, None).rng
    facts = run_facts({"data": {"train_batch_size": 8, "train_files": "x", "max_length": 64}, "optim": {"lr": 1.0}})
    assert facts == {"model_name": None, "dataset_name": "x", "batch_size": 8, "sequence_length": 64}
