"""Raw framework keys -> canonical metric names, by the generated metric table.

A key is renamed only where the table says that it means exactly the canonical metric, for this framework, algorithm
and version. All else keeps its name; a key that looks canonical but is not, or whose meaning depends on an algorithm
or version that is unknown, is stored as `{framework}/{key}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import NoneType
from typing import Any, SupportsFloat

from rldk_schema.metrics import EXTENDS, METRICS, VERSION_OF, Source

from rldk.event.metric_values import free_name

Version = tuple[int, ...]
Range = tuple[Version | None, Version | None]

NO_FRAMEWORK = "custom"
"""The framework of logs that a loop of someone's own has written."""

_MOST_PLANS = 64  # sets of keys: train, eval of each data set, summary
_DEEPEST = 16  # objects within objects of a configuration


@dataclass(frozen=True, slots=True)
class Name:
    """What a raw key becomes.

    Attributes:
        canonical: The declared metric that it means; None if it keeps a name of its own.
        own: The name it is stored under if it means no declared metric, or if a better source is present.
        priority: Place among the metric's sources: of several keys that are present, the lowest wins.
        needs: What decides about its meaning and is not known: `algorithm`, `version`, or the name of a setting.
    """

    own: str
    canonical: str | None = None
    priority: int = 0
    scale: float | None = None
    offset: float | None = None
    estimator: str | None = None
    needs: tuple[str, ...] = ()


class MetricNames:
    """The names of one framework, algorithm, version and configuration.

    Args:
        framework: `trl`, `openrlhf`, ...; None if the names are canonical already.
        version: The framework's version, such as `1.16.0`, or a range that it is in, such as `>=0.27,<1.0`; None if
            unknown.
        algorithm: `grpo`, `dpo`, ...; several of which it is one; None if unknown. Of several, only what a key means
            in all of them is named.
        settings: The run's configuration; some keys mean something only under some of its values. It may be nested:
            `actor.loss_agg_mode` is found below whatever holds it.
        extended_version: Of the framework that this one extends, where that logs; None if unknown.

    Attributes:
        used: Canonical name to the raw keys that have fed it so far,
        sources: and how many of these there are.
    """

    def __init__(
        self,
        framework: str | None = None,
        *,
        version: str | None = None,
        algorithm: str | Sequence[str] | None = None,
        settings: Mapping[str, Any] | None = None,
        extended_version: str | None = None,
    ) -> None:
        self.framework = framework
        self.version = None if version is None else str(version)
        self.algorithm = algorithm if algorithm is None or isinstance(algorithm, str) else None
        self.used: dict[str, dict[str, Name]] = {}
        self.sources = 0
        self._range = version_range(self.version) if self.version else (None, None)
        self._extended = version_range(extended_version) if extended_version else (None, None)
        self._algorithms = (algorithm,) if algorithm is None or isinstance(algorithm, str) else tuple(algorithm)
        self._settings = settings if isinstance(settings, Mapping) else {}
        self._names: dict[str, Name] = {}
        self._claimed: list[dict[str, list[tuple[str, int, Source]]]] | None = None
        self._plans: dict[tuple[str, ...], tuple[tuple[str, ...], dict[str, Name]]] = {}

    def name(self, key: str) -> Name:
        """Looks up one raw key."""
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = self._resolve(key)
        return name

    def rename(self, raw: Mapping[str, Any], whole: bool | None = None) -> dict[str, Any]:
        """Renames the keys of one log call. No key is lost; values are only scaled where the unit differs.

        Args:
            raw: Key to value; one that is None is missing.
            whole: Whether no value is missing, where that is known.

        Returns:
            Stored name to value, in the order of `raw`.
        """
        # The same keys, all with a value, get the same names every time.
        keys = tuple(raw)
        known = self._plans.get(keys)
        if whole is None:
            whole = NoneType not in map(type, raw.values())
        if known is None or not whole:
            known = self._plan(raw)
            if whole and len(self._plans) < _MOST_PLANS:
                self._plans[keys] = known
        stored, units = known
        out = dict(zip(stored, raw.values(), strict=True))
        for name, by in units.items():
            out[name] = scaled(out[name], by)
        return out

    def feed(self, metric: str, key: str, name: Name) -> None:
        """Remembers that a key has fed a metric."""
        if key not in self.used.setdefault(metric, {}):
            self.used[metric][key] = name
            self.sources += 1

    def _plan(self, raw: Mapping[str, Any]) -> tuple[tuple[str, ...], dict[str, Name]]:
        """The names that the keys of a log call are stored under, and those whose values are scaled."""
        best: dict[str, int] = {}
        for key, value in raw.items():
            name = self.name(key)
            # A key whose value is missing is not present.
            if name.canonical is not None and value is not None:
                best[name.canonical] = min(name.priority, best.get(name.canonical, name.priority))
        stored: dict[str, None] = {}
        units: dict[str, Name] = {}
        for key, value in raw.items():
            name = self.name(key)
            canonical = name.canonical
            if canonical is None or best.get(canonical, name.priority) != name.priority:
                stored[free_name(name.own, stored, f"{self.framework}/")] = None
                continue
            if value is not None:
                self.feed(canonical, key, name)
            stored[own := free_name(canonical, stored, f"{self.framework}/")] = None
            if name.scale is not None or name.offset is not None:
                units[own] = name
        return tuple(stored), units

    def _resolve(self, key: str) -> Name:
        if self.framework is None:
            return Name(key, key if key in METRICS else None)
        found = [self._meaning(key, algorithm) for algorithm in self._algorithms]
        if all(name.canonical == found[0].canonical and name.own == found[0].own for name in found):
            return found[0]
        needs = dict.fromkeys(need for name in found for need in name.needs)
        return Name(f"{self.framework}/{key}", needs=tuple(needs) or ("algorithm",))

    def _meaning(self, key: str, algorithm: str | None) -> Name:
        # A loop of someone's own has no names that only look canonical.
        free = self.framework == NO_FRAMEWORK
        own = f"{self.framework}/{key}" if key in METRICS and not free else key
        needs: dict[str, None] = {}
        for metric, priority, source in self._claims(key):
            unknown = self._unknown(source, algorithm)
            if unknown == []:
                return Name(own, metric, priority, source.scale, source.offset, source.estimator)
            needs |= dict.fromkeys(unknown or ())
        if free and key in METRICS:
            return Name(own, key, len(METRICS[key].sources))
        return Name(f"{self.framework}/{key}" if needs else own, needs=tuple(needs))

    def _claims(self, key: str) -> list[tuple[str, int, Source]]:
        """The metrics that a key may mean to the framework or, where it says nothing of the key, to what it extends."""
        if self._claimed is None:
            self._claimed = [_claims_of(framework) for framework in lineage(self.framework)]
        return next((claims[key] for claims in self._claimed if key in claims), [])

    def applies(self, source: Source, algorithm: str | None = None) -> bool | None:
        """Whether a source holds here; None if an unknown algorithm, version or setting decides."""
        unknown = self._unknown(source, algorithm)
        return False if unknown is None else None if unknown else True

    def _unknown(self, source: Source, algorithm: str | None) -> list[str] | None:
        """What decides whether a source holds and is not known; None if what is known speaks against it."""
        unknown = []
        if source.algorithms is not None:
            if algorithm is None:
                unknown.append("algorithm")
            elif algorithm not in source.algorithms:
                return None
        if source.since is not None or source.before is not None:
            within = _within(self._versions_of(source.framework), (source.since, source.before))
            if within is False:
                return None
            if within is None:
                unknown.append("version")
        for name, values in source.when:
            given = list(self._setting(name))
            if len(given) != 1:
                unknown.append(name)
            elif given[0] not in values:
                return None
        return unknown

    def _versions_of(self, framework: str) -> Range:
        """The versions that a framework of the lineage may have: those of most are not known."""
        known = (self.framework, VERSION_OF.get(self.framework or ""))
        if framework in known:
            return self._range
        return self._extended if framework == EXTENDS.get(self.framework or "") else (None, None)

    def _setting(self, name: str) -> Iterator[Any]:
        """The values that a setting has in the configuration: one, unless it is unknown or ambiguous."""
        if name in self._settings:
            yield self._settings[name]
            return
        seen: list[Any] = []
        for path, value in _paths(self._settings):
            if f".{path}".endswith(f".{name}") and value not in seen:
                seen.append(value)
                yield value


def scaled(value: Any, by: Name) -> Any:
    """A value in the schema's unit."""
    if not isinstance(value, SupportsFloat) or isinstance(value, bool):
        return value
    return float(value) * (1.0 if by.scale is None else by.scale) + (by.offset or 0.0)


class AgreedNames(MetricNames):
    """Names of a log of which it is not known who wrote it: a key means what it means to each who may have.

    Args:
        framework: What all of them extend, or `custom`.
        rivals: The names of each.
    """

    def __init__(self, framework: str, rivals: Sequence[MetricNames]) -> None:
        super().__init__(framework)
        self._rivals = rivals

    def _resolve(self, key: str) -> Name:
        found = [names.name(key) for names in self._rivals]
        first = found[0]
        if any((n.canonical, n.scale, n.offset) != (first.canonical, first.scale, first.offset) for n in found):
            return Name(f"{self.framework}/{key}")
        estimator = first.estimator if all(n.estimator == first.estimator for n in found) else None
        own = key if all(n.own == key for n in found) else f"{self.framework}/{key}"
        return replace(first, own=own, estimator=estimator)


def lineage(framework: str | None) -> Iterator[str]:
    """A framework, and those whose keys it logs, too: the nearest first."""
    while framework is not None:
        yield framework
        framework = EXTENDS.get(framework)


def _claims_of(framework: str) -> dict[str, list[tuple[str, int, Source]]]:
    """The keys of a framework, each with the metrics that it may mean."""
    claims: dict[str, list[tuple[str, int, Source]]] = {}
    for metric in METRICS.values():
        for priority, source in enumerate(metric.sources):
            if source.framework == framework:
                claims.setdefault(source.key, []).append((metric.name, priority, source))
    return claims


def _paths(settings: Mapping[str, Any], prefix: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    for key, value in settings.items():
        if isinstance(value, Mapping):
            if depth < _DEEPEST:
                yield from _paths(value, f"{prefix}{key}.", depth + 1)
        else:
            yield f"{prefix}{key}", value


def _within(known: Range, wanted: Range) -> bool | None:
    """Whether a range of versions is in another; None if it is in part, or unknown."""
    (low, high), (since, before) = known, wanted
    if (since is not None and high is not None and high <= since) or (
        before is not None and low is not None and low >= before
    ):
        return False
    inside = (since is None or (low is not None and low >= since)) and (
        before is None or (high is not None and high <= before)
    )
    return True if inside else None


def version_range(text: str) -> Range:
    """`1.16.0` -> from that to just behind it; `>=0.27,<1.0` -> from 0.27 up to 1.0.

    Raises:
        ValueError: A part of a range is no version.
    """
    if text[:1] not in "<>":
        exact = version_numbers(text)
        return (exact, (*exact, 0)) if exact or text[:1].isdigit() else (None, None)
    low = high = None
    for part in text.replace(" ", "").split(","):
        numbers = version_numbers(part.lstrip("<>="))
        if part.startswith(">=") and numbers:
            low = numbers
        elif part.startswith("<") and not part.startswith("<=") and numbers:
            high = numbers
        else:
            raise ValueError(f"version: expected a version such as 1.16, or a range >=A,<B; found {text!r:.100}")
    return low, high


def version_numbers(version: str) -> Version:
    """`1.16.0.dev1` -> (1, 16): leading numbers without trailing zeros, as the table has them."""
    match = re.match(r"\d+(\.\d+)*", version)
    numbers = [int(n) for n in match[0].split(".")] if match else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
