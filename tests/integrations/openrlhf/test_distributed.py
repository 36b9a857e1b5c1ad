"""Two ranks in networks of their own, joined by a cable: the network metrics, against what the test itself measures."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("wrapt")

from rldk import Event, read_events
from rldk.io.validator import validate_jsonl_file

ROOT = Path(__file__).parents[3]
STEPS = 14
MEBIBYTES = 8


@pytest.fixture(scope="module")
def hosts() -> Iterator[list[str]]:
    """Two network namespaces with a cable between them: 198.51.100.1 and .2."""
    ip = shutil.which("ip")
    if ip is None or os.geteuid() != 0:
        pytest.skip("needs root and `ip` to make networks")
    names = [f"rldk{os.getpid()}n{n}" for n in (0, 1)]
    if subprocess.run([ip, "netns", "add", names[0]], capture_output=True).returncode:
        pytest.skip("no network namespace can be made here")
    try:
        subprocess.run([ip, "netns", "add", names[1]], check=True)
        ends = [f"r{os.getpid() % 10**6}e{n}" for n in (0, 1)]
        subprocess.run([ip, "link", "add", ends[0], "type", "veth", "peer", "name", ends[1]], check=True)
        for number, (name, end) in enumerate(zip(names, ends, strict=True), 1):
            inside = [ip, "-n", name]
            subprocess.run([ip, "link", "set", end, "netns", name], check=True)
            subprocess.run([*inside, "link", "set", end, "name", "eth0"], check=True)
            subprocess.run([*inside, "addr", "add", f"198.51.100.{number}/24", "dev", "eth0"], check=True)
            for device in ("lo", "eth0"):
                subprocess.run([*inside, "link", "set", device, "up"], check=True)
        yield names
    finally:
        for name in names:
            subprocess.run([ip, "netns", "del", name], capture_output=True)


@pytest.fixture(scope="module")
def logs(hosts: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The node directories of one run over both hosts."""
    output = tmp_path_factory.mktemp("nodes")
    script = Path(__file__).with_name("gloo_rank.py")
    ranks = [
        subprocess.Popen(
            ["ip", "netns", "exec", host, sys.executable, str(script), str(output), str(STEPS), str(MEBIBYTES)],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "generated" / "python")]),
                "OMP_NUM_THREADS": "1",
                "CUDA_VISIBLE_DEVICES": "",
                "GLOO_SOCKET_IFNAME": "eth0",
                "MASTER_ADDR": "198.51.100.1",
                "MASTER_PORT": "29511",
                "WORLD_SIZE": "2",
                "RANK": str(rank),
                "LOCAL_RANK": "0",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for rank, host in enumerate(hosts)
    ]
    outputs = [process.communicate(timeout=120)[0] for process in ranks]
    assert [process.returncode for process in ranks] == [0, 0], outputs
    return output


def events_of(logs: Path, rank: int) -> list[Event]:
    (path,) = (logs / f"node_{rank}").glob("gloo_events*.jsonl")
    assert validate_jsonl_file(path, check_consistency=True)
    events = [event for event in read_events(path) if event.model_info.phase == "train"]
    assert [event.step for event in events] == list(range(1, STEPS + 2))
    return events


@pytest.mark.parametrize("rank", [0, 1])
def test_allreduce_time_is_that_of_the_jobs_own_calls(logs: Path, rank: int) -> None:
    *steps, without = events_of(logs, rank)
    for event in steps:
        spent, own = event.metrics["allreduce_time"], event.metrics["own_allreduce_time"]
        # The loop's clock is around ours.
        assert 0 < spent <= own
    assert sum(e.metrics["allreduce_time"] for e in steps) == pytest.approx(
        sum(e.metrics["own_allreduce_time"] for e in steps), rel=0.1
    )
    assert "allreduce_time" not in without.metrics


@pytest.mark.parametrize("rank", [0, 1])
def test_bandwidth_is_what_the_cable_carried(logs: Path, rank: int) -> None:
    events = [e for e in events_of(logs, rank) if "network_bandwidth" in e.metrics and "own_bytes" in e.metrics]
    first, last = events[0], events[-1]
    mean = sum(e.metrics["network_bandwidth"] for e in events) / len(events)
    megabits = (last.metrics["own_bytes"] - first.metrics["own_bytes"]) * 8 / 1e6
    assert mean == pytest.approx(megabits / (last.wall_time - first.wall_time), rel=0.5)
    for event in events:
        there = event.metrics
        both = there["network_bandwidth_in"] + there["network_bandwidth_out"]
        assert there["network_bandwidth"] == pytest.approx(both)


def test_what_one_end_sends_the_other_receives(logs: Path) -> None:
    def mean(rank: int, name: str) -> float:
        found = [e.metrics[name] for e in events_of(logs, rank) if name in e.metrics]
        return sum(found) / len(found)

    assert mean(0, "network_bandwidth_out") == pytest.approx(mean(1, "network_bandwidth_in"), rel=0.5)
    assert mean(1, "network_bandwidth_out") == pytest.approx(mean(0, "network_bandwidth_in"), rel=0.5)


@pytest.mark.parametrize("rank", [0, 1])
def test_latency_is_that_of_a_connection_to_the_master(logs: Path, rank: int) -> None:
    found = [e.metrics["network_latency"] for e in events_of(logs, rank) if "network_latency" in e.metrics]
    assert found
    assert all(0 < latency < 5000 for latency in found)


def test_the_ranks_share_their_launch_and_are_told_apart(logs: Path) -> None:
    processes = [events_of(logs, rank)[0].process for rank in (0, 1)]
    assert [(process.rank, process.world_size) for process in processes] == [(0, 2), (1, 2)]
    assert len({process.attempt_id for process in processes}) == 1
