"""What the table says of a run: at once by its name, soon by its manifest, and in the end by the health rules."""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from rldk_schema.forms.live_update import LiveRow

from rldk.adapters.foreign_run import ForeignRun
from rldk.errors import EventValidationError, RldkError
from rldk.event.codec import decode_event
from rldk.forms import encode_form
from rldk.health.coverage_text import beside_verdict
from rldk.log.ending import how_it_ended
from rldk.log.lines import damage_errors, open_log
from rldk.log.manifest import attempts_of
from rldk.log.runs import RunLogs
from rldk.log.segments import closed_segments, open_segment
from rldk.run_index.forms import Listed
from rldk.web.found import FoundRun


class Row(NamedTuple):
    """What the table says of a run, and the same as JSON."""

    row: LiveRow
    text: str


_LONGEST = 1000  # characters of a text
_MOST_TAGS = 50
_MOST_LINE = 2**20  # bytes


def bare_row(found: FoundRun, changed: float | None = None) -> LiveRow:
    """A run of which nothing but its name is known.

    Args:
        found: The run.
        changed: When its log was written to last, Unix time, s.
    """
    return LiveRow(
        id=found.id,
        run_id=clipped(found.run.run_id),
        place=clipped(found.place),
        read_as="" if isinstance(found.run, ForeignRun) else "rldk",
        state="unknown",
        error=None,
        verdict=None,
        based_on=None,
        why=None,
        judged_to=None,
        judged_at=None,
        behind=False,
        first_bad_step=None,
        alerts=[0, 0, 0],
        hides=None,
        group=None,
        trial=None,
        tags=[],
        attempts=None,
        stages=None,
        first_step=None,
        last_step=None,
        started=None,
        last_event=changed,
        accelerator_hours=None,
        unread=None,
    )


def glanced_row(row: LiveRow, found: FoundRun) -> LiveRow:
    """The same with what a run's manifest tells, or else its last events. What others have logged is not looked at."""
    if isinstance(found.run, ForeignRun):
        return row
    try:
        ended = how_it_ended(found.run, at_a_glance=True)
        manifest = found.run.manifest()[0] or {}
    except (RldkError, OSError) as error:
        return replace(row, unread=clipped(str(error)))
    attempts = attempts_of(manifest)
    trials = (attempt.trial for attempt in reversed(attempts))
    tags = manifest.get("tags")
    return replace(
        row,
        state=ended.state,  # type: ignore[arg-type]  # one of those words
        error=_text(ended.error),
        group=_text(manifest.get("group")),
        trial=next(filter(None, map(_text, trials)), None),
        tags=[clipped(tag) for tag in tags if isinstance(tag, str)][:_MOST_TAGS] if isinstance(tags, list) else [],
        attempts=len(attempts) or None,
        last_step=_integer(ended.step),
        started=_finite(min((one.started for one in attempts), default=None) or _first_time(found.run)),
        last_event=_finite(attempts[-1].ended if attempts and attempts[-1].ended is not None else row.last_event),
    )


def listed_row(row: LiveRow, listed: Listed, now: float) -> LiveRow:
    """The same with what the health rules say, and what was counted while they did.

    Args:
        row: The row.
        listed: What they say.
        now: Before it was read or looked at for that, Unix time, s.
    """
    run, health = listed.run, listed.health
    return replace(
        row,
        read_as=clipped(health.read_as),
        state=run.state,
        error=_text(run.error),
        verdict=run.verdict,
        based_on=beside_verdict(run.coverage),
        why=_text(health.why) or None,
        judged_to=_integer(run.last_step),
        judged_at=now,
        behind=False,
        first_bad_step=_integer(run.first_bad_step),
        alerts=[run.alerts.critical, run.alerts.warning, run.alerts.info],
        hides=_text(run.hides),
        group=_text(run.group),
        trial=_text(run.trial),
        tags=[clipped(tag) for tag in run.tags[:_MOST_TAGS]],
        attempts=run.attempts,
        stages=run.stages,
        first_step=_integer(run.first_step),
        last_step=_integer(run.last_step),
        last_event=_finite(run.last_event),
        accelerator_hours=_finite(run.cost.accelerator_hours),
        unread=None if health.unread is None else clipped(str(health.unread)),
    )


def encoded(row: LiveRow) -> Row:
    """A row with its JSON, which is sent to every page."""
    return Row(row, encode_form(row))


def begun(row: LiveRow, run: RunLogs) -> LiveRow:
    """A row with when its run began."""
    if isinstance(run, ForeignRun):
        return row
    first = min((one.started for one in attempts_of(run.manifest()[0])), default=None)
    return replace(row, started=_finite(first or _first_time(run)))


def clipped(text: str) -> str:
    """A text that anyone may have written, of a length that a table can bear."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST]}… ({len(text) - _LONGEST:,} more characters)"


def _first_time(run: RunLogs) -> float | None:
    """When the first event of a run was written, where no manifest says so."""
    live = run.paths[0]
    with suppress(EventValidationError, OSError, *damage_errors()):
        segments = (open_segment(live, number) for number in closed_segments(live, run.listing))
        _, file = next(filter(None, segments), None) or (live, open_log(live))
        with file:
            return decode_event(file.readline(_MOST_LINE)).timestamp
    return None


def _text(value: object) -> str | None:
    return clipped(value) if isinstance(value, str) else None


def _integer(value: int | None) -> int | None:
    return value if value is not None and 0 <= value < 2**53 else None


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
