"""What is written is what was given, or a note names the field and shows the value: never a silent null."""

from __future__ import annotations

import enum
import logging
import math
import time
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rldk_schema import AlertInfo, Event, Lifecycle, ModelInfo, Process
from rldk_schema.fields import GROUPS, LEAF_GROUPS, NONFINITE

from rldk import EventValidationError, EventWriter, Run, encode_event, read_events
from rldk.checkpoints.watcher import CheckpointWatch, checkpoint_file, read_checkpoints
from rldk.event.codec import decode_event
from rldk.event.leaves import leaf_of
from rldk.io.validator import validate_jsonl_file
from rldk.log.manifest import read_attempts
from rldk.text import nonfinite_word, shown
from tests.factories.events import make_event
from tests.factories.output_forms import invalid_outputs


class Odd(enum.Enum):
    nan = math.nan
    text = "train"


ODD: list[Any] = [
    math.nan, math.inf, -math.inf, np.float32("nan"), np.float64("inf"), Decimal("NaN"), Decimal("-Infinity"),
    Decimal("sNaN"), Decimal("1e400"), Decimal("0.5"), Decimal(7), Fraction(1, 2), np.int64(5), np.float32(0.1),
    np.bool_(True), True, False, 0, 7, 500.0, 500.5, -5, -5.0, -0.0, 2**53, 2**64, 2**200, 10**400, 10**5000, 1e300,
    "", "7", "x", "NaN", "\ud800", np.str_("train"), b"x", Path("x"), Odd.nan, Odd.text, 1j, [], [math.nan], {},
    {"a": math.nan}, {1}, object(), float, np.zeros(3), np.zeros(0),
]  # fmt: skip
PLACES = sorted(name for name in LEAF_GROUPS if name != "notes")


def given_event(places: dict[str, Any], metrics: dict[str, Any]) -> Event:
    event = make_event(
        process=Process(),
        metrics=metrics,
        alert=AlertInfo(rule="r", severity="info"),
        lifecycle=Lifecycle(kind="stall"),
    )
    for name, value in places.items():
        group = LEAF_GROUPS[name]
        setattr(event if group is None else getattr(event, group), name, value)
    return event


def equal(given: Any, found: Any) -> bool:
    """Whether a value that was read back is the one that was given."""
    if found is None or given is None:
        return found is given
    if isinstance(given, str):
        return bool(found == given) or repr(found) == repr(NONFINITE.get(given))
    if isinstance(found, str):
        return False
    try:
        number = float(given)
    except Exception:  # noqa: BLE001  # it is no number
        return False
    if math.isinf(number) and given != number:
        return False
    return number == float(found) or (math.isnan(number) and math.isnan(found))


def accounted(name: str, given: Any, found: Any, notes: list[str]) -> bool:
    words = {shown(given), nonfinite_word(given) if isinstance(given, float) else shown(given)}
    with suppress(Exception):  # a number of a foreign type may be shown as Python has it
        leaf = leaf_of(given)
        words.add(shown(leaf) if not isinstance(leaf, float) or math.isfinite(leaf) else nonfinite_word(leaf))
    return equal(given, found) or any(name in note and any(word in note for word in words) for note in notes)


def check(places: dict[str, Any], metrics: dict[str, Any], event: Event) -> None:
    for name, value in places.items():
        group = LEAF_GROUPS[name]
        holder = event if group is None else getattr(event, group)
        found = None if holder is None else getattr(holder, name)
        if value is None and name in ("schema_version", "timestamp", "attempt", "seq", "dropped"):
            continue  # the writer fills them
        assert accounted(name, value, found, event.notes), (name, value, found, event.notes)
    flat = {
        f"{name}/{key}" if value else name: inner
        for name, value in metrics.items() if isinstance(value, dict)
        for key, inner in (value or {"": value}).items()
    }  # fmt: skip
    for name, value in {**{k: v for k, v in metrics.items() if not isinstance(v, dict)}, **flat}.items():
        found = event.metrics.get(name, event.metrics.get(f"out_of_range/{name}"))
        assert accounted(name, value, found, event.notes), (name, value, found, event.notes)


ODD_PLACES = st.dictionaries(st.sampled_from(PLACES), st.sampled_from(ODD) | st.floats() | st.integers(), max_size=3)
ODD_METRICS = st.dictionaries(
    st.sampled_from(["loss", "clip_frac", "lr", "mine"]), st.sampled_from(ODD) | st.floats() | st.integers(), max_size=3
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(ODD_PLACES, ODD_METRICS)
def test_every_leaf_comes_back_as_given_or_a_note_shows_it(
    tmp_path: Path, places: dict[str, Any], metrics: dict[str, Any]
) -> None:
    path = tmp_path / "r_events.jsonl"
    path.unlink(missing_ok=True)
    with EventWriter(path) as writer:
        writer.write(given_event(places, metrics))
    assert validate_jsonl_file(path)
    events = list(read_events(path))
    assert len(events) == 1 - writer.dropped
    if writer.dropped:  # without these there is no event
        assert {"step", "run_id", "phase"} & set(places)
    else:
        check(places, metrics, events[0])


@pytest.mark.parametrize("value", ODD, ids=[f"{n}-{type(value).__name__}" for n, value in enumerate(ODD)])
def test_each_odd_value_in_each_leaf(tmp_path: Path, value: Any) -> None:
    places = [name for name in PLACES if name not in ("step", "run_id", "phase")]
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        for name in places:
            writer.write(given_event({name: value}, {}))
    assert writer.dropped == 0
    for name, event in zip(places, read_events(tmp_path / "r_events.jsonl"), strict=True):
        check({name: value}, {}, event)


@settings(max_examples=300, deadline=None)
@given(ODD_PLACES, ODD_METRICS)
def test_the_strict_way_writes_what_was_given_or_refuses_it_with_its_path(
    places: dict[str, Any], metrics: dict[str, Any]
) -> None:
    try:
        line, refused = encode_event(given_event(places, metrics)), set()
    except EventValidationError as error:
        line, refused = b"", {problem.path for problem in error.problems}
    paths = {f"$.{LEAF_GROUPS[name]}.{name}".replace("None.", "") for name in places}
    assert refused <= paths | {f"$.metrics.{name}" for name in metrics}
    if not refused:
        check(places, metrics, decode_event(line))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"wall_time": math.nan}, "$.wall_time: expected number >= 0 or null, found NaN"),
        ({"batch_size": math.inf}, "$.data_slice.batch_size: expected integer >= 0 or null, found Infinity"),
        ({"model_name": b"x"}, "$.model_info.model_name: expected string or null, found bytes"),
        ({"model_name": "\ud800"}, "$.model_info.model_name: expected text, found a lone surrogate"),
    ],
)
def test_what_json_cannot_hold_is_refused_in_the_words_of_the_schema(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(EventValidationError) as caught:
        encode_event(given_event(changes, {}))
    assert str(caught.value) == message


def test_what_a_run_is_given_is_written_or_noted_and_said_once_per_field(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run = Run(tmp_path, run_id="r", seed=math.inf, dataset_name=Path("data"))  # type: ignore[arg-type]
    for step in range(3):
        run.log(step, {"loss": 1.0}, batch_size=math.inf, tokens_in=math.nan)  # type: ignore[arg-type]
    run.finish()
    assert run.dropped == 0
    assert validate_jsonl_file(run.path)
    event = next(read_events(run.path))
    for field, value in (
        ("batch_size", "Infinity"),
        ("tokens_in", "NaN"),
        ("seed", "Infinity"),
        ("dataset_name", "data"),
    ):
        assert any(f".{field} " in note and value in note for note in event.notes), (field, event.notes)
    said = [record.message for record in caplog.records if record.levelno == logging.WARNING]
    for field in ("batch_size", "tokens_in", "seed", "dataset_name"):
        assert sum(f".{field}: " in text and "step 0" in text for text in said) == 1
        assert sum(f".{field}: 3" in text for text in said) == 1  # the count, at the end


@pytest.mark.parametrize("now", [-5.0, -1e12])
def test_a_clock_before_1970_writes_lines_that_readers_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, now: float
) -> None:
    monkeypatch.setattr(time, "time", lambda: now)  # a machine's own clock cannot be set here
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        writer.write(make_event(step=1))
        writer.write(make_event(step=2))
    assert writer.dropped == 0
    assert validate_jsonl_file(tmp_path / "r_events.jsonl")
    for event in read_events(tmp_path / "r_events.jsonl"):
        assert event.timestamp is None
        assert any(note.startswith(f"timestamp {now} was left out") for note in event.notes)
    assert sum("$.timestamp" in r.message and "step 1" in r.message for r in caplog.records) == 1


def test_a_group_of_another_kind_costs_no_event(tmp_path: Path) -> None:
    changes: list[dict[str, Any]] = [
        *({name: value} for name in GROUPS if name != "model_info" for value in (math.nan, 5, [], {}, {"seed": 5.5})),
        *({"metrics": value} for value in (None, 5, [], math.nan)),
        *({"notes": value} for value in (None, 5, "text", math.nan, [math.nan], [5], ["\ud800"])),
        *({"nonfinite": value} for value in (5, {"loss": []}, {"loss": "x"})),
    ]
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        for change in changes:
            writer.write(make_event(**change))
    assert writer.dropped == 0
    assert validate_jsonl_file(tmp_path / "r_events.jsonl")
    for change, event in zip(changes, read_events(tmp_path / "r_events.jsonl"), strict=True):
        assert event.notes or list(change.values()) in ([{}], [None]), change


def test_a_clock_before_1970_leaves_a_manifest_and_checkpoints_that_are_valid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: -5.0)
    for _ in range(2):
        with Run(tmp_path, run_id="r") as run:
            run.log(1, {"loss": 1.0})
    with CheckpointWatch("r", tmp_path) as watch:
        watch.saved(tmp_path / "checkpoint-1", 1)
    assert [a.started for a in read_attempts(tmp_path, "r")] == [-5.0, -5.0]
    assert [record.timestamp for record in read_checkpoints(checkpoint_file(tmp_path, "r"))] == [-5.0]
    assert list(invalid_outputs(tmp_path)) == []


class OwnModelInfo(ModelInfo):
    """A group as a user may subclass it."""


def test_a_group_of_a_subclass_or_a_mapping_is_written_and_numbered(tmp_path: Path) -> None:
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        writer.write(make_event(step=0, model_info=OwnModelInfo(run_id="r", phase="train")))
        writer.write(make_event(step=1, process={"rank": 3}))
        assert writer.dropped == 0
    events = list(read_events(writer.path))
    assert [(e.process.attempt, e.process.seq) for e in events] == [(1, 0), (1, 1)]
    assert events[1].process.rank == 3
