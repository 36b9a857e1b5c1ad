"""The Arrow schema: a pure function of the JSON Schema, units in field metadata."""

from __future__ import annotations

from codegen import header
from codegen.fields import Field, Schema

PATH = "python/rldk_schema/event_arrow.py"

TOP = '''"""The event as an Arrow schema.

Groups are structs. Declared metrics are fields of the struct `metrics`; all others stand in the map
`extra_metrics`. NaN and infinities are ordinary float64 values: there is no `nonfinite` column.
"""

from __future__ import annotations

import pyarrow as pa


def _field(name: str, type_: pa.DataType, unit: str | None = None) -> pa.Field:
    return pa.field(name, type_, metadata={"unit": unit} if unit else None)


'''


def render(schema: Schema) -> dict[str, str]:
    """Renders the Arrow schema."""
    lines = [header.python() + TOP + "EVENT_SCHEMA: pa.Schema = pa.schema(\n    [\n"]
    for member in schema.members:
        if isinstance(member, Field):
            lines.append(f"        {_arrow_field(member)},\n")
        elif not member.wire_only:
            fields = "".join(f"                    {_arrow_field(f)},\n" for f in member.fields)
            lines.append(
                f"        _field(\n            {member.name!r},\n            pa.struct(\n                [\n"
                f"{fields}                ]\n            ),\n        ),\n"
            )
            if member.values is not None:
                lines.append(f"        _field('extra_{member.name}', pa.map_(pa.string(), pa.float64())),\n")
    lines.append(f"    ],\n    metadata={{'rldk.schema_version': {schema.version!r}}},\n)\n")
    return {PATH: "".join(lines)}


def _arrow_field(field: Field) -> str:
    return f"_field({field.name!r}, {_type(field)}" + (f", {field.unit!r})" if field.unit else ")")


def _type(field: Field) -> str:
    if field.kind == "integer":
        return "pa.uint64()" if field.maximum is not None and field.maximum > 2**63 - 1 else "pa.int64()"
    return {"number": "pa.float64()", "string": "pa.string()", "strings": "pa.list_(pa.string())"}[field.kind]
