"""Every error rldk raises.

RldkError
+-- EventValidationError (ValueError)      a line or an event breaks the schema
+-- RunIdError (ValueError)                a run name that is not safe in a file name
+-- UnknownNameError (ValueError)          a name that the schema does not know
+-- LogNotFoundError (FileNotFoundError)   no event log where one was expected
+-- CheckpointNotFoundError (FileNotFoundError)  no checkpoint there, or not any more
+-- IngestError (RuntimeError)             a foreign log could not be read
+-- MissingExtraError (ImportError)        an optional dependency is not installed
+-- UnsupportedVersionError (ImportError)  a dependency that is installed is too old
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_BRIEF = 80
_SHOWN = 1000


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an event or a line.

    Attributes:
        path: Where in the event, such as `$.metrics.loss`; `$` for the whole line.
        message: What was expected and what was found.
        line: Line in the file, from 1; None for an event that is in no file.
        offset: Byte offset of the start of that line.
    """

    path: str
    message: str
    line: int | None = None
    offset: int | None = None

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class RldkError(Exception):
    """Base of all errors of rldk."""


class EventValidationError(RldkError, ValueError):
    """An event that the schema refuses.

    Attributes:
        problems: Every problem found, not only the first.
    """

    def __init__(self, problems: Sequence[Problem], where: str = "") -> None:
        self.problems = tuple(problems)
        prefix = f"{printable(where)}: " if where else ""
        super().__init__("\n".join(f"{prefix}{p}" for p in self.problems))


class RunIdError(RldkError, ValueError):
    """A run name that could not stand in a file name."""


class UnknownNameError(RldkError, ValueError):
    """A name of no metric, field or raw key."""


class LogNotFoundError(RldkError, FileNotFoundError):
    """No event log at the given place."""


class CheckpointNotFoundError(RldkError, FileNotFoundError):
    """No checkpoint at the given place, or not any more."""


class IngestError(RldkError, RuntimeError):
    """A foreign log that could not be read."""


class MissingExtraError(RldkError, ImportError):
    """An optional dependency that the call needs is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f'{what} is not installed. Run: pip install "rldk[{extra}]"')
        self.extra = extra


class UnsupportedVersionError(RldkError, ImportError):
    """A framework is installed in a version that is too old."""


def member(path: str, key: str) -> str:
    """Path of an object's member: `$.step`, or `$["a b"]` for a name that is not an identifier."""
    return f"{path}.{key}" if _IDENTIFIER.match(key) else f"{path}[{json.dumps(key)}]"


def brief(value: Any) -> str:
    """A value as an error message shows it: JSON, at most 80 characters, control characters escaped."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "an array"
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 256:
        return "an integer of more than 77 digits"
    if isinstance(value, str):
        value = value[: _BRIEF + 1]
    text = json.dumps(value)
    return text if len(text) <= _BRIEF else text[:_BRIEF] + "..."


def counted(number: int, noun: str) -> str:
    """`1 event`, `2 events`."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def printable(text: str) -> str:
    """Text that cannot move the cursor or colour the terminal, whatever a file name or a metric name holds."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def shown(value: object) -> str:
    """A foreign value as a log message shows it: its repr, short, or its type where even that fails."""
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001  # a foreign __repr__ may do anything
        return f"<{type(value).__name__}>"
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}... ({len(text)} characters)"
