"""Files that are either whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(dest: str | Path) -> Iterator[Path]:
    """Gives a path beside `dest` to write to, which takes its place when the block ends well.

    Missing directories are made; nothing is left behind when the block fails.
    """
    dest = Path(dest)
    dest.parent.mkdir(parents=True, exist_ok=True)
    beside = dest.with_name(f".{dest.name}.{os.getpid()}.tmp")
    try:
        yield beside
        beside.replace(dest)
    finally:
        beside.unlink(missing_ok=True)
