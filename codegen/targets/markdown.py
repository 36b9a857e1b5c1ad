"""The reference pages: every field and every metric of the event, every field of each other form."""

from __future__ import annotations

import json

from codegen import header
from codegen.fields import NONFINITE_WORDS, Field, Json, Schema, Source, Version, parse_field
from codegen.forms import SUFFIX, Form
from codegen.lint import is_leaf, types_of

PATH = "docs/event.md"
_HEAD = "| field | type | unit | range | meaning | example |\n|---|---|---|---|---|---|\n"


def render(schema: Schema) -> dict[str, str]:
    """Renders the reference page."""
    parts = [
        f"{header.markdown()}\n# The event, schema {schema.version}\n\n{schema.description}\n",
        "## Event\n\n" + _table(schema.leaves),
    ]
    parts += [f"## {g.name}\n\n{g.description}{_optional(g.required)}\n\n{_table(g.fields)}" for g in schema.groups]
    for group in schema.maps:
        parts.append(f"## {group.name}\n\n{group.description}{_optional(group.required)}\n")
        parts += [_metric(f) for f in group.fields]
    return {PATH: "\n".join(parts)}


def render_form(form: Form) -> dict[str, str]:
    """Renders the page of a form."""
    top = f"{header.markdown(form.source)}\n# {form.raw['title']}\n\n{form.raw['description']}\n\n"
    parts = [top + _rows(form.raw, form)]
    parts += [
        f"## {name}\n\n{node['description']}\n\n{_rows(node, form)}"
        for name, node in form.raw.get("definitions", {}).items()
    ]
    return {f"docs/forms/{form.name}.md": "\n".join(parts)}


def _rows(node: Json, form: Form) -> str:
    rows = [_HEAD]
    for name, value in node["properties"].items():
        required = name in node.get("required", ())
        if is_leaf(value):
            rows.append(_row(parse_field(name, value, required)))
            continue
        text = escape(value.get("description", ""))
        mark = " (required)" if required else ""
        rows.append(f"| `{name}`{mark} | {_kind(value, form)} |  |  | {text} |  |\n")
    if node["additionalProperties"]:
        rows.append("| any other | number or null |  |  | A metric that the dictionary does not declare. |  |\n")
    return "".join(rows)


def _kind(node: Json, form: Form) -> str:
    if "$ref" in node:
        ref = node["$ref"]
        if ref in form.others:
            return f"[{form.others[ref]}]({ref.removesuffix(SUFFIX)}.md)"
        name = ref.rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in node:
        return " or ".join(_kind(choice, form) for choice in node["anyOf"])
    types = types_of(node)
    if is_leaf(node):
        return "null" if types == ["null"] else _type(parse_field("value", {"description": "", **node}, required=True))
    null = " or null" if "null" in types else ""
    if "array" in types:
        return f"array of {_kind(node.get('items', {}), form)}{null}"
    if "object" in types:
        return f"map of {_kind(node['additionalProperties'], form)}{null}"
    return "any JSON"


def _optional(required: bool) -> str:
    return "" if required else " Optional."


def _table(fields: tuple[Field, ...]) -> str:
    return "".join([_HEAD, *map(_row, fields)])


def _row(f: Field) -> str:
    return (
        f"| `{f.name}`{' (required)' if f.required else ''} | {_type(f)} | {_cell(f.unit)} "
        f"| {_cell(f.range or (None if f.words else f.pattern))} "
        f"| {escape(f.description)} | {_cell(json.dumps(f.examples[0]))} |\n"
    )


def _type(field: Field) -> str:
    if field.enum:
        return " or ".join([*(f"`{v}`" for v in field.enum), *(["null"] if field.nullable else [])])
    if field.words:
        return " or ".join(["number", *(f"`{v}`" for v in NONFINITE_WORDS), *(["null"] if field.nullable else [])])
    kind = "array of strings" if field.kind == "strings" else field.kind
    return f"{kind} or null" if field.nullable else kind


def _cell(text: str | None) -> str:
    return f"`{escape(text)}`" if text else ""


def escape(text: str) -> str:
    """Text for a cell of a table."""
    return text.replace("|", "\\|")


def _metric(field: Field) -> str:
    facts = f"Unit `{field.unit}`" + (f", range {field.range}" if field.range else "")
    lines = [f"### {field.name}\n\n{field.description} {facts}.\n"]
    if field.sources:
        lines.append(
            "\n| framework | algorithms | versions | settings | key | estimator |\n|---|---|---|---|---|---|\n"
        )
        lines += [_source(s) for s in field.sources]
    if field.traps:
        lines.append("\n" + "".join(f"- {trap}\n" for trap in field.traps))
    return "".join(lines)


def _source(s: Source) -> str:
    return (
        f"| {s.framework} | {', '.join(s.algorithms or ('all',))} | {versions(s.since, s.before)} | {settings(s)} "
        f"| {key_cell(s)} | {escape(s.estimator or '')} |\n"
    )


def key_cell(s: Source) -> str:
    """A key and what is done with its value: `` `frac` x -1 + 1 ``."""
    scale = "" if s.scale is None else f" x {s.scale}"
    offset = "" if s.offset is None else f" + {s.offset}"
    return f"`{s.key}`{scale}{offset}"


def settings(s: Source) -> str:
    """The settings under which a key means a metric, for people: `mode is "a" or "b"`; empty if always."""
    return escape(", ".join(f"{name} is {' or '.join(map(json.dumps, values))}" for name, values in s.when))


def versions(since: Version | None, before: Version | None) -> str:
    """A range of versions for people: `>= 1.0, < 2.0`, or `all`."""
    parts = [f"{op} {'.'.join(map(str, v))}" for op, v in ((">=", since), ("<", before)) if v]
    return ", ".join(parts) or "all"
