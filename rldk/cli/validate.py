"""`rldk validate`: refuse a bad log, with the exact line."""

from __future__ import annotations

import dataclasses
import json
import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from rldk.cli.progress import progress
from rldk.errors import LogNotFoundError, Problem, counted, printable
from rldk.io.consistency import Consistency
from rldk.io.segments import find_logs, parse_name
from rldk.io.validator import ValidationReport, validate_jsonl_file


class Format(str, Enum):
    """How the report is written."""

    text = "text"
    json = "json"
    github = "github"


def validate(
    files: Annotated[list[Path], typer.Argument(help="Event files, or directories of them.", show_default=False)],
    strict: Annotated[
        bool,
        typer.Option(
            "--strict/--flexible", help="The whole schema and strict JSON, or: each line an object with a step."
        ),
    ] = True,
    check_consistency: Annotated[
        bool, typer.Option("--check-consistency", help="Also check the order of steps and times, and gaps in seq.")
    ] = False,
    max_errors: Annotated[int | None, typer.Option(min=1, help="Stop after so many errors of a file.")] = None,
    format: Annotated[Format, typer.Option(help="text for people, json for machines, github for CI.")] = Format.text,  # noqa: A002
) -> None:
    """Check event logs, listing every problem with its line. Exit 1 if there is one."""
    reports = []
    logs: dict[Path, Consistency] = {}  # a log's segments are one story
    for path in [log for source in files for log in find_logs(source)]:
        file = parse_name(path)
        known = logs.get(file.live) if file and check_consistency else None
        if file and check_consistency and file.segment == 1:
            known = logs[file.live] = Consistency()
        with progress(f"validating {path.name}", path.stat().st_size) as on_progress:
            reports.append(
                validate_jsonl_file(
                    path,
                    strict=strict,
                    check_consistency=check_consistency,
                    consistency=known,
                    max_errors=max_errors,
                    on_progress=on_progress,
                )
            )
    {Format.text: _text, Format.json: _json, Format.github: _github}[format](reports)
    if not all(reports):
        raise typer.Exit(1)


def _text(reports: list[ValidationReport]) -> None:
    for report in reports:
        for problem in report.errors:
            typer.echo(_line(report, problem))
        for problem in report.warnings:
            typer.echo(_line(report, problem, "warning: "))
        verdict = "valid" if report else counted(len(report.errors), "error")
        warnings = f", {counted(len(report.warnings), 'warning')}" if report.warnings else ""
        stopped = " (stopped there: --max-errors)" if report.stopped else ""
        typer.echo(f"{printable(report.path)}: {counted(report.events, 'event')}, {verdict}{warnings}{stopped}")
        if report.errors and not report.events:
            typer.echo(
                "None of its lines is what was expected: is it an event log? A flat log passes with --flexible.",
                err=True,
            )


def _line(report: ValidationReport, problem: Problem, kind: str = "") -> str:
    return f"{printable(f'{report.path}:{problem.line}: {kind}{problem}')} [byte {problem.offset}]"


def _json(reports: list[ValidationReport]) -> None:
    files = [
        {
            "path": r.path,
            "valid": r.valid,
            "events": r.events,
            "torn_tail": dataclasses.asdict(r.torn_tail) if r.torn_tail else None,
            "errors": [_problem(p) for p in r.errors],
            "warnings": [_problem(p) for p in r.warnings],
        }
        for r in reports
    ]
    typer.echo(json.dumps({"files": files}, indent=2))


def _problem(p: Problem) -> dict[str, object]:
    return {"line": p.line, "offset": p.offset, "path": p.path, "message": p.message}


def _github(reports: list[ValidationReport]) -> None:
    for report in reports:
        for kind, problems in (("error", report.errors), ("warning", report.warnings)):
            for p in problems:
                place = f"file={_property(report.path)},line={p.line}"
                typer.echo(f"::{kind} {place}::{_data(f'{p.path}: {p.message}')}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def main() -> None:
    """Runs this command alone, for `python -m rldk.io.validator`."""
    command = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    command.command()(validate)
    try:
        command()
    except (LogNotFoundError, OSError) as error:
        typer.echo(f"rldk: {error}", err=True)
        sys.exit(2)
