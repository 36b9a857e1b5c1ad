"""What the health rules find in the finished log of one run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from rldk_schema import Event
from rldk_schema.forms.check import WorstSample
from rldk_schema.forms.cost import Cost
from rldk_schema.forms.coverage import Coverage

from rldk.errors import RldkError
from rldk.health.alerts import SEVERITIES, Alert, alert_of, place_of
from rldk.health.cost import UNKNOWN, CostMeter, devices_of
from rldk.health.coverage import CORE, NONE, Origin, coverage_of, lacking
from rldk.health.coverage_text import core_in_words
from rldk.health.evaluator import Evaluator
from rldk.health.rules import Rules, default_rules, host_rules, is_one_per_host
from rldk.health.seen import MOST_NAMES, Seen
from rldk.health.trainings import Trainings
from rldk.io.source import Events
from rldk.log.as_given import NotAsGiven, not_as_given
from rldk.log.attempts import hidden_in_one_line
from rldk.log.ending import CUT_SHORT, how_it_ended
from rldk.log.manifest import read_manifest
from rldk.log.replay import EventLogs
from rldk.log.runs import RunLogs
from rldk.log.skips import Skips
from rldk.text import counted, printable

OnEvent = Callable[[Event, bool, Sequence[Alert]], object]
"""Gets an event, whether it is superseded, and what was found with it."""

# Their causes are not in the metrics: what the run itself found is all there is.
_SEEN_LIVE_ONLY = ("checkpoint_damage", "stall")
_SHOWN = 5


@dataclass(slots=True)
class RunHealth:
    """A run as the rules see it.

    Attributes:
        run_id: The run.
        path: Its log, or the first of them.
        events: How many events were judged.
        trained: Whether one of them is a train event.
        superseded: How many were not, as a later attempt repeats their steps.
        alerts: What was found, in order.
        coverage: What the verdict is based on.
        lacking: What of the core could not be judged, and why: those of `coverage.unmeasured`.
        cost: What the run cost.
        cost_lacks: What is missing in its log to tell that; empty if nothing is.
        hidden: Which events a later attempt supersedes, in words; None for none.
        not_as_given: What the run was given and its log does not have.
        unseen: What else of the log the verdict leaves out, such as other ranks.
        state: How it ended, or `running`; `unknown` where its log does not say.
        error: What it died of, in one line.
        read_as: Whose log it is, and what trained.
        sentence: The same with what of it was explained, what is left, and which flag would decide; None for our own.
        unexplained: Raw keys that the framework is not known to log.
        decided_by: The flag that would decide what is undecided; None if nothing is.
        skips: Lines that gave no event, those of its other ranks among them as far as these are read.
        unread: Why all or the rest of its log could not be read; None if it could.
        step_order: Where train steps fall or repeat within an attempt, a line for each of the two.
        samples: Where the worst samples of text lie that were taken at the steps of the alerts, or before.
    """

    run_id: str
    path: Path
    events: int = 0
    trained: bool = False
    superseded: int = 0
    alerts: list[Alert] = field(default_factory=list)
    coverage: Coverage = NONE
    lacking: Mapping[str, str] = field(default_factory=dict)
    cost: Cost = UNKNOWN
    cost_lacks: str = ""
    hidden: str | None = None
    not_as_given: NotAsGiven = field(default_factory=NotAsGiven)
    unseen: list[str] = field(default_factory=list)
    state: str = "unknown"
    error: str | None = None
    read_as: str = "rldk"
    sentence: str | None = None
    unexplained: tuple[str, ...] = ()
    decided_by: str | None = None
    skips: Skips = field(default_factory=Skips)
    unread: OSError | RldkError | None = None
    step_order: list[str] = field(default_factory=list)
    samples: list[WorstSample] = field(default_factory=list)

    @classmethod
    def of_unread(cls, run: RunLogs, error: OSError | RldkError) -> RunHealth:
        """What is to be said of a run that cannot be read."""
        why = str(error).split("\n", 1)[0]
        if run.run_id not in why:  # an error of reading has no file's name
            why = f"{run.paths[0]}: {why}"
        return cls(
            run.run_id, run.paths[0], lacking=dict.fromkeys(CORE, why), unseen=[f"all of it: {why}"], unread=error
        )

    @property
    def skipped(self) -> list[str]:
        """Lines that could not be read, each with its place; the last says how many more there are."""
        return self.skips.told()

    @property
    def left_out(self) -> list[str]:
        """What else gave no event, such as the torn last line of a log that is still being written."""
        return self.skips.others_told()

    @property
    def verdict(self) -> str:
        """`critical`, `warning`, `quiet`, or `not judged`: nothing was found, and some of the core was not judged."""
        worst = self.worst()
        if worst >= SEVERITIES.index("warning"):
            return SEVERITIES[worst]
        return "not judged" if self.coverage.unmeasured else "quiet"

    @property
    def verdict_in_words(self) -> str:
        """The verdict, after the state of a run that did not come to its end: `failed, quiet`."""
        return f"{self.state.replace('_', ' ')}, {self.verdict}" if self.state in CUT_SHORT else self.verdict

    @property
    def first_bad_step(self) -> int | None:
        """The step of the first alert that is at least a warning."""
        bad = SEVERITIES.index("warning")
        return next((a.step for a in self.alerts if SEVERITIES.index(a.severity) >= bad), None)

    @property
    def why(self) -> str:
        """What the verdict is based on, in a few words."""
        if self.error:
            return self.error
        worst = max(self.alerts, key=lambda a: (SEVERITIES.index(a.severity), -a.step), default=None)
        if worst is not None and self.verdict not in ("quiet", "not judged"):
            later = "" if worst.step == self.first_bad_step else f" at {place_of(worst)}"
            return f"{worst.rule}{later}: {worst.message}"
        return "; ".join(core_in_words(self.lacking))

    @property
    def hides(self) -> str | None:
        """What of the run the verdict leaves out, in one line; None for nothing."""
        bad, others = self.skips.count, self.skips.other_count
        parts = [
            self.hidden,
            *self.not_as_given.in_words(),
            f"{counted(bad, 'line')} that could not be read, the first: {self.skipped[0]}" if bad else "",
            self.left_out[0] + (f", and {others - 1} more such" if others > 1 else "") if others else "",
            *self.unseen,
        ]
        return "; ".join(filter(None, parts)) or None

    @property
    def lost_all(self) -> bool:
        """Whether events were lost, and no train event is left."""
        return self.not_as_given.lost > 0 and not self.trained

    def worst(self) -> int:
        """The place in `SEVERITIES` of the gravest alert; -1 without any."""
        return max((SEVERITIES.index(alert.severity) for alert in self.alerts), default=-1)


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
    on_event: OnEvent | None = None,
) -> RunHealth:
    """Judges one run by its event log, and by those of its other ranks what is about their hosts.

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
        on_progress: Gets the number of events that have been read.
        on_event: Gets each event, superseded ones too.
    """
    manifest = read_manifest(run.paths[0].parent, run.run_id)[0] or {}
    framework, algorithm = (
        told if isinstance(told := manifest.get(key, known), str) else None
        for key, known in (("framework", framework), ("algorithm", algorithm))
    )
    known = default_rules() if rules is None else rules
    trainings = Trainings(known, algorithm=algorithm)
    health = RunHealth(run.run_id, run.paths[0], not_as_given=not_as_given(manifest))
    live: list[Alert] = []
    last: Event | None = None
    seen = Seen()
    elsewhere = list(_on_other_ranks(run, rules, health))
    grave = min((alert.step for alert in elsewhere if alert.severity == "critical"), default=None)
    meter = CostMeter(known, trainings.silence_limit, devices=devices_of(manifest), critical_step=grave)

    def hidden(event: Event) -> None:
        meter.add(event, True)
        if on_event is not None:
            on_event(event, True, ())

    counting = Events(run, attempts="last", on_progress=on_progress, on_hidden=hidden)
    trainings.divide(counting.superseded)
    for event in counting:
        meter.add(event)
        health.events += 1
        health.alerts += (found := trainings.observe(event))
        if event.model_info.phase == "train":
            trainings.count(seen, event)
        elif event.model_info.phase == "summary":
            health.state = "finished"
        if (told := alert_of(event)) is not None and told.rule in _SEEN_LIVE_ONLY:
            live.append(trainings.placed(told, event))
            found = [*found, live[-1]]
        if found:
            meter.found(found)
        if on_event is not None:
            on_event(event, False, found)
        last = event
    _hide(health, counting)
    judged = {(alert.rule, alert.attempt, alert.step) for alert in health.alerts}
    health.alerts += [told for told in live if (told.rule, told.attempt, told.step) not in judged]
    ended = how_it_ended(run, now=now)
    if ended.state in ("running", "silent"):
        health.alerts += _silent(trainings, last, now, sure=ended.state == "silent")
    health.skips += run.skips
    health.step_order = run.order.told()
    health.alerts += elsewhere
    health.alerts.sort(key=lambda alert: (alert.attempt or 0, alert.step))
    given = manifest.get("config", config)
    origin = Origin(
        framework=framework,
        algorithm=algorithm,
        settings=given if isinstance(given, Mapping) else {},
        decided_by=decided_by,
        ours=ours,
    )
    health.cost, health.cost_lacks = meter.cost(), meter.lacks()
    if ended.state != "unknown":
        health.state, health.error = ended.state, ended.error
    _cover(health, trainings, seen, known, origin)
    return health


def _hide(health: RunHealth, counting: Events) -> None:
    """Says which events a later attempt supersedes."""
    health.superseded = counting.hidden
    if counting.superseded is not None:
        health.hidden = hidden_in_one_line(counting.superseded, counting.hidden)


def _silent(trainings: Trainings, last: Event | None, now: float | None, *, sure: bool) -> list[Alert]:
    """The alert that a run without an end has logged nothing for too long, or is `sure` to log nothing more."""
    if last is None or last.timestamp is None:
        return []
    seconds = (time.time() if now is None else now) - last.timestamp
    text = f"nothing has been logged for {_time(seconds)} and the run has not ended, so it is hanging or was killed"
    if sure and seconds <= trainings.silence_limit():
        text = "the run has not ended, and nobody seems to write its log any more: it was killed, or hangs"
    return trainings.silent(last, seconds, text, sure=sure)


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


def _on_other_ranks(run: RunLogs, rules: Rules | None, health: RunHealth) -> Iterator[Alert]:
    """What is wrong where the run's other ranks are: each host has a disk and a network of its own."""
    if not run.other_ranks:
        return
    health.unseen.append(f"{counted(len(run.other_ranks), 'other rank')}, of which only their hosts are judged")
    about_hosts = host_rules(default_rules() if rules is None else rules)
    found: set[tuple[str, str, str | None]] = set()
    for rank in run.other_ranks if about_hosts else ():
        monitor = Evaluator(about_hosts)
        logs = EventLogs(rank.live, on_error=run.on_error, listing=run.listing)
        for event in Events(logs, attempts="last"):
            for alert in monitor.observe(event):
                host = None if event.process is None else event.process.hostname
                key = (alert.rule, alert.severity, host)
                if host is not None and is_one_per_host(alert.metric) and key in found:
                    continue
                found.add(key)
                where = f"rank {rank.rank}" + (f" on {printable(host)}" if host else "")
                yield replace(alert, message=f"{where}: {alert.message}")
        health.skips += logs.skips


def _time(seconds: float) -> str:
    for size, unit in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} seconds"
