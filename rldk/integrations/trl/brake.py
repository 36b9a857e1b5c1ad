"""Stops a training that an alert says is lost."""

from __future__ import annotations

from typing import Any

from rldk.guard import SafeLogger
from rldk.health.alerts import SEVERITIES, Alert, Severity, describe

log = SafeLogger(__name__)


class Brake:
    """Asks the trainer to stop, once an alert has been raised that is grave enough.

    Args:
        stop_on: How grave; None for never.

    Attributes:
        alert: The one that the trainer is to be asked for; None if there is none.
        stopped: Whether the trainer was asked.
    """

    def __init__(self, stop_on: Severity | None) -> None:
        self._stop_on = stop_on
        self.alert: Alert | None = None
        self.stopped = False

    def hear(self, alert: Alert) -> None:
        """Takes an alert, from any thread.

        A stall is left out: once the trainer can be asked, that is over. So is a step that loss scaling skips, whatever
        is to stop the training: skipping it is how fp16 trains.
        """
        if self._stop_on is None or alert.rule == "stall" or (alert.rule == "non_finite" and alert.severity == "info"):
            return
        if SEVERITIES.index(alert.severity) >= SEVERITIES.index(self._stop_on):
            self.alert = alert

    def release(self) -> None:
        """Forgets what has been heard: another training begins."""
        self.alert = None
        self.stopped = False

    def ask(self, args: Any, control: Any) -> None:
        """Sets the trainer's flag if there is a reason: it stops when the step is over."""
        alert, self.alert = self.alert, None
        if alert is None:
            return
        if args.world_size > 1:
            log.error(
                "rldk: training continues despite stop_on: all %d processes would have to stop together",
                args.world_size,
            )
            return
        log.error("rldk: training is asked to stop: %s", describe(alert))
        self.stopped = control.should_training_stop = True
