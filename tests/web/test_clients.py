"""The programs of docs/live.md, against the command that it begins with."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rldk import Run
from tests.factories.pages import blocks
from tests.factories.waiting import until

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")

PAGE = Path(__file__).parents[2] / "docs" / "live.md"
COMMAND, PYTHON, JAVASCRIPT = (code for _, code in blocks(PAGE))


def test_the_page_has_these_blocks_and_no_others() -> None:
    assert [language for language, _ in blocks(PAGE)] == ["bash", "python", "js"]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "outputs").mkdir()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with subprocess.Popen(
        ["bash", "-euo", "pipefail", "-c", f"exec {COMMAND}"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PATH": path},
    ) as server:
        assert server.stdout is not None
        yield server.stdout.readline().removeprefix("rldk serve: ").strip()
        server.send_signal(signal.SIGINT)
        try:
            assert server.wait(60) == 0
        finally:
            server.kill()


def node() -> list[str]:
    found = shutil.which("node")
    if found is None:
        pytest.skip("there is no Node.js here")
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
    major = int(version.removeprefix("v").partition(".")[0])
    if major < 20:
        pytest.skip(f"Node.js {version.strip()} has no WebSocket")
    return [found, *(["--experimental-websocket"] if major < 22 else [])]


@pytest.mark.parametrize("language", ["python", pytest.param("js", marks=pytest.mark.node)])
def test_the_program_prints_events_as_they_are_written(address: str, tmp_path: Path, language: str) -> None:
    program = tmp_path / f"client.{'py' if language == 'python' else 'mjs'}"
    program.write_text(PYTHON if language == "python" else JAVASCRIPT, encoding="utf-8")
    command = [sys.executable] if language == "python" else node()
    printed = tmp_path / "printed.txt"
    with printed.open("w") as output:
        client = subprocess.Popen(
            [*command, program], env={**os.environ, "ADDRESS": address}, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        with Run(tmp_path / "outputs", run_id="r-1") as run:
            steps = itertools.count(1)

            def told() -> bool:
                assert client.poll() is None, printed.read_text()
                run.log(next(steps), {"reward_mean": 0.5})
                return "reward_mean" in printed.read_text()

            until(told)
    finally:
        client.kill()
        client.wait()
    assert printed.read_text().startswith("r-1 ")
