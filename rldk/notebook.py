"""What a notebook shows of an object: a little HTML, without script or style, in which nothing of a log is markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rldk.text import counted, escape

MOST_ROWS = 50
_LONGEST = 300


def shown_in_notebook(title: str, lines: Iterable[str], *tables: str) -> str:
    """An object as HTML.

    Args:
        title: What it is.
        lines: What is said of it; empty ones are left out.
        tables: From `notebook_table`.
    """
    said = "".join(f"<div>{escape(line, 1000)}</div>" for line in lines if line)
    return f"<div><b>{escape(title)}</b>{said}{''.join(tables)}</div>"


def notebook_table(heads: Sequence[str], rows: Sequence[Sequence[object]], what: str) -> str:
    """A table of text; of very many rows the first, with the number of the others. Empty without rows.

    Args:
        heads: The heading of each column.
        rows: Their cells; None is shown as missing.
        what: What a row is of.
    """
    if not rows:
        return ""
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:MOST_ROWS])
    more = len(rows) - MOST_ROWS
    rest = f"<div>{counted(more, f'more {what}')} not shown</div>" if more > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def _cell(value: object) -> str:
    return "<td><i>missing</i></td>" if value is None else f"<td>{escape(value, _LONGEST)}</td>"
