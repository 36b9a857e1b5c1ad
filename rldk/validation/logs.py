"""Event logs at some places, each with its segments: every problem of each file."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, TypeAlias

from rldk.errors import Problem
from rldk.log.file_names import parse_name
from rldk.log.follower import Missed, iter_files, say_missed
from rldk.log.listing import Listing
from rldk.log.segments import closed_segments, find_logs, open_segment
from rldk.validation.consistency import Consistency
from rldk.validation.files import (
    ValidationReport,
    begin_consistency,
    lost_or_altered,
    validate_jsonl_file,
    validate_lines,
)

Progress = Callable[[Path], AbstractContextManager[Callable[[int], None] | None]]
"""What shows the progress through a file: it gets the path, and gives what gets the bytes read."""

_Seen: TypeAlias = dict[Path, tuple[float, Consistency]]  # by live file: its last segment, and what is known of it


def validate_logs(
    *sources: str | Path,
    strict: bool = True,
    required_fields: Collection[str] = (),
    check_consistency: bool = False,
    max_errors: int | None = None,
    progress: Progress = lambda _: nullcontext(),
) -> Iterator[ValidationReport]:
    """Validates the event files at some places, segments before the live file that follows them.

    Args:
        sources: Event files, or directories of them.
        strict: As for `validate_jsonl_file`.
        required_fields: As for `validate_jsonl_file`.
        check_consistency: Also check the order of steps and times, and gaps in `process.seq`, across the segments of
            a log.
        max_errors: Stop reading a file once so many errors were found in it; None for all.
        progress: Shows the progress through each file.

    Yields:
        A report per file; true if nothing is wrong. What has the name of a log but is not a file has a warning.

    Raises:
        LogNotFoundError: There is no log.
        OSError: A file cannot be read.
        ValueError: `required_fields` in strict mode.
    """
    options: dict[str, Any] = {"strict": strict, "required_fields": required_fields, "max_errors": max_errors}
    seen: _Seen | None = {} if check_consistency else None
    listing = Listing()
    for source in sources:
        logs: dict[Path, list[int]] = {}  # of a directory: live files, and the numbers of their closed segments
        paths = find_logs(source, flat=not strict, listing=listing)
        if Path(source).is_dir():
            for known in filter(None, map(parse_name, paths)):
                logs.setdefault(known.live, []).extend([] if known.segment is None else [known.segment])
        for path in paths:
            file = parse_name(path)
            if file is None or not Path(source).is_dir():
                yield _validate_file(path, seen, progress, options)
            elif file.live in logs:
                consistency = Consistency() if check_consistency else None
                yield from _validate_log(file.live, logs.pop(file.live), consistency, progress, options)
    for odd, what in listing.left_out.items():
        yield ValidationReport(str(odd), warnings=[Problem("$", f"not read: it is {what}", 1, 0)])


def _validate_log(
    live: Path, closed: list[int], consistency: Consistency | None, progress: Progress, options: dict[str, Any]
) -> Iterator[ValidationReport]:
    """Validates the files of a log one after the other, even if they are renamed meanwhile."""

    def missed(what: Missed) -> None:
        say_missed(what)
        # Retention begins with the oldest: where what stood before a gap is still there, somebody else made the gap.
        before = open_segment(live, what.segments.start - 1)
        if before is not None:
            before[1].close()
        elif consistency:
            consistency.leave_out()

    own = parse_name(live)
    first = True
    for file, lines in iter_files(live, closed, missed=missed):
        if consistency and first and (file.number > 1 or (own and own.attempt)):
            consistency.leave_out()  # the writer of a file of its own may have lost the live file to another
        first = False
        with progress(file.path) as on_progress:
            report = validate_lines(lines, str(file.path), consistency=consistency, on_progress=on_progress, **options)
        if consistency and report.stopped:
            consistency.leave_out()  # what was not read is not missing
        if options["strict"]:
            report.warnings += lost_or_altered(file.path)
        yield report


def _validate_file(path: Path, seen: _Seen | None, progress: Progress, options: dict[str, Any]) -> ValidationReport:
    """Validates one file that was named, or has a name of its own."""
    file = parse_name(path)
    consistency = None if seen is None else begin_consistency(path)
    if file and consistency and seen is not None:
        number = file.segment or math.inf
        before, known = seen.get(file.live, (math.inf, consistency))
        if number > before and (
            number == before + 1 or not any(before < n < number for n in closed_segments(file.live))
        ):
            consistency = known  # else the one before was not given, or is given later
        seen[file.live] = (number, consistency)
    with progress(path) as on_progress:
        report = validate_jsonl_file(path, consistency=consistency, on_progress=on_progress, **options)
    if report.stopped and file and seen:
        seen.pop(file.live, None)  # what was not read is not missing
    return report
