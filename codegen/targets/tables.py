"""What code needs to know of an event's fields besides their types: names, groups, patterns, words."""

from __future__ import annotations

from codegen import header
from codegen.fields import Field, Schema

PATH = "python/rldk_schema/fields.py"


def render(schema: Schema) -> dict[str, str]:
    """Renders the tables of fields."""
    groups = {group.name: group for group in schema.groups}
    model = {field.name: field for field in groups["model_info"].fields}
    alert = {field.name: field for field in groups["alert"].fields}
    lifecycle = {field.name: field for field in groups["lifecycle"].fields}
    words = next(m.values for m in schema.maps if m.name == "nonfinite")
    if words is None or words.enum is None:
        raise ValueError("nonfinite: expected a map of words")
    rows: list[tuple[str, str | None]] = []
    for member in schema.members:
        if isinstance(member, Field):
            rows.append((member.name, None))
        elif member.values is None:
            rows += [(field.name, member.name) for field in member.fields]
    words_of = {
        g.name: tuple(f.name for f in g.fields if f.words) for g in schema.groups if any(f.words for f in g.fields)
    }
    group_rows = "".join(f"    {name!r}: {group.type_name},\n" for name, group in groups.items())
    leaf_rows = "".join(f"    {name!r}: {group!r},\n" for name, group in rows)
    types = sorted(group.type_name for group in schema.groups)
    text = f'''{header.python()}"""The fields of an event, as tables."""

from __future__ import annotations

from typing import Any, Literal

from rldk_schema.event import {", ".join(types)}

SCHEMA_VERSION = {schema.version!r}

Phase = Literal[{", ".join(map(repr, model["phase"].enum or ()))}]

Severity = Literal[{", ".join(map(repr, alert["severity"].enum or ()))}]

Ending = Literal[{", ".join(repr(word) for word in lifecycle["ending"].enum or () if word is not None)}]

RUN_ID_PATTERN = {model["run_id"].python_pattern!r}

NONFINITE: dict[str, float] = {{word: float(word) for word in {words.enum!r}}}

# Groups: objects of a class of their own.
GROUPS: dict[str, type[Any]] = {{
{group_rows}}}

# Leaves of groups that may be not finite: floats here, words in a line.
WORD_LEAVES: dict[str, tuple[str, ...]] = {words_of!r}

# Every leaf, with its group; None for a leaf of the event itself.
LEAF_GROUPS: dict[str, str | None] = {{
{leaf_rows}}}
'''
    return {PATH: text}
