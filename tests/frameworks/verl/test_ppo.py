"""verl's real metric functions and real `Tracking` in a real Ray actor: `make test-frameworks NAME=verl` installs it.

The loop of PPO itself needs a GPU. The configuration is verl's own, resolved by Hydra.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

pytest.importorskip("verl", reason="verl has an environment of its own: make test-frameworks NAME=verl")

from rldk.check import check_runs
from rldk.io.arrow import to_table
from tests.factories.costs import MEASURED, told
from tests.factories.disks import fill, small_disk
from tests.frameworks.readers.test_verl import NAMES
from tests.frameworks.verl.running import (
    BROKEN,
    HERE,
    NEVER,
    from_own_file,
    from_tensorboard,
    in_32_bits,
    of_phase,
    run,
)

SCRIPT = HERE / "ppo_in_ray.py"
SAMPLED = {"cpu_memory_used", "cpu_utilization", "disk_free"}
MOVED = {"lr", "critic_lr"}


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ppo")
    run(folder, SCRIPT, "fine", RLDK_OUTPUT_DIR=str(folder / "logs"), STEP_SECONDS="2")
    return folder


def test_every_value_is_what_verls_own_file_says(logged: Path) -> None:
    config = json.loads((logged / "logs" / "ppo_run.json").read_text())["config"]
    actor = config["actor_rollout_ref"]["actor"]
    settings = {f"actor.{name}": actor[name] for name in ("loss_agg_mode", "kl_loss_type", "strategy")}
    settings["actor.policy_loss.loss_mode"] = actor["policy_loss"]["loss_mode"]
    settings["trainer.use_v1"] = config["trainer"]["use_v1"]
    for phase, steps in (("train", [1, 2, 3]), ("eval", [2])):
        own, events = from_own_file(logged, phase, settings), of_phase(logged, phase)
        assert [event.step for event in events] == [event.step for event in own] == steps
        for event, theirs in zip(events, own, strict=True):
            ours = {name: value for name, value in event.metrics.items() if name not in SAMPLED}
            file = {name: math.nan if value is None else value for name, value in theirs.metrics.items()}
            assert repr(sorted(ours.items())) == repr(sorted(file.items()))
            assert event.data_slice.dataset_name == theirs.data_slice.dataset_name or phase == "train"


def test_every_value_is_what_tensorboard_says_in_32_bits_nan_included(logged: Path) -> None:
    board = from_tensorboard(logged)
    assert len(board) > 3 * 70
    for (step, tag), value in board.items():
        if tag == "training/global_step":
            continue
        (event,) = [e for e in of_phase(logged, "eval" if tag.startswith("val-") else "train") if e.step == step]
        name = NAMES.get(tag, tag).replace("openai/gsm8k/", "")
        found = event.metrics[name if name in event.metrics and name not in MOVED else tag]
        assert found is not None
        assert in_32_bits(found) == value or (math.isnan(found) and math.isnan(value)), (step, tag)


def test_the_rates_are_put_to_their_steps(logged: Path) -> None:
    found = [(e.metrics.get("lr"), e.metrics.get("critic_lr")) for e in of_phase(logged, "train")]
    assert found == [(None, None), (1e-6, pytest.approx(1e-5)), (1e-6, pytest.approx(1e-5))]


def test_a_worker_on_the_other_host_logs_its_resources_at_the_same_steps(logged: Path) -> None:
    driver, worker = of_phase(logged, "train"), of_phase(logged, "train", rank=1)
    steps = [event.step for event in worker]  # it looks every two seconds
    assert steps == sorted({*steps})
    assert steps[-1] == 3
    assert all(event.metrics.keys() <= SAMPLED and "cpu_memory_used" in event.metrics for event in worker)
    assert {e.process.attempt_id for e in (*driver, *worker) if e.process} == {driver[0].process.attempt_id}
    table = to_table(logged / "logs", flat=True)
    assert {*table["rank"].to_pylist()} == {0, 1}


def test_the_run_is_known_and_has_finished(logged: Path) -> None:
    (run_found,) = check_runs(logged / "logs")
    assert (run_found.run_id, run_found.state) == ("ppo", "finished")
    event = of_phase(logged, "train")[0]
    assert event.data_slice.batch_size == 8
    assert event.data_slice.sequence_length == 512


@pytest.mark.parametrize(
    ("kind", "end"),
    [
        ("fails", ("failed", "RuntimeError")),
        ("dropped", ("finished", None)),
        ("dropped fails", ("ended_early", None)),
    ],
)
def test_how_the_run_of_an_actor_ended(kind: str, end: tuple[str, str | None], tmp_path: Path) -> None:
    logs = str(tmp_path / "logs")
    run(tmp_path, SCRIPT, kind, code=1 if "fails" in kind else 0, RLDK_OUTPUT_DIR=logs, RLDK_WRITE_OUTPUTS="0")
    (told,) = [e.lifecycle for e in of_phase(tmp_path, "lifecycle") if e.lifecycle and e.lifecycle.kind == "ended"]
    assert (told.ending, told.error_type) == end
    assert kind != "fails" or told.error_message == "CUDA error: device-side assert triggered"


def own(folder: Path) -> bytes:
    """verl's own log."""
    return (folder / "verl.jsonl").read_bytes()


@pytest.fixture(scope="module")
def never(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("never")
    run(folder, SCRIPT, "fine", **NEVER)
    return folder


def test_where_nobody_asks_all_is_as_where_rldk_is_not_loaded(never: Path, logged: Path, tmp_path: Path) -> None:
    printed = run(tmp_path, SCRIPT, "fine")
    assert "rldk" not in printed
    made = {path.name for path in tmp_path.iterdir()}
    assert made - {"rendezvous"} == {"console.log", "tensorboard_log", "verl.jsonl"}
    assert own(logged) == own(tmp_path) == own(never)


@BROKEN
def test_a_hook_that_is_broken_costs_the_log_and_nothing_else(
    customize: str, said: str, never: Path, tmp_path: Path
) -> None:
    printed = run(tmp_path, SCRIPT, "fine", customize=customize, RLDK_OUTPUT_DIR=str(tmp_path / "logs"))
    assert said in printed
    assert own(tmp_path) == own(never)


def test_a_full_disk_costs_the_log_and_nothing_else(never: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 64) as disk:
        fill(disk)
        printed = run(tmp_path, SCRIPT, "fine", RLDK_OUTPUT_DIR=str(disk / "logs"))
    assert "No space left on device" in printed
    assert own(tmp_path) == own(never)


def test_what_a_step_costs_the_process_that_drives_is_measured(tmp_path: Path) -> None:
    printed = run(tmp_path, SCRIPT, "fine", customize=MEASURED, RLDK_OUTPUT_DIR=str(tmp_path / "logs"), STEPS="1000")
    print(f"verl: {told(printed, 1000)}")
