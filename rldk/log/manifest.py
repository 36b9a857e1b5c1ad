"""The run's manifest, `{run_id}_run.json`: what was run, and which raw key fed each canonical metric."""

from __future__ import annotations

import json
import logging
import os
import platform
import socket
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rldk_schema import SCHEMA_VERSION

from rldk._version import __version__
from rldk.atomic import replacing
from rldk.event.metric_names import MetricNames
from rldk.event.redact import plain

log = logging.getLogger(__name__)

_MOST_BYTES = 16 * 2**20


class Manifest:
    """Keeps `{run_id}_run.json` up to date. Written whole or not at all; a failure is said once and never raised.

    Args:
        directory: Where the run's files are.
        run_id: The run.
        names: The framework, and how its keys are named.
        config: What the run was started with.
    """

    def __init__(self, directory: Path, run_id: str, names: MetricNames, config: Mapping[str, Any] | None) -> None:
        self._path = manifest_file(directory, run_id)
        self._names = names
        self._known = 0
        self._pid = os.getpid()
        self._lock = threading.RLock()  # a signal handler may finish the run in the middle of an update
        self._failed = False
        self._attempt: dict[str, Any] = {}
        self._facts: dict[str, Any] = {
            "run_id": run_id,
            "schema_version": SCHEMA_VERSION,
            "rldk_version": __version__,
            "framework": names.framework,
            "framework_version": names.version,
            "algorithm": names.algorithm,
            "python": platform.python_version(),
            "hostname": socket.gethostname(),
            "config": plain(config),
            "metric_sources": {},
            "attempts": [],
        }

    def start(self, attempt: int | None, attempt_id: str | None) -> None:
        """Records the start of an attempt. What an earlier attempt recorded is kept."""
        earlier = self._read()
        self._facts["attempts"] = earlier["attempts"]
        self._facts["metric_sources"] = earlier["metric_sources"]
        self._attempt = {
            "attempt": attempt, "attempt_id": attempt_id, "started": time.time(), "ended": None, "dropped": None,
        }  # fmt: skip
        self._facts["attempts"].append(self._attempt)
        self._write()

    def _read(self) -> dict[str, Any]:
        """What the file says of attempts and sources; nothing if there is none, or it is damaged."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            attempts = [dict(a) for a in found["attempts"] if isinstance(a["started"], (int, float))]
            return {
                "attempts": attempts,
                "metric_sources": {name: dict(keys) for name, keys in found["metric_sources"].items()},
            }
        except FileNotFoundError:
            pass
        except Exception as error:  # noqa: BLE001  # a damaged manifest must not keep a run from starting
            self._say(error, "earlier attempts could not be read")
        return {"attempts": [], "metric_sources": {}}

    def update(self, deleted_segments: Sequence[str] = ()) -> None:
        """Writes the file if a raw key has fed a metric for the first time, or retention deleted a segment: seldom."""
        count = self._names.sources + len(deleted_segments)
        if count == self._known or os.getpid() != self._pid:
            return
        with self._lock:
            self._known = count
            self._note_deleted(deleted_segments)
            for canonical, keys in list(self._names.used.items()):
                known = self._facts["metric_sources"].setdefault(canonical, {})
                known.update({key: {"estimator": name.estimator} for key, name in list(keys.items())})
            self._write()

    def end(self, dropped: int, deleted_segments: Sequence[str] = ()) -> None:
        """Records that the attempt ended by itself, how many events it lost, and what retention deleted."""
        if os.getpid() != self._pid:
            return  # a forked child: the run is its parent's
        with self._lock:
            self._attempt.update(ended=time.time(), dropped=dropped)
            self._note_deleted(deleted_segments)
            self._write()

    def _note_deleted(self, names: Sequence[str]) -> None:
        if names:
            self._attempt["deleted_segments"] = {"count": len(names), "first": names[0], "last": names[-1]}

    def _write(self) -> None:
        try:
            # Another process of this run may have added an attempt since.
            mine = {a["attempt"] for a in self._facts["attempts"]}
            others = [a for a in self._read()["attempts"] if a.get("attempt") not in mine]
            facts = {**self._facts, "attempts": [*self._facts["attempts"], *others]}
            facts["attempts"].sort(key=lambda a: a["started"])
            text = json.dumps(facts, indent=2, allow_nan=False)
            with replacing(self._path) as path:
                path.write_text(text + "\n", encoding="utf-8")
        except Exception as error:  # noqa: BLE001  # training goes on without a manifest
            self._say(error, "not written")

    def _say(self, error: Exception, what: str) -> None:
        if not self._failed:
            self._failed = True
            # Where the directory is the reason, the event writer has warned already.
            level = logging.INFO if isinstance(error, OSError) else logging.WARNING
            log.log(level, "%s: %s: %s", self._path, what, error)


def manifest_file(directory: Path, run_id: str) -> Path:
    """Path of a run's manifest."""
    return directory / f"{run_id}_run.json"


def read_manifest(
    directory: Path, run_id: str, *, most_bytes: int = _MOST_BYTES
) -> tuple[dict[str, Any] | None, str | None]:
    """Reads a manifest, which anyone may have written.

    Returns:
        (what it says, None), or (None, why it says nothing).
    """
    path = manifest_file(directory, run_id)
    try:
        if path.stat().st_size > most_bytes:
            return None, f"{path.name} is too large to be shown"
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None, f"there is no {path.name}"
    except (OSError, ValueError, RecursionError) as error:
        return None, f"{path.name} cannot be read: {type(error).__name__}"
    return (found, None) if isinstance(found, dict) else (None, f"{path.name} holds no object")
