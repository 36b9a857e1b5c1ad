from __future__ import annotations

import csv
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rldk_schema import METRICS, Event

from rldk.atomic import temporary
from rldk.io.csv import to_csv
from rldk.io.formats import converter
from tests.factories.events import make_event
from tests.factories.strategies import EVENTS


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_one_row_per_event_missing_is_empty_nan_is_nan(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    events = [make_event(metrics={"loss": math.nan, "mine": 1e-300}), make_event(step=2, metrics={"loss": 0.0})]
    assert to_csv(events, path) == 2
    first, second = rows(path)
    assert (first["loss"], first["mine"], first["wall_time"]) == ("nan", "1e-300", "0.5")
    assert (second["loss"], second["mine"], second["step"]) == ("0.0", "", "2")
    assert "kl_mean" not in first


def test_numbers_come_back_as_they_were(tmp_path: Path) -> None:
    values = [0.1 + 0.2, 1e22, -5e-324, 123456789.123456789]
    to_csv([make_event(metrics={"loss": v}) for v in values], tmp_path / "e.csv")
    assert [float(r["loss"]) for r in rows(tmp_path / "e.csv")] == values


@pytest.mark.parametrize("evil", ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "\tx", "\rx", "\n=x", "＝1+1"])
def test_formulas_are_neutralised_in_cells_and_names(tmp_path: Path, evil: str) -> None:
    event = make_event(metrics={evil: -1.0})
    event.data_slice.dataset_name = evil
    event.notes = [evil]
    to_csv([event], tmp_path / "e.csv")
    (row,) = rows(tmp_path / "e.csv")
    assert row[f"'{evil}"] == "-1.0"
    assert row["dataset_name"] == f"'{evil}"
    assert row["notes"].startswith("[")


def test_no_two_names_become_one_and_the_guard_can_be_taken_away(tmp_path: Path) -> None:
    names = ["=a", "'=a", "''=a", "'"]
    to_csv([make_event(metrics={name: float(i) for i, name in enumerate(names)})], tmp_path / "e.csv")
    (row,) = rows(tmp_path / "e.csv")
    assert {name[1:]: value for name, value in row.items() if name.startswith("'")} == {
        name: str(float(i)) for i, name in enumerate(names)
    }


@given(st.lists(EVENTS, max_size=5))
def test_the_columns_and_values_are_those_of_the_flat_table(events: list[Event]) -> None:
    pytest.importorskip("pyarrow")
    from rldk.io.arrow import to_table

    table = to_table(events, flat=True)
    kept = [name for name in table.column_names if name not in METRICS or any(name in e.metrics for e in events)]
    with tempfile.TemporaryDirectory() as folder:
        assert to_csv(events, Path(folder, "e.csv")) == table.num_rows
        # Below Python 3.11 the csv module writes a NUL, and does not read one.
        assume(sys.version_info >= (3, 11) or b"\0" not in Path(folder, "e.csv").read_bytes())
        found = rows(Path(folder, "e.csv"))
    guard = re.compile(r"\A'(?=['=+\-@\t\r\n＝＋－＠])")
    for row, expected in zip(found, table.select(kept).to_pylist(), strict=True):
        assert [guard.sub("", name) for name in row] == list(expected)
        for name, value in zip(expected, row.values(), strict=True):
            there = expected[name]
            if isinstance(there, list):
                assert json.loads(value or "[]") == there
            elif isinstance(there, str):
                assert guard.sub("", value) == there
            else:
                # A float may be another text of the same number: `1e-7`, not `1e-07`.
                assert (repr(float(value)) if isinstance(there, float) else value) == (
                    "" if there is None else str(there)
                )


def test_it_needs_no_pyarrow(tmp_path: Path) -> None:
    script = f"""
import sys
sys.modules["pyarrow"] = None
from rldk import Run
from rldk.io.csv import to_csv
with Run({str(tmp_path)!r}, run_id="r") as run:
    run.log(1, {{"loss": 0.5}})
to_csv(run.path, {str(tmp_path / "r.csv")!r})
"""
    subprocess.run([sys.executable, "-c", script], check=True)
    (row,) = rows(tmp_path / "r.csv")
    assert (row["step"], row["loss"]) == ("1", "0.5")


def test_what_a_killed_export_left_is_removed_by_the_next_one(tmp_path: Path) -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    mine = temporary(tmp_path / "e.csv")
    left = mine.with_name(mine.name.replace(f"-{os.getpid()}-", f"-{dead.pid}-"))
    for path in (mine, left):
        path.write_text("half")
    assert converter(tmp_path / "e.csv")([make_event()]) == 1
    assert set(tmp_path.iterdir()) == {mine, tmp_path / "e.csv"}
