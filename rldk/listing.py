"""Runs side by side: how far each has come, how it ended, and what the health rules say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from rldk_schema.forms.alert_counts import AlertCounts
from rldk_schema.forms.ls import ListedRun
from rldk_schema.metrics import CORE_METRICS, METRICS

from rldk.adapters.any_files import ANY_FILES
from rldk.adapters.foreign_run import ForeignRun
from rldk.adapters.read_as import Hints
from rldk.check import check_any, heard_of_each, runs_at
from rldk.errors import LogChangedError, RldkError
from rldk.event.roles import parts, role_of, standing_for
from rldk.health.alerts import SEVERITIES
from rldk.health.coverage_text import in_few_words
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
from rldk.log.skips import OnError
from rldk.notebook import notebook_table, shown_in_notebook
from rldk.remote.by_url import by_url
from rldk.report.summary import Counts, Numbers
from rldk.run_index.answers import Answers, asked_for
from rldk.run_index.forms import LISTED, Listed
from rldk.text import counted, number

_TRIES = 3
_MOST_NAMES = 10_000  # that are looked at: a log may have new ones at every step
_MOST_BY_ROLE = 64  # names of which most are parts of a whole, as of layers


class ListedRuns(list[ListedRun]):
    """Runs, which a notebook shows as a table."""

    def _repr_html_(self) -> str:
        names = [name for name in CORE_METRICS if any(name in run.metrics for run in self)]
        rows = [
            [
                run.run_id,
                run.verdict,
                in_few_words(run.coverage),
                run.state.replace("_", " "),
                "none" if run.last_step is None else f"{run.first_step:,} – {run.last_step:,}",
                "" if run.first_bad_step is None else f"{run.first_bad_step:,}",
                *(_last(run, name) for name in names),
            ]
            for run in self
        ]
        heads = ["run", "verdict", "based on", "state", "steps", "first bad step", *names]
        return shown_in_notebook(counted(len(self), "run"), (), notebook_table(heads, rows, "run"))


def _last(run: ListedRun, name: str) -> str | None:
    last = run.metrics[name].last if name in run.metrics else None
    return None if last is None else number(last)


@by_url(ANY_FILES, "source")
def list_runs(
    source: str | Path = ".",
    rules: Rules | None = None,
    *,
    metrics: Sequence[str] = (),
    framework: str | None = None,
    algorithm: str | None = None,
    version: str | None = None,
    settings: Mapping[str, Any] | None = None,
    pattern: str | None = None,
    on_error: OnError = "raise",
    jobs: int = 1,
    index: bool = True,
) -> list[ListedRun]:
    """Lists every run at a place, in no particular order, as `rldk ls --format json` prints them.

    Args:
        source: An event file, a nested Parquet or Arrow file, any log that `rldk ingest` reads, or a directory of them;
            also by URL.
        rules: From `load_rules`.
        metrics: What to summarise besides the core metrics.
        framework: Whose logs they are, where others wrote them, as for `ingest_runs`; so are
        algorithm: what trained,
        version: the framework's version,
        settings: what is known of the runs' configuration, and
        pattern: what a line of a console holds.
        on_error: `raise` at the first line or file that cannot be read, or `skip` it: it stands in its run's `hides`.
        jobs: How many processes read at most.
        index: As for `check_runs`.

    Raises:
        LogNotFoundError: There is no such file or directory.
        EventValidationError: A line is no event.
        IngestError: There is no log, or one that others wrote cannot be read.
    """
    hints = Hints(framework, algorithm, version, settings or {}, pattern)
    wanted = (*CORE_METRICS, *metrics)
    place = Path(source)
    runs = runs_at(place, hints=hints, on_error=on_error)
    found = list_each(runs, rules, wanted, jobs, indexed=[place] if index else ())
    return ListedRuns(listed for listed, _ in found)


def list_each(
    runs: Sequence[RunLogs],
    rules: Rules | None,
    metrics: Sequence[str],
    jobs: int = 1,
    *,
    indexed: Sequence[Path] = (),
) -> Iterator[Listed]:
    """`list_run` of each run, in order.

    Args:
        runs: As they were found just now.
        rules: From `load_rules`.
        metrics: What to summarise.
        jobs: How many processes read at most.
        indexed: The places of which an index of runs is used: see `Answers`.
    """
    wanted = tuple(dict.fromkeys(metrics))
    question = partial(list_run, rules=rules, metrics=wanted)
    asked = asked_for(LISTED.name, rules, wanted, runs[0].on_error if runs else None)
    return Answers(indexed, LISTED, asked).through(runs, partial(heard_of_each, judge=question, jobs=jobs))


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
    return Listed(_listed(run, health, figures), health)


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


def _listed(run: RunLogs, health: RunHealth, figures: Figures) -> ListedRun:
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
