"""From where on two runs differ by more than their noise."""

from __future__ import annotations

import math
from random import Random

import pytest

from lab.compare.__main__ import LOGS, Found, compared
from lab.compare.pairs import PROOF_PAIRS
from rldk import compare_runs
from rldk.compare.divergence import LEAST, WINDOW, divergence
from rldk.compare.groups import interval


def noise(seed: int, count: int = 200, level: float = 0.5, spread: float = 0.05) -> list[float]:
    draw = Random(seed)
    return [draw.gauss(level, spread) for _ in range(count)]


def shifted(values: list[float], start: int, by: float) -> list[float]:
    return [value + by if index >= start else value for index, value in enumerate(values)]


def test_a_jump_is_named_with_its_first_step() -> None:
    first = noise(1)
    found = divergence(range(200), first, shifted(first, 120, 0.2))
    assert found is not None
    assert found.step == 120
    assert found.size > 4.5


def test_noise_is_not_a_divergence_and_the_same_values_are_none() -> None:
    assert divergence(range(200), noise(1), noise(1)) is None
    assert [divergence(range(200), noise(seed), noise(seed + 100)) for seed in range(20)] == [None] * 20


def test_a_blip_of_two_steps_is_not_a_divergence() -> None:
    second = noise(1)
    second[50] = second[51] = 100.0
    assert divergence(range(200), noise(1), second) is None


def test_a_metric_that_is_nearly_always_zero_has_noise() -> None:
    draw = Random(5)
    runs = [[draw.random() if draw.random() < 0.05 else 0.0 for _ in range(200)] for _ in range(40)]
    assert [divergence(range(200), *pair) for pair in zip(runs[::2], runs[1::2], strict=True)] == [None] * 20


def test_without_noise_any_difference_counts_but_that_of_rounding() -> None:
    rates = [1e-5] * 100
    found = divergence(range(100), rates, shifted(rates, 40, 1e-6))
    assert found is not None
    assert found.step == 40
    assert divergence(range(100), rates, [rate * (1 + 1e-9) for rate in rates]) is None


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_in_one_alone_is_a_divergence_at_once(odd: float) -> None:
    second = noise(1)
    second[70] = odd
    found = divergence(range(200), noise(1), second)
    assert found is not None
    assert (found.step, found.size) == (70, math.inf)
    assert divergence(range(200), second, list(second)) is None


def test_a_divergence_before_the_nan_comes_first() -> None:
    first = noise(1)
    second = shifted(first, 60, 0.3)
    second[150:] = [math.nan] * 50
    found = divergence(range(200), first, second)
    assert found is not None
    assert found.step == 60


def test_of_few_steps_only_what_is_not_finite_is_judged() -> None:
    few = [0.0] * (LEAST - 1)
    assert divergence(range(LEAST - 1), few, [1.0] * (LEAST - 1)) is None
    assert divergence(range(LEAST), [0.0] * LEAST, [1.0] * LEAST) is not None
    assert divergence(range(2), [0.0, 0.0], [0.0, math.nan]) is not None
    assert WINDOW < LEAST


@pytest.mark.parametrize("runs", [2, 3, 5])
def test_the_interval_of_few_runs_covers_the_difference_as_often_as_it_says(
    runs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rldk.compare.groups._RESAMPLES", 200)  # the default would take a minute
    draw = Random(runs)
    covered = 0
    for _ in range(400):
        found = interval([draw.gauss(0, 1) for _ in range(runs)], [draw.gauss(1, 1) for _ in range(runs)])
        assert found is not None
        assert found.low <= found.difference <= found.high
        covered += found.low <= 1 <= found.high
    assert covered >= 0.93 * 400


def test_the_t_part_of_an_interval_is_that_of_the_tables() -> None:
    found = interval([0.0, 2.0], [10.0, 12.0])  # two degrees of freedom: 4.303, standard error sqrt(2)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((10 - 6.085, 10 + 6.085), abs=0.001)
    one_varies = interval([0.0, 0.0], [10.0, 12.0])  # one: 12.706, standard error 1
    assert one_varies is not None
    assert one_varies.high == pytest.approx(11 + 12.706, abs=0.001)


def test_a_group_of_one_or_with_a_nan_has_no_interval() -> None:
    assert interval([1.0], [1.0, 2.0]) is None
    assert interval([1.0, math.nan], [1.0, 2.0]) is None
    assert interval([1.0, 1e200], [1.0, 2.0]) is None
    assert interval([1.0, 1.0], [3.0, 3.0]) == interval([1.0, 1.0], [3.0, 3.0])


@pytest.fixture(scope="module")
def found() -> list[Found]:
    return [compared(pair) for pair in PROOF_PAIRS]


def test_what_was_planted_in_trained_runs_is_found(found: list[Found]) -> None:
    planted = [one for one in found if one.pair.step is not None]
    assert len(planted) == 20
    assert sum(one.right for one in planted) >= 18
    assert all(one.exact for one in planted)


def test_other_seeds_and_orders_are_no_divergence_and_the_same_seed_is_equal_to_the_last_bit(
    found: list[Found],
) -> None:
    alike = [one for one in found if one.pair.kind in ("seed", "order")]
    assert len(alike) == 20
    assert sum(one.right for one in alike) >= 19
    same = [one for one in found if one.pair.kind == "same"]
    assert len(same) == 2
    assert all(one.right and one.exact for one in same)


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("grpo-121", "grpo-121-rate", "until step 50; then at step 51 lr: 0.0001 and 0.001"),
        ("grpo-122", "grpo-122-data", "until step 44; then at step 45 data_slice.tokens_in: 216 and 404; other data"),
        ("grpo-122", "grpo-122-nan", "until step 39; then at step 40 "),
    ],
)
def test_what_was_set_is_named_before_what_follows_from_it(first: str, second: str, says: str) -> None:
    form = compare_runs(*(LOGS / f"{name}_events.jsonl.zst" for name in (first, second)))
    assert form.sentence.startswith(f"equal to the last bit {says}")
    assert form.sentence.endswith("other data") == says.endswith("other data")


def test_the_logs_of_the_pairs_are_there() -> None:
    names = {name for pair in PROOF_PAIRS for name in (pair.first, pair.second)}
    assert {path.name for path in LOGS.glob("*.zst")} == {f"{name}_events.jsonl.zst" for name in names}
