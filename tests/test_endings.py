"""How a run ended: real processes that end in every way, and what a reader says of each."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rldk import Run, read_events
from rldk.log.ending import Ended, how_it_ended
from rldk.log.runs import find_run_logs

_BEGIN = """
import os, signal, sys, time
from rldk import Run
run = Run(sys.argv[1], run_id="r")
def train(last=3):
    for step in range(1, last + 1):
        run.log(step, {"loss": 1.0 / step})
train()
"""


def start(folder: Path, script: str, *, stdin: str = "", wait: bool = True, flags: tuple[str, ...] = ()) -> int:
    path = folder / "script.py"
    path.write_text(script)
    process = subprocess.Popen(
        [sys.executable, *flags, path, folder / "logs"], stdin=-1, stdout=-1, stderr=-1, text=True
    )
    if not wait:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process.pid
    process.communicate(stdin, timeout=60)
    return process.returncode


def ended(folder: Path) -> Ended:
    (run,) = find_run_logs(folder / "logs")
    return how_it_ended(run)


def record(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "logs" / "r_run.json").read_text())["attempts"][-1]
    return found


@pytest.mark.parametrize(
    ("script", "state", "error"),
    [
        ("", "finished", None),
        ("sys.exit(3)", "finished", None),
        ("run = None", "finished", None),  # dropped before the end, as by a function that has returned
        ("raise ValueError('reward\\nof nothing')", "failed", "ValueError: reward"),
        ("raise KeyboardInterrupt", "interrupted", "SIGINT"),
        ("os.kill(os.getpid(), signal.SIGINT); time.sleep(60)", "interrupted", "SIGINT"),
        ("os.kill(os.getpid(), signal.SIGTERM); time.sleep(60)", "silent", None),
        ("os.kill(os.getpid(), signal.SIGKILL)", "silent", None),
        ("os._exit(0)", "silent", None),
        ("try:\n    raise ValueError\nexcept ValueError:\n    pass", "finished", None),
        ("if os.fork() == 0:\n    raise ValueError('in a child')\nos.wait()", "finished", None),
        ("run.fail(RuntimeError('told'))", "failed", "RuntimeError: told"),
    ],
)
def test_a_script_that_never_says_finish(tmp_path: Path, script: str, state: str, error: str | None) -> None:
    start(tmp_path, _BEGIN + script)
    assert ended(tmp_path)[:3] == (state, error, 3)
    told = record(tmp_path)
    assert told["ending"] == (None if state == "silent" else state)
    if state != "silent":
        assert (told["opening"], told["first_step"], told["last_step"]) == ("new", 1, 3)
        assert told["wall_time"] is not None
    if state == "failed":
        assert error is not None
        assert f"{told['error_type']}: {told['error_message']}".startswith(error)
    (tmp_path / "logs" / "r_run.json").unlink()  # an end that is no mere end is in the log, too
    assert ended(tmp_path).state == (state if state in ("failed", "interrupted") else "unknown")


@pytest.mark.parametrize(
    ("handler", "state", "error"),
    [
        ("sys.exit(143)", "finished", None),
        ("raise KeyboardInterrupt", "interrupted", "SIGINT"),
        ("raise KeyboardInterrupt('SIGTERM')", "interrupted", "SIGTERM"),
        ("raise OSError('preempted')", "failed", "OSError: preempted"),
    ],
)
def test_a_handler_of_sigterm_decides_what_it_is(tmp_path: Path, handler: str, state: str, error: str | None) -> None:
    script = f"""
def stop(*_): {handler}
signal.signal(signal.SIGTERM, stop)
with run:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(60)
"""
    start(tmp_path, _BEGIN + script)
    assert ended(tmp_path)[:2] == (state, error)


def test_what_is_logged_after_the_interpreter_began_to_end_is_in_the_log(tmp_path: Path) -> None:
    script = "import atexit\natexit.register(lambda: run.log(4, {'loss': 0.1}))\n" + _BEGIN
    start(tmp_path, script + "raise ValueError('late')")
    steps = [(event.step, event.lifecycle is None) for event in read_events(tmp_path / "logs")]
    assert steps == [(1, True), (2, True), (3, True), (3, False), (4, True)]
    assert ended(tmp_path)[:2] == ("failed", "ValueError: late")


@pytest.mark.parametrize(
    ("typed", "state"), [("1 / 0\n", "silent"), ("1 / 0\nrun.finish()\n", "finished"), ("train(5)\n", "finished")]
)
def test_in_an_interactive_shell_an_error_proves_nothing(tmp_path: Path, typed: str, state: str) -> None:
    start(tmp_path, _BEGIN, stdin=typed, flags=("-i",))
    assert ended(tmp_path).state == state


def test_a_temporary_directory_is_not_made_again(tmp_path: Path) -> None:
    start(tmp_path, _BEGIN + "import shutil\nshutil.rmtree(sys.argv[1])")
    assert not (tmp_path / "logs").exists()


def test_an_error_that_was_shown_before_the_run_began_did_not_end_it(tmp_path: Path) -> None:
    start(tmp_path, "import sys\nsys.last_value = ValueError('long ago')\n" + _BEGIN)
    assert ended(tmp_path).state == "finished"


def test_a_run_that_is_being_written_is_running_until_it_is_killed_or_quiet(tmp_path: Path) -> None:
    pid = start(tmp_path, _BEGIN + "print('ready', flush=True)\ntime.sleep(60)", wait=False)
    assert ended(tmp_path)[:3] == ("running", None, 3)
    (run,) = find_run_logs(tmp_path / "logs")
    assert how_it_ended(run, now=time.time() + 3000).state == "silent"  # it hangs
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    assert ended(tmp_path)[:3] == ("silent", None, 3)


def test_a_second_start_beside_a_running_one_neither_ends_nor_hides_it(tmp_path: Path) -> None:
    first = Run(tmp_path / "logs", run_id="r")
    first.log(1, {"loss": 0.5})
    start(tmp_path, _BEGIN + "train(2)\nraise ValueError('by mistake')")
    assert ended(tmp_path).state == "running"
    first.log(4, {"loss": 0.25})
    first.finish()
    assert ended(tmp_path)[:3] == ("finished", None, 4)
    (run,) = find_run_logs(tmp_path / "logs")
    assert [e.step for e in read_events(run.paths[0], attempts="last") if e.metrics] == [1, 4]


def test_a_run_that_was_started_again_is_running_before_its_first_event(tmp_path: Path) -> None:
    start(tmp_path, _BEGIN + "raise ValueError('see https://user:secret@host/x')")
    assert ended(tmp_path)[:2] == ("failed", "ValueError: see https://<hidden>@host/x")
    again = Run(tmp_path / "logs", run_id="r")
    assert ended(tmp_path)[:3] == ("running", None, 3)
    again.finish()
    assert ended(tmp_path)[:3] == ("finished", None, 3)


def test_a_run_on_another_host_is_judged_by_time(tmp_path: Path) -> None:
    start(tmp_path, _BEGIN + "os._exit(0)")
    path = tmp_path / "logs" / "r_run.json"
    manifest = json.loads(path.read_text())
    manifest["attempts"][-1]["environment"]["host"] = "node-b"
    path.write_text(json.dumps(manifest))
    (run,) = find_run_logs(tmp_path / "logs")
    assert how_it_ended(run).state == "running"
    assert how_it_ended(run, now=time.time() + 3000).state == "silent"


def test_two_threads_end_each_in_its_own_way(tmp_path: Path) -> None:
    script = """
import sys, threading
from rldk import Run
def train(name):
    with Run(sys.argv[1], run_id=name) as run:
        run.log(1, {"loss": 1.0})
        if name == "bad":
            raise ValueError("in a thread")
threads = [threading.Thread(target=train, args=(name,)) for name in ("good", "bad")]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""
    start(tmp_path, script)
    states = {run.run_id: how_it_ended(run)[:2] for run in find_run_logs(tmp_path / "logs")}
    assert states == {"good": ("finished", None), "bad": ("failed", "ValueError: in a thread")}


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_process_of_multiprocessing_says_how_it_ended(tmp_path: Path, method: str) -> None:
    script = f"""
import multiprocessing, sys
from rldk import Run
def train(name, folder):
    run = Run(folder, run_id=name)
    run.log(1, {{"loss": 1.0}})
    if name == "bad":
        raise ValueError("in a child")
    if name == "leaves":
        sys.exit(1)
if __name__ == "__main__":
    for name in ("good", "bad", "leaves"):
        child = multiprocessing.get_context({method!r}).Process(target=train, args=(name, sys.argv[1]))
        child.start()
        child.join()
"""
    start(tmp_path, script)
    states = {run.run_id: how_it_ended(run)[:2] for run in find_run_logs(tmp_path / "logs")}
    assert states == {
        "good": ("finished", None), "bad": ("failed", "ValueError: in a child"), "leaves": ("finished", None),
    }  # fmt: skip


def test_the_rank_that_failed_says_why_the_first_one_was_killed(tmp_path: Path) -> None:
    start(tmp_path, _BEGIN.replace('run_id="r"', 'run_id="r", rank=0') + "os._exit(1)")
    launch = next(iter(read_events(tmp_path / "logs"))).process.attempt_id
    script = _BEGIN.replace(
        'run_id="r"', f'run_id="r", rank=1, launch=__import__("rldk").Launch(attempt_id="{launch}")'
    )
    start(tmp_path, script + "raise ValueError('nan')")
    assert ended(tmp_path)[:3] == ("failed", "rank 1: ValueError: nan", 3)


def test_a_run_that_is_opened_again_before_its_end_was_said_ended_early(tmp_path: Path) -> None:
    """A retry after an error that was caught."""
    for batch in (8, 4, 2):
        try:
            run = Run(tmp_path, run_id="r")
            for step in (1, 2):
                run.log(step, {"loss": 0.5})
                if batch > 2:
                    raise MemoryError
        except MemoryError:
            continue
        run.finish()
    attempts = json.loads((tmp_path / "r_run.json").read_text())["attempts"]
    assert [(a["ending"], a["opening"]) for a in attempts][-1] == ("finished", "restarted")
    events = list(read_events(tmp_path, attempts="last"))
    assert [(event.process.attempt, event.step) for event in events] == [(3, 1), (3, 2)]


def test_lines_that_are_hard_to_read_do_not_hide_the_end(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        run.log(3, {"loss": 1.0})
    (tmp_path / "r_run.json").unlink()
    path = tmp_path / "r_events.jsonl"
    (line,) = path.read_bytes().splitlines()
    hard = line.replace(b'"step":3,', b'"step":3.0,').replace(b'"train"', b'"summary"')
    path.write_bytes(b"\n".join([line, b"", b"{no event", hard, b'{"torn']))
    (found,) = find_run_logs(tmp_path)
    assert how_it_ended(found)[:3] == ("finished", None, 3)
