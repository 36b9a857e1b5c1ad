"""The schema, read once: what every target renders from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from codegen.sources import Declaration

SCHEMA_PATH = Path(__file__).resolve().parent.parent / "schema" / "event.schema.json"

NONFINITE_PATTERN = "^(NaN|-?Infinity)$"
"""What a number that may be not finite looks like where it is a word; the pattern says nothing of numbers."""

NONFINITE_WORDS = ("NaN", "Infinity", "-Infinity")

Version = tuple[int, ...]
Json = dict[str, Any]


@dataclass(frozen=True)
class Source:
    """One raw key of one framework that means exactly a declared metric.

    Attributes:
        algorithms: Algorithms in which the key has this meaning; None for all.
        since: First framework version with this meaning, as numbers; None for always.
        before: First framework version without it; None for still.
        when: Settings of the run that must have one of these values.
        scale: Factor from the raw value to the metric's unit.
        offset: What is added then: a metric that is 1 - x has the scale -1 and the offset 1.
        estimator: How the framework estimates the value, where that matters.
    """

    framework: str
    key: str
    algorithms: tuple[str, ...] | None
    since: Version | None
    before: Version | None
    when: tuple[tuple[str, tuple[Any, ...]], ...]
    scale: float | None
    offset: float | None
    estimator: str | None


@dataclass(frozen=True)
class Field:
    """One leaf of an event or of another form: a scalar, or an array of strings.

    Attributes:
        kind: `integer`, `number`, `string`, `strings`, or `boolean`, which only other forms have.
        words: Whether a number that is not finite stands there as a word.
        soft_minimum: Below it a value is suspect (a warning), not invalid.
        group: What a metric is about, such as `reward`.
        core: Whether a metric is one of those to look at first.
        traps: What a metric is easily taken for, or hides.
    """

    name: str
    kind: str
    nullable: bool
    required: bool
    description: str
    words: bool = False
    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    soft_minimum: float | None = None
    soft_maximum: float | None = None
    enum: tuple[str, ...] | None = None
    pattern: str | None = None
    examples: tuple[Any, ...] = ()
    sources: tuple[Source, ...] = ()
    group: str | None = None
    core: bool = False
    traps: tuple[str, ...] = ()

    @property
    def range(self) -> str | None:
        """Bounds in interval notation, such as `[0, 1]` or `>= 0`; None where there are none."""
        if self.minimum is not None and self.maximum is not None:
            return f"[{self.minimum}, {self.maximum}]"
        if self.minimum is not None:
            return f">= {self.minimum}"
        return f"<= {self.maximum}" if self.maximum is not None else None

    @property
    def python_pattern(self) -> str | None:
        """The pattern for Python's `re`, whose `$` would also match before a final newline."""
        return None if self.pattern is None or self.words else re.sub(r"\$\Z", r"\\Z", self.pattern)


@dataclass(frozen=True)
class Group:
    """A named object of an event.

    Attributes:
        name: Field name in the event, such as `data_slice`; empty for the event itself.
        type_name: Name of its definition, such as `DataSlice`.
        values: For a map (`metrics`, `nonfinite`), the field every value is; else None.
        wire_only: Whether it exists in a line only, not in an event's Python or Arrow form.
    """

    name: str
    type_name: str
    description: str
    required: bool
    fields: tuple[Field, ...]
    values: Field | None = None
    wire_only: bool = False


@dataclass(frozen=True)
class Schema:
    """The whole event.

    Attributes:
        raw: The parsed JSON Schema, as written.
        text: The file's text.
        version: The version that this schema describes, such as `1.0`.
        members: Members of an event in order: leaves and groups.
        declarations: The frameworks whose keys the metrics know.
    """

    raw: Json
    text: str
    version: str
    description: str
    members: tuple[Field | Group, ...]
    declarations: tuple[Declaration, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """Members that are closed objects: rng, data_slice, model_info, process, alert, lifecycle."""
        return tuple(m for m in self.members if isinstance(m, Group) and m.values is None)

    @property
    def maps(self) -> tuple[Group, ...]:
        """Members that are maps: metrics, nonfinite."""
        return tuple(m for m in self.members if isinstance(m, Group) and m.values is not None)

    @property
    def leaves(self) -> tuple[Field, ...]:
        """Leaves of the event itself: step, wall_time, notes and so on."""
        return tuple(m for m in self.members if isinstance(m, Field))

    @property
    def metrics(self) -> tuple[Field, ...]:
        """The metric dictionary."""
        return next(m.fields for m in self.maps if m.name == "metrics")


def parse_schema(raw: Json, text: str = "", declarations: tuple[Declaration, ...] = ()) -> Schema:
    """Turns a parsed JSON Schema, which what the frameworks call things is joined into, into fields."""
    members: list[Field | Group] = []
    for name, node in raw["properties"].items():
        required = name in raw["required"]
        if "$ref" in node:
            type_name = node["$ref"].removeprefix("#/definitions/")
            members.append(_group(name, type_name, raw["definitions"][type_name], required))
        else:
            members.append(parse_field(name, node, required))
    return Schema(
        raw=raw,
        text=text,
        version=raw["$id"].rsplit(":", 1)[-1],
        description=raw["description"],
        members=tuple(members),
        declarations=declarations,
    )


def _group(name: str, type_name: str, node: Json, required: bool) -> Group:
    values = node["additionalProperties"]
    return Group(
        name=name,
        type_name=type_name,
        description=node["description"],
        required=required,
        fields=tuple(parse_field(n, f, n in node.get("required", ())) for n, f in node.get("properties", {}).items()),
        values=parse_field("value", {"description": "", **values}, required=False) if values else None,
        wire_only=node.get("x-wire-only", False),
    )


def parse_field(name: str, node: Json, required: bool) -> Field:
    """Reads a field that is no object."""
    types = node["type"] if isinstance(node["type"], list) else [node["type"]]
    kind = next(t for t in types if t != "null")
    return Field(
        name=name,
        kind="strings" if kind == "array" else kind,
        nullable="null" in types,
        required=required,
        description=node["description"],
        words=node.get("pattern") == NONFINITE_PATTERN,
        unit=node.get("x-unit"),
        minimum=node.get("minimum"),
        maximum=node.get("maximum"),
        soft_minimum=node.get("x-minimum"),
        soft_maximum=node.get("x-maximum"),
        enum=tuple(v for v in node["enum"] if v is not None) if "enum" in node else None,
        pattern=node.get("pattern"),
        examples=tuple(node.get("examples", ())),
        sources=tuple(parse_source(s) for s in node.get("x-sources", ())),
        group=node.get("x-group"),
        core=node.get("x-core", False),
        traps=tuple(node.get("x-traps", ())),
    )


def parse_source(node: Json) -> Source:
    """Reads one member of x-sources."""
    since, before = parse_versions(node.get("versions", ""))
    return Source(
        framework=node["framework"],
        key=node["key"],
        algorithms=tuple(node["algorithms"]) if "algorithms" in node else None,
        since=since,
        before=before,
        when=tuple((name, tuple(values)) for name, values in node.get("when", {}).items()),
        scale=node.get("scale"),
        offset=node.get("offset"),
        estimator=node.get("estimator"),
    )


def parse_versions(text: str) -> tuple[Version | None, Version | None]:
    """Parses a version range: `>=A`, `<B` or `>=A,<B`, empty for all.

    Returns:
        (since, before), the half-open range as tuples of numbers.

    Raises:
        ValueError: The text is none of these.
    """
    since: Version | None = None
    before: Version | None = None
    for part in filter(None, text.split(",")):
        if part.startswith(">=") and since is None:
            since = _numbers(part[2:])
        elif part.startswith("<") and not part.startswith("<=") and before is None:
            before = _numbers(part[1:])
        else:
            raise ValueError(f"expected a version range such as '>=0.23,<1.0', found {text!r}")
    return since, before


def _numbers(text: str) -> Version:
    # Without trailing zeros 1.0 and 1 compare equal.
    numbers = [int(part) for part in text.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
