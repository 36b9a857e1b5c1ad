"""Rules that the schema obeys beyond being valid draft-07, so that every target can rely on them.

fastjsonschema silently ignores keywords newer than draft-07: a keyword outside the allow-list would be a
check that one reader makes and another does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft7Validator

from codegen.fields import NONFINITE_PATTERN, Json

ALLOWED = {
    "$schema", "$id", "$ref", "title", "description", "examples", "definitions", "type", "properties", "required",
    "additionalProperties", "items", "enum", "pattern", "minimum", "maximum",
    "x-unit", "x-group", "x-minimum", "x-maximum", "x-wire-only", "x-core", "x-traps", "x-algorithms",
}  # fmt: skip

GROUPS = ("reward", "policy", "optimisation", "data", "speed", "resources")
"""What metrics are about, in the order in which a page shows them."""

_TEXT = {"type": "string", "minLength": 1}
# What our own keywords may hold; the metaschema knows nothing of them.
_EXTENSIONS = Draft7Validator(
    {
        "properties": {
            "x-unit": _TEXT,
            "x-group": {"enum": list(GROUPS)},
            "x-minimum": {"type": "number"},
            "x-maximum": {"type": "number"},
            "x-wire-only": {"type": "boolean"},
            "x-core": {"type": "boolean"},
            "x-traps": {"type": "array", "items": _TEXT, "minItems": 1},
            "x-algorithms": {"type": "array", "items": _TEXT, "minItems": 1, "uniqueItems": True},
        }
    }
)


def lint(raw: Json) -> list[str]:
    """Lists every problem of a schema, each as `path: what is wrong`; empty if there is none."""
    problems = [
        f"{_path(e.absolute_path)}: {e.message}" for e in Draft7Validator(Draft7Validator.META_SCHEMA).iter_errors(raw)
    ]
    if problems:
        return problems
    definitions = raw.get("definitions", {})
    problems += _object("$", raw, definitions, root=True)
    for name, node in definitions.items():
        problems += _object(f"$.definitions.{name}", node, definitions)
        if node.get("title") != name:
            problems.append(f"$.definitions.{name}: title must be {name!r}, found {node.get('title')!r}")
    problems += _unique_leaves(raw)
    problems += _metrics(definitions)
    if "x-algorithms" not in raw:
        problems.append("$: the event needs x-algorithms, the names of what trains")
    return problems


def _path(parts: Any) -> str:
    return "$" + "".join(f".{p}" for p in parts)


def keywords(path: str, node: Json) -> Iterator[str]:
    """Keywords outside the allow-list, and those of our own that hold what they may not."""
    yield from (f"{path}: keyword {k!r} is not in the allow-list of codegen/lint.py" for k in node if k not in ALLOWED)
    for error in _EXTENSIONS.iter_errors(node):
        yield f"{path}.{'.'.join(map(str, error.absolute_path))}: {error.message}"


def _object(path: str, node: Json, definitions: Json, *, root: bool = False) -> Iterator[str]:
    yield from keywords(path, node)
    for key in ("title", "description"):
        if not node.get(key):
            yield f"{path}: an object needs a {key}"
    if node.get("type") != "object" or "additionalProperties" not in node:
        yield f"{path}: an object needs type 'object' and additionalProperties"
    values = node.get("additionalProperties")
    if isinstance(values, dict):
        yield from keywords(f"{path}.additionalProperties", values)
        if root or "object" in types_of(values) or "$ref" in values:
            yield f"{path}: a map may hold scalars only"
    elif values is not False:
        yield f"{path}: additionalProperties must be false, or the schema of a map's values"
    for name in node.get("required", ()):
        if name not in node.get("properties", {}):
            yield f"{path}: required field {name!r} is not declared"
    for name, field in node.get("properties", {}).items():
        here = f"{path}.properties.{name}"
        if "$ref" in field:
            if len(field) > 1:
                yield f"{here}: draft-07 ignores what stands beside $ref; say it in the definition"
            if not root:
                yield f"{here}: groups stand in the event only, one level deep"
            if field["$ref"].removeprefix("#/definitions/") not in definitions:
                yield f"{here}: {field['$ref']} leads nowhere"
        else:
            yield from check_leaf(here, field)


def types_of(node: Json) -> list[str]:
    """The types that a value may have."""
    types = node.get("type", [])
    return types if isinstance(types, list) else [types]


def is_leaf(node: Json) -> bool:
    """Whether a value is one scalar, and no object, list, reference or any JSON."""
    return "type" in node and not {"object", "array"} & set(types_of(node))


def check_leaf(path: str, node: Json, *, booleans: bool = False) -> Iterator[str]:
    """Problems of a field that is no object."""
    yield from keywords(path, node)
    types = [t for t in types_of(node) if t != "null"]
    if types == ["object"] or "properties" in node:
        yield f"{path}: anonymous object; name it in definitions and refer to it"
        return
    if types == ["number", "string"]:
        if node.get("pattern") != NONFINITE_PATTERN:
            yield f"{path}: a number or a word has the pattern {NONFINITE_PATTERN}"
    elif types not in (["integer"], ["number"], ["string"], ["array"]) and (types != ["boolean"] or not booleans):
        yield f"{path}: expected one of integer, number, string, array (and null), found {node.get('type')!r}"
    if types == ["array"] and node.get("items") != {"type": "string"}:
        yield f"{path}: an array holds strings"
    if not node.get("description"):
        yield f"{path}: a field needs a description"
    examples = node.get("examples")
    if not examples:
        yield f"{path}: a field needs examples"
    else:
        check = Draft7Validator(node)
        yield from (f"{path}: example {e!r} does not fit the field" for e in examples if not check.is_valid(e))
    if types in (["integer"], ["number"], ["number", "string"]) and not node.get("x-unit"):
        yield f"{path}: a number needs x-unit"
    if types == ["integer"] and "maximum" not in node:
        yield f"{path}: an integer needs a maximum: 2^53-1, or 2^64-1 for a seed"


def _leaf_homes(raw: Json) -> Iterator[tuple[str, str]]:
    for name, node in raw.get("properties", {}).items():
        if "$ref" not in node:
            yield name, f"$.properties.{name}"
    for group, node in raw.get("definitions", {}).items():
        for name in node.get("properties", {}):
            yield name, f"$.definitions.{group}.properties.{name}"


def _unique_leaves(raw: Json) -> Iterator[str]:
    # A flat table names a column after the leaf alone.
    homes = list(_leaf_homes(raw)) + [
        (n, f"$.properties.{n}") for n, f in raw.get("properties", {}).items() if "$ref" in f
    ]
    counts = Counter(name for name, _ in homes)
    for name, home in homes:
        if counts[name] > 1:
            others = [h for n, h in homes if n == name and h != home]
            yield f"{home}: the name {name!r} is taken by {', '.join(others)}"


def _metrics(definitions: Json) -> Iterator[str]:
    for group, node in definitions.items():
        for name, field in node.get("properties", {}).items():
            path = f"$.definitions.{group}.properties.{name}"
            for word in ("x-group", "x-traps"):
                if group != "Metrics" and word in field:
                    yield f"{path}: only a metric has {word}"
            if group == "Metrics" and field.get("type") != ["number", "null"]:
                yield f"{path}: a metric is a number or null, found {field.get('type')!r}"
            if group == "Metrics" and "x-group" not in field:
                yield f"{path}: a metric needs x-group: one of {', '.join(GROUPS)}"
    if definitions.get("Metrics", {}).get("required"):
        yield "$.definitions.Metrics: no metric is required; a trainer may not have it"
