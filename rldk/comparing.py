"""Runs side by side: what differs, from which step on, and how they end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from rldk_schema.forms.comparison import Comparison

from rldk.adapters.foreign_run import ForeignRun
from rldk.adapters.read_as import NO_HINTS, Hints
from rldk.atomic import replacing
from rldk.compare.curves import Curves
from rldk.compare.differences import Facts, flat
from rldk.compare.form import Former, unique_labels
from rldk.compare.page import render
from rldk.compare.shown import ShownComparison
from rldk.compare.side_by_side import side_by_side
from rldk.compare.tolerance import Tolerance
from rldk.compare.track import Part, Track
from rldk.errors import DestinationError, LogNotFoundError
from rldk.health.rules import Rules
from rldk.health.verdict import Feed, OnBatch, RunJudge
from rldk.io.dataset_run import DatasetRun
from rldk.listed_run import judge_live
from rldk.log.attempt_configs import configs
from rldk.log.attempts import Superseded
from rldk.log.runs import RunLogs
from rldk.log.skips import OnError, Skips, all_skips
from rldk.named_run import NAMED_FILES, PartOfRun, runs_named
from rldk.remote.by_url import by_url
from rldk.remote.urls import is_copied
from rldk.run_index.answers import Answers, asked_for
from rldk.run_index.forms import JUDGED, Judged
from rldk.run_index.heard import Heard, heard
from rldk.text import counted

_MANIFEST = ("framework", "framework_version", "algorithm", "rldk_version", "schema_version", "python")
_SHOWN = 5
MOST_RUNS = 200
"""The log of each is open all the time."""


@by_url(NAMED_FILES, "sources", dest="output")
def compare_runs(
    *sources: str | Path,
    output: str | Path | None = None,
    metrics: Sequence[str] = (),
    group_by: str | None = None,
    assert_equal: bool = False,
    tolerances: Mapping[str, float | str] | None = None,
    rules: Rules | None = None,
    framework: str | None = None,
    algorithm: str | None = None,
    version: str | None = None,
    settings: Mapping[str, Any] | None = None,
    pattern: str | None = None,
    on_error: OnError = "raise",
    on_progress: Callable[[int], None] | None = None,
    index: bool = True,
) -> Comparison:
    """Compares runs with the first of them, as `rldk compare --format json` prints it.

    Two numbers are equal if all their bits are: -0.0 is not 0.0, and NaN is NaN. What only one of two runs has is
    missing, and no difference. Times, throughput, resources and network are not compared.

    Args:
        sources: Two runs or more: event files, nested Parquet or Arrow files, logs of other tools, directories of
            them, or a directory and a run's name, such as `logs/grpo-1`; also by URL. `logs/grpo-1@2` is attempt 2 of
            a run with all that it did, and `logs/grpo-1@stage2` its second stage.
        output: An HTML file, for a page with the curves in one plot each; it is made or replaced as a whole.
        metrics: Names or patterns of metrics that are summed up besides the core ones, and compared though they may be
            of the machine.
        group_by: A setting whose values make groups of runs, such as `learning_rate`.
        assert_equal: Whether `asserted` is to say if the runs are equal: no number differs, none is missing, and all
            have the same steps.
        tolerances: By metric or pattern, how far values may be apart: a number in the metric's unit, or `"1%"` of the
            larger of the two. Without `assert_equal` only these metrics are asserted.
        rules: From `load_rules`.
        framework: Whose logs they are, where others wrote them, as for `ingest_runs`; so are
        algorithm: what trained,
        version: the framework's version,
        settings: what is known of the runs' configuration, and
        pattern: what a line of a console holds.
        on_error: `raise` at the first line that cannot be read, or `skip` it: it stands in its run's `hides`.
        on_progress: Called now and then with the number of events that have been read.
        index: Whether runs whose files have not changed need not be judged again, as for `check_runs`; all of their
            numbers are read each time.

    Raises:
        DestinationError: `output` is no HTML file.
        LogNotFoundError: There is no such run, or only one in all.
        EventValidationError: A line is no event, and `on_error` is `raise`.
        IngestError: A foreign log cannot be read.
        UnknownNameError: No setting of that name differs.
        ValueError: A tolerance is none.
    """
    hints = Hints(framework, algorithm, version, settings or {}, pattern)
    allowed = [Tolerance.parse(f"{name}={amount}") for name, amount in (tolerances or {}).items()]
    places = [Path(source) for source in sources]
    chosen = choose(places, hints=hints, on_error=on_error)
    found = compare(
        chosen,
        output=None if output is None else Path(output),
        metrics=metrics,
        group_by=group_by,
        assert_equal=assert_equal,
        tolerances=allowed,
        rules=rules,
        on_progress=on_progress,
        index=index,
    )
    return ShownComparison.of(found.form)


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison.

    Attributes:
        form: As it is printed.
        skips: Lines that could not be read.
    """

    form: Comparison
    skips: Skips


def choose(places: Sequence[Path], *, hints: Hints = NO_HINTS, on_error: OnError = "raise") -> list[PartOfRun]:
    """The runs that are named.

    Raises:
        LogNotFoundError: One is not there, or there is only one in all.
    """
    found = [one for place in places for one in runs_named(place, hints, on_error)]
    if len(found) > MOST_RUNS:
        raise LogNotFoundError(f"{places[0]}: expected at most {MOST_RUNS} runs, found {len(found)}: name some of them")
    if len(found) > 1:
        return found
    said = ""
    for run, _ in found:
        attempts = sorted({n for batch in run.batches() for n in batch.leaf("attempt") if n is not None})
        if len(attempts) > 1:
            of = f"{run.paths[0].parent / run.run_id}"
            said = f" Its attempts are {', '.join(f'{of}@{number}' for number in attempts[:_SHOWN])}."
    where = ", ".join(map(str, places)) or "nothing"
    raise LogNotFoundError(f"{where}: expected two runs or more, found {counted(len(found), 'run')}.{said}")


def compare(
    chosen: Sequence[PartOfRun],
    *,
    output: Path | None = None,
    metrics: Sequence[str] = (),
    group_by: str | None = None,
    assert_equal: bool = False,
    tolerances: Sequence[Tolerance] = (),
    rules: Rules | None = None,
    on_progress: Callable[[int], None] | None = None,
    index: bool = True,
) -> Compared:
    """Compares runs with the first of them. The arguments are those of `compare_runs`."""
    if output is not None and output.suffix.lower() not in (".html", ".htm"):  # an event log is never written over
        raise DestinationError(f"expected .html, found {output.name!r}")
    runs = {id(run): run for run, _ in chosen}
    judged = dict(zip(runs, _judge_each(list(runs.values()), rules, index=index), strict=True))
    healths = [judged[id(run)][0] for run, _ in chosen]
    parts = [part for _, part in chosen]
    labels = unique_labels([run.run_id for run, _ in chosen], [run.paths[0] for run, _ in chosen], parts)
    tracks = [Track(run, judged[id(run)][1], part) for run, part in chosen]
    curves = None if output is None else Curves(labels)
    on_rows = None if curves is None else curves.add
    found = side_by_side(tracks, asked=metrics, tolerances=tolerances, on_rows=on_rows, on_progress=on_progress)
    for label, track in zip(labels, tracks, strict=True):
        if track.apart and not track.pending:
            raise LogNotFoundError(f"{label}: the run has no such part")
    facts = [
        _facts(run, _attempt_of(part, judged[id(run)][1]), track)
        for (run, part), track in zip(chosen, tracks, strict=True)
    ]
    former = Former(found, labels, parts, healths, facts)
    form = former.form(group_by=group_by, assert_equal=assert_equal, tolerances=tolerances)
    if output is not None and curves is not None:
        page = render(form, curves)
        with replacing(output) as path:
            path.write_text(page, encoding="utf-8")
    return Compared(form, all_skips(health.skips for health, _ in judged.values()))


def _judge_each(runs: Sequence[RunLogs], rules: Rules | None, *, index: bool) -> Iterator[Judged]:
    """What the health rules say of runs; of those whose files are as they were, what was said of them."""
    folders = {run.paths[0].parent: None for run in runs if index and not is_copied(run.paths[0])}
    answers = Answers(list(folders), JUDGED, asked_for(JUDGED.name, rules, runs[0].on_error))

    def read(unknown: list[RunLogs], listen: bool) -> Iterator[Heard[Judged]]:
        return (heard(run, partial(_judge, rules=rules), listen=listen) for run in unknown)

    return answers.through(runs, read)


def _judge(run: RunLogs, rules: Rules | None) -> Judged:
    found: Superseded | None = None

    def feed(judge: RunJudge, superseded: Superseded | None) -> OnBatch:
        nonlocal found
        found = superseded
        return judge.add

    taking: Feed = feed
    return Judged(judge_live(run, rules, taking), found)


def _attempt_of(part: Part, superseded: Superseded | None) -> int | None:
    """The attempt whose settings are those of a part of a run; None of the whole: that has the last ones."""
    if part.stage is None or superseded is None:
        return part.attempt
    return superseded.last_of_stage(part.stage)


def _facts(run: RunLogs, attempt: int | None, track: Track) -> Facts:
    """What is known of a run besides its numbers."""
    config, environment = _of_foreign(run) or _of_manifest(run, attempt)
    place = str(run.paths[0].parent)
    flattened = None if config is None else flat(config)
    known = {k: v for k, v in flat(environment).items() if v is not None}
    return Facts(run.run_id, place, flattened, known, track.facts, len(run.other_ranks))


def config_of(run: RunLogs) -> Any:
    """The configuration of a run, whoever has logged it; None if it is not known."""
    foreign = _of_foreign(run)
    return foreign[0] if foreign else (run.manifest()[0] or {}).get("config")


Known = tuple["Mapping[str, Any] | None", dict[str, Any]]


def _of_foreign(run: RunLogs) -> Known | None:
    """Configuration and environment of a run that others have logged; None for our own."""
    if isinstance(run, ForeignRun):
        told, read_as = run.facts(), run.read_as
        versions = {"packages": dict(told.versions)} if told.versions else {}
        algorithm = read_as.algorithms[0] if len(read_as.algorithms) == 1 else None
        return told.config or read_as.settings or None, {
            "framework": read_as.framework,
            "framework_version": read_as.version,
            "algorithm": algorithm,
            **versions,
        }
    if isinstance(run, DatasetRun) and (known := run.recorded.foreign) is not None:
        return known.settings or None, {"framework": known.framework, "algorithm": known.algorithm}
    return None


def _of_manifest(run: RunLogs, attempt: int | None) -> Known:
    """The same of what our own manifest says of the attempt that is meant, else of the last one."""
    manifest = run.manifest()[0] or {}
    attempts = manifest.get("attempts")
    records = [one for one in attempts if isinstance(one, Mapping)] if isinstance(attempts, list) else []
    numbers = [record.get("attempt") for record in records]
    place = numbers.index(attempt) if attempt in numbers else -1
    given = configs({**manifest, "attempts": records})
    config = given[place] if given and attempt is not None else manifest.get("config")
    own = records[place].get("environment") if records else None
    environment = {name: manifest.get(name) for name in (*_MANIFEST, "hostname")}
    if isinstance(own, Mapping):
        environment = {**environment, **own}
        environment.pop("hostname")  # it has the host
    return (config if isinstance(config, Mapping) else None), environment
