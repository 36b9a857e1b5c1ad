"""The labelled corpus of healthy and sick runs: tests/data/health."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HEALTH = Path(__file__).parents[2] / "tests" / "data" / "health"


def labels() -> dict[str, dict[str, Any]]:
    """What there is to know of each run, by its name; README.md beside the logs says what the keys mean."""
    return tomllib.loads((HEALTH / "labels.toml").read_text(encoding="utf-8"))


def log_of(name: str) -> Path:
    """The event log of a run."""
    return HEALTH / f"{name}_events.jsonl.zst"
