"""What torchrun, SLURM or Ray have told this process of the launch."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator

from rldk_schema.forms.doctor import Finding

from rldk.doctor.machine import installed
from rldk.environment import LAUNCH_ID
from rldk.event.launch import MPI_JOBS, Place, place_in_launch
from rldk.resources.network import master_address

_SECONDS = 5.0


def check_launch() -> Iterator[Finding]:
    """Whether the ranks of a launch can be told apart and joined again."""
    try:
        place = place_in_launch()
    except ValueError as error:
        yield Finding("launcher", "warning", str(error), "Start with torchrun or srun, or unset it.")
    else:
        yield from _ranks(place)
    if address := os.environ.get("RAY_ADDRESS"):
        yield _ray(address)


def _ranks(place: Place) -> Iterator[Finding]:
    rank, world = place.rank, place.world_size or 1
    ids = ("SLURM_JOB_ID", *MPI_JOBS, "TORCHELASTIC_RUN_ID", LAUNCH_ID)
    known = {name: os.environ[name] for name in ids if os.environ.get(name)}
    if rank >= world:
        message = f"rank {rank} of {place.world_size or 'an unknown number'}: expected a rank below the world size"
        yield Finding("launcher", "warning", message, "Start all ranks with one launcher, such as torchrun.")
    if world > 1 and not os.environ.get("RANK") and os.environ.get("SLURM_PROCID"):
        message = f"srun has started {world} tasks, and RANK is not set: transformers treats every task as rank 0"
        fix = "export RANK=$SLURM_PROCID WORLD_SIZE=$SLURM_STEP_NUM_TASKS LOCAL_RANK=$SLURM_LOCALID in each task."
        yield Finding("launcher", "warning", message, fix)
    if world > 1 and (not known or (known == {"TORCHELASTIC_RUN_ID": "none"} and not _shares_an_address(world))):
        message = f"rank {rank} of {world}, and nothing identifies the launch: ranks would be joined by attempt only"
        yield Finding("launcher", "warning", message, f"Set {LAUNCH_ID} to the same text on all ranks, or --rdzv-id.")
    elif world == 1 and rank == 0 and not known:
        yield Finding("launcher", "ok", "no launcher: one process, rank 0")
    elif rank < world:
        named = ", ".join(f"{name}={text}" for name, text in known.items())
        yield Finding("launcher", "ok", f"rank {rank} of {world} ({named})")
    if world > 1:
        yield _master(rank)


def _shares_an_address(world: int) -> bool:
    """Whether all ranks of a torchrun without an id are on this host, or have the address of its master in common."""
    return os.environ.get("LOCAL_WORLD_SIZE") == str(world) or bool(os.environ.get("MASTER_ADDR"))


def _master(rank: int) -> Finding:
    """Whether the master node can be reached: the way that `network_latency` measures."""
    address = master_address()
    if address is None:
        message = "MASTER_ADDR and MASTER_PORT are not both set: network_latency is not measured"
        return Finding("network", "warning", message, "Set both, or start with torchrun.")
    host, port = address
    started = time.perf_counter()
    try:
        with socket.create_connection(address, timeout=_SECONDS):
            spent = (time.perf_counter() - started) * 1000
            return Finding("network", "ok", f"{host}:{port} answers in {spent:.2f} ms")
    except ConnectionRefusedError:
        message = f"{host} refuses connections on port {port}; this is normal before training starts"
        return Finding(
            "network", "note", message, None if rank == 0 else "If training is already running, check MASTER_PORT."
        )
    except socket.gaierror as error:
        message = f"{host} does not resolve: {error.strerror or error}"
        return Finding("network", "warning", message, "Use the address of the master node, or add it to /etc/hosts.")
    except UnicodeError:
        message = f"MASTER_ADDR={host!r:.100} is not a host name"
        return Finding("network", "warning", message, "Use the address of the master node.")
    except OSError as error:
        message = f"{host}:{port} cannot be reached: {error.strerror or error}"
        fix = "Look at firewalls and at GLOO_SOCKET_IFNAME / NCCL_SOCKET_IFNAME; ranks cannot train together like this."
        return Finding("network", "warning", message, fix)


def _ray(address: str) -> Finding:
    if installed("ray") is None:
        message = f"RAY_ADDRESS={address!r:.100}, and ray is not installed here"
        return Finding("launcher", "warning", message, "Install ray, and rldk, in the Python of every node.")
    return Finding("launcher", "ok", f"Ray {installed('ray')} at {address:.100}; rldk must be installed on every node")
