from __future__ import annotations

import logging
import os
import threading
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from rldk_schema import Event, Process

from rldk import EventWriter, LogChangedError, encode_event
from rldk.io.source import Events, events_of
from rldk.log.bulk.batch import Batch
from rldk.log.file_names import segment_path
from tests.factories.events import make_event


def write(path: Path, *steps: int) -> None:
    with path.open("ab") as file:
        file.writelines(encode_event(make_event(step=step)) + b"\n" for step in steps)


def attempt(number: int, step: int) -> Event:
    return make_event(step=step, process=Process(attempt=number))


def test_every_pass_ends_where_the_first_one_did(tmp_path: Path) -> None:
    log = tmp_path / "r_events.jsonl"
    write(log, 1, 2)
    events = Events(log)
    assert [e.step for e in events] == [1, 2]
    write(log, 3)
    assert [e.step for e in events] == [1, 2]
    assert [e.step for e in Events(log)] == [1, 2, 3]


def test_only_the_first_pass_warns(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    log = tmp_path / "r_events.jsonl"
    write(log, 1)
    size = log.stat().st_size
    with log.open("ab") as file:
        file.write(b'{"step": 2')
    caplog.set_level(logging.WARNING)
    events = Events(log, attempts="last")
    assert len(list(events)) == len(list(events)) == 1
    assert [r.getMessage() for r in caplog.records] == [
        f"{log}:2: torn last line of 10 bytes: its writer died here, or is still writing [byte {size}]: skipped"
    ]


def test_a_missing_segment_is_said_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    log = tmp_path / "r_events.jsonl"
    for number in (1, 3):
        write(segment_path(log, number), number)
    caplog.set_level(logging.WARNING)
    events = Events(log, attempts="last")
    assert [e.step for e in events] == [e.step for e in events] == [1, 3]
    assert [r.getMessage() for r in caplog.records] == [f"{log}: 1 closed segment deleted before being read"]


def test_a_pipe_can_be_gone_through_as_often_as_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=write, args=(pipe, 1, 2))
    writer.start()
    events = Events(pipe, attempts="last")
    writer.join()
    assert [e.step for e in events] == [e.step for e in events] == [1, 2]


def test_superseded_events_are_hidden_and_counted_from_any_iterable() -> None:
    every = [attempt(1, 1), attempt(1, 2), attempt(2, 2), attempt(2, 3)]
    for source in (every, iter(every)):
        events = Events(source, attempts="last")
        assert [e.step for e in events] == [e.step for e in events] == [1, 2, 3]
        assert (events.hidden, events.number) == (1, 4)


def test_an_iterator_is_not_held_in_memory_unless_attempts_have_to_be_compared() -> None:
    class Watched:
        alive = 0

        def __init__(self) -> None:
            Watched.alive += 1
            weakref.finalize(self, self.died)

        @staticmethod
        def died() -> None:
            Watched.alive -= 1

    def stream() -> Iterator[Any]:
        for _ in range(50):
            yield Watched()

    for _ in events_of(stream()):
        assert Watched.alive <= 2


def test_progress_is_told_in_every_pass() -> None:
    told: list[int] = []
    events = Events([make_event()] * 600, on_progress=told.append)
    list(events)
    list(events)
    assert told == [256, 512, 256, 512]


class Rows:
    """A sink that keeps the steps of its rows, and of those that are hidden."""

    made = 0

    def __init__(self) -> None:
        Rows.made += 1
        self.rows = 0
        self.steps: list[int] = []

    def __enter__(self) -> Rows:
        return self

    def add(self, batch: Batch, hidden: Sequence[bool]) -> None:
        self.steps += [step for step, is_hidden in zip(batch.steps, hidden, strict=True) if not is_hidden]

    def __exit__(self, *_: object) -> None:
        self.rows = len(self.steps)


@pytest.mark.parametrize(("numbers", "passes"), [((1, 1, 1, 1), 1), ((1, 1, 2, 2), 2)])
def test_a_second_pass_is_made_only_where_an_attempt_may_repeat_another(numbers: list[int], passes: int) -> None:
    every = [attempt(number, step) for number, step in zip(numbers, (1, 2, 2, 3), strict=True)]
    events = Events(every, attempts="last")
    Rows.made = 0
    assert events.put_into(Rows) == len(list(events)) == 4 - (passes - 1)
    assert (Rows.made, events.hidden, events.number) == (passes, passes - 1, 4)
    assert [step for batch in events.batches() for step in batch.steps] == [event.step for event in events]


@pytest.mark.parametrize("on_error", ["raise", "skip"])
def test_what_is_deleted_between_two_passes_is_not_lost_in_silence(tmp_path: Path, on_error: Any) -> None:
    log = tmp_path / "r_events.jsonl"
    with EventWriter(segment_path(log, 1)) as writer:
        writer.write(make_event(step=1, metrics={"early": 1.0}))
    for _ in range(2):
        with EventWriter(log) as writer:
            writer.write(make_event(step=2, metrics={"late": 1.0}))
    events = Events(log, attempts="last", on_error=on_error)

    class Deleting(Rows):
        def __init__(self) -> None:
            if Rows.made:
                segment_path(log, 1).unlink()
            super().__init__()

    Rows.made = 0
    if on_error == "raise":
        with pytest.raises(LogChangedError, match="a part of it was deleted between two passes over it: read it again"):
            events.put_into(Deleting)
    else:
        assert events.put_into(Deleting) == 1
        assert [str(skip) for skip in events.skips.others] == [
            f"{log}: a part of it was deleted between two passes over it"
        ]


def test_unknown_attempts_are_refused() -> None:
    with pytest.raises(ValueError, match="expected 'all' or 'last', found 'first'"):
        Events([], attempts="first")  # type: ignore[arg-type]
