"""SkyRL: everything that its `Tracking` is given, as events: `import rldk.integrations.skyrl` in the entrypoint's task.

It does nothing, and imports nothing, unless `RLDK_OUTPUT_DIR` says where logs go.
"""

from rldk.integrations.shared.plugin import start

__all__ = ["setup"]


def setup() -> None:
    """Ray's `worker_process_setup_hook`: has the trainer in this worker logged."""
    start("rldk.integrations.skyrl.hook")


setup()
