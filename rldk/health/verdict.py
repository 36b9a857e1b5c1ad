"""What the health rules find in the finished log of one run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rldk_schema import Event

from rldk.health.alerts import Alert, alert_of
from rldk.health.bulk_evaluator import Found
from rldk.health.cost import CostMeter, devices_of
from rldk.health.coverage import Origin, coverage_of, lacking
from rldk.health.other_ranks import OtherRanks
from rldk.health.part import Part, parts_of
from rldk.health.rules import Rules, default_rules
from rldk.health.run_health import RunHealth, Silence
from rldk.health.seen import MOST_NAMES, Seen
from rldk.health.stretch import LEAST_ROWS, Stretch, items_of, runs_of
from rldk.health.trainings import Trainings, attempt_of
from rldk.log.as_given import not_as_given
from rldk.log.attempts import Superseded, hidden_in_one_line
from rldk.log.bulk.batch import Batch
from rldk.log.ending import how_it_ended
from rldk.log.one_pass import in_one_pass, with_hidden
from rldk.log.runs import RunLogs
from rldk.text import printable

__all__ = ["Feed", "OnBatch", "RunHealth", "RunJudge", "check_run"]

OnBatch = Callable[[Batch, Sequence[bool]], object]
"""Gets some events of a run, and which of them are superseded."""

# Their causes are not in the metrics: what the run itself found is all there is.
_SEEN_LIVE_ONLY = ("checkpoint_damage", "stall")
_SHOWN = 5


class RunJudge:
    """Judges one run by its event log, and its other ranks by what is about their hosts.

    Steps that a later attempt repeats do not count.

    Args:
        run: From `find_runs`.
        rules: From `load_rules`.
        framework: Whose log it is, where there is no manifest that says so; likewise
        algorithm: what trained, and
        config: the run's configuration.
        decided_by: The flag that would decide what some of its keys mean.
        ours: Whether rldk has logged it.
        now: Unix time, s; a run without an end that has been silent for too long by then is stalled, or was killed.
        superseded: Which events a later attempt supersedes; None if none is, and all are of one training.
        others: What is known of the run's other ranks; None to look at them now.
    """

    def __init__(
        self,
        run: RunLogs,
        rules: Rules | None = None,
        *,
        framework: str | None = None,
        algorithm: str | None = None,
        config: Mapping[str, Any] | None = None,
        decided_by: str | None = None,
        ours: bool = True,
        now: float | None = None,
        superseded: Superseded | None = None,
        others: OtherRanks | None = None,
    ) -> None:
        manifest = run.manifest()[0] or {}
        framework, algorithm = (
            told if isinstance(told := manifest.get(key, known), str) else None
            for key, known in (("framework", framework), ("algorithm", algorithm))
        )
        given = manifest.get("config", config)
        self._origin = Origin(
            framework=framework,
            algorithm=algorithm,
            settings=given if isinstance(given, Mapping) else {},
            decided_by=decided_by,
            ours=ours,
        )
        self._run, self._now, self._superseded = run, now, superseded
        self._rules = default_rules() if rules is None else rules
        self._health = RunHealth(run.run_id, run.paths[0], not_as_given=not_as_given(manifest))
        self._trainings = Trainings(self._rules, algorithm=algorithm)
        self._trainings.divide(superseded)
        self._seen = Seen()
        self._live: list[Alert] = []
        self._told = (0, 0)  # how many of the health's alerts and of those were given away
        self._last: Event | None = None
        self._silence: tuple[Event, Alert, str] | None = None  # the last event, what is said of it, the end of that
        self._others = OtherRanks.of(run, self._rules) if others is None else others
        self._seen.elsewhere = self._others.measured
        grave = min((alert.step for alert in self._others.alerts if alert.severity == "critical"), default=None)
        limit = self._trainings.silence_limit
        self._meter = CostMeter(self._rules, limit, devices=devices_of(manifest), critical_step=grave)

    def add(self, batch: Batch, hidden: Sequence[bool]) -> None:
        """Takes the next events, and which of them are superseded.

        Most are taken together: all but those that record an alert or come after a long silence.
        """
        self._meter.measure(batch)
        for part in parts_of(batch, self._superseded):
            few = part.stop - part.start < LEAST_ROWS
            start = part.start
            for row in (*(range(part.start, part.stop) if few else part.alone(batch, self._meter)), part.stop):
                for first, stop, is_hidden in runs_of(hidden, start, row):
                    self._add_rows(batch, part, first, stop, hidden=is_hidden)
                if row < part.stop:
                    self.add_event(batch.event(row), hidden[row])
                start = row + 1

    def add_event(self, event: Event, hidden: bool) -> Sequence[Alert]:
        """Takes the next event, and gives what is found with it."""
        self._meter.add(event, hidden)
        if hidden:
            self._health.superseded += 1
            return ()
        found = self._observe(event)
        self._health.events += 1
        self._health.alerts += found
        self._last = event
        if (told := alert_of(event)) is not None and told.rule in _SEEN_LIVE_ONLY:
            self._live.append(self._trainings.placed(told, attempt_of(event)))
            found = [*found, self._live[-1]]
        if found:
            self._meter.found(found)
        return found

    def _observe(self, event: Event) -> list[Alert]:
        found = self._trainings.observe(event)
        if event.model_info.phase == "train":
            self._trainings.count(self._seen, event)
        elif event.model_info.phase == "summary":
            self._health.state = "finished"
        return found

    def _add_rows(self, batch: Batch, part: Part, start: int, stop: int, *, hidden: bool) -> None:
        found = [] if hidden else self._observe_rows(batch, part, start, stop)
        grave = (row for row, alerts in found for alert in alerts if alert.severity == "critical")
        self._meter.add_rows(
            part.attempt,
            part.world_size,
            batch.steps[start:stop],
            None if part.times is None else part.times[start - part.start : stop - part.start],
            hidden=hidden,
            critical=None if (row := next(grave, None)) is None else row - start,
        )
        if hidden:
            self._health.superseded += stop - start
            return
        self._health.events += stop - start
        self._health.alerts += [alert for _, alerts in found for alert in alerts]
        self._last = batch.event(stop - 1)

    def _observe_rows(self, batch: Batch, part: Part, start: int, stop: int) -> Found:
        found: Found = []
        for row, item in items_of(batch, start, stop):
            if not isinstance(item, Stretch):
                events: Iterable[Event] = (item,)
            elif self._trainings.current.declines():
                events = map(batch.event, range(row, item.rows[-1] + 1))
            else:
                found += self._trainings.observe_stretch(item, part.training, part.attempt)
                self._trainings.count_stretch(self._seen, item, part.training)
                if any(batch.leaf("phase")[other] == "summary" for each in item.breaks for other in item.others(each)):
                    self._health.state = "finished"
                continue
            found += [(each, alerts) for each, event in enumerate(events, row) if (alerts := self._observe(event))]
        return found

    def take_found(self) -> list[Alert]:
        """What was found since this was asked last."""
        alerts, live = self._told
        found = [*self._health.alerts[alerts:], *self._live[live:]]
        self._told = (len(self._health.alerts), len(self._live))
        return found

    def health(self, run: RunLogs | None = None) -> RunHealth:
        """What is to be said of the run after the events that were added. More may be added, and this be asked again.

        Args:
            run: The run as it was found last, where it has grown since this began.
        """
        run, trainings = self._run if run is None else run, self._trainings
        health = replace(self._health, alerts=[*self._health.alerts], unseen=[*self._health.unseen])
        if self._superseded is not None:
            health.hidden = hidden_in_one_line(self._superseded, health.superseded)
        judged = {(alert.rule, alert.attempt, alert.step) for alert in health.alerts}
        health.alerts += [told for told in self._live if (told.rule, told.attempt, told.step) not in judged]
        now = time.time() if self._now is None else self._now
        ended = how_it_ended(run, now=now)
        silent = self._silent(now, sure=ended.state == "silent") if ended.state in ("running", "silent") else None
        if silent is not None:
            health.alerts.append(silent[0])
        health.skips = self._others.skips + run.skips
        health.step_order = run.order.told()
        health.alerts += self._others.alerts
        health.alerts.sort(key=lambda alert: (alert.attempt or 0, alert.step))
        if silent is not None:
            place = next(i for i, alert in enumerate(health.alerts) if alert is silent[0])
            health.silence = replace(silent[1], place=place)
        health.cost, health.cost_lacks = self._meter.cost(), self._meter.lacks()
        if ended.state != "unknown":
            health.state, health.error = ended.state, ended.error
        health.lasts = ended.lasts
        health.unseen += [*run.left_out, *self._others.unseen]
        _cover(health, trainings, self._seen, self._rules, self._origin)
        return health

    def _silent(self, now: float, *, sure: bool) -> tuple[Alert, Silence] | None:
        """The alert that a run without an end has logged nothing for too long, or is `sure` to log nothing more."""
        last = self._last
        if last is None or last.timestamp is None:
            return None
        seconds = now - last.timestamp
        silence = Silence(0, last.timestamp, self._trainings.silence_limit(), "")
        text = silence.text(now)
        if self._silence is not None and self._silence[0] is last:  # which the rule has fired for already
            alert, rest = self._silence[1:]
            if not sure and seconds <= silence.limit:
                return None
            return replace(alert, message=f"{text}{rest}", value=seconds), replace(silence, rest=rest)
        alerts = self._trainings.silent(last, seconds, text, sure=sure)
        if not alerts:
            return None
        rest = alerts[0].message[len(text) :]
        self._silence = last, alerts[0], rest
        return alerts[0], replace(silence, rest=rest)


Feed = Callable[[RunJudge, Superseded | None], OnBatch]
"""Gives what takes the batches of one pass: it is told who judges, and what is superseded."""


def judge_only(judge: RunJudge, superseded: Superseded | None) -> OnBatch:
    """Has nobody but the judge take the batches."""
    del superseded
    return judge.add


def check_run(
    run: RunLogs,
    rules: Rules | None = None,
    *,
    framework: str | None = None,
    algorithm: str | None = None,
    config: Mapping[str, Any] | None = None,
    decided_by: str | None = None,
    ours: bool = True,
    now: float | None = None,
    on_progress: Callable[[int], None] | None = None,
    feed: Feed = judge_only,
) -> RunHealth:
    """Judges one run by its event log, and by those of its other ranks what is about their hosts.

    Steps that a later attempt repeats do not count.

    Args:
        run: From `find_runs`.
        rules: From `load_rules`.
        framework: As for `RunJudge`; so are
        algorithm: what trained,
        config: the run's configuration,
        decided_by: the flag that would decide,
        ours: whose log it is, and
        now: the time.
        on_progress: Gets the number of events that have been read.
        feed: Gives what takes the batches of one pass. It hands them to the judge, and to whoever else wants them.
    """
    others = OtherRanks.of(run, default_rules() if rules is None else rules)

    def judge(superseded: Superseded | None) -> RunJudge:
        return RunJudge(
            run,
            rules,
            framework=framework,
            algorithm=algorithm,
            config=config,
            decided_by=decided_by,
            ours=ours,
            now=now,
            superseded=superseded,
            others=others,
        )

    def work(batches: Iterator[Batch], superseded: Superseded | None) -> RunHealth:
        judging, count = judge(superseded), 0
        take = feed(judging, superseded)
        for batch, hidden in with_hidden(batches, superseded):
            take(batch, hidden)
            count += len(batch)
            if on_progress is not None:
                on_progress(count)
        return judging.health()

    return in_one_pass(run.batches, work)[0]


def _cover(health: RunHealth, trainings: Trainings, seen: Seen, rules: Rules, origin: Origin) -> None:
    """Says what the verdict is based on."""
    standing = trainings.standing()
    seen.over = health.state not in ("running", "silent", "unknown")
    health.trained = seen.events > 0
    health.coverage = coverage_of(standing, seen, rules, origin, trainings.nonfinite)
    health.lacking = lacking(standing, seen, rules, origin)
    if missing := seen.presence.incomplete():
        places = [f"no {printable(name)} {seen.presence.absent(name)}" for name in missing[:_SHOWN]]
        more = f" and {len(missing) - _SHOWN} more metrics" if len(missing) > _SHOWN else ""
        health.unseen.append(", ".join(places) + more)
    if seen.cut:
        health.unseen.append(f"metrics beyond the first {MOST_NAMES:,} names")
