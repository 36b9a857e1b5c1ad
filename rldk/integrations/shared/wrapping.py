"""Methods of a framework's class that we listen to: it is called as before, and nothing of ours reaches its caller."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from rldk.guard import Guard, SafeLogger

log = SafeLogger(__name__)

_LISTENED = "_rldk_original"
guard = Guard(log)
"""Counts what failed in the functions that listen."""


def listen(
    cls: type, name: str, *, before: Callable[..., object] | None = None, after: Callable[..., object] | None = None
) -> None:
    """Has a method's calls heard. Once is enough: a second time changes nothing.

    Args:
        cls: The framework's class.
        name: Of the method, which it has.
        before: Called first, with the same arguments.
        after: Called once the method has returned, with the same arguments. One that raises has not returned.
    """
    original = getattr(cls, name)
    if hasattr(original, _LISTENED):
        return

    @functools.wraps(original)
    def method(*args: Any, **kwargs: Any) -> Any:
        if before is not None:
            _tell(before, args, kwargs)
        result = original(*args, **kwargs)
        if after is not None:
            _tell(after, args, kwargs)
        return result

    setattr(method, _LISTENED, original)
    setattr(cls, name, method)


def _tell(call: Callable[..., object], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    try:
        call(*args, **kwargs)
    except Exception as error:  # noqa: BLE001  # the edge to training
        try:
            what = f"rldk: {call.__name__} failed; training continues without this record"
            guard.failed(what, error, trace=True)
        except Exception:  # noqa: BLE001  # at the end of the stack, or of memory, nothing can be called
            guard.failures += 1
