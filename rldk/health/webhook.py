"""Posts alerts to the addresses in `RLDK_ALERT_WEBHOOK`, from a thread that training never waits for."""

from __future__ import annotations

import atexit
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from rldk_schema.forms.posted_alert import PostedAlert

from rldk.environment import ALERT_WEBHOOK, log_once
from rldk.forms import as_json, encode_form
from rldk.guard import Guard, SafeLogger
from rldk.health.alerts import Alert, describe
from rldk.health.http_post import Refused, Unanswered, post
from rldk.text import counted

log = SafeLogger(__name__)

_WAITING = 100  # alerts at most: a run that raises more while nothing gets through has said enough
_TRIES = 10
_FIRST_DELAY = 1.0  # seconds before the second try; each further one waits twice as long
_LONGEST_DELAY = 300.0  # seconds, whatever Retry-After asks for
_EXIT_SECONDS = 2.0  # that a process may wait for its last alerts, all together
_SLACK = "slack+"


@dataclass(frozen=True)
class Target:
    """One address.

    Attributes:
        url: Where alerts are posted. It is a secret: whoever knows it can post.
        slack: Whether it takes Slack's form, `{"text": ...}`, and not the alert's.
    """

    url: str = field(repr=False)
    slack: bool

    @property
    def host(self) -> str:
        """What messages may show of it."""
        return urlsplit(self.url).hostname or ""

    def body(self, run_id: str, alert: Alert) -> bytes:
        """An alert as this address takes it."""
        if not self.slack:
            return encode_form(PostedAlert(run_id=run_id, **as_json(alert))).encode()
        text = f"{run_id}: {describe(alert)}"
        for mark, escaped in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):  # else Slack reads links and mentions
            text = text.replace(mark, escaped)
        return encode_form({"text": text}).encode()


def targets(environment: Mapping[str, str] = os.environ) -> tuple[list[Target], list[str]]:
    """The addresses that the variable names, separated by spaces or commas.

    Returns:
        (the addresses, what is wrong with the others). An address is never shown: it is a secret.
    """
    found, wrong = [], []
    for number, text in enumerate(environment.get(ALERT_WEBHOOK, "").replace(",", " ").split(), 1):
        url = text.removeprefix(_SLACK)
        try:
            parts = urlsplit(url)
            fine = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
            fine = fine and parts.port != 0  # asking for it raises where it is no number
        except ValueError:
            fine = False
        if fine and url.isascii() and url.isprintable():
            found.append(Target(url, url != text or parts.hostname == "hooks.slack.com"))
        else:
            wrong.append(f"address {number}: expected https://HOST/..., http://HOST/... or slack+https://HOST/...")
    return found, wrong


def webhooks() -> list[Webhook]:
    """What posts to each of the addresses. One for each address and process, which all runs share."""
    found, wrong = targets()
    for problem in wrong:
        log_once(f"{ALERT_WEBHOOK}: {problem}; ignored")
    return [_webhooks.setdefault((os.getpid(), target), Webhook(target)) for target in found]


class Webhook:
    """Posts alerts to one address, one after the other, in a thread that starts with the first.

    Nothing here raises or waits, but for `wait`. What cannot be posted is counted and logged; the alert is in the run's
    log all the same.

    Args:
        target: The address.

    Attributes:
        lost: Alerts that were not posted.
    """

    def __init__(self, target: Target) -> None:
        self.target = target
        self.lost = 0
        self._queue: deque[tuple[str, Alert]] = deque()
        self._busy = False  # an alert has left the queue, and is not posted yet
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._ends = threading.Event()
        self._guard = Guard(log)

    def send(self, run_id: str, alert: Alert) -> None:
        """Has an alert posted."""
        with self._changed:
            full = len(self._queue) >= _WAITING
            if full:
                self.lost += 1
            else:
                self._queue.append((run_id, alert))
                self._start()
                self._changed.notify_all()
        if full:
            what = f"rldk: {_WAITING} alerts wait to be posted to {self.target.host}"
            self._guard.failed(f"{what}; further ones are in the run's log only")
        if self._ends.is_set():  # the process ends, and nobody else waits for what comes so late
            _wait(self, _EXIT_SECONDS)

    def wait(self, seconds: float) -> int:
        """Waits until everything is posted; from now on nothing is tried again later.

        Args:
            seconds: How long at most.

        Returns:
            How many alerts were not posted, in the life of the process.
        """
        self._ends.set()
        with self._changed:
            self._changed.wait_for(lambda: self._thread is None or not (self._queue or self._busy), seconds)
            return self.lost + len(self._queue) + self._busy

    def _start(self) -> None:
        if self._thread is None and not sys.is_finalizing():  # then it would never be seen to start
            self._thread = threading.Thread(target=self._run, name="rldk-webhook", daemon=True)
            try:
                self._thread.start()
            except (RuntimeError, MemoryError):  # the process has too many, or ends: the next alert tries again
                self._thread = None

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._queue))
                (run_id, alert), self._busy = self._queue.popleft(), True
            try:
                self._deliver(self.target.body(run_id, alert))
            except Exception as error:  # noqa: BLE001  # the edge: the next alert may get through
                self.lost += 1
                self._failed(error)
            finally:
                with self._changed:
                    self._busy = False
                    self._changed.notify_all()

    def _deliver(self, body: bytes) -> None:
        delay = _FIRST_DELAY
        for left in reversed(range(_TRIES)):
            try:
                post(self.target.url, body)
                return
            except Unanswered as error:
                if left == 0 or self._ends.is_set():
                    raise
                pause = min(max(delay, error.retry_after or 0.0), _LONGEST_DELAY)  # no server is asked in a loop
            self._ends.wait(pause)
            delay *= 2

    def _failed(self, error: Exception) -> None:
        # An error of ours or of the library's may hold the address.
        why = str(error) if isinstance(error, (Refused, Unanswered)) else type(error).__name__
        self._guard.failed(f"rldk: an alert could not be posted to {self.target.host}: {why}; it is in the run's log")


_webhooks: dict[tuple[int, Target], Webhook] = {}


def _wait(webhook: Webhook, seconds: float) -> None:
    if lost := webhook.wait(seconds):
        log.warning("rldk: %s not posted to %s; see the run's log", counted(lost, "alert"), webhook.target.host)


def _wait_at_exit() -> None:
    """The last alert is often the one that matters: the process ends because of what it reports."""
    deadline = time.monotonic() + _EXIT_SECONDS
    for (pid, _), webhook in list(_webhooks.items()):
        if pid == os.getpid():
            _wait(webhook, max(0.0, deadline - time.monotonic()))


atexit.register(_wait_at_exit)
