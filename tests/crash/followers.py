"""`python -m tests.crash.followers [EVENTS]`: readers beside a writer that rotates every 5 ms, and what they missed.

A child writes; its segments are compressed, and in a second round all but the newest few are deleted. Another child
follows the log, and is stopped and continued at random moments. Beside them plain readers and `rldk validate` start at
random. Every event must be seen once and in order; what was deleted unread must be said exactly: which segments, and
how many events.
"""

from __future__ import annotations

import json
import logging
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle, pairwise, product
from pathlib import Path
from typing import Any

from rldk import EventWriter, read_events
from rldk.log.chain import place_of
from rldk.log.follower import Missed, iter_chain
from tests.factories.commands import RLDK
from tests.factories.events import make_event

ROTATE_SECONDS = 0.005
KEEP = 4
_BATCH = 20
_BATCH_SECONDS = 0.001


@dataclass
class Figures:
    """What a round came to."""

    keep: int | None
    events: int = 0
    rotations: int = 0
    stops: int = 0
    seen: int = 0
    repeated: int = 0
    missed: int = 0
    told: int = 0
    untold_segments: int = 0
    readers: int = 0
    validations: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> bool:
        """Whether anything was not as promised."""
        return bool(
            self.failures
            or self.repeated
            or self.untold_segments
            or self.missed != self.told
            or self.seen + self.missed != self.events
            or (self.keep is None and self.missed)
        )

    def __str__(self) -> str:
        kept = "all segments kept" if self.keep is None else f"{self.keep} segments kept"
        return (
            f"{kept}: {self.events} events, {self.rotations} rotations; a follower stopped {self.stops} times saw "
            f"{self.seen}, {self.repeated} repeated, {self.missed} missed, {self.told} of them said, "
            f"{self.untold_segments} segments wrong; {self.readers} plain readers and {self.validations} validations "
            f"beside it, {len(self.failures)} failed" + "".join(f"\n  {failure}" for failure in self.failures)
        )


def run(events: int, keep: int | None = None, seed: int = 0) -> Figures:
    """Runs one round.

    Args:
        events: How many are written.
        keep: How many closed segments stay; None for all.
        seed: Of the moments at which the follower is stopped.
    """
    figures = Figures(keep)
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="rldk-followers-") as folder:
        live = Path(folder) / "r_events.jsonl"
        writer = _Child(lambda: _write(live, events, keep))
        while not live.exists():
            time.sleep(0.001)
        follower = _Child(lambda: _follow(live, events))
        beside = _beside(live, figures)
        while not follower.ended():
            os.kill(follower.pid, signal.SIGSTOP)
            figures.stops += 1
            time.sleep(chance.uniform(0, 0.06))
            os.kill(follower.pid, signal.SIGCONT)
            time.sleep(chance.uniform(0, 0.03))
            next(beside)
        for name, value in {**writer.result(), **follower.result()}.items():
            setattr(figures, name, value)
        beside.close()
    return figures


class _Child:
    """A forked process that does something and hands back a dict."""

    def __init__(self, action: Callable[[], dict[str, Any]]) -> None:
        self._reading, writing = os.pipe()
        self.pid = os.fork()
        self._status: int | None = None
        if self.pid == 0:
            code = 1
            try:
                os.write(writing, json.dumps(action()).encode())
                code = 0
            finally:
                sys.stderr.flush()
                os._exit(code)
        os.close(writing)

    def ended(self) -> bool:
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self._status = status if pid else None
        return self._status is not None

    def result(self) -> dict[str, Any]:
        with os.fdopen(self._reading) as pipe:
            text = pipe.read()
        if self._status is None:
            os.waitpid(self.pid, 0)
        return dict(json.loads(text)) if text else {"failures": ["a process died: see its traceback"]}


def _write(live: Path, events: int, keep: int | None) -> dict[str, Any]:
    with EventWriter(live, rotate_seconds=ROTATE_SECONDS, compress="zstd", keep=keep) as writer:
        for step in range(events):
            writer.write(make_event(step=step))
            if step % _BATCH == 0:
                time.sleep(_BATCH_SECONDS)
        if writer.dropped:
            return {"failures": [f"the writer dropped {writer.dropped} events"]}
    return {"events": events}


def _follow(live: Path, events: int) -> dict[str, Any]:
    """Follows a log to its last event, and compares what is missing with what is said to be."""
    read: set[int] = set()
    said: set[int] = set()
    seen = repeated = missed = told = expected = number = 0

    def say(what: Missed) -> None:
        nonlocal told
        told += -1 if what.events is None else what.events
        said.update(what.segments)

    for file, line in iter_chain(live, {}, follow=True, pause=lambda _: time.sleep(0.002), missed=say):
        place = place_of(line)
        assert place is not None
        assert place.seq is not None
        repeated += place.seq < expected
        missed += max(0, place.seq - expected)
        expected = max(expected, place.seq + 1)
        seen += 1
        number = file.number
        read.add(number)
        if expected == events:
            break
    wrong = said ^ (set(range(1, number)) - read)
    return {
        "seen": seen, "repeated": repeated, "missed": missed, "told": told, "rotations": number - 1,
        "untold_segments": len(wrong),
    }  # fmt: skip


def _read(place: Path) -> dict[str, Any]:
    """Reads what there is once; missing may be what was deleted before, and what is said."""
    said: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = said.append  # type: ignore[method-assign]
    logging.getLogger("rldk").addHandler(handler)
    logging.disable(logging.NOTSET)
    seqs = [event.process.seq for event in read_events(place)]
    missed = [record.args[0] for record in said if record.args and isinstance(record.args[0], Missed)]
    # Of what was deleted before anything was read, nobody knows how many events stood before it.
    told = sum(what.events for what in missed[bool(missed) and missed[0].events is None :])
    gaps = sum(b - a - 1 for a, b in pairwise(seqs))
    if seqs != sorted(set(seqs)) or told not in (gaps, gaps + seqs[0]):
        return {"failures": [f"a reader of {place.name}: {gaps} missing after {seqs[0]}, {told} said"]}
    return {}


def _validate(place: Path) -> dict[str, Any]:
    done = subprocess.run([*RLDK, "validate", "--check-consistency", place], capture_output=True)
    return {
        "failures": [f"validate {place.name}: exit {done.returncode}: {done.stdout[-300:] + done.stderr[-300:]!r}"]
        * (done.returncode != 0)
    }


def _beside(live: Path, figures: Figures) -> Iterator[None]:
    """Starts plain readers and validations, one after the other, as often as it is asked."""
    for action, place in cycle(product((_read, _validate), (live.parent, live))):
        child = _Child(partial(action, place))
        try:
            while not child.ended():
                yield
        finally:
            figures.failures += child.result().get("failures", [])
        if action is _read:
            figures.readers += 1
        else:
            figures.validations += 1


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    results = [run(wanted), run(wanted, KEEP, seed=1)]
    sys.stdout.writelines(f"{result}\n" for result in results)
    sys.exit(any(result.wrong for result in results))
