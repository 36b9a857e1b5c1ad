"""Stops a training that an alert says is lost."""

from __future__ import annotations

import logging
from typing import Any

from rldk.health.alerts import SEVERITIES, Alert, Severity

log = logging.getLogger(__name__)


class Brake:
    """Asks the trainer to stop, once an alert has been raised that is grave enough.

    Args:
        stop_on: How grave; None for never.

    Raises:
        ValueError: It is no severity.
    """

    def __init__(self, stop_on: Severity | None) -> None:
        if stop_on is not None and stop_on not in SEVERITIES:
            raise ValueError(f"stop_on: expected None or one of {', '.join(SEVERITIES)}; found {stop_on!r:.100}")
        self._stop_on = stop_on
        self._alert: Alert | None = None

    def hear(self, alert: Alert) -> None:
        """Takes an alert, from any thread. Not of a stall: once the trainer can be asked, that is over."""
        if self._stop_on is None or alert.rule == "stall":
            return
        if SEVERITIES.index(alert.severity) >= SEVERITIES.index(self._stop_on):
            self._alert = alert

    def release(self) -> None:
        """Forgets what has been heard: another training begins."""
        self._alert = None

    def ask(self, args: Any, control: Any) -> None:
        """Sets the trainer's flag if there is a reason: it stops when the step is over."""
        alert, self._alert = self._alert, None
        if alert is None:
            return
        if args.world_size > 1:
            log.error(
                "rldk: training goes on in spite of stop_on: only all %d processes together can stop", args.world_size
            )
            return
        log.error("rldk: training is asked to stop: %s", alert)
        control.should_training_stop = True
