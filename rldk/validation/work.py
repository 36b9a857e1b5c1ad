"""What there is to validate: each is done by one process, and has a name for the case that this is killed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from rldk.errors import LogNotFoundError
from rldk.validation.findings import ValidationReport
from rldk.validation.validator import Validator


@dataclass(frozen=True, slots=True)
class Log:
    """A log in a directory.

    Attributes:
        live: Its live file.
        closed: The numbers of its closed segments.
        paths: Its files, as they were listed.
    """

    live: Path
    closed: tuple[int, ...]
    paths: tuple[Path, ...]

    def __str__(self) -> str:
        return str(self.live)

    def reports(self, validator: Validator) -> Iterator[ValidationReport]:
        """Validates its files in order."""
        return validator.validate_log(self.live, self.closed)


@dataclass(frozen=True, slots=True)
class Segment:
    """One closed segment of a log, by itself."""

    live: Path
    number: int

    def __str__(self) -> str:
        return f"{self.live}, segment {self.number}"

    def reports(self, validator: Validator) -> Iterator[ValidationReport]:
        """Validates it."""
        return validator.validate_segment(self.live, self.number)


@dataclass(frozen=True, slots=True)
class Rest:
    """What follows the closed segments of a log: its live file, and what was closed since they were listed."""

    live: Path
    closed: tuple[int, ...]

    def __str__(self) -> str:
        return str(self.live)

    def reports(self, validator: Validator) -> Iterator[ValidationReport]:
        """Validates it."""
        with suppress(*(LogNotFoundError,) if self.closed else ()):
            yield from validator.validate_log(self.live, self.closed, first=max(self.closed, default=0) + 1)


@dataclass(frozen=True, slots=True)
class File:
    """A file that was named, or has a name of its own."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    @property
    def paths(self) -> tuple[Path, ...]:
        """What is read."""
        return (self.path,)

    def reports(self, validator: Validator) -> Iterator[ValidationReport]:
        """Validates it."""
        yield validator.validate_file(self.path)


@dataclass(frozen=True, slots=True)
class Several:
    """What has to be done in order."""

    parts: tuple[Log | File, ...]

    def __str__(self) -> str:
        return f"{self.parts[0]} and what follows it"

    def reports(self, validator: Validator) -> Iterator[ValidationReport]:
        """Validates one after the other."""
        for part in self.parts:
            yield from part.reports(validator)


Work: TypeAlias = Log | Segment | Rest | File | Several
