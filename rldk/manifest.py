"""The run's manifest, `{run_id}_run.json`: what was run, and which raw key fed each canonical metric."""

from __future__ import annotations

import json
import logging
import platform
import socket
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rldk_schema import SCHEMA_VERSION

from rldk import __version__
from rldk.io.files import replacing
from rldk.metric_names import MetricNames

log = logging.getLogger(__name__)


class Manifest:
    """Keeps `{run_id}_run.json` up to date. Written whole or not at all; a failure is never raised.

    Failures are logged at level INFO: the event log does not depend on this file, and where the directory is the
    reason, the event writer has said so.

    Args:
        directory: Where the run's files are.
        run_id: The run.
        names: The framework, and how its keys are named.
        config: What the run was started with.
    """

    def __init__(self, directory: Path, run_id: str, names: MetricNames, config: Mapping[str, Any] | None) -> None:
        self._path = directory / f"{run_id}_run.json"
        self._names = names
        self._seen: set[str] = set()
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
            "command": sys.argv,
            "config": dict(config) if config is not None else None,
            "metric_sources": {},
            "attempts": [],
        }

    def start(self, attempt: int, attempt_id: str | None) -> None:
        """Records the start of an attempt. What an earlier attempt recorded is kept."""
        try:
            earlier = json.loads(self._path.read_text(encoding="utf-8"))
            self._facts["attempts"] = list(earlier["attempts"])
            self._facts["metric_sources"] = dict(earlier["metric_sources"])
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.info("%s: earlier attempts could not be read: %s", self._path, error)
        self._attempt = {
            "attempt": attempt, "attempt_id": attempt_id, "started": time.time(), "ended": None, "dropped": None,
        }  # fmt: skip
        self._facts["attempts"].append(self._attempt)
        self._write()

    def saw(self, keys: Iterable[str]) -> None:
        """Notes the raw keys of a log call; the file is written when there is a new one, so seldom."""
        new = [key for key in keys if key not in self._seen]
        if not new:
            return
        self._seen.update(new)
        for key in new:
            name = self._names.name(key)
            if name.canonical is not None and self._names.framework is not None:
                sources = self._facts["metric_sources"].setdefault(name.canonical, {})
                sources[key] = {"priority": name.priority, "estimator": name.estimator}
        self._write()

    def end(self, dropped: int) -> None:
        """Records that the attempt ended by itself, and how many events it lost."""
        self._attempt.update(ended=time.time(), dropped=dropped)
        self._write()

    def _write(self) -> None:
        try:
            with replacing(self._path) as path:
                path.write_text(json.dumps(self._facts, indent=2, default=repr) + "\n", encoding="utf-8")
        except (OSError, ValueError, TypeError, RecursionError) as error:
            log.info("%s: not written: %s", self._path, error)
