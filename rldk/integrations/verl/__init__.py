"""verl: everything that its loggers are given, as events, without a change to verl or to its configuration.

verl 0.9 and newer loads this module by itself; docs/verl.md has the line for older ones. It does nothing, and imports
nothing, unless `RLDK_OUTPUT_DIR` says where logs go.
"""

from rldk.integrations.shared.plugin import start

__all__ = ["setup"]


def setup() -> None:
    """Ray's `worker_process_setup_hook`, for verl before 0.6: has the trainer in this worker logged."""
    start("rldk.integrations.verl.hook")


setup()
