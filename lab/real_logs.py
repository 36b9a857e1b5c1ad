"""What rldk says of real people's logs: `RLDK_REAL_LOGS=DIRECTORY python -m lab.real_logs` prints a table.

The directory has the logs and a MANIFEST.jsonl, in which each line has a `file` and, where somebody has looked at the
run, its `health` (healthy, troubled, unknown) and `why`.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rldk.check import check_runs
from rldk.errors import IngestError
from rldk.health.coverage_text import judged_of
from rldk.health.verdict import RunHealth


@dataclass(frozen=True)
class RealLog:
    """A log, what its collectors say of it, and what rldk says; that is an error where it cannot be read."""

    file: str
    health: str
    why: str
    found: RunHealth | IngestError


def read_all(directory: Path) -> Iterator[RealLog]:
    """Judges every log of the manifest."""
    for line in (directory / "MANIFEST.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        labels = entry["file"], entry.get("health", "not said"), entry.get("why", "")
        try:
            for found in check_runs(directory / entry["file"]):
                yield RealLog(*labels, found)
        except IngestError as error:
            yield RealLog(*labels, error)


def table(logs: list[RealLog]) -> str:
    """The table, as Markdown."""
    heads = ("log", "label", "read as", "verdict", "metrics recognised", "rules judged", "alerts", "core not judged")
    rows = [heads, ("---",) * len(heads), *map(_row, logs)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(log: RealLog) -> tuple[str, ...]:
    name = log.file.replace("__", "/", 1).partition("__")[0]
    found = log.found
    if isinstance(found, IngestError):
        return (name, log.health, "", "no log", "", "", "", str(found).partition(": ")[2])
    alerts = dict.fromkeys(f"{a.rule} ({a.severity})" for a in found.alerts if a.severity != "info")
    recognised = f"{found.coverage.recognised} of {found.coverage.metrics}"
    why = "; ".join(f"{part}: {why}" for part, why in found.lacking.items()).replace("|", r"\|")
    return (
        name,
        log.health,
        found.read_as,
        found.verdict,
        recognised,
        judged_of(found.coverage),
        ", ".join(alerts) or found.error or "",
        why,
    )


if __name__ == "__main__":
    place = os.environ.get("RLDK_REAL_LOGS")
    if place is None:
        sys.exit("RLDK_REAL_LOGS: expected the directory of real logs")
    logging.disable()
    print(table(list(read_all(Path(place)))))
