"""A whole file: every problem, with line, byte offset and path."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import IO

from rldk.errors import Problem
from rldk.log.as_given import not_as_given
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.blocks import iter_blocks
from rldk.log.bulk.proof import Prover
from rldk.log.file_names import parse_name
from rldk.log.follower import settled
from rldk.log.lines import Line, iter_lines
from rldk.log.manifest import read_manifest
from rldk.log.segments import closed_segments, open_named
from rldk.text import printable
from rldk.validation.consistency import Consistency
from rldk.validation.findings import ONLY_FORM, Findings, Options, ValidationReport


def validate_jsonl_file(
    path: str | Path,
    *,
    strict: bool = True,
    required_fields: Collection[str] = (),
    check_consistency: bool = False,
    max_errors: int | None = None,
    consistency: Consistency | None = None,
    prover: Prover | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> ValidationReport:
    """Validates one file.

    Args:
        path: A `.jsonl` file, or `.gz` or `.zst` of one. An event file is also found if rotation or compression
            is renaming it at this moment.
        strict: The whole schema and strict JSON. Otherwise a line is good if it is a JSON object with a step and
            primitive values only, as flat logs are.
        required_fields: Names that every row of a flat log must have, with a value (only with `strict=False`).
        check_consistency: Also check the order of steps and times, and gaps in `process.seq`.
        max_errors: Stop reading once so many errors were found; None for all.
        consistency: The state after the log's earlier segments, to continue from; implies `check_consistency`.
        prover: What was learned from other files, which is used and added to: `Prover(warn=True)`.
        on_progress: Called with the bytes read so far, now and then.

    Raises:
        OSError: The file cannot be read.
        ValueError: `required_fields` in strict mode, where the schema says what is required.
    """
    if check_consistency and consistency is None:
        consistency = begin_consistency(Path(path))
    found, file = open_named(Path(path))
    with file:
        report = validate_lines(
            settled(file, blocks_of(file, found, strict, prover)),
            str(path) if found == Path(path) else str(found),
            strict=strict,
            required_fields=required_fields,
            max_errors=max_errors,
            consistency=consistency,
            on_progress=on_progress,
        )
    if strict:
        report.warnings += lost_or_altered(Path(path))
    return report


def blocks_of(
    file: IO[bytes],
    path: Path,
    strict: bool,
    prover: Prover | None = None,
    *,
    offset: int = 0,
    end: int | None = None,
) -> Iterator[Batch | Line]:
    """The lines of an open file that begin before `end`, in strict mode most of the valid ones in batches."""
    if strict:
        return iter_blocks(file, path, prover or Prover(warn=True), offset=offset, end=end)
    return takewhile(lambda line: end is None or line.offset < end, iter_lines(file, offset=offset))


def lost_or_altered(path: Path) -> Iterator[Problem]:
    """What the manifest says of events and values that the writer of a live file could not write as they were given."""
    file = parse_name(path)
    if file is None or file.segment is not None or file.rank:
        return
    known = not_as_given(read_manifest(path.parent, file.run)[0])
    for text in known.in_words():
        yield Problem("$", f"{printable(text)}; {ONLY_FORM}", 1, 0)


def validate_stream(
    file: IO[bytes],
    name: str = "<stdin>",
    *,
    strict: bool = True,
    required_fields: Collection[str] = (),
    check_consistency: bool = False,
    max_errors: int | None = None,
    consistency: Consistency | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> ValidationReport:
    """Validates what an open file still has: a pipe, standard input.

    Where `file` stands is line 1 at offset 0, and `name` is the report's path. The options are those of
    `validate_jsonl_file`.
    """
    if check_consistency and consistency is None:
        consistency = Consistency()
    return validate_lines(
        blocks_of(file, Path(name), strict),
        name,
        strict=strict,
        required_fields=required_fields,
        max_errors=max_errors,
        consistency=consistency,
        on_progress=on_progress,
    )


def validate_lines(
    lines: Iterable[Batch | Line],
    name: str,
    *,
    strict: bool = True,
    required_fields: Collection[str] = (),
    max_errors: int | None = None,
    consistency: Consistency | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> ValidationReport:
    """Validates the lines of a file, and batches of those that are proven.

    The options are those of `validate_jsonl_file`.
    """
    found = Findings(ValidationReport(name), Options(strict, required_fields, max_errors), consistency)
    found.read(lines, on_progress)
    return found.conclude()


def begin_consistency(path: Path) -> Consistency:
    """What to check a file's events with; more segments of its log may be checked with it, in their order."""
    # Asked only where it matters: among a thousand logs in a folder each answer lists the thousand.
    return Consistency(goes_on=lambda: _goes_on(path))


def _goes_on(path: Path) -> bool:
    """Whether a file continues closed segments before it, or the live file that its writer has lost."""
    file = parse_name(path)
    if file is None:
        return False
    if file.attempt:
        return True
    return file.segment != 1 and (file.segment is not None or bool(closed_segments(path)))
