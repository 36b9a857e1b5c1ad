"""Whose log it is: one framework, told by the share of the log's keys that its declaration explains.

A framework is a candidate where the log has one of its marks: keys that together only it logs, or a file or a text that
only it writes. A mark whose values its meaning cannot have is none. The candidate that explains most is taken if it
explains `LEAST` of the keys, leads by `MARGIN`, and is proven: by a text or a file, by `ENOUGH` keys of its own, which
are neither anybody's words nor explained by the framework that it extends, or by a mark of several.
One that extends another is preferred to it. Else, and where another has rows of its own, the answer is undecided, and
only what all candidates agree on is named. So a foreign key changes a share, not the answer.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from rldk_schema.frameworks import FRAMEWORKS, Framework, Rule
from rldk_schema.metrics import METRIC_BOUNDS, METRICS

from rldk.adapters.declarations import fits, frameworks, holds, is_anybodys, vocabulary
from rldk.adapters.evidence import Evidence
from rldk.adapters.read_as import NO_HINTS, Hints, ReadAs
from rldk.adapters.row_values import NO_METRICS
from rldk.adapters.settings import SETTINGS
from rldk.event.metric_names import NO_FRAMEWORK, MetricNames, Range, Version, lineage, version_range
from rldk.event.roles import role_of

LEAST = 0.5
"""The share of a log's keys that a framework must explain."""

MARGIN = 0.15
"""The share of a log's keys by which it must lead."""

ENOUGH = 2
"""So many keys of its own a framework must have: one may be somebody else's."""

_COMBINED = 4  # keys of a mark, which nobody happens to log together
_SHOWN = 4
_OFTEN = 3
"""So often a loop of one's own prints a row without a step, and something in it is a metric by its name."""

# Of no framework, and no evidence: what any row may have.
_NEUTRAL = frozenset({*NO_METRICS, "step", "global_step", "epoch", "phase", "type", "event"})


def recognise(evidence: Evidence, hints: Hints = NO_HINTS, config: Mapping[str, Any] | None = None) -> ReadAs:
    """Says what a log is read as.

    Args:
        evidence: What all of its rows show.
        hints: What somebody knows of it; that holds.
        config: The run's configuration, as the log itself has it.
    """
    seen = _Seen(evidence)
    config = config or {}
    marked = [framework.name for framework in frameworks() if seen.has_mark(framework)]
    if hints.framework is not None:
        return _read_as(seen.nearest(hints.framework, marked), seen, hints, config)
    candidates = _candidates(marked, seen)
    if len(candidates) == 1:
        return _read_as(candidates[0], seen, hints, config)
    rivals = tuple(_read_as(name, seen, hints, config) for name in candidates)
    known = [rival for rival in rivals if rival.framework != NO_FRAMEWORK]
    mixed = [FRAMEWORKS[name].title for name in candidates[1:] if seen.rows_apart(name, candidates[0])]
    return ReadAs(
        _in_common(candidates),
        version=hints.version,
        settings={**config, **hints.settings},
        keys=max(rival.keys for rival in known),
        unexplained=tuple(sorted(set.intersection(*(set(rival.unexplained) for rival in known)))),
        candidates=candidates,
        rivals=rivals,
        decided_by=f"--framework {'|'.join(candidates)}",
        underscored=all(rival.underscored for rival in known),
        notes=tuple(f"some rows are of {FRAMEWORKS[candidates[0]].title}, some of {title}" for title in mixed),
    )


def _candidates(marked: list[str], seen: _Seen) -> tuple[str, ...]:
    """The frameworks that may have written a log, the likeliest first; one where it is decided."""
    proven = {name for name in marked if seen.is_proven(name)}
    extended = {base for name in marked for base in list(lineage(name))[1:]}
    # Of a console a framework has rows, or a text of its own.
    own = [name for name in marked if name not in extended and (seen.keys_of(name) or seen.is_console_of(name))]
    shares = {name: seen.share(name) for name in own}
    best = sorted(shares, key=lambda name: (name not in proven, -shares[name], name))
    if not best:
        return (NO_FRAMEWORK,)
    first = best[0]
    # What extends the same has most of its keys from there: one that is proven tells, one that is not does not.
    rivals = [
        name
        for name in best[1:]
        if shares[first] - shares[name] < MARGIN
        and not (first in proven and name not in proven and _in_common((first, name)) != NO_FRAMEWORK)
    ]
    for name in (framework.name for framework in frameworks() if framework.name not in {*rivals, *extended}):
        if _in_common((first, name)) != NO_FRAMEWORK:
            continue
        # What has lost its marks may still explain more.
        lost = name not in marked and seen.share(name) > shares[first]
        if lost or (name in proven and seen.rows_apart(name, first)):
            rivals.append(name)
    base = next((each for each in list(lineage(first))[1:] if each in marked), None)
    if first not in proven and base is not None:
        rivals.append(base)
    elif first not in proven or (shares[first] < LEAST and not seen.is_console_of(first)):
        rivals.append(NO_FRAMEWORK)
    return (first, *rivals)


def _in_common(names: Sequence[str]) -> str:
    """The nearest framework that each of some is or extends."""
    lines = [list(lineage(name)) for name in names]
    return next((each for each in lines[0] if all(each in line for line in lines)), NO_FRAMEWORK)


def is_telling(key: str) -> bool:
    """Whether a key is more than what any row may have."""
    return key not in _NEUTRAL and not key.startswith("_")


def is_row_of(name: str, shape: frozenset[str], evidence: Evidence) -> bool:
    """Whether what was printed is a row of a framework: half of its keys are explained; or a loop's own row.

    Args:
        name: Of the framework.
        shape: The keys of the row that have numbers.
        evidence: What the whole log shows.
    """
    if name == NO_FRAMEWORK:
        stepped = not shape.isdisjoint(vocabulary(name).steps)
        measured = any(key in METRICS or role_of(key) for key in shape)
        return len(shape) > stepped and (stepped or (measured and evidence.shapes[shape] >= _OFTEN))
    words = vocabulary(name)
    known = sum(words.explains(key) for key in shape if is_telling(key))
    return 2 * known >= sum(map(is_telling, shape)) > 0


class _Seen:
    """The keys of a log, as each framework would spell them."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.keys = frozenset(filter(is_telling, evidence.keys))
        # Some tables write `_` for `/`.
        self.flat = not any("/" in key for key in evidence.keys)

    def bare(self, name: str) -> dict[str, str]:
        """Keys as a framework itself spells them, to how they stand in the log."""
        words = vocabulary(name)
        found = {words.bare(key): key for key in self.evidence.keys}
        if self.flat:
            found |= {words.slashed(key): key for key in self.evidence.keys}
        return found

    def has_mark(self, framework: Framework) -> bool:
        """Whether there is something that only this framework writes."""
        return self.has_file(framework) or self.has_text(framework.name) or any(True for _ in self._marks(framework))

    def has_file(self, framework: Framework) -> bool:
        """Whether a file has a name that only this framework gives; one that extends another needs a key, too."""
        named = not self.evidence.files.isdisjoint(framework.files)
        return named and (framework.extends is None or bool(self.own_keys(framework.name)))

    def has_text(self, name: str) -> bool:
        """Whether it begins with a text that only this framework prints."""
        return any(text in self.evidence.text for text in FRAMEWORKS[name].prints)

    def _marks(self, framework: Framework) -> Iterator[tuple[str, ...]]:
        keys = self.bare(framework.name)
        for mark in framework.marks:
            if all(fits(glob, keys) for glob in mark) and not any(
                self._is_impossible(framework.name, glob, keys.get(glob, "")) for glob in mark
            ):
                yield mark

    def own_keys(self, name: str) -> frozenset[str]:
        """Keys that a framework explains and the one that it extends does not, without words that anybody may log."""
        words, base = vocabulary(name), FRAMEWORKS[name].extends
        found = (key for key in self.bare(name) if is_telling(key) and words.explains(key) and not is_anybodys(key))
        return frozenset(key for key in found if base is None or not vocabulary(base).explains(key))

    def is_proven(self, name: str) -> bool:
        """Whether the marks of a framework are more than a key that may be somebody else's."""
        if self.has_text(name) or len(self.own_keys(name)) >= ENOUGH:
            return True
        if FRAMEWORKS[name].extends is None and self.has_file(FRAMEWORKS[name]):
            return True
        return any(
            len(mark) >= _COMBINED or sum(not is_anybodys(key) for key in mark) >= ENOUGH
            for mark in self._marks(FRAMEWORKS[name])
        )

    def is_console_of(self, name: str) -> bool:
        """Whether a console's text tells whose it is: it may have ended before the first row."""
        return self.evidence.printed and self.has_text(name)

    def _is_impossible(self, name: str, key: str, stands_as: str) -> bool:
        """Whether a key has a value that nothing it may mean can have."""
        values = self.evidence.ranges.get(stands_as)
        meanings = [(m.name, s) for m in METRICS.values() for s in m.sources if (s.framework, s.key) == (name, key)]
        if values is None or not meanings:
            return False
        for metric, source in meanings:
            low, high = METRIC_BOUNDS.get(metric, (-math.inf, math.inf))
            scale, offset = source.scale or 1.0, source.offset or 0.0
            if all(low <= value * scale + offset <= high for value in values):
                return False
        return True

    def unexplained(self, name: str) -> tuple[str, ...]:
        """Keys that a framework is not known to log."""
        if name == NO_FRAMEWORK:
            return ()
        return tuple(sorted(key for key in self.keys_of(name) if not self.explains(name, key)))

    def keys_of(self, name: str) -> frozenset[str]:
        """The keys of those rows that may be of a framework."""
        if not self.evidence.printed:
            return self.keys
        kept = [shape for shape in self.evidence.shapes if is_row_of(name, shape, self.evidence)]
        return frozenset(filter(is_telling, frozenset().union(*kept)))

    def bare_keys_of(self, name: str) -> set[str]:
        """The same keys as the framework itself spells them."""
        words = vocabulary(name)
        return {words.bare(words.slashed(key) if self.flat else key) for key in self.keys_of(name)}

    def rows_apart(self, name: str, other: str) -> bool:
        """Whether some rows are of one framework rather than of another, by `ENOUGH` keys."""
        return name != NO_FRAMEWORK and any(
            sum(self.explains(name, key) - self.explains(other, key) for key in filter(is_telling, shape)) >= ENOUGH
            for shape in self.evidence.shapes
        )

    def explains(self, name: str, key: str) -> bool:
        """Whether a framework is known to log a key, as it stands in the log."""
        words = vocabulary(name)
        return words.explains(key) or (self.flat and words.explains_underscored(key))

    def is_underscored(self, name: str) -> bool:
        """Whether more keys are explained if `/` became `_` in them."""
        words = vocabulary(name)
        return self.flat and any(words.explains_underscored(key) and not words.explains(key) for key in self.keys)

    def share(self, name: str) -> float:
        """The share of the keys that a framework explains."""
        keys = self.keys_of(name)
        return 1 - len(self.unexplained(name)) / len(keys) if keys else 0.0

    def nearest(self, name: str, marked: list[str]) -> str:
        """The framework that somebody named; or one that it extends, where the log has marks of that only."""
        known = (each for each in lineage(name) if each in marked or self.algorithms(FRAMEWORKS[each])[0])
        return next(known, name)

    def holds(self, rule: Rule, name: str) -> bool:
        """Whether a rule of a framework holds."""
        keys = self.bare(name)
        return holds(rule, frozenset(keys), frozenset(k for k, raw in keys.items() if raw in self.evidence.nonzero))

    def algorithms(self, framework: Framework) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What trained, by the rules of the framework or of what it extends; and what logs the same."""
        for name in lineage(framework.name):
            for rule in FRAMEWORKS[name].algorithm_rules:
                if self.holds(rule, name):
                    return rule.proves, rule.assumed
        return (framework.algorithms if len(framework.algorithms) == 1 else ()), ()

    def versions(self, framework: Framework) -> Range:
        """The range of versions that the keys prove; an empty one where they contradict each other."""
        low: Version | None = None
        high: Version | None = None
        for name in filter(None, (framework.name, framework.version_of)):
            for rule in FRAMEWORKS[name].version_rules:
                if self.holds(rule, name):
                    since, before = rule.proves
                    low = max(filter(None, (low, since)), default=None)
                    high = min(filter(None, (high, before)), default=None)
        return low, high

    def settings(self, framework: Framework) -> dict[str, Any]:
        """Settings of the run that the values of some keys prove."""
        found: dict[str, Any] = {}
        for name in lineage(framework.name):
            for rule in FRAMEWORKS[name].setting_rules:
                found |= dict(rule.proves) if self.holds(rule, name) else {}
        return found


def _read_as(name: str, seen: _Seen, hints: Hints, config: Mapping[str, Any]) -> ReadAs:
    framework = FRAMEWORKS[name]
    algorithms, assumed = seen.algorithms(framework)
    if hints.algorithm:
        algorithms, assumed = (hints.algorithm,), ()
    low, high = seen.versions(framework)
    proven = ",".join(filter(None, (f">={_dotted(low)}" if low else "", f"<{_dotted(high)}" if high else ""))) or None
    version, notes = proven, []
    if low is not None and high is not None and high <= low:
        version, notes = None, [f"some keys are of {framework.title} >={_dotted(low)}, some of <{_dotted(high)}"]
    if hints.version is not None:
        version = hints.version
        if _disjoint(version_range(version), (low, high)):
            notes = [f"its keys are of {framework.title} {proven}"]
    settings = {**config, **seen.settings(framework), **hints.settings}
    names = MetricNames(name, version=version, algorithm=algorithms or None, settings=settings)
    needs = {key: names.name(key).needs for key in sorted(seen.bare_keys_of(name))}
    undecided = tuple(key for key, need in needs.items() if need)
    wanted = dict.fromkeys(need for need in chain.from_iterable(needs.values()) if need != "algorithm")
    flags = [_flag((*algorithms, *assumed)) or ("--algorithm" if any("algorithm" in n for n in needs.values()) else "")]
    flags += ["--version" if need == "version" else _setting(need) for need in wanted]
    flags = list(filter(None, flags))
    return ReadAs(
        name,
        algorithms,
        assumed,
        version,
        settings,
        len(seen.keys_of(name)),
        seen.unexplained(name),
        undecided,
        decided_by=", ".join(flags) or None,
        underscored=seen.is_underscored(name),
        notes=tuple(notes),
    )


def _setting(name: str) -> str:
    """The option that gives a setting, with the values that the declarations know."""
    values = [value if isinstance(value, str) else json.dumps(value) for value in SETTINGS.get(name, ())]
    return f"--setting {name}={'|'.join(values[:_SHOWN])}{'|...' if len(values) > _SHOWN else ''}"


def _flag(algorithms: tuple[str, ...]) -> str | None:
    if len(algorithms) < 2:
        return None
    return f"--algorithm {'|'.join(algorithms[:_SHOWN])}{'|...' if len(algorithms) > _SHOWN else ''}"


def _disjoint(a: Range, b: Range) -> bool:
    return any(low is not None and high is not None and high <= low for low, high in ((a[0], b[1]), (b[0], a[1])))


def _dotted(version: Version) -> str:
    return ".".join(map(str, version)) if len(version) > 1 else f"{version[0]}.0"
