"""Where the completions of a run lie in its files: each is read once, and then only what was added."""

from __future__ import annotations

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
        self.again = 0  # samples that another file has, too
        self.attempts, self.numbers, self.ats = array("q"), array("q"), array("q")
        self.rewards = array("d")
        self.by_step: dict[int, array[int]] = {}

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
        left: How many samples are not held, as there are too many.
    """

    def __init__(self) -> None:
        self._files: dict[Path, _File] = {}
        self._own: set[int] = set()
        self.left = 0
        self.share = 1.0

    def update(self, paths: Sequence[Path], seconds: float = 2.0) -> None:
        """Looks at what is new.

        Args:
            paths: The files, as they are now.
            seconds: After how long to stop: call it again for the rest.
        """
        deadline = time.monotonic() + seconds
        ordered = sorted(paths, key=lambda path: table_name(path) is not None)
        self._files = {path: self._files.get(path) or _File(path) for path in ordered}
        tables = any(table_name(path) for path in ordered)
        looked = total = 0
        for path, known in list(self._files.items()):
            file = known
            try:
                found = path.stat()
            except OSError:
                self._files[path] = _File(path)
                continue
            identity, seen = (found.st_dev, found.st_ino), (found.st_size, found.st_mtime_ns)
            edited = file.seen not in (None, seen) and (not file.ours or found.st_size <= (file.seen or seen)[0])
            if edited or file.identity not in (None, identity) or found.st_size < file.end:
                file = self._files[path] = _File(path)
            file.identity = identity
            total += found.st_size
            if file.seen != seen:
                begun = time.monotonic() < deadline
                file.seen = seen if begun and self._read(file, deadline, tables=tables) else None
            looked += min(file.end, found.st_size) if file.seen is None else found.st_size
        self.share = looked / total if total else 1.0

    def _read(self, file: _File, deadline: float, *, tables: bool) -> bool:
        """Reads on in a file; whether it came to the end."""
        try:
            return self._read_ours(file, deadline) if file.ours else self._read_theirs(file, tables=tables)
        except OSError:
            file.unread += 1
            return True

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

    def _read_theirs(self, file: _File, *, tables: bool) -> bool:
        refused: list[Skipped] = []
        is_table = table_name(file.path) is not None
        for at, sample in enumerate(readable(file.path, refused.append)):
            if tables:
                told = hash((sample.step, str(sample.prompt), str(sample.completion)))
                if is_table and told in self._own:
                    file.again += 1
                    continue
                self._own.add(told)
            self._add(file, sample, at)
        file.unread = sum(one.fatal for one in refused)
        return True

    def _add(self, file: _File, sample: Completion | _Head, at: int) -> None:
        if len(file.ats) >= MOST_SAMPLES:
            self.left += 1
        elif not file.add(sample, at):
            file.unread += 1

    @property
    def unread(self) -> int:
        """How many places of the files could not be read."""
        return sum(file.unread for file in self._files.values())

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

    def read(self, places: Sequence[Place]) -> Iterator[tuple[Place, Completion]]:
        """Some completions with their texts, file by file; what is no longer there is left out."""
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
                        if at >= last:
                            break
                    continue
                with open_regular(file.path) as opened:
                    for at, place in own.items():
                        opened.seek(at)
                        try:
                            sample = _whole.decode(opened.readline(MAX_LINE_BYTES + 2))
                        except (ValueError, RecursionError):
                            continue
                        if sample.step == place.step:
                            yield place, sample
