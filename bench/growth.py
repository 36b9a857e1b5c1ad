"""`python -m bench.growth`: how CPU time and memory grow with events, with runs and with processes.

The commands as people call them, each in a process of its own, imports included. A log is written, measured and deleted
before the next one: ten million events need 15 GB of the temporary directory. Microseconds for an event, divided by
3.6, are the core-hours for a billion.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from bench.contest import print_rows
from bench.logs import write_log, write_runs
from bench.usage import JSON_LOADS

COMMANDS: dict[str, Callable[[str, str], list[str]]] = {
    "validate": lambda source, _: ["validate", source],
    "check": lambda source, _: ["check", source],
    "ls": lambda source, _: ["ls", source],
    "report": lambda source, out: ["report", source, "-o", f"{out}/"],
    "export .parquet": lambda source, out: ["export", source, f"{out}/all.parquet"],
    "ingest OUT/": lambda source, out: ["ingest", source, f"{out}/parts/"],
}
_ONE_PROCESS = {JSON_LOADS, "export .parquet"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One call of a command.

    Attributes:
        cpu: Seconds of CPU time of all its processes.
        peak: Most memory of one of them, in MB.
        wall: Seconds until it ended.
    """

    cpu: float
    peak: float
    wall: float


def measure(name: str, source: Path, jobs: int) -> Figure:
    """Runs a command, or json.loads of all lines, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="out-", dir=source.parent) as out:
        arguments = [JSON_LOADS, str(source)] if name == JSON_LOADS else COMMANDS[name](str(source), out)
        if name not in _ONE_PROCESS:
            arguments += ["--jobs", str(jobs)]
        start = time.perf_counter()
        command = [sys.executable, "-m", "bench.usage", *arguments]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        cpu, peak = json.loads(done.stdout.splitlines()[-1])
        return Figure(cpu, peak, time.perf_counter() - start)


def print_table(
    title: str, logs: Iterable[tuple[int, int, Callable[[Path], Path]]], turns: Sequence[tuple[str, int]]
) -> None:
    """Prints what the commands take for each log.

    Args:
        title: What stands above.
        logs: Its size, how many events it has, and what writes it below a directory.
        turns: Commands, json.loads first, and their processes; of several turns of one, the least CPU time counts.
    """
    rows = []
    for size, events, write in logs:
        best: dict[tuple[str, int], Figure] = {}
        with tempfile.TemporaryDirectory(prefix="rldk-bench-") as folder:
            source = write(Path(folder))
            for turn in turns:
                figure = measure(turn[0], source, turn[1])
                print(size, *turn, *map("{:.2f}".format, astuple(figure)), file=sys.stderr, flush=True)
                best[turn] = min(figure, best.get(turn, figure), key=lambda figure: figure.cpu)
        base = best[JSON_LOADS, 1].cpu
        for (name, jobs), figure in best.items():
            cpu, peak, wall = astuple(figure)
            row = (f"{cpu:.1f}", f"{cpu / base:.2f}", f"{cpu / events * 1e6:.1f}", f"{peak:.0f}", f"{wall:.1f}")
            rows.append((f"{size:,}", name, str(jobs), *row))
    print_rows(title, ("", "", "processes", "CPU s", "x json.loads", "us an event", "MB", "s"), rows)


def print_figures() -> None:
    """Prints the figures as tables: one run that grows, and runs whose number grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="*", default=(100_000, 1_000_000), help="sizes of a run")
    parser.add_argument("--runs", type=int, nargs="*", default=(1, 10, 100, 1000), help="how many runs")
    parser.add_argument("--steps", type=int, default=1000, help="of each of these")
    parser.add_argument("--only", nargs="+", choices=COMMANDS, default=COMMANDS, metavar="COMMAND")
    parser.add_argument("--rounds", type=int, default=1, help="in which all take turns")
    asked = parser.parse_args()
    names = (JSON_LOADS, *asked.only)
    turns = [(name, jobs) for name in names for jobs in (1, 2) if jobs == 1 or name not in _ONE_PROCESS] * asked.rounds
    logs = [(n, n, lambda folder, n=n: write_log(folder / "bench_events.jsonl", n)) for n in asked.events]
    if logs:
        print_table("Events of one run", logs, turns)
    steps = asked.steps
    logs = [(n, n * steps, lambda folder, n=n: write_runs(folder / "runs", n, steps)) for n in asked.runs]
    if logs:
        print_table(f"Runs of {steps:,} steps", logs, turns)


if __name__ == "__main__":
    print_figures()
