"""Rules that the schemas of all forms besides the event obey, beyond being valid draft-07."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft7Validator

from codegen.fields import Json
from codegen.forms import EVENT, SUFFIX, find, parse_forms, refs
from codegen.lint import check_leaf, is_leaf, keywords, types_of

ALSO_ALLOWED = {"anyOf", "x-leaves"}


def lint_forms(raw: dict[str, Json]) -> list[str]:
    """Lists every problem of the schemas in a directory, each as `file: path: what is wrong`."""
    problems: list[str] = []
    homes = dict.fromkeys((raw[EVENT]["title"], *raw[EVENT]["definitions"]), EVENT)
    for file, node in raw.items():
        if file == EVENT:
            continue
        meta = Draft7Validator(Draft7Validator.META_SCHEMA).iter_errors(node)
        found = [f"{error.json_path}: {error.message}" for error in meta] or list(_references(node, file, raw))
        for title in () if found else (node.get("title"), *node.get("definitions", {})):
            if title in homes:
                found.append(f"$: the name {title!r} is taken by {homes[title]}")
            homes[title] = file
        problems += [f"{file}: {problem}" for problem in found]
    if problems:
        return problems
    for form in parse_forms(raw):
        found = list(_form(form.raw, form.name))
        problems += [f"{form.name}{SUFFIX}: {problem}" for problem in found]
    return problems


def _references(node: Json, file: str, raw: dict[str, Json]) -> Iterator[str]:
    for ref in refs(node):
        target = find(ref if not ref.startswith("#") else file + ref, raw)
        if not isinstance(target, dict):
            yield f"$: {ref} leads nowhere"
        elif "#" in ref and not ref.startswith("#") and ("properties" in target or "$ref" in target):
            yield f"$: {ref}: of another schema take the whole form, or a field"
    if node.get("x-leaves", EVENT) != EVENT:
        yield f"$.x-leaves: expected {EVENT}"


def _form(raw: Json, name: str) -> Iterator[str]:
    if raw.get("$id") != f"urn:rldk:{name}:1.0":
        yield f"$.$id: expected 'urn:rldk:{name}:1.0', found {raw.get('$id')!r}"
    yield from _object("$", raw)
    for title, node in raw.get("definitions", {}).items():
        yield from _object(f"$.definitions.{title}", node)
        if node.get("title") != title:
            yield f"$.definitions.{title}: title must be {title!r}, found {node.get('title')!r}"


def _object(path: str, node: Json) -> Iterator[str]:
    yield from keywords(path, {k: v for k, v in node.items() if k not in ALSO_ALLOWED})
    for key in ("title", "description"):
        if not node.get(key):
            yield f"{path}: an object needs a {key}"
    if node.get("type") != "object" or "additionalProperties" not in node or not node.get("properties"):
        yield f"{path}: an object needs type 'object', properties and additionalProperties"
    for name in node.get("required", ()):
        if name not in node.get("properties", {}):
            yield f"{path}: required field {name!r} is not declared"
    if isinstance(values := node.get("additionalProperties"), dict):
        yield from _value(f"{path}.additionalProperties", values)
    elif values is not False:
        yield f"{path}: additionalProperties must be false, or the schema of undeclared values"
    for name, field in node.get("properties", {}).items():
        here = f"{path}.properties.{name}"
        if "$ref" not in field and not field.get("description"):
            yield f"{here}: a field needs a description"
        if is_leaf(field):
            yield from check_leaf(here, field, booleans=True)
        else:
            yield from _value(here, field)


def _value(path: str, node: Any) -> Iterator[str]:
    """Checks a value that is no plain field: a reference, a list, a map, or anything."""
    yield from keywords(path, {k: v for k, v in node.items() if k not in ALSO_ALLOWED})
    if "$ref" in node and len(node) > 1:
        yield f"{path}: draft-07 ignores what stands beside $ref; say it in the definition"
    if "properties" in node:
        yield f"{path}: anonymous object; name it in definitions and refer to it"
    for i, choice in enumerate(node.get("anyOf", ())):
        if set(choice) - {"$ref"} and choice != {"type": "null"}:
            yield f"{path}.anyOf[{i}]: expected a reference or null"
    if "array" in types_of(node):
        yield from _value(f"{path}.items", node.get("items", {}))
    if "object" in types_of(node):
        yield from _value(f"{path}.additionalProperties", node.get("additionalProperties", {}))
