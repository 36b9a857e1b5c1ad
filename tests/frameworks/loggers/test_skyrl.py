"""SkyRL's real `Tracking`, hooked: `make test-frameworks NAME=loggers` installs it."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path

import pytest

pytest.importorskip("skyrl", reason="it has an environment of its own: make test-frameworks NAME=loggers")

from tests.factories.costs import MEASURED, told
from tests.factories.disks import fill, small_disk
from tests.frameworks.loggers.running import BROKEN, endings, in_32_bits, of_phase, run, scalars

NAMES = {
    "reward/avg_raw_reward": "reward_mean", "policy/policy_kl": "kl_mean", "policy/policy_entropy": "entropy_mean",
    "policy/policy_lr": "lr", "policy/loss_metrics/clip_ratio": "clip_frac", "timing/step": "step_time",
    "generate/avg_num_tokens": "response_length_mean", "train/loss": "loss", "train/grad_norm": "grad_norm",
}  # fmt: skip


def test_every_value_is_that_of_its_tensorboard(tmp_path: Path) -> None:
    run(tmp_path, "drive_skyrl.py", "rl", BACKEND="tensorboard")
    own = scalars(tmp_path / "tensorboard_log")
    events = of_phase(tmp_path)
    found = {(e.step, name): in_32_bits(value or 0.0) for e in events for name, value in e.metrics.items()}
    expected = {(step, NAMES.get(key, key)): v for (step, key), v in own.items() if not key.startswith("eval/")}
    steps = {(step, "trainer/global_step") for step in (1, 2, 3)}
    assert {key: str(v) for key, v in found.items()} == {k: str(v) for k, v in expected.items() if k not in steps}
    assert [event.step for event in events] == [1, 2, 3]
    assert math.isnan(events[1].metrics["policy/own"] or 0)
    evaluated = [(e.step, e.data_slice.dataset_name, e.metrics) for e in of_phase(tmp_path, "eval")]
    assert evaluated == [
        (step, name, {"eval/avg_score": own[step, f"eval/{name}/avg_score"]})
        for step in (0, 2) for name in ("all", "gsm8k")
    ]  # fmt: skip
    (first, *_) = events
    assert first.model_info.run_id == "grpo-1"
    assert (first.data_slice.batch_size, first.data_slice.sequence_length, first.rng.seed) == (1024 * 5, 1024, 42)
    manifest = json.loads((tmp_path / "logs" / "grpo-1_run.json").read_text())
    told = [manifest[name] for name in ("framework", "framework_version", "algorithm")]
    assert told == ["skyrl", "0.3.0", "ppo"]
    assert endings(tmp_path) == [("finished", None)]


def test_in_ray_a_worker_on_the_other_host_logs_its_resources(tmp_path: Path) -> None:
    logs = str(tmp_path / "logs")
    run(tmp_path, "skyrl_in_ray.py", logs=logs, RAY_USAGE_STATS_ENABLED="0", RLDK_ENABLE_RESOURCE_MONITORING="1")
    by_rank = {rank: [e for e in of_phase(tmp_path) if e.process and e.process.rank == rank] for rank in (0, 1)}
    assert [event.step for event in by_rank[0]] == [1, 2, 3]
    steps = [event.step for event in by_rank[1]]  # it looks every two seconds
    assert steps == sorted({*steps})
    assert steps[-1] == 3
    assert all("cpu_memory_used" in event.metrics for event in by_rank[1])
    assert len({event.process.attempt_id for events in by_rank.values() for event in events if event.process}) == 1
    assert endings(tmp_path)[0] == ("finished", None)


def test_a_divergence_that_is_not_computed_is_no_kl(tmp_path: Path) -> None:
    run(tmp_path, "drive_skyrl.py", "async")
    events = of_phase(tmp_path)
    assert all("kl_mean" not in e.metrics and e.metrics["policy/policy_kl"] == 0 for e in events)
    # Two calls of a step are one event, and an evaluation is of the step that it was made at, not logged at.
    assert [(e.step, e.metrics["reward_mean"], e.metrics["step_time"]) for e in events] == [
        (step, step / 3, 2.5 * step) for step in (1, 2, 3)
    ]
    assert [e.step for e in of_phase(tmp_path, "eval")] == [2, 2]


def test_sft_has_its_last_evaluation_at_its_last_step(tmp_path: Path) -> None:
    run(tmp_path, "drive_skyrl.py", "sft")
    assert [(e.step, e.metrics["loss"]) for e in of_phase(tmp_path)] == [(1, 1.0), (2, 0.5), (3, 1 / 3)]
    assert [(e.step, e.metrics) for e in of_phase(tmp_path, "eval")] == [
        (1, {"eval/eval_loss": 0.5}), (3, {"eval/eval_loss": 0.25, "timing/eval": 1.5}),
    ]  # fmt: skip
    manifest = json.loads((tmp_path / "logs" / "sft-1_run.json").read_text())
    assert manifest["algorithm"] == "sft"


@pytest.mark.parametrize(
    ("kind", "code", "ending"),
    [
        ("rl", 0, [("finished", None)]),
        ("rl_fails", 1, [("failed", "ZeroDivisionError")]),
        ("dropped", 0, [("ended_early", None)]),
        ("evaluates", 0, [("finished", None)]),
    ],
)
def test_how_a_run_ended(kind: str, code: int, ending: list[tuple[str, str | None]], tmp_path: Path) -> None:
    from rldk.check import check_runs

    run(tmp_path, "drive_skyrl.py", kind, code=code)
    assert endings(tmp_path) == ending
    (checked,) = check_runs(tmp_path / "logs")
    states = {"rl": "finished", "rl_fails": "failed", "dropped": "ended_early", "evaluates": "finished"}
    assert checked.state == states[kind]


def test_a_resumed_run_goes_on_after_the_step_of_its_checkpoint(tmp_path: Path) -> None:
    run(tmp_path, "drive_skyrl.py", "rl_fails", code=1)
    run(tmp_path, "drive_skyrl.py", "rl", "2")
    starts = [e.lifecycle for e in of_phase(tmp_path, "lifecycle") if e.lifecycle and e.lifecycle.kind == "started"]
    assert [(one.opening, one.from_step) for one in starts] == [("new", None), ("resumed", 2)]
    assert [event.step for event in of_phase(tmp_path)] == [1, 2, 3, 4, 5]


def printed(text: str) -> list[str]:
    return [line for line in text.splitlines() if re.match(r"[ {]'", line)]


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What it prints where rldk is not even imported."""
    folder = tmp_path_factory.mktemp("without")
    never = {"NO_LINE": "1"}
    return {
        "rl": printed(run(folder, "drive_skyrl.py", "rl", logs=None, **never)),
        "rl_fails": printed(run(folder, "drive_skyrl.py", "rl_fails", logs=None, code=1, **never)),
    }


def test_where_nobody_asks_its_console_is_as_it_was(without: dict[str, list[str]], tmp_path: Path) -> None:
    said = run(tmp_path / "without", "drive_skyrl.py", "rl", logs=None)
    assert "rldk" not in said
    assert list((tmp_path / "without").iterdir()) == []
    assert printed(run(tmp_path / "with", "drive_skyrl.py", "rl")) == printed(said) == without["rl"] != []


@pytest.mark.parametrize("module", [*BROKEN, "rldk.integrations.skyrl.hook"])
def test_what_cannot_be_imported_costs_the_log_and_nothing_else(
    module: str, without: dict[str, list[str]], tmp_path: Path
) -> None:
    custom = f"import sys\nsys.modules[{module!r}] = None\n"
    said = run(tmp_path / "it", "drive_skyrl.py", "rl_fails", code=1, customize=custom)
    assert "rldk" in said
    assert printed(said) == without["rl_fails"]
    assert said.splitlines()[-1] == "ZeroDivisionError: of the trainer"
    assert not list(tmp_path.glob("it/logs/*_events.jsonl"))


def test_an_exception_in_the_hook_stops_nothing(without: dict[str, list[str]], tmp_path: Path) -> None:
    code = "import rldk.integrations.skyrl.hook as hook\nhook.StepLog.open = lambda *_, **__: 1 / 0\n"
    said = run(tmp_path / "it", "drive_skyrl.py", "rl", customize=code)
    assert "training continues without this record" in said
    assert printed(said) == without["rl"]


def test_a_full_disk_stops_nothing(without: dict[str, list[str]], tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 64) as disk:
        fill(disk)
        said = run(tmp_path / "it", "drive_skyrl.py", "rl", logs=str(disk / "logs"))
    assert "No space left on device" in said
    assert printed(said) == without["rl"]


def test_what_a_step_costs_is_measured(tmp_path: Path) -> None:
    settings = {"STEPS": "2000", "RLDK_ENABLE_RESOURCE_MONITORING": "1"}
    print(f"SkyRL: {told(run(tmp_path / 'it', 'drive_skyrl.py', 'rl', customize=MEASURED, **settings), 2001)}")
