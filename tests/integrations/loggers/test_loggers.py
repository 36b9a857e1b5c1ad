"""What four frameworks give their loggers becomes events. Stand-ins have the loggers; real ones: tests/frameworks."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from rldk import Event, read_events
from rldk.check import check_runs
from rldk.doctor.frameworks import check_frameworks
from rldk.ingest import Ingest
from rldk.integrations.shared.settings import count_of, product_of, seed_of, setting, text_of
from tests.factories.costs import MEASURED, told
from tests.factories.disks import fill, small_disk
from tests.factories.pages import blocks

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
FRAMEWORKS = ("tinker", "skyrl", "nemo_rl", "slime")


def train(folder: Path, kind: str, *, code: int = 0, logs: str | None = "logs", custom: str = "", **more: str) -> str:
    """Runs a loop in a folder, in a process that runs `custom` first; returns what it prints."""
    folder.mkdir(exist_ok=True)
    paths = [str(HERE / "stand_in"), str(ROOT), str(ROOT / "generated" / "python")]
    if custom:
        (folder.parent / "custom").mkdir(exist_ok=True)
        (folder.parent / "custom" / "sitecustomize.py").write_text(custom)
        paths.insert(0, str(folder.parent / "custom"))
    environment = {key: value for key, value in os.environ.items() if not key.startswith("RLDK_")}
    environment |= {"PYTHONPATH": os.pathsep.join(paths), "RLDK_ENABLE_RESOURCE_MONITORING": "0", **more}
    environment |= {"RLDK_WRITE_OUTPUTS": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    environment |= {} if logs is None else {"RLDK_OUTPUT_DIR": logs}
    (folder / "runs").mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, HERE / "drive.py", kind],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == code, done.stdout
    return done.stdout


def events(folder: Path, phase: str = "train") -> list[Event]:
    return [event for event in read_events(folder / "logs") if event.model_info.phase == phase]


def lifecycle(folder: Path, kind: str) -> list[Any]:
    return [e.lifecycle for e in events(folder, "lifecycle") if e.lifecycle is not None and e.lifecycle.kind == kind]


def own(folder: Path) -> bytes:
    (path,) = [*folder.rglob("own*.jsonl")]
    return path.read_bytes()


def manifest(folder: Path) -> dict[str, Any]:
    (path,) = folder.glob("logs/*_run.json")
    return dict(json.loads(path.read_text()))


def test_calls_of_a_step_of_nemo_rl_are_one_event(tmp_path: Path) -> None:
    train(tmp_path, "nemo_rl")
    first, second, third = events(tmp_path)
    assert [event.step for event in (first, second, third)] == [1, 2, 3]
    assert {name: repr(value) for name, value in second.metrics.items()} == {
        "refit/sync_s": "0.25", "reward_mean": repr(2 / 3), "kl_mean": "0.125", "lr": "1e-06", "ratio_mean": "1.0",
        "train/own": "nan", "tokens_per_second": "1000.0", "step_time": "7.5",
    }  # fmt: skip
    # What the start took is of the first step; the monitor of GPUs counts seconds, and is left out.
    assert first.metrics["timing/setup/total_setup_time_s"] == 9.5
    assert not any("ray" in name for event in events(tmp_path) for name in event.metrics)
    assert [(e.step, e.metrics) for e in events(tmp_path, "eval")] == [
        (0, {"validation/accuracy": 0.25, "timing/validation/total_validation_time": 2.0}),
        (2, {"validation/accuracy": 0.5, "timing/validation/total_validation_time": 3.0}),
    ]
    assert (second.data_slice.batch_size, second.data_slice.sequence_length, second.rng.seed) == (32, 128, 42)
    assert (second.model_info.run_id, second.model_info.optimizer) == ("nemo-1", "torch.optim.AdamW")
    told = [manifest(tmp_path)[name] for name in ("framework", "framework_version", "algorithm")]
    assert told == ["nemo_rl", "0.7.0", "grpo"]


def test_a_divergence_that_nemo_rl_does_not_compute_is_no_kl(tmp_path: Path) -> None:
    train(tmp_path, "nemo_rl", PENALTY="0")
    assert all("kl_mean" not in event.metrics for event in events(tmp_path))


def test_a_resumed_run_of_nemo_rl_begins_after_its_checkpoint(tmp_path: Path) -> None:
    train(tmp_path, "nemo_rl.fails", code=1)
    train(tmp_path, "nemo_rl", FIRST="2")
    assert [(one.opening, one.from_step) for one in lifecycle(tmp_path, "started")] == [("new", None), ("resumed", 2)]
    assert [event.step for event in events(tmp_path)] == [1, 2, 3, 4, 5]


def test_a_run_of_nemo_rl_that_evaluates_before_it_logs_its_first_step_is_new(tmp_path: Path) -> None:
    train(tmp_path, "nemo_rl", FIRST_STEP_EVALUATES="1")
    assert [(one.opening, one.from_step) for one in lifecycle(tmp_path, "started")] == [("new", None)]
    assert [event.step for event in events(tmp_path)] == [1, 2, 3]
    assert [event.step for event in events(tmp_path, "eval")] == [1, 2]


def test_processes_of_slime_log_parts_of_a_step(tmp_path: Path) -> None:
    for role in ("rollouts", "slime", "critic"):
        train(tmp_path, "slime", ROLE=role, RLDK_LAUNCH_ID="one")
    by_rank = {rank: [e for e in events(tmp_path) if e.process and e.process.rank == rank] for rank in (0, 1, 2)}
    # Two updates a rollout: what is measured of a rollout belongs to the last of its updates.
    assert [(e.step, e.metrics["loss"]) for e in by_rank[0]] == [(n, 1 / n) for n in range(1, 7)]
    assert [(e.step, e.metrics["reward_mean"], e.metrics["step_time"]) for e in by_rank[0] if e.step % 2 == 0] == [
        (2, 0.0, 5.0), (4, 1 / 3, 5.0), (6, 2 / 3, 5.0),
    ]  # fmt: skip
    assert all("reward_mean" not in e.metrics for e in by_rank[0] if e.step % 2)
    assert [e.metrics.get("lr") for e in by_rank[0]] == [None, *(n * 1e-6 for n in range(1, 6))]
    assert by_rank[0][0].metrics["approx_kl"] == 0.25
    assert [(e.step, e.metrics["response_length_mean"], e.metrics["generation_time"]) for e in by_rank[1]] == [
        (2, 100.0, 1.5), (4, 101.0, 1.5), (6, 102.0, 1.5),
    ]  # fmt: skip
    assert [(e.step, e.metrics.get("critic_lr")) for e in by_rank[2]][:2] == [(1, None), (2, 1e-5)]
    assert [(e.step, e.metrics["eval/aime"]) for e in events(tmp_path, "eval")] == [(0, 0.5), (4, 0.5)]
    assert [one.ending for one in lifecycle(tmp_path, "ended")] == ["finished"] * 3
    assert [one.opening for one in lifecycle(tmp_path, "started")] == ["new"] * 3
    (run,) = check_runs(tmp_path / "logs")
    assert (run.run_id, run.state) == ("slime-1", "finished")
    # Of the manager of the rollouts there is a file, and no rule judges it: the verdict says so.
    why = {one.rule: one.why for one in run.coverage.not_judged}
    said = "only rank 1 has {}, and of other ranks than the first only their hosts are judged"
    assert why["truncation"] == said.format("truncated_frac")
    assert why["length_drift"] == said.format("response_length_mean")
    assert why["clip_frac"] == "no clip_frac"
    assert "hush" not in "".join(path.read_text() for path in tmp_path.glob("logs/*"))


# What decides a meaning, as the loop's configuration has it.
SETTINGS: dict[str, dict[str, Any]] = {
    "nemo_rl": {"loss_fn.use_on_policy_kl_approximation": False, "loss_fn.disable_ppo_ratio": False},
    "slime": {"advantage_estimator": "grpo", "use_rollout_logprobs": False},
}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_value_is_called_as_in_the_frameworks_own_file(framework: str, tmp_path: Path) -> None:
    train(tmp_path, framework)
    (path,) = tmp_path.rglob("own*.jsonl")
    known = manifest(tmp_path)
    read = Ingest(
        path,
        framework=framework,
        version=known["framework_version"],
        algorithm=known["algorithm"],
        settings=SETTINGS.get(framework, {}),
        on_error="skip",  # tinker-cookbook's file has rows of no step
    )

    def values(source: Iterable[Event]) -> list[tuple[str, str, str]]:
        # What counts rollouts, and the monitor's own axis, are told apart live only.
        apart = ("rollout/step", "ray/")
        told = [(e.model_info.phase, name, repr(value)) for e in source for name, value in e.metrics.items()]
        return sorted(one for one in told if not one[1].startswith(apart))

    assert values(read) == values(e for phase in ("train", "eval", "summary") for e in events(tmp_path, phase))


def test_the_totals_of_a_run_of_tinker_are_no_step(tmp_path: Path) -> None:
    train(tmp_path, "tinker")
    (path,) = tmp_path.rglob("own.jsonl")
    read = Ingest(path, on_error="skip")
    for source in (list(read_events(tmp_path / "logs")), list(read)):
        told = [(e.model_info.phase, e.step) for e in source if e.model_info.phase in ("train", "summary")]
        assert told == [("train", 1), ("train", 2), ("train", 3), ("summary", 3)]
        assert source[-1].metrics == TOTALS or source[-2].metrics == TOTALS  # before the end
    assert [skipped.line for skipped in read.skipped] == [2, 4, 6]
    (run,) = check_runs(path, on_error="skip")
    assert (run.state, run.events) == ("finished", 7)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_how_a_run_ended(framework: str, tmp_path: Path) -> None:
    fine, broken = tmp_path / "fine", tmp_path / "broken"
    train(fine, framework)
    train(broken, f"{framework}.fails", code=1)
    assert [run.state for folder in (fine, broken) for run in check_runs(folder / "logs")] == ["finished", "failed"]
    assert [one.error_type for one in lifecycle(broken, "ended")] == ["ZeroDivisionError"]
    assert len(events(fine)) == (6 if framework == "slime" else 3)


def test_a_run_of_skyrl_that_ends_before_it_logs_anything_has_not_finished(tmp_path: Path) -> None:
    train(tmp_path, "skyrl.early")
    assert [one.ending for one in lifecycle(tmp_path, "ended")] == ["ended_early"]
    assert [run.state for run in check_runs(tmp_path / "logs")] == ["ended_early"]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_where_nobody_asks_it_is_as_it_was(framework: str, tmp_path: Path) -> None:
    never, without, asked = tmp_path / "never", tmp_path / "without", tmp_path / "asked"
    train(never, framework, logs=None, HAS_LINE="1")
    assert train(without, framework, logs=None) == ""
    train(asked, framework)
    assert own(asked) == own(without) == own(never)
    names = [sorted(str(path.relative_to(folder)) for path in folder.rglob("*")) for folder in (never, without)]
    assert names[0] == names[1]


TOTALS = {"tokens/cumulative/sample": 96, "cost/cumulative_usd": 0.5}  # as the loop has it
BROKEN = ["rldk.integrations.shared.step_log", "msgspec", "rldk_schema"]


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("module", [*BROKEN, "hook"])
def test_what_cannot_be_imported_costs_the_log_and_nothing_else(framework: str, module: str, tmp_path: Path) -> None:
    module = f"rldk.integrations.{framework}.hook" if module == "hook" else module
    train(tmp_path / "without", f"{framework}.fails", code=1, logs=None)
    custom = f"import sys\nsys.modules[{module!r}] = None\n"
    said = train(tmp_path / "it", f"{framework}.fails", code=1, custom=custom)
    assert own(tmp_path / "it") == own(tmp_path / "without")
    assert said.splitlines()[-1] == "ZeroDivisionError: of the trainer"
    assert "rldk" in said
    assert not list(tmp_path.glob("it/logs/*_events.jsonl"))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_an_exception_in_the_hook_stops_nothing(framework: str, tmp_path: Path) -> None:
    custom = f"import rldk.integrations.{framework}.hook as hook\nhook.StepLog.open = hook.StepLog.log = None\n"
    train(tmp_path / "without", framework, logs=None, HAS_LINE="1")
    said = train(tmp_path / "it", framework, custom=custom)
    assert "training continues without this record" in said
    assert own(tmp_path / "it") == own(tmp_path / "without")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_full_disk_stops_nothing(framework: str, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 64) as disk:
        fill(disk)
        said = train(tmp_path / "it", framework, logs=str(disk / "logs"))
    train(tmp_path / "without", framework, logs=None, HAS_LINE="1")
    assert "No space left on device" in said
    assert own(tmp_path / "it") == own(tmp_path / "without")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_a_step_costs_is_measured(framework: str, tmp_path: Path) -> None:
    settings = {"STEPS": "2000", "UPDATES": "1", "MORE": "50", "RLDK_ENABLE_RESOURCE_MONITORING": "1"}
    said = train(tmp_path, framework, custom=MEASURED, **settings)
    # NeMo RL evaluates before its first step, tinker-cookbook logs its totals after the last one.
    print(f"{framework}: {told(said, 2001 if framework in ('nemo_rl', 'tinker') else 2000)}")


# The tests' own loop is what the pages' scripts train; Ray is no more than a mark on a function here.
DRIVES = "import runpy\nimport sys\n"
TRAINS = f"sys.argv[1:] = [KIND]\nrunpy.run_path({str(HERE / 'drive.py')!r}, run_name='__main__')\n"
SCRIPTS = {
    "tinker": ("train.py", "", TRAINS),
    "skyrl": (
        "main.py",
        "class ray:\n    remote = lambda **_: lambda function: function\n\n"
        "class BasePPOExp:\n    def __init__(self, cfg): ...\n    def run(self):\n        "
        + TRAINS.replace("\n", "; "),
        "skyrl_entrypoint(None)\n",
    ),
    "nemo_rl": ("examples/run_grpo.py", "", TRAINS),
}


@pytest.mark.parametrize("framework", SCRIPTS)
def test_the_line_of_a_page_has_its_script_logged(framework: str, tmp_path: Path) -> None:
    name, before, after = SCRIPTS[framework]
    code = blocks(ROOT / "docs" / f"{framework}.md")
    (line,) = [text for language, text in code if language == "python"]
    (command,) = [text for language, text in code if language == "bash" and "ray job" not in text]
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("\n".join([DRIVES, before.replace("KIND", f"{framework!r}"), line,
                                            after.replace("KIND", f"{framework!r}")]))  # fmt: skip
    (tmp_path / "runs").mkdir()
    environment = {key: value for key, value in os.environ.items() if not key.startswith("RLDK_")} | {"HAS_LINE": "1"}
    environment["PYTHONPATH"] = os.pathsep.join([str(HERE / "stand_in"), str(ROOT), str(ROOT / "generated" / "python")])
    command = command.replace("uv run", "python").replace(" python ", f" {sys.executable} ")
    subprocess.run(["bash", "-euc", command], cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert [event.step for event in events(tmp_path)] == [1, 2, 3]


@pytest.mark.parametrize("framework", ["skyrl", "nemo_rl", "slime"])
def test_what_the_pages_name_is_there(framework: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RLDK_OUTPUT_DIR", raising=False)
    (command,) = [text for _, text in blocks(ROOT / "docs" / f"{framework}.md") if "ray job" in text]
    (environment,) = re.findall("--runtime-env-json '(.*?)'", command)
    assert json.loads(environment)["env_vars"] == {"RLDK_OUTPUT_DIR": "/data/logs"}
    named = re.findall(r"(rldk\.integrations\.\w+)\.(\w+)", command)
    assert len(named) == (3 if framework == "slime" else 1)
    assert all(callable(getattr(importlib.import_module(module), name)) for module, name in named)


@pytest.mark.parametrize("framework", ["tinker", "skyrl", "nemo_rl", "slime"])
def test_the_doctor_loads_the_hook(framework: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(HERE / "stand_in"), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.syspath_prepend(HERE / "stand_in")
    (finding,) = check_frameworks(framework)
    assert finding.status == "ok", finding


def test_settings_that_are_not_there_are_missing() -> None:
    assert setting({"a": {"b": None, "c": 0}}, "a.b", "a.c") == 0
    assert setting({"a": 1}, "a.b") is setting(None, "a") is None
    assert (count_of(True), count_of(0), count_of(3)) == (None, None, 3)
    assert (product_of(2, 3), product_of(2, None)) == (6, None)
    assert (text_of([]), text_of(["a", 1]), text_of(None)) == (None, "a, 1", None)
    assert (seed_of(0).seed, seed_of(-1).seed, seed_of(True).seed) == (0, None, None)
