"""The indexes of the directories that are served."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rldk.log.runs import RunLogs
from rldk.run_index.index import RunIndex
from rldk.web.roots import Roots


class Key(NamedTuple):
    """What stands for a run in the columns of an index.

    Attributes:
        place: Of the index among all.
        run: From `RunIndex.key_of`.
    """

    place: int
    run: int


class Indexes:
    """An index for each of the directories.

    Args:
        roots: The directories.

    Attributes:
        all: The indexes.
    """

    def __init__(self, roots: Roots) -> None:
        self._roots = roots
        self.all = [RunIndex(root) for root in roots.paths]

    def of(self, run: RunLogs) -> RunIndex:
        """The index that knows a run."""
        return self.all[self._place(run)]

    def key_of(self, run: RunLogs) -> Key:
        """What stands for a run in columns."""
        place = self._place(run)
        return Key(place, self.all[place].key_of(run))

    def update(self, runs: Iterable[RunLogs]) -> dict[Key, str]:
        """Brings the figures of some runs up to date.

        Returns:
            What stands for those that cannot be read, and why.

        Raises:
            BusyError: Another process has an index for itself.
        """
        parts: dict[int, list[RunLogs]] = {}
        for run in runs:
            parts.setdefault(self._place(run), []).append(run)
        return {
            Key(place, key): why
            for place, some in parts.items()
            for key, why in self.all[place].update(some).unread.items()
        }

    def forget(self, runs: Iterable[RunLogs]) -> None:
        """Forgets what is known of all runs but these. A directory without any may come back with all of its own."""
        parts: dict[int, list[RunLogs]] = {}
        for run in runs:
            parts.setdefault(self._place(run), []).append(run)
        for place, some in parts.items():
            self.all[place].forget(some)

    def there(self) -> set[Key]:
        """What stands for each run whose figures are known.

        Raises:
            BusyError: Another process has an index for itself.
        """
        return {Key(place, key) for place, index in enumerate(self.all) for key in index.there()}

    def _place(self, run: RunLogs) -> int:
        root = self._roots.of(run.paths[0])
        return 0 if root is None else self._roots.paths.index(root)
