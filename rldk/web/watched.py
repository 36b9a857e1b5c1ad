"""One run as the server knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from rldk_schema.forms.live_update import LiveRow

from rldk.log.runs import RunLogs
from rldk.report.model import Report


@dataclass(slots=True)
class Watched:
    """One run.

    Attributes:
        id: Stands for it in requests: made of where it lies, so that it is the same after a restart.
        run: Its logs, as they were found last.
        row: What the table says of it.
        revision: Of the list of runs, when the row changed last.
        report: What is drawn of it; None until somebody looks.
    """

    id: str
    run: RunLogs
    row: LiveRow
    revision: int
    report: Report | None = None


def id_of(run: RunLogs, roots: Sequence[Path]) -> str:
    """The id of a run: 12 hexadecimal digits."""
    return blake2b(place_of(run, roots).encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()


def place_of(run: RunLogs, roots: Sequence[Path]) -> str:
    """Where the log of a run lies, from one of some directories on."""
    path = run.paths[0]
    root = next((root for root in roots if root in path.parents), None)
    told = str(path if root is None else path.relative_to(root))
    return told if len(roots) == 1 or root is None else f"{root.name}/{told}"
