from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rldk_schema.metrics import CORE_METRICS

from rldk import Run
from rldk.io.runs import find_runs
from rldk.listed_run import list_run
from rldk.log.lines import open_log
from rldk.log.runs import RunLogs
from rldk.run_index.forms import Listed
from rldk.web.growing import GrowingRun
from tests.factories.indexed import use_index

_LOGS = Path(__file__).parents[1] / "data" / "health"
_NAMES = (
    "dpo_saturated",
    "grpo_evaluated",
    "grpo_lr_too_high",
    "grpo_never_ends",
    "grpo_resumed",
    "grpo_reward_unavailable",
    "ppo_many_epochs",
)


@pytest.fixture(autouse=True)
def _at_one_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_index(monkeypatch, tmp_path / "cache")


def found(folder: Path) -> RunLogs:
    return find_runs(folder, on_error="skip")[0]


def told(listed: Listed) -> tuple[object, ...]:
    """All that is said of a run, but for what depends on a pass being cut short by a torn line."""
    health = listed.health
    return (
        replace(listed.run, path=""),
        health.alerts,
        health.coverage,
        health.lacking,
        health.silence,
        health.why,
        health.unseen,
    )


@pytest.mark.parametrize("name", _NAMES)
def test_a_run_that_grows_is_judged_as_if_it_were_read_at_once(tmp_path: Path, name: str) -> None:
    with open_log(_LOGS / f"{name}_events.jsonl.zst") as file:
        data = file.read()
    path = tmp_path / f"{name}_events.jsonl"
    chance = random.Random(name)
    growing = GrowingRun(None)
    cuts = sorted(chance.randrange(len(data)) for _ in range(12))
    for start, stop in zip([0, *cuts], [*cuts, len(data)], strict=True):
        with path.open("ab") as log:
            log.write(data[start:stop])
        now = growing.listed(found(tmp_path))
        again = growing.listed(found(tmp_path))
        assert told(now) == told(again)
        whole = data[: data.rfind(b"\n", 0, stop) + 1]
        reference = tmp_path / "reference"
        reference.mkdir(exist_ok=True)
        (reference / path.name).write_bytes(whole)
        expected = list_run(found(reference), None, CORE_METRICS)
        assert told(now) == told(expected)


def test_only_what_is_new_is_read_also_after_a_rotation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    growing = GrowingRun(None)
    begun: list[str] = []
    begin = GrowingRun._begin
    monkeypatch.setattr(GrowingRun, "_begin", lambda self, run: (begun.append(run.run_id), begin(self, run))[0])
    with Run(tmp_path, run_id="r", writer_options={"rotate_bytes": 20_000}) as run:
        for step in range(1, 101):
            run.log(step, {"loss": 1.0, "reward_mean": 0.5})
            if step % 10 == 0:
                assert growing.listed(found(tmp_path)).run.last_step == step
    assert len(list(tmp_path.glob("*_events.0*"))) > 2
    assert begun == ["r"]
    assert told(growing.listed(found(tmp_path))) == told(list_run(found(tmp_path), None, CORE_METRICS))


def test_a_log_that_was_replaced_is_judged_anew(tmp_path: Path) -> None:
    growing = GrowingRun(None)
    path = tmp_path / "r_events.jsonl"
    for value, steps in ((1.0, 30), (2.0, 10)):
        path.unlink(missing_ok=True)
        with Run(tmp_path, run_id="r") as run:
            for step in range(1, steps + 1):
                run.log(step, {"loss": value})
        assert growing.listed(found(tmp_path)).run.last_step == steps
    assert growing.listed(found(tmp_path)).run.metrics["loss"].mean == 2.0


def test_a_killed_run_is_said_to_be_silent_each_time(tmp_path: Path) -> None:
    script = """
import os, signal, sys, rldk
run = rldk.Run(sys.argv[1], run_id="r")
for step in range(1, 31):
    run.log(step, {"loss": 1.0})
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False).returncode == -9
    growing = GrowingRun(None)
    first, second = growing.listed(found(tmp_path)), growing.listed(found(tmp_path))
    assert (first.health.state, [alert.rule for alert in first.health.alerts]) == ("silent", ["stall"])
    assert told(first) == told(second)
    with Run(tmp_path, run_id="r") as run:
        for step in range(31, 41):
            run.log(step, {"loss": 1.0})
    third = growing.listed(found(tmp_path))
    assert told(third) == told(list_run(found(tmp_path), None, CORE_METRICS))
    assert third.health.state == "finished"
