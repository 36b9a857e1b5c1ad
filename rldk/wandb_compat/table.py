"""`wandb.Table`: prompts and completions in one become samples; others are kept as wandb has them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rldk.event.leaves import number_of
from rldk.wandb_compat.absent import harmless, warn

_PROMPTS = ("prompt", "prompts", "query", "question", "instruction", "problem", "input", "inputs")
_COMPLETIONS = (
    "completion", "completions", "response", "responses", "output", "outputs", "generation", "generated", "answer",
)  # fmt: skip
_REWARDS = ("reward", "rewards", "score", "total_reward")
_STEPS = ("step", "global_step")
_TRL = frozenset({"step", "prompt", "completion", "advantage"})
"""Columns of TRL's own table, in which every other number is a reward."""

# Of a name in a path, in characters, each of which may have four bytes: file systems allow 255, and 4,096 for a path.
_LONGEST_PART, _MOST_PARTS = 50, 8

_EVALUATED = re.compile(r"(?:eval|val|valid|validation|test)[_/.]")


class Table:
    """Rows under columns.

    Args:
        columns: Their names.
        data: Rows, or a data frame.
        rows: The same, as older scripts have it.
        dataframe: A data frame of pandas.

    Attributes:
        columns: As given.
        data: The rows.
    """

    def __init__(
        self, columns: Sequence[Any] | None = None, data: Any = None, rows: Any = None, dataframe: Any = None, **_: Any
    ) -> None:
        self.columns: list[Any] = []
        self.data: list[list[Any]] = []
        self._fill(columns, rows if data is None else data, dataframe)

    @harmless
    def _fill(self, columns: Sequence[Any] | None, given: Any, dataframe: Any) -> None:
        if dataframe is None and hasattr(given, "itertuples"):
            dataframe = given
        if dataframe is not None:
            columns = list(dataframe.columns)
            given = dataframe.itertuples(index=False, name=None)
        self.columns = list(columns if columns is not None else ("Input", "Output", "Expected"))
        self.data = [list(row) for row in ([] if given is None else given)]

    def add_data(self, *data: Any) -> None:
        """Adds a row; one with another number of values than there are columns is left out, with a warning."""
        if len(data) != len(self.columns):
            warn(f"Table.add_data: expected {len(self.columns)} values, found {len(data)}; the row is left out")
            return
        self.data.append(list(data))

    def add_row(self, *row: Any) -> None:
        """The same, as older scripts have it."""
        self.add_data(*row)

    @harmless
    def add_column(self, name: str, data: Any, optional: bool = False) -> None:
        """Adds a column, with a value for each row there is."""
        del optional
        values = list(data)
        if self.data and len(values) != len(self.data):
            warn(f"Table.add_column: expected {len(self.data)} values, found {len(values)}; the column is left out")
            return
        self.columns.append(name)
        self.data = [[*row, value] for row, value in zip(self.data or [[] for _ in values], values, strict=True)]

    def get_column(self, name: str, convert_to: str | None = None) -> list[Any]:
        """The values of a column; none of one that is not there."""
        del convert_to
        try:
            at = self.columns.index(name)
            return [row[at] for row in self.data]
        except Exception as error:  # noqa: BLE001  # a foreign name may raise anything
            warn(f"Table.get_column: there is no such column, or not in each row: {type(error).__name__}")
            return []

    def iterrows(self) -> Iterator[tuple[int, list[Any]]]:
        """Number and values of each row."""
        return iter(enumerate(self.data))

    def __repr__(self) -> str:
        return f"wandb.Table of {len(self.data)} rows"


def samples_of(name: str, table: Table, first: int) -> list[dict[str, Any]] | None:
    """Rows of a table as members of a `Completion`; None if the table is not one of samples.

    It is one if it has a column of prompts and one of completions, and if its name is none of an evaluation: what was
    generated there belongs to no train step. An `advantage` is one; a `reward` or `score` is the reward, any other
    number whose column has `reward` or `score` in its name is one of `rewards`; all else is in `extra`.

    Args:
        name: That it is logged under.
        table: The table.
        first: The row to begin with, from 0.
    """
    names = [str(column) for column in table.columns]
    words = [column.strip().lower().replace(" ", "_") for column in names]
    prompt, completion = _first(words, _PROMPTS), _first(words, _COMPLETIONS)
    if prompt is None or completion is None or _EVALUATED.match(name):
        return None
    step, advantage = _first(words, _STEPS), _first(words, ("advantage",))
    one = _first(words, _REWARDS)
    trl = set(words) >= _TRL
    found = []
    for row in table.data[first:]:
        given = dict(zip(names, row, strict=False))
        for column in (prompt, completion, step, advantage):
            if column is not None:
                given.pop(names[column], None)
        # What one of TRL's functions gave as None is NaN in its tensors.
        rewards = {
            key: _number(value, missing=trl)
            for key, value in given.items()
            if (trl or _rates(key)) and _is_number(value)
        }
        reward = next(iter(rewards.values())) if len(rewards) == 1 else None
        found.append(
            {
                "step": None if step is None else row[step],
                "prompt": row[prompt],
                "completion": row[completion],
                "reward": reward if one is None else _number(row[one]),
                "rewards": rewards,
                "advantage": None if advantage is None else _number(row[advantage]),
                "extra": {key: value for key, value in given.items() if key not in rewards} or None,
            }
        )
    return found


def keep(directory: Path, name: str, step: int, table: Table) -> Path:
    """Writes a table as wandb does, to `media/table/NAME_STEP_DIGEST.table.json`.

    Args:
        directory: For the files of the run.
        name: That it is logged under; it may have folders.
        step: wandb's own.
        table: The table.

    Raises:
        OSError: It cannot be written.
    """
    document = {"columns": [str(column) for column in table.columns], "data": table.data}
    text = json.dumps(document, default=_other)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]
    parts = [re.sub(r"[^\w .-]", "_", part[:_LONGEST_PART]) for part in name.split("/") if part.strip(".")]
    safe = "/".join(parts[-_MOST_PARTS:])  # the digest tells what was called alike
    path = directory / "media" / "table" / f"{safe or 'table'}_{step}_{digest}.table.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="backslashreplace")
    return path


def _first(words: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Where the first of the wanted words stands."""
    return next((words.index(word) for word in wanted if word in words), None)


def _rates(column: str) -> bool:
    return "reward" in column.lower() or "score" in column.lower()


def _is_number(value: Any) -> bool:
    return value is None or _number(value) is not None


def _number(value: Any, *, missing: bool = False) -> float | None:
    """A number as Python has it; None if it is none.

    Args:
        value: Of any library.
        missing: Whether NaN stands for a missing value.
    """
    try:
        number = float(number_of(value))
    except Exception:  # noqa: BLE001  # a foreign object may raise anything
        return None
    return None if missing and number != number else number  # noqa: PLR0124


def _other(value: Any) -> Any:
    """What JSON has no word for: numbers of numpy or torch as such, everything else as text."""
    try:
        return number_of(value)
    except Exception:  # noqa: BLE001  # as above
        return dict(value) if isinstance(value, Mapping) else str(value)
