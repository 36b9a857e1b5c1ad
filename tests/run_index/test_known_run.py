from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from bench.logs import write_log
from rldk.log.attempts import superseded
from rldk.log.bulk.rows import series_of
from rldk.report.collect import collect
from rldk.report.downsample import Curve
from rldk.run_index.kept import decode_run, encode_run
from rldk.run_index.known_run import Change, KnownRun
from rldk.run_index.zoom import zoomed
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


def test_zooming_reads_only_where_the_steps_stand(tmp_path: Path) -> None:
    write_log(tmp_path / "a_events.000001.jsonl", 6000, run_id="a")
    path = write_log(tmp_path / "b_events.jsonl", 16_000, run_id="a", mixed=True)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[6120:]))
    path.rename(tmp_path / "a_events.jsonl")
    run, known = one(tmp_path), KnownRun()
    whole = known.look(run).bytes
    assert whole > 12 * 2**20
    for first, last in ((0, 10), (3000, 3040), (5990, 6010), (9000, 9500), (15_990, 10**9), (10**8, 10**9)):
        found = zoomed(known, run, ["loss", "my/tenth", "none"], first, last)
        assert found.bytes <= 2 * 2**21 < whole
        want: dict[str, dict[str, Curve]] = {}
        for event in run:
            if first <= event.step <= last:
                for name in ("loss", "my/tenth"):
                    if (value := event.metrics.get(name)) is not None:
                        own = want.setdefault(series_of(event), {})
                        own.setdefault(name, Curve()).add(event.step, value)
        assert drawn(found.curves) == drawn(want)
        assert found.clocks.keys() == {"train"} & want.keys()
    fine = zoomed(known, run, ["loss"], 9000, 9500, buckets=64).curves["train"]["loss"]
    assert fine.shift == 3
    coarse = known.curves["train"]["loss"]
    inside = range(9024 >> coarse.shift, 9472 >> coarse.shift)
    again = fine.coarser(coarse.shift, inside[0], inside[-1])
    same = coarse.coarser(coarse.shift, inside[0], inside[-1])
    assert again.totals.tolist() == pytest.approx(same.totals.tolist(), rel=1e-12)
    again.totals = same.totals
    assert again.columns() == same.columns()


@pytest.mark.damages_files
@pytest.mark.parametrize("seed", range(8))
def test_zooming_gives_what_counts_of_any_log(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    path, known = tmp_path / "logs" / "a_events.jsonl", KnownRun()
    for _ in range(12):
        chance.choice(OPERATIONS)(path, chance)
        if not path.exists():
            continue
        wait_for_clock(path.parent)
        run = one(path.parent)
        known.look(run)
        found = zoomed(known, run, ["loss", "other"], 0, 10**6)
        wide = {s: {n: c for n, c in own.items() if n in ("loss", "other")} for s, own in known.curves.items()}
        assert drawn(found.curves) == drawn(wide)
        assert drawn({"": found.clocks}) == drawn({"": known.clocks})
