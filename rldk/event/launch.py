"""What is known of a launch: the id that its ranks share, which rank this is, the commit of the code that it runs."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from rldk.environment import LAUNCH_ID
from rldk.guard import SafeLogger

log = SafeLogger(__name__)

_GIT_SECONDS = 5.0
_DIGITS = 18  # of the longest number that fits in the schema's integers
# What launchers call rank, local rank and world size. mpirun in a batch job inherits the SLURM_PROCID of its script.
_TORCHRUN = ("RANK", "LOCAL_RANK", "WORLD_SIZE")
_LAUNCHERS = {
    "torchrun": _TORCHRUN,
    "openmpi": ("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_LOCAL_RANK", "OMPI_COMM_WORLD_SIZE"),
    "mpi": ("PMI_RANK", "MPI_LOCALRANKID", "PMI_SIZE"),
    "slurm": ("SLURM_PROCID", "SLURM_LOCALID", "SLURM_STEP_NUM_TASKS"),
}
MPI_JOBS = ("OMPI_MCA_ess_base_jobid", "PMIX_NAMESPACE", "PMI_JOBID")
"""Where MPI says which job this is."""
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
    if mpi := next(filter(None, map(given, MPI_JOBS)), None):
        parts.append(f"mpi-{mpi}")
    restart = given("TORCHELASTIC_RESTART_COUNT", "0")
    elastic = given("TORCHELASTIC_RUN_ID")
    if elastic and elastic != "none":  # torchrun without --rdzv-id says "none"
        parts.append(f"torchelastic-{elastic}.{restart}")
    elif elastic and given("LOCAL_WORLD_SIZE") == given("WORLD_SIZE"):
        # All ranks are on this host, children of one torchrun.
        parts.append(f"torchrun-{os.getppid()}-{_started(os.getppid())}.{restart}")
    elif elastic and (host := given("MASTER_ADDR")):
        # All that its nodes have in common. Two launches one after the other may share it, never two at one time.
        parts.append(f"torchrun-{host}:{given('MASTER_PORT', '')}.{restart}")
    if not parts and (parent := _spawned_by()) is not None:
        parts.append(f"processes-{parent}-{_started(parent)}")
    return "-".join(parts) or os.urandom(8).hex()


class Place(NamedTuple):
    """Which process of a launch this is.

    Attributes:
        rank: Of all processes, from 0.
        local_rank: Of those on this host; None if the launcher does not say.
        world_size: Number of processes; None if the launcher does not say.
    """

    rank: int
    local_rank: int | None
    world_size: int | None


def place_in_launch(environment: Mapping[str, str] = os.environ) -> Place:
    """The place that torch.distributed, where it is initialised, or the launcher's variables give this process.

    Raises:
        ValueError: A variable of theirs is not a number.
    """
    names = _LAUNCHERS.get(launcher(environment) or "", _TORCHRUN)
    rank, local_rank, world_size = (_count(environment, name) for name in names)
    if environment is os.environ and (known := _in_torch()) is not None:
        return Place(known.rank, local_rank if known.rank == rank else None, known.world_size)
    return Place(rank or 0, local_rank, world_size)


def place_of(rank: int | None, local_rank: int | None, world_size: int | None) -> Place:
    """The place that a user gives, else the one in the launch; rank 0 where its variables make no sense."""
    if rank is not None:
        return Place(rank, local_rank, world_size)
    try:
        place = place_in_launch()
    except ValueError as error:  # better a wrong rank than no log
        log.warning("rldk: %s; rank 0 is assumed", error)
        place = Place(0, None, None)
    return Place(place.rank, place.local_rank if local_rank is None else local_rank, world_size or place.world_size)


def launcher(environment: Mapping[str, str] = os.environ) -> str | None:
    """What has started this process as one of several: `torchrun`, `openmpi`, `mpi`, `slurm`; None if nothing has."""
    return next((name for name, (rank, *_) in _LAUNCHERS.items() if environment.get(rank)), None)


def _spawned_by() -> int | None:
    """The process whose `multiprocessing` has started this one, as one of several perhaps; None if none has."""
    parent_process = getattr(sys.modules.get("multiprocessing.process"), "parent_process", None)
    parent = parent_process and parent_process()
    return None if parent is None else parent.pid


def _in_torch() -> Place | None:
    """The place that torch.distributed knows of; it is not imported for that."""
    distributed = sys.modules.get("torch.distributed")
    try:
        if distributed is None or not distributed.is_available() or not distributed.is_initialized():
            return None
        return Place(int(distributed.get_rank()), None, int(distributed.get_world_size()))
    except Exception:  # noqa: BLE001  # another version of torch; then the variables have to do
        return None


def _count(environment: Mapping[str, str], name: str) -> int | None:
    text = environment.get(name, "").strip()
    if text and not (text.isdecimal() and len(text) <= _DIGITS):
        raise ValueError(f"{name}: expected an integer >= 0, found {text[:100]!r}")
    return int(text) if text else None


def node_number(local_rank: int | None, environment: Mapping[str, str] = os.environ) -> int | None:
    """The number of this host in the launch, from 0, for the first rank on it; None for others and if unknown."""
    if local_rank != 0:
        return None
    given = (environment.get(name, "") for name in _NODE_VARIABLES)
    return next((int(text) for text in given if text.isdecimal()), None)


def _started(pid: int) -> int:
    """When a process was started, in seconds since boot x 100: a pid alone comes round again."""
    try:
        import psutil

        return round((psutil.Process(pid).create_time() - psutil.boot_time()) * 100)
    except Exception:  # noqa: BLE001  # it may be missing, or broken: then the pid alone has to do
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
    import subprocess

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
