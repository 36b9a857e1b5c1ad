from __future__ import annotations

import logging
from pathlib import Path

import pytest
from rldk_schema import Event, Process

from rldk import read_events
from rldk.io.source import Events
from rldk.log.rank_stops import EarlyStop, RankSteps, say
from tests.factories.events import make_event
from tests.factories.ranks import event, ranks


def test_a_rank_that_stops_early_is_named_once_a_run_was_read_to_its_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ranks(tmp_path, {0: range(5), 1: range(5), 3: range(3)})
    told = ["run r: rank 3 (node-3) stops at step 2; others continue to 4"]
    caplog.set_level(logging.WARNING)
    events = read_events(tmp_path)
    assert len([next(events) for _ in range(12)]) == 12
    assert caplog.messages == []
    next(events)
    assert list(events) == []
    assert caplog.messages == told
    caplog.clear()
    assert len(list(read_events(tmp_path, attempts="last"))) == 13
    assert caplog.messages == told
    caplog.clear()
    twice = Events(tmp_path)
    assert len(list(twice)) == len(list(twice)) == 13
    assert caplog.messages == told
    caplog.clear()
    assert len(list(read_events(tmp_path / "node_3"))) == 3
    assert caplog.messages == []


def stops(*events: Event) -> list[EarlyStop]:
    steps = RankSteps()
    for each in events:
        steps.add(each)
    return steps.early_stops()


def test_ranks_are_compared_within_an_attempt() -> None:
    found = stops(
        event(0, 5), event(1, 4), event(0, 7, "b"), event(1, 7, "b"), event(0, 7, "c", phase="eval"),
    )  # fmt: skip
    assert found == [EarlyStop("r", "a", 1, "node-1", 4, 5, last=False)]
    found = stops(event(0, 7), event(1, 7), event(0, 9, "b"), event(1, 8, "b"), event(0, 9, "c", phase="eval"))
    assert found == [EarlyStop("r", "b", 1, "node-1", 8, 9, last=True)]


def test_a_rank_that_does_not_come_back_is_named_unless_the_launch_is_without_it() -> None:
    both = (event(0, 5), event(1, 5))
    (found,) = stops(*both, event(0, 6, "b"))
    assert (found.rank, found.hostname, found.step, found.farthest, found.last) == (1, "node-1", None, 6, True)
    assert say([found]) == ["run r: rank 1 (node-1) has no train step in the last attempt; others continue to 6"]
    assert stops(*both, event(0, 6, "b", world_size=1)) == []
    assert len(stops(*both, event(0, 6, "b", world_size=2))) == 1
    assert stops(*both, event(0, 6, "b"), event(0, 7, "c"), event(1, 7, "c")) == []  # it did in the end
    # Where attempts have no id nobody can say which of them belong together.
    assert stops(event(0, 5, None), event(1, 5, None), event(0, 6, None, attempt=2)) == []
    assert stops(event(0, 5, "x"), event(1, 5, "y"), event(0, 6, "z")) == []


def test_a_rank_that_logs_no_steps_is_named_only_where_several_others_do() -> None:
    quiet = event(2, 0, phase="lifecycle")
    assert stops(event(0, 5), quiet) == []
    assert stops(quiet, event(0, 5, phase="eval"), event(1, 3, phase="lifecycle")) == []
    (found,) = stops(event(0, 5), event(1, 5), quiet)
    assert (found.rank, found.step) == (2, None)


def test_ranks_that_stop_together_are_told_in_one_line() -> None:
    events = [event(rank, 3 if rank in (2, 8, 9, 10) else 7) for rank in range(12)]
    (line,) = say(stops(*events))
    assert line == "run r: ranks 2, 8-10 (node-2, node-8, node-9, 1 more host) stop at step 3; others continue to 7"
    hostile = make_event(process=Process(rank=0, attempt_id="a", hostname="\x1b[31m" + "x" * 100))
    (line,) = say(stops(hostile, make_event(step=2, process=Process(rank=1, attempt_id="a"))))
    assert line == f"run run-1: rank 0 (\\x1b[31m{'x' * 59}) stops at step 1; others continue to 2"
