"""A part of the table that `python -m tests.crash.helpers` prints."""

from __future__ import annotations

import pytest

from tests.crash.helpers import HANG_SECONDS, cells

CELLS = [
    ("Run", "torch", ("raises", "hangs")),
    ("Run", "NVML", ("missing", "hangs")),
    ("Run", "psutil", ("missing", "raises", "hangs", "slow")),
    ("Run", "threads", ("missing", "raises", "slow")),
    ("Run", "network", ("raises", "hangs")),
    ("Run", "health", ("missing", "raises", "hangs")),
    ("Run", "atexit", ("hangs",)),
    ("Monitor", "manifest", ("missing", "raises", "hangs")),
    ("Monitor", "outputs", ("missing", "raises")),
    ("OpenRLHF", "checkpoints", ("missing", "raises", "refuses threads")),
    ("OpenRLHF", "completions", ("missing", "raises", "slow")),
    pytest.param("TRL", "completions", ("missing", "raises", "refuses threads"), marks=pytest.mark.trl),
]


@pytest.mark.parametrize(("front", "part", "faults"), CELLS)
def test_no_broken_part_costs_an_event_or_stops_the_training(front: str, part: str, faults: tuple[str, ...]) -> None:
    pytest.importorskip({"TRL": "trl", "Run": "rldk"}.get(front, "wrapt"))
    for fault, cell in cells(front, part, faults).items():
        assert (fault, cell["lost"], cell["exceptions"]) == (fault, 0, 0)
        # No measure of speed: what hangs does so for a minute, and what is waited for is waited for once.
        assert cell["stall_ms"] < HANG_SECONDS * 1000 / 3


def test_the_table_can_fail() -> None:
    """Where the writer itself is broken events are lost, and a call that hangs is seen."""
    found = cells("Run", "writer", ("raises", "slow"))
    assert found["raises"]["lost"] > 0
    assert found["slow"]["stall_ms"] >= 50
