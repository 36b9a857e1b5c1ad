"""Runs as a table: as many columns as fit a terminal, all of them elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import typer
from rldk_schema.forms.ls import ListedRun

from rldk.cli.columns import coloured, fitted, screen_width, width_of
from rldk.cli.terminal import VERDICT_COLOURS, verdict_colour
from rldk.event.roles import MEANS, role_of
from rldk.health.coverage_text import judged_of
from rldk.text import number, printable

_GAP = 2
_LEAST_NAME = 12
_ALWAYS = 3  # the last rank that is shown whether there is room or not
_WIDEST = 36  # characters of text that somebody else chose
_STYLES = {**VERDICT_COLOURS, "failed": "red", "silent": "red"}

# Core metrics in the order in which there is room for them.
_METRICS = ("reward_mean", "kl_mean", "loss", "grad_norm", "entropy_mean", "reward_std", "clip_frac", "lr")


@dataclass(frozen=True, slots=True)
class _Column:
    """One column.

    Attributes:
        head: Its heading.
        cells: One a run.
        rank: Those of the lowest ranks are shown first.
        right: Whether it is set flush right.
    """

    head: str
    cells: list[str]
    rank: int
    right: bool = False

    @property
    def width(self) -> int:
        return max(map(width_of, (self.head, *self.cells)))


def print_runs(runs: Sequence[ListedRun], now: float, asked: Sequence[str]) -> list[str]:
    """Prints runs, one a line; names are cut in the middle where need be, as their ends tell them apart.

    Args:
        runs: In this order.
        now: Unix time, s.
        asked: Metrics to show before others.

    Returns:
        Headings of what there was no room for.
    """
    columns = _columns(runs, now, asked)
    screen = screen_width()
    if screen is None:
        for line in zip(*(_padded(column) for column in columns), strict=True):
            typer.echo("  ".join(line).rstrip())
        return []
    shown = _fitting(columns, screen)
    _print_table(shown)
    return [column.head for column in columns if not any(column.head == one.head for one, _ in shown)]


def _columns(runs: Sequence[ListedRun], now: float, asked: Sequence[str]) -> list[_Column]:
    there = {name for run in runs for name in run.metrics}
    by_name = {metric: sorted(name for name in there if _stands_for(name, metric)) for metric in _METRICS}
    names = [*filter(there.__contains__, asked)]
    names += [name for metric in _METRICS for name in (metric, *by_name[metric]) if name in there]
    text = [
        _Column("run", [run.run_id for run in runs], 0),
        _Column("read as", [run.read_as if run.read_as != "rldk" else "" for run in runs], 60),
        _Column("group", [run.group or "" for run in runs], 61),
        _Column("trial", [run.trial or "" for run in runs], 20),
        _Column("state", [run.state.replace("_", " ") for run in runs], 1),
        _Column("step", ["" if run.last_step is None else str(run.last_step) for run in runs], 2, right=True),
        _Column("age", [_age(run, now) for run in runs], 10, right=True),
        _Column("verdict", [verdict_in_words(run) for run in runs], 3),
        _Column("since step", ["" if (s := run.first_bad_step) is None else str(s) for run in runs], 40, right=True),
        *(_Column(name, _values(runs, name), 30 + i, right=True) for i, name in enumerate(dict.fromkeys(names))),
        _Column("attempts", [_attempts(run) for run in runs], 32, right=True),
        _Column("accelerator h", [_hours(run) for run in runs], 31, right=True),
        _Column("tags", [" ".join(run.tags) for run in runs], 70),
        _Column("error", [run.error or "" for run in runs], 50),
    ]
    shown = (_Column(c.head, list(map(printable, c.cells)), c.rank, c.right) for c in text)
    return [column for column in shown if any(column.cells)]


def _stands_for(name: str, metric: str) -> bool:
    return (role := role_of(name)) is not None and metric in MEANS[role]


def verdict_in_words(run: ListedRun) -> str:
    """`quiet 21/27`: of 27 rules 21 could judge it; `not judged: KL`."""
    coverage = run.coverage
    if run.verdict == "not judged" and coverage.unmeasured:
        more = len(coverage.unmeasured) - 1
        return f"not judged: {coverage.unmeasured[0]}" + (f" and {more} more" if more else "")
    return f"{run.verdict} {judged_of(coverage)}"


def _values(runs: Sequence[ListedRun], name: str) -> list[str]:
    found = (run.metrics.get(name) for run in runs)
    return ["" if one is None or one.last is None else number(one.last) for one in found]


def _attempts(run: ListedRun) -> str:
    if run.attempts is None or run.attempts == 1:
        return ""
    return f"{run.attempts}" + (f", {run.stages} stages" if run.stages is not None and run.stages > 1 else "")


def _hours(run: ListedRun) -> str:
    hours = run.cost.accelerator_hours
    return "" if hours is None else number(hours, 3)


def _age(run: ListedRun, now: float) -> str:
    return "" if run.last_event is None else age(now - run.last_event)


def age(seconds: float) -> str:
    """How long ago something was, in one unit. What the clocks of two hosts put into the future is now."""
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{int(seconds // size)} {unit}"
    return f"{max(int(seconds), 0)} s"


def _padded(column: _Column) -> list[str]:
    width = column.width
    return [fitted(text, width, column.right) for text in (column.head, *column.cells)]


def _fitting(columns: Sequence[_Column], width: int) -> list[tuple[_Column, int]]:
    """The columns that there is room for, each with its width: as many as possible in the order of their ranks."""
    chosen: dict[str, int] = {}
    left = width + _GAP
    for column in sorted(columns, key=lambda column: column.rank):
        room = column.width if column.right else min(column.width, width // 4 if column.head == "run" else _WIDEST)
        if column.rank <= _ALWAYS or room + _GAP <= left:
            chosen[column.head] = room
            left -= room + _GAP
    name = columns[0]
    chosen[name.head] = min(max(chosen[name.head] + left, _LEAST_NAME), name.width)
    return [(column, chosen[column.head]) for column in columns if column.head in chosen]


def _print_table(columns: Sequence[tuple[_Column, int]]) -> None:
    gap = " " * _GAP
    typer.echo(gap.join(coloured(fitted(column.head, width, column.right), "dim") for column, width in columns))
    at = next(place for place, (column, _) in enumerate(columns) if column.head == "state")
    for row in zip(*(column.cells for column, _ in columns), strict=True):
        styles = {**_STYLES, "quiet": verdict_colour("quiet", row[at])}
        cells = []
        for (column, width), text in zip(columns, row, strict=True):
            shown = fitted(_cut_in_the_middle(text, width) if column.head == "run" else text, width, column.right)
            told = column.head in ("state", "verdict")
            cells.append(
                coloured(shown, next((styles[w] for w in styles if text.startswith(w)), "")) if told else shown
            )
        typer.echo(gap.join(cells))


def _cut_in_the_middle(text: str, width: int) -> str:
    if len(text) <= width:
        return text
    end = (width - 1) // 2
    return f"{text[: width - 1 - end]}…{text[-end:]}"
