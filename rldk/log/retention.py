"""What becomes of closed segments: the surplus is deleted, the others are compressed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from rldk.atomic import replacing
from rldk.log.file_names import segment_forms, segment_path
from rldk.log.lines import create_log
from rldk.log.segments import closed_segments

SUFFIXES = {"zstd": ".zst", "gzip": ".gz"}


def delete_surplus(live: Path, keep: int) -> list[str]:
    """Deletes all closed segments but the newest `keep`.

    Returns:
        Names of the deleted ones, as they were before they were compressed.
    """
    surplus = list(closed_segments(live))[:-keep]
    for number in surplus:
        for form in segment_forms(live, number):
            with suppress(IsADirectoryError):  # a directory of that name is none of ours
                form.unlink(missing_ok=True)
    return [segment_path(live, number).name for number in surplus]


def compress_segments(live: Path, how: str) -> None:
    """Compresses every closed segment that is not.

    Args:
        live: The live file whose segments they are.
        how: `zstd` or `gzip`.
    """
    for path in closed_segments(live).values():
        if path.suffix == ".jsonl":
            with suppress(FileNotFoundError):  # the log has another writer by now
                _compress(path, SUFFIXES[how])


def _compress(path: Path, suffix: str) -> None:
    """Writes the compressed form beside a segment, and removes the segment once that is whole."""
    with replacing(path.with_name(path.name + suffix)) as beside:
        with path.open("rb") as source, create_log(beside, suffix) as target:
            while piece := source.read(1 << 20):
                target.write(piece)
        with beside.open("rb") as packed:
            os.fsync(packed.fileno())  # before the original goes
    path.unlink()
