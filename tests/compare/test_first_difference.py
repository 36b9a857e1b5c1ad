from __future__ import annotations

import math
import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rldk_schema import DataSlice, Event, Process

from rldk import Run, compare_runs
from rldk.compare.sentence import apart
from rldk.compare.side_by_side import SideBySide, side_by_side
from rldk.compare.track import Track
from rldk.errors import LogNotFoundError
from rldk.log.bulk.batch import Batch, EventBatch
from tests.factories.commands import rldk
from tests.factories.events import make_event
from tests.factories.memory import peak
from tests.factories.side_by_side import logged


class Events:
    """A run of which there are only events."""

    def __init__(self, events: Sequence[Event], rows: int = 7) -> None:
        self._events, self._rows = events, rows

    def batches(self) -> Iterable[Batch]:
        for start in range(0, len(self._events), self._rows):
            yield EventBatch(self._events[start : start + self._rows])


def compared(*runs: Mapping[int, Mapping[str, float | None]], rows: int = 7) -> SideBySide:
    logs = [Events([make_event(step=step, metrics=dict(m)) for step, m in run.items()], rows) for run in runs]
    return side_by_side([Track(log) for log in logs])  # type: ignore[arg-type]


def test_equal_runs_are_equal_to_the_last_step(tmp_path: Path) -> None:
    form = compare_runs(logged(tmp_path, "a"), logged(tmp_path, "b"))
    assert form.sentence == "no number differs in 60 steps"
    assert (form.equal_until, form.first_difference, form.first_missing, form.differing) == (60, None, None, {})
    assert (form.compared, form.shared_steps, form.divergence) == (5, 60, {})


def test_the_last_bit_of_one_number_is_found(tmp_path: Path) -> None:
    def nudge(step: int, metrics: dict[str, Any]) -> Mapping[str, Any]:
        return {**metrics, "grad_norm": math.nextafter(metrics["grad_norm"], 9)} if step == 38 else metrics

    form = compare_runs(logged(tmp_path, "a"), logged(tmp_path, "b", change=nudge))
    first = form.first_difference
    assert first is not None
    assert (form.equal_until, first.step, first.metric, first.series, first.also) == (37, 38, "grad_norm", "train", [])
    one, other = first.values.values()
    assert other == math.nextafter(one, 9) != one
    assert form.differing == {"grad_norm": 38}
    assert form.sentence.startswith("equal to the last bit until step 37; then at step 38 grad_norm: ")
    shown = form.sentence.split(": ")[1].split(" and ")
    assert shown[0] != shown[1]


def test_large_neighbours_are_not_shown_alike() -> None:
    value = 541312907301.52625
    assert apart([value, math.nextafter(value, math.inf)]) == ["541312907301.52625", "541312907301.5263"]
    assert apart([value, value, 1.0]) == ["541.3G", "541.3G", "1"]


def test_times_throughput_resources_and_network_do_not_count(tmp_path: Path) -> None:
    def times(seconds: float) -> Callable[[int, dict[str, Any]], Mapping[str, Any]]:
        own = dict.fromkeys(["step_time", "timing_s/gen", "tokens_per_second", "perf/mfu"], seconds)
        return lambda _, metrics: {**metrics, **own}

    a, b = (logged(tmp_path, name, change=times(seconds)) for name, seconds in (("a", 1.0), ("b", 2.0)))
    form = compare_runs(a, b)
    assert (form.first_difference, form.compared) == (None, 5)
    assert form.not_compared == ["perf/mfu", "step_time", "timing_s/gen", "tokens_per_second"]
    asked = compare_runs(a, b, metrics=["timing_*"])
    assert asked.first_difference is not None
    assert (asked.first_difference.metric, asked.first_difference.step) == ("timing_s/gen", 1)
    assert "timing_s/gen" in asked.final


def test_nan_is_nan_and_minus_zero_is_not_zero() -> None:
    (pair,) = compared({1: {"x": math.nan, "y": 0.0}}, {1: {"x": math.nan, "y": 0.0}}).pairs
    assert pair.difference is None
    odd = struct.unpack("<d", struct.pack("<Q", 0xFFF8000000000001))[0]
    (pair,) = compared({1: {"x": math.nan}}, {1: {"x": odd}}).pairs
    assert pair.difference is None
    (pair,) = compared({1: {"y": 0.0}}, {1: {"y": -0.0}}).pairs
    assert pair.difference is not None
    (pair,) = compared({1: {"y": math.nan}}, {1: {"y": 1.0}}).pairs
    assert pair.difference is not None
    assert (pair.difference.values[1], pair.equal_until) == (1.0, None)


def test_what_one_run_lacks_is_missing_and_no_difference() -> None:
    (pair,) = compared({1: {"x": 1.0}, 2: {"x": 1.0, "y": 2.0}}, {1: {"x": 1.0}, 2: {"x": 1.0, "y": None}}).pairs
    assert pair.difference is None
    assert pair.equal_until == 2
    assert pair.missing is not None
    assert (pair.missing.step, pair.missing.name, pair.missing.values) == (2, "y", {0: 2.0})


def test_steps_that_only_one_run_has_are_left_out(tmp_path: Path) -> None:
    every, tenth = logged(tmp_path, "a", steps=range(1, 101)), tmp_path / "b"
    with Run(tmp_path, run_id="b") as run:
        for step in range(10, 101, 10):
            run.log(step, {"loss": 0.0})
    form = compare_runs(every, tenth)
    assert form.shared_steps == 10
    assert form.first_difference is not None
    assert form.first_difference.step == 10
    assert "a: 90 of its 100 steps are not in every run" in form.left_out
    assert not any(line.startswith("b: ") for line in form.left_out)


def test_runs_without_a_step_in_common_say_so(tmp_path: Path) -> None:
    form = compare_runs(logged(tmp_path, "a"), logged(tmp_path, "b", steps=range(100, 110)), assert_equal=True)
    assert form.sentence == "no step in common: a has 1-60 and b has 100-109"
    assert (form.equal_until, form.shared_steps, form.compared) == (None, 0, 0)
    assert form.asserted is not None
    assert form.asserted.why_not == ["b: no step in common with a"]


def test_runs_without_a_metric_in_common_are_not_said_to_be_equal(tmp_path: Path) -> None:
    a, same = logged(tmp_path, "a"), logged(tmp_path, "same")
    other = logged(tmp_path, "other", change=lambda step, _: {"my/own": float(step)})
    form = compare_runs(a, other)
    assert form.sentence == "no metric to compare at 60 steps in common"
    assert (form.compared, form.pairs[0].compared) == (0, 0)
    several = compare_runs(a, same, other)
    assert several.sentence.startswith("no number differs in 60 steps; other and a have no metric in common; but ")
    assert [pair.compared for pair in several.pairs] == [5, 0]
    out = rldk("compare", a, same, other)[1]
    assert "a and other: no metric to compare at 60 steps in common" in out


def test_a_run_without_an_event_is_compared(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="b"):
        pass
    form = compare_runs(logged(tmp_path, "a"), tmp_path / "b")
    assert form.sentence == "no step in common: a has 1-60 and b has none"
    assert (form.runs[1].steps, form.runs[1].first_step) == (0, None)
    (tmp_path / "c_events.jsonl").touch()
    assert compare_runs(tmp_path / "a", tmp_path / "c_events.jsonl").sentence.endswith("c has none")


def test_a_file_given_twice_is_equal_to_itself(tmp_path: Path) -> None:
    log = logged(tmp_path, "a").with_name("a_events.jsonl")
    form = compare_runs(log, log, assert_equal=True)
    assert form.asserted is not None
    assert form.asserted.holds
    assert [run.label for run in form.runs] == [f"{log} (1)", f"{log} (2)"]


def test_evaluations_are_series_of_their_own(tmp_path: Path) -> None:
    for name, score in (("a", 0.5), ("b", 0.6)):
        with Run(tmp_path, run_id=name) as run:
            for step in range(1, 101):
                run.log(step, {"loss": 1 / step})
                if step % 10 == 0:
                    run.log(step, {"reward_mean": score if step > 50 else 0.1}, phase="eval")
    form = compare_runs(tmp_path / "a", tmp_path / "b")
    first = form.first_difference
    assert first is not None
    assert (first.step, first.metric, first.series, form.equal_until) == (60, "reward_mean", "eval", 59)
    assert "then at step 60 reward_mean (eval): 0.5 and 0.6" in form.sentence
    assert form.final["reward_mean (eval)"]["b"].value == 0.6


def test_two_log_calls_of_a_step_are_one_row(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="a") as run:
        for step in range(1, 40):
            run.log(step, {"loss": 1 / step, "grad_norm": 2.0})
    with Run(tmp_path, run_id="b") as run:
        for step in range(1, 40):
            run.log(step, {"loss": 1 / step})
            run.log(step, {"grad_norm": 2.0})
    form = compare_runs(tmp_path / "a", tmp_path / "b", assert_equal=True)
    assert form.asserted is not None
    assert form.asserted.why_not == []


def test_data_of_any_event_of_a_step_count(tmp_path: Path) -> None:
    for name, size in (("a", 4), ("b", 8)):
        with Run(tmp_path, run_id=name) as run:
            for step in range(1, 10):
                run.log(step, {"loss": 1.0})
                run.log(step, {"kl_mean": 0.1}, batch_size=size if step == 5 else 4)
                run.log(step, {"grad_norm": 0.1}, batch_size=16 if step == 7 else 4)
    form = compare_runs(tmp_path / "a", tmp_path / "b")
    first = form.first_difference
    assert first is not None
    assert (first.step, first.metric, first.values) == (5, "data_slice.batch_size", {"a": 4, "b": 8})
    # In b there are two at step 5, too.
    assert [line for line in form.left_out if "twice" in line] == [
        "a: 1 value out of order, or twice at one step",
        "b: 2 values out of order, or twice at one step",
    ]


def test_data_of_the_steps_count_and_seeds_do_not(tmp_path: Path) -> None:
    a, b = logged(tmp_path, "a", seed=2**64 - 2), logged(tmp_path, "b", seed=2**64 - 1)
    form = compare_runs(a, b)
    assert form.first_difference is None
    ((seed,),) = (form.differences.seeds,)
    assert (seed.key, seed.values, seed.step) == ("rng.seed", {"a": 2**64 - 2, "b": 2**64 - 1}, 1)
    other = logged(tmp_path, "c", seed=2**64 - 2, tokens=lambda step: 100 + step + (step == 7))
    form = compare_runs(a, other)
    first = form.first_difference
    assert first is not None
    assert (first.step, first.metric, first.values) == (7, "data_slice.tokens_in", {"a": 107, "c": 108})
    assert form.sentence.endswith("other data")


def test_data_differ_first_at_the_lowest_step_of_any_series_and_run(tmp_path: Path) -> None:
    for name, first in (("a", 99), ("b", 3), ("c", 5)):
        with Run(tmp_path, run_id=name) as run:
            for step in range(1, 50):
                run.log(step, {"loss": 1.0}, batch_size=8 if step >= first else 4)
                if step % 10 == 0:  # this series is compared before the other one
                    run.log(step, {"reward_mean": 0.5}, phase="eval", batch_size=8 if step >= first else 4)
    form = compare_runs(tmp_path / "a", tmp_path / "b", tmp_path / "c")
    first_found = form.first_difference
    assert first_found is not None
    assert (first_found.step, first_found.series, form.equal_until) == (3, "train", 2)
    assert [(one.key, one.step) for one in form.differences.data] == [("data_slice.batch_size", 3)]


def test_large_integers_are_the_doubles_that_a_metric_is() -> None:
    (pair,) = compared({1: {"x": 2**53}}, {1: {"x": 2**53 + 1}}).pairs
    assert pair.difference is None
    (pair,) = compared({1: {"x": 2**53}}, {1: {"x": 2**53 + 2}}).pairs
    assert pair.difference is not None


def test_attempts_of_one_run_are_compared_with_all_that_they_did(tmp_path: Path) -> None:
    logged(tmp_path, "a", steps=range(1, 31))
    logged(tmp_path, "a", steps=range(1, 31), change=lambda s, m: {**m, "loss": 9.0} if s == 20 else m, resumed_from=10)
    form = compare_runs(tmp_path / "a@1", tmp_path / "a@2")
    assert [run.label for run in form.runs] == ["a@1", "a@2"]
    assert [run.part for run in form.runs] == ["attempt 1", "attempt 2"]
    assert form.differing == {"loss": 20}
    assert any("steps that later attempts superseded are compared" in line for line in form.left_out)
    whole = compare_runs(tmp_path / "a", tmp_path / "a@2")
    assert whole.runs[0].hides is not None
    with pytest.raises(LogNotFoundError, match="a@3: the run has no such part"):
        compare_runs(tmp_path / "a", tmp_path / "a@3")
    with pytest.raises(LogNotFoundError, match="expected a@2 for an attempt or a@stage2 for a stage, found @x"):
        compare_runs(tmp_path / "a", tmp_path / "a@x")
    with pytest.raises(LogNotFoundError, match=r"found 1 run. Its attempts are .*a@1, .*a@2"):
        compare_runs(tmp_path)


def test_stages_of_one_run_are_compared(tmp_path: Path) -> None:
    logged(tmp_path, "a", steps=range(1, 31))
    logged(tmp_path, "a", steps=range(1, 31), change=lambda s, m: {**m, "loss": 9.0} if s == 20 else m)
    form = compare_runs(tmp_path / "a@stage1", tmp_path / "a@stage2")
    assert form.differing == {"loss": 20}
    logged(tmp_path, "b", steps=range(1, 31))
    logged(tmp_path, "b", steps=range(1, 31))
    form = compare_runs(tmp_path / "a", tmp_path / "b")
    first = form.first_difference
    assert first is not None
    assert (first.series, first.step, form.equal_until) == ("stage 2", 20, 19)
    logged(tmp_path, "c", steps=range(1, 31))
    logged(tmp_path, "c", steps=range(1, 31), noise=2)
    sentence = compare_runs(tmp_path / "b", tmp_path / "c").sentence
    assert sentence.startswith("equal to the last bit until the end of stage 1; then at step 1 reward_mean (stage 2): ")


def test_superseded_steps_are_hidden(tmp_path: Path) -> None:
    logged(tmp_path, "a", steps=range(1, 31))
    logged(tmp_path, "b", steps=range(1, 31), change=lambda s, m: {**m, "loss": 9.0} if s > 20 else m)
    with Run(tmp_path, run_id="b", resumed_from=20) as run:
        for step, metrics in zip(range(21, 31), _metrics_of(tmp_path / "a_events.jsonl")[20:], strict=True):
            run.log(step, metrics, tokens_in=100 + step)
    form = compare_runs(tmp_path / "a", tmp_path / "b")
    assert form.sentence == "no number differs in 30 steps"
    assert "superseded" in (form.runs[1].hides or "")


def _metrics_of(log: Path) -> list[dict[str, float | None]]:
    from rldk import read_events

    return [event.metrics for event in read_events(log) if event.model_info.phase == "train"]


def test_events_out_of_order_are_left_out_and_counted() -> None:
    def events(*steps: int) -> Events:
        return Events([make_event(step=step, metrics={"x": float(place)}) for place, step in enumerate(steps)], 2)

    found = side_by_side([Track(events(1, 2, 3, 2, 4)), Track(events(1, 2, 3, 9, 4))])  # type: ignore[arg-type]
    assert [track.displaced for track in found.tracks] == [1, 1]
    assert found.shared.count == 3


STEPS = st.dictionaries(
    st.integers(0, 30),
    st.dictionaries(st.sampled_from("xyz"), st.sampled_from([0.0, -0.0, 1.0, math.nan, math.inf, None])),
)


@given(STEPS, STEPS, st.integers(1, 5), st.integers(1, 5))
def test_the_first_difference_is_that_of_a_plain_search(
    one: dict[int, dict[str, float | None]], other: dict[int, dict[str, float | None]], rows: int, others: int
) -> None:
    one, other = dict(sorted(one.items())), dict(sorted(other.items()))
    logs = [
        Events([make_event(step=step, metrics=dict(m)) for step, m in run.items()], n)
        for run, n in ((one, rows), (other, others))
    ]
    (pair,) = side_by_side([Track(log) for log in logs]).pairs  # type: ignore[arg-type]
    differing, missing, shared = [], [], sorted(one.keys() & other.keys())
    for step in shared:
        for name in "xyz":
            a, b = one[step].get(name), other[step].get(name)
            if (a is None) != (b is None):
                missing.append((step, name))
            elif a is not None and b is not None and not (a != a and b != b) and repr(a) != repr(b):
                differing.append((step, name))
    assert (pair.difference and (pair.difference.step, pair.difference.name)) == (differing or [None])[0]
    assert (pair.missing and (pair.missing.step, pair.missing.name)) == (missing or [None])[0]
    before = [step for step in shared if not differing or step < differing[0][0]]
    assert pair.equal_until == (before[-1] if before else None)
    assert pair.shared == len(shared)


def test_memory_does_not_grow_with_metrics_or_with_one_run_being_long() -> None:
    names = [f"m/{number}" for number in range(30)]

    class Long:
        def __init__(self, steps: int) -> None:
            self.steps = steps

        def batches(self) -> Iterable[Batch]:
            event = make_event(metrics=dict.fromkeys(names, 0.5), process=Process(rank=0, attempt=1))
            data = DataSlice(**{name: getattr(event.data_slice, name) for name in DataSlice.__dataclass_fields__})
            for start in range(0, self.steps, 500):
                yield EventBatch(
                    [
                        make_event(step=step, metrics=event.metrics, process=event.process, data_slice=data)
                        for step in range(start, start + 500)
                    ]
                )

    def run(steps: int) -> int:
        return peak(lambda: side_by_side([Track(Long(steps)), Track(Long(steps))]))  # type: ignore[arg-type]

    run(1000)
    small, large = run(2000), run(8000)
    # 8 bytes for each step that they share, and no byte for each of 60 values there.
    assert large - small < 6000 * 60 * 8 / 4
