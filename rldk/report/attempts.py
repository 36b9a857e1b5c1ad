"""The attempts of a run as its manifest tells of them, as plain text: how each began, what it did, how it ended."""

from __future__ import annotations

from typing import Any, NamedTuple

from rldk.report.facts import settings_text
from rldk.report.model import Report
from rldk.text import duration, moment, short

_LONGEST_NUMBER = 30  # characters


class AttemptInWords(NamedTuple):
    """One start of a run.

    Attributes:
        attempt: Its number.
        how: How it began.
        changed: What it was started with that the one before was not; empty for nothing.
        steps: Its train steps that count.
        started: When it started.
        ran: For how long it ran.
        ended: How it ended.
        why: The error that ended it; empty for none.
        dropped: Events that it could not write.
        deleted: What retention deleted of its log.
    """

    attempt: str
    how: str
    changed: str
    steps: str
    started: str
    ran: str
    ended: str
    why: str
    dropped: str
    deleted: str


def in_words(report: Report, told: dict[str, Any]) -> AttemptInWords:
    """What the manifest says of one attempt. Anyone may have written it."""
    attempt = told.get("attempt")
    known = report.counts.attempts.get(attempt) if isinstance(attempt, int) else None
    deleted = told.get("deleted_segments")
    lost = deleted.get("count") if isinstance(deleted, dict) else None
    ended, why = _ending(told)
    return AttemptInWords(
        attempt=short(attempt if attempt is not None else "?", 20),
        how=_opening(report, told),
        changed=_changes(told),
        steps=f"{known.first:,} – {known.last:,}" if known else "none",
        started=_moment(told.get("started")),
        ran=_ran(report, told),
        ended=ended,
        why=why,
        dropped=short(told["dropped"], 20) if told.get("dropped") is not None else "unknown",
        deleted=f"{short(lost, 20)} segments" if lost is not None else "none",
    )


def _ran(report: Report, told: dict[str, Any]) -> str:
    """How long an attempt ran; one that wrote no end, until its last event at least."""
    if _is_number(told.get("wall_time")):
        return duration(told["wall_time"])
    attempt = told.get("attempt")
    seconds = report.ran.get(attempt) if isinstance(attempt, int) else None
    return "unknown" if seconds is None else f"at least {duration(seconds)}"


def _changes(told: dict[str, Any]) -> str:
    """What an attempt was started with that the one before was not."""
    config = told.get("config")
    if told.get("opening") in (None, "new") or not isinstance(config, dict) or not config:
        return ""
    return settings_text(config)


def _opening(report: Report, told: dict[str, Any]) -> str:
    opening = told.get("opening")
    attempt = told.get("attempt")
    if opening == "stage" and isinstance(attempt, int) and attempt in report.training_of_attempt:
        return str(report.training_of_attempt[attempt])
    if not isinstance(opening, str):
        return "unknown"
    where = ""
    if _is_number(told.get("from_step")):
        where = f" from step {_number(told['from_step'])}"
        if _is_number(told.get("from_attempt")):
            where += f" of attempt {_number(told['from_attempt'])}"
    trial = f" {short(told['trial'], 60)}" if isinstance(told.get("trial"), str) else ""
    return short(opening, 20) + trial + where


def _ending(told: dict[str, Any]) -> tuple[str, str]:
    """How an attempt ended, and the error that ended it."""
    if told.get("ended") is None:
        return "no end recorded", ""
    ending = told.get("ending")
    how = short(ending.replace("_", " "), 20) if isinstance(ending, str) else "ended"
    if _is_number(told.get("last_step")):
        how += f" at step {_number(told['last_step'])}"
    why = ": ".join(
        short(told[name], 200) for name in ("error_type", "error_message") if isinstance(told.get(name), str)
    )
    signal = f" ({short(told['signal'], 20)})" if isinstance(told.get("signal"), str) else ""
    return f"{how}{signal}, {_moment(told['ended'])}", why


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _number(value: float) -> str:
    return short(f"{value:,}", _LONGEST_NUMBER)


def _moment(value: object) -> str:
    return moment(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else "unknown"
