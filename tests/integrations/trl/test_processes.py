"""Training in processes of their own: killed, resumed, terminated, and on two ranks."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("trl")
pytestmark = pytest.mark.trl

from rldk import Event, read_events  # noqa: E402
from rldk.io.validator import validate_jsonl_file  # noqa: E402

ROOT = Path(__file__).parents[3]
SECONDS = 120


def start(*command: object) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(ROOT), str(ROOT / "generated" / "python")])
    return subprocess.Popen(
        [sys.executable, "-m", *map(str, command)],
        env={**os.environ, "PYTHONPATH": path, "CUDA_VISIBLE_DEVICES": "", "OMP_NUM_THREADS": "1"},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def finish(process: subprocess.Popen[str]) -> str:
    try:
        out, _ = process.communicate(timeout=SECONDS)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # its ranks too
    return out


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def train_steps(logs: Path) -> list[int]:
    """Train steps that are in the log so far; none while there is no log."""
    return [e.step for e in read_events(logs) if e.model_info.phase == "train"] if any(logs.glob("*_events*")) else []


def wait_for(process: subprocess.Popen[str], logs: Path, step: int) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, finish(process)
        if (steps := train_steps(logs)) and steps[-1] >= step:
            return
        time.sleep(0.02)
    pytest.fail(f"no step {step} within {SECONDS} s:\n{finish(process)}")


def attempts(events: list[Event], phase: str) -> list[tuple[int, int]]:
    return [(e.process.attempt, e.step) for e in events if e.model_info.phase == phase]


def test_a_run_that_was_killed_is_resumed_in_the_same_log_and_nothing_is_erased(tmp_path: Path, model: Path) -> None:
    process = start("tests.integrations.trl.train", tmp_path, model)
    wait_for(process, tmp_path / "logs", 7)
    os.kill(process.pid, signal.SIGKILL)
    finish(process)
    (log,) = (tmp_path / "logs").glob("*_events.jsonl")
    before = log.read_bytes()
    killed_at = train_steps(tmp_path / "logs")[-1]
    assert killed_at >= 7
    assert killed_at >= int((tmp_path / "acknowledged").read_text().split()[-1])

    resumed = start("tests.integrations.trl.train", tmp_path, model, "--resume", "--steps", 12 + killed_at)
    out = finish(resumed)
    assert resumed.returncode == 0, out
    assert log.read_bytes().startswith(before[: before.rfind(b"\n") + 1])
    assert list((tmp_path / "logs").glob("*_events*.jsonl")) == [log]  # without a run_id given: the checkpoint knew it
    events = list(read_events(log, strict=True))
    steps = attempts(events, "train")
    saved = max(step for attempt, step in attempts(events, "lifecycle") if attempt == 1)
    assert steps[:killed_at] == [(1, step) for step in range(1, killed_at + 1)]
    assert steps[killed_at:] == [(2, step) for step in range(saved + 1, 12 + killed_at + 1)]
    assert f"started: resumed from the checkpoint of step {saved}" in next(
        e.notes[0] for e in events if e.process.attempt == 2
    )
    assert len({e.process.attempt_id for e in events}) == 2
    report = validate_jsonl_file(log, check_consistency=True)
    assert report, report.errors


def test_sigterm_loses_no_step(tmp_path: Path, model: Path) -> None:
    process = start("tests.integrations.trl.train", tmp_path, model)
    wait_for(process, tmp_path / "logs", 3)
    os.kill(process.pid, signal.SIGTERM)
    finish(process)
    assert process.returncode == -signal.SIGTERM
    (log,) = (tmp_path / "logs").glob("*_events.jsonl")
    events = list(read_events(log, strict=True))
    steps = [e.step for e in events if e.model_info.phase == "train"]
    acknowledged = [int(line) for line in (tmp_path / "acknowledged").read_text().splitlines()]
    assert steps[: len(acknowledged)] == acknowledged
    assert len(acknowledged) >= 3
    assert not any(e.notes == ["ended"] for e in events)


@pytest.mark.parametrize("per_rank", [False, True], ids=["rank 0 alone", "a file per rank"])
def test_two_ranks_write_one_log_of_metrics(tmp_path: Path, model: Path, per_rank: bool) -> None:
    options = ["--per-rank"] if per_rank else []
    process = start(
        "torch.distributed.run", "--nproc_per_node", 2, "--master_addr", "127.0.0.1", "--master_port", free_port(),
        "-m", "tests.integrations.trl.train", tmp_path, model, "--algorithm", "grpo", "--steps", 4, *options,
    )  # fmt: skip
    out = finish(process)
    assert process.returncode == 0, out
    files = sorted((tmp_path / "logs").glob("*_events*.jsonl"))
    assert len(files) == 1 + per_rank
    events = list(read_events(files[0], strict=True))
    assert [e.step for e in events if e.model_info.phase == "train"] == [1, 2, 3, 4]
    assert {(e.process.rank, e.process.world_size) for e in events} == {(0, 2)}
    assert {e.data_slice.batch_size for e in events if e.model_info.phase == "train"} == {8}
    for file in files:
        report = validate_jsonl_file(file, check_consistency=True)
        assert report, report.errors
    if per_rank:
        assert files[1].name.endswith("_events.rank1.jsonl")
        other = list(read_events(files[1], strict=True))
        assert [e.step for e in other if e.model_info.phase == "train"] == [1, 2, 3, 4]
        assert {e.model_info.run_id for e in other} == {e.model_info.run_id for e in events}
        assert {e.process.attempt_id for e in other} == {e.process.attempt_id for e in events}
        assert {(e.process.rank, e.process.local_rank) for e in other} == {(1, 1)}
        assert other[0].rng.torch_seed == events[0].rng.torch_seed + 1  # GRPO seeds its ranks apart
        assert all("loss" not in e.metrics and "cpu_memory_used" in e.metrics for e in other[2:])
