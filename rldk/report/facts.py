"""What a page says of a run at its top, as plain text: the verdict in a sentence, its figures, and what was run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from rldk.health.alerts import SEVERITIES
from rldk.health.cost import UNKNOWN
from rldk.health.verdict import RunHealth
from rldk.report.model import Report
from rldk.report.number_text import number
from rldk.report.trust import coverage_in_words
from rldk.text import counted, duration, moment, short

_MOST_SETTINGS = 12


class Figure(NamedTuple):
    """One figure of a run.

    Attributes:
        name: What it is.
        value: Its value, in words.
        below: What is to be said of it besides; empty for nothing.
    """

    name: str
    value: str
    below: str = ""


def verdict_sentence(health: RunHealth | None) -> str:
    """What stands beside the verdict of a run: its alerts, and what could be judged."""
    if health is None:
        return "no health rules were run"
    counts = {s: sum(a.severity == s for a in health.alerts) for s in reversed(SEVERITIES)}
    said = ", ".join(f"{count} {severity}" for severity, count in counts.items() if count)
    if health.verdict == "quiet":
        said = said or "no rule raised an alert"
    elif health.coverage.unmeasured:
        said = ", ".join(filter(None, (said, f"{_either(health.coverage.unmeasured)} not judged")))
    return f"{said}; {coverage_in_words(health)}"


def _either(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def figures(report: Report, health: RunHealth | None) -> list[Figure]:
    """A run in a few figures."""
    counts = report.counts
    steps, time = counts.step_range, counts.time_range
    return [
        Figure("train steps", f"{steps.first:,} – {steps.last:,}" if steps else "none"),
        Figure(
            "from first to last event",
            duration(time.last - time.first) if time else "unknown",
            moment(time.first) if time else "",
        ),
        Figure(
            "state",
            "unknown" if health is None else health.state.replace("_", " "),
            "" if health is None or health.error is None else health.error,
        ),
        Figure(
            "attempts",
            "unknown" if counts.starts is None else str(counts.starts),
            counted(report.stages, "stage") if report.stages > 1 else "",
        ),
        _cost(health),
        Figure(
            "events", f"{sum(counts.shown.values()):,}", ", ".join(f"{n:,} {p}" for p, n in counts.shown.most_common())
        ),
    ]


def _cost(health: RunHealth | None) -> Figure:
    """What the run cost."""
    cost = UNKNOWN if health is None else health.cost
    if cost.accelerator_hours is None:
        lacks = "" if health is None or not health.cost_lacks else f"not in the log: {health.cost_lacks}"
        return Figure("accelerator-hours", "unknown", lacks)
    parts = {
        "superseded": cost.superseded,
        "stalled": cost.stalled,
        "after the first critical": cost.after_first_critical,
    }
    said = ", ".join(f"{number(hours, 3)} {what}" for what, hours in parts.items() if hours)
    return Figure("accelerator-hours", number(cost.accelerator_hours, 3), said)


def facts(report: Report) -> dict[str, str | None]:
    """What was run, by name; None where it is not known. Anyone may have written the manifest."""
    return {
        "trainer": _trainer(report.manifest or {}),
        "model": _known(report, "model_name"),
        "parameters": _size(report),
        "data set": _known(report, "dataset_name"),
        "optimizer": _known(report, "optimizer"),
        "schedule": _known(report, "scheduler"),
        "seed": _known(report, "seed"),
        "git commit": _known(report, "git_sha"),
        **_search(report),
    }


def _search(report: Report) -> dict[str, str | None]:
    """The search that a trial is of, which one it is, and with what parameters."""
    group = (report.manifest or {}).get("group")
    found: dict[str, str | None] = {"group": short(group, 120)} if isinstance(group, str) else {}
    trials = [one for one in report.attempts_of_manifest() if one.get("trial") is not None]
    if trials:
        found["trial"] = short(trials[-1]["trial"], 60)
        given = trials[-1].get("trial_parameters")
        if isinstance(given, dict):
            found["parameters of the trial"] = settings_text(given)
    return found


def _trainer(manifest: dict[str, Any]) -> str | None:
    algorithm, framework, version = (
        short(manifest[name], 60) if manifest.get(name) is not None else ""
        for name in ("algorithm", "framework", "framework_version")
    )
    return " with ".join(filter(None, (algorithm, f"{framework} {version}".strip()))) or None


def _known(report: Report, name: str) -> str | None:
    values = report.facts.get(name)
    return " → ".join(short(value, 120) for value in values) if values else None


def _size(report: Report) -> str | None:
    values = report.facts.get("model_size")
    return " → ".join(number(float(value)) for value in values) if values else None


def settings_text(settings: dict[str, Any]) -> str:
    """Settings with their values."""
    named = [
        f"{short(name, 80)} = {short(json.dumps(value, ensure_ascii=False), 80)}"
        for name, value in list(settings.items())[:_MOST_SETTINGS]
    ]
    more = [f"and {len(settings) - _MOST_SETTINGS:,} more"] if len(settings) > _MOST_SETTINGS else []
    return ", ".join(named + more)
