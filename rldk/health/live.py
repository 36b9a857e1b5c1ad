"""The health rules over a live run: what they find is reported at once, and training does not wait for it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from rldk_schema import Event, Lifecycle
from rldk_schema.forms.alerts import Alerts
from rldk_schema.forms.coverage import Coverage

from rldk.event.metric_values import storable
from rldk.forms import decode_form, write_form
from rldk.guard import Guard, SafeLogger
from rldk.health.alerts import Alert, describe, note_of
from rldk.health.coverage import UNKNOWN, Origin, coverage_of, lacking
from rldk.health.coverage_text import live_in_words
from rldk.health.evaluator import Evaluator
from rldk.health.rules import Rules, default_rules, host_rules
from rldk.health.seen import Seen
from rldk.health.stall import StallWatch
from rldk.health.webhook import webhooks
from rldk.log.replay import EventLogs
from rldk.observer import Observer
from rldk.regular_file import read_regular
from rldk.saver import Saver, within

log = SafeLogger(__name__)

OnAlert = Callable[[Alert], object]

_LEVELS = {"info": logging.INFO, "warning": logging.WARNING, "critical": logging.ERROR}
_PLAIN = frozenset({float, int, type(None)})
_MOST_ALERTS = 1000  # of a file that is written anew with each of them
_LONGEST_ERROR = 300
_MOST_BYTES = 16 * 2**20  # of that file, which anyone may have written
_WAIT_SECONDS = 5.0  # at the end of training
_ENOUGH = 50  # train events after which what is still not judged never will be
_REMEMBERED = 200  # events of an earlier attempt: what a run began with is its baseline


class LiveHealth(Observer):
    """Judges a run's events before they are written. Nothing here raises.

    An alert becomes a note of its event and a lifecycle event; it goes to Python's log, to `on_alert`, to
    `{run_id}_alerts.json`, and to the addresses in `RLDK_ALERT_WEBHOOK`, which also get the failure of the run.
    After 50 train events and at the end of training, a line in Python's log says what cannot be judged.

    Args:
        run_id: The run.
        directory: Where its files are.
        rank: Of this process. On ranks other than 0 only the rules about hosts apply, and alerts go to that rank's log.
        first_on_host: Whether it is the one that judges what all ranks of its host have in common.
        tell: Writes a lifecycle event with this alert.
        rules: From `load_rules`.
        origin: Whose metrics they are, of which configuration.
        on_alert: Get every alert, in the thread that finds it: they keep training waiting.
    """

    def __init__(
        self,
        run_id: str,
        directory: Path,
        tell: Callable[[Alert], None],
        *,
        rank: int = 0,
        first_on_host: bool = True,
        rules: Rules | None = None,
        origin: Origin = UNKNOWN,
        on_alert: Sequence[OnAlert] = (),
    ) -> None:
        self._run_id = run_id
        self._path = directory / f"{run_id}_alerts.json" if rank == 0 else None
        rules = default_rules() if rules is None else rules
        rules = rules if rank == 0 else host_rules(rules, first_on_host=first_on_host)
        self._tell = tell
        self._on_alert = tuple(on_alert)
        self._webhooks = webhooks()
        self._rules, self._origin = rules, origin
        self._evaluator = Evaluator(rules, algorithm=origin.algorithm)
        self._seen = Seen()
        self._coverage: Coverage | None = None
        self._due = rank == 0  # whether what cannot be judged has not been reported yet
        self._ended = rank != 0
        self._alerts: list[Alert] = []
        self._earlier: list[Event] = []
        self._full = False
        self._guard = Guard(log)
        self._judged: dict[int, list[Alert]] = {}  # by event: what is found is reported once that is written
        self._saver = Saver(self._save, lambda error: self._say(f"{self._path} is not written", error))
        self._pid = os.getpid()
        self._begun = False  # whoever evaluates only, or first, may pause as he likes
        self._steps = 1
        self._last_step: int | None = None
        self.watch = StallWatch(self._evaluator, directory / f"{run_id}_stacks.txt", self.found)

    def remember(self, log_file: Path) -> None:
        """Takes what an earlier attempt of this run began with as this one's beginning, and continues its alerts."""
        try:
            self._earlier = list(islice(EventLogs(log_file, on_error="skip"), _REMEMBERED))
            if self._path is not None:
                self._alerts = list(decode_form(read_regular(self._path, _MOST_BYTES), Alerts).alerts or ())
        except FileNotFoundError:
            pass
        except Exception as error:  # noqa: BLE001  # a damaged log or file must not keep a run from starting
            self._say("alerts of earlier attempts are unknown", error)

    def before_write(self, event: Event) -> None:
        """Holds an event that is about to be written against the rules; the alerts become notes of it."""
        try:
            if os.getpid() != self._pid:
                return  # a forked child: the run is its parent's
            alerts = self._judge(event)
        except Exception as error:  # noqa: BLE001  # the edge: a rule that fails must not cost an event
            self._say("the health rules failed on an event", error, trace=True)
            return
        if alerts:
            event.notes.extend(map(note_of, alerts))
            self._judged[id(event)] = alerts

    def after_write(self, event: Event) -> None:
        """Reports what was found in the event."""
        if self._judged:
            for alert in self._judged.pop(id(event), ()):
                self.found(alert)
        if self._due and self._seen.events >= _ENOUGH:
            self._due = False
            self._tell_coverage(wait=False)

    def lifecycle(self, event: Event) -> None:
        """Once training has ended, silence means nothing, and what could be judged is known."""
        if event.lifecycle is not None and event.lifecycle.kind == "ended":
            self.watch.close()
            self._end()
            if event.lifecycle.ending == "failed" and self._path is not None and os.getpid() == self._pid:
                self._post(_failure(event.step, event.lifecycle))

    def alive(self, step: int, steps: int) -> None:
        """Tells the stall watch that training continues."""
        self.watch.alive(step, steps)

    def damaged(self, step: int, text: str) -> bool:
        """Reports a checkpoint that is damaged, from any thread."""
        for alert in self._evaluator.damaged(step, text):
            self.found(alert)
        return True

    def close(self, *, wait: bool = True) -> None:
        """Ends the stall watch."""
        self.watch.close()
        if wait:
            self._end()

    def _end(self) -> None:
        if not self._ended and self._seen.events and os.getpid() == self._pid:
            self._ended, self._due, self._seen.over = True, False, True
            self._tell_coverage(wait=True)

    def _tell_coverage(self, *, wait: bool) -> None:
        """Says what cannot be judged, in Python's log and in the file of alerts; training need not wait for that."""
        try:
            standing, seen, nonfinite = self._evaluator.standing(), self._seen.copy(), dict(self._evaluator.nonfinite)
        except Exception as error:  # noqa: BLE001  # the edge: this runs in the thread that trains
            self._say("what the health rules cannot judge is unknown", error, trace=True)
            return

        def tell() -> None:
            try:
                self._coverage = coverage_of(standing, seen, self._rules, self._origin, nonfinite)
                lacks = lacking(standing, seen, self._rules, self._origin)
                level = logging.WARNING if lacks and seen.events >= _ENOUGH else logging.INFO
                log.log(level, "%s: health: %s", self._run_id, live_in_words(self._coverage, lacks))
                if self._path is not None and self._path.parent.is_dir():  # else the event writer has warned of it
                    self._saver.changed()
            except Exception as error:  # noqa: BLE001  # the edge
                self._say("what the health rules cannot judge is unknown", error, trace=True)

        within(_WAIT_SECONDS if wait else 0.0, tell)

    def _judge(self, event: Event) -> list[Alert]:
        if type(event.step) is not int or not _PLAIN.issuperset(map(type, event.metrics.values())):
            # As its line will have it: users log numpy's numbers, tensors, and what is not a number.
            event = replace(event, step=int(event.step), metrics=storable(event.metrics)[0])
        if self._earlier and event.model_info.phase == "train":
            earlier, self._earlier = self._earlier, []
            for before in earlier:
                if before.step < event.step:  # this attempt repeats the others
                    self._evaluator.observe(before)
                    if before.model_info.phase == "train":
                        self._seen.add(before)
        alerts = self._evaluator.observe(event)
        if event.model_info.phase == "train":
            self._seen.add(event)
            if self._last_step is not None and event.step > self._last_step:
                self._steps = event.step - self._last_step
            self._last_step, self._begun = event.step, True
        if self._begun:
            self.watch.alive(event.step, self._steps)
        return alerts

    def found(self, alert: Alert) -> None:
        """Reports an alert, whoever found it, from any thread."""
        # No lock is held here: log handlers and `on_alert` may log events, or wait for a thread that does.
        try:
            log.log(_LEVELS[alert.severity], "%s: %s", self._run_id, describe(alert))
            self._tell(alert)
            if self._path is not None:
                self._keep(alert)
        except Exception as error:  # noqa: BLE001  # the edge: this runs in the thread that trains
            self._say("an alert could not be recorded", error, trace=True)
        self._post(alert)
        for call in self._on_alert:
            try:
                call(alert)
            except Exception as error:  # noqa: BLE001, PERF203  # a user's function; training goes on
                self._say(f"on_alert: {call!r:.100} failed", error, trace=True)

    def _post(self, alert: Alert) -> None:
        for webhook in self._webhooks:
            webhook.send(self._run_id, alert)

    def _keep(self, alert: Alert) -> None:
        if len(self._alerts) < _MOST_ALERTS:
            self._alerts.append(alert)
            self._saver.changed()
        elif not self._full:
            self._full = True
            log.warning("%s: more than %d alerts; the rest is in the log only", self._path, _MOST_ALERTS)

    def _save(self) -> None:
        if self._path is not None:
            write_form(self._path, Alerts(self._run_id, list(self._alerts), self._coverage))

    def _say(self, what: str, error: Exception, *, trace: bool = False) -> None:
        self._guard.failed(f"{self._run_id}: {what}", error, trace=trace)


def _failure(step: int, end: Lifecycle) -> Alert:
    """The end of a run that failed, in the form of an alert, for those who are told nothing else of it."""
    said = f"{end.error_type}: {end.error_message or ''}".strip()[:_LONGEST_ERROR]
    return Alert(rule="failed", severity="critical", step=step, message=f"the run failed: {said}")
