"""Axolotl: everything that its trainers log, as events, by `plugins: [rldk.integrations.axolotl.RLDKPlugin]`."""

from __future__ import annotations

from typing import Any

from axolotl.integrations.base import BasePlugin

from rldk.integrations.shared.plugin import callbacks

__all__ = ["RLDKPlugin"]


class RLDKPlugin(BasePlugin):  # type: ignore[misc]  # untyped
    """Gives each of Axolotl's trainers an `RLDKCallback`, which the environment configures."""

    def add_callbacks_post_trainer(self, cfg: Any, trainer: Any) -> list[Any]:
        """The callback; none where it cannot be made.

        Args:
            cfg: Axolotl's configuration.
            trainer: The trainer, as it is made.
        """
        return callbacks()
