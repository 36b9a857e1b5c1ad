"""What has the name of a log and is none is never waited for, never ends in a traceback, and is named; and patterns."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rldk import IngestError, Run, check_runs, inspect_checkpoint
from rldk.ingest import Ingest
from tests.factories.commands import RLDK, process, rldk
from tests.factories.events import make_event
from tests.factories.ranks import write


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        os.chdir(path.parent)  # the name of a socket is short
        bound.bind(path.name)


KINDS: dict[str, tuple[Callable[[Path], None], str]] = {
    "pipe": (os.mkfifo, "a named pipe"),
    "socket": (_socket, "a socket"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "a device"),
    "dangling": (lambda path: path.symlink_to("nowhere"), "a link to nothing"),
    "loop": (lambda path: path.symlink_to(path.name), "a link that leads back to itself"),
}
VERBS = {
    "validate": ["validate", "PLACE"],
    "check": ["check", "PLACE"],
    "ingest": ["ingest", "PLACE"],
    "export": ["export", "PLACE", "OUT.csv"],
    "summaries": ["export", "PLACE", "OUT"],
    "report": ["report", "PLACE", "-o", "OUT"],
    "tail": ["tail", "PLACE"],
}
# Runs commands, of which each may wait for ever, and prints how each ended.
RUN = """
import json, sys
from typer.testing import CliRunner
from rldk.cli.main import commands
for command in json.load(sys.stdin):
    result = CliRunner().invoke(commands, command)
    print(json.dumps([result.exit_code, repr(result.exception)]), flush=True)
"""


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a log, one that is a link to a log elsewhere, a link to itself, and every odd kind of file."""
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "logs"
    write(place / "good_events.jsonl", make_event())
    write(tmp_path / "elsewhere.jsonl", make_event())
    for name, (make, _) in KINDS.items():
        make(place / f"{name}_events.jsonl")
    os.mkfifo(place / "good_run.json")
    os.mkfifo(place / "good_events.jsonl.torn-7")
    (place / "up").symlink_to("..")
    (place / "folder_events.jsonl").mkdir()
    return place


@pytest.mark.parametrize("verb", VERBS)
def test_a_directory_is_read_and_what_is_no_file_in_it_is_named(verb: str, odd: Path, tmp_path: Path) -> None:
    command = [word.replace("PLACE", str(odd)).replace("OUT", str(tmp_path / "out")) for word in VERBS[verb]]
    done = subprocess.run([*RLDK, *command], capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    said = (done.stdout + done.stderr).splitlines()
    for name, (_, what) in KINDS.items():
        assert (
            len([line for line in said if f"{name}_events.jsonl:" in line and f"not read: it is {what}" in line]) == 1
        )


def test_what_is_no_file_is_refused_where_it_is_named_itself(odd: Path, tmp_path: Path) -> None:
    asked = [
        [
            word.replace("PLACE", str(odd / f"{name}_events.jsonl")).replace("OUT", str(tmp_path / "out"))
            for word in words
        ]
        for name in KINDS
        for words in VERBS.values()
    ]
    asked += [
        ["check", str(odd / "up" / "pipe.parquet")],
        ["check", "--rules", str(odd / "pipe_events.jsonl"), str(odd)],
    ]
    os.mkfifo(tmp_path / "pipe.parquet")
    done = subprocess.run(
        [sys.executable, "-c", RUN], input=json.dumps(asked), capture_output=True, text=True, timeout=60
    )
    ended = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(ended) == len(asked), (done.stderr, asked[len(ended)])
    for command, (code, error) in zip(asked, ended, strict=True):
        assert code == 2 or error.startswith(("LogNotFoundError", "IngestError", "OSError")), (command, error)


def test_a_log_may_be_a_link_to_a_log(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere.jsonl", make_event())
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "linked_events.jsonl").symlink_to(tmp_path / "elsewhere.jsonl")
    for source in (tmp_path / "logs", tmp_path / "logs" / "linked_events.jsonl"):
        done = subprocess.run([*RLDK, "check", source], capture_output=True, text=True)
        assert (done.returncode, "run linked, 1 event" in done.stdout) == (0, True)


def test_a_pipe_that_is_given_is_read(tmp_path: Path) -> None:
    write(tmp_path / "r_events.jsonl", make_event())
    command = f"{shlex.join(RLDK)} validate"
    script = f"{command} <(cat r_events.jsonl) && cat r_events.jsonl | {command} /dev/stdin"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert (done.returncode, done.stdout.count("1 event, valid")) == (0, 2), done.stderr


@pytest.fixture
def deep(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A log below 1,200 directories, which pytest could not delete."""
    place = Path(tempfile.mkdtemp())
    monkeypatch.chdir(place)
    for _ in range(1200):
        Path("d").mkdir()
        os.chdir("d")
    write(Path("deep_events.jsonl"), make_event())
    os.chdir(place)
    yield place
    subprocess.run(["rm", "-rf", place], check=True)


def test_directories_may_be_nested_deeper_than_calls(deep: Path, tmp_path: Path) -> None:
    asked = [
        [word.replace("PLACE", str(deep)).replace("OUT", str(tmp_path / "out")) for word in words]
        for words in VERBS.values()
    ]
    command = [sys.executable, "-c", RUN]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines() == ['[0, "None"]'] * len(asked)
    assert inspect_checkpoint(deep).total_bytes > 0


def test_names_may_be_many_long_and_odd(tmp_path: Path) -> None:
    place = tmp_path / "new\nline"
    metrics = {f"metric {number}\n\x1b[31m": 0.5 for number in range(10_000)}
    for name in ("\udcff", "\x1b[31m", "é" * 60, "-x", "a" * 200):
        write(place / f"{name}_events.jsonl", make_event(metrics=metrics))
    (place / "empty_events.jsonl").touch()
    for verb in ("validate", "check", "ingest", "export", "report"):
        command = [word.replace("PLACE", str(tmp_path)).replace("OUT", str(tmp_path / "out")) for word in VERBS[verb]]
        done = subprocess.run([*RLDK, *command], capture_output=True, text=True, timeout=60)
        assert (done.returncode, "Traceback" in done.stderr, "\x1b" in done.stdout + done.stderr) == (0, False, False)


@pytest.mark.parametrize("name", ["r_events.000001.jsonl", "r_events.000002.jsonl.zst"])
@pytest.mark.parametrize(
    "make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to(path)], ids=["pipe", "directory", "loop"]
)
def test_what_has_the_name_of_a_segment_and_is_none_stops_nobody(
    tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    make(tmp_path / name)
    code = (
        "import sys\nfrom rldk import Run, read_events\n"
        "options = {'rotate_bytes': 2000, 'keep': 3}\n"
        "with Run(sys.argv[1], run_id='r', monitor_health=True, writer_options=options) as run:\n"
        "    for step in range(9): run.log(step, {'loss': 0.5})\n"
        "    run.path.unlink()\n    import time; time.sleep(0.3)\n"
        "    for step in range(9, 20): run.log(step, {'loss': 0.5})\n"
        "print([e.step for e in read_events(sys.argv[1], on_error='skip')][-1])\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=30)
    assert done.stdout.splitlines()[-1:] == ["19"], done.stderr


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Logs in segments, of ranks, in a folder, of others, and of names that could be patterns."""
    place = tmp_path_factory.mktemp("logs") / "runs"
    for rank in range(2):
        with Run(place, run_id="r", rank=rank, world_size=2, writer_options={"rotate_bytes": 4000}) as run:
            for step in range(1, 30):
                run.log(step, {"loss": 0.5})
    with Run(place / "deep", run_id="d") as run:
        run.log(1, {"loss": 0.5})
    (place / "mine.csv").write_text("step,loss\n1,0.5\n2,0.25\n")
    for name in ("odd[1]", "odd1"):
        shutil.copy(run.path, place / f"{name}_events.jsonl")
    return place


@pytest.mark.parametrize("command", ["check", "validate", "ls"])
def test_what_a_pattern_matches_is_read_as_what_is_in_a_directory(command: str, runs: Path) -> None:
    code, out = rldk(command, runs)
    assert code == 0
    assert sorted(rldk(command, runs / "*")[1].splitlines()) == sorted(out.splitlines())


def test_a_place_that_is_there_is_no_pattern(runs: Path) -> None:
    def names(place: object) -> list[str]:
        return [run.run_id for run in check_runs(str(place))]

    assert names(runs / "odd[1]_events.jsonl") == ["odd[1]"]
    assert names(runs / "odd*_events.jsonl") == ["odd1", "odd[1]"]
    assert names(runs / "*.csv") == ["mine"]
    assert names(runs / "**" / "d_*.jsonl") == ["d"]
    with pytest.raises(IngestError, match=r"r_run\.json: no log here"):
        names(runs / "*.json")


def test_a_segment_that_a_pattern_matches_beside_its_log_is_read_once(runs: Path) -> None:
    once, again = Ingest(runs / "r_events.jsonl"), Ingest(runs / "r_events*.jsonl")
    assert len(list(runs.glob("r_events.0*.jsonl"))) > 1
    assert len(list(again)) == len(list(once)) + len(list(Ingest(runs / "r_events.rank1.jsonl")))


def test_several_places_and_patterns_have_a_page_for_each_run(runs: Path, tmp_path: Path) -> None:
    code, out = rldk("report", runs / "r_*", runs / "deep", "-o", tmp_path / "pages/")
    pages = [f"{tmp_path}/pages/{name}" for name in ("r_report.html", "d_report.html", "index.html")]
    assert (code, out.splitlines()) == (0, pages)


@pytest.mark.parametrize("command", ["check", "validate", "ls", "report"])
def test_a_pattern_that_nothing_matches_is_an_error(command: str, tmp_path: Path) -> None:
    done = process(RLDK, command, tmp_path / "no*")
    assert done.returncode == 2
    assert done.stderr == f"rldk: {tmp_path}/no*: no such file or directory, and no file that matches it\n"
