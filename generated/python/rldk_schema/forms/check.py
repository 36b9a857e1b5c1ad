# DO NOT EDIT. Generated from schema/check.schema.json by `python -m codegen`.
"""What `rldk check --format json` prints."""

from __future__ import annotations

from dataclasses import dataclass

from rldk_schema.forms.alert import Alert


@dataclass(frozen=True, slots=True)
class CheckedRun:
    """
    One run, as the health rules see it.
    """

    run_id: str
    """
    Name of the run.
    """
    path: str
    """
    Its log, or the first of them.
    """
    alerts: list[Alert]
    """
    What was found, by step.
    """


@dataclass(frozen=True, slots=True)
class CheckOutput:
    """
    What `rldk check --format json` prints.
    """

    runs: list[CheckedRun]
    """
    Every run that was judged.
    """
