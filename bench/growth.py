"""`python -m bench.growth [MOST_EVENTS]`: how time and memory grow with events, runs and processes.

The commands as people call them, imports included. What a billion events would cost is the CPU time of the largest log.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.contest import print_rows
from bench.logs import write_log, write_runs

MOST_EVENTS = 1_000_000
STEPS = 1000
_PROCESSES = (1, 2)


@dataclass(frozen=True, slots=True)
class Figure:
    """One call of a command.

    Attributes:
        wall: Seconds until it ended.
        cpu: Seconds of CPU time of all its processes.
        peak: Most memory of one of them, in MB.
    """

    wall: float
    cpu: float
    peak: float


def commands(source: Path, out: Path, jobs: int) -> dict[str, list[str]]:
    """The commands that are timed."""
    return {
        "validate": ["validate", str(source), "--jobs", str(jobs)],
        "check": ["check", str(source), "--jobs", str(jobs)],
        "ls": ["ls", str(source), "--jobs", str(jobs)],
        "ingest OUT/": ["ingest", str(source), f"{out}/", "--jobs", str(jobs)],
    }


def call(arguments: list[str]) -> Figure:
    """Runs a command in a process of its own."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", "from rldk.cli.main import app; app()", *arguments], stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) == 2:
        sys.exit(f"rldk {' '.join(arguments)} failed")
    wall = time.perf_counter() - start
    return Figure(
        wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    )


def print_figures(most: int = MOST_EVENTS) -> None:
    """Prints the figures as tables: one run that grows, and runs of a thousand steps whose number grows."""
    with tempfile.TemporaryDirectory(prefix="rldk-bench-") as name:
        folder = Path(name)
        sizes = [size for size in (100_000, 1_000_000, 10_000_000) if size <= most]
        logs = {f"{size:,} events": (write_log(folder / f"e{size}_events.jsonl", size), size) for size in sizes}
        _print("One run, on 1 and 2 processes", logs, folder)
        for path, _ in logs.values():
            path.unlink()
        runs = [count for count in (1, 10, 100, 1000, 10_000) if count * STEPS <= most]
        logs = {f"{n:,} runs of {STEPS:,} steps": (write_runs(folder / f"r{n}", n, STEPS), n * STEPS) for n in runs}
        _print("Runs, on 1 and 2 processes", logs, folder)


def _print(title: str, logs: dict[str, tuple[Path, int]], folder: Path) -> None:
    rows = []
    for name, (source, events) in logs.items():
        for command in commands(source, folder, 1):
            row = [name, command]
            for jobs in _PROCESSES:
                out = folder / f"out-{len(rows)}-{jobs}"
                figure = call(commands(source, out, jobs)[command])
                row += [f"{figure.wall:.1f}", f"{figure.cpu / events * 1e6:.1f}", f"{figure.peak:.0f}"]
            row.append(f"{figure.cpu / events * 1e9 / 3600:.1f}")
            rows.append(row)
    head = [f"{jobs}: {what}" for jobs in _PROCESSES for what in ("s", "us CPU an event", "MB")]
    print_rows(title, ("", "", *head, "core-hours for 1e9"), rows)


if __name__ == "__main__":
    print_figures(*map(int, sys.argv[1:]))
