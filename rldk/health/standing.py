"""How far a rule could judge a run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rldk.health.condition import LEAST_ROWS, Condition
from rldk.health.history import EARLY_ROWS, EARLY_STEPS, ROLLING_ROWS, History, usable
from rldk.health.series import Row


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one rule could judge the events so far.

    Attributes:
        judged: Whether at least one of its grades had its metric, past its warm-up, and could have fired.
        rows: Rows of each metric that the rule looks at; 0 for one that was never there.
        waits: Steps until its warm-up or a baseline is over; None if that is not the reason.
        roles: Names that it judged by what they say.
    """

    judged: bool
    rows: dict[str, int]
    waits: int | None = None
    roles: tuple[str, ...] = ()


def standing_of(rows: dict[str, int], conditions: Sequence[Condition], *, has_looked: bool) -> Standing:
    """How far a rule could judge.

    Args:
        rows: Of each metric that it looks at.
        conditions: Its grades, held against what the log has.
        has_looked: Whether it has fired, or has judged what is not the limits of one metric.
    """
    missing = [(_steps_missing(one), one) for one in conditions if one.grade.nonfinite is None]
    ready = [one for steps, one in missing if steps == 0]
    waits = min((steps for steps, _ in missing if steps is not None), default=None)
    judged = has_looked or bool(ready)
    roles = {one.metric or "" for one in ready if one.assumed}
    roles.update(name for one in ready for companion in one.asked for name in companion.assumed)
    return Standing(judged, rows, None if judged else waits, tuple(sorted(roles)))


def _steps_missing(condition: Condition) -> int | None:
    """Steps until a grade could fire at a breach; 0 if it could, None if steps alone do not help."""
    grade, series = condition.grade, condition.series
    past, row = series.past, series.row
    if not series.rows or (grade.lasting and row.now is None):
        return None
    if math.isinf(row.longest):
        return 0
    every = max(1, round(row.longest / series.rows))  # steps from one of its rows to the next
    missing = [grade.warmup + max(1, grade.sustain) - int(row.longest)]
    if grade.times is not None:
        missing.append((grade.times - series.rows) * every)
    elif grade.sustain > 1:
        missing.append((LEAST_ROWS - series.rows) * every)
    if grade.zeros is not None:
        enough = past is not None and past.zeros(grade.within) is not None
        missing.append(0 if enough else max(1, grade.within - int(row.longest)))
    if grade.of in ("early", "rolling"):
        baseline = None if past is None else past.early if grade.of == "early" else past.rolling
        if baseline is None:
            missing.append(_until_baseline(past, grade.of, every, row))
        elif not usable(baseline):
            return None
    elif grade.of is not None and math.isinf(condition.low) and math.isinf(condition.high):
        return None  # nothing that it could be compared with was there
    if any(not companion.rows for companion in condition.companions):
        return None
    for asked in condition.trends:
        if not asked.companion.rows:
            return None
        if not asked.is_known():
            missing += [_until_baseline(past, "early", every, row) for past in asked.companion.pasts]
    return max(0, *missing)


def _until_baseline(past: History | None, of: str, every: int, row: Row) -> int:
    rows = 0 if past is None else len(past.recent)
    steps = 0 if past is None or past.start is None or of == "rolling" else past.start + EARLY_STEPS - row.step
    return max(1, steps, ((EARLY_ROWS if of == "early" else ROLLING_ROWS) - rows) * every)
