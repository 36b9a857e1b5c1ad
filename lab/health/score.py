"""How well the rules judge the labelled corpus, and the logs of real people."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from lab.health.corpus import labels, log_of
from lab.health.held_out import log_of as held_out_log
from lab.health.held_out import plans, verdict_of
from rldk import read_events
from rldk.check import check_runs
from rldk.errors import IngestError
from rldk.health.alerts import Alert
from rldk.health.evaluator import Evaluator
from rldk.health.rules import Rules, default_rules


@dataclass
class RuleScore:
    """One rule over all runs of the corpus.

    Attributes:
        found: Runs that it should fire in, and does.
        missed: Runs that it should fire in, and does not.
        wrong: Runs that it fires in for no reason that the label knows.
        delays: Steps from what a person sees first to the alert, for each run that was found.
    """

    found: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    delays: list[int] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """Share of the runs it fires in that it should fire in."""
        fired = len(self.found) + len(self.wrong)
        return len(self.found) / fired if fired else None

    @property
    def recall(self) -> float | None:
        """Share of the runs it should fire in that it fires in."""
        meant = len(self.found) + len(self.missed)
        return len(self.found) / meant if meant else None

    @property
    def delay(self) -> float | None:
        """Median of the delays."""
        return median(self.delays) if self.delays else None


@dataclass
class Score:
    """The rules over the whole corpus.

    Attributes:
        rules: By name.
        healthy: Number of healthy runs.
        healthy_steps: Train steps of these.
        false_alarms: (run, alert) of healthy runs, warnings and worse, but for what the label allows.
        allowed: Those that it allows, because what they say is true.
        detected: Sick run to the delay in steps of its first expected alert; None if it was not found.
    """

    rules: dict[str, RuleScore]
    healthy: int = 0
    healthy_steps: int = 0
    false_alarms: list[tuple[str, Alert]] = field(default_factory=list)
    allowed: list[tuple[str, Alert]] = field(default_factory=list)
    detected: dict[str, int | None] = field(default_factory=dict)

    def rate(self) -> float:
        """False warnings and worse per 1,000 healthy steps."""
        return 1000 * len(self.false_alarms) / self.healthy_steps


def judged(name: str, algorithm: str | None, rules: Rules | None = None) -> tuple[list[Alert], int]:
    """The alerts of a run of the corpus, and its last train step."""
    monitor, alerts, last = Evaluator(rules, algorithm=algorithm), [], 0
    for event in read_events(log_of(name), attempts="last"):
        alerts += monitor.observe(event)
        if event.model_info.phase == "train":
            last = event.step
    return alerts, last


def score(rules: Rules | None = None) -> Score:
    """Judges the whole corpus."""
    scores: dict[str, RuleScore] = defaultdict(RuleScore)
    out = Score(scores)
    for name, label in labels().items():
        alerts, steps = judged(name, label.get("algorithm"), rules)
        known = rules or default_rules()
        # A rule that has nothing graver to say is found by an info.
        told = [a for a in alerts if a.severity != "info" or all(g.severity == "info" for g in known[a.rule].grade)]
        first = {a.rule: a.step for a in reversed(told)}
        for rule in label["expected"]:
            (scores[rule].found if rule in first else scores[rule].missed).append(name)
            if rule in first:
                scores[rule].delays.append(first[rule] - label["onset"])
        for rule in first.keys() - {*label["expected"], *label["allowed"]}:
            scores[rule].wrong.append(name)
        if label["health"] == "healthy":
            out.healthy += 1
            out.healthy_steps += steps
            for alert in alerts:
                if alert.severity != "info":
                    (out.allowed if alert.rule in label["allowed"] else out.false_alarms).append((name, alert))
        else:
            steps_of = [first[rule] for rule in label["expected"] if rule in first]
            out.detected[name] = min(steps_of) - label["onset"] if steps_of else None
    return out


@dataclass
class HeldOutScore:
    """The rules over runs that no threshold was set with.

    Attributes:
        healthy: Number of healthy runs.
        steps: Train steps of these.
        false_alarms: (run, alert) of these, warnings and worse, but for `slow`.
        slow: Warnings of `throughput` in them: they were made on a shared machine, which did slow down.
        found: Sick run to the rules of its warnings and worse; none where it is missed.
        neither: Runs that are not counted: a fault that left no trace, or a reward that fell without a fault.
    """

    healthy: int = 0
    steps: int = 0
    false_alarms: list[tuple[str, Alert]] = field(default_factory=list)
    slow: int = 0
    found: dict[str, list[str]] = field(default_factory=dict)
    neither: list[str] = field(default_factory=list)


def held_out_score(rules: Rules | None = None) -> HeldOutScore:
    """Judges the held-out runs."""
    out = HeldOutScore()
    for plan in plans():
        events = list(read_events(held_out_log(plan)))
        verdict = verdict_of(plan, events)
        if verdict is None:
            out.neither.append(plan.name)
            continue
        monitor = Evaluator(rules, algorithm=plan.algorithm)
        grave = [alert for event in events for alert in monitor.observe(event) if alert.severity != "info"]
        alarms = [alert for alert in grave if alert.rule != "throughput"]
        if verdict == "healthy":
            out.healthy += 1
            out.steps += max(event.step for event in events)
            out.slow += len(grave) - len(alarms)
            out.false_alarms += [(plan.name, alert) for alert in alarms]
        else:
            out.found[plan.name] = sorted({alert.rule for alert in alarms})
    return out


@dataclass
class RealScore:
    """The rules over real people's logs: runs and train rows by what their collectors say of them.

    Attributes:
        rows: Health to the number of events.
        alarms: Health to (file, alert), warnings and worse.
        flagged: Files of troubled runs with at least one of these.
        runs: Health to the number of files.
    """

    rows: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    runs: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    alarms: dict[str, list[tuple[str, Alert]]] = field(default_factory=lambda: defaultdict(list))
    flagged: set[str] = field(default_factory=set)


def real_score() -> RealScore | None:
    """Judges the logs in `RLDK_REAL_LOGS`; None without it."""
    if "RLDK_REAL_LOGS" not in os.environ:
        return None
    folder, out = Path(os.environ["RLDK_REAL_LOGS"]), RealScore()
    for line in (folder / "MANIFEST.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if "health" not in entry:
            continue  # nobody has judged it
        name, health = entry["file"], entry["health"]
        try:
            runs = list(check_runs(folder / name))
        except IngestError:
            continue  # no adapter reads it
        out.runs[health] += 1
        out.rows[health] += sum(run.events for run in runs)
        found = [(name, alert) for run in runs for alert in run.alerts if alert.severity != "info"]
        out.alarms[health] += found
        if found and health == "troubled":
            out.flagged.add(name)
    return out
