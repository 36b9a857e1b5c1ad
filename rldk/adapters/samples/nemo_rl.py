"""NeMo-RL's `train_data_step{step}.jsonl`: a line per sample, each value a batch of one (nemo_rl/utils/logger.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.rows import Refuse, Skipped
from rldk.adapters.samples.values import number_in, read_rows
from rldk.log.completions import Completion

_NAME = re.compile(r"train_data_step(\d{1,15})\.jsonl(\.gz|\.zst)?\Z")


def is_nemo_rl(start: Beginning) -> bool:
    """Whether a file has the samples of one step; a line with token ids may be longer than what is looked at."""
    return _NAME.match(start.path.name) is not None and start.text.startswith("{")


def read_nemo_rl(path: Path, refuse: Refuse) -> Iterator[Completion]:
    """The samples of the step that the file's name tells.

    `content` has a text per message: the last one is the completion, those before it the prompt; where it is one text
    there is no telling where the prompt ends, and it is the completion. An advantage per token is that of the sample
    if all tokens that were trained on have the same.
    """
    match = _NAME.match(path.name)
    if match is None:
        refuse(Skipped(path, 1, "expected a file called train_data_step{step}.jsonl"))
        return
    for number, row in enumerate(read_rows(path, refuse)):
        content = _only(row.values.get("content"))
        if content is None:
            refuse(Skipped(path, row.line, "expected a sample with `content`, found another object"))
            continue
        prompt, completion = _split(content)
        index = row.values.get("idx")
        yield Completion(
            step=int(match[1]),
            attempt=None,
            index=index if isinstance(index, int) and 0 <= index < 2**53 else number,
            prompt=prompt,
            completion=completion,
            reward=number_in(_only(row.values.get("rewards"))),
            rewards={},
            advantage=_advantage(_only(row.values.get("advantages")), _only(row.values.get("token_loss_mask"))),
        )


def _only(value: Any) -> Any:
    """What a batch of one holds."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _split(content: Any) -> tuple[Any, Any]:
    if isinstance(content, list) and len(content) > 1:
        return _only(content[:-1]), content[-1]
    return None, _only(content)


def _advantage(values: Any, mask: Any) -> float | None:
    if not isinstance(values, list):
        return number_in(values)
    if not isinstance(mask, list) or len(mask) != len(values):
        return None
    trained = {number_in(value) for value, used in zip(values, mask, strict=True) if used}
    return trained.pop() if len(trained) == 1 else None
