"""Samples the host's network: how much goes in and out, and how long the way to the master node is."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import NamedTuple

from rldk.resources.sampler import SAMPLE_SECONDS, Probe, Sampler

LATENCY_SECONDS = 10.0
"""How often to measure the latency: each time opens a connection."""

_TIMEOUT = 5.0
_MEGABIT = 1e6 / 8


class Traffic(NamedTuple):
    """What one interface has carried since the last sample, in Mbit/s."""

    received: float
    sent: float


class NetworkSampler:
    """Keeps the latest sample of the host's network.

    Args:
        master: Address and port that some process listens at; None for `MASTER_ADDR` and `MASTER_PORT`, as torchrun
            and others set them. Without these there is no latency.
        seconds: Time between two samples of the traffic.
        latency_seconds: Time between two measurements of the latency.
    """

    def __init__(
        self,
        master: tuple[str, int] | None = None,
        *,
        seconds: float = SAMPLE_SECONDS,
        latency_seconds: float = LATENCY_SECONDS,
    ) -> None:
        self._traffic = _TrafficProbe()
        self.samplers = [Sampler("network", {"network traffic": self._traffic}, seconds=seconds)]
        address = master or master_address()
        if address is not None:
            # A name server may hang: that must not keep the traffic from being sampled.
            probe = latency_probe(*address)
            self.samplers.append(Sampler("latency", {"network latency": probe}, seconds=latency_seconds))

    def latest(self) -> dict[str, float]:
        """The latest sample: `network_bandwidth` with `_in` and `_out` in Mbit/s, `network_latency` in ms."""
        return {name: value for sampler in self.samplers for name, value in sampler.latest().items()}

    def interfaces(self) -> Mapping[str, Traffic]:
        """Interface to what it carried at the latest sample; loopback is not there."""
        return self._traffic.interfaces

    def close(self) -> None:
        """Stops sampling."""
        for sampler in self.samplers:
            sampler.close()

    def __enter__(self) -> NetworkSampler:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def master_address() -> tuple[str, int] | None:
    """Where the launcher says the master is; None if it does not."""
    host, port = os.environ.get("MASTER_ADDR"), os.environ.get("MASTER_PORT", "")
    return (host, int(port)) if host and port.isdecimal() and 0 < int(port) < 2**16 else None


def latency_probe(host: str, port: int) -> Probe:
    """Measures `network_latency`: ms until a TCP connection stands. It is closed at once, and nothing is sent."""
    import socket

    def probe() -> dict[str, float]:
        started = time.perf_counter()
        with socket.create_connection((host, port), timeout=_TIMEOUT):
            return {"network_latency": (time.perf_counter() - started) * 1000}

    return probe


class _TrafficProbe:
    """Measures what all interfaces but loopback carry."""

    def __init__(self) -> None:
        self.interfaces: dict[str, Traffic] = {}
        self._counted: dict[str, tuple[int, int]] = {}
        self._known: set[str] = set()
        self._loopback: set[str] = set()
        self._at = 0.0

    def __call__(self) -> dict[str, float]:
        import psutil

        now = time.monotonic()
        counters = psutil.net_io_counters(pernic=True)
        if counters.keys() != self._known:
            self._known = set(counters)
            stats = psutil.net_if_stats().items()
            self._loopback = {name for name, facts in stats if "loopback" in facts.flags.split(",")}
        counted = {n: (c.bytes_recv, c.bytes_sent) for n, c in counters.items() if n not in self._loopback}
        before, self._counted = self._counted, counted
        seconds, self._at = now - self._at, now
        if not before:
            return {}  # there is nothing to measure from
        # An interface that has come, or whose counters began anew, has no difference.
        self.interfaces = {
            name: Traffic(
                (received - before[name][0]) / seconds / _MEGABIT, (sent - before[name][1]) / seconds / _MEGABIT
            )
            for name, (received, sent) in counted.items()
            if name in before and received >= before[name][0] and sent >= before[name][1]
        }
        received, sent = (sum(part) for part in zip((0.0, 0.0), *self.interfaces.values(), strict=True))
        return {"network_bandwidth_in": received, "network_bandwidth_out": sent, "network_bandwidth": received + sent}
