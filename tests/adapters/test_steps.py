"""Steps that the evidence gives to rows without any, and rows of several writers told apart."""

from __future__ import annotations

import csv
import json
import os
import random
import tracemalloc
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.layouts.console import read_console
from rldk.adapters.rows import Row
from rldk.adapters.steps import Numbered, Writers, count_writers, number_rows, numbering_of

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))
REPORTED = REAL.parent / "reported"
real = pytest.mark.skipif(not REAL.is_dir(), reason="set RLDK_REAL_LOGS to the directory of real logs")


def rows_of(*values: dict[str, Any], progress: list[int | None] | None = None) -> list[Row]:
    shown = progress or [None] * len(values)
    return [Row(Path("x"), line, dict(row), shown[line - 1]) for line, row in enumerate(values, 1)]


def is_train(row: Row) -> bool:
    return not any(key.startswith(("eval_", "train_")) for key in row.values)


def numbered(rows: list[Row]) -> tuple[list[Numbered], str]:
    numbering = numbering_of(rows, is_train)
    return list(number_rows(rows, is_train, numbering)), str(numbering)


def steps(rows: list[Row]) -> list[int]:
    return [row.step for row in numbered(rows)[0]]


def printed(epochs: list[float], start: int = 0) -> list[dict[str, Any]]:
    return [{"loss": (start + i) / 7, "epoch": epoch} for i, epoch in enumerate(epochs)]


def test_the_steps_of_a_progress_bar_are_taken_as_they_are() -> None:
    rows = rows_of(*printed([0.1, 0.2, 0.3, 0.4]), progress=[10, 20, 30, 40])
    found, said = numbered(rows)
    assert [row.step for row in found] == [10, 20, 30, 40]
    assert {row.note for row in found} == {said} == {"the log has no steps: they are those of its progress bar"}
    # Resumed from step 20.
    assert steps(rows_of(*printed([0.1, 0.2, 0.3, 0.3, 0.4]), progress=[10, 20, 30, 30, 40])) == [10, 20, 30, 30, 40]


def test_a_row_without_a_bar_among_many_that_have_one_is_estimated_and_says_so() -> None:
    shown: list[int | None] = [10 * i for i in range(1, 31)]
    shown[14] = None
    found, _ = numbered(rows_of(*printed([i / 30 for i in range(30)]), progress=shown))
    assert [row.step for row in found] == [10 * i for i in range(1, 31)]
    assert [row.note for row in found][14].startswith("the log has no steps, and this row no progress bar")


def test_bars_that_do_not_rise_with_the_rows_are_no_evidence() -> None:
    assert steps(rows_of(*printed([0.1, 0.2, 0.3]), progress=[30, None, None])) == [1, 2, 3]
    assert steps(rows_of(*printed([0.1, 0.2, 0.3, 0.4]), progress=[5, 5, 5, 5])) == [1, 2, 3, 4]


def test_an_evaluation_has_the_step_of_the_training_before_it() -> None:
    rows = rows_of(
        {"eval_loss": 1, "epoch": 0}, {"loss": 1, "epoch": 1.5}, {"eval_loss": 1, "epoch": 1.5}, {"loss": 2, "epoch": 2}
    )
    found, _ = numbered(rows)
    assert [row.step for row in found] == [0, 1, 1, 2]
    assert found[2].note == "the row has no step of its own: the step of the previous row is used"


def test_an_epoch_that_falls_begins_at_the_step_of_the_earlier_row() -> None:
    first, second, third = [0.125 * i for i in range(1, 7)], [0.125 * i for i in range(5, 11)], [0.125 * 4, 0.125 * 5]
    rows = rows_of(*printed(first), *printed(second, 40), *printed(third, 80))
    found, said = numbered(rows)
    assert [row.step for row in found] == [*range(1, 7), *range(5, 11), 4, 5]
    assert said == "the log has no steps: its train rows are numbered instead"
    assert "the epoch falls from 0.75 to 0.625: a run that was resumed" in found[6].note
    assert found[7].note == said
    # From between two rows, and from before the first one.
    assert steps(rows_of(*printed([1.1, 1.2, 1.3]), *printed([1.25, 1.35], 9))) == [1, 2, 3, 3, 4]
    assert steps(rows_of(*printed([1.1, 1.2, 1.3]), *printed([0.05, 0.15], 9))) == [1, 2, 3, 1, 2]


def test_what_a_second_node_prints_again_is_left_out() -> None:
    once = printed([0.1, 0.2, 0.3])
    summaries = [{"train_runtime": 1.109, "epoch": 0.3}, {"train_runtime": 1.111, "epoch": 0.3}]
    found, said = numbered(rows_of(*(row for row in once for _ in range(2)), *summaries))
    assert [(row.step, row.row.line) for row in found] == [(1, 1), (2, 3), (3, 5), (3, 7)]
    assert said.endswith("; every row stands there 2 times, epoch and all: 4 rows left out")
    # NaN is the same as NaN here.
    nans = [{"loss": float("nan"), "epoch": e / 4} for e in (1, 1, 2, 2)]
    assert steps(rows_of(*nans)) == [1, 2]


def test_rows_that_are_the_same_now_and_then_are_all_kept() -> None:
    rows = printed([0.1, 0.1, 0.1, 0.2, 0.2])
    rows[1] = dict(rows[0])
    assert steps(rows_of(*rows)) == [1, 2, 3, 4, 5]
    assert steps(rows_of({"loss": 0}, {"loss": 0}, {"loss": 0})) == [1, 2, 3]  # without an epoch


@pytest.mark.parametrize("key", ["epoch", "Epoch", "iteration", "time/iterations", "episode"])
def test_a_counter_that_rises_by_whole_numbers_is_taken_for_the_step(key: str) -> None:
    found, said = numbered(rows_of(*({key: value, "loss": 1} for value in ("0", 1.0, 2, 5, 3, 4))))
    assert [row.step for row in found] == [0, 1, 2, 5, 3, 4]
    assert said == f"the log has no steps: its {key} is taken for them"
    assert steps(rows_of(*({key: value, "loss": i} for i, value in enumerate((1, 1, 2, 2))))) == [1, 2, 3, 4]
    assert steps(rows_of(*({key: value, "loss": i} for i, value in enumerate((1, 1.5, 2))))) == [1, 2, 3]


def test_the_truest_counter_is_taken() -> None:
    rows = rows_of(*({"epoch": i, "episode": 64 * i, "iteration": i + 7} for i in range(4)))
    assert numbered(rows)[1] == "the log has no steps: its iteration is taken for them"


@real
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nhockid235__xling-grpo-sub3b__results_training_training.log", list(range(5, 55, 5))),
        ("Panacea-OpenEnv__Panacea-OpenEnv__logs__grpo_run_1.log", list(range(1, 301))),
        ("Ning-Guo__hotpotqa-agent__logs__grpo.log", list(range(20, 1861, 20))),
        ("iiicellled__Clean-Code-Qwen____dpo.log", list(range(10, 161, 10))),
        ("Sunshine535__nips-grpo-dynamics__results_gates_1_2_logs__gate1_adq_seed44.log", list(range(1, 201))),
        ("akshay-babbar__budget-router-openenv__outputs__grpo_probe_0.6b_n8_t12_len3500.log", list(range(1, 31))),
        ("../reported/console-requeued/slurm-99.out", [*range(1, 7), *range(5, 11)]),
        ("../reported/console-two-nodes/slurm-77.out", list(range(1, 7))),
    ],
)
def test_real_consoles_have_the_steps_that_they_show(name: str, expected: list[int]) -> None:
    if not (REAL / name).exists():
        pytest.skip("this log is not there")
    rows = [row for row in read_console(REAL / name, [].append) if "epoch" in row.values]
    found, _ = numbered(rows)
    assert [row.step for row in found if is_train(row.row)] == expected
    assert sum("train_runtime" in row.row.values for row in found) <= 1


@real
def test_a_real_table_of_epochs_has_them_for_steps() -> None:
    with (REAL / "mazzeratziii__MCP-Tool-RL__results_training_log.csv").open(newline="") as file:
        rows = rows_of(*csv.DictReader(file))
    assert steps(rows) == [int(row.values["epoch"]) for row in rows]


def trainer_log(path: Path) -> Iterator[tuple[int, frozenset[str], dict[str, Any]]]:
    for line in path.read_text().splitlines():
        row = json.loads(line)
        yield row["current_steps"], frozenset(row), row


def seconds(clock: str) -> int:
    days, _, rest = clock.rpartition(", ")
    hours, minutes, rest = rest.split(":")
    return int(days.split()[0] if days else 0) * 86400 + int(hours) * 3600 + int(minutes) * 60 + int(rest)


@real
def test_two_ranks_of_a_real_log_are_told_apart_as_their_clocks_do() -> None:
    log = list(trainer_log(REAL / "rameyjm7__SFT-Training-LLM__trainer_log.jsonl"))
    assert count_writers((step, keys) for step, keys, _ in log) == 2
    writers = Writers(2)
    clocks: dict[int, list[int]] = {0: [], 1: []}
    for step, _, row in log:
        clocks[writers.of(step)].append(seconds(row["elapsed_time"]))
    assert sum(map(len, clocks.values())) == 1360
    for ours in clocks.values():  # both were resumed once
        assert sum(after <= before for before, after in pairwise(ours)) == 1


@real
@pytest.mark.parametrize(
    "name",
    ["jorahn__rookworld-rlvr__logs__training_history.jsonl", "hykun1989__360-LLaMA-Factory-grpo____trainer_log.jsonl"],
)
def test_runs_that_were_appended_to_one_file_are_no_writers(name: str) -> None:
    rows = map(json.loads, (REAL / name).read_text().splitlines())
    assert count_writers((row.get("step", row.get("current_steps")), frozenset(row)) for row in rows) == 1


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [1],
        [1, 1, 2, 2],  # too few to say
        list(range(100)),
        [0, 5, 10, 15, 0, 0, 5],
        [*range(1, 9), *range(1, 9)],
        [*range(1, 200), *range(1, 200)],
        [1] * 40,
    ],
    ids=range(8),
)
def test_one_writer_is_one(steps: list[int]) -> None:
    assert count_writers((step, "loss") for step in steps) == 1


def test_rows_of_a_step_that_report_different_things_are_no_writers() -> None:
    assert count_writers((step, keys) for step in range(50) for keys in ("loss", "reward")) == 1


@given(
    number=st.integers(2, 8),
    length=st.integers(10, 60),
    seed=st.integers(0, 2**16),
    resumed=st.booleans(),
)
def test_writers_that_drift_are_told_apart(number: int, length: int, seed: int, resumed: bool) -> None:
    # Each rank reports at its own pace, none of them more than a step ahead of the slowest.
    rng = random.Random(seed)
    slow = sorted(rng.random() * 0.9 for _ in range(number))
    rows = sorted((step + slow[rank], rank, step) for rank in range(number) for step in range(length))
    if resumed:
        rows += sorted(
            (step + slow[rank], rank, step) for rank in range(number) for step in range(length - 3, length + 9)
        )
    assert count_writers((step, "loss") for _, _, step in rows) == number
    writers = Writers(number)
    of = [(rank, writers.of(step)) for _, rank, step in rows]
    assert len(set(of)) == number
    assert str(number) in str(writers)


def test_memory_does_not_grow_with_the_rows() -> None:
    def rows() -> Iterator[Row]:
        for i in range(20_000):
            yield Row(Path("x"), i, {"loss": i % 7, "epoch": i / 3})

    tracemalloc.start()
    try:
        numbering = numbering_of(rows(), is_train)
        assert sum(1 for _ in number_rows(rows(), is_train, numbering)) == 20_000
        assert count_writers((step, "loss") for step in range(20_000)) == 1
        assert tracemalloc.get_traced_memory()[1] < 2 * 2**20
    finally:
        tracemalloc.stop()
