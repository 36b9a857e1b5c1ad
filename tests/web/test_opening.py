"""What makes the page open fast: nothing that it needs is waited for."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")

from rldk_schema.forms.live_request import LiveRequest, WantedCurves

from rldk import Run
from rldk.io.runs import find_runs
from rldk.log.runs import RunLogs
from rldk.run_index.index import RunIndex
from rldk.run_index.known_run import KnownRun
from rldk.web import hub as hubs
from rldk.web.hub import Hub
from rldk.web.listening import listen
from rldk.web.session import Session
from rldk.web.verdicts import Verdicts
from rldk.web.watching import Watcher
from tests.factories.indexed import use_index

PATIENCE = 20.0  # s


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    with Run(tmp_path / "logs", run_id="a") as run:
        for step in range(5):
            run.log(step, {"loss": 0.5})
    return tmp_path / "logs"


def play(hub: Hub, scene: Callable[[], Awaitable[None]]) -> None:
    async def played() -> None:
        watching = asyncio.create_task(hub.watch())
        try:
            await asyncio.wait_for(scene(), PATIENCE)
        finally:
            watching.cancel()

    asyncio.run(played())


async def until(holds: Callable[[], object]) -> None:
    while not holds():
        await asyncio.sleep(0.01)


async def next_of(session: Session, part: str) -> Any:
    """The next message that has a part."""
    while True:
        message = await session.next()
        if isinstance(message, str) and (found := json.loads(message)[part]) is not None:
            return found


def test_no_answer_waits_for_more_to_send() -> None:
    place = listen("127.0.0.1", 0, "t" * 16, (), print)
    held: list[int] = []

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = writer.get_extra_info("socket")
        held.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async def work() -> None:
        async with await asyncio.start_server(answer, sock=place.listener):
            reader, writer = await asyncio.open_connection("127.0.0.1", place.port)
            await reader.read()
            writer.close()

    asyncio.run(work())
    assert held == [1]


def test_runs_and_their_metrics_are_known_before_a_page_is_open_and_not_looked_at_again(
    logs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_index(monkeypatch, tmp_path / "cache")
    RunIndex(logs).update(find_runs(logs))
    looks, poll = [], Watcher.poll

    async def counted(watcher: Watcher) -> set[str]:
        looks.append(watcher)
        return await poll(watcher)

    monkeypatch.setattr(Watcher, "poll", counted)
    monkeypatch.setattr(hubs, "_EVERY", 0.01)
    hub = Hub([logs])

    async def scene() -> None:
        await until(lambda: not hub._watcher.looking and '"loss": 1' in hub._columns.names_text)
        await asyncio.sleep(0.3)
        assert len(looks) == 1
        session = Session(lambda: "")
        await hub.join(session, LiveRequest())
        await hub.ask(session, LiveRequest())
        told = json.loads(await session.next())
        assert [row["run_id"] for row in told["runs"]["rows"]] == ["a"]
        assert told["names"]["metrics"]["loss"] == 1
        await until(lambda: len(looks) > 2)

    play(hub, scene)


def test_runs_that_are_found_are_told_of_at_once(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hubs, "_EVERY", 3600.0)
    hub = Hub([logs])

    async def scene() -> None:
        session = Session(lambda: "")
        await hub.join(session, LiveRequest())
        await hub.ask(session, LiveRequest())
        assert (await next_of(session, "runs"))["rows"] == []
        assert [row["run_id"] for row in (await next_of(session, "runs"))["rows"]] == ["a"]

    play(hub, scene)


def test_nothing_is_judged_before_the_first_curves_are_drawn(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on, known, sweep = threading.Event(), RunIndex.known, Verdicts.sweep
    judging: list[bool] = []

    def slow(index: RunIndex, run: RunLogs) -> KnownRun:
        assert goes_on.wait(PATIENCE)
        return known(index, run)

    async def swept(verdicts: Verdicts) -> None:
        judging.append(goes_on.is_set())
        await sweep(verdicts)

    monkeypatch.setattr(RunIndex, "known", slow)
    monkeypatch.setattr(Verdicts, "sweep", swept)
    monkeypatch.setattr(hubs, "_LEAST_QUIET", 0.1)
    monkeypatch.setattr(hubs, "_MOST_QUIET", 3600.0)
    hub = Hub([logs])

    async def scene() -> None:
        await until(lambda: hub._watcher.runs.runs)
        session = Session(lambda: "")
        await hub.join(session, LiveRequest())
        wanted = WantedCurves([*hub._watcher.runs.runs], ["loss"], None, None, 512, "step")
        await hub.ask(session, LiveRequest(curves=wanted))
        await asyncio.sleep(0.5)
        assert judging == []
        goes_on.set()
        while isinstance(await session.next(), str):
            pass
        await until(lambda: judging)

    play(hub, scene)
