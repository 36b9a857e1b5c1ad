"""The table of a run's attempts: how each began, what it did, how it ended."""

from __future__ import annotations

import json
from typing import Any

from rldk.report.model import Report
from rldk.text import duration, escape, moment

_MOST = 50
_MOST_SETTINGS = 12
_HEADS = (
    "attempt",
    "how it began",
    "train steps shown",
    "started",
    "ran for",
    "how it ended",
    "dropped events",
    "deleted by retention",
)


def attempts_table(report: Report) -> str:
    """The table, as HTML; empty where the manifest has no attempts. Anyone may have written the manifest."""
    told = report.attempts_of_manifest()
    if not told:
        return ""
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in _cells(report, one))}</tr>" for one in told[-_MOST:])
    heads = "".join(f"<th>{head}</th>" for head in _HEADS)
    more = f'<p class="note">{len(told) - _MOST} earlier attempts are not listed.</p>' if len(told) > _MOST else ""
    return (
        f'<section><h2>Attempts</h2><div class="scroll"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{more}</section>"
    )


def _cells(report: Report, told: dict[str, Any]) -> tuple[str, ...]:
    attempt = told.get("attempt")
    known = report.counts.attempts.get(attempt) if isinstance(attempt, int) else None
    deleted = told.get("deleted_segments")
    lost = deleted.get("count") if isinstance(deleted, dict) else None
    return (
        escape(attempt if attempt is not None else "?", 20),
        _opening(report, told) + _changes(told),
        f"{known.first:,} – {known.last:,}" if known else "none",
        _moment(told.get("started")),
        _ran(report, told),
        _ending(told),
        escape(told["dropped"], 20) if told.get("dropped") is not None else "unknown",
        f"{escape(lost, 20)} segments" if lost is not None else "none",
    )


def _ran(report: Report, told: dict[str, Any]) -> str:
    """How long an attempt ran; one that wrote no end, until its last event at least."""
    if _is_number(told.get("wall_time")):
        return duration(float(told["wall_time"]))
    attempt = told.get("attempt")
    seconds = report.ran.get(attempt) if isinstance(attempt, int) else None
    return "unknown" if seconds is None else f"at least {duration(seconds)}"


def settings_text(settings: dict[str, Any]) -> str:
    """Settings with their values, as HTML."""
    named = [
        f"{escape(name, 80)} = {escape(json.dumps(value, ensure_ascii=False), 80)}"
        for name, value in list(settings.items())[:_MOST_SETTINGS]
    ]
    more = [f"and {len(settings) - _MOST_SETTINGS:,} more"] if len(settings) > _MOST_SETTINGS else []
    return ", ".join(named + more)


def _changes(told: dict[str, Any]) -> str:
    """What an attempt was started with that the one before was not."""
    config = told.get("config")
    if told.get("opening") in (None, "new") or not isinstance(config, dict) or not config:
        return ""
    return f"<br><small>changed: {settings_text(config)}</small>"


def _opening(report: Report, told: dict[str, Any]) -> str:
    opening = told.get("opening")
    attempt = told.get("attempt")
    if opening == "stage" and isinstance(attempt, int) and attempt in report.training_of_attempt:
        return str(report.training_of_attempt[attempt])
    if not isinstance(opening, str):
        return "unknown"
    where = ""
    if _is_number(told.get("from_step")):
        where = f" from step {told['from_step']:,}"
        if _is_number(told.get("from_attempt")):
            where += f" of attempt {told['from_attempt']:,}"
    trial = f" {escape(told['trial'], 60)}" if isinstance(told.get("trial"), str) else ""
    return escape(opening, 20) + trial + where


def _ending(told: dict[str, Any]) -> str:
    if told.get("ended") is None:
        return "no end recorded"
    ending = told.get("ending")
    how = escape(ending.replace("_", " "), 20) if isinstance(ending, str) else "ended"
    if _is_number(told.get("last_step")):
        how += f" at step {told['last_step']:,}"
    why = ": ".join(
        escape(told[name], 200) for name in ("error_type", "error_message") if isinstance(told.get(name), str)
    )
    signal = f" ({escape(told['signal'], 20)})" if isinstance(told.get("signal"), str) else ""
    return f"{how}{signal}, {_moment(told['ended'])}" + (f"<br><small>{why}</small>" if why else "")


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _moment(value: object) -> str:
    return moment(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else "unknown"
