"""`python -m bench.memory [EVENTS]`: the memory that converting a million events takes, in fresh processes.

The base is a process that has imported what the conversion imports and converted nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench import sample
from bench.contest import print_rows
from bench.usage import peak_mb
from rldk import EventWriter

TITLE = "Memory of a conversion beyond its imports"
EVENTS = 1_000_000
MOST_MB = 150
_LOG = "bench_events.jsonl"
_CONVERSIONS = {
    "nested .parquet": (_LOG, "nested.parquet"),
    "flat .parquet": (_LOG, "flat.parquet", "--flat"),
    "nested .arrow": (_LOG, "nested.arrow"),
    ".csv": (_LOG, "events.csv"),
    ".jsonl": (_LOG, "again.jsonl"),
    "nested .parquet to .jsonl": ("nested.parquet", "back.jsonl"),
}


@dataclass(frozen=True)
class Figure:
    """One conversion.

    Attributes:
        peak: Most resident memory of its process, less the base, in MB.
        seconds: Wall time, imports included.
        size: Size of the file it wrote, in MB.
    """

    name: str
    peak: float
    seconds: float
    size: float


def measure(events: int = EVENTS) -> tuple[float, float, list[Figure]]:
    """Writes a log and converts it.

    Returns:
        (size of the log in MB, base in MB, figures).
    """
    with tempfile.TemporaryDirectory(prefix="rldk-bench-") as name:
        folder = Path(name)
        log = folder / _LOG
        _write(log, events)
        base = _child([])
        figures = []
        for label, (source, dest, *options) in _CONVERSIONS.items():
            start = time.perf_counter()
            peak = _child(["export", str(folder / source), str(folder / dest), *options])
            seconds = time.perf_counter() - start
            figures.append(Figure(label, peak - base, seconds, (folder / dest).stat().st_size / 1e6))
        return log.stat().st_size / 1e6, base, figures


def _write(log: Path, events: int) -> None:
    event = sample.event()
    with EventWriter(log) as writer:
        for step in range(1, events + 1):
            event.step = step
            event.wall_time = step * 0.731
            for at, name in enumerate(event.metrics):
                # Digits that hardly repeat, as those of real metrics.
                event.metrics[name] = (step * 0.6180339887498949 + at / 7) % 1.0
            writer.write(event)


def _child(args: list[str]) -> float:
    command = [sys.executable, "-m", "bench.memory", "--child", *args]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(json.loads(done.stdout.splitlines()[-1]))


def _run_child(args: list[str]) -> None:
    import pyarrow as pa

    from rldk.cli.main import commands
    from rldk.io import csv, jsonl, parquet  # noqa: F401

    pa.array([0])  # pyarrow imports pandas now, where it is installed
    if args:
        commands(args, standalone_mode=False)
    print(peak_mb())


def print_figures(events: int = EVENTS) -> bool:
    """Prints the figures as a table; tells whether all are below `MOST_MB`."""
    log, base, figures = measure(events)
    title = f"{TITLE}: {events:,} events, {log:,.0f} MB, base {base:.0f} MB"
    rows = [(f.name, f"{f.peak:.0f}", f"{f.seconds:.0f}", f"{f.size:,.1f}") for f in figures]
    print_rows(title, ("", "peak MB", "s", "file MB"), rows)
    return all(figure.peak < MOST_MB for figure in figures)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        _run_child(sys.argv[2:])
    elif not print_figures(*map(int, sys.argv[1:])):
        sys.exit(f"a conversion took {MOST_MB} MB or more")
