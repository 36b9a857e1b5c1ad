"""The edge to training: what goes wrong on our side stays there, is logged once, and counted."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any, TypeVar


class SafeLogger(logging.LoggerAdapter):  # type: ignore[type-arg]  # Python 3.10 has no brackets there
    """A logger at the edge to training: a user's handler that raises stops nothing.

    Args:
        name: Of the module that logs.
    """

    def __init__(self, name: str) -> None:
        super().__init__(logging.getLogger(name), {})

    def log(self, level: int, msg: object, *args: object, **kwargs: Any) -> None:
        """Logs, and never raises."""
        with suppress(Exception):
            super().log(level, msg, *args, **kwargs)


log = SafeLogger(__name__)

Hook = TypeVar("Hook", bound=Callable[..., Any])
Value = TypeVar("Value")


class Guard:
    """Keeps exceptions away from training. The first of each kind is logged; all are counted.

    As a context manager it swallows every `Exception`, and lets `KeyboardInterrupt` and its like pass.

    Args:
        log: Where failures are logged; by default this module's.
        what: What is lost by a failure inside a `with` block, for the message.
        prefix: What messages of our own words begin with.

    Attributes:
        failures: How many there were.
        counts: How many of each kind, without those at the end of the stack or of memory, where nothing can be called.
    """

    def __init__(
        self, log: SafeLogger = log, what: str = "not logged; training continues", *, prefix: str = "rldk: "
    ) -> None:
        self.failures = 0
        self.counts: dict[str, int] = {}
        self._log = log
        self._what = what
        self._prefix = prefix

    def failed(
        self,
        what: str,
        error: BaseException | None = None,
        *,
        kind: str | None = None,
        level: int = logging.WARNING,
        trace: bool = False,
    ) -> None:
        """Counts a failure, and logs it if it is the first of its kind.

        Args:
            what: What failed, as the message words it.
            error: What was raised; it follows the message.
            kind: Of failure; `what` if None.
            level: Of the log record.
            trace: Whether the traceback goes with it, instead of the error's text.
        """
        kind = what if kind is None else kind
        count = self.counts.get(kind, 0) + 1
        self.counts[kind] = count
        self.failures += 1
        if count == 1:
            if error is None or trace:
                self._log.log(level, "%s", what, exc_info=error)
            else:
                self._log.log(level, "%s: %s", what, error)

    def tried(self, name: str, build: Callable[[], Value], otherwise: Value) -> Value:
        """What a call returns that only adds to events; `otherwise` where it fails.

        Args:
            name: Of what is added, for the message and the count.
            build: The call.
            otherwise: What is returned then.
        """
        try:
            return build()
        except Exception as error:  # noqa: BLE001  # the edge
            self.lacks(name, error)
            return otherwise

    def lacks(self, name: str, error: BaseException) -> None:
        """Counts and logs that a part failed that only adds to events."""
        what = f"{self._prefix}{name} failed; events are written without it"
        self.failed(what, error, kind=name, level=logging.ERROR, trace=True)

    def __enter__(self) -> Guard:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception):
            return error is None
        try:
            self.failed(f"{self._prefix}{self._what}", error, level=logging.ERROR, trace=True)
        except Exception:  # noqa: BLE001  # at the end of the stack, or of memory, nothing can be called
            self.failures += 1
        return True


def guarded(hook: Hook) -> Hook:
    """Makes a method a hook that no exception leaves. Its object has a `Guard` in `guard`."""

    @functools.wraps(hook)
    def run(self: Any, *args: Any, **kwargs: Any) -> None:
        try:
            hook(self, *args, **kwargs)
        except Exception as error:  # noqa: BLE001  # the edge: it would end the training
            try:
                what = f"rldk: {hook.__name__} failed; training continues without this record"
                self.guard.failed(what, error, kind="hook", level=logging.ERROR, trace=True)
            except Exception:  # noqa: BLE001  # at the end of the stack, or of memory, nothing can be called
                self.guard.failures += 1

    return run  # type: ignore[return-value]  # the same signature
