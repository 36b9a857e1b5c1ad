"""The page of a run, from its log to the file."""

from __future__ import annotations

from pathlib import Path

from rldk.atomic import replacing
from rldk.health.verdict import RunHealth
from rldk.report.document import address_of
from rldk.report.html import render
from rldk.report.model import Report


def write_page(report: Report, dest: str | Path, *, health: RunHealth | None, index: Path | None = None) -> None:
    """Writes one page about a run that needs no other file and no network. It is whole or not there.

    Args:
        report: What it shows: from `collect`.
        dest: The HTML file.
        health: What the health rules say; None if none were run, which the page says.
        index: The index of several runs, for a link to it.

    Raises:
        OSError: The file cannot be written.
    """
    if health is not None:
        report.skips = health.skips  # those of its other ranks, too
    link = None if index is None else address_of(index, Path(dest).parent)
    page = render(report, health, link)
    with replacing(dest) as path:
        path.write_text(page, encoding="utf-8")
