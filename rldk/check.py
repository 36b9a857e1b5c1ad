"""What the health rules find in finished logs: rldk's own, and those of other tools."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from rldk.errors import LogNotFoundError
from rldk.health.evaluator import Evaluator
from rldk.health.rules import Rules
from rldk.health.verdict import RunHealth, check_run
from rldk.ingest import Ingest
from rldk.io.runs import find_runs
from rldk.io.source import is_table_file
from rldk.log.file_names import parse_name
from rldk.log.listing import Listing


def check_runs(
    source: str | Path, rules: Rules | None = None, *, on_progress: Callable[[int], None] | None = None
) -> Iterator[RunHealth]:
    """Judges every run at a place.

    Args:
        source: An event file, a directory of them, a nested Parquet or Arrow file, or any log that `rldk ingest` reads.
        rules: From `load_rules`.
        on_progress: Gets the number of a run's events that have been read.

    Raises:
        LogNotFoundError: There is nothing.
        EventValidationError: A line is no event.
        IngestError: A foreign log cannot be read.
    """
    return check_place(Path(source), rules, Listing(), on_progress)


def check_place(
    path: Path, rules: Rules | None, listing: Listing, on_progress: Callable[[int], None] | None = None
) -> Iterator[RunHealth]:
    """`check_runs` of one of several places, which may be files of a directory that is listed once for all of them."""
    ours = path.is_dir() or is_table_file(path) or parse_name(path) is not None
    try:
        runs = find_runs(path, listing) if ours else []
    except LogNotFoundError:
        if not path.is_dir():
            raise
        runs = []
    if runs:
        for run in runs:
            yield check_run(run, rules, on_progress=on_progress)
        return
    yield from _check_foreign(path, rules, on_progress)


def _check_foreign(source: Path, rules: Rules | None, on_progress: Callable[[int], None] | None) -> Iterator[RunHealth]:
    found: dict[str, tuple[Evaluator, RunHealth]] = {}
    for number, event in enumerate(Ingest(source), 1):
        run_id = event.model_info.run_id
        if run_id not in found:
            found[run_id] = (Evaluator(rules), RunHealth(run_id, source))
        monitor, health = found[run_id]
        health.events += 1
        health.alerts += monitor.observe(event)
        if on_progress is not None and number % 256 == 0:
            on_progress(number)
    for _, health in found.values():
        yield health
