"""What an import or a command adds to a bare interpreter: fresh processes, the bare one's time taken off."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import rldk
from bench.contest import contest, print_rows
from tests.factories.events import make_event

BARE = "nothing"
REFERENCE = "import msgspec"
_COMMAND = "import sys; sys.argv[0] = 'rldk'; from rldk.cli.main import app; app()"


def print_figures() -> None:
    """Prints the times of imports and of the shortest commands."""
    rows = [(name, f"{ms:.1f}", f"{ratio:.2f}") for name, ms, ratio in measure()]
    print_rows("Starting, in milliseconds beyond a bare interpreter", ("", "p50 ms", "p50 / import msgspec"), rows)


def measure() -> list[tuple[str, float, float]]:
    """Times each: (name, milliseconds, the same as a multiple of `import msgspec`), without the bare interpreter's."""
    with TemporaryDirectory() as name:
        # As pip installs it, so compiled: by the first turn, which does not count.
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PYTHONPYCACHEPREFIX": f"{name}/cache", "RLDK_QUIET": "1"}
        log = Path(name) / "small.jsonl"
        log.write_bytes(b"".join(rldk.encode_event(make_event(step=n)) + b"\n" for n in range(20)))

        def start(*command: str) -> None:
            subprocess.run([sys.executable, "-c", *command], check=True, env=environment, stdout=subprocess.DEVNULL)

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
        calls = {label: lambda code=code: start(*code) for label, code in codes.items()}
        p50 = {score.name: score.p50 / 1000 for score in contest(calls, rounds=7, calls=3, ours=REFERENCE)}
    beyond = {label: p50[label] - p50[BARE] for label in codes if label != BARE}
    return [(label, ms, ms / beyond[REFERENCE]) for label, ms in beyond.items()]
