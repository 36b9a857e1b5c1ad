"""What wandb has and rldk has not: named once in a warning, it does nothing, and the script continues."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any, TypeVar

from rldk.guard import Guard, SafeLogger

# What to do without what a training may hang on; by the last word of its name.
_INSTEAD = {
    "agent": "no function is called. Call it yourself, with one init for each trial",
    "sweep": "no search is made. Make it yourself, with one init for each trial",
    "sync_tensorboard": "what a SummaryWriter writes is not in this log. `rldk check` reads its directory; or log the "
    "values here, too",
}
_guard = Guard(SafeLogger(__name__))

Call = TypeVar("Call", bound=Callable[..., Any])


def warn(text: str) -> None:
    """Warns, once for each text."""
    _guard.failed(f"rldk.wandb_compat: {text}")


def unsupported(word: str, name: str) -> str:
    """What is said of something that is not supported.

    Args:
        word: What wandb calls it.
        name: As the script has it, such as `wandb.watch`.
    """
    return f"{name} is not supported: {_INSTEAD.get(word, 'it does nothing')}"


def harmless(call: Call) -> Call:
    """Makes a function that raises nothing: it warns, returns None, and the script continues."""

    @functools.wraps(call)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return call(*args, **kwargs)
        except Exception as error:  # noqa: BLE001  # foreign objects may raise anything
            warn(f"{call.__qualname__} is not done: {type(error).__name__}")
            return None

    return run  # type: ignore[return-value]  # the same signature


def absent(name: str) -> Absent:
    """Stands for something of wandb's that is not supported, and warns of it once.

    Args:
        name: As the script has it, such as `wandb.watch`.
    """
    warn(unsupported(name.rpartition(".")[2], name))
    return Absent()


class Absent:
    """Whatever is done with it does nothing, and gives it back. It is false and empty, and has no instances."""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Gives itself back; as a decorator it leaves what it decorates as it is."""
        decorates = len(args) == 1 and not kwargs and isinstance(args[0], (FunctionType, type))
        return args[0] if decorates else self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # a protocol that it has no part in, such as that of numpy or of copy
            raise AttributeError(name)
        return self

    def __setattr__(self, name: str, value: Any) -> None:
        pass

    def __getitem__(self, key: Any) -> Any:
        return self

    def __setitem__(self, key: Any, value: Any) -> None:
        pass

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, key: object) -> bool:
        return False

    def __or__(self, other: Any) -> Any:  # in an annotation
        return self

    __ror__ = __or__

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        return ()

    def __instancecheck__(self, instance: object) -> bool:
        return False

    def __subclasscheck__(self, subclass: type) -> bool:
        return False

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __repr__(self) -> str:
        return "<not supported by rldk.wandb_compat>"
