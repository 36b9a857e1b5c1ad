"""What a script may do with the module without rldk ever raising, writing where it should not, or costing a start."""

from __future__ import annotations

import argparse
import copy
import dataclasses
import inspect
import itertools
import json
import logging
import math
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import rldk.wandb_compat as wandb
from rldk import check_runs, export_logs, read_completions, read_events
from rldk.wandb_compat.absent import _guard
from rldk.wandb_compat.run_config import settings_of
from tests.factories.wandb_scripts import run_script


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in ("RESOURCE_MONITORING", "HEALTH_MONITORING"):
        monkeypatch.setenv(f"RLDK_ENABLE_{name}", "0")
    monkeypatch.setenv("RLDK_WRITE_OUTPUTS", "0")
    monkeypatch.chdir(tmp_path)
    _guard.counts.clear()
    yield
    wandb.finish()


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def manifest(tmp_path: Path, run_id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((tmp_path / "rldk_logs" / f"{run_id}_run.json").read_text())
    return found


def test_before_init_there_is_no_run_and_what_is_logged_is_warned_of_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert wandb.run is None
    for _ in range(3):
        wandb.log({"x": 1})
        wandb.define_metric("x")
        wandb.alert("x")
        wandb.config.lr = 1
        wandb.summary["x"] = 2
    wandb.finish()
    assert len(caplog.records) == 5
    assert "log was called without a run: call init first; nothing is logged" in caplog.text
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    "env", [{}, {"WANDB_MODE": "disabled"}, {"WANDB_DISABLED": "true"}, {"RLDK_DISABLE_JSONL": "1"}], ids=str
)
def test_a_run_that_is_disabled_writes_nothing(
    env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    with wandb.init(project="p", mode=None if env else "disabled") as run:
        assert run.disabled
        run.log({"loss": 1.0, "t": wandb.Table(columns=["prompt", "completion"], data=[["p", "c"]])})
        run.log({"t": wandb.Table(columns=["x"], data=[[1]])})
        assert (run.step, run.summary["loss"]) == (2, 1.0)
    assert files(tmp_path) == []


def test_what_is_not_supported_warns_once_for_each_name_and_does_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run = wandb.init(id="r", sync_tensorboard=True)
    for _ in range(2):
        wandb.watch(object(), log="all", log_freq=10)
        artifact = wandb.Artifact("model", type="model")
        artifact.add_file("x")
        run.log_artifact(artifact).wait()
        run.use_artifact("model:latest").download()
        wandb.save("*.pt")
        assert list(wandb.Api().runs("entity/project")) == []
        assert not wandb.sweep({"method": "grid"}, project="p")
        assert not isinstance(run, wandb.sdk.wandb_run.Run)
        with wandb.plot.line(1, 2, 3) as chart:
            assert not chart

        @wandb.some_decorator
        def kept() -> int:
            return 3

        assert kept() == 3
    said = [record.getMessage() for record in caplog.records if "not supported" in record.getMessage()]
    names = [text.partition(": ")[2].partition(" ")[0] for text in said]
    assert names == [
        "init(sync_tensorboard=)",
        "wandb.watch",
        "run.log_artifact",
        "run.use_artifact",
        "wandb.save",
        "wandb.Api",
        "wandb.sweep",
        "wandb.sdk",
        "wandb.plot",
        "wandb.some_decorator",
    ]
    instead = dict(zip(names, (text.partition("supported: ")[2] for text in said), strict=True))
    assert instead["wandb.watch"] == "it does nothing"
    assert "`rldk check` reads its directory" in instead["init(sync_tensorboard=)"]
    assert "one init for each trial" in instead["wandb.sweep"]
    assert wandb.login(key="secret")
    assert (run.url, run.get_url(), wandb.errors.CommError, run.mark_preempting()) == (None, None, wandb.Error, True)
    with pytest.raises(AttributeError):
        wandb.__path_of_nothing__  # noqa: B018  # what Python asks of any module


def test_misuse_is_counted_and_never_raises(tmp_path: Path) -> None:
    run = wandb.init(id="r")
    wandb.log(3)  # type: ignore[arg-type]
    wandb.log({"x": 1.0}, step="seven")  # type: ignore[arg-type]
    wandb.log({"x": 1.0}, step=-1)
    wandb.log({"global_step": 2**60, "x": 1.0})
    wandb.log({3: 1.0, "text": "some", "list": [1, 2], "media": [wandb.Image(1)], "none": None})
    run.define_metric("a*b*", step_metric=3, summary="best,max")
    run.finish()
    run.log({"late": 1})
    run.finish(exit_code=1)
    (event,) = [e for e in read_events(tmp_path / "rldk_logs" / "r_events.jsonl") if "3" in e.metrics]
    assert event.metrics == {"3": 1.0, "none": None}
    assert event.notes == [
        "media is wandb.Image, which is not stored",
        "text is not a number: 'some'",
        "list is not a number: [1, 2]",
    ]
    (attempt,) = manifest(tmp_path, "r")["attempts"]
    assert attempt["ending"] == "finished"
    assert attempt["dropped"] == 3


@dataclasses.dataclass
class Optimizer:
    lr: float
    betas: tuple[float, float] = (0.9, 0.95)


@dataclasses.dataclass
class Arguments:
    optimizer: Optimizer
    name: str = "x"


def test_a_configuration_may_be_of_any_kind() -> None:
    nested = {"optimizer": {"lr": 1.0, "betas": [0.9, 0.95]}, "name": "x"}
    assert settings_of(Arguments(Optimizer(1.0))) == nested
    assert settings_of(argparse.Namespace(optimizer=Optimizer(1.0), name="x")) == nested
    assert settings_of({"optimizer": argparse.Namespace(lr=1.0, betas=(0.9, 0.95)), "name": "x"}) == nested

    class Plain:
        def __init__(self) -> None:
            self.lr = 1

    assert settings_of(Plain()) == {"lr": 1}
    assert settings_of(None) == settings_of(3) == settings_of("config.yaml") == {}


def test_settings_and_values_that_know_each_other_have_an_end(tmp_path: Path) -> None:
    nodes: list[dict[str, Any]] = [{"id": number} for number in range(3)]
    for one, other in itertools.product(nodes, nodes):
        one[f"to_{other['id']}"] = other
    wandb.init(id="r", config={"graph": nodes[0], "lr": 1})
    wandb.log({"graph": nodes[0], "loss": 1.0})
    wandb.finish()
    assert manifest(tmp_path, "r")["config"]["lr"] == 1
    (event,) = read_events(tmp_path / "rldk_logs" / "r_events.jsonl")
    assert (event.metrics["loss"], event.metrics["graph.id"]) == (1.0, 0.0)


def test_configurations_of_omegaconf_and_pydantic_are_read() -> None:
    pydantic = pytest.importorskip("pydantic")
    inner = pydantic.create_model("Inner", lr=(float, 1.0))
    model = pydantic.create_model("Model", inner=(inner, inner()), layers=(list[int], [1, 2]))
    assert settings_of(model()) == {"inner": {"lr": 1.0}, "layers": [1, 2]}
    omegaconf = pytest.importorskip("omegaconf")
    config = omegaconf.OmegaConf.create({"a": {"b": [1, "${c}"]}, "c": 2, "d": "???"})
    assert settings_of(config) == {"a": {"b": [1, 2]}, "c": 2}


def test_the_configuration_that_the_manifest_has_is_the_last_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run = wandb.init(id="r", config={"lr": 1, "skip": 2}, config_exclude_keys=["skip"])
    wandb.config.update({"seed": 3, "api_key": "secret"})
    wandb.config.lr = 2
    wandb.config["late"] = {"a": (1, 2)}
    assert (run.config.lr, run.config.get("none"), "seed" in run.config, dict(run.config.items())["seed"]) == (
        2,
        None,
        True,
        3,
    )
    assert getattr(wandb.config, "absent", 7) == 7
    assert "config.lr is changed without allow_val_change=True" in caplog.text
    run.finish()
    assert manifest(tmp_path, "r")["config"] == {"lr": 2, "seed": 3, "api_key": "<hidden>", "late": {"a": [1, 2]}}


def test_names_come_from_arguments_settings_and_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WANDB_PROJECT", "of-the-variable")
    monkeypatch.setenv("WANDB_TAGS", "a,b")
    settings = wandb.Settings(run_group="of-the-settings", run_name="settings")
    run = wandb.init(name="a name/with ü", entity="us", settings=settings)
    assert (run.project, run.group, run.name, run.tags) == (
        "of-the-variable",
        "of-the-settings",
        "a name/with ü",
        ("a", "b"),
    )
    assert run.id.startswith("a-name-with-")
    assert run.path == f"us/of-the-variable/{run.id}"
    Path(run.dir, "model.pt").write_text("x")
    run.finish()
    assert f"rldk_logs/{run.id}_files/model.pt" in files(tmp_path)
    assert wandb.init(id="an id/of theirs").id.startswith("an-id-of-theirs-")


@pytest.mark.parametrize(
    ("given", "variables", "expected"),
    [
        (None, {}, "rldk_logs"),
        ("there", {}, "there/rldk_logs"),
        (None, {"RLDK_OUTPUT_DIR": "ours"}, "ours"),
        (None, {"WANDB_DIR": "theirs"}, "theirs/rldk_logs"),
        (None, {"RLDK_OUTPUT_DIR": "ours", "WANDB_DIR": "theirs"}, "ours"),
        ("there", {"RLDK_OUTPUT_DIR": "ours", "WANDB_DIR": "theirs"}, "there/rldk_logs"),
    ],
)
def test_where_the_log_goes(
    given: str | None, variables: dict[str, str], expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    wandb.init(dir=given, id="r").finish()
    assert {str(Path(name).parent) for name in files(tmp_path)} == {expected}


def test_a_second_init_returns_the_run_that_is_open_unless_reinit_says_otherwise(tmp_path: Path) -> None:
    first = wandb.init(id="first")
    assert wandb.init(id="other") is first
    second = wandb.init(id="second", reinit="create_new")
    assert wandb.run is first
    second.log({"x": 2})
    wandb.log({"x": 1})
    third = wandb.init(id="third", reinit=True)
    assert wandb.run is third
    second.finish()
    assert wandb.run is third
    for name, value in (("first", 1.0), ("second", 2.0)):
        (event,) = read_events(tmp_path / "rldk_logs" / f"{name}_events.jsonl")
        assert event.metrics == {"x": value}


def test_rows_of_a_table_that_grows_are_logged_once_and_those_of_an_evaluation_are_kept_as_a_table(
    tmp_path: Path,
) -> None:
    run = wandb.init(id="r")
    table = wandb.Table(columns=["Question", "Response", "score", "format_reward", "length", "note"])
    for step in range(2):
        table.add_data(f"q{step}", f"r{step}", 0.5, step, 7, float("nan"))
        run.log({"samples": table, "loss": 1.0}, step=step + 1)
    table.add_data("too", "few")
    run.log({"eval/samples": table}, step=3)
    run.finish()
    samples = list(read_completions(tmp_path / "rldk_logs" / "r_completions.jsonl"))
    assert [(s.step, s.index, s.prompt, s.completion) for s in samples] == [(1, 0, "q0", "r0"), (2, 1, "q1", "r1")]
    assert (samples[1].reward, samples[1].rewards) == (0.5, {"score": 0.5, "format_reward": 1.0})
    assert samples[1].extra is not None
    assert samples[1].extra["length"] == 7
    (kept,) = (tmp_path / "rldk_logs" / "r_files").rglob("*.table.json")
    assert kept.parent.name == "eval"
    assert len(json.loads(kept.read_text())["data"]) == 2


def test_a_longer_copy_of_a_table_logs_what_is_new_and_one_that_was_emptied_all_of_it(tmp_path: Path) -> None:
    run = wandb.init(id="r")
    grows, emptied = wandb.Table(columns=["prompt", "completion"]), wandb.Table(columns=["prompt", "completion"])
    for step in range(3):
        grows.add_data(f"q{step}", "a")
        grows = wandb.Table(columns=grows.columns, data=grows.data)  # as verl does, as wandb takes no table twice
        emptied.add_data(f"e{step}", "a")
        run.log(
            {"grows": grows, "emptied": emptied, "same": wandb.Table(["prompt", "output"], [["s", "a"]])}, step=step
        )
        emptied.data.clear()
    run.finish()
    samples = read_completions(tmp_path / "rldk_logs" / "r_completions.jsonl")
    expected = [(step, prompt) for step in range(3) for prompt in (f"q{step}", f"e{step}", "s")]
    assert [(sample.step, sample.prompt) for sample in samples] == expected


def test_a_table_of_any_name_is_kept(tmp_path: Path) -> None:
    run = wandb.init(id="r")
    names = ["x" * 10_000, "a/" * 10_000 + "b", "\U0001f600" * 300, "../../../up", "\0\n\ud800"]
    for name in names:
        run.log({name: wandb.Table(columns=["a"], data=[[name[:3]]])})
    run.finish()
    kept = list((tmp_path / "rldk_logs" / "r_files" / "media" / "table").rglob("*.table.json"))
    assert len(kept) == len(names)


def test_a_table_of_a_data_frame(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"prompt": ["p"], "completion": ["c"], "reward": [1]})
    for table in (wandb.Table(dataframe=frame), wandb.Table(data=frame)):
        assert (table.columns, table.data) == (["prompt", "completion", "reward"], [["p", "c", 1]])


def test_a_forked_process_does_not_write(tmp_path: Path) -> None:
    run = wandb.init(id="r")
    run.log({"x": 1})
    child = os.fork()
    if child == 0:
        run.log({"x": 2})
        wandb.log({"x": 3})
        run.finish(exit_code=1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    run.log({"x": 4})
    run.finish()
    assert [e.metrics for e in read_events(tmp_path / "rldk_logs" / "r_events.jsonl")] == [{"x": 1.0}, {"x": 4.0}]
    assert len(list((tmp_path / "rldk_logs").glob("*_events*.jsonl"))) == 1


def test_a_forked_process_that_calls_init_has_a_run_of_its_own(tmp_path: Path) -> None:
    wandb.init(id="parent")
    child = os.fork()
    if child == 0:
        try:
            wandb.init(id="child")
            wandb.log({"x": 2})
            wandb.finish()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    wandb.log({"x": 1})
    for name, value in (("parent", 1.0), ("child", 2.0)):
        assert [e.metrics for e in read_events(tmp_path / "rldk_logs" / f"{name}_events.jsonl")] == [{"x": value}]


def test_what_a_script_calls_the_run_later_is_in_the_manifest(tmp_path: Path) -> None:
    run = wandb.init(id="r", tags=["a"])
    run.name, run.notes = "better", "why"
    run.tags += ("b",)
    run.finish()
    found = manifest(tmp_path, "r")
    assert (found["config"], found["tags"]) == ({"_wandb": {"name": "better", "notes": "why"}}, ["a", "b"])


class Hostile:
    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(name)

    def __repr__(self) -> str:
        raise RuntimeError

    __bool__ = __iter__ = __eq__ = __repr__  # type: ignore[assignment]
    __hash__ = object.__hash__


@pytest.mark.parametrize("value", [Hostile(), [Hostile()], 5, b"x", math.nan, None], ids=lambda v: type(v).__name__)
def test_no_argument_raises_into_a_script(value: Any, tmp_path: Path) -> None:
    for name in inspect.signature(wandb.init).parameters:
        wandb.init(**{name: value})
        wandb.log({"x": 1})
        wandb.finish()
    wandb.init(id="r", config_include_keys=value, config={"lr": 1}, reinit=True, other=value)
    wandb.define_metric(value, step_metric=value, summary=value)
    wandb.summary.update(value)
    wandb.summary[value] = wandb.config[value] = value
    for table in (wandb.Table(columns=value), wandb.Table(data=value), wandb.Table(dataframe=value)):
        table.add_column(value, value)
        table.get_column(value)
    wandb.log({"x": 1})
    wandb.finish(exit_code=value)
    wandb.finish()
    (event,) = (e for e in read_events(tmp_path / "rldk_logs" / "r_events.jsonl") if e.model_info.phase == "train")
    assert event.metrics == {"x": 1.0}


def test_threads_may_log_at_one_time(tmp_path: Path) -> None:
    run = wandb.init(id="r")
    threads = [threading.Thread(target=lambda: [run.log({"x": 1}) for _ in range(100)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    run.finish()
    steps = [event.step for event in read_events(tmp_path / "rldk_logs" / "r_events.jsonl")]
    assert steps == list(range(400))


@pytest.mark.parametrize(
    ("end", "ending", "error"),
    [
        ("", "finished", None),
        ("import atexit; atexit._run_exitfuncs(); wandb.finish()", "finished", None),
        ("raise ValueError('no')", "failed", "no"),
        ("raise KeyboardInterrupt", "interrupted", None),
        ("wandb.finish(exit_code=3)", "failed", "finish(exit_code=3)"),
        ("wandb.finish(255)", "interrupted", None),
        ("import sys; sys.exit(1)", "finished", None),
        ("with wandb.run: raise ValueError('in with')", "failed", "in with"),
    ],
)
def test_however_a_script_ends_its_end_is_recorded_and_nothing_is_held_back(
    end: str, ending: str, error: str | None, tmp_path: Path
) -> None:
    script = "import rldk.wandb_compat as wandb\nwandb.init(id='r')\nwandb.log({'x': 1}, commit=False)\n"
    run_script(f"{script}wandb.summary['best'] = 2\n{end}\n", tmp_path)
    (attempt,) = manifest(tmp_path, "r")["attempts"]
    assert (attempt["ending"], attempt["error_message"]) == (ending, error)
    events = list(read_events(tmp_path / "rldk_logs" / "r_events.jsonl"))
    logged = [(e.model_info.phase, e.metrics) for e in events if e.lifecycle is None]
    assert logged == [("train", {"x": 1.0}), ("summary", {"best": 2.0})]


def test_what_log_has_returned_from_survives_kill_9_and_the_run_goes_on_after_it(tmp_path: Path) -> None:
    script = """
import os, rldk.wandb_compat as wandb
run = wandb.init(id="r", resume="allow")
first = run.step
for step in range(first, first + 3):
    wandb.log({"x": step}, step=step)
    wandb.log({"y": step}, step=step)
wandb.log({"held": 1}, step=step + 1, commit=False)
os.kill(os.getpid(), 9)
"""
    for _ in range(2):
        assert run_script(script, tmp_path).returncode == -9
    events = list(read_events(tmp_path / "rldk_logs" / "r_events.jsonl"))
    assert [event.metrics for event in events] == [{name: float(step)} for step in range(6) for name in "xy"]
    second = manifest(tmp_path, "r")["attempts"][1]
    assert (second["attempt"], second["opening"]) == (2, "resumed")


def test_each_process_that_calls_init_writes_a_file_of_its_rank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for rank in ("1", "0"):
        monkeypatch.setenv("RANK", rank)
        monkeypatch.setenv("WORLD_SIZE", "2")
        with wandb.init(id="r") as run:
            run.log({"x": int(rank)})
    logs = tmp_path / "rldk_logs"
    for name, rank in (("r_events.jsonl", 0), ("r_events.rank1.jsonl", 1)):
        (line,) = (logs / name).read_text().splitlines()
        event = json.loads(line)
        assert (event["process"]["rank"], event["metrics"]) == (rank, {"x": rank})


@pytest.mark.parametrize(
    ("variables", "writes"),
    [
        ({"PER_RANK": "0"}, False),
        ({"PER_RANK": "1"}, True),
        ({"ENABLE_JSONL_LOGGING": "0"}, False),
        ({"ENABLE_CHECKPOINT_ANALYSIS": "0"}, True),
    ],
)
def test_an_option_of_the_environment_holds(
    variables: dict[str, str], writes: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"RANK": "1", "WORLD_SIZE": "2", **{f"RLDK_{n}": v for n, v in variables.items()}}.items():
        monkeypatch.setenv(name, value)
    with wandb.init(id="r") as run:
        run.log({"x": 1})
        assert run.disabled is not writes
    assert ("rldk_logs/r_events.rank1.jsonl" in files(tmp_path)) is writes
    assert bool(files(tmp_path)) is writes


@pytest.mark.parametrize(
    ("options", "variables", "said"),
    [
        ({"framework": "verll"}, {}, "init: framework: expected one of areal, "),
        ({"framework": "verl", "framework_version": "new"}, {}, "init: framework_version: expected a version such as"),
        ({"framework": "verl", "algorithm": "grp"}, {}, "init: algorithm: expected one of "),
        ({"algorithm": "grpo"}, {}, "without framework they do nothing"),
        ({}, {"RLDK_FRAMEWORK": "verll"}, "RLDK_FRAMEWORK: framework: expected one of areal, "),
        ({}, {"RLDK_ENABLE_CHECKPOINT_ANALYSIS": "1"}, "tell wandb of its checkpoints: there is nothing to look at"),
        ({}, {"RLDK_DEEP_CHECKPOINT_ANALYSIS": "1"}, "tell wandb of its checkpoints: there is nothing to look at"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused_and_costs_no_log(
    options: dict[str, str],
    variables: dict[str, str],
    said: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with wandb.init(id="r", **options) as run:
        run.log({"x": 1})
    assert said in caplog.text
    assert "rldk_logs/r_events.jsonl" in files(tmp_path)


def test_a_script_that_never_finishes_leaves_a_log_that_is_whole_and_no_derived_files(tmp_path: Path) -> None:
    script = """
import rldk.wandb_compat as wandb
wandb.init(id="r")
for step in range(3):
    table = wandb.Table(columns=["prompt", "completion"], data=[["2+2?", str(step)]])
    wandb.log({"loss": 1 / (step + 1), "samples": table})
wandb.log({"held": 1.0}, commit=False)
"""
    run_script(script, tmp_path, RLDK_WRITE_OUTPUTS="1")
    logs = tmp_path / "rldk_logs"
    assert sorted(logs.glob("r_*")) == [logs / name for name in ("r_completions.jsonl", "r_events.jsonl", "r_run.json")]
    assert len(list(read_completions(logs / "r_completions.jsonl"))) == 3
    (run,) = check_runs(logs)
    assert (run.state, run.events) == ("finished", 4)
    export_logs(logs / "r_events.jsonl", tmp_path / "r.csv")
    assert (tmp_path / "r.csv").is_file()


def test_an_rldk_that_is_broken_costs_the_script_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "rldk.wandb_compat.recorder", None)
    with wandb.init(project="p", config={"lr": 1}) as run:
        wandb.log({"loss": 1.0})
        assert (run.disabled, run.step, run.summary["loss"], wandb.config.lr) == (True, 1, 1.0, 1)
    assert files(tmp_path) == []


def test_a_row_that_cannot_be_made_is_counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object) -> None:
        raise OSError("broken")

    monkeypatch.setattr("rldk.adapters.reading.RowReader.read", broken)
    run = wandb.init(id="r")
    for _ in range(3):
        run.log({"x": 1})
    run.finish()
    assert manifest(tmp_path, "r")["attempts"][0]["dropped"] == 3


def test_a_library_that_imports_wandb_itself_can_be_given_the_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "wandb", wandb)
    library: dict[str, Any] = {}
    exec("import wandb\nfrom wandb import Table, init\nrun = init(id='r')\nwandb.log({'x': 1})", library)
    assert library["run"] is wandb.run


def test_a_log_that_cannot_be_opened_costs_the_script_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "taken").write_text("a file")
    run = wandb.init(dir="taken", id="r")
    run.log({"x": 1, "t": wandb.Table(columns=["a"], data=[[1]])})
    assert run.step == 1
    run.finish()
    assert any(record.levelno >= logging.WARNING for record in caplog.records)


def test_the_import_loads_nothing_that_is_heavy() -> None:
    code = "import sys, rldk.wandb_compat; print(*(n for n in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    heavy = {"msgspec", "rldk_schema", "rldk.opening", "rldk.adapters", "dataclasses", "argparse", "numpy", "json"}
    assert loaded & heavy == set()


def test_what_tells_of_the_data_of_a_step_stands_there_and_other_keys_keep_their_names(tmp_path: Path) -> None:
    run = wandb.init(id="r")
    run.log({"loss": 1.0, "tokens_in": 128, "batch_size": 0.5, "seed": 3, "wall_time_ms": 20, "timestamp": 5.0})
    run.finish()
    (event,) = read_events(tmp_path / "rldk_logs" / "r_events.jsonl")
    assert event.data_slice.tokens_in == 128
    assert event.metrics == {"loss": 1.0, "batch_size": 0.5, "seed": 3.0, "wall_time_ms": 20.0, "timestamp": 5.0}


def test_runs_and_configurations_can_be_copied_and_pickled() -> None:
    run = wandb.init(id="r", config={"lr": 1})
    assert copy.deepcopy(run) is run
    for other in (copy.deepcopy(run.config), pickle.loads(pickle.dumps(run.config))):
        other.lr = 2
        assert run.config.lr == 1
    pickle.loads(pickle.dumps(run)).log({"x": 1})
