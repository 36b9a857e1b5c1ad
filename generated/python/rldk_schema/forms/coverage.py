# DO NOT EDIT. Generated from schema/coverage.schema.json by `python -m codegen`.
"""What a verdict is based on: a run is healthy only as far as it could be judged."""

from __future__ import annotations

from dataclasses import dataclass

from rldk_schema.forms.not_judged import NotJudged


@dataclass(frozen=True, slots=True)
class Coverage:
    """
    What a verdict is based on: a run is healthy only as far as it could be judged.
    """

    recognised: int
    """
    How many of its metrics have a declared meaning. Range: [0, 9007199254740991].
    """
    metrics: int
    """
    How many metrics its train steps have. Range: [0, 9007199254740991].
    """
    judged: list[str]
    """
    The rules that judged it.
    """
    not_judged: list[NotJudged]
    """
    The rules that could not.
    """
    unmeasured: list[str]
    """
    What of the core could not be judged, although the run could have measured it: `KL`, `entropy or loss`, `reward or preference`, `gradient norm`. A run with any is never `quiet`.
    """
    assumed: dict[str, str]
    """
    Metrics that were judged although their meaning is only assumed from their name: name to role.
    """
    nonfinite: dict[str, int]
    """
    Metrics, known or not, that are NaN or infinite in some rows of any phase: name to the number of rows.
    """
