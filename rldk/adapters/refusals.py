"""What is said of a file that is no log."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shlex import quote

from rldk.adapters.ignored import is_utf16, why_unread
from rldk.adapters.layouts.template_console import suggest_pattern
from rldk.adapters.no_log import why_no_log
from rldk.adapters.rows import Skipped
from rldk.adapters.start import Start
from rldk.text import printable, shown

_SEEN = 120

EXPECTED = (
    "Expected rldk's event files (RUN_events.jsonl), or rows with a step and numbers: a console, JSON, CSV, "
    "TensorBoard, wandb, SwanLab, trackio or MLflow."
)


def unknown(path: Path, problems: Sequence[Skipped] = ()) -> str:
    """Why a file cannot be read as a log, and what to try.

    Args:
        path: The file.
        problems: What stood in the way of its rows, if it has a layout of some.

    Raises:
        OSError: It may not be read.
    """
    if not path.is_file():
        return f"{path}: expected a file or a directory, found neither"
    with path.open("rb"):  # what may not be read is not empty
        start = Start(path)
    if not start.data and path.stat().st_size:
        return f"{path}: {why_unread(start)}"
    if (why := why_no_log(start)) is not None:
        return f"{path}: this is {why}"
    if problems:
        return str(problems[0])
    if is_utf16(start.text):
        return f"{path}: this is UTF-16 text (iconv -f UTF-16 -t UTF-8 makes it readable). {EXPECTED}"
    first = next((line.strip() for line in start.text.splitlines() if line.strip()), "")
    seen = f"its first line is {shown(first[:_SEEN])}" if first else "it is empty, or not text"
    flags = "--framework"
    if first and not first.startswith(("{", '["', "[[")):
        pattern = suggest_pattern(start.text) or "step {step}: loss {loss} {*}"
        flags += f" or, for lines of a console, --pattern {printable(quote(pattern))}"
    return (
        f"{path}: no framework knows this file: {seen}. {EXPECTED} Try {flags}, or "
        "rldk.adapters.CustomJSONLAdapter(path, field_map={...}) for keys of your own."
    )
