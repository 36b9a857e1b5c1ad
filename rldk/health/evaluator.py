"""Judges a run by its events, one after the other: live, or from its file."""

from __future__ import annotations

import math
from collections.abc import Iterator

from rldk_schema import Event

from rldk.health.alerts import Alert
from rldk.health.condition import Condition, Watch
from rldk.health.depletion import LEAST_POINTS
from rldk.health.eval_gap import EVALUATIONS, EvalGap
from rldk.health.firing import Firing
from rldk.health.pace import Pace
from rldk.health.plan import Plan
from rldk.health.roles import METRIC_OF_ROLE, RoleNames, metric_of, needs_no_scale
from rldk.health.rules import Grade, Rules, default_rules
from rldk.health.series import Row
from rldk.health.standing import Standing, standing_of
from rldk.health.stock import Stock

RENEW_ROWS = 5
"""What is usual changes slowly, and costs a sort."""

_MOST_NAMES = 10_000  # of metrics that nobody declares: a log may have new ones at every step
_OTHERS = "other metrics"  # whatever is beyond these


class Evaluator:
    """Holds a run's events against the rules, in constant memory.

    Args:
        rules: From `load_rules`; those that come with rldk if None.
        algorithm: `grpo`, `dpo`, ..., where it is known: some rules are for some algorithms.

    Attributes:
        nonfinite: How many rows have NaN or infinity, by metric, known or not, in all phases.
    """

    def __init__(self, rules: Rules | None = None, *, algorithm: str | None = None) -> None:
        self.nonfinite: dict[str, int] = {}
        self._rules = default_rules() if rules is None else rules
        self._plan = Plan(self._rules, algorithm)
        self._train = self._plan.train  # by metric
        self._apart: dict[str, Watch] = {}  # of evaluations, likewise
        self._other = Watch(self._plan.row)  # of all names that no rule is about
        self._role_names = {
            metric: RoleNames(self._plan.companion(metric), self._train) for metric in METRIC_OF_ROLE.values()
        }
        self._begun: int | None = None  # the step before the first
        self._row, self._row_apart = self._plan.row, Row()
        self._row_apart.ran = self._row_apart.longest = math.inf
        self._evaluated = (0, 0)  # steps of the evaluation before, and of the latest
        self._rolling: list[Watch] = []
        self._beginning: list[Watch] = []  # those whose beginning is not over
        self._pace = Pace()
        self._timed = False  # whether the log has a step_time
        self._clocked = False  # whether the clock has been taken for it
        self._gaps: list[EvalGap] = []
        self._stocks: dict[tuple[str, str], Stock] = {}
        self._damage: Firing | None = None
        self._looked = False  # whether anyone has looked at checkpoints
        for rule, grade in self._plan.grades():
            self._add(rule, grade)

    def _add(self, rule: str, grade: Grade) -> None:
        if grade.silence is not None:
            self._pace.rule = self._plan.firing(rule, grade)
        elif not grade.metrics:
            self._damage = self._plan.firing(rule, grade)
        for metric in grade.metrics:
            if grade.runs_out is not None:
                self._plan.watch(metric)
                stock = self._stocks.setdefault((rule, metric), Stock(metric))
                stock.add(self._plan.firing(rule, grade, metric))
            elif grade.gap is not None:
                self._plan.watch(metric).remember()
                self._gaps.append(EvalGap(self._plan.firing(rule, grade, metric), metric))
            elif grade.nonfinite is not None:  # it becomes a condition once there is such a value
                if "*" not in metric:
                    self._plan.watch(metric)
            else:
                if grade.of not in (None, "early", "rolling"):
                    self._plan.watch(grade.of)
                if "train" in grade.phases:
                    self._plan.condition(rule, grade, metric, self._plan.watch(metric))
                if "eval" in grade.phases or "test" in grade.phases:
                    watch = self._apart.setdefault(metric, Watch(self._row_apart, metric))
                    self._plan.condition(rule, grade, metric, watch)

    def observe(self, event: Event) -> list[Alert]:
        """Takes the next event of a run.

        Returns:
            What is found with it: each cause once, until it has been gone for 100 steps.
        """
        alerts: list[Alert] = []
        pace = self._pace.observe(event, alerts)
        if event.model_info.phase == "train":
            self._step(event, pace, alerts)
        else:
            self._evaluation(event, alerts)
        return alerts

    def _step(self, event: Event, pace: float | None, alerts: list[Alert]) -> None:
        row, step, metrics, watches = self._row, event.step, event.metrics, self._train
        if self._begun is None:
            self._begun = row.step = step - 1
        row.same_step = row.metrics if row.step == step else {}
        row.before, row.step, row.metrics, row.now = row.step, step, metrics, event.wall_time
        row.number += 1
        row.ran = ran = step - self._begun
        if ran > row.longest:  # noqa: PLR1730  # max() is a call for each event
            row.longest = ran
        if self._beginning or not row.number % RENEW_ROWS:
            self._renew(step)
        for name, value in metrics.items():
            if value is None:
                continue
            watch = watches.get(name)
            if watch is None:
                watch = self._meet(name)
            watch.rows += 1
            if watch.low <= value <= watch.high:
                if watch.keep is not None:
                    watch.keep((step, value))
            else:
                self._judge(watch, name, value, alerts)
        if pace is not None and not self._timed and (timed := watches.get("step_time")) is not None:
            self._clock(timed, pace, alerts)
        for stock in self._stocks.values():
            left = metrics.get(stock.metric) if row.ran > stock.warmup else None
            if left is not None and not watches[stock.metric].is_impossible(left):
                alerts += stock.observe(left, step, row.now, row.before)

    def _clock(self, timed: Watch, pace: float, alerts: list[Alert]) -> None:
        """Judges the clock's seconds a step, as long as the log has no step_time of its own."""
        if self._row.metrics.get("step_time") is None:
            timed.rows += 1
            self._clocked = True
            self._judge(timed, "step_time", pace, alerts)
        else:
            self._timed = True
            if self._clocked:
                timed.forget()

    def _renew(self, step: int) -> None:
        """Brings up to date what values are compared with."""
        for watch in self._beginning:
            if watch.past is not None and watch.past.begin(step):
                watch.renew()
        self._beginning = [watch for watch in self._beginning if watch.past is not None and watch.past.early is None]
        if not self._row.number % RENEW_ROWS:
            for watch in self._rolling:
                watch.renew()

    def _judge(self, watch: Watch, name: str, value: float, alerts: list[Alert]) -> None:
        if watch.is_impossible(value):
            watch.rows -= 1
            return
        if watch.rows == 1 and watch is not self._other:
            if watch.past is not None:
                self._beginning.append(watch)
            if any(condition.grade.of == "rolling" for condition in watch.conditions):
                self._rolling.append(watch)
            if name in self._role_names:
                self._role_names[name].end()
        if not math.isfinite(value):
            watch = self._refusing(watch, name, value)
        alerts += watch.judge(value)

    def _meet(self, name: str) -> Watch:
        """The watch of a name that no rule is about."""
        if len(self._train) >= _MOST_NAMES:
            return self._other
        metric = metric_of(name)
        if metric is None or not self._role_names[metric].add(name, lambda: self._assume(name, metric)):
            self._train[name] = self._other
        return self._train[name]

    def _assume(self, name: str, metric: str) -> Watch:
        """A watch that judges a name like the metric that it is assumed to be."""
        watch = Watch(self._row)
        watch.remember()
        for rule, grade in self._plan.grades():
            if metric in grade.metrics and "train" in grade.phases and needs_no_scale(grade):
                self._plan.condition(rule, grade, name, watch, cause=name, assumed=True)
        return watch

    def _refusing(self, watch: Watch, name: str, value: float) -> Watch:
        """The watch of a train metric that is not finite, with the grades that ask for such values."""
        self._count(name)
        if watch is self._other:
            name = name if name in self._train else _OTHERS
            watch = self._train[name] = Watch(self._row)
            watch.rows = 1
        self._plan.refuse(name, value, "train", watch, self._assumed(name))
        return watch

    def _assumed(self, name: str) -> str | None:
        metric = metric_of(name)
        return metric if metric is not None and name in self._role_names[metric] else None

    def _count(self, name: str) -> None:
        name = name if name in self.nonfinite or len(self.nonfinite) < _MOST_NAMES else _OTHERS
        self.nonfinite[name] = self.nonfinite.get(name, 0) + 1

    def _evaluation(self, event: Event, alerts: list[Alert]) -> None:
        step, phase, row = event.step, event.model_info.phase, self._row_apart
        if step != self._evaluated[1]:  # several data sets may be evaluated at one step
            self._evaluated = (self._evaluated[1], step)
        row.step, row.before, row.metrics, row.now = step, self._evaluated[0], event.metrics, event.wall_time
        row.number += 1
        held_out = phase in ("eval", "test")
        for name, value in event.metrics.items():
            if value is None:
                continue
            watch = self._apart.get(name)
            if not math.isfinite(value):
                self._count(name)
                known = name if watch is not None or len(self._apart) < _MOST_NAMES else _OTHERS
                watch = self._apart.setdefault(known, Watch(row))
                self._plan.refuse(known, value, phase, watch, self._assumed(name))
            elif watch is None or not held_out or watch.is_impossible(value):
                continue
            watch.rows += 1
            alerts += watch.judge(value)
        for gap in self._gaps if held_out else ():
            value = event.metrics.get(gap.metric)
            if value is not None and math.isfinite(value):
                alerts += gap.evaluated(event, value, row.before, self._latest(self._train[gap.metric]))
        if event.lifecycle is not None and event.lifecycle.kind == "checkpoint":
            self._looked |= bool(event.metrics)  # the figures of what was saved
        if event.alert is not None and self._damage is not None:
            self._looked |= event.alert.rule == self._damage.name

    def _latest(self, watch: Watch) -> Iterator[float]:
        """The recent values of a train metric, the latest first."""
        return (value for _, value in reversed(watch.remember().recent))

    def silence_limit(self, steps: int = 1) -> float:
        """Seconds that the next so many steps may take before the run counts as stalled."""
        return self._pace.limit(steps)

    def silent(self, step: int, seconds: float, text: str, *, steps: int = 1, sure: bool = False) -> list[Alert]:
        """Judges a run in which nothing has happened for so many seconds, where so many steps are usual.

        If it is `sure` that nothing more will happen, the time does not matter.
        """
        return self._pace.silent(step, seconds, text, steps=steps, sure=sure)

    def damaged(self, step: int, text: str) -> list[Alert]:
        """The alert of a checkpoint that is damaged in this way; none if that rule is off."""
        self._looked = True
        return [] if self._damage is None else [self._damage.fire(step, text)]

    def standing(self) -> dict[str, Standing]:
        """How far each rule could judge the events so far, by its name."""
        assumed = {name for names in self._role_names.values() for name in names}
        others = self._judging_otherwise()
        return {rule: self._standing(rule, assumed, has_looked=rule in others) for rule in self._rules}

    def _standing(self, rule: str, assumed: set[str], *, has_looked: bool) -> Standing:
        rows = dict.fromkeys(self._rules[rule].looked_at, 0)
        for watches in (self._train, self._apart):
            for name in rows.keys() & watches.keys():
                rows[name] += watches[name].rows
        firings = self._plan.firings(rule)
        conditions = [
            one for one in firings if isinstance(one, Condition) and (not one.assumed or one.metric in assumed)
        ]
        return standing_of(rows, conditions, has_looked=has_looked or any(one.has_fired for one in firings))

    def _judging_otherwise(self) -> set[str]:
        """The rules that have judged what is not the limits of one metric."""
        watched = (*self._train.items(), *self._apart.items())
        rules = self._plan.judging_nonfinite({name for name, watch in watched if watch.rows})
        if self._pace.rule is not None and self._pace.intervals > 0:
            rules.add(self._pace.rule.name)
        if self._damage is not None and self._looked:
            rules.add(self._damage.name)
        rules.update(gap.firing.name for gap in self._gaps if gap.evaluations >= EVALUATIONS)
        rules.update(rule for (rule, _), stock in self._stocks.items() if stock.kept >= LEAST_POINTS)
        return rules
