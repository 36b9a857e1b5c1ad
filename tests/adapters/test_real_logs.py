"""Logs of real people, read where they lie: RLDK_REAL_LOGS names the directory; they are no part of this project."""

from __future__ import annotations

import gzip
import json
import math
import os
import re
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from rldk.check import check_runs
from rldk.errors import IngestError
from rldk.event.codec import encode_event
from rldk.ingest import Ingest
from tests.factories.real_logs import NO_ROWS, Expected, expected, kind_of, raw_rows

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))


def manifest() -> list[dict[str, Any]]:
    """What somebody has noted of each file."""
    path = REAL / "MANIFEST.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def has_rows(entry: dict[str, Any]) -> bool:
    return not entry["file"].startswith(tuple(NO_ROWS))


READ = list(filter(has_rows, manifest()))
EMPTY = [entry for entry in manifest() if not has_rows(entry)]

# Its summary holds the metrics of the last steps, too, which are of training: rldk makes an event of them besides.
LEFT_OVER = "Ning-Guo__hotpotqa-agent__logs__grpo.log"
TWO_WRITERS = "rameyjm7__SFT-Training-LLM__trainer_log.jsonl"
NO_ZONE = "mazzeratziii"

pytestmark = pytest.mark.skipif(not READ, reason="set RLDK_REAL_LOGS to the directory of real logs")
each_log = pytest.mark.parametrize("name", [entry["file"] for entry in READ])


def read(path: Path) -> list[Expected]:
    return [
        Expected(event.model_info.phase, event.step, {k: v for k, v in event.metrics.items() if v is not None})
        for event in Ingest(path)
    ]


def plain(events: list[Expected]) -> list[tuple[Any, ...]]:
    """Comparable also where NaN is among the values, and whatever the order of the names."""
    return [(e.phase, e.step, sorted((name, repr(float(value))) for name, value in e.metrics.items())) for e in events]


@each_log
def test_every_value_is_read_as_it_stands_there_under_its_name_step_and_phase(name: str) -> None:
    assert plain(read(REAL / name)) == plain(expected(REAL / name))


@pytest.mark.parametrize("entry", READ, ids=lambda m: m["file"])
def test_there_are_as_many_train_events_as_somebody_has_counted_and_nothing_is_skipped(entry: dict[str, Any]) -> None:
    reading = Ingest(REAL / entry["file"])
    events = list(reading)
    train = [event for event in events if event.model_info.phase == "train"]
    assert len(train) == entry.get("train_rows", entry.get("rows")) + (entry["file"] == LEFT_OVER)
    # A loop's own last word has a number of steps in it.
    assert [skipped for skipped in reading.skipped if '(event: "done")' not in skipped.reason] == []
    places = defaultdict(list)
    for event in events:
        encode_event(event)
        if event.model_info.phase == "train" and event.process is not None:
            places[event.process.rank, event.process.attempt].append(event.step)
    assert all(steps == sorted(set(steps)) for steps in places.values())


@each_log
def test_a_log_is_read_as_its_frameworks_and_nothing_of_it_is_left_unexplained(name: str) -> None:
    kind = kind_of(name)
    (run,) = Ingest(REAL / name).foreign
    assert run.read_as.framework == kind.framework
    assert run.read_as.name == f"{kind.framework} {kind.said}".rstrip()
    assert run.read_as.unexplained == kind.unexplained
    assert run.read_as.candidates == ()
    said = str(run.read_as)
    assert ("the log has no steps" in said) == (kind.step is None or kind.step == "epoch")
    (health,) = check_runs(REAL / name)
    assert health.sentence == said


@pytest.mark.parametrize("entry", EMPTY, ids=lambda m: m["file"])
def test_a_file_without_a_row_is_refused_with_the_true_reason(entry: dict[str, Any]) -> None:
    (why,) = [reason for start, reason in NO_ROWS.items() if entry["file"].startswith(start)]
    assert entry.get("train_rows", entry.get("rows")) == 0
    with pytest.raises(IngestError, match=why):
        list(Ingest(REAL / entry["file"]))


def test_a_console_that_ends_in_an_exception_is_judged_as_a_run_that_failed() -> None:
    (name,) = [entry["file"] for entry in EMPTY if entry["file"].startswith("zhiyuanhubj")]
    (health,) = check_runs(REAL / name)
    assert (health.state, health.events) == ("failed", 0)
    assert (health.error or "").startswith("AssertionError: failed to get register_center_actor")
    assert (health.error or "").endswith("(base.py:274, in _init_with_resource_pool)")


@pytest.mark.parametrize("entry", READ, ids=lambda m: m["file"])
def test_an_attempt_begins_where_a_step_falls_or_comes_again(entry: dict[str, Any]) -> None:
    said = " ".join(entry.get("oddities", ()))
    changes = sum(int(count) for count in re.findall(r"(?:repeated steps|step goes back): (\d+)", said))
    last = max(event.process.attempt for event in Ingest(REAL / entry["file"]) if event.process is not None)
    assert last == 1 + changes + (entry["file"] == TWO_WRITERS)  # both of whose writers were resumed once


def test_rows_of_two_writers_are_told_apart_and_it_is_said() -> None:
    reading = Ingest(REAL / TWO_WRITERS)
    rows: dict[int, dict[int, list[int]]] = {0: {}, 1: {}}
    for event in reading:
        assert event.process is not None
        assert event.process.rank is not None
        rows[event.process.rank].setdefault(event.process.attempt, []).append(event.step)
    assert rows[0] == {1: list(range(10, 5241, 10)), 2: [*range(5010, 6561, 10), 6565]}
    assert rows[1] == {1: list(range(10, 5221, 10)), 2: rows[0][2]}  # the second was two rows behind when both stopped
    (run,) = reading.foreign
    assert "its steps interleave as if 2 processes had written it at once: told apart by that" in str(run.read_as)


def elapsed(text: Any) -> float:
    """`1 day, 0:08:23`, `46m 13s` and numbers, in seconds."""
    days = sum(86400 * int(d) for d in re.findall(r"(\d+) days?", str(text)))
    if clock := re.search(r"(\d+):(\d+):(\d+)", str(text)):
        return days + 3600.0 * int(clock[1]) + 60.0 * int(clock[2]) + int(clock[3])
    if parts := re.findall(r"(\d+)([hms])", str(text)):
        return sum(int(value) * {"h": 3600.0, "m": 60.0, "s": 1.0}[unit] for value, unit in parts)
    return float(text)


@each_log
def test_times_are_read_where_there_are_some(name: str) -> None:
    events = list(Ingest(REAL / name))
    rows = [row for row in raw_rows(REAL / name) if "log_history" not in row][: len(events)]
    if "elapsed_time" in rows[0]:
        assert [e.wall_time for e in events] == [elapsed(row["elapsed_time"]) for row in rows]
    elif "_timestamp" in rows[0] or "time" in rows[0]:
        assert [e.timestamp for e in events] == [float(row.get("_timestamp", row.get("time"))) for row in rows]
        assert all(math.isfinite(e.timestamp or math.nan) for e in events)
    else:
        assert {(e.wall_time, e.timestamp) for e in events} == {(None, None)}
    # A date and time without its zone is no moment: the event says so.
    assert any("timestamp" in note for e in events for note in e.notes) == name.startswith(NO_ZONE)


@pytest.mark.parametrize("wrong", ["x.log", "a.json", "metrics", "events.jsonl", "b.csv"])
@each_log
def test_a_log_is_known_by_what_stands_in_it_whatever_it_is_called(name: str, wrong: str, tmp_path: Path) -> None:
    shutil.copy(REAL / name, tmp_path / wrong)
    assert plain(read(tmp_path / wrong)) == plain(expected(REAL / name))


@each_log
def test_a_compressed_log_is_read_as_it_is(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name[-60:]}.gz"
    path.write_bytes(gzip.compress((REAL / name).read_bytes(), 1))
    assert plain(read(path)) == plain(expected(REAL / name))


def test_of_the_whole_directory_every_log_is_a_run_and_the_rest_is_named(tmp_path: Path) -> None:
    shutil.copytree(REAL, tmp_path / "logs")
    reading = Ingest(tmp_path / "logs")
    train = [event for event in reading if event.model_info.phase == "train"]
    assert len(train) == sum(m.get("train_rows", m.get("rows")) for m in READ) + 1
    assert len(reading.counts) == len(READ)
    known = {run.paths[0].name for run in reading.foreign}
    assert known >= {entry["file"] for entry in READ}
    ignored = {ignored.path.name for ignored in reading.ignored}
    assert known | ignored == {path.name for path in REAL.iterdir()}
    assert not known & ignored
    assert all(ignored.copy is None for ignored in reading.ignored)
    judged = {health.run_id: health.events for health in check_runs(tmp_path / "logs")}
    assert judged.keys() >= reading.counts.keys()
