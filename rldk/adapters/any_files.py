"""Which files readers of all logs open, whoever has written them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from rldk.adapters.only_own import PRUNED
from rldk.adapters.settings import SETTINGS_FILES
from rldk.log.own_files import of_same_run
from rldk.remote.selection import Selection

_BESIDE = frozenset({"hparams.yaml", *SETTINGS_FILES})


def _beside(names: Iterable[str]) -> Callable[[str], bool]:
    """Configurations, and what a database has beside it."""
    names = list(names)
    is_of_run = of_same_run(names)
    others = _BESIDE.union(f"{name}{suffix}" for name in names for suffix in ("-wal", "-shm"))
    return lambda other: other in others or is_of_run(other)


def _is_no_log(path: PurePosixPath, start: bytes) -> bool:
    from rldk.adapters.ignored import is_binary_data
    from rldk.adapters.no_log import by_suffix

    return by_suffix(Path(path.name)) is not None or is_binary_data(start)


ANY_FILES = Selection(lambda _: True, _beside, _is_no_log, PRUNED, ("files",))
"""All files, and beside a log that is named those in `files`, where trackers keep a run's configuration. Of large ones
that no reader takes for a log only the start."""
