"""`rldk query`: SQL over logs."""

from __future__ import annotations

import atexit
import csv
import gc
import math
import sys
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rldk.adapters.any_files import ANY_FILES
from rldk.cli.bad_lines import OnError, OnErrorOption, end_with
from rldk.cli.export import Attempts
from rldk.cli.hints import AlgorithmOption, FrameworkOption, PatternOption, SettingOption, VersionOption, hints
from rldk.cli.places import Place, takes_urls
from rldk.cli.progress import progress
from rldk.forms import encode_form
from rldk.health.rules import load_rules
from rldk.text import number, printable

if TYPE_CHECKING:
    from rldk.query import Answer

EXAMPLES = """Examples:

rldk query "SELECT run_id, max(metrics.reward_mean) FROM events GROUP BY run_id" outputs

rldk query "SELECT step, value FROM metrics WHERE name = 'kl_mean' AND value > 0.5" outputs --format csv

rldk query "SELECT run_id, config->>'learning_rate' AS rate, verdict FROM runs ORDER BY verdict" outputs

rldk query "SELECT rule, count(*) FROM alerts GROUP BY rule" outputs --format json"""

_SHOWN = 100
_NARROW = 12  # characters that a column needs to be read
_MANY_DIGITS = 1e5  # a number of them is shown whole
_WIDEST = 1000  # of a line where there is no terminal


class Format(str, Enum):
    """How rows are shown."""

    table = "table"
    csv = "csv"
    json = "json"


@takes_urls(ANY_FILES, "directory")
def query(  # noqa: PLR0917  # by name
    sql: Annotated[
        str,
        typer.Argument(
            help="One query in DuckDB's SQL over the views events, metrics, runs and alerts; - reads it from the "
            "standard input.",
            show_default=False,
        ),
    ],
    directory: Annotated[
        Place, typer.Argument(metavar="DIR", help="Logs of any kind, or a directory of them; also by URL.")
    ] = Path(),
    attempts: Annotated[
        Attempts, typer.Option(help="last leaves out steps that a later attempt repeats; all keeps them.")
    ] = Attempts.last,
    rules: Annotated[
        Path | None, typer.Option(help="A TOML file that changes or adds health rules.", show_default=False)
    ] = None,
    framework: FrameworkOption = None,
    algorithm: AlgorithmOption = None,
    version: VersionOption = None,
    setting: SettingOption = None,
    pattern: PatternOption = None,
    on_error: OnErrorOption = OnError.skip,
    format: Annotated[  # noqa: A002
        Format, typer.Option(help=f"table for people, {_SHOWN} rows at most; csv and json for programs, all of them.")
    ] = Format.table,
) -> None:
    """Answer a question in SQL about the logs at a place, with DuckDB: views events, metrics, runs, alerts.

    The query reads these logs only: no other file and no address.
    """
    from rldk.query import answering

    # DuckDB takes for a leak, and complains about, what is not collected at the end of the interpreter.
    atexit.unregister(gc.freeze)
    text = sys.stdin.read() if sql == "-" else sql
    told = hints(framework, algorithm, version, setting, pattern)
    with (
        progress("reading") as update,
        answering(
            text,
            directory,
            rules=load_rules(rules),
            hints=told,
            attempts=attempts.value,
            on_error=on_error.verb,
            on_progress=update,
        ) as answer,
    ):
        for line in answer.told:
            typer.echo(printable(line), err=True)
        _PRINT[format](answer)
        skips = answer.skips
    end_with(skips)


def _rows(answer: Answer) -> Iterator[dict[str, Any]]:
    for batch in answer.batches():
        yield from batch.to_pylist()


def _print_table(answer: Answer) -> None:
    from rich.console import Console
    from rich.table import Table

    names = [printable(name) for name in answer.reader.schema.names]
    rows = _rows(answer)
    shown = [[printable(_cell(value)) for value in row.values()] for row in islice(rows, _SHOWN)]
    console = Console(highlight=False, markup=False, emoji=False)
    widths = [max(map(len, column)) for column in zip(names, *shown, strict=True)]
    if not console.is_terminal:
        console.width = min(sum(widths) + 2 * len(widths), _WIDEST)
    if sum(min(width, _NARROW) + 1 for width in widths) > console.width:
        _print_one_by_one(names, shown)
    else:
        table = Table(box=None, pad_edge=False)
        for name in names:
            table.add_column(name, overflow="fold", no_wrap=False)
        for cells in shown:
            table.add_row(*cells)
        console.print(table)
    if more := sum(1 for _ in rows):
        typer.echo(f"and {more:,} more rows: --format csv and --format json print all", err=True)


def _print_one_by_one(names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Rows of more columns than a terminal has room for, each with a line for every column."""
    room = max(map(len, names))
    for number_of_row, cells in enumerate(rows, 1):
        typer.echo(f"row {number_of_row}")
        for name, cell in zip(names, cells, strict=True):
            typer.echo(f"  {name:<{room}}  {cell}")


def _print_csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(map(_unstyled, answer.reader.schema.names))
    for row in _rows(answer):
        writer.writerow([_unstyled(_plain(value)) for value in row.values()])


def _print_json(answer: Answer) -> None:
    head = '{"rows": ['
    for row in _rows(answer):
        typer.echo(f"{head}{encode_form(row)}", nl=False)
        head = ",\n"
    typer.echo("]}" if head == ",\n" else f"{head}]}}")


_PRINT = {Format.table: _print_table, Format.csv: _print_csv, Format.json: _print_json}


def _cell(value: Any) -> str:
    if isinstance(value, float):
        # With a prefix, as in 1.796G, a Unix time says nothing.
        return f"{value:.12g}" if _MANY_DIGITS <= abs(value) < math.inf else number(value)
    return "" if value is None else str(_plain(value))


def _unstyled(value: Any) -> Any:
    """A cell without a style of a log's own; what else would control a terminal is escaped where it is printed."""
    return value.replace("\x1b", "\\u001b") if isinstance(value, str) else value


def _plain(value: Any) -> Any:
    return encode_form(value) if isinstance(value, (dict, list)) else value
