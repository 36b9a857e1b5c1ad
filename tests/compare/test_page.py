from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import pytest

from rldk import DestinationError, Run, compare_runs
from rldk.compare.divergence import Divergence
from tests.factories.commands import rldk
from tests.factories.report import Text, figure
from tests.factories.side_by_side import logged


def page_of(tmp_path: Path, *runs: Path, **options: Any) -> str:
    compare_runs(*runs, output=tmp_path / "page.html", **options)
    return (tmp_path / "page.html").read_text(encoding="utf-8")


def test_the_page_shows_both_curves_and_where_they_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Divergence(41, "a test of the page", 7.5)
    monkeypatch.setattr("rldk.compare.side_by_side.divergence", lambda *_: found)
    a = logged(tmp_path, "a", seed=1, config={"lr": 1e-5})
    b = logged(
        tmp_path, "b", seed=1, config={"lr": 1e-4}, change=lambda s, m: {**m, "loss": m["loss"] + 1} if s > 37 else m
    )
    page = page_of(tmp_path, a, b)
    text = str(Text(page))
    for said in (
        "Equal to the last bit until step 37; then at step 38 loss: ", "other lr.", "config lr 1e-05 0.0001",
        "loss 38 41 7.5 × noise", "1 of 5 metrics differ.", "Divergence is found by: a test of the page.",
    ):  # fmt: skip
        assert said in text, said
    plot = figure(page, "loss")
    assert re.findall(r'data-line="(\w)"', plot) == ["a", "b"]
    assert plot.count('class="note difference"') == plot.count('class="note divergence"') == 1
    assert 'class="note divergence"' not in figure(page, "kl_mean")


def test_the_page_loads_nothing_and_a_hostile_log_cannot_become_markup(tmp_path: Path) -> None:
    evil = '"><script>alert(1)</script>'
    (folder := tmp_path / "x <i>").mkdir()
    for name in ("a", "b"):
        with Run(folder / name, run_id="r", config={evil: evil + name}, dataset_name=evil) as run:
            for step in range(1, 40):
                run.log(step, {f"loss/{evil}": step, "loss": float(name == "a")}, notes=[evil])
                run.log(step, {"loss": 1.0}, phase="eval")
    page = page_of(tmp_path, folder / "a", folder / "b", metrics=["*"])
    assert "<script>alert" not in page
    assert "x <i>" not in page
    assert "x &lt;i&gt;" in page
    assert page.count("<script>") == 1
    assert not re.search(r'(?:src|href)="(?!#|data:,)', page)


def test_more_runs_than_can_be_told_apart_are_not_drawn_and_that_is_said(tmp_path: Path) -> None:
    runs = [logged(tmp_path, f"r{number}", noise=number) for number in range(10)]
    text = str(Text(page_of(tmp_path, *runs)))
    assert "not drawn: r8, r9, 2 in all." in text
    assert "Comparison of 10 runs r0, r1, r2, r3 and 6 more" in text


def test_metrics_whose_ends_are_not_shown_are_counted(tmp_path: Path) -> None:
    for name in "ab":
        logged(tmp_path, name, steps=[1], change=lambda *_: {f"my/{number}": 1.0 for number in range(103)})
    page = page_of(tmp_path, tmp_path / "a", tmp_path / "b", metrics=["*"])
    assert "at least ten. 3 more metrics are not shown." in str(Text(page))


def test_stages_are_lines_of_their_own_and_a_run_without_a_number_has_none(tmp_path: Path) -> None:
    for _ in range(2):
        logged(tmp_path, "a", change=lambda _, m: {**m, "loss": math.nan})
    with Run(tmp_path, run_id="b"):
        pass
    page = page_of(tmp_path, tmp_path / "a", tmp_path / "b", group_by=None)
    assert set(re.findall(r'data-line="([^"]+)"', page)) == {"a", "a stage 2"}


def test_the_page_does_not_grow_with_the_run(tmp_path: Path) -> None:
    sizes = []
    for steps in (1000, 4000):
        runs = [logged(tmp_path, f"{name}{steps}", noise=1, steps=range(steps)) for name in "ab"]
        sizes.append(len(page_of(tmp_path, *runs)))
    assert sizes[1] < 1.5 * sizes[0]


def test_only_html_is_written_and_the_command_names_the_page(tmp_path: Path) -> None:
    a, b = logged(tmp_path, "a"), logged(tmp_path, "b")
    with pytest.raises(DestinationError, match=r"expected .html, found 'a_events.jsonl'"):
        compare_runs(a, b, output=tmp_path / "a_events.jsonl")
    code, out = rldk("compare", a, b, "-o", tmp_path / "page.html")
    assert code == 0
    assert out.splitlines() == ["a, b: no number differs in 60 steps", str(tmp_path / "page.html")]
