"""wandb's step rules, and which step an event has."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import rldk.wandb_compat as wandb
from rldk import read_events
from rldk.ingest import Ingest
from rldk.wandb_compat.history import History, Logged
from tests.factories.block_log import field, history, wandb_file


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in ("RESOURCE_MONITORING", "HEALTH_MONITORING"):
        monkeypatch.setenv(f"RLDK_ENABLE_{name}", "0")
    monkeypatch.setenv("RLDK_WRITE_OUTPUTS", "0")
    monkeypatch.chdir(tmp_path)
    yield
    wandb.finish()


def rows(tmp_path: Path, run_id: str = "r") -> list[tuple[int, str, dict[str, Any]]]:
    wandb.finish()
    events = read_events(tmp_path / "rldk_logs" / f"{run_id}_events.jsonl")
    return [(event.step, event.model_info.phase, event.metrics) for event in events]


A, B, C = ({name: 1.0} for name in "abc")


@pytest.mark.parametrize(
    ("calls", "expected", "step"),
    [
        pytest.param([(A, None, None), (B, None, None)], [(0, A), (1, B)], 2, id="each call is a step"),
        pytest.param([(A, None, False), (B, None, None)], [(0, A | B)], 1, id="a call that is held back"),
        pytest.param([(A, None, False), (B, None, True)], [(0, A | B)], 1, id="an explicit commit"),
        pytest.param([({"a": 0.0}, None, False), (A, None, None)], [(0, A)], 1, id="the later value counts"),
        pytest.param([(A, 5, None), (B, 5, None)], [(5, A), (5, B)], 5, id="two calls of one step"),
        pytest.param([(A, 5, None), (B, None, None), (C, None, None)], [(5, A), (5, B), (6, C)], 7, id="then none"),
        pytest.param([(A, 5, True), (B, 5, None), (C, 6, None)], [(5, A), "dropped", (6, C)], 6, id="the row is over"),
        pytest.param([(A, 3, None), (B, 2, None), (C, 3, None)], [(3, A), "dropped", (3, C)], 3, id="a lower step"),
        pytest.param([(A, None, False), (B, 4, None)], [(0, A), (4, B)], 4, id="held back, and then a higher step"),
        pytest.param([(A, 4, False), (B, 4, None), (C, 9, False)], [(4, A | B), "held"], 9, id="held back in a step"),
    ],
)
def test_calls_become_rows_as_wandb_has_them(
    calls: list[tuple[dict[str, float], int | None, bool | None]], expected: list[Any], step: int
) -> None:
    history = History()
    found: list[Any] = []
    for values, at, commit in calls:
        due = history.log(Logged(values=values), at, commit)
        found += ["dropped"] if due is None else [(row.step, row.values) for row in due]
    assert history.step == step
    found += ["held" for _ in history.take()]
    assert found == expected


def test_a_key_that_tells_the_step_counts_more_than_an_axis_and_that_more_than_the_number_of_calls(
    tmp_path: Path,
) -> None:
    wandb.init(id="r")
    wandb.define_metric("loss", step_metric="samples")
    wandb.log({"loss": 1.0})
    wandb.log({"loss": 2.0, "samples": 512})
    wandb.log({"loss": 3.0, "samples": 1024, "global_step": 2000})
    assert rows(tmp_path) == [
        (0, "train", {"loss": 1.0}),
        (512, "train", {"loss": 2.0, "samples": 512.0}),
        (2000, "train", {"loss": 3.0, "samples": 1024.0}),
    ]


def test_a_row_without_an_axis_gets_its_last_value_and_a_metric_with_a_meaning_is_no_step(tmp_path: Path) -> None:
    wandb.init(id="r")
    wandb.define_metric("train/*", step_metric="train/step")
    wandb.define_metric("reward", step_metric="epoch")
    wandb.log({"train/loss": 1.0, "train/step": 10})
    wandb.log({"train/kl": 0.1})
    wandb.log({"reward": 1.0, "epoch": 3})
    assert rows(tmp_path) == [
        (10, "train", {"train/loss": 1.0, "train/step": 10.0}),
        (10, "train", {"train/kl": 0.1}),
        (10, "train", {"reward": 1.0, "epoch": 3.0}),
    ]


STAR = {"loss": None, "*": "train/updates"}
SCRIPTS: list[tuple[dict[str, str | None], list[dict[str, float]]]] = [
    ({"*": "train/global_step"}, [{"loss": 1.0, "train/global_step": 10}, {"eval/acc": 0.5}]),
    ({"*": "train/updates"}, [{"loss": 1.0, "train/updates": 10}, {"eval/acc": 0.5}, {"loss": 2.0}]),
    (STAR, [{"kl": 1.0, "train/updates": 10}, {"loss": 3.0}, {"loss": 4.0, "train/updates": 20}]),
    ({"loss": "samples"}, [{"loss": 1.0}, {"loss": 2.0, "samples": 8}, {"loss": 3.0, "samples": 9, "global_step": 20}]),
    ({"train/*": "n", "reward": "epoch"}, [{"train/loss": 1.0, "n": 10}, {"reward": 1.0, "epoch": 3}]),
    ({"train/*": "n", "eval/*": "m"}, [{"train/a": 1.0, "n": 10}, {"eval/a": 1.0, "m": 20}, {"train/a": 2.0, "n": 30}]),
    ({"train/*": "n"}, [{"train/loss": 1.0, "n": 10}, {"train/loss": 2.0, "n": 10.5}, {"other": 1.0}]),
]


@pytest.mark.parametrize(("axes", "calls"), SCRIPTS)
def test_wandbs_own_file_is_read_with_the_same_steps(
    axes: dict[str, str | None], calls: list[dict[str, float]], tmp_path: Path
) -> None:
    wandb.init(id="r")
    records, last = [], {}
    for name, axis in axes.items():
        wandb.define_metric(name, step_metric=axis)
        glob = name.endswith("*")
        records.append(field(12, field(2 if glob else 1, name) + (b"" if axis is None else field(4, axis))))
    for number, values in enumerate(calls):
        wandb.log(values)
        last |= {key: value for key, value in values.items() if key in axes.values()}
        # wandb adds the last value of an axis to a row, and mixes the keys of each up.
        lacks = {axis for name in values for axis in [axis_of(name, axes)] if axis in last and axis not in values}
        row = values | {axis: last[axis] for axis in lacks if axis is not None} | {"_step": number}
        records.append(history(number, dict(sorted(row.items(), key=lambda item: item[0][::-1]))))
    read = Ingest(wandb_file(tmp_path, records))
    # Of an axis wandb has a value in each row; calls of one step are one event where a file is read.
    theirs = {(e.step, e.model_info.phase, *told) for e in read for told in e.metrics.items() if told[0] not in last}
    ours = {(step, phase, *told) for step, phase, values in rows(tmp_path) for told in values.items()}
    assert theirs == {told for told in ours if told[2] not in last}
    assert all(run.read_as.framework == "custom" for run in read.foreign)


def axis_of(name: str, axes: dict[str, str | None]) -> str | None:
    if name in axes:
        return axes[name]
    return next((axis for glob, axis in axes.items() if glob.endswith("*") and name.startswith(glob[:-1])), None)


def test_an_axis_that_was_logged_before_it_was_called_one_has_its_last_value(tmp_path: Path) -> None:
    wandb.init(id="r")
    wandb.log({"samples": 512, "x": 1.0})
    wandb.define_metric("kl", step_metric="samples")
    wandb.log({"kl": 0.1})
    assert rows(tmp_path)[1] == (512, "train", {"kl": 0.1, "samples": 512.0})


def test_a_row_that_tells_no_step_belongs_to_the_one_before_that_did(tmp_path: Path) -> None:
    wandb.init(id="r")
    wandb.log({"loss": 1.0, "global_step": 100})
    wandb.log({"eval/acc": 0.5})
    wandb.log({"loss": 0.5, "global_step": 200}, step=200)
    wandb.log({"eval/acc": 0.7}, step=250)
    assert [(step, phase) for step, phase, _ in rows(tmp_path)] == [
        (100, "train"),
        (100, "eval"),
        (200, "train"),
        (250, "eval"),
    ]
    notes = [event.notes for event in read_events(tmp_path / "rldk_logs" / "r_events.jsonl")]
    assert [bool(note) for note in notes] == [False, True, False, False]


def test_a_value_that_each_call_of_a_step_repeats_is_stored_once_and_one_that_changes_twice(tmp_path: Path) -> None:
    wandb.init(id="r")
    wandb.log({"epoch": 1, "loss": 0.5, "odd": math.nan}, step=1)
    wandb.log({"epoch": 1, "reward": 1.0, "odd": math.nan}, step=1)
    wandb.log({"epoch": 2, "reward": 2.0}, step=1)
    first, *rest = rows(tmp_path)
    assert first[2].keys() == {"epoch", "loss", "odd"}
    assert rest == [(1, "train", {"reward": 1.0}), (1, "train", {"epoch": 2.0, "reward": 2.0})]


def test_of_a_framework_that_is_told_keys_mean_what_they_mean_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged = {"critic/score/mean": 0.5, "training/global_step": 3, "val-core/gsm8k/reward/mean@1": 0.25}
    wandb.init(id="own")
    wandb.log(logged, step=3)
    assert rows(tmp_path, "own") == [(3, "train", {name: float(value) for name, value in logged.items()})]
    monkeypatch.setenv("RLDK_FRAMEWORK", "verl")
    wandb.init(id="verl")
    wandb.log(logged, step=3)
    train, evaluation = read_events(tmp_path / "rldk_logs" / "verl_events.jsonl")
    assert (train.step, train.metrics) == (3, {"reward_mean": 0.5})
    assert (evaluation.model_info.phase, evaluation.data_slice.dataset_name) == ("eval", "gsm8k")
    wandb.finish()
    assert json.loads((tmp_path / "rldk_logs" / "verl_run.json").read_text())["framework"] == "verl"


def test_a_version_and_an_algorithm_decide_what_keys_mean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logged = [{"actor/lr": step / 8, "timing_s/gen": 2.0, "training/global_step": step} for step in (1, 2)]

    def metrics(run_id: str, **options: str) -> list[dict[str, Any]]:
        wandb.init(id=run_id, **options)
        for values in logged:
            wandb.log(values)
        return [found for _, _, found in rows(tmp_path, run_id)]

    unknown = {"verl/actor/lr": 0.125, "verl/timing_s/gen": 2.0}
    assert metrics("a", framework="verl")[0] == unknown
    old = {"lr": 0.125, "generation_time": 2.0}
    assert metrics("b", framework="verl", framework_version="0.7.0", algorithm="ppo")[0] == old
    monkeypatch.setenv("RLDK_FRAMEWORK", "verl")
    monkeypatch.setenv("RLDK_FRAMEWORK_VERSION", ">=0.9")
    monkeypatch.setenv("RLDK_ALGORITHM", "ppo")
    # This version reads the rate of the next step.
    new = [{"actor/lr": step / 8, "verl/timing_s/gen": 2.0, **({"lr": 0.125} if step == 2 else {})} for step in (1, 2)]
    assert metrics("c") == new
    assert json.loads((tmp_path / "rldk_logs" / "c_run.json").read_text())["framework_version"] == ">=0.9"


@pytest.mark.parametrize("by", ["argument", "variable"])
def test_a_framework_that_is_not_known_is_named_and_the_run_is_logged_all_the_same(
    by: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    if by == "variable":
        monkeypatch.setenv("RLDK_FRAMEWORK", "ver")
    wandb.init(id=by, framework="ver" if by == "argument" else None)
    wandb.log({"actor/kl_loss": 0.1})
    wandb.finish()
    (event,) = read_events(tmp_path / "rldk_logs" / f"{by}_events.jsonl")
    assert event.metrics["actor/kl_loss"] == 0.1
    (said,) = [record.getMessage() for record in caplog.records if "'ver'" in record.getMessage()]
    assert "framework: expected one of areal, " in said


@pytest.mark.parametrize(("framework", "steps"), [(None, [3, 4]), ("areal", [4, 5]), ("trl", [3, 4])])
def test_a_framework_says_whether_its_steps_are_counted_before_or_after_the_update(
    framework: str | None, steps: list[int], tmp_path: Path
) -> None:
    wandb.init(id="r", framework=framework)
    wandb.log({"x": 1.0}, step=3)
    wandb.log({"train/y" if framework == "trl" else "y": 1.0}, step=4)
    assert rows(tmp_path) == [(steps[0], "train", {"x": 1.0}), (steps[1], "train", {"y": 1.0})]


def test_what_is_held_back_is_not_changed_by_the_script_any_more(tmp_path: Path) -> None:
    numpy = pytest.importorskip("numpy")
    wandb.init(id="r")
    value, nested = numpy.zeros(1), {"a": 1}
    data = {"x": value, "n": nested}
    wandb.log(data, commit=False)
    value += 5
    nested["a"] = 7
    data["y"] = 1
    assert rows(tmp_path) == [(0, "train", {"x": 0.0, "n.a": 1.0})]
