"""Consoles of `key:value` pairs: verl's and torchtune's, coloured, interleaved, wrapped, torn."""

from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.layouts import key_value_console
from rldk.adapters.layouts.console import is_console
from rldk.adapters.layouts.key_value_console import is_key_value_console, read_key_value_console
from rldk.adapters.rows import Row, Skipped
from rldk.adapters.start import Start

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))
MANIFEST = REAL / "MANIFEST.jsonl"
CONSOLES = [
    entry
    for entry in (json.loads(line) for line in (MANIFEST.read_text().splitlines() if MANIFEST.exists() else []))
    if "verl console" in entry.get("oddities", [])
]


def rows_of(path: Path, text: str, refused: list[Skipped] | None = None) -> list[Row]:
    log = path / "x.log"
    log.write_bytes(text.encode())
    refused_here: list[Skipped] = [] if refused is None else refused
    rows = list(read_key_value_console(log, refused_here.append))
    assert refused is not None or refused_here == []
    return rows


@pytest.mark.skipif(not CONSOLES, reason="set RLDK_REAL_LOGS to the directory of real logs")
@pytest.mark.parametrize("entry", CONSOLES, ids=lambda entry: entry["file"])
def test_every_value_of_a_real_console_is_read(entry: dict[str, Any]) -> None:
    path = REAL / entry["file"]
    refused: list[Skipped] = []
    rows = list(read_key_value_console(path, refused.append))
    assert refused == []
    assert is_key_value_console(Start(path))
    assert not is_console(Start(path))
    assert len(rows) == entry["entries"]
    raw = []
    for line in re.sub(r"\x1b\[[\d;]*m", "", path.read_bytes().decode()).splitlines():
        if found := re.search(r"step:(\d+) - (.*)", line):
            pairs = [pair.rsplit(":", 1) for pair in found[2].rstrip(" -").split(" - ")]
            raw.append(
                {"step": float(found[1])} | {k: float(re.sub(r"np\.float64\((.*)\)", r"\1", v)) for k, v in pairs}
            )
    assert [row.values for row in rows] == raw


def test_colours_prefixes_and_bars_do_no_harm(tmp_path: Path) -> None:
    text = (
        "\x1b[36m(TaskRunner pid=1, ip=10.0.0.1)\x1b[0m step:1 - a/b:0.5 - lr(1e-4):nan - c:d/e:np.float64(0.2)\r\n"
        "\x1b[2m\x1b[36m(main_task pid=7)\x1b[0m \rTraining Progress:  10%|#   | 2/20 [00:01<00:02]step:2 - a/b:True\n"
        "(TaskRunner pid=1) step:3 - a/b:-1e-05Training Progress:  10%|#   | 3/20 [00:01<00:02]\n"
        "(TaskRunner pid=1) step:4 - a/b:inf - t:tensor(0.5, device='cuda:0') - s:'x' - \n"
        "a step:5 of footstep:6 - is none\n"
        "(TaskRunner pid=1) step:7 - a/b:2.5\x1b[32m [repeated 2x across cluster]\x1b[0m\n"
    )
    rows = rows_of(tmp_path, text)
    assert [(row.line, str(row.values)) for row in rows] == [
        (1, "{'step': 1, 'a/b': 0.5, 'lr(1e-4)': nan, 'c:d/e': 0.2}"),
        (2, "{'step': 2, 'a/b': True}"),
        (3, "{'step': 3, 'a/b': -1e-05}"),
        (4, "{'step': 4, 'a/b': inf, 't': 0.5, 's': 'x'}"),
        (6, "{'step': 7, 'a/b': 2.5}"),
    ]


def test_lines_of_two_workers_stand_between_the_pieces_of_a_row(tmp_path: Path) -> None:
    text = (
        "(A pid=1) step:1 - a:0.1 - b:0.\n(B pid=2) INFO - name: loading\n(A pid=1) 25 - c:3\n"
        "(A pid=1) INFO 12:30 - not: a pair\n(B pid=2) step:9 - z:1 - y\n"
        "(A pid=1) step:2 - a:0.5\n(B pid=2) y:2 - x:3\n"
    )
    assert [row.values for row in rows_of(tmp_path, text)] == [
        {"step": 1, "a": 0.1, "b": 0.25, "c": 3},
        {"step": 9, "z": 1, "yy": 2, "x": 3},
        {"step": 2, "a": 0.5},
    ]


PAIRS = {f"critic/score_{i}/mean@{i}": random.Random(i).random() * 10 ** (i - 5) for i in range(12)}


@pytest.mark.parametrize("prefix", ["", "(TaskRunner pid=7) "])
@pytest.mark.parametrize("width", range(60, 140, 7))
def test_a_row_that_a_terminal_has_wrapped_at_any_width_is_read(width: int, prefix: str, tmp_path: Path) -> None:
    line = "step:3 - " + " - ".join(f"{key}:{value!r}" for key, value in PAIRS.items())
    wrapped = "\n".join(prefix + line[at : at + width] for at in range(0, len(line), width))
    text = f"{prefix}loading\n{wrapped}\n{prefix}WARNING 12-18 10:32:40 [x.py:284] No tokenizer\n{prefix}step:4 - a:1\n"
    first, second = rows_of(tmp_path, text)
    assert first.values == {"step": 3, **PAIRS}
    assert second.values == {"step": 4, "a": 1}


def test_the_torn_end_of_a_file_is_told(tmp_path: Path) -> None:
    refused: list[Skipped] = []
    rows = rows_of(tmp_path, "step:1 - a:0.123 - b:0.5\nstep:2 - a:0.456 - b:0.1", refused)
    assert [row.values for row in rows][1] == {"step": 2, "a": 0.456, "b": 0.1}  # it ends as the row before does
    assert refused == []
    rows = rows_of(tmp_path, "step:1 - a:0.123 - b:0.5\nstep:2 - a:0.4", refused)
    assert [row.values for row in rows] == [{"step": 1, "a": 0.123, "b": 0.5}]
    assert [str(s).rpartition("x.log:")[2] for s in refused] == ['2: torn last line: "a:0.4" may lack its end']
    assert not refused[0].fatal


@pytest.mark.parametrize("end", ["b:", "b:0.", "b:1e", "b:1e-", "b:np.float64(0.25", "b"])
def test_a_row_whose_rest_is_nowhere_loses_its_last_pair_and_says_so(end: str, tmp_path: Path) -> None:
    refused: list[Skipped] = []
    (row,) = rows_of(tmp_path, f"step:1 - a:0.5 - {end}\nsomething else\n", refused)
    assert row.values == {"step": 1, "a": 0.5}
    assert [(s.line, s.fatal) for s in refused] == [(1, False)]


def test_printed_dicts_between_the_rows_are_told(tmp_path: Path) -> None:
    refused: list[Skipped] = []
    text = "{'loss': 1.0, 'epoch': 1}\nstep:1 - a:1\n{'loss': 1.0, 'epoch': 1}\nstep:2 - a:1\nstep:3 - a:1\n"
    assert len(rows_of(tmp_path, text, refused)) == 3
    assert [str(s).rpartition("x.log:")[2] for s in refused] == ["1: 2 printed dicts between the rows, left out"]
    assert is_key_value_console(Start(tmp_path / "x.log"))


def test_torchtune_is_read(tmp_path: Path) -> None:
    # As DiskLogger.log_dict writes it (torchtune 0.6.1, torchtune/training/metric_logging.py:158).
    text = (
        "Step 1 | loss:1.5 lr:2e-05 tokens_per_second_per_gpu:432.25 \n"
        "Step 2 | loss:nan lr:1e-05 \nStep 3 | rewards:0.5\n"
    )
    rows = rows_of(tmp_path, text)
    assert [str(row.values) for row in rows] == [
        "{'step': 1, 'loss': 1.5, 'lr': 2e-05, 'tokens_per_second_per_gpu': 432.25}",
        "{'step': 2, 'loss': nan, 'lr': 1e-05}",
        "{'step': 3, 'rewards': 0.5}",
    ]
    assert is_key_value_console(Start(tmp_path / "x.log"))


KEYS = st.from_regex(r"[a-z_]{1,9}(/[a-z@0-9:]{0,8}[a-z]){0,2}", fullmatch=True)


@given(
    values=st.dictionaries(KEYS, st.floats() | st.integers(-(10**9), 10**9), min_size=1, max_size=9),
    step=st.integers(0, 10**9),
)
def test_what_verl_prints_is_read_again(
    values: dict[str, Any], step: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    values.pop("step", None)
    text = " - ".join([f"step:{step}", *(f"{key}:{value!r}" for key, value in values.items())])
    rows = rows_of(tmp_path_factory.mktemp("log"), f"(TaskRunner pid=3) {text}\n")
    assert [str(row.values) for row in rows] == ([str({"step": step, **values})] if values else [])


@given(
    parts=st.lists(
        st.sampled_from(
            ["step:1 - ", "a:", "- ", "1", "\n", "\r", " ", "(x pid=1) ", "10%|", "| 1/2 []", "'", "tensor("]
        )
    )
)
def test_any_text_is_read_without_an_error(parts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    rows_of(tmp_path_factory.mktemp("log"), "".join(parts), [])


@given(
    st.text("0123456789.-+eE_ np()'", max_size=9)
    | st.sampled_from(["np.float64({})", "{}", "'{}'"]).flatmap(lambda form: st.floats().map(form.format))
)
def test_a_value_of_digits_is_the_one_that_the_pattern_finds(said: str) -> None:
    quickly = repr(key_value_console._value(said))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_value_console, "_MOST_DIGITS", -1)
        assert quickly == repr(key_value_console._value(said))
