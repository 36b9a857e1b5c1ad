"""Accelerator-hours: exact on logs whose clocks are constructed, and unknown where a log does not tell."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path

import pytest
from rldk_schema import AlertInfo, Event, Lifecycle, ModelInfo, Process
from rldk_schema.forms.cost import Cost

from rldk import EventWriter
from rldk.check import check_runs
from rldk.health.cost import UNKNOWN, cost_in_words
from rldk.health.verdict import RunHealth
from rldk.io.runs import find_runs
from rldk.report.outputs import write_outputs
from tests.factories.events import make_event

HOUR = 3600.0


def event(
    step: int, wall_time: float | None, *, world_size: int | None = 2, gpu: bool = True, **changes: object
) -> Event:
    metrics: dict[str, float | None] = {"loss": 0.5, "step_time": 1.0, "gpu_memory_used": 1e9 if gpu else None}
    return make_event(
        **{
            "step": step,
            "wall_time": wall_time,
            "metrics": metrics,
            "model_info": ModelInfo(run_id="r", phase="train"),
            "process": Process(rank=0, world_size=world_size, attempt_id="a"),
            **changes,
        }
    )


def note(step: int, wall_time: float, *, world_size: int | None = 2, **group: object) -> Event:
    info = ModelInfo(run_id="r", phase="lifecycle")
    return event(step, wall_time, world_size=world_size, metrics={}, model_info=info, **group)


def judged(directory: Path, *attempts: Sequence[Event], devices: Sequence[object] | None = None) -> RunHealth:
    """What is found in a log of these attempts, each opened, written and left as a kill leaves it."""
    for events in attempts:
        with EventWriter(directory / "r_events.jsonl") as writer:
            for one in events:
                writer.write(one)
    if devices is not None:
        records = [{"attempt": n, "environment": {"devices": count}} for n, count in enumerate(devices, 1)]
        (directory / "r_run.json").write_text(json.dumps({"attempts": records}))
    (health,) = check_runs(directory)
    return health


def cost(directory: Path, *attempts: Sequence[Event], devices: Sequence[object] | None = None) -> Cost:
    return judged(directory, *attempts, devices=devices).cost


def hours(total: float, *, superseded: float = 0.0, stalled: float = 0.0, after: float = 0.0) -> Cost:
    return Cost(total / HOUR, superseded / HOUR, stalled / HOUR, after / HOUR)


def near(found: Cost, expected: Cost) -> bool:
    names = Cost.__dataclass_fields__
    return all(getattr(found, name) == pytest.approx(getattr(expected, name)) for name in names)


def steps(first: int, last: int, *, begin: float = 10.0, **changes: object) -> list[Event]:
    """One step a second, the first of them after `begin` seconds."""
    return [event(step, begin + step - first, **changes) for step in range(first, last + 1)]  # type: ignore[arg-type]


def test_a_run_costs_its_processes_times_its_wall_time(tmp_path: Path) -> None:
    found = cost(tmp_path, steps(1, 100))
    assert near(found, hours(2 * 109))


def test_what_a_resumed_run_repeats_is_superseded(tmp_path: Path) -> None:
    # Steps 51 to 100 are done twice; what the first attempt did after step 50 took 50 s, on two accelerators.
    found = cost(tmp_path, steps(1, 100), steps(51, 120))
    assert near(found, hours(2 * (109 + 79), superseded=2 * 50))


def test_a_restart_from_the_beginning_supersedes_all_there_was_its_start_up_too(tmp_path: Path) -> None:
    found = cost(tmp_path, steps(1, 20, begin=300.0), steps(1, 30))
    assert near(found, hours(2 * (319 + 39), superseded=2 * 319))


def test_each_attempt_counts_its_own_processes(tmp_path: Path) -> None:
    found = cost(tmp_path, steps(1, 10, world_size=2), steps(6, 15, world_size=8))
    assert near(found, hours(2 * 19 + 8 * 19, superseded=2 * 5))


def test_time_in_which_nothing_moves_is_stalled(tmp_path: Path) -> None:
    before = steps(1, 20)
    after = [event(step, 29.0 + 1000.0 + step - 20) for step in range(21, 31)]
    found = judged(tmp_path, [*before, *after])
    assert [alert.rule for alert in found.alerts] == ["stall"]
    # The alert, which is critical, is raised by the event that ends the stall.
    assert near(found.cost, hours(2 * 1039, stalled=2 * 1001, after=2 * 9))


def test_a_second_stall_counts_though_its_alert_is_not_raised_again(tmp_path: Path) -> None:
    late = [event(21, 1029.0), event(22, 1030.0), event(23, 2030.0)]
    found = judged(tmp_path, [*steps(1, 20), *late])
    assert [alert.rule for alert in found.alerts] == ["stall"]
    assert near(found.cost, hours(2 * 2030, stalled=2 * 2000, after=2 * 1001))


def test_a_stall_that_the_run_itself_saw_ends_with_the_next_event(tmp_path: Path) -> None:
    alert = AlertInfo(rule="stall", severity="critical")
    seen = note(20, 729.0, alert=alert, lifecycle=Lifecycle(kind="stall"))
    found = judged(tmp_path, [*steps(1, 20), seen, event(21, 799.0), event(22, 800.0)])
    # 70 s would be no stall by themselves. What follows its critical alert is the same 71 s.
    assert near(found.cost, hours(2 * 800, stalled=2 * 770, after=2 * 71))


def test_what_follows_the_first_critical_alert_counts(tmp_path: Path) -> None:
    events = steps(1, 100)
    for at in (50, 70):
        events[at - 1].metrics["loss"] = math.nan
    found = judged(tmp_path, events)
    assert found.first_bad_step == 50
    assert near(found.cost, hours(2 * 109, after=2 * 50))


def test_a_critical_alert_that_was_superseded_spoils_nothing(tmp_path: Path) -> None:
    events = steps(1, 100)
    events[79].metrics["loss"] = math.nan
    found = judged(tmp_path, events, steps(51, 100))
    assert found.alerts == []
    assert near(found.cost, hours(2 * (109 + 59), superseded=2 * 50))


def test_later_attempts_follow_a_critical_alert_too(tmp_path: Path) -> None:
    events = steps(1, 10)
    events[4].metrics["loss"] = math.nan
    found = cost(tmp_path, events, steps(11, 20))
    assert near(found, hours(2 * (19 + 19), after=2 * (5 + 19)))


def test_a_critical_alert_of_another_rank_counts_from_its_step(tmp_path: Path) -> None:
    with EventWriter(tmp_path / "r_events.rank1.jsonl") as writer:
        for one in steps(1, 20):
            one.process = Process(rank=1, world_size=2, attempt_id="a", hostname="b")
            one.metrics = {"disk_free": 0.0} if one.step >= 15 else {}
            writer.write(one)
    found = judged(tmp_path, steps(1, 20))
    assert [(alert.rule, alert.severity, alert.step) for alert in found.alerts] == [("disk_full", "critical", 15)]
    assert near(found.cost, hours(2 * 29, after=2 * 5))


def test_the_final_report_has_the_cost(tmp_path: Path) -> None:
    judged(tmp_path, steps(1, 100), steps(51, 120))
    (run,) = find_runs(tmp_path)
    write_outputs(run, tmp_path / "out")
    found = json.loads((tmp_path / "out" / "r_final_report.json").read_text())["cost"]
    assert near(Cost(**found), hours(2 * (109 + 79), superseded=2 * 50))


@pytest.mark.parametrize(
    "events",
    [
        pytest.param(steps(1, 10, world_size=None), id="of how many processes"),
        pytest.param(steps(1, 10, gpu=False), id="of accelerators"),
        pytest.param([event(step, None) for step in range(1, 11)], id="of time"),
    ],
)
def test_a_log_that_does_not_tell_has_no_known_cost(tmp_path: Path, events: list[Event]) -> None:
    assert cost(tmp_path, events) == UNKNOWN


def test_one_attempt_of_unknown_size_leaves_the_whole_unknown(tmp_path: Path) -> None:
    assert cost(tmp_path, steps(1, 10), steps(11, 20, world_size=None)) == UNKNOWN


@pytest.mark.damages_files
def test_what_the_manifest_says_of_devices_goes_before_what_metrics_prove(tmp_path: Path) -> None:
    known = cost(tmp_path / "a", steps(1, 10, gpu=False), steps(11, 20), devices=[4, 1])
    assert near(known, hours(2 * 4 * 19 + 2 * 19))
    none = cost(tmp_path / "b", steps(1, 10, world_size=None, gpu=False), devices=[0])
    assert none == hours(0.0)


@pytest.mark.damages_files
@pytest.mark.parametrize("damage", ["4", True, -1, 1.5, None, {}])
def test_devices_that_are_no_number_are_unknown(tmp_path: Path, damage: object) -> None:
    assert cost(tmp_path, steps(1, 10, gpu=False), devices=[damage]) == UNKNOWN


def test_an_attempt_whose_sampler_had_no_time_to_measure_has_the_accelerators_of_the_others(tmp_path: Path) -> None:
    found = cost(tmp_path, steps(1, 2, gpu=False), steps(3, 10))
    assert near(found, hours(2 * (11 + 17)))


def test_a_foreign_log_without_devices_has_no_known_cost(tmp_path: Path) -> None:
    rows = [{"step": s, "loss": 0.1, "epoch": s / 10, "grad_norm": 1.0, "learning_rate": 1e-5} for s in range(1, 11)]
    (tmp_path / "trainer_state.json").write_text(json.dumps({"global_step": 10, "log_history": rows}))
    (health,) = check_runs(tmp_path)
    assert health.cost == UNKNOWN


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (UNKNOWN, ""),
        (hours(0.0), "0 accelerator-hours"),
        (Cost(96.5, 0.0, 0.0, 31.5), "96.5 accelerator-hours, of that 31.5 after the first critical alert"),
        (
            Cost(96.5, 4.25, 2.0, 31.5),
            "96.5 accelerator-hours, of that 4.25 superseded, 2 stalled and 31.5 after the first critical alert",
        ),
    ],
)
def test_a_cost_in_words(found: Cost, words: str) -> None:
    assert cost_in_words(found) == words


@pytest.mark.parametrize("sizes", [[4] * 5 + [8] * 5, [None] * 3 + [4] * 2 + [8] * 5])
def test_a_world_that_grows_costs_more_from_then_on(tmp_path: Path, sizes: list[int | None]) -> None:
    events = [event(step, step * HOUR, world_size=size) for step, size in enumerate(sizes, 1)]
    assert cost(tmp_path, events).accelerator_hours == pytest.approx(5 * 4 + 5 * 8)


def test_a_cost_beyond_all_numbers_is_unknown(tmp_path: Path) -> None:
    assert cost(tmp_path, [event(step, 1e308, world_size=2**53 - 1) for step in (1, 2)]) == UNKNOWN
