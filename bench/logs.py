"""Logs to read: U, uniform and healthy, and M, mixed, of which every block of lines has some that differ."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from rldk_schema import DataSlice, Event, ModelInfo, Process, Rng

from rldk import encode_event

EVENTS = 200_000
_LINES = 1000


def write_log(path: Path, events: int, *, mixed: bool = False, run_id: str = "bench") -> Path:
    """Writes a log of 20 scalars a step. Its content is the same each time.

    Args:
        path: The log.
        events: How many events it has.
        mixed: Each tenth has another metric, each fiftieth is an evaluation, some have notes or NaN, tokens vary.
        run_id: The run.
    """
    lines = map(encode_event, islice(_events(events, mixed, run_id), events))
    with path.open("wb") as file:
        while some := list(islice(lines, _LINES)):
            file.write(b"\n".join(some) + b"\n")
    return path


def write_runs(folder: Path, runs: int, steps: int) -> Path:
    """Writes a log of so many steps for each of so many runs: the first two hundred differ."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(runs):
        name = f"run-{number:05d}"
        path = folder / f"{name}_events.jsonl"
        if number < 200:
            write_log(path, steps, mixed=number % 2 == 1, run_id=name)
        else:
            known = f"run-{number % 200:05d}"
            data = (folder / f"{known}_events.jsonl").read_bytes()
            path.write_bytes(data.replace(known.encode(), name.encode()))
    return folder


def write_same_runs(folder: Path, runs: int, steps: int) -> Path:
    """The same, all with the same numbers: quicker."""
    folder.mkdir(parents=True, exist_ok=True)
    data = write_log(folder / "run-00000_events.jsonl", steps, run_id="run-00000").read_bytes()
    for number in range(1, runs):
        name = f"run-{number:05d}"
        (folder / f"{name}_events.jsonl").write_bytes(data.replace(b"run-00000", name.encode()))
    return folder


def _events(count: int, mixed: bool, run_id: str) -> Iterator[Event]:
    chance = Random(run_id)
    rng = Rng(seed=42, torch_seed=42, numpy_seed=42, random_seed=42)
    process = {"rank": 0, "world_size": 1, "hostname": "node", "attempt": 1, "attempt_id": "0f3a9c", "dropped": 0}
    facts = {"git_sha": "0" * 40, "model_name": "tiny", "model_size": 124_000_000, "optimizer": "adamw"}
    now, seq = 0.0, 0

    def event(step: int, metrics: dict[str, float | None], notes: list[str], phase: str = "train") -> Event:
        tokens = chance.randrange(3000, 5000) if mixed else 4096
        return Event(
            schema_version="1.0",
            step=step,
            wall_time=round(now, 6),
            timestamp=1.79e9 + now,
            metrics=metrics,
            rng=rng,
            data_slice=DataSlice(
                tokens_in=tokens,
                tokens_out=2048,
                batch_size=32,
                sequence_length=512,
                dataset_name=None if phase == "train" else "held-out",
            ),
            model_info=ModelInfo(run_id=run_id, phase=phase, **facts),  # type: ignore[arg-type]
            process=Process(seq=seq, **process),  # type: ignore[arg-type]
            notes=notes,
        )

    for step in range(1, count + 1):
        seconds = 1.0 + chance.random() * 0.1
        now += seconds
        metrics = _metrics(chance, step, count, seconds)
        notes: list[str] = []
        if mixed:
            if step % 10 == 0:
                metrics["my/tenth"] = chance.random()
            if step % 97 == 0:
                metrics["loss"] = math.nan
            if step % 100 == 0:
                notes = [f"looked at samples of step {step}"]
        yield event(step, metrics, notes)
        seq += 1
        if mixed and step % 50 == 0:
            yield event(step, {"loss": chance.random(), "reward_mean": chance.random()}, [], "eval")
            seq += 1


def _metrics(chance: Random, step: int, count: int, seconds: float) -> dict[str, float | None]:
    near = chance.gauss
    return {
        "reward_mean": 0.2 + 0.3 * (1 - math.exp(-step / 5000)) + near(0, 0.02),
        "reward_std": abs(near(0.5, 0.02)),
        "kl_mean": abs(near(0.02, 0.003)),
        "entropy_mean": 1.2 + near(0, 0.02),
        "clip_frac": abs(near(0.05, 0.01)),
        "grad_norm": abs(near(0.8, 0.05)),
        "lr": 1e-6,
        "loss": near(0.01, 0.005),
        "policy_loss": near(0.01, 0.005),
        "value_loss": abs(near(0.2, 0.01)),
        "advantage_mean": near(0, 0.01),
        "advantage_std": abs(near(1, 0.02)),
        "response_length_mean": abs(near(220, 5)),
        "step_time": seconds,
        "tokens_per_second": abs(near(3000, 50)),
        "epoch": step / count,
        "ratio_mean": 1 + near(0, 0.002),
        "gpu_memory_used": 6.1e10,
        "my/custom_a": chance.random(),
        "my/custom_b": near(0, 1),
    }
