from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from rldk_schema import Process

from rldk import EventWriter, encode_event, read_events
from rldk.log.file_names import event_file
from tests.factories.cases import DATA
from tests.factories.commands import RLDK, process, rldk
from tests.factories.events import make_event
from tests.factories.strategies import same

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
    from rldk.io.tables import from_table, read_parquet

    want = list(read_events(log, attempts="last"))
    code, out = rldk("export", log, tmp_path / "e.parquet")
    why = "attempt 1, step 3: attempt 2 continued at step 3"
    note = f"1 event of superseded attempts hidden ({why}): --attempts all shows them"
    assert (code, out) == (0, f"{tmp_path / 'e.parquet'}: 4 events; {note}\n")
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
        (
            (log, tmp_path / "e.xlsx"),
            "expected .parquet, .arrow, .feather, .csv, .json, .jsonl, .jsonl.gz,",
        ),
        ((log, tmp_path / "e.jsonl", "--flat"), "an event log cannot be flat (.json is)"),
        ((log, tmp_path / "e.csv", "--attempts", "first"), "'first' is not one of 'last'"),
        ((tmp_path / "missing.jsonl", tmp_path / "e.csv"), "no such file or directory"),
        ((log, "/proc/nothing/e.csv"), "/proc/nothing"),
    ):
        done = process(RLDK, "export", *args)
        assert done.returncode == 2, done
        assert text in " ".join(done.stderr.replace("│", "").split()), done.stderr


def test_bad_data_exits_1_and_names_the_line_and_all_else_or_nothing_is_written(tmp_path: Path) -> None:
    bad, dest = DATA / "invalid" / "torn_in_the_middle.jsonl", tmp_path / "e.csv"
    for options, rows in ((["--on-error", "stop"], None), ([], 2)):
        done = process(RLDK, "export", bad, dest, *options)
        assert done.returncode == 1
        assert "torn_in_the_middle.jsonl:2: $: not JSON" in done.stderr
        assert f"Run: rldk validate {bad}" in done.stderr
        assert list(tmp_path.iterdir()) == ([] if rows is None else [dest])
    assert len(dest.read_text().splitlines()) == 1 + 2
    assert "rldk: 1 line could not be read and was left out." in done.stderr


DESTS = ("e.parquet", "e.arrow", "e.feather", "e.csv", "e.json", "e.jsonl", "e.jsonl.gz", "e.jsonl.zst")


@pytest.mark.parametrize("table", ["t.parquet", "t.arrow", "t.feather"])
def test_a_nested_table_is_as_good_a_source_as_the_log(log: Path, tmp_path: Path, table: str) -> None:
    assert rldk("export", log, tmp_path / table, "--attempts", "all")[0] == 0
    for dest in DESTS:
        for source, folder in ((log, "log"), (tmp_path / table, "table")):
            code, out = rldk("export", source, tmp_path / folder / dest)
            assert (code, out.split(": ", 1)[1][:8]) == (0, "4 events"), out
        assert sorted(p.name for p in (tmp_path / "table").iterdir()) == sorted(DESTS[: DESTS.index(dest) + 1])
        same_bytes = (tmp_path / "log" / dest).read_bytes() == (tmp_path / "table" / dest).read_bytes()
        assert same_bytes or dest.endswith(".gz"), dest  # gzip writes the name and the time into its header
    assert rldk("validate", tmp_path / "table" / "e.jsonl.zst", tmp_path / "table" / "e.jsonl.gz")[0] == 0


def test_a_table_of_several_runs_and_ranks_gives_the_outputs_that_their_logs_give(tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    for run in ("a", "b"):
        for rank in (0, 1):
            with EventWriter(event_file(logs, run, rank)) as writer:
                for step in range(3):
                    event = make_event(step=step, metrics={"loss": step + rank / 2}, process=Process(rank=rank))
                    event.model_info.run_id = run
                    writer.write(event)
    assert rldk("export", logs, tmp_path / "all.parquet")[0] == 0
    assert rldk("export", logs, tmp_path / "from-logs")[0] == 0
    assert rldk("export", tmp_path / "all.parquet", tmp_path / "from-table")[0] == 0
    names = sorted(p.name for p in (tmp_path / "from-logs").iterdir())
    assert len(names) == 8
    assert names == sorted(p.name for p in (tmp_path / "from-table").iterdir())
    for name in names:
        assert (tmp_path / "from-logs" / name).read_bytes() == (tmp_path / "from-table" / name).read_bytes()


def test_a_flat_table_is_refused_as_a_source_in_one_sentence(log: Path, tmp_path: Path) -> None:
    rldk("export", log, tmp_path / "flat.parquet", "--flat")
    for dest in ("e.jsonl", "e.csv", "folder"):
        done = process(RLDK, "export", tmp_path / "flat.parquet", tmp_path / dest)
        assert done.returncode == 1
        assert "flat.parquet: $: expected a nested event table" in done.stderr
        assert "Traceback" not in done.stderr
        assert "rldk validate" not in done.stderr


def test_a_table_whose_run_leads_out_of_the_folder_is_refused(log: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    rldk("export", log, tmp_path / "e.parquet")
    table = pq.read_table(tmp_path / "e.parquet")
    info = table["model_info"].combine_chunks()
    evil = pa.array(["../../x"] * len(info))
    children = [evil if f.name == "run_id" else info.field(f.name) for f in info.type]
    info = pa.StructArray.from_arrays(children, fields=list(info.type))
    pq.write_table(table.set_column(table.column_names.index("model_info"), "model_info", info), tmp_path / "e.parquet")
    before = sorted(tmp_path.rglob("*"))
    done = process(RLDK, "export", tmp_path / "e.parquet", tmp_path / "deep" / "folder" / "")
    assert done.returncode == 1
    assert "event 1: $.model_info.run_id: expected string matching" in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("suffix", ["parquet", "arrow", "csv", "json", "jsonl", "jsonl.gz", "jsonl.zst"])
def test_names_need_not_be_utf_8(log: Path, tmp_path: Path, suffix: str) -> None:
    source = tmp_path / os.fsdecode(b"r\xff_events.jsonl")
    source.write_bytes(log.read_bytes())
    dest = tmp_path / os.fsdecode(b"d\xff." + suffix.encode())
    done = process(RLDK, "export", source, dest)
    assert (done.returncode, done.stderr) == (0, "")
    if suffix in ("parquet", "arrow"):
        assert rldk("export", dest, tmp_path / "back.jsonl")[0] == 0


def test_no_event_log_is_written_over_or_put_where_it_is_read_twice(log: Path, tmp_path: Path) -> None:
    rldk("export", log, tmp_path / "e.parquet")
    (tmp_path / "link.jsonl").symlink_to(log)
    (tmp_path / "r_completions.jsonl").write_bytes(b"")
    before = log.read_bytes()
    for source, dest, text in (
        (log, log, "it is SOURCE itself"),
        (log, tmp_path / "link.jsonl", "it is SOURCE itself"),
        (tmp_path / "e.parquet", tmp_path / "e.parquet", "it is SOURCE itself"),
        (tmp_path / "e.parquet", log, "it is an event log already; these are never replaced"),
        (tmp_path / "e.parquet", tmp_path / "r_events.000003.jsonl", "it is an event log already; these are"),
        (log, tmp_path / "r_run.json", "that is a file of a run; these are never replaced"),
        (log, tmp_path / "r_completions.jsonl", "that is a file of a run; these are never replaced"),
        (tmp_path, tmp_path / "sub" / "all_events.jsonl", "it would be read as another log of SOURCE"),
    ):
        done = process(RLDK, "export", source, dest)
        assert done.returncode == 2
        assert text in done.stderr
    assert log.read_bytes() == before
    assert rldk("export", log, tmp_path / "copy.jsonl")[0] == rldk("export", log, tmp_path / "copy.jsonl")[0] == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_an_export_that_is_ended_leaves_what_was_there_and_nothing_else(tmp_path: Path, number: int) -> None:
    log, dest = tmp_path / "r_events.jsonl", tmp_path / "e.jsonl"
    dest.write_bytes(b"before")
    log.write_bytes(encode_event(make_event()) + b"\n")
    slow = (
        "import time, rldk.io.jsonl as m; m.encode_event = lambda event: print('begun', flush=True) or time.sleep(60);"
    )
    command = [sys.executable, "-c", f"{slow} from rldk.cli.main import app; app()", "export", str(log), str(dest)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as export:
        assert export.stdout
        export.stdout.readline()
        export.send_signal(number)
    assert export.returncode == 128 + number
    assert dest.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".tmp")] == []


def test_what_is_said_cannot_move_the_cursor_or_begin_a_line(tmp_path: Path) -> None:
    evil = tmp_path / "\x1b[2J\n::error::x_events.jsonl"
    evil.write_bytes(encode_event(make_event()) + b'\n{"step": 2')
    torn = process(RLDK, "export", evil, tmp_path / "e.csv")
    with evil.open("ab") as file:
        file.write(b"\n")
    bad = process(RLDK, "export", evil, tmp_path / "e.csv")
    missing = process(RLDK, "export", f"{evil}.jsonl", tmp_path / "e.csv")
    assert [torn.returncode, bad.returncode, missing.returncode] == [0, 1, 2]
    for done in (torn, bad, missing):
        assert "x_events.jsonl" in done.stderr
        assert "\x1b" not in done.stderr
        assert "\n::" not in done.stderr


def test_a_directory_gets_the_files_that_users_of_openrlhf_expect(log: Path, tmp_path: Path) -> None:
    code, out = rldk("export", log, tmp_path / "out", "--layout", "openrlhf")
    names = [f"{kind}_r.{suffix}" for kind, suffix in (("metrics", "csv"), ("metrics", "parquet"), ("summary", "json"))]
    assert (code, out.splitlines()) == (0, [str(tmp_path / "out" / name) for name in (*names, "events_r.jsonl")])
    with (tmp_path / "out" / "metrics_r.csv").open() as file:
        assert [row["step"] for row in csv.DictReader(file)] == ["1", "2", "3", "4"]
    refused = process(RLDK, "export", log, tmp_path / "e.csv", "--layout", "openrlhf")
    assert refused.returncode == 2
    assert "--layout is for a directory" in refused.stderr
