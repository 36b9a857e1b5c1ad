"""Rules that the schema obeys beyond being valid draft-07, so that every target can rely on them.

fastjsonschema silently ignores keywords newer than draft-07: a keyword outside the allow-list would be a
check that one reader makes and another does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from jsonschema import Draft7Validator

from codegen.fields import Json, Source, Version, parse_versions

ALLOWED = {
    "$schema", "$id", "$ref", "title", "description", "examples", "definitions", "type", "properties", "required",
    "additionalProperties", "items", "enum", "pattern", "minimum", "maximum",
    "x-unit", "x-sources", "x-minimum", "x-maximum",
}  # fmt: skip
SOURCE_KEYS = {"framework", "algorithms", "versions", "key", "scale", "estimator"}


def lint(raw: Json) -> list[str]:
    """Lists every problem of a schema, each as `path: what is wrong`; empty if there is none."""
    problems = [
        f"{_path(e.absolute_path)}: {e.message}" for e in Draft7Validator(Draft7Validator.META_SCHEMA).iter_errors(raw)
    ]
    if problems:
        return problems
    problems += _object("$", raw, root=True)
    for name, node in raw.get("definitions", {}).items():
        problems += _object(f"$.definitions.{name}", node)
        if node.get("title") != name:
            problems.append(f"$.definitions.{name}: title must be {name!r}, found {node.get('title')!r}")
    problems += _unique_leaves(raw)
    problems += _sources(raw)
    return problems


def _path(parts: Any) -> str:
    return "$" + "".join(f".{p}" for p in parts)


def _keywords(path: str, node: Json) -> Iterator[str]:
    yield from (f"{path}: keyword {k!r} is not in the allow-list of codegen/lint.py" for k in node if k not in ALLOWED)


def _object(path: str, node: Json, *, root: bool = False) -> Iterator[str]:
    yield from _keywords(path, node)
    for key in ("title", "description"):
        if not node.get(key):
            yield f"{path}: an object needs a {key}"
    if node.get("type") != "object" or "additionalProperties" not in node:
        yield f"{path}: an object needs type 'object' and additionalProperties"
    values = node.get("additionalProperties")
    if isinstance(values, dict):
        yield from _keywords(f"{path}.additionalProperties", values)
        if root or "object" in _types(values) or "$ref" in values:
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
        else:
            yield from _leaf(here, field)


def _types(node: Json) -> list[str]:
    types = node.get("type", [])
    return types if isinstance(types, list) else [types]


def _leaf(path: str, node: Json) -> Iterator[str]:
    yield from _keywords(path, node)
    types = [t for t in _types(node) if t != "null"]
    if types == ["object"] or "properties" in node:
        yield f"{path}: anonymous object; name it in definitions and refer to it"
        return
    if types not in (["integer"], ["number"], ["string"], ["array"]):
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
    if types in (["integer"], ["number"]) and not node.get("x-unit"):
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


def _sources(raw: Json) -> Iterator[str]:
    metrics = raw.get("definitions", {}).get("Metrics", {}).get("properties", {})
    claims: list[tuple[str, Source]] = []
    for name, node in metrics.items():
        for i, item in enumerate(node.get("x-sources", ())):
            path = f"$.definitions.Metrics.properties.{name}.x-sources[{i}]"
            if unknown := set(item) - SOURCE_KEYS:
                yield f"{path}: unknown {sorted(unknown)}"
            elif not item.get("framework") or not item.get("key"):
                yield f"{path}: a source needs framework and key"
            else:
                try:
                    since, before = parse_versions(item.get("versions", ""))
                except ValueError as error:
                    yield f"{path}: {error}"
                    continue
                algorithms = tuple(item["algorithms"]) if "algorithms" in item else None
                claims.append((name, Source(item["framework"], item["key"], algorithms, since, before, None, None)))
    for (name, a), (other, b) in combinations(claims, 2):
        if name != other and _overlap(a, b):
            yield (
                f"$.definitions.Metrics.properties: {name!r} and {other!r} both claim {a.framework} key {a.key!r} "
                "for the same algorithm and version"
            )


def _overlap(a: Source, b: Source) -> bool:
    if (a.framework, a.key) != (b.framework, b.key):
        return False
    if a.algorithms is not None and b.algorithms is not None and not set(a.algorithms) & set(b.algorithms):
        return False
    return _starts_before(a.since, b.before) and _starts_before(b.since, a.before)


def _starts_before(since: Version | None, before: Version | None) -> bool:
    return since is None or before is None or since < before
