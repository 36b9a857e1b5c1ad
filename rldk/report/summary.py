"""A run in numbers: `{run_id}_final_report.json`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
from rldk.io.gathered import visible
from rldk.log.attempts import Superseded
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant
from rldk.log.bulk.rows import numbers_in, phase_rows, rows_with_new, series_rows, taker
from rldk.log.one_pass import in_one_pass, with_hidden
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

    Attributes:
        numbered: Whether its writer has numbered the events; what others wrote is numbered as it is read.
    """

    def __init__(self) -> None:
        self.numbered = True
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

    def add_batch(self, batch: Batch, hidden: Sequence[bool]) -> None:
        """Counts events; `hidden` are those that a later attempt superseded."""
        attempts = None if any(batch.has_process) else {(None, None)}
        if all(batch.has_process):
            attempts = _pairs(batch.leaf("rank"), batch.leaf("attempt"))
        superseded = hidden[0]
        if attempts is None or len(attempts) > 1 or (not isinstance(hidden, Constant) and (not superseded) in hidden):
            for row, event in enumerate(batch.events()):
                self.add(event, hidden[row])
            return
        ((rank, number),) = attempts
        if batch.has_process[0]:
            self._dropped[rank, number] = max(self._dropped.get((rank, number), 0), *_known(batch.leaf("dropped")), 0)
            if seqs := _known(batch.leaf("seq")):
                seen, last = self._seqs.get((rank, number), (0, -1))
                self._seqs[rank, number] = (seen + len(seqs), max(last, *seqs))
        times = _known(batch.leaf("timestamp"))
        self.times.add_all(times, all(map(math.isfinite, times)))
        for phase, rows in phase_rows(batch).items():
            (self.superseded if superseded else self.shown)[phase] += len(rows)
            if phase == "train" and not superseded:
                steps = taker(rows, len(batch))(batch.steps)
                self.steps.add_all(steps, True)
                first, last = min(steps), max(steps)
                known = self.attempts.setdefault(number, Attempt(first, last))
                known.first, known.last = min(known.first, first), max(known.last, last)
                known.events += len(rows)

    @property
    def dropped(self) -> int | None:
        """Events that the writers say they lost; None where nobody says."""
        return sum(self._dropped.values()) if self._dropped and self.numbered else None

    @property
    def starts(self) -> int | None:
        """Attempts that left an event; None where nobody says."""
        return len(self._dropped) or None

    @property
    def missing(self) -> int | None:
        """Events that gaps in `seq` prove to be missing in the log; None where there is no `seq`."""
        if not self._seqs or not self.numbered:
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


def _known(column: Sequence[Any]) -> Sequence[Any]:
    """The cells of a column that are not None."""
    if isinstance(column, Constant):
        return () if column.value is None else column
    return [value for value in column if value is not None] if None in column else column


def _pairs(one: Sequence[Any], other: Sequence[Any]) -> set[Any]:
    """The different pairs of cells of two columns."""
    if isinstance(one, Constant) and isinstance(other, Constant):
        return {(one.value, other.value)}
    return set(zip(one, other, strict=True))


class Summary:
    """Takes in a run, batch by batch, for its final report.

    Attributes:
        counts: Which events it has.
    """

    def __init__(self) -> None:
        self.counts = Counts()
        self._metrics: dict[str, dict[str, Numbers]] = {}

    def add(self, batch: Batch, hidden: Sequence[bool]) -> None:
        """Takes the next events; `hidden` are those that a later attempt superseded."""
        self.counts.add_batch(batch, hidden)
        counted = visible(batch, hidden)
        if counted is None:
            return
        series = series_rows(counted)
        for name, metrics in rows_with_new(counted, series, self._is_new).values():
            self._metrics.setdefault(name, {}).update((metric, Numbers()) for metric in metrics)
        for name, rows in series.items():
            take, columns = taker(rows, len(counted)), counted.metrics
            for metric, numbers in self._metrics.get(name, {}).items():
                if (column := columns.get(metric)) is not None:
                    numbers.add_all(*numbers_in(column, take))

    def _is_new(self, series: str, metric: str) -> bool:
        return metric not in self._metrics.get(series, ())

    def report(self, run: RunLogs, health: RunHealth | None) -> FinalReport:
        """The run in numbers, once all of it was taken in.

        Args:
            run: Its logs.
            health: What the health rules say; None if none were run.
        """
        counts = self.counts
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
            metrics={name: {m: s.summary() for m, s in series.items()} for name, series in self._metrics.items()},
            alerts=None if severities is None else AlertCounts(**{name: severities[name] for name in SEVERITIES}),
            state="unknown" if health is None else health.state,  # type: ignore[arg-type]  # one of those words
            error=None if health is None else health.error,
            verdict=None if health is None else health.verdict,  # type: ignore[arg-type]  # as well
            coverage=None if health is None else health.coverage,
            cost=UNKNOWN if health is None else health.cost,
        )


def final_report(run: RunLogs, *, health: RunHealth | None = None) -> FinalReport:
    """The run in numbers, as `{run_id}_final_report.json` has them.

    Args:
        run: Its logs.
        health: What the health rules say; None if none were run.
    """

    def work(batches: Iterator[Batch], superseded: Superseded | None) -> Summary:
        summary = Summary()
        for batch, hidden in with_hidden(batches, superseded):
            summary.add(batch, hidden)
        return summary

    return in_one_pass(run.batches, work)[0].report(run, health)


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

    def add_all(self, values: Sequence[float], finite: bool) -> None:
        """Takes the next ones, of which it is known whether all are finite."""
        if not finite:
            for value in values:
                self.add(value)
        elif values:
            if not self.count:
                self.first = values[0]
            self.count += len(values)
            self.last = values[-1]
            self.minimum, self.maximum = min(self.minimum, *values), max(self.maximum, *values)
            self.total = total(values, self.total)

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


def total(values: Iterable[float], start: float) -> float:
    """A sum, added up one by one: `sum` rounds in another way from Python 3.12 on."""
    for value in values:
        start += value
    return start
