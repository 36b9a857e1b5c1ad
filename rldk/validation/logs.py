"""Event logs at some places, each with its segments: every problem of each file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import nullcontext
from itertools import chain
from pathlib import Path

from rldk.errors import Problem
from rldk.log.file_names import parse_name
from rldk.log.listing import Listing
from rldk.log.own_files import ANY_JSONL, OWN_FILES
from rldk.log.segments import find_logs, matches
from rldk.remote.by_url import by_url
from rldk.validation.findings import Options, ValidationReport
from rldk.validation.parallel import validate_in_processes
from rldk.validation.validator import Progress, Validator
from rldk.validation.work import File, Log


@by_url(lambda given: OWN_FILES if given.get("strict", True) else ANY_JSONL, "sources")
def validate_logs(
    *sources: str | Path,
    strict: bool = True,
    required_fields: Collection[str] = (),
    check_consistency: bool = False,
    max_errors: int | None = None,
    jobs: int = 1,
    progress: Progress = lambda _: nullcontext(),
) -> Iterator[ValidationReport]:
    """Validates the event files at some places, segments before the live file that follows them.

    Args:
        sources: Event files, directories of them, or patterns, of whose matches is read what would be read of a
            directory; also by URL.
        strict: As for `validate_jsonl_file`.
        required_fields: As for `validate_jsonl_file`.
        check_consistency: Also check the order of steps and times, and gaps in `process.seq`, across the segments of
            a log.
        max_errors: Stop reading a file once so many errors were found in it; None for all.
        jobs: How many processes may do it; few bytes are left to this one. With more than one, a script must
            have its `if __name__ == "__main__":`, since a process that is started where threads run imports it.
        progress: Shows the progress through each file.

    Yields:
        A report per file, in order; true if nothing is wrong. What has the name of a log but is not a file has a
        warning.

    Raises:
        LogNotFoundError: There is no log.
        OSError: A file cannot be read.
        ValueError: `required_fields` in strict mode.
        WorkerDiedError: One of the processes was killed.
    """
    validator = Validator(Options(strict, required_fields, max_errors), check_consistency, progress)
    listing = Listing()
    work = _work(sources, listing, flat=not strict)
    if jobs > 1:
        yield from validate_in_processes(list(work), validator, jobs)
    else:
        for each in work:
            yield from each.reports(validator)
    for odd, what in listing.left_out.items():
        yield ValidationReport(str(odd), warnings=[Problem("$", f"not read: it is {what}", 1, 0)])


def places_at(source: str | Path, *, flat: bool) -> list[str | Path]:
    """A place that is there; or of what a pattern matches, directories and the files that are read of a directory.

    Raises:
        LogNotFoundError: There is nothing.
    """
    matched = matches(source)
    if matched is None:
        return [source]
    logs = [path for path in matched if path.is_dir() or parse_name(path) or (flat and ".jsonl" in path.suffixes)]
    return [*logs] or [*matched]


def _work(sources: Collection[str | Path], listing: Listing, *, flat: bool) -> Iterator[Log | File]:
    for source in chain.from_iterable(places_at(source, flat=flat) for source in sources):
        paths = find_logs(source, flat=flat, listing=listing)
        if not Path(source).is_dir():
            yield from map(File, paths)
            continue
        logs: dict[Path, list[Path]] = {}
        for path in paths:
            file = parse_name(path)
            if file is not None:
                logs.setdefault(file.live, []).append(path)
        for path in paths:
            file = parse_name(path)
            if file is None:
                yield File(path)
            elif file.live in logs:
                own = logs.pop(file.live)
                closed = [known.segment for known in map(parse_name, own) if known and known.segment is not None]
                yield Log(file.live, tuple(closed), tuple(own))
