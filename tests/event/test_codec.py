from __future__ import annotations

import json
import math
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rldk_schema import AlertInfo, Event, Process, Rng, validate_event

from rldk import EventValidationError, decode_event, encode_event
from tests.factories.cases import DATA, VALID, lines, name
from tests.factories.events import make_event
from tests.factories.strategies import EVENTS, same


@given(EVENTS)
def test_decoding_what_was_encoded_gives_the_event_back(event: Event) -> None:
    assert same(decode_event(encode_event(event)), event)


@given(EVENTS)
def test_the_same_event_gives_the_same_bytes(event: Event) -> None:
    line = encode_event(event)
    assert encode_event(event) == line
    assert encode_event(decode_event(line)) == line


@given(EVENTS)
def test_an_encoded_event_is_one_line_of_strict_json(event: Event) -> None:
    line = encode_event(event)
    assert b"\n" not in line
    json.loads(line, parse_constant=lambda token: pytest.fail(f"{token} is not JSON"))


def test_nonfinite_metrics_are_null_on_the_wire_and_floats_in_the_event() -> None:
    metrics = {"loss": float("nan"), "grad_norm": float("inf"), "my/low": float("-inf"), "lr": 1e-6}
    event = make_event(metrics=metrics)
    wire = json.loads(encode_event(event))
    assert wire["metrics"] == {"loss": None, "grad_norm": None, "my/low": None, "lr": 1e-6}
    assert wire["nonfinite"] == {"loss": "NaN", "grad_norm": "Infinity", "my/low": "-Infinity"}
    back = decode_event(encode_event(event))
    assert back.nonfinite is None
    assert math.isnan(back.metrics["loss"])
    assert back.metrics["grad_norm"] == math.inf
    assert back.metrics["my/low"] == -math.inf
    assert event.metrics is metrics  # nothing was changed in the caller's event
    assert math.isnan(metrics["loss"])


def test_missing_is_null_and_never_zero() -> None:
    wire = json.loads(encode_event(make_event(metrics={"loss": None}, wall_time=None)))
    assert wire["metrics"] == {"loss": None}
    assert wire["wall_time"] is None
    assert wire["rng"]["torch_seed"] is None
    assert "process" not in wire
    assert "nonfinite" not in wire


def test_numpy_scalars_are_numbers() -> None:
    event = make_event(step=np.int64(7), metrics={"loss": np.float32(0.5), "grad_norm": np.float64("nan")})
    back = decode_event(encode_event(event))
    assert back.step == 7
    assert back.metrics["loss"] == 0.5
    assert math.isnan(back.metrics["grad_norm"])


@pytest.mark.parametrize("value", [np.array(1.5), np.float64(1.5), np.float16(1.5), Fraction(3, 2), Decimal("1.5")])
def test_a_fraction_is_never_cut_to_an_integer(value: object) -> None:
    assert decode_event(encode_event(make_event(metrics={"loss": value}))).metrics["loss"] == 1.5


class Broken:
    """A foreign number that cannot be turned into one."""

    def __float__(self) -> float:
        raise KeyError("broken")

    def __repr__(self) -> str:
        raise RuntimeError("no repr")


@pytest.mark.parametrize(
    "changes",
    [
        {"metrics": {"loss": Broken()}},
        {"metrics": {"loss": np.ones(2)}},
        {"metrics": {1: 0.5, "1": 0.25}},
        {"metrics": "loss"},
        {"nonfinite": "loss"},
        {"rng": None},
        {"model_info": None},
        {"notes": [Broken()]},
    ],
)
def test_whatever_is_wrong_is_said_with_one_kind_of_error(changes: dict[str, object]) -> None:
    with pytest.raises(EventValidationError):
        encode_event(make_event(**changes))


@pytest.mark.parametrize("damage", [b"\xff", b"\xc0\x80", b"\xed\xa0\x80"])
def test_invalid_utf8_inside_text_is_a_validation_error(damage: bytes) -> None:
    line = encode_event(make_event(notes=["here"])).replace(b"here", damage)
    with pytest.raises(EventValidationError, match="expected UTF-8"):
        decode_event(line)


@pytest.mark.parametrize("seed", [b"1e19", b"9223372036854775808.0", b"18446744073709551615"])
def test_large_seeds_decode_in_every_spelling(seed: bytes) -> None:
    line = encode_event(make_event()).replace(b'"seed":42', b'"seed":' + seed)
    assert decode_event(line).rng.seed == int(float(seed)) or seed.isdigit()
    assert type(decode_event(line).rng.seed) is int


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"step": -1}, "$.step: expected integer >= 0, found -1"),
        ({"metrics": {"clip_frac": 2.0}}, "$.metrics.clip_frac: expected number in [0, 1] or null, found 2.0"),
        ({"metrics": {"loss": "low"}}, '$.metrics.loss: expected number or null, found "low"'),
        ({"metrics": None}, "$.metrics: expected object, found null"),
        (
            {"rng": Rng(seed=2**64)},
            "$.rng.seed: expected integer <= 18446744073709551615 or null, found 18446744073709551616",
        ),
        ({"process": Process(attempt=0)}, "$.process.attempt: expected integer >= 1 or null, found 0"),
        ({"notes": "a note"}, '$.notes: expected array, found "a note"'),
        ({"notes": ["\ud800"]}, "$.notes[0]: expected text, found a lone surrogate"),
        ({"metrics": {"\ud800": 0.5}}, '$.metrics["\\ud800"]: expected text, found a lone surrogate in the key'),
        ({"metrics": {"loss": [0.5]}}, "$.metrics.loss: expected number or null, found an array"),
    ],
)
def test_encoding_refuses_what_the_schema_refuses(changes: dict[str, object], message: str) -> None:
    with pytest.raises(EventValidationError) as caught:
        encode_event(make_event(**changes))
    assert message in str(caught.value)


def test_all_problems_are_listed() -> None:
    with pytest.raises(EventValidationError) as caught:
        decode_event(b'{"step": -1, "metrics": {"loss": "x"}}')
    assert [p.path for p in caught.value.problems] == [
        "$.data_slice", "$.metrics.loss", "$.model_info", "$.notes", "$.rng", "$.step", "$.wall_time",
    ]  # fmt: skip


@pytest.mark.parametrize("path", VALID, ids=name)
def test_valid_files_decode(path: Path) -> None:
    for line in lines(path):
        assert isinstance(decode_event(line), Event)
        assert same(decode_event(line.decode()), decode_event(line + b"\n"))


def test_an_integral_float_is_an_integer() -> None:
    first = decode_event(lines(DATA / "valid" / "integral_floats.jsonl")[0])
    assert first.step == 500
    assert type(first.step) is int
    assert first.rng.seed == 42
    assert type(first.rng.seed) is int


def test_unknown_fields_of_a_newer_minor_version_are_left_out() -> None:
    event = decode_event(lines(DATA / "newer" / "newer_minor.jsonl")[0])
    assert event.schema_version == "1.7"
    assert event.metrics == {"loss": 0.5, "reward_mean": 0.25}


def test_a_newer_major_version_is_refused_with_advice() -> None:
    with pytest.raises(EventValidationError, match="upgrade rldk"):
        decode_event(lines(DATA / "newer" / "newer_major.jsonl")[0])


def test_nonfinite_wins_over_a_number_for_the_same_metric() -> None:
    line = encode_event(make_event()).replace(b'"notes"', b'"nonfinite":{"loss":"NaN"},"notes"')
    assert math.isnan(decode_event(line).metrics["loss"])


@given(st.floats() | st.none(), st.floats() | st.none())
def test_a_figure_of_an_alert_that_is_not_finite_is_a_word_of_the_line_and_a_float_of_the_event(
    value: float | None, threshold: float | None
) -> None:
    event = make_event(alert=AlertInfo(rule="r", severity="info", value=value, threshold=threshold))
    line = json.loads(encode_event(event), parse_constant=lambda token: pytest.fail(f"{token} is not JSON"))
    validate_event(line)
    for leaf, figure in (("value", value), ("threshold", threshold)):
        word = figure is not None and not math.isfinite(figure)
        assert isinstance(line["alert"][leaf], str) == word
        assert repr(getattr(decode_event(encode_event(event)).alert, leaf)) == repr(figure)
