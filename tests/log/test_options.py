"""Buffering, syncing, filtering, and who may write which file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rldk import EventWriter, Launch, Run, read_events
from tests.factories.events import make_event

ENV = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def steps(path: Path) -> list[int]:
    return [e.step for e in read_events(path, strict=True)] if path.exists() else []


def child(code: str) -> subprocess.Popen[str]:
    preamble = "import os, sys, time\nfrom rldk import EventWriter\nfrom tests.factories.events import make_event\n"
    return subprocess.Popen(
        [sys.executable, "-c", preamble + code], env=ENV, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )


def test_buffered_events_are_written_together(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path, buffer_events=10) as writer:
        for step in range(25):
            writer.write(make_event(step=step))
            assert len(steps(path)) in (step + 1 - (step + 1) % 10, step + 1)
        writer.flush()
        assert steps(path) == list(range(25))
        writer.write(make_event(step=25))
    assert steps(path) == list(range(26))


def test_a_buffered_event_waits_no_longer_than_about_a_second(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path, buffer_events=1000) as writer:
        writer.write(make_event(step=7))
        deadline = time.monotonic() + 30
        while steps(path) != [7] and time.monotonic() < deadline:
            time.sleep(0.05)
        assert steps(path) == [7]


def test_buffered_events_are_written_at_the_end_of_the_interpreter(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    process = child(
        f"w = EventWriter({str(path)!r}, buffer_events=100)\nfor s in range(5): w.write(make_event(step=s))\n"
    )
    process.communicate()
    assert process.returncode == 0
    assert steps(path) == [0, 1, 2, 3, 4]


def test_a_forked_child_does_not_write_its_parents_buffer(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    process = child(
        f"w = EventWriter({str(path)!r}, buffer_events=100)\nfor s in range(5): w.write(make_event(step=s))\n"
        "pid = os.fork()\nif pid: os.waitpid(pid, 0)\n"
    )
    process.communicate()
    assert steps(path) == [0, 1, 2, 3, 4]


def test_buffering_and_rotation_keep_the_order(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path, buffer_events=7, rotate_bytes=3000) as writer:
        for step in range(100):
            writer.write(make_event(step=step))
    assert steps(path) == list(range(100))


@pytest.mark.parametrize("fsync", ["always", 0.05])
def test_what_is_synced_is_what_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fsync: object) -> None:
    """A model of a loss of power: only what a sync has seen survives."""
    path = tmp_path / "r_events.jsonl"
    survives = 0
    real = os.fdatasync

    def sync(fd: int) -> None:
        nonlocal survives
        size = os.fstat(fd).st_size
        real(fd)
        survives = max(survives, size)

    monkeypatch.setattr(os, "fdatasync", sync)
    with EventWriter(path, fsync=fsync) as writer:
        for step in range(20):
            writer.write(make_event(step=step))
            if fsync == "always":
                assert survives == path.stat().st_size
        deadline = time.monotonic() + 30
        while survives < path.stat().st_size and time.monotonic() < deadline:
            time.sleep(0.01)
        assert survives == path.stat().st_size
    assert steps(path) == list(range(20))


def test_metrics_are_filtered_by_pattern_and_all_else_stays(tmp_path: Path) -> None:
    metrics = {"loss": 1.0, "rewards/a/mean": 2.0, "rewards/a/std": 3.0, "lr": 4.0, "clip_frac": 9.0}
    for include, exclude, kept in (
        (["loss", "rewards/*"], None, {"loss", "rewards/a/mean", "rewards/a/std"}),
        (None, ["rewards/*", "clip_frac"], {"loss", "lr"}),
        (["rewards/*"], ["*/std"], {"rewards/a/mean"}),
        ([], None, set()),
    ):
        path = tmp_path / f"{len(kept)}_events.jsonl"
        event = make_event(metrics=dict(metrics), notes=["stays"])
        with EventWriter(path, include=include, exclude=exclude) as writer:
            writer.write(event)
        (back,) = read_events(path, strict=True)
        assert set(back.metrics) == kept
        assert back.notes == ["stays"]
        assert back.model_info == event.model_info
        assert event.metrics == metrics


@pytest.mark.parametrize(
    "options",
    [
        {"rotate_bytes": 0}, {"rotate_seconds": -1}, {"keep": 0}, {"compress": "bz2"}, {"buffer_events": 0},
        {"fsync": "sometimes"}, {"fsync": 0},
    ],
    ids=str,
)  # fmt: skip
def test_an_option_that_makes_no_sense_is_refused(tmp_path: Path, options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=f"{next(iter(options))}: expected"):
        EventWriter(tmp_path / "r_events.jsonl", **options)


def test_a_second_writer_gets_an_attempt_file_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path) as first, EventWriter(path) as second, EventWriter(path) as third:
        for step in range(3):
            for writer in (first, second, third):
                writer.write(make_event(step=step))
        assert [w.path.name for w in (first, second, third)] == [
            "r_events.jsonl", "r_events.attempt2.jsonl", "r_events.attempt3.jsonl",
        ]  # fmt: skip
    assert [(e.process.attempt, e.step) for e in read_events(tmp_path, strict=True)] == [
        (a, s) for a in (1, 2, 3) for s in range(3)
    ]
    with EventWriter(path) as fourth:
        assert (fourth.path, fourth.attempt) == (path, 4)


def test_a_second_process_gets_an_attempt_file_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    code = (
        f"w = EventWriter({str(path)!r})\nprint(w.path, flush=True)\nsys.stdin.readline()\n"
        "for s in range(200): w.write(make_event(step=s))\nw.close()\n"
    )
    processes = [child(code) for _ in range(4)]
    paths = [p.stdout.readline().strip() for p in processes]
    assert len(set(paths)) == 4
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    for name in paths:
        events = list(read_events(name, strict=True))
        assert [e.process.seq for e in events] == list(range(200))
    assert len({e.process.attempt for e in read_events(tmp_path)}) == 4


def test_a_forked_worker_that_outlives_its_killed_trainer_does_not_look_like_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    process = child(
        f"w = EventWriter({str(path)!r})\nw.write(make_event())\npid = os.fork()\n"
        "if not pid:\n    os.close(1)\n    time.sleep(60)\n    os._exit(0)\n"
        "print(pid, flush=True)\ntime.sleep(60)\n"
    )
    worker = int(process.stdout.readline())
    try:
        with EventWriter(path) as other:
            assert other.path.name == "r_events.attempt2.jsonl"  # the trainer is alive
        process.kill()
        process.wait()
        os.kill(worker, 0)  # its worker still is, with every descriptor it inherited
        with EventWriter(path) as writer:
            assert writer.path == path
            assert writer.attempt == 3
    finally:
        os.kill(worker, 9)
        process.stdin.close()
        process.stdout.close()


def test_closing_a_writer_whose_file_is_gone_closes_no_other_file(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "r_events.jsonl"
    writer = EventWriter(path)
    writer.write(make_event())
    shutil.rmtree(path.parent)
    path.parent.write_text("in the way")
    time.sleep(0.3)
    writer.write(make_event())  # finds the file gone, and cannot have another
    others = [os.open(tmp_path, os.O_RDONLY) for _ in range(4)]
    writer.close()
    for fd in others:
        os.fstat(fd)
        os.close(fd)
    assert writer.dropped == 2


def test_sixty_four_ranks_write_sixty_four_files(tmp_path: Path) -> None:
    runs = [
        Run(tmp_path, run_id="r", rank=rank, world_size=64, launch=Launch(attempt_id="launch")) for rank in range(64)
    ]
    for step in range(3):
        for run in runs:
            run.log(step, {"loss": 0.5})
    for run in runs:
        run.finish()
    events = list(read_events(tmp_path, strict=True))
    assert [(e.process.rank, e.step) for e in events] == [(r, s) for s in range(3) for r in range(64)]
    assert {e.process.attempt for e in events} == {1}


def test_a_deleted_directory_is_noticed_counted_and_made_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "logs" / "r_events.jsonl"
    with EventWriter(path) as writer:
        writer.write(make_event(step=0))
        time.sleep(0.3)
        writer.write(make_event(step=1))
        shutil.rmtree(path.parent)
        writer.write(make_event(step=2))  # goes with the file, before anyone looked
        time.sleep(0.3)
        writer.write(make_event(step=3))
    assert "was deleted" in caplog.text
    (event,) = read_events(path, strict=True)
    assert (event.step, event.process.attempt, event.process.seq) == (3, 1, 3)
    assert event.process.dropped >= 1


@pytest.mark.parametrize("end", ["close", "flush"])
def test_what_goes_with_a_file_that_is_deleted_right_before_the_end_is_counted(tmp_path: Path, end: str) -> None:
    writer = EventWriter(tmp_path / "r_events.jsonl")
    for step in range(3):
        writer.write(make_event(step=step))
    writer.path.unlink()
    for _ in range(2):  # once, however often somebody looks
        getattr(writer, end)()
        assert (writer.dropped, writer.drop_reasons) == (3, {"the file was deleted": 3})
    writer.close()


def test_a_clock_set_back_changes_nothing_but_timestamps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    with Run(tmp_path, run_id="r") as run:
        run.log(1, {"loss": 0.5})
        monkeypatch.setattr(time, "time", lambda: now - 3600)
        run.log(2, {"loss": 0.5})
    first, second = read_events(run.path)
    assert second.timestamp < first.timestamp
    assert second.wall_time >= first.wall_time
