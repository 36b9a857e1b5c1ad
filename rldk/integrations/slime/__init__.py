"""slime: everything that its processes log, as events, by three of its own arguments. docs/slime.md has them.

It does nothing, and imports nothing, unless `RLDK_OUTPUT_DIR` says where logs go.
"""

from __future__ import annotations

from rldk.integrations.shared.plugin import start

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["evaluation", "rollout", "setup"]


def setup(args: Any = None) -> None:
    """`--custom-megatron-init-path`: has this process logged. It may be Ray's `worker_process_setup_hook`, too.

    Args:
        args: slime's own, which are not needed yet.
    """
    start("rldk.integrations.slime.hook")


def rollout(rollout_id: Any, args: Any, samples: Any, extra_metrics: Any, seconds: Any) -> bool:
    """`--custom-rollout-log-function-path`: its import has this process logged, and slime continues as without it."""
    return False


def evaluation(rollout_id: Any, args: Any, data: Any, extra_metrics: Any = None) -> bool:
    """`--custom-eval-rollout-log-function-path`: as `rollout`."""
    return False


setup()
