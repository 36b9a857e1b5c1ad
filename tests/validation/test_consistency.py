"""Batches are checked as their events would be one by one."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.log.bulk.batch import Batch
from rldk.log.bulk.blocks import iter_blocks
from rldk.log.bulk.proof import Prover
from rldk.log.lines import iter_lines
from rldk.validation.consistency import Consistency
from rldk.validation.files import validate_lines
from rldk.validation.findings import ValidationReport
from tests.factories.blocks import LineBatch, in_batches

FILE = "r_events.jsonl"


def line(step: float, seq: float | None, **changes: Any) -> str:
    """An event that only has what its order is about."""
    model = {"run_id": changes.pop("run_id", "r"), "phase": changes.pop("phase", "train")}
    process = {"rank": changes.pop("rank", 0), "attempt": changes.pop("attempt", 1), "seq": seq}
    dropped = changes.pop("dropped", None)
    value: dict[str, Any] = {
        "step": step,
        "wall_time": None,
        "metrics": {"loss": 0.5},
        "rng": {},
        "data_slice": {"dataset_name": changes.pop("dataset", None)},
        "model_info": model,
        "process": process if dropped is None else {**process, "dropped": dropped},
        "notes": [],
    }
    return json.dumps(value | changes)


@st.composite
def logs(draw: st.DrawFn) -> str:
    """A log that is mostly in order, of one writer or a few, and what may happen to it."""
    out: list[str] = []
    writers = draw(st.lists(st.tuples(st.sampled_from([0, 1, None]), st.sampled_from([1, 2])), min_size=1, max_size=3))
    state = {writer: {"step": 0, "seq": 0, "wall": 0.0, "dropped": 0} for writer in writers}
    counting = draw(st.booleans())
    for _ in range(draw(st.integers(1, 40))):
        writer = draw(st.sampled_from(writers)) if draw(st.integers(0, 5)) == 0 else writers[0]
        now = state[writer]
        what = draw(st.sampled_from(["step"] * 12 + ["eval", "again", "back", "gap", "clock", "bad", "odd", "end"]))
        if what == "bad":
            out.append(draw(st.sampled_from(["{", "", "{}", '{"step": -1}'])))
            now["seq"] += draw(st.integers(0, 1))
            continue
        changes: dict[str, Any] = {"rank": writer[0], "attempt": writer[1], "metrics": draw(METRICS)}
        if what == "eval":
            changes |= {"phase": "eval", "dataset": draw(st.sampled_from([None, "a", "b"]))}
        elif what == "end":
            changes |= {"phase": draw(st.sampled_from(["lifecycle", "summary", "test"]))}
        elif what == "back":
            now["step"] = max(0, now["step"] - draw(st.integers(1, 3)))
        elif what != "again":
            now["step"] += draw(st.integers(1, 2))
        if what == "gap":
            now["seq"] += draw(st.integers(-1, 3))
            now["dropped"] += draw(st.integers(0, 2))
        now["wall"] += draw(st.sampled_from([0.0, 0.5, 1.0])) if what != "clock" else -0.5
        if draw(st.integers(0, 9)) == 0:
            changes["nonfinite"] = dict.fromkeys(draw(st.sets(st.sampled_from(["a", "b", "loss"]), min_size=1)), "NaN")
        if draw(st.integers(0, 30)):
            changes["wall_time"] = max(0.0, now["wall"])
        if what == "odd":
            changes |= draw(
                st.sampled_from([{"run_id": "s"}, {"dropped": None}, {"process": {}}, {"process": {"seq": 3}}])
            )
        step = float(now["step"]) if what == "odd" else now["step"]
        out.append(line(step, max(0, now["seq"]) if counting else None, **{"dropped": now["dropped"]} | changes))
        now["seq"] += 1
    return "\n".join(out) + draw(st.sampled_from(["\n", "", '\n{"step": 1', "\n\n"]))


METRICS = st.one_of(
    st.just({"loss": 0.5}),
    st.dictionaries(st.sampled_from(["a", "b", "c", "d", "loss"]), st.sampled_from([0.5, 1.0, None]), max_size=5),
)


def state(consistency: Consistency) -> dict[str, Any]:
    """All that it knows."""
    known = dict(vars(consistency))
    known["_at"] = {writer: step.places for writer, step in consistency._at.items()}
    return known


@given(logs(), st.data(), st.sampled_from([None, None, 1, 2, 5]), st.booleans())
def test_batches_of_any_size_have_the_findings_of_their_lines(
    log: str, data: st.DataObject, max_errors: int | None, begun: bool
) -> None:
    goes_on = (lambda: True) if begun else None
    plain, batched = Consistency(goes_on=goes_on), Consistency(goes_on=goes_on)
    sizes = data.draw(st.lists(st.integers(0, 12), min_size=1, max_size=5))
    turn = iter(range(10_000))
    expected = validate_lines(iter_lines(io.BytesIO(log.encode())), FILE, max_errors=max_errors, consistency=plain)
    blocks = in_batches(iter_lines(io.BytesIO(log.encode())), lambda: sizes[next(turn) % len(sizes)])
    found = validate_lines(blocks, FILE, max_errors=max_errors, consistency=batched)
    assert asdict(found) == asdict(expected)
    assert state(batched) == state(plain)
    proven = Consistency(goes_on=goes_on)
    blocks = iter_blocks(io.BytesIO(log.encode()), Path(FILE), Prover(warn=True))
    found = validate_lines(blocks, FILE, max_errors=max_errors, consistency=proven)
    assert asdict(found) == asdict(expected)
    assert state(proven) == state(plain)
    expected = validate_lines(iter_lines(io.BytesIO(log.encode())), FILE, max_errors=max_errors)
    blocks = in_batches(iter_lines(io.BytesIO(log.encode())), lambda: 7)
    assert asdict(validate_lines(blocks, FILE, max_errors=max_errors)) == asdict(expected)


def batch_of(*events: str) -> Batch:
    return LineBatch(list(iter_lines(io.BytesIO("\n".join(events).encode() + b"\n"))))


@pytest.mark.parametrize(
    "log",
    [
        [line(step, step) for step in range(9)],
        [line(step, None, wall_time=step / 2) for step in range(1, 9, 2)],
        [
            *(line(step, step) for step in range(5)),
            *(line(4, 5 + place, phase="eval", dataset=name) for place, name in enumerate(["a", "b", None])),
            line(4, 8, phase="summary"),
            line(4, 9, phase="lifecycle"),
            line(5, 10),
        ],
    ],
)
def test_a_healthy_batch_of_one_writer_is_taken_whole(log: list[str]) -> None:
    consistency, plain = Consistency(), Consistency()
    assert consistency.take(batch_of(*log), FILE)
    report: ValidationReport = validate_lines(iter_lines(io.BytesIO("\n".join(log).encode())), FILE, consistency=plain)
    assert not report.errors
    assert state(consistency) == state(plain)
    assert not consistency.take(batch_of(*log), FILE)
    assert state(consistency) == state(plain)
