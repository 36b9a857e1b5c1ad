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

from rldk.errors import EventValidationError, LogNotFoundError
from rldk.event.codec import decode_event
from rldk.log.follower import POLL_SECONDS, iter_chain
from rldk.log.lines import Line
from rldk.log.listing import Listing
from rldk.log.segments import find_chains
from rldk.text import printable

_WIDTH = 12
_HEADER_EVERY = 25


class Format(str, Enum):
    """How events are shown."""

    text = "text"
    json = "json"


def tail(
    run: Annotated[Path, typer.Argument(help="An event file, or a directory with one log.", show_default=False)],
    follow: Annotated[bool, typer.Option("-f", "--follow", help="Keep printing new events until interrupted.")] = False,
    lines: Annotated[int, typer.Option("-n", "--lines", min=0, help="How many recent events to print first.")] = 10,
    format: Annotated[Format, typer.Option(help="text for people; json passes the lines through.")] = Format.text,  # noqa: A002
) -> None:
    """Show the last events of a run: step, phase, the core metrics, notes.

    With -f it also waits for a run that does not exist yet.
    """
    show = _Text() if format is Format.text else _Json()
    with contextlib.suppress(KeyboardInterrupt):
        logs = list(_awaited(run) if follow else find_chains(run, Listing()))
        if len(logs) > 1:
            names = ", ".join(printable(str(log)) for log in logs[:5])
            raise typer.BadParameter(f"{len(logs)} logs found: {names}; name one", param_hint="RUN")
        _show(logs[0], lines, follow, show.line)


def _awaited(run: Path) -> Iterable[Path]:
    """The logs at a place, as soon as there is one."""
    with contextlib.suppress(LogNotFoundError):
        return find_chains(run)
    typer.echo(f"rldk: {printable(str(run))} has no event log yet; waiting for it", err=True)
    while True:
        time.sleep(POLL_SECONDS)
        with contextlib.suppress(LogNotFoundError):
            return find_chains(run)


def _show(log: Path, count: int, follow: bool, show: Callable[[Line], None]) -> None:
    """Shows the last `count` lines of a log, then with `follow` all that come, each once."""
    last: deque[Line] = deque(maxlen=count)
    caught_up = False

    def pause(seconds: float) -> None:
        # The first pause means that all that was there has been read: what comes now is new.
        nonlocal caught_up
        if not caught_up:
            caught_up = True
            for line in last:
                show(line)
        time.sleep(seconds)

    for _, line in iter_chain(log, follow=follow, pause=pause):
        if line.blank:
            continue
        if caught_up:
            show(line)
        else:
            last.append(line)
    for line in last:
        show(line)


class _Json:
    def line(self, line: Line) -> None:
        if not line.fault:
            typer.echo(line.data.decode("utf-8", "backslashreplace"))


class _Text:
    def __init__(self) -> None:
        self._shown = 0

    def line(self, line: Line) -> None:
        try:
            event = decode_event(line.data)
        except EventValidationError as error:
            what = "torn line" if line.torn else f"line {line.number} is not an event: {error.problems[0]}"
            typer.echo(f"  ! {printable(line.fault or what)}")
            return
        if self._shown % _HEADER_EVERY == 0:
            typer.echo(f"{'step':>8} {'phase':<9} " + " ".join(f"{name:>{_WIDTH}}" for name in CORE_METRICS))
        self._shown += 1
        typer.echo(f"{event.step:>8} {event.model_info.phase:<9} " + " ".join(_cell(event, n) for n in CORE_METRICS))
        rule = f"{event.alert.severity}: {event.alert.rule}: " if event.alert else ""
        for note in event.notes:
            typer.echo(f"  ! {printable(rule + note)}")


def _cell(event: Event, name: str) -> str:
    value = event.metrics.get(name)
    return f"{'-' if value is None else format(value, '.4g'):>{_WIDTH}}"
