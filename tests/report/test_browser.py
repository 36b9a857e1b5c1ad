"""The page in a real browser."""

from __future__ import annotations

import math
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rldk import Run
from tests.factories.report import CRITICAL, WARNING, page_of


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser test")
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("there is no Chromium here: the page is not opened in a browser")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--headless", "--disable-background-networking"]
        )
        yield browser
        browser.close()


def opened(chromium: Any, path: Path, *, width: int = 1280, script: bool = True) -> tuple[Any, list[str]]:
    """Opens a page; gives it, and the list of all that went wrong, which grows while the page is used."""
    wrong: list[str] = []
    page = chromium.new_page(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page.on("request", lambda request: wrong.append(request.url) if request.url != path.as_uri() else None)
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.goto(path.as_uri())
    return page, wrong


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("width", [1280, 420])
def test_a_browser_shows_every_plot_and_asks_the_network_for_nothing(
    chromium: Any, logs: Path, width: int, script: bool
) -> None:
    page_of(logs, [CRITICAL, WARNING])
    page, wrong = opened(chromium, logs.parent / "page.html", width=width, script=script)
    plots = page.locator("figure.plot:visible")
    assert plots.count() == 5
    for plot in plots.all():
        box = plot.locator("svg").bounding_box()
        assert box["width"] > 250
        assert box["height"] > 100
        line = plot.locator("path.raw").bounding_box()
        assert line["width"] > 200
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert page.locator("svg.timeline .alert:visible").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.screenshot()
    page.close()
    assert wrong == []


def test_the_value_under_the_pointer_and_under_the_keyboard_is_read_out(chromium: Any, logs: Path) -> None:
    page_of(logs)
    page, wrong = opened(chromium, logs.parent / "page.html")
    plot = page.locator("#reward_mean")
    plot.scroll_into_view_if_needed()
    box = plot.locator("svg").bounding_box()
    page.mouse.move(box["x"] + box["width"] * (46 + 346) / 400, box["y"] + 60)
    assert plot.locator(".readout").inner_text() == "step 100: 1"
    assert page.locator("#kl_mean .readout").inner_text() == "step 100: 2 nat/token"
    page.mouse.move(0, 0)
    assert plot.locator(".readout").inner_text() == ""
    plot.focus()
    for key, text in (("ArrowLeft", "step 99: 0.99"), ("Home", "step 1: 0.01"), ("ArrowRight", "step 2: 0.02")):
        page.keyboard.press(key)
        assert plot.locator(".readout").inner_text() == text
    page.keyboard.press("Escape")
    assert plot.locator(".readout").inner_text() == ""
    page.close()
    assert wrong == []


@pytest.mark.damages_files
def test_a_hostile_log_runs_nothing_in_a_browser(chromium: Any, hostile: Path) -> None:
    page, wrong = opened(chromium, hostile)
    for summary in page.locator("section > details > summary").all():
        summary.click()
    plots = page.locator("figure.plot:visible")
    assert plots.count() == 6
    for plot in plots.all():
        plot.locator("svg").hover()
        plot.focus()
        page.keyboard.press("ArrowLeft")
    assert page.title() == "r · rldk report"
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 1
    page.close()
    assert wrong == []


def test_the_pointer_reads_what_is_drawn_evaluations_and_what_is_not_finite_too(chromium: Any, tmp_path: Path) -> None:
    with Run(tmp_path / "logs", run_id="r") as run:
        for step in range(1, 5001):
            run.log(
                step, {"loss": 9.0 if step == 2500 else math.nan if step == 4000 else 1.0, "gpu_memory_used": 6.1e10}
            )
        run.log(2500, {"loss": 0.25}, phase="eval")
    page_of(tmp_path / "logs")
    page, wrong = opened(chromium, tmp_path / "page.html")
    plot = page.locator("#loss")
    plot.scroll_into_view_if_needed()

    def read(step: int) -> str:
        box = plot.locator("svg").bounding_box()
        page.mouse.move(box["x"] + box["width"] * (46 + 346 * (step - 1) / 4999) / 400, box["y"] + 60)
        return str(plot.locator(".readout").inner_text())

    assert read(2500) == "step 2,500: 9, eval 0.25"
    assert page.locator("#gpu_memory_used .readout").inner_text().endswith(": 61 GB")
    said = re.fullmatch(r"step ([\d,]+): 1, NaN at 4,000", read(4000))
    assert said
    assert 3980 < int(said[1].replace(",", "")) < 4020
    page.close()
    assert wrong == []


def test_plots_zoom_together_into_the_steps_that_are_dragged_over_and_back(chromium: Any, tmp_path: Path) -> None:
    with Run(tmp_path / "logs", run_id="r") as run:
        for step in range(1, 5001):
            value = math.nan if step == 2400 else 1000.0 if step == 100 else 1 + step / 5000
            run.log(step, {"loss": value, "reward_mean": -1.0 if step == 4000 else 1.0})
        run.log(2500, {"loss": 0.25}, phase="eval")
    page_of(tmp_path / "logs", [CRITICAL])
    page, wrong = opened(chromium, tmp_path / "page.html")
    plot, other = page.locator("#loss"), page.locator("#reward_mean")
    plot.scroll_into_view_if_needed()
    before = plot.locator(".raw").get_attribute("d")

    def at(step: float) -> tuple[float, float]:
        box = plot.locator("svg").bounding_box()
        return box["x"] + box["width"] * (46 + 346 * (step - 1) / 4999) / 400, box["y"] + 60

    page.mouse.move(*at(2001))
    page.mouse.down()
    page.mouse.move(*at(2600))
    page.mouse.move(*at(3001))
    assert plot.locator(".chosen").bounding_box()["width"] > 50
    page.mouse.up()
    assert plot.locator(".chosen").count() == 0
    ticks = [float(text) for text in plot.locator(".ticks text[text-anchor=end]").all_text_contents()]
    assert all(0.2 <= tick <= 1.7 for tick in ticks)  # the spike is not among these steps
    assert "2,200" in plot.locator(".ticks").text_content()
    assert "2,200" in other.locator(".ticks").text_content()
    assert plot.locator(".alert.off").count() == 1  # step 40
    assert plot.locator("path.odd").get_attribute("d").count("M") == 1
    for _ in range(2):  # what is read is what is drawn
        page.mouse.move(*at(2501))
    read = plot.locator(".readout").inner_text()
    step, value = re.fullmatch(r"step ([\d,]+): ([\d.]+), eval 0.25(?: at 2,500)?", read).groups()
    assert float(value) == pytest.approx(1 + int(step.replace(",", "")) / 5000, abs=1e-3)
    page.get_by_role("button", name="all steps").click()
    assert "1,000" in plot.locator(".ticks").text_content()
    page.get_by_label("scale").select_option("log")
    assert "log scale" in plot.locator("figcaption").inner_text()
    assert "log scale" not in other.locator("figcaption").inner_text()  # -1 has no logarithm
    page.get_by_label("scale").select_option("linear")
    assert "log scale" not in plot.locator("figcaption").inner_text()
    page.get_by_label("smoothed line").uncheck()
    assert plot.locator(".smooth:visible").count() == 0
    page.get_by_label("smoothed line").check()
    page.get_by_label("scale").select_option("auto")
    flat = lambda d: [abs(float(n)) for n in re.findall(r"-?[\d.]+", d)[:2]]  # noqa: E731
    assert flat(plot.locator(".raw").get_attribute("d")) == flat(before)
    page.close()
    assert wrong == []
