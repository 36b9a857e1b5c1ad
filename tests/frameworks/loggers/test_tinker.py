"""tinker-cookbook's real loggers, hooked: `make test-frameworks NAME=loggers` installs it."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

pytest.importorskip("tinker_cookbook", reason="it has an environment of its own: make test-frameworks NAME=loggers")

from rldk import Event
from rldk.ingest import Ingest
from tests.factories.costs import MEASURED, told
from tests.factories.disks import fill, small_disk
from tests.frameworks.loggers.running import BROKEN, endings, in_32_bits, of_phase, run


def own(folder: Path) -> list[bytes]:
    """What its loggers have written, but for a log with times."""
    return [(folder / "run-7" / name).read_bytes() for name in ("metrics.jsonl", "config.json")]


def files(folder: Path) -> list[Path]:
    return sorted(path.relative_to(folder) for path in folder.rglob("*"))


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run where rldk is not even imported."""
    folder = tmp_path_factory.mktemp("without")
    run(folder, "drive_tinker.py", "rl", logs=None, NO_LINE="1")
    assert len(own(folder)[0].splitlines()) == 8
    return folder


def metrics(events: list[Event]) -> list[tuple[int, list[tuple[str, str]]]]:
    return [(e.step, sorted((n, str(in_32_bits(v or 0.0))) for n, v in e.metrics.items())) for e in events]


def test_every_value_is_that_of_its_own_file(tmp_path: Path) -> None:
    run(tmp_path, "drive_tinker.py", "rl")
    read = list(Ingest(tmp_path / "run-7" / "metrics.jsonl", framework="tinker", on_error="skip"))
    assert metrics(of_phase(tmp_path)) == metrics([e for e in read if e.model_info.phase == "train"])
    assert metrics(of_phase(tmp_path, "eval")) == metrics([e for e in read if e.model_info.phase == "eval"])
    assert [(e.step, e.metrics["reward_mean"]) for e in of_phase(tmp_path, "eval")] == [(0, 0.0), (2, 0.25), (3, 0.75)]
    first, second, _ = of_phase(tmp_path)
    (totals,) = of_phase(tmp_path, "summary")
    assert metrics([totals]) == metrics([e for e in read if e.model_info.phase == "summary"])
    assert second.metrics | {"optim/own": 0} == {
        "progress/done_frac": 2 / 3, "lr": 1e-5, "entropy_mean": 2 / 3, "reward_mean": 1 / 3, "step_time": 12.5,
        "frac_reward_zero_std": 0.75, "rollout_kl": 1e-3, "optim/own": 0, "tokens/cumulative/sample": 96,
        "cost/cumulative_usd": 0.5,
    }  # fmt: skip
    assert math.isnan(second.metrics["optim/own"] or 0)
    # The totals of the run come one step after the last one, which there is not.
    assert (totals.step, totals.metrics) == (3, {"tokens/cumulative/sample": 96, "cost/cumulative_usd": 0.5})
    assert (first.model_info.run_id, first.model_info.model_name) == ("run-7", "Qwen/Qwen3-8B")
    assert first.data_slice.sequence_length == 256
    manifest = json.loads((tmp_path / "logs" / "run-7_run.json").read_text())
    told = [manifest[name] for name in ("framework", "framework_version", "algorithm")]
    assert told == ["tinker", "0.6.1", "ppo"]
    assert manifest["config"]["loss_fn"] == "ppo"
    assert endings(tmp_path) == [("finished", None)]


def test_what_its_configuration_says_decides_what_a_key_means(tmp_path: Path) -> None:
    run(tmp_path / "dpo", "drive_tinker.py", "dpo")
    (first, *_) = of_phase(tmp_path / "dpo")
    assert first.metrics["reward_margin"] == 0.125
    run(tmp_path / "async", "drive_tinker.py", "async")
    assert "tinker/optim/kl_sample_train_v1" not in of_phase(tmp_path / "async")[0].metrics
    assert "rollout_kl" not in of_phase(tmp_path / "async")[0].metrics
    # An evaluation beside asynchronous training is of the weights that it looked at.
    (late,) = of_phase(tmp_path / "async", "eval")
    assert (late.step, late.metrics["reward_mean"]) == (2, 0.5)


def test_a_loop_that_fails_and_is_resumed(tmp_path: Path) -> None:
    assert "ZeroDivisionError: of the loop" in run(tmp_path, "drive_tinker.py", "fails", code=1)
    run(tmp_path, "drive_tinker.py", "rl", "2")
    assert endings(tmp_path) == [("failed", "ZeroDivisionError"), ("finished", None)]
    starts = [e.lifecycle for e in of_phase(tmp_path, "lifecycle") if e.lifecycle and e.lifecycle.kind == "started"]
    assert [(one.opening, one.from_step) for one in starts] == [("new", None), ("resumed", 2)]
    assert [event.step for event in of_phase(tmp_path)] == [1, 2, 3, 4, 5]


def test_where_nobody_asks_its_logs_are_as_they_were(without: Path, tmp_path: Path) -> None:
    run(tmp_path / "unasked", "drive_tinker.py", "rl", logs=None)
    run(tmp_path / "asked", "drive_tinker.py", "rl")
    assert own(tmp_path / "asked") == own(tmp_path / "unasked") == own(without)
    assert files(tmp_path / "unasked") == files(without)
    assert "rldk." not in (tmp_path / "unasked" / "run-7" / "logs.log").read_text()


@pytest.mark.parametrize("module", [*BROKEN, "rldk.integrations.tinker.hook"])
def test_what_cannot_be_imported_costs_the_log_and_nothing_else(module: str, without: Path, tmp_path: Path) -> None:
    said = run(tmp_path / "it", "drive_tinker.py", "rl", customize=f"import sys\nsys.modules[{module!r}] = None\n")
    assert "rldk" in said
    assert own(tmp_path / "it") == own(without)
    assert not list(tmp_path.glob("it/logs/*_events.jsonl"))


def test_an_exception_in_the_hook_stops_nothing(without: Path, tmp_path: Path) -> None:
    code = "import rldk.integrations.tinker.hook as hook\nhook.StepLog.open = lambda *_, **__: 1 / 0\n"
    said = run(tmp_path / "it", "drive_tinker.py", "rl", customize=code)
    assert "training continues without this record" in said
    assert own(tmp_path / "it") == own(without)


def test_a_full_disk_stops_nothing(without: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 64) as disk:
        fill(disk)
        said = run(tmp_path, "drive_tinker.py", "rl", logs=str(disk / "logs"))
    assert "No space left on device" in said
    assert own(tmp_path) == own(without)


def test_what_a_step_costs_is_measured(tmp_path: Path) -> None:
    settings = {"STEPS": "2000", "RLDK_ENABLE_RESOURCE_MONITORING": "1"}
    print(
        f"tinker-cookbook: {told(run(tmp_path / 'it', 'drive_tinker.py', 'rl', customize=MEASURED, **settings), 2001)}"
    )
