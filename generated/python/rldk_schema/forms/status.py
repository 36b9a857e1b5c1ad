# DO NOT EDIT. Generated from schema/status.schema.json by `python -m codegen`.
"""What `rldk status RUN --format json` prints: a run for a program or an agent, in at most 2 kB."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class StatusOutput:
    """
    What `rldk status RUN --format json` prints: a run for a program or an agent, in at most 2 kB.
    """

    run_id: str
    """
    Name of the run.
    """
    path: str
    """
    Its log, or the first of them.
    """
    state: Literal['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']
    """
    How its last attempt ended, or that it is running. `silent`: it wrote no end, so it was killed or hangs. `unknown`: its log does not say.
    """
    error: str | None
    """
    The error or the signal that ended the run. Null where there was none, or it is unknown.
    """
    step: int | None
    """
    Its highest train step. Null where there is none. Unit: {step}. Range: [0, 9007199254740991].
    """
    last_event: float | None
    """
    When its latest event was written, Unix time. Null where no event has a time. Unit: s. Range: >= 0.
    """
    verdict: Literal['critical', 'warning', 'quiet', 'not judged']
    """
    The gravest of its alerts that is at least a warning. `quiet`: there is none, and the core was judged. `not judged`: there is none, but some of the core could not be judged: see `unmeasured`, which another verdict may have, too.
    """
    coverage: str
    """
    What the verdict is based on, in one line.
    """
    core: dict[str, float | None]
    """
    The latest value of each core metric, and of metrics that are one by what their names say (such as `reward`) where the core metric itself is missing.
    """
    alerts: list[str]
    """
    Alerts after the cursor, the gravest first, as one line each.
    """
    more_alerts: int
    """
    How many more there are that did not fit. Unit: {alert}. Range: [0, 9007199254740991].
    """
    cursor: str
    """
    What to give to `--since` the next time, to get only what is new.
    """
    advice: list[str]
    """
    What to do, the most urgent first.
    """
