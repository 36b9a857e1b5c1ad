"""What a name that is not declared is about, by its last word: enough for rules that need no absolute scale.

A role is not a metric: nothing is renamed, and a rule that judges by one says that it assumed the meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rldk_schema.frameworks import ROLES
from rldk_schema.metrics import METRICS

MEANS: dict[str, tuple[str, ...]] = {
    "kl": ("kl_mean", "kl_sequence"),
    "entropy": ("entropy_mean",),
    "reward": ("reward_mean",),
    "grad_norm": ("grad_norm",),
    "loss": ("loss",),
}
"""The declared metrics that a role may be."""

MOST_NAMES = 4
"""More names of one role are parts of something, such as the gradient norms of all layers."""

_PARTS = re.compile(r"[/.]")
_MEAN = re.compile(r"(?:mean|avg)_|_(?:mean|avg)\Z")
# What is measured there is not the training.
_APART = frozenset({"eval", "val", "valid", "validation", "test"})


def role_of(name: str) -> str | None:
    """The role of a metric's name: `kl`, `entropy`, `reward`, `grad_norm` or `loss`; None if it has none.

    It is that of the last part after `/` or `.`, without `mean` or `avg`: `train/mean_reward` is a reward, and
    `kl_coef` nothing. A declared metric has a meaning, and no role; nor has what stands under eval, val or test.

    >>> role_of("train/mean_reward"), role_of("kl_coef"), role_of("eval/loss")
    ('reward', None, None)
    """
    if name in METRICS or is_apart(name):
        return None
    *above, last = _PARTS.split(name.lower())
    if last in ("mean", "avg") and above:
        last = above[-1]
    return ROLES.get(_MEAN.sub("", last))


def telling(names: Iterable[str]) -> dict[str, list[str]]:
    """Role to the names that have it, as far as they are worth showing beside declared metrics.

    These are the names with the fewest parts. More than four of them are parts of a whole, and none is shown.

    >>> telling(["train/kl", "kl", "loss", "reward", "kl_coef"])
    {'kl': ['kl'], 'reward': ['reward']}
    """
    found: dict[str, list[str]] = {}
    for name in names:
        if (role := role_of(name)) is not None:
            found.setdefault(role, []).append(name)
    for role, same in found.items():
        least = min(map(parts, same))
        found[role] = [name for name in same if parts(name) == least]
    return {role: same for role, same in found.items() if len(same) <= MOST_NAMES}


def standing_for(names: Iterable[str]) -> dict[str, list[str]]:
    """The same of those roles of which a log has no declared metric.

    >>> standing_for(["kl_sequence", "kl", "reward"])
    {'reward': ['reward']}
    """
    there = set(names)
    return {role: same for role, same in telling(sorted(there)).items() if there.isdisjoint(MEANS[role])}


def parts(name: str) -> int:
    """How many parts a name has besides its last.

    >>> parts("train/layers.0/grad_norm")
    3
    """
    return name.count("/") + name.count(".")


def is_apart(name: str) -> bool:
    """Whether a metric is about an evaluation by its name, and not about training.

    >>> is_apart("eval/loss"), is_apart("val_loss"), is_apart("value_loss")
    (True, True, False)
    """
    *above, last = _PARTS.split(name.lower())
    return not _APART.isdisjoint(above) or last.partition("_")[0] in _APART
