"""`python -m bench.bulk [EVENTS]`: whole logs read by us and by others, each in a process of its own, on one core.

CPU time beyond the imports, the least of some rounds in which all take turns; so many times json.loads of the same
lines; the most memory; the size of what was written. What the others do is unchecked: they accept what is no event.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.contest import print_rows
from bench.logs import EVENTS, write_log
from bench.usage import peak_mb

TITLE = "A log of {events:,} events: U uniform and healthy, M mixed"
BASE = "json.loads"
ROUNDS = 3


def _json_loads(log: Path, _: Path) -> Callable[[], object]:
    return lambda: [json.loads(line) and None for line in log.open("rb")]


def _orjson(log: Path, _: Path) -> Callable[[], object]:
    import orjson

    return lambda: [orjson.loads(line) and None for line in log.open("rb")]


def _jsonschema_rs(log: Path, _: Path) -> Callable[[], object]:
    import jsonschema_rs

    from tests.factories.cases import SCHEMA

    rust = jsonschema_rs.validator_for(SCHEMA)
    return lambda: [rust.validate(json.loads(line)) for line in log.open("rb")]


def _validate(log: Path, _: Path, **options: Any) -> Callable[[], object]:
    from rldk.io.validator import validate_jsonl_file

    def run() -> None:
        assert validate_jsonl_file(log, **options)

    return run


def _export(log: Path, dest: Path, **options: Any) -> Callable[[], object]:
    import rldk.io.csv
    import rldk.io.parquet  # noqa: F401
    from rldk.export import export_logs

    return lambda: export_logs(log, dest, **options)


def _check(log: Path, _: Path) -> Callable[[], object]:
    from rldk.check import check_runs

    return lambda: list(check_runs(log))


def _report(log: Path, dest: Path) -> Callable[[], object]:
    from rldk.reporting import write_report

    return lambda: write_report(log, dest)


def _outputs(log: Path, dest: Path) -> Callable[[], object]:
    from rldk.export import export_logs

    dest.mkdir(exist_ok=True)
    return lambda: export_logs(log, dest)


def _list(log: Path, _: Path) -> Callable[[], object]:
    from rldk.listing import list_runs

    return lambda: list(list_runs(log))


def _events(log: Path, _: Path) -> Callable[[], object]:
    from rldk import read_events

    return lambda: sum(1 for _ in read_events(log))


def _duckdb(log: Path, dest: Path) -> Callable[[], object]:
    import duckdb

    duckdb.execute("SET threads = 1")
    query = f"COPY (SELECT * FROM read_json_auto('{log}', format='newline_delimited')) TO '{dest}'"
    return lambda: duckdb.execute(f"{query} (FORMAT parquet, COMPRESSION zstd)")


def _polars(log: Path, dest: Path) -> Callable[[], object]:
    import polars

    return lambda: polars.scan_ndjson(log).sink_parquet(dest, compression="zstd")


def _pyarrow(log: Path, dest: Path) -> Callable[[], object]:
    import pyarrow.json
    import pyarrow.parquet

    def run() -> None:
        options = pyarrow.json.ReadOptions(use_threads=False, block_size=2**24)
        pyarrow.parquet.write_table(pyarrow.json.read_json(log, read_options=options), dest, compression="zstd")

    return run


CONTENDERS: dict[str, Callable[[Path, Path], Callable[[], object]]] = {
    BASE: _json_loads,
    "orjson.loads": _orjson,
    "json.loads + jsonschema-rs": _jsonschema_rs,
    "validate": _validate,
    "validate --check-consistency": lambda log, dest: _validate(log, dest, check_consistency=True),
    "read_events": _events,
    "check": _check,
    "ls": _list,
    "report": lambda log, dest: _report(log, dest.with_suffix(".html")),
    "all derived files": lambda log, dest: _outputs(log, dest.with_suffix("")),
    "export .parquet": lambda log, dest: _export(log, dest.with_suffix(".parquet")),
    "export --flat .parquet": lambda log, dest: _export(log, dest.with_suffix(".parquet"), flat=True),
    "export .csv": lambda log, dest: _export(log, dest.with_suffix(".csv")),
    "export .json": lambda log, dest: _export(log, dest.with_suffix(".json")),
    "DuckDB .parquet": lambda log, dest: _duckdb(log, dest.with_suffix(".parquet")),
    "polars .parquet": lambda log, dest: _polars(log, dest.with_suffix(".parquet")),
    "pyarrow.json .parquet": lambda log, dest: _pyarrow(log, dest.with_suffix(".parquet")),
}


@dataclass(slots=True)
class Figure:
    """One contender and one log.

    Attributes:
        cpu: Seconds of CPU time, without the imports.
        peak: Most memory of the process, in MB.
        size: Bytes that it wrote.
    """

    cpu: float
    peak: float
    size: int


def measure(events: int, rounds: int = ROUNDS) -> dict[str, dict[str, Figure]]:
    """By log, then contender."""
    found: dict[str, dict[str, Figure]] = {}
    with tempfile.TemporaryDirectory(prefix="rldk-bench-") as name:
        folder = Path(name)
        for log in ("U", "M"):
            path = write_log(folder / f"{log}_events.jsonl", events, mixed=log == "M")
            best = found[log] = {}
            for _ in range(rounds):
                for contender in CONTENDERS:
                    figure = _child(contender, path, folder / "out")
                    if contender not in best or figure.cpu < best[contender].cpu:
                        best[contender] = figure
    return found


def _child(contender: str, log: Path, dest: Path) -> Figure:
    one = {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "bench.bulk", "--child", contender, str(log), str(dest)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **one})
    return Figure(**json.loads(done.stdout.splitlines()[-1]))


def _run(contender: str, log: Path, dest: Path) -> None:
    work = CONTENDERS[contender](log, dest)
    before = time.process_time()
    work()
    cpu = time.process_time() - before
    written = [path for path in dest.parent.rglob(f"{dest.name}*") if path.is_file()]
    print(json.dumps({"cpu": cpu, "peak": peak_mb(), "size": sum(path.stat().st_size for path in written)}))
    for path in written:
        path.unlink()


def print_figures(events: int = EVENTS) -> None:
    """Prints the figures as a table."""
    found = measure(events)
    rows = []
    for name in CONTENDERS:
        row = [name]
        for figures in found.values():
            figure = figures[name]
            row += [f"{figure.cpu / events * 1e6:.1f}", f"{figure.cpu / figures[BASE].cpu:.2f}", f"{figure.peak:.0f}"]
            row += [f"{figure.size / events:.0f}" if figure.size else ""]
        rows.append(row)
    head = [f"{log} {what}" for log in found for what in ("us", "x json", "MB", "B")]
    print_rows(TITLE.format(events=events), ("", *head), rows)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        _run(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
    else:
        print_figures(*map(int, sys.argv[1:]))
