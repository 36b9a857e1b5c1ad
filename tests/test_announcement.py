"""The line that a run prints: where its log is, and how to look at it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import rldk.announcement
from rldk import Run
from rldk.event.lifecycle import Trial
from rldk.opening import open_recording

LINE = "rldk: logging to {log}; look: rldk check {folder}, rldk report {folder}, rldk ls {folder}\n"


@pytest.fixture(autouse=True)
def _loud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RLDK_QUIET", raising=False)
    monkeypatch.setattr(rldk.announcement, "_announced", set())


def test_a_run_says_once_where_its_log_is_and_how_to_look_at_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):  # a second stage of the same run
        Run("my logs", run_id="r").finish()
    assert capsys.readouterr() == ("", LINE.format(log="'my logs/r_events.jsonl'", folder="'my logs'"))
    Run(tmp_path.parent, run_id="s").finish()
    assert capsys.readouterr().err == LINE.format(log=tmp_path.parent / "s_events.jsonl", folder=tmp_path.parent)


def test_only_rank_0_and_one_trial_of_a_search_say_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Run(tmp_path, run_id="r", rank=1).finish()
    for number in ("0", "1"):
        open_recording(tmp_path, f"search-{number}", group="search", trial=Trial(number)).finish()
    assert capsys.readouterr().err == LINE.format(log=tmp_path / "search-0_events.jsonl", folder=tmp_path)


@pytest.mark.parametrize("variable", ["RLDK_QUIET", "RLDK_DISABLE_JSONL"])
def test_nothing_is_said_where_that_is_not_wanted_or_there_is_no_log(
    tmp_path: Path, variable: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(variable, "1")
    Run(tmp_path, run_id="r").finish()
    assert capsys.readouterr().err == ""


# Nobody reads it, and it takes no more: writing to it would wait for ever.
FULL_PIPE = """pipe = os.pipe()
os.set_blocking(pipe[1], False)
for part in (b'x' * 4096, b'x'):
    try:
        while True: os.write(pipe[1], part)
    except BlockingIOError: pass
os.set_blocking(pipe[1], True)
os.dup2(pipe[1], 2)"""


@pytest.mark.parametrize(
    "broken", ["sys.stderr = None", "sys.stderr.close()", "os.close(2)", "sys.stderr = object()", FULL_PIPE]
)
def test_a_broken_stderr_costs_no_event(tmp_path: Path, broken: str) -> None:
    code = (
        f"import os, sys\n{broken}\nimport rldk\n"
        f"with rldk.Run({str(tmp_path)!r}, run_id='r') as run: run.log(1, {{'loss': 1.0}})\n"
        "print(run.dropped)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "RLDK_QUIET"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=30)
    assert done.stdout == "0\n"
