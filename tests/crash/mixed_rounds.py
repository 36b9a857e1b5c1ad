"""`python -m tests.crash.mixed_rounds [ROUNDS] [--loaded]`: SIGKILL a program that logs in every way at once.

Each round a child logs from three threads through one writer, with some mixture of buffering, rotation, compression,
retention and syncing, small events and ones of 150 kB; it forks workers, which log too, and of which some outlive it.
Between two rounds the end of the log is torn. Who logged what is told by memory that parent and child share, with the
moment at which each `write` returned. Then every event must be in the log once, but for those of the stated window:
what waited in a buffer, for a second at most. `--loaded` has another process keep the disk busy.
"""

from __future__ import annotations

import logging
import mmap
import os
import random
import select
import signal
import struct
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rldk import EventWriter, read_events
from rldk.log.segments import find_chains
from tests.factories.events import make_event

ROUNDS_PER_LOG = 8
THREADS = 3
WORKERS = 4
MOST = 20_000  # events of one thread or worker
_TIME = struct.Struct("d")
_LARGE = "x" * 150_000
_TAILS = (b"", b'{"step": 12, "metr', b"\x00" * 5000, b"\xff\xfe{", b"x" * 200_000, b"{}\r")


@dataclass
class Figures:
    """What the rounds came to.

    Attributes:
        written: Events whose `write` returned.
        lost: Those that are missing, and should not be.
        repeated: Those that stand in the log twice.
        in_window: Those that are missing because they waited in a buffer.
        oldest: The longest time that one of these had waited, in seconds.
        deleted: Those that retention deleted, oldest first.
        blocked: Rounds whose writer did not get the live file, though no other writer was alive.
    """

    rounds: int = 0
    written: int = 0
    lost: int = 0
    repeated: int = 0
    in_window: int = 0
    oldest: float = 0.0
    deleted: int = 0
    blocked: int = 0
    seeds: list[int] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.rounds} kills: {self.written} events written, {self.lost} lost, {self.repeated} repeated, "
            f"{self.in_window} lost from buffers (the oldest had waited {self.oldest:.2f} s), "
            f"{self.deleted} deleted by retention, {self.blocked} starts kept out of the log"
            + (f"; rounds to look at: {self.seeds}" if self.seeds else "")
        )


class Ledger:
    """Who wrote what, in memory that outlives the process: for each source the times at which its writes returned."""

    def __init__(self) -> None:
        self.sources = THREADS + WORKERS
        self._memory = mmap.mmap(-1, self.sources * MOST * _TIME.size + 1)

    def note(self, source: int, number: int) -> None:
        """Says that a source's event has been written."""
        _TIME.pack_into(self._memory, (source * MOST + number) * _TIME.size, time.monotonic())

    def times(self, source: int) -> list[float]:
        """When each of a source's events was written."""
        start = source * MOST * _TIME.size
        times = (_TIME.unpack_from(self._memory, start + n * _TIME.size)[0] for n in range(MOST))
        return list(iter(times.__next__, 0.0))

    def say_blocked(self) -> None:
        """Says that the writer did not get the live file."""
        self._memory[-1] = 1

    @property
    def blocked(self) -> bool:
        """Whether that was said."""
        return self._memory[-1] != 0

    def close(self) -> None:
        """Gives the memory back."""
        self._memory.close()


def run(rounds: int, seed: int = 0) -> Figures:
    """Runs the rounds."""
    figures = Figures()
    while figures.rounds < rounds:
        chance = random.Random(seed + figures.rounds // ROUNDS_PER_LOG)
        options = _options(chance)
        with tempfile.TemporaryDirectory(prefix="rldk-mixed-") as folder:
            log = Path(folder) / "r_events.jsonl"
            workers: list[int] = []  # for each round a pipe that ends with the last of its processes
            for number in range(min(ROUNDS_PER_LOG, rounds - figures.rounds)):
                before = (figures.lost, figures.repeated, figures.blocked)
                alone = not any(map(_is_open, workers))
                workers.append(_one(log, number, options, chance, figures, alone=alone))
                figures.rounds += 1
                if before != (figures.lost, figures.repeated, figures.blocked):
                    figures.seeds.append(figures.rounds)
                if not any(map(_is_open, workers)):  # else the log may have a writer
                    with log.open("ab") as file:
                        file.write(chance.choice(_TAILS))
            for pipe in workers:
                os.read(pipe, 1)
                os.close(pipe)
    return figures


def _is_open(pipe: int) -> bool:
    """Whether somebody has the other end."""
    return not select.select([pipe], [], [], 0)[0]


def _options(chance: random.Random) -> dict[str, Any]:
    options: dict[str, Any] = {"buffer_events": chance.choice([1, 1, 7, 64])}
    if chance.random() < 0.7:
        options["rotate_bytes"] = chance.choice([20_000, 100_000, 1_000_000])
        options["compress"] = chance.choice([None, "zstd", "gzip"])
        options["keep"] = chance.choice([None, None, 3])
    options["fsync"] = chance.choice([None, None, 0.05])
    return options


def _one(
    log: Path, number: int, options: dict[str, Any], chance: random.Random, figures: Figures, *, alone: bool
) -> int:
    """One round; returns a pipe that ends with the last of its processes."""
    ledger = Ledger()
    alive, inherited = os.pipe()
    large, forks, slow = (chance.random() < share for share in (0.3, 0.5, 0.3))
    child = os.fork()
    if child == 0:
        try:
            _log(log, number, options, ledger, large=large, forks=forks, pause=0.03 if slow else 0.0003)
        finally:
            os._exit(9)
    os.close(inherited)
    time.sleep(chance.uniform(0.02, 2.0 if slow else 0.5))
    killed = time.monotonic()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    _check(log, number, options, ledger, killed, figures, alone=alone)
    ledger.close()
    return alive


def _log(
    log: Path, number: int, options: dict[str, Any], ledger: Ledger, *, large: bool, forks: bool, pause: float
) -> None:
    """What the child does until it is killed."""
    writer = EventWriter(log, **options)
    if writer.path != log:
        ledger.say_blocked()

    def write(source: int, pause: float, most: int = MOST - 1) -> None:
        for n in range(most):
            notes = [f"{number}/{source}/{n}"]
            if large and n % 50 == 0:
                notes.append(_LARGE)
            writer.write(make_event(step=n, notes=notes))
            if source >= THREADS:
                writer.flush()  # a worker ends without the hooks of an interpreter
            ledger.note(source, n)
            time.sleep(pause)

    threads = [
        threading.Thread(target=write, args=(source, pause * source if pause < 0.01 else pause))
        for source in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    for worker in range(WORKERS if forks else 0):
        time.sleep(0.02)
        if os.fork() == 0:
            try:
                write(THREADS + worker, 0.0, 50)
                time.sleep(0.4 if worker % 2 else 0.0)  # it outlives its parent, as a DataLoader's worker does
            finally:
                os._exit(0)
    signal.pause()


def _check(
    log: Path, number: int, options: dict[str, Any], ledger: Ledger, killed: float, figures: Figures, *, alone: bool
) -> None:
    time.sleep(0.05)  # workers may still be writing: what they have told so far is what counts
    times = [ledger.times(source) for source in range(ledger.sources)]
    found = Counter(event.notes[0] for event in read_events(log.parent, on_error="skip"))
    figures.blocked += ledger.blocked and alone  # a worker that outlives its parent may have the log
    figures.repeated += sum(count - 1 for count in found.values())
    deleted = any(min(closed, default=1) > 1 for closed in find_chains(log.parent).values())
    for source, written in enumerate(times):
        missing = [n for n in range(len(written)) if f"{number}/{source}/{n}" not in found]
        figures.written += len(written)
        if options.get("keep") and deleted:
            gone = [n for i, n in enumerate(missing) if n == i]  # from the first on, without a gap
            figures.deleted += len(gone)
            missing = missing[len(gone) :]
        if options["buffer_events"] > 1 and source < THREADS:
            waited = [n for i, n in enumerate(reversed(missing)) if n == len(written) - 1 - i]
            figures.in_window += len(waited)
            figures.oldest = max([figures.oldest, *(killed - written[n] for n in waited)])
            missing = missing[: len(missing) - len(waited)]
        figures.lost += len(missing)


@contextmanager
def loaded_disk(folder: Path) -> Iterator[None]:
    """Keeps the disk of a folder busy with writes that are synced."""
    child = os.fork()
    if child == 0:
        try:
            with (folder / "load").open("wb", buffering=0) as file:
                while True:
                    file.seek(0)
                    for _ in range(16):
                        file.write(os.urandom(1 << 22))
                    os.fsync(file.fileno())
        finally:
            os._exit(9)
    try:
        yield
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


if __name__ == "__main__":
    logging.disable(logging.WARNING)  # every reopened log says so
    arguments = [one for one in sys.argv[1:] if one != "--loaded"]
    wanted = int(arguments[0]) if arguments else 50
    first = int(arguments[1]) if len(arguments) > 1 else 0
    with tempfile.TemporaryDirectory(prefix="rldk-load-") as busy:
        if "--loaded" in sys.argv:
            with loaded_disk(Path(busy)):
                result = run(wanted, first)
        else:
            result = run(wanted, first)
    sys.stdout.write(f"{result}\n")
    sys.exit(bool(result.lost or result.repeated or result.blocked))
