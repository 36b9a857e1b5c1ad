"""What a process runs in. There is no GPU here: torch is a stand-in where devices are meant."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import pytest
from rldk_schema import Process

from rldk.event.runtime import Devices, devices, environment_of, versions


def torch(*, initialized: bool, cuda: str | None = "13.0", reserved: tuple[int, ...] = ()) -> SimpleNamespace:
    return SimpleNamespace(
        __version__="2.13.0",
        version=SimpleNamespace(cuda=cuda, hip=None),
        backends=SimpleNamespace(mps=SimpleNamespace(is_available=lambda: False)),
        cuda=SimpleNamespace(
            is_initialized=lambda: initialized,
            device_count=lambda: len(reserved),
            memory_reserved=lambda number: reserved[number],
            current_device=lambda: 0,
            get_device_name=lambda _: "H200",
        ),
    )


@pytest.mark.parametrize(
    ("module", "world_size", "found"),
    [
        (torch(initialized=False), 1, Devices(None)),  # it may be used later
        (torch(initialized=False, cuda=None), 1, Devices(0)),
        (torch(initialized=True, reserved=(2**30, 0, 2**20)), 1, Devices(2, ("H200",))),
        (torch(initialized=True, reserved=(0, 0)), None, Devices(None)),
        (torch(initialized=True, reserved=(2**30,) * 8), 8, Devices(1, ("H200",))),
        (SimpleNamespace(), 1, Devices(None)),  # of a version that is no more, or not yet
        (None, 1, Devices(None)),
    ],
)
def test_the_devices_of_a_process(
    monkeypatch: pytest.MonkeyPatch, module: SimpleNamespace | None, world_size: int | None, found: Devices
) -> None:
    monkeypatch.setitem(sys.modules, "torch", module)
    assert devices(world_size) == found


def test_only_what_has_been_imported_has_a_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", torch(initialized=True))
    monkeypatch.delitem(sys.modules, "vllm", raising=False)
    assert versions()["torch"] == "2.13.0"
    assert "vllm" not in versions()
    told = environment_of(Process(hostname="node-1", world_size=2), "3c4a", {"OMPI_COMM_WORLD_RANK": "1"})
    assert (told["host"], told["world_size"], told["launcher"], told["git_sha"]) == ("node-1", 2, "openmpi", "3c4a")
    script = "import sys; from rldk.event import runtime as r; r.versions(), r.devices(); print('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout == "False\n"
