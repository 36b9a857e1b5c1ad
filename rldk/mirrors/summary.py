"""What a mirror has done, in a line."""

from __future__ import annotations

from dataclasses import dataclass, field

from rldk.log.skips import Skips
from rldk.text import counted, printable


@dataclass(slots=True)
class Summary:
    """What a mirror has done since it was started.

    Attributes:
        target: Where to.
        unit: What was sent: events, or bytes.
        runs: How many runs there were.
        sent: How many units.
        not_held: What the target could not hold, in words.
        skips: Lines that gave no event.
        problems: Why some of it was not sent, a sentence each.
    """

    target: str
    unit: str = "event"
    runs: int = 0
    sent: int = 0
    not_held: list[str] = field(default_factory=list)
    skips: Skips = field(default_factory=Skips)
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        held = f"; not held: {'; '.join(self.not_held)}" if self.not_held else ""
        what = f"{counted(self.runs, 'run')}, {counted(self.sent, self.unit)} sent to {self.target}"
        return printable(f"{what}{held}")
