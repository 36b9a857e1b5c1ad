"""What a name that is not declared is about, by its last word: enough for rules that need no absolute scale.

A role is not a metric: nothing is renamed, and a rule that judges by one says that it assumed the meaning.
"""

from __future__ import annotations

import re

from rldk_schema.frameworks import ROLES
from rldk_schema.metrics import METRICS

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


def is_apart(name: str) -> bool:
    """Whether a metric is about an evaluation by its name, and not about training.

    >>> is_apart("eval/loss"), is_apart("val_loss"), is_apart("value_loss")
    (True, True, False)
    """
    *above, last = _PARTS.split(name.lower())
    return not _APART.isdisjoint(above) or last.partition("_")[0] in _APART
