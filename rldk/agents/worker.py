"""The process that answers one call."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from pathlib import Path

from rldk.agents.places import Places
from rldk.agents.tools import call

_GRACE = 5  # seconds
_MOST_MEMORY = 8 << 30  # bytes: generous, and less than what a training beside it may miss


def main() -> None:
    """Answers one call: reads it from the standard input, and writes to the standard output nothing else."""
    answers = os.dup(1)
    os.dup2(2, 1)  # whatever prints
    _limit_memory()
    request = json.load(sys.stdin)
    signal.alarm(int(request["limit"]) + _GRACE)  # in case the server is no more
    told = call(Places(list(map(Path, request["directories"]))), request["tool"], request["arguments"])
    with open(answers, "w", encoding="utf-8") as out:  # noqa: PTH123  # a descriptor
        json.dump(told, out)


def _limit_memory() -> None:
    # Not RLIMIT_AS: on a machine of many cores, threads alone reserve more than that without using it.
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    limit = _MOST_MEMORY if most == resource.RLIM_INFINITY else min(_MOST_MEMORY, most)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
