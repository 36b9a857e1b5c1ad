"""TRL's `completions/completions_{step}.parquet`, which `log_completions` writes (trl/trainer/grpo_trainer.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isnan
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.row_values import whole
from rldk.adapters.rows import Refuse, Skipped
from rldk.adapters.samples.values import number_in
from rldk.errors import MissingExtraError
from rldk.log.completions import Completion

_NAME = re.compile(r"completions_\d{1,16}\.parquet\Z")
_MAGIC = b"PAR1"
_OWN = frozenset({"step", "prompt", "completion", "advantage"})
_NEEDED = {"step", "prompt", "completion"}
_BATCH = 64  # rows
_MOST_BYTES = 2**30  # uncompressed, of a group of rows, which is read at once


def is_trl(start: Beginning) -> bool:
    """Whether a file has the completions of one step."""
    return start.data.startswith(_MAGIC) and _NAME.match(start.path.name) is not None


def read_trl(path: Path, refuse: Refuse) -> Iterator[Completion]:
    """The completions of a step. All numbers beside them are taken for rewards: a user's own columns look the same.

    With one reward function its value is the reward; what several were weighted with is not in the file.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        from pyarrow import ArrowException, types
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet") from error
    index = 0
    try:
        with ParquetFile(path) as file:
            schema = file.schema_arrow
            missing = sorted(_NEEDED - set(schema.names))
            numbers = (types.is_floating, types.is_integer, types.is_boolean)
            functions = [f.name for f in schema if f.name not in _OWN and any(is_kind(f.type) for is_kind in numbers)]
            groups = (file.metadata.row_group(number) for number in range(file.num_row_groups))
            if missing:
                refuse(Skipped(path, 1, f"expected the columns {', '.join(sorted(_NEEDED))}, found no {missing[0]}"))
                return
            if any(group.total_byte_size > _MOST_BYTES for group in groups):
                refuse(
                    Skipped(path, 1, f"expected groups of rows of at most {_MOST_BYTES >> 20} MiB, found a larger one")
                )
                return
            for batch in file.iter_batches(_BATCH):
                for row in batch.to_pylist():
                    index += 1
                    step = whole(row["step"])
                    if step is None:
                        refuse(Skipped(path, index, "expected a completion with a step, found none"))
                        continue
                    rewards = {name: _given(row[name]) for name in functions}
                    yield Completion(
                        step=step,
                        attempt=None,
                        index=index - 1,
                        prompt=row["prompt"],
                        completion=row["completion"],
                        reward=rewards[functions[0]] if len(functions) == 1 else None,
                        rewards=rewards,
                        advantage=number_in(row.get("advantage")),
                    )
    except (ArrowException, OSError, ValueError) as error:
        refuse(
            Skipped(path, index + 1, f"not Parquet: {str(error).splitlines()[0][:200] if str(error) else 'damaged'}")
        )


def _given(value: Any) -> float | None:
    """A reward; what a function gave as None is NaN in TRL's tensors."""
    number = number_in(value)
    return None if number is None or isnan(number) else number
