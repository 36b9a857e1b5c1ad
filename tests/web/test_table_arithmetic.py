"""What the run table works out, in Node.js."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.node,
    pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed"),
]


def test_numbers_filters_orders_groups_and_colours_are_right() -> None:
    tests = Path(__file__).with_name("table.test.mjs")
    done = subprocess.run(["node", "--test", str(tests)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
