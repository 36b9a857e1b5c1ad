from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rldk.cli.main import commands
from rldk.doctor import frameworks


def run(*arguments: str, **env: str | None) -> tuple[int, str]:
    done = CliRunner().invoke(commands, ["doctor", *arguments], env=env)
    return done.exit_code, done.stdout


@pytest.fixture(autouse=True)
def no_framework(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading a hook takes seconds: tests/doctor does."""
    monkeypatch.setattr(frameworks, "find_spec", lambda _: None)


def test_text_says_each_finding_and_the_verdict(tmp_path: Path) -> None:
    code, out = run(str(tmp_path))
    assert code == 0
    assert out.splitlines()[-1].startswith("Logging works here.")
    assert any(line.startswith("ok       directory") for line in out.splitlines())


def test_json_is_the_same(tmp_path: Path) -> None:
    code, out = run(str(tmp_path), "--format", "json")
    found = json.loads(out)
    assert (code, found["ok"]) == (0, True)
    assert {finding["status"] for finding in found["findings"]} <= {"ok", "note", "warning"}
    assert all(finding.keys() == {"check", "status", "message", "fix"} for finding in found["findings"])


def test_where_logging_would_fail_the_exit_code_is_1_and_the_fix_is_there(tmp_path: Path) -> None:
    code, out = run(str(tmp_path), "--framework", "openrlhf", RLDK_DISABLE_JSONL="1")
    assert code == 1
    assert "Logging would fail: 2 problems." in out
    assert "fix: unset RLDK_DISABLE_JSONL, or set it to 0." in out
    assert json.loads(run(str(tmp_path), "--format", "json", RLDK_DISABLE_JSONL="1")[1])["ok"] is False


def test_the_directory_is_by_default_that_of_the_environment(tmp_path: Path) -> None:
    for arguments in ((), ("--framework", "trl")):
        out = run(*arguments, RLDK_OUTPUT_DIR=f"{tmp_path}/here")[1]
        assert f"{tmp_path}/here, which would be made in" in out


def test_an_unknown_framework_is_a_usage_error(tmp_path: Path) -> None:
    assert run(str(tmp_path), "--framework", "jax")[0] == 2
