"""The arbiter: `validate_event`, by fastjsonschema, the last word on whether an event is valid."""

from __future__ import annotations

from typing import Any

import fastjsonschema

from codegen import header
from codegen.fields import Json, Schema
from codegen.forms import Form

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

FORM_STUB = '''"""What JSON of this form is valid."""

from typing import TypeVar

T = TypeVar("T")

def {name}(data: T) -> T:
    """Checks a parsed JSON value against the schema of {title}, and returns it unchanged.

    Raises:
        fastjsonschema.JsonSchemaValuesException: It is none; `.errors` lists every problem.
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
    """Renders the validator of events and its type stub."""
    return {
        PATH: f"{header.python()}{_compiled(schema.raw)}\n\n\nvalidate_event = validate\n",
        STUB: header.python() + STUB_TEXT,
    }


def render_form(form: Form) -> dict[str, str]:
    """Renders the validator of a form and its type stub."""
    path = f"python/rldk_schema/forms/{form.name}_validator"
    top, name = header.python(form.source), f"validate_{form.name}"
    return {
        f"{path}.py": f"{top}{_compiled(form.bundle)}\n\n\n{name} = validate\n",
        f"{path}.pyi": top + FORM_STUB.format(name=name, title=form.raw["title"]),
    }


def _compiled(raw: Json) -> str:
    code: str = fastjsonschema.compile_to_code(_bare(raw), use_default=False, fast_fail=False)
    functions = [line for line in code.splitlines() if line.startswith("def validate(")]
    if len(functions) != 1 or "    errors = []\n" not in code or "\nNoneType = " not in code:
        raise ValueError(f"fastjsonschema {fastjsonschema.VERSION} lays its code out in another way")
    code = code.replace("    errors = []\n", "    errors = _Errors()\n")
    return code.replace("\nNoneType = ", f"{BOUNDED}\nNoneType = ").rstrip()


def _bare(node: Json) -> Json:
    """The schema without annotations. Names under `properties` and `definitions` are not keywords."""
    out: Json = {}
    for key, value in node.items():
        if key in ("properties", "definitions"):
            out[key] = {name: _bare(child) for name, child in value.items()}
        elif key not in ANNOTATIONS and not key.startswith("x-"):
            out[key] = _bare_value(value)
    return out


def _bare_value(value: Any) -> Any:
    if isinstance(value, list):
        return [_bare_value(item) for item in value]
    return _bare(value) if isinstance(value, dict) else value
