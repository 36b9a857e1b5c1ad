"""`rldk validate`: refuse a bad log, with the exact line."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer
from rldk_schema.forms.validate import FileProblem, ValidatedFile

from rldk.cli.github import Format, annotation
from rldk.cli.jobs import JobsOption
from rldk.cli.places import Place, takes_urls
from rldk.cli.progress import progress
from rldk.cores import available_cores
from rldk.errors import Problem
from rldk.forms import encode_form
from rldk.log.own_files import ANY_JSONL, OWN_FILES
from rldk.log.segments import find_logs
from rldk.text import counted, printable
from rldk.validation.files import validate_stream
from rldk.validation.findings import ValidationReport
from rldk.validation.logs import places_at, validate_logs

STDIN = Path("-")
_STOPPED = "stopped early: --max-errors"


@takes_urls(lambda given: OWN_FILES if given["strict"] else ANY_JSONL, "files")
def validate(
    files: Annotated[
        list[Place],
        typer.Argument(
            help="Event files, directories of them, patterns such as 'runs/*', or URLs; - for standard input.",
            show_default=False,
        ),
    ],
    *,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict/--flexible", help="The whole schema and strict JSON, or: each line an object with a step."
        ),
    ] = True,
    required_field: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="With --flexible: a name that each row must have, with a value. May be repeated."
        ),
    ] = None,
    check_consistency: Annotated[
        bool, typer.Option("--check-consistency", help="Also check the order of steps and times, and gaps in seq.")
    ] = False,
    max_errors: Annotated[int | None, typer.Option(min=1, help="Stop after this many errors per file.")] = None,
    jobs: JobsOption = None,
    format: Annotated[Format, typer.Option(help="text for people, json for machines, github for CI.")] = Format.text,  # noqa: A002
) -> None:
    """Check event logs, listing every problem with its line. Exit 1 if there is any."""
    if strict and required_field:
        raise typer.BadParameter(
            "is for flat logs, with --flexible: the schema says what an event must have", param_hint="--required-field"
        )
    options: dict[str, Any] = {
        "strict": strict,
        "required_fields": tuple(required_field or ()),
        "check_consistency": check_consistency,
        "max_errors": max_errors,
    }
    for source in files:
        for place in () if source == STDIN else places_at(source, flat=not strict):
            find_logs(place, flat=not strict)  # a wrong path is reported before any verdict
    reports = _reports(files, options, jobs or available_cores())
    if not {Format.text: _text, Format.json: _json, Format.github: _github}[format](reports, strict):
        raise typer.Exit(1)


def _reports(files: list[Path], options: dict[str, Any], jobs: int) -> Iterator[ValidationReport]:
    for stdin, places in groupby(files, STDIN.__eq__):
        if stdin:
            yield from (validate_stream(typer.get_binary_stream("stdin"), **options) for _ in places)
        else:
            yield from validate_logs(*places, **options, jobs=jobs, progress=_progress)


def _progress(path: Path) -> AbstractContextManager[Callable[[int], None] | None]:
    size = None
    with contextlib.suppress(FileNotFoundError):  # renamed just now: then nobody knows the end
        size = path.stat().st_size
    return progress(f"validating {printable(path.name)}", size)


def _text(reports: Iterable[ValidationReport], strict: bool) -> bool:
    valid = True
    for report in reports:
        valid = valid and report.valid
        for problem in report.errors:
            typer.echo(_line(report, problem))
        for problem in report.warnings:
            typer.echo(_line(report, problem, "warning: "))
        verdict = "valid" if report else counted(len(report.errors), "error")
        warnings = f", {counted(len(report.warnings), 'warning')}" if report.warnings else ""
        stopped = f" ({_STOPPED})" if report.stopped else ""
        typer.echo(f"{printable(report.path)}: {counted(report.events, 'event')}, {verdict}{warnings}{stopped}")
        if report.errors and not (report.events or report.stopped):  # what was not read may have it
            advice = (
                "is it an event log? A flat log passes with --flexible."
                if strict
                else "is it a flat log? An event log passes without --flexible."
            )
            typer.echo(f"None of its lines has the expected form: {advice}", err=True)
    return valid


def _line(report: ValidationReport, problem: Problem, kind: str = "") -> str:
    return f"{printable(f'{report.path}:{problem.line}: {kind}{problem}')} [byte {problem.offset}]"


def _json(reports: Iterable[ValidationReport], _strict: bool) -> bool:
    reports = list(reports)
    # Problem by problem: a bad log may have millions, and as one text they would take gigabytes.
    for number, r in enumerate(reports):
        file = encode_form(ValidatedFile(r.path, r.valid, r.events, r.torn_tail, [], []))
        head = file.removesuffix(', "errors": [], "warnings": []}')
        typer.echo(("," if number else '{"files": [') + "\n" + head, nl=False)
        for name, problems in (("errors", r.errors), ("warnings", r.warnings)):
            typer.echo(f', "{name}": [', nl=False)
            for place, problem in enumerate(problems):
                typer.echo((",\n  " if place else "\n  ") + encode_form(_problem(problem)), nl=False)
            typer.echo("]", nl=False)
        typer.echo("}", nl=False)
    typer.echo("\n]}")
    return all(reports)


def _problem(p: Problem) -> FileProblem:
    return FileProblem(p.line, p.offset, p.path, p.message)


def _github(reports: Iterable[ValidationReport], _strict: bool) -> bool:
    valid = True
    for report in reports:
        valid = valid and report.valid
        for p in report.errors:
            typer.echo(annotation("error", f"{p.path}: {p.message}", file=printable(report.path), line=p.line))
        for p in report.warnings:
            typer.echo(annotation("warning", f"{p.path}: {p.message}", file=printable(report.path), line=p.line))
        if report.stopped:
            typer.echo(annotation("notice", _STOPPED, file=printable(report.path), line=report.errors[-1].line))
    return valid


def main() -> None:
    """Runs this command alone, for `python -m rldk.io.validator`."""
    from rldk.cli.process import HELP, run  # which imports this module

    command = typer.Typer(add_completion=False, pretty_exceptions_enable=False, context_settings=HELP)
    command.command()(validate)
    run(command)
