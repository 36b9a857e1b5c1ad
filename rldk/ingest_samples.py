"""Samples of text that trainers have dumped, as a log of completions."""

from __future__ import annotations

import re
from pathlib import Path

from rldk.adapters.samples.read import each_once, read_samples
from rldk.atomic import replacing
from rldk.errors import IngestError
from rldk.ingest import Ingest
from rldk.log.completions import encode_completions


def ingest_samples(reading: Ingest, dest: Path) -> int:
    """Writes the samples of text that trainers have dumped as a log of completions, whole or not at all.

    Args:
        reading: Where they lie. What cannot be read of them is among `unread`.
        dest: `{run_id}_completions.jsonl`, which is replaced.

    Returns:
        Number of samples.

    Raises:
        IngestError: There are none, or one cannot be read and `on_error` is `raise`.
        MissingExtraError: They are Parquet files, and pyarrow is not installed.
    """
    _ = reading.parts  # which finds them
    if not reading.samples:
        raise IngestError(f"{reading.source}: expected samples of text that a trainer has dumped, found none")
    count = 0
    with replacing(dest) as temporary, temporary.open("wb") as file:
        paths = sorted(reading.samples, key=_numbered)
        for _, sample in each_once(paths, lambda path: read_samples(path, reading.refuse), reading.refuse):
            file.write(encode_completions([sample]))
            count += 1
    return count


def _numbered(path: Path) -> tuple[Path, list[str | int]]:
    """Sorts `2.jsonl` before `10.jsonl`."""
    return path.parent, [part.zfill(20) if part.isdigit() else part for part in re.split(r"(\d+)", path.name)]
