"""A descriptor ends with its owner, in a forked child at once, and never closes what is someone else's."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from rldk.log.descriptor import Descriptor


def test_it_is_closed_with_its_last_reference(tmp_path: Path) -> None:
    descriptor = Descriptor(os.open, tmp_path / "x", os.O_CREAT | os.O_RDWR)
    link = Path(f"/proc/self/fd/{descriptor.fd}")
    assert link.readlink() == tmp_path / "x"
    del descriptor
    gc.collect()
    assert not link.exists() or link.readlink() != tmp_path / "x"  # another thread may have the number


def test_a_number_that_another_file_has_now_is_not_closed(tmp_path: Path) -> None:
    descriptor = Descriptor(os.open, tmp_path / "x", os.O_CREAT | os.O_RDWR)
    os.close(descriptor.fd)
    with (tmp_path / "y").open("wb") as other:
        assert other.fileno() == descriptor.fd
        with pytest.raises(OSError, match="closed by other code"):
            descriptor.check()
        assert descriptor.fd == -1
        descriptor.close()
        other.write(b"still open")
    assert (tmp_path / "y").read_bytes() == b"still open"


def test_a_forked_child_has_no_copy_though_another_thread_was_opening(tmp_path: Path) -> None:
    """Threads open and close files all the time; whatever moment a fork comes at, the child has none of them."""
    code = (
        "import os, pathlib, sys, threading\nfrom rldk.log.descriptor import Descriptor\n"
        f"folder = pathlib.Path({str(tmp_path)!r})\nstop = False\n"
        "def churn(name):\n    while not stop:\n"
        "        Descriptor(os.open, folder / name, os.O_CREAT | os.O_RDWR).close()\n"
        "threads = [threading.Thread(target=churn, args=(f'f{n}',)) for n in range(3)]\n"
        "[t.start() for t in threads]\nfound = set()\n"
        "for _ in range(150):\n    reading, writing = os.pipe()\n    if os.fork() == 0:\n"
        "        links = [os.path.realpath(f'/proc/self/fd/{fd}') for fd in os.listdir('/proc/self/fd')]\n"
        "        os.write(writing, ' '.join(l for l in links if l.startswith(str(folder))).encode() or b'-')\n"
        "        os._exit(0)\n    os.wait()\n    found.add(os.read(reading, 10000))\n"
        "    os.close(reading); os.close(writing)\n"
        "stop = True\n[t.join() for t in threads]\nprint(found)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "{b'-'}\n"


def test_a_fork_does_not_wait_for_a_file_that_is_never_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    thread = threading.Thread(target=lambda: Descriptor(os.open, pipe, os.O_RDONLY))  # waits for a writer
    thread.start()
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    os.close(os.open(pipe, os.O_RDWR))
    thread.join(30)
    assert not thread.is_alive()


def test_a_child_and_a_finaliser_leave_alone_what_has_the_number_now(tmp_path: Path) -> None:
    descriptor = Descriptor(os.open, tmp_path / "x", os.O_CREAT | os.O_RDWR)
    os.close(descriptor.fd)
    mine = os.open(tmp_path / "y", os.O_CREAT | os.O_RDWR)
    assert mine == descriptor.fd
    child = os.fork()
    if child == 0:
        try:
            os.fstat(mine)
        except OSError:
            os._exit(1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    del descriptor
    gc.collect()
    os.fstat(mine)
    os.close(mine)
