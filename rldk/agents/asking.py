"""Calls of tools, each in a process of its own: a log that hangs, or takes for ever, does not stop the server."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import anyio

import rldk
from rldk.agents.tools import Told

_COMMAND = (sys.executable, "-c", "from rldk.agents.worker import main; main()")
# Python puts the working directory first among those that it imports from: this one has rldk, and no logs.
_CWD = Path(rldk.__file__).parents[1]
_GRACE = 5  # seconds

_running: dict[int, str] = {}  # processes, each with its directory


async def ask(directories: Sequence[Path], name: str, arguments: Mapping[str, Any], limit: float) -> Told:
    """Calls a tool in a process of its own.

    Args:
        directories: What it may read.
        name: The tool.
        arguments: By name.
        limit: Seconds that it may take. What takes longer is killed.
    """
    request = {"directories": list(map(str, directories)), "tool": name, "arguments": arguments, "limit": limit}
    with tempfile.TemporaryDirectory(prefix="rldk-mcp-", ignore_cleanup_errors=True) as scratch:
        # What a killed process has left is there, too.
        environment = {**os.environ, "TMPDIR": scratch}
        process = await anyio.open_process(_COMMAND, cwd=_CWD, stderr=None, env=environment, start_new_session=True)
        _running[process.pid] = scratch
        if process.stdin is None or process.stdout is None:
            raise OSError("a process without its pipes")
        try:
            with anyio.fail_after(limit):
                await process.stdin.send(json.dumps(request).encode())
                await process.stdin.aclose()
                answer = b"".join([part async for part in process.stdout])
        except TimeoutError:
            return _failed(
                f"it took more than {limit:g} s and was ended: ask for one run rather than all, or tell the user "
                "to start the server with a longer --timeout"
            )
        except (anyio.BrokenResourceError, anyio.ClosedResourceError):
            answer = b""
        finally:
            if process.returncode != 0:  # processes of its own may have outlived it
                _end(process.pid)
            _running.pop(process.pid, None)
            with anyio.move_on_after(_GRACE, shield=True):  # a process may hang in the kernel, at a dead disk
                await process.wait()
    if not answer:
        return _failed("the call failed: the server's stderr says why. Try another run, or tell the user")
    return Told(*json.loads(answer))


def _failed(said: str) -> Told:
    return Told(json.dumps({"rldk": [said]}), failed=True)


def end_all() -> None:
    """Ends all calls, and takes away what they have left, for a server that ends at once."""
    for pid, scratch in list(_running.items()):
        _end(pid)
        shutil.rmtree(scratch, ignore_errors=True)


def _end(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # it has ended
        return
