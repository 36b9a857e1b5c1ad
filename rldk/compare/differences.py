"""In what several runs differ besides their numbers: configuration, environment, seeds and data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rldk_schema.fields import LEAF_GROUPS

from rldk.compare.first_difference import Found

_MOST_KEYS = 10_000
_MOST_DEPTH = 32
_SEED = re.compile(r"(?:\A|[._-])seeds?(?:\Z|[._-])", re.IGNORECASE)
_ENVIRONMENT = ("git_sha", "world_size")  # of what events say; all else of `model_info` is configuration
_OPEN = "packages."  # of these not to have one is a difference, as of settings

CONFIG, ENVIRONMENT, OF_SEEDS, OF_DATA = KINDS = ("config", "environment", "seeds", "data")
_GROUPS = {OF_SEEDS: "rng.", OF_DATA: "data_slice."}  # of which events tell step by step


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a run besides its numbers.

    Attributes:
        name: What it is called; so is
        place: its directory: settings that have either in them are expected to differ.
        config: Its settings, flat; None if they are not known.
        environment: What it ran in; what is unknown is not in it.
        told: What its events say, by leaf: the different values, in order.
        other_ranks: How many ranks it has besides the first, whose numbers are what is compared.
    """

    name: str
    place: str
    config: Mapping[str, Any] | None
    environment: Mapping[str, Any]
    told: Mapping[str, Sequence[Any]]
    other_ranks: int = 0

    def of(self, kind: str) -> dict[str, Any]:
        """All that is known of a kind, by its key."""
        leaves = {f"{LEAF_GROUPS[leaf]}.{leaf}": _one(values) for leaf, values in self.told.items() if values}
        if kind == OF_SEEDS:
            given = {key: value for key, value in (self.config or {}).items() if is_seed(key)}
            return given | {key: value for key, value in leaves.items() if key.startswith("rng.")}
        if kind == OF_DATA:
            return {key: value for key, value in leaves.items() if key.startswith("data_slice.")}
        words = [key for key in leaves if not key.startswith(("rng.", "data_slice."))]
        if kind == ENVIRONMENT:
            # The attempt's record has these, too; what was logged is what was true at the steps.
            return {
                **self.environment,
                **{key.partition(".")[2]: leaves[key] for key in words if key.endswith(_ENVIRONMENT)},
            }
        model = {key: leaves[key] for key in words if not key.endswith(_ENVIRONMENT)}
        return {key: value for key, value in (self.config or {}).items() if not is_seed(key)} | model

    def lacks(self, kind: str, key: str) -> bool:
        """Whether it is certain that the run does not have something: what an event does not say is only unknown."""
        if kind == ENVIRONMENT:
            return key.startswith(_OPEN) and any(name.startswith(_OPEN) for name in self.environment)
        return kind != OF_DATA and self.config is not None and not key.startswith(("model_info.", "rng."))


@dataclass(frozen=True, slots=True)
class Difference:
    """Something in which runs differ.

    Attributes:
        key: What it is.
        values: What each run has, by its place; those that lack it are not in it.
        step: The first step at which it differs, of what events say; else None.
    """

    key: str
    values: Mapping[int, Any]
    step: int | None = None


@dataclass(slots=True)
class Differences:
    """What differs of one kind.

    Attributes:
        found: The keys that differ.
        equal: How many keys are equal in all runs.
        named: Keys that differ only by the name or the directory of the run.
    """

    found: list[Difference] = field(default_factory=list)
    equal: int = 0
    named: list[str] = field(default_factory=list)


def differences(kind: str, runs: Sequence[Facts], leaves: Sequence[Found] = ()) -> Differences:
    """What of one kind differs.

    Args:
        kind: One of `KINDS`.
        runs: What is known of each run.
        leaves: Where seeds and data differ first at a step that runs share, by the name with its group.
    """
    told = [facts.of(kind) for facts in runs]
    out = Differences()
    at: dict[str, Found] = {}
    for one in sorted(leaves, key=lambda one: one.rank):
        if one.name.startswith(_GROUPS.get(kind, "!")):
            at.setdefault(one.name, one)
    for key in sorted({key for known in told for key in known} | at.keys()):
        values = {run: known[key] for run, known in enumerate(told) if key in known}
        leaf = at.get(key)
        strict = any(run not in values and facts.lacks(kind, key) for run, facts in enumerate(runs))
        if not strict and (same_in_all(list(values.values())) or len(values) < 2):
            if leaf is None:
                out.equal += len(values) == len(runs)
            else:
                out.found.append(Difference(key, leaf.values, leaf.step))
        elif kind == CONFIG and not strict and _is_named(values, runs):
            out.named.append(key)
        else:
            out.found.append(Difference(key, values, None if leaf is None else leaf.step))
    return out


def is_seed(key: str) -> bool:
    """Whether a setting is a seed, by its name."""
    return _SEED.search(key) is not None


def flat(value: Any, prefix: str = "") -> dict[str, Any]:
    """Settings in settings, each by its whole name: `{"a": {"b": 1}}` becomes `{"a.b": 1}`."""
    out: dict[str, Any] = {}
    for key, found in _leaves(value, prefix, 0):
        if len(out) >= _MOST_KEYS:
            break
        out[key] = found
    return out


def _leaves(value: Any, name: str, depth: int) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping) and value and depth < _MOST_DEPTH:
        for key, inner in value.items():
            yield from _leaves(inner, f"{name}.{key}" if name else str(key), depth + 1)
    elif name:
        yield name, value


def same_in_all(values: Sequence[Any]) -> bool:
    """Whether all values are the same."""
    return all(_same(values[0], other) for other in values[1:])


def _same(one: Any, other: Any) -> bool:
    """Whether two values of JSON are the same: 1 and 1.0 are, 1 and true are not."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_same(value, other[key]) for key, value in one.items())
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, float) and isinstance(other, float) and one != one and other != other:  # noqa: PLR0124  # NaN
        return True
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def _is_named(values: Mapping[int, Any], runs: Sequence[Facts]) -> bool:
    """Whether values differ only by the names or the directories of the runs."""
    return same_in_all([_unnamed(value, runs[run]) for run, value in values.items()])


def _unnamed(value: Any, run: Facts) -> Any:
    if not isinstance(value, str):
        return value
    for text in (run.place, run.name):  # as whole words: a run may be called `a`
        value = re.sub(rf"(?<![A-Za-z0-9]){re.escape(text)}(?![A-Za-z0-9])", "\0", value) if text else value
    return value


def _one(values: Sequence[Any]) -> Any:
    return values[0] if len(values) == 1 else list(values)
