from __future__ import annotations

import math
import os
from pathlib import Path
from typing import Any

import pytest

from rldk import Run
from rldk.io.runs import find_runs
from rldk.log.runs import RunLogs
from rldk.run_index import index
from rldk.run_index.index import RunIndex
from rldk.run_index.kept import encode_run
from rldk.run_index.known_run import Change
from rldk.run_index.summaries import MOST_NAMES
from tests.factories.growing import add, lines, list_counted, one
from tests.factories.indexed import NOW, use_index, wait_for_clock


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_index(monkeypatch, tmp_path / "cache")
    return tmp_path / "logs"


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


def test_metrics_beyond_the_most_are_counted_once_however_often_they_come(logs: Path) -> None:
    with Run(logs, run_id="wide") as run:
        for step in range(1, 4):
            run.log(step, {f"mine/{place}": 1.0 for place in range(MOST_NAMES + 30)})
    RunIndex(logs).update(find_runs(logs))
    with Run(logs, run_id="wide") as run:
        run.log(4, {f"mine/{place}": 1.0 for place in range(MOST_NAMES + 40)})
    known = RunIndex(logs)
    known.update(find_runs(logs))
    assert known.more_metrics() == [40]
    assert len(known.names()) == MOST_NAMES


def test_what_there_is_no_time_for_is_left_for_the_next_call(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for run_id in "abcd":
        add(logs / f"{run_id}_events.jsonl", lines(run_id, range(3)))
    known, clock = RunIndex(logs), iter(range(100))
    monkeypatch.setattr(index.time, "monotonic", lambda: next(clock))
    first = known.update(find_runs(logs), seconds=2.5)
    assert (first.anew, first.left, len(known.column("loss"))) == (["a", "b"], 2, 2)
    second = known.update(find_runs(logs), seconds=1e9)
    assert (second.anew, second.left, len(known.column("loss"))) == (["c", "d"], 0, 4)


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
    assert known.update([one(logs)]).grown == ["a"]  # its steps hide nothing, and do not count
    assert known.summaries(one(logs))["loss"].count == len(list_counted(one(logs))) == 45
    assert known.summaries(one(logs))["loss"].count == len(list_counted(one(logs)))
    add(path, lines("a", range(10, 12), attempt=3))
    assert known.update([one(logs)]).anew == ["a"]
    assert known.summaries(one(logs))["loss"].count == len(list_counted(one(logs)))


@pytest.mark.parametrize("where", ["disk", "memory"])
def test_columns_are_of_all_runs_that_have_a_value(where: str, logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if where == "memory":
        monkeypatch.setenv("RLDK_DISABLE_INDEX", "1")
    for number, name in enumerate("abcd"):
        config = {"lr": 10.0**-number, "model": {"name": name, "seed": 2**64 - 1}, "huge": 10**400, "nan": math.nan}
        with Run(logs, run_id=name, config=config | ({"warm": True} if number else {})) as run:
            for step in range(1, 4):
                values = {"loss": math.nan if name == "b" or step == 3 == number else float(number * step)}
                run.log(step, values | ({"x": 1.0} if number > 1 else {}))
    known = RunIndex(logs)
    runs = find_runs(logs)
    known.update(runs)
    names = {known.key_of(run): run.run_id for run in runs}

    def told(column: dict[int, Any]) -> str:
        return " ".join(f"{names[key]}={value}" for key, value in sorted(column.items(), key=lambda i: names[i[0]]))

    assert told(known.column("loss")) == "a=0.0 b=nan c=6.0 d=nan"
    assert told(known.column("loss", "first")) == "a=0.0 b=nan c=2.0 d=3.0"
    assert told(known.column("loss", "mean")) == "a=0.0 c=4.0 d=4.5"
    assert told(known.column("loss", "min")) == "a=0.0 c=2.0 d=3.0"
    assert told(known.column("loss", "max")) == "a=0.0 c=6.0 d=6.0"
    assert told(known.column("loss", "count")) == "a=3 b=3 c=3 d=3"
    assert told(known.column("x")) == "c=1.0 d=1.0"
    assert known.column("none") == {}
    with pytest.raises(KeyError):
        known.column("loss", "x; DROP TABLE run")  # type: ignore[arg-type]
    assert told(known.setting("lr")) == "a=1.0 b=0.1 c=0.01 d=0.001"
    assert told(known.setting("model.name")) == "a=a b=b c=c d=d"
    assert set(known.setting("model.seed").values()) == {"18446744073709551615"}
    assert told(known.setting("warm")) == "b=true c=true d=true"
    assert (known.names()["loss"], known.names()["x"], next(iter(known.names()))) == (4, 2, "loss")
    assert (known.setting_keys()["lr"], known.setting_keys()["warm"]) == (4, 3)
    known.forget(runs[:2])
    assert told(known.column("loss", "count")) == "a=3 b=3"
    assert known.setting_keys()["warm"] == 1


def test_the_run_that_is_kept_goes_on_where_it_was_read_to(logs: Path) -> None:
    path = logs / "a_events.jsonl"
    add(path, lines("a", range(700)))
    first = RunIndex(logs).known(one(logs))
    new = lines("a", range(700, 800), other=1.0)
    add(path, new)
    kept = RunIndex(logs)
    reads = count_bytes(kept, one(logs))
    assert (reads, kept.known(one(logs)).look(one(logs))) == (len(new), Change("nothing"))
    assert first.look(one(logs)) == Change("grown", 700, len(new))
    assert encode_run(first) == encode_run(kept.known(one(logs)))
    assert kept.summaries(one(logs))["loss"].count == 800
    assert kept.update([one(logs)]).bytes == 0  # it goes on from what was kept
    kept.forget([])
    assert kept._database.rows("SELECT run FROM curves UNION SELECT run FROM metric") == []


def count_bytes(known: RunIndex, run: RunLogs) -> int:
    found = known._kept("curves", "run", run)
    assert found is not None
    return found.look(run).bytes


def test_curves_that_were_kept_longest_ago_are_forgotten(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["a", "b", "c", "d"]
    for run_id in names:
        add(logs / f"{run_id}_events.jsonl", lines(run_id, range(400)))
    known = RunIndex(logs)
    known.known(one(logs, "a"))
    size = known._database.rows("SELECT size FROM curves")[0][0]
    monkeypatch.setattr(index, "MOST_CURVE_BYTES", 2 * size + 10)
    for place, run_id in enumerate(names):
        monkeypatch.setattr(index.time, "time", lambda place=place: NOW + place)
        known.keep(one(logs, run_id), known.known(one(logs, run_id)))
    kept = known._database.rows("SELECT name FROM curves ORDER BY 1")
    assert kept == [(b"c_events.jsonl",), (b"d_events.jsonl",)]


def test_what_is_damaged_is_read_anew(logs: Path) -> None:
    add(logs / "a_events.jsonl", lines("a", range(300)))
    known = RunIndex(logs)
    want = encode_run(known.known(one(logs)))
    ((body,),) = known._database.rows("SELECT body FROM curves")
    for place in range(0, len(body), 97):
        damaged = body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]
        known._database.write([("UPDATE curves SET body = ?", [(damaged,)])])
        assert known._kept("curves", "run", one(logs)) is None
    assert encode_run(known.known(one(logs))) == want


def test_hostile_names_are_nothing_but_names(logs: Path) -> None:
    odd = "a'; DROP TABLE run; --"
    add(logs / f"{odd}_events.jsonl", lines("x", range(3), **{"m'; DROP TABLE metric; --": 1.0, "\u202e": 2.0}))
    bad = os.fsencode(logs) + b"/\xff_events.jsonl"
    Path(os.fsdecode(bad)).write_bytes(lines("x", range(3)))
    known = RunIndex(logs)
    known.update(find_runs(logs))
    assert known.names() == {"loss": 2, "m'; DROP TABLE metric; --": 1, "\u202e": 1}
    assert list(known.column("m'; DROP TABLE metric; --").values()) == [1.0]
    assert len(known.column("loss")) == 2


def test_one_run_that_cannot_be_read_keeps_no_other_from_being_known(logs: Path) -> None:
    add(logs / "a_events.jsonl", lines("a", range(3)))
    add(logs / "b_events.jsonl", lines("b", range(3)))
    runs = find_runs(logs)
    (logs / "a_events.jsonl").unlink()
    (logs / "a_events.jsonl").mkdir()
    known = RunIndex(logs)
    updated = known.update(runs)
    assert list(updated.unread) == [known.key_of(runs[0])]
    assert list(known.column("loss")) == [known.key_of(runs[1])]
