"""The notice at the top of every generated file."""

from __future__ import annotations

SOURCE = "schema/event.schema.json"


def python(source: str = SOURCE) -> str:
    """For Python."""
    return f"# {_notice(source)}\n"


def typescript(source: str = SOURCE) -> str:
    """For TypeScript."""
    return f"// {_notice(source)}\n"


def markdown(source: str = SOURCE) -> str:
    """For Markdown."""
    return f"<!-- {_notice(source)} -->\n"


def _notice(source: str) -> str:
    return f"DO NOT EDIT. Generated from {source} by `python -m codegen`."
