"""Judges a run by its events, one after the other: live, or from its file."""

from __future__ import annotations

import math
import sys
from collections import deque
from collections.abc import Callable
from statistics import NormalDist
from typing import NamedTuple

from rldk_schema import Event

from rldk.health.alerts import SEVERITIES, Alert
from rldk.health.condition import Condition, Firing, Metrics
from rldk.health.history import History
from rldk.health.rules import Grade, Rules, default_rules, trend
from rldk.health.statistics import mann_kendall
from rldk.health.stock import Stock

FIRST_STEP_SECONDS = 3600.0
"""How long a step may take while a run's pace is not known: the first ones compile, load and warm up."""

_LOOK_AGAIN_ROWS = 5  # trends cost a hundred times what a threshold does
_EVALUATIONS = 6  # fewer show no trend of p < 0.01
_COMPARED = 10  # train rows that an evaluation is held against
_PACE_ROWS = 50
_LARGEST = sys.float_info.max


class Evaluator:
    """Holds a run's events against the rules, in constant memory.

    Args:
        rules: From `load_rules`; those that come with rldk if None.
        algorithm: `grpo`, `dpo`, ..., where it is known: some rules are for some algorithms.
    """

    def __init__(self, rules: Rules | None = None, *, algorithm: str | None = None) -> None:
        rules = default_rules() if rules is None else rules
        self._train: dict[str, _Judged] = {}
        self._eval: dict[str, list[Condition]] = {}
        self._gaps: list[_Gap] = []
        self._stocks: dict[tuple[Firing, str], Stock] = {}
        self._now: float | None = None  # wall_time of the event at hand
        self._silence: tuple[Firing, Grade] | None = None
        self._damage: tuple[Firing, Grade] | None = None
        self._row = 0
        self._before: int | None = None  # the step before the first
        self._last = 0
        self._evaluated = (0, 0)  # steps of the evaluation before, and of the latest
        self._pace: deque[float] = deque(maxlen=_PACE_ROWS)
        self._last_train: _Clock | None = None  # none if something else has been logged since
        self._last_any: _Clock | None = None
        self._rolling = {m for rule in rules.values() for g in rule.grade if g.of == "rolling" for m in g.metrics}
        for name, rule in rules.items():
            firing = Firing(name, rule)
            for grade in sorted(rule.grade, key=lambda g: -SEVERITIES.index(g.severity)):
                if grade.algorithms is None or (algorithm or "").lower() in map(str.lower, grade.algorithms):
                    self._plan(firing, grade)

    def _plan(self, firing: Firing, grade: Grade) -> None:
        if grade.silence is not None:
            self._silence = (firing, grade)
        elif not grade.metrics:
            self._damage = (firing, grade)
        for text in (*grade.when, *grade.unless):
            self._past(trend(text)[0])
        if grade.follows is not None:
            self._past(grade.follows.metric)
        for metric in grade.metrics:
            if grade.runs_out is not None:
                self._stocks.setdefault((firing, metric), Stock(firing, metric)).add(grade)
                continue
            if grade.gap is not None:
                self._gaps.append(_Gap(firing, grade, metric, self._past(metric)))
                continue
            relative = grade.of in ("early", "rolling") or grade.zeros is not None or grade.follows is not None
            condition = Condition(firing, grade, metric, self._past(metric) if relative else None)
            if "train" in grade.phases:
                judged = self._train.setdefault(metric, _Judged())
                (judged.conditions if grade.nonfinite is None else judged.refusing).append(condition)
            if "eval" in grade.phases or "test" in grade.phases:
                self._eval.setdefault(metric, []).append(condition)

    def _past(self, metric: str) -> History:
        judged = self._train.setdefault(metric, _Judged())
        if judged.past is None:
            judged.past = History(rolling=metric in self._rolling)
        return judged.past

    def observe(self, event: Event) -> list[Alert]:
        """Takes the next event of a run.

        Returns:
            What is found with it: each cause once, until it has been gone for 100 steps.
        """
        phase = event.model_info.phase
        if phase == "train":
            return self._step(event)
        # What comes between two steps takes time of its own, and nobody knows how much.
        self._last_train, self._last_any = None, _clock(event)
        return self._evaluation(event) if phase in ("eval", "test") else []

    def _step(self, event: Event) -> list[Alert]:
        alerts: list[Alert] = []
        step, metrics = event.step, event.metrics
        if self._before is None:
            self._before = self._last = step - 1
        self._row += 1
        self._now = event.wall_time
        pace = self._paced(event, alerts)
        row, known = self._row, self._train
        for name, value in metrics.items():
            judged = known.get(name)
            if judged is None or value is None:
                continue
            if judged.low <= value <= judged.high and judged.keep is not None:
                judged.keep((row, value))
            else:
                self._judge(judged, step, value, metrics, alerts)
        if pace is not None and metrics.get("step_time") is None and (judged := self._train.get("step_time")):
            self._judge(judged, step, pace, metrics, alerts)
        for stock in self._stocks.values():
            if step - self._before > stock.warmup:
                alerts += stock.observe(event, self._last)
        self._last = step
        return alerts

    def _judge(self, judged: _Judged, step: int, value: float, metrics: Metrics, alerts: list[Alert]) -> None:
        if math.isfinite(value):
            if judged.past is not None:
                judged.past.add(self._row, step, value)
            breached = [condition for condition in judged.conditions if not condition.calm(value, metrics)]
            judged.settle(breached)
        else:
            breached = [condition for condition in judged.refusing if condition.refuses(value)]
        for condition in breached:
            if self._is_due(condition, step, metrics):
                alerts.append(condition.alert(step, value, metrics))  # noqa: PERF401  # rare; a generator costs every step

    def _is_due(self, condition: Condition, step: int, metrics: Metrics) -> bool:
        """Whether the breach of a limit is all that its grade asks for, and news."""
        grade, ran = condition.grade, step - (self._before or 0)
        if ran <= grade.warmup or (grade.before is not None and ran > grade.before):
            return False
        if not condition.lasts(self._last, step, self._now) or condition.firing.told(step, grade, self._last):
            return False
        if self._row < condition.look_again or any(metrics.get(name) is None for name in grade.needs):
            return False
        condition.look_again = self._row + _LOOK_AGAIN_ROWS
        return self._holds(condition)

    def _holds(self, condition: Condition) -> bool:
        grade, past = condition.grade, condition.past
        if grade.zeros is not None and (past is None or (past.zeros(grade.within) or 0.0) < grade.zeros):
            return False
        if not all(self._known(text) is True for text in grade.when):
            return False
        if any(self._known(text) is True for text in grade.unless):
            return False
        if grade.follows is None or past is None:
            return True
        correlation = past.correlation(self._past(grade.follows.metric))
        return correlation is not None and correlation >= grade.follows.at_least

    def _known(self, text: str) -> bool | None:
        metric, wanted, direction = trend(text)
        found = self._past(metric).is_(direction)
        return None if found is None else found is wanted

    def _evaluation(self, event: Event) -> list[Alert]:
        alerts: list[Alert] = []
        step, metrics = event.step, event.metrics
        if step != self._evaluated[1]:  # several data sets may be evaluated at one step
            self._evaluated = (self._evaluated[1], step)
        before = self._evaluated[0]
        for name, value in metrics.items():
            if value is None or (math.isfinite(value) and name not in self._eval):
                continue
            for condition in self._eval.get(name, ()):
                breached = not condition.calm(value, metrics) if math.isfinite(value) else condition.refuses(value)
                if breached and not condition.firing.told(step, condition.grade, before):
                    alerts.append(condition.alert(step, value, metrics))
        for gap in self._gaps:
            value = metrics.get(gap.metric)
            if value is not None and math.isfinite(value):
                alerts += gap.evaluated(event, value, before)
        return alerts

    def _paced(self, event: Event, alerts: list[Alert]) -> float | None:
        """Seconds a step since the train event just before; None if something else came between."""
        now = _clock(event)
        any_before, train_before = self._last_any, self._last_train
        self._last_any = self._last_train = now
        if now is None or any_before is None or any_before.attempt != now.attempt:
            return None
        silence = now.wall_time - any_before.wall_time
        if self._silence is not None and silence > (self._silence[1].silence or 0.0):
            text = f"{silence:,.0f} s passed between two log lines"
            alerts += self.silent(event.step, silence, text, steps=max(1, event.step - any_before.step))
        if train_before is None or event.step <= train_before.step:
            return None
        pace = silence / (event.step - train_before.step)
        self._pace.append(pace)
        return pace

    def silence_limit(self, steps: int = 1) -> float:
        """Seconds that the next so many steps may take before the run counts as stalled."""
        if self._silence is None:
            return math.inf
        grade = self._silence[1]
        if not self._pace:
            return max(grade.silence or 0.0, FIRST_STEP_SECONDS * steps)
        usual = sorted(self._pace)[int(0.95 * len(self._pace))]
        least = 0.0 if len(self._pace) >= 3 else FIRST_STEP_SECONDS
        return max(grade.silence or 0.0, least, grade.factor * usual * steps)

    def silent(self, step: int, seconds: float, text: str, *, steps: int = 1) -> list[Alert]:
        """Judges a run in which nothing has happened for so many seconds, where so many steps are usual."""
        limit = self.silence_limit(steps)
        if self._silence is None or seconds <= limit or self._silence[0].told(step, self._silence[1], step):
            return []
        firing, grade = self._silence
        return [firing.alert(grade, step, text, value=seconds, threshold=limit)]

    def damaged(self, step: int, text: str) -> list[Alert]:
        """The alert of a checkpoint that is damaged in this way; none if that rule is off."""
        return [] if self._damage is None else [self._damage[0].alert(self._damage[1], step, text)]


class _Clock(NamedTuple):
    """When an event was, by the clock of its attempt."""

    attempt: int | None
    step: int
    wall_time: float


def _clock(event: Event) -> _Clock | None:
    if event.wall_time is None:
        return None
    return _Clock(event.process.attempt if event.process is not None else None, event.step, event.wall_time)


def _forget(_: object) -> None:
    """Of a metric whose past nobody asks for."""


class _Judged:
    """One metric of train events: its past, if a grade asks for it, and the conditions on it.

    Between `low` and `high` no condition has anything to do, which is where nearly all values are: there is no such
    range while a limit moves, a breach lasts, or values are counted. Such a value need only be kept: `keep` takes it,
    with its row, once the past's beginning is known.
    """

    __slots__ = ("conditions", "high", "keep", "low", "past", "refusing")

    def __init__(self) -> None:
        self.past: History | None = None
        self.conditions: list[Condition] = []  # of finite values
        self.refusing: list[Condition] = []  # of the others
        self.low, self.high = math.inf, -math.inf
        self.keep: Callable[[tuple[int, float]], object] | None = None

    def settle(self, breached: list[Condition]) -> None:
        """Finds that range anew, with what a value breaches."""
        if self.keep is None:
            self.keep = _forget if self.past is None else self.past.keep
        if breached or any(condition.moves or condition.grade.times for condition in self.conditions):
            self.low, self.high = math.inf, -math.inf
        else:  # infinity is within no limits
            self.low = max((condition.low for condition in self.conditions), default=-_LARGEST)
            self.high = min((condition.high for condition in self.conditions), default=_LARGEST)
            self.low, self.high = max(self.low, -_LARGEST), min(self.high, _LARGEST)


class _Gap:
    """Whether training gets better at something and the evaluation does not."""

    def __init__(self, firing: Firing, grade: Grade, metric: str, trained: History) -> None:
        self.metric = metric
        self._episode = firing
        self._grade = grade
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
        if len(seen) < _EVALUATIONS or not self._widens(seen) or self._episode.told(step, self._grade, before):
            return []
        where = f" on {dataset}" if dataset else ""
        text = (
            f"{self.metric} is {value:.4g} in evaluation{where} and {trained:.4g} in training, and the gap has widened"
        )
        text += f" over {len(seen)} evaluations"
        return [self._episode.alert(self._grade, step, text, value=value, metric=self.metric, baseline=trained)]

    def _widens(self, seen: deque[tuple[float, float]]) -> bool:
        certain = NormalDist().inv_cdf(1 - (self._grade.gap or 0.0))
        trained, held_out = [self._sign * t for t, _ in seen], [self._sign * v for _, v in seen]
        gap = [t - v for t, v in zip(trained, held_out, strict=True)]
        # A loss is expected to stay behind in evaluation: it must get worse there. A reward must not get better.
        most = -certain if self._sign < 0 else 0.0
        return mann_kendall(gap) > certain and mann_kendall(trained) > certain and mann_kendall(held_out) <= most
