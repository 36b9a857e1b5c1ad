"""What an adversary once broke in the writer, each as a test."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from rldk import EventWriter, Run, TrainerFacts, read_events
from rldk.log.follower import iter_chain
from rldk.log.lines import zstd
from rldk.log.segments import closed_segments
from tests.factories.events import make_event

ENV = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def steps(source: Path) -> list[int]:
    return [e.step for e in read_events(source, strict=True)]


def path_in_another_process(path: Path) -> str:
    code = f"from rldk import EventWriter\nprint(EventWriter({str(path)!r}).path.name)"
    return subprocess.run([sys.executable, "-c", code], env=ENV, capture_output=True, text=True).stdout.strip()


def test_a_signal_in_the_middle_of_a_flush_neither_repeats_nor_reorders(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    writer = EventWriter(path, buffer_events=5)
    order: list[int] = []

    def ring(*_: object) -> None:
        order.append(10**6 + len(order))
        writer.write(make_event(step=order[-1]))
        writer.flush()

    old = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
    step = 0
    try:
        while len(order) < 50:
            writer.write(make_event(step=step))
            step += 1
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)
    writer.close()
    events = list(read_events(path, strict=True))
    assert writer.dropped == 0
    assert [e.process.seq for e in events] == list(range(step + len(order)))
    assert [e.step for e in events if e.step < 10**6] == list(range(step))


def test_threads_that_open_one_log_at_once_get_files_of_their_own(tmp_path: Path) -> None:
    for turn in range(10):
        path = tmp_path / str(turn) / "r_events.jsonl"
        barrier = threading.Barrier(6)
        writers: list[EventWriter] = []

        def start(
            path: Path = path, barrier: threading.Barrier = barrier, writers: list[EventWriter] = writers
        ) -> None:
            barrier.wait()
            writers.append(EventWriter(path))

        threads = [threading.Thread(target=start) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({w.path for w in writers}) == 6
        assert sorted(w.attempt for w in writers) == [1, 2, 3, 4, 5, 6]
        for writer in writers:
            writer.close()


def test_changing_the_directory_does_not_change_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    with EventWriter("r_events.jsonl", rotate_bytes=2000) as writer, Run("logs", run_id="x") as run:
        os.chdir(tmp_path / "b")
        for step in range(20):
            writer.write(make_event(step=step))
            run.log(step, {"loss": 0.5})
    assert list((tmp_path / "b").iterdir()) == []
    assert steps(tmp_path / "a" / "r_events.jsonl") == list(range(20))
    assert (tmp_path / "a" / "logs" / "x_run.json").exists()


def test_a_link_to_a_log_is_that_log(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path) as writer:
        writer.write(make_event())
        (tmp_path / "latest_events.jsonl").symlink_to(path)
        assert path_in_another_process(tmp_path / "latest_events.jsonl") == "r_events.attempt2.jsonl"


def test_a_log_of_any_name_is_rotated_and_read(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    with EventWriter(path, rotate_bytes=2000, compress="gzip", keep=3) as writer:
        for step in range(40):
            writer.write(make_event(step=step))
    assert len(closed_segments(path)) == 3
    found = steps(path)
    assert found == list(range(found[0], 40))


def test_losing_an_event_in_a_forked_child_does_not_hang(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        stop = threading.Event()
        thread = threading.Thread(target=lambda: [run.log(1, {"loss": 0.5}) for _ in iter(stop.is_set, True)])
        thread.start()
        try:
            for _ in range(5):
                child = os.fork()
                if child == 0:
                    signal.alarm(10)
                    run.log(1, None)  # type: ignore[arg-type]
                    os._exit(0)
                assert os.waitpid(child, 0)[1] == 0
        finally:
            stop.set()
            thread.join()


def test_rotation_with_syncing_does_not_use_up_the_descriptors(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    old = resource.getrlimit(resource.RLIMIT_NOFILE)
    used = len(list(Path("/proc/self/fd").iterdir()))
    resource.setrlimit(resource.RLIMIT_NOFILE, (used + 40, old[1]))
    try:
        with EventWriter(path, rotate_bytes=2000, fsync=1.0, compress="zstd") as writer:
            for step in range(800):
                writer.write(make_event(step=step))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, old)
    assert writer.dropped == 0
    assert steps(path) == list(range(800))


def test_a_hostile_closed_segment_does_not_keep_a_log_from_opening(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    (tmp_path / "r_events.000001.jsonl.zst").write_bytes(zstd().compress(b"[" * 200_000 + b"\n"))
    with EventWriter(path) as writer:
        writer.write(make_event())
    assert writer.dropped == 0


def test_two_processes_of_one_run_keep_both_attempts_in_the_manifest(tmp_path: Path) -> None:
    with Run(
        tmp_path, run_id="r", framework="trl", trainer=TrainerFacts(framework_version="1.16", algorithm="grpo")
    ) as first:
        with Run(tmp_path, run_id="r") as second:
            second.log(1, {"loss": 0.5})
        first.log(1, {"kl": 0.5})
    manifest = json.loads((tmp_path / "r_run.json").read_text())
    assert [a["attempt"] for a in manifest["attempts"]] == [1, 2]
    assert all(a["ended"] for a in manifest["attempts"])


def test_finishing_in_a_signal_handler_does_not_hang(tmp_path: Path) -> None:
    """As a preemption handler does, with a manifest that is being written all the time."""
    code = (
        "import os, signal; from rldk import Run\n"
        f"r = Run({str(tmp_path)!r}, run_id='r', writer_options=dict(rotate_bytes=1000, keep=1, compress='gzip'))\n"
        "def stop(*_):\n    r.finish(); os._exit(3)\n"
        "signal.signal(signal.SIGTERM, stop); print('ready', flush=True)\n"
        "for step in range(10**7):\n    r.log(step, {'loss': 0.5})\n"
    )
    for delay in (0.0, 0.02, 0.1, 0.3):
        child = subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENV
        )
        child.stdout.readline()
        time.sleep(delay)
        child.terminate()
        assert child.wait(timeout=60) == 3
        child.stdout.close()


def test_a_replaced_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path, rotate_bytes=5000) as writer:
        for step in range(3):
            writer.write(make_event(step=step))
        path.rename(tmp_path / "moved.jsonl")  # as logrotate does
        time.sleep(0.3)
        for step in range(3, 6):
            writer.write(make_event(step=step))
    assert steps(tmp_path / "moved.jsonl") == [0, 1, 2]
    assert steps(path) == [3, 4, 5]


def test_a_follower_whose_log_is_deleted_and_begun_anew_misses_nothing_of_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path) as writer:
        writer.write(make_event(step=0))
    lines = iter_chain(path, follow=True, pause=lambda _: time.sleep(0.01))
    assert b'"step":0,' in next(lines)[1].data
    path.unlink()
    with EventWriter(path, rotate_bytes=1500) as writer:
        for step in range(1, 30):
            writer.write(make_event(step=step))
    seen = [json.loads(next(lines)[1].data)["step"] for _ in range(29)]
    assert seen == list(range(1, 30))


def test_a_descriptor_closed_by_someone_else_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path) as writer:
        writer.write(make_event(step=0))
        os.close(writer._log._file.fd)
        for step in range(1, 4):
            writer.write(make_event(step=step))
    assert writer.dropped == 0
    assert [(e.step, e.process.seq) for e in read_events(path)] == [(step, step) for step in range(4)]


def test_a_descriptor_closed_by_someone_else_costs_no_batch(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path, buffer_events=2) as writer:
        for step in range(6):
            if step == 2:
                os.close(writer._log._file.fd)
            writer.write(make_event(step=step))
    assert writer.dropped == 0
    assert steps(path) == list(range(6))


def test_a_file_deleted_just_before_it_is_rotated_costs_only_what_was_in_it(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(tmp_path / "one_events.jsonl") as writer:
        writer.write(make_event())
    size = writer.path.stat().st_size
    with EventWriter(path, buffer_events=3, rotate_bytes=4 * size + size // 2) as writer:
        for step in range(3):
            writer.write(make_event(step=step))
        path.unlink()
        for step in range(3, 6):  # with the second of them the file is full
            writer.write(make_event(step=step))
        time.sleep(0.3)
        for step in range(6, 20):
            writer.write(make_event(step=step))
    assert writer.dropped == 3
    assert steps(path) == list(range(3, 20))


def test_what_a_full_disk_refused_is_not_lost_again_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with EventWriter(path, buffer_events=4) as writer:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1500, old[1]))
            for step in range(4):
                writer.write(make_event(step=step))
            assert 0 < writer.dropped < 4
            resource.setrlimit(resource.RLIMIT_FSIZE, old)
            path.unlink()
            for step in range(4, 8):
                writer.write(make_event(step=step))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)
    assert writer.dropped == 4
    assert steps(path) == [4, 5, 6, 7]
