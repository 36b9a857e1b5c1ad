"""What is said while a run is read: an answer that came with a warning is not kept, as nobody would be warned again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from rldk.log.runs import RunLogs

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Heard(Generic[Result]):
    """What came of a run.

    Attributes:
        result: That.
        silently: Whether there was no warning, and would have been one if there were a reason.
    """

    result: Result
    silently: bool


def heard(run: RunLogs, function: Callable[[RunLogs], Result]) -> Heard[Result]:
    """Applies a function to a run, and listens to what is logged meanwhile."""
    own = logging.getLogger("rldk")
    ear = _Ear(logging.WARNING)
    own.addHandler(ear)
    try:
        result = function(run)
    finally:
        own.removeHandler(ear)
    return Heard(result, not ear.warned and own.isEnabledFor(logging.WARNING))


class _Ear(logging.Handler):
    warned = False

    def emit(self, record: logging.LogRecord) -> None:
        del record
        self.warned = True
