"""Rows of foreign logs: what each layout holds, with the place of every row, uninterpreted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from rldk.log.skips import Skipped

__all__ = ["CONTAINER_STEP", "Refuse", "Row", "RunFacts", "Skipped"]

CONTAINER_STEP = "_step"
"""The key of the step that the layout itself knows, such as a tracker's."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a log.

    Attributes:
        line: Line of the file that it begins on, from 1; in a JSON document or a database its number among the rows.
        values: Key to value, as it stands there. What the layout itself knows of the row has a key that begins with
            an underscore: `_step`, `_timestamp` (Unix time, s), `_runtime` (s since the start).
        progress: The step that the progress bar before it shows, in a console's output.
        ended: Totals of the progress bars that have reached their end so far.
        numbers: The values as numbers, where all of them are such, also as text, and that is known.
    """

    path: Path
    line: int
    values: dict[str, Any]
    progress: int | None = None
    ended: Collection[int] = ()
    numbers: tuple[int | float, ...] | None = None


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What a log tells of its run besides rows.

    Attributes:
        name: What the run is called there.
        config: Its configuration, nested as it stands there.
        versions: Version by distribution, such as `{"trl": "0.29.1"}`.
        state: How it ended, or that it goes on; None if the log does not tell.
        error: What it died of, in one line.
        axes: Name of a metric, or a beginning of names and `*`, to the metric that has its steps; None: to none.
        about: What else it says of the run, such as its project, tags and last summary. Under `left_out` it may tell by
            key how many values stand in no row, since they are media, tables or histograms.
    """

    name: str | None = None
    config: Mapping[str, Any] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    state: Literal["finished", "failed", "interrupted", "running"] | None = None
    error: str | None = None
    axes: Mapping[str, str | None] = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)


Refuse = Callable[[Skipped], None]
"""What to do with a line that cannot be read: raise, or note it and go on."""
