"""The notice at the top of every generated file."""

from __future__ import annotations

SOURCE = "schema/event.schema.json"
NOTICE = f"DO NOT EDIT. Generated from {SOURCE} by `python -m codegen`."

PYTHON = f"# {NOTICE}\n"
TYPESCRIPT = f"// {NOTICE}\n"
MARKDOWN = f"<!-- {NOTICE} -->\n"
