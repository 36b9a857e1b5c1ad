"""What pages are told of curves, by a `Drawing` of real logs."""

from __future__ import annotations

import asyncio
import json
import shutil
import threading
import time
from array import array
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")

from rldk_schema.forms.live_request import WantedCurves

from rldk.check import runs_at
from rldk.io.runs import find_runs
from rldk.log.runs import RunLogs
from rldk.run_index.index import RunIndex
from rldk.run_index.known_run import Change, KnownRun
from rldk.web import closer, drawing
from rldk.web.asked import MOST_RUNS
from rldk.web.drawing import Drawing
from rldk.web.indexes import Indexes
from rldk.web.roots import Roots
from rldk.web.session import Session
from tests.factories.growing import add, lines
from tests.factories.indexed import use_index

PATIENCE = 20.0  # s: other tests may keep the machine busy


class Reader:
    """A page that asks for curves: it has what a page would have of them.

    Attributes:
        means: By run and metric, the values of its line `train`.
        heads: Of all messages, in their order.
    """

    def __init__(self, drawing: Drawing) -> None:
        self.session = Session(lambda: "resync")
        self.drawing = drawing
        self.means: dict[tuple[str, str], list[float]] = {}
        self.heads: list[dict[str, Any]] = []

    def ask(self, *runs: str, metrics: tuple[str, ...] = ("loss",), **part: Any) -> None:
        limits = {"first": None, "last": None, "buckets": 512, "x": "step"} | part
        self.drawing.ask(self.session, WantedCurves(runs=list(runs), metrics=list(metrics), **limits))

    async def take(self) -> None:
        data = await asyncio.wait_for(self.session.next(), PATIENCE)
        assert isinstance(data, bytes), data
        end = 4 + int.from_bytes(data[:4], "little")
        head = json.loads(data[4:end])
        values, count = array("f", data[end:]), head["buckets"]
        self.heads.append(head)
        there = {line["run"] for line in head["lines"]}
        for run in head["runs"]:
            if run not in there:
                self.means.pop((run, head["metric"]), None)
        for number, line in enumerate(head["lines"]):
            low, high, mean, counts = (values[count * at :][:count] for at in range(4 * number, 4 * number + 4))
            assert all(a <= b for a, b in zip(low, high, strict=True))
            told = [value for value, some in zip(mean, counts, strict=True) if some]
            before = [] if head["whole"] else self.means[line["run"], head["metric"]][: head["start"]]
            self.means[line["run"], head["metric"]] = [*before, *told]

    async def until(self, holds: Callable[[], object]) -> None:
        while not holds():
            await self.take()


class Shelf:
    """A folder of runs, each called by its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.drawing = Drawing(self.runs, Indexes(Roots([folder])))

    def runs(self) -> dict[str, RunLogs]:
        there = any(self.folder.glob("*_events.jsonl"))
        return {run.run_id: run for run in find_runs(self.folder, on_error="skip")} if there else {}

    def log(self, run: str, steps: range, **more: Any) -> None:
        add(self.folder / f"{run}_events.jsonl", lines(run, steps, **more))

    def play(self, scene: Callable[[], Awaitable[None]]) -> None:
        async def played() -> None:
            try:
                await scene()
            finally:
                self.drawing.close()

        asyncio.run(played())


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_what_grew_while_nobody_drew_it_is_drawn(shelf: Shelf) -> None:
    shelf.log("a", range(10))

    async def scene() -> None:
        page = Reader(shelf.drawing)
        page.ask("a")
        await page.until(lambda: page.means)
        page.ask()
        shelf.log("a", range(10, 20))
        shelf.drawing.changed(["a"])
        other = Reader(shelf.drawing)
        other.ask("a")
        await other.until(lambda: other.means.get(("a", "loss")) == [*map(float, range(20))])

    shelf.play(scene)


def test_a_run_that_is_made_again_at_its_place_is_drawn_as_it_is_now(shelf: Shelf) -> None:
    shelf.log("a", range(10))

    async def scene() -> None:
        page = Reader(shelf.drawing)
        page.ask("a")
        await page.until(lambda: page.means)
        (shelf.folder / "a_events.jsonl").unlink()
        shelf.drawing.changed(["a"])
        await page.until(lambda: not page.means)
        shelf.log("a", range(5), value=lambda _: 7.0)
        shelf.drawing.changed(["a"])
        await page.until(lambda: page.means == {("a", "loss"): [7.0] * 5})

    shelf.play(scene)


def test_a_run_that_comes_later_is_drawn_then(shelf: Shelf) -> None:
    async def scene() -> None:
        page = Reader(shelf.drawing)
        page.ask("a")
        await page.until(lambda: [head["runs"] for head in page.heads] == [["a"]])
        shelf.log("a", range(5))
        shelf.drawing.changed(["a"])
        await page.until(lambda: len(page.means.get(("a", "loss"), ())) == 5)

    shelf.play(scene)


def test_what_is_known_is_drawn_before_what_has_to_be_read(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.log("a", range(10))
    shelf.log("huge", range(10))
    goes_on, known = threading.Event(), RunIndex.known

    def slow(index: RunIndex, run: RunLogs) -> KnownRun:
        assert run.run_id != "huge" or goes_on.wait(PATIENCE)
        return known(index, run)

    monkeypatch.setattr(RunIndex, "known", slow)

    async def scene() -> None:
        first, page = Reader(shelf.drawing), Reader(shelf.drawing)
        first.ask("a")
        await first.until(lambda: first.means)
        page.ask("huge", "a")
        await page.until(lambda: ("a", "loss") in page.means)
        assert not goes_on.is_set()
        goes_on.set()
        await page.until(lambda: ("huge", "loss") in page.means)

    shelf.play(scene)


def test_large_runs_hold_up_no_others(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.log("huge", range(200))
    shelf.log("small", range(10))
    monkeypatch.setattr("rldk.web.drawn_runs._LARGE_BYTES", (shelf.folder / "small_events.jsonl").stat().st_size)
    goes_on, known = threading.Event(), RunIndex.known

    def slow(index: RunIndex, run: RunLogs) -> KnownRun:
        assert run.run_id != "huge" or goes_on.wait(PATIENCE)
        return known(index, run)

    monkeypatch.setattr(RunIndex, "known", slow)

    async def scene() -> None:
        page = Reader(shelf.drawing)
        page.ask("huge", "small")
        await page.until(lambda: ("small", "loss") in page.means)
        shelf.log("small", range(10, 20))
        shelf.drawing.changed(["small"])
        await page.until(lambda: len(page.means["small", "loss"]) == 20)
        assert not goes_on.is_set()
        goes_on.set()
        await page.until(lambda: ("huge", "loss") in page.means)

    shelf.play(scene)


def test_a_run_that_costs_much_to_read_is_left_alone_for_longer(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        shelf.log(name, range(10))
    looks, look = [], KnownRun.look

    def dear(known: KnownRun, run: RunLogs) -> Change:
        looks.append(run.run_id)
        return look(known, run)

    monkeypatch.setattr(KnownRun, "look", dear)

    async def scene() -> None:
        page = Reader(shelf.drawing)
        page.ask("a", "b")
        await page.until(lambda: len(page.means) == 2)
        shelf.drawing._drawn["a"].rest(1000.0)
        looks.clear()
        for end in range(11, 15):
            for name in ("a", "b"):
                shelf.log(name, range(end - 1, end))
            shelf.drawing.changed(["a", "b"])
            await page.until(lambda end=end: len(page.means["b", "loss"]) == end)  # type: ignore[misc]
        assert looks == ["b"] * 4
        shelf.drawing._drawn["a"].again = 0.0
        shelf.drawing.changed([])
        await page.until(lambda: len(page.means["a", "loss"]) == 14)
        assert looks[4:] == ["a"]

    shelf.play(scene)


def test_who_reads_slowly_misses_nothing_and_holds_up_no_others(shelf: Shelf) -> None:
    names = [f"metric_{number}" for number in range(40)]
    runs = [f"run-{number}" for number in range(12)]
    for run in runs:
        shelf.log(run, range(1500), **dict.fromkeys(names, 1.0))

    async def scene() -> None:
        slow, quick = Reader(shelf.drawing), Reader(shelf.drawing)
        for page in (slow, quick):
            page.ask(*runs, metrics=(*names, "loss"))
        await quick.until(lambda: len(quick.means) == len(runs) * 41)
        for end in range(1501, 1511):
            for run in runs:
                shelf.log(run, range(end - 1, end))
            shelf.drawing.changed(runs)
            await quick.until(lambda end=end: all(quick.heads[-1]["lines"]) and told(quick) == {end - 1})  # type: ignore[misc]
            assert slow.session._bytes < 3 << 20
        await slow.until(lambda: told(slow) == {1509})
        assert slow.means == quick.means
        assert len(slow.heads) < len(quick.heads)

    def told(page: Reader) -> set[int]:
        """The last steps of what is known of the losses."""
        found = {
            line["run"]: line["last_step"] for head in page.heads for line in head["lines"] if head["metric"] == "loss"
        }
        return set(found.values()) if len(found) == len(runs) else set()

    shelf.play(scene)


def test_all_runs_that_may_be_asked_for_are_drawn(shelf: Shelf) -> None:
    shelf.log("0", range(3))
    text = (shelf.folder / "0_events.jsonl").read_bytes()
    for number in range(1, MOST_RUNS):
        (shelf.folder / f"{number}_events.jsonl").write_bytes(text.replace(b'"0"', b'"%d"' % number))
    runs = shelf.runs()
    shelf.drawing = Drawing(lambda: runs, Indexes(Roots([shelf.folder])))

    async def scene() -> None:
        page = Reader(shelf.drawing)
        page.ask(*runs)
        await page.until(lambda: len(page.means) == MOST_RUNS)

    shelf.play(scene)


def test_a_part_is_read_once_for_all_metrics_though_nothing_is_kept(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        shelf.log(name, range(0, 60_000, 100), more=1.0, most=2.0)
    reads, zoomed = [], closer.zoomed

    def counted(known: KnownRun, run: RunLogs, *rest: Any, **more: Any) -> Any:
        reads.append(run.run_id)
        return zoomed(known, run, *rest, **more)

    monkeypatch.setattr(closer, "zoomed", counted)
    monkeypatch.setattr(closer, "_MOST_BYTES", 0)

    async def scene() -> None:
        page = Reader(shelf.drawing)
        page.ask("a", "b", "c", metrics=("loss", "more", "most"), first=1000, last=2000)
        await page.until(lambda: len(page.means) == 9)
        assert page.means["a", "loss"] == [*map(float, range(1000, 2001, 100))]
        assert sorted(reads) == ["a", "b", "c"]

    shelf.play(scene)


def test_a_run_that_cannot_be_read_is_told_of_without_lines(shelf: Shelf) -> None:
    shelf.log("a", range(5))
    shelf.log("gone", range(5))
    runs = shelf.runs()
    shelf.drawing = Drawing(lambda: runs, Indexes(Roots([shelf.folder])))
    (shelf.folder / "gone_events.jsonl").unlink()

    async def scene() -> None:
        page = Reader(shelf.drawing)
        page.ask("a", "gone")
        await page.until(lambda: {run for head in page.heads for run in head["runs"]} == {"a", "gone"})
        assert page.means == {("a", "loss"): [0.0, 1.0, 2.0, 3.0, 4.0]}
        shutil.copy(shelf.folder / "a_events.jsonl", shelf.folder / "gone_events.jsonl")
        shelf.drawing.changed(["gone"])
        await page.until(lambda: len(page.means) == 2)

    shelf.play(scene)


def test_what_the_index_has_is_drawn_before_any_log_is_read(
    shelf: Shelf, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_index(monkeypatch, tmp_path_factory.mktemp("cache"))
    for name in ("a", "b", "huge"):
        shelf.log(name, range(10))
    for run in shelf.runs().values():
        RunIndex(shelf.folder).known(run)
    shelf.log("huge", range(10, 300))
    shelf.log("new", range(5))
    (shelf.folder / "b_events.jsonl").unlink()
    shelf.log("b", range(3), value=lambda _: 7.0)
    shelf.drawing = Drawing(shelf.runs, Indexes(Roots([shelf.folder])))
    monkeypatch.setattr("rldk.web.drawn_runs._LARGE_BYTES", (shelf.folder / "a_events.jsonl").stat().st_size)
    goes_on, look = threading.Event(), KnownRun.look

    def slow(known: KnownRun, run: RunLogs) -> Change:
        assert goes_on.wait(PATIENCE)
        return look(known, run)

    monkeypatch.setattr(KnownRun, "look", slow)

    async def scene() -> None:
        page = Reader(shelf.drawing)
        page.ask("new", "huge", "b", "a")
        await page.until(lambda: len(page.means) == 3)
        assert {len(values) for values in page.means.values()} == {10}
        assert not goes_on.is_set()
        goes_on.set()
        await page.until(lambda: page.means.get(("new", "loss")) == [*map(float, range(5))])
        await page.until(lambda: page.means["b", "loss"] == [7.0] * 3)
        await page.until(lambda: page.means["huge", "loss"] == [*map(float, range(300))])
        kept = RunIndex(shelf.folder).kept(shelf.runs()["huge"])
        assert kept is not None
        assert kept.last_step == 299

    shelf.play(scene)


def test_runs_that_will_be_drawn_are_taken_from_the_index_and_their_logs_are_left_alone(
    shelf: Shelf, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_index(monkeypatch, tmp_path_factory.mktemp("cache"))
    shelf.log("a", range(10))
    RunIndex(shelf.folder).known(shelf.runs()["a"])
    shelf.log("b", range(10))
    shelf.drawing = Drawing(shelf.runs, Indexes(Roots([shelf.folder])))
    looks, look = [], KnownRun.look

    def counted(known: KnownRun, run: RunLogs) -> Change:
        looks.append(run.run_id)
        return look(known, run)

    monkeypatch.setattr(KnownRun, "look", counted)

    async def scene() -> None:
        shelf.drawing.prepare(["a", "b", "none"])
        while "a" not in shelf.drawing._drawn or shelf.drawing._drawn.is_due(["a", "b", "none"]):
            await asyncio.sleep(0.01)
        assert looks == []
        assert "b" not in shelf.drawing._drawn
        page = Reader(shelf.drawing)
        page.ask("a", "b")
        await page.until(lambda: len(page.means) == 2)
        while set(looks) != {"a", "b"}:
            await asyncio.sleep(0.01)

    shelf.play(scene)


def test_the_log_of_another_tool_is_left_alone_for_a_multiple_of_what_it_cost(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = shelf.folder / "project" / "experiment.jsonl"
    rows.parent.mkdir()

    def write(steps: range) -> None:
        rows.write_text("".join(f'{{"step":{s},"data":{{"critic/rewards/mean":{s}.0}}}}\n' for s in steps))

    write(range(10))
    clock = iter(range(0, 10**6, 100))  # s of CPU, at each look at the clock
    monkeypatch.setattr("rldk.web.drawn_runs.time.thread_time", lambda: float(next(clock)))
    shelf.drawing = Drawing(lambda: {"a": runs_at(shelf.folder)[0]}, Indexes(Roots([shelf.folder])))

    async def scene() -> None:
        page = Reader(shelf.drawing)
        page.ask("a")
        await page.until(lambda: page.heads)
        drawn = shelf.drawing._drawn["a"]
        assert drawn.again > time.monotonic() + 300
        write(range(20))
        shelf.drawing.changed(["a"])
        await asyncio.sleep(0.3)
        assert shelf.drawing._drawn["a"].known.last_step == 9
        drawn.again = 0.0
        shelf.drawing.changed([])
        while shelf.drawing._drawn["a"].known.last_step != 19:
            await asyncio.sleep(0.01)
        assert shelf.drawing._drawn["a"].again > time.monotonic() + 300

    shelf.play(scene)


def test_what_cannot_be_drawn_is_told_and_holds_up_no_other_run_or_metric(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        shelf.log(name, range(5), more=1.0)
    runs, told, real = shelf.runs(), list[str](), drawing.frame

    def odd(metric: str, wanted: WantedCurves, shown: Any, **rest: Any) -> Any:
        if metric == "loss" and "b" in shown:
            raise KeyError("a mistake of ours")
        return real(metric, wanted, shown, **rest)

    monkeypatch.setattr(drawing, "frame", odd)
    shelf.drawing = Drawing(
        lambda: runs, Indexes(Roots([shelf.folder])), lambda what, error: told.append(f"{what}: {error}")
    )

    async def scene() -> None:
        page = Reader(shelf.drawing)
        page.ask("a", "b", metrics=("loss", "more"))
        await page.until(lambda: len(page.means) == 3)
        assert ("b", "loss") not in page.means

    shelf.play(scene)
    assert "drawing curves: 'a mistake of ours'" in told


def test_curves_go_on_after_a_failure(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.log("a", range(5))
    runs, told, real = shelf.runs(), list[str](), Drawing._shown
    monkeypatch.setattr(drawing, "_AGAIN_SECONDS", 0.01)

    def odd(self: Drawing, wanted: WantedCurves, some: Any) -> Any:
        if not told:
            raise KeyError("a mistake of ours")
        return real(self, wanted, some)

    monkeypatch.setattr(Drawing, "_shown", odd)
    shelf.drawing = Drawing(lambda: runs, Indexes(Roots([shelf.folder])), lambda what, _: told.append(what))

    async def scene() -> None:
        page = Reader(shelf.drawing)
        page.ask("a")
        await page.until(lambda: page.means)

    shelf.play(scene)
    assert told == ["drawing curves"]
