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
from rldk.resources import host as resources
from rldk.resources.host import ResourceSampler
from rldk.resources.sampler import SampledMetrics


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


# There is no GPU here: torch and the driver are stood in for, with the calls that the sampler makes of them.
class NVMLError(Exception):
    pass


class Driver(SimpleNamespace):
    NVMLError = NVMLError
    NVML_TEMPERATURE_GPU = 0

    def nvmlInit(self) -> None:  # noqa: N802
        if getattr(self, "missing", False):
            raise NVMLError("no driver")

    def nvmlDeviceGetHandleByUUID(self, uuid: bytes) -> bytes:  # noqa: N802
        return uuid

    def nvmlDeviceGetMemoryInfo(self, gpu: bytes) -> SimpleNamespace:  # noqa: N802
        return SimpleNamespace(used=2**30 if gpu == b"GPU-uuid-3" else 0, total=2**37)

    def nvmlDeviceGetUtilizationRates(self, _: bytes) -> SimpleNamespace:  # noqa: N802
        raise NVMLError("not supported")  # as under MIG

    def nvmlDeviceGetPowerUsage(self, _: bytes) -> int:  # noqa: N802
        return 250_000

    def nvmlDeviceGetTemperature(self, _: bytes, kind: int) -> int:  # noqa: N802
        return 55


def cuda(*, initialized: bool = True) -> SimpleNamespace:
    """Torch of a rank whose main thread has chosen GPU 3: in any other thread the current one is 0."""
    return SimpleNamespace(
        cuda=SimpleNamespace(
            is_initialized=lambda: initialized,
            memory_allocated=lambda gpu: 2.0**20 * gpu,
            current_device=lambda: 3 if threading.current_thread() is threading.main_thread() else 0,
            get_device_properties=lambda gpu: SimpleNamespace(uuid=f"uuid-{gpu}"),
        )
    )


def test_gpu_figures_are_those_of_the_training_threads_gpu_and_what_the_driver_lacks_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(resources.sys.modules, "torch", cuda())
    monkeypatch.setitem(resources.sys.modules, "pynvml", Driver())
    with ResourceSampler(tmp_path, seconds=0.02) as sampler:
        until(lambda: "gpu_memory_used" in sampler.latest())
        gpu = {name: value for name, value in sampler.latest().items() if name.startswith("gpu")}
    assert gpu == {
        "gpu_memory_allocated": 3 * 2.0**20,
        "gpu_memory_used": 2.0**30,
        "gpu_memory_total": 2.0**37,
        "gpu_power": 250.0,
        "gpu_temperature": 55.0,
    }


def test_a_driver_that_hangs_takes_its_own_figures_with_it_and_stalls_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = threading.Event()
    calls = []

    def hang_later() -> dict[str, float]:
        calls.append(1)
        if len(calls) > 1:
            released.wait(30)
        return {"gpu_power": 100.0}

    monkeypatch.setitem(resources.sys.modules, "torch", cuda())
    monkeypatch.setattr(resources, "driver_probe", lambda _: hang_later)
    with ResourceSampler(tmp_path, seconds=0.02) as sampler:
        until(lambda: "gpu_power" in sampler.latest())
        until(lambda: "gpu_power" not in sampler.latest())  # what it said is no longer now
        assert "disk_free" in sampler.latest()
        assert len(calls) == 2
        released.set()
        until(lambda: "gpu_power" in sampler.latest())


def test_a_probe_that_fails_is_said_once_and_takes_no_other_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    calls = []

    def fail() -> dict[str, float]:
        calls.append(1)
        raise RuntimeError("no driver")

    monkeypatch.setitem(resources.sys.modules, "torch", cuda())
    monkeypatch.setattr(resources, "driver_probe", lambda _: fail)
    with caplog.at_level("INFO"), ResourceSampler(tmp_path, seconds=0.02) as sampler:
        until(lambda: "gpu_memory_allocated" in sampler.latest() and len(calls) > 3)
    assert [record.message for record in caplog.records] == ["GPU driver: not sampled: no driver"]


def test_without_a_driver_torchs_own_figure_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(resources.sys.modules, "torch", cuda())
    monkeypatch.setitem(resources.sys.modules, "pynvml", Driver(missing=True))
    with ResourceSampler(tmp_path, seconds=0.02) as sampler:
        until(lambda: "gpu_memory_allocated" in sampler.latest())
        assert "gpu_memory_used" not in sampler.latest()


def test_cuda_is_never_initialized_for_a_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(resources.sys.modules, "torch", cuda(initialized=False))
    with ResourceSampler(tmp_path, seconds=0.02) as sampler:
        until(lambda: "cpu_utilization" in sampler.latest())
        assert not any(name.startswith("gpu") for name in sampler.latest())


def test_a_run_attaches_the_latest_sample_to_its_events_and_a_forked_child_none(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r", monitor_resources=True) as run:
        (sampled,) = [one for one in run._recording.observers if isinstance(one, SampledMetrics)]
        until(lambda: bool(sampled._samplers[0].latest()))
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
