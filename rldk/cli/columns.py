"""Cells in columns, on a terminal and elsewhere: how wide they are, and what is shown of those that are too wide."""

from __future__ import annotations

import os
import shutil
import sys

import typer


def screen_width() -> int | None:
    """How many columns the terminal has that standard output goes to; None where it goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else None


def width_of(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # most names need no table of the characters that take two, or none

    return cell_len(text)


def fitted(text: str, width: int, right: bool = False) -> str:
    """A cell in so many columns: filled with spaces, on the left if `right`, or cut at its end."""
    room = width - width_of(text)
    if room < 0:
        return cut(text, max(width - 1, 0)) + "…"
    return " " * room + text if right else text + " " * room


def cut(text: str, width: int) -> str:
    """The beginning of a text that takes so many columns, with a space for half a character."""
    if text.isascii():
        return text[:width]
    from rich.cells import set_cell_size

    return set_cell_size(text, width)


def coloured(text: str, colour: str) -> str:
    """A text as a terminal shows it in a colour, or `dim`; as it is without any, and where nobody wants colours."""
    if not colour or os.environ.get("NO_COLOR") or os.environ.get("TERM") in ("dumb", "unknown"):
        return text
    return typer.style(text, dim=True) if colour == "dim" else typer.style(text, fg=colour)
