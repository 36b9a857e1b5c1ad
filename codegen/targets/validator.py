"""The arbiter: `validate_event`, by fastjsonschema, the last word on whether an event is valid."""

from __future__ import annotations

import fastjsonschema

from codegen import header
from codegen.fields import Json, Schema

PATH = "python/rldk_schema/event_validator.py"
STUB = "python/rldk_schema/event_validator.pyi"
# Annotations take no part in validation, and fastjsonschema repeats a definition in every error it can raise.
ANNOTATIONS = {"$schema", "$id", "title", "description", "examples"}

MOST_ERRORS = 100

STUB_TEXT = '''"""The arbiter of validity."""

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
'''


BOUNDED = f'''
class _Errors(list):
    """Errors of one object, {MOST_ERRORS} at most: a line of a hostile megabyte could have a million."""

    def append(self, error):
        list.append(self, error)
        if len(self) >= {MOST_ERRORS}:
            raise JsonSchemaValuesException(self)

'''


def render(schema: Schema) -> dict[str, str]:
    """Renders the validator and its type stub."""
    code = fastjsonschema.compile_to_code(_bare(schema.raw), use_default=False, fast_fail=False)
    functions = [line for line in code.splitlines() if line.startswith("def validate(")]
    if len(functions) != 1 or "    errors = []\n" not in code or "\nNoneType = " not in code:
        raise ValueError(f"fastjsonschema {fastjsonschema.VERSION} lays its code out in another way")
    code = code.replace("    errors = []\n", "    errors = _Errors()\n").replace(
        "\nNoneType = ", f"{BOUNDED}\nNoneType = "
    )
    return {
        PATH: f"{header.PYTHON}{code.rstrip()}\n\n\nvalidate_event = validate\n",
        STUB: header.PYTHON + STUB_TEXT,
    }


def _bare(node: Json) -> Json:
    """The schema without annotations. Names under `properties` and `definitions` are not keywords."""
    out: Json = {}
    for key, value in node.items():
        if key in ("properties", "definitions"):
            out[key] = {name: _bare(child) for name, child in value.items()}
        elif key not in ANNOTATIONS and not key.startswith("x-"):
            out[key] = _bare(value) if isinstance(value, dict) else value
    return out
