"""The callback for jobs of several nodes: each writes files of its own, with what its network carries."""

from __future__ import annotations

from rldk.integrations.openrlhf.callback import OpenRLHFCallback
from rldk.integrations.shared.options import Options, changed, documented, with_options


@documented
@with_options
class DistributedTrainingMonitor(OpenRLHFCallback):
    """An `OpenRLHFCallback` on every rank, with the network measured: its own directory per node, if you give it one.

    Every event has, as far as they can be measured, `network_bandwidth` with `_in` and `_out` (Mbit/s, all interfaces
    of the host but loopback), `network_latency` (ms to open a TCP connection to the master, from a thread) and
    `allreduce_time` (ms that the host spent in the job's own all_reduce calls of the step). Nothing is sent to measure,
    but for that connection, and no collective is called: what a job does not do is missing.

    In a loop of your own, without OpenRLHF, call `on_train_begin(None, 0)`, `on_step_begin(None, step)`,
    `on_step_end(None, step, metrics)` and `on_train_end(None, step)`. Give each node a directory of its own, such as
    `logs/node_3`: `rldk ingest logs` joins them again.
    """

    network_monitoring: bool = changed(Options, "network_monitoring", True)
