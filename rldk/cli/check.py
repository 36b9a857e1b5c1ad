"""`rldk check`: is this run healthy?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer
from rldk_schema.forms.check import CheckedRun, CheckOutput
from rldk_schema.forms.coverage import Coverage

from rldk.adapters.any_files import ANY_FILES
from rldk.check import check_places
from rldk.cli.bad_lines import BAD_DATA, OnError, OnErrorOption, code_of, end_with
from rldk.cli.columns import coloured, fitted, screen_width
from rldk.cli.github import Format, annotation
from rldk.cli.hints import AlgorithmOption, FrameworkOption, PatternOption, SettingOption, VersionOption, hints
from rldk.cli.index import NoIndexOption
from rldk.cli.jobs import JobsOption
from rldk.cli.places import Place, takes_urls
from rldk.cli.progress import progress
from rldk.cli.terminal import VERDICT_COLOURS, verdict_colour
from rldk.cores import available_cores
from rldk.errors import LogNotFoundError
from rldk.forms import form_in_parts
from rldk.health.alerts import SEVERITIES, Severity, place_of
from rldk.health.cost import cost_in_words
from rldk.health.coverage_text import (
    assumed_in_words,
    core_in_words,
    in_few_words,
    judged_of,
    nonfinite_in_words,
    others_in_words,
)
from rldk.health.rules import Grade, Rules, load_rules
from rldk.health.run_health import RunHealth
from rldk.log.cut_short import CUT_SHORT
from rldk.log.skips import all_skips
from rldk.text import counted, number, printable

if TYPE_CHECKING:
    from rldk.adapters.ignored import Ignored


class FailOn(str, Enum):
    """From which severity on the exit code is 1."""

    info = "info"
    warning = "warning"
    critical = "critical"
    never = "never"


_COLOURS = {"info": "cyan", **VERDICT_COLOURS}
_STYLES = {**VERDICT_COLOURS, "failed": "red"}
_CORE, _FINISHED = "core", "finished"  # what --require takes besides the names of rules
_WIDEST = 36  # characters of a column of the table but the last
_NARROWEST = 24
_NO_SCREEN = 130
_FIRST_LEFT_OUT = ("accelerator h", "read as", "first bad step", "judged", "state")
_NUMBERS = ("first bad step", "accelerator h")
_WORDS = ("severity", "metric", "means", "advice")  # of a grade; all else are its conditions
_PLAIN = msgspec.to_builtins(Grade(severity="info"))
_GITHUB: dict[Severity, Literal["notice", "warning", "error"]] = {
    "info": "notice",
    "warning": "warning",
    "critical": "error",
}


@takes_urls(ANY_FILES, "runs")
def check(  # noqa: PLR0917  # by name
    runs: Annotated[
        list[Place] | None,
        typer.Argument(
            help="Event files, directories of them, Parquet files, or logs of other tools; patterns such as 'runs/*', "
            "and URLs.",
            show_default=False,
        ),
    ] = None,
    rules: Annotated[
        Path | None, typer.Option(help="A TOML file that changes or adds rules.", show_default=False)
    ] = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit 1 on an alert at least this severe.")] = FailOn.critical,
    require: Annotated[
        list[str] | None,
        typer.Option(
            metavar="core|RULE|finished",
            help="Exit 1 where this could not be judged, or the run has not finished. May be repeated.",
            show_default=False,
        ),
    ] = None,
    list_rules: Annotated[bool, typer.Option("--list-rules", help="Print the rules and exit.")] = False,
    framework: FrameworkOption = None,
    algorithm: AlgorithmOption = None,
    version: VersionOption = None,
    setting: SettingOption = None,
    pattern: PatternOption = None,
    on_error: OnErrorOption = OnError.skip,
    jobs: JobsOption = None,
    no_index: NoIndexOption = False,
    format: Annotated[Format, typer.Option(help="text for people, json for machines, github for CI.")] = Format.text,  # noqa: A002
) -> None:
    """Judge whether runs are healthy, by the rules that also watch a live run. Exit 1 on a critical alert."""
    known = load_rules(rules)
    if list_rules:
        _print_rules(known)
        return
    if not runs:
        raise typer.BadParameter("expected a log, or --list-rules", param_hint="RUNS")
    required = require or []
    for name in required:
        if name not in (_CORE, _FINISHED) and name not in known:
            expected = f"expected {_CORE}, {_FINISHED} or a rule of rldk check --list-rules, found {name!r:.100}"
            raise typer.BadParameter(printable(expected), param_hint="--require")
    told = hints(framework, algorithm, version, setting, pattern)
    ignored: list[Ignored] = []
    missing: list[LogNotFoundError] = []  # the other places are still judged
    with progress(f"checking {printable(runs[0].name)}") as on_progress:
        judged = check_places(
            runs,
            known,
            hints=told,
            on_error=on_error.verb,
            on_progress=on_progress,
            ignored=ignored,
            missing=missing,
            jobs=jobs or available_cores(),
            index=not no_index,
        )
        found = list(judged)
    {Format.text: _text, Format.json: _json, Format.github: _github}[format](found)
    unmet = [(run, lack) for run in found for lack in (*_lost(run), *_unmet(run, required))]
    for run, lack in unmet:
        typer.echo(printable(f"rldk: {lack}"), err=True)
        if format is Format.github:
            typer.echo(annotation("error", printable(lack), file=printable(str(run.path))))
    if ignored:
        from rldk.adapters.ignored import ignored_in_one_line

        typer.echo(ignored_in_one_line(ignored), err=True)
    for place in missing:
        typer.echo(f"rldk: {printable(str(place))}", err=True)
    for run in found:
        if run.unread is not None:
            typer.echo(printable(f"rldk: {run.run_id} cannot be read: {next(iter(run.lacking.values()))}"), err=True)
    if missing or any(run.unread is not None and code_of(run.unread) != BAD_DATA for run in found):
        raise typer.Exit(2)
    end_with(all_skips(run.skips for run in found))
    if unmet or any(run.unread is not None for run in found):
        raise typer.Exit(1)
    if fail_on is not FailOn.never and any(run.worst() >= SEVERITIES.index(fail_on.value) for run in found):
        raise typer.Exit(1)


def _lost(run: RunHealth) -> Iterator[str]:
    if run.lost_all:
        given = "; ".join(run.not_as_given.in_words())
        yield f"{run.run_id}: events were lost, and no train event is left: {given}"


def _unmet(run: RunHealth, required: list[str]) -> list[str]:
    """What of a run had to be judged and was not."""
    whys = {one.rule: one.why for one in run.coverage.not_judged}
    core = "; ".join(core_in_words(run.lacking)) if _CORE in required else ""
    lacks = [(_CORE, core), *((name, whys[name]) for name in required if name in whys)]
    unmet = [f"{run.run_id}: --require {name}: it could not be judged: {why}" for name, why in lacks if why]
    if _FINISHED in required and run.state != "finished":
        error = f": {run.error}" if run.error else ""
        unmet.append(f"{run.run_id}: --require {_FINISHED}: the run is {_state(run)}{error}")
    return unmet


def _state(run: RunHealth) -> str:
    return run.state.replace("_", " ")


def _print_rules(rules: Rules) -> None:
    for name, rule in rules.items():
        typer.echo(
            f"{typer.style(printable(name), bold=True)}: {printable(rule.means)}{'' if rule.grade else ' (off)'}"
        )
        for grade in rule.grade:
            fields = {k: v for k, v in msgspec.to_builtins(grade).items() if v != _PLAIN.get(k)}
            said = [f"{key} {_said(fields[key])}" for key in fields if key not in _WORDS]
            typer.echo(
                printable(f"  {grade.severity:<8}  " + ": ".join(filter(None, map(", ".join, (grade.metrics, said)))))
            )
            for label, text in (("means", grade.means), ("try", grade.advice)):
                if text:
                    typer.echo(printable(f"{'':<12}{label}: {text}"))
        for label, text in (("try", rule.advice), ("source", rule.source)):
            typer.echo(printable(f"  {label}: {text}"))


def _said(value: object) -> str:
    if isinstance(value, dict):
        value = [f"{key} {part}" for key, part in value.items()]
    return " and ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _text(runs: list[RunHealth]) -> None:
    if len(runs) > 1:
        _table(runs)
    for run in runs:
        events = counted(run.events, "event") + (f" and {run.superseded} superseded" if run.superseded else "")
        typer.echo(printable(f"{run.path}: run {run.run_id}, {events}: {_verdict(run)}"))
        for line in _about(run, brief=len(runs) > 1):
            typer.echo(f"  {printable(line)}")
        for alert in run.alerts:
            severity = typer.style(f"{alert.severity:<8}", fg=_COLOURS[alert.severity])
            text = printable(f"{alert.rule}: {alert.message}")
            later = place_of(alert).partition(" of ")
            typer.echo(f"  step {alert.step:>7}{''.join(later[1:])}  {severity}  {text}")
            worst = [sample for sample in run.samples if sample.alert_step == alert.step]
            if worst:
                several = {s.attempt for s in run.samples} - {1, None}
                of = [f"attempt {s.attempt}, " if several and s.attempt else "" for s in worst]
                places = (f"{s.path}: {s.index} ({o}reward {s.reward:g})" for s, o in zip(worst, of, strict=True))
                unknown = run.superseded and any(s.attempt is None for s in worst)
                doubt = "; whether they are of a superseded attempt is not known" if unknown else ""
                typer.echo(printable(f"{'':>24}worst samples of step {worst[0].step}: {', '.join(places)}{doubt}"))
    if len(runs) > 1:
        typer.echo("To see which rules could not judge a run, and why, check it alone or use --format json.")


def _verdict(run: RunHealth) -> str:
    """The verdict in one line, with what it is based on."""
    counts = Counter(alert.severity for alert in run.alerts)
    found = ", ".join(f"{counts[severity]} {severity}" for severity in reversed(SEVERITIES) if counts[severity])
    text = run.verdict_in_words + (f" ({found})" if found else "")
    text += f": {in_few_words(run.coverage)}"
    if run.lacking and run.verdict != "not judged":
        text += f", not judged: {', '.join(run.lacking)}"
    return text


def _about(run: RunHealth, *, brief: bool) -> Iterator[str]:
    """What stands beside a verdict, a line each; `brief` leaves out the rules that are no part of the core."""
    yield from (run.sentence or "").splitlines()
    if run.error:
        yield f"{_state(run)}: {run.error}"
    if cost := cost_in_words(run.cost):
        yield cost
    if run.hides:
        yield f"not in this verdict: {run.hides}"
    yield from run.step_order
    if nonfinite := nonfinite_in_words(run.coverage):
        yield f"NaN or infinite: {nonfinite}"
    if assumed := assumed_in_words(run.coverage):
        yield assumed
    for part in core_in_words(run.lacking):
        yield f"not judged: {part}"
    if not brief and (others := others_in_words(run.coverage, run.lacking)):
        yield f"rules that could not judge: {others}"


def _table(runs: list[RunHealth]) -> None:
    """One line a run: what people would rather look at than read."""
    screen = screen_width()
    width = _NO_SCREEN if screen is None else screen  # without one, lines may be as long as they need to be read
    heads: tuple[str, ...] = ("run", "read as", "state", "verdict", "judged", "first bad step", "accelerator h", "why")
    rows = [_cells(run) for run in runs]
    if not any(run.cost.accelerator_hours is not None for run in runs):
        heads, *rows = ((*cells[:-2], cells[-1]) for cells in (heads, *rows))
    heads, rows, left_out = _that_fit(heads, rows, width)
    widths = [min(max(len(cell) for cell in column), _WIDEST) for column in zip(heads, *rows, strict=True)][:-1]
    rest = max(width - sum(widths) - 2 * len(widths), _NARROWEST)
    widths.append(rest)
    right = [head in _NUMBERS for head in heads]
    colours = [["dim"] * len(heads), *(_colours(heads, cells) for cells in rows)] if screen else repeat(repeat(""))
    for cells, shown_in in zip((heads, *rows), colours, strict=False):
        typer.echo("  ".join(map(coloured, map(fitted, cells, widths, right), shown_in)).rstrip())
    if left_out:
        typer.echo(f"No room for {', '.join(left_out)}: a wider terminal shows them, or --format json.")
    typer.echo()


def _colours(heads: Sequence[str], cells: Sequence[str]) -> list[str]:
    state = dict(zip(heads, cells, strict=True)).get("state", "")
    styles = {**_STYLES, "quiet": verdict_colour("quiet", state)}
    return [styles.get(cell, "") for cell in cells]


def _that_fit(
    heads: tuple[str, ...], rows: list[tuple[str, ...]], width: int
) -> tuple[tuple[str, ...], list[tuple[str, ...]], list[str]]:
    """The columns that there is room for, their cells, and the headings of the others."""
    columns = dict(zip(heads, zip(*rows, strict=True), strict=True))
    left_out: list[str] = []
    for head in _FIRST_LEFT_OUT:
        widths = [min(max(map(len, (name, *cells))), _WIDEST) for name, cells in columns.items()][:-1]
        if sum(widths) + 2 * len(widths) + _NARROWEST <= width:
            break
        if columns.pop(head, None) is not None:
            left_out.append(head)
    return tuple(columns), list(zip(*columns.values(), strict=True)), left_out


def _cells(run: RunHealth) -> tuple[str, ...]:
    step = "" if run.first_bad_step is None else str(run.first_bad_step)
    hours = run.cost.accelerator_hours
    cost = "" if hours is None else number(hours, 3)
    judged = judged_of(run.coverage)
    if run.lacking and run.verdict != "not judged":
        judged += ", core incomplete"
    cells = (run.run_id, run.read_as, _state(run), run.verdict, judged, step, cost, run.why)
    return tuple(printable(cell) for cell in cells)


def _json(runs: list[RunHealth]) -> None:
    found = [msgspec.convert(_facts(run), CheckedRun) for run in runs]
    typer.echo("".join(form_in_parts(CheckOutput(found), indent=2)))


def _facts(run: RunHealth) -> dict[str, object]:
    plain = ("run_id", "read_as", "decided_by", "state", "error", "verdict", "first_bad_step", "cost", "hides")
    names = (*plain, "superseded", "skipped", "left_out", "step_order", "samples", "alerts")
    return {
        **{name: getattr(run, name) for name in names},
        **{name: getattr(run.coverage, name) for name in Coverage.__dataclass_fields__},
        "path": str(run.path),
        "unexplained": list(run.unexplained),
    }


def _github(runs: list[RunHealth]) -> None:
    for run in runs:
        for bad in run.skips.bad:
            typer.echo(annotation("error", printable(bad.reason), file=printable(str(bad.path)), line=bad.line))
        if run.unread is not None:
            text = f"{run.run_id} cannot be read: {next(iter(run.lacking.values()))}"
            typer.echo(annotation("error", printable(text), file=printable(str(run.path))))
        for text in run.step_order:
            typer.echo(annotation("warning", printable(f"{run.run_id}: {text}"), file=printable(str(run.path))))
        told: list[tuple[Literal["notice", "warning", "error"], str]] = [
            (_GITHUB[alert.severity], f"{alert.rule} at {place_of(alert)}: {alert.message}") for alert in run.alerts
        ]
        if run.state in CUT_SHORT:
            told.append(("warning", f"{_state(run)}: {run.error}" if run.error else _state(run)))
        told += [("error" if run.lost_all else "warning", given) for given in run.not_as_given.in_words()]
        told += [("notice", f"not judged: {part}") for part in core_in_words(run.lacking)]
        if nonfinite := nonfinite_in_words(run.coverage):
            told.append(("notice", f"NaN or infinite: {nonfinite}"))
        for kind, text in told:
            typer.echo(annotation(kind, printable(f"{run.run_id}: {text}"), file=printable(str(run.path))))
