"""Reading trackio's databases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rldk.adapters.layouts.trackio_db import facts_trackio, read_trackio, runs_trackio
from rldk.adapters.rows import Skipped
from tests.factories.databases import TRACKIO, database, trackio_rows


def test_runs_are_told_apart_and_rows_keep_their_order_step_and_time(tmp_path: Path) -> None:
    first, second = [(5, {"a": 1}), (5, {"b": 2.5}), (3, {"a": 2})], [(0, {"a": 7})]
    path = database(tmp_path / "x.db", TRACKIO, trackio_rows(first, "z"), trackio_rows(second, "y"))
    assert runs_trackio(path) == ["z", "y"]
    rows = list(read_trackio(path, print, "z"))
    assert [row.line for row in rows] == [1, 2, 3]
    assert [row.values for row in rows] == [
        {"a": 1, "_step": 5, "_timestamp": 1795856400.0},
        {"b": 2.5, "_step": 5, "_timestamp": 1795856401.0},
        {"a": 2, "_step": 3, "_timestamp": 1795856402.0},
    ]
    assert [row.values["a"] for row in read_trackio(path, print, "y")] == [7]


def test_words_for_what_json_has_not_are_numbers_and_media_are_counted(tmp_path: Path) -> None:
    table = {"_type": "trackio.table", "_value": []}
    values = {"a": "NaN", "b": "Infinity", "c": "-Infinity", "d": "text", "e": {"f": 1}, "g": table}
    path = database(tmp_path / "x.db", TRACKIO, trackio_rows([(0, values), (1, {"g": table})]))
    row, empty = read_trackio(path, print)
    assert repr({k: v for k, v in row.values.items() if k[0] != "_"}) == repr(
        {"a": float("nan"), "b": float("inf"), "c": float("-inf"), "d": "text", "e": {"f": 1}}
    )
    assert set(empty.values) == {"_step", "_timestamp"}
    assert facts_trackio(path).about["left_out"] == {"g": 2}


@pytest.mark.parametrize("text", ["{", "[1]", "[" * 99999, b"\xff", 5, "1" * 9999])
def test_a_row_without_values_is_named_and_the_others_are_read(text: object, tmp_path: Path) -> None:
    path = database(
        tmp_path / "x.db",
        TRACKIO,
        trackio_rows([(0, {"a": 1}), (1, {"a": 2}), (2, {"a": 3})]),
        lambda db: db.execute("update metrics set metrics = ?, timestamp = 'x' where step = 1", (text,)),
        lambda db: db.execute("update metrics set timestamp = 'x' where step = 2"),
    )
    skipped: list[Skipped] = []
    assert [row.values["a"] for row in read_trackio(path, skipped.append)] == [1, 3]
    assert [s.line for s in skipped] == [2]
    assert skipped[0].reason.startswith("row 2: metrics: expected a JSON object")
    facts_trackio(path)


def test_facts_of_a_run_are_told(tmp_path: Path) -> None:
    config = json.dumps({"lr": 1e-6, "nested": {"a": 1}, "_Username": "someone", "_Group": "g"})
    path = database(
        tmp_path / "x.db",
        TRACKIO,
        trackio_rows([(0, {"a": 1})], "z"),
        trackio_rows([(0, {"a": 1})], "y"),
        lambda db: db.execute(
            "insert into configs (run_id, run_name, config, created_at) values ('y', 'n', ?, '')", (config,)
        ),
        lambda db: db.execute(
            "insert into alerts (run_id, timestamp, run_name, title, step) values ('y', '', 'n', 'kl', 9)"
        ),
        lambda db: db.execute(
            "insert into system_metrics (run_id, timestamp, run_name, metrics) values ('y', '', '', '')"
        ),
    )
    facts = facts_trackio(path, "y")
    assert (facts.name, facts.config) == ("name-y", {"lr": 1e-6, "nested": {"a": 1}})
    assert facts.about == {
        "run_id": "y",
        "group": "g",
        "system_metrics": 1,
        "alerts": [{"title": "kl", "text": None, "level": "warn", "step": 9}],
    }
    assert facts_trackio(path).about["run_id"] == "z"


def test_the_tables_of_older_versions_are_read(tmp_path: Path) -> None:
    old = "create table metrics (id integer primary key, timestamp text, run_name text, step integer, metrics text);"
    rows = "insert into metrics values (1, '2025-08-01T10:00:00', 'n', 4, '{\"a\": 1}')"
    path = database(tmp_path / "x.db", old, lambda db: db.execute(rows))
    assert runs_trackio(path) == ["n"]
    (row,) = read_trackio(path, print, "n")
    assert row.values == {"a": 1, "_step": 4, "_timestamp": 1754042400.0}
