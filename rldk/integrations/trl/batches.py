"""How many sequences a step trains on."""

from __future__ import annotations

from typing import Any

from accelerate.state import GradientState

from rldk.integrations.trl.config import batch_size


class BatchSizes:
    """Sequences per optimizer step, all ranks: fewer in an epoch's last step, where its data end.

    Args:
        args: The trainer's configuration.
        state: Its state.
        trainer: A weak reference to it; None if it is not known.

    Attributes:
        full: Of every other step; in GRPO and RLOO these are completions.
    """

    def __init__(self, args: Any, state: Any, trainer: Any) -> None:
        self.full = batch_size(args, state)
        self._accumulated = args.gradient_accumulation_steps
        self._ranks = args.world_size
        self._batch: int = self.full // self._accumulated
        self._trainer = trainer
        self._reading = GradientState()

    def of_step(self, dataloader: Any) -> int | None:
        """The size of the step that begins; None if it is the last of an epoch and what is left is not known.

        Args:
            dataloader: The training set's, as hooks get it.
        """
        trainer = self._trainer() if self._trainer is not None else None
        batches = getattr(trainer, "current_gradient_accumulation_steps", self._accumulated)
        # The trainer has read the batches of the step that begins.
        if not self._reading.end_of_dataloader and batches == self._accumulated:
            return self.full
        last = self._last(dataloader)
        return None if last is None else (batches - 1) * self._batch + last

    def _last(self, dataloader: Any) -> int | None:
        """Size of an epoch's last batch, all ranks."""
        sampler: Any = getattr(dataloader, "batch_sampler", None)
        whole: Any = getattr(sampler, "batch_sampler", sampler)  # accelerate wraps it where there are several ranks
        try:
            rest: int = len(whole.sampler) % (whole.batch_size * self._ranks)
        except (AttributeError, TypeError):
            return None  # a stream of data, or a sampler of the user's own
        if rest == 0 or whole.drop_last:
            return self._batch
        # Where there are several ranks, accelerate fills it up with sequences that were there before.
        return rest if self._ranks == 1 and whole.batch_size == self._batch else None
