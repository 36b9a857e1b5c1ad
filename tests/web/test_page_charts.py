"""The plots of the live page, in a real browser, over logs that grow."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rldk import Run
from tests.factories.browsers import live_page
from tests.factories.grower import Grower, growing, metrics_of
from tests.factories.live_runs import make_hostile, make_resumed
from tests.factories.served import Served, served
from tests.factories.waiting import until

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("plotted")


@pytest.fixture(scope="module")
def grower(logs: Path) -> Iterator[Grower]:
    with growing(logs / "logs", "first", 300) as first, growing(logs / "logs", "second", 300):
        yield first


@pytest.fixture(scope="module")
def server(logs: Path, grower: Grower) -> Iterator[Served]:
    with served(logs / "logs", "--no-open", scratch=logs) as running:
        yield running
        assert "Traceback" not in running.errors.read_text()


def figure(page: Any, metric: str) -> Any:
    return page.locator(f'.plot-sections figure[data-metric="{metric}"]')


def inked(page: Any, metric: str, layer: str = "lines") -> int:
    """How many pixels of a layer of a plot are drawn."""
    found: int = figure(page, metric).evaluate(
        """(figure, layer) => {
          const canvas = figure.querySelector(`canvas.${layer}`);
          if (canvas === null || canvas.width === 0) return 0;
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
          copy.drawImage(canvas, 0, 0);
          const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
          let count = 0;
          for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count++;
          return count;
        }""",
        layer,
    )
    return found


def drawn(page: Any, metric: str) -> None:
    figure(page, metric).scroll_into_view_if_needed()
    until(lambda: inked(page, metric) > 100)


def point(page: Any, metric: str, part: float, down: float = 0.5) -> str:
    """Points at a plot, and gives what is said there."""
    figure(page, metric).scroll_into_view_if_needed()
    box = figure(page, metric).locator(".u-over").bounding_box()
    page.mouse.move(box["x"] + part * (box["width"] - 1), box["y"] + down * box["height"])
    tip = figure(page, metric).locator(".tip")
    tip.wait_for(state="visible")
    page.wait_for_timeout(60)  # two pictures
    return str(tip.inner_text())


def step_at(page: Any, metric: str, part: float) -> int:
    told = re.search(r"steps? ([\d,]+)", point(page, metric, part))
    assert told is not None
    return int(told[1].replace(",", ""))


def drag(page: Any, metric: str, start: float, end: float) -> None:
    figure(page, metric).scroll_into_view_if_needed()
    box = figure(page, metric).locator(".u-over").bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + start * box["width"], middle)
    page.mouse.down()
    page.mouse.move(box["x"] + end * box["width"], middle + 5, steps=6)
    page.mouse.up()


def said(page: Any, name: str) -> str | None:
    """What stands under a name in the address."""
    found = re.search(rf"[#&]{name}=([^&]*)", page.evaluate("location.hash"))
    return found and found[1]


def as_browsers_say(page: Any, colour: str) -> str:
    """A colour as it stands in the style of an element."""
    script = "colour => { const one = new Option(); one.style.background = colour; return one.style.background; }"
    return str(page.evaluate(script, colour))


def test_metrics_stand_in_sections_core_first_and_undeclared_last(chromium: Any, server: Served) -> None:
    with live_page(chromium, server) as page:
        drawn(page, "reward_mean")
        core = page.locator(".plot-section[data-section=core] figure")
        names = [one.get_attribute("data-metric") for one in core.all()]
        assert names[0] == "reward_mean"
        assert names[1] == "rewards/format/mean"
        page.get_by_text("Not in these logs: reward_std, clip_frac, lr.").wait_for()
        sections = [one.get_attribute("data-section") for one in page.locator(".plot-section").all()]
        assert sections[0] == "core"
        assert sections[-1] == "my/"
        page.locator(".plot-section[data-section=core] > summary").click()
        figure(page, "reward_mean").wait_for(state="hidden")
        until(lambda: said(page, "shut") == "core")


def test_new_metrics_leave_what_is_shut_and_what_is_there_as_it_is(chromium: Any, tmp_path: Path) -> None:
    with (
        Run(tmp_path / "logs", run_id="one", seed=1) as run,
        served(tmp_path / "logs", "--no-open", scratch=tmp_path) as server,
    ):
        for step in range(1, 30):
            run.log(step, {"loss": 1.0, "b/second": 1.0, "c/third": 1.0})
        with live_page(chromium, server) as page:
            drawn(page, "b/second")
            page.evaluate("window.before = document.querySelector('figure[data-metric=\"b/second\"] canvas')")
            page.locator(".plot-section[data-section='c/'] > summary").click()
            figure(page, "c/third").wait_for(state="hidden")
            figure(page, "b/second").get_by_label("What b/second means").click()
            run.log(30, {"loss": 1.0, "a/first": 1.0, "b/first": 2.0, "b/second": 1.0, "c/fourth": 1.0})
            figure(page, "b/first").wait_for()
            figure(page, "a/first").wait_for()
            assert page.evaluate("before === document.querySelector('figure[data-metric=\"b/second\"] canvas')")
            assert page.locator(".meaning").count() == 1
            assert figure(page, "c/fourth").is_hidden()
            assert said(page, "shut") == "c%2F"
            page.evaluate("location.hash = ''")
            figure(page, "c/fourth").wait_for(state="visible")


def test_metrics_that_no_drawn_run_has_stand_in_one_line_until_one_has_them(chromium: Any, tmp_path: Path) -> None:
    with (
        Run(tmp_path / "logs", run_id="one", seed=1) as run,
        Run(tmp_path / "logs", run_id="two", seed=1) as other,
        served(tmp_path / "logs", "--no-open", scratch=tmp_path) as server,
    ):
        for step in range(1, 30):
            run.log(step, {"loss": 1.0, "a/first": 1.0, "a/second": 1.0})
            other.log(step, {"loss": 1.0})
        with live_page(chromium, server) as page:
            drawn(page, "a/first")
            page.get_by_label("Hide one").click()
            page.get_by_text("2 metrics that no drawn run has: a/first, a/second").wait_for()
            assert figure(page, "a/first").count() == 0
            for step in range(30, 60):
                other.log(step, {"loss": 1.0, "a/second": 2.0})
            drawn(page, "a/second")
            page.get_by_text("1 metric that no drawn run has: a/first").wait_for()


def test_the_large_plot_is_one_step_to_go_back_to(chromium: Any, server: Served) -> None:
    with live_page(chromium, server) as page:
        drawn(page, "reward_mean")
        dialog = page.locator("dialog.full-plot")
        steps = page.evaluate("history.length")
        for leave in (lambda: page.keyboard.press("Escape"), page.go_back):
            figure(page, "reward_mean").get_by_label("reward_mean in full size").click()
            dialog.wait_for()
            page.evaluate("document.querySelector('dialog.full-plot figure').focus()")
            leave()
            dialog.wait_for(state="detached")
            assert page.evaluate("history.length") == steps + 1
        page.go_forward()
        dialog.wait_for()
        page.keyboard.press("+")
        until(lambda: said(page, "z") is not None)
        dialog.get_by_label("Shut").click()
        dialog.wait_for(state="detached")
        until(lambda: said(page, "z") is not None)  # what was changed meanwhile stays
        assert said(page, "full") is None
    with live_page(chromium, server, "full=kl_mean") as page:
        page.locator("dialog.full-plot").get_by_label("Shut").click()
        page.locator("dialog.full-plot").wait_for(state="detached")
        drawn(page, "kl_mean")


def test_a_text_or_a_regex_filters_metrics_and_a_bad_one_is_said(chromium: Any, server: Served) -> None:
    with live_page(chromium, server) as page:
        drawn(page, "reward_mean")
        field = page.get_by_label("Filter of metrics")
        field.fill("REWARD")
        figure(page, "kl_mean").wait_for(state="detached")
        assert figure(page, "rewards/format/mean").count() == 1
        assert said(page, "m") == "REWARD"
        field.fill("/^(kl|loss)/")
        figure(page, "reward_mean").wait_for(state="detached")
        figure(page, "kl_mean").wait_for()
        field.fill("/(/")
        page.locator(".problem.wrong").wait_for()
        assert figure(page, "reward_mean").count() == 1
        field.fill("/^my.(a+)+!/")
        page.get_by_text("takes longer than").wait_for()
        field.fill("")
        drawn(page, "reward_mean")


def test_only_plots_in_view_are_made_and_asked_for(chromium: Any, server: Served) -> None:
    with live_page(chromium, server, width=420, height=500) as page:
        drawn(page, "reward_mean")
        page.wait_for_timeout(400)
        wanted = [json.loads(text)["curves"]["metrics"] for text in page.asked if '"curves":{' in text]
        assert "reward_mean" in wanted[-1]
        assert "my/own" not in wanted[-1]
        assert figure(page, "my/own").locator("canvas").count() == 0
        drawn(page, "my/own")
        until(lambda: figure(page, "reward_mean").locator("canvas").count() == 0)
        page.wait_for_timeout(400)
        wanted = [json.loads(text)["curves"]["metrics"] for text in page.asked if '"curves":{' in text]
        assert "my/own" in wanted[-1]
        assert "reward_mean" not in wanted[-1]
        assert page.evaluate("document.documentElement.scrollWidth") <= 420


def test_the_pointer_reads_the_exact_value_of_the_nearest_run_and_all_plots_show_where_it_is(
    chromium: Any, server: Served
) -> None:
    with live_page(chromium, server) as page:
        for metric in ("loss", "reward_mean", "kl_mean"):
            drawn(page, metric)
        told = point(page, "reward_mean", 0.5)
        step = int(re.search(r"step ([\d,]+)", told)[1])  # type: ignore[index]
        assert f"{metrics_of(step)['reward_mean']:.5g}" in told
        assert "first" in told
        assert "second" in told
        assert inked(page, "kl_mean", "top") > 50
        page.mouse.move(5, 5)
        until(lambda: inked(page, "kl_mean", "top") == 0)


def test_a_run_that_is_pointed_at_stands_out_in_the_table_and_in_all_plots(chromium: Any, server: Served) -> None:
    with live_page(chromium, server) as page:
        drawn(page, "reward_mean")
        drawn(page, "kl_mean")
        row = page.locator(".rows .row", has_text="second")
        row.hover()
        until(lambda: inked(page, "kl_mean", "top") > 50)
        faded = figure(page, "kl_mean").locator("canvas.lines.faded")
        assert faded.count() == 1
        page.mouse.move(5, 5)
        until(lambda: faded.count() == 0)
        told = point(page, "kl_mean", 0.9)
        name = "first" if "first" in told.splitlines()[1] else "second"
        page.locator(".rows .row[data-pointed]", has_text=name).wait_for()


def test_a_drag_zooms_all_plots_and_the_range_is_kept_through_updates(
    chromium: Any, server: Served, grower: Grower
) -> None:
    with live_page(chromium, server) as page:
        drawn(page, "reward_mean")
        drawn(page, "entropy_mean")
        drag(page, "reward_mean", 0.3, 0.6)
        until(lambda: said(page, "z") is not None)
        told = said(page, "z")
        low, high = map(int, str(told).split("-"))
        assert 80 < low < 110
        assert 170 < high < 200
        for metric in ("reward_mean", "entropy_mean"):
            assert abs(step_at(page, metric, 0) - low) <= 1
            assert abs(step_at(page, metric, 1) - high) <= 1
        for step in range(301, 321):
            grower.grow(step)
            page.wait_for_timeout(100)
        page.wait_for_timeout(1500)
        assert said(page, "z") == told
        assert abs(step_at(page, "entropy_mean", 0) - low) <= 1
        assert abs(step_at(page, "entropy_mean", 1) - high) <= 1
        page.mouse.move(5, 5)
        page.keyboard.press("Escape")
        until(lambda: said(page, "z") is None)
        # The nearest line may be that of the other run, which ends before.
        until(lambda: any("step 320" in point(page, "entropy_mean", 1, down) for down in (0.1, 0.3, 0.5, 0.7, 0.9)))


def test_fingers_zoom_and_a_swipe_scrolls(chromium: Any, server: Served) -> None:
    with live_page(chromium, server, width=400, height=700) as page:
        drawn(page, "reward_mean")
        fingers = page.context.new_cdp_session(page)
        scroll = "document.querySelector('main').scrollTop"

        def still() -> Any:
            """Where the plot is, once it stays there: a swipe goes on for a while, and what is above may grow."""
            places: list[Any] = [None, None, None]

            def stays() -> bool:
                places[:] = [*places[1:], figure(page, "reward_mean").locator(".u-over").bounding_box()]
                return places[0] == places[1] == places[2]

            until(stays)
            return places[-1]

        def touch(kind: str, *places: float, down: float = 0.5) -> None:
            points = [
                {"x": box["x"] + place * box["width"], "y": box["y"] + down * box["height"], "id": at}
                for at, place in enumerate(places)
            ]
            fingers.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})

        box = still()
        before = page.evaluate(scroll)
        touch("Start", 0.5)  # at once up the page
        for part in range(6):
            touch("Move", 0.5, down=0.5 - 0.1 * part)
        touch("End")
        until(lambda: page.evaluate(scroll) > before + 20)
        assert said(page, "z") is None

        still()
        page.evaluate(f"{scroll} = {before}")
        there = [step_at(page, "reward_mean", part) for part in (0.3, 0.6)]
        page.mouse.move(5, 5)
        box = still()
        before = page.evaluate(scroll)
        touch("Start", 0.3)
        until(lambda: figure(page, "reward_mean").locator(".u-select").bounding_box()["width"] > 0)
        for part in (0.4, 0.5, 0.6):
            touch("Move", part, down=0.7)
        touch("End")
        until(lambda: said(page, "z") is not None)
        low, high = map(int, str(said(page, "z")).split("-"))
        assert [low, high] == pytest.approx(there, abs=6)
        assert page.evaluate(scroll) == before

        middle = (low + high) // 2
        until(lambda: abs(step_at(page, "reward_mean", 0.5) - middle) <= 2)  # it is drawn so
        page.mouse.move(5, 5)
        box = still()
        touch("Start", 0.2, 0.8)
        for away in (0.05, 0.1, 0.15):
            touch("Move", 0.2 + away, 0.8 - away)  # pinched to half of it
        touch("End")
        until(lambda: said(page, "z") != f"{low}-{high}")
        wider = list(map(int, str(said(page, "z")).split("-")))
        assert wider[1] - wider[0] == pytest.approx(2 * (high - low), abs=8)

        page.locator(".show-all").click()
        until(lambda: said(page, "z") is None)


def test_escape_shows_all_of_x_after_a_control_and_not_while_text_is_written(chromium: Any, server: Served) -> None:
    with live_page(chromium, server) as page:
        drawn(page, "reward_mean")
        bar = page.locator(".plot-options")
        for control in ("input[type=range]", "input[type=checkbox] >> nth=0", "select[name=x]", "input[type=search]"):
            page.evaluate("location.hash += '&z=100-200'")
            page.locator(".zoomed").wait_for()
            bar.locator(control).focus()
            page.keyboard.press("Escape")
            if control == "input[type=search]":
                page.wait_for_timeout(200)
                assert said(page, "z") == "100-200"
            else:
                page.locator(".zoomed").wait_for(state="hidden")
                assert said(page, "z") is None
        bar.locator("select[name=x]").click()  # its list is open, and Escape shuts that
        page.wait_for_timeout(200)
        page.keyboard.press("Escape")
        page.wait_for_timeout(200)
        assert said(page, "z") == "100-200"
        page.keyboard.press("Escape")
        until(lambda: said(page, "z") is None)


def test_a_range_of_a_long_run_is_asked_for_more_closely_and_comes_back_from_its_address(
    chromium: Any, tmp_path: Path
) -> None:
    with growing(tmp_path / "logs", "long", 3000), served(tmp_path / "logs", "--no-open", scratch=tmp_path) as server:
        with live_page(chromium, server) as page:
            drawn(page, "entropy_mean")
            assert "–" in point(page, "entropy_mean", 0.5)  # a bucket of several steps
            page.mouse.move(5, 5)
            page.evaluate("location.hash += '&z=1000-1100'")
            until(lambda: "–" not in point(page, "entropy_mean", 0.5))
            wanted = [json.loads(text)["curves"] for text in page.asked if '"curves":{' in text]
            assert wanted[-1]["first"] <= 1000
            assert 1100 <= wanted[-1]["last"] < 3000
            address = page.url
        page = chromium.new_page()
        page.goto(server.url)
        page.goto(address)
        drawn(page, "entropy_mean")
        until(lambda: step_at(page, "entropy_mean", 0.5) in range(1048, 1053))
        page.close()


WORDS = {"tokens": r"[\d.]+k? tokens", "hours": r"[\d.]+ (s|min|h)", "time": r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"}


@pytest.mark.parametrize("by", WORDS)
def test_x_may_be_tokens_hours_or_time(chromium: Any, server: Served, by: str) -> None:
    with live_page(chromium, server) as page:
        drawn(page, "entropy_mean")
        page.get_by_label("What x is").select_option(by)

        def told() -> bool:
            """Whether x is said so somewhere: in time, these runs are a moment long."""
            page.mouse.move(5, 5)
            box = figure(page, "entropy_mean").locator(".u-over").bounding_box()
            tip = figure(page, "entropy_mean").locator(".tip")
            if box is None:  # the plot is just being made for another x
                return False
            for part in (0.01, 0.2, 0.4, 0.6, 0.8, 0.99):
                page.mouse.move(box["x"] + part * box["width"], box["y"] + box["height"] / 2)
                page.wait_for_timeout(100)
                if tip.is_visible() and re.match(f"{WORDS[by]} · step", tip.inner_text()):
                    return True
            return False

        until(told)
        assert said(page, "x") == by
        if by == "tokens":
            drag(page, "entropy_mean", 0.2, 0.6)
            until(lambda: said(page, "z") is not None)
            until(told)


def test_what_happened_in_the_only_run_is_marked(chromium: Any, tmp_path: Path) -> None:
    make_resumed(tmp_path / "logs", "resumed")
    with served(tmp_path / "logs", "--no-open", scratch=tmp_path) as server, live_page(chromium, server) as page:
        drawn(page, "reward_mean")
        told: list[str] = []

        def begun() -> bool:
            told.append(point(page, "reward_mean", (41 - 1) / (100 - 1)))
            page.mouse.move(5, 5)
            return "attempt 2" in told[-1]

        until(begun)


def test_new_steps_are_drawn_as_they_come(chromium: Any, server: Served, grower: Grower) -> None:
    with live_page(chromium, server) as page:
        drawn(page, "reward_mean")
        grower.grow(340)
        until(lambda: step_at(page, "reward_mean", 1) >= 340)


def test_what_is_not_drawn_is_said_below_the_plot(chromium: Any, server: Served) -> None:
    with live_page(chromium, server) as page:
        drawn(page, "loss")
        figure(page, "loss").get_by_text("4 values are NaN").wait_for()
        drawn(page, "grad_norm")
        figure(page, "grad_norm").get_by_text(re.compile(r"2 values above [\d.]+ lie outside")).wait_for()
        page.get_by_label("Clip outliers").uncheck()
        until(lambda: "lie outside" not in figure(page, "grad_norm").inner_text())
        assert said(page, "clip") == "0"


def test_a_logarithmic_axis_is_labelled_with_round_numbers(chromium: Any, server: Served) -> None:
    with live_page(chromium, server, "m=entropy_mean") as page:
        drawn(page, "entropy_mean")
        page.evaluate(
            """() => {
              window.labels = [];
              const { fillText } = CanvasRenderingContext2D.prototype;
              CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
                window.labels.push(text);
                return fillText.call(this, text, ...rest);
              };
            }"""
        )
        page.get_by_label("Log y").check()
        until(lambda: "1.5" in page.evaluate("labels"))
        assert said(page, "log") == "1"
        assert all(re.fullmatch(r"[\d.,]+", label) for label in page.evaluate("labels"))


def test_values_near_zero_or_huge_and_plots_of_nan_alone_are_drawn(chromium: Any, tmp_path: Path) -> None:
    with Run(tmp_path / "logs", run_id="one", seed=1) as run:
        for step in range(40):
            of = {"tiny": 1e-30 * (1 + step), "huge": 1e30 * (1 + step), "nan": math.nan}
            run.log(step, of | ({"single": 3.0} if step == 20 else {}))
    with served(tmp_path / "logs", "--no-open", scratch=tmp_path) as server, live_page(chromium, server) as page:
        for metric in ("tiny", "huge"):
            drawn(page, metric)
            assert f"{'2.1e-29' if metric == 'tiny' else '2.1e31'}" in point(page, metric, 0.5129)
            top = figure(page, metric).evaluate(
                """figure => {
                  const { width, height } = figure.querySelector("canvas.lines");
                  const copy = new OffscreenCanvas(width, height).getContext("2d");
                  copy.drawImage(figure.querySelector("canvas.lines"), 0, 0);
                  const { data } = copy.getImageData(0, 0, width, height);
                  return data.findIndex((value, at) => at % 4 === 3 && value > 0) / (4 * width * height);
                }"""
            )
            assert 0 < top < 0.2  # it rises to the top
        until(lambda: inked(page, "nan") > 100)
        until(lambda: inked(page, "single") > 10)


def test_a_metric_says_what_it_means_and_opens_in_full_size(chromium: Any, server: Served) -> None:
    with live_page(chromium, server) as page:
        drawn(page, "kl_mean")
        figure(page, "kl_mean").get_by_label("What kl_mean means").click()
        meaning = page.locator(".meaning")
        assert "nat/token" in meaning.inner_text()
        assert "k3" in meaning.inner_text()
        page.keyboard.press("Escape")
        meaning.wait_for(state="detached")
        figure(page, "kl_mean").focus()
        page.keyboard.press("Enter")
        dialog = page.locator("dialog.full-plot")
        dialog.wait_for()
        assert said(page, "full") == "kl_mean"
        until(lambda: dialog.locator("tbody tr").count() == 2)
        page.keyboard.press("Escape")
        dialog.wait_for(state="detached")
        assert said(page, "full") is None


def test_keys_read_a_plot_out(chromium: Any, server: Served) -> None:
    with live_page(chromium, server) as page:
        drawn(page, "entropy_mean")
        figure(page, "entropy_mean").focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
        tip = figure(page, "entropy_mean").locator(".tip")
        tip.wait_for(state="visible")
        assert re.search(r"step \d+", tip.inner_text())
        page.keyboard.press("+")
        until(lambda: said(page, "z") is not None)


def test_groups_are_drawn_as_their_mean_with_how_many_runs_there_are(chromium: Any, server: Served) -> None:
    with live_page(chromium, server, "grp=group") as page:
        drawn(page, "reward_mean")
        page.get_by_label("Band of a group").wait_for()
        told = point(page, "reward_mean", 0.5)
        assert "both" in told
        assert "2 of 2 runs" in told


def test_groups_by_a_setting_are_drawn_and_have_one_colour_in_the_list_and_on_the_plots(
    chromium: Any, server: Served
) -> None:
    with live_page(chromium, server, "grp=config.seed") as page:
        drawn(page, "reward_mean")
        until(lambda: "2 of 2 runs" in point(page, "reward_mean", 0.5))
        swatch = figure(page, "reward_mean").locator(".tip .row i").evaluate("one => one.style.background")
        listed = page.locator(".rows .row.group .dot").evaluate("one => one.className").split()[-1]
        colour = "name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()"
        assert swatch == as_browsers_say(page, page.evaluate(colour, listed))


def test_escape_that_is_for_something_else_leaves_the_zoom(chromium: Any, server: Served) -> None:
    with live_page(chromium, server, "z=50-100") as page:
        drawn(page, "reward_mean")
        page.get_by_label("Filter of metrics").focus()
        page.keyboard.press("Escape")
        page.locator("#help").click()
        page.keyboard.press("Escape")
        page.locator("dialog[open]").wait_for(state="detached")
        assert said(page, "z") == "50-100"
        page.locator("main").focus()
        page.keyboard.press("Escape")
        until(lambda: said(page, "z") is None)


@pytest.mark.damages_files
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_names_of_strangers_are_text(chromium: Any, tmp_path: Path, scheme: str) -> None:
    make_hostile(tmp_path / "logs")
    with (
        served(tmp_path / "logs", "--no-open", scratch=tmp_path) as server,
        live_page(chromium, server, scheme=scheme) as page,
    ):
        drawn(page, "loss")
        figures = page.locator(".plot-sections figure")
        until(lambda: figures.count() >= 5)
        for one in figures.all():
            one.scroll_into_view_if_needed()
        page.wait_for_timeout(300)
        assert "hacked" not in page.title()
        assert page.locator(".plot-sections img, .plot-sections script").count() == 0
