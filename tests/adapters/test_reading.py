"""Rows that are read by what is known of their keys, against the same rows read value by value."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rldk_schema.frameworks import FRAMEWORKS

from rldk.adapters import row_to_event
from rldk.adapters.declarations import vocabulary
from rldk.adapters.evidence import Evidence
from rldk.adapters.reading import Reading, RowReader
from rldk.adapters.row_to_event import event_of
from rldk.adapters.row_values import number, numbers_of
from rldk.adapters.rows import Row
from rldk.errors import EventValidationError
from rldk.event.metric_names import MetricNames

PATH = Path("x")

numbers = st.sampled_from([0, 1, 3, 7.0, -1, 0.5, -0.0, 1e-7, 1e300, 2**60, float("nan"), float("inf"), -float("inf")])
texts = st.sampled_from(["0.5", "3", "1e-05", " 4 ", "nan", "1_0", "10/438", "train", "eval", "0:01:03", "", "0.23%"])
values = st.one_of(numbers, texts, st.none(), st.booleans())
KEYS = """
step global_step _step current_steps training/global_step global_step/max_steps phase rank seed run_id dataset_name
batch_size wall_time timestamp _timestamp _runtime elapsed_time _wandb text samples/x percentage epoch training/epoch
loss kl reward reward_std entropy grad_norm learning_rate train_runtime train_loss eval_loss eval_runtime eval_a_loss
eval/reward actor/kl_loss actor/entropy actor/lr critic/score/mean val-core/x/reward/mean@1 perf/cpu_memory_used_gb
env/all/reward/total test/env/all/reward/total completions/mean_length
"""
keys = st.sampled_from([*KEYS.split(), "\ud800"])
frameworks = st.sampled_from(sorted(FRAMEWORKS))


def row(given: dict[str, Any]) -> Row:
    return Row(PATH, 1, given, numbers=numbers_of(given))


def told(readings: list[Reading]) -> str:
    return repr(
        [(r.phase, r.step, {k: number(v) for k, v in r.metrics.items()}, sorted(r.leaves.items())) for r in readings]
    )


def read(reader: RowReader, given: Row) -> str:
    try:
        return told(reader.read(given))
    except ValueError as error:
        return str(error)


@given(frameworks, st.lists(keys, max_size=9, unique=True), st.data())
def test_rows_with_the_same_keys_are_cut_as_each_of_them_alone_is_read(
    name: str, names: list[str], data: st.DataObject
) -> None:
    words = vocabulary(name)
    beside = frozenset(data.draw(st.sampled_from([(), ("loss", "kl"), ("reward",)])))
    standing = frozenset(data.draw(st.sampled_from([(), ("step",), ("global_step",)])))
    cutting, plain = RowReader(words, beside, standing), RowReader(words, beside, standing)
    plain._cut = lambda _: None  # type: ignore[assignment, return-value, method-assign]
    for kind in (numbers, values, numbers | texts):
        each = row({key: data.draw(kind) for key in names})
        assert read(cutting, each) == read(plain, each)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("trl", {"loss": 0.5, "grad_norm": 1.0, "learning_rate": "1e-06", "epoch": 0.1}),
        ("verl", {"step": 3, "actor/kl_loss": 0.1, "critic/score/mean": 0.5, "val-core/x/reward/mean@1": 0.2}),
        ("custom", {"step": 3, "loss": 0.5, "elapsed_time": "0:01:03"}),
        ("custom", {"phase": "eval", "step": 3, "loss": 0.5}),
    ],
)
def test_ordinary_rows_are_cut(name: str, given: dict[str, Any]) -> None:
    reader = RowReader(vocabulary(name), frozenset())
    assert reader._cut(row(given))


@given(
    st.dictionaries(keys | st.text(max_size=3), numbers | st.none() | texts, max_size=6),
    st.sampled_from([("trl", "1.16", "grpo"), ("verl", None, None), ("openrlhf", "0.11", "ppo"),
                     ("custom", None, None)]),
    st.sampled_from([{}, {"wall_time": 1.5}, {"wall_time": -1.0}, {"timestamp": float("nan")}, {"dataset_name": "a"},
                     {"dataset_name": "\ud800"}, {"rank": 3}, {"run_id": "a b"}, {"seed": "x"}]),
    st.sampled_from(["train", "eval", "summary"]),
    st.sampled_from([0, 5, 2**53 - 1, 2**53]),
)  # fmt: skip
@example({"completions/mean_length": -1}, ("trl", "1.16", "grpo"), {}, "train", 0)
def test_an_event_that_is_taken_as_it_is_is_the_one_that_its_line_gives(
    metrics: dict[str, Any], who: tuple[str, Any, Any], leaves: dict[str, Any], phase: Any, step: int
) -> None:
    def event() -> str:
        names = MetricNames(who[0], version=who[1], algorithm=who[2])
        try:
            return repr(event_of(Reading(phase, step, dict(metrics), dict(leaves)), names, step=0, run_id="r"))
        except EventValidationError as error:
            return str(error)

    taken = event()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_to_event, "_as_decoded", lambda _: False)
        assert taken == event()


@given(st.lists(st.tuples(st.sampled_from([("loss", "kl"), ("loss",), ("step", "reward")]), st.data()), max_size=8))
def test_rows_that_are_looked_at_together_show_what_each_of_them_shows(kinds: list[Any]) -> None:
    together, alone = Evidence(), Evidence()
    for names, data in kinds:
        each = row({key: data.draw(numbers) for key in names})
        together.add(each)
        alone.add(Row(PATH, 1, each.values))
    together.settle()
    assert together == alone
