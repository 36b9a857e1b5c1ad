"""Runs verl's real trainers in processes of their own, with and without rldk."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from rldk import Event, read_events
from rldk.ingest import Ingest

HERE = Path(__file__).parent
READERS = HERE.parent / "readers"
# verl makes some of its metrics of sets: their order is that of the hashes.
ENVIRONMENT = {"PYTHONHASHSEED": "0", "RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}


NEVER = {"VERL_USE_EXTERNAL_PLUGINS": "none"}
"""With this verl does not load rldk at all."""

# What breaks rldk on purpose, in each process that logs.
IMPORT_ERROR = "import sys\nsys.modules['rldk.integrations.verl.run'] = None\n"
EXCEPTION = """
import os, sys
if os.environ.get("RLDK_OUTPUT_DIR"):
    from rldk.integrations.shared import row_parts

    def cut(*_):
        raise RuntimeError("broken on purpose")

    row_parts.RowParts.cut = cut
"""
BROKEN = pytest.mark.parametrize(
    ("customize", "said"),
    [(IMPORT_ERROR, "opened failed; training continues"), (EXCEPTION, "broken on purpose")],
    ids=["import error", "exception in the hook"],
)


def run(
    folder: Path,
    script: Path,
    *arguments: str,
    code: int = 0,
    customize: str = "",
    first: Path | None = None,
    **variables: str,
) -> str:
    """Runs a script, and returns all that it prints.

    Args:
        folder: Made, and given to the script.
        code: What it has to exit with.
        customize: Code that each of its processes runs first.
        first: Where packages are looked for first.
        **variables: Of the environment; it has no other of rldk's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [str(READERS)] if first is None else [str(first), str(READERS)]
    if customize:
        (folder / "customize").mkdir()
        (folder / "customize" / "sitecustomize.py").write_text(customize)
        paths.append(str(folder / "customize"))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RLDK_")}
    environment |= {**ENVIRONMENT, "PYTHONPATH": os.pathsep.join(paths), "CUDA_VISIBLE_DEVICES": "", **variables}
    with (folder / "console.log").open("w") as console:
        done = subprocess.run(
            [sys.executable, script, folder, *arguments],
            stdout=console,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd=folder,
        )
    printed = (folder / "console.log").read_text()
    assert done.returncode == code, printed[-3000:]
    return printed


def train(folder: Path, *options: str, code: int = 0, customize: str = "", **variables: str) -> str:
    """Three steps of verl's SFT trainer, with a checkpoint and a validation after the last."""
    return run(
        folder,
        READERS / "train_verl_sft.py",
        "trainer.save_freq=3",
        *options,
        code=code,
        customize=customize,
        **variables,
    )


def weights(folder: Path) -> dict[str, bytes]:
    """The bytes of each tensor of the model and of the optimizer, without the hashes that are pickled beside them."""
    found: dict[str, bytes] = {}
    for kind in ("model", "optim"):
        with ZipFile(folder / "checkpoints" / "global_step_3" / f"{kind}_world_size_1_rank_0.pt") as file:
            found |= {name: file.read(name) for name in file.namelist() if "/data/" in name}
    return found


def of_phase(folder: Path, phase: str, rank: int = 0) -> list[Event]:
    """The events of a rank."""
    name = "*_events.jsonl" if not rank else f"*_events.rank{rank}.jsonl"
    (path,) = folder.glob(f"logs/{name}")
    return [event for event in read_events(path) if event.model_info.phase == phase]


def from_own_file(folder: Path, phase: str, settings: dict[str, object]) -> list[Event]:
    """What verl's own file logger says, by the names of the same declaration."""
    found = Ingest(folder / "verl.jsonl", framework="verl", version="0.9.1", settings=settings)
    return [event for event in found if event.model_info.phase == phase]


def from_tensorboard(folder: Path) -> dict[tuple[int, str], float]:
    """Step and tag to the value, of 32 bits, that TensorBoard has."""
    return dict(_scalars(folder / "tensorboard_log"))


def _scalars(folder: Path) -> Iterator[tuple[tuple[int, str], float]]:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    read = EventAccumulator(str(folder), size_guidance={"scalars": 0})
    read.Reload()
    for tag in read.Tags()["scalars"]:
        for point in read.Scalars(tag):
            yield (point.step, tag), point.value


def in_32_bits(value: float) -> float:
    return float(struct.unpack("f", struct.pack("f", value))[0])
