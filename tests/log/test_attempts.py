"""What a later attempt supersedes, by the events alone."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rldk_schema import DataSlice, Event, Lifecycle, ModelInfo, Process

from rldk.log.attempts import Superseded, hidden_in_one_line, superseded
from tests.factories.events import make_event

Shown = dict[int, list[int]]


def attempt(
    number: int,
    steps: Iterable[int],
    opening: str | None = None,
    *,
    ending: str | None = None,
    from_step: int | None = None,
    from_attempt: int | None = None,
    launch: str | None = None,
    at: float | None = None,
    pace: float = 1.0,
    phase: str = "train",
    rank: int = 0,
) -> list[Event]:
    """The events of an attempt; `at` is when its first step was written, each further one `pace` later."""
    process = Process(rank=rank, attempt=number, attempt_id=launch or f"launch-{number}")
    begun = number * 100.0 if at is None else at

    def event(step: int, phase: str, time: float, told: Lifecycle | None = None) -> Event:
        info = ModelInfo(run_id="r", phase=phase)
        data = DataSlice(dataset_name="held" if phase == "eval" else None)
        return make_event(step=step, model_info=info, data_slice=data, process=process, timestamp=time, lifecycle=told)

    steps = list(steps)
    events = [event(step, phase, begun + pace * place) for place, step in enumerate(steps)]
    if opening is not None:
        told = Lifecycle(kind="started", opening=opening, from_step=from_step, from_attempt=from_attempt)
        events.insert(0, event(from_step or 0, "lifecycle", begun, told))
    if ending is not None:
        events.append(event(steps[-1], "lifecycle", begun + pace * len(steps), Lifecycle(kind="ended", ending=ending)))
    return events


def shown(*attempts: list[Event]) -> Shown:
    events = [event for each in attempts for event in each]
    test, found = superseded(events), Shown()
    for event in events:
        if event.model_info.phase != "lifecycle" and event.process is not None and not test(event):
            found.setdefault(event.process.attempt, []).append(event.step)
    return found


def test_a_resumed_attempt_hides_what_was_done_after_the_step_it_continues_from() -> None:
    # Nothing is logged before step 60: by its first step alone, 52 to 58 would be shown.
    logged_each_tenth = attempt(2, [60, 70], "resumed", from_step=50)
    assert shown(attempt(1, range(2, 60, 2), "new"), logged_each_tenth) == {1: [*range(2, 51, 2)], 2: [60, 70]}
    died_at_once = attempt(2, [], "resumed", from_step=2)
    assert shown(attempt(1, range(1, 5), "new"), died_at_once) == {1: [1, 2]}


def test_an_attempt_that_resumes_an_earlier_one_hides_what_was_in_between() -> None:
    first, second = attempt(1, range(1, 11)), attempt(2, range(4, 9), "resumed", from_step=3, from_attempt=1)
    third = attempt(3, [6, 7], "resumed", from_step=5, from_attempt=1)
    assert shown(first, second, third) == {1: [1, 2, 3, 4, 5], 3: [6, 7]}
    started_again = attempt(2, range(1, 4), "restarted")
    assert shown(first, started_again, third) == {1: [1, 2, 3, 4, 5], 3: [6, 7]}
    of_the_second = attempt(3, [6, 7], "resumed", from_step=5, from_attempt=2)
    assert shown(first, second, of_the_second) == {1: [1, 2, 3], 2: [4, 5], 3: [6, 7]}


def test_a_restart_hides_what_it_repeats_and_a_stage_or_trial_nothing() -> None:
    first = attempt(1, range(1, 6))
    assert shown(first, attempt(2, [1, 2], "restarted")) == {2: [1, 2]}
    for opening in ("stage", "trial"):
        assert shown(first, attempt(2, [1, 2], opening)) == {1: [1, 2, 3, 4, 5], 2: [1, 2]}


def test_a_resumed_stage_leaves_the_stages_before_it_alone() -> None:
    first, second = attempt(1, range(1, 9), ending="finished"), attempt(2, range(1, 7), "stage")
    assert shown(first, second, attempt(3, [4, 5], "resumed", from_step=3)) == {
        1: [*range(1, 9)], 2: [1, 2, 3], 3: [4, 5],
    }  # fmt: skip
    assert shown(first, second, attempt(3, [1], "restarted")) == {1: [*range(1, 9)], 3: [1]}
    # A checkpoint of the first stage: that one is continued, and the second stands.
    assert shown(first, second, attempt(3, [6], "resumed", from_step=5, from_attempt=1)) == {
        1: [1, 2, 3, 4, 5], 2: [*range(1, 7)], 3: [6],
    }  # fmt: skip


@pytest.mark.parametrize("first", [1, 10])
def test_without_a_word_an_attempt_after_one_that_finished_is_a_stage_if_it_begins_no_later(first: int) -> None:
    steps = range(first, first * 6, first)
    done, died = attempt(1, steps, ending="finished"), attempt(1, steps, ending="failed")
    again = attempt(2, [first, 2 * first])
    assert shown(done, again) == {1: [*steps], 2: [first, 2 * first]}
    assert shown(died, again) == shown(attempt(1, steps), again) == {2: [first, 2 * first]}
    later = attempt(2, [3 * first])
    assert shown(done, later) == {1: [first, 2 * first], 2: [3 * first]}


def test_attempts_that_one_launch_writes_at_one_time_are_ranks_and_none_hides_another() -> None:
    together = [attempt(n, range(1, 6), "restarted", launch="x", at=10.0 + n / 10) for n in (1, 2, 3)]
    assert shown(*together) == {n: [1, 2, 3, 4, 5] for n in (1, 2, 3)}
    test = superseded(event for each in together for event in each)
    said = hidden_in_one_line(test, 0)
    assert said is not None
    assert said.startswith("attempts 1, 2, 3 were written at one time by processes of one launch, all as rank 0")
    # The next launch resumes all of them.
    assert shown(*together, attempt(4, [4], "resumed", from_step=3, from_attempt=2)) == {
        1: [1, 2, 3], 2: [1, 2, 3], 3: [1, 2, 3], 4: [4],
    }  # fmt: skip
    one_after_the_other = [attempt(n, [1, 2], launch="x") for n in (1, 2)]
    assert shown(*one_after_the_other) == {2: [1, 2]}


def test_attempts_that_were_started_while_another_was_running_hide_nothing() -> None:
    long = attempt(1, range(1, 6), launch="x", at=10.0)
    short = attempt(2, [1, 2], launch="y", at=11.5)
    assert shown(long, short) == {1: [1, 2, 3, 4, 5], 2: [1, 2]}
    said = hidden_in_one_line(superseded([*long, *short]), 0)
    assert said is not None
    assert "attempts 1, 2 were written at one time by processes that were started apart" in said
    # One that knows that the other is over is of a host whose clock is behind.
    assert shown(long, attempt(2, [1, 2], "restarted", launch="y", at=11.5)) == {2: [1, 2]}


def test_an_evaluation_is_hidden_if_its_set_was_evaluated_again_but_not_by_a_stage() -> None:
    once = [attempt(1, [1, 2, 3]), attempt(1, [2, 3], phase="eval", at=101.0)]
    again = attempt(2, [3], phase="eval")
    assert shown(*once, again) == {1: [1, 2, 3, 2], 2: [3]}
    stage = [attempt(2, [1], "stage"), attempt(2, [1], phase="eval", at=201.0)]
    assert shown(*once, *stage) == {1: [1, 2, 3, 2, 3], 2: [1, 1]}


def test_ranks_are_judged_each_by_its_own_attempts() -> None:
    zero = [attempt(1, [1, 2, 3]), attempt(2, [2], "resumed", from_step=1)]
    assert shown(*zero, attempt(1, [1, 2, 3], rank=1)) == {1: [1, 1, 2, 3], 2: [2]}


def test_what_is_hidden_is_said_in_one_line() -> None:
    events = [*attempt(1, range(1, 10)), *attempt(2, range(5, 8), "resumed", from_step=4)]
    events += [*attempt(3, [1, 2], "stage"), *attempt(4, [1], "restarted"), *attempt(5, [1])]
    test = superseded(events)
    hidden = sum(map(test, events))
    assert hidden_in_one_line(test, hidden) == (
        "8 events of superseded attempts hidden (attempt 1, steps 5-9: resumed from step 4; "
        "attempt 3, steps 1-2: started again at step 1; attempt 4, step 1: attempt 5 continued at step 1)"
    )
    assert hidden_in_one_line(superseded(attempt(1, [1])), 0) is None
    assert (test.stages("r"), superseded(attempt(1, [1])).stages("r"), test.stages("another")) == (2, 1, 0)


TOLD = st.sampled_from(["train", "eval", "summary", "started", "finished", "failed"])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(TOLD, st.integers(0, 9), st.integers(1, 3)), max_size=14), st.integers(0, 14))
def test_what_parts_of_a_log_have_adds_up_to_what_the_log_has(told: list[tuple[str, int, int]], cut: int) -> None:
    events = []
    for time, (what, step, number) in enumerate(sorted(told, key=itemgetter(2))):
        recorded = {"started": Lifecycle(kind="started"), "finished": Lifecycle(kind="ended", ending="finished")}
        recorded["failed"] = Lifecycle(kind="ended", ending="failed")
        info = ModelInfo(run_id="r", phase="lifecycle" if what in recorded else what)
        process = Process(rank=0, attempt=number, attempt_id=f"launch-{number}")
        changes = {"model_info": info, "process": process, "timestamp": float(time), "lifecycle": recorded.get(what)}
        events.append(make_event(step=step, **changes))
    whole, parts = superseded(events), Superseded()
    for some in (events[:cut], events[cut:]):
        part = Superseded()
        for event in some:
            part.add(event)
        parts.add_part(part)
    parts.settle()
    assert [parts(event) for event in events] == [whole(event) for event in events]
    assert list(parts.reasons()) == list(whole.reasons())
    assert [parts.stage_of(event) for event in events] == [whole.stage_of(event) for event in events]
