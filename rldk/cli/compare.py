"""`rldk compare`: what differs between runs, from which step on?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rldk_schema.forms.comparison import Comparison, FinalValue

from rldk.cli.bad_lines import BAD_DATA, OnError, OnErrorOption, end_with
from rldk.cli.github import Format, annotation
from rldk.cli.hints import AlgorithmOption, FrameworkOption, PatternOption, SettingOption, VersionOption, hints
from rldk.cli.index import NoIndexOption
from rldk.cli.places import Place, takes_urls
from rldk.cli.progress import progress
from rldk.cli.terminal import verdict_colour
from rldk.compare.sentence import difference_in_words, missing_of_pairs, nothing_differs
from rldk.compare.tolerance import Tolerance
from rldk.comparing import choose
from rldk.comparing import compare as compare_chosen
from rldk.errors import DestinationError, UnknownNameError
from rldk.forms import as_json, encode_form
from rldk.health.coverage_text import in_few_words
from rldk.health.rules import load_rules
from rldk.named_run import NAMED_FILES
from rldk.text import counted, number, printable

if TYPE_CHECKING:
    from rich.console import Console

EXAMPLES = """Examples:

rldk compare logs/grpo-1 logs/grpo-2

rldk compare logs/grpo-1@1 logs/grpo-1@2

rldk compare logs --group-by learning_rate

rldk compare baseline.jsonl new.jsonl --assert-equal --tolerance 'loss=1%' --format github"""

_FEW = 4  # runs that have a column each
_MOST_ROWS = 12  # of a table: --format json has all
_WIDEST = 40  # characters of a value of a setting
_NO_SCREEN = 160
_KINDS = ("config", "seeds", "data", "environment")


@takes_urls(NAMED_FILES, "runs", dest="output")
def compare(  # noqa: PLR0917  # by name
    runs: Annotated[
        list[Place],
        typer.Argument(
            help="Runs, or a directory of them: event files, Parquet files, logs of other tools, a directory and a "
            "run's name (logs/grpo-1), patterns, URLs. logs/grpo-1@2 is its attempt 2, logs/grpo-1@stage2 its stage 2.",
            show_default=False,
        ),
    ],
    metric: Annotated[
        list[str] | None,
        typer.Option(
            "--metric",
            metavar="NAME",
            help="Also look at this metric, or those of a pattern, and compare it though it is of the machine.",
            show_default=False,
        ),
    ] = None,
    group_by: Annotated[
        str | None,
        typer.Option(
            metavar="SETTING",
            help="Compare groups of runs, such as the seeds of each learning_rate.",
            show_default=False,
        ),
    ] = None,
    assert_equal: Annotated[
        bool, typer.Option("--assert-equal", help="Exit 1 unless all numbers at all steps are equal to the last bit.")
    ] = False,
    tolerance: Annotated[
        list[str] | None,
        typer.Option(
            "--tolerance",
            metavar="METRIC=X",
            help="Exit 1 where the metric differs by more: loss=0.01 in its own unit, or loss=1% of the larger value.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Place | None,
        typer.Option(
            "-o",
            "--output",
            help="Also write an HTML page, with the curves of all in one plot each.",
            show_default=False,
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
    no_index: NoIndexOption = False,
    format: Annotated[Format, typer.Option(help="text for people, json for machines, github for CI.")] = Format.text,  # noqa: A002
) -> None:
    """Compare runs: what differs in settings, from which step on in any number, and how they end.

    Each run is compared with the first. Times, throughput, resources and network are not compared.
    """
    try:
        allowed = [Tolerance.parse(text) for text in tolerance or ()]
    except ValueError as error:
        raise typer.BadParameter(printable(str(error)), param_hint="--tolerance") from None
    told = hints(framework, algorithm, version, setting, pattern)
    with progress(f"comparing {printable(runs[0].name)}") as on_progress:
        try:
            found = compare_chosen(
                choose(runs, hints=told, on_error=on_error.verb),
                output=output,
                metrics=metric or (),
                group_by=group_by,
                assert_equal=assert_equal,
                tolerances=allowed,
                rules=load_rules(rules),
                on_progress=on_progress,
                index=not no_index,
            )
        except DestinationError as error:
            raise typer.BadParameter(printable(str(error)), param_hint="-o") from None
        except UnknownNameError as error:
            raise typer.BadParameter(printable(str(error)), param_hint="--group-by") from None
    form = found.form
    if output is not None and format is Format.text:
        typer.echo(printable(f"{_names(form)}: {form.sentence}"))
        typer.echo(printable(str(output)))
    else:
        {Format.text: _text, Format.json: _json, Format.github: _github}[format](form)
    if form.asserted is not None and format is not Format.github:
        for why in form.asserted.why_not:
            typer.echo(printable(f"rldk: {why}"), err=True)
    end_with(found.skips)
    if form.asserted is not None and not form.asserted.holds:
        raise typer.Exit(BAD_DATA)


def _json(form: Comparison) -> None:
    typer.echo(encode_form(form, indent=2))


def _github(form: Comparison) -> None:
    last = form.runs[-1]
    by_label = sorted(form.runs, key=lambda run: len(run.label), reverse=True)  # one may begin as another does
    for why in [] if form.asserted is None else form.asserted.why_not:
        own = next((run for run in by_label if why.startswith(f"{run.label}: ")), last)
        typer.echo(annotation("error", printable(why), file=printable(own.path)))
    typer.echo(annotation("notice", printable(f"{_names(form)}: {form.sentence}"), file=printable(last.path)))


def _names(form: Comparison) -> str:
    labels = [run.label for run in form.runs]
    return ", ".join(labels) if len(labels) <= 4 else f"{labels[0]} and {counted(len(labels) - 1, 'run')}"


def _text(form: Comparison) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    if not console.is_terminal:  # then lines may be as long as they need to be read
        console.width = _NO_SCREEN
    typer.echo(printable(f"{_names(form)}: {form.sentence}"))
    typer.echo()
    _runs(console, form)
    _differences(console, form)
    _numbers(form)
    _final(console, form)
    _groups(console, form)
    if form.left_out:
        typer.echo()
        for line in form.left_out:
            typer.echo(printable(f"left out: {line}"))


def _table(console: Console, heads: Sequence[str], rows: Sequence[Sequence[str]], right: int | None = None) -> None:
    """A table; from the column `right` on cells are numbers."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for place, head in enumerate(heads):
        justify = "right" if right is not None and place >= right else "left"
        table.add_column(Text(printable(head)), justify=justify, overflow="fold")  # type: ignore[arg-type]  # one of two
    for cells in rows:
        table.add_row(*(Text(printable(cell), style=_style(cell)) for cell in cells))
    console.print(table)


def _style(cell: str) -> str:
    return verdict_colour(cell, "") if cell in ("critical", "warning", "quiet", "not judged") else ""


def _runs(console: Console, form: Comparison) -> None:
    heads = ["run", "state", "steps", "verdict", "first bad step", "based on", "left out"]
    rows = [
        [
            run.label,
            run.state.replace("_", " "),
            "none" if run.first_step is None else f"{run.first_step}-{run.last_step}",
            run.verdict,
            "" if run.first_bad_step is None else str(run.first_bad_step),
            in_few_words(run.coverage),
            run.hides or "",
        ]
        for run in form.runs
    ]
    for place in (6, 4):
        if not any(row[place] for row in rows):
            heads, rows = _without(heads, place), [_without(row, place) for row in rows]
    _table(console, heads, rows)


def _without(cells: Sequence[str], place: int) -> list[str]:
    return [*cells[:place], *cells[place + 1 :]]


def _differences(console: Console, form: Comparison) -> None:
    labels = [run.label for run in form.runs]
    few = len(labels) <= _FEW
    rows: list[list[str]] = []
    for kind in _KINDS:
        found = getattr(form.differences, kind)
        for one in found[:_MOST_ROWS]:
            values = [_setting(one.values, label) for label in labels]
            step = "" if one.step is None else str(one.step)
            rows.append([kind, one.key, step, *(values if few else [_counted(values)])])
        if (more := len(found) - _MOST_ROWS) > 0:
            rows.append([kind, f"{more} more: --format json", "", *("" for _ in (labels if few else " "))])
    equal = ", ".join(f"{getattr(form.equal_keys, kind)} of {kind}" for kind in _KINDS)
    typer.echo()
    heads = ["differs", "", "from step", *(labels if few else ["values"])]
    if not any(row[2] for row in rows):
        heads, rows = _without(heads, 2), [_without(row, 2) for row in rows]
    if rows:
        _table(console, heads, rows)
    typer.echo(f"{'' if rows else 'No setting differs. '}Equal: {equal}.")


def _counted(values: Sequence[str]) -> str:
    """Which values there are, and in how many runs."""
    return ", ".join(f"{value} ({counted(values.count(value), 'run')})" for value in dict.fromkeys(values))


def _setting(values: dict[str, Any], label: str) -> str:
    """A value as a cell: what is missing is not the same as null."""
    if label not in values:
        return "(missing)"
    text = values[label] if isinstance(values[label], str) else encode_form(values[label])
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _numbers(form: Comparison) -> None:
    """From which step on what differs."""
    typer.echo()
    left = f"; {counted(len(form.not_compared), 'metric')} of the machine not compared" if form.not_compared else ""
    typer.echo(f"{len(form.differing)} of {counted(form.compared, 'metric')} differ{left}.")
    for line in _differing(form):
        typer.echo(printable(f"  {line}"))
    several = form.pairs if len(form.pairs) > 1 else []
    for pair in several[:_MOST_ROWS]:
        until = "" if pair.equal_until is None else f"equal until step {pair.equal_until}; "
        said = nothing_differs(pair.shared_steps, pair.equal_until, pair.compared)
        if pair.first_difference is not None:
            said = until + difference_in_words(pair.first_difference)
        typer.echo(printable(f"  {form.runs[0].label} and {pair.run}: {said}"))
    if (more := len(several) - _MOST_ROWS) > 0:
        typer.echo(f"  {counted(more, 'more run')}: --format json")
    lacking = missing_of_pairs(form)
    for line in lacking[:_MOST_ROWS]:
        typer.echo(printable(f"  missing: {line}"))
    if (more := len(lacking) - _MOST_ROWS) > 0:
        typer.echo(f"  missing in {counted(more, 'more run')}: --format json")
    if form.divergence:
        told = [
            f"{name} at step {one.step} ({number(one.size, 3)} x noise{f', {one.run}' if several else ''})"
            for name, one in form.divergence.items()
        ]
        typer.echo(printable(f"Beyond the noise of each: {', '.join(told)}."))
        for method in dict.fromkeys(one.method for one in form.divergence.values()):
            typer.echo(printable(f"  found by: {method}"))


def _differing(form: Comparison) -> Iterator[str]:
    """The metrics that differ, by the first step at which they do."""
    by_step: dict[int, list[str]] = {}
    for name, step in form.differing.items():
        by_step.setdefault(step, []).append(name)
    for step, names in list(by_step.items())[:_FEW]:
        more = f" and {len(names) - _MOST_ROWS} more" if len(names) > _MOST_ROWS else ""
        yield f"from step {step}: {', '.join(names[:_MOST_ROWS])}{more}"
    if later := sum(map(len, list(by_step.values())[_FEW:])):
        yield f"later: {counted(later, 'more metric')}"


def _final(console: Console, form: Comparison) -> None:
    labels = [run.label for run in form.runs]
    names = list(form.final)
    if not names:
        return
    typer.echo()
    few = len(labels) <= _FEW
    shown = names[: 2 * _MOST_ROWS] if few else names[:_FEW]
    if few:
        rows = [[name, *(_end(form.final[name].get(label), best=True) for label in labels)] for name in shown]
        _table(console, ["mean ± sd of the last tenth", *labels], rows)
    else:
        rows = [[label, *(_end(form.final[name].get(label), best=False) for name in shown)] for label in labels]
        _table(console, ["mean ± sd of the last tenth", *shown], rows)
    if (more := len(names) - len(shown)) > 0:
        typer.echo(f"{counted(more, 'more metric')}: --format json")


def _end(one: FinalValue | None, *, best: bool) -> str:
    if one is None:
        return "(missing)"
    if one.mean is None:
        return str(as_json(one.value))
    text = number(one.mean) + ("" if one.sd is None else f" ± {number(one.sd, 2)}")
    if one.nonfinite:
        text += f", {one.nonfinite} not finite"
    return text if one.best is None or not best else f"{text}, best {number(one.best)} at {one.best_step}"


def _groups(console: Console, form: Comparison) -> None:
    groups = form.groups
    if groups is None:
        return
    typer.echo()
    for group in groups.groups:
        differ = f"; they also differ in {', '.join(group.differing)}" if group.differing else ""
        typer.echo(printable(f"{groups.key} {group.value}: {', '.join(group.runs)}{differ}"))
    first = groups.groups[0].value
    rows = [
        [
            one.metric,
            f"{one.group} less {first}",
            f"{one.runs} and {one.first_runs}",
            *(number(value) for value in (one.difference, one.low, one.high)),
        ]
        for one in groups.intervals
    ]
    if rows:
        _table(console, ("metric", groups.key, "runs", "difference", "from", "to"), rows, right=3)
        typer.echo(f"Intervals: {groups.intervals[0].method}.")
    else:
        typer.echo("No interval: a group needs two runs or more.")
    for line in groups.left_out:
        typer.echo(printable(f"{line}."))
