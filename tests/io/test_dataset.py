from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")

import pyarrow as pa
import pyarrow.parquet as pq

from rldk import (
    EventValidationError,
    IngestError,
    Launch,
    Run,
    check_runs,
    export_logs,
    ingest_runs,
    list_runs,
    read_batches,
    read_events,
    write_report,
)
from rldk.health.run_health import RunHealth
from rldk.ingest import Ingest
from rldk.ingest_dataset import ingest_dataset
from rldk.io.arrow import from_table, to_table
from rldk.io.tables import read_parquet
from tests.factories.commands import RLDK, process, rldk
from tests.factories.datasets import BAD, rows_of, write_tree


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("logs") / "logs"
    write_tree(place)
    return place


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Logs with all that a verdict is made of, and the data set that is made of them."""
    place = tmp_path_factory.mktemp("runs") / "logs"
    for name, beta in (("alike", 0.0), ("failed", 0.1)):
        with suppress(RuntimeError), Run(place, run_id=name, framework="trl", config={"beta": beta}, tags=["a"]) as run:
            for step in range(1, 60):
                run.log(step, {"loss": 1 / step, "reward_mean": 0.5, "kl_mean": 9.0 if step == 50 else 0.01})
            if name == "failed":
                raise RuntimeError("out of luck")
    for rank in range(2):
        with Run(place, run_id="wide", rank=rank, world_size=2, launch=Launch(attempt_id="a")) as run:
            for step in range(1, 30):
                run.log(step, {"loss": 0.5, "disk_free": 1e12 if rank == 0 else 1e6})
    for _ in range(2):
        with suppress(RuntimeError), Run(place, run_id="again") as run:
            for step in range(1, 40):
                run.log(step, {"loss": 0.5})
            raise RuntimeError
    (place / "b").mkdir()
    data = (place / "alike_events.jsonl").read_bytes()
    (place / "b" / "renamed_events.jsonl").write_bytes(BAD + b"\n" + data + b'{"step": 6')
    (place / "b" / "only_bad_events.jsonl").write_bytes(BAD + b"\n")
    rows = [{"step": step, "train/loss": 1 / step, "objective/kl": 0.1} for step in range(1, 40)]
    (place / "mine.jsonl").write_text("oops\n" + "".join(json.dumps(row) + "\n" for row in rows))
    ingest_dataset(place, place.with_name("out"), on_error="skip", part_bytes=20_000, jobs=1)
    return place, place.with_name("out")


def told(health: RunHealth) -> dict[str, Any]:
    """What is said of a run, as far as it does not say where its rows are."""
    names = ("run_id", "events", "state", "error", "verdict", "alerts", "coverage", "lacking", "read_as", "sentence")
    more = ("unexplained", "decided_by", "skipped", "left_out", "trained", "not_as_given")
    return {name: getattr(health, name) for name in (*names, *more)}


def test_a_data_set_is_judged_as_the_logs_that_it_was_made_of(runs: tuple[Path, Path]) -> None:
    logs, out = runs
    expected = list(check_runs(logs, on_error="skip"))
    found = list(check_runs(out))
    assert len(list(out.glob("part-*"))) > 3
    assert [told(one) for one in found] == [told(one) for one in expected]
    of = {one.run_id: one for one in found}
    assert of["failed"].state == "failed"
    assert of["renamed"].skipped == [
        f"{logs}/b/renamed_events.jsonl:1: " + of["only_bad"].skipped[0].partition(": ")[2]
    ]
    assert [alert.rule for alert in of["wide"].alerts] == ["disk_full"]
    assert of["wide"].unseen == ["1 other rank, of which only their hosts are judged"]
    assert of["mine"].read_as == "custom"
    assert {one.run_id: one.cost for one in found if one.run_id != "again"} == {
        one.run_id: one.cost for one in expected if one.run_id != "again"
    }
    (superseded,) = (one.superseded for one in expected if one.superseded)
    assert f"{superseded} events of superseded attempts left out when the data set was made" in (
        of["again"].hides or ""
    )
    assert of["again"].cost.accelerator_hours is None


def test_every_reader_takes_a_data_set(runs: tuple[Path, Path], tmp_path: Path) -> None:
    out = runs[1]
    rows = rows_of(out)
    assert list(read_events(out, on_error="skip")) == rows
    assert [event for batch in read_batches(out) for event in from_table(pa.Table.from_batches([batch]))] == rows
    assert list(from_table(to_table(out))) == rows
    code, text = rldk("export", out, tmp_path / "one.parquet")
    assert (code, list(read_parquet(tmp_path / "one.parquet"))) == (1, rows)
    assert f"one.parquet: {len(rows)} events" in text
    assert ingest_runs(out).num_rows == ingest_runs(tmp_path / "one.parquet").num_rows
    listed = {run.run_id: run for run in list_runs(out)}
    assert (listed["alike"].last_step, listed["alike"].tags, listed["failed"].state) == (59, ["a"], "failed")
    assert listed["only_bad"].hides == next(
        run.hides for run in list_runs(runs[0], on_error="skip") if run.run_id == "only_bad"
    )
    assert rldk("status", out / "wide")[0] == 0
    pages = write_report(out, tmp_path)
    assert len(pages) == len(listed) + 1  # the index
    assert "out of luck" in (tmp_path / "failed_report.html").read_text()
    assert len(export_logs(out, tmp_path / "derived").paths) == 4 * len(listed)


def test_what_reads_no_table_says_what_does(runs: tuple[Path, Path], tmp_path: Path) -> None:
    out = runs[1]
    for path, what in (
        (out, "a data set of Parquet files and no log"),
        (min(out.glob("part-*")), "a table and no log"),
    ):
        done = process(RLDK, "validate", path)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(
            f"rldk: {path}: {what}: rldk check, ls, status, report, export and ingest read it"
        )
    assert "a data set of Parquet files and no log" in process(RLDK, "tail", out).stderr
    assert "it is a table already" in process(RLDK, "ingest", out, tmp_path / "again/").stderr
    with pytest.raises(ValueError, match="to which nothing is added"):
        read_events(out, follow=True)


def test_nothing_is_put_among_the_files_of_a_data_set(runs: tuple[Path, Path]) -> None:
    out = runs[1]
    before = sorted(out.iterdir())
    for command in ("export", "ingest"):
        done = process(RLDK, command, runs[0] / "alike_events.jsonl", out / "alike.csv")
        assert done.returncode == 2
        assert "that is among the files of a data set" in " ".join(done.stderr.replace("│", "").split())
    assert sorted(out.iterdir()) == before


def test_a_data_set_beside_logs_is_not_read_again(tree: Path, tmp_path: Path) -> None:
    place = tmp_path / "all"
    shutil.copytree(tree, place / "logs")
    ingest_dataset(place / "logs", place / "out", on_error="skip")
    assert len(list(check_runs(place, on_error="skip"))) == len(list(check_runs(place / "logs", on_error="skip")))
    reading = Ingest(place, on_error="skip")
    assert len(reading.parts) == 9
    assert [(one.path, one.reason) for one in reading.ignored] == [
        (place / "out", "a data set that rldk has made of logs: name the directory itself to read it")
    ]


def test_a_data_set_that_is_not_as_it_was_made_is_refused(tree: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    rows = ingest_dataset(tree, out, on_error="skip", part_bytes=5000, jobs=1).rows
    (out / "notes.txt").write_text("x")
    done = process(RLDK, "check", out)
    assert f"{out}: not read: 1 other file, the first: notes.txt" in done.stderr.splitlines()
    (out / "part-000001.parquet").unlink()
    with pytest.raises(
        EventValidationError, match=rf"out: \$: expected parts with {rows} rows, as _runs.parquet says, found"
    ):
        list(read_events(out))
    pq.write_table(pa.table({"a": [1]}), out / "_runs.parquet")
    with pytest.raises(
        EventValidationError, match=r"_runs\.parquet: \$: expected a table of `rldk ingest LOGS OUT/`, found no run_id"
    ):
        list(check_runs(out))
    (out / "_runs.parquet").unlink()
    for place in (out, out.rename(out.with_suffix(".parquet"))):
        out.mkdir(exist_ok=True)
        (out / "part-000000.parquet").write_bytes(b"PAR1")
        with pytest.raises(IngestError, match="no log here(.|\n)*Tables are read if they are named, and a data set of"):
            list(check_runs(place))


def test_a_row_that_is_no_event_is_skipped_with_its_place(tree: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ingest_dataset(tree, out, on_error="skip")
    path = out / "part-000000.parquet"
    rows = pq.read_table(path)
    steps = pa.array([-1 if number == 4 else step for number, step in enumerate(rows["step"].to_pylist())], pa.int64())
    pq.write_table(rows.set_column(rows.column_names.index("step"), rows.field("step"), steps), path)
    with pytest.raises(EventValidationError, match=r"part-000000\.parquet: event 5: \$\.step"):
        list(check_runs(out))
    (bad,) = (one.skipped for one in check_runs(out, on_error="skip") if "event 5" in str(one.skipped))
    assert ["cut_events.000001.jsonl.gz:30: " in bad[0], "part-000000.parquet: event 5: $.step" in bad[1]] == [
        True,
        True,
    ]


def test_small_runs_of_one_row_group_are_decoded_once(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest_dataset(tree, tmp_path / "out", on_error="skip")
    read: list[int] = []
    read_row_group = pq.ParquetFile.read_row_group

    def counted(file: Any, number: int) -> Any:
        read.append(number)
        return read_row_group(file, number)

    monkeypatch.setattr(pq.ParquetFile, "read_row_group", counted)
    assert len(list(check_runs(tmp_path / "out"))) == 9
    assert read == [0]
