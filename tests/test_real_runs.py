"""Real trainings that end and relate in every way there is: what `ls`, `check` and `report` say of each."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rldk.log.cut_short import CUT_SHORT
from tests.factories.commands import rldk

pytest.importorskip("trl")
pytest.importorskip("optuna", reason="hyperparameter searches need Optuna: pip install optuna")
pytestmark = pytest.mark.trl

from tests.factories.report import Text, figure  # noqa: E402

ROOT = Path(__file__).parents[1]
SECONDS = 300
LOOP = """
import os, sys, time
from rldk import Run

rank = int(os.environ["RANK"])
if sys.argv[2] == "unnamed":
    for name in ("RANK", "LOCAL_RANK", "WORLD_SIZE"):
        del os.environ[name]
with Run(sys.argv[1], run_id=sys.argv[2]) as run:
    for step in range(1, 6):
        run.log(step, {"loss": 1 / step + 10 * rank})
        time.sleep(0.05)
"""


class Said(NamedTuple):
    """What is said of a run.

    Attributes:
        ls: By `rldk ls --format json`.
        check: By `rldk check --format json`.
        page: By `rldk report`, the HTML.
        text: The words of the page.
    """

    ls: dict[str, Any]
    check: dict[str, Any]
    page: str
    text: str


def start(*command: object) -> subprocess.Popen[bytes]:
    path = os.pathsep.join([str(ROOT), str(ROOT / "generated" / "python")])
    env = {**os.environ, "PYTHONPATH": path, "CUDA_VISIBLE_DEVICES": "", "OMP_NUM_THREADS": "1"}
    env |= {"TRL_EXPERIMENTAL_SILENCE": "1"}
    null = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, *map(str, command)], env=env, cwd=ROOT, stdout=null, stderr=null)


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory, model: Path) -> Path:
    """The logs of all of them."""
    path = tmp_path_factory.mktemp("real")
    (path / "loop.py").write_text(LOOP)
    trained = start("-m", "tests.factories.real_runs", path, model)
    ranks = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", 3, path / "loop.py", path / "logs"]
    for how in ("named", "unnamed"):
        assert start(*ranks, how).wait(SECONDS) == 0
    assert trained.wait(SECONDS) == 0
    return path / "logs"


@pytest.fixture(scope="module")
def said(logs: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Said]:
    pages = tmp_path_factory.mktemp("pages")
    listed, checked = (json.loads(rldk(verb, logs, "--format", "json")[1])["runs"] for verb in ("ls", "check"))
    assert rldk("report", logs, "-o", pages)[0] == 0
    found = {}
    for one in listed:
        name = one["run_id"]
        (check,) = (run for run in checked if run["run_id"] == name)
        page = (pages / f"{name}_report.html").read_text(encoding="utf-8")
        found[name] = Said(one, check, page, str(Text(page)))
    return found


@pytest.mark.parametrize(
    ("name", "state", "error", "step", "on_page"),
    [
        ("reward", "failed", "KeyError: 'answer'", 3, "failed at step 3"),
        ("interrupt", "interrupted", "SIGINT", 2, "interrupted at step 2 (SIGINT)"),
        ("sigterm", "silent", None, 2, "no end recorded"),
        ("sigkill", "silent", None, 2, "no end recorded"),
        ("os-exit", "silent", None, 2, "no end recorded"),
        ("oom", "finished", None, 5, "ended early at step 1"),
        ("search-2", "stopped", "optuna.exceptions.TrialPruned", 1, "stopped at step 1"),
    ],
)
def test_how_a_run_ended_is_said_alike_everywhere(
    said: dict[str, Said], name: str, state: str, error: str | None, step: int, on_page: str
) -> None:
    run = said[name]
    assert (run.ls["state"], run.ls["error"], run.ls["last_step"]) == (state, error, step)
    assert (run.check["state"], run.check["error"]) == (state, error)
    assert f"state {state.replace('_', ' ')}" in run.text
    assert on_page in run.text
    if error is not None:
        assert error in run.text
    if state == "silent":
        assert "The last attempt wrote no end: it was killed, or hangs." in run.text
        assert re.search(r"at least [\d.]+ s no end recorded", run.text)


def test_runs_too_short_to_be_judged_are_never_quiet(said: dict[str, Said]) -> None:
    for run in said.values():
        state = run.ls["state"]
        sign, verdict = ("✕", "critical") if state == "silent" else ("?", "not judged")  # silence is a stall
        assert run.ls["verdict"] == run.check["verdict"] == verdict
        cut = f"{state.replace('_', ' ')}, " if state in CUT_SHORT else ""
        assert f"{sign} {cut}{verdict}" in run.text
        assert run.check["unmeasured"]


def test_each_trial_is_a_run_with_its_group_number_and_parameters(said: dict[str, Said]) -> None:
    trials = {name: said[name] for name in ("search-0", "search-1", "search-2")}
    assert [(t.ls["group"], t.ls["trial"], t.ls["state"]) for t in trials.values()] == [
        ("search", "0", "finished"), ("search", "1", "finished"), ("search", "2", "stopped"),
    ]  # fmt: skip
    for run, rate in zip(trials.values(), ("0.001", "0.05", "1e-06"), strict=True):
        assert run.ls["hides"] is None
        assert f"parameters of the trial learning_rate = {rate}" in run.text
        assert "group search" in run.text


@pytest.mark.parametrize("name", ["stages", "rounds"])
def test_stages_are_lines_of_their_own_and_nothing_of_them_is_hidden(said: dict[str, Said], name: str) -> None:
    run = said[name]
    assert (run.ls["attempts"], run.ls["stages"], run.ls["hides"], run.check["hides"]) == (2, 2, None, None)
    assert "2 stages: each is drawn as a line of its own; nothing of them is hidden." in run.text
    drawn = figure(run.page, "loss")
    assert re.findall(r'data-line="([^"]*)"', drawn) == ["stage 1", "stage 2"]
    values = [len(text.split()) for text in re.findall(r'<path class="raw"[^>]*data-values="([^"]*)"', drawn)]
    assert values == [5, 5]
    assert "10 train" in run.text
    assert run.page.count('class="bar ') == 2


def test_the_table_of_stages_keeps_every_row_and_says_whose_it_is(logs: Path, said: dict[str, Said]) -> None:
    del said
    with (logs / "stages_metrics.csv").open(newline="") as file:
        rows = [(row["attempt"], row["step"]) for row in csv.DictReader(file) if row["phase"] == "train"]
    assert rows == [(attempt, str(step)) for attempt in "12" for step in range(1, 6)]


def test_retries_hide_what_they_repeat_and_say_why(said: dict[str, Said]) -> None:
    run = said["oom"]
    hides = (
        "2 events of superseded attempts hidden (attempt 1, step 1: started again at step 1; "
        "attempt 2, step 1: started again at step 1)"
    )
    assert (run.ls["attempts"], run.ls["stages"], run.ls["hides"]) == (3, 1, hides)
    assert run.check["hides"] == hides
    assert hides in run.text
    assert run.text.count("changed: per_device_train_batch_size = ") == 2


def test_a_resumed_run_says_from_where_and_what_was_changed(said: dict[str, Said]) -> None:
    run = said["resumed"]
    assert (run.ls["attempts"], run.ls["stages"], run.ls["state"], run.ls["last_step"]) == (2, 1, "finished", 6)
    assert "resumed from step 4 of attempt 1" in run.text
    assert "changed: learning_rate = 5e-05" in run.text
    assert "no end recorded" in run.text  # of the first attempt, which was killed


def test_ranks_that_a_launcher_names_are_ranks(said: dict[str, Said]) -> None:
    run = said["named"]
    assert (run.ls["attempts"], run.ls["state"], run.ls["metrics"]["loss"]["max"]) == (1, "finished", 1.0)
    assert run.check["hides"] == "2 other ranks, of which only their hosts are judged"
    assert "The log of the first of 3 ranks is shown" in run.text


def test_ranks_that_nobody_named_are_told_and_drawn_apart(said: dict[str, Said]) -> None:
    run = said["unnamed"]
    told = "attempts 1, 2, 3 were written at one time by processes of one launch, all as rank 0: none hides another"
    assert run.ls["attempts"] == 3
    assert run.ls["hides"] == run.check["hides"]
    assert run.check["hides"].startswith(told)
    assert told[1:] in run.text
    drawn = figure(run.page, "loss")
    assert re.findall(r'data-line="([^"]*)"', drawn) == ["attempt 1", "attempt 2", "attempt 3"]
    assert {len(text.split()) for text in re.findall(r'data-values="([^"]*)"', drawn)} == {5}


def test_a_program_is_told_what_to_do_about_each(logs: Path, said: dict[str, Said]) -> None:
    advice = {}
    for name in ("reward", "sigkill", "interrupt", "stages"):
        told = json.loads(rldk("status", logs / f"{name}_events.jsonl", "--format", "json")[1])
        assert (told["state"], told["error"]) == (said[name].ls["state"], said[name].ls["error"])
        advice[name] = told["advice"][0] if told["advice"] else ""
    assert advice["reward"].startswith("it failed: fix the cause")
    assert advice["sigkill"].startswith("it was killed or hangs")
    assert advice["interrupt"].startswith("a signal ended it")
