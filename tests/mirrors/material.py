"""A run with all that a mirror has to keep apart: attempts, NaN, evaluations, alerts, odd names."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from rldk_schema import AlertInfo, DataSlice, Event, ModelInfo, Process

from rldk import EventWriter, Run, read_events
from rldk.mirrors.names import values_of
from tests.factories.events import make_event

MIRROR = [sys.executable, "-m", "rldk", "mirror"]


def start(*arguments: object, **options: object) -> subprocess.Popen[str]:
    """Starts `rldk mirror`."""
    command = [*MIRROR, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def log_steps(run: Run, steps: range) -> None:
    """Logs some steps: NaN in some, an evaluation of two sets every hundred."""
    for step in steps:
        loss = math.nan if step % 97 == 5 else math.inf if step % 97 == 6 else 1 / step
        run.log(step, {"loss": loss, "reward_mean": step / 10, "my/thing": step % 7, "odd\n\x1b[31m%0A": 0.5})
        if step % 100 == 0:
            for name in ("math", "openai/gsm8k"):
                run.log(step, {f"eval_{name}_reward": step / 5, "eval_loss": 0.25}, phase="eval")


def write_attempts(folder: Path, steps: int = 2000) -> None:
    """Writes a run whose second attempt continues from the middle of the first."""
    with Run(folder, run_id="grpo-1", config={"lr": 1e-6}) as run:
        log_steps(run, range(1, steps + 1))
    with Run(folder, run_id="grpo-1", resumed_from=steps // 2) as run:
        log_steps(run, range(steps // 2 + 1, steps + 1))


def write_alert(folder: Path) -> None:
    """Writes a run of its own with an alert."""
    with EventWriter(folder / "alerted_events.jsonl") as writer:
        info = ModelInfo(run_id="alerted", phase="lifecycle")
        alert = AlertInfo(rule="kl_drift", severity="critical", metric="kl_mean", value=math.nan, threshold=1.0)
        writer.write(make_event(step=3, model_info=info, metrics={}, alert=alert, notes=["alert: kl rose"]))


def evaluation(step: int, name: str | None, metrics: dict[str, float | None], attempt: int = 1) -> Event:
    """An evaluation of a set."""
    return make_event(
        step=step,
        timestamp=1.7e9 + step,
        model_info=ModelInfo(run_id="r", phase="eval"),
        data_slice=DataSlice(dataset_name=name),
        metrics=metrics,
        process=Process(attempt=attempt),
    )


def attempt_values(source: Path, attempt: int) -> Iterator[tuple[str, int, float]]:
    """Name, step and value of all that an attempt has logged, in order."""
    for event in read_events(source, attempts="all"):
        if event.process is not None and event.process.attempt == attempt:
            for name, value in values_of(event):
                yield name, event.step, value
