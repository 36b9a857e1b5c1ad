from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rldk.adapters import CustomJSONLAdapter


def log(path: Path, *rows: dict[str, Any]) -> Path:
    file = path / "mine.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


def test_names_are_kept_and_what_is_no_metric_goes_where_it_belongs(tmp_path: Path) -> None:
    row = {"global_step": 3, "reward_scalar": 0.5, "kl_to_ref": 0.01, "entropy": 1.5, "mine": 7, "loss": 0,
           "rng": {"python": 42}, "wall_time_ms": 1500, "run_id": "r", "note": "hi"}  # fmt: skip
    path = log(tmp_path, row)
    (event,) = CustomJSONLAdapter(path).events()
    assert event.metrics == {"reward_scalar": 0.5, "kl_to_ref": 0.01, "entropy": 1.5, "mine": 7, "loss": 0}
    assert (event.step, event.wall_time, event.rng.random_seed, event.model_info.run_id) == (3, 1.5, 42, "r")
    assert event.notes == ["note is not a number: 'hi'"]


def test_zero_stays_zero_and_null_stays_missing(tmp_path: Path) -> None:
    first, second = CustomJSONLAdapter(
        log(tmp_path, {"step": 0, "loss": 0.0, "kl_mean": None, "rng.python": 0}, {"step": 1, "loss": 1.0})
    ).events()
    assert (first.metrics["loss"], first.metrics["kl_mean"], first.rng.random_seed) == (0.0, None, 0)
    assert "kl_mean" not in second.metrics
    assert second.rng.random_seed is None


def test_a_users_own_names_by_dict_or_toml(tmp_path: Path) -> None:
    path = log(tmp_path, {"it": 5, "R": 0.5, "secs": 9, "s": 7})
    names = {"it": "step", "R": "reward_mean", "secs": "wall_time", "s": "seed"}
    toml = tmp_path / "map.toml"
    toml.write_text("[field_map]\n" + "".join(f'{k} = "{v}"\n' for k, v in names.items()))
    for field_map in (names, toml, str(toml)):
        (event,) = CustomJSONLAdapter(path, field_map=field_map).events()
        assert (event.step, event.wall_time, event.rng.seed) == (5, 9.0, 7)
        assert event.metrics == {"reward_mean": 0.5}
    toml.write_text("[other]\n")
    with pytest.raises(ValueError, match=r"expected a table \[field_map\]"):
        CustomJSONLAdapter(path, field_map=toml)


def test_a_row_without_a_loss_is_no_train_row_where_others_have_one(tmp_path: Path) -> None:
    path = log(
        tmp_path,
        {"iteration": 0, "accuracy": 0.5},
        {"iteration": 1, "loss": 1.0, "accuracy": 0.6},
        {"type": "config", "lr": 1},
    )
    assert [(e.step, e.model_info.phase) for e in CustomJSONLAdapter(path).events()] == [(0, "eval"), (1, "train")]
    # What else there is to tell of a step may stand in a row of its own.
    path = log(
        tmp_path,
        {"step": 1, "loss": 1.0},
        {"step": 1, "reward": 0.5},
        {"step": 2, "val_accuracy": 0.5},
        {"step": 3, "val/loss": 0.5, "epoch": 1.0},
        {"step": 3, "epoch": 1.0},
    )
    assert [(e.step, e.model_info.phase, set(e.metrics)) for e in CustomJSONLAdapter(path).events()] == [
        (1, "train", {"loss", "reward"}), (2, "eval", {"val_accuracy"}), (3, "eval", {"val/loss", "epoch"}),
        (3, "train", {"epoch"}),
    ]  # fmt: skip


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("name", ["steps", "training_history"])
def test_rows_in_a_document_are_found_however_it_is_laid_out(name: str, indent: int | None, tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    file.write_text(json.dumps({"seed": 1, "epochs": [1, 2], name: [{"step": 1, "loss": 0.5}]}, indent=indent))
    adapter = CustomJSONLAdapter(file)
    assert adapter.can_handle()
    assert [(e.step, e.metrics) for e in adapter.events()] == [(1, {"loss": 0.5})]


def test_what_has_no_step_is_not_claimed(tmp_path: Path) -> None:
    for text in (
        '{"loss": 1.0}\n',
        "hello",
        "",
        '{"step": 1}\n',
        '{"step": 1, "ok": true}\n',
        "[]",
    ):
        (tmp_path / "x.jsonl").write_text(text)
        assert not CustomJSONLAdapter(tmp_path / "x.jsonl").can_handle()
