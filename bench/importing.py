"""What an import or a command adds to a bare interpreter: fresh processes, the bare one's time taken off."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import rldk
from bench.contest import print_rows
from tests.factories.events import make_event

BARE = "nothing"
REFERENCE = "import msgspec"
ROUNDS = 20
_COMMAND = "import sys; sys.argv[0] = 'rldk'; from rldk.cli.main import app; app()"


def print_figures() -> None:
    """Prints what imports and the shortest commands take."""
    rows = [(name, f"{wall:.0f}", f"{cpu:.0f}", f"{ratio:.2f}") for name, wall, cpu, ratio in measure()]
    head = ("", "p50 ms", "p50 CPU ms", "CPU / import msgspec")
    print_rows("Starting, beyond a bare interpreter", head, rows)


def measure() -> list[tuple[str, float, float, float]]:
    """Times each in turn.

    Returns:
        Name, milliseconds, milliseconds of CPU, and these as a multiple of `import msgspec`: other processes disturb
        that least. The bare interpreter's are taken off.
    """
    with TemporaryDirectory() as name:
        # As pip installs it, so compiled: by the first round, which does not count.
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PYTHONPYCACHEPREFIX": f"{name}/cache", "RLDK_QUIET": "1"}
        log = Path(name) / "small.jsonl"
        log.write_bytes(b"".join(rldk.encode_event(make_event(step=n)) + b"\n" for n in range(20)))

        codes = {
            BARE: ("pass",),
            REFERENCE: (REFERENCE,),
            "import rldk": ("import rldk",),
            "from rldk import Run": ("from rldk import Run",),
            "from rldk import Run; Run(...)": (f"from rldk import Run; Run({f'{name}/logs'!r}).finish()",),
            "import json, dataclasses, logging": ("import json, dataclasses, logging",),
            "import pyarrow": ("import pyarrow",),
            "import typer": ("import typer",),
            "rldk --version": (_COMMAND, "--version"),
            "rldk validate small.jsonl": (_COMMAND, "validate", str(log)),
        }
        turns: dict[str, list[tuple[float, float]]] = {label: [] for label in codes}
        for turn in range(ROUNDS + 1):
            for label, code in codes.items():
                taken = _taken([sys.executable, "-c", *code], environment)
                if turn:
                    turns[label].append(taken)
    p50 = {label: tuple(map(median, zip(*times, strict=True))) for label, times in turns.items()}
    bare = p50.pop(BARE)
    unit = p50[REFERENCE][1] - bare[1]
    return [(name, wall - bare[0], cpu - bare[1], (cpu - bare[1]) / unit) for name, (wall, cpu) in p50.items()]


def _taken(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Milliseconds that a process takes: by the clock, and of CPU."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall * 1e3, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e3
