"""Columns of the table, whatever happens to the index that they are looked up in."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")

from rldk_schema.forms.live_request import LiveColumn, LiveRequest

from rldk import Run
from rldk.web.columns import Columns
from rldk.web.hub import Hub
from rldk.web.session import Session
from tests.factories.live_page import Page, opened
from tests.factories.served import Served, served

LOSS: dict[str, Any] = {"kind": "metric", "name": "loss", "figure": "last"}


def write(folder: Path, run_id: str, value: float) -> None:
    with Run(folder, run_id=run_id) as run:
        run.log(1, {"loss": value})


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    for number, name in enumerate("abc"):
        write(tmp_path / "logs", name, float(number))
    return tmp_path / "logs"


@pytest.fixture
def server(logs: Path, tmp_path: Path) -> Iterator[Served]:
    environment = {"RLDK_DISABLE_INDEX": "0", "RLDK_CACHE_DIR": str(tmp_path / "cache")}
    with served(logs, scratch=tmp_path, environment=environment) as server:
        yield server


def losses(page: Page) -> dict[str, object]:
    return {page.rows[run]["run_id"]: value for run, value in page.columns.get(("metric", "last", "loss"), {}).items()}


def index_of(tmp_path: Path) -> Path:
    (index,) = (tmp_path / "cache" / "runs").glob("*.sqlite")
    return index


ALL = {"a": 0.0, "b": 1.0, "c": 2.0}

_HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
"""


def test_no_value_is_lost_while_another_process_holds_the_index_for_long(
    server: Served, logs: Path, tmp_path: Path
) -> None:
    with opened(server, columns=[LOSS]) as page:
        page.until(lambda: losses(page) == ALL)
        page.rest(3)
        command = [sys.executable, "-c", _HOLDER, index_of(tmp_path)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"held\n"
            before = len(page.updates)
            write(logs, "d", 3.0)
            page.until(lambda: page.row("d").get("verdict"))
            page.rest(8)
            values = [column["values"] for update in page.updates[before:] for column in update["columns"] or ()]
            assert not any(value is None for told in values for value in told.values())
            holder.kill()
        page.until(lambda: losses(page) == ALL | {"d": 3.0}, 60)
    with sqlite3.connect(index_of(tmp_path)) as connection:  # and not in memory, where it would be of no use later
        assert connection.execute("SELECT count(*) FROM metric WHERE name = 'loss'").fetchone() == (4,)
    connection.close()


def test_an_index_that_is_lost_is_filled_again_and_no_value_goes(server: Served, tmp_path: Path) -> None:
    with opened(server, columns=[LOSS]) as page:
        page.until(lambda: losses(page) == ALL and page.progress["summed"] == 3)
        page.rest(3)
        before = len(page.updates)
        index_of(tmp_path).write_bytes(b"what is this?" * 1000)

        def count() -> int:
            try:
                connection = sqlite3.connect(f"file:{index_of(tmp_path)}?mode=ro", uri=True)
                return int(connection.execute("SELECT count(*) FROM metric WHERE name = 'loss'").fetchone()[0])
            except (sqlite3.Error, ValueError):
                return 0

        page.until(lambda: count() == 3, 60)
        page.rest(3)
        values = [column["values"] for update in page.updates[before:] for column in update["columns"] or ()]
        assert not any(value is None for told in values for value in told.values())
        assert losses(page) == ALL


def test_a_run_that_is_gone_is_no_more_among_the_names(server: Served, logs: Path) -> None:
    with Run(logs, run_id="odd") as run:
        run.log(1, {"loss": 0.0, "only_here": 1.0})
    with opened(server) as page:
        page.until(lambda: page.names and page.names["metrics"].get("only_here") == 1)
        for path in logs.glob("odd*"):
            path.unlink()
        page.until(lambda: not page.row("odd"))
        page.until(lambda: "only_here" not in page.names["metrics"])


def test_names_beyond_the_most_common_are_counted(tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    for number in range(3):
        with Run(logs, run_id=f"r{number}") as run:
            for step in range(20):
                run.log(step, {f"m_{number}_{step}_{place}": 1.0 for place in range(90)})
    with served(logs, scratch=tmp_path) as server, opened(server) as page:
        page.until(lambda: any("more metrics" in line for line in page.progress.get("left_out", ())))
        page.until(lambda: page.progress["left_out"][0].startswith("400 more metrics: those of the fewest runs"))
        assert len(page.names["metrics"]) > 4999


def test_metrics_of_one_run_beyond_the_most_are_counted(tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    with Run(logs, run_id="wide") as run:
        for step in range(1, 4):
            run.log(step, {"loss": 0.5, **{f"mine/{place}": 1.0 for place in range(2500)}})
    with served(logs, scratch=tmp_path) as server, opened(server) as page:
        page.until(lambda: any("501 metrics of 1 run left out" in line for line in page.progress.get("left_out", ())))


def test_columns_come_at_once_though_a_long_log_is_being_read(logs: Path) -> None:
    """In this process, so that the reading can take as long as that of a huge log on a slow disk."""
    go_on = threading.Event()

    async def check() -> None:
        hub = Hub([logs])
        watching = asyncio.ensure_future(hub.watch())
        session = Session(hub.whole)
        await hub.join(session, LiveRequest())
        busy = asyncio.ensure_future(hub._columns.summing.worker.do(go_on.wait))
        for number in (1, 2):
            await asyncio.wait_for(hub.ask(session, LiveRequest(id=number, columns=[LiveColumn(**LOSS)])), 20)
            while json.loads(await asyncio.wait_for(session.next(), 20))["columns"] is None:
                pass
        assert not busy.done()
        go_on.set()
        watching.cancel()

    try:
        asyncio.run(check())
    finally:
        go_on.set()


def test_a_column_that_could_not_be_looked_up_is_owed_and_not_told_as_empty(
    logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, real = [True], Columns._column

    def odd(self: Columns, column: LiveColumn) -> Any:
        if broken[0]:
            broken[0] = False
            raise KeyError("a mistake of ours")
        return real(self, column)

    async def check() -> None:
        hub = Hub([logs])
        watching = asyncio.ensure_future(hub.watch())
        session = Session(hub.whole)
        await hub.join(session, LiveRequest())
        monkeypatch.setattr(Columns, "_column", odd)
        await hub.ask(session, LiveRequest(columns=[LiveColumn(**LOSS), LiveColumn(**LOSS | {"name": "none"})]))
        told, first = set[str](), None
        while first is None or not any("mistake of ours" in one for one in told):
            update = json.loads(await asyncio.wait_for(session.next(), 20))
            told |= set((update["progress"] or {}).get("problems", ()))
            first = first or update["columns"]
        assert [(column["name"], column["whole"]) for column in first] == [("loss", True), ("none", True)]
        watching.cancel()

    asyncio.run(check())


def test_a_new_page_is_told_names_and_progress_once(logs: Path) -> None:
    async def check() -> None:
        hub = Hub([logs])
        session = Session(hub.whole)
        await hub.join(session, LiveRequest())
        await hub.ask(session, LiveRequest())
        assert json.loads(await session.next())["names"] is not None
        hub._tell()
        hub._columns.tell_names([session], hub.update_of)
        assert not session.behind

    asyncio.run(check())
