"""The reference page of the event: every field and every metric."""

from __future__ import annotations

import json

from codegen import header
from codegen.fields import NONFINITE_WORDS, Field, Schema, Source, Version

PATH = "docs/event.md"


def render(schema: Schema) -> dict[str, str]:
    """Renders the reference page."""
    parts = [
        f"{header.MARKDOWN}\n# The event, schema {schema.version}\n\n{schema.description}\n",
        "## Event\n\n" + _table(schema.leaves),
    ]
    parts += [f"## {g.name}\n\n{g.description}{_optional(g.required)}\n\n{_table(g.fields)}" for g in schema.groups]
    for group in schema.maps:
        parts.append(f"## {group.name}\n\n{group.description}{_optional(group.required)}\n")
        parts += [_metric(f) for f in group.fields]
    return {PATH: "\n".join(parts)}


def _optional(required: bool) -> str:
    return "" if required else " Optional."


def _table(fields: tuple[Field, ...]) -> str:
    rows = ["| field | type | unit | range | meaning | example |\n|---|---|---|---|---|---|\n"]
    rows += [
        f"| `{f.name}`{' (required)' if f.required else ''} | {_type(f)} | {_cell(f.unit)} "
        f"| {_cell(f.range or (None if f.words else f.pattern))} "
        f"| {escape(f.description)} | {_cell(json.dumps(f.examples[0]))} |\n"
        for f in fields
    ]
    return "".join(rows)


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
    scale = f" x {s.scale}" if s.scale is not None else ""
    when = ", ".join(f"{name} is {' or '.join(map(json.dumps, values))}" for name, values in s.when)
    return (
        f"| {s.framework} | {', '.join(s.algorithms or ('all',))} | {versions(s.since, s.before)} | {when} "
        f"| `{s.key}`{scale} | {escape(s.estimator or '')} |\n"
    )


def versions(since: Version | None, before: Version | None) -> str:
    """A range of versions for people: `>= 1.0, < 2.0`, or `all`."""
    parts = [f"{op} {'.'.join(map(str, v))}" for op, v in ((">=", since), ("<", before)) if v]
    return ", ".join(parts) or "all"
