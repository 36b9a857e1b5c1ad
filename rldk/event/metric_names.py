"""Raw framework keys -> canonical metric names, by the generated metric table.

A key is renamed only where the table says that it means exactly the canonical metric, for this framework, algorithm
and version. All else keeps its name; a key that looks canonical but is not, or whose meaning depends on an algorithm
or version that is unknown, is stored as `{framework}/{key}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Any, SupportsFloat

from rldk_schema.metrics import METRICS, Source

from rldk.event.metric_values import free_name

Version = tuple[int, ...]

NO_FRAMEWORK = "custom"
"""The framework of logs that a loop of someone's own has written."""

_MOST_PLANS = 64  # sets of keys: train, eval of each data set, summary


@dataclass(frozen=True, slots=True)
class Name:
    """What a raw key becomes.

    Attributes:
        canonical: The declared metric that it means; None if it keeps a name of its own.
        own: The name it is stored under if it means no declared metric, or if a better source is present.
        priority: Place among the metric's sources: of several keys that are present, the lowest wins.
    """

    own: str
    canonical: str | None = None
    priority: int = 0
    scale: float | None = None
    estimator: str | None = None


class MetricNames:
    """The names of one framework, algorithm, version and configuration.

    Args:
        framework: `trl`, `openrlhf`, ...; None if the names are canonical already.
        version: The framework's version, such as `1.16.0`; None if unknown.
        algorithm: `grpo`, `dpo`, ...; None if unknown.
        settings: The run's configuration; some keys mean something only under some of its values.

    Attributes:
        used: Canonical name to the raw keys that have fed it so far,
        sources: and how many of these there are.
    """

    def __init__(
        self,
        framework: str | None = None,
        *,
        version: str | None = None,
        algorithm: str | None = None,
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        self.framework = framework
        self.version = None if version is None else str(version)
        self.algorithm = algorithm
        self.used: dict[str, dict[str, Name]] = {}
        self.sources = 0
        self._version = version_numbers(self.version) if self.version else None
        self._settings = settings if isinstance(settings, Mapping) else {}
        self._names: dict[str, Name] = {}
        self._plans: dict[tuple[str, ...], tuple[str, ...]] = {}

    def name(self, key: str) -> Name:
        """Looks up one raw key."""
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = self._resolve(key)
        return name

    def rename(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        """Renames the keys of one log call. No key is lost; values are only scaled where the unit differs.

        Returns:
            Stored name to value, in the order of `raw`.
        """
        # The same keys, all with a value, get the same names every time.
        keys = tuple(raw)
        known = self._plans.get(keys)
        if known is not None and NoneType not in map(type, raw.values()):
            return dict(zip(known, raw.values(), strict=True))
        out = self._rename(raw)
        always = NoneType not in map(type, raw.values()) and all(self.name(key).scale is None for key in keys)
        if always and len(self._plans) < _MOST_PLANS:
            self._plans[keys] = tuple(out)
        return out

    def _rename(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        best: dict[str, int] = {}
        for key, value in raw.items():
            name = self.name(key)
            # A key whose value is missing is not present.
            if name.canonical is not None and value is not None:
                best[name.canonical] = min(name.priority, best.get(name.canonical, name.priority))
        out: dict[str, Any] = {}
        for key, value in raw.items():
            name = self.name(key)
            canonical = name.canonical
            if canonical is None or best.get(canonical, name.priority) != name.priority:
                out[free_name(name.own, out, f"{self.framework}/")] = value
                continue
            if value is not None and key not in self.used.setdefault(canonical, {}):
                self.used[canonical][key] = name
                self.sources += 1
            if name.scale is not None and isinstance(value, SupportsFloat) and not isinstance(value, bool):
                value = float(value) * name.scale  # noqa: PLW2901
            out[free_name(canonical, out, f"{self.framework}/")] = value
        return out

    def _resolve(self, key: str) -> Name:
        if self.framework is None:
            return Name(key, key if key in METRICS else None)
        # A loop of someone's own has no names that only look canonical.
        free = self.framework == NO_FRAMEWORK
        own = f"{self.framework}/{key}" if key in METRICS and not free else key
        undecided = False
        for metric in METRICS.values():
            for priority, source in enumerate(metric.sources):
                if source.framework == self.framework and source.key == key:
                    applies = self.applies(source)
                    if applies:
                        return Name(own, metric.name, priority, source.scale, source.estimator)
                    undecided |= applies is None
        if free and key in METRICS:
            return Name(own, key, len(METRICS[key].sources))
        return Name(f"{self.framework}/{key}" if undecided else own)

    def applies(self, source: Source) -> bool | None:
        """Whether a source holds here; None if an unknown algorithm, version or setting decides."""
        known = True
        if source.algorithms is not None:
            if self.algorithm is None:
                known = False
            elif self.algorithm not in source.algorithms:
                return False
        if source.since is not None or source.before is not None:
            if self._version is None:
                known = False
            elif (source.since is not None and self._version < source.since) or (
                source.before is not None and self._version >= source.before
            ):
                return False
        for name, values in source.when:
            if name not in self._settings:
                known = False
            elif self._settings[name] not in values:
                return False
        return True if known else None


def version_numbers(version: str) -> Version:
    """`1.16.0.dev1` -> (1, 16): leading numbers without trailing zeros, as the table has them."""
    match = re.match(r"\d+(\.\d+)*", version)
    numbers = [int(n) for n in match[0].split(".")] if match else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
