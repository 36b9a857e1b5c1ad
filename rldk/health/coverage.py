"""What a verdict is based on: the rules that judged a run, those that could not, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from rldk_schema.forms.coverage import Coverage
from rldk_schema.forms.not_judged import NotJudged
from rldk_schema.frameworks import FRAMEWORKS
from rldk_schema.metrics import METRICS

from rldk.event.kl_settings import kl_is_off
from rldk.event.look_alikes import frameworks_with, may_mean
from rldk.event.metric_names import NO_FRAMEWORK, lineage
from rldk.event.roles import role_of, telling
from rldk.health.roles import METRIC_OF_ROLE
from rldk.health.rules import Rule, Rules
from rldk.health.seen import KLS, Seen
from rldk.health.standing import Standing
from rldk.text import counted, number, printable

CORE: dict[str, tuple[str, ...]] = {
    "KL": KLS,
    "entropy or loss": ("entropy_mean", "loss", "policy_loss"),
    "reward or preference": ("reward_mean", "preference_accuracy", "reward_margin"),
    "gradient norm": ("grad_norm",),
}
"""What must have been judged, by any of some metrics."""

_CORE_SETS = {part: frozenset(metrics) for part, metrics in CORE.items()}

# A KL has none: it begins near 0 in every healthy run, so that nothing can be said without its scale.
_ROLES = {
    "entropy or loss": frozenset({"entropy", "loss"}),
    "reward or preference": frozenset({"reward"}),
    "gradient norm": frozenset({"grad_norm"}),
}

# Every training has a loss and a gradient.
_AT_TIMES = ("KL", "reward or preference")
_SUPERVISED = "sft"  # has neither, whatever the framework

# No scale says whether these are healthy: that they are finite, over some steps, is what there is to judge.
_FINITE = frozenset({"loss", "policy_loss", "reward_mean"})
_FINITE_ROLES = {"loss": "loss", "reward": "reward_mean"}
_FINITE_STEPS = 20
_LEAST_ROWS = 3  # fewer show nothing, whatever the rule
_FEW_ROWS = 20
_SHOWN = 3
_NOWHERE = Standing(judged=False, rows={})

NONE = Coverage(recognised=0, metrics=0, judged=[], not_judged=[], unmeasured=list(CORE), assumed={}, nonfinite={})
"""Of a run in which nothing was measured, or no rules were run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose metrics they are, as far as it is known.

    Attributes:
        framework: Whose log it is, and
        algorithm: what trained: a KL or a reward of which the dictionary knows no key there is not missing.
        settings: The run's configuration.
        decided_by: The flag that would decide what some keys mean.
        ours: Whether rldk has logged them.
    """

    framework: str | None = None
    algorithm: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    decided_by: str | None = None
    ours: bool = True

    @property
    def known(self) -> bool:
        """Whether a framework's own names are expected."""
        return self.framework not in (None, NO_FRAMEWORK)


UNKNOWN = Origin()


def coverage_of(
    standing: Mapping[str, Standing],
    seen: Seen,
    rules: Rules,
    origin: Origin = UNKNOWN,
    nonfinite: Mapping[str, int] | None = None,
) -> Coverage:
    """What a verdict is based on.

    Args:
        standing: How far each rule could judge.
        seen: The metrics that there are.
        rules: The same rules.
        origin: Whose metrics they are.
        nonfinite: Metric to the number of rows in which it is NaN or infinite.
    """
    judged, not_judged = [], []
    assumed: dict[str, str] = {}
    for name, rule in rules.items():
        how = standing.get(name, _NOWHERE)
        without = set(rule.metrics) == set(KLS) and seen.without_kl
        if how.judged and not without and (_looks_at_all(rule) or _goes_on(rule, how, seen)):
            judged.append(name)
            assumed |= {raw: role for raw in how.roles if (role := role_of(raw)) is not None}
        else:
            not_judged.append(_not_judged(name, rule, how, seen, origin))
    if any(_looks_at_all(rules[name]) for name in judged):
        rows = {metric: max((how.rows.get(metric, 0) for how in standing.values()), default=0) for metric in _FINITE}
        meant = {role for role, metric in _FINITE_ROLES.items() if rows[metric] < _LEAST_ROWS}
        assumed |= {raw: role for raw in sorted(seen.names) if (role := role_of(raw)) in meant}
    return Coverage(
        recognised=len(METRICS.keys() & seen.names),
        metrics=len(seen.names),
        judged=judged,
        not_judged=not_judged,
        unmeasured=list(lacking(standing, seen, rules, origin)),
        assumed=assumed,
        nonfinite=dict(nonfinite or {}),
    )


def lacking(standing: Mapping[str, Standing], seen: Seen, rules: Rules, origin: Origin = UNKNOWN) -> dict[str, str]:
    """What of the core could not be judged, although the run could have measured it, and why."""
    found = {}
    for part in CORE:
        if explanation(part, origin) is not None:
            continue
        own = {name: standing.get(name, _NOWHERE) for name, rule in rules.items() if _is_about(rule.metrics, part)}
        if not _is_judged(part, own, standing, seen, rules):
            found[part] = _why_part(part, own, standing, seen, rules, origin=origin)
    return found


def _looks_at_all(rule: Rule) -> bool:
    return any(metric == "*" for grade in rule.grade for metric in grade.metrics)


def _goes_on(rule: Rule, how: Standing, seen: Seen) -> bool:
    """Whether one of the metrics that a rule has judged is there to be judged in most of the run, and until its end."""
    names = [name for name in (*rule.metrics, *how.roles) if name in seen.names]
    return not names or any(map(seen.presence.is_enough, names))


def _is_about(metrics: Sequence[str], part: str) -> bool:
    """Whether a rule that judges these metrics judges a part of the core, and nothing else."""
    return bool(metrics) and _CORE_SETS[part].issuperset(metrics)


def _is_judged(
    part: str, own: Mapping[str, Standing], standing: Mapping[str, Standing], seen: Seen, rules: Rules
) -> bool:
    if part == "KL" and seen.without_kl:
        return False
    roles = _ROLES.get(part, frozenset())
    if any(how.judged and _has_rows(how, CORE[part], roles, seen) for how in own.values()):
        return True
    # Of these there is no more to judge than that they are finite.
    finite = [metric for metric in CORE[part] if metric in _FINITE]
    if seen.steps <= _FINITE_STEPS or not finite:
        return False
    roles &= _FINITE_ROLES.keys()
    by_name = _is_there_by_name(roles, seen)
    return any(
        how.judged and (_has_rows(how, finite, roles, seen) or (by_name and _looks_at_all(rules[name])))
        for name, how in standing.items()
    )


def _is_there_by_name(roles: Set[str], seen: Seen) -> bool:
    """Whether some name says that it has one of these roles, and is there often enough to be judged by that."""
    return any(role_of(raw) in roles and seen.presence.is_enough(raw) for raw in seen.names)


def _has_rows(how: Standing, metrics: Sequence[str], roles: Set[str], seen: Seen) -> bool:
    names = [metric for metric in metrics if how.rows.get(metric, 0) >= _LEAST_ROWS]
    names += [raw for raw in how.roles if role_of(raw) in roles]
    return any(map(seen.presence.is_enough, names))


def _why_part(
    part: str,
    own: Mapping[str, Standing],
    standing: Mapping[str, Standing],
    seen: Seen,
    rules: Rules,
    *,
    origin: Origin,
) -> str:
    """Why a part of the core was not judged."""
    if not seen.events:
        return "no train event"
    rows = {metric: max((how.rows.get(metric, 0) for how in standing.values()), default=0) for metric in CORE[part]}
    if not own and any(rows.values()) and _FINITE.isdisjoint(rows):
        return "its rules are turned off"
    if not any(rule.grade for rule in rules.values()):
        return "all rules are turned off"
    waits = [how.waits for how in own.values() if how.waits is not None]
    roles = _ROLES.get(part, frozenset()) & _FINITE_ROLES.keys()
    if not waits and seen.steps <= _FINITE_STEPS and (any(rows.values()) or _is_there_by_name(roles, seen)):
        waits = [_FINITE_STEPS + 1 - seen.steps]
    rule = next((rules[name] for name, how in own.items() if any(map(how.rows.get, rules[name].metrics))), None)
    return _why(rows, min(waits, default=None), seen, origin, rule)[1]


def explanation(part: str, origin: Origin) -> str | None:
    """Why a part of the core is not to be expected: a setting, or what trained; None if it is."""
    if part == "KL" and (off := kl_is_off(origin.settings)):
        return f"no KL: {off}"
    if part in _AT_TIMES and origin.algorithm == _SUPERVISED:
        return f"no {part}: {_SUPERVISED} has none"
    if part in _AT_TIMES and origin.known and not _is_expected(CORE[part], origin):
        whose = " ".join(filter(None, (origin.framework, origin.algorithm)))
        return f"no {part}: {whose} logs none"
    return None


def _is_expected(metrics: tuple[str, ...], origin: Origin) -> bool:
    line = set(lineage(origin.framework))
    return any(
        source.framework in line
        and (origin.algorithm is None or source.algorithms is None or origin.algorithm in source.algorithms)
        for metric in metrics
        for source in METRICS[metric].sources
    )


def _not_judged(name: str, rule: Rule, how: Standing, seen: Seen, origin: Origin) -> NotJudged:
    if not rule.grade:
        return NotJudged(rule=name, needs=[], found=[], why="turned off")
    rows = {metric: how.rows.get(metric, 0) for metric in rule.metrics}
    if not rows:
        watched = any(grade.silence is not None for grade in rule.grade)
        why = "no event has a time" if watched else "it looks at checkpoints as a live run saves them"
        return NotJudged(rule=name, needs=[], found=[], why=why)
    needs = [metric for metric, count in rows.items() if not count]
    part = next((part for part in CORE if _is_about(list(rows), part)), "")
    if len(needs) == len(rows) and (expected := explanation(part, origin)) is not None:
        return NotJudged(rule=name, needs=needs, found=[], why=expected)
    found, why = _why(rows, how.waits, seen, origin, rule)
    return NotJudged(rule=name, needs=needs, found=found, why=why)


def _why(
    rows: Mapping[str, int], waits: int | None, seen: Seen, origin: Origin, rule: Rule | None = None
) -> tuple[list[str], str]:
    """Names that may mean one of these metrics, and why these were not judged."""
    there = {metric: count for metric, count in rows.items() if count}
    if not there and (waits is None or seen.last is None):
        return _absent(list(rows), seen, origin)
    if there and all(not seen.presence.is_enough(name) for name in there):
        absent = "; ".join(f"no {name} {seen.presence.absent(name)}" for name in there)
        return [], absent + _beside(there, seen)
    metric, count = max(there.items(), key=lambda item: item[1], default=("", seen.steps))  # without any, by a role
    if waits is not None and seen.last is not None:
        few = counted(seen.steps, "step")  # of the stage that began last
        if count < seen.steps:
            few = f"{counted(count, 'row')} of {metric} in {few}"
        when = "too few to judge" if seen.over else f"judged from step {seen.last + waits}"
        return [], f"only {few}: {when}{_beside(there, seen)}"
    if seen.without_kl and not there.keys() - set(KLS):
        where = f"{' and '.join(there)} is exactly 0 in all {max(there.values())} rows"
        return [], f"{where}: no KL was measured (beta is 0?)"
    lacks = [] if rule is None else [metric for metric in _besides(rule) if metric not in seen.names]
    if lacks:
        return [], f"no {_either(lacks)}, which it needs as well"
    if rule is not None and any(grade.gap is not None for grade in rule.grade):
        return [], f"too few evaluations that have {_either(list(rows))}"
    if rule is not None and all(grade.algorithms is not None for grade in rule.grade):
        return [], f"only for {', '.join(dict.fromkeys(a for g in rule.grade for a in g.algorithms or ()))}"
    if count < _FEW_ROWS:
        return [], f"too few rows of {metric} after the warm-up: {count} in all{_beside(there, seen)}"
    return [], f"{metric} has {count} rows, of which none could be held against a limit"


def _beside(there: Mapping[str, int], seen: Seen) -> str:
    """Names that would be judged by what they say, were it not for some rows of the metric that they stand for."""
    names = {
        name: metric for role, same in telling(sorted(seen.names)).items() for name in same
        for metric in there if METRIC_OF_ROLE.get(role) == metric and there[metric] < _FEW_ROWS
    }  # fmt: skip
    return "".join(f"; {printable(name)} is not judged beside {metric}" for name, metric in names.items())


def _besides(rule: Rule) -> list[str]:
    """What a rule needs besides the metrics that it judges."""
    names: list[str | None] = []
    for grade in rule.grade:
        names += [*grade.needs, *(name for name, _, _, must in grade.trends if must)]
        names += [] if grade.of in ("early", "rolling") else [grade.of]
        names += [] if grade.follows is None else [grade.follows.metric]
    return [name for name in dict.fromkeys(names) if name is not None and name not in rule.metrics]


def _absent(metrics: list[str], seen: Seen, origin: Origin) -> tuple[list[str], str]:
    if there := [name for name in metrics if name in seen.elsewhere]:
        rank = seen.elsewhere[there[0]]
        return [], f"only rank {rank} has {there[0]}, and of other ranks than the first only their hosts are judged"
    wanted = frozenset(metrics)
    found = sorted((name for name in seen.names if may_mean(name) & wanted), key=lambda name: (len(name), name))
    text = f"no {_either(metrics)}" if len(metrics) <= _SHOWN else f"none of its {len(metrics)} metrics"
    if null := [name for name in metrics if name in seen.names]:
        text += f" ({', '.join(null)}: null in every row)"
    if not found:
        return [], text + _what_is_known(wanted, origin)
    named = ", ".join(f'"{printable(name)}"{_values(name, seen)}' for name in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    advice = _advice(found[0], wanted, origin) if len(metrics) <= _SHOWN else ", which may mean some of them"
    return found, f"{text}; the log has {named}{more}{advice}"


def _either(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last


def _what_is_known(metrics: frozenset[str], origin: Origin) -> str:
    """How to say that a framework's log has none of some metrics because there is none; empty where that is no use."""
    if origin.ours or not any(metrics <= set(CORE[part]) for part in _AT_TIMES):
        return ""
    if not origin.known:
        return f"; whose log it is is undecided: {origin.decided_by}" if origin.decided_by else ""
    algorithms = FRAMEWORKS[origin.framework or ""].algorithms
    if origin.algorithm is None and algorithms:
        return f"; what trained is not known: --algorithm {'|'.join(algorithms)}"
    if metrics != set(KLS):
        return ""
    return f"; if there is none, say so: --setting {'beta' if 'trl' in lineage(origin.framework) else 'kl_coef'}=0"


def _values(name: str, seen: Seen) -> str:
    """How far a KL went whose scale is unknown."""
    extent = seen.kls.get(name)
    if extent is None:
        return ""
    first, last, greatest = map(number, (extent.first, extent.last, extent.greatest))
    return f" (first {first}, last {last}, greatest {greatest} at step {extent.at})"


def _advice(name: str, wanted: frozenset[str], origin: Origin) -> str:
    """What makes a name known: the flag that decides, the framework, or another spelling."""
    canonical = [metric for metric in METRICS if metric in may_mean(name) & wanted]
    prefix, _, key = name.partition("/")
    if origin.decided_by and prefix in FRAMEWORKS and key:
        return f", whose meaning is undecided: {origin.decided_by}"
    is_kl = role_of(name) == "kl"
    unknown = ", whose estimator is unknown" if is_kl else ""
    write = f"write it as {_either(canonical)}"
    if is_kl:
        write = "write it as kl_mean (mean over tokens) or kl_sequence (sum over a sequence)"
    whose = [] if origin.ours or origin.known else frameworks_with(name, wanted)[:_SHOWN]
    flag = f", or say whose it is: --framework {'|'.join(whose)}" if whose else ""
    return f"{unknown}: {write}{flag}"
