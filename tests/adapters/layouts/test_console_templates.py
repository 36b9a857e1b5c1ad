"""Consoles whose lines follow a template, of tables, and of JSON objects within lines."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.layouts.json_console import is_json_console, read_json_console
from rldk.adapters.layouts.table_console import is_table_console, read_table_console
from rldk.adapters.layouts.template_console import (
    is_template_console,
    parse_pattern,
    read_pattern,
    read_template_console,
    suggest_pattern,
)
from rldk.adapters.rows import Row, Skipped
from rldk.adapters.start import Start

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))
MINIMIND = REAL / "Coicozoi__minimind-from-scratch__logs__dpo.log"


def log(path: Path, text: str) -> Path:
    (path / "x.log").write_bytes(text.encode())
    return path / "x.log"


def pattern_rows(path: Path, text: str, pattern: str, refused: list[Skipped] | None = None) -> list[Row]:
    refused_here: list[Skipped] = [] if refused is None else refused
    rows = list(read_pattern(log(path, text), refused_here.append, pattern))
    assert refused is not None or refused_here == []
    return rows


@pytest.mark.skipif(not MINIMIND.exists(), reason="set RLDK_REAL_LOGS to the directory of real logs")
def test_every_value_of_a_real_minimind_console_is_read() -> None:
    refused: list[Skipped] = []
    rows = list(read_template_console(MINIMIND, refused.append))
    assert refused == []
    assert is_template_console(Start(MINIMIND))
    raw = []
    for line in MINIMIND.read_text().splitlines():
        if found := re.match(r"Epoch:\[(\d+)/1\]\((\d+)/4292\), (.*)", line):
            pairs = [pair.split(": ") for pair in found[3].replace("min", "").split(", ")]
            raw.append({"epoch": int(found[1]), "step": int(found[2]), **{key: float(value) for key, value in pairs}})
    assert [row.values for row in rows] == raw
    assert len(rows) == 215


def test_minimind_counts_its_steps_through_all_epochs(tmp_path: Path) -> None:
    text = "Epoch:[1/2](100/200) loss:3.5 lr:0.0002 epoch_Time:12.0min:\n"
    text += "Epoch:[2/2](100/200), Reward: 0.5, Actor Loss: -1\n"
    rows = list(read_template_console(log(tmp_path, text), [].append))
    assert [row.values for row in rows] == [
        {"epoch": 1, "step": 100, "loss": 3.5, "lr": 0.0002},
        {"epoch": 2, "step": 300, "Reward": 0.5, "Actor Loss": -1},
    ]


def test_a_line_of_minimind_that_is_torn_or_none_is_told(tmp_path: Path) -> None:
    refused: list[Skipped] = []
    text = "Epoch:[1/2](100/200) loss:3.5\nEpoch:[nan/2](1/200) loss:3.5\nEpoch:[1/2](200/20"
    assert len(list(read_template_console(log(tmp_path, text), refused.append))) == 1
    assert [(s.line, s.fatal) for s in refused] == [(2, False), (3, False)]


def test_a_pattern_of_a_user_is_read(tmp_path: Path) -> None:
    text = "begin\n[12:00] it 5/100 | loss 0.25 (best 0.2) | kl=-1e-05 acc: 50% eta 3 min\n"
    text += "[12:01] it 6/100 | loss nan (-) |\n"
    pattern = "it {step}/{} | loss {loss} ({}) | {*}"
    assert [str(row.values) for row in pattern_rows(tmp_path, text, pattern)] == [
        "{'step': 5, 'loss': 0.25, 'kl': -1e-05, 'acc': 50}",
        "{'step': 6, 'loss': nan}",
    ]
    assert [row.line for row in pattern_rows(tmp_path, text, pattern)] == [2, 3]
    (row,) = pattern_rows(tmp_path, "{7} reward=1\r\n", "{{{step}}} reward={reward}")
    assert row.values == {"step": 7, "reward": 1}
    assert pattern_rows(tmp_path, "1,0.5\n2,0.25\n", "{step},{loss}")[1].values == {"step": 2, "loss": 0.25}


def test_what_follows_no_pattern_is_told(tmp_path: Path) -> None:
    refused: list[Skipped] = []
    assert pattern_rows(tmp_path, "nothing\n", "loss {loss}", refused) == []
    assert [str(s).rpartition("x.log:")[2] for s in refused] == [
        '1: expected lines that follow the pattern "loss {loss}", found none'
    ]
    refused.clear()
    _, row = pattern_rows(tmp_path, "it 1 loss 0.5\nit 2 loss 0", "it {step} loss {loss}", refused)
    assert row.values == {"step": 2}
    assert [s.reason for s in refused] == ['torn last line: "loss" may lack its end']


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("", "expected a field such as"),
        ("loss {}", "expected a field such as"),
        ("{a}{b}", r"expected text before \{b\}"),
        ("{a} {a}", 'expected every name once, found "a" twice'),
        ("{1a}", "expected a name that begins with a letter"),
        ("{a", "for braces"),
        ("a} {b}", "for braces"),
        ("{*} {a}", r"expected \{\*\} at the end"),
        ("{a}" + " " * 1000, "expected at most 1000 characters, found 1003"),
    ],
)
def test_a_pattern_that_is_none_is_refused_with_its_place(pattern: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_pattern(pattern)


@given(
    pattern=st.text(st.sampled_from("{}*a %"), max_size=12), line=st.text(st.sampled_from("a1 .%=:{}\n"), max_size=30)
)
def test_any_pattern_is_read_or_refused(pattern: str, line: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = log(tmp_path_factory.mktemp("log"), line)
    try:
        parse_pattern(pattern)
    except ValueError:
        with pytest.raises(ValueError, match="pattern: "):
            list(read_pattern(path, [].append, pattern))
    else:
        list(read_pattern(path, [].append, pattern))


# As areal.utils.printing.tabulate_stats makes it with the real tabulate (AReaL 1.0.4, areal/utils/printing.py:6); the
# lines before it as areal/utils/stats_logger.py:138 and :155 log them.
AREAL = """\
(AReaL) 20260101-10:00:00.123 StatsLogger INFO: Epoch 1/10 Step 3/100 Train step 3/1000 done.
(AReaL) 20260101-10:00:00.124 StatsLogger INFO: Stats (1/1):
(AReaL) 20260101-10:00:00.125 StatsLogger INFO:
╒════════════════════════════════╤══════════════╤══════════════════╤════════════╕
│ ppo_actor/task_reward/avg      │   5.0000e-01 │ timeperf/rollout │ 1.2250e+01 │
├────────────────────────────────┼──────────────┼──────────────────┼────────────┤
│ ppo_actor/update/approx_kl/avg │  -1.0000e-03 │ lr               │ 1.0000e-06 │
├────────────────────────────────┼──────────────┼──────────────────┼────────────┤
│ ppo_actor/update/entropy/avg   │ nan          │                  │            │
╘════════════════════════════════╧══════════════╧══════════════════╧════════════╛
"""
READ = {
    "global_step": 2, "epoch": 1, "ppo_actor/task_reward/avg": 0.5, "timeperf/rollout": 12.25,
    "ppo_actor/update/approx_kl/avg": -0.001, "lr": 1e-06, "ppo_actor/update/entropy/avg": float("nan"),
}  # fmt: skip


@pytest.mark.parametrize("prefix", ["", "\x1b[36m(Trainer pid=7)\x1b[0m "])
def test_tables_of_areal_are_read(prefix: str, tmp_path: Path) -> None:
    box = "| a | 1 |\n+---+---+\n| b | x |\n+---+---+\n"
    text = box + AREAL + "INFO next\n" + AREAL.replace("step 3/", "step 4/").replace("│", "|").replace("╘", "+")
    path = log(tmp_path, "".join(prefix + line + "\n" for line in text.splitlines()))
    first, second = read_table_console(path, [].append)
    assert is_table_console(Start(path))
    assert (first.line, str(first.values)) == (9, str(READ))
    assert str(second.values) == str({**READ, "global_step": 3})


def test_a_torn_table_is_told(tmp_path: Path) -> None:
    refused: list[Skipped] = []
    text = AREAL + AREAL[: AREAL.index("│ ppo_actor/update/entropy") + 20]
    assert len(list(read_table_console(log(tmp_path, text), refused.append))) == 1
    assert [(s.line, s.reason) for s in refused] == [(15, "torn last line: the end of a table is missing")]


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("Epoch {}/9: loss=0.5, reward=0.25", "Epoch {epoch}/{}:{*}"),
        ("step {} | loss 0.5 | lr 1e-4", "step {step} | loss {loss} | lr {lr}"),
        ("[10:00:0{}] INFO Global step {}/9 loss: 0.5", "Global step {global_step}/{} {*}"),
        ("iter {} | loss 0.5 | kl=0.5 lr=1e-5", "iter {iter} | loss {loss}{*}"),
        ("INFO:root:Iter {}, Loss: 0.5, {{}}", "Iter {iter}{*}"),
        ("epoch 1 step={} loss=0.5", "step={step}{*}"),
        ("step {} | {{x}} loss 0.5", "step {step} | {{x}} loss {loss}"),
        ("step {}", None),
        ("footstep {}: loss: 0.5", None),
        ("", None),
    ],
)
def test_a_pattern_is_suggested_that_reads_the_lines(line: str, pattern: str | None, tmp_path: Path) -> None:
    text = "".join(f"{line.format(step, step)}\nother text\n" for step in range(1, 6))
    assert suggest_pattern(text) == pattern
    if pattern is not None:
        rows = list(read_pattern(log(tmp_path, text), pytest.fail, pattern))
        assert [next(iter(row.values.values())) for row in rows] == [1, 2, 3, 4, 5]
        assert all(0.5 in row.values.values() for row in rows)


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ('10:00 - INFO - Step 30: {"loss": 0.5}', 30),
        ('[step=30/300] {"loss": 0.5}', 30),
        ('Step 30: {"loss": 0.5, "step_time": 2.5}', 30),
        ('step 3: {"loss": 0.5, "global_step": 30}', None),
        ('footstep 3: {"loss": 0.5}', None),
    ],
)
def test_a_step_before_json_is_that_of_a_row_without_one(line: str, step: int | None, tmp_path: Path) -> None:
    (row,) = read_json_console(log(tmp_path, f"{line}\n"), pytest.fail)
    assert row.values.get("step") == step
    assert row.values["loss"] == 0.5


def test_json_within_lines_is_read(tmp_path: Path) -> None:
    text = (
        'INFO config {"name": "x"}\n'
        '[2026-01-01 10:00:00] INFO metrics_tag: {"step": 3, "metrics": {"a/b": 0.5, "c@sum": NaN}}\n'
        '(Driver pid=7) INFO metrics_tag: {"step": 4, "metrics": {"a/b": "0.25"}} done\n'
        '{"loss": 0.5}\n'
        'INFO metrics_tag: {"step": 5, "metr\nINFO metrics_tag: {"step": 6, "metrics": {"a'
    )
    refused: list[Skipped] = []
    rows = list(read_json_console(log(tmp_path, text), refused.append))
    assert is_json_console(Start(tmp_path / "x.log"))
    assert [(row.line, str(row.values)) for row in rows] == [
        (2, "{'step': 3, 'metrics': {'a/b': 0.5, 'c@sum': nan}}"),
        (3, "{'step': 4, 'metrics': {'a/b': '0.25'}}"),
        (4, "{'loss': 0.5}"),
    ]
    assert [(s.line, s.fatal) for s in refused] == [(5, True), (6, False)]


@pytest.mark.parametrize("value", ["1,234.5", "1.2.3", "0x1f", "1,2"])
def test_the_beginning_of_something_longer_is_no_number(tmp_path: Path, value: str) -> None:
    text = f"step 1: loss 0.5\nstep 2: loss {value}\nstep 3: loss 2.5s\n"
    refused: list[Skipped] = []
    rows = pattern_rows(tmp_path, text, "step {step}: loss {loss}", refused)
    assert [row.values for row in rows] == [{"step": 1, "loss": 0.5}, {"step": 3, "loss": 2.5}]
    ((line, reason),) = [(skipped.line, skipped.reason) for skipped in refused]
    assert line == 2
    assert reason.startswith("loss: expected a number, found")
    (row,) = pattern_rows(tmp_path, f"step 2 | loss: {value}, kl=0.5,lr=1e-5, n: 3,\n", "step {step} | {*}")
    assert row.values == {"step": 2, "kl": 0.5, "lr": 1e-5, "n": 3}
