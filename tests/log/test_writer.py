from __future__ import annotations

import json
import logging
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from rldk_schema import SCHEMA_VERSION, Event, ModelInfo, Process

from rldk import EventWriter, encode_event, read_events
from rldk.io.validator import validate_jsonl_file
from rldk.log.lines import MAX_LINE_BYTES
from tests.factories.events import make_event
from tests.factories.strategies import EVENTS, same


def test_an_event_is_readable_as_soon_as_write_returns(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    writer = EventWriter(path)
    for step in range(3):
        writer.write(make_event(step=step))
        assert [e.step for e in read_events(path)] == list(range(step + 1))
    writer.close()


def test_the_line_says_who_wrote_it_and_the_event_stays_as_it_was(tmp_path: Path) -> None:
    event = make_event()
    before = encode_event(event)
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        writer.write(event)
        writer.write(event)
    first, second = read_events(tmp_path / "r_events.jsonl")
    assert encode_event(event) == before
    assert first.schema_version == SCHEMA_VERSION
    assert abs(first.timestamp - time.time()) < 60
    assert [(e.process.attempt, e.process.seq, e.process.dropped) for e in (first, second)] == [(1, 0, 0), (1, 1, 0)]


def test_what_the_event_says_itself_is_kept(tmp_path: Path) -> None:
    event = make_event(schema_version="1.0", timestamp=5.0, process=Process(rank=3, seq=9, attempt=4, dropped=2))
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        writer.write(event)
    assert same(next(read_events(tmp_path / "r_events.jsonl")), event)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(EVENTS)
def test_every_event_comes_back_from_the_file(tmp_path: Path, event: Event) -> None:
    path = tmp_path / "r_events.jsonl"
    path.unlink(missing_ok=True)
    with EventWriter(path) as writer:
        writer.write(event)
    assert writer.dropped == 0
    (back,) = read_events(path, strict=True)
    assert same(back.__class__(**{**_fields(back), **_given(event)}), event)


def _fields(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in event.__slots__}


def _given(event: Event) -> dict[str, object]:
    return {"schema_version": event.schema_version, "timestamp": event.timestamp, "process": event.process}


def test_what_was_written_survives_sigkill(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    code = (
        "import sys; from rldk import EventWriter; from tests.factories.events import make_event\n"
        f"w = EventWriter({str(path)!r})\n"
        "for step in range(10**9):\n    w.write(make_event(step=step)); print(step, flush=True)\n"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=env)
    acknowledged = -1
    for line in child.stdout:
        acknowledged = int(line)
        if acknowledged >= 200:
            break
    child.send_signal(signal.SIGKILL)
    child.wait()
    steps = [e.step for e in read_events(path)]
    assert len(steps) > acknowledged
    assert steps == list(range(len(steps)))


def test_threads_share_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path) as writer:
        threads = [threading.Thread(target=lambda: [writer.write(make_event()) for _ in range(200)]) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [e.process.seq for e in read_events(path, strict=True)] == list(range(800))


def test_a_directory_that_cannot_be_made_is_said_once_and_every_event_is_counted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("")
    with caplog.at_level(logging.WARNING), EventWriter(blocker / "logs" / "r_events.jsonl") as writer:
        for _ in range(5):
            writer.write(make_event())
        assert writer.dropped == 5
        assert len(caplog.records) == 1
    assert "5 events dropped in total: Not a directory: 5" in caplog.text
    assert writer.drop_reasons == {"Not a directory": 5}


def test_every_reason_of_a_loss_is_said_once_and_counted(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "r_events.jsonl"
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with caplog.at_level(logging.WARNING):
        writer = EventWriter(path)
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, old[1]))
            writer.write(make_event(step=1))
            writer.write(make_event(step=2))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, old)
            signal.signal(signal.SIGXFSZ, handler)
        for step in (-1, -2, 2.5, 3.5):
            writer.write(make_event(step=step))
        writer.write(make_event(model_info=ModelInfo(run_id="r", phase="trian")))  # type: ignore[arg-type]
        writer.write(make_event(notes=["x" * MAX_LINE_BYTES]))
        writer.write(make_event(step=3))
        writer.close()
    reasons = {
        "File too large": 2,
        "$.step: expected integer >= 0": 4,
        '$.model_info.phase: expected one of "train", "eval", "test", "summary", "lifecycle"': 1,
        f"its line has more than the {MAX_LINE_BYTES} bytes that readers accept": 1,
    }
    assert writer.drop_reasons == reasons
    assert writer.dropped == sum(reasons.values())
    warned = [r.getMessage() for r in caplog.records if "Training continues" in r.getMessage()]
    assert len(warned) == len(reasons)
    assert "found -1" in warned[1]
    assert [e.step for e in read_events(path)] == [3]


def test_reasons_without_a_number_are_bounded(tmp_path: Path) -> None:
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        for number in range(50):
            writer.drop(f"reason {number}")
    assert len(writer.drop_reasons) == 21
    assert writer.drop_reasons["others"] == 30


def test_a_writers_metrics_are_taken_as_a_runs_are(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "r_events.jsonl"
    with caplog.at_level(logging.WARNING), EventWriter(path) as writer:
        for step in (4, 5):
            given = {"ok": True, "np": np.True_, "r": {"a": np.array([0.5])}, "text": "0.25", "word": "x", "lr": -1.0}
            writer.write(make_event(step=step, metrics=given, notes=["mine"]))
    for event in read_events(path, strict=True):
        assert event.metrics == {"ok": 1.0, "np": 1.0, "r/a": 0.5, "text": 0.25, "out_of_range/lr": -1.0}
        assert event.notes[:2] == ["mine", "text was given as '0.25': 0.25 is stored"]
    assert writer.altered == {"$.metrics.text": 2, "$.metrics.word": 2, "$.metrics.lr": 2}
    assert caplog.text.count("step 4: $.metrics.text: expected a number, found str '0.25'") == 1
    assert caplog.text.count("step 4: $.metrics.word: ") == caplog.text.count("$.metrics.word: expected") == 1


def test_a_full_disk_loses_only_what_it_must_and_leaves_a_gap(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    size = len(encode_event(make_event())) + 200
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with EventWriter(path) as writer:
            resource.setrlimit(resource.RLIMIT_FSIZE, (3 * size, old[1]))
            for step in range(10):
                writer.write(make_event(step=step))
            lost = writer.dropped
            resource.setrlimit(resource.RLIMIT_FSIZE, old)
            writer.write(make_event(step=10))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)
    events = list(read_events(path, strict=True))  # no line was left torn
    assert 0 < lost < 10
    assert len(events) == 11 - lost
    assert events[-1].step == 10
    assert events[-1].process.dropped == lost
    assert events[-1].process.seq == 10
    report = validate_jsonl_file(path, check_consistency=True)
    assert f"{lost} events missing" in str(report.errors[0])


@pytest.mark.parametrize(
    ("changes", "metric", "note"),
    [
        (
            {"metrics": {"clip_frac": 7.0, "loss": 1.0}},
            ("out_of_range/clip_frac", 7.0),
            "clip_frac 7.0 is outside [0, 1]",
        ),
        ({"metrics": {"loss": 1.0, "text": "x"}}, ("loss", 1.0), "text is not a number: 'x'"),
        ({"wall_time": -1.0}, ("loss", 0.25), "wall_time -1.0 was left out"),
        ({"notes": ["bad \ud800"]}, ("loss", 0.25), "bad \\ud800"),
        ({"metrics": {"m\udfff": 1.0}}, ("m\\udfff", 1.0), None),
        ({"process": Process(world_size=0)}, ("loss", 0.25), "process.world_size 0 was left out"),
    ],
)
def test_what_the_schema_refuses_is_moved_aside_and_never_lost(
    tmp_path: Path, changes: dict[str, object], metric: tuple[str, float], note: str | None
) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path) as writer:
        writer.write(make_event(**changes))
    assert writer.dropped == 0
    (event,) = read_events(path, strict=True)
    assert event.metrics[metric[0]] == metric[1]
    assert note is None or any(note in n for n in event.notes)


def test_what_cannot_be_saved_is_dropped_and_counted(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path) as writer:
        writer.write(make_event(step=-1))
        writer.write(None)  # type: ignore[arg-type]
        writer.write(make_event(step=2))
    assert writer.dropped == 2
    assert json.loads(path.read_text())["process"] | {"seq": 2, "dropped": 2} == json.loads(path.read_text())["process"]
    assert "expected integer >= 0, found -1" in caplog.text


def test_a_closed_writer_drops_and_counts(tmp_path: Path) -> None:
    writer = EventWriter(tmp_path / "r_events.jsonl")
    writer.close()
    writer.close()
    writer.write(make_event())
    assert writer.dropped == 1


def test_a_signal_handler_may_log_in_the_middle_of_a_write(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    writer = EventWriter(path)
    rung = 0

    def ring(*_: object) -> None:
        nonlocal rung
        rung += 1
        writer.write(make_event(step=10**6 + rung))

    old = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
    step = 0
    try:
        while rung < 20:
            writer.write(make_event(step=step))
            step += 1
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)
    writer.close()
    events = list(read_events(path, strict=True))
    assert writer.dropped == 0
    assert len(events) == step + rung
    assert [e.process.seq for e in events] == list(range(len(events)))


def test_a_handler_that_logs_closes_and_exits_leaves_a_whole_log(tmp_path: Path) -> None:
    """As a SIGTERM handler does. It may strike anywhere: in the middle of a write, too."""
    path = tmp_path / "r_events.jsonl"
    code = (
        "import os, signal, sys; from rldk import EventWriter; from tests.factories.events import make_event\n"
        f"w = EventWriter({str(path)!r})\n"
        "def stop(*_):\n    w.write(make_event(step=10**6)); w.close(); sys.exit(3)\n"
        "signal.signal(signal.SIGTERM, stop); print('ready', flush=True)\n"
        "for step in range(300_000):\n    w.write(make_event(step=step))\n"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for delay in (0.0, 0.003, 0.01, 0.02, 0.05):
        path.unlink(missing_ok=True)
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=env)
        child.stdout.readline()
        time.sleep(delay)
        child.terminate()
        child.wait(timeout=120)
        child.stdout.close()
        events = list(read_events(path, strict=True))
        assert events[-1].step == 10**6
        assert [e.step for e in events[:-1]] == list(range(len(events) - 1))


def test_a_log_handler_may_log_an_event(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            writer.write(make_event(step=99, notes=[record.getMessage()]))

    handler = Handler()
    logging.getLogger("rldk").addHandler(handler)
    try:
        with EventWriter(path) as writer:
            writer.write(make_event(step=-1))
    finally:
        logging.getLogger("rldk").removeHandler(handler)
    (event,) = read_events(path, strict=True)
    assert "event of step -1 was dropped" in event.notes[0]


def test_a_forked_child_that_logs_is_an_attempt_of_its_own_and_never_hangs(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    stop = threading.Event()
    with EventWriter(path) as writer:

        def busy() -> None:
            while not stop.is_set():
                writer.write(make_event(step=1))

        thread = threading.Thread(target=busy)
        thread.start()
        try:
            for _ in range(10):
                child = os.fork()
                if child == 0:
                    writer.write(make_event(step=2))
                    os._exit(writer.dropped)
                deadline = time.monotonic() + 20
                done, status = 0, 0
                while not done and time.monotonic() < deadline:
                    done, status = os.waitpid(child, os.WNOHANG)
                    time.sleep(0.001)
                if not done:
                    os.kill(child, signal.SIGKILL)
                    os.waitpid(child, 0)
                assert done
                assert status == 0
        finally:
            stop.set()
            thread.join()
    assert {e.process.attempt for e in read_events(path, strict=True)} == {1}
    children = [e for e in read_events(tmp_path, strict=True) if e.step == 2]
    assert len(children) == 10
    assert len({e.process.attempt for e in children} - {1}) == 10


def test_a_pipe_is_no_log(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    os.mkfifo(path)
    with EventWriter(path) as writer:
        writer.write(make_event())
    assert writer.dropped == 1


@pytest.mark.parametrize("path", ["a\0b", "\ud800/x"], ids=["NUL", "surrogate"])
def test_an_impossible_path_does_not_raise(path: str) -> None:
    with EventWriter(path) as writer:
        writer.write(make_event())
    assert writer.dropped == 1


def test_nothing_is_lost_with_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path) as writer:
        writer.write(make_event(rng=None, data_slice=None, metrics={"a": 1.0}, nonfinite={"loss": "NaN"}, wall_time=-1))
        writer.write(make_event(model_info=make_event().model_info.__class__(run_id="r", phase="trian")))
    (event,) = read_events(path, strict=True)
    assert str(event.metrics["loss"]) == "nan"
    assert "rng was missing" in event.notes
    assert writer.dropped == 1


def test_logging_switched_off_writes_and_counts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_DISABLE_JSONL", "1")
    with EventWriter(tmp_path / "logs" / "r_events.jsonl") as writer:
        writer.write(make_event())
    assert writer.dropped == 0
    assert list(tmp_path.iterdir()) == []
