"""`python -m bench.large_pages [RUNS] [STEPS] [MANY]`: the live page of long runs, and of very many.

50 runs of 100,000 steps: from opening the page to its first plots, the main thread's time for a live tick in which all
runs grow, and the heap. 10,000 runs: the page, and what sorting and filtering take until the picture is there. Wall
time includes what else the machine does.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from bench.contest import print_rows
from bench.pages import CHROMIUM, NAMES, TOOLS
from tests.factories.served import served

TICKS = 20
_HOUR, _FAST = 3_600, 60  # steps: at one a second, and as many as one tick brings
_INKED = """names => names.every(name => {
  const canvas = document.querySelector(`figure[data-metric="${name}"] canvas.lines`);
  if (!canvas || !canvas.width) return false;
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  copy.drawImage(canvas, 0, 0);
  return copy.getImageData(0, 0, canvas.width, canvas.height).data.some((value, at) => at % 4 === 3 && value > 0);
})"""
_FIRST = ("reward_mean", "reward_std", "kl_mean", "entropy_mean")


def make_long(folder: Path, runs: int, steps: int) -> None:
    """Logs that differ in their names alone."""
    TOOLS[0].write(folder, 0, 1, steps, time.time() - steps)
    (first,) = folder.glob("*_events.jsonl")
    text = first.read_bytes()
    for run in range(1, runs):
        (folder / f"run-{run:03d}_events.jsonl").write_bytes(text.replace(b'"run-000"', b'"run-%03d"' % run))


def make_many(folder: Path, runs: int) -> None:
    """Short logs with a configuration each."""
    TOOLS[0].write(folder, 0, 1, 10, time.time() - 10)
    (first,) = folder.glob("*_events.jsonl")
    text, rng = first.read_bytes(), random.Random(0)
    for run in range(1, runs):
        value = b'"reward_mean":%.4f' % rng.random()
        changed = text.replace(b'"run-000"', b'"run-%05d"' % run).replace(b'"reward_mean":', value + b',"first":', 1)
        (folder / f"run-{run:05d}_events.jsonl").write_bytes(changed)


@contextmanager
def _browser() -> Any:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=[*CHROMIUM, "--enable-precise-memory-info", "--js-flags=--expose-gc"],
        )
        yield browser
        browser.close()


def _until(page: Any, script: str, argument: Any = None, seconds: float = 300) -> None:
    end = time.monotonic() + seconds
    while not page.evaluate(script, argument):
        if time.monotonic() > end:
            raise SystemExit(f"nothing after {seconds} s")
        page.wait_for_timeout(20)


def measure_long(folder: Path, scratch: Path, runs: int, steps: int) -> list[tuple[str, str]]:
    """The long runs."""
    rows = []
    with _browser() as browser:
        for what in ("first visit", "with its index"):
            with served(folder, "--no-open", scratch=scratch) as server:
                page = browser.new_page(viewport={"width": 1400, "height": 900})
                start = time.monotonic()
                page.goto(server.url + "#on=all&view=charts")
                page.evaluate("location.hash = 'on=all'")
                _until(page, _INKED, list(_FIRST))
                rows.append((f"{what}: four plots of all runs, s", f"{time.monotonic() - start:.2f}"))
                if what == "with its index":
                    rows += _measure_ticks(page, folder, runs, steps)
                page.close()
    return rows


def _measure_ticks(page: Any, folder: Path, runs: int, steps: int) -> list[tuple[str, str]]:
    """All that is drawn grows, smoothed, a step a tick; then zoomed; then by an hour's worth of steps."""
    driver = page.context.new_cdp_session(page)
    driver.send("Performance.enable")
    written = steps

    def busy() -> float:
        told = driver.send("Performance.getMetrics")["metrics"]
        return next(one["value"] for one in told if one["name"] == "TaskDuration")

    def grow(count: int) -> None:
        nonlocal written
        for run in range(runs):
            TOOLS[0].write(folder, run, written + 1, count, time.time() - steps)
        written += count
        page.wait_for_timeout(1_500)

    def ticks() -> list[float]:
        page.wait_for_timeout(8_000)
        start = busy()
        page.wait_for_timeout(4_000)
        idle, took = (busy() - start) / 4, []
        for _ in range(TICKS):
            start, begun = busy(), time.monotonic()
            grow(1)
            took.append(1000 * (busy() - start - idle * (time.monotonic() - begun)))
        return took

    page.evaluate("location.hash = 'on=all&sm=0.6'")
    took = ticks()
    page.evaluate(f"location.hash += '&z={steps // 2}-{steps + 5_000}'")
    before = page.evaluate("location.hash")
    zoomed = ticks()
    after = page.evaluate("location.hash")
    for _ in range(_HOUR // _FAST):
        grow(_FAST)
    page.evaluate("gc()")
    heap = driver.send("Runtime.getHeapUsage")
    bytes_ = heap["usedSize"] + heap.get("backingStorageSize", 0) + heap.get("embedderHeapUsedSize", 0)
    return [
        (f"main thread for a tick of {runs} runs, median and most, ms", f"{median(took):.0f}, {max(took):.0f}"),
        ("the same, zoomed to the last half", f"{median(zoomed):.0f}, {max(zoomed):.0f}"),
        ("zoom through these ticks", "unchanged" if before == after else f"{before} became {after}"),
        (f"heap with its buffers after {_HOUR:,} more steps of each run, MB", f"{bytes_ / 1e6:.0f}"),
    ]


def measure_many(folder: Path, scratch: Path, runs: int) -> list[tuple[str, str]]:
    """The many runs."""
    rows = []
    with _browser() as browser, served(folder, "--no-open", scratch=scratch) as server:
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        told = f"document.body.innerText.includes('{runs:,} runs')"
        start = time.monotonic()
        page.goto(server.url)
        _until(page, told)
        rows.append(("first visit: all rows, s", f"{time.monotonic() - start:.2f}"))
        page.wait_for_timeout(60_000)
        page.close()
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        start = time.monotonic()
        page.goto(server.url)
        _until(page, told)
        rows.append(("again: all rows, s", f"{time.monotonic() - start:.2f}"))
        page.wait_for_timeout(5_000)
        for what, address in (
            ("sorted by a metric", "cols=usual&cols=last.reward_mean&sort=-last.reward_mean"),
            ("sorted by name", "sort=name"),
            ("filtered by text", "q=run-00123"),
            ("filtered by a metric", "q=reward_mean%3C0.2"),
        ):
            page.evaluate(f"location.hash = {json.dumps(address)}")
            page.wait_for_timeout(3_000)
            script = """async address => {
              const before = location.hash;
              history.replaceState(null, "", "#");
              dispatchEvent(new HashChangeEvent("hashchange"));
              await new Promise(done => setTimeout(done, 1000));
              const start = performance.now();
              history.replaceState(null, "", before);
              dispatchEvent(new HashChangeEvent("hashchange"));
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              return performance.now() - start;
            }"""
            took = [page.evaluate(script, address) for _ in range(5)]
            rows.append(
                (
                    f"{what} and drawn, best and median, ms",
                    f"{min(took):.0f}, {median(took):.0f}",
                )
            )
    return rows


def print_figures(runs: int = 50, steps: int = 100_000, many: int = 10_000) -> None:
    """Prints them."""
    with tempfile.TemporaryDirectory(prefix="rldk-bench-") as name:
        folder = Path(name)
        os.environ |= {"RLDK_CACHE_DIR": str(folder / "cache"), "RLDK_QUIET": "1"}
        for part in ("long", "scratch-long", "many", "scratch-many"):
            (folder / part).mkdir()
        make_long(folder / "long", runs, steps)
        rows = measure_long(folder / "long", folder / "scratch-long", runs, steps)
        print_rows(f"{runs} runs of {steps:,} steps, {len(NAMES)} metrics", ("", ""), rows)
        shutil.rmtree(folder / "long")
        make_many(folder / "many", many)
        print_rows(f"{many:,} runs", ("", ""), measure_many(folder / "many", folder / "scratch-many", many))


if __name__ == "__main__":
    print_figures(*map(int, sys.argv[1:4]))
