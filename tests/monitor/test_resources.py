from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from rldk_schema.metrics import METRIC_BOUNDS, METRICS

from rldk import Run, read_events
from rldk.monitor import resources
from rldk.monitor.resources import ResourceSampler


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_sample_holds_declared_metrics_within_their_bounds(tmp_path: Path) -> None:
    with ResourceSampler(tmp_path, seconds=0.02) as sampler:
        until(lambda: "cpu_utilization" in sampler.latest())
        sample = sampler.latest()
    assert sample.keys() == {"cpu_utilization", "cpu_memory_used", "disk_free"}  # torch is not loaded here
    assert sample.keys() <= METRICS.keys()
    for name, value in sample.items():
        low, high = METRIC_BOUNDS.get(name, (-float("inf"), float("inf")))
        assert low <= value <= high
    assert 1e6 < sample["cpu_memory_used"] < 1e12


def test_the_first_sample_has_no_utilization_that_nobody_measured(tmp_path: Path) -> None:
    with ResourceSampler(tmp_path, seconds=60) as sampler:
        until(lambda: bool(sampler.latest()))
        assert "cpu_utilization" not in sampler.latest()


def test_a_sample_that_is_old_is_missing_and_a_hanging_driver_stalls_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = threading.Event()
    calls = []

    def hang_later() -> dict[str, float]:
        calls.append(1)
        if len(calls) > 1:
            released.wait(30)
        return {"gpu_power": 100.0}

    monkeypatch.setattr(resources, "_gpu", lambda: hang_later)
    with ResourceSampler(tmp_path, seconds=0.02) as sampler:
        until(lambda: "gpu_power" in sampler.latest())
        until(lambda: sampler.latest() == {})  # the driver does not answer: what it said is no longer now
        assert len(calls) == 2
        released.set()
        until(lambda: "gpu_power" in sampler.latest())


def test_a_probe_that_fails_takes_no_other_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> dict[str, float]:
        raise RuntimeError("no driver")

    monkeypatch.setattr(resources, "_gpu", lambda: fail)
    with ResourceSampler(tmp_path, seconds=0.02) as sampler:
        until(lambda: "cpu_utilization" in sampler.latest())


# There is no GPU here: torch and the driver are stood in for, with the calls that the sampler makes of them.
class NotSupportedError(Exception):
    pass


class Driver(SimpleNamespace):
    NVMLError_NotSupported = NotSupportedError
    NVML_TEMPERATURE_GPU = 0

    def nvmlInit(self) -> None:  # noqa: N802
        pass

    def nvmlDeviceGetHandleByUUID(self, uuid: bytes) -> str:  # noqa: N802
        assert uuid == b"GPU-1234"
        return "handle"

    def nvmlDeviceGetMemoryInfo(self, _: str) -> SimpleNamespace:  # noqa: N802
        return SimpleNamespace(used=2**30)

    def nvmlDeviceGetUtilizationRates(self, _: str) -> SimpleNamespace:  # noqa: N802
        raise NotSupportedError  # as under MIG

    def nvmlDeviceGetPowerUsage(self, _: str) -> int:  # noqa: N802
        return 250_000

    def nvmlDeviceGetTemperature(self, _: str, kind: int) -> int:  # noqa: N802
        return 55


def cuda(initialized: bool) -> SimpleNamespace:
    return SimpleNamespace(
        cuda=SimpleNamespace(
            is_initialized=lambda: initialized,
            memory_allocated=lambda: 2**20,
            current_device=lambda: 0,
            get_device_properties=lambda _: SimpleNamespace(uuid="1234"),
        )
    )


def test_gpu_figures_have_the_schemas_units_and_what_the_driver_lacks_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(resources.sys.modules, "torch", cuda(True))
    monkeypatch.setitem(resources.sys.modules, "pynvml", Driver())
    assert resources._gpu()() == {
        "gpu_memory_allocated": 2.0**20,
        "gpu_memory_used": 2.0**30,
        "gpu_power": 250.0,
        "gpu_temperature": 55.0,
    }


def test_cuda_is_never_initialized_for_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(resources.sys.modules, "torch", cuda(False))
    assert resources._gpu()() == {}


def test_a_run_attaches_the_latest_sample_to_its_events_and_a_forked_child_none(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r", monitor_resources=True) as run:
        until(lambda: bool(run._resources.latest()))
        run.log(1, {"loss": 1.0, "cpu_memory_used": 5.0})
        child = os.fork()
        if child == 0:
            run.log(2, {"loss": 1.0})
            os._exit(0)
        os.waitpid(child, 0)
    events = {e.step: e for e in read_events(tmp_path)}
    assert events[1].metrics["disk_free"] > 0
    assert events[1].metrics["cpu_memory_used"] == 5.0  # what was logged is not replaced
    assert events[2].metrics == {"loss": 1.0}
