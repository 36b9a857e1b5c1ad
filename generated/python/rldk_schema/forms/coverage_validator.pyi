# DO NOT EDIT. Generated from schema/coverage.schema.json by `python -m codegen`.
"""What JSON of this form is valid."""

from typing import TypeVar

T = TypeVar("T")

def validate_coverage(data: T) -> T:
    """Checks a parsed JSON value against the schema of Coverage, and returns it unchanged.

    Raises:
        fastjsonschema.JsonSchemaValuesException: It is none; `.errors` lists every problem.
    """
