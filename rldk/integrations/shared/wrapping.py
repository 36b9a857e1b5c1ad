"""Calls of a framework's that we listen to: each is made as before, and nothing of ours reaches its caller."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection
from typing import Any

from rldk.guard import Guard, SafeLogger

log = SafeLogger(__name__)

_LISTENED = "_rldk_original"
_LOG = "_rldk_log"
guard = Guard(log)
"""Counts what failed in the functions that listen."""


def listen(
    home: Any, name: str, *, before: Callable[..., object] | None = None, after: Callable[..., object] | None = None
) -> None:
    """Listens to the calls of a method or function. Once is enough: a second time changes nothing.

    Args:
        home: The framework's class, or its module.
        name: Of the method or function, which it has.
        before: Called first, with the same arguments.
        after: Called once it has returned, with the same arguments. If it raises, this is not called.
    """
    original = getattr(home, name)
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
    setattr(home, name, method)


def attach(
    cls: type, make: Callable[..., object], *, lacking: Collection[str] = (), **methods: Callable[..., object]
) -> None:
    """Gives each new object of a class a log of its own, which gets the calls of its methods ahead of them.

    Args:
        cls: The framework's class, such as that of its loggers.
        make: Makes the log, once the object is made, with the same arguments.
        **methods: By the name of the object's method, what gets the log and the arguments of each call. `__del__` is
            its last: what that method itself calls, such as `finish`, says nothing of how a training ended.
        lacking: Methods that the class of some versions does not have.

    Raises:
        AttributeError: The class lacks another one.
    """

    @functools.wraps(make)
    def made(one: Any, *args: Any, **kwargs: Any) -> None:
        vars(one)[_LOG] = _Held(make(*args, **kwargs))

    listen(cls, "__init__", after=made)
    for name, method in methods.items():
        if name not in lacking or hasattr(cls, name):
            listen(cls, name, before=_of_log(method, last=name == "__del__"))


class _Held:
    """A log on an object that a framework may copy, or send to another process: the copy has none."""

    def __init__(self, log: object) -> None:
        self.log = log

    def __reduce__(self) -> Any:
        return type(None), ()


def _of_log(method: Callable[..., object], *, last: bool) -> Callable[..., object]:
    @functools.wraps(method)
    def call(one: Any, *args: Any, **kwargs: Any) -> None:
        # There is none of an object that is older than we are, or whose log could not be made, which was said then.
        if (held := vars(one).pop(_LOG, None) if last else vars(one).get(_LOG)) is not None:
            method(held.log, *args, **kwargs)

    return call


def _tell(call: Callable[..., object], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    try:
        call(*args, **kwargs)
    except Exception as error:  # noqa: BLE001  # the edge to training
        try:
            what = f"rldk: {call.__name__} failed; training continues without this record"
            guard.failed(what, error, trace=True)
        except Exception:  # noqa: BLE001  # at the end of the stack, or of memory, nothing can be called
            guard.failures += 1
