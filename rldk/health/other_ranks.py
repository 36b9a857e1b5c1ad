"""What is wrong where a run's other ranks are: each host has a disk and a network of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rldk.health.alerts import Alert
from rldk.health.bulk_evaluator import BulkEvaluator
from rldk.health.rules import Rules, host_rules, is_one_per_host
from rldk.health.stretch import runs_of
from rldk.log.attempts import Superseded
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant
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
    """

    alerts: list[Alert] = field(default_factory=list)
    skips: Skips = field(default_factory=Skips)
    unseen: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, run: RunLogs, rules: Rules) -> OtherRanks:
        """Reads the logs of a run's other ranks, if there are any."""
        others = cls()
        ranks = list(run.of_other_ranks())
        if not ranks:
            return others
        others.unseen.append(f"{counted(len(ranks), 'other rank')}, of which only their hosts are judged")
        about_hosts = host_rules(rules)
        found: set[tuple[str, str, str | None]] = set()
        for rank, logs in ranks if about_hosts else ():
            for host, alert in _judged(logs, about_hosts):
                key = (alert.rule, alert.severity, host)
                if host is not None and is_one_per_host(alert.metric) and key in found:
                    continue
                found.add(key)
                where = f"rank {rank}" + (f" on {printable(host)}" if host else "")
                others.alerts.append(replace(alert, message=f"{where}: {alert.message}"))
            others.skips += logs.skips
        return others


def _judged(logs: RankEvents, rules: Rules) -> list[_Located]:
    """What is found in one log, with the host that it is about."""

    def judge(batches: Iterator[Batch], superseded: Superseded | None) -> list[_Located]:
        monitor = BulkEvaluator(rules)
        found: list[_Located] = []
        for batch in batches:
            hidden = Constant(False, len(batch)) if superseded is None else superseded.hidden(batch)
            for start, stop, is_hidden in runs_of(hidden, 0, len(batch)):
                for row, alerts in () if is_hidden else monitor.observe_rows(batch, start, stop):
                    found += [(batch.leaf("hostname")[row], alert) for alert in alerts]
        return found

    return in_one_pass(logs.batches, judge)[0]
