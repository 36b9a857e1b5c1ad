"""A loop of one's own over two gloo ranks, each in a network of its own: `python gloo_rank.py OUTPUT STEPS MIB`.

It times its own all_reduce calls and reads its own counters, and logs both beside what rldk measures.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import torch
import torch.distributed as dist

from rldk.integrations.openrlhf import DistributedTrainingMonitor

SECONDS = 0.25


def carried() -> int:
    """Bytes that all interfaces but loopback have carried, both ways, as the kernel counts them."""
    return sum(
        int((interface / "statistics" / name).read_text())
        for interface in Path("/sys/class/net").iterdir()
        if interface.name != "lo" and (interface / "statistics").exists()
        for name in ("rx_bytes", "tx_bytes")
    )


def main(output: str, steps: int, mebibytes: int) -> None:
    dist.init_process_group("gloo")
    rank = dist.get_rank()
    monitor = DistributedTrainingMonitor(f"{output}/node_{rank}", "gloo", enable_health_monitoring=False)
    original = dist.all_reduce
    monitor.on_train_begin(None, 0)
    tensor = torch.ones(mebibytes * 2**18)
    for step in range(1, steps + 1):
        monitor.on_step_begin(None, step)
        started = time.perf_counter()
        dist.all_reduce(tensor)
        own = time.perf_counter() - started
        time.sleep(max(0.0, SECONDS - own))
        monitor.on_step_end(None, step, {"own_allreduce_time": own * 1000, "own_bytes": carried()})
        dist.all_reduce(tensor)  # as an evaluation does: it is no part of the step
    monitor.on_step_begin(None, steps + 1)
    dist.barrier()
    monitor.on_step_end(None, steps + 1, {})  # a step without all_reduce
    monitor.on_train_end(None, steps + 1)
    assert dist.all_reduce is original
    dist.destroy_process_group()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
