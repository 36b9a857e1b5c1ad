from __future__ import annotations

import logging
import os
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rldk_schema import Event, Process

from rldk import encode_event
from rldk.io.source import Events, events_of
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


def test_a_metric_that_is_logged_while_a_flat_table_is_made_is_not_lost_in_silence(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from rldk.io import arrow

    log = tmp_path / "r_events.jsonl"
    write(log, 1)
    events, schema = arrow.prepare(log, flat=True, attempts="all")
    with log.open("ab") as file:
        file.write(encode_event(make_event(step=2, metrics={"new": 1.0})) + b"\n")
    assert sum(batch.num_rows for batch in arrow.iter_batches(events, schema)) == 1


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


def test_an_iterator_that_is_read_once_is_not_held_in_memory() -> None:
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
    assert len(list(events_of(stream(), twice=True))) == 50


def test_progress_is_told_in_every_pass() -> None:
    told: list[int] = []
    events = Events([make_event()] * 600, on_progress=told.append)
    list(events)
    list(events)
    assert told == [256, 512, 256, 512]


def test_unknown_attempts_are_refused() -> None:
    with pytest.raises(ValueError, match="expected 'all' or 'last', found 'first'"):
        Events([], attempts="first")  # type: ignore[arg-type]
