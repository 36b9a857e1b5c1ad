"""The dataclasses of the event and of every other form, by datamodel-code-generator."""

from __future__ import annotations

import copy
import re
from typing import Any

from datamodel_code_generator import InputFileType, LiteralType, PythonVersion, generate
from datamodel_code_generator.enums import DataclassArguments, DataModelType
from datamodel_code_generator.format import Formatter

from codegen import header
from codegen.fields import NONFINITE_PATTERN, Field, Json, Schema, parse_field
from codegen.forms import SUFFIX, Form
from codegen.lint import is_leaf

PATH = "python/rldk_schema/event.py"


def render(schema: Schema) -> dict[str, str]:
    """Renders the event's dataclasses."""
    top = header.python() + '"""The event, as Python types."""'
    return {PATH: _generated(_without_metric_names(schema), top, {"slots": True, "kw_only": True})}


def render_form(form: Form) -> dict[str, str]:
    """Renders a form's dataclasses; of one with names of any kind, a typed dictionary."""
    raw = copy.deepcopy(form.raw)
    for node in (raw, *raw.get("definitions", {}).values()):
        for name, field in node["properties"].items():
            _prepare(name, field, form)
    top = header.python(form.source) + f'"""{form.raw["description"]}"""'
    if form.is_open:
        text = _open_record(raw, top)
    else:
        text = _generated(raw, top, {"slots": True, "frozen": True})
    return {f"python/rldk_schema/forms/{form.name}.py": text}


def _open_record(raw: Json, top: str) -> str:
    """A typed dictionary of which no key is required, in the words of Python 3.10."""
    raw = {**raw, "additionalProperties": False, "required": []}
    text = _generated(raw, top, {}, DataModelType.TypingTypedDict)
    text, imports = re.subn(r"^from typing_extensions import NotRequired, TypedDict$", "", text, flags=re.MULTILINE)
    text, classes = re.subn(r"\(TypedDict, closed=True\):", "(TypedDict, total=False):", text)
    text, typing = re.subn(r"^from typing import (.*)$", r"from typing import \1, TypedDict", text, flags=re.MULTILINE)
    if (imports, classes, typing) != (1, 1, 1):
        raise ValueError("datamodel-code-generator lays a typed dictionary out in another way")
    text = re.sub(r": NotRequired\[(.*)\]$", r": \1", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}class", "\n\n\nclass", text)


def _generated(
    raw: Json, top: str, arguments: DataclassArguments, kind: DataModelType = DataModelType.DataclassesDataclass
) -> str:
    text = generate(
        raw,
        input_file_type=InputFileType.JsonSchema,
        output_model_type=kind,
        dataclass_arguments=arguments,
        target_python_version=PythonVersion.PY_310,
        enum_field_as_literal=LiteralType.All,
        use_union_operator=True,
        use_schema_description=True,
        use_field_description=True,
        disable_timestamp=True,
        formatters=[Formatter.BUILTIN],
        builtin_format_line_length=120,  # else the pyproject.toml of the current directory decides
        custom_file_header=top,
    )
    if not isinstance(text, str):
        raise TypeError(f"datamodel-code-generator made {type(text).__name__} instead of one module")
    return text.rstrip() + "\n"


def _prepare(name: str, node: Any, form: Form) -> None:
    """Gives a field its unit in words, and the classes of other forms their home."""
    if isinstance(node, list):
        for item in node:
            _prepare(name, item, form)
    if not isinstance(node, dict):
        return
    if (ref := node.get("$ref")) in form.others:
        del node["$ref"]
        node["customTypePath"] = f"rldk_schema.forms.{ref.removesuffix(SUFFIX)}.{form.others[ref]}"
    elif "description" in node and is_leaf(node):
        _document(node, parse_field(name, node, required=True))
    elif node.get("pattern") == NONFINITE_PATTERN:  # a value of a map
        _without_words(node)
    for value in node.values():
        _prepare(name, value, form)


def _document(node: Json, field: Field) -> None:
    node["description"] = _documented(field)
    if field.words:
        _without_words(node)


def _without_words(node: Json) -> None:
    node["type"] = [kind for kind in node["type"] if kind != "string"]
    del node["pattern"]


def _without_metric_names(schema: Schema) -> Json:
    """The schema with an open `metrics` map and with units in the descriptions.

    datamodel-code-generator makes a closed class of an object that has properties and additionalProperties:
    undeclared metrics would be lost.
    """
    raw = copy.deepcopy(schema.raw)
    del raw["definitions"]["Metrics"]["properties"]
    for leaf in schema.leaves:
        raw["properties"][leaf.name]["description"] = _documented(leaf)
    for group in schema.groups:
        for field in group.fields:
            _document(raw["definitions"][group.type_name]["properties"][field.name], field)
    return raw


def _documented(field: Field) -> str:
    unit = f" Unit: {field.unit}." if field.unit and field.unit != "1" else ""
    bounds = f" Range: {field.range}." if field.range else ""
    words = " May be NaN or infinite." if field.words else ""
    return field.description + unit + bounds + words
