"""The callback for jobs of several nodes: each writes files of its own, with what its network carries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rldk.integrations.openrlhf.callback import OpenRLHFCallback
from rldk.integrations.openrlhf.settings import OUTPUT_DIR


class DistributedTrainingMonitor(OpenRLHFCallback):
    """An `OpenRLHFCallback` on every rank, with the network measured: its own directory per node, if you give it one.

    Every event has, as far as they can be measured, `network_bandwidth` with `_in` and `_out` (Mbit/s, all interfaces
    of the host but loopback), `network_latency` (ms to open a TCP connection to the master, from a thread) and
    `allreduce_time` (ms that the host spent in the job's own all_reduce calls of the step). Nothing is sent to measure,
    but for that connection, and no collective is called: what a job does not do is missing.

    In a loop of your own, without OpenRLHF, call `on_train_begin(None, 0)`, `on_step_begin(None, step)`,
    `on_step_end(None, step, metrics)` and `on_train_end(None, step)`.

    Args:
        output_dir: Where this process's files go, such as `logs/node_3`. `rldk ingest logs` joins them again.
        run_id: Name of the run: the same on all nodes.
        network_monitoring: False leaves the network out.
        **options: As for `OpenRLHFCallback`.
    """

    def __init__(
        self,
        output_dir: str | Path = OUTPUT_DIR,
        run_id: str | None = None,
        *,
        network_monitoring: bool = True,
        **options: Any,
    ) -> None:
        super().__init__(output_dir, run_id, network_monitoring=network_monitoring, **options)
