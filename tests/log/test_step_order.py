from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from rldk_schema import Process

from rldk import EventWriter, check_runs, encode_event, write_report
from rldk.io.runs import find_runs
from rldk.log.replay import EventLogs
from rldk.report.summary import final_report
from tests.factories.commands import rldk
from tests.factories.events import make_event


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Steps 1 to 40, then from 12 on in the same attempt, and step 14 once more."""
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path) as writer:
        for step in (*range(1, 41), 12, 13, 14, 14):
            writer.write(make_event(step=step, metrics={"loss": 1 / step}))
        writer.write(make_event(step=14, metrics={"reward_mean": 0.5}))
    return path


def test_steps_that_fall_or_repeat_stand_wherever_the_verdict_stands(log: Path) -> None:
    falls = f"step falls from 40 to 12 at {log}:41 within attempt 1: neither is hidden"
    again = f"step 14 has loss again at {log}:44 within attempt 1: neither is hidden"
    (health,) = check_runs(log)
    assert health.step_order == [falls, again]
    assert not health.skipped
    assert f"  {falls}\n  {again}\n" in rldk("check", log)[1]
    (run,) = json.loads(rldk("check", log, "--format", "json")[1])["runs"]
    assert run["step_order"] == [falls, again]
    assert f"::warning file={log}::r: {falls}\n" in rldk("check", log, "--format", "github")[1]
    (page,) = write_report(log)
    assert f"S{falls[1:]}." in page.read_text(encoding="utf-8")
    (logs,) = find_runs(log)
    assert final_report(logs).step_order == [falls, again]


def test_a_table_tells_it_too(log: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    assert rldk("export", log, tmp_path / "t.parquet")[0] == 0
    (health,) = check_runs(tmp_path / "t.parquet")
    assert health.step_order[0].startswith(f"step falls from 40 to 12 at {tmp_path / 't.parquet'}:41 within attempt 1")


def test_other_attempts_and_ranks_and_other_metrics_of_a_step_are_in_order(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    events = [make_event(step=step, process=Process(rank=0, attempt=attempt)) for attempt in (1, 2) for step in (1, 2)]
    events += [make_event(step=1, process=Process(rank=1, attempt=1))]
    events += [make_event(step=2, metrics={name: 1.0}, process=Process(rank=1, attempt=1)) for name in "abc"]
    events += [replace(events[0], model_info=replace(events[0].model_info, phase="eval"))]
    path.write_bytes(b"".join(encode_event(event) + b"\n" for event in events))
    logs = EventLogs(path)
    assert len(list(logs)) == len(events)
    assert logs.order.told() == []
    with path.open("ab") as file:
        for name in "bxc":
            file.write(
                encode_event(make_event(step=2, metrics={name: 1.0}, process=Process(rank=1, attempt=1))) + b"\n"
            )
    logs = EventLogs(path)
    list(logs)
    list(logs)  # a second pass counts nothing twice
    assert (logs.order.falls, logs.order.repeats) == (0, 2)
    assert "(and 1 more such)" in logs.order.told()[0]
