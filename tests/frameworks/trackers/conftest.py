"""Runs real trackers, which have an environment of their own: `make test-frameworks NAME=trackers`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

WRITERS = Path(__file__).parent / "writers"

Write = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(scope="session")
def start() -> Write:
    """Starts a writer in a folder: `start(folder, "wandb_runs", "0", "10")`."""

    def start(folder: Path, name: str, *args: str, **env: str) -> subprocess.Popen[str]:
        quiet = {
            "DO_NOT_TRACK": "1",
            "MLFLOW_DISABLE_TELEMETRY": "true",
            "GRADIO_ANALYTICS_ENABLED": "False",
            "HOME": str(folder),
        }
        return subprocess.Popen(
            [sys.executable, str(WRITERS / f"{name}.py"), *args],
            cwd=folder,
            env={**os.environ, **quiet, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    return start
