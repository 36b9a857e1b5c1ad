"""Whatever a log or a name holds, what is printed steers no terminal, and no terminal's encoding ends a command."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rldk import EventWriter, encode_event
from tests.factories.commands import RLDK
from tests.factories.events import make_event

# Controls of both sets, the other direction of writing, newlines that only some know, a style; and what is to be shown.
EVIL = "\x9b2J\x85\x07\x7f\u202e\u2066\u2028\x1b]0;t\x07\x1b[2J\x1b[31m"
FINE = "é€😀"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
STYLE = re.compile(r"\x1b\[[0-9;]*m")

EVERY = {
    "validate": ["validate", "FOLDER", "--check-consistency"],
    "validate json": ["validate", "FOLDER", "--format", "json"],
    "validate github": ["validate", "FOLDER", "--format", "github"],
    "check": ["check", "LOG"],
    "check of a bad log": ["check", "FOLDER"],
    "check json": ["check", "LOG", "--format", "json"],
    "check github": ["check", "LOG", "--format", "github"],
    "ls": ["ls", "FOLDER"],
    "ls json": ["ls", "FOLDER", "--format", "json"],
    "status": ["status", "LOG"],
    "compare": ["compare", "LOG", "BAD", "--metric", f"{EVIL}{FINE}"],
    "compare json": ["compare", "LOG", "BAD", "--format", "json"],
    "compare github": ["compare", "LOG", "BAD", "--assert-equal", "--format", "github"],
    "query": ["query", "SELECT * FROM events", "LOG"],
    "query csv": ["query", f'SELECT 1 AS "{EVIL}{FINE}", name FROM metrics', "LOG", "--format", "csv"],
    "query json": ["query", "SELECT * FROM alerts", "FOLDER", "--format", "json"],
    "report": ["report", "LOG", "-o", "PAGE"],
    "report of a bad log": ["report", "BAD"],
    "explain a name that is not there": ["explain", f"{EVIL}{FINE}", "--framework", "trl"],
    "explain json": ["explain", "kl", "--framework", "trl", "--format", "json"],
    "explain a metric": ["explain", "kl"],
    "ingest": ["ingest", "FLAT", "--on-error", "skip"],
    "export": ["export", "LOG", "TABLE"],
    "export of a bad log": ["export", "BAD", "TABLE"],
    "tail": ["tail", "LOG"],
    "tail json": ["tail", "LOG", "--format", "json"],
    "tail of a bad log": ["tail", "BAD"],
    "doctor": ["doctor", "FOLDER", "--framework", "openrlhf"],
    "doctor json": ["doctor", "FOLDER", "--framework", "openrlhf", "--format", "json"],
    "schema": ["schema"],
    "a file that is not there": ["check", "FOLDER/none"],
    "an option that is not there": ["check", f"--{EVIL}{FINE}"],
    "an argument too many": ["tail", "LOG", f"{EVIL}{FINE}"],
    "a command that is not there": [f"{EVIL}{FINE}"],
    "no form": ["schema", f"{EVIL}{FINE}"],
    "rules that are none": ["check", "LOG", "--rules", "BAD"],
    "help": ["tail", "--help"],
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("evil") / f"{EVIL}{FINE}".replace("/", "")
    log, bad = folder / "r_events.jsonl", folder / f"{EVIL}{FINE}\udcff_events.jsonl"
    with EventWriter(log) as writer:
        for step in range(60):
            metrics = {"kl_mean": 9.0 if step > 50 else 0.01, f"{EVIL}{FINE}": 1.0}
            writer.write(make_event(step=step, metrics=metrics, notes=[f"{EVIL}{FINE}"]))
    line = encode_event(make_event(notes=[EVIL, FINE]))
    bad.write_bytes(
        line.replace(b'"step":1', b'"step":-1')
        + b'\n{"\xc2\x9b2J": 1}\nno \xc2\x9b2J \xff\n{"\xc2\x9b": \x1b[2J}\n'
        + line[:50]
    )
    flat = folder / f"{EVIL}{FINE}.jsonl"
    flat.write_text(json.dumps({"step": 1, f"{EVIL}{FINE}": 1.0}) + "\n" + f"{EVIL}\n", encoding="utf-8")
    return {
        "FOLDER": str(folder), "LOG": str(log), "BAD": str(bad), "FLAT": str(flat),
        "PAGE": str(folder / f"{EVIL}.html"), "TABLE": str(folder / f"{EVIL}{FINE}.csv"),
    }  # fmt: skip


# One interpreter, and a process of its own for each command.
COMMANDS = """
import json, os, sys, traceback
from pathlib import Path
from rldk.cli.main import app

folder = Path(sys.argv[1])
for number, args in enumerate(json.loads((folder / "commands.json").read_text())):
    child = os.fork()
    if child:
        (folder / f"{number}.code").write_text(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])))
        continue
    for descriptor, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(folder / f"{number}.{name}", os.O_WRONLY | os.O_CREAT), descriptor)
    sys.argv = ["rldk", *(os.fsdecode(arg.encode("utf-8", "surrogateescape")) for arg in args)]  # as a shell gives it
    code = 1
    try:
        app()
        code = 0
    except SystemExit as end:
        code = end.code or 0
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    os._exit(code)
"""


def outputs(
    folder: Path, names: list[str], places: dict[str, str], env: dict[str, str]
) -> Iterator[tuple[str, int, bytes, bytes]]:
    """Name, exit code, standard output and standard error of each command."""
    commands = [["/".join(places.get(part, part) for part in arg.split("/", 1)) for arg in EVERY[n]] for n in names]
    (folder / "commands.json").write_text(json.dumps(commands))
    subprocess.run([sys.executable, "-c", COMMANDS, str(folder)], env={**os.environ, **env}, check=True)
    for number, name in enumerate(names):
        files = [folder / f"{number}.{kind}" for kind in ("code", "out", "err")]
        code, out, err = (file.read_bytes() for file in files)
        yield name, int(code), out, err


READING = [
    "check of a bad log",
    "report",
    "report of a bad log",
    "export",
    "export of a bad log",
    "ingest",
    "tail of a bad log",
]
ENCODINGS = {
    "utf-8": {"PYTHONUTF8": "1"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_a_command_prints_steers_no_terminal_and_no_encoding_ends_it(
    tmp_path: Path, places: dict[str, str], encoding: str
) -> None:
    names = (
        list(EVERY)
        if encoding == "utf-8"
        else ["validate", "check json", "explain a metric", "tail", "tail json", "help", *READING]
    )
    codec = "ascii" if encoding == "C" else encoding
    for name, code, *said in outputs(tmp_path, names, places, ENCODINGS[encoding]):
        out, err = (text.decode(codec) for text in said)
        assert code in (0, 1) or (code == 2 and re.search("not there|bad|none|no form|too many", name)), (
            name,
            code,
            err,
        )
        assert "Traceback" not in err, (name, err)
        assert not STEERING.search(out), (name, out)
        assert not STEERING.search(err), (name, err)
        if name == "tail json":
            assert [json.loads(line)["notes"] for line in out.splitlines()][-1] == [f"{EVIL}{FINE}"]
        elif "json" in name:
            json.loads(out)


@pytest.mark.parametrize("name", ["tail", "tail json", "validate", "explain a metric", "an argument too many"])
def test_a_real_terminal_gets_colours_of_ours_only(places: dict[str, str], name: str) -> None:
    command = [*RLDK, *(places.get(arg, arg) for arg in EVERY[name])]
    main, end = pty.openpty()
    with subprocess.Popen(command, stdin=end, stdout=end, stderr=end, env={**os.environ, "TERM": "xterm"}) as process:
        os.close(end)
        out = b""
        with contextlib.suppress(OSError):  # it has ended
            while select.select([main], [], [], 60)[0]:
                out += os.read(main, 65536)
    os.close(main)
    assert process.returncode in (0, 1, 2)
    text = out.decode().replace("\r\n", "\n")
    assert not STEERING.search(STYLE.sub("", text)), text
    assert "\x1b[31m" not in text  # the one in names and values


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", ">/dev/full"])
def test_no_stream_to_write_to_ends_no_command_in_a_traceback(places: dict[str, str], closed: str) -> None:
    command = [*RLDK, "tail", places["LOG"]]
    done = subprocess.run(["bash", "-c", f'"$@" {closed}', "bash", *command], capture_output=True, check=False)
    assert done.returncode in (0, 2)
    assert b"Traceback" not in done.stderr + done.stdout


def test_a_reader_that_goes_away_ends_tail_as_it_ends_other_tools(places: dict[str, str]) -> None:
    script = 'set -o pipefail; "$@" | head -n 1; exit "${PIPESTATUS[0]}"'
    command = [*RLDK, "tail", "-n", "60", places["LOG"]]
    done = subprocess.run(["bash", "-c", script, "bash", *command], capture_output=True, check=False)
    assert done.returncode in (0, 128 + signal.SIGPIPE)
    assert done.stderr == b""


def test_a_reader_that_goes_away_leaves_no_temporary_files(tmp_path: Path) -> None:
    log, scratch = tmp_path / "r_events.jsonl", tmp_path / "scratch"
    scratch.mkdir()
    with EventWriter(log) as writer:
        for step in range(2000):  # more than a pipe holds
            writer.write(make_event(step=step))
    script = 'set -o pipefail; "$@" | head -n 1; exit "${PIPESTATUS[0]}"'
    command = [*RLDK, "query", "SELECT * FROM metrics", str(log), "--format", "csv"]
    done = subprocess.run(
        ["bash", "-c", script, "bash", *command],
        capture_output=True,
        check=False,
        env={**os.environ, "TMPDIR": str(scratch)},
    )
    assert (done.returncode, done.stderr) == (128 + signal.SIGPIPE, b"")
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("place", ["r_events.jsonl", "logs/r_events.jsonl", "logs", "."])
def test_following_waits_for_a_run_that_is_not_there_yet(tmp_path: Path, place: str) -> None:
    run = tmp_path / place
    command = [*RLDK, "tail", "-f", "--format", "json", str(run)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as tail:
        assert tail.stderr is not None
        assert tail.stdout is not None
        said = tail.stderr.readline()
        log = run if place.endswith(".jsonl") else run / "r_events.jsonl"
        with EventWriter(log) as writer:
            writer.write(make_event(step=7))
        assert json.loads(tail.stdout.readline())["step"] == 7
        tail.send_signal(signal.SIGINT)
        rest = tail.stderr.read()
    assert said.endswith("waiting for it\n")
    assert (tail.returncode, rest) == (0, "")


def test_an_interrupt_ends_the_wait_and_without_following_there_is_none(tmp_path: Path) -> None:
    command = [*RLDK, "tail", str(tmp_path / "none")]
    with subprocess.Popen([*command, "-f"], stderr=subprocess.PIPE, text=True) as tail:
        assert tail.stderr is not None
        assert "none has no event log yet; waiting for it" in tail.stderr.readline()
        tail.send_signal(signal.SIGINT)
        assert tail.stderr.read() == ""
    assert tail.returncode == 0
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2
