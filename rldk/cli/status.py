"""`rldk status`: one run, for a program or an agent that looks at it often."""

from __future__ import annotations

import time
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rldk_schema.forms.status import StatusOutput

from rldk.adapters.any_files import ANY_FILES
from rldk.cli.bad_lines import OnError, OnErrorOption, end_with
from rldk.cli.hints import AlgorithmOption, FrameworkOption, PatternOption, SettingOption, VersionOption, hints
from rldk.cli.places import Place, takes_urls
from rldk.cli.run_table import age
from rldk.cli.terminal import verdict_colour
from rldk.forms import encode_form
from rldk.health.rules import load_rules
from rldk.status import read_status
from rldk.text import counted, number, printable

EXAMPLES = """Examples:

rldk status logs/grpo-1_events.jsonl

rldk status logs/grpo-1 --format json

rldk status logs/grpo-1 --since 1.512 --format json"""


class Format(str, Enum):
    """How it is shown."""

    text = "text"
    json = "json"


@takes_urls(ANY_FILES, "run")
def status(  # noqa: PLR0917  # by name
    run: Annotated[
        Place,
        typer.Argument(
            help="A log, a directory that has one run, or a directory and the run's name: logs/grpo-1. Also by URL.",
            show_default=False,
        ),
    ],
    since: Annotated[
        str | None,
        typer.Option(
            metavar="CURSOR", help="Only alerts after this cursor, which an earlier status has.", show_default=False
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
    format: Annotated[Format, typer.Option(help="text for people, json for programs.")] = Format.text,  # noqa: A002
) -> None:
    """Show how one run is doing: state, verdict and what it is based on, core metrics, alerts, what to do.

    As JSON at most 2,000 bytes, whatever the run holds.
    """
    told = hints(framework, algorithm, version, setting, pattern)
    found, skips = read_status(run, since, load_rules(rules), told, on_error.verb)
    if format is Format.json:
        typer.echo(encode_form(found))
    else:
        _print(found)
    end_with(skips)


def _print(found: StatusOutput) -> None:
    step = "" if found.step is None else f" at step {found.step}"
    when = "" if found.last_event is None else f", last event {age(time.time() - found.last_event)} ago"
    error = f": {found.error}" if found.error else ""
    typer.echo(printable(f"{found.run_id}: {found.state.replace('_', ' ')}{step}{when}{error}"))
    verdict = typer.style(found.verdict, fg=verdict_colour(found.verdict, found.state))
    typer.echo(f"{verdict}: {printable(found.coverage)}")
    values = ", ".join(f"{name} {number(value)}" for name, value in found.core.items() if value is not None)
    if values:
        typer.echo(printable(values))
    for alert in found.alerts:
        typer.echo(f"  {printable(alert)}")
    if found.more_alerts:
        typer.echo(f"  and {counted(found.more_alerts, 'more alert')}: rldk check {printable(found.path)}")
    for line in found.advice:
        typer.echo(f"to do: {printable(line)}")
    typer.echo(f"cursor: {found.cursor} (--since {found.cursor} shows only what is new)")
