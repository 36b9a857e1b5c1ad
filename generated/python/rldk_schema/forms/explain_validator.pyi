# DO NOT EDIT. Generated from schema/explain.schema.json by `python -m codegen`.
"""What JSON of this form is valid."""

from typing import TypeVar

T = TypeVar("T")

def validate_explain(data: T) -> T:
    """Checks a parsed JSON value against the schema of Explanation, and returns it unchanged.

    Raises:
        fastjsonschema.JsonSchemaValuesException: It is none; `.errors` lists every problem.
    """
