"""Writes logs with the frameworks themselves, and reads them with rldk."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from rldk_schema import Event
from rldk_schema.metrics import METRICS

from rldk.ingest import Ingest

HERE = Path(__file__).parent
OLD_VERL = Path(sys.prefix) / "versions"
"""What `make test-frameworks NAME=readers` installs of older verl, each in a folder of its own."""


def write(folder: Path, script: str, *arguments: str, path: Path | None = None) -> Path:
    """Runs a script of this folder in a process of its own; what it prints goes into `console.log`.

    Args:
        folder: Made, and given to the script.
        path: Where packages are looked for first.
    """
    folder.mkdir(parents=True)
    places = [str(place) for place in (path, HERE) if place is not None]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places), "CUDA_VISIBLE_DEVICES": ""}
    with (folder / "console.log").open("w") as console:
        done = subprocess.run(
            [sys.executable, HERE / script, folder, *arguments],
            stdout=console,
            stderr=subprocess.STDOUT,
            env=environment,
        )
    assert done.returncode == 0, (folder / "console.log").read_text()[-3000:]
    return folder


def logged(folder: Path) -> Iterator[tuple[int, dict[str, float]]]:
    """The step, and what was given to the framework's loggers for it."""
    for line in (folder / "logged.jsonl").read_text().splitlines():
        row = json.loads(line)
        yield row.pop("step"), row


def read(path: Path, **how: Any) -> list[Event]:
    return list(Ingest(path, **how))


def without(row: Mapping[str, float], *left_out: str) -> dict[str, float]:
    """A row without some keys; of one that ends in `/`, without all that begin so."""
    prefixes = tuple(key for key in left_out if key.endswith("/"))
    return {key: value for key, value in row.items() if key not in left_out and not key.startswith(prefixes)}


def of_phase(events: list[Event], phase: str) -> list[Event]:
    return [event for event in events if event.model_info.phase == phase]


def declared(event: Event) -> dict[str, float]:
    """The metrics of an event that have a name of the schema."""
    return {name: value for name, value in event.metrics.items() if name in METRICS and value is not None}


def assert_metrics(
    event: Event,
    expected: Mapping[str, float],
    *,
    digits: int | None = None,
    relative: float = 2e-5,
    lost: Collection[str] = (),
) -> None:
    """The event has exactly these metrics with names of the schema, and their values.

    Args:
        digits: How many digits after the point the log has; None for all of a 32-bit number.
        relative: How far a framework that computes in 32 bits may be from the definition.
        lost: Metrics of which rounding has left nothing, which are not looked at.
    """
    found = {name: value for name, value in declared(event).items() if name not in lost}
    assert found.keys() == expected.keys(), sorted(found.keys() ^ expected.keys())
    for name, value in expected.items():
        assert _is_near(found[name], value, relative, digits), (event.step, name, found[name], value)


def assert_nothing_lost(
    event: Event,
    row: Mapping[str, float],
    names: Mapping[str, str],
    framework: str,
    *,
    digits: int | None = None,
    relative: float = 1e-6,
) -> None:
    """Every number of a logged row is in the event, under its own name unless it has another.

    Args:
        names: Raw key to the name it must have, where that is not its own.
    """
    for key, value in row.items():
        candidates = [names[key]] if key in names else [key, f"{framework}/{key}"]
        found = [event.metrics[name] for name in candidates if name in event.metrics]
        assert len(found) == 1, (event.step, key, sorted(event.metrics))
        (value_read,) = found
        assert value_read is not None, (event.step, key)
        assert _is_near(value_read, value, relative, digits), (event.step, key, value_read, value)


def _is_near(found: float, expected: float, relative: float, digits: int | None) -> bool:
    half = 1e-7 if digits is None else 0.5000001 * 10**-digits
    return math.isclose(found, expected, rel_tol=relative, abs_tol=half) or (math.isnan(found) and math.isnan(expected))
