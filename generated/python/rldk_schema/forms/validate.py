# DO NOT EDIT. Generated from schema/validate.schema.json by `python -m codegen`.
"""What `rldk validate --format json` prints."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TornTail:
    """
    An unfinished last line.
    """

    line: int
    """
    Its number, from 1. Unit: {line}. Range: [1, 9007199254740991].
    """
    offset: int
    """
    Where it begins. Unit: By. Range: [0, 9007199254740991].
    """
    bytes: int
    """
    Its length. Unit: By. Range: [0, 9007199254740991].
    """


@dataclass(frozen=True, slots=True)
class FileProblem:
    """
    One problem of one line.
    """

    line: int | None
    """
    Number of the line, from 1. Null for the whole file. Unit: {line}. Range: [1, 9007199254740991].
    """
    offset: int | None
    """
    Where the line begins. Unit: By. Range: [0, 9007199254740991].
    """
    path: str
    """
    What it is about, as a JSON path.
    """
    message: str
    """
    What was expected, and what was found.
    """


@dataclass(frozen=True, slots=True)
class ValidatedFile:
    """
    The verdict on one file.
    """

    path: str
    """
    The file; `-` for standard input.
    """
    valid: bool
    """
    Whether it has no error.
    """
    events: int
    """
    Number of valid events. Unit: {event}. Range: [0, 9007199254740991].
    """
    torn_tail: TornTail | None
    """
    Bytes after the last newline, of an event that was being written. Null if there are none.
    """
    errors: list[FileProblem]
    """
    Why it is not valid.
    """
    warnings: list[FileProblem]
    """
    What is allowed but suspect.
    """


@dataclass(frozen=True, slots=True)
class ValidateOutput:
    """
    What `rldk validate --format json` prints.
    """

    files: list[ValidatedFile]
    """
    In the order in which they were given.
    """
