"""Logs that nobody would write on purpose, and some that somebody would: no value is lost or made up, none hangs."""

from __future__ import annotations

import gzip
import json
import os
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters import CustomJSONLAdapter, OpenRLHFAdapter, TRLAdapter
from rldk.adapters.row_values import whole
from rldk.errors import IngestError
from rldk.ingest import Ingest
from tests.factories.layouts import as_jsonl

ROW = {"loss": 0.5, "learning_rate": 1e-6, "epoch": 0.1, "step": 1}


def read(path: Path, text: str | bytes, name: str = "x.jsonl", **how: Any) -> Ingest:
    (path / name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return Ingest(path / name, **how)


@pytest.mark.parametrize("step", ["-1", "1.5", '"x"', "true", "1e400", "NaN", "9" * 400, str(2**60), "[1]", "{}"])
def test_a_step_that_is_none_is_refused_and_not_made_up(step: str, tmp_path: Path) -> None:
    text = json.dumps(ROW) + f'\n{{"loss": 1, "epoch": 1, "step": {step}}}\n'
    with pytest.raises(IngestError, match=r"x\.jsonl:2: step: expected an integer from 0 to \d+, found"):
        list(read(tmp_path, text))
    reading = read(tmp_path, text, on_error="skip")
    assert [e.step for e in reading] == [1]
    assert [s.line for s in reading.skipped] == [2]


def test_a_row_without_a_step_among_others_that_have_one_is_listed(tmp_path: Path) -> None:
    reading = Ingest(as_jsonl(tmp_path, [{"lr": 1.0, "loss": 1.0, "epoch": 0}, {**ROW, "step": 100}]))
    assert [(e.step, e.process.attempt) for e in reading] == [(100, 1)]
    assert [str(s).rpartition("log.jsonl:")[2] for s in reading.skipped] == [
        "1: it has no step, although other rows do"
    ]


def test_no_key_displaces_another(tmp_path: Path) -> None:
    (event,) = read(tmp_path, '{"a/b": 1, "a": {"b": 2}, "step": 1, "metrics": {"loss": 3}, "loss": 4, "epoch": 1}\n')
    assert event.metrics == {"a/b": 1, "duplicate/a/b": 2, "loss": 4, "duplicate/loss": 3, "epoch": 1}
    with pytest.raises(IngestError, match='x.jsonl:1: not JSON: expected every key once, found "loss" twice'):
        list(read(tmp_path, '{"loss": 1, "loss": 2, "step": 1, "epoch": 1}\n'))
    adapter = CustomJSONLAdapter(as_jsonl(tmp_path, [{"step": 1, "R": 1.0, "S": 2.0}]), field_map={"R": "x", "S": "x"})
    assert [e.metrics for e in adapter] == [{"x": 1.0, "duplicate/x": 2.0}]


def test_leaves_are_kept_or_told(tmp_path: Path) -> None:
    odd = {"run_id": "../../x", "wall_time": "abc", "timestamp": "2025-11-21T19:16:10Z", "seed": "x", "rank": 3,
           "attempt": 5, "phase": "weird", "\ud800": 1.0, "__proto__": 2.0, "=cmd()": 3.0, "": 4.0}  # fmt: skip
    (event,) = read(tmp_path, json.dumps({**ROW, **odd}))
    assert event.timestamp == 1763752570.0
    assert (event.process.rank, event.process.attempt, event.rng.seed) == (3, 1, None)
    assert {k: event.metrics[k] for k in ("attempt", "__proto__", "=cmd()", "", "\\ud800")} == {
        "attempt": 5, "__proto__": 2.0, "=cmd()": 3.0, "": 4.0, "\\ud800": 1.0,
    }  # fmt: skip
    told = "\n".join(event.notes)
    for what in (
        "'../../x' is not safe",
        "wall_time is not a number: 'abc'",
        "rng.seed 'x'",
        "phase is not a number: 'weird'",
    ):
        assert what in told


def test_runs_and_ranks_of_one_file_are_kept_apart(tmp_path: Path) -> None:
    rows = [{**ROW, "step": step, "run_id": run, "rank": rank} for step in (1, 2) for run in "ab" for rank in (0, 1)]
    events = list(Ingest(as_jsonl(tmp_path, rows)))
    places = [(e.model_info.run_id, e.process.rank, e.process.attempt, e.process.seq, e.step) for e in events]
    assert places == [(run, rank, 1, step - 1, step) for step in (1, 2) for run in "ab" for rank in (0, 1)]


def test_rows_of_one_step_are_joined_only_if_they_agree(tmp_path: Path) -> None:
    rows = [
        {"step": 1, "loss": 1.0, "epoch": 1, "tokens_in": 5},
        {"step": 1, "reward": 2.0, "epoch": 1, "tokens_out": 7},
        {"step": 1, "kl": 1.0, "epoch": 1, "tokens_in": 6},
    ]
    first, second = Ingest(as_jsonl(tmp_path, rows))
    assert (first.data_slice.tokens_in, first.data_slice.tokens_out, second.data_slice.tokens_in) == (5, 7, 6)
    assert [e.process.attempt for e in (first, second)] == [1, 2]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{'loss': 0.4, 'ep{'loss': 0.3, 'epoch': 0.2}", "the end of a dict is missing"),
        ("{'loss': object(1.0), 'epoch': 0.2}", "expected a dict of plain values"),
        ("{'loss': 0.5, 'x': {'y': 1}, 'epoch': 0.2}", "the end of a dict is missing"),
        ("{'loss': __import__('os').getcwd(), 'epoch': 1}", "expected a dict of plain values"),
        ("{'loss': " + "(" * 10_000 + ", 'epoch': 1}", "expected a dict of plain values"),
        ("{'epoch': '" + "x" * 2_000_000 + "'}", "expected a dict of at most|the end of a dict is missing"),
        ("{'epoch':'" + "'\\\"" * 100_000 + "}", "expected a dict of plain values"),  # quadratic if read naively
    ],
    ids=range(7),
)
def test_what_a_console_garbles_is_refused_with_its_place(line: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=rf"x\.log:2: ({reason})"):
        list(read(tmp_path, f"{{'loss': 0.5, 'learning_rate': 1e-6, 'epoch': 0.1}}\n{line}\n", "x.log"))


def test_a_console_of_any_length_is_read_chunk_by_chunk(tmp_path: Path) -> None:
    told = "something else\n" * 80
    rows = "".join(
        f"{told}{i}%|#\r{{'loss': {i}.5, 'txt': 'nan, inf', 'gra\nd_norm': 1, 'epoch': {i}}}\n" for i in range(2000)
    )
    assert len(rows) > 2 * 2**20
    assert [e.metrics["loss"] for e in read(tmp_path, rows, "x.log")] == [i + 0.5 for i in range(2000)]


@pytest.mark.parametrize("name", ["x.jsonl.gz", "x.json.gz", "x.log.gz"])
def test_damaged_archives_are_told(name: str, tmp_path: Path) -> None:
    rows = [{**ROW, "step": i, "x": os.urandom(20).hex()} for i in range(3000)]
    text = {"x.jsonl.gz": "".join(json.dumps(row) + "\n" for row in rows), "x.json.gz": json.dumps(rows),
            "x.log.gz": "".join(f"{row}\n" for row in rows)}[name]  # fmt: skip
    with pytest.raises(IngestError, match=rf"{name}:\d+: the compressed data are damaged"):
        list(read(tmp_path, gzip.compress(text.encode())[:-2000], name))


def test_what_is_no_regular_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "loop.jsonl").symlink_to(tmp_path / "loop.jsonl")
    (tmp_path / "folder.jsonl").mkdir()
    as_jsonl(tmp_path, [ROW])
    (tmp_path / "again.jsonl").symlink_to(tmp_path / "log.jsonl")
    for kind in (TRLAdapter, OpenRLHFAdapter, CustomJSONLAdapter):
        assert not kind(tmp_path / "pipe.jsonl").can_handle()
        with pytest.raises(IngestError, match="expected a file or a directory, found neither"):
            list(kind(tmp_path / "pipe.jsonl"))
    with pytest.raises(IngestError, match="expected a file or a directory, found neither"):
        list(Ingest(tmp_path / "pipe.jsonl"))
    assert len(list(Ingest(tmp_path))) == 1  # a second name of a file is no second log


def test_utf_16_is_named_with_its_remedy(tmp_path: Path) -> None:
    for encoding in ("utf-16", "utf-16-be"):
        with pytest.raises(IngestError, match="UTF-16 text .iconv"):
            list(read(tmp_path, b"\xfe\xff" * encoding.endswith("be") + json.dumps(ROW).encode(encoding)))


@pytest.mark.parametrize("content", ["[field_map]\na = 1\n", "not toml", "field_map = 3\n"])
def test_a_field_map_of_wrong_types_is_refused_with_its_place(content: str, tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(content)
    with pytest.raises(ValueError, match=r"map\.toml: "):
        CustomJSONLAdapter(tmp_path, field_map=tmp_path / "map.toml")


def test_a_log_that_grows_is_read_as_far_as_the_first_time(tmp_path: Path) -> None:
    path = as_jsonl(tmp_path, [ROW])
    reading = Ingest(path)
    assert len(list(reading)) == 1
    with path.open("a") as file:
        file.write(json.dumps({**ROW, "step": 2, "new": 1}) + "\n")
    assert len(list(reading)) == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
)
KEYS = st.sampled_from(["step", "global_step", "loss", "epoch", "reward", "policy_loss", "actor_lr", "metrics", "phase",
                        "run_id", "timestamp", "rank", "kl", "eval_loss"]) | st.text(max_size=5)  # fmt: skip


@given(rows=st.lists(st.dictionaries(KEYS, JSON, max_size=6), min_size=1, max_size=4))
def test_any_rows_are_read_or_refused_and_claimed_by_one_trainer_at_most(
    rows: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = as_jsonl(tmp_path_factory.mktemp("rows"), rows)
    assert not (TRLAdapter.handles(path) and OpenRLHFAdapter.handles(path))
    for kind in (TRLAdapter, OpenRLHFAdapter, CustomJSONLAdapter):
        adapter = kind(path, on_error="skip")
        events = list(adapter)
        assert len(events) + len(adapter.skipped) <= 2 * len(rows)


@given(JSON)
def test_a_step_is_a_whole_number_or_none(value: Any) -> None:
    step = whole(value)
    assert step is None or (isinstance(step, int) and 0 <= step < 2**53)


def test_a_document_of_nothing_but_brackets_is_refused_before_it_takes_memory(tmp_path: Path) -> None:
    text = b'{"log_history": [{"loss": 0.5, "epoch": 0.1, "step": 1},' + b"[]," * 9_000_000 + b"[]]}"
    tracemalloc.start()
    try:
        with pytest.raises(
            IngestError, match="expected at most 16777216 values in a JSON document, found up to 18000007"
        ):
            list(read(tmp_path, text, "trainer_state.json"))
        assert tracemalloc.get_traced_memory()[1] < 2 * len(text) + 2**28  # a buffer for the longest document
    finally:
        tracemalloc.stop()


def test_a_file_of_names_is_small_and_no_pipe(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_bytes(b"#" * 2**20 + b"\n")
    with pytest.raises(OSError, match="expected at most 1048576 bytes, found 1048577"):
        CustomJSONLAdapter(tmp_path, field_map=tmp_path / "map.toml")
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(OSError, match="expected a regular file, found a named pipe"):
        CustomJSONLAdapter(tmp_path, field_map=tmp_path / "pipe.toml")


@pytest.mark.parametrize("lost", [8, 200])
def test_what_stands_before_the_torn_end_of_an_archive_is_read(tmp_path: Path, lost: int) -> None:
    rows = [{"step": n, "loss": n / 7} for n in range(200)]
    for name, text in (
        ("x.jsonl.gz", "".join(json.dumps(row) + "\n" for row in rows)),
        ("x.csv.gz", "step,loss\n" + "".join(f"{row['step']},{row['loss']}\n" for row in rows)),
    ):
        reading = read(tmp_path, gzip.compress(text.encode())[:-lost], name, on_error="skip")
        events = list(reading)
        assert len(events) == 200 if lost == 8 else 100 < len(events) < 200
        assert [event.metrics for event in events] == [{"loss": n / 7} for n in range(len(events))]
        assert "the compressed data are damaged" in str(reading.skipped[-1])
