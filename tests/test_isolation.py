"""Whatever only adds to events, or fails beside them, costs none: P6, seen from the parts around the writer."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from rldk_schema.fields import Ending

from rldk import Event, Run, read_events
from rldk.event.lifecycle import checkpoint_saved
from rldk.log.manifest import Manifest
from rldk.observer import Observer
from rldk.resources.sampler import SampledMetrics, Sampler

EVENTS = 50


def fails(*args: object, **kwargs: object) -> Any:
    raise OSError("broken on purpose")


class Broken(Observer):
    """Fails in everything that it is called for."""

    before_write = after_write = lifecycle = alive = damaged = close = closed = fails


class Heard(Observer):
    """Hears what comes after it."""

    def __init__(self) -> None:
        self.calls: set[str] = set()

    def before_write(self, event: Event) -> None:
        self.calls.add("before_write")

    def after_write(self, event: Event) -> None:
        self.calls.add("after_write")

    def lifecycle(self, event: Event) -> None:
        self.calls.add("lifecycle")

    def alive(self, step: int, steps: int) -> None:
        self.calls.add("alive")

    def damaged(self, step: int, text: str) -> bool:
        self.calls.add("damaged")
        return True

    def close(self, *, wait: bool = True) -> None:
        self.calls.add("close")

    def closed(self, ending: Ending) -> None:
        self.calls.add("closed")


def test_an_observer_that_fails_costs_neither_the_event_nor_the_other_observers(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    heard = Heard()
    with Run(tmp_path, run_id="r") as run:
        recording = run._recording
        recording.observe(Broken(), heard)
        for step in range(EVENTS):
            run.log(step, {"loss": 0.5})
        recording.note(EVENTS, ["a note"])
        saved = checkpoint_saved("a")
        recording.log(EVENTS, {}, phase="lifecycle", notes=[saved.note], lifecycle=saved.lifecycle)
        recording.alive(EVENTS)
        recording.damaged(EVENTS, "broken")
        run.fail(RuntimeError("lost"))
    events = list(read_events(run.path, strict=True))
    assert (len(events), run.dropped) == (EVENTS + 3, 0)
    assert heard.calls == {"before_write", "after_write", "lifecycle", "alive", "damaged", "close", "closed"}
    assert any(note.startswith("Broken failed") for note in events[-1].notes)
    said = [r.message for r in caplog.records if "Broken" in r.message]
    assert [text.partition("; ")[0] for text in said[:-1]] == ["run r: Broken failed"]
    assert said[-1] == f"run r: Broken failed {2 * (EVENTS + 2) + 2 + 2 + 1 + 2} times in total"


class BrokenSampler(Sampler):
    def latest(self) -> dict[str, float]:
        return fails()


def test_a_probe_that_raises_costs_no_event(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        run._recording.observe(SampledMetrics([BrokenSampler("gpu", {})]))
        for step in range(EVENTS):
            run.log(step, {"loss": 0.5})
    assert (len(list(read_events(run.path, strict=True))), run.dropped) == (EVENTS, 0)


def breaks(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    if name == "threads":
        monkeypatch.setattr(threading.Thread, "start", refuses)
    elif name in ("psutil", "pynvml", "torch"):
        monkeypatch.setitem(sys.modules, name, None)
    else:
        monkeypatch.setattr(name, fails)


def refuses(self: threading.Thread) -> None:
    raise RuntimeError("can't start new thread")


@pytest.mark.parametrize(
    "name",
    [
        "threads",
        "psutil",
        "pynvml",
        "torch",
        "rldk.opening.ResourceSampler",
        "rldk.opening.NetworkSampler",
        "rldk.health.live.LiveHealth",
        "rldk.health.live.Evaluator",
        "rldk.opening.Manifest",
        "rldk.log.manifest.manifest_file",
    ],
)
def test_no_part_that_cannot_be_had_keeps_a_run_from_logging(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    monkeypatch.setenv("TORCHELASTIC_RUN_ID", "none")  # torchrun's restarts are told apart by psutil
    for variable in ("LOCAL_WORLD_SIZE", "WORLD_SIZE"):
        monkeypatch.setenv(variable, "1")
    breaks(monkeypatch, name)
    everything: dict[str, Any] = {f"monitor_{part}": True for part in ("resources", "network", "health")}
    for rank in (0, 1):
        with caplog.at_level(logging.INFO), Run(tmp_path, run_id="r", rank=rank, **everything) as run:
            for step in range(EVENTS):
                run.log(step, {"loss": 0.5})
        assert (len(list(read_events(run.path, strict=True))), run.dropped) == (EVENTS, 0)
    if name not in ("pynvml", "torch"):  # of which this host needs none
        assert any("not sampled" in r.message or "without" in r.message for r in caplog.records)


class Raising(logging.Handler):
    """A user's, which is broken: `logging` keeps what `emit` raises from nobody."""

    def emit(self, record: logging.LogRecord) -> None:
        fails()


@pytest.fixture
def broken_handler() -> Iterator[None]:
    handler = Raising()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)


@pytest.mark.usefixtures("broken_handler")
def test_a_log_handler_that_raises_costs_no_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Manifest, "_save", fails, raising=False)
    monkeypatch.setenv("RLDK_UNHEARD_OFF", "1")  # said by the constructor
    with Run(tmp_path, run_id="r", monitor_health=True, on_alert=[fails]) as run:
        run._recording.observe(Broken())
        for step in range(EVENTS):
            run.log(step, {"loss": float("nan"), "mean": object()})
        run._recording.damaged(1, "broken")
    assert run.dropped == 0
    events = [event for event in read_events(run.path, strict=True) if event.model_info.phase == "train"]
    assert len(events) == EVENTS


def test_the_end_of_the_stack_costs_counted_events_and_raises_nothing(tmp_path: Path) -> None:
    depths = 60
    with Run(tmp_path, run_id="r", monitor_health=True) as run:
        run.log(0, {"loss": 0.5})
        entered, raised = 0, list[BaseException]()

        def sink(step: int) -> None:
            nonlocal entered
            with suppress(RecursionError):
                sink(step + 1)
            if step < 0:
                return
            try:
                log(step)
            except RecursionError as error:
                raised.append(error)
            else:
                entered += 1

        def log(step: int) -> None:
            run.log(step, {"loss": 0.5, "kl": 0.1, "odd": object()}, notes=["a"])

        floor(sink)
        run.log(10**6, {"loss": 0.5})
    assert [error for error in raised if frames(error) > 2] == []  # the call itself is all that may have failed
    events = list(read_events(run.path, strict=True))
    assert entered > depths
    assert events[-1].step == 10**6
    assert len(events) + run.dropped == entered + 2
    assert events[-1].process is not None
    assert events[-1].process.seq == entered + 1
    assert run.dropped > 0


def floor(sink: Callable[[int], None]) -> None:
    """Calls something so that its step 0 is some 100 calls away from the end of the stack."""
    depth, frame = 0, sys._getframe()
    while frame is not None:
        depth, frame = depth + 1, frame.f_back  # type: ignore[assignment]
    sink(depth + 150 - sys.getrecursionlimit())


def frames(error: BaseException) -> int:
    count, trace = 0, error.__traceback__
    while trace is not None:
        count, trace = count + 1, trace.tb_next
    return count


_OUT_OF_MEMORY = """
import resource, sys
from rldk import Run, read_events
with Run(sys.argv[1], run_id="r", monitor_health=True) as run:
    run.log(0, {"loss": 0.5})
    big = "x" * (200 << 20)
    used = int(open("/proc/self/statm").read().split()[0]) * 4096
    resource.setrlimit(resource.RLIMIT_AS, (used + (100 << 20), -1))
    run.log(1, {"loss": 0.5}, notes=[big, "é" + big[:10]])
    run.log(2, {big: 0.5, "loss": 1.0})
    del big
    resource.setrlimit(resource.RLIMIT_AS, (-1, -1))
    run.log(3, {"loss": 0.5})
print(run.dropped, [event.step for event in read_events(run.path)])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_an_event_that_memory_does_not_suffice_for_is_dropped_and_counted(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _OUT_OF_MEMORY, tmp_path], capture_output=True, text=True)
    assert done.stdout == "2 [0, 3]\n", done.stderr[-2000:]
