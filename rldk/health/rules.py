"""The health rules: read from `rules.toml`, and changed by users."""

from __future__ import annotations

import math
import numbers
import sys
from collections.abc import Mapping
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import msgspec
from rldk_schema.metrics import METRICS

from rldk.errors import RulesError
from rldk.health.alerts import Severity
from rldk.health.history import RECENT
from rldk.regular_file import read_regular

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Trend = Literal["rising", "falling", "higher", "lower"]


class Follows(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A metric that another must go along with, and the least rank correlation for that."""

    metric: str
    at_least: float


class Grade(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """One way in which a rule fires. Exactly one of the tests is given; all else must be true as well.

    Attributes:
        severity: Of its alerts.
        means: What its finding means, where the rule's own words are not true of this grade; likewise
        advice: what to try.
        metric: What is judged, one metric or several, each for itself. With `nonfinite`, `*` stands for any characters:
            of the names and patterns that fit a metric, the longest decides.
        above: Test: the value is above this, or this many times the baseline `of`.
        below: Test: the value is below it.
        outside: Test: the value is not between these two.
        nonfinite: Test: the value is one of these.
        unless_finite: With it: unless one of these metrics is finite, and not 0, at the same step.
        zeros: Test: at least this share of the last `within` rows is exactly 0; in a log of few rows, of those of the
            last `within` steps if these are 10.
        gap: Test: train is getting better than the evaluation, by a trend of this p.
        runs_out: Test: at its current rate the metric reaches zero within so many seconds, or another drop like the
            last three does not fit. Only `warmup` goes with it.
        silence: Test: no step for so many seconds, and for `factor` times the 95th percentile of the usual time.
        of: The baseline: `early` (median of the first 20 steps), `rolling` (median of the last 50 rows, or more where
            many of them are close to 0), or a metric of the same step. None: the threshold is absolute.
        beyond: The value must be above this (with `above`) or below it (with `below`), too.
        when: Trends that must be known to hold, such as `reward_mean not rising`: `rising`, `falling` (the last 50
            rows, Mann-Kendall, p < 0.05), `higher`, `lower` (the last 25 rows against the first 20 steps).
        unless: Trends that must not be known to hold.
        needs: Metrics that the log must have: what kind of training this is shows in them.
        follows: A metric that must go along with this one.
        sustain: Steps for which all this must be true without a break, in at least 3 rows; 1 for at once.
        lasting: Seconds for which it must, too, by the events' wall_time: for what is sampled by a clock, not at steps.
        times: Rows out of the last `within` that have the metric, in which it must be true, instead.
        within: Rows, see `times` (at most 10,000) and `zeros` (at most 50).
        warmup: Steps at a run's beginning that are not judged.
        before: Steps after which nothing is judged; None for the whole run.
        factor: See `silence`.
        phases: What is judged; outside of train each value for itself, so that nothing may ask for several of them.
        algorithms: Only these, and none that is not known; None for all.
    """

    severity: Severity
    means: str | None = None
    advice: str | None = None
    metric: str | list[str] = msgspec.field(default_factory=list)
    above: float | None = None
    below: float | None = None
    outside: tuple[float, float] | None = None
    nonfinite: list[Literal["NaN", "Infinity", "-Infinity"]] | None = None
    unless_finite: list[str] = msgspec.field(default_factory=list)
    zeros: float | None = None
    gap: float | None = None
    runs_out: float | None = None
    silence: float | None = None
    of: str | None = None
    beyond: float | None = None
    when: list[str] = msgspec.field(default_factory=list)
    unless: list[str] = msgspec.field(default_factory=list)
    needs: list[str] = msgspec.field(default_factory=list)
    follows: Follows | None = None
    sustain: int = 1
    lasting: float = 0.0
    times: int | None = None
    within: int = 20
    warmup: int = 20
    before: int | None = None
    factor: float = 5.0
    phases: list[Literal["train", "eval", "test"]] = msgspec.field(default_factory=lambda: ["train"])
    algorithms: list[str] | None = None

    @cached_property
    def metrics(self) -> list[str]:
        """What is judged."""
        return [self.metric] if isinstance(self.metric, str) else self.metric

    @cached_property
    def trends(self) -> list[tuple[str, bool, Trend, bool]]:
        """What `when` and `unless` say: a metric, whether this must be so, the trend, and whether it must be known."""
        return [(*trend(text), must) for texts, must in ((self.when, True), (self.unless, False)) for text in texts]

    @cached_property
    def looked_at(self) -> list[str]:
        """All metrics that decide whether it fires, patterns left out."""
        follows = [] if self.follows is None else [self.follows.metric]
        of = [] if self.of in (None, "early", "rolling") else [self.of]
        names = [*self.metrics, *(name for name, *_ in self.trends), *self.needs, *follows, *of]
        return [name for name in names if "*" not in name]

    def is_for(self, algorithm: str | None) -> bool:
        """Whether it judges what this algorithm trains; None where that is not known."""
        return self.algorithms is None or (algorithm or "").lower() in map(str.lower, self.algorithms)


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """One rule.

    Attributes:
        means: What its finding means.
        advice: What to try.
        source: Where its numbers are from.
        grade: Its grades.
    """

    means: str = "a rule of your own"
    advice: str = ""
    source: str = ""
    grade: list[Grade] = msgspec.field(default_factory=list)

    @cached_property
    def metrics(self) -> list[str]:
        """The metrics that it judges, without patterns."""
        return list(dict.fromkeys(metric for grade in self.grade for metric in grade.metrics if "*" not in metric))

    @cached_property
    def looked_at(self) -> list[str]:
        """All metrics that decide whether it fires, sorted, patterns left out."""
        return sorted({metric for grade in self.grade for metric in grade.looked_at})


Rules = Mapping[str, Rule]

_TESTS = ("above", "below", "outside", "nonfinite", "zeros", "gap", "runs_out", "silence")
_MOST_BYTES = 2**20  # of a file of rules
_MOST_WITHIN = 10_000  # rows of which a watch remembers each breach


@cache
def default_rules() -> Rules:
    """The rules that come with rldk, by name."""
    text = resources.files("rldk.health").joinpath("rules.toml").read_text(encoding="utf-8")
    return _merged({}, tomllib.loads(text), "rules.toml")


def rules_version() -> int:
    """The version of the thresholds that come with rldk."""
    text = resources.files("rldk.health").joinpath("rules.toml").read_text(encoding="utf-8")
    return int(tomllib.loads(text)["version"])


_ONE_PER_HOST = frozenset({"disk_free", "network_latency"})


def host_rules(rules: Rules, *, first_on_host: bool = True) -> Rules:
    """The rules about a host and not about what is trained: each rank has something of its own.

    Args:
        rules: All rules.
        first_on_host: False leaves out what is the same for all ranks of a host, such as its disk.
    """
    found = {
        name: msgspec.structs.replace(rule, grade=[g for g in rule.grade if _is_of_host(g, first_on_host)])
        for name, rule in rules.items()
    }
    return {name: rule for name, rule in found.items() if rule.grade}


def _is_of_host(grade: Grade, first_on_host: bool) -> bool:
    metrics = [METRICS.get(metric) for metric in grade.metrics]
    about_hosts = bool(metrics) and all(metric is not None and metric.group == "resources" for metric in metrics)
    return about_hosts and (first_on_host or _ONE_PER_HOST.isdisjoint(grade.metrics))


def is_one_per_host(metric: str | None) -> bool:
    """Whether a metric is the same for all ranks of a host."""
    return metric in _ONE_PER_HOST


def load_rules(
    path: str | Path | Mapping[str, Any] | None = None, thresholds: Mapping[str, Any] | None = None
) -> Rules:
    """The rules that come with rldk, as a user has changed them.

    Args:
        path: A TOML file like rldk's own. A rule's grades there replace those that it had; its words stay unless they
            are given, too. A rule without grades (`grade = []`) is turned off. Or the tables of such a file.
        thresholds: Rule to what shall become of it: None or False turns it off; a number is the threshold of its first
            warning that is absolute, or else of its first; a dict from severity to number gives several; a dict with
            fields of `Grade` is its only grade, a warning unless it says otherwise. A key that is a metric makes a
            rule for that.

    Raises:
        RulesError: It cannot be understood; the message says which part.
        OSError: The file cannot be read.
    """
    rules = default_rules()
    if isinstance(path, Mapping):
        rules = _merged(rules, path, "rules")
    elif path is not None:
        text = read_regular(path, _MOST_BYTES)
        try:
            tables = tomllib.loads(text.decode())
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
            raise RulesError(f"{path}: not TOML: {error}") from None
        rules = _merged(rules, tables, str(path))
    if thresholds:
        tables = {name: _table(rules, name, wanted) for name, wanted in thresholds.items()}
        rules = _merged(rules, tables, "alert_thresholds")
    return rules


def _merged(rules: Rules, tables: Mapping[str, Any], where: str) -> Rules:
    out = dict(rules)
    for name, table in tables.items():
        if name == "version":
            continue
        try:
            rule = msgspec.convert(table, Rule)
        except msgspec.ValidationError as error:
            raise RulesError(f"{where}: {name}: {error}") from None
        number = 0
        try:
            for number, grade in enumerate(rule.grade):  # noqa: B007  # the error names it
                _check(grade, name)
        except RulesError as error:
            raise RulesError(f"{where}: {name}: $.grade[{number}]: {error}") from None
        known = out.get(name)
        if known is not None:
            kept = {field: getattr(known, field) for field in Rule.__struct_fields__ if field not in table}
            rule = msgspec.structs.replace(rule, **kept)
        out[name] = rule
    return out


def _check(grade: Grade, name: str) -> None:
    tests = [test for test in _TESTS if getattr(grade, test) is not None]
    if name == "checkpoint_damage":  # found by looking at files, not at metrics
        if tests:
            raise RulesError(f"expected no test, found {', '.join(tests)}")
        return
    if len(tests) != 1:
        raise RulesError(f"expected one test of {', '.join(_TESTS)}; found {', '.join(tests) or 'none'}")
    if tests != ["silence"] and not grade.metrics:
        raise RulesError("metric: expected one or several, found none")
    if tests != ["nonfinite"]:
        if any("*" in metric for metric in grade.metrics):
            raise RulesError("metric: * is only valid with nonfinite")
        if grade.unless_finite:
            raise RulesError("unless_finite: only valid with nonfinite")
    if grade.of is not None and tests[0] not in ("above", "below"):
        raise RulesError(f"of: expected above or below with it, found {tests[0]}")
    if grade.sustain < 1 or grade.within < 1 or (grade.times is not None and not 1 <= grade.times <= grade.within):
        raise RulesError("sustain, times, within: expected at least 1, and times at most within")
    if grade.lasting and (grade.times is not None or grade.lasting < 0):
        raise RulesError("lasting: expected seconds above 0, and not combined with times")
    if grade.runs_out is not None:
        for field, default in {**_NOT_IN_EVALUATION, "before": None, "phases": ["train"]}.items():
            if getattr(grade, field) != default:
                raise RulesError(f"{field}: cannot be combined with runs_out")
    most = RECENT if grade.zeros is not None else _MOST_WITHIN
    if grade.within > most:
        raise RulesError(f"within: expected at most {most:,}, found {grade.within:,}")
    _check_numbers(grade)
    if tests == ["silence"] and name != "stall":
        raise RulesError("silence: only the rule stall takes it")
    if not {"eval", "test"}.isdisjoint(grade.phases):
        for field, default in _NOT_IN_EVALUATION.items():
            if getattr(grade, field) != default:
                raise RulesError(f"{field}: only valid with the phase train")
    for text in (*grade.when, *grade.unless):
        trend(text)


_NOT_IN_EVALUATION: dict[str, Any] = {
    "sustain": 1,
    "lasting": 0.0,
    "times": None,
    "zeros": None,
    "when": [],
    "unless": [],
    "needs": [],
    "follows": None,
}


def _check_numbers(grade: Grade) -> None:
    found = [value for value in msgspec.structs.astuple(grade) if isinstance(value, float)]
    found += [*(grade.outside or ()), *([] if grade.follows is None else [grade.follows.at_least])]
    for value in found:
        if not math.isfinite(value):
            raise RulesError(f"expected finite numbers, found {value}")
    if grade.outside is not None and grade.outside[0] > grade.outside[1]:
        raise RulesError(f"outside: expected the smaller one first, found {list(grade.outside)}")
    if grade.gap is not None and not 1e-9 <= grade.gap <= 0.5:
        raise RulesError(f"gap: expected a p from 1e-9 to 0.5, found {grade.gap}")


def trend(text: str) -> tuple[str, bool, Trend]:
    """Reads `METRIC [not] rising|falling|higher|lower`.

    Returns:
        (metric, whether it must hold, the trend).

    Raises:
        RulesError: It is something else.
    """
    words = text.split()
    if len(words) in (2, 3) and words[-1] in ("rising", "falling", "higher", "lower") and words[1:-1] in ([], ["not"]):
        return words[0], len(words) == 2, words[-1]  # type: ignore[return-value]
    raise RulesError(f"expected 'METRIC [not] rising|falling|higher|lower', found {text!r:.100}")


def _table(rules: Rules, name: str, wanted: Any) -> dict[str, Any]:
    """What a user's threshold says, as a table of `rules.toml`."""
    known = rules.get(name)
    wanted = _builtin(wanted)
    number = isinstance(wanted, (int, float)) and not isinstance(wanted, bool)
    if known is None and not (name in METRICS or (isinstance(wanted, Mapping) and "metric" in wanted)):
        raise RulesError(
            f"alert_thresholds: {name!r:.100} is neither a rule nor a metric. Rules: {', '.join(sorted(rules))}"
        )
    if wanted is None or wanted is False:
        return {"grade": []}
    if known is None:
        fields = {"above": wanted} if number else wanted
        return {"grade": [{"severity": "warning", "metric": name, **_mapping(name, fields)}]}
    if number:
        severities = [grade.severity for grade in known.grade]
        wanted = {"warning" if "warning" in severities or not severities else severities[0]: wanted}
    fields = _mapping(name, wanted)
    if fields.keys() <= {"info", "warning", "critical"}:
        return {"grade": [msgspec.to_builtins(grade) for grade in _with_thresholds(name, known, fields)]}
    return {"grade": [{"severity": "warning", "metric": known.grade[0].metric if known.grade else name, **fields}]}


def _mapping(name: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise RulesError(f"alert_thresholds: {name}: expected a number, a dict or None, found {value!r:.100}")
    return {field: _builtin(one) for field, one in value.items()}


def _builtin(value: Any) -> Any:
    """A number as Python's own: users compute thresholds with numpy."""
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        return value
    return int(value) if isinstance(value, numbers.Integral) else float(value)


def _with_thresholds(name: str, rule: Rule, wanted: Mapping[str, float]) -> list[Grade]:
    grades = list(rule.grade)
    for severity, threshold in wanted.items():
        fitting = [
            (number, test)
            for number, grade in enumerate(grades)
            if grade.severity == severity
            for test in ("above", "below", "zeros", "gap", "runs_out", "silence")
            if getattr(grade, test) is not None
        ]
        if not fitting:
            raise RulesError(f"alert_thresholds: {name}: it has no threshold of severity {severity}")
        number, test = min(fitting, key=lambda found: (grades[found[0]].of is not None, found[0]))
        grades[number] = msgspec.structs.replace(grades[number], **{test: threshold})
    return grades
