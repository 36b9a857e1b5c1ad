"""A run's own page, its completions and the comparison, in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from rldk import Run
from rldk.log.completions import Completion, CompletionLog, completion_file
from tests.factories.browsers import chromium, live_page
from tests.factories.live_runs import CONFIG, HOSTILE, make_hostile, make_run, make_runs
from tests.factories.served import Served, served

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")
pytest.importorskip("websockets", reason="the extra `live` is not installed")

from rldk.web.found import Roots, find_own


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    logs = tmp_path_factory.mktemp("logs")
    make_runs(logs)
    with Run(logs, run_id="bare") as run:
        for step in range(3):
            run.log(step, {"loss": 1.0})
    return logs


@pytest.fixture(scope="module")
def server(logs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served("--no-open", logs, scratch=tmp_path_factory.mktemp("served")) as running:
        yield running
        assert "Traceback" not in running.errors.read_text()


def at(browser: Any, server: Served, logs: Path, address: str, **how: Any) -> AbstractContextManager[Any]:
    """The page at an address in which `{name}` stands for the id of a run."""
    ids = {one.run.run_id: one.id for one in find_own(Roots([logs.resolve()])).runs}
    for name in sorted(ids, key=len, reverse=True):
        address = address.replace(f"{{{name}}}", ids[name])
    return live_page(browser, server, address, **how)


def hash_of(page: Any) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).fragment).items()}


def test_a_runs_page_says_what_the_report_says(browser: Any, server: Served, logs: Path) -> None:
    with at(browser, server, logs, "view=run&run={grpo-drift}") as page:
        page.get_by_role("heading", name="grpo-drift", level=1).wait_for()
        page.locator(".run-verdict", has_text="rules could judge it").wait_for()
        assert "warning" in page.locator(".run-verdict .badge").inner_text()
        facts = page.locator("dl.facts").first
        assert "Qwen/Qwen3-0.6B" in facts.inner_text()
        assert "unknown" in facts.inner_text(), "what is not known is named"
        rows = page.locator("table.alerts tbody tr")
        assert rows.count() >= 1
        assert "kl_mean" in rows.first.inner_text()
        assert page.locator("svg.timeline .alert").count() == rows.count()
        page.locator("svg.timeline .alert").first.click()
        page.locator("table.alerts tr.target").wait_for()
        page.locator(".run-plots figure, .run-plots canvas").first.wait_for()
        assert "gpu_utilization" in page.locator("[data-part=machines]").inner_text()
        assert "grpo-drift_events.jsonl" in page.locator("[data-part=log]").inner_text()


def test_an_alert_leads_to_the_plot_of_its_metric(browser: Any, server: Served, logs: Path) -> None:
    with at(browser, server, logs, "view=run&run={grpo-drift}") as page:
        page.locator("table.alerts a", has_text="kl_mean").click()
        page.locator("dialog[open], .full").first.wait_for()
        assert hash_of(page)["full"] == "kl_mean"
        page.keyboard.press("Escape")
        page.locator("[data-part=alerts]").wait_for()
        assert "full" not in hash_of(page)


def test_an_alert_leads_to_the_samples_of_its_step(browser: Any, server: Served, logs: Path) -> None:
    with at(browser, server, logs, "view=run&run={grpo-drift}") as page:
        page.locator("a.to-samples").first.click()
        page.locator(".sample").first.wait_for()
        told = hash_of(page)
        assert told["view"] == "completions"
        assert page.locator(".where").inner_text().startswith("step 70")
        assert page.locator(".strip .mark").count() >= 1


def test_attempts_show_what_changed_and_what_ended_them(browser: Any, server: Served, logs: Path) -> None:
    with at(browser, server, logs, "view=run&run={resumed}") as page:
        told = page.locator("[data-part=attempts]").inner_text()
        assert "CUDA error: out of memory" in told
        assert "learning_rate = 5e-06" in told
        assert "superseded" in page.locator("[data-part=trust]").inner_text()
        assert page.locator("svg.timeline .bar").count() == 2


def test_the_configuration_unfolds_and_is_searched(browser: Any, server: Served, logs: Path) -> None:
    with at(browser, server, logs, "view=run&run={grpo-1}") as page:
        tree = page.locator(".config")
        tree.wait_for()
        assert tree.locator("summary", has_text="lora").count() == 1
        assert tree.get_by_text("q_proj").count() == 0
        tree.locator("summary", has_text="lora").click()
        tree.locator("summary", has_text="targets").click()
        tree.get_by_text("q_proj").wait_for()
        tree.get_by_role("searchbox").fill("LORA.R")
        tree.get_by_text("model.lora.r", exact=True).wait_for()
        assert "1 of 11 settings" in tree.inner_text()
        assert hash_of(page)["ct"] == "LORA.R"


def test_a_page_goes_to_a_part_that_the_address_names(browser: Any, server: Served, logs: Path) -> None:
    with at(browser, server, logs, "view=run&run={grpo-1}&at=config") as page:
        page.locator(".config").wait_for()
        box = page.locator("[data-part=config]").bounding_box()
        assert 0 <= box["y"] < 900
        page.get_by_role("button", name="Log", exact=True).click()
        assert hash_of(page)["at"] == "log"


def test_completions_are_ordered_searched_and_stepped_through(browser: Any, server: Served, logs: Path) -> None:
    with at(browser, server, logs, "view=completions&run={grpo-1}") as page:
        cards = page.locator(".sample")
        cards.first.wait_for()
        assert cards.count() == 16
        assert "12 steps" in page.locator(".where").inner_text()
        rewards = [float(text) for text in page.locator(".sample .reward").all_inner_texts()]
        assert rewards == sorted(rewards)
        page.get_by_label("Order").select_option("highest")
        page.wait_for_url(re.compile("o=highest"))
        page.locator(".completions:not([aria-busy])").wait_for()
        assert [float(text) for text in page.locator(".sample .reward").all_inner_texts()] == rewards[::-1]
        page.keyboard.press("Escape")
        page.locator("#view").focus()
        page.keyboard.press("ArrowLeft")
        page.locator(".where", has_text="step 110").wait_for()
        assert hash_of(page)["s"] == "110"
        page.keyboard.press("ArrowRight")
        page.locator(".where", has_text="step 120, the last").wait_for()
        assert "s" not in hash_of(page)
        page.get_by_role("searchbox", name="Search").last.fill("is 91 PRIME")
        page.locator(".sample-column > header", has_text="4 of 16 samples with the text").wait_for()
        assert page.locator(".sample mark").first.inner_text() == "Is 91 prime"
        assert hash_of(page)["t"] == "is 91 PRIME"


def test_runs_stand_side_by_side_and_what_is_alike_is_pale(browser: Any, server: Served, logs: Path) -> None:
    with at(browser, server, logs, "view=completions&run={grpo-1}&cr={grpo-1}.{grpo-2}&o=index&s=50") as page:
        page.locator(".sample-column").nth(1).wait_for()
        first, second = (page.locator(".sample-column").nth(place) for place in (0, 1))
        assert first.locator(".sample").count() == second.locator(".sample").count() == 16
        assert first.bounding_box()["x"] + first.bounding_box()["width"] <= second.bounding_box()["x"]
        assert second.locator(".alike").count() > 0
        page.locator(".with button", has_text="grpo-drift").click()
        page.locator(".sample-column").nth(2).wait_for()


def test_superseded_samples_are_counted_and_not_shown(browser: Any, server: Served, logs: Path) -> None:
    with at(browser, server, logs, "view=completions&run={resumed}&s=60") as page:
        page.locator(".sample").first.wait_for()
        assert "4 samples of superseded attempts left out" in page.locator(".completions .note").first.inner_text()
        assert all("attempt 2" in text for text in page.locator(".sample > header").all_inner_texts())


def test_a_log_without_completions_says_how_they_are_logged(browser: Any, server: Served, logs: Path) -> None:
    with at(browser, server, logs, "view=completions&run={bare}") as page:
        told = page.locator(".nothing")
        told.wait_for()
        assert "RLDK_LOG_COMPLETIONS" in told.inner_text()
        assert "RLDK_LOG_SAMPLES" in told.inner_text()


@pytest.mark.parametrize("width", [360, 1280])
def test_what_strangers_wrote_stays_text(browser: Any, server: Served, logs: Path, width: int) -> None:
    with at(browser, server, logs, "view=completions&run={hostile}", width=width) as page:
        page.locator(".sample").nth(7).wait_for()
        assert "hacked" not in page.title()
        text = page.locator(".sample").nth(0).inner_text()
        assert HOSTILE[0] in text
        everything = page.locator(".completions").inner_text()
        assert "\u202e" not in everything
        assert "\\u202e" in everything
        assert "\x00" not in everything
        assert page.evaluate("document.querySelector('#view').scrollWidth") <= width
        page.locator(".sample > button", has_text="Show all: 1,992,000").click()

        page.locator(".unfold", has_text="1,000,000 characters").first.wait_for()
    with at(browser, server, logs, "view=run&run={hostile}", width=width) as page:
        page.locator("[data-part=log]").wait_for()
        assert HOSTILE[0] in page.locator("dl.facts").first.inner_text()
        page.locator(".config").get_by_role("searchbox").fill("key2999")
        page.locator(".tree").get_by_text("many.key2999").wait_for()
        assert "hacked" not in page.title()
        assert page.evaluate("document.querySelector('#view').scrollWidth") <= width
        page.goto(page.url.replace("view=run", "view=compare"))
        page.locator(".compare-head").wait_for()
        assert "hacked" not in page.title()


def test_a_comparison_is_what_the_command_says(browser: Any, server: Served, logs: Path) -> None:
    with at(browser, server, logs, "view=compare&cmp={grpo-1}.{grpo-2}.{grpo-drift}") as page:
        page.locator(".compare-head").wait_for()
        assert "other learning_rate" in page.locator(".compare-head h1").inner_text()
        assert "learning_rate" in page.locator("[data-part=differences]").inner_text()
        assert "1e-6" in page.locator("[data-part=differences]").inner_text()
        assert "reward_mean" in page.locator("[data-part=ends]").inner_text()
        page.get_by_label("Make groups by").select_option("learning_rate")
        page.locator("[data-part=groups] table").first.wait_for()
        assert hash_of(page)["by"] == "learning_rate"
        step = page.locator("[data-part=numbers] tbody tr", has_text="kl_mean").locator("a").first
        assert step.inner_text() == "70"
        step.click()
        assert hash_of(page)["z"] == "63-77"
        assert hash_of(page)["view"] == "charts"
        assert len(hash_of(page)["on"].split(".")) == 3


def test_a_comparison_goes_on_when_what_was_in_its_way_is_gone(browser: Any, tmp_path: Path) -> None:
    (logs := tmp_path / "logs").mkdir()
    make_run(logs, "a", steps=20)
    make_run(logs, "b", steps=20, seed=8)
    path = logs / "b_events.jsonl"
    whole = path.read_bytes()
    path.write_bytes(b"<<<<<<< HEAD\n" * 20)
    with (
        served("--no-open", logs, scratch=tmp_path) as server,
        at(browser, server, logs, "view=compare&cmp={a}.{b}&by=no_such_setting") as page,
    ):
        problem = page.get_by_role("heading", name="These runs cannot be compared")
        problem.wait_for()
        path.write_bytes(whole)
        page.get_by_role("link", name="Compare them without groups").click()
        page.locator(".compare-head", has_text="shared steps").wait_for()
        assert problem.count() == 0


def test_one_run_alone_is_not_compared(browser: Any, server: Served, logs: Path) -> None:
    with at(browser, server, logs, "view=compare&cmp={grpo-1}") as page:
        page.get_by_role("heading", name="Choose two runs or more").wait_for()


def test_a_run_that_is_not_there_is_said_so(browser: Any, server: Served) -> None:
    with live_page(browser, server, "view=run&run=../../etc/passwd") as page:
        page.get_by_role("heading", name="This run is not here").wait_for()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 768])
@pytest.mark.parametrize("view", ["run", "completions", "compare"])
def test_narrow_pages_are_not_wider_than_the_screen(
    browser: Any, server: Served, logs: Path, view: str, width: int, dark: bool
) -> None:
    with at(
        browser, server, logs, f"view={view}&run={{grpo-drift}}", width=width, scheme="dark" if dark else "light"
    ) as page:
        page.locator("[data-part=log], .sample, .compare-head").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.querySelector('#view').scrollWidth") <= width


def test_pages_follow_a_run_that_grows(browser: Any, tmp_path: Path) -> None:
    (logs := tmp_path / "logs").mkdir()
    make_run(logs, "done", steps=20, config={**CONFIG, "beta": 0.1})
    with (
        served("--no-open", logs, scratch=tmp_path) as server,
        Run(logs, run_id="grows", config=CONFIG) as run,
        CompletionLog(completion_file(logs, "grows")) as samples,
    ):
        run.log(1, {"loss": 1.0, "reward_mean": 0.1})
        samples.write([Completion(1, 1, 0, "p", "the first", 1.0, {}, None)])
        with at(browser, server, logs, "view=run&run={grows}") as page:
            page.locator(".cards", has_text="1 – 1").wait_for()
            page.locator(".config").get_by_role("searchbox").fill("beta")
            run.log(2, {"loss": 0.9, "reward_mean": 0.2})
            page.locator(".cards", has_text="1 – 2").wait_for()
            assert page.locator(".config").get_by_role("searchbox").input_value() == "beta"
        with at(browser, server, logs, "view=completions&run={grows}") as page:
            page.get_by_text("the first").wait_for()
            samples.write([Completion(3, 1, 0, "p", "the third", 1.0, {}, None)])
            run.log(3, {"loss": 0.8, "reward_mean": 0.3})
            page.get_by_text("the third").wait_for()
        with at(browser, server, logs, "view=compare&cmp={done}.{grows}") as page:
            page.locator("[data-part=runs]", has_text="1 – 3").wait_for()
            run.log(4, {"loss": 0.7, "reward_mean": 0.4})
            page.locator("[data-part=runs]", has_text="1 – 4").wait_for()


def test_samples_that_stand_there_stay_in_place_when_more_come(browser: Any, tmp_path: Path) -> None:
    """Of one that is taken out for a moment a click would be lost."""
    (logs := tmp_path / "logs").mkdir()
    with (
        served("--no-open", logs, scratch=tmp_path) as server,
        Run(logs, run_id="grows", config=CONFIG) as run,
        CompletionLog(completion_file(logs, "grows")) as samples,
    ):
        run.log(1, {"loss": 1.0})
        samples.write([Completion(1, 1, 0, "p", "the first", 1.0, {}, None)])
        with at(browser, server, logs, "view=completions&run={grows}") as page:
            page.locator(".sample").wait_for()
            page.evaluate(
                """() => {
                  window.taken = 0;
                  const count = (changes) => {
                    for (const { removedNodes } of changes) window.taken += removedNodes.length;
                  };
                  const seen = document.querySelector(".sample-columns");
                  new MutationObserver(count).observe(seen, { childList: true });
                  for (const name of [".sample-column", ".sample-cards"]) {
                    new MutationObserver(count).observe(seen.querySelector(name), { childList: true });
                  }
                }"""
            )
            samples.write([Completion(1, 1, 1, "p", "the second", 1.0, {}, None)])
            run.log(2, {"loss": 0.9})
            page.get_by_text("the second").wait_for()
            assert page.evaluate("window.taken") == 0


@pytest.mark.parametrize("view", ["run", "completions", "compare"])
def test_a_log_that_is_deleted_under_its_page_leaves_a_sentence(browser: Any, tmp_path: Path, view: str) -> None:
    (logs := tmp_path / "logs").mkdir()
    make_run(logs, "gone", steps=20)
    make_hostile(logs, "stays")
    with (
        served("--no-open", logs, scratch=tmp_path) as server,
        at(browser, server, logs, f"view={view}&run={{gone}}&cmp={{gone}}.{{stays}}") as page,
    ):
        page.locator("[data-part=log], .sample, .compare-head").first.wait_for()
        for path in logs.glob("*gone*"):
            path.unlink()
        if view == "compare":
            page.get_by_text("1 run of the address not found here").wait_for()
            page.get_by_role("heading", name="Choose two runs or more").wait_for()
        else:
            page.get_by_role("heading", name=re.compile("not here|cannot be read")).wait_for()
    for path in logs.iterdir():  # damaged on purpose
        path.unlink()
