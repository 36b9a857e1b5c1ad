"""The table of runs of the live page, in a real browser and before a real server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.factories.run_table import Open, make_runs, names, row, serving, told, write
from tests.factories.served import Served

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")
pytest.importorskip("websockets", reason="the extra `live` is not installed")
expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser test").expect


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    scratch = tmp_path_factory.mktemp("table")
    (logs := scratch / "logs").mkdir()
    make_runs(logs)
    with serving(logs, scratch) as running:
        yield running


def test_every_run_has_a_row_that_says_how_it_is(server: Served, opened: Open) -> None:
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


def test_a_click_on_a_head_sorts_and_says_so(server: Served, opened: Open) -> None:
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


def test_the_narrow_list_shows_what_it_is_sorted_by(server: Served, opened: Open) -> None:
    page = opened(server, "sort=-last.reward_mean")
    shown = row(page, "run-3").locator(".card > .second > .sorted")
    expect(shown).to_have_text(re.compile(r"^0\.\d+$"))
    expect(shown).to_have_attribute("title", re.compile("^reward_mean last: 0"))
    expect(row(page, "run-3").locator(".coverage")).to_have_text(re.compile(r"^\d+/\d+\*?$"))
    assert shown.evaluate("one => one.scrollWidth <= one.clientWidth"), "it is not cut"


def test_one_click_draws_only_what_the_filter_leaves(server: Served, opened: Open) -> None:
    page = opened(server, "q=%2F%5Erun-%5B12%5D%24%2F")
    count = page.locator(".tools .count")
    expect(count).to_contain_text("2 of 13 runs")
    said = page.locator(".tools .told", has_text="in this list.")
    expect(said).to_contain_text("10 drawn")
    said.get_by_role("button", name="Draw only these 2").click()
    expect(count).to_contain_text("2 drawn")
    expect(said).to_be_hidden()


def test_the_filter_narrows_and_says_what_it_cannot_do(server: Served, opened: Open) -> None:
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


def test_a_pattern_that_never_ends_does_not_hold_up_the_page(server: Served, opened: Open) -> None:
    page = opened(server)
    expect(page.locator(".tools .count")).to_contain_text("13 runs")
    page.get_by_role("searchbox", name="Filter the runs").fill("/^([a-z0-9-]+)+(x+x+)+y$/")
    page.get_by_role("searchbox", name="Filter the runs").fill("/^(([a-z0-9-])+.?)+[^a-z0-9-]$/")
    page.get_by_role("searchbox", name="Filter the runs").fill("run")
    expect(page.locator(".tools .count")).to_contain_text("12 of 13 runs")


def test_columns_are_chosen_by_search_and_stand_in_the_address(server: Served, opened: Open) -> None:
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


def test_groups_say_mean_and_range_and_their_runs_can_be_drawn(server: Served, opened: Open) -> None:
    page = opened(server, "wide=1")
    expect(page.locator(".tools .count")).to_contain_text("13 runs")
    page.get_by_role("combobox", name="Group the runs").select_option("group")
    even = row(page, "even")
    expect(even).to_contain_text("5")
    expect(even).to_contain_text("0.6 (0.2 … 1)")
    expect(even).to_contain_text("20 … 100")
    assert names(page) == ["odd", "even", "(none)"] or names(page) == ["even", "odd", "(none)"]
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


def test_the_keyboard_moves_shows_pins_and_opens(server: Served, opened: Open) -> None:
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


def test_a_colour_is_chosen_and_a_link_has_it(server: Served, opened: Open) -> None:
    page = opened(server)
    first = page.locator('.rows [aria-rowindex="2"]')
    expect(first.locator(".dot")).to_have_class(re.compile(r"\brun0\b"))
    first.hover()
    first.locator(".more").click()
    page.get_by_role("menuitemradio", name="Colour 13").click()
    expect(first.locator(".dot")).to_have_class(re.compile(r"\brun12\b"))
    other = opened(server, urlsplit(page.url).fragment)
    expect(other.locator('.rows [aria-rowindex="2"] .dot')).to_have_class(re.compile(r"\brun12\b"))


def test_a_link_of_strangers_is_read_as_far_as_it_makes_sense(server: Served, opened: Open) -> None:
    page = opened(
        server,
        "on=aaaaaaaaaaaa.%3Cscript%3E&view=__proto__&sort=-constructor&cols=last.&cols=%00&grp=constructor&off=..&q=%22",
    )
    expect(page.locator("#filter-told")).to_contain_text("2 runs of the address not found here")
    expect(page.locator('nav a[aria-current="page"]')).to_have_text("Charts")
    expect(page.locator(".tools .count")).to_contain_text("0 drawn")


def test_only_rows_in_sight_are_in_the_document(tmp_path: Path, opened: Open) -> None:
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
