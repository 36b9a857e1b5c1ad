"""What becomes of closed segments: the surplus is deleted, the others are compressed."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from pathlib import Path

from rldk.log.file_names import segment_path
from rldk.log.lines import create_log
from rldk.log.segments import closed_segments

SUFFIXES = {"zstd": ".zst", "gzip": ".gz"}


def delete_surplus(live: Path, keep: int) -> list[str]:
    """Deletes all closed segments but the newest `keep`.

    Returns:
        Names of the deleted ones, as they were before they were compressed.
    """
    deleted = [segment_path(live, number) for number in list(closed_segments(live))[:-keep]]
    for path in deleted:
        for form in (path, *(path.with_name(path.name + suffix) for suffix in SUFFIXES.values())):
            form.unlink(missing_ok=True)
    return [path.name for path in deleted]


def compress_segments(live: Path, how: str) -> None:
    """Compresses every closed segment that is not.

    Args:
        live: The live file whose segments they are.
        how: `zstd` or `gzip`.
    """
    for path in closed_segments(live).values():
        if path.suffix == ".jsonl":
            _compress(path, how)


def remove_unfinished(live: Path) -> None:
    """Deletes what writers of this log that were killed while compressing have left. Its writer alone may do so."""
    stem = re.escape(live.name.removesuffix(".jsonl"))
    half = re.compile(rf"\.{stem}\.\d{{6,}}\.jsonl\.(?:gz|zst)\.\d+\.tmp")
    with contextlib.suppress(OSError), os.scandir(live.parent) as entries:
        for entry in entries:
            if half.fullmatch(entry.name):
                live.with_name(entry.name).unlink(missing_ok=True)


def _compress(path: Path, how: str) -> None:
    """Writes the compressed form beside a segment, and removes the segment once that is whole."""
    packed = path.with_name(path.name + SUFFIXES[how])
    beside = path.with_name(f".{packed.name}.{os.getpid()}.tmp")
    try:
        with path.open("rb") as source, create_log(beside, SUFFIXES[how]) as target:
            shutil.copyfileobj(source, target, 1 << 20)
        fd = os.open(beside, os.O_RDONLY)
        try:
            os.fsync(fd)  # before the original goes
        finally:
            os.close(fd)
        beside.rename(packed)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    path.unlink()
