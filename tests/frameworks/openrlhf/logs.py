"""What rldk wrote of a run, checked as it is read."""

from __future__ import annotations

import math
import struct
from pathlib import Path
from typing import Any

from rldk_schema import Event

from rldk.event.phases import split_phase_prefix
from rldk.io.reader import read_events
from rldk.io.validator import validate_jsonl_file
from rldk.log.file_names import parse_name
from rldk.log.manifest import read_manifest
from tests.frameworks.openrlhf.running import Finished
from tests.frameworks.openrlhf.scalars import read_tensorboard


def log_of(run: Finished, rank: int = 0, *, logs: Path | None = None) -> Path:
    """The event file of a rank: there is exactly one, and it is strictly valid, its order included."""
    assert run.exit_code == 0, run.output
    folder = logs or run.logs
    files = [file for path in folder.iterdir() if (file := parse_name(path)) is not None]
    (path,) = [file.path for file in files if file.rank == rank]
    report = validate_jsonl_file(path, check_consistency=True)
    assert report, report.errors
    return path


def of_phase(path: Path, phase: str) -> list[Event]:
    return [event for event in read_events(path) if event.model_info.phase == phase]


def notes_of(path: Path) -> list[str]:
    """The notes of a log's lifecycle events."""
    return [note for event in of_phase(path, "lifecycle") for note in event.notes]


def manifest_of(run: Finished) -> dict[str, Any]:
    (path,) = run.logs.glob("*_run.json")
    found, problem = read_manifest(path.parent, path.name.removesuffix("_run.json"))
    assert found is not None, problem
    return found


def float32(value: float) -> float:
    return struct.unpack("f", struct.pack("f", value))[0]


def assert_equal_to_tensorboard(run: Finished, left_out: frozenset[str] = frozenset()) -> None:
    """Every scalar that OpenRLHF wrote stands in the event of its phase and step, under whatever name it has there."""
    events = list(read_events(log_of(run)))
    sources = manifest_of(run)["metric_sources"]
    canonical = {key: name for name, keys in sources.items() for key in keys}
    found = {(event.model_info.phase, event.step): event.metrics for event in events}
    scalars = read_tensorboard(run.tensorboard)
    assert {place for place in found if place[0] in ("train", "eval")} == scalars.keys()
    for (phase, step), written in scalars.items():
        metrics = found[phase, step]
        short = {key: key for key in written}
        if phase == "eval":
            short = {key: name for name, key in split_phase_prefix(short, "eval")[0].items()}
        for key, value in written.items():
            if key in left_out:
                assert not {key, canonical.get(key)} & metrics.keys()
                continue
            # Of two sources of one metric the better one has its name; the other keeps its own, with a prefix at most.
            names = [canonical.get(key), canonical.get(short[key]), short[key], f"openrlhf/{short[key]}"]
            values = [metrics[name] for name in names if metrics.get(name) is not None]
            assert any(float32(v) == value or (math.isnan(v) and math.isnan(value)) for v in values), (
                phase, step, key, value, values,
            )  # fmt: skip
