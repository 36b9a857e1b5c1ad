from __future__ import annotations

import gzip
import math
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rldk_schema import Event, ModelInfo, Process

from rldk import Run, encode_event, read_events
from rldk.io.runs import find_runs
from rldk.log.attempts import superseded
from rldk.log.runs import RunLogs
from rldk.report.downsample import Curve
from rldk.run_index import index
from rldk.run_index.index import RunIndex
from rldk.run_index.summaries import Summary
from rldk.run_index.table import Condition, Key, View
from tests.factories.events import make_event
from tests.factories.indexed import NOW, use_index, wait_for_clock


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_index(monkeypatch, tmp_path / "cache")
    return tmp_path / "logs"


def lines(run_id: str, steps: range, *, attempt: int = 1, value: Callable[[int], float] = float, **more: Any) -> bytes:
    info = ModelInfo(run_id=run_id, phase=more.pop("phase", "train"))
    process = Process(rank=0, attempt=attempt, attempt_id=str(attempt), hostname="h", world_size=1)
    since = NOW - 90_000 + 1000 * attempt
    events = (
        make_event(step=s, model_info=info, process=process, timestamp=since + s, metrics={"loss": value(s), **more})
        for s in steps
    )
    return b"".join(encode_event(event) + b"\n" for event in events)


def add(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("ab") as file:
        file.write(data)


def one(folder: Path, run_id: str = "a") -> RunLogs:
    return next(run for run in find_runs(folder, on_error="skip") if run.run_id == run_id)


def numbers(found: dict[str, Summary]) -> dict[str, Any]:
    """All that is in summaries; NaN as a word, as it is equal to nothing."""
    return {
        name: repr([one.count, one.first, one.last, *(getattr(one.finite, key) for key in one.finite.__slots__)])
        for name, one in found.items()
    }


def drawn(found: dict[str, Curve]) -> dict[str, Any]:
    return {
        name: repr((c.shift, c.count, c.last, c.nonfinite, {i: b.points() for i, b in c.buckets.items() if b.count}))
        for name, c in found.items()
    }


def list_counted(run: RunLogs) -> list[Event]:
    hides = superseded(run)
    return [event for event in run if not hides(event)]


def by_hand(events: list[Event]) -> dict[str, tuple[int, float, float]]:
    """Metric to how many values there are, the first and the last, of the train steps that count."""
    hides, found = superseded(events), {}
    for event in events:
        if event.model_info.phase == "train" and not hides(event):
            for name, value in event.metrics.items():
                count, first, _ = found.get(name, (0, value, value))
                found[name] = (count + 1, first, value)
    return found


def test_only_what_a_log_has_gained_is_read(logs: Path) -> None:
    for run_id in "abc":
        add(logs / f"{run_id}_events.jsonl", lines(run_id, range(500)))
    known = RunIndex(logs)
    first = known.update(find_runs(logs))
    assert (first.anew, first.grown) == (["a", "b", "c"], [])
    assert first.bytes == sum(path.stat().st_size for path in logs.iterdir())
    assert known.update(find_runs(logs)) == index.Updated()
    new = lines("b", range(500, 503))
    add(logs / "b_events.jsonl", new)
    again = RunIndex(logs).update(find_runs(logs))
    assert (again.anew, again.grown, again.bytes) == ([], ["b"], len(new))
    assert known.summaries(one(logs, "b"))["loss"].last == 502
    assert known.update(find_runs(logs)).bytes == 0


def test_what_there_is_no_time_for_is_left_for_the_next_call(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for run_id in "abcd":
        add(logs / f"{run_id}_events.jsonl", lines(run_id, range(3)))
    known, clock = RunIndex(logs), iter(range(100))
    monkeypatch.setattr(index.time, "monotonic", lambda: next(clock))
    first = known.update(find_runs(logs), seconds=2.5)
    assert (first.anew, first.left, len(known.table(View()))) == (["a", "b"], 2, 2)
    second = known.update(find_runs(logs), seconds=1e9)
    assert (second.anew, second.left, len(known.table(View()))) == (["c", "d"], 0, 4)


def test_a_torn_line_is_read_once_it_is_whole(logs: Path) -> None:
    path, line = logs / "a_events.jsonl", lines("a", range(3, 4))
    add(path, lines("a", range(3)) + line[:100])
    known = RunIndex(logs)
    known.update([one(logs)])
    assert known.summaries(one(logs))["loss"].count == 3
    add(path, line[100:])
    updated = known.update([one(logs)])
    assert (updated.grown, updated.bytes, known.summaries(one(logs))["loss"].last) == (["a"], len(line), 3)


def test_a_rotated_log_goes_on_where_it_was_read_to(logs: Path) -> None:
    path = logs / "a_events.jsonl"
    add(path, lines("a", range(100)))
    known = RunIndex(logs)
    known.update([one(logs)])
    more, new = lines("a", range(100, 110)), lines("a", range(110, 120))
    add(path, more)
    path.rename(logs / "a_events.000001.jsonl")
    add(path, new)
    updated = known.update([one(logs)])
    assert (updated.grown, updated.bytes) == (["a"], len(more) + len(new))
    assert known.summaries(one(logs))["loss"].count == 120


def test_an_edit_that_changes_no_size_is_read_wherever_it_is(logs: Path) -> None:
    path, known = logs / "a_events.jsonl", RunIndex(logs)
    path_of_old = logs / "a_events.000001.jsonl"
    add(path_of_old, lines("a", range(100)))
    add(path, lines("a", range(100, 200)))
    known.update([one(logs)])
    for step, (file, low) in enumerate(((path, 100), (path_of_old, 0)), 1):
        wait_for_clock(logs)
        data = file.read_bytes()
        file.write_bytes(data.replace(b'"step":%d,' % (low + 1), b'"step":%d,' % low, 1))
        assert len(data) - data.index(b'"step":%d,' % (low + 1)) > 5000
        assert known.update([one(logs)]).anew == ["a"], step
        assert known.update([one(logs)]) == index.Updated()


def test_what_a_later_attempt_supersedes_after_it_was_read_counts_no_more(logs: Path) -> None:
    path, known = logs / "a_events.jsonl", RunIndex(logs)
    add(path, lines("a", range(100)) + lines("a", range(50, 60), attempt=2))
    known.update([one(logs)])
    assert known.summaries(one(logs))["loss"].count == 60
    add(path, lines("a", range(60, 70), attempt=2))
    assert known.update([one(logs)]).grown == ["a"]
    assert known.summaries(one(logs))["loss"].count == 70
    add(path, lines("a", range(20, 25), attempt=2))  # it goes back behind its first step
    assert known.update([one(logs)]).anew == ["a"]
    assert known.summaries(one(logs))["loss"].count == 45
    add(path, lines("a", range(100, 110)))  # somebody still writes as the first attempt
    assert known.update([one(logs)]).anew == ["a"]
    add(path, lines("a", range(110, 120)))
    assert known.update([one(logs)]).anew == ["a"]
    assert known.summaries(one(logs))["loss"].count == len(list_counted(one(logs)))
    add(path, lines("a", range(10, 12), attempt=3))
    assert known.update([one(logs)]).anew == ["a"]
    assert known.summaries(one(logs))["loss"].count == len(list_counted(one(logs)))


def test_what_is_not_finite_and_every_spike_is_kept(logs: Path) -> None:
    values = {100: math.nan, 200: math.inf, 300: 1e6, 4000: -1e6, 4999: math.nan}
    add(logs / "a_events.jsonl", lines("a", range(5000), value=lambda s: values.get(s, 1.0)))
    known = RunIndex(logs)
    known.update([one(logs)])
    loss = known.summaries(one(logs))["loss"]
    assert (loss.count, loss.finite.count, loss.first, math.isnan(loss.last)) == (5000, 4997, 1.0, True)
    assert (loss.finite.high, loss.finite.high_step, loss.finite.low, loss.finite.low_step) == (1e6, 300, -1e6, 4000)
    assert loss.finite.odd == {"NaN": 100, "Infinity": 200}
    curve = known.curves(one(logs), ["loss", "none"])["loss"]
    assert (curve.lowest, curve.highest, curve.nonfinite) == ((4000, -1e6), (300, 1e6), {"NaN": 2, "Infinity": 1})
    assert curve.odd() == [(100, "NaN"), (200, "Infinity"), (4999, "NaN")]
    assert sum(bucket.count for bucket in curve.buckets.values()) == 4997
    add(logs / "a_events.jsonl", lines("a", range(5000, 9000)))
    grown = known.curves(one(logs), ["loss"])
    anew = RunIndex(logs / "..").curves(one(logs), ["loss"])  # another folder's index
    assert drawn(grown) == drawn(anew)


def test_curves_are_kept_when_they_are_asked_for_and_grow_with_the_log(logs: Path) -> None:
    add(logs / "a_events.jsonl", lines("a", range(100), other=1.0))
    known = RunIndex(logs)
    assert known.update([one(logs)]).anew == ["a"]
    assert known.update([one(logs)], ["loss"]).anew == ["a"]
    assert known.update([one(logs)], ["loss"]) == index.Updated()
    add(logs / "a_events.jsonl", lines("a", range(100, 110)))
    assert known.update([one(logs)], ["loss"]).grown == ["a"]
    assert known.update([one(logs)], ["loss", "other"]).anew == ["a"]


def test_curves_that_were_changed_longest_ago_are_forgotten(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["a", "b", "c", "d"]
    for run_id in names:
        add(logs / f"{run_id}_events.jsonl", lines(run_id, range(400)))
    known = RunIndex(logs)
    known.curves(one(logs, "a"), ["loss"])
    size = known._database.rows("SELECT length(body) FROM curve")[0][0]
    monkeypatch.setattr(index, "MOST_CURVE_BYTES", 2 * size + 10)
    for place, run_id in enumerate(names):
        monkeypatch.setattr(index.time, "time", lambda place=place: NOW + place)
        known.curves(one(logs, run_id), ["loss"])
    kept = known._database.rows("SELECT run.run_id FROM curve JOIN run ON run.id = curve.run ORDER BY 1")
    assert kept == [("c",), ("d",)]


def evaluate(path: Path, chance: random.Random) -> None:
    add(path, lines("a", range(chance.randrange(50), 51), attempt=chance.randrange(1, 3), phase="eval"))


def rotate(path: Path, _: random.Random) -> None:
    if path.exists():
        path.rename(path.with_name(f"a_events.{1 + len(list(path.parent.glob('a_events.0*'))):06d}.jsonl"))
        add(path, lines("a", range(60, 65)))


def compress(path: Path, _: random.Random) -> None:
    for segment in sorted(path.parent.glob("a_events.0*.jsonl"))[:1]:
        segment.with_name(f"{segment.name}.gz").write_bytes(gzip.compress(segment.read_bytes()))
        segment.unlink()


def drop_oldest(path: Path, _: random.Random) -> None:
    for segment in sorted(path.parent.glob("a_events.0*"))[:1]:
        segment.unlink()


def replace(path: Path, chance: random.Random) -> None:
    path.unlink(missing_ok=True)
    add(path, lines("a", range(chance.randrange(1, 80)), value=lambda s: -float(s)))


def cut(path: Path, chance: random.Random) -> None:
    data = path.read_bytes() if path.exists() else b"\n"
    ends = [place + 1 for place, byte in enumerate(data) if byte == 10]
    add(path, b"")
    os.truncate(path, chance.choice(ends) if data else 0)


def cut_and_grow(path: Path, chance: random.Random) -> None:
    cut(path, chance)
    add(path, lines("a", range(200, 300), value=lambda s: s * 0.0))


def append(path: Path, chance: random.Random) -> None:
    start = chance.randrange(100)
    add(path, lines("a", range(start, start + chance.randrange(1, 40)), attempt=chance.choice([1, 1, 1, 2, 3])))


def extend(path: Path, chance: random.Random) -> None:
    """What a run that goes on does."""
    last = list(read_events(path, on_error="skip", attempts="all"))[-1:] if path.exists() else []
    step, attempt = (last[0].step + 1, last[0].process.attempt) if last else (0, 1)
    add(path, lines("a", range(step, step + chance.randrange(1, 30)), attempt=attempt, other=chance.random()))


def second_writer(path: Path, _: random.Random) -> None:
    add(path.with_name("a_events.attempt2.jsonl"), lines("a", range(7, 9), attempt=2))


def touch(path: Path, _: random.Random) -> None:
    path.touch()


def bad_line(path: Path, _: random.Random) -> None:
    add(path, b"{}\n\n")


OPERATIONS = [
    *[extend] * 8, *[append] * 3, evaluate, rotate, rotate, compress, drop_oldest, replace, cut, cut_and_grow,
    second_writer, touch, bad_line,
]  # fmt: skip


@pytest.mark.damages_files
@pytest.mark.parametrize("seed", range(12))
def test_figures_and_curves_of_a_log_that_changes_are_those_of_reading_it_anew(
    seed: int, logs: Path, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    path, known = logs / "a_events.jsonl", RunIndex(logs)
    extend(path, chance)
    grown = 0
    for number in range(14):
        operation = chance.choice(OPERATIONS[:8] if number < 4 else OPERATIONS)
        operation(path, chance)
        wait_for_clock(logs)
        updated = known.update([one(logs)], ["loss", "other"])
        assert updated.unread == {}
        grown += len(updated.grown)
        anew = RunIndex(tmp_path / f"{number}")  # its index is empty
        anew.update([one(logs)], ["loss", "other"])
        assert numbers(known.summaries(one(logs))) == numbers(anew.summaries(one(logs))), operation.__name__
        assert drawn(known.curves(one(logs), ["loss", "other"])) == drawn(anew.curves(one(logs), ["loss", "other"]))
        told = {name: (s.count, s.first, s.last) for name, s in known.summaries(one(logs)).items()}
        events = list(one(logs))
        assert told == by_hand(events), operation.__name__
    assert grown >= 3


@pytest.mark.parametrize("where", ["disk", "memory"])
def test_runs_are_shown_sorted_and_filtered(where: str, logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if where == "memory":
        monkeypatch.setenv("RLDK_DISABLE_INDEX", "1")
    for number, name in enumerate("abcde"):
        config = {"lr": 10.0**-number, "model": {"name": name, "seed": 2**64 - 1}, "huge": 10**400, "nan": math.nan}
        with Run(logs, run_id=name, config=config) as run:
            for step in range(1, 4 + number):
                run.log(
                    step, {"loss": math.nan if name == "b" else float(number), **({"x": 1.0} if number > 2 else {})}
                )
    known = RunIndex(logs)
    known.update(find_runs(logs))

    def names(**view: Any) -> str:
        return "".join(row.run_id for row in known.table(View(**view)))

    loss = Key("loss", "last")
    assert names(sort=Key("name"), descending=False) == "abcde"
    assert names(sort=loss) == "edcab"  # NaN comes last
    assert names(sort=loss, descending=False, limit=2, offset=1) == "cd"
    assert names(sort=Key("step"), where=(Condition(loss, ">=", 2.0),)) == "edc"
    assert names(sort=Key("name"), where=(Condition(Key("lr", "config"), "<", 0.05),)) == "edc"
    assert names(where=(Condition(Key("model.name", "config"), "=", '"d"'),)) == "d"
    assert names(where=(Condition(Key("x", "max"), "=", 1.0), Condition(Key("step"), "<", 7))) == "d"
    row = known.table(View(("loss", "x"), sort=loss, limit=1))[0]
    assert (row.path, row.first_step, row.last_step, row.metrics) == ("e_events.jsonl", 1, 7, {"loss": 4.0, "x": 1.0})
    (nan,) = known.table(View(("loss", "x"), where=(Condition(Key("name"), "=", "b"),)))
    assert list(nan.metrics) == ["loss"]
    assert math.isnan(nan.metrics["loss"])
    seeds = known._database.rows("SELECT value FROM config WHERE key = 'model.seed'")
    assert seeds == [("18446744073709551615",)] * 5
    for wrong in ({"sort": Key("1; DROP TABLE run")}, {"where": (Condition(loss, "; --", 1.0),)}):
        with pytest.raises(ValueError, match="expected one of"):
            names(**wrong)
    known.forget(find_runs(logs)[:2])
    assert names(sort=Key("name"), descending=False) == "ab"
    assert known._database.rows("SELECT count(*) FROM metric, config WHERE metric.run NOT IN (SELECT id FROM run)") == [
        (0,)
    ]


def test_hostile_names_are_nothing_but_names(logs: Path) -> None:
    odd = "a'; DROP TABLE run; --"
    add(logs / f"{odd}_events.jsonl", lines("x", range(3), **{"m'; DROP TABLE metric; --": 1.0, "\u202e": 2.0}))
    bad = os.fsencode(logs) + b"/\xff_events.jsonl"
    Path(os.fsdecode(bad)).write_bytes(lines("x", range(3)))
    known = RunIndex(logs)
    known.update(find_runs(logs))
    rows = known.table(View(("m'; DROP TABLE metric; --", "\u202e"), sort=Key("name"), descending=False))
    assert {"m'; DROP TABLE metric; --": 1.0, "\u202e": 2.0} in [row.metrics for row in rows]
    assert {os.fsencode(row.path) for row in rows} == {b"\xff_events.jsonl", os.fsencode(f"{odd}_events.jsonl")}


def test_one_run_that_cannot_be_read_keeps_no_other_from_being_shown(logs: Path) -> None:
    add(logs / "a_events.jsonl", lines("a", range(3)))
    add(logs / "b_events.jsonl", lines("b", range(3)))
    runs = find_runs(logs)
    (logs / "a_events.jsonl").unlink()
    (logs / "a_events.jsonl").mkdir()
    known = RunIndex(logs)
    updated = known.update(runs)
    assert list(updated.unread) == ["a"]
    assert [row.run_id for row in known.table(View())] == ["b"]
