from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from rldk.log.attempts import superseded
from rldk.report.collect import collect
from rldk.report.downsample import Curve
from rldk.run_index.kept import decode_run, encode_run
from rldk.run_index.known_run import Change, KnownRun
from tests.factories.growing import OPERATIONS, by_hand, extend, one
from tests.factories.indexed import wait_for_clock


def told(known: KnownRun) -> bytes:
    """All that is known of a run, without how far it was read."""
    same = decode_run(encode_run(known))
    same.parts, same.spans, same.stamp = [], {}, []
    return encode_run(same)


def drawn(curves: dict[str, dict[str, Curve]]) -> dict[str, dict[str, Any]]:
    return {
        series: {
            name: repr((c.shift, c.count, c.last, c.nonfinite, c.buckets.columns(), c.buckets.odd))
            for name, c in own.items()
        }
        for series, own in curves.items()
    }


@pytest.mark.damages_files
@pytest.mark.parametrize("seed", range(24))
def test_a_log_that_changes_is_known_as_if_it_was_read_anew(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    path, known = tmp_path / "logs" / "a_events.jsonl", KnownRun()
    extend(path, chance)
    kinds = []
    for number in range(14):
        operation = chance.choice(OPERATIONS[:8] if number < 4 else OPERATIONS)
        operation(path, chance)
        wait_for_clock(path.parent)
        run = one(path.parent)
        kinds.append(known.look(run).kind)
        anew = KnownRun()
        anew.look(run)
        assert told(known) == told(anew), operation.__name__
        assert drawn(known.curves) == drawn(collect(run).curves)
        events = list(run)
        hides = superseded(events)
        assert {n: (s.count, s.first, s.last) for n, s in known.summaries.items()} == by_hand(events)
        assert (known.events, known.hidden) == (sum(not hides(e) for e in events), sum(map(hides, events)))
        assert known.look(run) == Change("nothing")
        if chance.random() < 0.3:
            known = decode_run(encode_run(known))
    assert kinds.count("grown") >= 3
