"""Which declared metrics a name may mean: a guess for people, by how it is spelled. Nothing is renamed by it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from rldk_schema.frameworks import FRAMEWORKS, ROLES
from rldk_schema.metrics import METRICS

from rldk.event.roles import MEANS, is_apart, role_of

_PARTS = re.compile(r"[/.]")
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_SAME = {"gradient": "grad", "avg": "mean", "average": "mean", "len": "length"}
# Whatever is measured, these say where, or how it was summed up.
_NOISE = frozenset({"mean", "train", "training"})
# As the last part of a framework's key they are about something that only the parts before name.
_GENERIC = frozenset(
    {"", "max", "min", "std", "step", "total", "all", "time", "frac", "rate", "value", "sum", "count", "coef"}
)


@lru_cache(maxsize=16_384)  # more than a run has names that are looked at: each rule asks about all of them
def may_mean(name: str) -> frozenset[str]:
    """The declared metrics that a name may mean; none if it is one, or is about an evaluation.

    It has their role, a framework's key, or another spelling of either.

    >>> sorted(may_mean("policy/kl")), sorted(may_mean("grad-norm")), sorted(may_mean("mean_reward"))
    (['kl_mean', 'kl_sequence'], ['grad_norm'], ['reward_mean'])
    """
    if name in METRICS or is_apart(name):
        return frozenset()
    *above, last = _PARTS.split(name)
    if above and above[0] in FRAMEWORKS:  # as a key is stored whose meaning is not known
        name, above = name.partition("/")[2], above[1:]
    if last.lower() in ("mean", "avg") and above:
        last = above[-1]
    words = _words(last)
    if (role := role_of(name) or ROLES.get("_".join(words))) is not None:
        return _BY_ROLE[role]
    found = [_by_spelling().get(spelling) for spelling in (*_spellings(name), *_spellings(last))]
    if not any(found) and _GENERIC.isdisjoint(words):  # `my_loss` is some loss
        found = [_BY_ROLE.get(ROLES.get("_".join(words[-length:]), "")) for length in (2, 1)]
    return frozenset().union(*filter(None, found))


_BY_ROLE = {role: frozenset(metrics) for role, metrics in MEANS.items()}


def frameworks_with(name: str, metrics: frozenset[str]) -> list[str]:
    """The frameworks that call one of some metrics by exactly this name; not those that extend one of them."""
    meant = (METRICS[metric] for metric in sorted(metrics & METRICS.keys()))
    found = dict.fromkeys(source.framework for metric in meant for source in metric.sources if source.key == name)
    return [framework for framework in found if FRAMEWORKS[framework].extends not in found]


def _words(text: str) -> list[str]:
    """The words of a name without those that do not tell, each in its singular."""
    words = [_SAME.get(word, word) for word in map(str.lower, _WORDS.findall(text))]
    words = [word[:-1] if word.endswith("s") and not word.endswith("ss") else word for word in words]
    return [word for word in words if word not in _NOISE]


def _spellings(text: str) -> Iterator[str]:
    """A name's words as they stand, and in the order of the alphabet, as others may have them."""
    words = _words(text)
    yield "".join(words)
    yield "".join(sorted(words))


@cache
def _by_spelling() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for metric in METRICS.values():
        for spelling in _spellings(metric.name):
            found.setdefault(spelling, set()).add(metric.name)
        for source in metric.sources:
            *above, last = _PARTS.split(source.key)
            if last in ("mean", "avg") and above:
                last = above[-1]
            for spelling in (*_spellings(source.key), *(() if last in _GENERIC else _spellings(last))):
                found.setdefault(spelling, set()).add(metric.name)
    return {spelling: frozenset(names) for spelling, names in found.items() if spelling not in _GENERIC}
