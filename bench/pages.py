"""`python -m bench.pages [RUNS] [STEPS]`: the live page beside those of trackio and TensorBoard, in one run.

Each tool gets the same runs in its own format, and its page is opened in a fresh Chromium: none is told which runs to
draw. Then the logs of ten runs grow by a step a second for a minute; TensorBoard's page is told to reload by itself,
every 30 seconds, as by default it never does. CPU is that of the server with all of its processes, and that of the
browser; memory is the proportional set of the server. trackio's page tries to draw 500 runs all at once, and its tab
crashes: 100 it can draw. `make test-frameworks NAME=trackers` installs the tools and prints this, where there is a
Chromium.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

import psutil

from bench.contest import print_rows

NAMES = ("reward_mean", "reward_std", "kl_mean", "entropy_mean", "clip_frac", "grad_norm", "lr", "loss")
GROWING = 10
LIVE_SECONDS = 60
CHROMIUM = ("--no-sandbox", "--disable-background-networking")


def values(run: int, step: int, rng: random.Random) -> list[float]:
    """What a run has at a step: between 0 and 1, as all of these metrics may be."""
    return [(0.3 + run / 5000) * step / (step + 300) + 0.1 * rng.random() + 0.01 for _ in NAMES]


@dataclass(frozen=True)
class Tool:
    """A tool with a page.

    Attributes:
        name: What it is called.
        write: Writes so many steps of a run to a folder, from a step on, the first at a Unix time; appends.
        command: What starts its server on a folder and a port.
        url: What is opened; `PORT` stands for the port, and `None` for what the server prints.
        chart: A selector: the first such element is a chart that is drawn.
        patience: After so many seconds without a chart the page is opened again: it may have come before its data.
    """

    name: str
    write: Callable[[Path, int, int, int, float], None]
    command: Callable[[Path, int], Sequence[str]]
    url: str | None
    chart: str
    patience: float = 300.0


def _write_ours(folder: Path, run: int, first: int, count: int, start: float) -> None:
    from rldk import Run

    path = folder / f"run-{run:03d}_events.jsonl"
    if not path.exists():
        with Run(folder, run_id=f"run-{run:03d}") as log:
            log.log(0, dict.fromkeys(NAMES, 0.5))
        # As if it were still training.
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join(line for line in lines if b'"phase":"train"' in line))
        path.with_name(f"run-{run:03d}_run.json").unlink()
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 10_000))
        event = json.loads(file.read().splitlines()[-1])
    rng, number = random.Random(run * 1_000_003 + first), event["process"]["seq"]
    with path.open("ab") as file:
        for step in range(first, first + count):
            number += 1
            event |= {"step": step, "timestamp": start + step}
            event["process"]["seq"] = number
            event["metrics"] = dict(zip(NAMES, values(run, step, rng), strict=True))
            file.write(json.dumps(event, separators=(",", ":")).encode() + b"\n")


def _write_tensorboard(folder: Path, run: int, first: int, count: int, start: float) -> None:
    from tensorboard.compat.proto.event_pb2 import Event
    from tensorboard.summary.writer.record_writer import RecordWriter

    home = folder / f"run-{run:03d}"
    home.mkdir(exist_ok=True)
    rng = random.Random(run * 1_000_003 + first)
    path = home / "events.out.tfevents.1.host.1.0"
    new = not path.exists()
    with path.open("ab") as file:
        writer = RecordWriter(file)
        if new:
            writer.write(Event(wall_time=start, file_version="brain.Event:2").SerializeToString())
        for step in range(first, first + count):
            event = Event(wall_time=start + step, step=step)
            for name, value in zip(NAMES, values(run, step, rng), strict=True):
                event.summary.value.add(tag=name, simple_value=value)
            writer.write(event.SerializeToString())


def _write_trackio(folder: Path, run: int, first: int, count: int, start: float) -> None:
    os.environ["TRACKIO_DIR"] = str(folder)
    from trackio.sqlite_storage import SQLiteStorage

    rng, steps = random.Random(run * 1_000_003 + first), range(first, first + count)
    SQLiteStorage.bulk_log(
        project="bench",
        run=f"run-{run:03d}",
        metrics_list=[dict(zip(NAMES, values(run, step, rng), strict=True)) for step in steps],
        steps=list(steps),
        timestamps=[datetime.fromtimestamp(start + step, timezone.utc).isoformat() for step in steps],
    )


_RELOADS = """localStorage.setItem("_tb_global_settings", '{"autoReload":true,"autoReloadPeriodInMs":30000}')"""
_HERE = Path(sys.executable).parent
TOOLS = (
    Tool(
        "rldk serve",
        _write_ours,
        lambda folder, port: [sys.executable, "-m", "rldk", "serve", str(folder), "--port", str(port)],
        None,
        "#view canvas",
    ),
    Tool(
        "TensorBoard",
        _write_tensorboard,
        lambda folder, port: [str(_HERE / "tensorboard"), "--logdir", str(folder), "--port", str(port)],
        "http://127.0.0.1:PORT/",
        "line-chart canvas",
        20.0,
    ),
    Tool(
        "trackio",
        _write_trackio,
        lambda *_: [str(_HERE / "trackio"), "show", "--project", "bench"],
        None,
        ".vega-embed canvas",
    ),
)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def _served(tool: Tool, folder: Path, cache: Path) -> Iterator[tuple[psutil.Process, str, float]]:
    """A server that has begun: its process, the address of its page, and when it was started."""
    port = _free_port()
    environment = {**os.environ, "RLDK_CACHE_DIR": str(cache), "TRACKIO_DIR": str(folder), "BROWSER": "true"}
    environment |= {"GRADIO_SERVER_PORT": str(port), "PYTHONUNBUFFERED": "1"}
    start = time.monotonic()
    server = subprocess.Popen(
        tool.command(folder, port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
        start_new_session=True,
    )
    try:
        url = None if tool.url is None else tool.url.replace("PORT", str(port))
        while url is None:
            line = server.stdout.readline()  # type: ignore[union-attr]  # it is a pipe
            if not line:
                raise SystemExit(f"{tool.name} ended")
            found = re.search(r"http://127\.0\.0\.1:\d+/?\S*", re.sub(r"\x1b\[[0-9;]*m", "", line))
            url = found[0] if found else None
        threading.Thread(target=server.stdout.read, daemon=True).start()  # type: ignore[union-attr]
        while not _listens(int(re.findall(r":(\d+)", url)[0])):
            time.sleep(0.02)
        yield psutil.Process(server.pid), url, start
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _listens(port: int) -> bool:
    with socket.socket() as found:
        return found.connect_ex(("127.0.0.1", port)) == 0


def _cpu(process: psutil.Process) -> float:
    """CPU seconds of a process and all that it has started, ended ones included."""
    total = 0.0
    for each in (process, *process.children(recursive=True)):
        try:
            times = each.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total


def _memory(process: psutil.Process) -> float:
    """Proportional set of a process and all that it has started, MB."""
    return sum(each.memory_full_info().pss for each in (process, *process.children(recursive=True))) / 1e6


def measure(tool: Tool, folder: Path, cache: Path, runs: int, steps: int) -> list[float] | str:
    """Seconds to the first chart, CPU to it, CPU of the server in the live minute, that with the browser's, and memory.

    Where there never is a chart, it is what there is instead.
    """
    from playwright import sync_api

    start = time.time() - steps
    with sync_api.sync_playwright() as playwright, _served(tool, folder, cache) as (server, url, begun):
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*CHROMIUM], headless=True)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.add_init_script(_RELOADS)
        here = psutil.Process()
        chromium = next(p for p in here.children(recursive=True) if "chromium" in p.name() and p.pid != server.pid)
        while True:
            try:
                page.goto(url)
                page.locator(tool.chart).first.wait_for(state="visible", timeout=1000 * tool.patience)
                break
            except sync_api.TimeoutError:
                if time.monotonic() - begun > 300:
                    return f"no chart in {time.monotonic() - begun:.0f} s"
            except sync_api.Error as error:
                if "crashed" not in str(error):
                    raise
                return f"its tab crashed after {time.monotonic() - begun:.0f} s"
        seconds, cpu = time.monotonic() - begun, _cpu(server)
        page.wait_for_timeout(5_000)
        before = _cpu(server), _cpu(chromium)
        end = time.monotonic() + LIVE_SECONDS
        step = steps + 1
        while time.monotonic() < end:
            for run in range(runs - GROWING, runs):
                tool.write(folder, run, step, 1, start)
            step += 1
            page.wait_for_timeout(1_000)
        after = _cpu(server), _cpu(chromium)
        memory = _memory(server)
        if told := os.environ.get("RLDK_BENCH_PICTURES"):
            page.screenshot(path=str(Path(told) / f"{tool.name.replace(' ', '-')}.png"))
        browser.close()
    return [seconds, cpu, after[0] - before[0], sum(after) - sum(before), memory]


def print_figures(runs: int = 500, steps: int = 1_000) -> None:
    """Prints two tables: the first time that a folder is opened, and the second time."""
    if shutil.which("chromium") is None:
        print("the pages of the trackers are not compared: there is no chromium")
        return
    os.environ["RLDK_QUIET"] = "1"
    with tempfile.TemporaryDirectory(prefix="rldk-bench-") as name:
        folders = {}
        for tool in TOOLS:
            folder = folders[tool.name] = Path(name, tool.name.replace(" ", "-"))
            folder.mkdir()
            for run in range(runs):
                tool.write(folder, run, 1, steps, time.time() - steps)
        heads = ["", "first chart s", "CPU to it s", "server CPU s/min", "with browser", "server MB"]
        for time_of in ("first", "second"):
            found = {tool.name: measure(tool, folders[tool.name], Path(name, "cache"), runs, steps) for tool in TOOLS}
            rows = [_row(tool, figures, found[TOOLS[0].name]) for tool, figures in found.items()]
            print_rows(f"{runs:,} runs of {steps:,} steps, opened for the {time_of} time", heads, rows)


def _row(tool: str, figures: list[float] | str, ours: list[float] | str) -> list[str]:
    """Figures, with their ratios to ours."""
    if isinstance(figures, str) or isinstance(ours, str):
        return [tool, figures if isinstance(figures, str) else "", "", "", "", ""]
    return [tool, *(f"{one:.2f} ({one / max(own, 0.01):.1f}x)" for one, own in zip(figures, ours, strict=True))]


if __name__ == "__main__":
    print_figures(*map(int, sys.argv[1:3]))
