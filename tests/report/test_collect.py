from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rldk_schema import Event

from rldk.check import runs_at
from rldk.log.attempts import Superseded, superseded
from rldk.log.runs import RunLogs
from rldk.report.collect import Collector
from rldk.report.downsample import Curve
from rldk.report.model import Report
from rldk.report.summary import Counts, Numbers, Summary
from tests.factories.cases import DATA
from tests.factories.divided import divided, log_of, similar_events
from tests.factories.strategies import EVENTS

REAL = os.environ.get("RLDK_REAL_LOGS")
PLACES = [DATA / name for name in ("golden", "health", "held_out", "logs", "valid", "invalid", "adapters")]


def drawn(curve: Curve) -> tuple[Any, ...]:
    """All that a curve holds, as text: NaN is not equal to itself."""
    buckets = curve.buckets
    return repr((curve.count, curve.last, curve.nonfinite, curve.shift, buckets.columns(), buckets.odd))


def content(report: Report) -> dict[str, Any]:
    """All that the page shows, by name, with the order of what is drawn in the order of the log."""
    found = {f.name: getattr(report, f.name) for f in fields(report) if f.name not in ("counts", "curves")}
    found["curves"] = [(s, [(n, drawn(c)) for n, c in curves.items()]) for s, curves in report.curves.items()]
    ordered = ("final", "notes", "moments", "training_of_attempt")
    return found | {name: repr(list(found[name].items())) for name in ordered} | counted(report.counts)


def counted(counts: Counts) -> dict[str, Any]:
    names = ("shown", "superseded", "attempts", "dropped", "starts", "missing", "step_range", "time_range")
    return {name: getattr(counts, name) for name in names} | {"order": [*counts.shown, *counts.superseded]}


def event_by_event(run_id: str, events: list[Event], test: Superseded) -> tuple[Report, dict[str, Any]]:
    report = Report(run_id)
    report.divide(test.in_order())
    metrics: dict[str, dict[str, Numbers]] = {}
    for event in events:
        report.counts.add(event, hidden := test(event))
        if event.process is not None and event.wall_time is not None:
            attempt = event.process.attempt
            report.ran[attempt] = max(event.wall_time, report.ran.get(attempt, 0.0))
        if hidden:
            continue
        report.add(event, test.training_of(event))
        info, name = event.model_info, event.data_slice.dataset_name
        series = f"{info.phase}/{name}" if info.phase in ("eval", "test") and name is not None else info.phase
        for metric, value in event.metrics.items():
            if value is not None:
                metrics.setdefault(series, {}).setdefault(metric, Numbers()).add(value)
    return report, metrics


def check(run: RunLogs, seed: int) -> None:
    events = list(run)
    test = superseded(events)
    want, metrics = event_by_event(run.run_id, events, test)
    for most in (40, 10**6):
        collector, summary = Collector(run, test), Summary()
        for batch in divided(run.batches(), seed, most):
            hidden = test.hidden(batch)
            collector.add(batch, hidden)
            summary.add(batch, hidden)
        assert content(collector._report) == content(want)
        assert counted(summary.counts) == counted(want.counts)
        assert repr(summary._metrics) == repr(metrics)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_batches_of_any_size_give_what_events_one_by_one_give(place: Path) -> None:
    for seed, run in enumerate(runs_at(place, on_error="skip")):
        check(run, seed)


@pytest.mark.skipif(REAL is None, reason="set RLDK_REAL_LOGS to the directory of real logs")
def test_batches_give_what_events_give_on_real_logs() -> None:
    for seed, run in enumerate(runs_at(Path(str(REAL)), on_error="skip")):
        check(run, seed)


@given(events=similar_events() | st.lists(EVENTS, max_size=30), seed=st.integers(0, 99))
def test_batches_give_what_events_give_whatever_they_hold(
    tmp_path_factory: pytest.TempPathFactory, events: list[Event], seed: int
) -> None:
    check(log_of(events, tmp_path_factory.mktemp("log") / "r_events.jsonl"), seed)
