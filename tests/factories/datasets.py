"""Logs that are worth dividing, and what a data set in parts has to hold of them."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from rldk_schema import DataSlice, Event, Lifecycle, ModelInfo, Process

from rldk import encode_event
from rldk.io.source import Events
from rldk.io.tables import read_parquet
from tests.factories.events import make_event

BAD = b'{"step": -1}'


def event(run: str, step: int, *, rank: int = 0, attempt: int = 1, phase: str = "train", **changes: Any) -> Event:
    changes.setdefault("metrics", {"loss": 1 / (step + 1), "my/own": step / 3})
    process = Process(rank=rank, attempt=attempt, attempt_id=f"launch-{attempt}", seq=step)
    return make_event(step=step, model_info=ModelInfo(run_id=run, phase=phase), process=process, **changes)


def evaluation(run: str, step: int, *, attempt: int = 1) -> Event:
    return event(run, step, attempt=attempt, phase="eval", data_slice=DataSlice(dataset_name="held out"))


def lines(*events: Event | bytes) -> bytes:
    return b"".join((each if isinstance(each, bytes) else encode_event(each)) + b"\n" for each in events)


def write_tree(place: Path) -> None:
    """Runs of every kind: small ones, a resumed one with evaluations, segments, ranks, bad lines, a torn tail."""
    place.mkdir(parents=True)
    for number in range(5):
        run = f"small-{number}"
        (place / f"{run}_events.jsonl").write_bytes(lines(*(event(run, step) for step in range(1, 4))))
    long: list[Event | bytes] = [event("long", step) for step in range(1, 60)]
    long[10:10] = [BAD, b""]
    long[40:40] = [BAD]
    (place / "long_events.jsonl").write_bytes(lines(*long) + b'{"step": 60, "wall')
    resumed: list[Event | bytes] = []
    for step in range(1, 40):
        resumed.append(event("resumed", step))
        if step % 10 == 0:
            resumed.append(evaluation("resumed", step))
    started = Lifecycle(kind="started", opening="resumed", from_step=20, from_attempt=1)
    resumed.append(event("resumed", 20, attempt=2, phase="lifecycle", lifecycle=started))
    resumed += [event("resumed", step, attempt=2) for step in range(21, 50)]
    resumed.append(evaluation("resumed", 30, attempt=2))
    (place / "resumed_events.jsonl").write_bytes(lines(*resumed))
    with gzip.open(place / "cut_events.000001.jsonl.gz", "wb") as file:
        file.write(lines(*(event("cut", step) for step in range(1, 30)), BAD))
    (place / "cut_events.000002.jsonl").write_bytes(lines(*(event("cut", step) for step in range(30, 60))))
    (place / "cut_events.jsonl").write_bytes(lines(*(event("cut", step) for step in range(60, 63))))
    for rank in range(2):
        name = "wide_events.jsonl" if rank == 0 else f"wide_events.rank{rank}.jsonl"
        own = [event("wide", step, rank=rank) for step in range(1, 20)]
        (place / name).write_bytes(lines(*own[:5], *([BAD] if rank else []), *own[5:]))


def rows_of(dataset: Path) -> list[Event]:
    """The events of a data set, in the order of its files."""
    return [event for path in sorted(dataset.glob("part-*.parquet")) for event in read_parquet(path)]


def table(dataset: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(dataset / name).to_pylist()
    return rows


def in_order(source: Path, attempts: Any = "last") -> tuple[list[Event], list[tuple[str, int | None, int | None, str]]]:
    """The events of a source, as one process reads them without parts, and the lines that give none."""
    events = Events(source, attempts=attempts, on_error="skip")
    rows = list(events)
    skips = events.skips
    return rows, sorted((str(s.path), s.line, s.offset, s.reason) for s in (*skips.bad, *skips.others))
