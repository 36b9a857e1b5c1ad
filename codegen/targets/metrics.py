"""The metric dictionary as a Python table: what each name means, and which raw keys mean it."""

from __future__ import annotations

from codegen import header
from codegen.fields import Field, Schema, Source

PATH = "python/rldk_schema/metrics.py"

TOP = '''"""The metric dictionary: one meaning per name, and the raw framework keys that have exactly that meaning."""

from __future__ import annotations

from typing import Any, NamedTuple


class Source(NamedTuple):
    """A raw key of one framework that means a metric.

    `algorithms` None: in all of them. `since` and `before` bound the framework's version, half open. `when`: settings
    of the run, each with the values under which the key means this. The metric is `scale` times the value + `offset`.
    """

    framework: str
    key: str
    algorithms: tuple[str, ...] | None
    since: tuple[int, ...] | None
    before: tuple[int, ...] | None
    when: tuple[tuple[str, tuple[Any, ...]], ...]
    scale: float | None
    offset: float | None
    estimator: str | None


class Metric(NamedTuple):
    """A declared metric.

    `group`: what it is about. `minimum` and `maximum` always hold; outside the soft bounds a value is suspect.
    `traps`: what it is easily taken for, or hides.
    """

    name: str
    unit: str
    group: str
    description: str
    minimum: float | None
    maximum: float | None
    soft_minimum: float | None
    soft_maximum: float | None
    sources: tuple[Source, ...]
    traps: tuple[str, ...]


METRICS: dict[str, Metric] = {
    metric.name: metric
    for metric in (
'''

END = """    )
}

# A framework to the one whose keys it logs, too, and to the one whose version is given for it. They stand here so that
# naming a key loads no rule for reading logs.
EXTENDS: dict[str, str] = @@EXTENDS@@
VERSION_OF: dict[str, str] = @@VERSION_OF@@

# Those to look at first.
CORE_METRICS = (@@CORE@@)

_INF = float("inf")

METRIC_BOUNDS: dict[str, tuple[float, float]] = {
    name: (-_INF if m.minimum is None else m.minimum, _INF if m.maximum is None else m.maximum)
    for name, m in METRICS.items()
    if m.minimum is not None or m.maximum is not None
}
"""


def render(schema: Schema) -> dict[str, str]:
    """Renders the metric table."""
    core = ", ".join(repr(field.name) for field in schema.metrics if field.core)
    body = "".join(map(_metric, schema.metrics))
    end = END.replace("@@CORE@@", core)
    for member in ("extends", "version_of"):
        told = {d.name: d.raw[member] for d in schema.declarations if member in d.raw}
        end = end.replace(f"@@{member.upper()}@@", repr(told))
    return {PATH: header.python() + TOP + body + end}


def _metric(field: Field) -> str:
    numbers = f"{field.minimum}, {field.maximum}, {field.soft_minimum}, {field.soft_maximum}"
    sources = "".join(f"                {_source(s)},\n" for s in field.sources)
    sources = f"(\n{sources}            )" if sources else "()"
    traps = "".join(f"                {trap!r},\n" for trap in field.traps)
    traps = f"(\n{traps}            )" if traps else "()"
    return (
        f"        Metric(\n            {field.name!r},\n            {field.unit!r},\n            {field.group!r},\n"
        f"            {field.description!r},\n            {numbers},\n            {sources},\n"
        f"            {traps},\n        ),\n"
    )


def _source(s: Source) -> str:
    values = (s.framework, s.key, s.algorithms, s.since, s.before, s.when, s.scale, s.offset, s.estimator)
    return f"Source({', '.join(map(repr, values))})"
