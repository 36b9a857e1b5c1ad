"""Runs for the table of the live page, and the page in a real browser."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from rldk import Run
from tests.factories.served import Served, served

Open = Callable[..., Any]
_HEIGHT = 900


def write(folder: Path, run_id: str, steps: int = 20, **facts: Any) -> None:
    metric = facts.pop("metric", lambda step: step / 100)
    with Run(folder, run_id=run_id, model_name="tiny", seed=1, **facts) as run:
        for step in range(1, steps + 1):
            run.log(step, {"reward_mean": metric(step), "kl_mean": 0.01, "loss": 1 / step, "grad_norm": 1.0})


def make_runs(folder: Path) -> None:
    """Twelve runs of two groups, one whose reward is NaN, one that failed, and a log that is no log."""
    for number in range(1, 11):
        write(
            folder,
            f"run-{number}",
            steps=10 * number,
            group="even" if number % 2 == 0 else "odd",
            tags=["baseline"] if number < 4 else ["try", "final"],
            config={"learning_rate": 1e-5 if number <= 5 else 1e-6, "optim": {"name": "adamw"}},
        )
    write(folder, "run-nan", metric=lambda _: math.nan)
    with suppress(RuntimeError), Run(folder, run_id="run-failed", seed=1) as run:
        run.log(1, {"loss": 1.0})
        raise RuntimeError("CUDA error: out of memory")
    (folder / "damaged_events.jsonl").write_bytes(b"<<<<<<< HEAD\n\x00\xff\n" * 3)


@contextmanager
def serving(logs: Path, scratch: Path, *arguments: str) -> Iterator[Served]:
    """A server of some logs, with an index of its own."""
    with served(logs, *arguments, scratch=scratch, environment={"XDG_CACHE_HOME": str(scratch / "cache")}) as running:
        yield running


@contextmanager
def pages(chromium: Any) -> Iterator[Open]:
    """Opens the page at a place; whatever goes wrong in it fails the test."""
    wrong: list[str] = []
    contexts = []

    def open_page(running: Served, place: str = "", *, width: int = 1280, quiet: bool = False, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": _HEIGHT}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        if not quiet:
            page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        outside = f"http://127.0.0.1:{running.port}/"
        page.on("request", lambda ask: wrong.append(ask.url) if not ask.url.startswith(outside) else None)
        page.goto(running.url)
        if place:
            page.goto(f"{outside}#{place}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def names(page: Any) -> list[str]:
    """The names of the rows in sight, from top to bottom."""
    rows = [
        (row.bounding_box()["y"], row.locator(".label").inner_text())
        for row in page.locator(".rows .row:visible").all()
    ]
    return [name for _, name in sorted(rows)]


def row(page: Any, name: str) -> Any:
    return page.locator(".rows .row:visible", has=page.locator(f".label:text-is({json.dumps(name)})"))


def told(page: Any) -> dict[str, list[str]]:
    """What the address says."""
    return parse_qs(urlsplit(page.url).fragment)
