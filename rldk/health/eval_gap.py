"""Whether training gets better at something and the evaluation does not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from statistics import NormalDist

from rldk_schema import Event

from rldk.health.alerts import Alert
from rldk.health.firing import Firing
from rldk.health.statistics import MannKendall

EVALUATIONS = 6
"""Fewer show no trend of p < 0.01."""

_COMPARED = 10  # train rows that an evaluation is held against
_MOST = 30  # evaluations of one data set


class _Trends:
    """How training, evaluation and the gap between them move, where more is better."""

    __slots__ = ("gap", "held_out", "trained")

    def __init__(self) -> None:
        self.trained, self.held_out, self.gap = MannKendall(_MOST), MannKendall(_MOST), MannKendall(_MOST)

    def add(self, trained: float, held_out: float) -> None:
        self.trained.add(trained)
        self.held_out.add(held_out)
        self.gap.add(trained - held_out)


class EvalGap:
    """The gap between one metric in training and in evaluation, as one grade judges it.

    Attributes:
        metric: Its name.
        firing: The grade.
        evaluations: How many of one data set have been compared, at most.
    """

    def __init__(self, firing: Firing, metric: str) -> None:
        self.metric = metric
        self.firing = firing
        self.evaluations = 0
        self._sign = -1.0 if metric.endswith("loss") else 1.0
        self._seen: dict[str | None, _Trends] = {}
        self._certain = NormalDist().inv_cdf(1 - (firing.grade.gap or 0.0))

    def evaluated(self, event: Event, value: float, before: int, trained_last: Iterable[float]) -> list[Alert]:
        """Takes what an evaluation found, the step of the one before, and what training measured, the latest first."""
        step, dataset = event.step, event.data_slice.dataset_name
        now = sorted(islice(trained_last, _COMPARED))
        if not now:
            return []
        trained = now[len(now) // 2]
        seen = self._seen.get(dataset)
        if seen is None:
            seen = self._seen[dataset] = _Trends()
        seen.add(self._sign * trained, self._sign * value)
        count = len(seen.gap)
        self.evaluations = max(self.evaluations, count)
        if count < EVALUATIONS or not self._widens(seen):
            self.firing.clear()
            return []
        if self.firing.has_alert(step, before):
            return []
        where = f" on {dataset}" if dataset else ""
        text = (
            f"{self.metric} is {value:.4g} in evaluation{where} and {trained:.4g} in training, and the gap has widened"
        )
        text += f" over {count} evaluations"
        return [self.firing.fire(step, text, value=value, baseline=trained)]

    def _widens(self, seen: _Trends) -> bool:
        # A loss is expected to stay behind in evaluation: it must get worse there. A reward must not get better.
        most = -self._certain if self._sign < 0 else 0.0
        return seen.gap.z > self._certain and seen.trained.z > self._certain and seen.held_out.z <= most
