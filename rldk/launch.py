"""What a launch is known by: the id that its ranks share, and the commit of the code that it runs."""

from __future__ import annotations

import functools
import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from rldk.environment import LAUNCH_ID

log = logging.getLogger(__name__)

_GIT_SECONDS = 5.0
_NODE_VARIABLES = ("GROUP_RANK", "NODE_RANK", "CROSS_RANK", "SLURM_NODEID")  # torchrun, Lightning, DeepSpeed, SLURM


def launch_id(environment: Mapping[str, str] = os.environ) -> str:
    """What all ranks of this launch share: the scheduler's and launcher's id; random where there is none.

    A restart by the launcher is a launch of its own, and so is each of several launchers in one job.
    """
    given = environment.get
    parts = []
    if own := given(LAUNCH_ID):
        parts.append(own)
    if job := given("SLURM_JOB_ID"):
        parts.append(f"slurm-{job}.{given('SLURM_STEP_ID', '0')}.{given('SLURM_RESTART_COUNT', '0')}")
    restart = given("TORCHELASTIC_RESTART_COUNT", "0")
    elastic = given("TORCHELASTIC_RUN_ID")
    if elastic and elastic != "none":  # torchrun without --rdzv-id says "none"
        parts.append(f"torchelastic-{elastic}.{restart}")
    elif elastic and given("LOCAL_WORLD_SIZE") == given("WORLD_SIZE"):
        # All ranks are on this host, children of one torchrun.
        parts.append(f"torchrun-{os.getppid()}-{_started(os.getppid())}.{restart}")
    return "-".join(parts) or os.urandom(8).hex()


def rank_and_world_size(environment: Mapping[str, str] = os.environ) -> tuple[int, int]:
    """Rank and number of ranks, as torchrun or srun tell them; (0, 1) where neither does.

    A value that is not a number is logged, and rank 0 is assumed: better a wrong rank than no log.
    """
    for rank, world in (("RANK", "WORLD_SIZE"), ("SLURM_PROCID", "SLURM_NTASKS")):
        texts = environment.get(rank, "").strip(), environment.get(world, "").strip() or "1"
        if texts[0].isdecimal() and texts[1].isdecimal():
            return int(texts[0]), max(int(texts[1]), int(texts[0]) + 1)
        if texts[0]:
            log.error(
                "rldk: expected numbers, found %s=%.50r and %s=%.50r; rank 0 is assumed",
                rank,
                texts[0],
                world,
                texts[1],
            )
            break
    return 0, 1


def node_number(local_rank: int | None, environment: Mapping[str, str] = os.environ) -> int | None:
    """The number of this host in the launch, from 0, for the first rank on it; None for others and if unknown."""
    if local_rank != 0:
        return None
    given = (environment.get(name, "") for name in _NODE_VARIABLES)
    return next((int(text) for text in given if text.isdecimal()), None)


def _started(pid: int) -> int:
    """When a process was started, in seconds since boot x 100: a pid alone comes round again."""
    import psutil

    try:
        return round((psutil.Process(pid).create_time() - psutil.boot_time()) * 100)
    except psutil.Error:
        return 0


def code_sha() -> str | None:
    """Commit of the repository that holds the running script, else of the working directory; None outside of one.

    Git is asked once per place in the life of the process, with a time limit.
    """
    script = getattr(sys.modules.get("__main__"), "__file__", None)
    places = [Path(script).resolve().parent] if script else []
    # A command that Python's own installation brings is nobody's training code, even where that is a repository.
    installed = [Path(prefix).resolve() for prefix in (sys.prefix, sys.base_prefix)]
    places = [p for p in places if not any(p.is_relative_to(prefix) for prefix in installed)]
    with suppress(OSError):  # the working directory may be gone
        places.append(Path.cwd())
    for place in places:
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
            # They would make git speak of another repository.
            env={k: v for k, v in os.environ.items() if k not in ("GIT_DIR", "GIT_WORK_TREE")},
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return done.stdout.strip() or None if done.returncode == 0 else None
