from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from rldk import Run
from rldk.status import MOST_BYTES
from tests.factories.commands import RLDK, process, rldk


@pytest.fixture
def log(tmp_path: Path) -> Path:
    with Run(tmp_path / "logs", run_id="r") as run:
        for step in range(1, 61):
            run.log(step, {"loss": math.nan if step == 20 else 0.5, "reward_mean": 0.25})
    return run.path


def test_a_status_is_one_short_line_of_json(log: Path) -> None:
    done = process(RLDK, "status", log, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.encode()) <= MOST_BYTES
    assert done.stdout.count("\n") == 1
    found = json.loads(done.stdout)
    assert (found["run_id"], found["path"], found["state"], found["step"]) == ("r", str(log), "finished", 60)
    assert (found["verdict"], found["core"]) == ("critical", {"reward_mean": 0.25, "loss": 0.5})
    assert found["alerts"][0].startswith("critical: non_finite at step 20: loss is NaN")
    again = json.loads(process(RLDK, "status", log, "--format", "json", "--since", found["cursor"]).stdout)
    assert (again["alerts"], again["cursor"]) == ([], found["cursor"])


def test_people_read_lines(log: Path) -> None:
    code, out = rldk("status", log.parent / "r")
    first, verdict, values, alert, *rest = out.splitlines()
    assert code == 0
    assert first.startswith("r: finished at step 60, last event ")
    assert verdict.startswith("critical: ")
    assert " rules could judge it" in verdict
    assert values == "reward_mean 0.25, loss 0.5"
    assert alert.startswith("  critical: non_finite at step 20: loss is NaN")
    assert rest[0].startswith("to do: non_finite: ")
    assert rest[-1].startswith("cursor: 1.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["LOGS/none"], "no such log, and no run none below"),
        (["LOGS", "--since", "what"], "expected a cursor that rldk status has printed, such as 1.512, found 'what'"),
        (["LOGS", "--since", "7.1"], "expected a cursor of this log, which ends at 1."),
        (["LOGS", "--framework", "nobody"], "nobody"),
    ],
)
def test_what_cannot_be_told_is_a_usage_error(log: Path, arguments: list[str], words: str) -> None:
    done = process(RLDK, "status", *(word.replace("LOGS", str(log.parent)) for word in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_several_runs_are_named(log: Path) -> None:
    with Run(log.parent, run_id="s") as run:
        run.log(1, {"loss": 0.5})
    done = process(RLDK, "status", log.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"expected one run, found 2. Name one: {log.parent}/r, {log.parent}/s" in done.stderr


def test_bad_data_exit_1(log: Path) -> None:
    with log.open("ab") as file:
        file.write(b"{oops\n")
    done = process(RLDK, "status", log)
    assert done.returncode == 1
    assert "r_events.jsonl:" in done.stderr
    assert "1 line could not be read and was left out" in done.stderr
    assert "not judged" in done.stdout or "critical" in done.stdout
    assert "rldk validate" in done.stdout
    stopped = process(RLDK, "status", log, "--on-error", "stop")
    assert (stopped.returncode, stopped.stdout) == (1, "")
