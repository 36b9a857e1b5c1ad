"""The columns of a flat table: one per leaf and metric, by name."""

from __future__ import annotations

from collections.abc import Iterable

from rldk_schema import METRICS
from rldk_schema.fields import LEAF_GROUPS


def column_names(undeclared: Iterable[str]) -> dict[str, str]:
    """Column of each undeclared metric: its name, with `metrics.` in front where a leaf or another metric has it."""
    undeclared = list(undeclared)
    taken = {*LEAF_GROUPS, *METRICS}
    columns: dict[str, str] = {}
    # Those that keep their name come first, so that nothing else may take it.
    for name in sorted(undeclared, key=lambda n: (n in LEAF_GROUPS, n)):
        column = name
        while column in taken:
            column = f"metrics.{column}"
        taken.add(column)
        columns[name] = column
    return {name: columns[name] for name in undeclared}
