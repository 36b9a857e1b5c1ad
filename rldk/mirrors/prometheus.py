"""Prometheus: the latest values of runs, served to whoever asks on this machine, by prometheus_client."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rldk_schema import Event
from rldk_schema.metrics import METRICS

from rldk.errors import MirrorError, MissingExtraError
from rldk.mirror_target import Target
from rldk.mirrors.cursor import START, Position
from rldk.mirrors.names import name_of
from rldk.mirrors.tracker import MirroredRun, NotHeld, attempt_of

_UNITS = {
    "s": "seconds",
    "ms": "milliseconds",
    "By": "bytes",
    "W": "watts",
    "Cel": "celsius",
    "Mbit/s": "megabits_per_second",
}
_MOST_OTHERS = 1000
_LINGER_SECONDS = 60.0
_LABELS = ("run_id", "phase", "dataset")

Series = tuple[str, str]
"""Phase and data set of a value."""


def metric_name(name: str) -> str:
    """What a declared metric is called: `rldk_step_time_seconds`. All others are `rldk_other_metric{name=...}`."""
    unit = _UNITS.get(METRICS[name].unit)
    return f"rldk_{name}" if unit is None or name.endswith(unit) else f"rldk_{name}_{unit}"


@dataclass(slots=True)
class _Latest:
    """The latest of one run, as its latest attempt has it.

    Attributes:
        attempt: Which that is.
        values: Of each metric, phase and data set.
        others: How many of these are of metrics that rldk does not declare.
        steps: The step of the last event of each phase and data set.
        times: When it was written, Unix time.
        alerts: How many of each rule and severity there were, in all attempts.
        running: Whether the run is.
    """

    attempt: int = 0
    values: dict[tuple[str, Series], float] = field(default_factory=dict)
    others: int = 0
    steps: dict[Series, int] = field(default_factory=dict)
    times: dict[Series, float] = field(default_factory=dict)
    alerts: dict[tuple[str, str], int] = field(default_factory=dict)
    running: bool = True


class Prometheus:
    """A page for Prometheus.

    Args:
        target: Where it is served.

    Attributes:
        not_held: As of every tracker; so is `withdraws`.
        port: Where it is served, if any port was asked for.
    """

    withdraws = True

    def __init__(self, target: Target) -> None:
        try:
            import prometheus_client
            from prometheus_client import core
        except ImportError as error:
            raise MissingExtraError("prometheus_client", "prometheus") from error
        self.not_held = NotHeld()
        self._core: Any = core
        self._lock = threading.Lock()
        self._runs: dict[str, _Latest] = {}
        self._final = threading.Event()
        self._seen = threading.Event()
        registry = prometheus_client.CollectorRegistry(auto_describe=False)
        registry.register(self)
        try:
            self._server, self._thread = prometheus_client.start_http_server(target.port, target.place, registry)
        except OSError as error:
            why = f"it cannot be served there: {error.strerror or error}. Name another port, as in prometheus:9465"
            raise MirrorError(f"{target}: {why}") from error
        if target.place in _LOOPBACK:
            self._server.set_app(_of_this_machine(self._server.get_app()))
        self.port = int(self._server.server_port)
        self._host = f"[{target.place}]" if ":" in target.place else target.place

    def begin(self, run: MirroredRun) -> None:
        """Puts a run on the page."""
        with self._lock:
            self._runs[run.name] = _Latest()

    def sink(self, run: MirroredRun, log: str) -> _Sink:
        """Gives what takes the events of a log."""
        del log
        return _Sink(self, run.name)

    def where(self) -> str:
        """Where it all is."""
        return f"http://{self._host}:{self.port}/metrics"

    def linger(self) -> None:
        """Waits until the last values have been asked for, a minute at most."""
        self._final.set()
        self._seen.wait(_LINGER_SECONDS)
        time.sleep(0.1)  # the answer is on its way

    def take(self, name: str, event: Event) -> None:
        """Takes the next event of a run."""
        attempt = attempt_of(event)
        with self._lock:
            run = self._runs[name]
            if (alert := event.alert) is not None:
                run.alerts[alert.rule, alert.severity] = run.alerts.get((alert.rule, alert.severity), 0) + 1
            if attempt < run.attempt:
                self.not_held["event", "of an earlier attempt than the latest left out"] += 1
                return
            if attempt > run.attempt:
                self._runs[name] = run = _Latest(attempt, alerts=run.alerts, running=run.running)
            phase, data = event.model_info.phase, event.data_slice.dataset_name
            series = (phase, data if data is not None and phase in ("eval", "test") else "")
            if series in run.steps:
                self.not_held["event", "replaced by a later one, as the page has only the latest"] += 1
            run.steps[series] = event.step
            if event.timestamp is not None:
                run.times[series] = event.timestamp
            for metric, value in event.metrics.items():
                if value is not None:
                    self._put(run, (metric, series), value)

    def _put(self, run: _Latest, key: tuple[str, Series], value: float) -> None:
        if key not in run.values and key[0] not in METRICS:
            if run.others == _MOST_OTHERS:
                self.not_held["value", f"of more than {_MOST_OTHERS} undeclared metrics left out"] += 1
                return
            run.others += 1
        run.values[key] = value

    def ended(self, name: str) -> None:
        """A run has ended."""
        with self._lock:
            self._runs[name].running = False

    def collect(self) -> Iterator[Any]:
        """What prometheus_client serves: called in its threads."""
        final = self._final.is_set()
        with self._lock:
            families = list(self._families().values())
        yield from families
        if final:
            self._seen.set()

    def _families(self) -> dict[str, Any]:
        gauge, counter = self._core.GaugeMetricFamily, self._core.CounterMetricFamily
        found: dict[str, Any] = {}

        def add(name: str, about: str, labels: tuple[str, ...], values: list[str], value: float) -> None:
            if name not in found:
                kind = counter if name == _ALERTS else gauge
                found[name] = kind(name, about, labels=labels)
            # The client escapes what ends a label; whatever else ends a line somewhere is escaped here.
            found[name].add_metric(list(map(name_of, values)), value)

        for name, run in self._runs.items():
            add(
                "rldk_run_running", "1 while the run is running, 0 once it has ended.", ("run_id",), [name], run.running
            )
            add("rldk_attempt", "The latest attempt, whose values these are.", ("run_id",), [name], run.attempt)
            for series, step in run.steps.items():
                add("rldk_step", "Step of the latest event.", _LABELS, [name, *series], step)
            for series, moment in run.times.items():
                about = "When the latest event was written."
                add("rldk_last_event_timestamp_seconds", about, _LABELS, [name, *series], moment)
            for (rule, severity), number in run.alerts.items():
                labels = ("run_id", "rule", "severity")
                add(_ALERTS, "Alerts of the health rules, in all attempts.", labels, [name, rule, severity], number)
            for (metric, series), value in run.values.items():
                if metric in METRICS:
                    add(metric_name(metric), METRICS[metric].description, _LABELS, [name, *series], value)
                else:
                    about = "A metric that rldk does not declare."
                    add(_OTHER, about, (*_LABELS, "name"), [name, *series, metric], value)
        return found

    def close(self) -> None:
        """Takes the page down."""
        self._server.shutdown()
        self._server.server_close()


_ALERTS = "rldk_alerts"
_OTHER = "rldk_other_metric"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_HOST = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?", re.IGNORECASE)


def _of_this_machine(app: Any) -> Any:
    """The page for those who name this machine: a website whose name leads here must not have a browser read it."""

    def checked(environ: dict[str, Any], start_response: Any) -> Any:
        if _HOST.fullmatch(environ.get("HTTP_HOST", "")):
            return app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return [b"expected a Host of this machine, such as localhost\n"]

    return checked


class _Sink:
    position = START  # the latest values stand all over the log

    def __init__(self, page: Prometheus, name: str) -> None:
        self._page = page
        self._name = name

    def send(self, event: Event) -> bool:
        self._page.take(self._name, event)
        return True

    def commit(self, position: Position) -> None:
        pass

    def close(self, ending: str | None) -> None:
        if ending is not None:
            self._page.ended(self._name)
