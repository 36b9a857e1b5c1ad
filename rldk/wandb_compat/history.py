"""wandb's step rules: which calls of `log` are one row, and which step that row has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rldk.errors import Problem


@dataclass(slots=True)
class Logged:
    """What one call of `log` gave, or several that are written together.

    Attributes:
        step: wandb's own of the row.
        explicit: Whether a call has given it.
        values: Name to number; None is missing.
        tables: Name to table.
        notes: What was given and is no number.
        problems: The same, for a warning.
    """

    step: int = 0
    explicit: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    tables: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, other: Logged) -> None:
        """Adds what a later call gave; of two values of one name the later one counts."""
        self.values.update(other.values)
        self.tables.update(other.tables)
        self.notes += other.notes
        self.problems += other.problems

    def __bool__(self) -> bool:
        return bool(self.values or self.tables or self.notes)


class History:
    """The row that is open, and its step.

    wandb holds a row back until the next one begins, and loses it with the process. Here only what `commit=False` holds
    back waits; all else is written by the call that logs it. So the calls of one step are several events, which tables
    join.

    Attributes:
        step: Of the row that is open.
    """

    def __init__(self, step: int = 0) -> None:
        self.step = step
        self._held = Logged()
        self._explicit = False  # whether a call has given the step of the open row

    def log(self, given: Logged, step: int | None, commit: bool | None) -> list[Logged] | None:
        """What a call has written.

        Args:
            given: What it logs.
            step: As it was given; None for the row that is open.
            commit: False holds it back, True ends the row; None does the latter where no step is given.

        Returns:
            What is to be written now, in order; None if the step is below that of the open row: the call is dropped.
        """
        due: list[Logged] = []
        if step is not None:
            if step < self.step:
                return None
            if step > self.step:
                due += self.take()
                self.step = step
            self._explicit = True
        self._held.add(given)
        if commit is not False:
            due += self.take()
        if commit or (commit is None and step is None):
            self.step += 1
            self._explicit = False
        return due

    def take(self) -> list[Logged]:
        """What has been held back, if anything."""
        held, self._held = self._held, Logged()
        held.step, held.explicit = self.step, self._explicit
        return [held] if held else []
