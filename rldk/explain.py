"""What a name means: a metric, a field of the event, or a framework's raw key."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from rldk_schema.fields import LEAF_GROUPS
from rldk_schema.forms.explain import Explanation, Origin
from rldk_schema.frameworks import FRAMEWORKS
from rldk_schema.metrics import METRICS, Metric, Source

from rldk.adapters.declarations import vocabulary
from rldk.errors import UnknownNameError
from rldk.event.metric_names import NO_FRAMEWORK, MetricNames, lineage, version_range
from rldk.event.roles import role_of

_PREFIX = re.compile(r"\A(?:eval_|test_|out_of_range/|duplicate/|(?:" + "|".join(FRAMEWORKS) + r")/)")


@dataclass(frozen=True, slots=True)
class Context:
    """Where a name is met; None for what is unknown or does not matter.

    Attributes:
        framework: `trl`, `openrlhf`, ...
        version: Its version, such as `1.16`.
        algorithm: `grpo`, `dpo`, ...
    """

    framework: str | None = None
    version: str | None = None
    algorithm: str | None = None

    def __str__(self) -> str:
        return " ".join(word for word in (self.framework, self.version, self.algorithm) if word)


def explain(name: str, context: Context = Context()) -> Explanation:
    """Explains a name.

    Args:
        name: A metric, a field such as `tokens_in`, or a raw key such as `objective/kl`.
        context: Leaves out what is said of other frameworks, versions and algorithms.

    Raises:
        UnknownNameError: Nobody says anything of it, or of the context. The message names what is like it.
    """
    _check(context)
    line = list(lineage(context.framework)) if context.framework else list(FRAMEWORKS)
    sources = [(m, s) for m in METRICS.values() for s in m.sources if s.framework in line]
    keys = {s.key for _, s in sources}
    name = _bare(name, {*METRICS, *LEAF_GROUPS, *keys}, line)
    loggers = [each for each in line if each != NO_FRAMEWORK and vocabulary(each).explains(name)]
    if name in LEAF_GROUPS and name not in METRICS and name not in keys:
        return _field(name)
    if name in METRICS or name in keys or loggers or role_of(name):
        metric = METRICS.get(name)
        stored_as = None
        if context.framework is not None and (name in keys or loggers):
            found = _names(context).name(vocabulary(context.framework).bare(name))
            stored_as = found.canonical or found.own
        return Explanation(
            name,
            "metric" if metric else "key",
            metric and metric.unit,
            metric and _bounds(metric.minimum, metric.maximum),
            metric and metric.description,
            list(metric.traps) if metric else [],
            [_origin(m, s) for m, s in sources if m is metric and _concerns(s, context)],
            [_origin(m, s) for m, s in sources if s.key == name and _concerns(s, context)],
            stored_as,
            loggers,
            None if metric or name in keys or loggers else role_of(name),
        )
    known = sorted({*METRICS, *LEAF_GROUPS, *keys})
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"Similar: {', '.join(near)}." if near else "`rldk schema` prints every name."
    raise UnknownNameError(f"expected a metric, a field or a raw key, found {name!r:.100}. {hint}")


def _check(context: Context) -> None:
    if context.framework not in (None, *FRAMEWORKS):
        known = ", ".join(FRAMEWORKS)
        raise UnknownNameError(f"framework: expected one of {known}, found {context.framework!r:.100}")
    algorithms = sorted({name for each in lineage(context.framework) for name in FRAMEWORKS[each].algorithms})
    if context.algorithm is not None and not algorithms:
        raise UnknownNameError(f"algorithm: the keys of {context.framework} mean the same in every algorithm")
    if context.algorithm is not None and context.algorithm not in algorithms:
        raise UnknownNameError(
            f"algorithm of {context.framework}: expected one of {', '.join(algorithms)}, "
            f"found {context.algorithm!r:.100}"
        )
    if context.version is not None:
        try:
            known_range = version_range(context.version)
        except ValueError:
            known_range = (None, None)
        if known_range == (None, None):
            raise UnknownNameError(f"version: expected numbers such as 1.16, found {context.version!r:.100}")


def _bare(name: str, known: set[str], line: Sequence[str]) -> str:
    """A name without what the log puts in front of it: `eval_loss`, `trl/reward_std`, `out_of_range/kl_mean`."""
    short = name
    while short not in known:
        evaluated = (_evaluated(short, each) for each in line)
        found = next((rest for rest in evaluated if rest in known), None) or _PREFIX.sub("", short, count=1)
        if found == short:
            break
        short = found
    # `eval_runtime` and its like are names of their own.
    return name if short not in known and any(vocabulary(each).explains(name) for each in line) else short


def _evaluated(name: str, framework: str) -> str | None:
    """What a key of an evaluation is called in training."""
    evaluation = vocabulary(framework).evaluation(name)
    return evaluation and (evaluation.stands_for or "") + name.removeprefix(evaluation.prefix)


def _names(context: Context, framework: str | None = None) -> MetricNames:
    return MetricNames(framework or context.framework, version=context.version, algorithm=context.algorithm)


def _concerns(source: Source, context: Context) -> bool:
    """Whether a source may hold in a context. What a framework says of a key hides what its base says of it."""
    for framework in lineage(context.framework or source.framework):
        if any(s.framework == framework and s.key == source.key for m in METRICS.values() for s in m.sources):
            if framework != source.framework:
                return False
            break
    return _names(context, context.framework or source.framework).applies(source, context.algorithm) is not False


def _origin(metric: Metric, s: Source) -> Origin:
    limits = [f"{op} {'.'.join(map(str, v))}" for op, v in ((">=", s.since), ("<", s.before)) if v]
    settings = "; ".join(f"{name} is {' or '.join(map(json.dumps, values))}" for name, values in s.when)
    return Origin(
        metric.name,
        s.framework,
        list(s.algorithms or ()),
        ", ".join(limits) or "all",
        settings,
        s.key,
        s.scale,
        s.offset,
        s.estimator,
    )


def _field(name: str) -> Explanation:
    schema = json.loads((files("rldk_schema") / "event.schema.json").read_text(encoding="utf-8"))
    group = LEAF_GROUPS[name]
    holder = schema if group is None else schema["definitions"][schema["properties"][group]["$ref"].rsplit("/", 1)[1]]
    field = holder["properties"][name]
    bounds = _bounds(field.get("minimum"), field.get("maximum"))
    where = f"Leaf of `{group}`. " if group else ""
    return Explanation(
        name, "field", field.get("x-unit"), bounds, where + field["description"], [], [], [], None, [], None
    )


def _bounds(low: float | None, high: float | None) -> str | None:
    if low is not None and high is not None:
        return f"[{low}, {high}]"
    if low is not None:
        return f">= {low}"
    return f"<= {high}" if high is not None else None
