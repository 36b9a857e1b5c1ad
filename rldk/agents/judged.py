"""Tools about how runs are: list_runs, status, check, alerts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeVar

from rldk_schema.forms.alert import Alert
from rldk_schema.forms.ls import ListedRun
from rldk_schema.metrics import CORE_METRICS

from rldk.agents.places import Places
from rldk.agents.untrusted import Answer
from rldk.check import check_any
from rldk.cores import available_cores
from rldk.forms import as_json
from rldk.health.alerts import SEVERITIES
from rldk.health.rules import default_rules
from rldk.listing import list_each
from rldk.run_filter import ORDERS, in_order, metrics_in, unknown_in
from rldk.status import brief, judge_since
from rldk.text import counted

State = Literal["running", "finished", "failed", "interrupted", "stopped", "ended_early", "silent", "unknown"]
Verdict = Literal["critical", "warning", "quiet", "not judged"]
Item = TypeVar("Item")

_SHOWN_METRICS = ("reward_mean", "kl_mean", "loss")
_MOST_RUNS = 100
_MOST_ALERTS = 100
_MOST_NAMES = 20


def list_runs(  # noqa: PLR0917  # by name
    places: Places,
    state: State | None = None,
    verdict: Verdict | None = None,
    sort: str = "last",
    reverse: bool = False,
    metrics: Sequence[str] = _SHOWN_METRICS,
    limit: int = 20,
    offset: int = 0,
) -> Answer:
    """The runs, each with its state, verdict, first bad step, last step, and the last value of some metrics.

    `sort` is last (newest event first), name, state, verdict (worst first), step, cost, or a metric: its last value,
    greatest first, unless `reverse`. A metric that is absent from a run was not logged: it is unknown, not 0. A verdict
    says only what could be judged: `unmeasured` names what of the core could not.
    """
    asked = list(dict.fromkeys([*metrics_in([], sort), *metrics]))
    names = list(places.runs)
    each = list_each(list(places.runs.values()), None, (*CORE_METRICS, *asked), available_cores(), indexed=places.roots)
    listed = [run for run, _ in each]
    label_of = {id(run): name for run, name in zip(listed, names, strict=True)}
    meant = [run for run in listed if state in (None, run.state) and verdict in (None, run.verdict)]
    shown, said = page(in_order(meant, sort, reverse=reverse), limit, _MOST_RUNS, "run", offset)
    if len(meant) < len(listed):
        said.append(f"{len(meant)} of {counted(len(listed), 'run')} are so")
    if sort not in ORDERS and (lacking := sum(sort not in run.metrics for run in meant)):
        said.append(f"{lacking} of {counted(len(meant), 'run')} without what they are sorted by come last")
    untrusted: dict[str, Any] = {"runs": [_row(run, label_of[id(run)], asked) for run in shown]}
    if unknown := unknown_in(meant, asked):
        untrusted["missing"] = unknown
    return Answer([*said, *places.left_out()], untrusted)


def _row(run: ListedRun, label: str, metrics: Sequence[str]) -> dict[str, Any]:
    row = {
        "run": label,
        "state": run.state,
        "verdict": run.verdict,
        "first_bad_step": run.first_bad_step,
        "last_step": run.last_step,
        "last": {name: run.metrics[name].last for name in metrics if name in run.metrics},
    }
    may_be = {
        "alerts": {name: count for name in SEVERITIES if (count := getattr(run.alerts, name))},
        "unmeasured": run.coverage.unmeasured,
        "read_as": None if run.read_as == "rldk" else run.read_as,
        "group": run.group,
        "accelerator_hours": run.cost.accelerator_hours,
        "error": run.error,
        "not_in_verdict": run.hides,
    }
    return row | {name: value for name, value in may_be.items() if value}


def status(places: Places, run: str, since: str = "") -> Answer:
    """How one run is now, in about 2 kB: state, verdict and what it is based on, core metrics, alerts, what to do.

    `since` is the `cursor` of an earlier answer: only alerts after it are told.
    """
    health, figures, news = judge_since(places.run(run), since or None, None)
    found = as_json(brief(health, figures, news.of(health.alerts), news.cursor(), default_rules()))
    del found["path"]
    return Answer([], found)


def check(places: Places, run: str, limit: int = 20) -> Answer:
    """What the health rules say of one run: its alerts by step, which rules judged, and which could not and why.

    A verdict of quiet or not judged is no proof of health: see `not_judged`, `unmeasured` and `not_in_verdict`.
    """
    health = check_any(places.run(run), None)
    alerts, said = page(health.alerts, limit, _MOST_ALERTS, "alert")
    whys: dict[str, list[str]] = {}
    for one in health.coverage.not_judged:
        whys.setdefault(one.why, []).append(one.rule)
    rules = len(health.coverage.judged) + len(health.coverage.not_judged)
    said.append(f"{len(health.coverage.judged)} of {rules} rules could judge it")
    return Answer(
        said,
        {
            "run": run,
            "read_as": health.read_as,
            "state": health.state,
            "error": health.error,
            "verdict": health.verdict,
            "first_bad_step": health.first_bad_step,
            "alerts": [_alert(alert) for alert in alerts],
            "judged": health.coverage.judged,
            "not_judged": [{"rules": names, "why": why} for why, names in whys.items()],
            "unmeasured": dict(health.lacking),
            "nonfinite": dict(list(health.coverage.nonfinite.items())[:_MOST_NAMES]),
            "assumed": dict(list(health.coverage.assumed.items())[:_MOST_NAMES]),
            "unexplained": list(health.unexplained[:_MOST_NAMES]),
            "decided_by": health.decided_by,
            "step_order": health.step_order,
            "not_in_verdict": health.hides,
        },
    )


def alerts(places: Places, run: str, since: str = "", limit: int = 20) -> Answer:
    """The alerts of one run after a cursor, by step, and the cursor to give next time; all of them without one."""
    health, _, news = judge_since(places.run(run), since or None, None)
    shown, said = page(news.of(health.alerts), limit, _MOST_ALERTS, "alert")
    return Answer(
        said,
        {
            "run": run,
            "verdict": health.verdict,
            "alerts": [_alert(alert) for alert in shown],
            "cursor": news.cursor(),
            "unmeasured": dict(health.lacking),
            "not_in_verdict": health.hides,
        },
    )


def _alert(alert: Alert) -> dict[str, Any]:
    fields: dict[str, Any] = as_json(alert)
    return {name: value for name, value in fields.items() if value is not None}


def page(found: Iterable[Item], limit: int, most: int, noun: str, offset: int = 0) -> tuple[list[Item], list[str]]:
    """As many of some things as were asked for, and what is said of the others.

    Args:
        found: All of them.
        limit: How many were asked for.
        most: How many may be.
        noun: What they are.
        offset: How many to leave out before the first.
    """
    items = list(found)
    first, count = max(offset, 0), min(max(limit, 1), most)
    shown = items[first : first + count]
    said = f"{len(shown)} of {counted(len(items), noun)}"
    if (more := len(items) - first - len(shown)) > 0:
        or_next = f", or offset={first + len(shown)}" if noun == "run" else ""
        said += f"; {more:,} more: raise limit, which may be {most}{or_next}"
    return shown, [said]
