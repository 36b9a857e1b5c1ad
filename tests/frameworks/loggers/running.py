"""Runs scripts that use the real loggers of a framework in processes of their own, with and without rldk."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

from rldk import Event, read_events

HERE = Path(__file__).parent
BROKEN = ["rldk.integrations.shared.step_log", "rldk.opening", "msgspec", "rldk_schema"]
"""Modules without which nothing can be logged."""


def run(
    folder: Path,
    script: str,
    *arguments: str,
    logs: str | None = "logs",
    code: int = 0,
    customize: str = "",
    **more: str,
) -> str:
    """Runs a script of this folder in `folder`, and returns what it prints.

    Args:
        logs: RLDK_OUTPUT_DIR; None: it is not set.
        code: What it has to exit with.
        customize: Code that the process runs first.
        **more: Variables of its environment; it has no other of rldk's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [str(HERE.parent / "readers"), *filter(None, [os.environ.get("PYTHONPATH")])]
    if customize:
        (folder.parent / "customize").mkdir(exist_ok=True)
        (folder.parent / "customize" / "sitecustomize.py").write_text(customize)
        paths.insert(0, str(folder.parent / "customize"))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RLDK_")}
    environment |= {"PYTHONPATH": os.pathsep.join(paths), "RLDK_ENABLE_RESOURCE_MONITORING": "0", **more}
    environment |= {"RLDK_WRITE_OUTPUTS": "0", **({} if logs is None else {"RLDK_OUTPUT_DIR": logs})}
    done = subprocess.run(
        [sys.executable, HERE / script, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == code, done.stdout[-3000:]
    return done.stdout


def of_phase(folder: Path, phase: str = "train") -> list[Event]:
    """The events of a phase, of all ranks."""
    return [event for event in read_events(folder / "logs") if event.model_info.phase == phase]


def endings(folder: Path) -> list[tuple[str | None, str | None]]:
    """How the attempts ended, with the type of an error."""
    told = [event.lifecycle for event in of_phase(folder, "lifecycle") if event.lifecycle is not None]
    return [(one.ending, one.error_type) for one in told if one.kind == "ended"]


def scalars(folder: Path) -> dict[tuple[int, str], float]:
    """Step and tag to the value, of 32 bits, that TensorBoard has in a folder."""
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    read = EventAccumulator(str(folder), size_guidance={"scalars": 0})
    read.Reload()
    return {(point.step, tag): point.value for tag in read.Tags()["scalars"] for point in read.Scalars(tag)}


def in_32_bits(value: float) -> float:
    return float(struct.unpack("f", struct.pack("f", value))[0])
