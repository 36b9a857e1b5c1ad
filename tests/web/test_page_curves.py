"""How the live page gets its curves, and what its plots say of values and runs that are not drawn as they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from rldk import Run
from rldk.web.pages import pages
from tests.factories.browsers import live_page
from tests.factories.served import served

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")


def figure(page: Any, metric: str) -> Any:
    return page.locator(f'.plot-sections figure[data-metric="{metric}"]')


def test_huge_values_are_drawn_at_the_end_of_the_axis_and_the_others_beside_them(chromium: Any, tmp_path: Path) -> None:
    with Run(tmp_path / "logs", run_id="a") as run:
        for step in range(40):
            run.log(step, {"loss": {7: 1e300, 9: -1e305}.get(step, step / 40), "grad_norm": 1e300 if step % 2 else 1.0})
    with (
        served(tmp_path / "logs", "--no-open", scratch=tmp_path) as server,
        live_page(chromium, server, "clip=0") as page,
    ):
        for metric, count in (("loss", 2), ("grad_norm", 20)):
            notes = figure(page, metric).locator(".notes")
            notes.get_by_text(f"at least {count} values lie beyond ±3.4e38, and are drawn there").wait_for()
            assert "∞" not in notes.inner_text()
            box = figure(page, metric).locator(".u-over").bounding_box()
            page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            figure(page, metric).locator(".tip").wait_for(state="visible")


def test_the_browser_is_told_at_once_of_all_that_the_page_loads(chromium: Any, tmp_path: Path) -> None:
    with Run(tmp_path / "logs", run_id="a") as run:
        run.log(1, {"loss": 0.5})
    told = re.findall(r'<link rel="modulepreload" href="([\w.]+)">', pages()["/"].body.decode())
    assert len(told) == len(set(told))
    with served(tmp_path / "logs", "--no-open", scratch=tmp_path) as server, live_page(chromium, server) as page:
        page.locator('figure[data-metric="loss"] canvas').first.wait_for()
        names = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name.split('/').pop())")
        assert {name for name in names if name.endswith(".js")} == {*told, "theme.js", "uPlot.iife.min.js"}
        assert sorted(names) == sorted(set(names)), "nothing is asked for twice"


def test_a_metric_beyond_the_first_hundred_is_drawn_and_sets_that_are_not_are_said(
    chromium: Any, tmp_path: Path
) -> None:
    with Run(tmp_path / "logs", run_id="a") as run:
        for step in range(3):
            run.log(step, {"loss": 0.5, **{f"my/{number:03d}": 0.5 * number for number in range(120)}})
        for number in range(10):
            run.log(step, {"loss": 0.5}, phase="eval", dataset_name=f"set-{number}")
    with served(tmp_path / "logs", "--no-open", scratch=tmp_path) as server:
        with live_page(chromium, server, "m=my/119") as page:
            figure(page, "my/119").locator(".notes").get_by_text("2 more evaluation sets are not drawn").wait_for()
            box = figure(page, "my/119").locator(".u-over").bounding_box()
            page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
            tip = figure(page, "my/119").locator(".tip")
            tip.get_by_text("59.5").wait_for()
        with live_page(chromium, server, "full=none") as page:
            page.locator(".full-plot .notes").get_by_text("No line of it is drawn").wait_for()
