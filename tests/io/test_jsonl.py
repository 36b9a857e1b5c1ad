from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rldk_schema import Event

from rldk import EventValidationError, EventWriter, encode_event, read_events
from rldk.io.jsonl import to_jsonl
from rldk.io.validator import validate_jsonl_file
from tests.factories.events import make_event
from tests.factories.strategies import EVENTS, same


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EVENTS, max_size=4))
@pytest.mark.parametrize("suffix", [".parquet", ".arrow", ".feather"])
def test_what_was_converted_is_a_valid_log_again(tmp_path: Path, suffix: str, events: list[Event]) -> None:
    pytest.importorskip("pyarrow")
    from rldk.io.arrow import to_arrow_file
    from rldk.io.parquet import to_parquet

    table, log = tmp_path / f"t{suffix}", tmp_path / "back.jsonl"
    (to_parquet if suffix == ".parquet" else to_arrow_file)(events, table)
    assert to_jsonl(table, log) == len(events)
    assert validate_jsonl_file(log)
    back = list(read_events(log, strict=True))
    assert len(back) == len(events)
    assert all(map(same, back, events))


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_a_log_is_copied_byte_for_byte_with_its_segments(tmp_path: Path, suffix: str) -> None:
    log = tmp_path / "r_events.jsonl"
    with EventWriter(log, rotate_bytes=2000) as writer:
        for step in range(40):
            writer.write(make_event(step=step, metrics={"loss": float("nan"), "lr": None}))
    copy = tmp_path / f"copy.jsonl{suffix}"
    assert to_jsonl(log, copy) == 40
    segments = sorted(tmp_path.glob("r_events.0*.jsonl"))
    assert len(segments) > 2
    plain = tmp_path / "plain.jsonl"
    to_jsonl(copy, plain)
    assert plain.read_bytes() == b"".join(path.read_bytes() for path in [*segments, log])
    assert (copy.read_bytes() == plain.read_bytes()) == (suffix == "")


def test_an_event_that_the_schema_refuses_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    events = [make_event(), make_event(step=-1)]
    with pytest.raises(EventValidationError, match=r"^events: event 2: \$\.step: expected integer >= 0, found -1"):
        to_jsonl(events, tmp_path / "e.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_attempts_last_leaves_superseded_lines_out(tmp_path: Path) -> None:
    log = tmp_path / "r_events.jsonl"
    for steps in ([1, 2, 3], [3, 4]):
        with EventWriter(log) as writer:
            for step in steps:
                writer.write(make_event(step=step))
    assert to_jsonl(log, tmp_path / "last.jsonl", attempts="last") == 4
    assert [encode_event(e) for e in read_events(tmp_path / "last.jsonl")] == [
        encode_event(e) for e in read_events(log, attempts="last")
    ]
