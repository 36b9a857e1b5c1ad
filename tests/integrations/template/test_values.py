"""The template works as it stands: copy this test with it, and give it the framework's own logger."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from rldk import read_events

# Stands in for the framework, which is made up; a copy imports the real one.
ZETA = """
class Logger:
    def __init__(self, name, config=None):
        self.rows = []

    def log(self, metrics, step):
        self.rows.append((step, dict(metrics)))

    def close(self, exit_code=0):
        pass
"""

TRAINING = """
import rldk.integrations._template
from zeta.logger import Logger

logger = Logger("first run", {"lr": 0.1})
for step in (1, 2, 3):
    logger.log({"loss": 1 / step, "zeta/own": float("nan")}, step)
logger.close()
assert [step for step, _ in logger.rows] == [1, 2, 3]
"""


def train(folder: Path, **variables: str) -> str:
    (folder / "zeta").mkdir()
    (folder / "zeta" / "__init__.py").touch()
    (folder / "zeta" / "logger.py").write_text(ZETA)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("RLDK_")} | variables
    done = subprocess.run(
        [sys.executable, "-c", TRAINING], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stderr


def test_every_value_is_in_an_event_of_its_step(tmp_path: Path) -> None:
    train(tmp_path, RLDK_OUTPUT_DIR="logs", RLDK_WRITE_OUTPUTS="0", RLDK_ENABLE_RESOURCE_MONITORING="0")
    events = list(read_events(tmp_path / "logs"))
    steps = [(event.step, event.metrics["loss"]) for event in events if event.model_info.phase == "train"]
    assert steps == [(1, 1.0), (2, 0.5), (3, 1 / 3)]
    assert all(repr(e.metrics["zeta/own"]) == "nan" for e in events if e.model_info.phase == "train")
    assert events[-1].lifecycle is not None
    assert events[-1].lifecycle.ending == "finished"
    assert events[0].model_info.run_id.startswith("first-run-")


def test_nothing_is_written_unless_it_is_asked_for(tmp_path: Path) -> None:
    assert train(tmp_path) == ""
    assert [path.name for path in tmp_path.iterdir()] == ["zeta"]


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "6 events dropped in total: Not a directory" in train(tmp_path, RLDK_OUTPUT_DIR="file/logs")
