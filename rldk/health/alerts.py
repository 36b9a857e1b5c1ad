"""An alert: what a health rule found in a run, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from rldk_schema import AlertInfo, Event
from rldk_schema.fields import Severity
from rldk_schema.forms.alert import Alert

__all__ = ["SEVERITIES", "Alert", "Severity", "alert_of", "describe", "gravest", "info_of", "note_of", "place_of"]

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From the mildest to the gravest."""

_MOST_SHOWN = 200


def describe(alert: Alert) -> str:
    """An alert in one line, such as `warning: kl_drift at step 55: ...`."""
    return f"{alert.severity}: {alert.rule} at {place_of(alert)}: {alert.message}"


def gravest(alerts: Sequence[Alert]) -> list[Alert]:
    """The alerts that a page of a run shows, by step: of very many, the gravest."""
    kept = sorted(alerts, key=lambda a: (-SEVERITIES.index(a.severity), a.step))[:_MOST_SHOWN]
    return sorted(kept, key=lambda a: a.step)


def place_of(alert: Alert) -> str:
    """Where an alert was found: `step 55`, in a run of several trainings `step 55 of attempt 2`."""
    later = "" if alert.attempt is None else f" of attempt {alert.attempt}"
    return f"step {alert.step}{later}"


def note_of(alert: Alert) -> str:
    """The note of the event at which an alert was raised."""
    return f"alert: {describe(alert)}"


def info_of(alert: Alert) -> AlertInfo:
    """The group of the lifecycle event that records an alert. Its step is the event's, its message the event's note."""
    return AlertInfo(
        rule=alert.rule,
        severity=alert.severity,
        metric=alert.metric,
        value=alert.value,
        threshold=alert.threshold,
        baseline=alert.baseline,
    )


def alert_of(event: Event) -> Alert | None:
    """The alert that an event records; None if it records none."""
    info = event.alert
    if info is None:
        return None
    return Alert(
        rule=info.rule,
        severity=info.severity,
        step=event.step,
        message=" ".join(event.notes),
        metric=info.metric,
        value=info.value,
        threshold=info.threshold,
        baseline=info.baseline,
    )
