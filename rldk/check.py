"""What the health rules find in finished logs: rldk's own, and those of other tools."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rldk.adapters.foreign_run import ForeignRun
from rldk.adapters.read_as import NO_HINTS, Hints
from rldk.errors import LogNotFoundError
from rldk.health.rules import Rules
from rldk.health.verdict import RunHealth, check_run
from rldk.ingest import Ingest
from rldk.io.runs import find_runs
from rldk.io.source import is_table_file
from rldk.log.file_names import parse_name
from rldk.log.listing import Listing


def check_runs(
    source: str | Path,
    rules: Rules | None = None,
    *,
    framework: str | None = None,
    algorithm: str | None = None,
    version: str | None = None,
    settings: Mapping[str, Any] | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> Iterator[RunHealth]:
    """Judges every run at a place.

    Args:
        source: An event file, a nested Parquet or Arrow file, any log that `rldk ingest` reads, or a directory of them.
        rules: From `load_rules`.
        framework: Whose logs they are, where others wrote them, as for `ingest_runs`; so are
        algorithm: what trained,
        version: the framework's version, and
        settings: what is known of the runs' configuration.
        on_progress: Gets the number of a run's events that have been read.

    Raises:
        LogNotFoundError: There is nothing.
        EventValidationError: A line is no event.
        IngestError: A foreign log cannot be read.
    """
    hints = Hints(framework, algorithm, version, settings or {})
    return check_place(Path(source), rules, Listing(), hints=hints, on_progress=on_progress)


def check_place(
    path: Path,
    rules: Rules | None,
    listing: Listing,
    *,
    hints: Hints = NO_HINTS,
    on_progress: Callable[[int], None] | None = None,
) -> Iterator[RunHealth]:
    """`check_runs` of one of several places, which may be files of a directory that is listed once for all of them."""
    ours = path.is_dir() or is_table_file(path) or parse_name(path) is not None
    try:
        runs = find_runs(path, listing) if ours else []
    except LogNotFoundError:
        if not path.is_dir():
            raise
        runs = []
    for run in runs:
        yield check_run(run, rules, on_progress=on_progress)
    if runs and not path.is_dir():
        return
    reading = Ingest(path, on_error="skip", hints=hints)
    for run in reading.foreign:
        yield _check_foreign(run, rules, on_progress)
    if not runs and not reading.foreign:
        raise reading.nothing()


def _check_foreign(run: ForeignRun, rules: Rules | None, on_progress: Callable[[int], None] | None) -> RunHealth:
    read_as, facts = run.read_as, run.reader.log.facts()
    health = check_run(
        run,
        rules,
        framework=read_as.framework,
        algorithm=read_as.algorithms[0] if len(read_as.algorithms) == 1 else None,
        config=read_as.settings,
        on_progress=on_progress,
    )
    health.read_as = read_as.name
    health.sentence = str(read_as)
    health.unexplained = read_as.unexplained
    health.decided_by = read_as.decided_by
    health.state = facts.state or health.state
    health.error = facts.error
    health.skipped = list(map(str, run.reader.skipped))
    return health
