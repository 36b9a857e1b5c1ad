"""Reading databases without leaving a trace, whatever has happened to them."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rldk.adapters.layouts import mlflow_db, trackio_db
from rldk.adapters.layouts.sqlite_db import columns, open_database
from rldk.adapters.rows import Row, Skipped
from rldk.adapters.start import Start
from tests.factories.databases import MLFLOW, TRACKIO, contents, database, dies, mlflow_values, trackio_rows

ROWS = [(step, {"loss": step / 3}) for step in range(20)]


def read(path: Path) -> tuple[list[Row], list[Skipped]]:
    skipped: list[Skipped] = []
    return list(trackio_db.read_trackio(path, skipped.append)), skipped


def losses(path: Path) -> list[float]:
    rows, skipped = read(path)
    assert skipped == []
    return [row.values["loss"] for row in rows]


@pytest.fixture(autouse=True)
def leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Nothing may change where the database is, and no copy may stay."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    yield
    assert list(temporary.iterdir()) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a %20?#b").mkdir()
    return tmp_path / "a %20?#b"


@pytest.mark.parametrize("wal", [False, True])
def test_a_database_at_rest_is_read_and_left_as_it_is(folder: Path, wal: bool) -> None:
    path = database(folder / "x.db", TRACKIO, trackio_rows(ROWS), wal=wal)
    before = contents(folder)
    assert trackio_db.is_trackio(Start(path))
    assert not mlflow_db.is_mlflow(Start(path))
    assert losses(path) == [step / 3 for step in range(20)]
    assert trackio_db.runs_trackio(path) == ["r1"]
    assert trackio_db.facts_trackio(path).name == "name-r1"
    assert contents(folder) == before


def test_what_a_killed_writer_left_in_its_log_is_read(folder: Path) -> None:
    path = folder / "x.db"
    row = "('r1', '2026-11-28T09:00:00+00:00', 'n', 7, '{\"loss\": 0.5}')"
    insert = f'db.execute("""insert into metrics (run_id, timestamp, run_name, step, metrics) values {row}""")'
    dies(
        path,
        f"db.execute('pragma journal_mode = wal'); db.executescript('''{TRACKIO}'''); {insert}; db.commit(); {insert}",
    )
    assert b"metrics" not in path.read_bytes()  # even the tables stand in the log only
    before = contents(folder)
    assert trackio_db.is_trackio(Start(path))
    assert losses(path) == [0.5]
    link = folder.parent / "link.db"
    link.symlink_to(path)
    assert losses(link) == [0.5]
    assert contents(folder) == before


def test_what_a_killed_writer_had_only_begun_is_not_read(folder: Path) -> None:
    path = database(
        folder / "x.db", TRACKIO, trackio_rows([(step, {"loss": 1.0, "x": "y" * 2000}) for step in range(50)])
    )
    dies(path, "db.execute('pragma cache_size = 1'); db.execute('update metrics set metrics = step || metrics')")
    assert (folder / "x.db-journal").stat().st_size
    before = contents(folder)
    assert losses(path) == [1.0] * 50
    assert contents(folder) == before


@pytest.mark.parametrize("wal", [False, True])
def test_a_database_that_is_being_written_is_read(folder: Path, wal: bool) -> None:
    path = database(folder / "x.db", TRACKIO, trackio_rows(ROWS), wal=wal)
    writer = sqlite3.connect(path)
    trackio_rows([(20, {"loss": 9.0})])(writer)
    assert losses(path) == [step / 3 for step in range(20)]
    writer.commit()
    assert losses(path)[20:] == [9.0]
    writer.close()


def test_a_locked_database_is_refused_with_what_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rldk.adapters.layouts.sqlite_db._PATIENCE", 0.01)
    path = database(folder / "x.db", TRACKIO, trackio_rows(ROWS))
    writer = sqlite3.connect(path)
    writer.execute("begin exclusive")
    assert trackio_db.is_trackio(Start(path))
    assert trackio_db.runs_trackio(path) == []
    assert trackio_db.facts_trackio(path).name is None
    rows, skipped = read(path)
    assert rows == []
    assert [str(s) for s in skipped] == [
        f"{path}:1: database is locked: another process writes it; try again, or read a copy"
    ]
    assert skipped[0].fatal
    writer.close()


def test_a_database_that_changes_under_the_reader_is_refused(folder: Path) -> None:
    path = database(folder / "x.db", TRACKIO, trackio_rows(ROWS), wal=True)
    with pytest.raises(sqlite3.OperationalError, match="written while it was read"), open_database(path):
        database(path, "", trackio_rows(ROWS, "r2"))


def test_a_copy_of_two_times_is_never_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "x.db"
    database(path, TRACKIO, trackio_rows(ROWS), wal=True)
    writer = sqlite3.connect(path)
    copy = shutil.copyfile
    times = 0

    def meanwhile(source: Path, target: Path) -> None:
        nonlocal times
        copy(source, target)
        if source == path and times < tries:
            times += 1
            trackio_rows([(times, {"loss": -1.0})])(writer)
            writer.commit()
            writer.execute("pragma wal_checkpoint(truncate)")
            trackio_rows([(times, {"loss": -2.0})])(writer)
            writer.commit()

    monkeypatch.setattr(shutil, "copyfile", meanwhile)
    tries = 2
    trackio_rows([(20, {"loss": 0.0})])(writer)
    writer.commit()
    assert losses(path)[20:] == [0.0, -1.0, -2.0, -1.0, -2.0]
    tries = 99
    rows, skipped = read(path)
    assert (rows, len(skipped)) == ([], 1)
    assert "busy: it changed each time" in skipped[0].reason
    writer.close()


def test_damage_is_refused_with_what_sqlite_says(folder: Path) -> None:
    path = database(folder / "x.db", TRACKIO, trackio_rows([(n, {"loss": 1.0, "x": "y" * 3000}) for n in range(50)]))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    rows, skipped = read(path)
    assert len(rows) < 50
    assert "damaged" in skipped[0].reason
    path.write_bytes(whole[:40960] + b"\xff" * 8192 + whole[49152:])
    rows, skipped = read(path)
    assert len(rows) < 50
    assert f"{path}:{len(rows) + 1}: " in str(skipped[0])
    path.write_bytes(b"")
    assert not trackio_db.is_trackio(Start(path))
    assert "expected a database" in read(path)[1][0].reason
    path.unlink()
    assert "No such file" in read(path)[1][0].reason


@pytest.mark.parametrize(
    "schema",
    [
        "create view metrics as select 1 run_id, 1 timestamp, 1 run_name, 1 step, randomblob(1000000000) metrics",
        "create table metrics (timestamp, run_name, step, metrics as (zeroblob(1000000000)))",
        "create virtual table metrics using fts4(timestamp, run_name, step)",
        "create table other (x)",
    ],
)
def test_what_only_looks_like_the_table_is_not_run(folder: Path, schema: str) -> None:
    path = database(folder / "x.db", schema)
    assert not trackio_db.is_trackio(Start(path))
    rows, skipped = read(path)
    assert (rows, len(skipped)) == ([], 1)
    with open_database(path) as connection:
        assert not columns(connection, "metrics") >= {"metrics", "step"}


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_damage_raises_nothing(data: st.DataObject) -> None:

    def work_on_trackio(path: Path) -> None:
        trackio_db.is_trackio(Start(path))
        read(path)
        trackio_db.facts_trackio(path)

    def work_on_mlflow(path: Path) -> None:
        mlflow_db.is_mlflow(Start(path))
        list(mlflow_db.read_mlflow(path, lambda _: None))
        mlflow_db.facts_mlflow(path)

    kinds: list[tuple[str, Callable[[Path], None]]] = [(TRACKIO, work_on_trackio), (MLFLOW, work_on_mlflow)]
    schema, work = data.draw(st.sampled_from(kinds))
    fill = trackio_rows(ROWS) if schema is TRACKIO else mlflow_values([("a", 1.0, 5, 6, 0)] * 1)
    with tempfile.TemporaryDirectory() as name:
        path = database(Path(name, "x.db"), schema, fill)
        whole = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 5))):
            whole[data.draw(st.integers(16, len(whole) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(whole[: data.draw(st.integers(len(whole) // 2, len(whole)))])
        work(path)
