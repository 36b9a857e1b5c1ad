"""Event logs at some places, each with its segments: every problem of each file."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from rldk.log.file_names import parse_name
from rldk.log.segments import closed_segments, find_logs
from rldk.validation.consistency import Consistency
from rldk.validation.files import ValidationReport, begin_consistency, validate_jsonl_file

Progress = Callable[[Path], AbstractContextManager[Callable[[int], None] | None]]
"""What shows the progress through a file: it gets the path, and gives what gets the bytes read."""


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
        A report per file; true if nothing is wrong.

    Raises:
        LogNotFoundError: There is no log.
        OSError: A file cannot be read.
        ValueError: `required_fields` in strict mode.
    """
    paths = [log for source in sources for log in find_logs(source, flat=not strict)]
    seen: dict[Path, tuple[float, Consistency]] = {}  # by live file: its last segment, and what is known of it
    for path in paths:
        file = parse_name(path)
        consistency = begin_consistency(path) if check_consistency else None
        if file and consistency:
            number = file.segment or math.inf
            before, known = seen.get(file.live, (math.inf, consistency))
            if number > before and (
                number == before + 1 or not any(before < n < number for n in closed_segments(file.live))
            ):
                consistency = known  # else the one before was not given, or is given later
            seen[file.live] = (number, consistency)
        with progress(path) as on_progress:
            report = validate_jsonl_file(
                path,
                strict=strict,
                required_fields=required_fields,
                max_errors=max_errors,
                consistency=consistency,
                on_progress=on_progress,
            )
        if report.stopped and file:
            seen.pop(file.live, None)  # what was not read is not missing
        yield report
