"""Whether the core of a run could be judged: what a verdict of `quiet` needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from rldk_schema.forms.coverage import Coverage
from rldk_schema.forms.not_judged import NotJudged
from rldk_schema.metrics import METRICS

from rldk.event.metric_names import NO_FRAMEWORK, lineage
from rldk.health.rules import Rules

CORE: dict[str, tuple[str, ...]] = {
    "KL": ("kl_mean", "kl_sequence"),
    "entropy or loss": ("entropy_mean", "loss", "policy_loss"),
    "reward or preference": ("reward_mean", "preference_accuracy", "reward_margin", "reward_chosen"),
    "gradient norm": ("grad_norm",),
}
"""What must have been measured, by any of some metrics."""

# Fine-tuning has neither; every training has a loss and a gradient.
_AT_TIMES = ("KL", "reward or preference")

# With a coefficient of 0 no KL is measured, and none is missing.
_WITHOUT_KL = ("beta", "kl_coef", "init_kl_coef", "kl_loss_coef")


def core_rules(part: str) -> tuple[str, ...]:
    """The rules whose silence leaves a part of the core unjudged."""
    return _RULES.get(part, ())


_RULES = {
    "KL": ("kl_drift",),
    "entropy or loss": ("entropy_collapse", "non_finite"),
    "reward or preference": ("reward_std_collapse",),
    "gradient norm": ("grad_norm_spike",),
}

NONE = Coverage(recognised=0, metrics=0, judged=[], not_judged=[], unmeasured=list(CORE), assumed={})
"""Of a run in which nothing was measured, or no rules were run."""


def coverage_of(
    metrics: Collection[str],
    rules: Rules,
    *,
    framework: str | None = None,
    algorithm: str | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Coverage:
    """What a verdict on a run with these metrics is based on. The arguments are those of `missing`."""
    judged, not_judged = [], []
    for name, rule in rules.items():
        needs = list(dict.fromkeys(metric for grade in rule.grade for metric in grade.metrics))
        if not needs or any(metric in metrics for metric in needs):
            judged.append(name)
        else:
            not_judged.append(NotJudged(rule=name, needs=needs, found=[], why=f"no {' or '.join(needs)}"))
    return Coverage(
        recognised=len(METRICS.keys() & set(metrics)),
        metrics=len(metrics),
        judged=judged,
        not_judged=not_judged,
        unmeasured=missing(metrics, framework, algorithm, settings),
        assumed={},
    )


def missing(
    metrics: Collection[str],
    framework: str | None = None,
    algorithm: str | None = None,
    settings: Mapping[str, Any] | None = None,
) -> list[str]:
    """What of the core was not measured, although the run could have measured it.

    Args:
        metrics: Names of what was measured.
        framework: Whose metrics they are, and
        algorithm: what trained: a KL or a reward of which the dictionary knows no key there is not missing.
        settings: The run's configuration.
    """
    lacking = [part for part, names in CORE.items() if not any(name in metrics for name in names)]
    if settings and any(settings.get(name) == 0 for name in _WITHOUT_KL):
        lacking = [part for part in lacking if part != "KL"]
    if framework in (None, NO_FRAMEWORK):
        return lacking
    return [part for part in lacking if part not in _AT_TIMES or _is_expected(CORE[part], framework, algorithm)]


def _is_expected(names: tuple[str, ...], framework: str | None, algorithm: str | None) -> bool:
    line = set(lineage(framework))
    return any(
        source.framework in line and (algorithm is None or source.algorithms is None or algorithm in source.algorithms)
        for name in names
        for source in METRICS[name].sources
    )
