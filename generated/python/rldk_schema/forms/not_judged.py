# DO NOT EDIT. Generated from schema/not_judged.schema.json by `python -m codegen`.
"""A health rule that could not judge a run, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotJudged:
    """
    A health rule that could not judge a run, and why.
    """

    rule: str
    """
    Name of the rule.
    """
    needs: list[str]
    """
    The metrics that it looks at, of which the run has none that it can use. Empty where it looks at something else.
    """
    found: list[str]
    """
    Names in the log that may mean the same, and are not known to.
    """
    why: str
    """
    The reason, for people, with what would change it.
    """
