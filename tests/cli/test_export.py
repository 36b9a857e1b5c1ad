from __future__ import annotations

import csv
from pathlib import Path

import pytest

from rldk import EventWriter, read_events
from tests.cases import DATA
from tests.cli.test_validate import RLDK, process, rldk
from tests.strategies import same
from tests.test_events import make_event

pa = pytest.importorskip("pyarrow")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "r_events.jsonl"
    for steps in ([1, 2, 3], [3, 4]):
        with EventWriter(path) as writer:
            for step in steps:
                writer.write(make_event(step=step, metrics={"loss": step / 2, "mine": float("nan")}))
    return path


def test_parquet_arrow_and_feather_give_the_events_back(log: Path, tmp_path: Path) -> None:
    from rldk.io.arrow import from_table
    from rldk.io.parquet import read_parquet

    want = list(read_events(log, attempts="last"))
    code, out = rldk("export", log, tmp_path / "e.parquet")
    note = "(1 of superseded attempts hidden: --attempts all shows them)"
    assert (code, out) == (0, f"{tmp_path / 'e.parquet'}: 4 events {note}\n")
    assert all(map(same, read_parquet(tmp_path / "e.parquet"), want))
    for suffix in ("arrow", "feather"):
        assert rldk("export", log, tmp_path / f"e.{suffix}")[0] == 0
        table = pa.ipc.open_file(tmp_path / f"e.{suffix}").read_all()
        assert all(map(same, from_table(table), want))


def test_csv_and_flat_tables(log: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    assert rldk("export", log, tmp_path / "e.csv", "--attempts", "all")[0] == 0
    with (tmp_path / "e.csv").open(newline="") as file:
        assert [row["step"] for row in csv.DictReader(file)] == ["1", "2", "3", "3", "4"]
    assert rldk("export", log.parent, tmp_path / "flat.parquet", "--flat")[0] == 0
    assert pq.read_table(tmp_path / "flat.parquet")["loss"].to_pylist() == [0.5, 1.0, 1.5, 2.0]


def test_bad_usage_exits_2_and_says_what_was_expected(log: Path, tmp_path: Path) -> None:
    for args, text in (
        ((log, tmp_path / "e.xlsx"), "expected .parquet, .arrow, .feather, .csv, .json or a directory"),
        ((log, tmp_path / "e.csv", "--attempts", "first"), "'first' is not one of 'last'"),
        ((tmp_path / "missing.jsonl", tmp_path / "e.csv"), "no such file or directory"),
        ((log, "/proc/nothing/e.csv"), "/proc/nothing"),
    ):
        done = process(RLDK, "export", *args)
        assert done.returncode == 2, done
        assert text in " ".join(done.stderr.replace("│", "").split()), done.stderr


def test_bad_data_exits_1_names_the_line_and_writes_nothing(tmp_path: Path) -> None:
    done = process(RLDK, "export", DATA / "invalid" / "torn_in_the_middle.jsonl", tmp_path / "e.parquet")
    assert done.returncode == 1
    assert "torn_in_the_middle.jsonl:2: $: not JSON" in done.stderr
    assert "rldk validate" in done.stderr
    assert list(tmp_path.iterdir()) == []
