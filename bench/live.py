"""`python -m bench.live`: how soon all pages of `rldk serve` have an event, and what serving costs.

Wall time includes what else the machine does; CPU time and memory are those of the server's process alone.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import quantiles

import psutil
from websockets.asyncio.client import ClientConnection, connect

from bench.contest import print_rows
from rldk import Run
from tests.factories.served import Served, served

_RUNS, _STEPS, _PAGES, _MANY_PAGES = 50, 200, 20, 1000
_SECONDS = 30.0
_WARM_UP = 10.0  # s in which the runs are judged and summed up


def print_figures() -> None:
    """Prints them for an idle server, for pages that watch one live run among many, and for very many pages."""
    os.environ["RLDK_QUIET"] = "1"
    with tempfile.TemporaryDirectory(prefix="rldk-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        for number in range(_RUNS):
            with Run(folder / "logs", run_id=f"run-{number}") as run:
                for step in range(_STEPS):
                    run.log(step, {f"metric_{n}": (step + n) / 7 for n in range(20)})
        server = stack.enter_context(served(folder / "logs", "--no-open", scratch=folder))
        rows = [("no page", *_cost(server, lambda: time.sleep(_SECONDS)))]
        for pages in (_PAGES, _MANY_PAGES):
            told: list[float] = []
            cost = _cost(
                server, lambda pages=pages, told=told: asyncio.run(_watch(server, folder / "logs", pages, told))
            )
            cuts = quantiles(told, n=20)
            rows.append((f"{pages:,} pages", *cost, f"{cuts[9]:.2f}", f"{cuts[18]:.2f}", f"{max(told):.2f}"))
    title = f"rldk serve: {_RUNS} runs of {_STEPS} events, one of them live"
    print_rows(
        title,
        ("", "CPU s a minute", "RSS MB", "p50 s", "p95 s", "most s"),
        [(*row, *[""] * (6 - len(row))) for row in rows],
    )


def _cost(server: Served, work) -> tuple[str, str]:
    process = psutil.Process(server.process.pid)
    before, begun = sum(process.cpu_times()[:2]), time.monotonic()
    work()
    spent, took = sum(process.cpu_times()[:2]) - before, time.monotonic() - begun
    return f"{spent / took * 60:.2f}", f"{process.memory_info().rss / 1e6:.0f}"


async def _watch(server: Served, logs: Path, pages: int, told: list[float]) -> None:
    """Appends events now and then, and notes how long each took to each page, in seconds."""
    address = server.url.replace("http", "ws", 1).replace("/?", "/ws?")
    gate = asyncio.Semaphore(20)

    async def opened() -> ClientConnection:
        async with gate:
            return await connect(address, max_size=None, compression=None, open_timeout=60)

    clients = await asyncio.gather(*(opened() for _ in range(pages)))
    for client in clients:
        await client.send(json.dumps({"events": {"runs": None}}))
    readers = [asyncio.create_task(_read(client, told)) for client in clients]
    await asyncio.sleep(_WARM_UP)
    told.clear()
    with Run(logs, run_id=f"live-{pages}") as run:
        run.log(0, {"sent": time.time()})
        await asyncio.sleep(2)  # it is found
        told.clear()
        step = 0
        end = time.monotonic() + _SECONDS
        while time.monotonic() < end:
            step += 1
            run.log(step, {"sent": time.time()})
            await asyncio.sleep(random.uniform(0.2, 1.2))
        await asyncio.sleep(2)
    for reader in readers:
        reader.cancel()
    for client in clients:
        client.transport.abort()


async def _read(client: ClientConnection, told: list[float]) -> None:
    async for message in client:
        now = time.time()
        if isinstance(message, str):
            told.extend(now - sent for sent in _sent(json.loads(message)))


def _sent(update: dict) -> Iterator[float]:
    for run in update["events"] or ():
        yield from (event["metrics"]["sent"] for event in run["events"] if "sent" in event["metrics"])


if __name__ == "__main__":
    print_figures()
