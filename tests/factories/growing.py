"""A log as it grows, is rotated, resumed, cut and replaced."""

from __future__ import annotations

import gzip
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rldk_schema import DataSlice, Event, ModelInfo, Process

from rldk import encode_event, read_events
from rldk.io.runs import find_runs
from rldk.log.attempts import superseded
from rldk.log.runs import RunLogs
from tests.factories.events import make_event
from tests.factories.indexed import NOW


def lines(run_id: str, steps: range, *, attempt: int = 1, value: Callable[[int], float] = float, **more: Any) -> bytes:
    info = ModelInfo(run_id=run_id, phase=more.pop("phase", "train"))
    data = DataSlice(dataset_name=more.pop("dataset", None))
    process = Process(rank=0, attempt=attempt, attempt_id=str(attempt), hostname="h", world_size=1)
    since = NOW - 90_000 + 1000 * attempt
    events = (
        make_event(
            step=s,
            model_info=info,
            data_slice=data,
            process=process,
            timestamp=since + s,
            metrics={"loss": value(s), **more},
        )
        for s in steps
    )
    return b"".join(encode_event(event) + b"\n" for event in events)


def add(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("ab") as file:
        file.write(data)


def one(folder: Path, run_id: str = "a") -> RunLogs:
    return next(run for run in find_runs(folder, on_error="skip") if run.run_id == run_id)


def list_counted(run: RunLogs) -> list[Event]:
    hides = superseded(run)
    return [event for event in run if not hides(event)]


def by_hand(events: list[Event]) -> dict[str, tuple[int, float, float]]:
    """Metric to how many values there are, the first and the last, of the train steps that count."""
    hides, found = superseded(events), {}
    for event in events:
        if event.model_info.phase == "train" and not hides(event):
            for name, value in event.metrics.items():
                count, first, _ = found.get(name, (0, value, value))
                found[name] = (count + 1, first, value)
    return found


def evaluate(path: Path, chance: random.Random) -> None:
    add(path, lines("a", range(chance.randrange(50), 51), attempt=chance.randrange(1, 3), phase="eval"))


def rotate(path: Path, _: random.Random) -> None:
    if path.exists():
        path.rename(path.with_name(f"a_events.{1 + len(list(path.parent.glob('a_events.0*'))):06d}.jsonl"))
        add(path, lines("a", range(60, 65)))


def compress(path: Path, _: random.Random) -> None:
    for segment in sorted(path.parent.glob("a_events.0*.jsonl"))[:1]:
        segment.with_name(f"{segment.name}.gz").write_bytes(gzip.compress(segment.read_bytes()))
        segment.unlink()


def drop_oldest(path: Path, _: random.Random) -> None:
    for segment in sorted(path.parent.glob("a_events.0*"))[:1]:
        segment.unlink()


def replace(path: Path, chance: random.Random) -> None:
    path.unlink(missing_ok=True)
    add(path, lines("a", range(chance.randrange(1, 80)), value=lambda s: -float(s)))


def cut(path: Path, chance: random.Random) -> None:
    data = path.read_bytes() if path.exists() else b"\n"
    ends = [place + 1 for place, byte in enumerate(data) if byte == 10]
    add(path, b"")
    os.truncate(path, chance.choice(ends) if data else 0)


def cut_and_grow(path: Path, chance: random.Random) -> None:
    cut(path, chance)
    add(path, lines("a", range(200, 300), value=lambda s: s * 0.0))


def append(path: Path, chance: random.Random) -> None:
    start = chance.randrange(100)
    add(path, lines("a", range(start, start + chance.randrange(1, 40)), attempt=chance.choice([1, 1, 1, 2, 3])))


def extend(path: Path, chance: random.Random) -> None:
    """What a run that goes on does."""
    last = list(read_events(path, on_error="skip", attempts="all"))[-1:] if path.exists() else []
    step, attempt = (last[0].step + 1, last[0].process.attempt) if last else (0, 1)
    add(path, lines("a", range(step, step + chance.randrange(1, 30)), attempt=attempt, other=chance.random()))


def second_writer(path: Path, _: random.Random) -> None:
    add(path.with_name("a_events.attempt2.jsonl"), lines("a", range(7, 9), attempt=2))


def touch(path: Path, _: random.Random) -> None:
    path.touch()


def bad_line(path: Path, _: random.Random) -> None:
    add(path, b"{}\n\n")


OPERATIONS = [
    *[extend] * 8, *[append] * 3, evaluate, rotate, rotate, compress, drop_oldest, replace, cut, cut_and_grow,
    second_writer, touch, bad_line,
]  # fmt: skip
