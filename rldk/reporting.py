"""Pages about the runs at a place."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from rldk.adapters.any_files import ANY_FILES
from rldk.adapters.foreign_run import ForeignRun
from rldk.adapters.read_as import Hints
from rldk.adapters.samples.shown import sample_files, shown_samples
from rldk.adapters.samples.worst import superseded_in
from rldk.check import check_any, for_each_run, runs_at
from rldk.errors import DestinationError
from rldk.health.alerts import SEVERITIES
from rldk.health.rules import Rules
from rldk.health.verdict import OnBatch, RunHealth, RunJudge
from rldk.io.dataset_run import DatasetRun
from rldk.log.attempts import Superseded
from rldk.log.bulk.batch import Batch
from rldk.log.runs import RunLogs
from rldk.log.skips import OnError, Skips
from rldk.remote.by_url import by_url
from rldk.remote.urls import is_copied
from rldk.report.collect import Collector, collect
from rldk.report.entry import Entry
from rldk.report.index_page import NAME, check_index, write_index
from rldk.report.model import Report
from rldk.report.write import write_page


@by_url(ANY_FILES, "source", dest="output")
def write_report(
    source: str | Path,
    output: str | Path | None = None,
    *,
    rules: Rules | None = None,
    framework: str | None = None,
    algorithm: str | None = None,
    version: str | None = None,
    settings: Mapping[str, Any] | None = None,
    pattern: str | None = None,
    samples: bool = True,
    on_error: OnError = "raise",
    on_progress: Callable[[int], None] | None = None,
    jobs: int = 1,
) -> list[Path]:
    """Writes a page about each run at a place: one HTML file that loads nothing, made or replaced as a whole.

    Several runs also get an index, `index.html`, with the verdict and the core metrics of each and a link to its page.

    Args:
        source: An event file, a nested Parquet or Arrow file, a log that others wrote, or a directory of them; or a
            data set that `rldk ingest LOGS OUT/` has made.
        output: An HTML file, for one run; or a directory. None: `{run_id}_report.html` beside the log; for one that
            others wrote, of a data set, or that lies elsewhere, in the working directory, as nothing is put
            among such files. The index is in the directory, else in `source`, or likewise in the working directory.
        rules: From `load_rules`; those that come with rldk if None. Without any the page says that none were run.
        framework: Whose log it is, where others wrote it, as for `ingest_runs`; so are
        algorithm: what trained,
        version: the framework's version,
        settings: what is known of the run's configuration, and
        pattern: what a line of a console holds.
        samples: Whether the page shows some of the run's completions, where there are any; a page that is given away
            should perhaps not.
        on_error: `raise` at the first line that cannot be read, or `skip` it: the page says how many, and where.
        on_progress: Called now and then with the number of events of a log that this process has read.
        jobs: How many processes read at most.

    Returns:
        The pages, and the index as the last.

    Raises:
        DestinationError: One file is named for several runs, or is no HTML file; or the index would replace a file that
            rldk has not written.
        LogNotFoundError: There is no log.
        EventValidationError: A line is no event, and `on_error` is `raise`.
        IngestError: What others wrote cannot be read.
        OSError: A file cannot be written.
    """
    hints = Hints(framework, algorithm, version, settings or {}, pattern)
    places = [Path(source)]
    runs = runs_at(*places, hints=hints, on_error=on_error)
    pages = write_pages(runs, output, places, rules=rules, samples=samples, on_progress=on_progress, jobs=jobs)
    return [page for page, _ in pages]


def write_pages(
    runs: Sequence[RunLogs],
    output: str | Path | None = None,
    places: Sequence[Path] = (),
    *,
    rules: Rules | None = None,
    samples: bool = True,
    on_progress: Callable[[int], None] | None = None,
    jobs: int = 1,
) -> Iterator[tuple[Path, Skips]]:
    """Writes a page about each of some runs, as `write_report` does, and the index at last.

    Args:
        runs: From `runs_at`.
        output: An HTML file or a directory; None for the default.
        places: Where the runs were looked for.
        rules: From `load_rules`.
        samples: As for `write_report`.
        on_progress: As for `write_report`.
        jobs: How many processes read at most.

    Yields:
        (a page, what could not be read of its run); the index has nothing that could not be read.

    Raises:
        DestinationError: As for `write_report`.
    """
    found = _destinations(runs, None if output is None else Path(output))
    index = _index_home(runs, found, places, output) / NAME if len(runs) > 1 else None
    if index is not None:
        check_index(index)  # before anything is written
    pages = {(run.run_id, run.paths): page for run, page in zip(runs, found, strict=True)}
    write = partial(_write, pages=pages, index=index, rules=rules, samples=samples)
    return _each_page(for_each_run(runs, write, jobs, partial(write, on_progress=on_progress)), index)


def _each_page(written: Iterable[tuple[Entry, Skips]], index: Path | None) -> Iterator[tuple[Path, Skips]]:
    entries = []
    for entry, skips in written:
        entries.append(entry)
        yield entry.page, skips
    if index is not None:
        write_index(entries, index)
        yield index, Skips()


def _write(
    run: RunLogs,
    *,
    pages: Mapping[tuple[str, tuple[Path, ...]], Path],
    index: Path | None,
    rules: Rules | None,
    samples: bool,
    on_progress: Callable[[int], None] | None = None,
) -> tuple[Entry, Skips]:
    page = pages[run.run_id, run.paths]
    if rules is not None and not rules:
        report, health = collect(run, on_progress=on_progress), None
    else:
        report, health = collect_judged(run, rules, on_progress)
    if samples:
        alerts = () if health is None else sorted(health.alerts, key=lambda a: -SEVERITIES.index(a.severity))
        hidden = superseded_in(run.run_id, report.superseded)
        report.samples = shown_samples(sample_files(run), [alert.step for alert in alerts], hidden)
    write_page(report, page, health=health, index=index)
    return Entry.of(report, health, page), report.skips


def collect_judged(
    run: RunLogs,
    rules: Rules | None,
    on_progress: Callable[[int], None] | None = None,
    also: Callable[[], OnBatch] | None = None,
) -> tuple[Report, RunHealth]:
    """What the page shows of a run, and what the health rules say of it, of one reading.

    Args:
        run: Its logs.
        rules: From `load_rules`.
        on_progress: Gets the number of events that have been read.
        also: Gives what else takes all batches; it is asked again where reading begins anew.
    """
    collector = Collector(run, None)

    def feed(judge: RunJudge, superseded: Superseded | None) -> OnBatch:
        nonlocal collector
        collector = Collector(run, superseded)
        other = None if also is None else also()

        def take(batch: Batch, hidden: Sequence[bool]) -> None:
            judge.add(batch, hidden)
            collector.add(batch, hidden)
            if other is not None:
                other(batch, hidden)

        return take

    health = check_any(run, rules, on_progress, feed)
    return collector.report(health.hidden), health


def _keeps_no_pages(run: RunLogs) -> bool:
    """Whether others wrote the run's log, or it is a copy: no page is put beside it."""
    return isinstance(run, (ForeignRun, DatasetRun)) or is_copied(run.paths[0])


def _home(run: RunLogs) -> Path:
    return Path() if _keeps_no_pages(run) else run.paths[0].parent


def _index_home(
    runs: Sequence[RunLogs], pages: Sequence[Path], places: Sequence[Path], output: str | Path | None
) -> Path:
    """The directory of the index: the one that is named, else one that has all pages below it."""
    if output is not None:
        return Path(output)
    if any(map(_keeps_no_pages, runs)):
        return Path()
    common = Path(os.path.commonpath([page.parent.absolute() for page in pages]))
    near = [*(page.parent for page in pages), *places, *(place.parent for place in places)]
    return next((folder for folder in near if folder.absolute() == common), Path())


def _destinations(runs: Sequence[RunLogs], output: Path | None) -> list[Path]:
    if output is not None and not output.is_dir() and output.suffix:
        if len(runs) > 1:
            names = ", ".join(run.run_id for run in runs[:5])
            raise DestinationError(f"{len(runs)} runs found: {names}; expected a directory")
        if output.suffix.lower() not in (".html", ".htm"):  # an event log is never written over
            raise DestinationError(f"expected .html or a directory, found {output.name!r}")
        return [output]
    pages = [(output or _home(run)) / f"{run.run_id}_report.html" for run in runs]
    for page, count in Counter(pages).items():
        if count > 1:
            raise DestinationError(f"two runs would be written to {page}: report them one by one")
    return pages
