"""Workflow commands of GitHub Actions: how a check annotates a pull request."""

from __future__ import annotations

from enum import Enum
from typing import Literal


class Format(str, Enum):
    """How what was found is written: for people, machines, or GitHub."""

    text = "text"
    json = "json"
    github = "github"


def annotation(kind: Literal["error", "warning", "notice"], text: str, *, file: str, line: int | None = None) -> str:
    """One annotation. What stands in it cannot end it, nor begin another."""
    place = f"file={_property(file)}" + ("" if line is None else f",line={line}")
    return f"::{kind} {place}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
