"""Reading MLflow's databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from rldk.adapters.layouts.mlflow_db import facts_mlflow, is_mlflow, read_mlflow, runs_mlflow
from rldk.adapters.rows import Skipped
from rldk.adapters.start import Start
from tests.factories.databases import MLFLOW, Change, database, mlflow_values

BEGUN = 1_795_856_400_000  # ms


def run(name: str, started: int = BEGUN, status: str = "FINISHED", stage: str = "active") -> Change:
    values = (name, f"name-{name}", status, started, stage)
    columns = "run_uuid, name, status, start_time, lifecycle_stage, experiment_id"
    return lambda db: db.execute(f"insert into runs ({columns}) values (?, ?, ?, ?, ?, 1)", values)


def read(path: Path, *which: str) -> list[dict[str, object]]:
    def refuse(skipped: Skipped) -> None:
        raise AssertionError(skipped)

    return [row.values for row in read_mlflow(path, refuse, *which)]


def test_values_of_one_call_are_one_row_and_calls_stand_in_order_of_time(tmp_path: Path) -> None:
    values = [
        ("b", 0.5, BEGUN + 2000, 2, 0),
        ("a", 1.0, BEGUN + 1000, 1, 0),
        ("c", 2.0, BEGUN + 1000, 1, 0),
        ("eval/a", 3.0, BEGUN + 1500, 1, 0),
        ("a", 4.0, BEGUN + 2000, 3, 0),
        ("a", 9.0, BEGUN + 2000, 2, 0),
    ]
    path = database(
        tmp_path / "x.db", MLFLOW, run("r1"), run("r2"), mlflow_values(values), mlflow_values(values[:1], "r2")
    )
    assert is_mlflow(Start(path))
    start = BEGUN / 1000
    assert (
        read(path, "r1")
        == read(path)
        == [
            {"a": 1.0, "c": 2.0, "_step": 1, "_timestamp": start + 1, "_runtime": 1.0},
            {"eval/a": 3.0, "_step": 1, "_timestamp": start + 1.5, "_runtime": 1.5},
            {"b": 0.5, "_step": 2, "_timestamp": start + 2, "_runtime": 2.0},
            {"a": 4.0, "_step": 3, "_timestamp": start + 2, "_runtime": 2.0},
            {"a": 9.0, "_step": 2, "_timestamp": start + 2, "_runtime": 2.0},
        ]
    )
    assert [row["b"] for row in read(path, "r2")] == [0.5]


def test_nan_and_infinity_are_what_they_stand_for(tmp_path: Path) -> None:
    largest = 1.7976931348623157e308
    values = [
        ("a", 0.0, BEGUN, 1, 1),
        ("b", largest, BEGUN, 1, 0),
        ("c", -largest, BEGUN, 1, 0),
        ("d", 1e308, BEGUN, 1, 0),
    ]
    (row,) = read(database(tmp_path / "x.db", MLFLOW, run("r1"), mlflow_values(values)))
    assert repr([row[key] for key in "abcd"]) == "[nan, inf, -inf, 1e+308]"


def test_no_step_is_made_up_where_none_was_given(tmp_path: Path) -> None:
    values = [("a", float(n), BEGUN + n, 0, 0) for n in range(3)]
    assert ["_step" in row for row in read(database(tmp_path / "x.db", MLFLOW, run("r1"), mlflow_values(values)))] == [
        False
    ] * 3
    assert [
        row["_step"] for row in read(database(tmp_path / "y.db", MLFLOW, run("r1"), mlflow_values(values[:1])))
    ] == [0]


def test_measurements_of_the_machine_stand_in_no_row_and_are_counted(tmp_path: Path) -> None:
    values = [("system/cpu", float(n), BEGUN + n, n, 0) for n in range(3)] + [("System/a", 1.0, BEGUN, 0, 0)]
    path = database(tmp_path / "x.db", MLFLOW, run("r1"), mlflow_values(values))
    assert [row["System/a"] for row in read(path)] == [1.0]
    assert facts_mlflow(path).about["left_out"] == {"system/cpu": 3}


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("FINISHED", "finished"),
        ("FAILED", "failed"),
        ("KILLED", "interrupted"),
        ("RUNNING", "running"),
        ("SCHEDULED", None),
    ],
)
def test_facts_of_a_run_are_told(status: str, state: str | None, tmp_path: Path) -> None:
    path = database(
        tmp_path / "x.db",
        MLFLOW,
        run("r2", BEGUN + 1),
        run("r1", BEGUN, status),
        run("gone", stage="deleted"),
        lambda db: db.execute("insert into experiments values (1, 'grpo')"),
        lambda db: db.execute(
            "insert into params values ('lr', '1e-06', 'r1'), ('nested', '{''a'': 1}', 'r1'), ('x', '1', 'r2')"
        ),
        lambda db: db.execute("insert into tags values ('t', '1', 'r1')"),
    )
    assert runs_mlflow(path) == ["r1", "r2"]
    facts = facts_mlflow(path, "r1")
    assert (facts.name, facts.state) == ("name-r1", state)
    assert facts.config == {"lr": "1e-06", "nested": "{'a': 1}"}
    assert facts.about == {"run_id": "r1", "experiment": "grpo", "tags": {"t": "1"}}


def test_odd_values_are_refused_with_their_place(tmp_path: Path) -> None:
    values = [("a", 1.0, BEGUN, 1, 0), ("a", 1.0, "soon", 1, 0)]
    skipped: list[Skipped] = []
    path = database(tmp_path / "x.db", MLFLOW, run("r1"), mlflow_values(values))  # type: ignore[arg-type]
    rows = list(read_mlflow(path, skipped.append))
    assert len(rows) <= 1
    assert "expected integers as time and step of a 'a', found 'soon' and 1" in skipped[0].reason
