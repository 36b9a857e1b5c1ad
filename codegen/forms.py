"""The schemas of all other JSON forms: files beside the event log, and what commands print."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codegen.fields import Json

SUFFIX = ".schema.json"
EVENT = f"event{SUFFIX}"
_EVENT_ONLY = ("x-traps", "x-group", "x-core")


@dataclass(frozen=True)
class Form:
    """One JSON form.

    Attributes:
        name: Name of its schema file, such as `final_report`.
        raw: Its schema. Fields that another schema defines stand in it; other forms are referred to by file name.
        bundle: The same with the other forms in its definitions: it needs no other file.
        others: The forms that it refers to: file name to type name.
    """

    name: str
    raw: Json
    bundle: Json
    others: dict[str, str]

    @property
    def source(self) -> str:
        """Where it is defined."""
        return f"schema/{self.name}{SUFFIX}"

    @property
    def objects(self) -> dict[str, Json]:
        """The objects that it defines by type name; the form itself is the last."""
        return {**self.raw.get("definitions", {}), self.raw["title"]: self.raw}

    @property
    def is_open(self) -> bool:
        """Whether names that the schema does not declare may stand in it."""
        return bool(self.raw["additionalProperties"])


def read_raw(directory: Path) -> dict[str, Json]:
    """Reads every schema of a directory, by file name."""
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(directory.glob(f"*{SUFFIX}"))}


def parse_forms(raw: dict[str, Json]) -> tuple[Form, ...]:
    """Resolves what the schemas say of each other. They must have passed `codegen.lint_forms`."""
    resolved = {name: _resolved(node, raw) for name, node in raw.items() if name != EVENT}
    return tuple(_form(name, resolved) for name in resolved)


def _form(name: str, resolved: dict[str, Json]) -> Form:
    raw = resolved[name]
    others = {ref: resolved[ref]["title"] for ref in sorted(_foreign(raw))}
    bundle = copy.deepcopy(raw)
    waiting = dict(others)
    while waiting:
        file, title = waiting.popitem()
        other = {k: v for k, v in resolved[file].items() if k not in ("$schema", "$id")}
        definitions = other.pop("definitions", {})
        bundle.setdefault("definitions", {}).update({**copy.deepcopy(definitions), title: copy.deepcopy(other)})
        more = {ref: resolved[ref]["title"] for ref in _foreign(resolved[file])}
        waiting |= {ref: t for ref, t in more.items() if t not in bundle["definitions"]}
    _localise(bundle, {file: node["title"] for file, node in resolved.items()})
    return Form(name.removesuffix(SUFFIX), raw, bundle, others)


def find(ref: str, raw: dict[str, Json]) -> Any:
    """What a reference to another file leads to; None if it leads nowhere."""
    file, _, pointer = ref.partition("#")
    node: Any = raw.get(file)
    for part in filter(None, pointer.split("/")):
        node = node.get(part) if isinstance(node, dict) else None
    return node


def leaves(event: Json) -> Iterator[tuple[str, Json, bool]]:
    """Every leaf of an event and every declared metric: name, definition, whether each event has one."""
    for name, node in event["properties"].items():
        if "$ref" not in node:
            yield (
                name,
                node,
                name in event["required"] and node["type"] not in ("array",) and "null" not in node["type"],
            )
            continue
        group = event["definitions"][node["$ref"].rsplit("/", 1)[1]]
        for leaf, definition in group.get("properties", {}).items():
            yield leaf, definition, name in event["required"] and leaf in group.get("required", ())


def _resolved(node: Any, raw: dict[str, Json]) -> Any:
    if isinstance(node, list):
        return [_resolved(item, raw) for item in node]
    if not isinstance(node, dict):
        return node
    ref = node.get("$ref")
    if isinstance(ref, str) and not ref.startswith("#") and "#" in ref:
        # A field that another schema defines. What stands beside it holds: here it may mean something more special.
        beside = {k: v for k, v in node.items() if k != "$ref"}
        return _resolved({**find(ref, raw), **beside}, raw)
    out = {key: _resolved(value, raw) for key, value in node.items() if key != "x-leaves"}
    if "x-leaves" in node:
        found = list(leaves(raw[node["x-leaves"]]))
        own = {name: {k: v for k, v in leaf.items() if k not in _EVENT_ONLY} for name, leaf, _ in found}
        out["properties"] = {**copy.deepcopy(own), **out.get("properties", {})}
        out["required"] = [*(name for name, _, always in found if always), *out.get("required", ())]
    return out


def refs(node: Any) -> Iterator[str]:
    """Every reference in a schema."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from refs(value)
    elif isinstance(node, list):
        for value in node:
            yield from refs(value)


def _foreign(node: Json) -> set[str]:
    return {ref for ref in refs(node) if not ref.startswith("#")}


def _localise(node: Any, titles: dict[str, str]) -> None:
    if isinstance(node, dict):
        if node.get("$ref") in titles:
            node["$ref"] = f"#/definitions/{titles[node['$ref']]}"
        for value in node.values():
            _localise(value, titles)
    elif isinstance(node, list):
        for value in node:
            _localise(value, titles)
