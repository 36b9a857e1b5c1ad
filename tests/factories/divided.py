"""Batches of random sizes, of logs as they are read."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from rldk_schema import AlertInfo, DataSlice, Event, Lifecycle, ModelInfo, Process, Rng

from rldk.event.codec import encode_event
from rldk.log.bulk.batch import Batch
from rldk.log.runs import RunLogs

NUMBER = st.none() | st.floats(0, 1e6) | st.sampled_from([0.0, -0.0, float("nan"), float("inf")])
METRICS = st.fixed_dictionaries({"loss": NUMBER}, optional=dict.fromkeys(("reward_mean", "x/y", "seed"), NUMBER))
PHASES = st.sampled_from(["train"] * 6 + ["eval", "test", "summary", "lifecycle"])
RARELY = st.integers(0, 9).map(lambda n: not n)


@st.composite
def similar_events(draw: st.DrawFn) -> list[Event]:
    """The events of a log as one writer would write them, with what a real one has seldom."""
    events: list[Event] = []
    step, attempt = 0, 1
    for seq in range(draw(st.sampled_from([0, 1, 5, 40]))):
        again = draw(RARELY)
        step = draw(st.integers(0, step)) if again else step + draw(st.sampled_from([0, 1, 1, 1, 100]))
        attempt += again and draw(st.booleans())
        phase: Any = draw(PHASES)
        info = ModelInfo(run_id="r", phase=phase, model_name=draw(st.sampled_from(["a", "a", "a", "b", None])))
        events.append(
            Event(
                schema_version="1.0",
                step=step,
                wall_time=float(seq),
                timestamp=1e9 + seq,
                metrics=dict(sorted(draw(METRICS).items())),
                rng=Rng(seed=draw(st.sampled_from([1, 1, 1, 2]))),
                data_slice=DataSlice(
                    tokens_in=draw(st.sampled_from([5, None])),
                    dataset_name=draw(st.sampled_from([None, "x,y"])),
                ),
                model_info=info,
                process=Process(rank=0, attempt=attempt, attempt_id=f"{attempt}", seq=seq, dropped=0, world_size=1),
                notes=["it was slow", f"at {seq}"] if draw(RARELY) else [],
                alert=AlertInfo(rule="stall", severity="info", value=float("nan")) if draw(RARELY) else None,
                lifecycle=Lifecycle(kind="checkpoint") if phase == "lifecycle" else None,
            )
        )
    return events


def log_of(events: Iterable[Event], path: Path) -> RunLogs:
    """A run whose log has these events."""
    path.write_bytes(b"".join(encode_event(event) + b"\n" for event in events))
    return RunLogs("r", (path,), on_error="skip")


def divided(batches: Iterable[Batch], seed: int, most: int = 40) -> Iterator[Batch]:
    """Divides batches at random."""
    sizes = random.Random(seed)
    for batch in batches:
        start = 0
        while start < len(batch):
            rows = range(start, min(start + sizes.randint(1, most), len(batch)))
            yield batch if len(rows) == len(batch) else batch.take(rows)
            start = rows.stop
