"""A member that stands twice: what reading many lines at once makes of it is what reading one line makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rldk_schema import ModelInfo, Rng

from rldk import read_events
from rldk.errors import EventValidationError
from rldk.event.codec import decode_event, encode_event
from rldk.log.replay import EventLogs
from tests.factories.events import make_event


@pytest.mark.parametrize(
    ("member", "first"),
    [
        ("rng", b"5"),
        ("rng", b'{"seed":"x"}'),
        ("model_info", b"{}"),
        ("notes", b"null"),
        ("notes", b'["\xff"]'),
        ("alert", b"7"),
        (r"r\u006eg", b"5"),
    ],
)
def test_an_earlier_value_that_is_not_valid_makes_the_line_one_that_is_no_event(
    tmp_path: Path, member: str, first: bytes
) -> None:
    lines = [encode_event(make_event(step=step)) for step in range(1, 101)]
    plain = json.loads(f'"{member}"')
    if f'"{plain}":'.encode() not in lines[49]:
        lines[49] = lines[49][:-1] + b',"alert":{"rule":"a","severity":"info"}}'
    lines[49] = lines[49].replace(f'"{plain}":'.encode(), f'"{member}":'.encode() + first + f',"{plain}":'.encode())
    with pytest.raises(EventValidationError):
        decode_event(lines[49])
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    with pytest.raises(EventValidationError, match=r"r_events\.jsonl:50: "):
        list(read_events(path))
    others = [step for step in range(1, 101) if step != 50]
    assert [event.step for event in read_events(path, on_error="skip")] == others
    logs = EventLogs(path, on_error="skip")
    assert [step for batch in logs.batches() for step in batch.steps] == others
    assert logs.skips.count == 1


@pytest.mark.parametrize(
    ("doubled", "by"),
    [
        (b'"seed":9', b'"seed":-1,"seed":9'),
        (b'"model_info":{', b'"model_info":{"run_id":"}{","phase":"train"},"model_info":{'),
        (b'"run_id":"r9"', b'"run_id":"","run_id":"r9"'),
    ],
)
def test_so_does_one_of_a_member_that_varies_and_is_judged_apart(tmp_path: Path, doubled: bytes, by: bytes) -> None:
    lines = []
    for step in range(99):
        model_info = ModelInfo(run_id=f"r{step}", phase="train")
        lines.append(encode_event(make_event(step=step, rng=Rng(seed=step), model_info=model_info)))
    assert doubled in lines[9]
    lines[9] = lines[9].replace(doubled, by)
    with pytest.raises(EventValidationError):
        decode_event(lines[9])
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    logs = EventLogs(path, on_error="skip")
    assert [step for batch in logs.batches() for step in batch.steps] == [step for step in range(99) if step != 9]
