"""Runs side by side: how far each has come, how it ended, and what the health rules say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from rldk_schema.forms.ls import ListedRun
from rldk_schema.metrics import CORE_METRICS

from rldk.adapters.any_files import ANY_FILES
from rldk.adapters.read_as import Hints
from rldk.check import heard_of_each, runs_at
from rldk.health.coverage_text import in_few_words
from rldk.health.rules import Rules
from rldk.log.runs import RunLogs
from rldk.log.skips import OnError
from rldk.notebook import notebook_table, shown_in_notebook
from rldk.remote.by_url import by_url
from rldk.run_index.answers import Answers, asked_for
from rldk.run_index.forms import LISTED, Listed
from rldk.text import counted, number


class ListedRuns(list[ListedRun]):
    """Runs, which a notebook shows as a table."""

    def _repr_html_(self) -> str:
        names = [name for name in CORE_METRICS if any(name in run.metrics for run in self)]
        rows = [
            [
                run.run_id,
                run.verdict,
                in_few_words(run.coverage),
                run.state.replace("_", " "),
                "none" if run.last_step is None else f"{run.first_step:,} – {run.last_step:,}",
                "" if run.first_bad_step is None else f"{run.first_bad_step:,}",
                *(_last(run, name) for name in names),
            ]
            for run in self
        ]
        heads = ["run", "verdict", "based on", "state", "steps", "first bad step", *names]
        return shown_in_notebook(counted(len(self), "run"), (), notebook_table(heads, rows, "run"))


def _last(run: ListedRun, name: str) -> str | None:
    last = run.metrics[name].last if name in run.metrics else None
    return None if last is None else number(last)


@by_url(ANY_FILES, "source")
def list_runs(
    source: str | Path = ".",
    rules: Rules | None = None,
    *,
    metrics: Sequence[str] = (),
    framework: str | None = None,
    algorithm: str | None = None,
    version: str | None = None,
    settings: Mapping[str, Any] | None = None,
    pattern: str | None = None,
    on_error: OnError = "raise",
    jobs: int = 1,
    index: bool = True,
) -> list[ListedRun]:
    """Lists every run at a place, in no particular order, as `rldk ls --format json` prints them.

    Args:
        source: An event file, a nested Parquet or Arrow file, any log that `rldk ingest` reads, or a directory of them;
            also by URL.
        rules: From `load_rules`.
        metrics: What to summarise besides the core metrics.
        framework: Whose logs they are, where others wrote them, as for `ingest_runs`; so are
        algorithm: what trained,
        version: the framework's version,
        settings: what is known of the runs' configuration, and
        pattern: what a line of a console holds.
        on_error: `raise` at the first line or file that cannot be read, or `skip` it: it stands in its run's `hides`.
        jobs: How many processes read at most.
        index: As for `check_runs`.

    Raises:
        LogNotFoundError: There is no such file or directory.
        EventValidationError: A line is no event.
        IngestError: There is no log, or one that others wrote cannot be read.
    """
    hints = Hints(framework, algorithm, version, settings or {}, pattern)
    wanted = (*CORE_METRICS, *metrics)
    place = Path(source)
    runs = runs_at(place, hints=hints, on_error=on_error)
    found = list_each(runs, rules, wanted, jobs, indexed=[place] if index else ())
    return ListedRuns(listed for listed, _ in found)


def list_each(
    runs: Sequence[RunLogs],
    rules: Rules | None,
    metrics: Sequence[str],
    jobs: int = 1,
    *,
    indexed: Sequence[Path] = (),
) -> Iterator[Listed]:
    """`list_run` of each run, in order.

    Args:
        runs: As they were found just now.
        rules: From `load_rules`.
        metrics: What to summarise.
        jobs: How many processes read at most.
        indexed: The places of which an index of runs is used: see `Answers`.
    """
    wanted = tuple(dict.fromkeys(metrics))
    question = partial(_list_run, rules=rules, metrics=wanted)
    answers = _answers(runs, rules, wanted, indexed)
    return answers.through(runs, partial(heard_of_each, judge=question, jobs=jobs))


def listed_before(
    runs: Sequence[RunLogs], rules: Rules | None, metrics: Sequence[str], *, indexed: Sequence[Path]
) -> dict[int, Listed]:
    """What `list_each` gives of runs of which nothing need be read, by their places among all."""
    return _answers(runs, rules, tuple(dict.fromkeys(metrics)), indexed).known(runs)


def _answers(
    runs: Sequence[RunLogs], rules: Rules | None, metrics: tuple[str, ...], indexed: Sequence[Path]
) -> Answers[Listed]:
    return Answers(indexed, LISTED, asked_for(LISTED.name, rules, metrics, runs[0].on_error if runs else None))


def _list_run(run: RunLogs, rules: Rules | None, metrics: Sequence[str]) -> Listed:
    from rldk.listed_run import list_run  # what reads logs is not needed where all answers are known

    return list_run(run, rules, metrics)
