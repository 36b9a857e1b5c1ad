"""The same cases as the API, through `rldk validate` and `python -m rldk.io.validator`."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from rldk.cli.main import commands
from rldk.cli.validate import _json
from rldk.errors import Problem
from rldk.io.validator import ValidationReport
from rldk.log.file_names import segment_path
from rldk.text import counted
from rldk.validation import parallel, parts
from tests.factories.cases import DATA, GOOD, HOSTILE, INVALID, VALID, comparable, expected_errors, hostile_log, name
from tests.factories.commands import RLDK, process, rldk


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


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_standard_input_has_the_problems_of_the_file(path: Path) -> None:
    result = CliRunner().invoke(commands, ["validate", "-"], input=path.read_bytes())
    assert result.exit_code == 1
    assert result.stdout == rldk("validate", path)[1].replace(str(path), "<stdin>")


def test_standard_input_stands_among_other_files(tmp_path: Path) -> None:
    flat = b'{"step": 1, "loss": 0.5}\n{"step": 2}\n'
    command = [*RLDK, "validate", "-", VALID[0], "--flexible", "--required-field", "loss", "--format", "json"]
    done = subprocess.run(list(map(str, command)), input=flat, capture_output=True)
    stdin, file = json.loads(done.stdout)["files"]
    assert done.returncode == 1
    assert stdin["path"] == "<stdin>"
    assert stdin["errors"] == [{"line": 2, "offset": 25, "path": "$.loss", "message": "required field is missing"}]
    assert (file["path"], file["valid"]) == (str(VALID[0]), False)
    good = subprocess.run([*RLDK, "validate", "-"], input=VALID[0].read_bytes(), capture_output=True)
    assert (good.returncode, good.stderr) == (0, b"")


def test_hostile_logs_are_refused_by_a_process_that_lives_on(tmp_path: Path) -> None:
    for case in HOSTILE:
        (tmp_path / f"{case}_events.jsonl").write_bytes(hostile_log(case))
    done = process(RLDK, "validate", tmp_path, "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    files = {Path(f["path"]).name.removesuffix("_events.jsonl"): f for f in json.loads(done.stdout)["files"]}
    assert set(files) == set(HOSTILE)
    for case, file in files.items():
        assert file["events"] == 2
        assert {(e["line"], e["offset"]) for e in file["errors"]} == {(2, len(GOOD) + 1)}
        assert "{path}: {message}".format(**file["errors"][0]).startswith(HOSTILE[case][1])
    text = process(RLDK, "validate", tmp_path)
    assert text.returncode == 1
    assert text.stdout.count(": 2 events, ") == len(HOSTILE)


def test_github_format_is_one_annotation_a_problem() -> None:
    code, out = rldk("validate", DATA / "invalid" / "unknown_fields.jsonl", "--format", "github")
    assert code == 1
    assert (
        out.splitlines()[0] == f"::error file={DATA / 'invalid' / 'unknown_fields.jsonl'},line=1::$.loss: unknown field"
    )
    code, out = rldk("validate", DATA / "invalid" / "unknown_fields.jsonl", "--format", "github", "--max-errors", "1")
    assert code == 1
    stopped = f"::notice file={DATA / 'invalid' / 'unknown_fields.jsonl'},line=1::stopped early: --max-errors"
    assert out.splitlines()[1:] == [stopped]


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


def test_what_is_copied_from_a_log_beside_it_is_validated_only_by_its_name_or_as_a_flat_log(tmp_path: Path) -> None:
    log = tmp_path / "x_events_events.jsonl"
    log.write_bytes((DATA / "valid" / "documented.jsonl").read_bytes())
    for run in ("x", "x_events"):
        (tmp_path / f"events_{run}.jsonl").write_text("{}\n")
    assert rldk("validate", tmp_path) == (0, f"{log}: 1 event, valid\n")
    assert rldk("validate", tmp_path / "events_x_events.jsonl")[0] == 1
    assert len(rldk("validate", tmp_path, "--flexible", "--max-errors", "1")[1].splitlines()) == 6


def test_flexible_and_consistency_and_max_errors(tmp_path: Path) -> None:
    flat = tmp_path / "flat.jsonl"
    flat.write_text('{"step": 1, "loss": 0.5}\n{"step": 2}\n')
    assert rldk("validate", flat, "--flexible")[0] == 0
    assert rldk("validate", flat)[0] == 1
    code, out = rldk("validate", flat, "--max-errors", "2")
    assert code == 1
    assert "2 errors (stopped early: --max-errors)" in out
    log = tmp_path / "log_events.jsonl"
    log.write_bytes(b"oops\n" + (DATA / "valid" / "documented.jsonl").read_bytes())
    assert "is it an event log?" in process(RLDK, "validate", flat).stderr
    assert process(RLDK, "validate", log, "--max-errors", "1").stderr == ""
    twice = tmp_path / "twice_events.jsonl"
    twice.write_bytes((DATA / "valid" / "documented.jsonl").read_bytes() * 2)
    assert rldk("validate", twice)[0] == 0
    code, out = rldk("validate", twice, "--check-consistency")
    assert code == 1
    assert "$.metrics.reward_mean: step 500 has it already, on line 1" in out


def test_several_processes_print_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (parts, parallel):
        monkeypatch.setattr(module, "PART_BYTES", 1000)
    for path in INVALID:
        (tmp_path / f"{path.stem}_events.jsonl").write_bytes(path.read_bytes())
    for options in ([], ["--check-consistency"], ["--format", "json"], ["--max-errors", "2"], ["--flexible"]):
        one = rldk("validate", tmp_path, "--jobs", "1", *options)
        assert rldk("validate", tmp_path, "-j", "2", *options) == one
        assert one[0] == 1


def test_a_killed_process_is_a_sentence_and_exits_2(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(b"{}\n" * 1000)
    code = (
        "import os, signal\n"
        "from rldk.cli.main import app\n"
        "from rldk.validation import parallel, parts\n"
        "parts.PART_BYTES = parallel.PART_BYTES = 1000\n"
        "parallel.validate_part = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "app()\n"
    )
    command = [sys.executable, "-c", code, "validate", "--jobs", "2", path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith(f"rldk: {path}, from byte 0: the process that worked on it was killed by SIGKILL")
    assert done.stderr.count("\n") == 1


def test_required_fields_are_for_flat_logs(tmp_path: Path) -> None:
    flat = tmp_path / "flat.jsonl"
    flat.write_text('{"step": 1, "loss": 0.5}\n{"step": 2, "lr": null}\n')
    fields = ["--required-field", "loss", "--required-field", "lr"]
    code, out = rldk("validate", flat, "--flexible", *fields)
    assert code == 1
    assert out.splitlines() == [
        f"{flat}:1: $.lr: required field is missing [byte 0]",
        f"{flat}:2: $.loss: required field is missing [byte 25]",
        f"{flat}:2: $.lr: expected a value, found null [byte 25]",
        f"{flat}: 0 events, 3 errors",
    ]
    strict = process(RLDK, "validate", flat, *fields)
    assert (strict.returncode, strict.stdout) == (2, "")
    assert "--flexible" in strict.stderr


def test_a_directory_of_flat_logs_is_all_its_jsonl_files(tmp_path: Path) -> None:
    (tmp_path / "node").mkdir()
    names = ["flat.jsonl", "node/other.jsonl", "r_events.jsonl"]
    for file in names:
        (tmp_path / file).write_text('{"step": 1}\n')
    (tmp_path / "notes.txt").write_text("no log")
    code, out = rldk("validate", tmp_path, "--flexible")
    assert code == 0
    assert sorted(out.splitlines()) == [f"{tmp_path / file}: 1 event, valid" for file in names]
    assert rldk("validate", tmp_path)[1].count("0 events") == 1


def test_advice_for_the_wrong_kind_of_log_goes_both_ways(tmp_path: Path) -> None:
    flat = tmp_path / "flat.jsonl"
    flat.write_text('{"step": 1}\n')
    assert "passes with --flexible" in process(RLDK, "validate", flat).stderr
    assert "passes without --flexible" in process(RLDK, "validate", VALID[0], "--flexible").stderr


def with_seq(*seqs: int) -> bytes:
    step = (json.loads(GOOD) | {"step": s, "process": {"seq": s}} for s in seqs)
    return "".join(json.dumps(event) + "\n" for event in step).encode()


def test_segments_are_one_log_also_where_the_first_were_deleted(tmp_path: Path) -> None:
    live = tmp_path / "r_events.jsonl"
    segment_path(live, 3).write_bytes(with_seq(6, 7))
    segment_path(live, 4).write_bytes(with_seq(8, 9))
    live.write_bytes(with_seq(10, 11))
    assert rldk("validate", tmp_path, "--check-consistency")[0] == 0
    # Each file also judged alone: what came before it is not known then, so nothing is missing.
    backwards = [live, segment_path(live, 4), segment_path(live, 3), live, live]
    assert rldk("validate", *backwards, "--check-consistency")[0] == 0
    segment_path(live, 4).write_bytes(with_seq(8))
    code, out = rldk("validate", tmp_path, "--check-consistency")
    assert code == 1
    assert f"{live}:1: $.process.seq: expected 9, found 10: 1 event missing" in out


def test_a_file_name_that_is_no_text_is_shown_in_every_format(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff_events.jsonl"
    Path(os.fsdecode(path)).write_text("{}\n")
    for form in ("text", "json", "github"):
        done = subprocess.run([*RLDK, "validate", path, "--format", form], capture_output=True)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        assert b"\\udcff_events.jsonl" in done.stdout


@pytest.mark.parametrize("module", [RLDK + ["validate"], [sys.executable, "-m", "rldk.io.validator"]])
def test_a_reader_that_goes_away_ends_it_quietly(module: list[str], tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(b"no event\n" * 20_000)
    done = subprocess.run(["bash", "-c", '"$@" | head -n 1', "bash", *module, path], capture_output=True, text=True)
    assert done.stdout == f"{path}:1: $: not JSON: Expecting value at column 1 [byte 0]\n"
    assert done.stderr == ""


def test_a_folder_of_many_logs_is_not_listed_for_each_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, 20):
        step = GOOD.replace(b'"step":0', b'"step":%d' % number)
        segment_path(tmp_path / "r_events.jsonl", number).write_bytes(step + b"\n")
        (tmp_path / f"run-{number}_events.jsonl").write_bytes(GOOD + b"\n")
    listed: list[object] = []
    monkeypatch.setattr(os, "scandir", lambda path, scandir=os.scandir: listed.append(path) or scandir(path))
    assert rldk("validate", tmp_path, "--check-consistency")[0] == 0
    assert len(listed) < 8


def test_names_cannot_move_the_cursor(tmp_path: Path) -> None:
    path = tmp_path / "evil\x1b[2J_events.jsonl"
    path.write_text('{"step": 1, "\\u001b[31m": 2}\n{"\x1b]0;title\x07": 1}\n')
    _, out = rldk("validate", path)
    assert "\x1b" not in out
    assert "\x07" not in out


def test_json_is_for_every_parser_whatever_the_file_is_called(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b'\xff\n"_events.jsonl')
    path.write_bytes(b'{"\\ud800": 1, "a\\n": "\x7f"}\n')
    _, out = rldk("validate", path, "--format", "json")
    (file,) = msgspec.json.decode(out)["files"]  # which refuses a lone surrogate
    assert file["path"] == f'{tmp_path}/\\udcff\n"_events.jsonl'
    assert all("\n" not in error["path"] + error["message"] for error in file["errors"])


def test_json_of_many_problems_takes_little_more_memory_than_the_problems() -> None:
    report = ValidationReport("r.jsonl", errors=[Problem("$.step", "wrong", n, n) for n in range(20_000)])
    tracemalloc.start()
    try:
        with contextlib.redirect_stdout(io.TextIOWrapper(io.FileIO(os.devnull, "w"))):
            assert not _json([report], True)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2**20
