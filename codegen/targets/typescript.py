"""The event and every other form as TypeScript declarations."""

from __future__ import annotations

import json

from codegen import header
from codegen.fields import NONFINITE_WORDS, Field, Group, Json, Schema, parse_field
from codegen.forms import SUFFIX, Form
from codegen.lint import is_leaf, types_of

PATH = "typescript/event.d.ts"
SAFE_INTEGER = 2**53 - 1


def render(schema: Schema) -> dict[str, str]:
    """Renders the declarations."""
    parts = [header.typescript()]
    parts += [_interface(g.type_name, g.description, [_property(f) for f in g.fields]) for g in schema.groups]
    parts += [_map(m) for m in schema.maps]
    members = [_reference(m) if isinstance(m, Group) else _property(m) for m in schema.members]
    parts.append(_interface(schema.raw["title"], schema.description, members))
    return {PATH: "\n".join(parts)}


def render_form(form: Form) -> dict[str, str]:
    """Renders the declarations of a form."""
    parts = [header.typescript(form.source)]
    if form.others:
        parts.append(
            "".join(
                f'import type {{ {title} }} from "./{file.removesuffix(SUFFIX)}";\n'
                for file, title in form.others.items()
            )
        )
    parts += [_interface(title, node["description"], _members(node, form)) for title, node in form.objects.items()]
    return {f"typescript/{form.name}.d.ts": "\n".join(parts)}


def _members(node: Json, form: Form) -> list[str]:
    required = node.get("required", ())
    members = []
    for name, value in node["properties"].items():
        if is_leaf(value):
            members.append(_property(parse_field(name, value, name in required)))
            continue
        comment = _comment(value["description"], "  ") if "description" in value else ""
        members.append(f"{comment}  {name}{'' if name in required else '?'}: {_value(value, form)};\n")
    if node["additionalProperties"]:
        # All declared types: TypeScript wants the index signature to admit each of them.
        members.append("  [name: string]: unknown;\n")
    return members


def _value(node: Json, form: Form) -> str:
    if "$ref" in node:
        return str(form.others.get(node["$ref"], node["$ref"].rsplit("/", 1)[-1]))
    if "anyOf" in node:
        return " | ".join(_value(choice, form) for choice in node["anyOf"])
    types = types_of(node)
    if is_leaf(node):
        return "null" if types == ["null"] else _type(parse_field("value", {"description": "", **node}, required=True))
    null = " | null" if "null" in types else ""
    if "array" in types:
        return f"Array<{_value(node.get('items', {}), form)}>{null}"
    if "object" in types:
        return f"{{ [name: string]: {_value(node['additionalProperties'], form)} }}{null}"
    return "unknown"


def _interface(name: str, doc: str, members: list[str]) -> str:
    return f"{_comment(doc, '')}export interface {name} {{\n{''.join(members)}}}\n"


def _map(group: Group) -> str:
    members = [_property(f) for f in group.fields]
    # The index signature must admit undefined, which is what reading an absent optional property gives.
    if group.values:
        members.append(f"  [name: string]: {_type(group.values)} | undefined;\n")
    return _interface(group.type_name, group.description, members)


def _reference(group: Group) -> str:
    return f"{_comment(group.description, '  ')}  {group.name}{'' if group.required else '?'}: {group.type_name};\n"


def _property(field: Field) -> str:
    notes = [field.description]
    if field.unit and field.unit != "1":
        notes.append(f"Unit: {field.unit}.")
    if field.range:
        notes.append(f"Range: {field.range}.")
    if field.kind == "integer" and field.maximum is not None and field.maximum > SAFE_INTEGER:
        notes.append(
            "JSON.parse rounds values above 2^53 - 1: read the digits with a big-integer parser where they matter."
        )
    return f"{_comment(' '.join(notes), '  ')}  {field.name}{'' if field.required else '?'}: {_type(field)};\n"


def _type(field: Field) -> str:
    base = {"integer": "number", "number": "number", "string": "string", "strings": "string[]", "boolean": "boolean"}[
        field.kind
    ]
    if field.words:
        base = " | ".join([base, *map(json.dumps, NONFINITE_WORDS)])
    if field.enum:
        base = " | ".join(json.dumps(v) for v in field.enum)
    return f"{base} | null" if field.nullable else base


def _comment(text: str, indent: str) -> str:
    safe = text.replace("*/", "*\\/")
    return f"{indent}/** {safe} */\n"
