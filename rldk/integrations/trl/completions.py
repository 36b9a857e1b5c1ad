"""Samples of what a GRPO or RLOO trainer generated."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import repeat
from pathlib import Path
from typing import Any

from rldk.log.completions import Completion, CompletionLog


class CompletionSampler:
    """Logs samples of the batches that one trainer generates for training.

    Args:
        trainer: A weak reference to it.
        number: Samples per batch.
        path: Where they go.

    Raises:
        TypeError: The trainer keeps no completions.
    """

    def __init__(self, trainer: Any, number: int, path: Path) -> None:
        kept = getattr(trainer(), "_logs", None) if trainer is not None else None
        if not isinstance(kept, Mapping) or "completion" not in kept:
            raise TypeError(f"{type(trainer and trainer()).__name__} does not keep completions; GRPO and RLOO do")
        self._trainer = trainer
        self._number = number
        self._log = CompletionLog(path)
        self._done: float | None = None

    def skip(self, seen: float) -> None:
        """What was generated last was for an evaluation.

        Args:
            seen: `num_input_tokens_seen`, which rises with what is generated for training only.
        """
        self._done = seen

    def record(self, *, step: int, attempt: int | None, seen: float) -> None:
        """Logs samples of the batch that was generated last, evenly spread over it.

        None of them are logged again, nor if the batch was not one of training.

        Args:
            step: For the samples.
            attempt: For the samples.
            seen: `num_input_tokens_seen`.
        """
        trainer = self._trainer()
        if trainer is None or seen == self._done:
            return
        self._done = seen
        self._log.write(self._take(trainer, step, attempt))

    def close(self) -> None:
        """Closes the file."""
        self._log.close()

    def _take(self, trainer: Any, step: int, attempt: int | None) -> list[Completion]:
        logs, weights = trainer._logs, trainer.args.reward_weights
        prompts, completions, advantages = logs["prompt"], logs["completion"], logs["advantages"]
        size = len(completions)
        number = min(self._number, size)
        # Functions of one name fall together in the trainer's own record: what they add up to is lost.
        adds_up = len(logs["rewards"]) == len(trainer.reward_funcs)
        # TRL 0.23 has no columns of users; one that is not logged for each completion cannot be told whose it is.
        columns = {name: values for name, values in logs.get("extra", {}).items() if len(values) == size}
        samples = []
        for index in [i * size // number for i in range(number)]:
            rewards = {name: _number(values[index]) for name, values in logs["rewards"].items()}
            samples.append(
                Completion(
                    step=step,
                    attempt=attempt,
                    index=index,
                    prompt=prompts[index],
                    completion=completions[index],
                    reward=_weighted(rewards, weights) if adds_up else None,
                    rewards=rewards,
                    advantage=_number(advantages[index]),
                    extra={name: values[index] for name, values in columns.items()} or None,
                )
            )
        return samples


def _weighted(rewards: dict[str, float | None], weights: list[float] | None) -> float | None:
    given = [w * r for r, w in zip(rewards.values(), weights or repeat(1.0), strict=False) if r is not None]
    return sum(given) if given else None


def _number(value: Any) -> float | None:
    """A reward function's None is NaN in TRL's tensors: missing."""
    number = float(value)
    return number if number == number else None  # noqa: PLR0124
