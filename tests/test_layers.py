"""Imports point down only, and there are no circles: the contracts of import-linter in pyproject.toml hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_imports_point_down_only() -> None:
    pytest.importorskip("importlinter")
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert "Contracts: 2 kept, 0 broken." in done.stdout


def test_adapters_load_no_writer_sampler_or_monitor() -> None:
    code = "import sys, rldk.adapters; print(*(name for name in sys.modules if name.startswith('rldk')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = done.stdout.split()
    packages = (
        "rldk.log.writer",
        "rldk.log.appender",
        "rldk.resources",
        "rldk.health",
        "rldk.checkpoints",
        "rldk.opening",
        "rldk.run",
    )
    assert not [name for name in loaded if name.startswith(packages)]
