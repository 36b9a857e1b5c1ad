"""verl's real SFT trainer on the CPU, through its entry point: `make test-frameworks NAME=verl` installs it."""

from __future__ import annotations

import json
from importlib.metadata import entry_points
from pathlib import Path

import pytest

pytest.importorskip("verl", reason="verl has an environment of its own: make test-frameworks NAME=verl")

from rldk.check import check_runs
from tests.factories.disks import fill, small_disk
from tests.factories.pages import blocks
from tests.frameworks.verl.running import (
    BROKEN,
    NEVER,
    from_own_file,
    from_tensorboard,
    in_32_bits,
    of_phase,
    train,
    weights,
)

ROOT = Path(__file__).parents[3]
OWN = {"cpu_memory_used", "cpu_utilization", "disk_free"}

NAMES = {
    "train/loss": ("loss", 1.0),
    "val/loss": ("loss", 1.0),
    "train/grad_norm": ("grad_norm", 1.0),
    "train/total_tokens(B)": ("tokens_seen", 1e9),
}


@pytest.fixture(scope="module")
def never(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("never")
    train(folder, **NEVER)
    return folder


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("without")
    train(folder)
    return folder


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("with")
    (command,) = [code for _, code in blocks(ROOT / "docs" / "verl.md") if "sft_trainer" in code]
    assert "RLDK_OUTPUT_DIR=$PWD/logs" in command
    train(folder, COMMAND=command)
    return folder


def test_verl_loads_the_plugin_by_its_entry_point() -> None:
    (point,) = entry_points(group="verl.plugins")
    assert (point.name, point.value) == ("rldk", "rldk.integrations.verl")


def test_where_nobody_asks_all_is_as_where_rldk_is_not_loaded(without: Path, never: Path) -> None:
    made = {path.name for path in without.iterdir()}
    assert made == {"checkpoints", "console.log", "data.parquet", "hydra", "model", "tensorboard_log", "verl.jsonl"}
    assert "rldk" not in (without / "console.log").read_text()
    same(without, never)


def test_every_value_is_what_verls_own_file_says(logged: Path) -> None:
    for phase, steps in (("train", [1, 2, 3]), ("eval", [3])):
        own, events = from_own_file(logged, phase, {}), of_phase(logged, phase)
        assert [event.step for event in events] == [event.step for event in own] == steps
        for event, theirs in zip(events, own, strict=True):
            assert {name: value for name, value in event.metrics.items() if name not in OWN} == theirs.metrics


def test_every_value_is_what_tensorboard_says_in_32_bits(logged: Path) -> None:
    board = from_tensorboard(logged)
    assert len(board) == 3 * 9 + 1
    for (step, tag), value in board.items():
        (event,) = [e for e in of_phase(logged, "eval" if tag == "val/loss" else "train") if e.step == step]
        name, scale = NAMES.get(tag, (tag, 1.0))
        found = event.metrics[name]
        assert found is not None
        assert in_32_bits(found / scale) == value, (step, tag)


def test_the_rate_of_a_step_is_the_one_that_it_was_made_with(logged: Path) -> None:
    """verl logs what the scheduler has set for the next step: the first is made with a rate that it does not log."""
    events = of_phase(logged, "train")
    assert [event.metrics["train/lr"] for event in events] == [5e-5, 1e-4, 0.0]
    assert [event.metrics.get("lr") for event in events] == [None, 5e-5, 1e-4]


def test_the_run_has_verls_name_settings_checkpoint_and_end(logged: Path) -> None:
    event = of_phase(logged, "train")[0]
    assert (event.model_info.run_id, event.model_info.optimizer, event.model_info.scheduler) == (
        "sft",
        "AdamW",
        "cosine",
    )
    assert (event.data_slice.batch_size, event.data_slice.sequence_length, event.rng.seed) == (8, 64, 1)
    told = json.loads((logged / "logs" / "sft_run.json").read_text())
    assert (told["framework"], told["framework_version"], told["algorithm"]) == ("verl", "0.9.1", "sft")
    assert told["config"]["engine"]["strategy"] == "fsdp2"
    kinds = [(e.lifecycle.kind, e.step) for e in of_phase(logged, "lifecycle") if e.lifecycle is not None]
    assert kinds == [("started", 0), ("checkpoint", 3), ("ended", 3)]
    (run,) = check_runs(logged / "logs")
    assert run.state == "finished"


def test_the_weights_are_the_same_bytes(logged: Path, without: Path) -> None:
    assert len(weights(without)) > 50
    assert weights(logged) == weights(without)


def same(folder: Path, without: Path) -> None:
    """The training has ended as without rldk."""
    assert weights(folder) == weights(without)
    one, other = ([json.loads(line) for line in (f / "verl.jsonl").read_text().splitlines()] for f in (folder, without))
    for row in (*one, *other):
        row["data"].pop("perf/cpu_memory_used_gb", None)
    assert one == other


@BROKEN
def test_a_hook_that_is_broken_costs_the_log_and_nothing_else(
    customize: str, said: str, without: Path, tmp_path: Path
) -> None:
    printed = train(tmp_path, customize=customize, RLDK_OUTPUT_DIR=str(tmp_path / "logs"))
    assert said in printed
    same(tmp_path, without)


def test_a_full_disk_costs_the_log_and_nothing_else(without: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 64) as disk:
        fill(disk)
        printed = train(tmp_path, RLDK_OUTPUT_DIR=str(disk / "logs"))
    assert "No space left on device" in printed
    same(tmp_path, without)


def test_an_error_of_the_trainer_is_the_end_of_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    where = f"trainer.default_local_dir={tmp_path / 'file'}"
    printed = train(tmp_path, where, code=1, RLDK_OUTPUT_DIR=str(tmp_path / "logs"), HYDRA_FULL_ERROR="1")
    (end,) = [e.lifecycle for e in of_phase(tmp_path, "lifecycle") if e.lifecycle and e.lifecycle.kind == "ended"]
    assert end.ending == "failed"
    assert str(end.error_type) in printed
    assert [event.step for event in of_phase(tmp_path, "train")] == [1, 2, 3]
