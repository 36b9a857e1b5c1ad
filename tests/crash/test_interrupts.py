"""Exceptions out of nowhere, at any bytecode: nothing that was written is lost, repeated or left open."""

from __future__ import annotations

import json
import linecache
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import rldk
from rldk import EventWriter, read_events
from rldk.background import BackgroundThread
from rldk.log.open_file import OpenFile
from tests.factories.events import make_event

OPTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"rotate_bytes": 3000, "compress": "zstd"},
    {"buffer_events": 8, "rotate_bytes": 5000},
    {"buffer_events": 8, "fsync": 0.01, "rotate_bytes": 5000, "compress": "gzip", "keep": 100_000},
)


STORES = ("self._writing = False",)


class Interrupted(BaseException):
    """What the signal handler raises, as KeyboardInterrupt is."""


OURS = str(Path(rldk.__file__).parent)


@contextmanager
def storm(seed: int) -> Iterator[None]:
    """Raises `Interrupted` again and again, at random moments, wherever code of ours is under way."""
    chance = random.Random(seed)

    def strike(_: int, frame: FrameType | None) -> None:
        signal.setitimer(signal.ITIMER_REAL, chance.uniform(0.00002, 0.002))
        while frame is not None:
            if frame.f_code.co_filename.startswith(OURS):
                raise Interrupted
            frame = frame.f_back

    before = signal.signal(signal.SIGALRM, strike)
    signal.setitimer(signal.ITIMER_REAL, 0.001)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def weather_a_storm(path: Path, options: dict[str, Any], seconds: float = 2.0) -> dict[str, Any]:
    """Logs through a storm; in a process of its own, as what is raised in a finaliser is printed by the interpreter."""
    files, threads = open_files(), threading.active_count()
    writer = EventWriter(path, **options)
    returned: list[int] = []
    step, raised = 0, 0
    end = time.monotonic() + seconds
    with storm(len(options)):
        while time.monotonic() < end:
            step += 1
            try:
                writer.write(make_event(step=step))
                returned.append(step)
            except Interrupted:  # which is what this is about
                raised += 1
    writer.write(make_event(step=step + 1))  # so that a gap at the end shows
    writer.close()
    return {
        "returned": returned,
        "raised": raised,
        "dropped": writer.dropped,
        "files": open_files() - files,
        "threads": threading.active_count() - threads,
    }


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: ",".join(options) or "plain")
def test_a_storm_of_interrupts_loses_repeats_and_leaves_nothing(tmp_path: Path, options: dict[str, Any]) -> None:
    path = tmp_path / "r_events.jsonl"
    code = (
        "import json, logging, pathlib\nfrom tests.crash.test_interrupts import weather_a_storm\n"
        "logging.disable(logging.WARNING)\n"
        f"print(json.dumps(weather_a_storm(pathlib.Path({str(path)!r}), {options!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    told = json.loads(done.stdout)
    assert told["raised"] > 50
    # A second interrupt may have left a descriptor open, and with it a lock: then a file of its own has the rest.
    events = sorted(read_events(tmp_path), key=lambda event: event.process.seq)
    steps = [event.step for event in events]
    assert steps == sorted(set(steps))
    assert set(told["returned"]) - set(steps) == set()
    # Every gap is counted. One event more is, where a second interrupt came before it was known to be written.
    gaps = max(event.process.seq for event in events) + 1 - len(events)
    assert gaps <= told["dropped"] <= gaps + told["raised"] // 10
    assert told["threads"] == 0
    # A second interrupt may strike in the finaliser of a descriptor that the first one has left.
    assert told["files"] <= 1 + told["raised"] // 100


def test_an_interrupt_at_every_step_of_a_rotation_loses_nothing(tmp_path: Path) -> None:
    """Raises once at each line that `rotate`, and what it calls, executes."""
    at = 0
    while True:
        at += 1
        path = tmp_path / str(at) / "r_events.jsonl"
        writer = EventWriter(path, rotate_bytes=1200)
        writer.write(make_event(step=1))
        lines, place = 0, ""

        def trace(frame: FrameType, event: str, _: Any) -> Any:
            nonlocal lines, place
            if "rldk/log/" not in frame.f_code.co_filename:
                return None
            # The interpreter looks for signals at calls and jumps, and so never before a store like this one.
            if event == "line" and linecache.getline(frame.f_code.co_filename, frame.f_lineno).strip() not in STORES:
                lines += 1
                if lines == at:  # noqa: B023  # called in this turn only
                    sys.settrace(None)
                    place = f"{frame.f_code.co_filename}:{frame.f_lineno}"
                    raise Interrupted
            return trace

        returned = False
        sys.settrace(trace)
        try:
            writer.write(make_event(step=2))
            returned = True
        except Interrupted:
            pass
        finally:
            sys.settrace(None)
        writer.write(make_event(step=3))
        writer.close()
        found = [event.step for event in read_events(path)]
        assert found in ([1, 2, 3], [1, 3]), place
        if found == [1, 3]:
            assert not returned
        assert [p.name for p in path.parent.glob("*.attempt*.jsonl")] == [], at
        if returned:
            break
    assert at > 40


def test_a_thread_that_is_interrupted_while_it_starts_is_not_started_twice() -> None:
    done: list[int] = []
    for seed in range(40):
        thread = BackgroundThread()
        with storm(seed):
            for number in range(5):
                with suppress(Interrupted):
                    thread.add(lambda number=number: done.append(number))
        thread.close()
        assert thread.ended(5.0)
        assert not [t for t in threading.enumerate() if t.name == "rldk-background" and t.is_alive()]


@pytest.mark.parametrize("moment", [0.05, 0.1, 0.15, 0.2])
def test_an_exit_in_the_middle_of_a_flush_loses_nothing(tmp_path: Path, moment: float) -> None:
    path = tmp_path / "r_events.jsonl"
    code = (
        "import signal, sys\nfrom rldk import EventWriter\nfrom tests.factories.events import make_event\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))\n"
        f"w = EventWriter({str(path)!r}, buffer_events=50)\nn = 0\n"
        "try:\n    while True:\n        w.write(make_event(step=n)); n += 1\n        n == 1 and print(flush=True)\n"
        "finally:\n    print(n, w.dropped, flush=True)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    child.stdout.readline()
    time.sleep(moment)
    child.terminate()
    out = child.communicate(timeout=60)[0].split()
    steps = [event.step for event in read_events(path)]
    # The one that was being written when the signal came is there, or is counted.
    assert len(steps) + int(out[1]) in (int(out[0]), int(out[0]) + 1)
    assert steps == list(range(len(steps)))
    assert len(steps) >= int(out[0])


def test_what_a_hook_registered_before_ours_logs_at_exit_is_written(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    code = (
        "import atexit\natexit.register(lambda: w.write(make_event(step=2)))\n"
        "from rldk import EventWriter\nfrom tests.factories.events import make_event\n"
        f"w = EventWriter({str(path)!r}, buffer_events=50)\nw.write(make_event(step=1))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    assert [event.step for event in read_events(path)] == [1, 2]


@pytest.mark.parametrize("buffer_events", [1, 4])
def test_a_fork_in_the_middle_of_a_write_makes_an_attempt_and_repeats_nothing(
    tmp_path: Path, buffer_events: int
) -> None:
    path = tmp_path / "r_events.jsonl"
    code = (
        "import os\nfrom rldk import EventWriter\nfrom tests.factories.events import make_event\n"
        "child = None\nclass Forking:\n    def __float__(self):\n        global child\n"
        "        child = os.fork() if child is None else child\n        return 0.5\n"
        f"w = EventWriter({str(path)!r}, buffer_events={buffer_events})\n"
        "w.write(make_event(step=1))\nw.write(make_event(step=2, metrics={'loss': Forking()}))\n"
        "w.write(make_event(step=3))\n"
        "if child: os.waitpid(child, 0)\nw.close()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    assert [(e.step, e.process.attempt, e.process.seq) for e in read_events(path)] == [(1, 1, 0), (2, 1, 1), (3, 1, 2)]
    (own,) = tmp_path.glob("r_events.attempt*.jsonl")
    steps = [(e.step, e.process.attempt) for e in read_events(own)]
    assert steps[-1] == (3, 2)
    assert all(attempt == 2 for _, attempt in steps)


def test_a_fork_in_the_middle_of_a_flush_leaves_the_buffer_to_the_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r_events.jsonl"
    writer = EventWriter(path, buffer_events=10)
    for step in range(5):
        writer.write(make_event(step=step))
    append, children = OpenFile.append_lines, []

    def fork_first(file: OpenFile, lines: bytearray) -> None:
        if not children:
            children.append(os.fork())
        append(file, lines)

    monkeypatch.setattr(OpenFile, "append_lines", fork_first)
    writer.flush()
    if children[0] == 0:
        try:
            writer.write(make_event(step=99))
            writer.close()
        finally:
            os._exit(0)
    os.waitpid(children[0], 0)
    writer.close()
    assert [event.step for event in read_events(path)] == [0, 1, 2, 3, 4]
    (own,) = tmp_path.glob("r_events.attempt*.jsonl")
    assert [event.step for event in read_events(own)] == [99]


def test_an_exit_while_buffers_are_emptied_at_the_end_costs_no_other_log(tmp_path: Path) -> None:
    code = (
        "import logging, os, pathlib\nfrom rldk import EventWriter\nfrom tests.factories.events import make_event\n"
        "class Exiting(logging.Handler):\n    def emit(self, record): raise SystemExit(1)\n"
        "logging.getLogger('rldk').addHandler(Exiting())\n"
        f"folder = pathlib.Path({str(tmp_path)!r})\n"
        "writers = [EventWriter(folder / f'r{n}_events.jsonl', buffer_events=50) for n in range(4)]\n"
        "for w in writers:\n    for step in range(5): w.write(make_event(step=step))\n"
        "for w in writers: os.close(w._log._file.fd)\n"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    for number in range(4):
        assert [e.step for e in read_events(tmp_path / f"r{number}_events.jsonl")] == [0, 1, 2, 3, 4]


class Interrupting:
    """A number that takes so long that its user interrupts it."""

    def __float__(self) -> float:
        raise Interrupted


def test_an_interrupt_in_a_number_of_the_users_is_counted(tmp_path: Path) -> None:
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        writer.write(make_event(step=0))
        with pytest.raises(Interrupted):
            writer.write(make_event(step=1, metrics={"loss": Interrupting()}))
        writer.write(make_event(step=2))
        assert writer.dropped == 1
    assert [(e.step, e.process.seq) for e in read_events(writer.path)] == [(0, 0), (2, 2)]
