"""Whether training gets better at something and the evaluation does not."""

from __future__ import annotations

from collections import deque
from statistics import NormalDist

from rldk_schema import Event

from rldk.health.alerts import Alert
from rldk.health.firing import Firing
from rldk.health.history import History
from rldk.health.statistics import mann_kendall

EVALUATIONS = 6
"""Fewer show no trend of p < 0.01."""

_COMPARED = 10  # train rows that an evaluation is held against


class EvalGap:
    """The gap between one metric in training and in evaluation, as one grade judges it.

    Attributes:
        metric: Its name.
        firing: The grade.
        evaluations: How many of one data set have been compared, at most.
    """

    def __init__(self, firing: Firing, metric: str, trained: History) -> None:
        self.metric = metric
        self.firing = firing
        self.evaluations = 0
        self._trained = trained
        self._sign = -1.0 if metric.endswith("loss") else 1.0
        self._seen: dict[str | None, deque[tuple[float, float]]] = {}

    def evaluated(self, event: Event, value: float, before: int) -> list[Alert]:
        """Takes what an evaluation found, and the step of the one before."""
        step, dataset = event.step, event.data_slice.dataset_name
        now = sorted(v for _, v in list(self._trained.recent)[-_COMPARED:])
        if not now:
            return []
        trained = now[len(now) // 2]
        seen = self._seen.setdefault(dataset, deque(maxlen=30))
        seen.append((trained, value))
        self.evaluations = max(self.evaluations, len(seen))
        if len(seen) < EVALUATIONS or not self._widens(seen):
            self.firing.clear()
            return []
        if self.firing.has_alert(step, before):
            return []
        where = f" on {dataset}" if dataset else ""
        text = (
            f"{self.metric} is {value:.4g} in evaluation{where} and {trained:.4g} in training, and the gap has widened"
        )
        text += f" over {len(seen)} evaluations"
        return [self.firing.fire(step, text, value=value, baseline=trained)]

    def _widens(self, seen: deque[tuple[float, float]]) -> bool:
        certain = NormalDist().inv_cdf(1 - (self.firing.grade.gap or 0.0))
        trained, held_out = [self._sign * t for t, _ in seen], [self._sign * v for _, v in seen]
        gap = [t - v for t, v in zip(trained, held_out, strict=True)]
        # A loss is expected to stay behind in evaluation: it must get worse there. A reward must not get better.
        most = -certain if self._sign < 0 else 0.0
        return mann_kendall(gap) > certain and mann_kendall(trained) > certain and mann_kendall(held_out) <= most
