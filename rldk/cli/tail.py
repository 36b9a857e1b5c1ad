"""`rldk tail`: a run in the terminal, as it goes."""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rldk_schema import Event
from rldk_schema.metrics import CORE_METRICS

from rldk.cli.bad_lines import BAD_DATA, OnError, OnErrorOption, end_with
from rldk.cli.places import Place
from rldk.errors import EventValidationError, LogNotFoundError, Problem
from rldk.event.codec import decode_event
from rldk.event.roles import MEANS, standing_for
from rldk.log.follower import POLL_SECONDS, iter_chain
from rldk.log.lines import Line
from rldk.log.listing import Listing
from rldk.log.reading import skipped_line
from rldk.log.segments import find_chains
from rldk.log.skips import Skipped, Skips
from rldk.remote.urls import is_url, path_of
from rldk.text import printable

_WIDTH = 12
_WIDEST = 30  # of a name that is not declared
_HEADER_EVERY = 25


class Format(str, Enum):
    """How events are shown."""

    text = "text"
    json = "json"


def tail(
    run: Annotated[Place, typer.Argument(help="An event file, or a directory with one log.", show_default=False)],
    follow: Annotated[bool, typer.Option("-f", "--follow", help="Keep printing new events until interrupted.")] = False,
    lines: Annotated[int, typer.Option("-n", "--lines", min=0, help="How many recent events to print first.")] = 10,
    on_error: OnErrorOption = OnError.skip,
    format: Annotated[Format, typer.Option(help="text for people; json passes the lines through.")] = Format.text,  # noqa: A002
) -> None:
    """Show the last events of a run: step, phase, the core metrics, notes.

    With -f it also waits for a run that does not exist yet. A line among them that cannot be read is marked.
    """
    place = path_of(str(run)) if is_url(run) else Path(run)
    if place is None:
        raise typer.BadParameter(
            "rldk tail reads no URL: give a path, or see how the run is now with rldk status", param_hint="RUN"
        )
    show = _Lines(_text() if format is Format.text else _json, on_error, marks_aside=format is Format.json)
    with contextlib.suppress(KeyboardInterrupt):
        logs = list(_awaited(place) if follow else find_chains(place, Listing()))
        if len(logs) > 1:
            names = ", ".join(printable(str(log)) for log in logs[:5])
            raise typer.BadParameter(f"{len(logs)} logs found: {names}; name one", param_hint="RUN")
        _show(logs[0], lines, follow, show)
    end_with(show.skips, place)


def _awaited(run: Path) -> Iterable[Path]:
    """The logs at a place, as soon as there is one."""
    with contextlib.suppress(LogNotFoundError):
        return find_chains(run)
    typer.echo(f"rldk: {printable(str(run))} has no event log yet; waiting for it", err=True)
    while True:
        time.sleep(POLL_SECONDS)
        with contextlib.suppress(LogNotFoundError):
            return find_chains(run)


def _show(log: Path, count: int, follow: bool, show: _Lines) -> None:
    """Shows the last `count` lines of a log, then with `follow` all that come, each once."""
    last: deque[tuple[Path, Line]] = deque(maxlen=count)
    caught_up = False

    def pause(seconds: float) -> None:
        # The first pause means that all that was there has been read: what comes now is new.
        nonlocal caught_up
        if not caught_up:
            caught_up = True
            for path, line in last:
                show.show(path, line)
        time.sleep(seconds)

    for file, line in iter_chain(log, follow=follow, pause=pause):
        if line.blank:
            continue
        if caught_up:
            show.show(file.path, line)
        else:
            last.append((file.path, line))
    if not caught_up:
        for path, line in last:
            show.show(path, line)


class _Lines:
    """Shows lines, and counts those that cannot be read.

    Args:
        show: Shows an event.
        on_error: Whether to stop at a line that is none.
        marks_aside: Whether such lines are marked on standard error, and not between the others.

    Attributes:
        skips: What could not be read.
    """

    def __init__(self, show: Callable[[Line, Event], None], on_error: OnError, *, marks_aside: bool) -> None:
        self._marks_aside = marks_aside
        self._show = show
        self._on_error = on_error
        self.skips = Skips()

    def show(self, path: Path, line: Line) -> None:
        try:
            if line.fault:
                raise EventValidationError([Problem("$", line.fault)])
            event = decode_event(line.data)
        except EventValidationError as error:
            self._mark(skipped_line(path, line, error))
            return
        self._show(line, event)

    def _mark(self, skipped: Skipped) -> None:
        self.skips.add(skipped)
        typer.echo(f"  ! {printable(str(skipped))}", err=self._marks_aside)
        if skipped.fatal and self._on_error is OnError.stop:
            raise typer.Exit(BAD_DATA)


def _json(line: Line, _event: Event) -> None:
    typer.echo(line.data.decode())


def _text() -> Callable[[Line, Event], None]:
    shown = 0
    columns = dict(zip(CORE_METRICS, CORE_METRICS, strict=True))

    def show(_line: Line, event: Event) -> None:
        nonlocal shown, columns
        before, columns = columns, _columns(columns, event)
        if shown % _HEADER_EVERY == 0 or columns != before:
            heads = " ".join(f"{printable(name):>{_WIDTH}}" for name in columns.values())
            typer.echo(f"{'step':>8} {'phase':<9} {heads}")
        shown += 1
        cells = " ".join(_cell(event, name) for name in columns.values())
        typer.echo(f"{event.step:>8} {event.model_info.phase:<9} {cells}")
        rule = f"{event.alert.severity}: {event.alert.rule}: " if event.alert else ""
        for note in event.notes:
            typer.echo(f"  ! {printable(rule + note)}")

    return show


def _columns(columns: dict[str, str], event: Event) -> dict[str, str]:
    """Core metric to what its column shows: where a log has none, a metric that is one by its name's last word."""
    found = dict(columns)
    by_name = standing_for(event.metrics)
    for metric, shown in columns.items():
        if metric in event.metrics:
            found[metric] = metric
        elif shown == metric:
            named = next((same[0] for role, same in by_name.items() if metric in MEANS[role]), metric)
            found[metric] = named if len(named) <= _WIDEST else metric
    return found


def _cell(event: Event, name: str) -> str:
    value = event.metrics.get(name)
    return f"{'-' if value is None else format(value, '.4g'):>{max(_WIDTH, len(printable(name)))}}"
