"""What is said while a run is read: an answer that came with a warning is not kept, as nobody would be warned again.

Nor is one for which something could not be read: that may pass.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from rldk.log.runs import RunLogs
from rldk.unread import unread_so_far

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Heard(Generic[Result]):
    """What came of a run.

    Attributes:
        result: That.
        silently: Whether all could be read and there was no warning, and would have been one if there were a reason.
    """

    result: Result
    silently: bool


def heard(run: RunLogs, function: Callable[[RunLogs], Result], *, listen: bool = True) -> Heard[Result]:
    """Applies a function to a run, and listens to what is logged meanwhile, if anybody wants to know."""
    if not listen:
        return Heard(function(run), False)
    own = logging.getLogger("rldk")
    ear = _Ear()
    unread = unread_so_far()
    own.addHandler(ear)
    try:
        result = function(run)
    finally:
        own.removeHandler(ear)
    silently = not ear.warned and own.isEnabledFor(logging.WARNING) and unread_so_far() == unread
    return Heard(result, silently)


class _Ear(logging.Handler):
    warned = False

    def emit(self, record: logging.LogRecord) -> None:
        self.warned |= record.levelno >= logging.WARNING
        # Python prints a record that no handler gets: one that only listens must not keep it from that.
        handlers = list(_handlers(record.name))
        last = logging.lastResort
        alone = handlers[:1] == [self] and all(isinstance(handler, _Ear) for handler in handlers)
        if alone and last is not None and record.levelno >= last.level:
            last.handle(record)


def _handlers(name: str) -> Iterator[logging.Handler]:
    """All handlers that get the records of a logger."""
    logger: logging.Logger | None = logging.getLogger(name)
    while logger is not None:
        yield from logger.handlers
        logger = logger.parent if logger.propagate else None
