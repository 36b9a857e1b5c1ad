"""A run in numbers: `{run_id}_final_report.json`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rldk_schema import SCHEMA_VERSION, Event
from rldk_schema.forms.alert_counts import AlertCounts
from rldk_schema.forms.final_report import FinalReport, StepRange, TimeRange
from rldk_schema.forms.metric_summary import MetricSummary

from rldk._version import __version__
from rldk.health.alerts import SEVERITIES
from rldk.health.cost import UNKNOWN
from rldk.health.verdict import RunHealth
from rldk.log.attempts import superseded
from rldk.log.runs import RunLogs


@dataclass(slots=True)
class Attempt:
    """The train steps of one start of the run that count.

    Attributes:
        first: Its first step.
        last: Its last step.
        events: Its train events.
    """

    first: int
    last: int
    events: int = 0


class Counts:
    """Which events a run has, and which it lost. Memory grows with attempts, not with events.

    Args:
        numbered: Whether its writer has numbered the events; what others wrote is numbered as it is read.
    """

    def __init__(self, *, numbered: bool = True) -> None:
        self._numbered = numbered
        self.shown: Counter[str] = Counter()
        self.superseded: Counter[str] = Counter()
        self.attempts: dict[int | None, Attempt] = {}
        self.steps = Numbers()
        self.times = Numbers()
        self._dropped: dict[Any, int] = {}
        self._seqs: dict[Any, tuple[int, int]] = {}

    def add(self, event: Event, hidden: bool) -> None:
        """Counts an event; `hidden` are those that a later attempt superseded."""
        phase, process = event.model_info.phase, event.process
        if process is not None:
            attempt = (process.rank, process.attempt)
            self._dropped[attempt] = max(self._dropped.get(attempt, 0), process.dropped or 0)
            if process.seq is not None:
                seen, last = self._seqs.get(attempt, (0, -1))
                self._seqs[attempt] = (seen + 1, max(last, process.seq))
        if event.timestamp is not None:
            self.times.add(event.timestamp)
        (self.superseded if hidden else self.shown)[phase] += 1
        if phase == "train" and not hidden:
            self.steps.add(event.step)
            number = process.attempt if process is not None else None
            known = self.attempts.setdefault(number, Attempt(event.step, event.step))
            known.first, known.last = min(known.first, event.step), max(known.last, event.step)
            known.events += 1

    @property
    def dropped(self) -> int | None:
        """Events that the writers say they lost; None where nobody says."""
        return sum(self._dropped.values()) if self._dropped and self._numbered else None

    @property
    def starts(self) -> int | None:
        """Attempts that left an event; None where nobody says."""
        return len(self._dropped) or None

    @property
    def missing(self) -> int | None:
        """Events that gaps in `seq` prove to be missing in the log; None where there is no `seq`."""
        if not self._seqs or not self._numbered:
            return None
        return sum(max(last + 1 - seen, 0) for seen, last in self._seqs.values())

    @property
    def step_range(self) -> StepRange | None:
        """Lowest and highest train step; None if there is none."""
        return StepRange(int(self.steps.minimum), int(self.steps.maximum)) if self.steps.count else None

    @property
    def time_range(self) -> TimeRange | None:
        """Earliest and latest event; None if no event has a time."""
        return TimeRange(self.times.minimum, self.times.maximum) if self.times.count else None


def final_report(
    run: RunLogs, hidden: Callable[[Event], bool] | None = None, *, health: RunHealth | None = None
) -> FinalReport:
    """The run in numbers, as `{run_id}_final_report.json` has them.

    Args:
        run: Its logs.
        hidden: Which events a later attempt superseded; None to find out.
        health: What the health rules say; None if none were run.
    """
    hidden = hidden or superseded(run)
    counts = Counts()
    metrics: dict[str, dict[str, Numbers]] = {}
    for event in run:
        counts.add(event, behind := hidden(event))
        if not behind:
            for metric, value in event.metrics.items():
                if value is not None:
                    metrics.setdefault(series_of(event), {}).setdefault(metric, Numbers()).add(value)
    severities = None if health is None else Counter(alert.severity for alert in health.alerts)
    return FinalReport(
        run_id=run.run_id,
        schema_version=SCHEMA_VERSION,
        rldk_version=__version__,
        attempts=counts.starts,
        events=dict(counts.shown),
        superseded_events=dict(counts.superseded),
        dropped=counts.dropped,
        skipped=run.skips.count,
        step_order=run.order.told(),
        steps=counts.step_range,
        time=counts.time_range,
        metrics={name: {m: s.summary() for m, s in series.items()} for name, series in metrics.items()},
        alerts=None if severities is None else AlertCounts(**{name: severities[name] for name in SEVERITIES}),
        state="unknown" if health is None else health.state,  # type: ignore[arg-type]  # one of those words
        error=None if health is None else health.error,
        verdict=None if health is None else health.verdict,  # type: ignore[arg-type]  # as well
        coverage=None if health is None else health.coverage,
        cost=UNKNOWN if health is None else health.cost,
    )


def series_of(event: Event) -> str:
    """What the metrics of an event belong to: its phase, and of an evaluation the set behind a slash."""
    phase = event.model_info.phase
    if phase in ("eval", "test") and event.data_slice.dataset_name is not None:
        return f"{phase}/{event.data_slice.dataset_name}"
    return phase


@dataclass(slots=True)
class Numbers:
    """Numbers one after the other. Those that are not finite are counted, and left out of all but first and last."""

    count: int = 0
    nonfinite: int = 0
    first: float | None = None
    last: float | None = None
    minimum: float = math.inf
    maximum: float = -math.inf
    total: float = 0.0

    def add(self, value: float) -> None:
        """Takes the next one."""
        self.count += 1
        if self.count == 1:
            self.first = value
        self.last = value
        if not math.isfinite(value):
            self.nonfinite += 1
            return
        self.minimum, self.maximum = min(self.minimum, value), max(self.maximum, value)
        self.total += value

    def summary(self) -> MetricSummary:
        """What they are in all; there must be one."""
        finite = self.count - self.nonfinite
        return MetricSummary(
            count=self.count,
            nonfinite=self.nonfinite,
            first=self.first,
            last=self.last,
            min=self.minimum if finite else None,
            max=self.maximum if finite else None,
            mean=self.total / finite if finite else None,
        )
