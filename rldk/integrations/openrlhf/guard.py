"""The edge to training: what goes wrong on our side stays there."""

from __future__ import annotations

import logging
from types import TracebackType

log = logging.getLogger(__name__)

ORIGINAL = "__rldk_original__"
"""The attribute of a function that stands around another: that one."""


class Guard:
    """Keeps exceptions away from training. The first is logged with its traceback; all are counted.

    Attributes:
        failures: How many there were.
    """

    def __init__(self) -> None:
        self.failures = 0

    def __enter__(self) -> Guard:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception):
            return error is None
        self.failures += 1
        if self.failures == 1:
            log.error("rldk: not logged; training goes on", exc_info=error)
        return True
