"""What one log call of a trainer holds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from rldk_schema.metrics import CORE_METRICS

from rldk.event.metric_names import MetricNames

_LENGTH = "completions/mean_length"
_TOTAL = "num_tokens"
_TOOLS = "tools/call_frequency"  # tools put tokens of their own between those of the model
_FLOAT32 = 1.2e-7  # relative error of the mean length, which TRL computes in float32


def core_metrics(names: MetricNames, logs: Mapping[str, Any]) -> str:
    """The core metrics of a log call, for a line that people read."""
    named = ((names.name(key).canonical, value) for key, value in logs.items())
    values = [f"{name} {value:.4g}" for name, value in named if name in CORE_METRICS and isinstance(value, float)]
    return ", ".join(values) or "logged"


def read_step(
    logs: Mapping[str, Any], step: int, tokens: TokenCounter | None, *, hides_nan: bool
) -> tuple[str | None, dict[str, Any]]:
    """What a step's log call says beyond its metrics.

    Args:
        logs: As the trainer gives them.
        step: The step.
        tokens: Counts the trainer's tokens; None where that cannot be done.
        hides_nan: Whether transformers leaves NaN out of the logged loss.

    Returns:
        (a note, or None; `tokens_in` and `tokens_out`, where they are known).
    """
    counts = tokens.split(step, logs) if tokens is not None else {}
    return nan_note(logs) if hides_nan else None, counts


def nan_note(logs: Mapping[str, Any]) -> str | None:
    """Says so where transformers hides a NaN loss: its filter logs 0.0 for it, or the mean of the steps before.

    A gradient norm that is not finite, beside a loss that is, gives it away. Only for `logging_nan_inf_filter=True`.
    """
    norm, loss = logs.get("grad_norm"), logs.get("loss")
    if not isinstance(norm, float) or math.isfinite(norm):
        return None
    if not isinstance(loss, float) or not math.isfinite(loss):
        return None
    return (
        f"grad_norm is {norm}: the loss {loss} beside it may stand for NaN, which transformers leaves out of the "
        "logged loss; logging_nan_inf_filter=False shows it"
    )


class TokenCounter:
    """Tells a step's prompt tokens from its completion tokens, where GRPO's and RLOO's logs allow it.

    They log the mean length of the completions and a running sum of all tokens. That gives both counts where one log
    call covers one step, and that step generated exactly the batch it trained on. Elsewhere nothing is made up.

    Args:
        args: The trainer's configuration.
        step: Training begins, or continues, after this step,
        total: at which so many tokens were seen.
    """

    def __init__(self, args: Any, step: int, total: float) -> None:
        self._step = step
        self._total = total
        self._batch = args.generation_batch_size
        self._tells = (
            args.logging_steps == 1  # else a log call may cover several batches, whatever steps it names
            and args.steps_per_generation == args.gradient_accumulation_steps
            and args.num_iterations == 1
            and not args.mask_truncated_completions  # what is masked is not in the sum
        )

    def split(self, step: int, logs: Mapping[str, Any]) -> dict[str, Any]:
        """What is known of the tokens of a step: `tokens_in` and `tokens_out`, or neither."""
        length, total = logs.get(_LENGTH), logs.get(_TOTAL)
        if total is None:
            return {}  # the step may have another log call
        before, self._total = self._total, total
        alone, self._step = step == self._step + 1, step
        if not self._tells or not alone or length is None or _TOOLS in logs:
            return {}
        out = length * self._batch
        tokens_out = round(out)
        tokens_in = total - before - tokens_out
        # A mean over fewer completions than we think does not give a whole number.
        doubt = 0.001 + out * _FLOAT32
        if doubt > 0.4 or abs(out - tokens_out) > doubt or tokens_in <= 0 or tokens_in != int(tokens_in):
            return {}
        return {"tokens_in": int(tokens_in), "tokens_out": tokens_out}
