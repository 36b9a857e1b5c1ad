"""Runs whose rows stand apart from their progress bars: their steps are told by their epochs, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.strides import Stride, Strides
from rldk.ingest import Ingest


def rounded(epoch: float, digits: bool) -> float:
    return float(f"{epoch:.4g}") if digits else round(epoch, 2)


def told(steps: list[int], total: int, epochs: float, *, digits: bool, ended: int | None = None) -> Strides:
    """What rows at some steps of a run show."""
    strides = Strides()
    for step in steps:
        strides.add(rounded(step / (ended or total) * epochs, digits))
    strides.end = rounded(epochs, digits)
    return strides


def logged(every: int, total: int, *, first: bool) -> list[int]:
    return sorted({*([1] if first else []), *range(every, total + 1, every)})


@given(
    every=st.integers(1, 60),
    total=st.integers(1, 300),
    epochs=st.sampled_from([0.107, 0.5, 1.0, 2.0, 3.0]) | st.floats(0.01, 20),
    first=st.booleans(),
    digits=st.booleans(),
    left_over=st.booleans(),
    others=st.sets(st.integers(1, 300), max_size=3),
)
def test_a_stride_is_the_true_one_or_none(
    every: int, total: int, epochs: float, first: bool, digits: bool, left_over: bool, others: set[int]
) -> None:
    steps = logged(every, total, first=first)
    if left_over and steps and steps[-1] < total:
        steps.append(total)  # TRL's summary holds what has been gathered since the last row
    strides = told(steps, total, epochs, digits=digits)
    for totals in ({total}, {total, *others}):
        found = strides.found(totals)
        assert found is None or [found.step(row) for row in range(len(steps))] == steps


@pytest.mark.parametrize(
    ("every", "total", "epochs", "first"), [(20, 1875, 1.0, False), (10, 160, 1.0, False), (10, 500, 3.0, True)]
)
def test_a_usual_run_is_told(every: int, total: int, epochs: float, first: bool) -> None:
    steps = logged(every, total, first=first)
    assert told(steps, total, epochs, digits=False).found({total, 68}) == Stride(every, total, first)


def test_nothing_is_told_of_a_run_that_has_not_ended_or_was_resumed() -> None:
    steps = logged(10, 160, first=False)
    strides = told(steps, 160, 1.0, digits=False)
    assert strides.found(()) is None  # no bar has reached its end
    strides.add(0.5)
    assert strides.found({160}) is None
    strides = told(steps, 160, 1.0, digits=False)
    strides.end = None
    assert strides.found({160}) is None
    strides.add(None)
    assert strides.found({160}) is None


def test_rows_in_blocks_have_the_steps_of_their_epochs(tmp_path: Path) -> None:
    def row(step: int) -> str:
        return f"{{'loss': 0.5, 'learning_rate': 1e-05, 'rewards/f/mean': 0.1, 'kl': 0.1, 'epoch': {step / 200:.2f}}}\n"

    bars = "".join(f"\r{s // 2}%|#   | {s}/200 [00:01<00:02, 1.0s/it]" for s in range(201))
    end = "{'train_runtime': 9.5, 'train_loss': 0.5, 'epoch': 1.0}\n"
    path = tmp_path / "nohup.out"
    path.write_text("nohup: ignoring input\n" + bars + "\n" + "".join(map(row, range(10, 201, 10))) + end)
    reading = Ingest(path)
    assert [event.step for event in reading] == [*range(10, 201, 10), 200]
    (run,) = reading.foreign
    assert "by their epochs its train rows are of every 10 steps of 200" in str(run.read_as)
