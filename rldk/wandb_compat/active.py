"""The run that the module's functions go to."""

from __future__ import annotations

from typing import Any


class _Active:
    run: Any = None


def active() -> Any:
    """The current run of this process; None if there is none."""
    return _Active.run


def activate(run: Any) -> None:
    """Makes a run the current one."""
    _Active.run = run


def deactivate(run: Any) -> None:
    """A run has ended: it is the current one no longer."""
    if _Active.run is run:
        _Active.run = None
