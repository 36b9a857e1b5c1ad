"""The table of a run's attempts, as HTML."""

from __future__ import annotations

from rldk.report.attempts import in_words
from rldk.report.model import Report
from rldk.text import escape

MOST_ATTEMPTS = 50
"""Those that began last are shown."""

_LONGEST = 3000  # of a cell: its parts are cut where they are put together
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
    """The table; empty where the manifest has no attempts. Anyone may have written the manifest."""
    told = report.attempts_of_manifest()
    if not told:
        return ""
    rows = []
    for one in told[-MOST_ATTEMPTS:]:
        words = in_words(report, one)
        cells = [
            _cell(words.attempt),
            _cell(words.how, f"changed: {words.changed}" if words.changed else ""),
            _cell(words.steps),
            _cell(words.started),
            _cell(words.ran),
            _cell(words.ended, words.why),
            _cell(words.dropped),
            _cell(words.deleted),
        ]
        rows.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    heads = "".join(f"<th>{head}</th>" for head in _HEADS)
    more = (
        f'<p class="note">{len(told) - MOST_ATTEMPTS} earlier attempts are not listed.</p>'
        if len(told) > MOST_ATTEMPTS
        else ""
    )
    return (
        f'<section><h2>Attempts</h2><div class="scroll"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>{more}</section>"
    )


def _cell(text: str, below: str = "") -> str:
    return escape(text, _LONGEST) + (f"<br><small>{escape(below, _LONGEST)}</small>" if below else "")
