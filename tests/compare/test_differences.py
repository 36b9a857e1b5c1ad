from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rldk import Run, TrainerFacts, compare_runs
from rldk.compare.differences import Facts, differences, flat, is_seed, same_in_all
from tests.factories.side_by_side import logged


def facts(config: dict[str, Any] | None, **environment: Any) -> Facts:
    return Facts("r", "/logs", None if config is None else flat(config), flat(environment), {})


def test_only_keys_that_differ_are_named_each_with_every_value(tmp_path: Path) -> None:
    config = {"lr": 1e-5, "model": {"name": "tiny", "layers": [1, 2]}, "beta": None, "seed": 1}
    a = logged(tmp_path, "a", config=config)
    b = logged(tmp_path, "b", config={**config, "lr": 1e-4, "model": {"name": "tiny", "layers": [1, 3]}, "seed": 2})
    form = compare_runs(a, b)
    found = {one.key: one.values for one in form.differences.config}
    assert found == {"lr": {"a": 1e-5, "b": 1e-4}, "model.layers": {"a": [1, 2], "b": [1, 3]}}
    assert [(one.key, one.values) for one in form.differences.seeds] == [("seed", {"a": 1, "b": 2})]
    assert (form.differences.environment, form.differences.data) == ([], [])
    assert form.equal_keys.config == 2


def test_missing_is_not_null(tmp_path: Path) -> None:
    a = logged(tmp_path, "a", config={"beta": None, "lr": 1})
    b = logged(tmp_path, "b", config={"lr": 1.0})
    form = compare_runs(a, b)
    assert [(one.key, one.values) for one in form.differences.config] == [("beta", {"a": None})]


def test_settings_that_are_named_after_the_run_are_told_apart(tmp_path: Path) -> None:
    a, b = (logged(tmp_path, name, config={"out": f"/x/{name}/ckpt", "name": name, "lr": 1}) for name in "ab")
    form = compare_runs(a, b)
    assert form.differences.config == []
    assert "settings that differ only by the run's name or directory: name, out" in form.left_out


def test_model_data_commit_and_world_size_are_taken_from_events(tmp_path: Path) -> None:
    one, other = (TrainerFacts(git_sha=letter * 40) for letter in "ab")
    a = logged(tmp_path, "a", model_name="m1", dataset_name="d1", world_size=1, trainer=one)
    b = logged(tmp_path, "b", model_name="m2", dataset_name="d2", world_size=8, trainer=other)
    form = compare_runs(a, b)
    assert [one.key for one in form.differences.config] == ["model_info.model_name"]
    assert [(one.key, one.step) for one in form.differences.data] == [("data_slice.dataset_name", 1)]
    found = {one.key: one.values for one in form.differences.environment}
    assert found == {"git_sha": {"a": "a" * 40, "b": "b" * 40}, "world_size": {"a": 1, "b": 8}}
    assert form.first_difference is not None
    assert form.first_difference.metric == "data_slice.dataset_name"


def test_an_unknown_configuration_differs_in_nothing_and_is_named(tmp_path: Path) -> None:
    form = compare_runs(logged(tmp_path, "a", config={"lr": 1}), logged(tmp_path, "b"))
    assert form.differences.config == []
    assert "the configuration of b is not known" in form.left_out


def test_very_many_runs_are_counted_in_what_is_left_out_and_not_all_named(tmp_path: Path) -> None:
    for number in range(8):
        logged(tmp_path, f"r-{number}", steps=range(1, 3))
    form = compare_runs(tmp_path)
    assert "the configuration of r-0, r-1, r-2, r-3, r-4 and 3 more is not known" in form.left_out


def test_what_was_asked_for_and_no_run_has_is_named(tmp_path: Path) -> None:
    runs = logged(tmp_path, "a"), logged(tmp_path, "b")
    form = compare_runs(*runs, metrics=["los", "loss", "kl_*", "rewards/*"])
    assert "no metric of the runs is called los, rewards/*" in form.left_out
    assert not any("no metric" in line for line in compare_runs(*runs, metrics=["loss", "kl_*"]).left_out)


def test_each_attempt_has_its_own_configuration(tmp_path: Path) -> None:
    logged(tmp_path, "a", config={"lr": 1, "beta": 2})
    logged(tmp_path, "a", config={"lr": 3, "beta": 2})
    form = compare_runs(tmp_path / "a@1", tmp_path / "a@2")
    assert [(one.key, one.values) for one in form.differences.config] == [("lr", {"a@1": 1, "a@2": 3})]


def test_each_stage_has_the_configuration_of_its_last_attempt(tmp_path: Path) -> None:
    logged(tmp_path, "a", config={"lr": 1, "beta": 2})
    logged(tmp_path, "a", config={"lr": 2, "beta": 2}, steps=range(31, 61), resumed_from=30)
    logged(tmp_path, "a", config={"lr": 3, "beta": 2})
    form = compare_runs(tmp_path / "a@stage1", tmp_path / "a@stage2")
    assert [(one.key, one.values) for one in form.differences.config] == [("lr", {"a@stage1": 2, "a@stage2": 3})]


def test_a_package_that_one_has_not_imported_is_a_difference() -> None:
    runs = [facts({}, packages={"torch": "2", "peft": "1"}, host="x"), facts({}, packages={"torch": "2"})]
    (found,) = differences("environment", runs).found
    assert (found.key, found.values) == ("packages.peft", {0: "1"})
    assert differences("environment", [runs[0], facts({})]).found == []


@pytest.mark.damages_files
@pytest.mark.parametrize("manifest", ["[]", "{", '{"config": 3, "attempts": [1, {"attempt": [], "environment": 5}]}'])
def test_a_manifest_that_anyone_has_written_raises_nothing(manifest: str, tmp_path: Path) -> None:
    a, b = logged(tmp_path, "a", config={"lr": 1}), logged(tmp_path, "b")
    (tmp_path / "b_run.json").write_text(manifest, encoding="utf-8")
    form = compare_runs(a, b, tmp_path / "b@1")
    assert form.first_difference is None
    assert form.differences.config == []


def test_a_configuration_of_any_depth_is_flat() -> None:
    deep: Any = 1
    for _ in range(200):
        deep = {"a": deep}
    assert len(flat(deep)) == 1
    assert flat({"a": {}, "b": {"c": [{"d": 1}]}}) == {"a": {}, "b.c": [{"d": 1}]}
    assert len(flat({str(number): number for number in range(20_000)})) == 10_000


def test_what_values_are_the_same() -> None:
    assert same_in_all([1, 1.0, 1])
    assert same_in_all([{"a": [1]}, {"a": [1.0]}])
    assert same_in_all([float("nan"), float("nan")])
    assert not same_in_all([1, True])
    assert not same_in_all([[1], [1, 2]])
    assert not same_in_all(["1", 1])


def test_seeds_are_known_by_their_name() -> None:
    assert all(map(is_seed, ["seed", "data_seed", "trainer.seed", "seeds", "actor.fsdp-seed"]))
    assert not any(map(is_seed, ["seeding", "reseeded", "see", "unseed"]))


def test_foreign_logs_are_compared_with_what_they_say(tmp_path: Path) -> None:
    for name, rate in (("a", 1e-5), ("b", 1e-4)):
        (folder := tmp_path / name).mkdir()
        history = [
            {"step": step, "loss": 1 / step, "grad_norm": 1.0, "learning_rate": rate, "epoch": step / 10}
            for step in range(1, 21)
        ]
        state = {"log_history": history, "global_step": 20, "max_steps": 20, "epoch": 2.0}
        (folder / "trainer_state.json").write_text(json.dumps(state), encoding="utf-8")
    form = compare_runs(tmp_path / "a" / "trainer_state.json", tmp_path / "b" / "trainer_state.json")
    first = form.first_difference
    assert first is not None
    assert first.metric == "lr"
    assert form.runs[0].read_as != "rldk"


def test_other_ranks_are_said_not_to_be_compared(tmp_path: Path) -> None:
    for name in ("a", "b"):
        for rank in (0, 1):
            with Run(tmp_path, run_id=name, rank=rank) as run:
                run.log(1, {"loss": 1.0 if rank == 0 else float(name == "a")})
    form = compare_runs(tmp_path / "a", tmp_path / "b")
    assert form.sentence == "no number differs in 1 step"
    assert [line for line in form.left_out if "rank" in line] == [
        f"{name}: 1 other rank, whose numbers are not compared" for name in ("a", "b")
    ]
