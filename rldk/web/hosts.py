"""What each rank of a run says last of the machine that it is on."""

from __future__ import annotations

from rldk_schema.forms.live_run import LiveHost
from rldk_schema.metrics import METRICS

from rldk.log.bulk.columns import ABSENT
from rldk.log.ending import last_batches, newest_files
from rldk.log.ranks import RankLog
from rldk.log.runs import RunLogs
from rldk.report.model import Report
from rldk.text import counted, short

_MOST = 256  # ranks
_OF_A_MACHINE = [name for name, metric in METRICS.items() if metric.group == "resources"]


def hosts_of(run: RunLogs, report: Report) -> tuple[list[LiveHost], list[str]]:
    """The first rank, by its curves, and the others, by the ends of their logs; and what was left out."""
    curves = report.curves.get(report.lines[-1], {}) if report.lines else {}
    own = {name: curves[name].last for name in _OF_A_MACHINE if name in curves}
    last = {name: point for name, point in own.items() if point is not None}
    found = [
        LiveHost(
            rank=0 if run.other_ranks else None,
            host=_host(run, report),
            step=max((step for step, _ in last.values()), default=None),
            values={name: value for name, (_, value) in last.items()},
        )
    ]
    silent = 0
    for other in run.other_ranks[:_MOST]:
        told = _end_of(run, other)
        silent += told is None
        found += [told] if told is not None else []
    found = [one for one in found if one.values]
    left_out = []
    if silent:
        left_out.append(f"{counted(silent, 'rank')} whose last events say nothing of their machines")
    if (more := len(run.other_ranks) - _MOST) > 0:
        left_out.append(f"the machines of {counted(more, 'more rank')}")
    return found, left_out


def _host(run: RunLogs, report: Report) -> str | None:
    for live in run.paths[-1:]:
        for batch in last_batches(newest_files(live, run.listing)):
            for host in batch.leaf("hostname"):
                if host is not None:
                    return short(host, 100)
    environments = [one.get("environment") for one in report.attempts_of_manifest()]
    known = environments[-1].get("host") if environments and isinstance(environments[-1], dict) else None
    return short(known, 100) if isinstance(known, str) else None


def _end_of(run: RunLogs, other: RankLog) -> LiveHost | None:
    """The last values in the last events of a rank; None if they have none."""
    values: dict[str, float | str] = {}
    step = host = None
    for batch in last_batches(newest_files(other.live, run.listing)):  # the last ones first
        host = host or next((one for one in batch.leaf("hostname") if one is not None), None)
        for name in _OF_A_MACHINE:
            if name in values or (column := batch.metrics.get(name)) is None:
                continue
            for row in reversed(range(len(batch))):
                value = column.values[row]
                if value is not None and value is not ABSENT:
                    values[name] = value
                    step = max(step or 0, batch.steps[row])
                    break
    return LiveHost(other.rank, host and short(host, 100), step, values) if values else None
