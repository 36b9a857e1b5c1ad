"""The frame of the live page, in a real browser and before a real server."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories.run_table import Open, make_runs, row, serving, write
from tests.factories.served import Served

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")
pytest.importorskip("websockets", reason="the extra `live` is not installed")
expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser test").expect

HOSTILE = (
    "<img src=x onerror=\"document.title='hacked'\">",
    "</script><script>document.title='hacked'</script>",
    "javascript:document.title='hacked'",
    "\u202egnp.exe\u2066 rtl",
    "\x1b[31mred\x1b[0m \x07",
    "nul\x00 here",
    "__proto__",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    scratch = tmp_path_factory.mktemp("table")
    (logs := scratch / "logs").mkdir()
    make_runs(logs)
    with serving(logs, scratch) as running:
        yield running


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 600, 768, 1100, 1600])
def test_nothing_reaches_beyond_the_window(server: Served, opened: Open, width: int, theme: str) -> None:
    page = opened(server, width=width, color_scheme=theme)
    if width <= 700:
        expect(page.locator(".rows .row").first).to_be_hidden()
        page.get_by_role("button", name="Runs").click()
    expect(page.locator(".rows .row").first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for part in page.locator("header.bar > *:visible, .tools > *:visible, .tools .line > *:visible").all():
        box = part.bounding_box()
        assert box["x"] >= -1
        assert box["x"] + box["width"] <= width + 1
    if width <= 700:
        page.keyboard.press("Escape")
        expect(page.locator(".rows .row").first).to_be_hidden()


def test_the_theme_is_chosen_and_kept(server: Served, opened: Open) -> None:
    page = opened(server, color_scheme="light")
    button = page.locator("#theme")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    button.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(button).to_have_attribute("aria-label", "Colours: dark")


def test_the_splitter_moves_by_keys_and_goes_back(server: Served, opened: Open) -> None:
    page = opened(server)
    runs = page.locator("#runs")
    expect(page.locator(".rows .row").first).to_be_visible()
    before = runs.bounding_box()["width"]
    page.locator("#splitter").focus()
    page.keyboard.press("ArrowRight")
    assert runs.bounding_box()["width"] == before + 24
    page.reload()
    expect(page.locator(".rows .row").first).to_be_visible()
    assert runs.bounding_box()["width"] == before + 24
    page.locator("#splitter").dblclick()
    assert runs.bounding_box()["width"] == before


def test_names_of_strangers_are_text_and_leave_the_layout_whole(tmp_path: Path, opened: Open) -> None:
    (logs := tmp_path / "logs <b>").mkdir()
    attacks = [*HOSTILE, "x" * 10_000, "W" * 300]
    for number, attack in enumerate(attacks):
        write(logs, f"r{number}", steps=3, group=attack, tags=[attack, "t" * 200], config={attack[:100]: attack})
    for path in logs.glob("*_run.json"):
        manifest = json.loads(path.read_text(encoding="utf-8"))
        manifest["attempts"][0].update(error_type=HOSTILE[0], error_message=HOSTILE[1])
        path.write_text(json.dumps(manifest), encoding="utf-8")
    with serving(logs, tmp_path) as running:
        for width in (360, 1280):
            page = opened(running, "wide=1&grp=group", width=width)
            expect(page).to_have_title(re.compile(r"logs <b>"))
            if width == 360:
                page.get_by_role("button", name="Runs").click()
            expect(page.locator(".rows .row .label", has_text=HOSTILE[0])).to_be_visible()
            page.get_by_role("button", name="Columns").click()
            expect(page.get_by_role("dialog", name="Columns").get_by_text(HOSTILE[0]).first).to_be_visible()
            page.keyboard.press("Escape")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            heights = [each.bounding_box()["height"] for each in page.locator(".rows .row:visible").all()]
            assert len(set(heights)) == 1
            assert page.locator("#runs script, #runs img, #runs a[href^='javascript']").count() == 0
            assert "hacked" not in page.title()


def test_an_empty_folder_says_how_to_fill_it_and_the_first_run_appears(tmp_path: Path, opened: Open) -> None:
    (logs := tmp_path / "logs").mkdir()
    with serving(logs, tmp_path) as running:
        page = opened(running)
        empty = page.locator("#empty")
        expect(empty.locator("h1")).to_have_text("No run below logs yet.")
        expect(empty).to_contain_text("This page shows the first one as soon as it is written.")
        exec(empty.locator("pre").inner_text().replace('"logs"', repr(str(logs))), {})
        expect(row(page, "first")).to_be_visible(timeout=30_000)
        expect(empty).to_be_hidden()


def test_a_server_that_ends_is_told_and_found_again(tmp_path: Path, opened: Open) -> None:
    (logs := tmp_path / "logs").mkdir()
    write(logs, "before", steps=3)
    token = "a-token-of-our-own-that-is-long-enough"
    with serving(logs, tmp_path, "--token", token) as running:
        port = running.port
        page = opened(running, quiet=True)
        expect(row(page, "before")).to_be_visible()
        running.end(signal.SIGINT)
        expect(page.locator("#state")).to_have_text("server has ended")
        expect(page.locator("#banner")).to_contain_text("What is shown here is from")
        expect(row(page, "before")).to_be_visible()
    for path in logs.iterdir():
        path.unlink()
    write(logs, "after", steps=3)
    with serving(logs, tmp_path, "--token", token, "--port", str(port)):
        expect(page.locator("#state")).to_have_text("live", timeout=60_000)
        expect(row(page, "after")).to_be_visible()
        expect(row(page, "before")).to_have_count(0)
        expect(page.locator("#banner")).to_be_hidden()


def test_a_server_that_hangs_is_told(tmp_path: Path, opened: Open) -> None:
    (logs := tmp_path / "logs").mkdir()
    write(logs, "r", steps=3)
    with serving(logs, tmp_path) as running:
        page = opened(running)
        expect(row(page, "r")).to_be_visible()
        running.process.send_signal(signal.SIGSTOP)
        expect(page.locator("#state")).to_have_text(re.compile(r"no answer for \d+ s"), timeout=60_000)
        running.process.send_signal(signal.SIGCONT)
        expect(page.locator("#state")).to_have_text("live")
