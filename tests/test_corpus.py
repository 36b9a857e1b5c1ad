"""What was written is read for ever: a golden log of every schema version, real logs of every framework version."""

from __future__ import annotations

import json
import math
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from rldk_schema import METRICS, SCHEMA_VERSION, Event
from rldk_schema.fields import LEAF_GROUPS

from rldk import Run, TrainerFacts, read_events
from rldk.io.json import flat_record
from rldk.io.jsonl import to_jsonl
from rldk.io.validator import validate_jsonl_file
from tests.factories.cases import DATA
from tests.factories.strategies import same

GOLDEN = sorted((DATA / "golden").glob("*/golden_events.jsonl"))
REAL = sorted((DATA / "logs").glob("*.jsonl"))
FROZEN = sorted((DATA.parent.parent / "schema" / "versions").glob("*.json"))
NAME = re.compile(r"(?P<framework>[a-z]+)-(?P<version>\d+(\.\d+)+)\.(?P<algorithm>[a-z]+)")


def check_every_way(log: Path, events: list[Event], tmp_path: Path) -> None:
    """Reads a log with every reader there is; all have to give the same events."""
    assert validate_jsonl_file(log, check_consistency=True).errors == []
    to_jsonl(log, tmp_path / "again.jsonl.zst")
    ways = [read_events(log, strict=True), read_events(tmp_path / "again.jsonl.zst", strict=True)]
    if find_spec("pyarrow"):
        from rldk.io.arrow import to_arrow_file, to_table
        from rldk.io.parquet import to_parquet
        from rldk.io.tables import from_table, read_arrow_file, read_parquet

        to_parquet(log, tmp_path / "e.parquet")
        to_arrow_file(log, tmp_path / "e.arrow")
        ways += [from_table(to_table(log)), read_parquet(tmp_path / "e.parquet"), read_arrow_file(tmp_path / "e.arrow")]
    for way in ways:
        back = list(way)
        assert len(back) == len(events)
        assert all(map(same, back, events))


def test_every_schema_version_has_a_golden_log() -> None:
    versions = {path.parent.name for path in GOLDEN}
    assert SCHEMA_VERSION in versions
    for frozen in FROZEN:
        assert any(version in frozen.name for version in versions), frozen.name


@pytest.mark.parametrize("log", GOLDEN, ids=lambda p: p.parent.name)
def test_a_golden_log_says_what_it_always_said(log: Path, tmp_path: Path) -> None:
    events = list(read_events(log, strict=True))
    want = json.loads(log.with_name("golden.json").read_text(encoding="utf-8"))
    assert [flat_record(event) for event in events] == want
    assert {event.schema_version for event in events} == {log.parent.name}
    assert [e.step for e in read_events(log, attempts="last")] == [0, 1, 2, 2, 3, 4, 4, 4]
    check_every_way(log, events, tmp_path)


@pytest.mark.parametrize("log", GOLDEN, ids=lambda p: p.parent.name)
def test_a_golden_log_is_worth_keeping(log: Path) -> None:
    events = list(read_events(log))
    assert {e.model_info.phase for e in events} == {"lifecycle", "train", "eval", "test", "summary"}
    values = {repr(value) for event in events for value in event.metrics.values()}
    assert values >= {"nan", "inf", "-inf", "None", "-0.0", "5e-324", "0.0"}
    assert any(event.rng.seed == 2**64 - 1 for event in events)
    assert any(name not in METRICS for event in events for name in event.metrics)
    if log.parent.name == SCHEMA_VERSION:
        said = {name for event in events for name in flat_record(event)}
        assert set(LEAF_GROUPS) <= said


def log_calls(capture: Path) -> list[tuple[int, str, dict[str, Any]]]:
    """Step, phase and logs of every call that logged something."""
    calls = [json.loads(line) for line in capture.read_text(encoding="utf-8").splitlines()]
    return [(call.get("global_step", call.get("step")), phase_of(call), call["logs"]) for call in calls if call["logs"]]


def phase_of(call: dict[str, Any]) -> str:
    if "phase" in call:
        return call["phase"]
    evaluation = any(key.startswith("eval_") for key in call["logs"])
    return "eval" if evaluation else "summary" if "train_runtime" in call["logs"] else "train"


@pytest.mark.parametrize("capture", REAL, ids=lambda p: p.stem)
def test_every_log_call_of_a_real_trainer_becomes_an_event_that_every_reader_reads(
    capture: Path, tmp_path: Path
) -> None:
    match = NAME.match(capture.name)
    assert match, f"{capture.name}: expected FRAMEWORK-VERSION.ALGORITHM..."
    calls = log_calls(capture)
    assert calls
    trainer = TrainerFacts(framework_version=match["version"], algorithm=match["algorithm"])
    with Run(tmp_path, run_id="real", framework=match["framework"], trainer=trainer) as run:
        for step, phase, logs in calls:
            run.log(step, logs, phase=phase)
    assert run.dropped == 0
    events = list(read_events(run.path, strict=True))
    assert [(event.step, event.model_info.phase) for event in events] == [call[:2] for call in calls]
    for event, (_, _, logs) in zip(events, calls, strict=True):
        numbers = [v for v in logs.values() if isinstance(v, (int, float)) and math.isfinite(v)]
        assert set(numbers) <= set(event.metrics.values())
    check_every_way(run.path, events, tmp_path)
