"""Folders in which there is nothing but rldk's own logs: nobody has to look for others there, file by file."""

from __future__ import annotations

import os
import re
from pathlib import Path

from rldk.log.file_names import parse_name
from rldk.mirror_target import CURSORS

BESIDE_A_LOG = re.compile(r"(.+)_(?:run|metrics|alerts|final_report)\.(?:json|csv)")
"""Names of files that stand beside the log of a run."""

RECORDS = re.compile(r"(.+)_(?:completions|checkpoints)(?:\.attempt\d+)?\.jsonl(?:\.gz|\.zst)?")
"""Names of files of records, which stand there, too."""

KEPT = re.compile(r".+\.torn-\d+|\..+\.jsonl\.attempt|\..+\.tmp")
"""Names of files that rldk keeps beside a log for itself."""

PRUNED = frozenset({".git", ".hg", ".svn", "__pycache__", "node_modules", ".ipynb_checkpoints"})
"""Folders that nobody keeps logs in."""

_LEFT_ALONE = PRUNED | {CURSORS}


def only_own(folder: Path) -> bool:
    """Whether all files below a folder are, by their names, logs of ours and what is kept beside each. If in doubt not.

    Links, copies of logs and folders that are left out are in doubt.
    """
    todo = [os.fspath(folder)]
    while todo:
        runs: set[str] = set()
        others: list[str] = []
        try:
            with os.scandir(todo.pop()) as entries:
                for entry in entries:
                    name = entry.name
                    if entry.is_dir(follow_symlinks=False):
                        if name in _LEFT_ALONE:
                            return False
                        todo.append(entry.path)
                    elif not entry.is_file(follow_symlinks=False):
                        return False
                    elif name.endswith("_events.jsonl") and not name.startswith("events_"):
                        runs.add(name[: -len("_events.jsonl")])
                    else:
                        others.append(name)
        except OSError:
            return False
        for name in others:
            if KEPT.fullmatch(name):
                continue
            beside = BESIDE_A_LOG.fullmatch(name) or RECORDS.fullmatch(name)
            if (beside is None or beside[1] not in runs) and (
                name.startswith("events_") or parse_name(Path(name)) is None
            ):
                return False
    return True
