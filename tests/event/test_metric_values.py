"""What a log call is given becomes numbers, or is told."""

from __future__ import annotations

import enum
import math
import warnings
from collections import OrderedDict
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

from rldk.event.metric_values import as_numbers, storable


class Level(enum.IntEnum):
    HIGH = 3


class Share(float, enum.Enum):
    HALF = 0.5


class Scalar:
    """As jax's arrays are: a number only through `item`."""

    def __init__(self, value: object) -> None:
        self.item = lambda: value


class Hostile:
    def item(self) -> float:
        raise RuntimeError("no item")

    def __repr__(self) -> str:
        raise RuntimeError("no repr")


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (True, 1.0), (False, 0.0), (np.True_, 1.0), (np.False_, 0.0), (np.array(True), 1.0), (np.array([False]), 0.0),
        (0.5, 0.5), (3, 3), (None, None), (-math.inf, -math.inf), (Level.HIGH, 3), (Share.HALF, 0.5),
        (np.float16(0.5), 0.5), (np.longdouble(0.5), 0.5), (np.uint8(7), 7), (np.array(0.5), 0.5),
        (np.array([0.5]), 0.5), (np.array([[7]]), 7), (np.array([Decimal("0.5")], dtype=object), 0.5),
        (np.ma.masked, None), (np.ma.array([0.5], mask=[True]), None), (np.ma.array([0.5], mask=[False]), 0.5),
        (Decimal("0.25"), 0.25), (Fraction(1, 4), 0.25), (Scalar(0.5), 0.5), (Scalar(True), 1.0),
        (2**53 + 1, 2**53 + 1),
    ],
)  # fmt: skip
def test_what_is_one_number_is_kept_and_nothing_is_said(value: object, number: float | None) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        numbers = as_numbers({"x": value})
    assert numbers.metrics == {"x": number}
    assert type(numbers.metrics["x"]) in (float, int, type(None))
    assert (numbers.notes, numbers.problems) == ([], [])


def test_tensors_of_one_element_are_numbers_with_a_gradient_and_without_a_warning() -> None:
    torch = pytest.importorskip("torch")
    given = {
        "0d": torch.tensor(0.5, requires_grad=True), "1": torch.tensor([0.5], dtype=torch.bfloat16),
        "11": torch.tensor([[0.5]], requires_grad=True), "half": torch.tensor(0.5, dtype=torch.float16),
        "int": torch.tensor([3]), "true": torch.tensor(True), "false": torch.tensor([[False]]),
        "parameter": torch.nn.Parameter(torch.tensor([0.5])),
    }  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        numbers = as_numbers(given)
    assert numbers.metrics == {
        "0d": 0.5, "1": 0.5, "11": 0.5, "half": 0.5, "int": 3, "true": 1.0, "false": 0.0, "parameter": 0.5
    }  # fmt: skip
    assert numbers.problems == []
    several = as_numbers({"two": torch.ones(2), "none": torch.empty(0), "meta": torch.empty(1, device="meta")})
    assert (several.metrics, len(several.notes)) == ({}, 3)
    assert "expected a number, found Tensor tensor([1., 1.])" in str(several.problems[0])


@pytest.mark.parametrize(
    "value",
    [
        "x", "", "1_000", "1e999", "0x10", "\u0661", "5 %", b"0.5", [], [1.0, 2.0], (), {}, {1}, object(), 1j,
        Hostile(),
        np.ones(2), np.ones(0), np.complex64(1), np.datetime64("2026-01-01", "ns"), np.timedelta64(5, "ns"),
        np.array([np.datetime64("2026-01-01", "ns")]), np.array(["a"]), np.longdouble("1e4000"), 10**400,
    ],
)  # fmt: skip
def test_what_is_no_number_goes_into_a_note_and_a_problem_names_its_type(value: object) -> None:
    numbers = as_numbers({"x": value, "loss": 0.5})
    assert numbers.metrics == {"loss": 0.5}
    assert numbers.notes[0].startswith("x is not a number: ")
    (problem,) = numbers.problems
    assert str(problem).startswith(f"$.metrics.x: expected a number, found {type(value).__name__} ")
    assert len(str(problem)) < 250


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("0.5", 0.5), ("1e-3", 1e-3), (" -7 ", -7.0), ("nan", math.nan), ("-Infinity", -math.inf), (".5", 0.5),
        (np.str_("0.5"), 0.5), (np.array("0.5"), 0.5), ([0.25], 0.25), ((np.float32(0.25),), 0.25), ([True], 1.0),
    ],
)  # fmt: skip
def test_numeric_text_and_lists_of_one_are_stored_and_told(value: object, number: float) -> None:
    numbers = as_numbers({"x": value})
    assert numbers.metrics == {"x": pytest.approx(number, nan_ok=True)}
    assert numbers.notes == [f"x was given as {value!r}: {number} is stored"]
    (problem,) = numbers.problems
    assert f"found {type(value).__name__} {value!r}" in str(problem)


def test_nested_dicts_get_names_with_slashes_at_any_depth() -> None:
    deep: dict[str, Any] = {"end": 1.0}
    for _ in range(40):
        deep = {"d": deep}
    given = {
        "rewards": {"format": 0.5, "answer": OrderedDict(exact=True, text="x")},
        "bucket": {1: 0.5, None: 2.0, Share.HALF: 3.0},
        "frozen": MappingProxyType({"a": np.array([0.25])}),
        "missing": {"a": None},
        "deep": deep,
    }
    numbers = as_numbers(given)
    assert numbers.metrics == {
        "rewards/format": 0.5, "rewards/answer/exact": 1.0, "bucket/1": 0.5, "bucket/None": 2.0,
        "bucket/<Share.HALF: 0.5>": 3.0, "frozen/a": 0.25, "missing/a": None, f"deep/{'d/' * 40}end": 1.0,
    }  # fmt: skip
    assert numbers.notes == ["rewards/answer/text is not a number: 'x'"]
    assert [p.path for p in numbers.problems] == ['$.metrics["rewards/answer/text"]']


def test_a_flattened_name_never_takes_the_place_of_one_that_was_given() -> None:
    for given in ({"a": {"b": 1.0}, "a/b": 2.0}, {"a/b": 2.0, "a": {"b": 1.0}}):
        numbers = as_numbers(given)
        assert numbers.metrics == {"a/b": 2.0, "duplicate/a/b": 1.0}
        assert numbers.notes == ["a/b is stored as duplicate/a/b"]
        assert len(numbers.problems) == 1
    both = as_numbers({"a": {"b/c": 1.0, "b": {"c": 2.0}}})
    assert both.metrics == {"a/b/c": 1.0, "duplicate/a/b/c": 2.0}


def test_dicts_without_an_end_do_not_stall_and_are_told() -> None:
    loop: dict[str, Any] = {"x": 1.0}
    loop["self"] = loop
    bottomless: dict[str, Any] = {"x": 1.0}
    for _ in range(5000):
        bottomless = {"d": bottomless}
    shared: dict[str, Any] = {"x": 1.0}
    for _ in range(200):
        shared = {"a": shared, "b": shared}

    class Broken(dict[str, float]):
        def items(self) -> Any:
            raise RuntimeError("no items")

    numbers = as_numbers({"loop": loop, "bottomless": bottomless, "shared": shared, "broken": Broken(a=1.0)})
    assert numbers.metrics == {"loop/x": 1.0}
    assert numbers.notes[0].startswith("loop/self is not a number: ")
    assert any(note.startswith("broken is not a number: ") for note in numbers.notes)
    assert sum(map(len, numbers.notes)) < 10e6
    itself: dict[str, Any] = {}
    itself["me"] = itself
    assert as_numbers(itself).notes != []


class Proxy:
    """Stands for an object that is gone: it raises even when it is asked for its class."""

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        raise ReferenceError


class NoPairs(dict):  # type: ignore[type-arg]
    def items(self) -> list[int]:  # type: ignore[override]
        return [1, 2]


@pytest.mark.parametrize("make", [Proxy, lambda: NoPairs(a=1.0)], ids=["proxy", "no pairs"])
def test_an_object_that_breaks_what_all_objects_do_costs_no_other_value(make: Callable[[], object]) -> None:
    for given in ({"x": make(), "loss": 0.5}, {"x": make(), "loss": 0.5, "n": {"a": 1.0}}):
        numbers = as_numbers(given)
        assert numbers.metrics["loss"] == 0.5
        assert numbers.notes[0].startswith("x is not a number: ")


def test_what_is_given_is_not_changed() -> None:
    given = {"a": {"b": True}, "c": "0.5"}
    storable(given)
    assert given == {"a": {"b": True}, "c": "0.5"}
