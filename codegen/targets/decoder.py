"""msgspec types that check an event line in C, and the few bounds that msgspec cannot express."""

from __future__ import annotations

from codegen import header
from codegen.fields import NONFINITE_WORDS, Field, Group, Schema

PATH = "python/rldk_schema/event_decoder.py"
INT64_MAX = 2**63 - 1

TOP = '''"""Types for `msgspec.json`: a line that decodes as `EventLine` and is `within_bounds` is a valid event.

The reverse is not true: msgspec refuses an integer written as 500.0, which JSON Schema accepts. Ask
`validate_event` about what is refused here.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from rldk_schema.event import {types}
from rldk_schema.metrics import METRIC_BOUNDS
'''


def render(schema: Schema) -> dict[str, str]:
    """Renders the decoder types."""
    types = ", ".join(sorted(["Event", *(g.type_name for g in schema.groups)]))
    parts = [header.python() + TOP.format(types=types)]
    parts += [_struct(f"{g.type_name}Line", g.description, [_line(f) for f in g.fields]) for g in schema.groups]
    members = [_member(m) if isinstance(m, Group) else _line(m) for m in schema.members]
    parts.append(_struct("EventLine", schema.description, members, ", omit_defaults=True"))
    parts.append(_line_of(schema))
    parts.append(_leaves_of(schema))
    parts.append(_is_rare(schema))
    parts.append(_within_bounds(schema))
    return {PATH: "\n\n".join(parts)}


def _struct(name: str, doc: str, lines: list[str], extra: str = "") -> str:
    body = "\n".join(f"    {line}" for line in lines)
    return f'class {name}(Struct, kw_only=True, forbid_unknown_fields=True{extra}):\n    """{doc}"""\n\n{body}\n'


def _line(field: Field) -> str:
    return f"{field.name}: {_type(field)}" + ("" if field.required else " = None")


def _member(group: Group) -> str:
    inner = f"dict[str, {_type(group.values)}]" if group.values else f"{group.type_name}Line"
    # A group is an object or absent, never null.
    return f"{group.name}: {inner}" if group.required else f"{group.name}: {inner} | UnsetType = UNSET"


def _type(field: Field) -> str:
    base = {"integer": "int", "number": "float", "string": "str", "strings": "list[str]"}[field.kind]
    if field.words:
        base = f"float | Literal[{', '.join(map(repr, NONFINITE_WORDS))}]"
    if field.enum:
        base = f"Literal[{', '.join(map(repr, field.enum))}]"
    limits = []
    if field.minimum is not None:
        limits.append(f"ge={field.minimum}")
    if field.maximum is not None and field.maximum <= INT64_MAX:
        limits.append(f"le={field.maximum}")
    if field.python_pattern:
        limits.append(f"pattern={field.python_pattern!r}")
    if limits:
        base = f"Annotated[{base}, Meta({', '.join(limits)})]"
    return f"{base} | None" if field.nullable else base


def _line_of(schema: Schema) -> str:
    lines = []
    for member in schema.members:
        value = f"event.{member.name}"
        if isinstance(member, Group) and not member.required:
            value = f"UNSET if {value} is None else {value}"
        lines.append(f"        {member.name}={value},\n")
    return f'''def line_of(event: Event) -> EventLine:
    """Lays an event out as its line is written. Groups stay the event's own: `msgspec` encodes them as they are."""
    fields: dict[str, Any] = dict(
{"".join(lines)}    )
    return EventLine(**fields)
'''


def _leaves_of(schema: Schema) -> str:
    # The tokens of data_slice are counted anew at every step.
    steady = [g for g in schema.groups if (g.required and g.name != "data_slice") or g.name == "process"]
    groups = ", ".join(f"{g.name}: {g.type_name}" for g in steady)
    leaves = "".join(f"        {g.name}.{f.name},\n" for g in steady for f in g.fields)
    return f'''def leaves_of({groups}) -> tuple[Any, ...]:
    """All values in the groups that seldom change: it differs if anything in them has."""
    return (
{leaves}    )
'''


def _is_rare(schema: Schema) -> str:
    # What every writer fills in, and what only a line has.
    common = {"schema_version", "timestamp", "process", "nonfinite"}
    rare = [f"event.{m.name} is not None" for m in schema.members if not m.required and m.name not in common]
    return f'''def is_rare(event: Event) -> bool:
    """Tells whether an event has a member that few events have."""
    return {" or ".join(rare) or "False"}
'''


def _within_bounds(schema: Schema) -> str:
    wide = [
        f"event.{group.name}.{field.name}"
        for group in schema.groups
        for field in group.fields
        if field.maximum is not None and field.maximum > INT64_MAX
    ]
    limit = max(f.maximum for g in schema.groups for f in g.fields if f.maximum is not None)
    values = "".join(f"        {name},\n" for name in wide)
    return f'''def within_bounds(event: EventLine) -> bool:
    """Tells whether the bounds hold that msgspec cannot check: integers above int64, declared metrics."""
    for seed in (
{values}    ):
        if seed is not None and seed > {limit}:
            return False
    for name, value in event.metrics.items():
        if value is not None and name in METRIC_BOUNDS:
            minimum, maximum = METRIC_BOUNDS[name]
            if not minimum <= value <= maximum:
                return False
    return True
'''
