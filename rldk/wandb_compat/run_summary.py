"""A run's summary: the last value of each metric, what `define_metric` asks for, and what the script sets itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rldk.adapters.axes import Axes
from rldk.wandb_compat.absent import harmless


@dataclass(slots=True)
class _Figures:
    """Figures of one metric, of the values that are no NaN."""

    first: float
    last: float
    min: float
    max: float
    total: float = 0.0
    count: int = 0

    @property
    def mean(self) -> float:
        return self.total / self.count

    def add(self, value: float) -> None:
        self.last = value
        self.min, self.max = min(self.min, value), max(self.max, value)
        self.total, self.count = self.total + value, self.count + 1


class Summary:
    """`summary["best"] = 0.9`, and `summary["loss"]`, which is the last one logged.

    Args:
        axes: Say which figures of a metric are asked for.

    Attributes:
        given: What the script has set.
        logged: The last value of each metric.
    """

    def __init__(self, axes: Axes | None = None) -> None:
        object.__setattr__(self, "_axes", axes or Axes())
        object.__setattr__(self, "logged", {})
        object.__setattr__(self, "_figures", {})
        object.__setattr__(self, "_told", {})
        object.__setattr__(self, "given", {})

    _axes: Axes
    logged: dict[str, Any]
    _figures: dict[str, _Figures]
    _told: dict[str, Any]
    given: dict[str, Any]

    def saw(self, values: Mapping[str, Any]) -> None:
        """Takes a row into account."""
        self.logged.update(values)
        for name, value in values.items() if self._axes.defined else ():
            definition = self._axes.of(name)
            if definition is None or not definition.summary or not isinstance(value, (int, float)) or value != value:  # noqa: PLR0124  # NaN
                continue
            if name not in self._figures:
                self._figures[name] = _Figures(value, value, value, value)
            self._figures[name].add(value)

    def new(self) -> dict[str, Any]:
        """What the script has set since the last call."""
        new, told = dict(self.given), self._told
        for name, value in told.items():
            if name in new and new[name] is value:
                del new[name]
        told.update(new)
        return new

    @harmless
    def update(self, *args: Any, **values: Any) -> None:
        """Sets values."""
        self.given.update(*args, **values)

    def get(self, key: str, default: Any = None) -> Any:
        """A value, or a default."""
        return self._all().get(key, default)

    def keys(self) -> list[str]:
        """The names."""
        return list(self._all())

    def items(self) -> list[tuple[str, Any]]:
        """Names and values."""
        return list(self._all().items())

    def _all(self) -> dict[str, Any]:
        found = dict(self.logged)
        for name in self.logged:
            definition = self._axes.of(name)
            asked = () if definition is None else definition.summary
            if "none" in asked:
                del found[name]
            elif asked and name in self._figures:
                found[name] = {figure: getattr(self._figures[name], figure) for figure in asked if figure != "copy"}
        return {**found, **self.given}

    def __getitem__(self, key: str) -> Any:
        return self._all()[key]

    @harmless
    def __setitem__(self, key: str, value: Any) -> None:
        self.given[key] = value

    def __getattr__(self, key: str) -> Any:
        if key.startswith("_"):  # a copy in the making has none yet
            raise AttributeError(key)
        try:
            return self._all()[key]
        except KeyError:
            raise AttributeError(f"summary has no {key!r}") from None

    __setattr__ = __setitem__

    def __contains__(self, key: object) -> bool:
        return key in self._all()

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __repr__(self) -> str:
        return str(self._all())
