from __future__ import annotations

import json
import math
import random
from array import array
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")

from rldk_schema.forms.live_request import WantedCurves

from rldk.log.runs import RunLogs
from rldk.report.downsample import Curve
from rldk.run_index.known_run import KnownRun
from rldk.web import closer
from rldk.web.along import LARGEST_SINGLE
from rldk.web.closer import Closer
from rldk.web.frames import _arrays, frame
from tests.factories.growing import add, lines, one

NAMES = ("low", "high", "mean", "count", "x")


def wanted(metric: str = "loss", **changes: Any) -> WantedCurves:
    return WantedCurves(
        **{"runs": ["a"], "metrics": [metric], "first": None, "last": None, "buckets": 512, "x": "step"} | changes
    )


class Page:
    """A run that is drawn."""

    def __init__(self, folder: Path) -> None:
        self.run: RunLogs = one(folder)
        self.known = KnownRun()
        self.closer = Closer()
        self.look()

    def look(self) -> int | None:
        change = self.known.look(self.run)
        self.closer.changed("a", change)
        return change.first if change.kind == "grown" else None

    def ask(self, asked: WantedCurves, **told: Any) -> tuple[dict[str, Any], list[dict[str, list[float]]]]:
        """The head, and the arrays of each line."""
        data, _ = frame(asked.metrics[0], asked, {"a": self.closer.shown("a", self.known, self.run, asked)}, **told)
        end = 4 + int.from_bytes(data[:4], "little")
        head = json.loads(data[4:end])
        values = array("f", data[end:])
        names = NAMES if head["x"] != "step" else NAMES[:4]
        count = head["buckets"]
        assert len(values) == len(head["lines"]) * len(names) * count
        arrays = [values[at : at + count].tolist() for at in range(0, len(values), count or 1)]
        found = [arrays[at : at + len(names)] for at in range(0, len(arrays), len(names))]
        return head, [dict(zip(names, each, strict=True)) for each in found]


def single(value: float) -> float:
    return array("f", [value])[0]


def test_a_part_is_drawn_finer_than_the_whole(tmp_path: Path) -> None:
    spike = 50_123
    add(tmp_path / "a_events.jsonl", lines("a", range(60_000), value=lambda s: 9.5 if s == spike else s % 7 / 2))
    page = Page(tmp_path)
    head, (line,) = page.ask(wanted())
    assert (head["shift"], head["start"], head["buckets"]) == (7, 0, 469)
    assert (line["high"][spike >> 7], sum(map(abs, line["count"]))) == (9.5, 60_000)
    head, (line,) = page.ask(wanted(first=50_000, last=50_400))
    assert (head["shift"], head["start"], head["buckets"], head["asked"]) == (0, 50_000, 401, 50_000)
    assert line["mean"] == [9.5 if step == spike else step % 7 / 2 for step in range(50_000, 50_401)]
    assert head["lines"][0]["last_step"] == 59_999
    head, (line,) = page.ask(wanted(first=50_000, last=50_400, buckets=64))
    assert (head["shift"], head["buckets"]) == (3, 51)
    assert line["high"][(spike >> 3) - head["start"]] == 9.5
    head, (line,) = page.ask(wanted(first=10_000, last=50_000))  # so many that little would be gained
    assert (head["shift"], head["start"], head["buckets"]) == (7, 78, 313)


def test_what_a_part_has_gained_is_drawn_too(tmp_path: Path) -> None:
    path = tmp_path / "a_events.jsonl"
    add(path, lines("a", range(20_000)))
    page = Page(tmp_path)
    near, past = wanted(first=19_900, last=20_200), wanted(first=100, last=200)
    assert page.ask(near)[0]["buckets"] == 100
    assert page.ask(past)[0]["buckets"] == 101
    add(path, lines("a", range(20_000, 20_010)))
    page.look()
    assert [part.first for part in page.closer._found] == [100]
    head, (line,) = page.ask(near)
    assert (head["buckets"], line["mean"][-1]) == (110, 20_009.0)


def test_only_the_buckets_that_have_changed_are_told_of_what_grows(tmp_path: Path) -> None:
    path = tmp_path / "a_events.jsonl"
    add(path, lines("a", range(1000)) + lines("a", range(0, 1000, 250), phase="eval", dataset="held-out"))
    page = Page(tmp_path)
    kept_head, kept = page.ask(wanted())
    partial = 0
    for start, stop in ((1000, 1003), (1003, 1020), (1020, 1100), (1100, 1101)):
        add(path, lines("a", range(start, stop)) + lines("a", [stop - 1], phase="eval", dataset="held-out"))
        first = page.look()
        head, arrays = page.ask(wanted(), firsts={"a": first}, told={"a": kept_head["shift"]})
        whole_head, whole = page.ask(wanted())
        if not head["whole"]:
            partial += 1
            assert (head["shift"], head["start"]) == (kept_head["shift"], start >> head["shift"])
            assert head["buckets"] <= 1 + (stop - start)
            before = head["start"] - kept_head["start"]
            arrays = [
                {name: old[name][:before] + new[name] for name in new} for old, new in zip(kept, arrays, strict=True)
            ]
        assert arrays == whole
        assert head["lines"] == whole_head["lines"]
        kept_head, kept = whole_head, whole
    assert partial == 3  # once the buckets became wider
    told = {"firsts": {"a": 1100}, "told": {"a": kept_head["shift"]}}
    assert not page.ask(wanted(), **told)[0]["whole"]
    assert page.ask(wanted(x="hours"), **told)[0]["whole"]
    assert page.ask(wanted(), firsts={}, told=told["told"])[0]["whole"]  # it was read anew
    assert page.ask(wanted(), firsts=told["firsts"], told={"a": 0})[0]["whole"]


@pytest.mark.parametrize("x", ["hours", "time"])
def test_time_is_told_of_each_bucket_in_seconds_since_the_start(x: str, tmp_path: Path) -> None:
    path = tmp_path / "a_events.jsonl"
    add(path, lines("a", range(1000)) + lines("a", range(0, 1000, 250), phase="eval", dataset="held-out"))
    page = Page(tmp_path)
    head, (train, evaluated) = page.ask(wanted(x=x))
    assert head["shift"] == 1
    assert [line["start"] for line in head["lines"]] == [page.known.first_event] * 2
    assert train["x"] == [2 * number + 0.5 for number in range(500)]
    assert [line["evaluation"] for line in head["lines"]] == [False, True]
    there = [x for x, count in zip(evaluated["x"], evaluated["count"], strict=True) if count]
    assert there == [0.5, 250.5, 500.5, 750.5]


def test_tokens_lie_between_those_that_are_known(tmp_path: Path) -> None:
    path = tmp_path / "a_events.jsonl"
    for step in range(100):
        more = {"tokens_seen": 1e6 * step} if step % 10 == 0 else {}
        add(path, lines("a", range(step, step + 1), **more))
    page = Page(tmp_path)
    head, (line,) = page.ask(wanted(x="tokens"))
    assert head["lines"][0]["start"] is None
    assert line["x"] == [single(1e6 * step) for step in range(100)]
    other = tmp_path / "other"
    add(other / "a_events.jsonl", lines("a", range(3)))
    assert all(map(math.isnan, Page(other).ask(wanted(x="tokens"))[1][0]["x"]))


def test_steps_that_are_far_apart_fill_no_memory(tmp_path: Path) -> None:
    add(tmp_path / "a_events.jsonl", lines("a", range(3)) + lines("a", range(2**53 - 1, 2**53)))
    page = Page(tmp_path)
    head, (line,) = page.ask(wanted(x="hours"))
    assert head["buckets"] == 512
    assert [count for count in line["count"] if count] == [3.0, 1.0]
    head, _ = page.ask(wanted(first=2**52, last=2**52 + 10))
    assert head["buckets"] <= 11
    head, found = page.ask(wanted("none"))
    assert (head["lines"], found) == ([], [])


def test_values_beyond_the_largest_float32_are_told_apart_from_infinity(tmp_path: Path) -> None:
    path = tmp_path / "a_events.jsonl"
    values = {1: 1e300, 2: -1.7e308, 4: math.inf, 5: LARGEST_SINGLE, 6: 1e308, 7: 1.7e308}
    add(path, lines("a", range(8), value=lambda step: values.get(step, 0.5), tokens_seen=1e300))
    page = Page(tmp_path)
    head, (line,) = page.ask(wanted(x="tokens"))
    most = LARGEST_SINGLE
    assert line["high"] == line["low"] == line["mean"] == [0.5, most, -most, 0.5, 0.0, most, most, most]
    assert line["count"] == [1, 1, 1, 1, 0, 1, 1, 1]
    assert line["x"] == [most] * 8
    assert (head["lines"][0]["huge"], head["lines"][0]["nonfinite"]) == (4, 1)
    head, (line,) = page.ask(wanted(buckets=2))
    assert (line["low"], line["high"]) == ([-most, most], [most, most])
    assert line["mean"] == [-most, most]  # their sum overflows


def test_what_is_within_float32_is_no_huge_value(tmp_path: Path) -> None:
    add(tmp_path / "a_events.jsonl", lines("a", range(4), value=lambda _: LARGEST_SINGLE))
    head, (line,) = Page(tmp_path).ask(wanted())
    assert (head["lines"][0]["huge"], line["high"]) == (0, [LARGEST_SINGLE] * 4)


def test_buckets_without_a_gap_are_told_of_as_others_are() -> None:
    rng, curve = random.Random(0), Curve(64)
    for step in range(1000):
        curve.add(step, rng.gauss(0, 1))
    buckets = curve.coarser(curve.shift)
    for start, count in ((0, 63), (0, 70), (buckets.numbers[0], len(buckets))):
        assert _arrays(buckets, start, count, huge=False) == _arrays(buckets, start, count, huge=True)


def test_a_metric_beyond_the_first_hundred_is_drawn_when_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a_events.jsonl"
    names = {f"my/{number}": float(number) for number in range(130)}
    add(path, lines("a", range(20_000, 20_010), **names))
    page = Page(tmp_path)
    assert "my/129" not in page.known.curves["train"]
    head, (line,) = page.ask(wanted("my/129"))
    assert (line["mean"], head["lines"][0]["last"], head["left_out"]) == ([129.0] * 10, 129.0, [])
    assert page.ask(wanted("my/129", first=20_001, last=20_002))[0]["buckets"] == 2
    add(path, lines("a", range(20_010, 20_012), **names))
    page.look()
    assert page.ask(wanted("my/129"))[1][0]["mean"] == [129.0] * 12
    head, found = page.ask(wanted("none"))
    assert (head["left_out"], found) == ([], [])
    path.unlink()
    page.closer = Closer()
    head, found = page.ask(wanted("my/129"))
    assert (head["left_out"], found) == ([{"run": "a", "what": "metrics", "count": 30}], [])


def test_what_a_run_has_too_much_of_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a_events.jsonl"
    for number in range(11):
        add(path, lines("a", range(3), phase="eval", dataset=f"set-{number}"))
    page = Page(tmp_path)
    head, found = page.ask(wanted())
    assert (len(found), head["left_out"]) == (8, [{"run": "a", "what": "evaluation sets", "count": 3}])


def test_a_metric_is_not_said_to_be_missing_where_not_all_names_were_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("rldk.report.drawn.MOST_COUNTED", "rldk.web.frames.MOST_COUNTED"):
        monkeypatch.setattr(place, 20)
    add(tmp_path / "a_events.jsonl", lines("a", range(3), **{f"my/{number}": 1.0 for number in range(130)}))
    page = Page(tmp_path)
    assert page.ask(wanted("my/115"))[0]["lines"]
    head, found = page.ask(wanted("my/129"))
    assert (head["left_out"], found) == ([{"run": "a", "what": "metrics", "count": 20}], [])


def test_a_metric_that_only_the_shown_steps_lack_is_not_said_to_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a_events.jsonl"
    names = {f"my/{number}": float(number) for number in range(130)}
    add(path, lines("a", range(20_000)) + lines("a", [20_000], **names))
    page = Page(tmp_path)
    head, found = page.ask(wanted("my/129"))
    assert (len(found), head["left_out"]) == (1, [])
    run, asked = page.closer.shown("a", page.known, page.run, wanted("my/129")), wanted("my/129")
    data, _ = frame("my/129", asked, {"a": run._replace(curves={})})
    assert json.loads(data[4 : 4 + int.from_bytes(data[:4], "little")])["left_out"] == []


def test_metrics_beyond_the_first_hundred_are_read_once_whoever_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[set[str]] = []
    real = closer.zoomed

    def noted(known: KnownRun, run: RunLogs, names: frozenset[str], *rest: Any, **more: Any) -> Any:
        read.append(set(names))
        return real(known, run, names, *rest, **more)

    monkeypatch.setattr(closer, "zoomed", noted)
    names = {f"my/{number}": float(number) for number in range(130)}
    add(tmp_path / "a_events.jsonl", lines("a", range(10), **names))
    page = Page(tmp_path)
    for _ in range(3):
        for name in ("my/128", "my/129"):
            assert page.ask(wanted(name))[1][0]["mean"] == [names[name]] * 10
    assert read == [{"my/128"}, {"my/129"}]
