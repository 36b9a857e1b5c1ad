"""What listens to a recording."""

from __future__ import annotations

from rldk_schema import Event
from rldk_schema.fields import Ending


class Observer:
    """Listens to the recording of a run. Every method does nothing here, and none may raise.

    All but `alive` and `damaged` are called in the thread that logs; these two in any.
    """

    def before_write(self, event: Event) -> None:
        """An event is about to be written: metrics and notes may be added to it, and nothing be changed."""

    def after_write(self, event: Event) -> None:
        """An event has been written, or dropped. It is not to be changed any more."""

    def lifecycle(self, event: Event) -> None:
        """The run has started or ended, a checkpoint was saved, or training stalls: see `event.lifecycle`."""

    def alive(self, step: int, steps: int) -> None:
        """Training is at this step; the next sign may take as long as so many steps."""

    def damaged(self, step: int, text: str) -> bool:
        """A checkpoint is damaged. True if this observer tells the user."""
        del step, text
        return False

    def close(self, *, wait: bool = True) -> None:
        """Nothing more is logged; the log is still open.

        Args:
            wait: Whether there is time to wait for what is under way; not where the recording is merely dropped.
        """

    def closed(self, ending: Ending) -> None:
        """The log is closed. A recording that is dropped without an end never says so.

        Args:
            ending: How the run ended, as `lifecycle.ending` has it.
        """
