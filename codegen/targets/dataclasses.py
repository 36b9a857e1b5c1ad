"""The `Event` dataclass and its groups, by datamodel-code-generator."""

from __future__ import annotations

import copy

from datamodel_code_generator import InputFileType, LiteralType, PythonVersion, generate
from datamodel_code_generator.enums import DataModelType
from datamodel_code_generator.format import Formatter

from codegen import header
from codegen.fields import Field, Json, Schema

PATH = "python/rldk_schema/event.py"


def render(schema: Schema) -> dict[str, str]:
    """Renders the event's dataclasses."""
    text = generate(
        _without_metric_names(schema),
        input_file_type=InputFileType.JsonSchema,
        output_model_type=DataModelType.DataclassesDataclass,
        dataclass_arguments={"slots": True, "kw_only": True},
        target_python_version=PythonVersion.PY_310,
        enum_field_as_literal=LiteralType.All,
        use_union_operator=True,
        use_schema_description=True,
        use_field_description=True,
        disable_timestamp=True,
        formatters=[Formatter.BUILTIN],
        builtin_format_line_length=120,  # else the pyproject.toml of the current directory decides
        custom_file_header=header.PYTHON + '"""The event, as Python types."""',
    )
    if not isinstance(text, str):
        raise TypeError(f"datamodel-code-generator made {type(text).__name__} instead of one module")
    return {PATH: text.rstrip() + "\n"}


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
            node = raw["definitions"][group.type_name]["properties"][field.name]
            node["description"] = _documented(field)
            if field.words:
                node["type"] = [kind for kind in node["type"] if kind != "string"]
                del node["pattern"]
    return raw


def _documented(field: Field) -> str:
    unit = f" Unit: {field.unit}." if field.unit and field.unit != "1" else ""
    bounds = f" Range: {field.range}." if field.range else ""
    words = " May be NaN or infinite." if field.words else ""
    return field.description + unit + bounds + words
