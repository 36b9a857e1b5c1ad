"""What takes long is answered beside the loop, once for each page that asks."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from rldk_schema.forms.live_request import LiveRequest, WantedSamples

from rldk.check import runs_at
from rldk.errors import LogNotFoundError
from rldk.forms import encode_form
from rldk.log.runs import RunLogs
from rldk.web.close_look import GONE, CloseLook
from rldk.web.closely import _MOST_ASKED, Closely
from rldk.web.session import Session
from tests.factories.live_runs import make_resumed, make_run


def wanted(step: int | None = None, place: int | None = None) -> WantedSamples:
    return WantedSamples(["r"], step, "lowest", None, 10, place)


class Slow:
    """Answers a question for samples when it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.asked: list[int | None] = []

    def due_for_samples(self, want: WantedSamples, runs: Mapping[str, RunLogs]) -> list[str]:
        del want, runs
        return []

    def samples(self, want: WantedSamples, runs: Mapping[str, RunLogs]) -> list[int | None]:
        del runs
        self.asked.append(want.step)
        self.go.wait(20)
        if want.step == 13:
            raise LogNotFoundError("no such run")
        if want.step == 14:
            raise KeyError("a mistake of ours")
        return [want.step]


def taken(told: list[dict[str, Any]]) -> Callable[..., str]:
    """Takes what a page is told, as a message would have it."""

    def take(parts: Mapping[str, str], **rest: Any) -> str:
        told.append({name: json.loads(part) for name, part in parts.items()} | rest)
        return ""

    return take


def answers(requests: list[LiveRequest], slow: Slow, count: int) -> list[dict[str, Any]]:
    """What a page is told that asks all of these at once."""
    told: list[dict[str, Any]] = []

    async def work() -> None:
        closely = Closely(dict, taken(told))
        closely._look = slow  # type: ignore[assignment]  # the real one reads files as fast as it can
        session = Session(lambda: "")
        for request in requests:
            assert closely.ask(session, request)
            await asyncio.sleep(0)
        slow.go.set()
        for _ in range(2000):
            if len(told) >= count:
                break
            await asyncio.sleep(0.01)
        closely.close()

    asyncio.run(work())
    return told


def test_who_asks_again_is_answered_once_and_told_so_for_what_was_asked_before() -> None:
    slow = Slow()
    told = answers([LiveRequest(id=number, samples=wanted(number)) for number in (1, 2, 3)], slow, 3)
    assert {one["answer_to"]: one.get("samples", one.get("problem")) for one in told} == {
        1: "another request took its place",
        2: "another request took its place",
        3: [3],
    }
    assert 2 not in slow.asked, "what nobody waits for is not read"


def test_whole_samples_are_answered_side_by_side() -> None:
    told = answers([LiveRequest(id=number, samples=wanted(5, number)) for number in (1, 2)], Slow(), 2)
    assert {one["answer_to"]: one["samples"] for one in told} == {1: [5], 2: [5]}


def test_too_much_at_once_is_refused() -> None:
    requests = [LiveRequest(id=number, samples=wanted(5, number)) for number in range(_MOST_ASKED + 1)]
    told = answers(requests, Slow(), len(requests))
    refused = [one for one in told if one.get("problem")]
    assert [one["answer_to"] for one in refused] == [_MOST_ASKED]


@pytest.mark.parametrize(("step", "problem"), [(13, "no such run"), (14, "it could not be made: KeyError")])
def test_who_waits_is_told_what_went_wrong(step: int, problem: str) -> None:
    assert answers([LiveRequest(id=1, samples=wanted(step))], Slow(), 1) == [{"answer_to": 1, "problem": problem}]


async def until(told: list[dict[str, Any]], count: int) -> None:
    for _ in range(2000):
        if len(told) >= count:
            break
        await asyncio.sleep(0.01)


class Failing(CloseLook):
    """Makes a mistake with whatever it looks at."""

    looked = 0

    def details(self, told: str, run: RunLogs) -> Any:
        del told, run
        self.looked += 1
        raise KeyError("a mistake of ours")


def test_a_page_is_told_that_details_cannot_be_made_and_they_are_not_tried_again_at_once(tmp_path: Path) -> None:
    make_run(tmp_path, "r", steps=5)
    runs = {"id": runs_at(tmp_path, on_error="skip")[0]}
    told: list[dict[str, Any]] = []
    look = Failing()

    async def work() -> None:
        closely = Closely(lambda: runs, taken(told))
        closely._look = look
        first, second = Session(lambda: ""), Session(lambda: "")
        closely.ask(first, LiveRequest(run="id"))
        await until(told, 1)
        for _ in range(5):
            closely.keep([first])
            await asyncio.sleep(0.01)
        closely.ask(second, LiveRequest(run="id"))
        closely.close()

    asyncio.run(work())
    assert look.looked == 1
    assert ["a mistake of ours" in one["run"]["unread"] for one in told] == [True, True], "each page once"


def test_who_asks_for_details_of_a_run_that_is_not_there_is_told_so_and_of_one_that_goes_too(tmp_path: Path) -> None:
    make_run(tmp_path, "r", steps=5)
    (run,) = runs_at(tmp_path, on_error="skip")
    runs: dict[str, RunLogs] = {}
    told: list[dict[str, Any]] = []

    async def work() -> None:
        closely = Closely(lambda: runs, taken(told))
        session = Session(lambda: "")
        assert closely.ask(session, LiveRequest(id=1, run="id"))
        assert told.pop() == {"answer_to": 1, "problem": GONE}
        for there in (True, False, False, True):
            runs.update({"id": run} if there else {})
            if not there:
                runs.clear()
            closely.keep([session])
            await asyncio.sleep(0)
            await asyncio.gather(*closely._reading.values())
        closely.close()

    asyncio.run(work())
    assert [one["run"]["unread"] for one in told] == [None, GONE, None]


def test_completions_do_not_wait_for_the_details_of_a_huge_run_and_say_what_is_not_known_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_resumed(tmp_path, "r")
    runs = {"r": runs_at(tmp_path, on_error="skip")[0]}
    told: list[dict[str, Any]] = []
    go = threading.Event()
    monkeypatch.setattr("rldk.web.closely._PATIENCE", 0.05)

    class Huge(CloseLook):
        def details(self, told: str, run: RunLogs) -> Any:
            go.wait(20)
            return super().details(told, run)

    async def work() -> None:
        closely = Closely(lambda: runs, taken(told))
        closely._look = Huge()
        session = Session(lambda: "")
        closely.ask(session, LiveRequest(run="r"))
        closely.ask(session, LiveRequest(id=1, samples=wanted(60)))
        await until(told, 1)
        go.set()
        await until(told, 2)
        closely.ask(session, LiveRequest(id=2, samples=wanted(60)))
        await until(told, 3)
        closely.close()

    asyncio.run(work())
    (early,), late = told[0]["samples"], told[1]
    assert "which of them are superseded is not known yet: its log is being read" in early["left_out"]
    assert early["share"] < 1
    assert late["run"]["unread"] is None
    (known,) = told[2]["samples"]
    assert (known["left_out"], known["share"]) == (["4 samples of superseded attempts left out"], 1.0)


def test_a_run_that_may_yet_be_found_is_not_refused_and_its_absence_is_told_when_all_were(tmp_path: Path) -> None:
    make_run(tmp_path, "r", steps=5)
    (run,) = runs_at(tmp_path, on_error="skip")
    runs: dict[str, RunLogs] = {}
    told: list[dict[str, Any]] = []
    searches = [True]

    async def work() -> None:
        closely = Closely(lambda: runs, taken(told), looking=lambda: searches[0])
        first, second = Session(lambda: ""), Session(lambda: "")
        assert not closely.ask(first, LiveRequest(id=1, run="id"))
        assert not closely.ask(second, LiveRequest(id=1, run="other"))
        closely.keep([first, second])
        assert told == []
        runs["id"] = run
        closely.keep([first, second])
        await until(told, 1)
        searches[0] = False
        closely.keep([first, second])
        closely.keep([first, second])
        closely.close()

    asyncio.run(work())
    assert [(one["run"]["id"], one["run"]["unread"]) for one in told] == [("id", None), ("other", GONE)]


class Led(dict[str, RunLogs]):
    """Runs that the table shows, and that are not read now."""

    def get(self, key: str, default: Any = None) -> Any:
        del key
        return default


def test_a_run_that_the_table_shows_is_not_said_to_be_gone(tmp_path: Path) -> None:
    make_run(tmp_path, "r", steps=5)
    runs = Led(r=runs_at(tmp_path, on_error="skip")[0])
    with pytest.raises(LogNotFoundError, match="the table says why"):
        CloseLook().samples(wanted(), runs)
    with pytest.raises(LogNotFoundError, match="no longer"):
        CloseLook().samples(wanted(), {})


def test_a_run_that_is_gone_takes_its_failure_along(tmp_path: Path) -> None:
    make_run(tmp_path, "r", steps=5)
    runs = {"id": runs_at(tmp_path, on_error="skip")[0]}
    told: list[dict[str, Any]] = []

    async def work() -> None:
        closely = Closely(lambda: runs, taken(told))
        closely._look = Failing()
        session = Session(lambda: "")
        closely.ask(session, LiveRequest(run="id"))
        await until(told, 1)
        assert closely._failed.keys() == {"id"}
        runs.clear()
        closely.keep([session])
        assert not closely._failed
        closely.close()

    asyncio.run(work())


def test_many_runs_that_pages_look_at_do_not_drive_each_other_out(tmp_path: Path) -> None:
    make_run(tmp_path, "r", steps=5)
    (run,) = runs_at(tmp_path, on_error="skip")
    runs = {f"r{number}": run for number in range(40)}
    told: list[dict[str, Any]] = []

    async def work() -> None:
        closely = Closely(lambda: runs, taken(told))
        sessions = [Session(lambda: "") for _ in runs]
        for session, name in zip(sessions, runs, strict=True):
            closely.ask(session, LiveRequest(run=name))
        await until(told, len(runs))
        closely.keep(sessions)
        again = list(closely._reading)
        closely.close()
        assert set(again) <= {name for name in runs if closely._look.wait(name) <= 0}
        assert closely._look._looked.keys() == runs.keys()

    asyncio.run(work())


def test_long_answers_come_one_after_the_other_and_drop_nothing() -> None:
    class Long(Slow):
        def samples(self, want: WantedSamples, runs: Mapping[str, RunLogs]) -> list[Any]:
            del want, runs
            return ["\u4e2d" * 2_000_000]

    async def work() -> list[str | bytes]:
        closely = Closely(dict, lambda parts, **rest: parts.get("samples") or str(rest))
        closely._look = Long()  # type: ignore[assignment]
        session = Session(lambda: "resync")
        for place in range(8):
            closely.ask(session, LiveRequest(id=place, samples=wanted(5, place)))
        found = [await asyncio.wait_for(session.next(), 20) for _ in range(8)]
        closely.close()
        return found

    assert {len(one) for one in asyncio.run(work())} == {2_000_004}


def test_what_is_too_long_is_refused_and_made_beside_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rldk.web.closely.MOST_ANSWER_BYTES", 100)
    encoding: list[str] = []
    encode = encode_form

    def noted(form: Any, **rest: Any) -> str:
        encoding.append(threading.current_thread().name)
        return encode(form, **rest)

    monkeypatch.setattr("rldk.web.closely.encode_form", noted)
    (told,) = answers([LiveRequest(id=1, samples=wanted(10**200))], Slow(), 1)
    assert told["problem"].endswith("ask for less at once")
    assert [name.startswith("rldk-samples") for name in encoding] == [True]
