"""Dicts that a program printed to a console: what they hold, and which progress bar is the training's."""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.layouts import console
from rldk.adapters.layouts.console import is_console, read_console
from rldk.adapters.layouts.console_text import console_lines
from rldk.adapters.rows import Row, Skipped
from rldk.adapters.start import Start

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))
MANIFEST = REAL / "MANIFEST.jsonl"
CONSOLES = [
    entry
    for entry in (json.loads(line) for line in (MANIFEST.read_text().splitlines() if MANIFEST.exists() else []))
    if "hf console" in entry.get("oddities", []) or entry.get("layout", "").startswith("hf console")
]


def rows_of(path: Path, text: str | bytes, refused: list[Skipped] | None = None) -> list[Row]:
    log = path / "x.log"
    log.write_bytes(text if isinstance(text, bytes) else text.encode())
    refused_here: list[Skipped] = [] if refused is None else refused
    rows = list(read_console(log, refused_here.append))
    assert refused is not None or refused_here == []
    return rows


def bar(step: int, total: int, description: str = "") -> str:
    done = f"{100 * step // total:3d}%|{'#' * (10 * step // total):10}|"
    return f"\r{description}{done} {step}/{total} [00:01<00:02,  1.2it/s]"


def printed(step: int) -> str:
    return f"{{'loss': {step}.5, 'epoch': {step / 10}}}\n"


@pytest.mark.skipif(not CONSOLES, reason="set RLDK_REAL_LOGS to the directory of real logs")
@pytest.mark.parametrize("entry", CONSOLES, ids=lambda entry: entry["file"])
def test_every_value_of_a_real_console_is_read(entry: dict[str, Any]) -> None:
    path = REAL / entry["file"]
    refused: list[Skipped] = []
    rows = list(read_console(path, refused.append))
    assert refused == []
    assert is_console(Start(path))
    train = [row.values for row in rows if "epoch" in row.values and "loss" in row.values]
    assert len(train) == entry.get("train_rows", entry.get("rows"))
    text = path.read_bytes().decode(errors="replace").replace("\r", "").replace("\n", "")
    raw = [
        {key: float(value) for key, value in re.findall(r"'([^']+)': '?([-+.\deE]+|nan|inf)'?[,}]", found)}
        for found in re.findall(r"\{'[^{}]*'epoch'[^{}]*\}", text)
    ]
    read = [{k: float(v) for k, v in row.values.items()} for row in rows if "epoch" in row.values]
    assert read == raw


def test_the_bar_directly_after_a_row_is_its_step(tmp_path: Path) -> None:
    # As tqdm writes them: it clears the bar, prints the line, and draws the bar anew; the one before may be late.
    text = "".join(f"{bar(s - 1, 30)}\r{' ' * 40}\r{printed(s)}{bar(s, 30)}" for s in (10, 20, 30))
    assert [row.progress for row in rows_of(tmp_path, text)] == [10, 20, 30]


def test_the_bar_before_a_row_is_its_step_where_none_follows(tmp_path: Path) -> None:
    text = "".join(f"{bar(step, 30)}\nsaving the model\n{printed(step)}saved\n" for step in (10, 20, 30))
    assert [row.progress for row in rows_of(tmp_path, text)] == [10, 20, 30]
    # Without bars of its own, a row has no step, whatever stood before the row before.
    text = bar(30, 30) + "\n" + "".join(printed(step) for step in (10, 20, 30))
    assert [row.progress for row in rows_of(tmp_path, text)] == [30, None, None]


def test_a_bar_without_a_bar_counts_too(tmp_path: Path) -> None:
    text = "".join(f"{printed(s)}  {s}% {s}/300 [03:38<7:55:14, 95.68s/it]Both `max_new_tokens`\n" for s in (1, 2, 3))
    assert [row.progress for row in rows_of(tmp_path, text)] == [1, 2, 3]


def test_bars_of_downloads_checkpoints_and_evaluations_do_not_count(tmp_path: Path) -> None:
    text = bar(2, 2, "Loading checkpoint shards: ") + "\n" + bar(68, 68) + "\n{'eval_loss': 1.0, 'epoch': 0}\n"
    for step in range(10, 60, 10):
        text += bar(step, 480) + "\r" + printed(step) + bar(step, 480)
        if step % 20 == 0:
            text += "".join(bar(i, 68) for i in range(1, 69)) + bar(1, 2, "Writing model shards: ")
            text += f"\r{{'eval_loss': 1.0, 'epoch': {step}}}\n" + bar(step, 480) + bar(68, 68) + "\n"
    rows = [row for row in rows_of(tmp_path, text) if row.line > 3]
    assert [(next(iter(row.values)), row.progress) for row in rows] == [
        ("loss", 10), ("loss", 20), ("eval_loss", 20), ("loss", 30), ("loss", 40), ("eval_loss", 40), ("loss", 50)
    ]  # fmt: skip


def test_a_run_that_is_resumed_with_another_total_is_followed(tmp_path: Path) -> None:
    text = "".join(printed(s) + bar(s, 100) for s in (1, 2, 3)) + "".join(printed(s) + bar(s, 200) for s in range(3, 9))
    assert [row.progress for row in rows_of(tmp_path, text)] == [1, 2, 3, None, None, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("{'a': nan, 'b': -inf, 'c': np.float64(0.25), 'd': '1.257e+05'}", [math.nan, -math.inf, 0.25, "1.257e+05"]),
        ("{'a': tensor(0.5), 'b': tensor(0.25, device='cuda:0'), 'c': tensor(nan, dtype=torch.bfloat16)}",
         [0.5, 0.25, "nan"]),
        ("{'a': array(1.5, dtype=float32), 'b': np.float32(inf), 'c': numpy.int64(3)}", [1.5, math.inf, 3]),
        ("{'a': True, 'b': None, 'c': 'np.float64(1)', 'd': [1], 'e': 2}", [True, None, "np.float64(1)", [1], 2]),
        ("{'a': 1,\r\n 'b\r\n_c': 2.\n5}", [1, 2.5]),
        ("{'a': '0.1',\n\x1b[36m(skyrl_entrypoint pid=7, ip=10.0.0.1)\x1b[0m  'b': '0.2'}", ["0.1", "0.2"]),
    ],
    ids=range(6),
)  # fmt: skip
def test_values_are_read_as_python_prints_them(text: str, values: list[Any], tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, f"[gating] begins\n{text}\n")
    found = list(row.values.values())
    assert row.line == 2
    assert [str(value).strip("'") for value in found] == [str(value) for value in values]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Global step 3: ", {"step": 3}),
        ("\u2728 Global step 3: \x1b[32m", {"step": 3}),
        ("Eval at step 3: ", {"step": 3}),
        ("Evaluation completed in 0:00:01, global_step 3, eval_metrics: ", {"step": 3}),
        ("[2026-01-01 10:00:00] model.py:617 - step 12: ", {"_kind": "step", "step": 12}),
        ("[2026-01-01 10:00:00] data.py:10 - rollout 12: ", {"_kind": "rollout", "_step": 12}),
        ("(RolloutManager pid=3) eval 12: ", {"_kind": "eval", "_step": 12}),
        ("perf 12: ", {"_kind": "perf", "_step": 12}),
        ("(skyrl_entrypoint pid=7) INFO - Step 4: \n(skyrl_entrypoint pid=7) ", {"step": 4}),
        ("(skyrl_entrypoint pid=7) INFO - Step 4: \n", {"step": 4}),
        ("INFO - Step 30/300 - ", {"step": 30}),
        ("[train] Iteration 30: ", {"step": 30}),
        ("Step 30 ", {"step": 30}),
        ("footstep 3: ", {}),
        ("Overstep 3: ", {}),
    ],
)
def test_what_a_trainer_prints_before_a_dict_goes_into_the_row(
    before: str, told: dict[str, Any], tmp_path: Path
) -> None:
    (row,) = rows_of(tmp_path, f"{before}{{'a': 1.0, 'b': 2}}\n")
    assert row.values == {**told, "a": 1.0, "b": 2}


def test_dicts_within_others_and_lists_of_them_are_no_rows(tmp_path: Path) -> None:
    text = "{'optim': {'lr': 1e-06, 'betas': 2},\n 'model': {'a': 1}}\n"
    text += "[{'loss': 1.0, 'epoch': 1}, {'loss': 2.0, 'epoch': 2}]\n"
    assert rows_of(tmp_path, text) == []
    assert not is_console(Start(tmp_path / "x.log"))
    rows = rows_of(tmp_path, text + "3, {'loss': 3.0, 'epoch': 3}\nmetrics: {'loss': 4.0, 'epoch': 4}\n")
    assert [row.values["loss"] for row in rows] == [3.0, 4.0]


def test_rows_of_pairs_between_dicts_are_told(tmp_path: Path) -> None:
    refused: list[Skipped] = []
    assert len(rows_of(tmp_path, printed(1) + "step:1 - a:1\n" + printed(2) + printed(3), refused)) == 3
    assert [str(s).rpartition("x.log:")[2] for s in refused] == ["2: 1 row of `key:value` pairs, left out"]
    assert is_console(Start(tmp_path / "x.log"))


def test_a_dict_that_cannot_be_read_is_told_if_it_begins_like_a_row(tmp_path: Path) -> None:
    refused: list[Skipped] = []
    text = "{'config': object()}\n{'loss': 1.0, 'epoch': 1}\n{'loss': object(), 'epoch': 2}\n{'config': object()}\n"
    assert len(rows_of(tmp_path, text + "{'loss': 1.0, 'ep", refused)) == 1
    assert [(skipped.line, skipped.fatal) for skipped in refused] == [(3, True), (5, False)]
    assert refused[1].reason == "torn last line: the end of a dict is missing"


def test_a_first_row_far_from_the_beginning_is_found(tmp_path: Path) -> None:
    text = "[2026-01-01 00:00:00] INFO loading {} of \r\n" * 6000
    log = tmp_path / "x.log"
    log.write_bytes((text + printed(1)).encode())
    assert len(text) > 200_000
    assert is_console(Start(log))
    assert [row.line for row in read_console(log, [].append)] == [6001]


@pytest.mark.parametrize("first", ["[gating] a", "[1] a", "[2026-01-01 00:00:00] a", "{", "{1} a", "['a'] b", "\r\n"])
def test_a_console_may_begin_like_json(first: str, tmp_path: Path) -> None:
    assert len(rows_of(tmp_path, f"{first}\n{printed(1)}")) == 1
    assert is_console(Start(tmp_path / "x.log"))


@pytest.mark.parametrize(
    "text", ['{"loss": 1, "epoch": 2}\n', '[{"loss": 1}]', "[1, 2]", "", "\0{'loss': 1, 'a': 1}", "step,loss\n1,2\n"]
)
def test_what_is_no_console_is_none(text: str, tmp_path: Path) -> None:
    log = tmp_path / "x"
    log.write_text(text)
    assert not is_console(Start(log))


KEYS = st.text(st.characters(exclude_characters="'\\{}\r\n\x1b", exclude_categories=["C"]), min_size=1, max_size=12)


@given(values=st.dictionaries(KEYS, st.floats() | st.integers(-(10**9), 10**9), min_size=1, max_size=9))
def test_what_python_prints_is_read_again(values: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    (row,) = rows_of(tmp_path_factory.mktemp("log"), f"step\n {values}\n")
    assert [str(value).strip("'") for value in row.values.values()] == [str(value) for value in values.values()]
    assert list(row.values) == list(values)


@given(
    parts=st.lists(
        st.sampled_from(["{'a': ", "}", "\r", "\n", "'", '"', "10%|", "| 1/2 [", "]", "\x1b[3m", "np.a(", ")"])
    )
)
def test_any_text_is_read_without_an_error(parts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    rows_of(tmp_path_factory.mktemp("log"), "".join(parts), [])


def test_a_long_console_is_read_the_same_in_chunks_of_any_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"{bar(s, 999)}\r\u2588{printed(s)}{bar(s, 999)} {{ not a row }}\n" for s in range(1, 99))
    whole = rows_of(tmp_path, text)
    assert [row.progress for row in whole] == list(range(1, 99))
    for size in (1, 7, 100, 1024):
        monkeypatch.setattr("rldk.adapters.layouts.console_text._CHUNK", size)
        assert rows_of(tmp_path, text) == whole


# What transformers' ProgressCallback does (transformers 5, trainer_callback.py): rows go through the training's bar.
TRAINS = """
from tqdm import tqdm
training = tqdm(total=200, dynamic_ncols=True)
for step in range(1, 201):
    training.update(1)
    if step % 7 == 0:
        training.write(str({"loss": step / 2, "epoch": step / 200}))
    if step % 50 == 0:
        evaluation = tqdm(total=13, leave=False, dynamic_ncols=True)
        for _ in range(13):
            evaluation.update(1)
        evaluation.write(str({"eval_loss": step / 2, "epoch": step / 200}))
        evaluation.close()
training.write(str({"train_runtime": 1.5, "epoch": 1.0}))
training.close()
"""


def test_the_steps_that_a_real_bar_shows_are_exact(tmp_path: Path) -> None:
    pytest.importorskip("tqdm")
    with (tmp_path / "x.log").open("wb") as file:
        subprocess.run([sys.executable, "-u", "-c", TRAINS], stdout=file, stderr=subprocess.STDOUT, check=True)
    rows = list(read_console(tmp_path / "x.log", [].append))
    assert len(rows) == 28 + 4 + 1
    for row in rows:
        # The bar itself lags behind: it is drawn ten times a second, and all of this takes less.
        assert row.progress == (2 * row.values["loss"] if "loss" in row.values else 200 * row.values["epoch"])


PRINTED = [
    "{'loss': 0.5, 'kl': '1e-05', 'x': 'abc'}",
    "{'a': 1, 'b': -0, 'a': 2.5e-7, 'k/\u00e9': 12345678901234567890123, 'z': 1e999}",
    "{'a': nan, 'b': inf, 'c': np.float64(0.5), 'd': tensor(0.5, device='cuda:0')}",
    "{'a': true, 'b': null, 'c': NaN, 'd': Infinity}",
    "{'a': None, 'b': True, 'c': [1, 2], 'd': 1_000, 'e': 0x10, 'f': 1., 'g': 07}",
    "{'a': \"it's\", 'b': 'q' 'r', 'c': 'a\\nb', 'd': 'a\tb'}",
]


@given(
    st.sampled_from(PRINTED),
    st.lists(st.tuples(st.integers(0, 80), st.sampled_from("{}'\":,.01eE+-_ \t\\nat[]()#")), max_size=3),
)
def test_a_dict_that_is_read_by_the_decoder_of_json_is_the_one_that_python_reads(
    text: str, changes: list[tuple[int, str]]
) -> None:
    for place, character in changes:
        text = text[:place] + character + text[place:]

    def parsed() -> str:
        try:
            return repr(console._parse(text))
        except ValueError as error:
            return str(error)

    quickly = parsed()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(console, "_plain", lambda _: None)
        assert quickly == parsed()


@given(text=st.text("ab\r\n", max_size=12), size=st.integers(1, 5))
def test_lines_end_where_they_do_whatever_the_chunks(
    text: str, size: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("lines") / "x.log"
    path.write_bytes(text.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rldk.adapters.layouts.console_text._CHUNK", size)
        lines = [(line.number, line.text) for line in console_lines(path, pytest.fail)]
    pieces = re.split(r"(\r?\n|\r(?!\n|\Z))", text)
    expected, number = [], 1
    for piece, end in zip(pieces[::2], [*pieces[1::2], "at the end of the file"], strict=True):
        if end == "\r":
            expected += [(number, piece)] if piece else []
        elif piece or end.endswith("\n"):
            expected.append((number, piece))
        number += end != "\r"
    assert lines == expected
