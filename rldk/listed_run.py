"""One run as a line of a list: judged and summed up in one pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rldk_schema.forms.alert_counts import AlertCounts
from rldk_schema.forms.ls import ListedRun
from rldk_schema.metrics import CORE_METRICS, METRICS

from rldk.adapters.foreign_run import ForeignRun
from rldk.check import check_any
from rldk.errors import LogChangedError, RldkError
from rldk.event.roles import parts, role_of, standing_for
from rldk.health.alerts import SEVERITIES
from rldk.health.rules import Rules
from rldk.health.verdict import Feed, OnBatch, RunHealth, RunJudge
from rldk.io.dataset_run import DatasetRun
from rldk.io.gathered import visible
from rldk.log.attempts import Superseded
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import ABSENT, Column
from rldk.log.bulk.rows import numbers_in, phase_rows, taker
from rldk.log.listing import Listing
from rldk.log.runs import RunLogs
from rldk.report.summary import Counts, Numbers
from rldk.run_index.forms import Listed

_TRIES = 3
_MOST_NAMES = 10_000  # that are looked at: a log may have new ones at every step
_MOST_BY_ROLE = 64  # names of which most are parts of a whole, as of layers


def list_run(run: RunLogs, rules: Rules | None, metrics: Sequence[str]) -> Listed:
    """One run as `list_runs` has it, judged and summed up in one pass; and what is said of its health."""
    figures = Figures(metrics)

    def feed(judge: RunJudge, superseded: Superseded | None) -> OnBatch:
        nonlocal figures
        del superseded
        figures = Figures(metrics)

        def take(batch: Batch, hidden: Sequence[bool]) -> None:
            judge.add(batch, hidden)
            figures.add(batch, hidden)

        return take

    try:
        health = judge_live(run, rules, feed)
    except (RldkError, OSError) as error:
        if run.on_error == "raise":
            raise
        health, figures = RunHealth.of_unread(run, error), Figures(metrics)
    return Listed(listed(run, health, figures), health)


def judge_live(run: RunLogs, rules: Rules | None, feed: Feed) -> RunHealth:
    """Judges a run of which old segments may be deleted while it is read: then it is read again.

    Args:
        run: It may still be written.
        rules: From `load_rules`.
        feed: See `check_run`.

    Raises:
        LogChangedError: Segments are deleted again and again.
    """
    for _ in range(_TRIES - 1):
        try:
            return check_any(run, rules, feed=feed)
        except LogChangedError:  # noqa: PERF203  # three times
            run = replace(run, listing=Listing())
    return check_any(run, rules, feed=feed)


class Figures:
    """A run in numbers, taken in while it is judged. Memory grows with attempts, not with events.

    Args:
        metrics: Names of what is summed up, of the train steps that count.

    Attributes:
        counts: Its steps, times and attempts.
        openings: Attempt to how its start says that it relates to those before.
        trial: Name of the trial of a search that it is.
        checkpoint: The last checkpoint that counts: its step, and its directory where that is known.
    """

    def __init__(self, metrics: Sequence[str] = CORE_METRICS) -> None:
        self.counts = Counts()
        self.openings: dict[int | None, str] = {}
        self.trial: str | None = None
        self.checkpoint: tuple[int, str | None] | None = None
        self._numbers = {name: Numbers() for name in metrics}
        self._met: set[str] = set()
        self._by_role: dict[str, Numbers] = {}

    def add(self, batch: Batch, hidden: Sequence[bool]) -> None:
        """Takes the next events; `hidden` are those that a later attempt superseded."""
        self.counts.add_batch(batch, hidden)
        self._record(batch, hidden)
        counted = visible(batch, hidden)
        rows = () if counted is None else phase_rows(counted).get("train", ())
        if counted is None or not rows:
            return
        columns = counted.metrics
        if not columns.keys() <= self._met:
            self._meet(columns, rows)
        take = taker(rows, len(counted))
        for kept in (self._numbers, self._by_role):
            for name, numbers in kept.items():
                if (column := columns.get(name)) is not None:
                    numbers.add_all(*numbers_in(column, take))

    def _record(self, batch: Batch, hidden: Sequence[bool]) -> None:
        """Takes in starts and checkpoints."""
        recorded = batch.group("lifecycle")
        if recorded.values == [None]:
            return
        steps, attempts = batch.steps, batch.leaf("attempt")
        for row, told in enumerate(recorded):
            if told is None:
                continue
            if told.kind == "started":
                if told.opening is not None:
                    self.openings.setdefault(attempts[row], told.opening)
                self.trial = told.trial or self.trial
            elif told.kind == "checkpoint" and not hidden[row]:
                self.checkpoint = (steps[row], told.checkpoint)

    def _meet(self, columns: Mapping[str, Column], rows: Sequence[int]) -> None:
        """Takes in new names, as if their events came one by one."""
        by_row: dict[int, set[str]] = {}
        for name in columns.keys() - self._met:
            row = next((row for row in rows if columns[name].values[row] is not ABSENT), None)
            if row is not None:
                by_row.setdefault(row, set()).add(name)
        for _, new in sorted(by_row.items()):
            if len(self._met) >= _MOST_NAMES:
                return
            self._met |= new
            by_role = sorted(filter(role_of, new - self._numbers.keys()), key=parts)
            for name in by_role[: _MOST_BY_ROLE - len(self._by_role)]:
                self._by_role[name] = Numbers()

    @property
    def metrics(self) -> dict[str, Numbers]:
        """What was measured, by name; last what stands for a core metric that is missing, by its name's last word."""
        found = {name: numbers for name, numbers in self._numbers.items() if numbers.count}
        stand_ins = [
            name for same in standing_for([*self._by_role, *(METRICS.keys() & self._met)]).values() for name in same
        ]
        return found | {name: numbers for name in stand_ins if (numbers := self._by_role[name]).count}


def listed(run: RunLogs, health: RunHealth, figures: Figures) -> ListedRun:
    """A line of `rldk ls`, of what was found in a run."""
    about = _about(run)
    steps, times = figures.counts.step_range, figures.counts.time_range
    severities = Counter(alert.severity for alert in health.alerts)
    tags = about.get("tags")
    return ListedRun(
        run_id=health.run_id,
        path=str(health.path),
        read_as=health.read_as,
        state=health.state,  # type: ignore[arg-type]  # one of those words
        error=health.error,
        group=group if isinstance(group := about.get("group"), str) else None,
        trial=figures.trial or next(filter(None, (_text(record.get("trial")) for record in _attempts(about))), None),
        tags=[tag for tag in tags if isinstance(tag, str)] if isinstance(tags, (list, tuple)) else [],
        attempts=figures.counts.starts,
        stages=_stages(figures, about),
        first_step=None if steps is None else steps.first,
        last_step=None if steps is None else steps.last,
        last_event=None if times is None else times.last,
        metrics={name: numbers.summary() for name, numbers in figures.metrics.items()},
        alerts=AlertCounts(**{name: severities[name] for name in SEVERITIES}),
        verdict=health.verdict,  # type: ignore[arg-type]  # as well
        first_bad_step=health.first_bad_step,
        coverage=health.coverage,
        cost=health.cost,
        hides=health.hides,
    )


def _about(run: RunLogs) -> Mapping[str, Any]:
    """What is known of a run besides its events, whoever has written it down."""
    if isinstance(run, ForeignRun):
        return run.facts().about
    if isinstance(run, DatasetRun) and run.recorded.foreign is not None:
        return run.recorded.foreign.about
    return run.manifest()[0] or {}


def _attempts(about: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    attempts = about.get("attempts")
    return [record for record in attempts if isinstance(record, dict)] if isinstance(attempts, list) else []


def _stages(figures: Figures, about: Mapping[str, Any]) -> int | None:
    """How many attempts began anew after one that had finished, the first included; None if one does not tell."""
    numbered = ((record.get("attempt"), record.get("opening")) for record in _attempts(about))
    told = {number: opening for number, opening in numbered if isinstance(number, int)} | figures.openings
    later = [told.get(attempt) for attempt in list(figures.counts.attempts)[1:]]
    if not figures.counts.attempts or None in later:
        return None
    return 1 + later.count("stage")


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
