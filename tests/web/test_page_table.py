"""The shell of the live page and its table of runs, in a real browser and before a real server."""

from __future__ import annotations

import json
import math
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from rldk import Run
from tests.factories.served import Served, served

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")
pytest.importorskip("websockets", reason="the extra `live` is not installed")
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser test")
expect = sync_api.expect

HOSTILE = (
    "<img src=x onerror=\"document.title='hacked'\">",
    "</script><script>document.title='hacked'</script>",
    "javascript:document.title='hacked'",
    "\u202egnp.exe\u2066 rtl",
    "\x1b[31mred\x1b[0m \x07",
    "nul\x00 here",
    "__proto__",
)
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


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("there is no Chromium here: the page is not opened in a browser")
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--headless", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    scratch = tmp_path_factory.mktemp("table")
    (logs := scratch / "logs").mkdir()
    make_runs(logs)
    with serving(logs, scratch) as running:
        yield running


@contextmanager
def serving(logs: Path, scratch: Path, *arguments: str) -> Iterator[Served]:
    with served(logs, *arguments, scratch=scratch, environment={"XDG_CACHE_HOME": str(scratch / "cache")}) as running:
        yield running


@pytest.fixture
def opened(chromium: Any) -> Iterator[Callable[..., Any]]:
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


def test_every_run_has_a_row_that_says_how_it_is(server: Served, opened: Callable[..., Any]) -> None:
    page = opened(server, "wide=1")
    expect(page.locator(".tools .count")).to_contain_text("13 runs")
    expect(row(page, "run-3").locator(".state")).to_have_text("finished")
    expect(row(page, "run-3").locator(".verdict .badge")).to_have_text(re.compile("quiet|not judged|warning"))
    expect(row(page, "run-3")).to_contain_text("30")
    expect(row(page, "run-3")).to_contain_text("baseline")
    expect(row(page, "run-failed").locator(".state")).to_have_text("failed")
    expect(row(page, "run-failed").locator(".state")).to_have_attribute("title", re.compile("out of memory"))
    expect(page.locator(".rows .row", has_text="damaged")).to_contain_text("damaged_events.jsonl")
    expect(page.locator("#roots")).to_have_text("logs")
    expect(page.locator("#state")).to_have_text("live")


def test_a_click_on_a_head_sorts_and_says_so(server: Served, opened: Callable[..., Any]) -> None:
    page = opened(server, "wide=1")
    expect(row(page, "run-nan")).to_contain_text("NaN")
    head = page.get_by_role("columnheader", name="reward_mean")
    expect(head).to_have_attribute("aria-sort", "none")
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(page.locator('.rows [aria-rowindex="2"] .label')).to_have_text("run-10")
    assert names(page)[:11] == [f"run-{number}" for number in range(10, 0, -1)] + ["run-nan"]
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(page.locator('.rows [aria-rowindex="2"] .label')).to_have_text("run-1")
    assert names(page)[:11] == [f"run-{number}" for number in range(1, 11)] + ["run-nan"]
    assert told(page)["sort"] == ["last.reward_mean"]
    page.go_back()
    expect(head).to_have_attribute("aria-sort", "descending")


def test_the_filter_narrows_and_says_what_it_cannot_do(server: Served, opened: Callable[..., Any]) -> None:
    page = opened(server)
    count = page.locator(".tools .count")
    expect(count).to_contain_text("13 runs")
    page.keyboard.press("/")
    filter_ = page.get_by_role("searchbox", name="Filter the runs")
    expect(filter_).to_be_focused()
    for text, left in (
        ("run-1", "2 of 13 runs"),
        ("tag:baseline", "3 of 13 runs"),
        ("step>=50 step<80", "3 of 13 runs"),
        ("learning_rate=1e-6", "5 of 13 runs"),
        ("reward_mean>0.55", "5 of 13 runs"),
        ("/^run-[12]$/", "2 of 13 runs"),
        ("state:failed", "1 of 13 runs"),
        ("-state:failed group:odd", "5 of 13 runs"),
    ):
        filter_.fill(text)
        expect(count).to_contain_text(left)
    filter_.fill("nonsense<3 /(run/")
    said = page.locator("#filter-told")
    expect(said).to_contain_text("no metric, setting or column is called nonsense")
    expect(said).to_contain_text("/(run/: Unterminated group")
    expect(count).to_contain_text("13 runs")
    filter_.fill("reward_mean<9")
    expect(said).to_contain_text("without reward_mean")
    page.keyboard.press("Escape")
    expect(filter_).to_have_value("")
    expect(count).to_contain_text("13 runs")


def test_a_pattern_that_never_ends_does_not_hold_up_the_page(server: Served, opened: Callable[..., Any]) -> None:
    page = opened(server)
    expect(page.locator(".tools .count")).to_contain_text("13 runs")
    page.get_by_role("searchbox", name="Filter the runs").fill("/^([a-z0-9-]+)+(x+x+)+y$/")
    page.get_by_role("searchbox", name="Filter the runs").fill("/^(([a-z0-9-])+.?)+[^a-z0-9-]$/")
    page.get_by_role("searchbox", name="Filter the runs").fill("run")
    expect(page.locator(".tools .count")).to_contain_text("12 of 13 runs")


def test_columns_are_chosen_by_search_and_stand_in_the_address(server: Served, opened: Callable[..., Any]) -> None:
    page = opened(server, "wide=1")
    expect(page.get_by_role("columnheader", name="reward_mean")).to_be_visible()
    page.get_by_role("button", name="Columns").click()
    chooser = page.get_by_role("dialog", name="Columns")
    chooser.get_by_role("searchbox").fill("optim")
    expect(chooser.get_by_text("10 runs")).to_be_visible()
    chooser.get_by_role("button", name="optim.name").click()
    chooser.get_by_role("searchbox").fill("reward_mean")
    chooser.get_by_role("button", name="reward_mean best").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("columnheader", name="optim.name")).to_be_visible()
    expect(page.get_by_role("columnheader", name="best (max)")).to_be_visible()
    expect(row(page, "run-7")).to_contain_text("adamw")
    assert told(page)["cols"] == ["usual", "config.optim.name", "best.reward_mean"]
    other = opened(server, urlsplit(page.url).fragment)
    expect(row(other, "run-7")).to_contain_text("adamw")
    expect(other.get_by_role("columnheader", name="best (max)")).to_be_visible()


def test_groups_say_mean_and_range_and_their_runs_can_be_drawn(server: Served, opened: Callable[..., Any]) -> None:
    page = opened(server, "wide=1")
    expect(page.locator(".tools .count")).to_contain_text("13 runs")
    page.get_by_role("combobox", name="Group the runs").select_option("group")
    even = row(page, "even")
    expect(even).to_contain_text("5")
    expect(even).to_contain_text("0.6 (0.2 … 1)")
    expect(even).to_contain_text("20 … 100")
    assert names(page) == ["odd", "even", "none"] or names(page) == ["even", "odd", "none"]
    even.click()
    expect(even).to_have_attribute("aria-expanded", "true")
    expect(row(page, "run-4")).to_be_visible()
    even.locator(".dot").click()
    expect(page.locator(".tools .count")).to_contain_text("5 drawn")
    assert len(told(page)["on"][0].split(".")) == 5
    even.click()
    expect(row(page, "run-4")).to_have_count(0)
    page.get_by_role("combobox", name="Group the runs").select_option("config.learning_rate")
    expect(row(page, "1e-5")).to_be_visible()
    expect(row(page, "1e-6")).to_be_visible()


def test_the_keyboard_moves_shows_pins_and_opens(server: Served, opened: Callable[..., Any]) -> None:
    page = opened(server, "sort=run_id")
    expect(page.locator(".tools .count")).to_contain_text("10 drawn")
    for _ in range(3):
        page.keyboard.press("j")
    active = page.locator('.rows .row[aria-selected="true"] .label')
    expect(active).to_have_text("run-2")
    page.keyboard.press("k")
    expect(active).to_have_text("run-1")
    pressed = page.locator('.rows .row[aria-selected="true"] .dot').get_attribute("aria-pressed")
    page.keyboard.press("Space")
    flipped = "false" if pressed == "true" else "true"
    expect(page.locator('.rows .row[aria-selected="true"] .dot')).to_have_attribute("aria-pressed", flipped)
    page.keyboard.press("End")
    page.locator(".runs-grid").focus()
    page.keyboard.press("End")
    page.keyboard.press("p")
    expect(page.locator('.rows [aria-rowindex="2"]')).to_contain_text("pinned")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator('nav a[aria-current="page"]')).to_have_text("Run")
    assert told(page)["view"] == ["run"]
    for keys, view in ((("g", "c"), "Charts"), (("4",), "Compare"), (("g", "o"), "Completions")):
        for key in keys:
            page.keyboard.press(key)
        expect(page.locator('nav a[aria-current="page"]')).to_have_text(view)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    page.keyboard.press("w")
    expect(page.get_by_role("columnheader", name="verdict")).to_be_visible()


def test_a_colour_is_chosen_and_a_link_has_it(server: Served, opened: Callable[..., Any]) -> None:
    page = opened(server)
    first = page.locator('.rows [aria-rowindex="2"]')
    expect(first.locator(".dot")).to_have_class(re.compile(r"\brun0\b"))
    first.hover()
    first.locator(".more").click()
    page.get_by_role("menuitemradio", name="Colour 13").click()
    expect(first.locator(".dot")).to_have_class(re.compile(r"\brun12\b"))
    other = opened(server, urlsplit(page.url).fragment)
    expect(other.locator('.rows [aria-rowindex="2"] .dot')).to_have_class(re.compile(r"\brun12\b"))


def test_a_link_of_strangers_is_read_as_far_as_it_makes_sense(server: Served, opened: Callable[..., Any]) -> None:
    page = opened(
        server,
        "on=aaaaaaaaaaaa.%3Cscript%3E&view=__proto__&sort=-constructor&cols=last.&cols=%00&grp=constructor&off=..&q=%22",
    )
    expect(page.locator("#filter-told")).to_contain_text("2 runs of the address not found here")
    expect(page.locator('nav a[aria-current="page"]')).to_have_text("Charts")
    expect(page.locator(".tools .count")).to_contain_text("0 drawn")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 600, 768, 1100, 1600])
def test_nothing_reaches_beyond_the_window(server: Served, opened: Callable[..., Any], width: int, theme: str) -> None:
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


def test_the_theme_is_chosen_and_kept(server: Served, opened: Callable[..., Any]) -> None:
    page = opened(server, color_scheme="light")
    button = page.locator("#theme")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    button.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(button).to_have_attribute("aria-label", "Colours: dark")


def test_the_splitter_moves_by_keys_and_goes_back(server: Served, opened: Callable[..., Any]) -> None:
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


def test_names_of_strangers_are_text_and_leave_the_layout_whole(tmp_path: Path, opened: Callable[..., Any]) -> None:
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


def test_an_empty_folder_says_how_to_fill_it_and_the_first_run_appears(
    tmp_path: Path, opened: Callable[..., Any]
) -> None:
    (logs := tmp_path / "logs").mkdir()
    with serving(logs, tmp_path) as running:
        page = opened(running)
        empty = page.locator("#empty")
        expect(empty.locator("h1")).to_have_text("No run below logs yet.")
        expect(empty).to_contain_text("This page shows the first one as soon as it is written.")
        exec(empty.locator("pre").inner_text().replace('"logs"', repr(str(logs))), {})
        expect(row(page, "first")).to_be_visible()
        expect(empty).to_be_hidden()


def test_a_server_that_ends_is_told_and_found_again(tmp_path: Path, opened: Callable[..., Any]) -> None:
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


def test_a_server_that_hangs_is_told(tmp_path: Path, opened: Callable[..., Any]) -> None:
    (logs := tmp_path / "logs").mkdir()
    write(logs, "r", steps=3)
    with serving(logs, tmp_path) as running:
        page = opened(running)
        expect(row(page, "r")).to_be_visible()
        running.process.send_signal(signal.SIGSTOP)
        expect(page.locator("#state")).to_have_text(re.compile(r"no answer for \d+ s"), timeout=60_000)
        running.process.send_signal(signal.SIGCONT)
        expect(page.locator("#state")).to_have_text("live")


def test_only_rows_in_sight_are_in_the_document(tmp_path: Path, opened: Callable[..., Any]) -> None:
    (logs := tmp_path / "logs").mkdir()
    for number in range(300):
        write(logs, f"run-{number}", steps=1)
    with serving(logs, tmp_path) as running:
        page = opened(running, "sort=run_id&on=all")
        expect(page.locator(".tools .count")).to_contain_text("300 runs · 100 drawn")
        expect(page.locator("#filter-told")).to_contain_text("200 more runs chosen than the 100 that are drawn at once")
        assert page.locator(".rows .row").count() < 60
        page.locator(".runs-grid").focus()
        page.keyboard.press("End")
        expect(row(page, "run-299")).to_be_visible()
        assert page.locator(".rows .row").count() < 60
        expect(page.locator(".runs-grid")).to_have_attribute("aria-rowcount", "301")
