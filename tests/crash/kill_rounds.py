"""`python -m tests.crash.kill_rounds [ROUNDS]`: SIGKILL a writer at random moments and count what was lost.

Each round a child writes events as fast as it can and acknowledges each over a pipe once `write` has returned; the
parent kills it. Then every acknowledged event must be in the log, in order, every line must be valid (a torn last line
may be there), and the next child must go on with the next attempt.
"""

from __future__ import annotations

import logging
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rldk import EventWriter, read_events
from rldk.io.validator import validate_jsonl_file
from rldk.log.segments import find_logs
from tests.factories.events import make_event

# Rounds of one log; then a new one, so that checking stays cheap.
ROUNDS_PER_LOG = 10
OPTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"rotate_bytes": 20_000},
    {"rotate_bytes": 20_000, "compress": "zstd"},
    {"rotate_bytes": 50_000, "compress": "gzip", "fsync": 0.01},
)


@dataclass
class Figures:
    """What the rounds came to."""

    rounds: int = 0
    acknowledged: int = 0
    lost: int = 0
    invalid_lines: int = 0
    torn_tails: int = 0
    wrong_attempts: int = 0

    def __str__(self) -> str:
        return (
            f"{self.rounds} kills: {self.acknowledged} acknowledged events, {self.lost} lost, "
            f"{self.invalid_lines} invalid lines, {self.torn_tails} torn tails repaired, "
            f"{self.wrong_attempts} attempts that did not go on"
        )


def run(rounds: int, seed: int = 0) -> Figures:
    """Runs the rounds.

    Args:
        rounds: How many kills.
        seed: Of the moments at which they strike.
    """
    chance = random.Random(seed)
    figures = Figures()
    while figures.rounds < rounds:
        options = OPTIONS[figures.rounds // ROUNDS_PER_LOG % len(OPTIONS)]
        with tempfile.TemporaryDirectory(prefix="rldk-crash-") as folder:
            log = Path(folder) / "r_events.jsonl"
            for attempt in range(1, min(ROUNDS_PER_LOG, rounds - figures.rounds) + 1):
                acknowledged = _kill_one(log, options, chance.uniform(0.001, 0.04))
                _check(log, attempt, acknowledged, figures)
    return figures


def _kill_one(log: Path, options: dict[str, Any], delay: float) -> int:
    """Lets a child write until it is killed; returns how many events it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            writer = EventWriter(log, **options)
            os.write(writing, b"r")
            for step in range(10**9):
                writer.write(make_event(step=step))
                os.write(writing, b".")
        finally:
            os._exit(9)
    os.close(writing)
    os.read(reading, 1)  # it has opened the log
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    acknowledged = 0
    while data := os.read(reading, 1 << 16):
        acknowledged += len(data)
    os.close(reading)
    os.waitpid(child, 0)
    return acknowledged


def _check(log: Path, attempt: int, acknowledged: int, figures: Figures) -> None:
    figures.rounds += 1
    figures.acknowledged += acknowledged
    for path in find_logs(log.parent):
        report = validate_jsonl_file(path)
        figures.torn_tails += report.torn_tail is not None
        figures.invalid_lines += len(report.errors) - (report.torn_tail is not None)
    own = [e.process.seq for e in read_events(log) if e.process and e.process.attempt == attempt]
    figures.lost += max(0, acknowledged - len(own))
    if own != list(range(len(own))) or (acknowledged and not own):
        figures.wrong_attempts += 1


if __name__ == "__main__":
    logging.disable(logging.WARNING)  # every reopened log says so
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else int(os.environ.get("CRASH_ROUNDS", "50"))
    result = run(wanted)
    sys.stdout.write(f"{result}\n")
    sys.exit(bool(result.lost or result.invalid_lines or result.wrong_attempts))
