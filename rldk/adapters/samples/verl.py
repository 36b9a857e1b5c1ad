"""verl's rollout dumps: `{rollout_data_dir}/{step}.jsonl`, a line per sample (verl/trainer/ppo/ray_trainer.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.row_values import whole
from rldk.adapters.rows import Refuse, Skipped
from rldk.adapters.samples.values import first_row, number_in, numbers_in, read_rows
from rldk.log.completions import Completion

_OWN = frozenset({"input", "output", "gts", "score", "step"})
_NEEDED = {"input", "output", "score", "step"}
_NAME = re.compile(r"\d{1,16}\.jsonl(\.gz|\.zst)?\Z")
# `validation_data_dir` gets files of the same form, whose folder alone tells that they are none of training.
_EVALUATION = re.compile(r"(?:\A|[_.-])(?:val|valid|validation|eval|evaluation)(?:[_.-]|\Z)", re.I)
_START = '{"input": "'  # of a line that is longer than what is looked at


def is_verl(start: Beginning) -> bool:
    """Whether a file is a dump of one step's rollouts."""
    if not _NAME.match(start.path.name) or _EVALUATION.search(start.path.parent.name):
        return False
    row = first_row(start)
    return row.keys() >= _NEEDED or (not row and "\n" not in start.text and start.text.startswith(_START))


def read_verl(path: Path, refuse: Refuse) -> Iterator[Completion]:
    """The samples of a step. `score` is the sum of a sample's token rewards, before any KL penalty.

    Other numbers are what the user's reward function returned besides. The advantage does not stand there.
    """
    for index, row in enumerate(read_rows(path, refuse)):
        step = whole(row.values.get("step"))
        if step is None or "output" not in row.values:
            refuse(Skipped(path, row.line, "expected a sample with `output` and `step`, found another object"))
            continue
        yield Completion(
            step=step,
            attempt=None,
            index=index,
            prompt=row.values.get("input"),
            completion=row.values["output"],
            reward=number_in(row.values.get("score")),
            rewards=numbers_in(row.values, _OWN),
            advantage=None,
        )
