# DO NOT EDIT. Generated from schema/live_request.schema.json by `python -m codegen`.
"""What JSON of this form is valid."""

from typing import TypeVar

T = TypeVar("T")

def validate_live_request(data: T) -> T:
    """Checks a parsed JSON value against the schema of LiveRequest, and returns it unchanged.

    Raises:
        fastjsonschema.JsonSchemaValuesException: It is none; `.errors` lists every problem.
    """
