from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest

from tests.test_events import make_event

pytest.importorskip("pyarrow")
from rldk.io.csv import to_csv


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
