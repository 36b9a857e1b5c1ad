from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rldk_schema import Event, Lifecycle, ModelInfo, Process

from rldk import EventWriter, Run, list_runs
from rldk.errors import EventValidationError, IngestError, LogNotFoundError
from rldk.io.parquet import to_parquet
from rldk.listed_run import Figures
from rldk.log.attempts import superseded
from rldk.log.bulk.batch import EventBatch
from tests.factories.commands import rldk
from tests.factories.divided import divided, log_of, similar_events
from tests.factories.events import make_event
from tests.factories.strategies import EVENTS

Opening = Literal["new", "resumed", "restarted", "stage", "trial"]


def write(directory: Path, run_id: str, *, steps: range = range(1, 61), loss: float = 0.5, **options: object) -> Path:
    with Run(directory, run_id=run_id, **options) as run:  # type: ignore[arg-type]
        for step in steps:
            metrics = {"loss": loss if step > 50 else 0.5, "reward_mean": step / 100, "kl_mean": 0.01, "grad_norm": 1.0}
            run.log(step, {**metrics, "my/score": -step})
    return run.path


def test_a_run_is_listed_with_what_is_known_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)  # another test may have imported it: then there are 0 devices
    path = write(tmp_path, "a", tags=["baseline", "small"], group="sweep-3")
    (run,) = list_runs(tmp_path)
    assert (run.run_id, run.path, run.read_as, run.state, run.error) == ("a", str(path), "rldk", "finished", None)
    assert (run.group, run.trial, run.tags) == ("sweep-3", None, ["baseline", "small"])
    assert (run.attempts, run.stages, run.first_step, run.last_step) == (1, 1, 1, 60)
    assert run.last_event == pytest.approx(time.time(), abs=60)
    assert run.metrics.keys() == {"loss", "reward_mean", "kl_mean", "grad_norm"}
    reward = run.metrics["reward_mean"]
    assert (reward.count, reward.first, reward.last, reward.min, reward.max) == (60, 0.01, 0.6, 0.01, 0.6)
    assert reward.mean == pytest.approx(0.305)
    assert (run.verdict, run.first_bad_step, run.hides) == ("quiet", None, None)
    assert run.coverage.unmeasured == []
    assert run.cost.accelerator_hours is None


def test_metrics_that_are_asked_for_are_summed_up_too(tmp_path: Path) -> None:
    write(tmp_path, "a")
    (run,) = list_runs(tmp_path, metrics=["my/score", "no/such"])
    assert run.metrics["my/score"].last == -60
    assert "no/such" not in run.metrics


def test_superseded_steps_are_not_summed_up_and_are_told(tmp_path: Path) -> None:
    write(tmp_path, "a", loss=99.0)
    write(tmp_path, "a", steps=range(41, 51))
    (run,) = list_runs(tmp_path)
    assert (run.attempts, run.last_step, run.metrics["loss"].max) == (2, 50, 0.5)
    assert run.hides is not None
    assert "superseded" in run.hides


def test_a_critical_run_has_its_alerts_counted(tmp_path: Path) -> None:
    write(tmp_path, "a", loss=math.nan)
    (run,) = list_runs(tmp_path)
    assert (run.verdict, run.first_bad_step, run.alerts.critical) == ("critical", 51, 1)
    assert (run.metrics["loss"].nonfinite, run.metrics["loss"].max) == (10, 0.5)


def test_runs_of_every_kind_are_listed_together(tmp_path: Path) -> None:
    write(tmp_path / "logs", "ours")
    write(tmp_path / "more", "table")
    to_parquet(tmp_path / "more", tmp_path / "table.parquet")
    rows = [{"step": s, "loss": 0.1, "epoch": s / 9, "grad_norm": 1.0, "learning_rate": 1e-5} for s in range(1, 9)]
    (tmp_path / "logs" / "trainer_state.json").write_text(json.dumps({"global_step": 8, "log_history": rows}))
    ours, foreign = list_runs(tmp_path / "logs")
    assert (ours.run_id, ours.read_as) == ("ours", "rldk")
    assert (foreign.read_as, foreign.last_step, foreign.attempts) == ("transformers", 8, 1)
    (table,) = list_runs(tmp_path / "table.parquet")
    assert (table.run_id, table.last_step, table.metrics["loss"].count) == ("table", 60, 60)


def test_a_failed_run_and_one_that_was_killed_say_so(tmp_path: Path) -> None:
    def fail() -> None:
        with Run(tmp_path, run_id="failed") as run:
            run.log(1, {"loss": 0.5})
            raise ZeroDivisionError("in the reward")

    with pytest.raises(ZeroDivisionError):
        fail()
    code = f"""
        import time, rldk
        run = rldk.Run({str(tmp_path)!r}, run_id="killed")
        run.log(1, {{"loss": 0.5}})
        print("logged", flush=True)
        time.sleep(60)
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
    states = {run.run_id: run.state for run in list_runs(tmp_path)}
    assert states["failed"] == "failed"
    assert states["killed"] in ("running", "silent")  # nothing was written about its end
    assert all(run.last_step == 1 for run in list_runs(tmp_path))


@pytest.mark.parametrize(("openings", "stages"), [(("new", "stage", "resumed"), 2), ((None, "stage", None), None)])
def test_stages_are_told_by_what_each_start_says(
    tmp_path: Path, openings: tuple[Opening | None, ...], stages: int | None
) -> None:
    for number, opening in enumerate(openings):
        with EventWriter(tmp_path / "a_events.jsonl") as writer:
            info = ModelInfo(run_id="a", phase="train")
            for step in range(5 * number + 1, 5 * number + 6):
                told = Lifecycle(kind="started", opening=opening, trial="7") if step % 5 == 1 else None
                writer.write(make_event(step=step, model_info=info, process=Process(rank=0), lifecycle=told))
    (run,) = list_runs(tmp_path)
    assert (run.attempts, run.stages, run.trial, run.last_step) == (3, stages, "7", 15)


@pytest.mark.damages_files
@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{",
        '{"attempts": 3, "tags": "x", "group": 5}',
        '{"attempts": [1, {"opening": 2}]}',
        '{"attempts": [{"attempt": [1], "opening": {}, "environment": {"devices": 4}}]}',
        f'{{"attempts": [{{"attempt": 1, "environment": {{"devices": 1{"0" * 400}}}}}]}}',
    ],
)
def test_a_manifest_that_makes_no_sense_is_no_harm(tmp_path: Path, text: str) -> None:
    write(tmp_path, "a")
    (tmp_path / "a_run.json").write_text(text)
    (run,) = list_runs(tmp_path)
    assert (run.group, run.trial, run.tags, run.last_step) == (None, None, [], 60)


@pytest.mark.damages_files
def test_a_bad_line_raises_in_python_or_stands_in_the_listing(tmp_path: Path) -> None:
    write(tmp_path, "good")
    bad = write(tmp_path, "bad")
    lines = bad.read_bytes().split(b"\n")
    lines[16] = b"{oops"
    bad.write_bytes(b"\n".join(lines))
    with pytest.raises(EventValidationError, match="bad_events.jsonl:17"):
        list_runs(tmp_path)
    listed = {run.run_id: run for run in list_runs(tmp_path, on_error="skip")}
    assert listed["good"].hides is None
    assert listed["bad"].hides is not None
    assert "bad_events.jsonl:17" in listed["bad"].hides
    assert listed["bad"].last_step == 60  # the rest is read


def test_nothing_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="no log here"):
        list_runs(tmp_path)
    with pytest.raises(LogNotFoundError):
        list_runs(tmp_path / "none")


def test_the_command_line_lists_the_same(tmp_path: Path) -> None:
    write(tmp_path, "a")
    code, out = rldk("ls", tmp_path, "--format", "json")
    assert code == 0
    (run,) = json.loads(out)["runs"]
    assert run["metrics"]["reward_mean"]["last"] == list_runs(tmp_path)[0].metrics["reward_mean"].last


def test_several_processes_list_the_same_in_the_same_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rldk.health.parallel._LEAST_BYTES", 1)
    for name in "abcd":
        write(tmp_path, name, loss=math.nan if name == "b" else 0.5)
    (tmp_path / "c_events.jsonl").write_bytes((tmp_path / "a_events.jsonl").read_bytes() + b"not json\n{\n")
    (tmp_path / "x.csv").write_text("step,loss\n1,0.5\n2,0.25\n", encoding="utf-8")
    alone, shared = (list_runs(tmp_path, on_error="skip", jobs=jobs) for jobs in (1, 2))
    assert [run.run_id for run in shared] == [run.run_id for run in alone]
    assert repr(shared) == repr(alone)
    with pytest.raises(EventValidationError, match="c_events.jsonl:"):
        list_runs(tmp_path, jobs=2)


@given(events=similar_events() | st.lists(EVENTS, max_size=30), seed=st.integers(0, 99))
def test_figures_do_not_depend_on_how_events_are_put_into_batches(
    tmp_path_factory: pytest.TempPathFactory, events: list[Event], seed: int
) -> None:
    run = log_of(events, tmp_path_factory.mktemp("log") / "r_events.jsonl")
    test = superseded(run)
    found = []
    for batches in (([EventBatch([event]) for event in run]), divided(run.batches(), seed), run.batches()):
        figures = Figures(("loss", "x/y"))
        for batch in batches:
            figures.add(batch, test.hidden(batch))
        found.append(repr({**vars(figures), "counts": vars(figures.counts), "_met": sorted(figures._met)}))
    assert found[0] == found[1] == found[2]
