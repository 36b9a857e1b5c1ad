# DO NOT EDIT. Generated from schema/alert_counts.schema.json by `python -m codegen`.
"""Number of alerts by severity."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlertCounts:
    """
    Number of alerts by severity.
    """

    info: int
    """
    Alerts of severity info. Unit: {alert}. Range: [0, 9007199254740991].
    """
    warning: int
    """
    Alerts of severity warning. Unit: {alert}. Range: [0, 9007199254740991].
    """
    critical: int
    """
    Alerts of severity critical. Unit: {alert}. Range: [0, 9007199254740991].
    """
