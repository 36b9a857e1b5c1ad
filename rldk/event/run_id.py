"""Names of runs: those that users give, and those that are derived."""

from __future__ import annotations

import os
import re
import time

from rldk_schema.fields import RUN_ID_PATTERN

from rldk.errors import RunIdError

_RUN_ID = re.compile(RUN_ID_PATTERN)


def checked_run_id(run_id: str) -> str:
    """Returns a run_id that a user gave, if it is safe in a file name.

    Raises:
        RunIdError: It is not.
    """
    if not isinstance(run_id, str) or not _RUN_ID.match(run_id):
        raise RunIdError(
            f"run_id: expected letters, digits, '.', '_' or '-', beginning with a letter or digit, at most 128; "
            f"found {run_id!r:.200}"
        )
    return run_id


def safe_run_id(name: str) -> str:
    """Makes a run_id of a trainer's name for a run: what is not safe in a file name becomes `-`. Never refuses.

    A name that had to be changed ends in a hash of what it was: two of them never become one run.
    """
    text = re.sub(r"[^A-Za-z0-9._-]+", "-", name).lstrip("._-")[:128]
    if text and text == name:
        return text
    import hashlib

    mark = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"{text[:121].rstrip('-') or 'run'}-{mark}"


def new_run_id(prefix: str | None = None) -> str:
    """A new run_id: prefix, UTC time, and 4 random hex digits against two runs of one second."""
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    return f"{safe_run_id(prefix) if prefix else 'run'}-{stamp}-{os.urandom(2).hex()}"
