"""Events that are judged column by column are judged as they are one after the other."""

from __future__ import annotations

import math
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rldk_schema import AlertInfo, DataSlice, Event, ModelInfo, Process, Rng

from rldk.check import runs_at
from rldk.health.alerts import Alert
from rldk.health.bulk_evaluator import BulkEvaluator
from rldk.health.rules import Rules, load_rules
from rldk.health.verdict import RunHealth, RunJudge
from rldk.log.attempts import superseded_in
from rldk.log.bulk.batch import Batch, EventBatch
from rldk.log.bulk.columns import Column, Constant
from rldk.log.runs import RunLogs
from tests.factories.cases import DATA
from tests.factories.health import event

REAL = os.environ.get("RLDK_REAL_LOGS")
FOLDERS = [DATA / "health", DATA / "held_out", DATA / "logs"]

# What the rules that come with rldk have no grade for: a limit from another metric that varies, a lower limit from what
# is usual, several of them on one metric, and a metric whose limits are its beginning's and its past's.
OWN_RULES = {
    "policy_loss": {"metric": "policy_loss", "above": 1.5, "of": "value_loss", "sustain": 2},
    "dips": {"metric": ["reward_std", "my/dips"], "below": 0.5, "of": "rolling", "times": 2, "within": 10, "warmup": 5},
    "own": {"metric": "value_loss", "above": 1.3, "of": "early", "beyond": 0.2},
    "spikes": {"metric": ["value_loss", "my/dips"], "above": 1.6, "of": "rolling"},
}


class Solid(EventBatch):
    """A batch that knows which of its columns have a finite number in every row, as those have that are proven."""

    @property
    def metrics(self) -> dict[str, Column]:
        return {
            name: Column(column.values, all(isinstance(v, float) and math.isfinite(v) for v in column.values))
            for name, column in super().metrics.items()
        }


def batched(events: Sequence[Event], sizes: Iterator[int]) -> Iterator[Batch]:
    start = 0
    while start < len(events):
        size = next(sizes)
        yield (Solid if size % 2 else EventBatch)(events[start : start + size])
        start += size


def sizes(seed: int) -> Iterator[int]:
    some = random.Random(seed)
    while True:
        yield some.choice((1, 7, 8, 9, 30, 100, 512, 1024))


def told(health: RunHealth) -> dict[str, str]:
    return {field.name: repr(getattr(health, field.name)) for field in fields(health)}


def both_ways(run: RunLogs, events: Sequence[Event], seed: int, rules: Rules | None = None) -> dict[str, str]:
    """What is said of some events, if that is the same in both ways."""
    batches = list(batched(events, sizes(seed)))
    test = superseded_in(batches)
    superseded = test if test.several else None
    by_event, by_batch = (RunJudge(run, rules, now=2e9, superseded=superseded) for _ in "12")
    for one in events:
        by_event.add_event(one, superseded is not None and superseded(one))
    for batch in batches:
        by_batch.add(batch, test.hidden(batch))
    found = told(by_event.health())
    assert told(by_batch.health()) == found
    return found


def a_log(seed: int) -> list[Event]:
    """A run with whatever may happen to one."""
    some = random.Random(seed)
    chance = some.random
    events: list[Event] = []
    for attempt in range(1, some.choice((1, 1, 1, 2, 4)) + 1):
        step, wall_time, seq = some.choice((0, 0, events[-1].step if events else 0, 30)), 0.0, 0
        odd = some.choice((0.0, 0.0, 0.002, 0.02, 0.3))
        every = some.choice((1, 1, 1, 2, 10))
        seconds = some.choice((1.0, 1.0, 0.0, 20.0, 45.0, 300.0, 700.0))
        names = {name: some.choice((0.0, 0.0, 0.0, 0.01, 0.5, 0.97, 1.0)) for name in CURVES if chance() < 0.8}
        bad = some.sample(sorted(names), some.choice((0, 0, 1, 3)))
        constant = {name for name in names if chance() < 0.3} | ({"gpu_memory_total"} if chance() < 0.8 else set())
        begun = some.randrange(200)
        evaluated = some.choice((0, 0, 7, 25))
        for number in range(some.choice((3, 40, 150, 400))):
            step += every if chance() > odd else some.choice((0, 0, -every, 50))
            step = max(step, 0)
            wall_time += seconds * (1 + 0.1 * chance()) if chance() > odd / 4 else some.choice((0.0, 5000.0, -9.0))
            metrics: dict[str, float | None] = {}
            for name, missing in names.items():
                if chance() < missing:
                    continue
                value = CURVES[name] * math.exp(some.gauss(0, 0.0 if name in constant else 0.1))
                if name in bad and number > begun and chance() < 0.7:
                    value *= 9.0 if name < "g" else 0.01
                metrics[name] = some.choice((math.nan, math.inf, None, 0.0, 30 * value, -value, 1e308)) if chance() < odd / 20 else value  # noqa: E501  # fmt: skip
            if chance() < odd / 2:
                metrics[f"my/{some.randrange(5)}"] = some.choice((1.0, math.nan, None))
            alert = AlertInfo(rule=some.choice(("stall", "kl_drift")), severity="critical") if chance() < odd / 9 else None  # noqa: E501  # fmt: skip
            process: Process | None = Process(
                rank=0, world_size=4, attempt=attempt, attempt_id=str(attempt), seq=seq, hostname="h"
            )
            if chance() < odd / 30:
                process = some.choice((None, Process(attempt=attempt), Process(attempt=attempt, world_size=8)))
            one = Event(
                step=step,
                wall_time=None if wall_time < 0 or chance() < odd / 30 else wall_time,
                timestamp=1e9 + wall_time,
                metrics=metrics,
                rng=Rng(),
                data_slice=DataSlice(),
                model_info=ModelInfo(run_id="r", phase="train" if alert is None else "lifecycle"),
                process=process,
                notes=[],
                alert=alert,
            )
            events.append(one)
            if evaluated and number % evaluated == evaluated - 1:
                scores: dict[str, float | None] = {
                    "reward_mean": 1 / (2 + number),
                    "loss": chance() if chance() > odd else math.nan,
                }
                info = ModelInfo(run_id="r", phase=some.choice(("eval", "eval", "test", "summary")))
                events.append(replace(one, metrics=scores, model_info=info, data_slice=DataSlice(dataset_name="d")))
        if chance() < 0.5 and events:
            events.append(replace(events[-1], metrics={}, model_info=ModelInfo(run_id="r", phase="summary"), alert=None))  # noqa: E501  # fmt: skip
    return events


CURVES = {
    "reward_mean": 0.5, "reward_std": 0.4, "kl_mean": 0.02, "entropy_mean": 1.0, "loss": 0.1, "grad_norm": 1.0,
    "actor/entropy": 2.0, "train/loss": 0.3, "policy_loss": 0.2, "value_loss": 0.2, "clip_frac": 0.05,
    "gpu_memory_used": 6e10, "gpu_memory_total": 8e10, "disk_free": 5e9, "my/dips": 1.0, "step_time": 1.0,
    "response_length_mean": 200.0, "truncated_frac": 0.04, "frac_reward_zero_std": 0.1, "critic/kl": 0.1,
}  # fmt: skip


def quiet_events(count: int) -> Iterator[Event]:
    some = random.Random(1)
    names = [name for name in CURVES if name not in ("frac_reward_zero_std", "gpu_memory_total")]
    for _ in range(count):
        yield event(1, {name: CURVES[name] * (1 + 0.05 * some.random()) for name in names})


@given(st.integers(0, 2**32), st.booleans())
@settings(max_examples=30)
def test_whatever_happens_in_a_run(seed: int, own: bool) -> None:
    rules = load_rules({name: {"grade": [{"severity": "warning", **grade}]} for name, grade in OWN_RULES.items()})
    both_ways(RunLogs("r", (Path("nowhere/r_events.jsonl"),)), a_log(seed), seed, rules if own else None)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_logs_of_real_trainings(folder: Path) -> None:
    runs = runs_at(folder, on_error="skip")
    found = [both_ways(run, list(run), number)["alerts"] for number, run in enumerate(runs)]
    assert len(found) > 2
    assert any("rule=" in alerts for alerts in found) or folder.name not in ("health", "held_out")


@pytest.mark.skipif(REAL is None, reason="set RLDK_REAL_LOGS to the directory of real logs")
def test_the_logs_of_real_people() -> None:
    for number, run in enumerate(runs_at(Path(REAL or ""), on_error="skip")):
        if events := list(run):
            both_ways(run, events, number)


def test_most_rows_of_a_healthy_run_are_judged_by_their_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one: list[int] = []
    observe = BulkEvaluator.observe

    def counting(self: BulkEvaluator, event: Event) -> list[Alert]:
        one_by_one.append(event.step)
        return observe(self, event)

    monkeypatch.setattr(BulkEvaluator, "observe", counting)
    events = [replace(each, step=step, wall_time=3.0 * step) for step, each in enumerate(quiet_events(2000), 1)]
    judge = RunJudge(RunLogs("r", (Path("nowhere/r_events.jsonl"),)), now=2e9)
    for batch in batched(events, cycle((500,))):
        judge.add(batch, Constant(False, len(batch)))
    assert judge.health().events == 2000
    assert len(one_by_one) < 60

    one_by_one.clear()
    evaluated = [each for one in events for each in (one, an_evaluation(one))[: 2 - bool(one.step % 20)]]
    judge = RunJudge(RunLogs("r", (Path("nowhere/r_events.jsonl"),)), now=2e9)
    for batch in batched(evaluated, cycle((500,))):
        judge.add(batch, Constant(False, len(batch)))
    assert judge.health().events == 2100
    assert len(one_by_one) < 60 + 100


def an_evaluation(event: Event) -> Event:
    return replace(event, metrics={"loss": 0.1}, model_info=ModelInfo(run_id="r", phase="eval"))
