"""Python runs this at the start of every process that a command starts: `python -m rldk.integrations.trl` says where.

It waits until transformers' Trainer has been imported, and costs a process that never does so next to nothing. It must
not import rldk before: the command may run a Python that has none.
"""

import atexit
import os
import sys
from importlib.machinery import PathFinder

_HERE = os.path.realpath(os.path.dirname(__file__))  # noqa: PTH120  # pathlib would cost every process of the command


class _AfterImport:
    """A finder that has rldk watch the trainers once their module is there."""

    module = "transformers.trainer"

    def find_spec(self, name, path=None, target=None):  # type: ignore[no-untyped-def]
        """The spec that the other finders have, with a loader that calls us when it is done."""
        if name != self.module:
            return None
        others = [one for one in sys.meta_path if one is not self and hasattr(one, "find_spec")]
        spec = next(filter(None, (one.find_spec(name, path, target) for one in others)), None)
        if spec is not None:
            try:
                self._call_after(spec.loader)  # type: ignore[no-untyped-call]
            except Exception as error:  # noqa: BLE001  # a loader of somebody's that cannot be changed
                _say(f"what this process trains is not logged: {type(error).__name__}: {error}")
        return spec

    def _call_after(self, loader):  # type: ignore[no-untyped-def]
        load = loader.exec_module

        def exec_module(module):  # type: ignore[no-untyped-def]
            load(module)
            if self in sys.meta_path:
                sys.meta_path.remove(self)
                _watch()

        loader.exec_module = exec_module


def _watch() -> None:
    try:
        from rldk.integrations.trl.launched import watch

        watch()
    except Exception as error:  # noqa: BLE001  # an unlogged training is better than none
        said = f"what {sys.executable} trains is not logged: {type(error).__name__}: {error}"
        if isinstance(error, ImportError):
            said += f'\nrldk: install it there: {sys.executable} -m pip install "rldk[trl]"'
        _say(said)


def _say(text: str) -> None:
    from contextlib import suppress

    with suppress(Exception):  # stderr may be closed
        sys.stderr.write(f"rldk: {text}\n")


def _check_path(watching: _AfterImport) -> None:
    """Says so where the command has taken the hook off `PYTHONPATH`, and what it trains may be in another process."""
    places = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if watching in sys.meta_path and _HERE not in map(os.path.realpath, places):
        _say(f"PYTHONPATH was replaced, so processes started after that are not logged; keep {_HERE} in it")


_finder = _AfterImport()
sys.meta_path.insert(0, _finder)
atexit.register(_check_path, _finder)

# The module that would have run had this one not been found first.
_others = [place for place in sys.path if os.path.realpath(place) != _HERE]
_spec = PathFinder.find_spec("sitecustomize", _others)
if _spec is not None and _spec.loader is not None:
    from importlib.util import module_from_spec

    sys.modules["sitecustomize"] = _module = module_from_spec(_spec)
    _spec.loader.exec_module(_module)
