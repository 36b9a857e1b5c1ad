"""One worker on each host samples it. Ray's store is a dict here; a real Ray: tests/frameworks/verl, and loggers."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rldk import read_events
from rldk.integrations.shared import ray_hosts as hosts
from rldk.integrations.shared import ray_job
from rldk.integrations.shared.ray_hosts import HostWatch
from rldk.integrations.shared.ray_job import Announcer
from rldk.integrations.shared.step_log import StepLog


class Store(dict[bytes, bytes]):
    def internal_kv_put(self, key: bytes, value: bytes, overwrite: bool, *_: Any) -> int:
        if key in self and not overwrite:
            return 0
        self[key] = value
        return 1

    def internal_kv_get(self, key: bytes, *_: Any) -> bytes | None:
        return self.get(key)


class Job:
    """A job whose processes are all this one, on whichever node it says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, output: Path) -> None:
        self.node = "head"
        self.cuda: Any = None
        store = Store()
        monkeypatch.setattr(ray_job, "_store", lambda: store)
        monkeypatch.setattr(ray_job, "_key", str.encode)
        monkeypatch.setattr(ray_job, "ray_node", lambda: self.node)
        monkeypatch.setattr(hosts, "ray_node", lambda: self.node)
        monkeypatch.setattr(hosts, "_cuda", lambda: self.cuda)
        monkeypatch.setattr(hosts, "_SECONDS", 3600.0)
        monkeypatch.setattr(hosts, "_PATIENT_LOOKS", 2)
        monkeypatch.setenv("RLDK_OUTPUT_DIR", str(output))
        self.announcer = Announcer("verl")

    def say(self, **news: Any) -> None:
        self.announcer.say(**news)
        self.announcer._thread.close()
        self.announcer._thread = type(self.announcer._thread)()

    def settle(self, log: StepLog) -> None:
        """Waits until what a log has told is in the store."""
        announcer = log._training.announcer
        announcer._thread.close()
        announcer._thread = type(announcer._thread)()

    def look(self, watch: HostWatch, node: str, cuda: Any = None) -> None:
        self.node, self.cuda = node, cuda
        watch._look()


@pytest.fixture
def job(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Job:
    job = Job(monkeypatch, tmp_path)
    driver = StepLog(write_outputs=False)
    driver.open("verl", run_name="r", attempt_id="launch")
    for step in (1, 2):
        driver.log({"critic/score/mean": 1.0}, step)
    driver.finish()
    job.say(run_id="r", attempt_id="launch", step=0)
    return job


def steps(folder: Path, rank: int) -> list[int]:
    found = read_events(folder / f"r_events.rank{rank}.jsonl")
    return [event.step for event in found if event.model_info.phase == "train"]


def test_a_worker_logs_the_steps_that_it_sees_until_the_run_ends(job: Job, tmp_path: Path) -> None:
    watch = HostWatch("verl")
    for news in ({}, {}, {}, {"step": 1}, {"step": 1}, {"step": 4}, {"ended": True}):
        job.say(**news)
        job.look(watch, "other")
    assert steps(tmp_path, 1) == [1, 4]
    job.say(step=5)
    job.look(watch, "other")
    assert steps(tmp_path, 1) == [1, 4]


def test_there_is_one_worker_a_host_and_on_that_of_the_driver_only_one_with_a_gpu(job: Job, tmp_path: Path) -> None:
    taken: list[int] = []
    gpu = SimpleNamespace(device_count=lambda: 8, set_device=taken.append)
    workers = [
        ("head", None),
        ("head", gpu),
        ("head", gpu),
        ("a", None),
        ("a", gpu),
        ("a", gpu),
        ("b", None),
        ("b", None),
    ]
    watches = [HostWatch("verl") for _ in workers]
    for step in (1, 2, 3, 4):
        job.say(step=step)
        for watch, (node, cuda) in zip(watches, workers, strict=True):
            job.look(watch, node, cuda)
    assert sorted(path.name for path in tmp_path.glob("*.jsonl")) == [
        "r_events.jsonl", "r_events.rank1.jsonl", "r_events.rank2.jsonl", "r_events.rank3.jsonl",
    ]  # fmt: skip
    assert [steps(tmp_path, rank) for rank in (1, 2, 3)] == [[2, 3, 4], [2, 3, 4], [4]]
    launches = {event.process.attempt_id for event in read_events(tmp_path) if event.process}
    assert launches == {"launch"}
    started = [e.lifecycle.opening for e in read_events(tmp_path) if e.lifecycle and e.lifecycle.kind == "started"]
    assert started == ["new"] * 4  # one that joins late has not been resumed
    for watch in watches:
        if watch._log is not None:
            watch._log.finish()


@pytest.mark.parametrize("off", ["RLDK_PER_RANK", "RLDK_ENABLE_RESOURCE_MONITORING"])
def test_it_can_be_turned_off(off: str, job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(off, "0")
    watch = HostWatch("verl")
    for step in (1, 2, 3, 4):
        job.say(step=step)
        job.look(watch, "other")
    assert [path.name for path in tmp_path.glob("*.jsonl")] == ["r_events.jsonl"]


def test_nothing_is_told_outside_of_ray(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(ray_job, "say_in_ray", lambda _, value: told.append(json.dumps(value)))
    announcer = Announcer("verl")
    announcer.say(step=1)
    announcer.close()
    assert told == []
    assert hosts.heard_in_ray("verl/run") is None


def test_a_log_tells_the_workers_of_its_run_and_of_each_step(job: Job, tmp_path: Path) -> None:
    driver = StepLog(run_id="s", write_outputs=False)
    driver.open("skyrl", attempt_id="launch", samples_hosts=True)
    watch = HostWatch("skyrl")
    for step in (1, 2, 3, 4):
        driver.log({"trainer/global_step": step, "reward/avg_raw_reward": 0.5}, step)
        job.settle(driver)
        job.look(watch, "other")
    driver.finish()
    job.look(watch, "other")
    found = [e for e in read_events(tmp_path / "s_events.rank1.jsonl") if e.model_info.phase == "train"]
    assert [event.step for event in found] == [4]
    assert "cpu_memory_used" in found[0].metrics
    assert watch._log is None  # the run has ended
