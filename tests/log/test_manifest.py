"""The manifest of a run that several processes start at once, and what a killed one leaves behind."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from rldk import Run, read_events
from rldk.atomic import alone_in, remove_abandoned, replacing, temporary
from rldk.event.metric_names import MetricNames
from rldk.forms import write_form
from rldk.log.manifest import Manifest
from rldk.log.writer import EventWriter
from rldk.saver import Saver, within

_START = """
import logging, os, sys
from rldk import Run, TrainerFacts
logging.disable()
sys.stdout.write("ready\\n"); sys.stdout.flush()
sys.stdin.readline()  # the barrier
for _ in range(4):
    trainer = TrainerFacts(framework_version="1.16.0", algorithm="grpo")
    with Run(sys.argv[1], run_id="r", framework="trl", trainer=trainer) as run:
        run.log(1, {"grad_norm": 0.5, sys.argv[2]: 1.0})
        if _ == 3 and sys.argv[2] == "kl":
            os.kill(os.getpid(), 9)
"""


@pytest.mark.damages_files
def test_every_attempt_of_racing_starts_is_in_the_manifest_with_its_end(tmp_path: Path) -> None:
    keys = ["kl", "entropy", "reward", "kl"]
    racing = [subprocess.Popen([sys.executable, "-c", _START, tmp_path, key], stdin=-1, stdout=-1) for key in keys]
    for process in racing:
        assert process.stdout is not None
        process.stdout.readline()
    for process in racing:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.flush()
    for process in racing:
        process.communicate(timeout=60)
    attempts = {event.process.attempt for path in tmp_path.glob("*.jsonl") for event in read_events(path)}
    manifest = json.loads((tmp_path / "r_run.json").read_text())
    kept = {attempt["attempt"]: attempt["ending"] for attempt in manifest["attempts"]}
    assert attempts == kept.keys()
    assert sorted(map(str, kept.values())) == ["None"] * 2 + ["finished"] * 14
    assert manifest["metric_sources"].keys() == {"grad_norm", "kl_mean", "entropy_mean", "reward_mean"}


def test_a_manifest_keeps_what_others_have_written_since(tmp_path: Path) -> None:
    first, second = (Run(tmp_path, run_id="r") for _ in range(2))
    second.log(1, {"entropy_mean": 0.5})
    first.finish()
    second.log(2, {"kl_mean": 0.5})
    manifest = json.loads((tmp_path / "r_run.json").read_text())
    assert [attempt["ending"] for attempt in manifest["attempts"]] == ["finished", None]
    first._recording.observers[-1].closed("finished")
    second.finish()
    manifest = json.loads((tmp_path / "r_run.json").read_text())
    assert [attempt["ending"] for attempt in manifest["attempts"]] == ["finished", "finished"]


def test_where_a_directory_cannot_be_locked_attempts_are_merged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(fd: int, how: int) -> None:
        raise OSError(9, "not on this file system")

    monkeypatch.setattr("rldk.atomic.fcntl.flock", refuses)
    written = []

    def write(path: Path, form: object) -> None:
        written.append(form)
        if len(written) == 2:  # another process, which knew nothing of this one, comes in between
            return
        write_form(path, form)

    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        manifest = Manifest(writer, "r", MetricNames("trl"), attempt_id="a")
        monkeypatch.setattr("rldk.log.manifest.write_form", write)
        manifest._path.write_text(json.dumps({"attempts": [], "metric_sources": {}}))
        written.append(None)
        manifest.closed("finished")
    (attempt,) = json.loads((tmp_path / "r_run.json").read_text())["attempts"]
    assert attempt["ending"] == "finished"
    assert len(written) == 3


def test_a_lock_does_not_outlive_its_block_in_a_forked_child(tmp_path: Path) -> None:
    gone, goes = os.pipe()
    with alone_in(tmp_path, 0) as alone:
        assert alone
        if (child := os.fork()) == 0:
            os.close(goes)
            os.read(gone, 1)
            os._exit(0)
        with alone_in(tmp_path, 0) as another:
            assert not another
    with alone_in(tmp_path, 0) as alone:
        assert alone
    os.close(goes)
    os.waitpid(child, 0)
    os.close(gone)


def test_only_what_a_dead_process_of_this_host_left_behind_is_removed(tmp_path: Path) -> None:
    dead = subprocess.run(
        [sys.executable, "-c", "import sys, pathlib; from rldk.atomic import temporary\n"
         "for name in sys.argv[2:]: temporary(pathlib.Path(sys.argv[1], name)).touch()",
         tmp_path, "r_run.json", "r_alerts.json", "other_run.json"],
    )  # fmt: skip
    assert dead.returncode == 0
    alive = temporary(tmp_path / "r_run.json")
    elsewhere = tmp_path / ".r_run.json.00000000-1-0.tmp"
    long_ago = tmp_path / ".r_run.json.00000000-2-0.tmp"
    users = tmp_path / ".r_notes.tmp"
    for path in (alive, elsewhere, long_ago, users):
        path.touch()
    os.utime(long_ago, (0, time.time() - 2 * 86_400))
    remove_abandoned(tmp_path, "r_")
    (other,) = tmp_path.glob(".other_run.json.*.tmp")
    assert set(tmp_path.iterdir()) == {alive, elsewhere, users, other}
    Run(tmp_path, run_id="other").finish()
    assert not other.exists()


def test_two_threads_that_replace_one_file_do_not_meet(tmp_path: Path) -> None:
    dest = tmp_path / "a"
    with replacing(dest) as first:
        first.write_text("first")
        with replacing(dest) as second:
            second.write_text("second")
    assert dest.read_text() == "first"
    assert list(tmp_path.iterdir()) == [dest]


class Hanging:
    """A disk that hangs until it is let go."""

    def __init__(self) -> None:
        self.hangs = threading.Event()
        self.goes_on = threading.Event()
        self.saved = 0
        self.failed: list[Exception] = []
        self.saver = Saver(self.save, self.failed.append)

    def save(self) -> None:
        self.hangs.set()
        self.goes_on.wait(60)
        self.saved += 1


def test_a_disk_that_hangs_keeps_training_waiting_once_and_the_latest_state_is_saved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rldk.saver._SECONDS", 0.05)
    disk = Hanging()
    for _ in range(50):
        disk.saver.changed()
    assert disk.hangs.is_set()
    assert disk.saved == 0
    assert [type(error) for error in disk.failed] == [TimeoutError]
    disk.goes_on.set()
    disk.saver.changed(20)
    assert disk.saved in (2, 3)


def test_what_changes_just_after_a_late_save_is_saved_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rldk.saver._SECONDS", 0.05)
    saves, ends = Saver._save_latest, threading.Event()

    def and_lives_on(saver: Saver, wait: float) -> None:
        saves(saver, wait)
        ends.wait(60)

    monkeypatch.setattr(Saver, "_save_latest", and_lives_on)
    state, saved = [1], list[int]()
    saver = Saver(lambda: saved.append(state[0]), lambda _: None)
    saver.changed()
    state[0] = 2
    saver.changed()  # the thread that saved the first state is alive, and looks at it no more
    ends.set()
    assert saved == [1, 2]


def test_where_no_thread_can_be_had_a_state_is_saved_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuses)
    done: list[int] = []
    assert within(0, lambda: done.append(1)) is None
    saver = Saver(lambda: done.append(2), done.append)  # type: ignore[arg-type]
    saver.changed()
    assert done == [1, 2]


def test_what_a_signal_handler_changes_in_the_middle_of_saving_is_saved_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rldk.saver._SECONDS", 0.01)
    state, saved = [1], list[int]()

    def save() -> None:
        now = state[0]
        if now == 1:
            state[0] = 2
            saver.changed()
        saved.append(now)

    saver = Saver(save, lambda _: None)
    monkeypatch.setattr("rldk.saver.within", lambda _, task: task())
    saver.changed()
    assert saved == [1, 2]


_KILLED = """
import os, sys, time
from rldk import Run
run = Run(sys.argv[1], run_id="r")
run.log(1, {"loss": "0.5", "image": object()})
run.log(-1, {"loss": 0.5})
run.log(2, {"loss": 0.5})
while '"altered": {' not in open(sys.argv[1] + "/r_run.json").read():
    time.sleep(0.01)
run.log(3, {"word": "x"})
time.sleep(0.3)
os.kill(os.getpid(), 9)
"""


def test_what_was_lost_or_altered_stands_in_the_manifest_though_the_run_is_killed(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", _KILLED, tmp_path], capture_output=True, timeout=30)
    with Run(tmp_path, run_id="r") as run:
        for step in (3, 4):
            run.log(step, {"image": [1, 2]})
        run.log(None, {"loss": 0.5})  # type: ignore[call-overload]
    killed, ended = json.loads((tmp_path / "r_run.json").read_text())["attempts"]
    assert killed["ending"] is None
    assert killed["altered"].items() >= {"$.metrics.loss": 1, "$.metrics.image": 1}.items()
    assert killed["drop_reasons"] == {"expected a step that is an integer >= 0, found a negative one": 1}
    assert ended["altered"] == {"$.metrics.image": 2}
    assert ended["drop_reasons"] == {"expected a step that is an integer >= 0, found NoneType": 1}


def test_a_full_disk_is_told_with_the_name_that_the_file_would_have_had(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"No space left on device: '.*/file\.csv'"), replacing(tmp_path / "file.csv"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(OSError, match=r"Too many open files\Z"), replacing(tmp_path / "file.csv"):
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
    assert list(tmp_path.iterdir()) == []


def test_what_keeps_a_file_from_being_made_is_told_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "unlink", read_only)
    with pytest.raises(ValueError, match="first"), replacing(tmp_path / "file"):
        raise ValueError("first")
