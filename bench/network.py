"""What the network's metrics cost a step: two gloo ranks, with and without them in turn."""

from __future__ import annotations

import os
import socket
import statistics
import tempfile
import time
from typing import Any

from bench.contest import print_rows

TITLE = "Two gloo ranks, 20 all_reduce calls of 256 KiB a step: a step's time with the network's metrics on"
TURNS = 10
STEPS = 60
CALLS = 20


def measure() -> list[tuple[str, float]]:
    """Trains in turns, and returns figures by their unit."""
    import torch.multiprocessing as mp

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="rldk-bench-") as folder:
        queue: Any = mp.get_context("spawn").SimpleQueue()
        mp.start_processes(_rank, args=(port, folder, queue), nprocs=2, start_method="spawn")
        turns: list[tuple[float, float]] = queue.get()
    ratios = [on / off for off, on in turns]
    return [
        ("ms a step, off", statistics.median(off for off, _ in turns)),
        ("ms a step, on", statistics.median(on for _, on in turns)),
        ("on / off, median of the turns", statistics.median(ratios)),
        ("on / off, least of the turns", min(ratios)),
        ("on / off, most of the turns", max(ratios)),
    ]


def _rank(rank: int, port: int, folder: str, queue: Any) -> None:
    import torch
    import torch.distributed as dist

    from rldk.integrations.openrlhf import DistributedTrainingMonitor

    os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port), "RANK": str(rank), "WORLD_SIZE": "2"}
    torch.set_num_threads(1)
    dist.init_process_group("gloo")
    tensor = torch.ones(2**16)
    turns = []
    for turn in range(TURNS):
        times = {}
        for network in (False, True) if turn % 2 else (True, False):
            monitor = DistributedTrainingMonitor(
                f"{folder}/{rank}", f"turn-{turn}-{network}", network_monitoring=network, write_outputs=False
            )
            monitor.on_train_begin(None, 0)
            spent = []
            for step in range(1, STEPS + 1):
                dist.barrier()
                started = time.perf_counter()
                monitor.on_step_begin(None, step)
                for _ in range(CALLS):
                    dist.all_reduce(tensor)
                monitor.on_step_end(None, step, {"loss": 1.0})
                spent.append((time.perf_counter() - started) * 1000)
            monitor.on_train_end(None, STEPS)
            times[network] = statistics.median(spent)
        turns.append((times[False], times[True]))
    if rank == 0:
        queue.put(turns)
    dist.destroy_process_group()


def print_figures() -> None:
    """Prints the figures as a table."""
    print_rows(TITLE, ("", ""), [(name, f"{value:,.3g}") for name, value in measure()])


if __name__ == "__main__":
    print_figures()
