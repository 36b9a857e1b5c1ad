"""`python -m rldk.integrations.openrlhf`, and what importing the package costs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("wrapt")


ROOT = Path(__file__).parents[3]


def test_the_launcher_starts_a_script_and_takes_deepspeeds_rank_out_of_the_way(tmp_path: Path) -> None:
    script = tmp_path / "train.py"
    script.write_text("import sys\nprint(__name__, sys.argv)\n")
    done = subprocess.run(
        [sys.executable, "-m", "rldk.integrations.openrlhf", "--local_rank=1", str(script), "--lr", "1"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "generated" / "python")])},
    )
    assert done.stdout.split(" ", 1) == ["__main__", f"{[str(script), '--local_rank=1', '--lr', '1']}\n"]
    assert f"rldk: logging {script} to {tmp_path / 'rldk_logs'}" in done.stderr


def test_the_launcher_does_not_promise_a_log_that_is_turned_off(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text("print('trained')\n")
    paths = os.pathsep.join([str(ROOT), str(ROOT / "generated" / "python")])
    done = subprocess.run(
        [sys.executable, "-m", "rldk.integrations.openrlhf", "train.py"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": paths, "RLDK_DISABLE_JSONL": "true"},
    )
    assert (done.stdout, done.stderr) == (
        "trained\n",
        "rldk: nothing will be logged: turned off by RLDK_DISABLE_JSONL\n",
    )


def test_a_script_finds_its_neighbours_through_the_launcher(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "neighbour.py").write_text("NAME = 'found'\n")
    (tmp_path / "scripts" / "train.py").write_text("import neighbour\nprint(neighbour.NAME)\n")
    done = subprocess.run(
        [sys.executable, "-m", "rldk.integrations.openrlhf", "scripts/train.py"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "generated" / "python")])},
    )
    assert done.stdout == "found\n", done.stderr


def test_the_launcher_alone_says_how_it_is_used() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rldk.integrations.openrlhf"], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 2
    assert "usage: python -m rldk.integrations.openrlhf MODULE_OR_SCRIPT" in done.stderr


def test_importing_the_package_imports_neither_torch_nor_ray() -> None:
    code = (
        "import sys, rldk.integrations.openrlhf as o; o.install; print({'torch', 'ray', 'pyarrow'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "set()\n", done.stderr
