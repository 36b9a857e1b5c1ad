"""The table of exit codes in docs/troubleshooting.md: 0 fine, 1 the data are bad, 2 usage or I/O."""

from __future__ import annotations

import csv
import ctypes
import os
import subprocess
from pathlib import Path

import pytest

from rldk import EventWriter, encode_event
from tests.factories.commands import RLDK, process
from tests.factories.events import make_event

COMMANDS = {
    "validate": ["validate", "PLACE"],
    "check": ["check", "PLACE"],
    "check as json": ["check", "PLACE", "--format", "json"],
    "report": ["report", "PLACE", "-o", "OUT"],
    "export": ["export", "PLACE", "OUT/e.csv"],
    "export to a folder": ["export", "PLACE", "OUT/"],
    "ingest": ["ingest", "PLACE", "OUT/e.csv"],
    "ingest that skips": ["ingest", "PLACE", "OUT/e.csv", "--on-error", "skip"],
    "compare": ["compare", "PLACE", "PLACE"],
    "ls": ["ls", "PLACE"],
    "ls as json": ["ls", "PLACE", "--format", "json"],
    "status": ["status", "PLACE"],
    "tail": ["tail", "PLACE"],
    "tail as json": ["tail", "PLACE", "--format", "json"],
}
LINES = [encode_event(make_event(step=step, metrics={"loss": 1 / step})) for step in range(1, 5)]
TORN = b'{"step": 5, "met'

# What a bad line may be, in place of the second of four.
BAD = {
    "half a line": LINES[1][:50],
    "a newer major version": LINES[1].replace(b"{", b'{"schema_version":"2.0",', 1),
    "invalid UTF-8": LINES[1].replace(b'"notes":[', b'"notes":["\xff"'),
    "NUL bytes": b"\0" * 512,
    "an array": b"[1, 2]",
}


def run(command: str, place: Path, out: Path) -> subprocess.CompletedProcess[str]:
    out.mkdir(exist_ok=True)
    args = [arg.replace("PLACE", str(place)).replace("OUT", str(out)) for arg in COMMANDS[command]]
    done = process(RLDK, *args)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def log(folder: Path, *lines: bytes, end: bytes = b"") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "r_events.jsonl"
    path.write_bytes(b"".join(line + b"\n" for line in lines) + end)
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_keeps_to_the_table(command: str, tmp_path: Path) -> None:
    good = log(tmp_path / "good", *LINES)
    assert run(command, good, tmp_path / "out").returncode == 0

    bad = log(tmp_path / "bad", LINES[0], BAD["half a line"], *LINES[2:])
    done = run(command, bad, tmp_path / "out")
    assert done.returncode == 1, done
    assert f"{bad}:2: $: not JSON" in done.stdout + done.stderr
    assert f"[byte {len(LINES[0]) + 1}]" in done.stdout + done.stderr or command == "ingest"
    assert ("--on-error skip" in done.stderr) == (command == "ingest")

    (tmp_path / "empty").mkdir()
    for place in (tmp_path / "missing_events.jsonl", tmp_path / "empty"):
        done = run(command, place, tmp_path / "out")
        assert (done.returncode, str(place) in done.stderr) == (2, True), done
    assert process(RLDK, COMMANDS[command][0], good, "--no-such-option").returncode == 2


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "validate"])
def test_a_torn_last_line_is_fine(command: str, tmp_path: Path) -> None:
    done = run(command, log(tmp_path / "log", *LINES, end=TORN), tmp_path / "out")
    assert done.returncode == 0, done
    assert "torn last line of 16 bytes" in done.stdout + done.stderr


@pytest.mark.parametrize("kind", BAD)
def test_the_rest_is_read_whatever_the_bad_line_is(kind: str, tmp_path: Path) -> None:
    bad = log(tmp_path / "bad", LINES[0], BAD[kind], *LINES[2:])
    done = run("export", bad, tmp_path / "out")
    assert done.returncode == 1, done
    assert f"{bad}:2: $" in done.stderr
    assert "1 line could not be read and was left out" in done.stderr
    with (tmp_path / "out" / "e.csv").open(encoding="utf-8", newline="") as file:
        assert [row["step"] for row in csv.DictReader(file)] == ["1", "3", "4"]


def _as_others() -> None:
    """Takes from root what lets it read everything."""
    if os.geteuid() == 0:
        drop_from_bounding_set, dac_override, dac_read_search = 24, 1, 2
        for capability in (dac_override, dac_read_search):
            ctypes.CDLL(None).prctl(drop_from_bounding_set, capability, 0, 0, 0)


@pytest.mark.parametrize(
    "command", ["check", "compare", "export", "ingest", "ls", "report", "status", "tail", "validate"]
)
def test_a_file_that_may_not_be_read_is_an_error_of_io(command: str, tmp_path: Path) -> None:
    with EventWriter(tmp_path / "r_events.jsonl", rotate_bytes=1500) as writer:
        for step in range(1, 10):
            writer.write(make_event(step=step))
    (tmp_path / "r_events.000002.jsonl").chmod(0)
    args = [arg.replace("PLACE", str(tmp_path)).replace("OUT", str(tmp_path)) for arg in COMMANDS[command]]
    done = subprocess.run([*RLDK, *args], capture_output=True, text=True, preexec_fn=_as_others)
    assert done.returncode == 2, done
    assert "Permission denied" in done.stderr
    assert "r_events.000002.jsonl" in done.stderr


@pytest.mark.parametrize("command", ["check", "check as json", "ls", "ls as json"])
@pytest.mark.parametrize(("mode", "code"), [(0, 2), (0o600, 0)])
def test_a_run_that_cannot_be_read_keeps_no_other_from_being_judged(
    command: str, mode: int, code: int, tmp_path: Path
) -> None:
    for name in ("a", "b", "c"):
        with EventWriter(tmp_path / f"{name}_events.jsonl") as writer:
            for step in range(1, 10):
                writer.write(make_event(step=step, model_info={"run_id": name, "phase": "train"}))
    (tmp_path / "b_events.jsonl").chmod(mode)
    args = [arg.replace("PLACE", str(tmp_path)) for arg in COMMANDS[command]]
    done = subprocess.run([*RLDK, *args], capture_output=True, text=True, preexec_fn=_as_others)
    assert done.returncode == code, done
    for name in ("a", "b", "c"):
        assert f"{name}_events.jsonl" in done.stdout or f"\n{name} " in done.stdout
    assert ("Permission denied" in done.stderr) == (code == 2)


@pytest.mark.parametrize("command", ["ls", "status"])
def test_a_bad_line_is_not_the_end_of_a_run_in_a_list(command: str, tmp_path: Path) -> None:
    bad = log(tmp_path / "bad", LINES[0], BAD["half a line"], *LINES[2:])
    done = run(command, bad, tmp_path / "out")
    assert "1 line could not be read and was left out" in done.stderr
    assert str(1 / 4) in done.stdout  # the last loss
    stopped = process(RLDK, command, bad, "--on-error", "stop")
    assert (stopped.returncode, str(1 / 4) in stopped.stdout) == (1, False)
