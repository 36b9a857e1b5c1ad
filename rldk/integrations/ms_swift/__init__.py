"""ms-swift: everything that its trainers log, as events, by a callback of the name `rldk`.

A file with `import rldk.integrations.ms_swift` in it is what `--external_plugins` loads; `--callbacks rldk` asks for
the log. Without the latter, nothing is done.
"""

from __future__ import annotations

from rldk.integrations.shared.plugin import callbacks, say_unlogged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["callback"]


def callback(args: Any, trainer: Any) -> Any:
    """What `--callbacks rldk` stands for.

    Args:
        args: The trainer's configuration.
        trainer: The trainer.

    Returns:
        An `RLDKCallback`; one that does nothing where that cannot be made.
    """
    from transformers import TrainerCallback

    return next(iter(callbacks()), TrainerCallback())


try:
    from swift.callbacks import callbacks_map

    callbacks_map["rldk"] = callback
except Exception as error:  # noqa: BLE001  # an unlogged training is better than none
    say_unlogged(error)
