# DO NOT EDIT. Generated from schema/event.schema.json by `python -m codegen`.
"""The arbiter of validity."""

from typing import TypeVar

T = TypeVar("T")

def validate_event(data: T) -> T:
    """Checks a parsed JSON value against the event schema.

    Args:
        data: What `json.loads` made of a line. It is not changed.

    Returns:
        The same object.

    Raises:
        fastjsonschema.JsonSchemaValuesException: It is no event; `.errors` lists every problem.
    """
