"""What a tracker has to do to be fed by a mirror."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple, Protocol

from rldk_schema import Event

from rldk.mirrors.cursor import Cursor, Position
from rldk.text import counted


class NotHeld(Counter[tuple[str, str]]):
    """What a target could not hold: (noun, what became of it) and how many there were."""

    def told(self) -> list[str]:
        """A few words for each kind."""
        return [f"{counted(number, noun)} {text}" for (noun, text), number in self.items()]


class MirroredRun(NamedTuple):
    """A run that is mirrored.

    Attributes:
        run_id: The run.
        name: The same with the folder that it lies in, below the one that is mirrored.
        folder: Where its log is.
        cursor: How far it was sent.
    """

    run_id: str
    name: str
    folder: Path
    cursor: Cursor


class LogSink(Protocol):
    """Takes the events of one log of a run.

    Attributes:
        position: Where to begin reading. What it knows to be sent it passes over itself.
    """

    position: Position

    def send(self, event: Event) -> bool:
        """Sends an event, and says whether that was not done before."""

    def commit(self, position: Position) -> None:
        """Sees to it that what was sent is kept, and notes in the cursor that everything before a place is."""

    def close(self, ending: str | None) -> None:
        """Nothing more comes. It is told how the run ended, or None while it continues."""


class Tracker(Protocol):
    """A target that takes events.

    Attributes:
        not_held: What it could not hold.
        withdraws: Whether it replaces what a later attempt supersedes.
    """

    not_held: NotHeld
    withdraws: bool

    def begin(self, run: MirroredRun) -> None:
        """Makes ready for a run, whose cursor is held."""

    def sink(self, run: MirroredRun, log: str) -> LogSink:
        """Gives what takes the events of a log, called by its path from the run's folder."""

    def where(self) -> str:
        """Where it all goes, in a line for people."""

    def linger(self) -> None:
        """Waits until the last values have been seen, if somebody has to ask for them."""

    def close(self) -> None:
        """Lets go of whatever serves it."""


def attempt_of(event: Event) -> int:
    """The number of an event's attempt; 1 where none is told."""
    return 1 if event.process is None or event.process.attempt is None else event.process.attempt
