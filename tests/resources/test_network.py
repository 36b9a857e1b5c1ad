from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator

import pytest

from rldk.resources.network import NetworkSampler, latency_probe, master_address
from tests.factories.waiting import until


@pytest.fixture
def listener() -> Iterator[tuple[str, int]]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[:2]


def test_latency_is_the_time_until_a_connection_stands(listener: tuple[str, int]) -> None:
    with NetworkSampler(listener, seconds=0.02, latency_seconds=0.02) as sampler:
        until(lambda: "network_latency" in sampler.latest())
        assert 0 < sampler.latest()["network_latency"] < 5000


def test_where_nobody_listens_there_is_no_latency_and_the_rest_goes_on() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        with NetworkSampler(closed.getsockname(), seconds=0.02, latency_seconds=0.02) as sampler:
            until(lambda: "network_bandwidth" in sampler.latest())
            assert "network_latency" not in sampler.latest()


def test_the_connection_is_closed_and_nothing_is_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        latency_probe(*server.getsockname()[:2])()
        connection, _ = server.accept()
        with connection:
            assert connection.recv(10) == b""


@pytest.mark.parametrize(
    ("host", "port", "expected"),
    [
        ("10.0.0.1", "29500", ("10.0.0.1", 29500)),
        ("", "29500", None),
        ("h", "", None),
        ("h", "x", None),
        ("h", "0", None),
        ("h", "70000", None),
    ],
)
def test_the_master_is_where_the_launcher_says(
    monkeypatch: pytest.MonkeyPatch, host: str, port: str, expected: tuple[str, int] | None
) -> None:
    monkeypatch.setenv("MASTER_ADDR", host)
    monkeypatch.setenv("MASTER_PORT", port)
    assert master_address() == expected


def test_loopback_is_not_the_network() -> None:
    with NetworkSampler(seconds=0.02) as sampler:
        until(lambda: "network_bandwidth" in sampler.latest())
        assert "lo" not in sampler.interfaces()


@pytest.fixture
def cable() -> Iterator[str]:
    """An interface that swallows what is sent: one end of a cable whose other end nobody reads."""
    ip, name = shutil.which("ip"), f"rldk{os.getpid() % 10**6}"
    if ip is None or os.geteuid() != 0:
        pytest.skip("needs root and `ip` to make an interface")
    made = subprocess.run(
        [ip, "link", "add", name, "type", "veth", "peer", "name", f"{name}p"], capture_output=True, text=True
    )
    if made.returncode:
        pytest.skip(f"no interface can be made: {made.stderr.strip()}")
    try:
        subprocess.run([ip, "addr", "add", "198.51.100.1/24", "dev", name], check=True)
        for end in (name, f"{name}p"):
            subprocess.run([ip, "link", "set", end, "up"], check=True)
        yield name
    finally:
        subprocess.run([ip, "link", "del", name], check=True)


def test_bandwidth_is_what_the_interfaces_carry_per_second(cable: str) -> None:
    stop = threading.Event()
    sent = 0

    def send() -> None:
        nonlocal sent
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
            out.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, cable.encode())
            while not stop.wait(0.001):
                sent += out.sendto(b"x" * 1400, ("198.51.100.7", 9))

    subprocess.run(["ip", "neigh", "add", "198.51.100.7", "lladdr", "02:00:00:00:00:07", "dev", cable], check=True)
    with NetworkSampler(seconds=0.5) as sampler:
        thread = threading.Thread(target=send)
        until(lambda: cable in sampler.interfaces())
        started = time.monotonic()
        thread.start()
        figures = []
        for _ in range(4):
            seen = sampler.interfaces()[cable]
            until(lambda seen=seen: sampler.interfaces()[cable] != seen)
            figures.append(sampler.interfaces()[cable].sent)
        mean = sent * 8 / 1e6 / (time.monotonic() - started)
        stop.set()
        thread.join()
        latest = sampler.latest()
    assert max(figures) == pytest.approx(mean, rel=0.7)
    assert latest["network_bandwidth_out"] > 0
    assert latest["network_bandwidth"] == pytest.approx(
        latest["network_bandwidth_in"] + latest["network_bandwidth_out"]
    )
