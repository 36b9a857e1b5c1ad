"""The guide for agents: short, and each command in it works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from rldk import Run
from rldk.cli.main import _COMMANDS
from tests.factories.commands import rldk
from tests.factories.side_by_side import logged


def test_the_guide_is_short_and_in_the_package() -> None:
    code, guide = rldk("skill")
    assert code == 0
    assert guide.startswith("---\nname: rldk\ndescription: ")
    assert len(guide.splitlines()) <= 80


def test_every_command_of_the_guide_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("duckdb")
    monkeypatch.chdir(tmp_path)
    logged(Path("logs"), "RUN", steps=range(1, 20))
    logged(Path("logs"), "OTHER", steps=range(1, 20))
    lines = [line for line in re.findall(r"`(rldk [^`]+)`", rldk("skill")[1]) if not line.startswith("rldk mcp")]
    assert len(lines) >= 10
    for line in lines:
        words = [{"CURSOR": "1.2", "NAME": "loss"}.get(word, word) for word in shlex.split(line)]
        assert words[1] in _COMMANDS
        code, out = rldk(*words[1:])
        assert code == 0, line
        assert out or "failed" in line, line


def test_what_the_guide_says_of_exit_codes_holds(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        run.log(1, {"loss": float("nan")})
    assert rldk("check", tmp_path)[0] == 1
