"""What is wrong where a run's other ranks are: each host has a disk and a network of its own."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace

from rldk.health.alerts import Alert
from rldk.health.bulk_evaluator import BulkEvaluator
from rldk.health.rules import Rules, host_rules, is_one_per_host
from rldk.health.stretch import runs_of
from rldk.log.attempts import Superseded
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import ABSENT, Constant
from rldk.log.one_pass import in_one_pass
from rldk.log.runs import RankEvents, RunLogs
from rldk.log.skips import Skips
from rldk.text import counted, printable

_Located = tuple[str | None, Alert]


@dataclass(slots=True)
class OtherRanks:
    """The ranks of a run whose metrics are not judged.

    Attributes:
        alerts: What is wrong with their hosts.
        skips: Lines of their logs that gave no event.
        unseen: That this is all that is judged of them.
        measured: Metrics of their train steps that a rule is about, each with the first rank that has it.
    """

    alerts: list[Alert] = field(default_factory=list)
    skips: Skips = field(default_factory=Skips)
    unseen: list[str] = field(default_factory=list)
    measured: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, run: RunLogs, rules: Rules) -> OtherRanks:
        """Reads the logs of a run's other ranks, if there are any."""
        others = cls()
        ranks = list(run.of_other_ranks())
        if not ranks:
            return others
        others.unseen.append(f"{counted(len(ranks), 'other rank')}, of which only their hosts are judged")
        about_hosts = host_rules(rules)
        judged_here = {metric for rule in about_hosts.values() for metric in rule.metrics}
        wanted = {metric for rule in rules.values() for metric in rule.metrics} - judged_here - {"*"}
        found: set[tuple[str, str, str | None]] = set()
        for rank, logs in ranks if about_hosts else ():
            judged, measured = _judged(logs, about_hosts, wanted - others.measured.keys())
            others.measured.update(dict.fromkeys(sorted(measured), rank))
            for host, alert in judged:
                key = (alert.rule, alert.severity, host)
                if host is not None and is_one_per_host(alert.metric) and key in found:
                    continue
                found.add(key)
                where = f"rank {rank}" + (f" on {printable(host)}" if host else "")
                others.alerts.append(replace(alert, message=f"{where}: {alert.message}"))
            others.skips += logs.skips
        return others


def _judged(logs: RankEvents, rules: Rules, wanted: Set[str]) -> tuple[list[_Located], Set[str]]:
    """What is found in one log, with the host that it is about; and which of some metrics its train steps have."""

    def judge(batches: Iterator[Batch], superseded: Superseded | None) -> tuple[list[_Located], Set[str]]:
        monitor = BulkEvaluator(rules)
        found: list[_Located] = []
        measured: set[str] = set()
        for batch in batches:
            measured |= _measured(batch, wanted - measured)
            hidden = Constant(False, len(batch)) if superseded is None else superseded.hidden(batch)
            for start, stop, is_hidden in runs_of(hidden, 0, len(batch)):
                for row, alerts in () if is_hidden else monitor.observe_rows(batch, start, stop):
                    found += [(batch.leaf("hostname")[row], alert) for alert in alerts]
        return found, measured

    return in_one_pass(logs.batches, judge)[0]


def _measured(batch: Batch, wanted: Set[str]) -> set[str]:
    """Which of some metrics any train step of a batch has."""
    phases = batch.leaf("phase")
    return {
        name
        for name, column in batch.metrics_of(wanted)
        if any(
            phase == "train" and value is not ABSENT and value is not None
            for phase, value in zip(phases, column.values, strict=True)
        )
    }
