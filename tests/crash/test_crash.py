"""What a crash may do to a log. `CRASH_ROUNDS=1000 make test` kills more often."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from rldk import EventWriter, read_events
from rldk.io.validator import validate_jsonl_file
from tests.factories.disks import fill, small_disk
from tests.factories.events import make_event

ENV = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def test_no_acknowledged_event_is_lost_to_sigkill() -> None:
    rounds = os.environ.get("CRASH_ROUNDS", "50")
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.kill_rounds", rounds], env=ENV, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{rounds} kills: ")
    assert ", 0 lost, 0 invalid lines," in done.stdout
    assert int(done.stdout.split()[2]) > 10 * int(rounds)


def test_the_kill_rounds_can_fail(tmp_path: Path) -> None:
    """The same oracle over a writer that buffers, which a kill does lose."""
    code = (
        "from tests.crash import kill_rounds\n"
        "kill_rounds.OPTIONS = ({'buffer_events': 1000},)\n"
        "print(kill_rounds.run(10).lost > 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=ENV, capture_output=True, text=True)
    assert done.stdout == "True\n", done.stderr


@pytest.mark.parametrize("options", [{}, {"rotate_bytes": 30_000}, {"buffer_events": 20}], ids=str)
def test_a_full_disk_costs_events_but_neither_the_log_nor_the_training(tmp_path: Path, options: dict[str, int]) -> None:
    with small_disk(tmp_path / "disk", 160) as disk:
        path = disk / "r_events.jsonl"
        with EventWriter(path, **options) as writer:
            for step in range(40):
                writer.write(make_event(step=step))
            ballast = fill(disk)
            longest = 0.0
            for step in range(40, 140):
                start = time.perf_counter()
                writer.write(make_event(step=step))
                longest = max(longest, time.perf_counter() - start)
            writer.flush()
            lost = writer.dropped
            assert lost > 20
            ballast.unlink()
            for step in range(140, 180):
                writer.write(make_event(step=step))
        sys.stdout.write(f"full disk: {lost} events dropped, the longest write took {longest * 1000:.2f} ms\n")
        assert longest < 10  # not a measure of speed: a stall would be for ever
        events = list(read_events(path, strict=True))
        assert len(events) == 180 - lost
        assert writer.dropped == lost
        assert events[-1].step == 179
        assert events[-1].process.dropped == lost
        assert {e.process.seq for e in events} == {e.step for e in events}
        for segment in disk.glob("*_events*.jsonl"):
            assert validate_jsonl_file(segment)


def test_a_directory_without_the_right_to_write_costs_events_only() -> None:
    with tempfile.TemporaryDirectory(prefix="rldk-readonly-") as name:
        folder = Path(name)
        folder.chmod(0o555)
        child = os.fork()
        if child == 0:
            try:
                if os.geteuid() == 0:  # root may write anywhere
                    os.setgroups([])
                    os.setgid(65534)
                    os.setuid(65534)
                writer = EventWriter(folder / "logs" / "r_events.jsonl")
                for step in range(3):
                    writer.write(make_event(step=step))
                os._exit(writer.dropped)
            finally:
                os._exit(99)
        _, status = os.waitpid(child, 0)
        folder.chmod(0o755)
        assert os.waitstatus_to_exitcode(status) == 3
        assert list(folder.iterdir()) == []


def test_threads_forks_buffers_rotation_and_retention_together_lose_nothing_to_sigkill() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.mixed_rounds", os.environ.get("MIXED_ROUNDS", "8")],
        env=ENV,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 lost, 0 repeated, " in done.stdout
