"""`python -m bench.cluster [MB]`: a large log, and 1,000 small ones, as data sets in parts, by processes and by Ray.

The better of two turns counts: in the first one Ray starts its workers. Results are held against the logs: rows, order
and bad lines. CPU time is that of all processes, also those of Ray, with which nothing else may have been started.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import psutil
import pyarrow.parquet as pq

from bench import sample
from bench.contest import print_rows
from rldk import EventWriter, encode_event
from rldk.ingest_dataset import ingest_dataset

RUNS = 1000
STEPS = 200
BAD = b'{"step": -1}\n'


def _write_long(log: Path, megabytes: int) -> int:
    """One log of so many MB; a block of it is generated, the rest differs in step and time."""
    event = sample.event()
    step = 0
    with log.open("wb") as file:
        while file.tell() < megabytes * 10**6:
            for _ in range(1000):
                step += 1
                event.step, event.wall_time = step, step * 0.731
                for at, name in enumerate(event.metrics):
                    event.metrics[name] = (step * 0.6180339887498949 + at / 7) % 1.0
                file.write(encode_event(event) + b"\n")
    return step


def _write_many(folder: Path) -> int:
    """1,000 runs, in one of which one line is bad."""
    event = sample.event()
    for run in range(RUNS):
        event.model_info.run_id = f"run-{run:04d}"
        with EventWriter(folder / f"run-{run:04d}_events.jsonl") as writer:
            for step in range(1, STEPS + 1):
                event.step, event.wall_time = step, step * 0.731
                writer.write(event)
    log = folder / "run-0500_events.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([*lines[:99], BAD, *lines[99:]]))
    return RUNS * STEPS


def _check_long(steps: int, out: Path) -> None:
    table = pq.read_table([*sorted(out.glob("part-*.parquet"))], columns=["step"])
    assert table["step"].to_pylist() == [*range(1, steps + 1)], "rows or order"


def _check_many(events: int, out: Path) -> None:
    table = pq.read_table([*sorted(out.glob("part-*.parquet"))], columns=["step", "model_info"]).flatten()
    expected = [(f"run-{run:04d}", step) for run in range(RUNS) for step in range(1, STEPS + 1)]
    found = list(zip(table["model_info.run_id"].to_pylist(), table["step"].to_pylist(), strict=True))
    assert found == expected, "rows or order"
    assert len(expected) == events
    (error,) = pq.read_table(out / "_errors.parquet").to_pylist()
    assert (error["run_id"], error["line"], error["text"]) == ("run-0500", 100, BAD.decode().strip()), error


@contextmanager
def _ray(cpus: int) -> Iterator[None]:
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ["RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO"] = "0"
    os.environ["RAY_worker_niceness"] = "0"  # noqa: SIM112  # by default they yield to all else
    import ray

    ray.init(num_cpus=cpus, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    try:
        yield
    finally:
        ray.shutdown()


def _cpu() -> float:
    """Seconds of CPU time of this process, of those below it, and of those that have ended."""
    own, seconds = psutil.Process(), 0.0
    for process in (own, *own.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            seconds += sum(process.cpu_times()[:4])
    return seconds


def _timed(source: Path, out: Path, check: Callable[[Path], None], **options: object) -> list[str]:
    """The seconds, the CPU seconds and the number of files of the better of two turns."""
    turns = []
    for turn in range(2):
        place = out / str(turn)
        start, cpu = time.perf_counter(), _cpu()
        written = ingest_dataset(source, place, on_error="skip", **options)  # type: ignore[arg-type]
        turns.append((time.perf_counter() - start, _cpu() - cpu, written.files))
        check(place)
        shutil.rmtree(place)
    seconds, cpu, files = min(turns)
    return [f"{seconds:.1f}", f"{cpu:.1f}", str(files)]


def print_figures(megabytes: int = 2000) -> None:
    """Prints a table for each of the two sources."""
    with tempfile.TemporaryDirectory(prefix="rldk-bench-") as name:
        folder = Path(name)
        (folder / "many").mkdir()
        log = folder / "long_events.jsonl"
        steps, events = _write_long(log, megabytes), _write_many(folder / "many")
        start, cpu = time.perf_counter(), time.process_time()
        with log.open("rb") as file:
            for line in file:
                json.loads(line)
        loads = [f"{time.perf_counter() - start:.1f}", f"{time.process_time() - cpu:.1f}"]
        long = f"One log of {log.stat().st_size / 1e6:,.0f} MB, {steps:,} events"
        many = f"{RUNS:,} runs of {STEPS} events, a bad line in one"
        cases = ((long, log, partial(_check_long, steps)), (many, folder / "many", partial(_check_many, events)))
        for number, (title, source, check) in enumerate(cases):
            rows = []
            for cpus in (1, 2):
                out = folder / f"processes-{cpus}-{number}"
                rows.append((f"{cpus} process" + "es" * (cpus - 1), *_timed(source, out, check, jobs=cpus)))
            for cpus in (1, 2):
                with _ray(cpus):
                    out = folder / f"ray-{cpus}-{number}"
                    rows.append((f"Ray, {cpus} CPU" + "s" * (cpus - 1), *_timed(source, out, check, engine="ray")))
            if number == 0:
                rows.append(("json.loads of all lines", *loads, ""))
            print_rows(title, ("", "s", "CPU s", "files"), rows)


if __name__ == "__main__":
    print_figures(*map(int, sys.argv[1:]))
