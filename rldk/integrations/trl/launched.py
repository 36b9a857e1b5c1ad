"""A process of a command that the launcher started: each of its trainers gets the callback."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from transformers.trainer_callback import CallbackHandler

from rldk.guard import Guard, SafeLogger

log = SafeLogger(__name__)

_ADDED = "_rldk_added_by_launcher"


def watch() -> None:
    """Has every trainer call a callback that is configured by the environment. One of the user's own counts more.

    Every trainer, of TRL, of transformers, or of what builds on them, has its callbacks called by a `CallbackHandler`.
    """
    CallbackHandler.__init__ = _with_callback(CallbackHandler.__init__)
    CallbackHandler.add_callback = _without_ours(CallbackHandler.add_callback)


def _callback_class() -> type:
    # Not at the top: it is the callback's module that needs Trainer, and thereby has this one imported.
    from rldk.integrations.trl.callback import RLDKCallback

    return RLDKCallback


def _with_callback(original: Callable[..., None]) -> Callable[..., None]:
    @wraps(original)
    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807
        original(self, *args, **kwargs)
        with Guard(log):
            kind = _callback_class()
            if not any(isinstance(callback, kind) for callback in self.callbacks):
                callback = kind()
                setattr(callback, _ADDED, True)
                self.add_callback(callback)

    return __init__


def _without_ours(original: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(original)
    def add_callback(self: Any, callback: Any) -> Any:
        with Guard(log):
            kind = callback if isinstance(callback, type) else type(callback)
            if issubclass(kind, _callback_class()) and not hasattr(callback, _ADDED):
                self.callbacks = [one for one in self.callbacks if not hasattr(one, _ADDED) or one.run is not None]
        return original(self, callback)

    return add_callback
