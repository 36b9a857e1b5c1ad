"""`python -m bench.index [RUNS STEPS [RUNS STEPS]]`: what the index of runs saves; CPU time.

First runs that have not changed, as commands read them and as columns; then the curves of other runs.

Each command is a process of its own, imports included. The yardstick is one pass of `json.loads` over all lines, in the
same round.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.contest import print_rows
from bench.logs import write_runs, write_same_runs
from rldk.io.runs import find_runs
from rldk.run_index.index import RunIndex
from rldk.run_index.zoom import zoomed

TITLE = "Runs that have not changed: CPU seconds"
RUNS, STEPS, ROUNDS = 300, 1000, 3
CURVES, CURVE_STEPS = 50, 2000
_SETTLED = 2.5  # s after which a file is old enough to be kept in the index


def measure(folder: Path, cache: Path) -> list[tuple[str, float, float]]:
    """What was done, CPU seconds, and passes of json.loads."""
    os.environ["RLDK_CACHE_DIR"] = str(cache)
    os.environ.pop("RLDK_DISABLE_INDEX", None)
    passes = min(_own(lambda: _pass(folder)) for _ in range(ROUNDS))
    rows: list[tuple[str, float]] = [("json.loads, one pass", passes)]
    for command in ("check", "ls"):
        rows.append((f"rldk {command} --no-index", _command(command, folder, "--no-index", "--jobs", 1)))
        rows.append((f"rldk {command}, first time", _command(command, folder, "--jobs", 1)))
        rows.append((f"rldk {command}, again", min(_command(command, folder) for _ in range(ROUNDS))))
    rows.append(("rldk --version", min(_command("--version") for _ in range(ROUNDS))))
    rows += _figures(folder)
    return [(name, seconds, seconds / passes) for name, seconds in rows]


def _figures(folder: Path) -> list[tuple[str, float]]:
    """The figures of all metrics, as a page shows them."""
    runs, index = find_runs(folder), RunIndex(folder)
    rows = [("figures, first time", _own(lambda: index.update(runs)))]
    rows.append(("figures, again", min(_own(lambda: index.update(runs)) for _ in range(ROUNDS))))
    rows.append(("a column of a metric", min(_own(lambda: index.column("reward_mean")) for _ in range(ROUNDS))))
    rows.append(("the names of all metrics", min(_own(index.names) for _ in range(ROUNDS))))
    with runs[0].paths[0].open("ab") as file:
        file.write(runs[0].paths[0].read_bytes().splitlines(keepends=True)[-1])
    grown = find_runs(folder)
    rows.append(("figures, one run has a line more", _own(lambda: index.update(grown))))
    return rows


def measure_curves(folder: Path) -> list[tuple[str, float, float]]:
    """As `measure`, of the curves of all metrics."""
    runs, index = find_runs(folder), RunIndex(folder)
    rows = [("json.loads, one pass", passes := _own(lambda: _pass(folder)))]
    rows.append(("curves, first time", _own(lambda: [index.known(run) for run in runs])))
    rows.append(("curves, again", min(_own(lambda: [index.known(run) for run in runs]) for _ in range(ROUNDS))))
    known = [index.known(run) for run in runs]
    for run in runs:
        with run.paths[0].open("ab") as file:
            file.write(run.paths[0].read_bytes()[-8192:].splitlines(keepends=True)[-1])
    looks = list(zip(known, runs, strict=True))
    rows.append(("a look, each run has a line more", _own(lambda: [one.look(run) for one, run in looks])))
    rows.append(("a look, nothing is new", _own(lambda: [one.look(run) for one, run in looks])))
    last = known[0].last_step or 0
    part = (["loss", "kl_mean"], last // 2, last // 2 + last // 100)
    rows.append(
        ("two metrics of 1 % of the steps, finer", _own(lambda: [zoomed(one, run, *part) for one, run in looks]))
    )
    return [(name, seconds, seconds / passes) for name, seconds in rows]


def _pass(folder: Path) -> None:
    for path in folder.rglob("*.jsonl"):
        for line in path.read_bytes().splitlines():
            json.loads(line)


def _own(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _command(*words: object) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "rldk", *map(str, words)], stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def print_figures(runs: int = RUNS, steps: int = STEPS, curves: int = CURVES, curve_steps: int = CURVE_STEPS) -> None:
    """Prints the figures as tables."""
    with tempfile.TemporaryDirectory() as place:
        folder = write_runs(Path(place, "runs"), runs, steps)
        time.sleep(_SETTLED)
        _print(f"{TITLE}, {runs:,} runs of {steps:,} steps", measure(folder, Path(place, "cache")))
        shutil.rmtree(folder)
        folder = write_same_runs(Path(place, "curves"), curves, curve_steps)
        title = f"Curves of all metrics: CPU seconds, {curves:,} runs of {curve_steps:,} steps"
        _print(title, measure_curves(folder))


def _print(title: str, rows: Iterable[tuple[str, float, float]]) -> None:
    print_rows(title, ("", "CPU s", "x json.loads"), [(name, f"{s:,.3f}", f"{r:,.4f}") for name, s, r in rows])


if __name__ == "__main__":
    print_figures(*map(int, sys.argv[1:]))
