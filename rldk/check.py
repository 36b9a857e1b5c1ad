"""What the health rules find in finished logs: rldk's own, and those of other tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rldk.adapters.any_files import ANY_FILES
from rldk.adapters.only_own import only_own
from rldk.adapters.read_as import NO_HINTS, Hints
from rldk.errors import IngestError, LogNotFoundError, RldkError
from rldk.health.rules import Rules
from rldk.health.run_health import RunHealth
from rldk.io.runs import find_runs
from rldk.log.file_names import parse_name
from rldk.log.listing import Listing
from rldk.log.runs import RunLogs, find_run_logs
from rldk.log.segments import matches, without_segments
from rldk.log.skips import OnError
from rldk.log.table_files import is_table
from rldk.remote.by_url import by_url
from rldk.run_index.answers import Answers, asked_for
from rldk.run_index.forms import HEALTH
from rldk.run_index.heard import Heard, heard

if TYPE_CHECKING:  # of runs that are known already nothing is read: what reads them is imported where it is needed
    from rldk.adapters.foreign_run import ForeignRun
    from rldk.adapters.ignored import Ignored
    from rldk.health.verdict import Feed, OnBatch, RunJudge
    from rldk.io.dataset_run import DatasetRun, Foreign
    from rldk.log.attempts import Superseded

Result = TypeVar("Result")


@by_url(ANY_FILES, "source")
def check_runs(
    source: str | Path,
    rules: Rules | None = None,
    *,
    framework: str | None = None,
    algorithm: str | None = None,
    version: str | None = None,
    settings: Mapping[str, Any] | None = None,
    pattern: str | None = None,
    on_error: OnError = "raise",
    on_progress: Callable[[int], None] | None = None,
    jobs: int = 1,
    index: bool = True,
) -> Iterator[RunHealth]:
    """Judges every run at a place.

    Args:
        source: An event file, a nested Parquet or Arrow file, any log that `rldk ingest` reads, or a directory of them;
            also by URL.
        rules: From `load_rules`.
        framework: Whose logs they are, where others wrote them, as for `ingest_runs`; so are
        algorithm: what trained,
        version: the framework's version,
        settings: what is known of the runs' configuration, and
        pattern: what a line of a console holds.
        on_error: `raise` at the first line that cannot be read, or `skip` it: it stands in `skips` of its run.
        on_progress: Gets the number of a run's events that have been read.
        jobs: How many processes may do it; few bytes are left to this one. With more than one, a script must have the
            guard `if __name__ == "__main__":`.
        index: Whether runs whose files have not changed since they were judged last need not be read, and what is said
            of the others is kept for the next time: in the user's cache directory.

    Raises:
        LogNotFoundError: There is nothing.
        EventValidationError: A line is no event, and `on_error` is `raise`.
        IngestError: A foreign log cannot be read.
    """
    hints = Hints(framework, algorithm, version, settings or {}, pattern)
    return check_places(
        [Path(source)], rules, hints=hints, on_error=on_error, on_progress=on_progress, jobs=jobs, index=index
    )


def check_places(
    places: Sequence[Path],
    rules: Rules | None,
    *,
    hints: Hints = NO_HINTS,
    on_error: OnError = "raise",
    on_progress: Callable[[int], None] | None = None,
    ignored: list[Ignored] | None = None,
    missing: list[LogNotFoundError] | None = None,
    jobs: int = 1,
    index: bool = True,
) -> Iterator[RunHealth]:
    """`check_runs` of several places, of which more than one may tell of the same run: it is judged once.

    What is not read of a directory is added to `ignored`, and what is not there to `missing`, unless all is. With
    `skip`, a run of which not even the lines can be read keeps no other from being judged.
    """
    runs = runs_at(*places, hints=hints, on_error=on_error, ignored=ignored, missing=missing)
    judge = partial(_judge, rules=rules)
    alone = partial(judge, on_progress=on_progress)
    known = Answers(places if index else (), HEALTH, asked_for(HEALTH.name, rules, on_error))
    for health in known.through(runs, partial(heard_of_each, judge=judge, jobs=jobs, alone=alone)):
        if on_progress is not None:
            on_progress(health.events + health.superseded)
        yield health


def heard_of_each(
    runs: Iterable[RunLogs],
    listen: bool,
    judge: Callable[[RunLogs], Result],
    jobs: int,
    alone: Callable[[RunLogs], Result] | None = None,
) -> Iterator[Heard[Result]]:
    """`for_each_run`, with whether anything was said meanwhile, if anybody wants to know."""
    several, one = (partial(heard, function=function, listen=listen) for function in (judge, alone or judge))
    yield from for_each_run(runs, several, jobs, one)


def _judge(run: RunLogs, rules: Rules | None, on_progress: Callable[[int], None] | None = None) -> RunHealth:
    try:
        return check_any(run, rules, on_progress)
    except (RldkError, OSError) as error:
        if run.on_error == "raise":
            raise
        return RunHealth.of_unread(run, error)


def runs_at(
    *places: Path,
    hints: Hints = NO_HINTS,
    on_error: OnError = "raise",
    listing: Listing | None = None,
    ignored: list[Ignored] | None = None,
    missing: list[LogNotFoundError] | None = None,
) -> list[RunLogs]:
    """The runs at some places, whoever has logged them: event files, tables, foreign logs, or directories of them.

    Args:
        places: Also patterns. What others wrote in them may tell of one run, such as `outputs` and `wandb`.
        hints: What is known of what others wrote.
        on_error: What to do with a line that cannot be read.
        listing: Directories that need not be listed again.
        ignored: Gets what is not read of a directory.
        missing: Gets the errors of places that are not there, unless none is; without it the first of them is raised.

    Raises:
        LogNotFoundError: There is nothing.
        IngestError: It is no log of any kind.
    """
    listing = listing or Listing(lenient=True)
    found: list[RunLogs] = []
    others: dict[Path, list[Path]] = {}
    absent: list[LogNotFoundError] = []
    for place in places:
        try:
            matched = matches(place)
            paths = [place] if matched is None else without_segments(matched)
            own, rest = _own_runs(paths, listing, on_error, named=matched is None)
        except LogNotFoundError as error:
            absent.append(error)
            continue
        found += own
        if rest:
            others[place] = rest
    if absent and (missing is None or len(absent) == len(places)):
        raise absent[0]
    if missing is not None:
        missing += absent
    if not others:
        return found
    from rldk.adapters.refusals import unknown
    from rldk.ingest import Ingest

    named = [path for place, rest in others.items() if rest == [place] for path in rest]
    several = [path for rest in others.values() for path in rest]
    reading = Ingest(several, on_error=on_error, hints=hints, listing=listing, lenient=not named)
    foreign = [run.of_first_rank() for run in reading.foreign]
    found += [run for renamed in reading.renamed for run in find_runs(renamed, listing, on_error=on_error)]
    if ignored is not None:
        ignored += reading.ignored
    told = [path for run in (*found, *foreign) for path in run.paths]
    told += [one.path for one in reading.ignored if one.copy is not None]
    for place in named:
        if not any(path == place or place in path.parents for path in told):
            raise reading.nothing(place) if place.is_dir() or len(others) == 1 else IngestError(unknown(place))
    if not (named or found or foreign):
        raise reading.nothing()
    return [*found, *foreign]


def _own_runs(
    paths: Sequence[Path], listing: Listing, on_error: OnError, *, named: bool
) -> tuple[list[RunLogs], list[Path]]:
    """The runs at some places that rldk has logged, and the places where others may have logged some.

    Args:
        paths: The places: one that was named, or those that a pattern has matched.
        listing: Directories that need not be listed again.
        on_error: What to do with a line that cannot be read.
        named: Whether it was named.
    """
    found: list[RunLogs] = []
    others: list[Path] = []
    files = [] if named else [path for path in paths if parse_name(path) is not None and path.is_file()]
    if files:
        found += find_run_logs(*files, listing=listing, on_error=on_error)
    for path in paths:
        if path in files:
            continue
        ours = path.is_dir() or is_table(path) or parse_name(path)
        own: list[RunLogs] = []
        try:
            own = find_runs(path, listing, on_error=on_error) if ours else []
            if named and not own:
                from rldk.ingest import sources

                sources(path, listing)  # it may not be there
        except LogNotFoundError:
            if named and not path.is_dir():
                raise
        found += own
        if not own or (path.is_dir() and not is_table(path) and not only_own(path)):
            others.append(path)
    return found, others


def for_each_run(
    runs: Iterable[RunLogs],
    function: Callable[[RunLogs], Result],
    jobs: int,
    alone: Callable[[RunLogs], Result] | None = None,
) -> Iterator[Result]:
    """Applies a function to runs, in several processes where that is faster, and gives the results in their order.

    Args:
        runs: All with one `on_error`.
        function: A function of a module, or a `functools.partial` of one.
        jobs: How many processes at most. What others have logged, and tables, stay in this one.
        alone: Called instead for what stays in this process; it may be any function.
    """
    for ours, some in groupby(runs, key=lambda run: type(run) is RunLogs):
        several = list(some)
        if ours and jobs > 1:
            from rldk.health.parallel import in_processes, processes_for

            if (processes := processes_for(several, jobs)) > 1:
                yield from in_processes(several, function, processes)
                continue
        yield from map(alone or function, several)


def check_any(
    run: RunLogs,
    rules: Rules | None,
    on_progress: Callable[[int], None] | None = None,
    feed: Feed | None = None,
) -> RunHealth:
    """Judges one run, whoever has logged it.

    Args:
        run: The run.
        rules: From `load_rules`.
        on_progress: Gets the number of events that have been read.
        feed: See `check_run`.
    """
    from rldk.adapters.foreign_run import ForeignRun
    from rldk.adapters.samples.shown import sample_files
    from rldk.adapters.samples.worst import superseded_in, worst_samples
    from rldk.health.verdict import check_run, judge_only
    from rldk.io.dataset_run import DatasetRun

    found: Superseded | None = None

    def noted(judge: RunJudge, superseded: Superseded | None) -> OnBatch:
        nonlocal found
        found = superseded
        return (feed or judge_only)(judge, superseded)

    if isinstance(run, ForeignRun):
        health = _check_foreign(run, run.as_read(), rules, on_progress, noted)
        health.read_as = run.read_as.name
    elif isinstance(run, DatasetRun):
        health = _check_recorded(run, rules, on_progress, noted)
    else:
        health = check_run(run, rules, on_progress=on_progress, feed=noted)
    if health.alerts and (samples := sample_files(run)):
        hidden = superseded_in(run.run_id, found)
        health.samples = worst_samples(samples, (alert.step for alert in health.alerts), hidden)
    return health


def _check_recorded(
    run: DatasetRun, rules: Rules | None, on_progress: Callable[[int], None] | None, feed: Feed
) -> RunHealth:
    from rldk.health.cost import UNKNOWN
    from rldk.health.verdict import check_run

    recorded = run.recorded
    if recorded.foreign is not None:
        health = _check_foreign(run, recorded.foreign, rules, on_progress, feed)
        health.read_as = recorded.read_as
    else:
        health = check_run(run, rules, on_progress=on_progress, feed=feed)
    if recorded.superseded:
        health.cost, health.cost_lacks = UNKNOWN, "superseded events are not in the data set"
    return health


def _check_foreign(
    run: ForeignRun | DatasetRun,
    known: Foreign,
    rules: Rules | None,
    on_progress: Callable[[int], None] | None,
    feed: Feed,
) -> RunHealth:
    from rldk.health.verdict import check_run

    health = check_run(
        run,
        rules,
        framework=known.framework,
        algorithm=known.algorithm,
        config=known.settings,
        decided_by=known.decided_by,
        ours=False,
        on_progress=on_progress,
        feed=feed,
    )
    health.sentence = run.sentence
    health.unexplained = tuple(known.unexplained)
    health.decided_by = known.decided_by
    # A summary is the trainer's own word; that its job was cancelled afterwards changes nothing.
    done = health.state == "finished" and known.state != "failed"
    health.state = health.state if done else known.state or health.state
    health.error = None if done else known.error
    return health
