from __future__ import annotations

import math
import re
from array import array
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from rldk import DestinationError, Run, write_report
from rldk.report.entry import Entry, Line
from rldk.report.index_page import MOST_DRAWN, render_index
from rldk.report.small_svg import SharedScale, draw_small
from tests.factories.commands import RLDK, process, rldk
from tests.factories.report import Text

HOSTILE = "x<img src=x onerror=alert(1)>'\"&#?%41 \u202e"


def trained(logs: Path, run_id: str, values: list[float], name: str = "reward_mean") -> None:
    with Run(logs, run_id=run_id) as run:
        for step, value in enumerate(values, 1):
            run.log(step, {name: value})


def line_of(*points: tuple[int, float]) -> Line:
    flat = array("d", (number for point in points for number in point))
    values = [value for _, value in points]
    return Line((flat,), min(values), max(values), values[-1], 0, ())


def entry(run_id: str, verdict: str = "quiet", steps: tuple[int, int] | None = (1, 9), **lines: Line) -> Entry:
    page = Path(f"{run_id}_report.html")
    return Entry(run_id, page, verdict, verdict, "finished", "20 of 28 rules", "", "", None, steps, lines)


def test_several_runs_get_an_index_with_a_working_link_to_each_page(tmp_path: Path) -> None:
    trained(tmp_path / "a", "one", [0.5] * 9 + [0.75])
    trained(tmp_path / "b", "two", [math.nan] * 30)
    index = tmp_path / "index.html"
    assert write_report(tmp_path)[-1] == index
    page = index.read_text(encoding="utf-8")
    links = re.findall(r'<a href="([^"]*)"', page)
    assert sorted(links) == ["./a/one_report.html", "./b/two_report.html"]
    assert all((tmp_path / link).is_file() for link in links)
    for link in links:
        (back,) = re.findall(r'<a href="([^"#]*)">Training runs</a>', (tmp_path / link).read_text(encoding="utf-8"))
        assert (tmp_path / link).parent / back == (tmp_path / link).parent / "../index.html"
    text = str(Text(page))
    assert "2 runs" in text
    assert "steps 1 – 10" in text
    assert "reward_mean 0.75" in text
    assert "NaN 30 ×" in text
    assert page.index("two_report") < page.index("one_report")  # the graver verdict stands first
    assert "first bad step" in text
    assert "rules could judge it" in text
    write_report(tmp_path)  # its own index is replaced
    assert index.read_text(encoding="utf-8") == page


def test_one_run_gets_no_index(tmp_path: Path) -> None:
    trained(tmp_path, "one", [1.0])
    assert write_report(tmp_path) == [tmp_path / "one_report.html"]
    assert not (tmp_path / "index.html").exists()
    assert "index.html" not in (tmp_path / "one_report.html").read_text(encoding="utf-8")


def test_an_index_of_somebody_else_is_not_replaced_and_nothing_is_written(tmp_path: Path) -> None:
    for name in ("one", "two"):
        trained(tmp_path, name, [1.0])
    index = tmp_path / "index.html"
    for theirs in ("<title>My runs</title>", ""):
        index.write_text(theirs, encoding="utf-8")
        with pytest.raises(DestinationError, match="is no index of rldk's: name another directory"):
            write_report(tmp_path)
        assert index.read_text(encoding="utf-8") == theirs
        assert not list(tmp_path.glob("*_report.html"))
    done = process(RLDK, "report", tmp_path)
    assert done.returncode == 2
    assert "is no index of rldk's" in " ".join(done.stderr.replace("│", "").split())
    assert write_report(tmp_path, tmp_path / "pages")[-1] == tmp_path / "pages" / "index.html"


def test_the_index_is_put_where_the_runs_are_else_in_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    places = [tmp_path / "deep" / "a" / "x", tmp_path / "other" / "y"]
    for number, place in enumerate(places):
        trained(place, f"run-{number}", [1.0])
    code, out = rldk("report", *places)
    assert (code, out.split()[-1]) == (0, "index.html")
    links = re.findall(r'<a href="([^"]*)"', (here / "index.html").read_text(encoding="utf-8"))
    assert links == ["./../deep/a/x/run-0_report.html", "./../other/y/run-1_report.html"]
    code, out = rldk("report", *places, "-o", tmp_path / "pages")
    assert out.split()[-1] == str(tmp_path / "pages" / "index.html")


def test_names_cannot_become_markup_or_lead_elsewhere() -> None:
    page = render_index([entry(HOSTILE), entry("javascript:alert(1)"), entry("a")], Path())
    assert "img" not in Text(page).tags
    assert "\u202e" not in page
    links = re.findall(r'<a href="([^"]*)"', page)
    assert [unquote(link) for link in links] == [
        "./a_report.html", "./javascript:alert(1)_report.html", f"./{HOSTILE}_report.html",
    ]  # fmt: skip
    assert all(re.fullmatch(r"[./\w%-]+|[./\w%()-]+", link) for link in links)


def test_the_runs_that_are_not_drawn_have_their_first_bad_step_and_what_was_found() -> None:
    drawn = [entry(f"run-{number}", "critical") for number in range(MOST_DRAWN)]
    bad = replace(entry("z", "warning"), first_bad_step=1234, why="the KL <rises>", hides="5 events hidden")
    text = str(Text(render_index([*drawn, bad], Path())))
    assert "run verdict first bad step found how far based on" in text
    assert "1,234 the KL <rises> Left out: 5 events hidden finished" in text


def test_stages_that_are_not_drawn_are_told(tmp_path: Path) -> None:
    for stage in range(5):
        for name in ("many", "three") if stage < 3 else ("many",):
            trained(tmp_path, name, [float(stage)] * 9)
    text = str(Text(write_report(tmp_path)[-1].read_text(encoding="utf-8")))
    assert "Of the stages only the last 3 are drawn, which leaves some of many out." in text


def test_a_thousand_runs_are_listed_and_the_gravest_are_drawn() -> None:
    line = line_of(*((step, math.sin(step)) for step in range(64)))
    runs = [entry(f"run-{number}", loss=line, kl_mean=line) for number in range(1000)]
    runs.append(entry("bad", "critical", loss=line))
    page = render_index(runs, Path())
    assert page.count("<svg") == 2 * MOST_DRAWN - 1
    assert len(page) < 1_000_000
    text = str(Text(page))
    assert text.index("bad") < text.index("run-0") < text.index("run-2 ") < text.index("run-10 ")
    assert "901 more runs" in text
    assert f"Of 901 runs there are no plots: the gravest {MOST_DRAWN} are drawn." in text
    assert page.count('<a href="./') == 1001


def test_a_run_without_a_step_and_a_metric_that_is_missing_are_told() -> None:
    text = str(Text(render_index([entry("a", "not judged", None), entry("b", loss=line_of((1, 2.0)))], Path())))
    assert "no step" in text
    assert "loss not in the log" in text


def test_values_far_from_the_others_do_not_flatten_them_and_it_is_said() -> None:
    usual = line_of(*((step, float(step % 7)) for step in range(50)))
    far = line_of((0, -1e9), (1, 3.0))
    scale = SharedScale([usual, far])
    assert scale.cuts
    assert scale.y(0.0) - scale.y(6.0) > 100  # of 320
    assert scale.y(-1e9) == scale.y(0.0)
    assert not SharedScale([usual]).cuts
    assert "lie at the edge of the plots of loss." in str(
        Text(render_index([entry("a", loss=far), entry("b", loss=usual)], Path()))
    )


def test_a_small_plot_has_a_gap_where_values_are_missing_and_a_cross_where_they_are_not_finite() -> None:
    line = Line((array("d", [1, 0.0, 2, 1.0]), array("d", [9, 0.5])), 0.0, 1.0, 0.5, 3, (5,))
    svg = draw_small("loss", line, SharedScale([line]), 1, 9)
    assert '<path class="smooth" d="M20 300l145-280M1180 160h0"/>' in svg
    assert '<path class="odd" d="M600 20m' in svg
    assert "loss: 0 … 1, 3 not finite" in svg


def test_one_long_run_does_not_leave_the_others_no_room() -> None:
    short, long = line_of((1, 0.0), (100, 1.0)), line_of((1, 0.0), (9000, 1.0))
    few = [entry(f"r{number}", steps=(1, 100), loss=short) for number in range(3)]
    alike = render_index([*few, entry("cut", steps=(1, 50), loss=line_of((1, 0.0), (50, 1.0)))], Path())
    assert alike.count('d="M20 300l1160-280"') == 3
    assert 'd="M20 300l574-280"' in alike
    assert "All plots have the same steps" in str(Text(alike))
    apart = render_index([*few, entry("long", steps=(1, 9000), loss=long)], Path())
    assert apart.count('d="M20 300l1160-280"') == 4
    assert "a plot has the steps of its run" in str(Text(apart))
