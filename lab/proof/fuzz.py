"""Holds what the prover accepts against the judge, with lines that were changed at random."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from unittest.mock import patch

from rldk_schema.fields import LEAF_GROUPS

from rldk.errors import EventValidationError
from rldk.event.codec import decode_event
from rldk.event.strict import judge_slowly
from rldk.log.bulk import proof
from rldk.log.bulk.batch import Batch, EventBatch
from rldk.log.bulk.blocks import iter_blocks
from rldk.log.bulk.proof import Prover
from rldk.log.lines import Line, iter_lines
from tests.factories.mutants import blocks

_MOST_SHOWN = 10


@dataclass(slots=True)
class Found:
    """What a comparison has found.

    Attributes:
        lines: Lines that were read.
        proven: How many of them the prover accepted.
        valid: How many the judge accepts.
        changed: Proven lines that were changed, so that they were judged here.
        doubled: How many of these have a key twice, which only readers accept.
        faults: What is wrong: the first of them, each with its line.
    """

    lines: int = 0
    proven: int = 0
    valid: int = 0
    changed: int = 0
    doubled: int = 0
    faults: list[str] = field(default_factory=list)

    def fault(self, what: str, line: bytes) -> None:
        """Takes note of a fault."""
        if len(self.faults) < _MOST_SHOWN:
            self.faults.append(f"{what}: {line[:2000]!r}")

    def __add__(self, other: Found) -> Found:
        return Found(
            self.lines + other.lines,
            self.proven + other.proven,
            self.valid + other.valid,
            self.changed + other.changed,
            self.doubled + other.doubled,
            (self.faults + other.faults)[:_MOST_SHOWN],
        )


def compare(data: bytes, prover: Prover, found: Found, *, judged: set[bytes] | None = None, warn: bool = True) -> None:
    """Reads bytes as blocks, and as lines: both must have the same lines, and a proven one no fault.

    Args:
        data: The content of a file.
        prover: Reads the blocks.
        warn: Whether the prover leaves lines with warnings and doubled keys in doubt.
        found: Gets what was found.
        judged: Lines that are known to be valid, without a warning.
    """
    lines = list(iter_lines(io.BytesIO(data)))
    place = 0
    for part in iter_blocks(io.BytesIO(data), Path("f"), prover):
        if isinstance(part, Line):
            if place >= len(lines) or part != lines[place]:
                found.fault("another line", part.data)
            place += 1
            continue
        for row in range(len(part)):
            line = lines[place + row]
            if (part.line_of(row), part.offset_of(row)) != (line.number, line.offset):
                found.fault("another place", line.data)
        _judge(part, lines[place : place + len(part)], found, judged or set(), warn)
        place += len(part)
    if place != len(lines):
        found.fault("lines are missing", data)
    found.lines += len(lines)


def _judge(batch: Batch, lines: list[Line], found: Found, judged: set[bytes], warn: bool) -> None:
    found.proven += len(batch)
    changed = [(row, line) for row, line in enumerate(lines) if line.data not in judged]
    found.changed += len(changed)
    for row, line in changed:
        try:
            event = decode_event(line.data)
        except EventValidationError as error:
            found.fault(str(error), line.data)
            return
        verdict = judge_slowly(line.data)
        if warn and (wrong := (*verdict.problems, *verdict.warnings)):
            found.fault(str(wrong[0]), line.data)
            return
        found.doubled += bool(verdict.problems)
        if repr(batch.event(row)) != repr(event):
            found.fault("another event", line.data)
    if changed:
        _columns(batch, EventBatch([decode_event(line.data) for line in lines]), lines[changed[0][0]].data, found)


def _columns(batch: Batch, plain: Batch, line: bytes, found: Found) -> None:
    """Whether the columns are those of the events."""
    for name in LEAF_GROUPS:
        if repr(list(batch.leaf(name))) != repr(list(plain.leaf(name))):
            found.fault(f"column {name}", line)
    for name in ("model_info", "rng", "alert", "lifecycle"):
        if repr(list(batch.group(name))) != repr(list(plain.group(name))):
            found.fault(f"group {name}", line)
    if list(batch.has_process) != list(plain.has_process):
        found.fault("has_process", line)
    ours, theirs = batch.metrics, plain.metrics
    for name in ours.keys() | theirs.keys():
        if name not in ours or name not in theirs:
            found.fault(f"metric {name}", line)
        elif [_told(value) for value in ours[name].values] != [_told(value) for value in theirs[name].values]:
            found.fault(f"values of {name}", line)
        elif ours[name].full and not all(type(value) is float and value == value for value in ours[name].values):
            found.fault(f"{name} is not full", line)


def _told(value: object) -> str:
    from rldk.log.bulk.columns import ABSENT

    return "absent" if value is ABSENT else repr(value)


def fuzz(seeds: list[bytes], mutants: int, seed: int, most: int = 100) -> Found:
    """Changes lines at random, in blocks of 1 to `most` lines, until so many lines were read."""
    # What readers leave to the judge to save time is tried here, too.
    with patch.object(proof, "_FEWEST", 1), patch.object(proof, "_BEARABLE", 1):
        return _fuzz(seeds, mutants, Random(seed), most)


def _fuzz(seeds: list[bytes], mutants: int, chance: Random, most: int) -> Found:
    found = Found()
    clean = set(filter(_is_clean, seeds))
    found.valid = len(clean)
    warn, prover = True, Prover(warn=True)
    for number, block in enumerate(blocks(seeds, chance, most)):
        if number % 20 == 0:
            warn = chance.random() < 0.7
            prover = Prover(warn=warn)
        data = b"\n".join(block) + chance.choice((b"\n", b"\n", b""))
        compare(data, prover, found, judged=clean, warn=warn)
        if found.lines >= mutants or found.faults:
            return found
    return found


def _is_clean(line: bytes) -> bool:
    verdict = judge_slowly(line)
    return not verdict.problems and not verdict.warnings


def compare_real(logs: list[list[bytes]], count: int, seed: int) -> Found:
    """Compares blocks of 1 to 100 lines that follow each other in logs of real runs.

    Lines are judged once, and then where they are read in every fiftieth block: else only their places are compared.
    """
    chance = Random(seed)
    found = Found()
    provers = [Prover(warn=True) for _ in logs]
    clean = {line.rstrip(b"\r") for lines in logs for line in lines if _is_clean(line)}
    for _ in range(count):
        place = chance.randrange(len(logs))
        start = chance.randrange(len(logs[place]))
        lines = logs[place][start : start + chance.randint(1, 100)]
        judged = set() if chance.random() < 0.02 else clean
        compare(b"\n".join(lines) + b"\n", provers[place], found, judged=judged)
    return found
