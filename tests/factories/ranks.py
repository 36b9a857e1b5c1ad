"""Logs of several ranks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rldk_schema import Event, ModelInfo, Process

from rldk import encode_event
from tests.factories.events import make_event

Place = tuple[int, str, int]


def event(rank: int, step: int, launch: str | None = "a", *, phase: str = "train", **changes: object) -> Event:
    process = {"rank": rank, "attempt": 1, "attempt_id": launch, "hostname": f"node-{rank}"}
    for name in ("world_size", "attempt"):
        if name in changes:
            process[name] = changes.pop(name)
    info = ModelInfo(run_id="r", phase=phase)
    return make_event(step=step, model_info=info, process=Process(**process), **changes)


def write(path: Path, *events: Event) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.writelines(encode_event(each) + b"\n" for each in events)


def places(events: Iterable[Event]) -> list[Place]:
    return [(e.process.rank, e.process.attempt_id, e.step) for e in events]


def ranks(folder: Path, steps: dict[int, Iterable[int]], launch: str = "a", timestamp: float = 1.0) -> None:
    for rank, own in steps.items():
        name = "r_events.jsonl" if rank == 0 else f"r_events.rank{rank}.jsonl"
        write(folder / f"node_{rank}" / name, *(event(rank, s, launch, timestamp=timestamp) for s in own))
