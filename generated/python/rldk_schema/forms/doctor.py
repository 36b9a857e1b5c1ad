# DO NOT EDIT. Generated from schema/doctor.schema.json by `python -m codegen`.
"""What `rldk doctor --format json` prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """
    What was found out about one thing.
    """

    check: str
    """
    What was looked at: `directory`, `lock`, `clock` and so on.
    """
    status: Literal['ok', 'note', 'warning', 'failed']
    """
    `ok`; `note`: something is missing that nobody may need; `warning`: logs would be written, but not as their reader may expect; `failed`: logging would fail.
    """
    message: str
    """
    What was found.
    """
    fix: str | None = None
    """
    What to do. Null where there is nothing to do.
    """


@dataclass(frozen=True, slots=True)
class DoctorOutput:
    """
    What `rldk doctor --format json` prints.
    """

    ok: bool
    """
    Whether logging works here: no finding is `failed`.
    """
    findings: list[Finding]
    """
    What was looked at, in order.
    """
