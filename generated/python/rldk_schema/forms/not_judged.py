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
    Of the metrics that it judges, those that the log does not have. Empty where it has them all, or the rule judges something else.
    """
    found: list[str]
    """
    Names in the log that may mean the same, but are not declared to.
    """
    why: str
    """
    The reason, for people, with what would change it.
    """
