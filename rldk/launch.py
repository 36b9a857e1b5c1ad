"""What a launch is known by: the id that its ranks share, and the commit of the code that it runs."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_GIT_SECONDS = 5.0


def launch_id(environment: Mapping[str, str] = os.environ) -> str:
    """What all ranks of this launch share: the scheduler's or launcher's id; random where there is none.

    A restart by the launcher is a launch of its own.
    """
    given = environment.get
    if job := given("SLURM_JOB_ID"):
        return f"slurm-{job}.{given('SLURM_STEP_ID', '0')}.{given('SLURM_RESTART_COUNT', '0')}"
    restart = given("TORCHELASTIC_RESTART_COUNT", "0")
    elastic = given("TORCHELASTIC_RUN_ID")
    if elastic and elastic != "none":  # torchrun without --rdzv-id says "none"
        return f"torchelastic-{elastic}.{restart}"
    if elastic and given("LOCAL_WORLD_SIZE") == given("WORLD_SIZE"):
        # All ranks are on this host, children of one torchrun.
        return f"torchrun-{os.getppid()}-{_started(os.getppid())}.{restart}"
    return os.urandom(8).hex()


def _started(pid: int) -> int:
    """When a process was started, in clock ticks: a pid alone comes round again."""
    import psutil

    return int(psutil.Process(pid).create_time() * 100)


def code_sha() -> str | None:
    """Commit of the repository that holds the running script, else of the working directory; None outside of one.

    Git is asked once in the life of the process, with a time limit.
    """
    script = getattr(sys.modules.get("__main__"), "__file__", None)
    places = [Path(script).resolve().parent] if script else []
    for place in [*places, Path.cwd()]:
        if (sha := _sha(place)) is not None:
            return sha
    return None


@functools.cache
def _sha(directory: Path) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603  # the directory is an argument, no command
            ["git", "-C", str(directory), "rev-parse", "--verify", "HEAD"],  # noqa: S607  # the user's own git
            capture_output=True,
            text=True,
            timeout=_GIT_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return done.stdout.strip() or None if done.returncode == 0 else None
