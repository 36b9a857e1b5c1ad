"""`python -m bench.writing`: our writer against other loggers; `make bench` installs them.

Only the caller's time counts: what a logger does in threads and other processes is not in it, and ours has none.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from rldk_schema import validate_event

from bench import sample
from bench.contest import Score, contest
from rldk import EventWriter, Run, TrainerFacts

TITLE = "Log one event of 20 scalars: the caller's time"
OURS = "rldk EventWriter.write, schema checked"
_PLACES = {
    OURS: "ours_events.jsonl",
    "json.dumps + flush, unchecked": "plain.jsonl",
    "orjson + write, unchecked": "orjson.jsonl",
    "tensorboardX": "board",
    "trackio": "trackio",
    "wandb offline": "wandb",
}


def measure() -> list[Score]:
    """Times the loggers, slow ones with fewer calls."""
    rounds, calls = 24, 100
    with tempfile.TemporaryDirectory(prefix="rldk-bench-") as name:
        folder = Path(name)
        with ExitStack() as stack:
            scores = contest(_contenders(folder, stack), rounds=rounds, calls=calls, ours=OURS)
        # Once all are closed: what each has put on the disk, per event.
        events = (rounds + 1) * calls
        sizes = {name: _size(folder / place) / events for name, place in _PLACES.items()}
        return [replace(score, size=sizes.get(score.name)) for score in scores]


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink())


def _contenders(folder: Path, stack: ExitStack) -> dict[str, Callable[[], object]]:
    event = sample.event()
    writer = stack.enter_context(EventWriter(folder / "ours_events.jsonl"))
    run = stack.enter_context(
        Run(
            folder / "run",
            run_id="r",
            framework="trl",
            trainer=TrainerFacts(framework_version="1.16.0", algorithm="grpo"),
        )
    )
    plain = stack.enter_context((folder / "plain.jsonl").open("w"))
    checked = stack.enter_context((folder / "checked.jsonl").open("w"))

    def dump() -> None:
        plain.write(json.dumps(sample.VALUE) + "\n")
        plain.flush()

    def check_and_dump() -> None:
        validate_event(sample.VALUE)
        checked.write(json.dumps(sample.VALUE) + "\n")
        checked.flush()

    contenders: dict[str, Callable[[], object]] = {
        OURS: lambda: writer.write(event),
        "rldk Run.log, names mapped too": lambda: run.log(500, sample.METRICS),
        "json.dumps + flush, unchecked": dump,
        "fastjsonschema + json.dumps + flush": check_and_dump,
    }
    contenders["orjson + write, unchecked"] = _orjson(folder, stack)
    contenders["tensorboardX"] = _tensorboard(folder, stack)
    contenders["trackio"] = _trackio(folder, stack)
    contenders["wandb offline"] = _wandb(folder, stack)
    return contenders


def _orjson(folder: Path, stack: ExitStack) -> Callable[[], object]:
    import orjson

    fd = os.open(folder / "orjson.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    stack.callback(os.close, fd)
    return lambda: os.write(fd, orjson.dumps(sample.VALUE) + b"\n")


def _tensorboard(folder: Path, stack: ExitStack) -> Callable[[], object]:
    from tensorboardX import SummaryWriter

    board = SummaryWriter(str(folder / "board"))
    stack.callback(board.close)

    def log() -> None:
        for name, value in sample.METRICS.items():
            board.add_scalar(name, value, 500)

    return log


def _trackio(folder: Path, stack: ExitStack) -> Callable[[], object]:
    os.environ.update(TRACKIO_DIR=str(folder / "trackio"), GRADIO_ANALYTICS_ENABLED="False")
    import trackio

    run: Any = trackio.init(project="bench")
    stack.callback(run.finish)
    return lambda: run.log(sample.METRICS)


def _wandb(folder: Path, stack: ExitStack) -> Callable[[], object]:
    os.environ.update(WANDB_MODE="offline", WANDB_SILENT="true", WANDB_DIR=str(folder), WANDB_DISABLE_CODE="true")
    import wandb

    run: Any = wandb.init(project="bench", settings=wandb.Settings(console="off", x_disable_stats=True))
    stack.callback(run.finish)
    return lambda: run.log(sample.METRICS)


if __name__ == "__main__":
    from bench.contest import print_table

    print_table(TITLE, measure())
