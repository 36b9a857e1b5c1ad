from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bench.logs import write_log
from rldk import read_events
from rldk.check import runs_at
from rldk.errors import LogNotFoundError
from rldk.io.parquet import to_parquet
from rldk.log.attempts import superseded
from rldk.log.bulk.rows import series_of
from rldk.log.runs import RunLogs
from rldk.report.collect import collect
from rldk.report.downsample import Curve
from rldk.run_index.kept import decode_run, encode_run
from rldk.run_index.known_run import Change, KnownRun
from rldk.run_index.zoom import zoomed
from tests.factories.cases import DATA
from tests.factories.growing import OPERATIONS, add, by_hand, extend, lines, one
from tests.factories.indexed import wait_for_clock


def told(known: KnownRun) -> bytes:
    """All that is known of a run, without how far it was read, and metrics that begin together in any order.

    Sums are told as far as the order in which their parts were added lets them agree.
    """
    same = decode_run(encode_run(known))
    for summary in same.figures.metrics.values():
        summary.total = float(f"{summary.total:.9g}")
    for curves in [] if same.drawn is None else [*same.drawn.curves.values(), same.drawn.clocks or {}]:
        for curve in curves.values():
            for place, total in enumerate(curve.buckets.totals):
                curve.buckets.totals[place] = float(f"{total:.9g}")
    same.figures.metrics = dict(sorted(same.figures.metrics.items()))
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


WRITER = """
import os, signal, sys
from rldk import Run

folder, first, last, resumed, ending = sys.argv[1], *map(int, sys.argv[2:5]), sys.argv[5]
options = {"rotate_bytes": 40_000, "compress": "gzip"}
run = Run(folder, run_id="a", resumed_from=resumed if resumed >= 0 else None, writer_options=options)
for step in range(first, last):
    run.log(step, {"loss": float(step)})
    if step % 50 == 0:
        run.log(step, {"loss": step / 2}, phase="eval", dataset_name="held-out")
if ending == "kill":
    os.kill(os.getpid(), signal.SIGKILL)
run.finish()
"""


def test_a_run_that_is_killed_resumed_and_rotated_is_followed_while_it_is_written(tmp_path: Path) -> None:
    folder, known = tmp_path / "logs", KnownRun()
    run: RunLogs | None = None
    kinds: list[str] = []
    for words in ("0 300 -1 finish", "0 200 -1 kill", "151 261 150 kill", "261 300 260 finish"):
        process = subprocess.Popen([sys.executable, "-c", WRITER, folder, *words.split()], stderr=subprocess.DEVNULL)
        while True:
            over = process.poll() is not None
            if run is None and not (folder / "a_events.jsonl").exists():
                time.sleep(0.01)
                continue
            run = run or one(folder)  # found once: its log is rotated and compressed since
            kinds.append(known.look(run).kind)
            anew = KnownRun()
            anew.look(one(folder))
            if over:
                assert told(known) == told(anew)
                break
    assert len(list(folder.glob("*.gz"))) >= 5
    assert 2 <= kinds.count("anew") <= 4  # at first, for the second stage, and for what was hidden
    assert {series: curves["loss"].count for series, curves in known.curves.items()} == {
        "stage 1": 300, "stage 1 eval/held-out": 6, "stage 2": 300, "stage 2 eval/held-out": 6
    }  # fmt: skip
    assert {line: clock.count for line, clock in known.clocks.items()} == {"stage 1": 300, "stage 2": 300}
    begun = [(moment.step, moment.text) for moment in known.moments if moment.kind == "started"]
    assert begun == [
        (0, "attempt 2 began a new stage"),
        (151, "attempt 3 resumed from step 150"),
        (261, "attempt 4 resumed from step 260"),
    ]
    assert known.hidden == 49
    evaluated = [moment.step for moment in known.moments if moment.text == "evaluated: stage 2 eval/held-out"]
    assert evaluated == [0, 50, 100, 150, 200, 250]
    first, last = known.clocks["stage 1"].buckets.lows[0], known.clocks["stage 2"].buckets.highs[-1]
    assert known.first_event is not None
    assert known.last_event is not None
    assert known.first_event <= first < last <= known.last_event


def test_a_look_that_fails_leaves_what_is_known(tmp_path: Path) -> None:
    path, known = tmp_path / "a_events.jsonl", KnownRun()
    add(path, lines("a", range(100)))
    run = one(tmp_path)
    known.look(run)
    before = encode_run(known)
    curves = known.curves
    path.rename(tmp_path / "aside")
    with pytest.raises(LogNotFoundError):
        known.look(run)
    path.mkdir()
    with pytest.raises(OSError, match="directory"):
        known.look(run)
    assert (encode_run(known), known.curves is curves) == (before, True)
    path.rmdir()
    (tmp_path / "aside").rename(path)
    add(path, lines("a", range(100, 110)))
    assert known.look(run).kind == "grown"
    assert (curves["train"]["loss"].count, known.curves["train"]["loss"].count) == (100, 110)


def test_an_attempt_that_hides_nothing_is_no_reason_to_read_anew(tmp_path: Path) -> None:
    path, known = tmp_path / "a_events.jsonl", KnownRun()
    add(path, lines("a", range(100)))
    known.look(one(tmp_path))
    new = lines("a", range(100, 120), attempt=2)
    add(path, new)
    assert known.look(one(tmp_path)) == Change("grown", 100, 2 * len(new))  # in two passes
    assert [tuple(moment) for moment in known.moments] == [(100, "started", "attempt 2 continued")]
    add(path, lines("a", range(110, 115), attempt=3))
    assert known.look(one(tmp_path)).kind == "anew"
    assert (known.hidden, known.last_step) == (10, 114)


def test_what_limits_leave_out_is_counted(tmp_path: Path) -> None:
    path, known = tmp_path / "a_events.jsonl", KnownRun()
    many = {f"my/{number}": 1.0 for number in range(130)}
    add(path, lines("a", range(3), **many))
    known.look(one(tmp_path))
    for number in range(12):
        add(path, lines("a", range(3, 3 + 30), phase="eval", dataset=f"set {number}"))
    add(path, lines("a", range(3, 6), **many, **{"one/more": 1.0}))
    assert known.look(one(tmp_path)).kind == "grown"
    assert known.left_out == {"metrics": 31, "evaluation sets": 4, "moments of the time line": 260}
    assert len(known.curves["train"]) == 101
    assert len(known.summaries) == 132
    anew = KnownRun()
    anew.look(one(tmp_path))
    assert told(known) == told(anew)


def test_a_log_of_another_tool_and_a_table_are_read_anew_when_they_change(tmp_path: Path) -> None:
    log = tmp_path / "verl.jsonl"
    data = (DATA / "adapters" / "verl-0.6.1.grpo.jsonl").read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(data[:-1]))
    known = KnownRun()
    (run,) = runs_at(log)
    assert known.look(run).kind == "anew"
    assert known.look(run) == Change("nothing")
    count = known.figures.events
    with log.open("ab") as file:
        file.write(data[-1])
    (run,) = runs_at(log)
    assert known.look(run) == Change("anew", None, log.stat().st_size)
    assert known.figures.events == count + 1
    again = decode_run(encode_run(known))
    assert again.look(run) == Change("nothing")
    table = tmp_path / "run.parquet"
    write_log(tmp_path / "b_events.jsonl", 50, run_id="b")
    to_parquet(read_events(tmp_path / "b_events.jsonl"), table)
    (run,) = runs_at(table)
    assert known.look(run).kind == "anew"
    assert known.look(run) == Change("nothing")
    assert known.last_step == 50
