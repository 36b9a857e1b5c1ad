"""An alert: what a health rule found in a run, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from rldk_schema import AlertInfo, Event

from rldk.event.codec import json_number

Severity = Literal["info", "warning", "critical"]

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From the mildest to the gravest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One finding of one rule. It is raised once for as long as its cause lasts.

    Attributes:
        rule: The rule's name, which is stable.
        severity: How bad it is.
        step: The optimizer step at which the rule was sure.
        metric: What was judged; None for what is no metric, such as a checkpoint.
        value: Its value at that step, in the metric's unit; may be NaN or infinite.
        threshold: What the value was held against, in the same unit.
        baseline: What is usual in this run, in the same unit; None where the threshold is absolute.
        message: A sentence that explains it, and another that says what to try.
    """

    rule: str
    severity: Severity
    step: int
    message: str
    metric: str | None = None
    value: float | None = None
    threshold: float | None = None
    baseline: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """As `rldk check --format json` and `{run_id}_alerts.json` have it; NaN and infinity are their words."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "step": self.step,
            "value": json_number(self.value),
            "threshold": json_number(self.threshold),
            "baseline": json_number(self.baseline),
            "message": self.message,
        }

    def __str__(self) -> str:
        return f"{self.severity}: {self.rule} at step {self.step}: {self.message}"


_NOTE = re.compile(r"alert: (info|warning|critical): ([A-Za-z0-9_]+) at step ([0-9]{1,18}): (.*)", re.DOTALL)
_FIGURES = ("value", "threshold", "baseline")


def note_of(alert: Alert) -> str:
    """The note of an event that an alert is told with."""
    return f"alert: {alert}"


def alert_info(alert: Alert) -> AlertInfo:
    """The group of the lifecycle event that an alert is recorded with."""
    return AlertInfo(
        rule=alert.rule,
        severity=alert.severity,
        metric=alert.metric,
        value=alert.value,
        threshold=alert.threshold,
        baseline=alert.baseline,
    )


def figures_of(alert: Alert) -> dict[str, float]:
    """The metrics of the lifecycle event that an alert is told with; what it does not have is not there."""
    figures = {f"alert/{name}": getattr(alert, name) for name in _FIGURES}
    return {name: value for name, value in figures.items() if value is not None}


def alert_of(event: Event) -> Alert | None:
    """The alert that a lifecycle event tells of; None if it tells of something else."""
    if event.model_info.phase != "lifecycle" or len(event.notes) != 1:
        return None
    match = _NOTE.fullmatch(event.notes[0])
    if match is None:
        return None
    severity, rule, step, message = match.groups()
    value, threshold, baseline = (event.metrics.get(f"alert/{name}") for name in _FIGURES)
    return Alert(
        rule=rule,
        severity=cast(Severity, severity),
        step=int(step),
        message=message,
        value=value,
        threshold=threshold,
        baseline=baseline,
    )
