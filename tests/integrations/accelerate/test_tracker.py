"""What `Accelerator.log` is given is in the log: with the real accelerate."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("accelerate")
pytestmark = pytest.mark.trl

from accelerate import Accelerator  # noqa: E402
from rldk_schema import Event  # noqa: E402

from rldk import read_events  # noqa: E402
from rldk.doctor.frameworks import check_frameworks  # noqa: E402
from rldk.integrations.accelerate import RLDKTracker  # noqa: E402
from tests.factories.disks import fill, small_disk  # noqa: E402
from tests.factories.pages import blocks  # noqa: E402
from tests.integrations.accelerate.train import STEPS, Kept, train  # noqa: E402

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "hugging_face.md"
QUIET = {"enable_resource_monitoring": False, "write_outputs": False}


def loop(tracker: RLDKTracker, config: dict[str, Any] | None = None) -> Kept:
    kept = Kept()
    accelerator = Accelerator(log_with=[tracker, kept], cpu=True)
    accelerator.init_trackers("project", config=config)
    for step in (10, 20, 30):
        accelerator.log({"loss": 1 / step, "mine": math.nan if step == 20 else 0.5, "reward": 0.1}, step=step)
    accelerator.end_training()
    return kept


class Unreadable:
    def __repr__(self) -> str:
        raise ValueError("no text")


class Missing(dict[str, Any]):
    def get(self, *_: Any) -> Any:
        raise ValueError("missing")

    items = get


def train_events(folder: Path) -> list[Event]:
    return [event for event in read_events(folder) if event.model_info.phase == "train"]


@pytest.mark.parametrize("config", [{"optimizer": Unreadable(), "seed": 3}, Missing(seed=3)])
def test_no_configuration_and_no_call_raises_into_a_loop(config: dict[str, Any], tmp_path: Path) -> None:
    tracker = RLDKTracker("r", output_dir=tmp_path, **QUIET)
    tracker.store_init_configuration(config)
    for step in (1, "two", None, 2.0):
        tracker.log({"loss": 1.0}, step=step)  # type: ignore[arg-type]
    tracker.log(5)  # type: ignore[arg-type]
    tracker.finish()
    assert [event.step for event in train_events(tmp_path)] == [1, 1, 2]


def test_every_value_is_in_an_event_of_its_step(tmp_path: Path) -> None:
    kept = loop(RLDKTracker("my run", output_dir=tmp_path, **QUIET), {"seed": 3, "model_name_or_path": "tiny"})
    events = train_events(tmp_path)
    assert [(event.step, repr(event.metrics)) for event in events] == [(step, repr(row)) for step, row in kept.rows]
    assert all((event.rng.seed, event.model_info.model_name) == (3, "tiny") for event in events)
    (path,) = tmp_path.glob("*_run.json")
    facts = json.loads(path.read_text())
    assert (facts["framework"], facts["config"]["seed"]) == ("custom", 3)
    (attempt,) = facts["attempts"]
    assert (attempt["opening"], attempt["ending"]) == ("new", "finished")
    assert facts["run_id"].startswith("my-run-")


def test_a_call_is_of_an_evaluation_where_its_keys_say_so(tmp_path: Path) -> None:
    accelerator = Accelerator(log_with=RLDKTracker("evaluated", output_dir=tmp_path, **QUIET), cpu=True)
    accelerator.init_trackers("project")
    accelerator.log({"loss": 0.5, "eval_loss": 0.4}, step=1)
    accelerator.log({"eval_loss": 0.4, "epoch": 1}, step=1)
    accelerator.end_training()
    events = [event for event in read_events(tmp_path) if event.model_info.phase != "lifecycle"]
    assert [(event.model_info.phase, event.metrics) for event in events] == [
        ("train", {"loss": 0.5, "eval_loss": 0.4}),
        ("eval", {"loss": 0.4, "epoch": 1.0}),
    ]


def test_a_run_without_a_configuration_is_logged_too(tmp_path: Path) -> None:
    tracker = RLDKTracker("plain", output_dir=tmp_path, **QUIET)
    assert tracker.tracker is None
    loop(tracker)
    assert [event.step for event in train_events(tmp_path)] == [10, 20, 30]


@pytest.mark.parametrize(
    ("given", "steps"), [([None] * 3, [1, 2, 3]), ([4, None, 5, None], [4, 4, 5, 5]), ([None, 7, None], [1, 7, 7])]
)
def test_a_call_without_a_step_belongs_to_the_last_one_or_is_counted(
    given: list[int | None], steps: list[int], tmp_path: Path
) -> None:
    tracker = RLDKTracker("steps", output_dir=tmp_path, **QUIET)
    accelerator = Accelerator(log_with=tracker, cpu=True)
    accelerator.init_trackers("project")
    for number, step in enumerate(given):
        accelerator.log({f"value_{number}": 1.0}, step=step)
    accelerator.end_training()
    assert [event.step for event in train_events(tmp_path)] == steps


@pytest.mark.parametrize("broken", [None, "exception", "full disk"])
def test_training_is_the_same_with_a_log_without_and_with_a_broken_one(
    broken: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    without = train()
    assert (len(without[1]), list(tmp_path.iterdir())) == (STEPS, [])
    if broken == "exception":
        monkeypatch.setattr("rldk.integrations.shared.step_log.RowParts", lambda *_: 1 / 0)
    if broken == "full disk":
        with small_disk(tmp_path / "disk", 64) as disk:
            fill(disk)
            assert train(RLDKTracker("it", output_dir=disk / "logs", **QUIET)) == without
        assert "No space left on device" in caplog.text
    else:
        assert train(RLDKTracker("it", output_dir=tmp_path / "logs", **QUIET)) == without
        assert ("division by zero" in caplog.text) == (broken is not None)


def test_of_two_processes_the_main_one_logs_and_both_train_as_without(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node", "2"]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "generated" / "python")])
    done = subprocess.run(
        [*command, "-m", "tests.integrations.accelerate.train", tmp_path],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths, "CUDA_VISIBLE_DEVICES": "", "OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    for rank in "01":
        assert (tmp_path / f"logged-{rank}").read_text() == (tmp_path / f"without-{rank}").read_text()
    weights, rows = json.loads((tmp_path / "logged-0").read_text())
    assert json.loads((tmp_path / "logged-1").read_text()) == [weights, []]  # only the main process has trackers
    (path,) = (tmp_path / "logs").glob("*_events*.jsonl")
    events = train_events(path)
    assert [[event.step, {key: event.metrics[key] for key in ("loss", "noise")}] for event in events] == rows
    assert [event.step for event in events] == list(range(1, STEPS + 1))
    assert {(event.process.rank, event.process.world_size) for event in events} == {(0, 2)}
    (end,) = [e.lifecycle.ending for e in read_events(path) if e.lifecycle is not None and e.lifecycle.kind == "ended"]
    assert end == "finished"


def test_it_is_known_by_its_name(tmp_path: Path) -> None:
    pytest.importorskip("accelerate", minversion="1.15")
    accelerator = Accelerator(log_with="rldk", cpu=True)
    accelerator.init_trackers("by name", init_kwargs={"rldk": {"output_dir": tmp_path, **QUIET}})
    accelerator.log({"loss": 0.5}, step=1)
    accelerator.end_training()
    (event,) = train_events(tmp_path)
    assert event.model_info.run_id.startswith("by-name-")


def test_the_page_has_a_loop_that_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ((_, code),) = [block for block in blocks(PAGE) if "RLDKTracker" in block[1]]
    exec(compile(code, PAGE.name, "exec"), {})
    assert [event.metrics["reward_mean"] for event in train_events(tmp_path / "logs")] == [0.1, 0.2, 0.3]


def test_the_doctor_loads_it() -> None:
    (finding,) = check_frameworks("accelerate")
    assert finding.status == "ok", finding
