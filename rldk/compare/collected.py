"""The values of some metrics of several runs, by step: what statistics are made of. Of each value it keeps 8 bytes."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase

from rldk_schema.metrics import CORE_METRICS

from rldk.compare.align import Aligned
from rldk.compare.packed import known, nothing, taken
from rldk.compare.track import Key
from rldk.event.roles import parts, role_of

_MOST_BY_ROLE = 64  # names: of more most are parts of a whole, as of layers


class Wanted:
    """Which metrics are kept: the core ones, those with a role of one by their name, and those that are asked for.

    Args:
        asked: Names and patterns.
    """

    def __init__(self, asked: Sequence[str] = ()) -> None:
        self._asked = tuple(asked)
        self._by_role: set[str] = set()

    def __call__(self, name: str) -> bool:
        """Whether a metric is kept."""
        if name in CORE_METRICS or name in self._by_role or self.is_asked(name):
            return True
        if role_of(name) is None or len(self._by_role) >= _MOST_BY_ROLE:
            return False
        self._by_role.add(name)
        return True

    def is_asked(self, name: str) -> bool:
        """Whether a metric is asked for."""
        return any(name == one or fnmatchcase(name, one) for one in self._asked)


class Collected:
    """Keeps the values of several runs.

    Args:
        runs: How many there are.
        wanted: Which metrics are kept.

    Attributes:
        steps: By series, the steps that any run has; they rise.
    """

    def __init__(self, runs: int, wanted: Callable[[str], bool]) -> None:
        self.steps: dict[Key, array[int]] = {}
        self._runs, self._wanted = runs, wanted
        self._columns: dict[tuple[Key, str], list[array[float]]] = {}

    def add(self, aligned: Aligned) -> None:
        """Takes the next stretch."""
        key = aligned.key
        steps = self.steps.setdefault(key, array("q"))
        names = sorted({name for rows in aligned.runs for name in rows.metrics}, key=lambda name: (parts(name), name))
        for name in names:
            if (key, name) not in self._columns and self._wanted(name):
                self._columns[key, name] = [nothing(len(steps)) for _ in range(self._runs)]
        for (of, name), columns in self._columns.items():
            if of == key:
                for run, column in enumerate(columns):
                    column.extend(aligned.column(run, name))
        steps.extend(aligned.steps)

    def names(self, key: Key) -> list[str]:
        """The metrics of a series that are kept, core ones first."""
        found = [name for of, name in self._columns if of == key]
        core = [name for name in CORE_METRICS if name in found]
        return [*core, *(name for name in found if name not in core)]

    def shared(
        self, key: Key, name: str, one: int, other: int
    ) -> tuple[Sequence[int], Sequence[float], Sequence[float]]:
        """The steps at which two runs have a metric, and the values of both."""
        columns = self._columns[key, name]
        places = sorted({*known(columns[one])}.intersection(known(columns[other])))
        steps = self.steps[key]
        return [steps[place] for place in places], taken(columns[one], places), taken(columns[other], places)

    def equal(self, key: Key, name: str, one: int, other: int) -> bool:
        """Whether two runs have the same values of a metric at the same steps."""
        columns = self._columns[key, name]
        return columns[one].tobytes() == columns[other].tobytes()

    def own(self, key: Key, name: str, run: int) -> tuple[Sequence[int], Sequence[float]]:
        """The steps at which a run has a metric, and its values."""
        column = self._columns[key, name][run]
        places = known(column)
        steps = self.steps[key]
        return [steps[place] for place in places], taken(column, places)

    def __iter__(self) -> Iterator[Key]:
        return iter(self.steps)
