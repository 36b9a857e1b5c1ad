"""What a framework loads by itself: inert unless it is asked for, and imported in every process of a job.

Only the standard library's `os` and `sys` are imported here: a process that logs nothing pays for nothing.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any

ASKED_BY = "RLDK_OUTPUT_DIR"
"""The one switch: a plug-in does nothing unless this variable is set."""


def is_asked() -> bool:
    """Whether this process is to be logged."""
    return bool(os.environ.get(ASKED_BY, "").strip())


def start(hook: str) -> None:
    """Calls `install()` of a module where logging is asked for, the first time. Nothing raises: what is wrong is said.

    Args:
        hook: The module, such as `rldk.integrations.verl.hook`.
    """
    if not is_asked() or sys.modules.get(hook) is not None:
        return
    try:
        from importlib import import_module

        import_module(hook).install()
    except Exception as error:  # noqa: BLE001  # an unlogged training is better than none
        say_unlogged(error)


def callbacks() -> list[Any]:
    """The callback for trainers that stand on transformers', as the environment configures it.

    Returns:
        Nothing where it cannot be made, which is printed.
    """
    try:
        from importlib import import_module

        return [import_module("rldk.integrations.trl").RLDKCallback()]
    except Exception as error:  # noqa: BLE001  # as in `start`
        say_unlogged(error)
        return []


def say_unlogged(error: BaseException) -> None:
    """Says that this process logs nothing, and why."""
    try:  # noqa: SIM105  # contextlib would cost every process its import
        sys.stderr.write(f"rldk: what this process trains is not logged: {type(error).__name__}: {error}\n")
    except Exception:  # noqa: BLE001, S110  # stderr may be closed
        pass


def when_imported(module: str, call: Callable[[ModuleType], object]) -> None:
    """Has a function called once a module has been imported: now, if it is there. Nothing raises.

    Args:
        module: Its full name.
        call: Gets the module.
    """
    found = sys.modules.get(module)
    if found is not None and not getattr(getattr(found, "__spec__", None), "_initializing", False):
        _tried(call, found)
    else:
        sys.meta_path.insert(0, _AfterImport(module, call))


def _tried(call: Callable[[ModuleType], object], module: ModuleType) -> None:
    try:
        call(module)
    except Exception as error:  # noqa: BLE001  # as in `start`
        say_unlogged(error)


class _AfterImport:
    """A finder of one module, that has its loader call us when it is done."""

    def __init__(self, module: str, call: Callable[[ModuleType], object]) -> None:
        self._module = module
        self._call = call
        self._rests = False

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        """The spec that the other finders have, with a loader that calls us when it is done."""
        if name != self._module or self._rests:
            return None
        try:
            spec: Any = next(filter(None, (one.find_spec(name, path, target) for one in self._others())), None)
        finally:
            self._rests = False
        try:
            load = spec.loader.exec_module

            def exec_module(module: ModuleType) -> None:
                load(module)
                # A loader may be that of many modules, as of all in a zip file.
                if module.__name__ == self._module and not self._rests:
                    self._rests = True
                    if self in sys.meta_path:
                        sys.meta_path.remove(self)
                    _tried(self._call, module)

            spec.loader.exec_module = exec_module
        except AttributeError as error:  # there is no such module, or its loader cannot be changed
            if spec is not None:
                say_unlogged(error)
        return spec

    def _others(self) -> list[Any]:
        finders = list(sys.meta_path)
        if self in finders:  # those before this one were asked already, and one of them may be asking
            finders = finders[finders.index(self) + 1 :]
        else:  # somebody has put finders of his own around all: the one around this one is not to ask it again
            self._rests = True
        return [one for one in finders if hasattr(one, "find_spec")]
