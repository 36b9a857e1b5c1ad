"""`rldk doctor`: would logging work here?"""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rldk_schema.forms.doctor import DoctorOutput, Finding

from rldk.doctor import FRAMEWORKS, examine
from rldk.environment import variable
from rldk.forms import encode_form
from rldk.text import counted, printable


class Format(str, Enum):
    """How the findings are shown."""

    text = "text"
    json = "json"


_COLOURS = {"ok": "green", "note": "cyan", "warning": "yellow", "failed": "red"}


def doctor(
    directory: Annotated[
        Path | None,
        typer.Argument(
            help="Where the logs would go; by default RLDK_OUTPUT_DIR, or rldk_logs.",
            show_default=False,
            readable=False,  # that is a finding
        ),
    ] = None,
    framework: Annotated[
        str | None,
        typer.Option(
            help=f"Frameworks whose hook to load: {', '.join(FRAMEWORKS)}; by default those that are installed.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[Format, typer.Option(help="text for people, json for machines.")] = Format.text,  # noqa: A002
) -> None:
    """Test what logging needs here: packages, directory, disk, lock, hook, clock, GPU, launcher. Exit 1 on a failure.

    It writes a small log into DIRECTORY and deletes it again. Where a launcher has set MASTER_ADDR, it opens a
    connection to that.
    """
    if framework is not None and framework not in FRAMEWORKS:
        raise typer.BadParameter(
            f"expected one of {', '.join(FRAMEWORKS)}, found {framework!r:.100}", param_hint="--framework"
        )
    place = directory or Path(os.environ.get(variable("output_dir"), "").strip() or "rldk_logs")
    findings = []
    for finding in examine(place, framework):
        findings.append(finding)
        if format is Format.text:
            _print(finding)
    failed = sum(finding.status == "failed" for finding in findings)
    warnings = sum(finding.status == "warning" for finding in findings)
    if format is Format.json:
        typer.echo(encode_form(DoctorOutput(not failed, findings), indent=2))
    else:
        verdict = f"Logging would fail: {counted(failed, 'problem')}." if failed else "Logging works here."
        typer.echo(verdict + (f" {counted(warnings, 'warning')}." if warnings else ""))
    if failed:
        raise typer.Exit(1)


def _print(finding: Finding) -> None:
    status = typer.style(f"{finding.status:<8}", fg=_COLOURS[finding.status])
    typer.echo(f"{status} {finding.check:<12} {printable(finding.message)}")
    if finding.fix is not None:
        typer.echo(f"{'':21} fix: {printable(finding.fix)}")
