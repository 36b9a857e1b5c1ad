"""Samples in a thread of its own, so that what is measured can hang without anybody waiting for it."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Mapping, Sequence

from rldk_schema import Event

from rldk.background import BackgroundThread
from rldk.guard import Guard, SafeLogger
from rldk.observer import Observer

log = SafeLogger(__name__)

SAMPLE_SECONDS = 1.0
"""How often to sample, by default."""

_STALE_SAMPLES = 10  # a sample older than this many periods says nothing about now

Probe = Callable[[], dict[str, float]]
"""Measures once: metric name to value. What cannot be measured is missing."""


class Sampler:
    """Keeps the latest sample of some probes.

    A daemon thread asks them one after the other; `latest` only looks at what it found. A probe that raises is
    reported once, and asked again; one that hangs takes the others of this sampler with it, and nothing else.

    Args:
        name: What is sampled, for the thread's name and the log.
        probes: Name to probe.
        seconds: Time between two samples, above 0.

    Attributes:
        due: What the thread that asks for samples is to do once, as no other can; None for nothing.
    """

    def __init__(self, name: str, probes: Mapping[str, Probe], *, seconds: float = SAMPLE_SECONDS) -> None:
        self.due: Callable[[], None] | None = None
        self._probes = dict(probes)
        self._seconds = seconds
        self._sample: dict[str, float] = {}
        self._sampled = -float("inf")
        self._guard = Guard(log, f"{name}: not sampled")
        self._pid = os.getpid()
        self._thread = BackgroundThread(seconds, self._measure, name=f"rldk-{name}")
        if not self._thread.add(self._measure):
            self._guard.failed(f"{name}: not sampled: the process cannot start any more threads")

    def latest(self) -> dict[str, float]:
        """The latest sample, not to be changed. Empty while there is none that is young enough."""
        if self.due is not None:
            due, self.due = self.due, None
            with self._guard:
                due()
        young = time.monotonic() - self._sampled <= _STALE_SAMPLES * self._seconds
        # A forked child has the sample but not the thread, and other resources than its parent.
        return self._sample if young and os.getpid() == self._pid else {}

    def close(self) -> None:
        """Stops sampling; does not wait for a sample in the making."""
        self._thread.close(wait=False)

    def __enter__(self) -> Sampler:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _measure(self) -> None:
        sample: dict[str, float] = {}
        for name, probe in self._probes.items():
            try:
                sample |= probe()
            except Exception as error:  # noqa: BLE001, PERF203  # a driver may fail with anything; the others count
                self._guard.failed(f"{name}: not sampled", error, level=logging.INFO)
        self._sample, self._sampled = sample, time.monotonic()


class SampledMetrics(Observer):
    """Adds the latest samples to each event. A metric that the event has already is left alone.

    Of several events of one train step the first has them: no two may have a metric in common.

    Args:
        samplers: Whose samples; the list may grow.
    """

    def __init__(self, samplers: Sequence[Sampler]) -> None:
        self._samplers = samplers
        self._step: int | None = None

    def before_write(self, event: Event) -> None:
        """Adds the samples."""
        if event.model_info.phase == "train":
            if event.step == self._step:
                return
            self._step = event.step
        for sampler in self._samplers:
            for name, value in sampler.latest().items():
                event.metrics.setdefault(name, value)

    def close(self, *, wait: bool = True) -> None:  # noqa: ARG002  # there is nothing to wait for
        """Stops sampling."""
        for sampler in self._samplers:
            sampler.close()
