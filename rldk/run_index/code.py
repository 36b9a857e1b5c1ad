"""Which code gives an answer: another version of rldk, or a changed file of it, may give another one."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec
import rldk_schema

from rldk import _version

GRANULARITY = 2.0
"""Two changes of a file that are closer together may have one time, and show in nothing else; s."""

_loaded = time.time()


@cache
def code_digest() -> bytes | None:
    """Stands for the code of this process: what its files are called, how large they are and when they were changed.

    None where a file was changed when it had been loaded already, or may have been.
    """
    packages = (_version, rldk_schema)
    files = sorted(file for package in packages for file in _files(str(Path(package.__file__ or "").parent)))
    if any(max(times) / 1e9 > _loaded - GRANULARITY for _, _, *times in files):
        return None
    told = (_version.__version__, sys.version, sys.platform, msgspec.__version__, files)
    return blake2b(repr(told).encode("utf-8", "surrogateescape"), digest_size=16).digest()


def _files(folder: str) -> Iterator[tuple[str, int, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path)
            elif entry.name.endswith((".py", ".toml")):
                told = entry.stat()
                yield entry.path, told.st_size, told.st_mtime_ns, told.st_ctime_ns
