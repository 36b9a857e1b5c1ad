"""The package around the generated modules, and the note on who consumes what."""

from __future__ import annotations

import json

from codegen import header
from codegen.fields import Schema
from codegen.forms import Form

README = """
# Generated from the event schema

Never edit a file here: change a file of `schema/` (or a target in `codegen/targets/`) and run
`python -m codegen`. `make check` and the tests refuse a file that differs from what it would write.

| file | who consumes it |
|---|---|
| `python/rldk_schema/event.py` | everyone: the `Event` dataclass that users build and read |
| `python/rldk_schema/event_validator.py` | `rldk.event.strict`, anyone with a parsed line: the last word |
| `python/rldk_schema/event_decoder.py` | `rldk.event.codec`: checks a line in C |
| `python/rldk_schema/event_arrow.py` | `rldk.io.arrow`, `parquet`, `csv` |
| `python/rldk_schema/fields.py` | `rldk`: names, groups, patterns and words of the fields |
| `python/rldk_schema/metrics.py` | `rldk.event.metric_names`, writers and adapters: names, units, bounds, raw keys |
| `python/rldk_schema/frameworks.py` | `rldk.adapters`: by what each framework's logs are known and how they are read |
| `python/rldk_schema/event.schema.json` | programs in any language: the schema itself, inside the wheel |
| `python/rldk_schema/forms/*.py` | `rldk`: the dataclasses of every other JSON form, and a validator for each |
| `python/rldk_schema/*.schema.json` | programs in any language: every other form, each file whole in itself |
| `typescript/*.d.ts`, `docs/forms/*.md` | the same for TypeScript and for people |
| `typescript/event.d.ts` | TypeScript programs that read event logs |
| `docs/event.md` | people: every field and metric |
| `docs/{framework}.md`, `docs/frameworks.md` | people: what a framework's keys are called; which are read and written |
"""


def render(schema: Schema) -> dict[str, str]:
    """Renders the package files, the schema's copy and the README."""
    types = sorted(["Event", *(g.type_name for g in schema.groups)])
    exported = sorted([*types, "METRICS", "SCHEMA_VERSION", "validate_event"])
    init = f'''{header.python()}"""The rldk event: types, validator and metric dictionary, all from one JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rldk_schema.event import {", ".join(types)}
from rldk_schema.fields import SCHEMA_VERSION
from rldk_schema.metrics import METRICS

if TYPE_CHECKING:
    from rldk_schema.event_validator import validate_event

__all__ = {exported!r}


def __getattr__(name: str) -> Any:
    # fastjsonschema is loaded by those who validate, not by every training script.
    if name == "validate_event":
        from rldk_schema.event_validator import validate_event

        return validate_event
    raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
'''
    return {
        "README.md": header.markdown() + README,
        "python/rldk_schema/__init__.py": init,
        "python/rldk_schema/event.schema.json": schema.text,
        "python/rldk_schema/py.typed": "",
    }


def render_forms(forms: tuple[Form, ...]) -> dict[str, str]:
    """Renders what the forms have in common: their package, and a schema of each that needs no other file."""
    names = "".join(f"    {form.name!r},\n" for form in forms)
    top = header.python("schema/*.schema.json")
    init = f'''{top}"""The JSON forms besides the event: a module with the types of each, and one with its validator."""

FORMS = (
{names})
'''
    files = {"python/rldk_schema/forms/__init__.py": init}
    for form in forms:
        files[f"python/rldk_schema/{form.name}.schema.json"] = json.dumps(form.bundle, indent=2) + "\n"
    return files
