"""The arithmetic of the plots, in Node.js."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.node,
    pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed"),
]


def test_smoothing_gaps_clipping_groups_and_updates_are_right() -> None:
    tests = Path(__file__).with_name("charts.test.mjs")
    done = subprocess.run(["node", "--test", str(tests)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
