"""Work shared out over processes, its results in the order of the work."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from rldk.errors import WorkerDiedError
from rldk.text import printable

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 4
"""Times `jobs`: so many items are at work or finished while the result of an earlier one is awaited."""

_HELD_BACK = {signal.SIGINT, signal.SIGTERM}

_PATIENCE = 10.0  # s that a worker has to remove its temporary files before it is killed


def starts_at_once() -> bool:
    """Whether a process is started within milliseconds: by a fork, which would copy locks that other threads hold."""
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1


def map_ordered(function: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Generator[Result, None, None]:
    """Applies a function to items in several processes.

    Args:
        function: Is given one item. It, the items and the results are pickled, so it is a function of a module, or a
            `functools.partial` of one.
        items: Taken as there are workers for them, and never far ahead of the results. `str(item)` names one in an
            error.
        jobs: How many processes; with 1 all is done in this one.

    Yields:
        The results in the order of the items, whichever is finished first. Whoever stops early ends the workers.

    Raises:
        WorkerDiedError: A worker was killed at its item, as the system does when it is out of memory.
        Exception: What the function raises, of its own type, once the results before it were given.
    """
    if jobs <= 1:
        yield from map(function, items)
        return
    rest = enumerate(items)
    workers: list[_Worker[Item]] = []
    done: dict[int, _Outcome] = {}
    given = taken = 0
    try:
        while True:
            while given - taken < _AHEAD * jobs:
                worker = next((worker for worker in workers if not worker.busy), None)
                if (worker is None and len(workers) == jobs) or (work := next(rest, None)) is None:
                    break
                if worker is None:
                    worker = _Worker(function)
                    workers.append(worker)
                worker.give(*work)
                given += 1
            if taken == given:
                return
            while taken not in done:
                busy = {worker.pipe: worker for worker in workers if worker.busy}
                for pipe in wait(busy):
                    worker = busy[pipe]  # type: ignore[index]
                    place, done[place] = worker.take()
                    if worker.dead:
                        workers.remove(worker)
            outcome = done.pop(taken)
            taken += 1
            if outcome.error is not None:
                raise outcome.error from outcome.cause
            yield outcome.result
    finally:
        for worker in workers:
            worker.stop()
        for worker in workers:
            worker.end()


class _Outcome(NamedTuple):
    """What came of an item: its result, or what the function has raised."""

    result: Any = None
    error: Exception | None = None
    cause: Exception | None = None


class _Worker(Generic[Item]):
    """A process, and the item that it works on.

    Attributes:
        pipe: Readable when the result is there, or the process is dead.
        busy: Whether it has an item.
        dead: Whether it was found dead.
    """

    def __init__(self, function: Callable[[Item], Any]) -> None:
        context = multiprocessing.get_context("fork" if starts_at_once() else "spawn")
        self.pipe, theirs = context.Pipe()
        self.busy = self.dead = False
        self._work: tuple[int, Item] | None = None
        self._process = context.Process(target=_work, args=(function, theirs), daemon=True)  # type: ignore[attr-defined]
        # Ctrl-C reaches all processes of a terminal, and a worker may be told to end while it starts: it must not
        # show either before it has handlers of its own.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _HELD_BACK)
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()

    def give(self, place: int, item: Item) -> None:
        """Has it work on an item."""
        self._work = place, item
        self.busy = True
        with suppress(BrokenPipeError), _without_sigpipe():
            self.pipe.send(item)  # to one that was killed meanwhile: `take` finds out

    def take(self) -> tuple[int, _Outcome]:
        """Waits for what came of its item, and says which that was."""
        assert self._work is not None  # noqa: S101
        place, item = self._work
        self.busy = False
        try:
            return place, self.pipe.recv()
        except (EOFError, OSError):
            self.dead = True
            self.end()
            return place, _Outcome(error=_died(item, self._process.exitcode))

    def stop(self) -> None:
        """Tells it to end, whatever it works on."""
        self._process.terminate()
        self.pipe.close()

    def end(self) -> None:
        """Waits for its end."""
        self._process.join(_PATIENCE)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()


def _died(item: object, code: int | None) -> WorkerDiedError:
    how = f"ended with exit code {code}"
    if code is not None and code < 0:
        how = f"was killed by {signal.Signals(-code).name}"
    advice = ""
    if code == -signal.SIGKILL:
        advice = ": the machine may be out of memory, then fewer jobs at a time help"
    elif code == 1:  # it ends so while it starts, where it imports the script
        advice = ': a script that starts processes must have its `if __name__ == "__main__":`, or use jobs=1'
    return WorkerDiedError(f"{printable(str(item))}: the process that worked on it {how}{advice}")


@contextmanager
def _without_sigpipe() -> Iterator[None]:
    """Lets no write to a dead process end this one, even where the command line has asked for that."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPIPE})
    try:
        yield
    finally:
        if signal.SIGPIPE not in before and signal.SIGPIPE in signal.sigpending():
            signal.sigwait({signal.SIGPIPE})
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(function: Callable[[Any], Any], pipe: Connection) -> None:
    """What a worker does: one item after the other, until nobody gives it any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _HELD_BACK)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            item = pipe.recv()
        except EOFError:
            return
        try:
            answer = ForkingPickler.dumps(_Outcome(function(item)))
        except Exception as error:  # noqa: BLE001  # it is raised where the result is awaited
            # Of a traceback only its text can be sent.
            cause = RuntimeError(f"in a worker process\n{traceback.format_exc()}")
            answer = ForkingPickler.dumps(_Outcome(error=_portable(error), cause=cause))
        pipe.send_bytes(answer)


def _portable(error: Exception) -> Exception:
    """An error as it can be sent: as it is if possible."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301
    except Exception:  # noqa: BLE001  # whatever its class does
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _leave(number: int, _frame: object) -> None:
    """Ends as after an error, so that no half-written file is left behind."""
    sys.exit(128 + number)


def _end_with_parent() -> None:
    """Ends a worker whose parent was killed: nobody will take its result."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
