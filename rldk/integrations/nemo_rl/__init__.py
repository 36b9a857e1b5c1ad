"""NeMo RL: everything that its `Logger` is given, as events: `import rldk.integrations.nemo_rl` in the script.

It does nothing, and imports nothing, unless `RLDK_OUTPUT_DIR` says where logs go.
"""

from rldk.integrations.shared.plugin import start

__all__ = ["setup"]


def setup() -> None:
    """Ray's `worker_process_setup_hook`: has the trainer in this worker logged."""
    start("rldk.integrations.nemo_rl.hook")


setup()
