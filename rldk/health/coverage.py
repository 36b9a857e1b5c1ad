"""Whether the core of a run could be judged: what a verdict of `quiet` needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from rldk_schema.metrics import METRICS

from rldk.event.metric_names import NO_FRAMEWORK, lineage

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
