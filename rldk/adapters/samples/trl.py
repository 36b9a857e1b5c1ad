"""What TRL writes with `log_completions` (trl/trainer/grpo_trainer.py): a Parquet file of a step, or wandb's table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import isnan
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.wandb_tables import read_table, table_name
from rldk.adapters.row_values import whole
from rldk.adapters.rows import Refuse, Skipped
from rldk.adapters.samples.values import number_in
from rldk.errors import MissingExtraError
from rldk.log.completions import Completion

_NAME = re.compile(r"completions_\d{1,16}\.parquet\Z")
_MAGIC = b"PAR1"
_OWN = frozenset({"step", "prompt", "completion", "advantage"})
_NEEDED = frozenset({"step", "prompt", "completion"})
_BATCH = 64  # rows
_MOST_BYTES = 2**30  # uncompressed, of a group of rows, which is read at once
_COLUMNS = re.compile(r'"columns":\s{0,9}\[([^\[\]]*)\]')


def is_trl(start: Beginning) -> bool:
    """Whether a file has the completions of one step."""
    if start.data.startswith(_MAGIC):
        return _NAME.match(start.path.name) is not None
    if table_name(start.path) != "completions" or start.path.parent.name != "table":
        return False
    columns = _COLUMNS.search(start.text)
    return columns is not None and set(re.findall(r'"([^"]*)"', columns[1])) >= _NEEDED


def read_trl(path: Path, refuse: Refuse) -> Iterator[Completion]:
    """The completions of a step. All numbers beside them are taken for rewards: a user's own columns look the same.

    With one reward function its value is the reward; what several were weighted with is not in the file.

    Raises:
        MissingExtraError: It is Parquet, and pyarrow is not installed.
    """
    return _of_table(path, refuse) if table_name(path) else _of_parquet(path, refuse)


def _of_parquet(path: Path, refuse: Refuse) -> Iterator[Completion]:
    try:
        from pyarrow import ArrowException, types
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet") from error
    index = 0
    try:
        with ParquetFile(path) as file:
            schema = file.schema_arrow
            numbers = (types.is_floating, types.is_integer, types.is_boolean)
            functions = [f.name for f in schema if f.name not in _OWN and any(is_kind(f.type) for is_kind in numbers)]
            groups = (file.metadata.row_group(number) for number in range(file.num_row_groups))
            if missing := sorted(_NEEDED - set(schema.names)):
                refuse(Skipped(path, 1, f"expected the columns {', '.join(sorted(_NEEDED))}, found no {missing[0]}"))
                return
            if any(group.total_byte_size > _MOST_BYTES for group in groups):
                refuse(
                    Skipped(path, 1, f"expected groups of rows of at most {_MOST_BYTES >> 20} MiB, found a larger one")
                )
                return
            for batch in file.iter_batches(_BATCH):
                for row in batch.to_pylist():
                    yield from _completion(path, index, row, functions, refuse)
                    index += 1
    except (ArrowException, OSError, ValueError) as error:
        refuse(
            Skipped(path, index + 1, f"not Parquet: {str(error).splitlines()[0][:200] if str(error) else 'damaged'}")
        )


def _of_table(path: Path, refuse: Refuse) -> Iterator[Completion]:
    try:
        rows = read_table(path)
    except (OSError, ValueError, RecursionError) as error:
        refuse(Skipped(path, 1, f"expected a table of wandb's, found none: {error}"))
        return
    functions = list(dict.fromkeys(key for row in rows for key in row if key not in _OWN and _is_number(row[key])))
    for index, row in enumerate(rows):
        yield from _completion(path, index, row, functions, refuse)


def _completion(
    path: Path, index: int, row: Mapping[str, Any], functions: Sequence[str], refuse: Refuse
) -> Iterator[Completion]:
    step = whole(row["step"])
    if step is None:
        refuse(Skipped(path, index + 1, "expected a completion with a step, found none"))
        return
    rewards = {name: _given(row[name]) for name in functions}
    yield Completion(
        step=step,
        attempt=None,
        index=index,
        prompt=row["prompt"],
        completion=row["completion"],
        reward=rewards[functions[0]] if len(functions) == 1 else None,
        rewards=rewards,
        advantage=number_in(row.get("advantage")),
    )


def _is_number(value: Any) -> bool:
    return number_in(value) is not None


def _given(value: Any) -> float | None:
    """A reward; what a function gave as None is NaN in TRL's tensors."""
    number = number_in(value)
    return None if number is None or isnan(number) else number
