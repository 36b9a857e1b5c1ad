"""Samples in a thread of its own, so that what is measured can hang without anybody waiting for it."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Mapping

log = logging.getLogger(__name__)

SAMPLE_SECONDS = 1.0
"""How often to sample, by default."""

_STALE_SAMPLES = 10  # a sample older than this many periods says nothing about now

Probe = Callable[[], dict[str, float]]
"""Measures once: metric name to value. What cannot be measured is missing."""


class Sampler:
    """Keeps the latest sample of some probes.

    A daemon thread asks them one after the other; `latest` only looks at what it found. A probe that raises is said
    once, and asked again; one that hangs takes the others of this sampler with it, and nothing else.

    Args:
        name: What is sampled, for the thread's name and the log.
        probes: Name to probe.
        seconds: Time between two samples, above 0.
    """

    def __init__(self, name: str, probes: Mapping[str, Probe], *, seconds: float = SAMPLE_SECONDS) -> None:
        self._probes = dict(probes)
        self._seconds = seconds
        self._sample: dict[str, float] = {}
        self._sampled = -float("inf")
        self._stop = threading.Event()
        self._failed: set[str] = set()
        self._pid = os.getpid()
        threading.Thread(target=self._run, name=f"rldk-{name}", daemon=True).start()

    def latest(self) -> dict[str, float]:
        """The latest sample, not to be changed. Empty while there is none that is young enough."""
        young = time.monotonic() - self._sampled <= _STALE_SAMPLES * self._seconds
        # A forked child has the sample but not the thread, and other resources than its parent.
        return self._sample if young and os.getpid() == self._pid else {}

    def close(self) -> None:
        """Stops sampling; does not wait for a sample in the making."""
        self._stop.set()

    def __enter__(self) -> Sampler:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self) -> None:
        while not self._stop.is_set():
            sample: dict[str, float] = {}
            for name, probe in self._probes.items():
                try:
                    sample |= probe()
                except Exception as error:  # noqa: BLE001, PERF203  # a driver may fail with anything; the others count
                    if name not in self._failed:
                        self._failed.add(name)
                        log.info("%s: not sampled: %s", name, error)
            self._sample, self._sampled = sample, time.monotonic()
            self._stop.wait(self._seconds)
