"""JSON documents: rows under any key, in columns and under their step's number; what is left is told."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.layouts.json_document import facts_json, is_json, read_json
from rldk.adapters.layouts.jsonl import is_jsonl
from rldk.adapters.rows import Skipped
from rldk.adapters.start import Start

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))
ROWS = [{"step": 1, "loss": 0.5}, {"step": 2, "loss": 0.25}]


def read(path: Path, document: Any, name: str = "x.json", **how: Any) -> tuple[list[Any], list[Skipped]]:
    file = path / name
    file.write_text(document if isinstance(document, str) else json.dumps(document, **how))
    refused: list[Skipped] = []
    return [row.values for row in read_json(file, refused.append)], refused


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "document",
    [
        ROWS,
        {"log_history": ROWS, "global_step": 2, "other": [{"x": 1}] * 9},
        {"records": ROWS, "config": {"lr": 1e-6}},
        {"run": {"results": {"per_step": ROWS}}, "names": ["a", "b", "c"]},
        {"tags": [{"name": "a"}] * 5, "train": ROWS},
    ],
)
def test_rows_are_found_under_any_key(document: Any, indent: int | None, tmp_path: Path) -> None:
    assert read(tmp_path, document, indent=indent) == (ROWS, [])
    assert is_json(Start(tmp_path / "x.json"))
    assert not is_jsonl(Start(tmp_path / "x.json"))


def test_columns_become_rows_and_one_of_another_length_is_told(tmp_path: Path) -> None:
    rows, refused = read(tmp_path, {"steps": [1, 2, 3], "loss": [0.5, None, 0.25], "val": [1.0, 2.0], "name": "x"})
    assert rows == [{"step": 1, "loss": 0.5}, {"step": 2, "loss": None}, {"step": 3, "loss": 0.25}]
    assert [(s.reason, s.fatal) for s in refused] == [
        ('"val": its 2 values stand beside the 3 rows: they are not read', False)
    ]
    assert read(tmp_path, {"history": {"loss": [1, 2]}, "params": {"lr": 1}}) == ([{"loss": 1}, {"loss": 2}], [])


def test_rows_under_the_numbers_of_their_steps(tmp_path: Path) -> None:
    assert read(tmp_path, {"10": {"loss": 1}, "20": {"loss": 2}})[0] == [
        {"_step": 10, "loss": 1},
        {"_step": 20, "loss": 2},
    ]


def test_tables_as_pandas_writes_them(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    table = pandas.DataFrame({"step": [10, 20], "loss": [0.5, None], "note": ["a", "b"]})
    rows = [{"step": 10, "loss": 0.5, "note": "a"}, {"step": 20, "loss": None, "note": "b"}]
    numbered = [{"_step": place, **row} for place, row in enumerate(rows)]
    for orient, expected in (("columns", numbered), ("index", numbered), ("records", rows), ("split", rows)):
        assert read(tmp_path, table.to_json(orient=orient)) == (expected, [])
        assert is_json(Start(tmp_path / "x.json"))


def test_of_two_lists_the_longer_one_is_read_and_the_other_is_told(tmp_path: Path) -> None:
    rows, refused = read(tmp_path, {"grid": [{"acc": 1}], "train": ROWS})
    assert rows == ROWS
    assert [s.reason for s in refused] == [
        '"grid": its 1 values stand beside the 2 rows under "train": they are not read'
    ]


def test_a_list_of_evaluations_is_read_besides_even_if_it_is_longer(tmp_path: Path) -> None:
    rows, refused = read(tmp_path, {"eval_history": [{"step": 1, "acc": i} for i in range(3)], "train_history": ROWS})
    assert rows == [*ROWS, *({"_kind": "eval", "step": 1, "acc": i} for i in range(3))]
    assert refused == []
    assert read(tmp_path, {"eval_history": ROWS})[0] == ROWS


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ({}, "expected a list of rows, found an empty object"),
        ({"loss": 0.5, "names": ["a"]}, 'expected a list of rows, found the keys "loss", "names"'),
        ([1, 2], "expected a list of rows, found a list without an object"),
        ("3", "expected a list of rows, found 3"),
        ('{"a": [{"b": 1}', "column 16: not JSON: Expecting ',' delimiter"),
    ],
)
def test_a_document_without_rows_is_refused(document: Any, reason: str, tmp_path: Path) -> None:
    rows, refused = read(tmp_path, document)
    assert (rows, [s.reason for s in refused]) == ([], [reason])


def test_what_is_no_row_is_refused_alone(tmp_path: Path) -> None:
    rows, refused = read(tmp_path, [ROWS[0], 3, ROWS[1]])
    assert rows == ROWS
    assert [(s.line, s.reason) for s in refused] == [(2, "expected an object, found 3")]


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("x.jsonl", '{"step": 1, "samples": [{"reward": 1}, {"reward": 2}]}\n', True),
        ("x", '{"step": 1, "rewards": [1, 2, 3]}', True),
        ("x.jsonl", '{"epoch": 1, "rewards": [1, 2, 3]}', True),
        ("x.jsonl", '{"event": "config", "text": "' + "x" * 2**17 + '"}\n{"step": 1}\n', True),
        ("x.jsonl", '{"step": 1, "lo', True),
        ("x.jsonl", '{"step": 1, "lo\n{"step": 2}\n', True),
        ("x.json", '{"step": 1, "loss": 0.5}\n{"step": 2, "loss": 0.5}\n', True),
        ("x.json", '{"loss": 0.5}', False),
        ("x", '{\n "a": [' + '{"step": 1},\n' * 10_000, False),
        ("x", '{"steps": [' + '{"step": 1}, ' * 10_000, False),
        ("x", "[\n  {", False),
        ("x.jsonl", '{"log_history": [{"loss": 1}]}', False),
    ],
)
def test_lines_and_a_document_are_told_apart(name: str, text: str, lines: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    start = Start(tmp_path / name)
    assert (is_jsonl(start), is_json(start)) == (lines, not lines)


@pytest.mark.parametrize("text", ["", "[gating] {'loss': 1}", "{'loss': 1}", "[1, 2]", "step:1", "x"])
def test_what_is_neither_is_claimed_by_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(text)
    start = Start(tmp_path / "x.json")
    assert (is_jsonl(start), is_json(start)) == (False, False)


def test_what_stands_beside_the_rows_is_configuration(tmp_path: Path) -> None:
    read(tmp_path, {"config": {"lr": 1}, "run_name": "r", "steps": ROWS})
    assert (facts_json(tmp_path / "x.json").name, facts_json(tmp_path / "x.json").config) == ("r", {"lr": 1})
    read(tmp_path, {"max_steps": 2, "best": None, "log_history": ROWS})
    assert facts_json(tmp_path / "x.json").config == {"max_steps": 2}
    progress = {"epoch": 0.5, "global_step": 2, "total_flos": 1.5e12, "best_metric": 0.1, "num_input_tokens_seen": 0}
    read(tmp_path, {"max_steps": 2, **progress, "log_history": ROWS})
    assert (facts_json(tmp_path / "x.json").config, facts_json(tmp_path / "x.json").state) == (
        {"max_steps": 2},
        "finished",
    )
    assert facts_json(tmp_path / "none.json").config == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("12abc") | st.text(max_size=3), inner),
    max_leaves=12,
)


@given(document=JSON)
def test_any_document_is_read_or_refused(document: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("d")
    rows, refused = read(folder, document)
    assert rows or refused or document in ([], {"log_history": []}) or isinstance(document, (list, dict))
    facts_json(folder / "x.json")


@given(rows=st.lists(st.dictionaries(st.text(max_size=5), st.floats() | st.text(max_size=5), min_size=1), min_size=1))
def test_rows_come_back_as_they_were_written(
    rows: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    found, refused = read(tmp_path_factory.mktemp("d"), rows)
    assert (repr(found), refused) == (repr(rows), [])


@pytest.mark.skipif(not REAL.is_dir(), reason="set RLDK_REAL_LOGS to the directory of real logs")
def test_real_documents_are_read_as_they_stand() -> None:
    files = [file for file in sorted(REAL.glob("*.json")) if "summary" not in file.name]
    assert len(files) >= 12
    for file in files:
        assert is_json(Start(file))
        document = json.loads(file.read_bytes())
        expected = document["log_history"] if isinstance(document, dict) else document
        assert [row.values for row in read_json(file, pytest.fail)] == expected
