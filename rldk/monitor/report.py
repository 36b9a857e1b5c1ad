"""A run in numbers: `{run_id}_final_report.json`, and what `rldk report` shows of it on one page."""

from __future__ import annotations

import glob
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rldk_schema import METRICS, SCHEMA_VERSION, Event

from rldk import __version__
from rldk.events import json_number
from rldk.io.files import replacing
from rldk.io.reader import superseded
from rldk.io.runs import RunLogs
from rldk.io.segments import torn_tail
from rldk.io.source import Events
from rldk.manifest import read_manifest
from rldk.monitor.alerts import SEVERITIES, Alert, alert_of
from rldk.monitor.curve import Curve

# A log may hold any number of names: so many that nobody declared are drawn, and the others are counted.
_MOST_UNDECLARED = 100
_MOST_SETS = 8
_MOST_NOTES = 200
_MOST_VALUES = 5
_LONGEST_NAME = 200
MOST_COUNTED = 10_000
"""What is left out is counted up to here."""
_MOST_MANIFEST_BYTES = 2**20


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
    """Which events a run has, and which it lost. Memory grows with attempts, not with events."""

    def __init__(self) -> None:
        self.shown: Counter[str] = Counter()
        self.superseded: Counter[str] = Counter()
        self.attempts: dict[int | None, Attempt] = {}
        self.steps = _Numbers()
        self.times = _Numbers()
        self._dropped: dict[Any, int] = {}
        self._seqs: dict[Any, tuple[int, int]] = {}

    def add(self, event: Event, hidden: bool) -> None:
        """Counts an event; `hidden` are those that a later attempt went back behind."""
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
        return sum(self._dropped.values()) if self._dropped else None

    @property
    def starts(self) -> int | None:
        """Attempts that left an event; None where nobody says."""
        return len(self._dropped) or None

    @property
    def missing(self) -> int | None:
        """Events that gaps in `seq` prove to be missing in the log; None where there is no `seq`."""
        return sum(max(last + 1 - seen, 0) for seen, last in self._seqs.values()) if self._seqs else None


def final_report(
    run: RunLogs, hidden: Callable[[Event], bool] | None = None, *, alerts: Sequence[Alert] | None = None
) -> dict[str, Any]:
    """The run in numbers, as `{run_id}_final_report.json` has them; docs/final_report.schema.json defines the form.

    Args:
        run: Its logs.
        hidden: Which events a later attempt went back behind; None to find out.
        alerts: What the health rules found; None if none were run.
    """
    hidden = hidden or superseded(run)
    counts = Counts()
    metrics: dict[str, dict[str, _Numbers]] = {}
    for event in run:
        counts.add(event, behind := hidden(event))
        if not behind:
            for metric, value in event.metrics.items():
                if value is not None:
                    metrics.setdefault(series_of(event), {}).setdefault(metric, _Numbers()).add(value)
    return {
        "run_id": run.run_id,
        "schema_version": SCHEMA_VERSION,
        "rldk_version": __version__,
        "attempts": counts.starts,
        "events": dict(counts.shown),
        "superseded_events": dict(counts.superseded),
        "dropped": counts.dropped,
        "steps": counts.steps.range(),
        "time": counts.times.range(),
        "metrics": {name: {m: s.summary() for m, s in series.items()} for name, series in metrics.items()},
        "alerts": None if alerts is None else {s: sum(a.severity == s for a in alerts) for s in SEVERITIES},
    }


def series_of(event: Event) -> str:
    """What the metrics of an event belong to: its phase, and of an evaluation the set behind a slash."""
    phase = event.model_info.phase
    if phase in ("eval", "test") and event.data_slice.dataset_name is not None:
        return f"{phase}/{event.data_slice.dataset_name}"
    return phase


@dataclass(slots=True)
class Report:
    """What the page shows of a run. Its size does not grow with the number of events.

    Attributes:
        facts: Leaves of the events that say what was run, each with its different values in order.
        curves: By what was measured, `train` or an evaluation set such as `eval/held-out`, and by metric.
        steps: First and last step of what is drawn; None before the first.
        sets: The evaluation sets that are drawn.
        undeclared: The metrics that are drawn and that the schema does not know.
        final: By metric, the last value in an event of another phase.
        notes: By text: how often it was noted, at which step first, in which phase.
        moments: Steps and what happened there.
        left_out: What is not drawn, and how many of it.
        torn: Files whose end was torn, and the bytes of it.
        manifest: What `{run_id}_run.json` says; None if nothing.
        manifest_problem: Why it says nothing.
    """

    run_id: str
    counts: Counts = field(default_factory=Counts)
    facts: dict[str, list[str | int]] = field(default_factory=dict)
    curves: dict[str, dict[str, Curve]] = field(default_factory=dict)
    steps: tuple[int, int] | None = None
    sets: list[str] = field(default_factory=list)
    undeclared: list[str] = field(default_factory=list)
    final: dict[str, float] = field(default_factory=dict)
    notes: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    moments: dict[tuple[int, str], None] = field(default_factory=dict)
    left_out: dict[str, set[int]] = field(default_factory=dict)
    torn: list[tuple[str, int]] = field(default_factory=list)
    manifest: dict[str, Any] | None = None
    manifest_problem: str | None = None

    def add(self, event: Event) -> None:
        """Takes in an event that counts."""
        self._add_facts(event)
        self._add_notes(event)
        phase = event.model_info.phase
        if phase not in ("train", "eval", "test"):
            if alert_of(event) is not None:
                return  # its figures belong to the alert
            for name, value in event.metrics.items():
                if value is not None and (name in self.final or self._room(len(self.final), name, "final values")):
                    self.final[name] = value
            return
        first, last = self.steps or (event.step, event.step)
        self.steps = (min(first, event.step), max(last, event.step))
        series = series_of(event)
        if phase != "train":
            self._moment(event.step, f"evaluated: {series}")
            if series not in self.sets:
                if not self._room(len(self.sets), series, "evaluation sets", _MOST_SETS):
                    return
                self.sets.append(series)
        curves = self.curves.setdefault(series, {})
        for name, value in event.metrics.items():
            if value is not None:
                curve = curves.get(name)
                if curve is None:
                    if not self._drawn(name):
                        continue
                    curve = curves[name] = Curve()
                curve.add(event.step, value)

    def _drawn(self, name: str) -> bool:
        if name in METRICS or name in self.undeclared:
            return True
        if not self._room(len(self.undeclared), name, "metrics"):
            return False
        self.undeclared.append(name)
        return True

    def _room(self, there: int, name: str, what: str, most: int = _MOST_UNDECLARED) -> bool:
        """Whether one more may be shown; counts it if not."""
        if there < most and len(name) <= _LONGEST_NAME:
            return True
        left_out = self.left_out.setdefault(what, set())
        if len(left_out) < MOST_COUNTED:
            left_out.add(hash(name))
        return False

    def _add_facts(self, event: Event) -> None:
        info = event.model_info
        self._fact("model_name", info.model_name)
        self._fact("model_size", info.model_size)
        self._fact("git_sha", info.git_sha)
        self._fact("optimizer", info.optimizer)
        self._fact("scheduler", info.scheduler)
        self._fact("seed", event.rng.seed)
        if info.phase == "train":
            self._fact("dataset_name", event.data_slice.dataset_name)
        if event.process is not None:
            self._fact("world_size", event.process.world_size)

    def _fact(self, name: str, value: str | int | None) -> None:
        if value is None:
            return
        known = self.facts.setdefault(name, [])
        if value not in known and len(known) < _MOST_VALUES:
            known.append(value)

    def _add_notes(self, event: Event) -> None:
        for note in event.notes:
            text = note[: _LONGEST_NAME + 1]
            phase = event.model_info.phase
            if text in self.notes:
                count, step, where = self.notes[text]
                self.notes[text] = (count + 1, step, where)
            elif self._room(len(self.notes), text[:_LONGEST_NAME], "notes", _MOST_NOTES):
                self.notes[text] = (1, event.step, phase)
            if phase == "lifecycle":
                self._moment(event.step, text)

    def _moment(self, step: int, what: str) -> None:
        if len(self.moments) < _MOST_NOTES:
            self.moments[step, what] = None


def collect(run: RunLogs, *, on_progress: Callable[[int], None] | None = None) -> Report:
    """Reads a run twice, in constant memory, and keeps what the page shows.

    Args:
        run: Its logs.
        on_progress: Called now and then with the number of events that a pass has read.

    Raises:
        EventValidationError: A line is no event.
    """
    events = Events(run, on_progress=on_progress)
    hidden = superseded(events)
    report = Report(run.run_id)
    for event in events:
        report.counts.add(event, behind := hidden(event))
        if not behind:
            report.add(event)
    if run.rank is None:
        report.torn = [torn for live in run.paths for torn in _torn(live)]
    report.manifest, report.manifest_problem = read_manifest(
        run.paths[0].parent, run.run_id, most_bytes=_MOST_MANIFEST_BYTES
    )
    return report


def write_report(
    run: RunLogs,
    dest: str | Path,
    *,
    alerts: Sequence[Alert] | None,
    on_progress: Callable[[int], None] | None = None,
) -> None:
    """Writes one page about a run that needs no other file and no network. It is whole or not there.

    Args:
        run: Its logs.
        dest: The HTML file.
        alerts: What the health rules found; None if none were run, which the page says.
        on_progress: Called now and then with the number of events that a pass has read.

    Raises:
        EventValidationError: A line is no event.
        OSError: The file cannot be written.
    """
    from rldk.monitor.page import render

    page = render(collect(run, on_progress=on_progress), alerts)
    with replacing(dest) as path:
        path.write_text(page, encoding="utf-8")


def _torn(live: Path) -> Iterable[tuple[str, int]]:
    """What was torn from the end of a log when it was reopened, and what is torn there now."""
    for aside in sorted(live.parent.glob(f"{glob.escape(live.name)}.torn-*")):
        yield aside.name, aside.stat().st_size
    if live.suffix == ".jsonl" and live.exists() and (size := torn_tail(live)):
        yield live.name, size


@dataclass(slots=True)
class _Numbers:
    """Numbers one after the other. Those that are not finite are counted, and left out of all but first and last."""

    count: int = 0
    nonfinite: int = 0
    first: float | None = None
    last: float | None = None
    minimum: float = math.inf
    maximum: float = -math.inf
    total: float = 0.0

    def add(self, value: float) -> None:
        self.count += 1
        if self.count == 1:
            self.first = value
        self.last = value
        if not math.isfinite(value):
            self.nonfinite += 1
            return
        self.minimum, self.maximum = min(self.minimum, value), max(self.maximum, value)
        self.total += value

    def range(self) -> dict[str, float] | None:
        return {"first": self.minimum, "last": self.maximum} if self.count else None

    def summary(self) -> dict[str, Any]:
        finite = self.count - self.nonfinite
        return {
            "count": self.count,
            "nonfinite": self.nonfinite,
            "first": json_number(self.first),
            "last": json_number(self.last),
            "min": self.minimum if finite else None,
            "max": self.maximum if finite else None,
            "mean": json_number(self.total / finite) if finite else None,
        }
