"""One writer per file, however its lock is lost: two attempts never stand interleaved in one file."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import pytest

from rldk import EventWriter, read_events
from rldk.io.validator import validate_jsonl_file
from rldk.log import lock
from rldk.log.attempt_numbers import counter_file
from rldk.log.descriptor import Descriptor
from rldk.log.segments import find_logs
from rldk.validation.logs import validate_logs
from tests.factories.events import make_event

OTHER = """
import logging, sys
logging.disable(logging.WARNING)
from rldk import EventWriter
from tests.factories.events import make_event
writer = EventWriter(sys.argv[1])
for line in sys.stdin:
    if line == "close\\n":
        writer.close()
    else:
        writer.write(make_event(step=int(line)))
    print(writer.path.name, writer.dropped, flush=True)
"""


class Other:
    """A writer of a log in another process."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, "-c", OTHER, str(path)]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.path = path.with_name(self.say("0"))

    def say(self, line: str) -> str:
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(f"{line}\n")
        self._child.stdin.flush()
        name, dropped = self._child.stdout.readline().split()
        assert dropped == "0"
        return name

    def end(self) -> None:
        self._child.communicate(timeout=60)


@contextmanager
def other(path: Path) -> Iterator[Other]:
    process = Other(path)
    try:
        yield process
    finally:
        process.end()


def file_of(writer: EventWriter) -> int:
    return writer._log._file.fd


def copy_the_directory(writer: EventWriter) -> None:
    shutil.copytree(writer.path.parent, writer.path.parent.with_name("copy"))


def hash_every_file(writer: EventWriter) -> None:
    for path in writer.path.parent.iterdir():
        hashlib.sha256(path.read_bytes()).hexdigest()


def delete_all_hidden_files(writer: EventWriter) -> None:
    for path in writer.path.parent.glob(".*"):
        path.unlink()


def open_to_append_and_close(writer: EventWriter) -> None:
    writer.path.open("ab").close()


def fork_and_exit(writer: EventWriter) -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def fork_log_and_exit(writer: EventWriter) -> None:
    child = os.fork()
    if child == 0:
        try:
            writer.write(make_event(step=0))
            writer.close()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def unlock_with_a_posix_lock(writer: EventWriter) -> None:
    with writer.path.open("r+b") as file:
        fcntl.lockf(file, fcntl.LOCK_UN)


HARMLESS = (
    copy_the_directory,
    hash_every_file,
    delete_all_hidden_files,
    open_to_append_and_close,
    fork_and_exit,
    fork_log_and_exit,
    unlock_with_a_posix_lock,
)


def close_the_descriptor(writer: EventWriter) -> None:
    os.close(file_of(writer))


def close_it_and_open_another_file(writer: EventWriter) -> None:
    fd = file_of(writer)
    os.close(fd)
    taken = os.open(writer.path.parent.with_name("innocent"), os.O_RDWR | os.O_CREAT | os.O_APPEND)
    assert taken == fd


def close_it_and_open_a_pipe(writer: EventWriter) -> None:
    fd = file_of(writer)
    os.close(fd)
    taken = os.pipe()
    assert fd in taken


def unlock_the_descriptor(writer: EventWriter) -> None:
    lock._set(file_of(writer), fcntl.F_UNLCK)
    time.sleep(0.3)  # the stated window: so long a writer does not look


def delete_the_log(writer: EventWriter) -> None:
    writer.path.unlink()
    time.sleep(0.3)


def rename_the_log(writer: EventWriter) -> None:
    writer.path.rename(writer.path.with_name("kept"))
    time.sleep(0.3)


LOSING = (
    close_the_descriptor,
    close_it_and_open_another_file,
    close_it_and_open_a_pipe,
    unlock_the_descriptor,
    delete_the_log,
    rename_the_log,
)


def never_interleaved(directory: Path) -> None:
    """Each file has the events of an attempt together, and is valid."""
    assert all(validate_logs(directory, check_consistency=True))
    for path in find_logs(directory):
        assert validate_jsonl_file(path, check_consistency=True), path
        attempts = [attempt for attempt, _ in groupby(e.process.attempt for e in read_events(path))]
        assert attempts == sorted(set(attempts)), path


@pytest.mark.parametrize("harm", HARMLESS, ids=lambda harm: harm.__name__)
def test_what_others_do_with_the_files_does_not_end_the_lock(
    tmp_path: Path, harm: Callable[[EventWriter], None]
) -> None:
    path = tmp_path / "logs" / "r_events.jsonl"
    with EventWriter(path) as writer:
        writer.write(make_event(step=0))
        harm(writer)
        with other(path) as second:
            assert second.path.name.startswith("r_events.attempt")
            for step in range(1, 20):
                writer.write(make_event(step=step))
                second.say(str(step))
        assert (writer.path, writer.dropped) == (path, 0)
    assert [e.step for e in read_events(path)] == list(range(20))
    assert [e.step for e in read_events(second.path)] == list(range(20))
    never_interleaved(path.parent)


@pytest.mark.parametrize("lose", LOSING, ids=lambda lose: lose.__name__)
@pytest.mark.parametrize("options", [{}, {"buffer_events": 4}, {"rotate_bytes": 4000}], ids=str)
def test_a_writer_that_has_lost_its_lock_moves_to_a_file_of_its_own(
    tmp_path: Path, lose: Callable[[EventWriter], None], options: dict[str, int]
) -> None:
    path = tmp_path / "logs" / "r_events.jsonl"
    (tmp_path / "innocent").write_bytes(b"not ours\n" * 200)
    with EventWriter(path, **options) as writer:
        for step in range(4):
            writer.write(make_event(step=step))
        lose(writer)
        with other(path) as second:
            for step in range(1, 20):
                writer.write(make_event(step=step + 3))
                second.say(str(step))
        writer.flush()
        assert writer.path.name.startswith("r_events.attempt")
        lost = 0 if lose is not delete_the_log else 4 if "rotate_bytes" not in options else 1
        assert writer.dropped == lost  # with the file
        assert second.path == path
    assert (tmp_path / "innocent").read_bytes() == b"not ours\n" * 200
    gone = 4 if lose in (delete_the_log, rename_the_log) else 0
    events = [e for e in read_events(path.parent) if e.process.attempt == writer.attempt]
    steps = [e.step for e in events]
    assert steps == list(range(gone if "rotate_bytes" not in options else min(steps), 23))
    assert [e.process.seq for e in events] == steps
    never_interleaved(path.parent)


def test_a_descriptor_that_is_lost_before_the_first_event_does_not_lead_into_another_file(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "r_events.jsonl"
    with EventWriter(path) as writer:
        close_it_and_open_another_file(writer)
        writer.write(make_event(step=0))
        assert (writer.path, writer.dropped) == (path, 0)
    assert (tmp_path / "innocent").read_bytes() == b""
    assert [e.step for e in read_events(path)] == [0]


def test_a_writer_does_not_go_back_to_a_log_that_another_has_had_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path) as writer:
        writer.write(make_event(step=0))
        close_the_descriptor(writer)
        with other(path) as second:
            second.say("1")
        assert second.path == path
        writer.write(make_event(step=1))
        assert writer.path != path
    assert [e.process.attempt for e in read_events(path)] == [1, 2, 2]
    assert [(e.process.attempt, e.process.seq) for e in read_events(writer.path)] == [(1, 1)]


def test_rotation_never_leaves_the_name_to_another_writer(tmp_path: Path) -> None:
    """A second process tries to open the log all the time while it is being rotated."""
    path = tmp_path / "r_events.jsonl"
    code = (
        "import logging, pathlib, sys, time\nfrom rldk.log.open_file import OpenFile\n"
        f"logging.disable(logging.WARNING)\nlive = pathlib.Path({str(path)!r})\nprint(flush=True)\n"
        "end = time.monotonic() + 1.0\nown = 0\n"
        "while time.monotonic() < end:\n    file = OpenFile(live, 2, None, [])\n    own += file.path != live\n"
        "    file.path != live and file.path.unlink()\n    file.close()\nprint(own)\n"
    )
    with EventWriter(path, rotate_bytes=1500) as writer:
        writer.write(make_event(step=0))
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        child.stdout.readline()
        step = 0
        while child.poll() is None:
            step += 1
            writer.write(make_event(step=step))
            time.sleep(0.0005)
        assert int(child.communicate()[0]) > 10
        assert (writer.path, writer.dropped) == (path, 0)
    found = [e.step for e in read_events(path.parent) if e.process.attempt == 1]
    assert found == list(range(step + 1))
    never_interleaved(tmp_path)


def test_a_child_that_holds_no_lock_lets_the_next_start_have_the_log(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    code = (
        "import os, sys, time\nfrom rldk import EventWriter, Run\nfrom tests.factories.events import make_event\n"
        f"w = EventWriter({str(path)!r}, rotate_bytes=2000, fsync=0.01)\n"
        "for n in range(20): w.write(make_event(step=n))\n"
        "if os.fork() == 0:\n    time.sleep(60)\n    os._exit(0)\n"
        "for n in range(20, 40): w.write(make_event(step=n))\nprint(os.getpid(), flush=True)\ntime.sleep(60)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        assert child.stdout is not None
        child.stdout.readline()
        child.kill()
        child.wait()
        with EventWriter(path) as writer:
            assert (writer.path, writer.attempt) == (path, 2)
    finally:
        os.killpg(child.pid, 9)  # the worker that outlives it
        child.stdout.close()


def test_every_opening_has_a_number_of_its_own_though_it_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    for attempt in (1, 2, 3):
        with EventWriter(path) as writer:
            assert writer.attempt == attempt
    counter_file(path).unlink()
    with EventWriter(path) as writer:
        writer.write(make_event())
        assert writer.attempt == 1  # nothing is left that tells of the others
    counter_file(path).write_text("no number")
    with EventWriter(path) as writer:
        assert writer.attempt == 2
    counter_file(path).write_text("9" * 30)
    with EventWriter(path) as writer:
        assert writer.attempt == 2  # it wrote nothing, and the counter says nothing


def test_where_no_counter_can_be_written_the_log_tells_the_number(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    counter_file(path).mkdir()
    for attempt in (1, 2, 3):
        with EventWriter(path) as writer:
            assert writer.attempt == attempt
            writer.write(make_event())


def test_a_lock_is_free_again_after_it_is_given_back(tmp_path: Path) -> None:
    first, second = (Descriptor(os.open, tmp_path / "x", os.O_CREAT | os.O_RDWR) for _ in range(2))
    assert lock.take(first.fd)
    assert lock.take(first.fd)
    with pytest.raises(BlockingIOError):
        lock.take(second.fd)
    copy = os.dup(first.fd)
    lock.release(first)
    assert lock.take(second.fd)
    os.close(copy)


def test_where_there_are_no_descriptor_locks_flock_does_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_SET", None)  # as on macOS
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path, rotate_bytes=2000) as first:
        for step in range(20):
            first.write(make_event(step=step))
        hash_every_file(first)
        with EventWriter(path) as second:
            assert second.path == tmp_path / "r_events.attempt2.jsonl"
        assert (first.path, first.dropped) == (path, 0)
    with EventWriter(path) as third:
        assert (third.path, third.attempt) == (path, 3)


def test_a_file_system_without_nameless_files_rotates_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_TMPFILE")
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path, rotate_bytes=2000) as writer:
        for step in range(20):
            writer.write(make_event(step=step))
        assert (writer.path, writer.dropped) == (path, 0)
        with other(path) as second:
            assert second.path != path
    assert [e.step for e in read_events(path)] == list(range(20))


def test_a_log_that_is_a_link_is_read_with_its_segments(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "view").mkdir()
    view = tmp_path / "view" / "r_events.jsonl"
    view.symlink_to(tmp_path / "real" / "r_events.jsonl")
    with EventWriter(view, rotate_bytes=1500) as writer:
        for step in range(20):
            writer.write(make_event(step=step))
    for source in (view, view.parent, tmp_path / "real"):
        assert [e.step for e in read_events(source)] == list(range(20))


def test_a_name_with_a_number_beyond_all_bounds_costs_no_event(tmp_path: Path) -> None:
    (tmp_path / f"r_events.attempt{10**20}.jsonl").write_bytes(b"")
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        writer.write(make_event())
        assert (writer.attempt, writer.dropped) == (1, 0)
