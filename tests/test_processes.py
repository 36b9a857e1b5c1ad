"""Work in several processes: order, errors, and no process that outlives it."""

from __future__ import annotations

import os
import pickle
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rldk.errors import EventValidationError, LogNotFoundError, MissingExtraError, Problem, RldkError, WorkerDiedError
from rldk.processes import map_ordered


def _slow_first(number: int) -> tuple[int, int]:
    time.sleep(0.2 if number == 0 else 0)
    return number, os.getpid()


def _odd(number: int) -> int:
    if number == 3:
        raise MissingExtraError("pyarrow", "parquet")
    return number


def _refuse(_: int) -> int:
    raise EventValidationError([Problem("$.step", "is wrong", 1, 0)], "run.jsonl")


class _UnportableError(Exception):
    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")


def _raise_unportable(_: int) -> int:
    raise _UnportableError("one", "two")


def _kill_itself(name: str) -> str:
    if name == "b_events.jsonl":
        os.kill(os.getpid(), signal.SIGKILL)
    return name


def _hang(mark: Path) -> None:
    try:
        mark.write_text(str(os.getpid()))
        time.sleep(60)
    finally:
        mark.unlink()


@pytest.mark.parametrize("threads", [False, True], ids=["fork", "spawn"])
def test_results_come_in_the_order_of_the_items(threads: bool) -> None:
    end = threading.Event()
    thread = threading.Thread(target=end.wait, daemon=True)
    if threads:
        thread.start()
    try:
        found = list(map_ordered(_slow_first, range(20), 2))
    finally:
        end.set()
    assert [number for number, _ in found] == list(range(20))
    assert len({process for _, process in found}) == 2
    assert os.getpid() not in {process for _, process in found}


def test_one_job_is_done_in_this_process() -> None:
    assert list(map_ordered(_slow_first, range(1, 3), 1)) == [(1, os.getpid()), (2, os.getpid())]
    assert list(map_ordered(_odd, [], 3)) == []


def test_items_are_not_taken_far_ahead_of_the_results() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = map_ordered(_odd, items(), 2)
    assert next(results) == 0
    assert len(taken) < 20
    results.close()


def test_an_error_has_its_type_and_comes_after_the_results_before_it() -> None:
    results = map_ordered(_odd, range(10), 2)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(MissingExtraError, match=r"rldk\[parquet\]") as caught:
        next(results)
    assert caught.value.extra == "parquet"
    assert "in _odd" in str(caught.value.__cause__)  # where it was raised
    with pytest.raises(EventValidationError, match=r"run\.jsonl: \$\.step: is wrong") as refused:
        list(map_ordered(_refuse, [1], 2))
    assert refused.value.problems == (Problem("$.step", "is wrong", 1, 0),)


def test_an_error_that_cannot_be_sent_is_still_told() -> None:
    with pytest.raises(RuntimeError, match="_UnportableError: one two"):
        list(map_ordered(_raise_unportable, [1], 2))
    with pytest.raises((pickle.PicklingError, AttributeError, TypeError)):
        list(map_ordered(_unpicklable, [1], 2))


def _unpicklable(_: int) -> object:
    return lambda: None


def test_errors_of_rldk_can_be_sent() -> None:
    for error in (LogNotFoundError("nothing there"), MissingExtraError("ray", "ray"), RldkError("odd", 1)):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), again.args, vars(again)) == (type(error), str(error), error.args, vars(error))


def test_a_worker_that_is_killed_is_an_error_that_names_its_item() -> None:
    results = map_ordered(_kill_itself, ["a_events.jsonl", "b_events.jsonl", "c_events.jsonl"], 2)
    assert next(results) == "a_events.jsonl"
    with pytest.raises(WorkerDiedError, match=r"^b_events\.jsonl: .* killed by SIGKILL: .*memory"):
        next(results)


def _gone(mark: Path) -> bool:
    """Whether the process that left the mark has ended, and has tidied up if it could."""
    for _ in range(100):
        if not mark.exists():
            return True
        time.sleep(0.05)
    return False


def _started(marks: list[Path]) -> None:
    while not all(mark.exists() and mark.read_text() for mark in marks):
        time.sleep(0.01)


HANGING = """
import sys
from pathlib import Path
from rldk.processes import map_ordered
from tests.test_processes import _hang

if __name__ == "__main__":
    list(map_ordered(_hang, map(Path, sys.argv[1:]), 2))
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_the_process_that_has_started_it(number: signal.Signals, tmp_path: Path) -> None:
    marks = [tmp_path / "1", tmp_path / "2"]
    parent = subprocess.Popen([sys.executable, "-c", HANGING, *marks], stderr=subprocess.PIPE, start_new_session=True)
    _started(marks)
    workers = [int(mark.read_text()) for mark in marks]
    if number == signal.SIGINT:
        os.killpg(parent.pid, number)  # as a terminal does
    else:
        parent.send_signal(number)
    _, said = parent.communicate(timeout=10)
    assert said.count(b"KeyboardInterrupt\n") == (number == signal.SIGINT), said
    for _ in range(100):
        alive = [worker for worker in workers if _alive(worker)]
        if not alive:
            break
        time.sleep(0.05)
    assert not alive
    if number == signal.SIGINT:
        assert all(map(_gone, marks))


def _alive(process: int) -> bool:
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def test_a_script_without_a_guard_is_told_so_and_starts_no_more_processes(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import os, threading, time\n"
        "from rldk.processes import map_ordered\n"
        f"open({str(tmp_path / 'runs')!r}, 'a').write('x')\n"
        "threading.Thread(target=time.sleep, args=(0.5,), daemon=True).start()\n"
        "print(list(map_ordered(abs, range(4), 2)))\n"
    )
    ended = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert re.search(r'WorkerDiedError: 0: .* exit code 1: .*`if __name__ == "__main__":`, or use jobs=1', ended.stderr)
    assert (tmp_path / "runs").read_text() in ("xx", "xxx")  # the second worker may be ended before it gets so far
