"""The same cases as the API, through `rldk validate` and `python -m rldk.io.validator`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rldk.cli.main import commands
from rldk.errors import counted
from tests.cases import DATA, INVALID, VALID, comparable, expected_errors, name

RLDK = [sys.executable, "-c", "from rldk.cli.main import app; app()"]


def rldk(*args: object) -> tuple[int, str]:
    result = CliRunner().invoke(commands, [str(a) for a in args])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout


def process(command: list[str], *args: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*command, *map(str, args)], capture_output=True, text=True)


@pytest.mark.parametrize("path", VALID, ids=name)
def test_valid_files_exit_0(path: Path) -> None:
    code, out = rldk("validate", path)
    assert code == 0
    assert ", valid" in out.splitlines()[-1]


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_invalid_files_exit_1_and_list_every_problem(path: Path) -> None:
    code, out = rldk("validate", path)
    assert code == 1
    *found, summary = out.splitlines()
    want = [line.split(" ", 2) for line in expected_errors(path)]
    assert [comparable(f) for f in found] == [
        comparable(f"{path}:{number}: {text} [byte {offset}]") for number, offset, text in want
    ]
    assert summary.endswith(counted(len(want), "error"))


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_json_gives_the_fixed_shape(path: Path) -> None:
    code, out = rldk("validate", path, "--format", "json")
    assert code == 1
    (file,) = json.loads(out)["files"]
    assert set(file) == {"path", "valid", "events", "torn_tail", "errors", "warnings"}
    assert file["path"] == str(path)
    assert file["valid"] is False
    found = [comparable("{line} {offset} {path}: {message}".format(**e)) for e in file["errors"]]
    assert found == [comparable(e) for e in expected_errors(path)]
    if path.stem == "torn_tail":
        assert file["torn_tail"] == {"line": 3, "offset": 352, "bytes": 155}
    else:
        assert file["torn_tail"] is None


def test_github_format_is_one_annotation_a_problem() -> None:
    code, out = rldk("validate", DATA / "invalid" / "unknown_fields.jsonl", "--format", "github")
    assert code == 1
    assert (
        out.splitlines()[0] == f"::error file={DATA / 'invalid' / 'unknown_fields.jsonl'},line=1::$.loss: unknown field"
    )


def test_the_module_is_the_same_command() -> None:
    path = DATA / "invalid" / "wrong_types.jsonl"
    module = process([sys.executable, "-m", "rldk.io.validator"], path, "--strict")
    command = process(RLDK, "validate", path)
    assert module.stdout == command.stdout
    assert module.returncode == command.returncode == 1
    assert process([sys.executable, "-m", "rldk.io.validator"], VALID[0], "--strict").returncode == 0


@pytest.mark.parametrize("module", [RLDK + ["validate"], [sys.executable, "-m", "rldk.io.validator"]])
def test_nothing_to_validate_exits_2_with_a_sentence(module: list[str], tmp_path: Path) -> None:
    missing = process(module, tmp_path / "missing.jsonl")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr == f"rldk: {tmp_path / 'missing.jsonl'}: no such file or directory\n"
    empty = process(module, tmp_path)
    assert empty.returncode == 2
    assert "no event log here; expected files named RUN_events.jsonl" in empty.stderr
    assert process(module).returncode == 2
    assert process(module, VALID[0], "--no-such-option").returncode == 2


def test_a_directory_is_validated_file_by_file(tmp_path: Path) -> None:
    good, bad = tmp_path / "a_events.jsonl", tmp_path / "node" / "b_events.jsonl"
    bad.parent.mkdir()
    good.write_bytes((DATA / "valid" / "documented.jsonl").read_bytes())
    bad.write_bytes((DATA / "invalid" / "torn_tail.jsonl").read_bytes())
    code, out = rldk("validate", tmp_path)
    assert code == 1
    assert f"{good}: 1 event, valid" in out
    assert f"{bad}: 2 events, 1 error" in out
    assert rldk("validate", good, bad)[1] == out


def test_flexible_and_consistency_and_max_errors(tmp_path: Path) -> None:
    flat = tmp_path / "flat.jsonl"
    flat.write_text('{"step": 1, "loss": 0.5}\n{"step": 2}\n')
    assert rldk("validate", flat, "--flexible")[0] == 0
    assert rldk("validate", flat)[0] == 1
    code, out = rldk("validate", flat, "--max-errors", "2")
    assert code == 1
    assert "2 errors (stopped there: --max-errors)" in out
    twice = tmp_path / "twice_events.jsonl"
    twice.write_bytes((DATA / "valid" / "documented.jsonl").read_bytes() * 2)
    assert rldk("validate", twice)[0] == 0
    code, out = rldk("validate", twice, "--check-consistency")
    assert code == 1
    assert "$.step: train: expected a step above 500, found 500" in out


def test_names_cannot_move_the_cursor(tmp_path: Path) -> None:
    path = tmp_path / "evil\x1b[2J_events.jsonl"
    path.write_text('{"step": 1, "\\u001b[31m": 2}\n{"\x1b]0;title\x07": 1}\n')
    _, out = rldk("validate", path)
    assert "\x1b" not in out
    assert "\x07" not in out
