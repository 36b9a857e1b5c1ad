"""Where the completions of a run lie in its files: each is read once, and then only what was added."""

from __future__ import annotations

import os
import time
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from math import inf, nan
from pathlib import Path
from typing import NamedTuple

import msgspec

from rldk.adapters.layouts.wandb_tables import table_name
from rldk.adapters.samples.worst import readable, reward_of
from rldk.log.completions import Completion, is_completion_log
from rldk.log.lines import MAX_LINE_BYTES, iter_lines
from rldk.log.skips import Skipped
from rldk.regular_file import open_regular

MOST_SAMPLES = 2_000_000
"""Of a file: 48 bytes are held of each, and none of its text."""

_END = 2**53
_LOOK = 256  # samples between two looks at the clock


class Place(NamedTuple):
    """One completion.

    Attributes:
        step: Its step.
        attempt: Its attempt; None if unknown.
        number: Its place in the batch.
        reward: What it got; NaN where that is missing or not finite.
        file: Number of its file.
        at: Offset of its line in bytes, or its number in a file that is no log of ours.
    """

    step: int
    attempt: int | None
    number: int
    reward: float
    file: int
    at: int


class _Head(msgspec.Struct):
    """What is looked at of a line: the texts are passed over."""

    step: int
    attempt: int | None
    index: int
    prompt: msgspec.Raw
    completion: msgspec.Raw
    reward: float | None
    rewards: dict[str, float | None]
    advantage: float | None


_head = msgspec.json.Decoder(_Head, strict=False)
_whole = msgspec.json.Decoder(Completion, strict=False)


class _File:
    """One file, as far as it was looked at."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ours = is_completion_log(path) and path.suffix == ".jsonl"
        self.identity: tuple[int, int] | None = None
        self.seen: tuple[int, int] | None = None  # its size and when it was changed, once all of that was looked at
        self.end = 0  # offset of what is to be read next
        self.unread = 0
        self.failed = False  # it could not be opened or read when it was last tried
        self.left = 0  # samples beyond the most that are held
        self.again = 0  # samples that another file has, too
        self.reading: Iterator[tuple[int, Completion]] | None = None  # the rest of what others have written
        self.attempts, self.numbers, self.ats = array("q"), array("q"), array("q")
        self.rewards = array("d")
        self.by_step: dict[int, array[int]] = {}

    def is_another(self, found: os.stat_result | None) -> bool:
        """Whether what was read is no longer the beginning of what is there: None for nothing."""
        if found is None:
            return self.identity is not None
        identity, seen = (found.st_dev, found.st_ino), (found.st_size, found.st_mtime_ns)
        edited = self.seen not in (None, seen) and (not self.ours or found.st_size <= (self.seen or seen)[0])
        return edited or self.identity not in (None, identity) or found.st_size < self.end

    def add(self, sample: Completion | _Head, at: int) -> bool:
        """Takes the next sample, unless its numbers are out of range."""
        attempt = sample.attempt or 0
        if not all(0 <= number < _END for number in (sample.step, sample.index, attempt)):
            return False
        reward = reward_of(sample)
        self.by_step.setdefault(sample.step, array("q")).append(len(self.ats))
        self.attempts.append(attempt)
        self.numbers.append(sample.index)
        self.rewards.append(nan if reward is None else reward)
        self.ats.append(at)
        return True


class SampleIndex:
    """The completions of one run by step. Memory grows with their number, and not with their texts.

    Attributes:
        share: How much of the files was looked at, from 0 to 1.
    """

    def __init__(self) -> None:
        self._files: dict[Path, _File] = {}
        self._own: set[int] = set()  # hashes of samples that others have written, where tables may repeat them
        self.share = 1.0

    def update(self, paths: Sequence[Path], seconds: float = 2.0) -> None:
        """Looks at what is new.

        Args:
            paths: The files, as they are now.
            seconds: After how long to stop: call it again for the rest.
        """
        deadline = time.monotonic() + seconds
        ordered = sorted(paths, key=lambda path: table_name(path) is not None)
        gone = self._files.keys() - set(ordered)
        self._files = {path: self._files.get(path) or _File(path) for path in ordered}
        tables = any(table_name(path) for path in ordered)
        stats = {path: found for path in ordered if (found := _stat(path)) is not None}
        anew = {path for path, file in self._files.items() if file.is_another(stats.get(path))}
        if self._own and (gone or anew):  # what was left out as another file had it may be the only one now
            self._own.clear()
            anew |= {path for path, file in self._files.items() if not file.ours}
        self._files.update({path: _File(path) for path in anew})
        looked = total = 0
        for path, found in stats.items():
            file = self._files[path]
            file.identity, seen = (found.st_dev, found.st_ino), (found.st_size, found.st_mtime_ns)
            total += found.st_size
            if file.seen != seen:
                begun = time.monotonic() < deadline
                file.seen = seen if begun and self._read(file, deadline, tables=tables) else None
            looked += found.st_size if file.seen is not None or file.failed else min(file.end, found.st_size)
        self.share = looked / total if total else 1.0

    def _read(self, file: _File, deadline: float, *, tables: bool) -> bool:
        """Reads on in a file; whether it came to the end."""
        try:
            ended = self._read_ours(file, deadline) if file.ours else self._read_theirs(file, deadline, tables=tables)
        except OSError:
            file.failed, file.reading = True, None
            return False  # to be tried again
        file.failed = False
        return ended

    def _read_ours(self, file: _File, deadline: float) -> bool:
        with open_regular(file.path) as opened:
            opened.seek(file.end)
            for count, line in enumerate(iter_lines(opened, offset=file.end)):
                if not line.complete:
                    return True  # what is being written is for the next time
                file.end = line.offset + line.size
                if not line.blank:
                    try:
                        if line.fault is not None:
                            raise ValueError(line.fault)
                        head = _head.decode(line.data)
                    except (ValueError, RecursionError):
                        file.unread += 1
                    else:
                        self._add(file, head, line.offset)
                if count % _LOOK == 0 and time.monotonic() > deadline:
                    return False
        return True

    def _read_theirs(self, file: _File, deadline: float, *, tables: bool) -> bool:
        def refuse(one: Skipped) -> None:
            file.unread += one.fatal

        if file.reading is None:
            with open_regular(file.path):  # else that it cannot be opened is no error
                file.reading = enumerate(readable(file.path, refuse))
        is_table = table_name(file.path) is not None
        for at, sample in file.reading:
            if tables and self._is_again(sample, is_table=is_table):
                file.again += 1
            else:
                self._add(file, sample, at)
            if at % _LOOK == 0 and time.monotonic() > deadline:
                return False
        file.reading = None
        return True

    def _is_again(self, sample: Completion, *, is_table: bool) -> bool:
        """Whether a sample of a table stands in another file, too."""
        told = hash((sample.step, str(sample.prompt), str(sample.completion)))
        if is_table and told in self._own:
            return True
        self._own.add(told)
        return False

    def _add(self, file: _File, sample: Completion | _Head, at: int) -> None:
        if len(file.ats) >= MOST_SAMPLES:
            file.left += 1
        elif not file.add(sample, at):
            file.unread += 1

    @property
    def unread(self) -> int:
        """How many places of the files could not be read."""
        return sum(file.unread + file.failed for file in self._files.values())

    @property
    def left(self) -> int:
        """How many samples are not held, as there are too many."""
        return sum(file.left for file in self._files.values())

    @property
    def again(self) -> int:
        """How many samples of tables were passed over, which a file of the trainer's has, too."""
        return sum(file.again for file in self._files.values())

    def counts(self, hidden_from: Mapping[int, float]) -> tuple[Counter[int], int]:
        """How many samples each step has, and how many superseded ones there are besides.

        Args:
            hidden_from: By attempt, the step from which on its samples are superseded.
        """
        found: Counter[int] = Counter()
        hidden = 0
        for file in self._files.values():
            attempts = file.attempts
            for step, rows in file.by_step.items():
                if hidden_from:
                    shown = sum(step < hidden_from.get(attempts[row], inf) for row in rows)
                    hidden += len(rows) - shown
                else:
                    shown = len(rows)
                if shown:
                    found[step] += shown
        return found, hidden

    @property
    def attempts(self) -> set[int]:
        """The attempts that have samples."""
        return {attempt for file in self._files.values() for attempt in set(file.attempts) if attempt}

    def of_step(self, step: int) -> list[Place]:
        """The completions of a step, as they lie in their files."""
        return [
            Place(step, file.attempts[row] or None, file.numbers[row], file.rewards[row], number, file.ats[row])
            for number, file in enumerate(self._files.values())
            for row in file.by_step.get(step, ())
        ]

    def read(self, places: Sequence[Place], deadline: float = inf) -> Iterator[tuple[Place, Completion]]:
        """Some completions with their texts, file by file; what is no longer there is left out.

        Args:
            places: Which.
            deadline: On the monotonic clock, s: what is not read by then is left out, too.
        """
        files = list(self._files.values())
        wanted: dict[int, dict[int, Place]] = {}
        for place in places:
            wanted.setdefault(place.file, {})[place.at] = place
        for number, own in wanted.items():
            file = files[number]
            with suppress(OSError):
                if not file.ours:
                    last = max(own)
                    for at, sample in enumerate(readable(file.path)):
                        if at in own and sample.step == own[at].step:
                            yield own[at], sample
                        if at >= last or (at % _LOOK == 0 and time.monotonic() > deadline):
                            break
                    continue
                with open_regular(file.path) as opened:
                    for at, place in own.items():
                        if time.monotonic() > deadline:
                            break
                        opened.seek(at)
                        try:
                            sample = _whole.decode(opened.readline(MAX_LINE_BYTES + 2))
                        except (ValueError, RecursionError):
                            continue
                        if sample.step == place.step:
                            yield place, sample


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
