"""What a declaration says of the keys of a log: which of them it explains, and what they are called in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy
from functools import cache, lru_cache

from rldk_schema.frameworks import FRAMEWORKS, Evaluation, Framework, Rule
from rldk_schema.metrics import METRICS

from rldk.adapters.rows import CONTAINER_STEP
from rldk.event.metric_names import NO_FRAMEWORK, lineage
from rldk.event.roles import role_of

_LONGEST = 256  # characters of a key that a glob is tried on
_STATISTIC = re.compile(r"/(?:mean|avg|std|min|max)\Z")
_MANY = 3  # frameworks that did not take it from each other
_EVALUATED = re.compile(r"(?:eval|test)_")


class Vocabulary:
    """The words of one framework, those of what it extends included.

    Args:
        name: Of the framework.

    Attributes:
        framework: Its declaration.
        meant: Keys that mean a metric.
        exact: All keys that it logs, but those that a glob stands for.
        steps: Keys that hold the step, the truest first, each with what is added to it.
        hugging_face: Whether its rows are those of transformers' Trainer.
        axes: Metrics that others are drawn over, as a tracker was told: they say nothing of what a row reports.
        totals: Globs of keys that a row of the run's totals has, and nothing else.
        totals_offset: What is added to the step of such a row.
    """

    def __init__(self, name: str) -> None:
        own = [FRAMEWORKS[each] for each in lineage(name)]
        self.framework = own[0]
        self.steps: dict[str, int] = {}
        for key, offset in (step for f in own for step in f.steps):
            self.steps.setdefault(key, offset)
        self.steps.setdefault(CONTAINER_STEP, 0)
        self.hugging_face = any(f.hugging_face for f in own)
        self.prefixes = tuple(prefix for f in own for prefix in f.prefixes)
        self.evaluations = tuple(e for f in own for e in f.evaluations)
        self.times = dict(time for f in reversed(own) for time in f.times)
        self.progress = frozenset(key for f in own for key in f.progress)
        self.text = frozenset(key for f in own for key in f.text)
        summed = next((f for f in own if f.totals), own[0])
        self.totals, self.totals_offset = summed.totals, summed.totals_offset
        self.trained = frozenset(key for f in own for key in f.trained)
        line = {f.name for f in own}
        self.meant = frozenset(s.key for m in METRICS.values() for s in m.sources if s.framework in line)
        others = [glob for f in own for glob in f.other_keys]
        self.exact = self.meant | {glob for glob in others if "*" not in glob}
        self.exact |= self.steps.keys() | self.times.keys() | self.progress | self.text
        self.axes: frozenset[str] = frozenset()
        self._globs = [_pattern(glob) for glob in others if "*" in glob]
        self._slashed = {key.replace("/", "_"): key for key in self.exact if "/" in key}
        self._slashed_globs = [_pattern(glob.replace("/", "_"), anything=True) for glob in others if "/" in glob]

    def bare(self, key: str) -> str:
        """A key without what a tracker put in front of it: `train/loss` -> `loss`, `eval/loss` -> `eval_loss`."""
        for prefix, stands_for in self.prefixes:
            if key.startswith(prefix):
                return stands_for + key.removeprefix(prefix)
        return key

    def explains(self, key: str) -> bool:
        """Whether the framework is known to log a key, spelled as it spells it."""
        if key in self.exact or any(key.startswith(e.prefix) for e in self.evaluations):
            return True
        key = self.bare(key)
        if self.knows(key):
            return True
        if not self.hugging_face or not _EVALUATED.match(key):
            return False
        words = key.split("_")  # eval_loss, eval_{set}_loss
        return any(self.knows("_".join(words[i:])) for i in range(1, len(words)))

    def explains_underscored(self, key: str) -> bool:
        """The same for a log in which `/` became `_`, as in some tables."""
        if key in self._slashed or any(key.startswith(e.prefix.replace("/", "_")) for e in self.evaluations):
            return True
        return len(key) <= _LONGEST and any(glob.fullmatch(key) for glob in self._slashed_globs)

    def slashed(self, key: str) -> str:
        """A key in which `/` became `_`, as the framework spells it where that is known."""
        return self._slashed.get(key, key)

    def evaluation(self, key: str) -> Evaluation | None:
        """The evaluation that a key belongs to; None for training."""
        return next((e for e in self.evaluations if key.startswith(e.prefix)), None)

    def knows(self, key: str) -> bool:
        """Whether the framework is known to log a key in training, spelled as it spells it."""
        return key in self.exact or (len(key) <= _LONGEST and any(glob.fullmatch(key) for glob in self._globs))

    def counting_as(self, names: Iterable[str]) -> Vocabulary:
        """The same, which takes for a step what is one to any of some frameworks, too."""
        words = copy(self)
        words.steps = dict(self.steps)
        for key, offset in (step for name in names for step in vocabulary(name).steps.items()):
            words.steps.setdefault(key, offset)
        return words

    def with_axes(self, axes: Iterable[str]) -> Vocabulary:
        """The same, with these axes."""
        words = copy(self)
        words.axes = frozenset(map(self.bare, axes))
        return words


@cache
def vocabulary(name: str) -> Vocabulary:
    """The words of a framework."""
    return Vocabulary(name)


@lru_cache(4096)
def is_anybodys(key: str) -> bool:
    """Whether a word is one that anybody may log: a metric's name, one that has a role, or that many frameworks log."""
    word = _STATISTIC.sub("", key.removeprefix("train/"))
    if "/" in word:
        return False
    spelled = {word, f"train/{word}"}
    known = {f.name for f in frameworks() if not vocabulary(f.name).exact.isdisjoint(spelled)}
    if word in METRICS or role_of(word) is not None:
        return True
    return sum(FRAMEWORKS[name].extends not in known for name in known) >= _MANY


@cache
def _pattern(glob: str, *, anything: bool = False) -> re.Pattern[str]:
    """A glob: `*` for one or more characters but `/`, `**` for any."""
    one = ".+" if anything else "[^/]+"
    parts = [".+" if part == "**" else one if part == "*" else re.escape(part) for part in re.split(r"(\*+)", glob)]
    return re.compile("".join(parts), re.DOTALL)


def fits(glob: str, keys: Iterable[str]) -> bool:
    """Whether a glob fits some key."""
    if "*" not in glob:
        return glob in keys
    pattern = _pattern(glob)
    return any(len(key) <= _LONGEST and pattern.fullmatch(key) for key in keys)


def holds(rule: Rule, keys: frozenset[str], nonzero: frozenset[str]) -> bool:
    """Whether a rule holds for the keys of a log."""
    return (
        all(fits(glob, keys) for glob in rule.all)
        and (not rule.any or any(fits(glob, keys) for glob in rule.any))
        and not any(fits(glob, keys) for glob in rule.none)
        and (rule.nonzero is None or rule.nonzero in nonzero)
    )


def frameworks() -> Iterator[Framework]:
    """The frameworks that can be recognised."""
    return (framework for framework in FRAMEWORKS.values() if framework.name != NO_FRAMEWORK)
