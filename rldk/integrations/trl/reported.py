"""The callback that `report_to="rldk"` makes: it gives way to one that the user has made."""

from __future__ import annotations

from typing import Any

from rldk.guard import guarded
from rldk.integrations.trl.callback import RLDKCallback
from rldk.integrations.trl.trainers import calling_trainer
from rldk.recording import Recording


class ReportedCallback(RLDKCallback):
    """An `RLDKCallback` that leaves its trainer where there is one of the user's, whichever was added first."""

    @guarded
    def on_init_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Leaves before training, so that no checkpoint has a state of it."""
        self._gives_way()

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Opens the log, unless there is a callback of the user's by now."""
        if not self.guard.tried("looking for another callback", self._gives_way, False):
            super().on_train_begin(args, state, control, **kwargs)

    def _open(self, args: Any, state: Any, model: Any) -> Recording | None:
        return None if self._gives_way() else super()._open(args, state, model)

    def _gives_way(self) -> bool:
        trainer = (calling_trainer() or (lambda: None))()
        handler: Any = getattr(trainer, "callback_handler", None)
        others = [] if handler is None else [one for one in handler.callbacks if one is not self]
        if not any(isinstance(one, RLDKCallback) and not isinstance(one, ReportedCallback) for one in others):
            return False
        handler.callbacks = others  # a new list: the handler may be calling those of the old one
        self._close()
        return True


ReportedCallback.__name__ = RLDKCallback.__name__  # under which checkpoints have its state, as of any RLDKCallback
