"""The process that answers one call."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from rldk.agents.places import Places
from rldk.agents.tools import call

_GRACE = 5  # seconds


def main() -> None:
    """Answers one call: reads it from the standard input, and writes to the standard output nothing else."""
    answers = os.dup(1)
    os.dup2(2, 1)  # whatever prints
    request = json.load(sys.stdin)
    signal.alarm(int(request["limit"]) + _GRACE)  # in case the server is no more
    told = call(Places(list(map(Path, request["directories"]))), request["tool"], request["arguments"])
    with open(answers, "w", encoding="utf-8") as out:  # noqa: PTH123  # a descriptor
        json.dump(told, out)
