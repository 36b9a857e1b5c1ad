"""Nothing of the user's is called under a lock of ours: it may log events, or wait for a thread that does."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from rldk import Alert, Run, read_events
from rldk.event.lifecycle import checkpoint_saved
from rldk.observer import Observer
from rldk.resources.sampler import SampledMetrics, Sampler

NAN = float("nan")
SECONDS = 20.0  # nothing takes that long but a deadlock


class Elsewhere:
    """Foreign code that waits for another thread, which does all that takes a lock of ours.

    Attributes:
        called: From which of our threads, and where.
        stuck: Whether the other thread could not go on before we did.
    """

    def __init__(self) -> None:
        self.run: Run | None = None
        self.called = 0
        self.stuck = False
        self._names = 0

    def __call__(self, *args: object) -> None:
        if self.run is None or threading.current_thread().name == "elsewhere":
            return
        self.called += 1
        other = threading.Thread(target=self._log, name="elsewhere", daemon=True)
        other.start()
        other.join(SECONDS)
        self.stuck |= other.is_alive()

    def _log(self) -> None:
        assert self.run is not None
        self._names += 1
        step = 1000 + self._names
        self.run.log(step, {"loss": float("nan"), "disk_free": 10.0, f"m{self._names}": 1.0})
        self.run.log(step, None)  # type: ignore[arg-type]  # dropped
        recording = self.run._recording
        recording.note(step, ["a note"])
        recording.damaged(step, "broken")
        recording.alive(step)
        recording.flush()
        saved = checkpoint_saved("a")
        recording.log(step, {}, phase="lifecycle", notes=[saved.note], lifecycle=saved.lifecycle)


class NoLock(AbstractContextManager["NoLock"]):
    def acquire(self) -> None: ...

    def release(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


@contextmanager
def hearing(heard: Callable[[logging.LogRecord], object], logger: str) -> Iterator[None]:
    class Handler(logging.Handler):
        def createLock(self) -> None:  # noqa: N802  # without one of its own
            self.lock = NoLock()  # type: ignore[assignment]  # it is used in no other way

        def emit(self, record: logging.LogRecord) -> None:
            if record.name == logger:
                heard(record)

    handler, root = Handler(), logging.getLogger("rldk")
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)


class Observing(Observer):
    def __init__(self, call: Callable[..., None], method: str) -> None:
        self._call, self._method = call, method

    def before_write(self, event: object) -> None:
        if self._method == "before_write":
            self._call()

    def after_write(self, event: object) -> None:
        if self._method == "after_write":
            self._call()

    def lifecycle(self, event: object) -> None:
        if self._method == "lifecycle":
            self._call()


def broken(*args: object) -> None:
    raise ValueError("broken on purpose")


def everything(run: Run) -> None:
    """Has each of the parts find, say or lose something."""
    run.log(1, {"loss": 0.5, "first": 1.0})
    run.log(2, {"loss": float("nan")})
    run.log(3, {"loss": 0.5}, phase=[])  # type: ignore[call-overload]
    run._recording.damaged(3, "broken")
    saved = checkpoint_saved("a")
    run._recording.log(3, {}, phase="lifecycle", notes=[saved.note], lifecycle=saved.lifecycle)
    run.fail(RuntimeError("lost"))
    run.finish()


@pytest.mark.parametrize(
    "place",
    ["rldk.health.live", "rldk.log.manifest", "rldk.recording", "rldk.log.drops", "on_alert", "before_write"]
    + ["after_write", "lifecycle", "probe", "due"],
)
def test_no_foreign_code_is_called_under_a_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    elsewhere = Elsewhere()
    alerts: list[Callable[[Alert], object]] = [elsewhere] if place == "on_alert" else []
    with hearing(elsewhere, place):
        run = Run(tmp_path, run_id="r", monitor_health=True, on_alert=alerts)
        elsewhere.run = run
        if place == "rldk.log.manifest":
            monkeypatch.setattr("rldk.log.manifest.write_form", broken)
        if place in ("before_write", "after_write", "lifecycle"):
            run._recording.observe(Observing(elsewhere, place))
        if place in ("probe", "due"):
            sampler = Sampler("gpu", {"gpu": probe(elsewhere) if place == "probe" else dict})
            sampler.due = elsewhere if place == "due" else None
            run._recording.observe(SampledMetrics([sampler]))
        everything(run)
    assert elsewhere.called
    assert not elsewhere.stuck
    assert 1 in [event.step for event in read_events(run.path) if event.model_info.phase == "train"]


def probe(call: Callable[[], None]) -> Callable[[], dict[str, float]]:
    def measure() -> dict[str, float]:
        call()
        return {}

    return measure


def test_a_thread_that_logs_events_while_it_holds_a_log_handler_stops_nobody(tmp_path: Path) -> None:
    arrived = threading.Event()
    handler, logger = logging.NullHandler(), logging.getLogger("rldk.health.live")
    handler.lock = threading.RLock()  # a NullHandler has none, as it writes nothing
    handler.handle = logging.Handler.handle.__get__(handler)  # type: ignore[method-assign]  # and takes none
    handler.addFilter(lambda _: arrived.set() or True)
    logger.addHandler(handler)
    with Run(tmp_path, run_id="r", monitor_health=True) as run:
        held = threading.Event()

        def holds() -> None:
            with handler.lock:  # type: ignore[union-attr]
                held.set()
                arrived.wait(SECONDS)
                run.log(2, {"loss": 0.5, "disk_free": 10.0})

        threads = [threading.Thread(target=work, daemon=True) for work in (holds, lambda: run.log(1, {"loss": NAN}))]
        threads[0].start()
        held.wait(SECONDS)
        threads[1].start()
        for thread in threads:
            thread.join(SECONDS)
        stuck = [thread.is_alive() for thread in threads]
        logger.removeHandler(handler)
        assert arrived.is_set()
        assert stuck == [False, False]
    assert {event.step for event in read_events(run.path) if event.model_info.phase == "train"} == {1, 2}


class Asking:
    """A number that waits for another thread that logs before it says what it is."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def __float__(self) -> float:
        thread = threading.Thread(target=self._run.log, args=(2, {"loss": 0.25}), daemon=True)
        thread.start()
        thread.join(10)
        assert not thread.is_alive()
        return 0.5


def test_a_number_of_the_users_is_asked_under_no_lock(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        run.log(1, {"loss": Asking(run), "mine": object()}, batch_size=Asking(run))
        run.log(3, {"loss": 0.125})
    assert run.dropped == 0
    events = list(read_events(run.path))
    assert sorted(e.step for e in events) == [1, 2, 2, 3]
    (asked,) = [e for e in events if e.step == 1]
    assert asked.metrics["loss"] == 0.5
