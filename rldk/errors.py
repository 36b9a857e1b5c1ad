"""Every error rldk raises.

RldkError
+-- EventValidationError (ValueError)      a line or an event breaks the schema
+-- RunIdError (ValueError)                a run name that is not safe in a file name
+-- UnknownNameError (ValueError)          a name that the schema does not know
+-- CursorError (ValueError)               a cursor that is none, or of another log
+-- RulesError (ValueError)                health rules that make no sense
+-- QueryError (ValueError)                a query that is not understood
+-- DestinationError (ValueError)          a file that cannot be written as asked
+-- LogNotFoundError (FileNotFoundError)   no event log where one was expected
+-- LogChangedError (RuntimeError)         a part of a log was deleted while it was being read
+-- CheckpointNotFoundError (FileNotFoundError)  no checkpoint there, or not any more
+-- AddressError (OSError)                 a server cannot listen where it is to, or has no token
+-- RemoteError (OSError)                  what a URL names cannot be read or written, a cluster that cannot be reached
+-- MirrorError (RuntimeError)             a run that cannot be mirrored to where it is to go
+-- IngestError (RuntimeError)             a foreign log could not be read
|   +-- BadLineError                       a line of it could not be read, and was not to be skipped
+-- WorkerDiedError (RuntimeError)         a process that worked on a part of a task was killed
+-- MissingExtraError (ImportError)        an optional dependency is not installed
+-- UnsupportedVersionError (ImportError)  a dependency that is installed is too old
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rldk.text import printable


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

    def __reduce__(self) -> tuple[Any, ...]:
        # Processes send each other millions of them: what a dataclass does by itself takes several times as long.
        return Problem, (self.path, self.message, self.line, self.offset)


class RldkError(Exception):
    """Base of all errors of rldk."""

    def __reduce__(self) -> tuple[Any, ...]:
        # Not by its arguments: those of a subclass make the message, and do not take it.
        return _again, (type(self), self.args), self.__dict__


def _again(kind: type[RldkError], args: tuple[Any, ...]) -> RldkError:
    """An error that another process has sent."""
    return kind.__new__(kind, *args)


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
    """A run name that is not safe in a file name."""


class UnknownNameError(RldkError, ValueError):
    """A name that is not a metric, a field or a raw key."""


class CursorError(RldkError, ValueError):
    """A cursor that no status has printed, or that of another log."""


class RulesError(RldkError, ValueError):
    """A rule that cannot be understood."""


class QueryError(RldkError, ValueError):
    """A query that DuckDB refuses."""


class DestinationError(RldkError, ValueError):
    """A destination that cannot be written as asked: an unknown extension, or a log that would be replaced."""


class LogNotFoundError(RldkError, FileNotFoundError):
    """No event log at the given place."""


class AddressError(RldkError, OSError):
    """A server cannot listen where it is to, or its token is none."""


class LogChangedError(RldkError, RuntimeError):
    """A part of a log, which had been read once, was deleted before it was read again."""


class CheckpointNotFoundError(RldkError, FileNotFoundError):
    """No checkpoint at the given place, or not any more."""


class RemoteError(RldkError, OSError):
    """What a URL names could not be read or written: no permission, no connection, no room for a copy."""


class MirrorError(RldkError, RuntimeError):
    """A run that cannot be mirrored to where it is to go."""


class IngestError(RldkError, RuntimeError):
    """A foreign log that could not be read."""


class BadLineError(IngestError):
    """A line of a log that could not be read, and was not to be skipped. The message begins with `file:line`."""


class WorkerDiedError(RldkError, RuntimeError):
    """A process that worked on a part of a task was killed. The message begins with what it worked on."""


class MissingExtraError(RldkError, ImportError):
    """An optional dependency that the call needs is not installed.

    Args:
        what: Its name.
        extra: The extra of rldk that brings it.
        packages: What else it takes, which no extra brings.
    """

    def __init__(self, what: str, extra: str, *packages: str) -> None:
        also = "".join(f" {package}" for package in packages)
        super().__init__(f'{what} is not installed. Run: pip install "rldk[{extra}]"{also}')
        self.extra = extra


class UnsupportedVersionError(RldkError, ImportError):
    """A framework is installed in a version that is too old."""
