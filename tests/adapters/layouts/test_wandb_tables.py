"""Reading the tables of wandb's runs."""

from __future__ import annotations

import json
from pathlib import Path

from rldk.adapters.layouts.wandb_tables import read_tables
from rldk.adapters.rows import Skipped


def write(folder: Path, name: str, content: object) -> Path:
    path = folder / "files" / "media" / "table" / f"{name}_{'0a' * 10}.table.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_tables_are_read_in_order_of_their_steps(tmp_path: Path) -> None:
    table = {"columns": ["step", "text"], "data": [[1, "p"], [1, None]]}
    for name in ["completions_100", "completions_20", "eval/samples_of_it_3"]:
        write(tmp_path, name, table)
    found = list(read_tables(tmp_path, print))
    assert [(t.step, t.key) for t in found] == [(3, "eval/samples_of_it"), (20, "completions"), (100, "completions")]
    assert found[0].rows == [{"step": 1, "text": "p"}, {"step": 1, "text": None}]
    assert list(read_tables(tmp_path / "none", print)) == []


def test_what_is_no_table_is_named(tmp_path: Path) -> None:
    bad = [{"columns": ["a"], "data": [[1, 2]]}, {"columns": 1}, "{", [1], "[" * 99999, {"columns": ["a"], "data": [5]}]
    paths = [write(tmp_path, f"x_{step}", content) for step, content in enumerate(bad)]
    skipped: list[Skipped] = []
    assert list(read_tables(tmp_path, skipped.append)) == []
    assert [s.path for s in skipped] == paths
    assert "found one of another length" in skipped[0].reason
