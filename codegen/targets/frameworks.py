"""A page per framework: what each of its algorithms logs, and what that is called here; and one about all of them."""

from __future__ import annotations

from codegen import header
from codegen.fields import Field, Schema, Source
from codegen.sources import Declaration
from codegen.targets.markdown import escape, key_cell, settings, versions

_AHEAD = """## Values of the next step

Where no table above has such a key for the version at hand, its value is that of the step after the one it is logged
with. That step has it, too; the key keeps its own name.

"""
_SOURCE = "schema/sources/*.json"


def render(schema: Schema) -> dict[str, str]:
    """Renders the pages."""
    pages = {f"docs/{d.name}.md": _page(schema, d) for d in schema.declarations}
    return {**pages, "docs/frameworks.md": _support(schema)}


def _page(schema: Schema, d: Declaration) -> str:
    sources = [(f, s) for f in schema.metrics for s in f.sources if s.framework == d.name]
    parts = [
        f"{header.markdown(f'schema/sources/{d.name}.json')}\n"
        f"# What {d.raw['title']} logs, and what it is called here\n\n{d.raw['about']}\n\n{_other_keys(d)} "
        "[The reference page](event.md#metrics) says what each metric means.\n"
    ]
    shared = [(f, s) for f, s in sources if s.algorithms is None]
    if shared:
        parts.append(_table("every algorithm", shared))
    names = sorted({name for _, s in sources for name in s.algorithms or ()})
    parts += [_table(name, [(f, s) for f, s in sources if s.algorithms and name in s.algorithms]) for name in names]
    if ahead := d.rows.get("ahead"):
        rows = "".join(
            f"| [{a['metric']}](event.md#{a['metric']}) | `{a['key']}` | {a.get('scale', '')} |\n" for a in ahead
        )
        parts.append(f"{_AHEAD}| metric | key | scale |\n|---|---|---|\n{rows}")
    if roles := d.raw.get("roles"):
        rows = "".join(f"| {role} | {', '.join(f'`{w}`' for w in words)} |\n" for role, words in roles.items())
        parts.append(f"## Roles\n\n| role | the last word of a name |\n|---|---|\n{rows}")
    return "\n".join(parts)


def _other_keys(d: Declaration) -> str:
    if "roles" in d.raw:
        return "A name that is spelled as that of a metric is that metric; all other names are kept."
    base = d.raw.get("extends")
    kept = "Keys that are in no table keep their own name."
    others = f"All other keys mean what [{base}]({base}.md) means by them." if base else kept
    return f"{others} A key whose meaning an unknown version or setting decides is stored as `{d.name}/KEY`."


def _table(title: str, sources: list[tuple[Field, Source]]) -> str:
    rows = "".join(_row(f, s) for f, s in sources)
    return f"## {title}\n\n| metric | unit | key | versions | settings | estimator |\n|---|---|---|---|---|---|\n{rows}"


def _row(field: Field, s: Source) -> str:
    return (
        f"| [{field.name}](event.md#{field.name}) | `{field.unit}` | {key_cell(s)} | {versions(s.since, s.before)} "
        f"| {settings(s)} | {escape(s.estimator or '')} |\n"
    )


def _support(schema: Schema) -> str:
    rows = "".join(_supported(schema, d) for d in schema.declarations)
    return (
        f"{header.markdown(_SOURCE)}\n# Which frameworks are read and written\n\n"
        "Metrics are those that some of a framework's keys mean, its base's included.\n\n"
        f"| framework | read | written | metrics | what it is |\n|---|---|---|---|---|\n{rows}"
    )


def _supported(schema: Schema, d: Declaration) -> str:
    line = {d.name, *bases(schema, d)}
    count = sum(any(s.framework in line for s in f.sources) for f in schema.metrics)
    cells = (f"[{d.raw['title']}]({d.name}.md)", d.raw.get("read", "all"), d.raw.get("write", "-"), str(count))
    about, _, _ = d.raw["about"].partition(". ")  # the rest is about settings, and on its own page
    return f"| {' | '.join(cells)} | {escape(about.removesuffix('.'))} |\n"


def bases(schema: Schema, d: Declaration) -> list[str]:
    """The frameworks whose keys a framework logs, too, the nearest first."""
    raw = {other.name: other.raw for other in schema.declarations}
    found, base = [], d.raw.get("extends")
    while base:
        found.append(base)
        base = raw[base].get("extends")
    return found
