"""`python -m bench.usage COMMAND ...`: runs a command of rldk, or json.loads of all lines, and prints what it took.

It imports nothing of ours but the command: what it prints, CPU seconds and most memory in MB, is what people see.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Sequence
from pathlib import Path

JSON_LOADS = "json.loads"
_UNIT = 2**20 if sys.platform == "darwin" else 2**10  # of ru_maxrss, in a MB


def peak_mb() -> float:
    """Most resident memory of this process so far, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says may be the parent's, from before exec
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _UNIT


def _run(arguments: Sequence[str]) -> None:
    if arguments[0] != JSON_LOADS:
        from rldk.cli.main import commands

        try:
            commands(arguments)
        except SystemExit as end:
            if end.code not in {0, 1}:  # 1: an alert is critical
                raise
        return
    source = Path(arguments[1])
    for log in sorted(source.glob("*.jsonl")) if source.is_dir() else [source]:
        with log.open("rb") as file:
            for line in file:
                json.loads(line)


if __name__ == "__main__":
    _run(sys.argv[1:])
    own, workers = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime
    print(f"\n{json.dumps((cpu, max(peak_mb(), workers.ru_maxrss / _UNIT)))}")
