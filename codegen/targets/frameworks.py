"""A page per framework: what each of its algorithms logs, and what that is called here."""

from __future__ import annotations

import json

from codegen import header
from codegen.fields import Field, Schema, Source
from codegen.targets.markdown import escape, versions


def render(schema: Schema) -> dict[str, str]:
    """Renders the pages."""
    return {f"docs/{name}.md": _page(schema, name) for name in schema.frameworks}


def _page(schema: Schema, framework: str) -> str:
    sources = [(f, s) for f in schema.metrics for s in f.sources if s.framework == framework]
    algorithms = sorted({name for _, s in sources for name in s.algorithms or ()})
    parts = [
        f"{header.markdown()}\n# What {framework} logs, and what it is called here\n\n"
        "Keys that are in no table keep their own name; one whose meaning an unknown version or setting decides is "
        f"stored as `{framework}/KEY`. [The reference page](event.md#metrics) says what each metric means.\n"
    ]
    for algorithm in algorithms or ["every algorithm"]:
        rows = [_row(f, s) for f, s in sources if s.algorithms is None or algorithm in s.algorithms]
        parts.append(
            f"## {algorithm}\n\n| metric | unit | key | versions | settings | estimator |\n|---|---|---|---|---|---|\n"
            + "".join(rows)
        )
    return "\n".join(parts)


def _row(field: Field, s: Source) -> str:
    scale = f" x {s.scale}" if s.scale is not None else ""
    when = ", ".join(f"{name} is {' or '.join(map(json.dumps, values))}" for name, values in s.when)
    return (
        f"| [{field.name}](event.md#{field.name}) | `{field.unit}` | `{s.key}`{scale} | {versions(s.since, s.before)} "
        f"| {when} | {escape(s.estimator or '')} |\n"
    )
