"""The frame of the live page, in a real browser and before a real server."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from rldk.log.completions import Completion, CompletionLog, completion_file
from tests.factories.run_table import Open, make_runs, row, serving, told, write
from tests.factories.served import Served

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")
pytest.importorskip("websockets", reason="the extra `live` is not installed")
expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser test").expect

# The texts on the page that are too pale on what is behind them: WCAG AA.
PALE = """() => {
  const channels = (text) => (text.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  const over = ([r, g, b, a = 1], below) => [r, g, b].map((one, at) => a * one + (1 - a) * below[at]);
  const light = (rgb) => {
    const linear = (one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = rgb.map((one) => linear(one / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (place) => {
    if (place === null) return [255, 255, 255];
    const colour = channels(getComputedStyle(place).backgroundColor);
    return (colour[3] ?? 1) === 1 ? colour.slice(0, 3) : over(colour, behind(place.parentElement));
  };
  const found = new Map();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const place = text.parentElement;
    if (!text.data.trim() || !place.checkVisibility() || place.closest("option, :disabled, .u-over, script")) continue;
    let opacity = 1;
    for (let one = place; one !== null; one = one.parentElement) opacity *= Number(getComputedStyle(one).opacity);
    if (opacity === 0) continue; // shown under the pointer alone
    const style = getComputedStyle(place);
    const ground = behind(place);
    const [r, g, b, a = 1] = channels(place instanceof SVGElement ? style.fill : style.color);
    const [low, high] = [light(over([r, g, b, a * opacity], ground)), light(ground)].sort((one, other) => one - other);
    const ratio = (high + 0.05) / (low + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const name = `${place.tagName}.${place.getAttribute("class")}`;
    if (ratio < (large ? 3 : 4.5)) found.set(name, `${ratio.toFixed(2)} ${text.data.trim().slice(0, 30)}`);
  }
  return Object.fromEntries(found);
}"""
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


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_text_is_too_pale_to_read(server: Served, opened: Open, theme: str) -> None:
    page = opened(server, "sort=run_id", color_scheme=theme, reduced_motion="reduce")
    row(page, "run-failed").locator(".label").click()
    for view in ("Run", "Charts", "Completions", "Compare"):
        page.get_by_role("link", name=view, exact=True).click()
        page.locator("[data-part=log], .sample-tools, .compare-head, figure.plot canvas").first.wait_for()
        page.locator('[aria-busy="true"]').wait_for(state="detached")
        assert page.evaluate(PALE) == {}, view
    page.keyboard.press("w")
    page.get_by_role("combobox", name="Group the runs").select_option("group")
    row(page, "even").click()
    expect(row(page, "run-4")).to_be_visible()
    page.get_by_role("searchbox", name="Filter the runs").fill("nonsense<3 run")
    expect(page.locator("#filter-told")).to_be_visible()
    assert page.evaluate(PALE) == {}
    page.get_by_role("button", name="Columns").click()
    assert page.evaluate(PALE) == {}


def test_dialogs_and_menus_are_used_by_keys_and_give_the_focus_back(server: Served, opened: Open) -> None:
    page = opened(server, "sort=run_id&z=1-50")
    expect(page.locator(".tools .count")).to_contain_text("13 runs")
    page.locator("#help").focus()
    page.keyboard.press("Enter")
    keys = page.get_by_role("dialog", name="Keys")
    for _ in range(3):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('header.bar, aside, main')"), (
            "the page behind is shut off"
        )
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    expect(page.locator("#help")).to_be_focused()
    page.get_by_role("button", name="Columns").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox", name="Search metrics and settings")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Columns")).to_be_hidden()
    expect(page.get_by_role("button", name="Columns")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press(".")
    expect(page.get_by_role("menuitem", name="Open its page")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".runs-grid")).to_be_focused()
    assert told(page)["z"] == ["1-50"], "each Escape was for what was on top"
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "z=" not in url)


def test_heads_of_columns_are_reached_by_keys(server: Served, opened: Open) -> None:
    page = opened(server, "wide=1")
    run = page.get_by_role("columnheader", name="run", exact=True).locator("button")
    expect(run).to_be_visible()
    page.locator(".runs-grid").focus()
    page.keyboard.press("Tab")
    expect(run).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    head = page.get_by_role("columnheader", name="step", exact=True)
    expect(head.locator("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(head.locator("button")).to_be_focused()
    page.keyboard.press("Home")
    expect(page.get_by_role("columnheader", name="run", exact=True).locator("button")).to_be_focused()


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
        expect(empty).to_contain_text("This page shows runs as soon as they write")
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


def test_a_restart_of_the_server_keeps_what_is_shown(tmp_path: Path, opened: Open) -> None:
    (logs := tmp_path / "logs").mkdir()
    for number in range(1, 4):
        write(logs, f"run-{number}", steps=200)
    write(logs, "other", steps=200)
    token = "a-token-of-our-own-that-is-long-enough"
    with serving(logs, tmp_path, "--token", token) as running:
        port = running.port
        page = opened(running, "q=run&sort=run_id", quiet=True)
        row(page, "run-2").locator(".label").click()
        page.locator("[data-part=log]").wait_for()
        row(page, "run-1").locator(".dot").click()
        expect(page.locator(".tools .count")).to_have_text("3 of 4 runs · 3 drawn")
        page.locator(".run-page").evaluate("place => { place.dataset.mine = 'yes'; }")
        plots = opened(running, "z=50-100&m=loss", quiet=True)
        plots.locator("figure.plot canvas").first.wait_for()
        expect(plots.locator(".zoomed")).to_be_visible()
        before = [page.url, plots.url]
        running.end(signal.SIGINT)
        expect(page.locator("#state")).to_have_text("server has ended", timeout=60_000)
    with serving(logs, tmp_path, "--token", token, "--port", str(port)):
        for one in (page, plots):
            expect(one.locator("#state")).to_have_text("live", timeout=60_000)
        write(logs, "run-4", steps=5)  # so that it is known when the new list is whole
        expect(page.locator(".tools .count")).to_have_text("4 of 5 runs · 4 drawn", timeout=30_000)
        expect(page.locator(".run-page")).to_have_attribute("data-mine", "yes")
        expect(page.locator(".run-page h1")).to_have_text("run-2")
        expect(page.get_by_role("searchbox", name="Filter the runs")).to_have_value("run")
        assert [page.url, plots.url] == before
        expect(plots.locator(".zoomed")).to_be_visible()
        plots.locator("figure.plot:not(.vacant) canvas").first.wait_for()


def test_a_page_that_stands_still_gets_all_answers_afterwards(tmp_path: Path, opened: Open) -> None:
    """What it has asked for would be more than waits for anybody: answers wait for each other."""
    (logs := tmp_path / "logs").mkdir()
    write(logs, "r", steps=20)
    with CompletionLog(completion_file(logs, "r")) as samples:
        samples.write([Completion(5, 1, index, f"{index}", "x" * 3_900_000, 1.0, {}, None) for index in range(9)])
    with serving(logs, tmp_path) as running:
        page = opened(running, "view=completions&sort=-last.loss")
        more = page.locator(".sample > button", has_text="Show all")
        expect(more).to_have_count(9)
        page.evaluate(
            """() => {
              for (const button of document.querySelectorAll(".sample > button")) button.click();
              const end = performance.now() + 6000;
              while (performance.now() < end);
            }"""
        )
        expect(page.locator(".unfold", has_text="3,900,000 characters")).to_have_count(9, timeout=60_000)
        expect(more).to_have_count(0)
        expect(row(page, "r")).to_contain_text("0.05")  # a column, which was asked for before
        page.get_by_role("link", name="Charts").click()
        page.locator("figure.plot canvas").first.wait_for()
        write(logs, "another", steps=20)
        expect(row(page, "another")).to_contain_text("0.05")


def test_what_the_server_refuses_is_said_and_can_be_shut(server: Served, opened: Open) -> None:
    page = opened(server, "&".join(f"cols=last.m{number}" for number in range(501)))
    said = page.locator("#runs .refusals")
    expect(said).to_contain_text("The columns cannot be filled: ")
    expect(said).to_contain_text("expected at most 500, found 501")
    page.locator("figure.plot canvas").first.wait_for()  # what else was asked for is answered
    said.get_by_role("button", name="Shut").click()
    expect(said).to_be_empty()
    page.evaluate("location.hash = 'cols=last.m1'")
    expect(page.get_by_role("searchbox", name="Filter the runs")).to_be_visible()
    page.evaluate("location.hash = Array.from({ length: 502 }, (_, at) => `cols=last.m${at}`).join('&')")
    expect(said).to_contain_text("found 502")
    page.evaluate("location.hash = 'cols=last.loss&wide=1'")
    expect(row(page, "run-1")).to_contain_text("0.1")
    expect(said).to_be_empty()
