"""Where the indexes are: one file for each folder of logs, in the user's cache directory, never beside the logs."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from rldk.environment import CACHE_DIR, index_disabled

MOST_BYTES = 2**30
"""Of all indexes together: of those that are beyond it, the ones that were written to longest ago are deleted."""

MOST_FILES = 2_000
"""The same for how many there are."""


def cache_directory() -> Path | None:
    """The directory in which rldk keeps what it can make again; None if what is given, or the home, is no full path."""
    given = os.environ.get(CACHE_DIR, "").strip()
    base = os.environ.get("XDG_CACHE_HOME", "")
    if given:
        found = given
    elif sys.platform == "win32":
        found = os.path.join(os.environ.get("LOCALAPPDATA", ""), "rldk", "Cache")  # noqa: PTH118
    elif sys.platform == "darwin":
        found = "~/Library/Caches/rldk"
    else:
        # The specification of it says that a relative one is to be ignored.
        found = os.path.join(base if os.path.isabs(base) else "~/.cache", "rldk")  # noqa: PTH117, PTH118
    if found.startswith("~") and os.environ.get("HOME") == "":
        return None  # else it would be the root directory
    path = Path(os.path.expanduser(found))  # noqa: PTH111  # a Path raises where nobody is at home
    return path if path.is_absolute() else None


def index_file(folder: str | Path) -> Path | None:
    """The index of a folder, by its real path; None where there is to be none. Makes its directory, for its user only.

    Raises:
        OSError: That cannot be made, or is not this user's alone.
    """
    directory = None if index_disabled() else cache_directory()
    if directory is None:
        return None
    directory = directory / "runs"
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    told = directory.stat()
    if told.st_uid != os.geteuid() or stat.S_IMODE(told.st_mode) & 0o022:
        raise PermissionError(f"{directory}: expected a directory that only its user can write to")
    name = blake2b(os.fsencode(os.path.realpath(folder)), digest_size=16).hexdigest()
    return directory / f"{name}.sqlite"


@cache  # once in a process: it looks at all of them
def make_room(directory: Path, most_bytes: int = MOST_BYTES, most_files: int = MOST_FILES) -> None:
    """Deletes the oldest indexes, as far as all take more than so many bytes, or are more than so many files."""
    with suppress(OSError), os.scandir(directory) as entries:
        told = sorted(((e.stat(), e.path) for e in entries if e.name.endswith(".sqlite")), key=lambda t: -t[0].st_mtime)
        total = 0
        for number, (each, path) in enumerate(told, 1):
            total += each.st_size
            if total > most_bytes or number > most_files:
                remove(Path(path))


def remove(index: Path) -> None:
    """Deletes an index: first what would else be applied to the one that is made next."""
    for path in (index.with_name(f"{index.name}-journal"), index):
        with suppress(OSError):
            path.unlink()
