"""CSV files of every shape that people have: no cell is lost, moved, evaluated or made up."""

from __future__ import annotations

import csv
import io
import os
import re
import string
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.layouts.csv_head import head_of
from rldk.adapters.layouts.csv_table import facts_csv, is_csv, read_csv, runs_csv
from rldk.adapters.rows import Skipped
from rldk.adapters.start import Start

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))


def read(path: Path, text: str | bytes, run: str | None = None, name: str = "x.csv") -> tuple[list[Any], list[Skipped]]:
    file = path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    refused: list[Skipped] = []
    return [(row.line, row.values) for row in read_csv(file, refused.append, run)], refused


def claimed(path: Path, text: str) -> bool:
    (path / "x.csv").write_text(text, encoding="utf-8", newline="")
    return is_csv(Start(path / "x.csv"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_column_per_metric(delimiter: str, end: str, mark: str, tmp_path: Path) -> None:
    lines = ["step,loss,note", "1,0.5,", "2,nan,=1+1", "3,-inf,+cmd|' /C calc'!A0"]
    text = mark + end.join(lines).replace(",", delimiter) + end
    assert claimed(tmp_path, text)
    assert read(tmp_path, text) == (
        [
            (2, {"step": "1", "loss": "0.5"}),
            (3, {"step": "2", "loss": "nan", "note": "=1+1"}),
            (4, {"step": "3", "loss": "-inf", "note": "+cmd|' /C calc'!A0"}),
        ],
        [],
    )


def test_ragged_records_are_refused_one_by_one_and_a_torn_end_is_no_fault(tmp_path: Path) -> None:
    rows, refused = read(tmp_path, "step,loss\n1,0.5\n2\n3,1,2\n4,0.5\n5")
    assert rows == [(2, {"step": "1", "loss": "0.5"}), (5, {"step": "4", "loss": "0.5"})]
    assert [(s.line, s.reason, s.fatal) for s in refused] == [
        (3, "expected 2 cells, as the header has, found 1", True),
        (4, "expected 2 cells, as the header has, found 3", True),
        (6, "torn last line: expected 2 cells, as the header has, found 1", False),
    ]


def test_a_quote_left_open_costs_the_records_that_it_swallows_and_says_which(tmp_path: Path) -> None:
    rows, refused = read(tmp_path, 'step,t\n1,"a\nb"\n2,"open\n3,"x"y\n4,z\n')
    assert rows == [(2, {"step": "1", "t": "a\nb"}), (6, {"step": "4", "t": "z"})]
    assert [(s.line, s.reason.split(": ")[:2]) for s in refused] == [(4, ["lines 4 to 5", "not CSV"])]
    rows, refused = read(tmp_path, "step,t\n1,2\n" + '"' + "x\n" * (2**16 + 9) + "5,6\n")
    assert rows == [(2, {"step": "1", "t": "2"}), (2**16 + 12, {"step": "5", "t": "6"})]
    assert refused[0].line == 3
    assert "field larger than field limit" in refused[0].reason


def test_a_column_twice_is_refused_and_one_without_a_name_has_its_place(tmp_path: Path) -> None:
    rows, refused = read(tmp_path, "step,loss,loss\n1,2,3\n")
    assert (rows, [s.reason for s in refused]) == ([], ['expected every column once, found "loss" 2 times'])
    assert read(tmp_path, ",loss,\n0,2,3\n") == ([(2, {"_step": "0", "loss": "2", "column 3": "3"})], [])
    assert claimed(tmp_path, "\tloss\n0\t2\n")
    assert read(tmp_path, "\tloss\n0\t2\n") == ([(2, {"_step": "0", "loss": "2"})], [])
    assert read(tmp_path, ",_step,loss\n0,7,3\n") == ([(2, {"column 1": "0", "_step": "7", "loss": "3"})], [])


def test_a_resumed_writer_may_repeat_the_header_or_begin_with_another_one(tmp_path: Path) -> None:
    rows, refused = read(tmp_path, "step,a\n1,2\nstep,a\n3,4\nstep,a,b\n5,6,7\n")
    assert rows == [(2, {"step": "1", "a": "2"}), (4, {"step": "3", "a": "4"}), (6, {"step": "5", "a": "6", "b": "7"})]
    assert refused == []


def test_a_decimal_comma_is_one_only_where_semicolons_separate(tmp_path: Path) -> None:
    assert read(tmp_path, "step;loss\n1;0,5\n")[0] == [(2, {"step": "1", "loss": "0.5"})]
    assert claimed(tmp_path, "a;loss\n0,25;0,5\n")
    assert read(tmp_path, 'step,loss\n1,"0,5"\n')[0] == [(2, {"step": "1", "loss": "0,5"})]


def test_latin_1_and_nul_bytes_stay_visible(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, b"step,run\n1,caf\xe9\n2,b\n")
    assert rows == [(2, {"step": "1", "run": "caf\\xe9"}), (3, {"step": "2", "run": "b"})]


def test_a_long_table_of_neighbours_is_a_row_per_step(tmp_path: Path) -> None:
    text = "run,step,name,value\n" + "".join(f"{r},{s},{m},{s}.5\n" for r in "ab" for s in (1, 2) for m in ("x", "y"))
    assert claimed(tmp_path, text)
    rows, refused = read(tmp_path, text)
    assert rows[0] == (2, {"step": "1", "run_id": "a", "x": "1.5", "y": "1.5"})
    assert [(v["run_id"], v["step"]) for _, v in rows] == [("a", "1"), ("a", "2"), ("b", "1"), ("b", "2")]
    assert refused == []
    assert runs_csv(tmp_path / "x.csv") == ["a", "b"]
    assert read(tmp_path, text, "b")[0] == [
        (6, {"step": "1", "x": "1.5", "y": "1.5"}),
        (8, {"step": "2", "x": "2.5", "y": "2.5"}),
    ]


def test_a_long_table_of_metric_after_metric_is_sorted_by_step_and_keeps_its_attempts(tmp_path: Path) -> None:
    steps = ("1", "2", "3", "2", "3")
    text = "key,value,step,timestamp\n" + "".join(
        f"{m},{i}{s},{s},{1.7e12 + i:.0f}\n" for m in ("x", "y") for i, s in enumerate(steps, 1)
    )
    rows, refused = read(tmp_path, text)
    assert [(v["step"], v["x"], v["y"]) for _, v in rows] == [(s, f"{i}{s}", f"{i}{s}") for i, s in enumerate(steps, 1)]
    assert rows[0][1]["_timestamp"] == 1.7e9 + 0.001  # MLflow's are milliseconds
    assert refused == []


PANEL = (
    '"Step","vague-sun-3 - train/loss","vague-sun-3 - train/loss__MIN","vague-sun-3 - train/loss__MAX",'
    '"a - b - train/loss","a - b - train/loss__MIN","a - b - train/loss__MAX"\n'
    '"0","0.5","0.5","0.5","","",""\n'
    '"10","0.4","0.3","0.6","1","1","1"\n'
)


def test_a_panel_of_wandb_has_runs_side_by_side(tmp_path: Path) -> None:
    assert claimed(tmp_path, PANEL)
    rows, refused = read(tmp_path, PANEL)
    bounds = {"train/loss__MIN": "0.3", "train/loss__MAX": "0.6"}
    assert rows == [
        (2, {"_step": "0", "run_id": "vague-sun-3", "train/loss": "0.5"}),
        (3, {"_step": "10", "run_id": "vague-sun-3", "train/loss": "0.4", **bounds}),
        (3, {"_step": "10", "run_id": "a - b", "train/loss": "1"}),
    ]
    assert refused == []
    assert runs_csv(tmp_path / "x.csv") == ["vague-sun-3", "a - b"]
    assert read(tmp_path, PANEL, "a - b")[0] == [(3, {"_step": "10", "train/loss": "1"})]
    assert facts_csv(tmp_path / "x.csv", "a - b").name == "a - b"
    twins = '"train/global_step","r - loss","r - loss"\n1,2,3\n'
    read(tmp_path, twins)
    assert runs_csv(tmp_path / "x.csv") == ["r", "r (2)"]
    assert read(tmp_path, twins, "r (2)")[0] == [(2, {"train/global_step": "1", "loss": "3"})]


def test_what_tensorboards_page_gives_to_download(tmp_path: Path) -> None:
    text = "Wall time,Step,Value\n1700000000.5,3,0.25\n"
    rows, _ = read(tmp_path, text, name="run-ppo_1-tag-train_loss.csv")
    assert rows == [(2, {"_step": "3", "_timestamp": "1700000000.5", "train_loss": "0.25"})]


def test_lightnings_sparse_rows_and_its_hyperparameters(tmp_path: Path) -> None:
    (tmp_path / "hparams.yaml").write_text(
        "lr: 0.001\nname: 'it''s'\nopt: !!python/object:os.system x\nnest:\n  a: 1\n"
    )
    rows, _ = read(tmp_path, "epoch,step,train_loss,val_loss\n0,49,0.5,\n0,49,,0.25\n", name="metrics.csv")
    assert rows == [
        (2, {"epoch": "0", "step": "49", "train_loss": "0.5"}),
        (3, {"epoch": "0", "step": "49", "val_loss": "0.25"}),
    ]
    assert facts_csv(tmp_path / "metrics.csv").config == {"lr": 0.001, "name": "it's"}


def test_the_comment_that_a_monitor_begins_with_is_configuration(tmp_path: Path) -> None:
    text = '#{"t_start": 1.5, "env_id": "CartPole"}\nr,l,t\n10.0,9,0.5\n#,1,1\n'
    assert claimed(tmp_path, text)
    assert [v for _, v in read(tmp_path, text)[0]] == [
        {"r": "10.0", "l": "9", "t": "0.5"},
        {"r": "#", "l": "1", "t": "1"},
    ]
    assert facts_csv(tmp_path / "x.csv").config == {"t_start": 1.5, "env_id": "CartPole"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "step,loss\n",
        "1,2\n3,4\n",
        "2026-01-01 00:00:00,123 INFO x\n2026-01-01 00:00:01,456 INFO y\n",
        "Dear all, hello\nI write, well, 3\n",
        '{"step": 1, "loss": 2}\n{"step": 2, "loss": 3}\n',
        "[1,\n2, 3]\n",
        "{'loss': 0.5, 'epoch': 1}\n{'loss': 0.5, 'epoch': 1}\n",
        "step:1 - actor/kl:0.5, x\nstep:2 - actor/kl:0.5, x\n",
    ],
)
def test_what_is_no_table_of_numbers_is_not_claimed(text: str, tmp_path: Path) -> None:
    assert not claimed(tmp_path, text)
    rows, refused = read(tmp_path, text)
    assert (rows, len(refused)) == ([], 1)


CELL = st.text(string.printable.replace("#", "") + "é=+@", max_size=12).map(str.strip) | st.floats().map(repr)


@given(rows=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5), number=st.floats())
def test_what_pythons_writer_wrote_is_read_back(
    rows: list[list[str]], number: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([["step", "a", "b", "c"], [repr(number), "", "", ""], *(["1", *row] for row in rows)])
    found, refused = read(tmp_path_factory.mktemp("t"), text.getvalue())
    missing = ("", "None", "null", "NA", "N/A")
    expected = [{k: v for k, v in zip("abc", row, strict=True) if v not in missing} for row in rows]
    found_cells = [{k: v for k, v in values.items() if k != "step"} for _, values in found[1:]]
    assert re.sub(r"(\\r)+\\n|\\r", r"\\n", repr(found_cells)) == re.sub(r"(\\r)+\\n|\\r", r"\\n", repr(expected))
    assert refused == []


@given(data=st.binary(max_size=300) | st.text('",;\t\n\r#-1a. ', max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("b") / "x.csv"
    file.write_bytes(data)
    is_csv(Start(file))
    facts_csv(file)
    for run in (None, *runs_csv(file)[:1]):
        list(read_csv(file, lambda _: None, run))


def test_a_long_file_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    with file.open("w") as out:
        out.write("run,step,name,value\n")
        for step in range(20_000):
            out.write(f"a,{step},x,{step}.5\na,{step},y,{step}.25\n")
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_csv(file, pytest.fail)) == 20_000
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_a_header_of_nothing_but_quotes_is_looked_at_in_linear_time() -> None:
    assert head_of(b'"' * 2**16) is None
    assert head_of(b"a,b\n" + b"1" * 2**16 + b"x,2\n") is None


@pytest.mark.skipif(not REAL.is_dir(), reason="set RLDK_REAL_LOGS to the directory of real logs")
def test_real_files_are_read_as_pythons_own_reader_does() -> None:
    files = sorted(REAL.glob("*.csv"))
    assert len(files) >= 3
    for file in files:
        assert is_csv(Start(file))
        with file.open(newline="", encoding="utf-8-sig") as lines:
            expected = [{k: v for k, v in row.items() if v != ""} for row in csv.DictReader(lines)]
        assert [row.values for row in read_csv(file, pytest.fail)] == expected


NAMES = st.lists(
    st.sampled_from(["loss", "train/kl", "a b", "é", "x__MIN", "=1+1"]), min_size=1, max_size=4, unique=True
)
RUNS = st.lists(st.sampled_from(["r", "s - t", "u,v", 'w"']), min_size=1, max_size=3, unique=True)


def written(path: Path, rows: list[list[str]]) -> Path:
    with (path / "x.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path / "x.csv"


@given(names=NAMES, runs=RUNS, steps=st.integers(1, 4), by_metric=st.booleans())
def test_a_long_table_is_what_was_written_in_either_order(
    names: list[str], runs: list[str], steps: int, by_metric: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    expected = [
        (run, {"step": str(step), **{name: f"{step}.{place}" for place, name in enumerate(names)}})
        for run in runs
        for step in range(steps)
    ]
    lines = [[run, v["step"], name, v[name]] for run, v in expected for name in names]
    if by_metric:
        lines.sort(key=lambda line: (runs.index(line[0]), names.index(line[2])))
    path = written(tmp_path_factory.mktemp("l"), [["run", "step", "key", "value"], *lines])
    assert runs_csv(path) == runs
    for run in runs:
        found = [row.values for row in read_csv(path, pytest.fail, run)]
        assert found == [values for name, values in expected if name == run]
    assert len(list(read_csv(path, pytest.fail))) == len(expected)


@given(names=NAMES, runs=RUNS, steps=st.integers(1, 4))
def test_a_panel_is_what_was_written(
    names: list[str], runs: list[str], steps: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    header = [f"{run} - {name}" for run in runs for name in names]
    cells = [[f"{step}.{place}" for place in range(len(header))] for step in range(steps)]
    path = written(tmp_path_factory.mktemp("p"), [["Step", *header], *([str(i), *row] for i, row in enumerate(cells))])
    assert runs_csv(path) == runs
    for place, run in enumerate(runs):
        own = slice(place * len(names), (place + 1) * len(names))
        assert [row.values for row in read_csv(path, pytest.fail, run)] == [
            {"_step": str(step), **dict(zip(names, row[own], strict=True))} for step, row in enumerate(cells)
        ]


def test_a_table_with_further_numbers_is_no_long_one(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name,step,value,loss\n" + "".join(f"a,{n},0.5,{n}.25\n" for n in range(3)))
    rows = list(read_csv(path, pytest.fail))
    assert [row.values for row in rows] == [
        {"name": "a", "step": str(n), "value": "0.5", "loss": f"{n}.25"} for n in range(3)
    ]
