"""`python -m bench.foreign [GB]`: logs that others wrote, read by `rldk check`, each in a process of its own.

CPU time beyond the imports, a row, and so many times the quickest way to get at the values of the same rows in Python,
which neither names nor checks anything; the most memory beyond the imports. The rows of a small log are held in memory
and parsed once; those of one of gigabytes are parsed again for each pass.
"""

from __future__ import annotations

import ast
import csv
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from bench.contest import print_rows
from bench.usage import peak_mb

TITLE = "Logs of others: CPU time of a row, and memory beyond the imports"
SIZE = 20  # MB

_NAMES = (
    "actor/kl_loss",
    "actor/pg_clipfrac",
    "actor/grad_norm",
    "actor/entropy",
    "critic/score/mean",
    "critic/score/std",
)
_TIMES = tuple(f"timing_s/{name}" for name in ("gen", "old_log_prob", "ref", "adv", "update_actor", "step", "testing"))
_SIZES = tuple(
    f"{what}_length/{how}" for what in ("prompt", "response") for how in ("mean", "max", "min", "clip_ratio")
)
KEYS = (*_NAMES, *_TIMES, *_SIZES)
"""Of a row, as verl logs them."""

_HF_KEYS = (
    "loss", "grad_norm", "learning_rate", "completions/mean_length", "completions/clipped_ratio", "reward",
    "reward_std", "rewards/format/mean", "rewards/format/std", "frac_reward_zero_std", "kl", "entropy",
    "clip_ratio/region_mean",
)  # fmt: skip


def _verl_console(values: Callable[[], float], step: int) -> str:
    pairs = " - ".join(f"{key}:{values()!r}" for key in KEYS)
    return f"\x1b[36m(TaskRunner pid=7)\x1b[0m step:{step} - actor/lr:np.float64(1e-06) - {pairs}\n"


def _split(line: str) -> object:
    pairs = line.partition(" - ")[2].split(" - ")
    return [
        float(value.removeprefix("np.float64(").rstrip(")\n")) for _, _, value in (p.rpartition(":") for p in pairs)
    ]


def _hf_console(values: Callable[[], float], step: int) -> str:
    row = {key: values() for key in _HF_KEYS} | {"epoch": step / 1e6}
    return f"{row}\n\r  1%|    | {step}/9000000 [00:20<3:32:00, 18.8s/it]\n"


def _literal(line: str) -> object:
    return ast.literal_eval(line) if line.startswith("{") else None


def _json_lines(values: Callable[[], float], step: int) -> str:
    return json.dumps({"step": step, "data": {key: values() for key in KEYS}}) + "\n"


def _csv_table(values: Callable[[], float], step: int) -> str:
    return ",".join([str(step), *(repr(values()) for _ in KEYS)]) + "\n"


_HEAD = ",".join(["step", *KEYS]) + "\n"


@dataclass(frozen=True)
class Layout:
    """How rows stand in a file.

    Attributes:
        suffix: Of the file's name.
        row: A row with some values, of a step.
        quickest: What gets at the values of a file's rows,
        plain: which is this.
        head: What stands before the first row.
    """

    suffix: str
    row: Callable[[Callable[[], float], int], str]
    quickest: str
    plain: Callable[[IO[str]], Iterable[object]]
    head: str = ""


LAYOUTS = {
    "verl's console": Layout("log", _verl_console, "split and float", partial(map, _split)),
    "Hugging Face's console": Layout("log", _hf_console, "literal_eval", partial(map, _literal)),
    "JSON lines": Layout("jsonl", _json_lines, "json.loads", partial(map, json.loads)),
    "CSV": Layout("csv", _csv_table, "csv.reader", csv.reader, head=_HEAD),
}
"""By title."""


def write(path: Path, title: str, size: float) -> int:
    """Writes a log of so many MB; gives the number of its rows."""
    layout = LAYOUTS[title]
    some = random.Random(1)
    with path.open("w") as file:
        written, step = file.write(layout.head), 0
        while written < size * 1e6:
            step += 1
            written += file.write(layout.row(some.random, step))
    return step


def measure(sizes: tuple[float, ...] = (SIZE,)) -> Iterator[tuple[str, ...]]:
    """Times the layouts: their titles and figures, in the order of `print_figures`."""
    with tempfile.TemporaryDirectory(prefix="rldk-bench-") as name:
        for title, layout in LAYOUTS.items():
            for size in sizes:
                path = Path(name, f"log.{layout.suffix}")
                rows = write(path, title, size)
                plain, _ = _child("plain", title, path)
                ours, peak = _child("check", title, path)
                path.unlink()
                each, ratio = f"{ours / rows * 1e6:.0f}", f"{ours / plain:.1f} x {layout.quickest}"
                yield title, f"{size:,.0f}", f"{rows:,}", each, ratio, f"{size / ours:.1f}", f"{peak:.0f}"


def _child(what: str, title: str, path: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "bench.foreign", "--child", what, title, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def _run_child(what: str, title: str, path: Path) -> None:
    from rldk.check import check_runs

    before = peak_mb()
    start = time.process_time()
    if what == "check":
        assert all(health.read_as for health in check_runs(path))
    else:
        with path.open() as file:
            deque(LAYOUTS[title].plain(file), maxlen=0)
    print(json.dumps([time.process_time() - start, peak_mb() - before]))


def print_figures(*sizes: float) -> None:
    """Prints the figures as a table."""
    head = ("", "MB", "rows", "us a row", "so many times", "MB a second", "MB of memory")
    print_rows(TITLE, head, measure(sizes or (SIZE,)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        _run_child(sys.argv[2], sys.argv[3], Path(sys.argv[4]))
    else:
        print_figures(*(1000 * float(size) for size in sys.argv[1:]))
