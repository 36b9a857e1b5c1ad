"""docs/log-format.md is enough to write a reader: this one knows nothing of rldk, and reads what rldk's own reads."""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rldk_schema import AlertInfo, Event, Lifecycle, ModelInfo, Process

from rldk import EventWriter, Launch, Run, encode_event, read_events
from rldk.log.attempts import superseded
from tests.factories.events import make_event

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# --- The reader: what the page says, and no more. ---------------------------------------------------------------------

NAME = re.compile(
    r"(?P<run>.+)_events(\.rank(?P<rank>\d+))?(\.attempt(?P<attempt>\d+))?(\.(?P<segment>\d{6,}))?\.jsonl"
    r"(?P<packed>\.zst|\.gz)?"
)
WORDS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


def events_of_file(path: Path) -> Iterator[dict[str, Any]]:
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    elif path.suffix == ".zst":
        data = zstd.decompress(data)
    *lines, tail = data.split(b"\n")
    for line in lines:
        if line.strip():
            yield decoded(json.loads(line))
    try:
        if isinstance(last := json.loads(tail), dict):
            yield decoded(last)
    except ValueError:
        pass  # torn, or empty


def decoded(event: dict[str, Any]) -> dict[str, Any]:
    major, minor = (event.get("schema_version") or "1.0").split(".")
    assert (major, int(minor) >= 0) == ("1", True)
    for name, word in (event.get("nonfinite") or {}).items():
        event["metrics"][name] = WORDS[word]
    for name, value in (event.get("alert") or {}).items():
        if name in ("value", "threshold", "baseline") and isinstance(value, str):
            event["alert"][name] = WORDS[value]
    return event


def logs_of(directory: Path) -> dict[tuple[str, int, int], list[dict[str, Any]]]:
    """Run, rank and second writer's number to the events of that log."""
    files: dict[tuple[str, int, int], dict[float, Path]] = {}
    for path in sorted(directory.rglob("*"), key=lambda p: len(p.name), reverse=True):  # the plain form comes last
        match = NAME.fullmatch(path.name)
        if match is None:
            continue
        rank = int(match["rank"] or 0)
        if match["rank"] is None:
            first = next(events_of_file(path), None) or {}
            rank = (first.get("process") or {}).get("rank") or 0
        number = int(match["segment"]) if match["segment"] else math.inf
        files.setdefault((match["run"], rank, int(match["attempt"] or 0)), {})[number] = path
    return {
        key: [event for number in sorted(segments) for event in events_of_file(segments[number])]
        for key, segments in sorted(files.items())
    }


def launch_of(event: dict[str, Any]) -> Any:
    process = event.get("process") or {}
    return process.get("attempt_id") or process.get("attempt")


def read(directory: Path) -> list[dict[str, Any]]:
    """All events of the one run in a directory."""
    starts: dict[Any, tuple[float, int]] = {}
    keyed = []
    for place, events in enumerate(logs_of(directory).values()):
        launch, step, before = object(), 0, (0.0, -1)
        for event in events:
            if launch_of(event) != launch:
                launch, step = launch_of(event), 0
                starts.setdefault(launch, (max(before[0], event.get("timestamp") or 0.0), len(starts)))
                before = starts[launch]
            step = max(step, event["step"])
            keyed.append((before, step, place, event))
    return [event for *_, event in sorted(keyed, key=lambda item: item[:3])]


def last_attempts(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    logs: dict[tuple[str, int], dict[int, list[dict[str, Any]]]] = {}
    for event in events:
        process = event.get("process") or {}
        if process.get("attempt") is not None:
            key = (event["model_info"]["run_id"], process.get("rank") or 0)
            logs.setdefault(key, {}).setdefault(process["attempt"], []).append(event)
    hidden = {id(event) for attempts in logs.values() for event in hidden_of(attempts)}
    return [event for event in events if id(event) not in hidden]


def hidden_of(attempts: dict[int, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """What is superseded of one run and rank."""
    order = sorted(attempts)

    def told(number: int, kind: str) -> dict[str, Any]:
        found = [e["lifecycle"] for e in attempts[number] if (e.get("lifecycle") or {}).get("kind") == kind]
        return found[0 if kind == "started" else -1] if found else {}

    def steps(number: int) -> list[int]:
        return [e["step"] for e in attempts[number] if e["model_info"]["phase"] == "train"]

    def times(number: int) -> list[float]:
        measured = [e for e in attempts[number] if e["model_info"]["phase"] in ("train", "eval", "test")]
        return [e["timestamp"] for e in measured if e.get("timestamp") is not None] or [math.inf]

    def overlap(one: int, other: int) -> bool:
        ids = {attempts[n][0]["process"].get("attempt_id") for n in (one, other)}
        beside = told(other, "started").get("opening") is None and min(times(one)) <= min(times(other))
        related = len(ids) == 1 or beside
        apart = min(times(one)) >= max(times(other)) or min(times(other)) >= max(times(one))
        return related and None not in ids and not apart

    leader: dict[int, int] = {}
    opening: dict[int, str | None] = {}
    stage: dict[int, int] = {}
    previous = current = None
    for number in order:
        leader[number] = next((leader[n] for n in leader if overlap(n, number)), number)
        if leader[number] != number:
            stage[number] = stage[leader[number]]
            continue
        start = told(number, "started")
        opening[number] = start.get("opening")
        if opening[number] is None and previous is not None and steps(number):
            done = told(previous, "ended").get("ending") == "finished"
            if done and min(steps(number)) <= max(1, min(steps(previous))):
                opening[number] = "stage"
        if current is None or opening[number] in ("new", "stage", "trial"):
            current = number
        elif opening[number] == "resumed" and start.get("from_attempt") in stage:
            current = stage[start["from_attempt"]]
        stage[number] = current
        if steps(number):
            previous = number

    whole: set[int] = set()
    for later in reversed(order):
        if leader[later] != later or later in whole:
            continue
        start, since = told(later, "started"), start_of(steps(later))
        origin, known = start.get("from_attempt"), opening[later] == "resumed" and start.get("from_step") is not None
        for number in order:
            if number >= later or stage[number] != stage[later] or leader[number] == later:
                continue
            between = known and origin in leader and number > origin and leader[number] != leader[origin]
            before = known and origin in leader and number < origin and leader[number] != leader[origin]
            if between:
                whole.add(number)
            for event in attempts[number]:
                data = (event["model_info"]["phase"], event["data_slice"].get("dataset_name"))
                same = [e["step"] for e in attempts[later] if evaluation(e) == data]
                above = event["step"] > start["from_step"] if known else event["step"] >= since
                again = evaluation(event) is not None and event["step"] >= start_of(same)
                if between or (above and not before) or again:
                    yield event


def start_of(steps: list[int]) -> float:
    return min(steps, default=math.inf)


def evaluation(event: dict[str, Any]) -> tuple[str, str | None] | None:
    phase = event["model_info"]["phase"]
    return (phase, event["data_slice"].get("dataset_name")) if phase in ("eval", "test") else None


# --- The comparison. --------------------------------------------------------------------------------------------------


def facts(event: Event) -> tuple[Any, ...]:
    process = event.process or Process()
    alert = event.alert and (event.alert.rule, repr(event.alert.value), repr(event.alert.threshold))
    metrics = {name: repr(value) for name, value in event.metrics.items()}
    who = (event.model_info.run_id, process.rank, process.attempt, process.attempt_id, process.seq, process.dropped)
    return (*who, event.step, event.model_info.phase, event.data_slice.dataset_name, metrics, alert)


def own_facts(event: dict[str, Any]) -> tuple[Any, ...]:
    found = event.get("alert")
    alert = found and (found["rule"], repr(found.get("value")), repr(found.get("threshold")))
    process = event.get("process") or {}
    metrics = {name: repr(None if v is None else float(v)) for name, v in event["metrics"].items()}
    who = (
        event["model_info"]["run_id"],
        *(process.get(k) for k in ("rank", "attempt", "attempt_id", "seq", "dropped")),
    )
    return (*who, event["step"], event["model_info"]["phase"], event["data_slice"].get("dataset_name"), metrics, alert)


def check(directory: Path) -> list[dict[str, Any]]:
    """Compares the two readers; returns what both have read."""
    found = read(directory)
    assert [own_facts(e) for e in found] == [facts(e) for e in read_events(directory)]
    assert [own_facts(e) for e in last_attempts(found)] == [facts(e) for e in read_events(directory, attempts="last")]
    assert found
    return found


def log_run(directory: Path, first: int, last: int, attempt_id: str | None = None, **options: Any) -> Path:
    launch = Launch(attempt_id=attempt_id or f"launch-{first}")
    with Run(directory, run_id="r", launch=launch, **options) as run:
        for step in range(first, last + 1):
            run.log(step, {"loss": math.nan if step == 3 else 1.0 / step, "my/score": float(step)})
            if step % 4 == 0:
                run.log(step, {"loss": -math.inf}, phase="eval")
        return run.path


def test_a_plain_log_with_nan_and_infinity(tmp_path: Path) -> None:
    log_run(tmp_path, 1, 8)
    found = check(tmp_path)
    assert {repr(e["metrics"].get("loss")) for e in found} >= {"nan", "-inf"}


@pytest.mark.parametrize("compress", [None, "zstd", "gzip"])
def test_rotation_compression_and_retention(tmp_path: Path, compress: str | None) -> None:
    log_run(tmp_path, 1, 40, writer_options={"rotate_bytes": 4000, "keep": 3, "compress": compress})
    names = sorted(p.name for p in tmp_path.glob("r_events.0*"))
    assert len(names) == 3
    assert "r_events.000001.jsonl" not in names  # which retention has deleted
    check(tmp_path)


def test_a_segment_that_is_being_compressed_is_read_once(tmp_path: Path) -> None:
    log_run(tmp_path, 1, 20, writer_options={"rotate_bytes": 8000})
    plain = tmp_path / "r_events.000001.jsonl"
    (tmp_path / f"{plain.name}.zst").write_bytes(zstd.compress(plain.read_bytes()))
    (tmp_path / f".{plain.name}.zst.17.tmp").write_bytes(b"half")
    check(tmp_path)


@pytest.mark.parametrize("cut", [1, 5, 400])
def test_a_torn_tail_and_an_event_without_its_newline(tmp_path: Path, cut: int) -> None:
    path = log_run(tmp_path, 1, 5)
    path.write_bytes(path.read_bytes()[:-cut])
    torn = check(tmp_path)
    log_run(tmp_path, 4, 6)  # reopened
    again = check(tmp_path)
    assert again[: len(torn)] == torn
    assert len(list(tmp_path.glob("*.torn-*"))) == (cut > 1)


def test_a_resumed_run_hides_what_it_repeats(tmp_path: Path) -> None:
    log_run(tmp_path, 1, 10)
    log_run(tmp_path, 6, 12)
    found = check(tmp_path)
    steps = [e["step"] for e in last_attempts(found) if e["model_info"]["phase"] == "train"]
    assert steps == list(range(1, 13))


def test_stages_a_retry_and_a_resumed_stage(tmp_path: Path) -> None:
    log_run(tmp_path, 1, 5)
    log_run(tmp_path, 1, 8, attempt_id="stage")
    log_run(tmp_path, 5, 9, attempt_id="resumed", resumed_from=(4, 2))
    run = Run(tmp_path, run_id="r")
    run.log(1, {"loss": 0.5})
    run.fail(MemoryError())
    run.finish()
    log_run(tmp_path, 1, 2, attempt_id="retry")
    shown = [(e["process"]["attempt"], e["step"]) for e in last_attempts(check(tmp_path)) if e["metrics"]]
    steps = {number: [step for n, step in shown if n == number] for number, _ in shown}
    assert steps == {1: [1, 2, 3, 4, 4, 5], 2: [1, 2, 3, 4, 4], 3: [5, 6, 7, 8, 8, 9], 5: [1, 2]}


OPENINGS = [None, "new", "resumed", "restarted", "stage", "trial"]


@given(st.data())
def test_any_attempts_at_all(data: st.DataObject) -> None:
    events: list[Event] = []
    for number in range(1, data.draw(st.integers(1, 6)) + 1):
        process = Process(rank=0, attempt=number, attempt_id=data.draw(st.sampled_from(["a", "b", None])))
        steps = data.draw(st.lists(st.integers(0, 6), max_size=4).map(sorted))
        begun, pace = data.draw(st.integers(0, 9)), data.draw(st.integers(1, 3))
        opening = data.draw(st.sampled_from(OPENINGS))
        told = Lifecycle(kind="started", opening=opening)
        if opening == "resumed":
            told.from_step = data.draw(st.none() | st.integers(0, 6))
            told.from_attempt = data.draw(st.none() | st.integers(1, max(1, number - 1)))
        ending = data.draw(st.sampled_from([None, "finished", "failed"]))
        phases = [data.draw(st.sampled_from(["train", "train", "eval"])) for _ in steps]
        life = [(told.from_step or 0, "lifecycle", told)] * (opening is not None)
        life += [(step, phase, None) for step, phase in zip(steps, phases, strict=True)]
        life += [(6, "lifecycle", Lifecycle(kind="ended", ending=ending))] * (ending is not None)
        for place, (step, phase, happened) in enumerate(life):
            info = ModelInfo(run_id="r", phase=phase)
            time = float(begun + pace * place)
            events.append(make_event(step=step, model_info=info, process=process, timestamp=time, lifecycle=happened))
    hidden = superseded(events)
    plain = [json.loads(encode_event(event)) for event in events]
    kept = {id(event) for event in last_attempts(plain)}
    assert [hidden(event) for event in events] == [id(event) not in kept for event in plain]


def test_ranks_of_two_launches(tmp_path: Path) -> None:
    for first, last in ((1, 6), (5, 9)):
        for rank in (0, 1, 2):
            log_run(tmp_path, first, last - rank, rank=rank, attempt_id=f"launch-{first}")
    assert len(list(tmp_path.glob("r_events.rank*.jsonl"))) == 2
    check(tmp_path)


def test_ranks_in_a_directory_per_node(tmp_path: Path) -> None:
    for rank in (0, 1):
        log_run(tmp_path / f"node_{rank}", 1, 6, rank=rank, attempt_id="launch")
    assert len(list(tmp_path.glob("node_*/r_events.jsonl"))) == 2
    check(tmp_path)


def test_a_second_writer_and_lost_events(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    process = Process(rank=0, attempt_id="launch")
    with EventWriter(path) as first, EventWriter(path) as second:
        for step in (1, 2, 3):
            for writer in (first, second):
                writer.write(make_event(step=step, process=process))
        first.drop("a test")
        first.write(make_event(step=4, process=process))
    assert (tmp_path / "r_events.attempt2.jsonl").exists()
    last = [e["process"] for e in check(tmp_path) if e["step"] == 4]
    assert [(p["seq"], p["dropped"]) for p in last] == [(4, 1)]


def test_an_alert_about_a_value_that_is_not_finite(tmp_path: Path) -> None:
    alert = AlertInfo(rule="non_finite", severity="critical", metric="loss", value=math.nan, threshold=1.5)
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        writer.write(make_event(alert=alert))
    (event,) = check(tmp_path)
    assert math.isnan(event["alert"]["value"])


def test_fields_of_a_newer_minor_version_are_ignored(tmp_path: Path) -> None:
    path = log_run(tmp_path, 1, 2)
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    path.write_text("".join(json.dumps({**e, "schema_version": "1.99", "new": {"a": 1}}) + "\r\n\n" for e in lines))
    check(tmp_path)
