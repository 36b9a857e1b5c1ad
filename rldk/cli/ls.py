"""`rldk ls`: which runs there are, and how they are."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rldk_schema.forms.ls import ListedRun, ListOutput
from rldk_schema.metrics import CORE_METRICS

from rldk.adapters.any_files import ANY_FILES
from rldk.check import runs_at
from rldk.cli.bad_lines import BAD_DATA, OnError, OnErrorOption, code_of, end_with
from rldk.cli.columns import screen_width
from rldk.cli.hints import AlgorithmOption, FrameworkOption, PatternOption, SettingOption, VersionOption, hints
from rldk.cli.index import NoIndexOption
from rldk.cli.jobs import JobsOption
from rldk.cli.places import Place, takes_urls
from rldk.cli.progress import progress
from rldk.cli.run_table import print_runs
from rldk.cores import available_cores
from rldk.errors import LogNotFoundError
from rldk.forms import form_in_parts
from rldk.health.rules import load_rules
from rldk.health.run_health import RunHealth
from rldk.listing import list_each
from rldk.log.runs import RunLogs
from rldk.log.skips import all_skips
from rldk.run_filter import ORDERS, Condition, by_what_is_known, condition, in_order, metrics_in, unknown_in
from rldk.text import counted, printable

if TYPE_CHECKING:
    from rldk.adapters.ignored import Ignored

EXAMPLES = """Examples:

rldk ls outputs

rldk ls outputs --state running --verdict critical

rldk ls outputs wandb --name 'grpo-*' --where 'kl_mean>0.5' --sort reward_mean

rldk ls --group sweep-3 --format json"""

_SHOWN = 3
# By the order and whether it is reversed: the runs that come last in it.
_LAST_READ = {
    ("last", False): "logs changed longest ago",
    ("last", True): "logs changed last",
    ("name", False): "names come later",
    ("name", True): "names come earlier",
}
_ON_A_SCREEN = 100  # runs: nobody reads more of them, and as many are read for the first time within seconds


class Format(str, Enum):
    """How runs are shown."""

    text = "text"
    json = "json"


class State(str, Enum):
    """How a run ended, or that it is running."""

    running = "running"
    finished = "finished"
    failed = "failed"
    interrupted = "interrupted"
    stopped = "stopped"
    ended_early = "ended_early"
    silent = "silent"
    unknown = "unknown"


class Verdict(str, Enum):
    """What the health rules say."""

    critical = "critical"
    warning = "warning"
    quiet = "quiet"
    not_judged = "not judged"


def _orders(incomplete: str) -> list[str]:
    return [name for name in (*ORDERS, *CORE_METRICS) if name.startswith(incomplete)]


@takes_urls(ANY_FILES, "places")
def ls(  # noqa: PLR0917  # by name
    places: Annotated[
        list[Place] | None,
        typer.Argument(
            metavar="DIR",
            help="Directories, single logs, patterns such as 'runs/*', or URLs; . if none is given.",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        str | None, typer.Option(help="Only runs of such names: 'grpo-*'.", metavar="GLOB", show_default=False)
    ] = None,
    state: Annotated[list[State] | None, typer.Option(help="Only runs in this state.", show_default=False)] = None,
    verdict: Annotated[
        list[Verdict] | None, typer.Option(help="Only runs with this verdict.", show_default=False)
    ] = None,
    group: Annotated[str | None, typer.Option(help="Only runs of this group.", show_default=False)] = None,
    tag: Annotated[list[str] | None, typer.Option(help="Only runs with this tag.", show_default=False)] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CONDITION",
            help="Only runs for whose last value this holds: 'reward_mean<0.5', 'step>=100', 'cost>10', 'loss=nan'.",
            show_default=False,
        ),
    ] = None,
    sort: Annotated[
        str,
        typer.Option(
            metavar="KEY",
            help=f"{', '.join(ORDERS)}, or a metric: its last value, greatest first.",
            autocompletion=_orders,
        ),
    ] = "last",
    reverse: Annotated[bool, typer.Option("--reverse", "-r", help="The other way round.")] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            "-n",
            min=0,
            metavar="N",
            help="At most so many runs, the first in that order; 0 for all.",
            show_default=f"{_ON_A_SCREEN} on a terminal, else all",
        ),
    ] = None,
    rules: Annotated[
        Path | None, typer.Option(help="A TOML file that changes or adds health rules.", show_default=False)
    ] = None,
    framework: FrameworkOption = None,
    algorithm: AlgorithmOption = None,
    version: VersionOption = None,
    setting: SettingOption = None,
    pattern: PatternOption = None,
    on_error: OnErrorOption = OnError.skip,
    jobs: JobsOption = None,
    no_index: NoIndexOption = False,
    format: Annotated[Format, typer.Option(help="text for people, json for machines.")] = Format.text,  # noqa: A002
) -> None:
    """List the runs below DIR: state, last step, age, core metrics, verdict with how many rules judged, cost.

    Exit 1 if a part of a log cannot be read.
    """
    known = load_rules(rules)
    conditions = _conditions(where or ())
    asked = metrics_in(conditions, sort)
    ignored: list[Ignored] = []
    missing: list[LogNotFoundError] = []
    told = hints(framework, algorithm, version, setting, pattern)
    sources = places or [Path()]
    found = runs_at(*sources, hints=told, on_error=on_error.verb, ignored=ignored, missing=missing)
    meant = [run for run in found if name is None or fnmatchcase(run.run_id, name)]

    def fits(run: ListedRun) -> bool:
        return (
            (not state or run.state in {one.value for one in state})
            and (not verdict or run.verdict in {one.value for one in verdict})
            and (group is None or run.group == group)
            and set(tag or ()) <= set(run.tags)
            and all(one.holds(run) for one in conditions)
        )

    if limit is None:
        limit = _ON_A_SCREEN if format is Format.text and screen_width() is not None else 0
    ordered = by_what_is_known(meant, sort, reverse=reverse) if 0 < limit < len(meant) else None
    runs: list[ListedRun] = []
    healths: list[RunHealth] = []
    fitting: list[ListedRun] = []
    with progress("reading runs", len(meant) if ordered is None else None) as on_progress:
        for some in _parts(meant) if ordered is None else _parts(ordered, limit):
            each = list_each(
                some,
                known,
                (*CORE_METRICS, *asked),
                jobs or available_cores(),
                indexed=() if no_index else sources,
            )
            for listed, health in each:
                runs.append(listed)
                healths.append(health)
                on_progress(len(runs))
                if fits(listed):
                    fitting.append(listed)
            if ordered is not None and len(fitting) >= limit:
                break
    fitting = in_order(fitting, sort, reverse=reverse)
    shown = fitting[:limit] if limit else fitting
    if format is Format.json:
        typer.echo("".join(form_in_parts(ListOutput(shown), indent=2)))
        no_room: list[str] = []
    else:
        no_room = print_runs(shown, time.time(), asked) if shown else []
    more, not_read = len(fitting) - len(shown), len(meant) - len(runs)
    how_many = _how_many(len(shown), len(found), more, not_read, _LAST_READ.get((sort, reverse), ""))
    _say(filter(None, [*unknown_in(runs, asked), how_many]), runs, no_room)
    if ignored:
        from rldk.adapters.ignored import ignored_in_one_line

        typer.echo(ignored_in_one_line(ignored), err=True)
    for place in missing:
        typer.echo(f"rldk: {printable(str(place))}", err=True)
    unread = [health.unread for health in healths if health.unread is not None]
    if missing or any(code_of(error) != BAD_DATA for error in unread):
        raise typer.Exit(2)
    end_with(all_skips(health.skips for health in healths))
    if unread:
        raise typer.Exit(BAD_DATA)


def _conditions(where: Sequence[str]) -> list[Condition]:
    try:
        return [condition(text) for text in where]
    except ValueError as error:
        raise typer.BadParameter(printable(str(error)), param_hint="--where") from None


def _parts(runs: Sequence[RunLogs], first: int | None = None) -> Iterator[list[RunLogs]]:
    """Runs in parts, each twice as long as the one before; as a whole where it is not said how long the first is."""
    start, size = 0, first or len(runs)
    while start < len(runs):
        # What others have logged is read in this process, and so together.
        yield sorted(runs[start : start + size], key=lambda run: type(run) is not RunLogs)
        start, size = start + size, 2 * size


def _how_many(shown: int, found: int, more: int, not_read: int, which: str) -> str:
    """How many runs are shown, and what is known of the others; nothing if all are."""
    said = f"{shown} of {counted(found, 'run')} shown" if shown < found else ""
    if more:
        said += f"; {more} more fit"
    if not_read:
        said += f"; {not_read}, whose {which}, {'was' if not_read == 1 else 'were'} not read"
    return said + (": --limit 0 shows all" if more or not_read else "")


def _say(said: Iterable[str], runs: Sequence[ListedRun], no_room: Sequence[str]) -> None:
    """Says what is not shown, and what the runs that were read leave out."""
    said = [*said]
    if no_room:
        said.append(f"no room for {', '.join(no_room)}: a wider terminal shows them, or --format json")
    # Runs of which lines could not be read are named whether they are shown or not.
    hiding = [run for run in runs if run.hides]
    if hiding:
        some = "; ".join(f"{run.run_id}: {run.hides}" for run in hiding[:_SHOWN])
        more = f"; {len(hiding) - _SHOWN} more runs" if len(hiding) > _SHOWN else ""
        said.append(f"left out of {some}{more}")
    for line in said:
        typer.echo(printable(line), err=True)
