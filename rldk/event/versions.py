"""Which schema versions this rldk reads: all of its major version, and what is new in a later minor is left out.

A newer minor version may have fields that this rldk does not know: they are counted warnings. Another major version is
refused.
"""

from __future__ import annotations

import re

from rldk_schema import SCHEMA_VERSION

_VERSION = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})\Z")
_MAJOR, _MINOR = map(int, SCHEMA_VERSION.split("."))


def is_newer_minor(version: object) -> bool:
    """Whether a version is a later minor one of the major version that this rldk reads."""
    numbers = _numbers(version)
    return numbers is not None and numbers[0] == _MAJOR and numbers[1] > _MINOR


def is_readable(version: object) -> bool:
    """Whether this rldk reads a version: one of its major version."""
    numbers = _numbers(version)
    return numbers is not None and numbers[0] == _MAJOR


def advice(version: object) -> str:
    """What to do about a version of a newer major; empty for any other."""
    numbers = _numbers(version)
    if numbers is None or numbers[0] <= _MAJOR:
        return ""
    return f"this rldk reads schema {SCHEMA_VERSION}; upgrade rldk to read this log"


def _numbers(version: object) -> tuple[int, int] | None:
    match = _VERSION.match(version) if isinstance(version, str) else None
    return None if match is None else (int(match[1]), int(match[2]))
