"""Reading the tables of wandb's runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rldk.adapters.layouts.wandb_tables import read_table, table_name

NAME = f"completions_100_{'0a' * 10}.table.json"


def test_a_table_is_rows_of_its_columns(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(json.dumps({"columns": ["step", "text"], "data": [[1, "p"], [1, None]], "ncols": 2}))
    assert table_name(path) == "completions"
    assert read_table(path) == [{"step": 1, "text": "p"}, {"step": 1, "text": None}]


@pytest.mark.parametrize("name", ["x.table.json", "x_1.table.json", f"x_1_{'0a' * 10}.json"])
def test_another_name_is_no_table_of_wandbs(name: str) -> None:
    assert table_name(Path(name)) is None


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ({"columns": ["a"], "data": [[1, 2]]}, "found one of another length"),
        ({"columns": ["a"], "data": [5]}, "found one of another length"),
        ({"columns": 1}, "expected an object with columns and data"),
        ([1], "expected an object with columns and data"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, content: object, what: str) -> None:
    path = tmp_path / NAME
    path.write_text(json.dumps(content))
    with pytest.raises(ValueError, match=what):
        read_table(path)
