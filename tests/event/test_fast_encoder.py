"""The fast way to a line gives the bytes of the plain way, or steps aside."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rldk_schema import SCHEMA_VERSION, DataSlice, Event, Process, Rng
from rldk_schema.fields import GROUPS

from rldk import EventValidationError
from rldk.event.codec import encode_line
from rldk.event.fast_encoder import LineEncoder
from tests.factories.events import make_event
from tests.factories.strategies import EVENTS

NUMBERING = {"attempt": 3, "seq": 17, "dropped": 2}


def plain(event: Event) -> bytes:
    process = dataclasses.replace(event.process or Process(), **NUMBERING)
    return encode_line(event, schema_version=SCHEMA_VERSION, timestamp=5.0, process=process) + b"\n"


def fast(encoder: LineEncoder, event: Event) -> bytes | None:
    line = encoder.encode(event, 3, 17, 2, 5.0)
    return None if line is None else bytes(line)


ODD_VALUES = [None, True, -1, 1.5, math.nan, math.inf, "x", "\ud800", 2**53, 2**64, [], {}, b"x", 0, 0.0, -0.0]
ODD = st.sampled_from(ODD_VALUES)


@st.composite
def odd_events(draw: st.DrawFn) -> Event:
    """An event with up to two leaves, metrics or groups of any kind."""
    event = draw(EVENTS)
    event.metrics = dict(event.metrics)
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.sampled_from(["event", "metrics", *GROUPS]))
        target = event if place == "event" else getattr(event, place)
        if place == "metrics":
            name = draw(st.sampled_from(["loss", "clip_frac", "lr", "a:n", 'a":"b', "\ud800", 1]))
            if isinstance(target, dict):
                target[name] = draw(ODD)
        elif dataclasses.is_dataclass(target):
            setattr(target, draw(st.sampled_from([f.name for f in dataclasses.fields(target)])), draw(ODD))
    return event


@settings(max_examples=400)
@given(st.lists(EVENTS | odd_events(), min_size=1, max_size=4))
def test_the_fast_way_gives_the_plain_bytes_or_steps_aside(events: list[Event]) -> None:
    encoder = LineEncoder()  # one for all: what it caches must never show in the next event
    for event in [*events, *events]:
        line = fast(encoder, event)
        if line is not None:
            assert line == plain(event)


@given(st.lists(EVENTS, min_size=1, max_size=3))
def test_the_fast_way_takes_every_ordinary_event(events: list[Event]) -> None:
    encoder = LineEncoder()
    for event in events:
        if event.process is not None:
            event.process = dataclasses.replace(event.process, attempt=None, seq=None, dropped=None)
        event.timestamp = event.alert = event.lifecycle = None
        event.metrics = {k: v for k, v in event.metrics.items() if (v is None or math.isfinite(v)) and _plain_name(k)}
        assert fast(encoder, event) == plain(event)


def _plain_name(name: str) -> bool:
    return not any(c in '"\\' or ord(c) < 32 for c in name)


def test_no_odd_value_of_a_leaf_or_group_comes_out_otherwise_than_the_plain_way() -> None:
    places = ["", "rng", "data_slice", "model_info", "process"]
    for place, value in itertools.product(places, ODD_VALUES):
        for leaf in dataclasses.fields(getattr(make_event(process=Process()), place) if place else Event):
            event = make_event(process=Process())
            setattr(getattr(event, place) if place else event, leaf.name, value)
            line = fast(LineEncoder(), event)
            assert line is None or line == plain(event), (place, leaf.name, value)


def test_names_that_change_all_the_time_do_not_fill_the_memory_or_stall() -> None:
    encoder = LineEncoder()
    for step in range(300):
        event = make_event(step=step, metrics={f"m{step}": 1.0, 'odd "name"': 2.0} if step % 2 else {f"m{step}": 1.0})
        line = fast(encoder, event)
        assert line in (None, plain(event))
    assert len(encoder._kinds) <= 64
    assert fast(encoder, make_event(metrics={f"m{i}": 1.0 for i in range(10_000)})) is None


def test_sets_of_names_may_take_turns() -> None:
    encoder = LineEncoder()
    train, evaluation = make_event(metrics={"loss": 1.0, "lr": 0.1}), make_event(metrics={"loss": 2.0})
    for event in [train, evaluation] * 3:
        assert fast(encoder, event) == plain(event)
    assert len(encoder._kinds) == 2


def test_a_changed_group_is_never_written_stale() -> None:
    encoder = LineEncoder()
    event = make_event()
    for seed in (1, 2, 2**64 - 1, None, 2):
        event.rng.seed = seed  # the same object, changed in place
        assert fast(encoder, event) == plain(event)
    event.rng = Rng(seed=2**64)
    assert fast(encoder, event) is None
    event.rng = Rng(seed=2)
    assert fast(encoder, event) == plain(event)
    event.model_info.run_id = "../x"
    assert fast(encoder, event) is None
    event.model_info.run_id = "run-1"
    assert fast(encoder, event) == plain(event)
    assert encoder.encode(event, 4, 18, 2, 5.0) != plain(event)


@pytest.mark.parametrize(
    "metrics",
    [
        {"clip_frac": 2.0},
        {"loss": math.nan},
        {"loss": True},
        {"loss": "1"},
        {"loss": [1.0]},
        {"loss": {}},
        {1: 1.0},
        None,
        [],
    ],
)
def test_what_the_plain_way_treats_in_its_own_manner_is_left_to_it(metrics: object) -> None:
    event = make_event(metrics=metrics)
    assert fast(LineEncoder(), event) is None
    with contextlib.suppress(EventValidationError):
        assert plain(event)


def test_a_group_with_leaves_of_its_own_is_left_to_the_plain_way() -> None:
    @dataclasses.dataclass(kw_only=True)
    class More(DataSlice):
        shard: int = 1

    assert fast(LineEncoder(), make_event(data_slice=DataSlice(tokens_in=5))) is not None
    assert fast(LineEncoder(), make_event(data_slice=More(tokens_in=5))) is None
