from __future__ import annotations

import math
import re
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from rldk_schema import Process

from rldk import EventWriter, Run
from rldk.check import check_runs
from rldk.health.alerts import Alert
from rldk.io.runs import find_runs
from rldk.log.skips import MOST_KEPT
from rldk.report.collect import collect
from rldk.report.downsample import Curve
from rldk.report.model import Report
from rldk.report.trust import trust_box
from rldk.report.write import write_page
from rldk.text import counted
from tests.factories.cases import DATA
from tests.factories.events import make_event
from tests.factories.report import CRITICAL, HUGE, WARNING, Text, figure, page_of


def test_the_page_says_what_was_run_and_whether_the_numbers_can_be_trusted(logs: Path) -> None:
    page = page_of(logs)
    text = str(Text(page))
    for said in (
        "train steps 1 – 100", "attempts 2", "100 train, 2 eval", "model tiny", "seed 7", "optimizer unknown",
        "No event was lost: none was dropped, and seq has no gap.",
        "13 events of superseded attempts hidden (attempt 1, steps 50-60: attempt 2 continued at step 50).",
        "marked at the top of their plots: loss (1), grad_norm (1).",
        "1 note", "reward model was slow",
        "Not in this log: reward_std, entropy_mean, clip_frac, lr.",
        "undeclared metric",
        '"beta": 0.04',
    ):  # fmt: skip
        assert said in text, said


def test_metrics_whose_names_say_what_they_are_are_shown_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)  # another test may have imported it: then there are 0 devices
    with Run(tmp_path, run_id="r") as run:
        for step in range(1, 40):
            run.log(step, {"kl": 0.1, "reward": 0.5, "policy_kl": 0.2, "foo": 1.0})
    (health,) = check_runs(tmp_path)
    write_page(collect(find_runs(tmp_path)[0]), tmp_path / "page.html", health=health)
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    text = str(Text(page))
    assert "1 undeclared metric" in text
    assert "entropy or loss and gradient norm not judged; " in text.partition("train steps")[0]
    assert "accelerator-hours unknown not in the log: accelerators of each process and the number of processes" in text
    open_ones, _, folded = page.partition("1 undeclared metric")
    assert all(
        f"<h3>{name}</h3>" in open_ones.partition("what their names say")[2] for name in ("kl", "reward", "policy_kl")
    )
    assert "<h3>foo</h3>" in folded


def test_lost_torn_and_unknown_things_are_said(tmp_path: Path) -> None:
    log = tmp_path / "r_events.jsonl"
    with EventWriter(log) as writer:
        for seq in (0, 1, 4, 5):
            process = Process(rank=0, attempt=1, seq=seq, dropped=1 if seq > 1 else 0, world_size=4)
            writer.write(make_event(step=seq, metrics={"loss": 1.0}, process=process))
    with log.open("ab") as file:
        file.write(b'{"step": 6, "wal')
    (tmp_path / "r_events.jsonl.torn-17").write_bytes(b"12345")
    (tmp_path / "r_run.json").write_text("{broken")
    text = str(Text(page_of(tmp_path)))
    for said in (
        "1 event could not be written", "2 events missing from the log",
        "A torn tail of 5 bytes: r_events.jsonl.torn-17", "A torn tail of 16 bytes: r_events.jsonl",
        "r_run.json cannot be read", "of 4 ranks", "not judged",
    ):  # fmt: skip
        assert said in text, said
    (tmp_path / "r_run.json").unlink()
    assert "there is no r_run.json" in page_of(tmp_path)


def test_what_was_lost_or_altered_stands_where_the_numbers_are_judged(tmp_path: Path) -> None:
    for killed in (False, True):
        run = Run(tmp_path, run_id="r")
        for step in (1, 2):
            run.log(step, {"loss": "0.5", "image": [1, 2], "reward_mean": 0.5})
        run.log(3.5, {"loss": 0.5})  # type: ignore[call-overload]
        if not killed:
            run.finish()
            text = str(Text(page_of(tmp_path)))
            lost = "expected a step that is an integer >= 0, found float"
            assert text.count(f"1 event dropped: {lost}.") == 1
            assert "missing from the log" not in text
            assert "4 values altered: $.metrics.loss (2), $.metrics.image (2)." in text
    while '"altered": {' not in (tmp_path / "r_run.json").read_text().partition('"attempt": 2')[2]:
        time.sleep(0.01)
    text = str(Text(page_of(tmp_path)))
    assert "at least" in text.partition(" values altered: $.metrics.loss (")[0][-30:]
    run.finish()


@pytest.mark.damages_files
@pytest.mark.parametrize(
    "manifest",
    ["[]", "{}", '{"attempts": 3, "metric_sources": [], "framework": {"a": 1}}', '{"attempts": [1, {"started": "x"}]}',
     '{"metric_sources": {"loss": {"<b>": 3}}}', '{"attempts": [{"started": 1e300, "ended": true, "attempt": []}]}',
     '{"attempts": [{"ended": null, "altered": {"<b>": 3, "y": "x", "\\ud800": 1}, "drop_reasons": [1]}]}',
     "[" * 100_000, '{"a": "\\ud800"}'],
)  # fmt: skip
def test_whatever_the_manifest_holds_there_is_a_page(logs: Path, manifest: str) -> None:
    (logs / "r_run.json").write_text(manifest)
    page = page_of(logs)
    assert "<b>" not in str(Text(page).tags)
    assert "Core metrics" in page


def test_alerts_are_marks_on_the_time_line_and_rows_of_a_table(logs: Path) -> None:
    page = page_of(logs, [WARNING, CRITICAL])
    text = str(Text(page))
    assert "✕ critical 1 critical, 1 warning" in text
    assert '<a href="#alert-1" class="alert own critical"' in page
    assert '<tr id="alert-1" class="critical"><td>1</td><td>40</td>' in page
    assert '<a href="#loss"><code>loss</code></a> NaN' in page
    assert "alert own critical" in figure(page, "loss")
    assert "alert other critical" in figure(page, "reward_mean")
    assert "No step for an hour &lt;b&gt;." in page
    assert "not judged no health rules were run" in str(Text(page_of(logs, None)))
    assert "quiet no rule raised an alert" in str(Text(page_of(logs, [])))


def test_of_very_many_alerts_the_gravest_are_shown_and_the_others_counted(logs: Path) -> None:
    info = [Alert(rule="x", severity="info", step=s, message="m") for s in range(5000)]
    page = page_of(logs, [*info, CRITICAL])
    assert page.count('<tr id="alert-') == 200
    assert "The loss is NaN." in page
    assert "4,801 less severe alerts are not shown" in page


def test_plots_show_gaps_marks_attempts_units_and_sets(logs: Path) -> None:
    page = page_of(logs)
    kl, loss, norm = (figure(page, name) for name in ("kl_mean", "loss", "grad_norm"))
    (raw,) = re.findall(r'class="raw" d="([^"]*)"', kl)
    assert raw.count("M") == 2
    assert "<small>nat/token</small>" in kl
    assert "<title>1 × NaN</title>" in loss
    assert "<title>1 × ∞</title>" in norm
    assert "attempt 2 begins at step 50" in loss
    assert "eval/a: 1 values between 2 and 2, the last 2." in loss
    assert "● </span>" not in loss
    assert "eval/a" in str(Text(loss))
    assert "eval/b" in str(Text(loss))
    assert "6e10" not in page
    assert "60G" in figure(page, "gpu_memory_used")
    assert "KL divergence of the policy from the reference model" in kl


def test_values_at_the_ends_of_what_a_number_can_be_are_drawn_within_the_plot(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        for step, value in enumerate((HUGE, -HUGE, 5e-324, 0.0, math.nan, -math.inf, math.inf)):
            run.log(step * 2**50, {"loss": value, "lr": 5e-324, "entropy_mean": 10.0 ** (-50 * step), "x": math.nan})
    page = page_of(tmp_path)
    assert not re.search(r'[ "](d|x|y|x1|cx|width)="[^"]*(nan|inf)', page)
    for numbers in re.findall(r'class="(?:raw|smooth|lone)" d="([^"]*)"', page):
        for x, y in re.findall(r"M(-?\d+) ?(-?\d+)", numbers):
            assert 0 <= int(x) <= 4000
            assert 0 <= int(y) <= 1820
    assert "log scale" in figure(page, "entropy_mean")


def test_more_names_than_a_page_can_hold_are_counted_on_it(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        for step in range(30):
            own = {f"m/{step}/{i}": 1.0 for i in range(10)}
            run.log(step, {"loss": 1.0, **own, "n" * 1000: 1.0}, notes=[f"note {step} {i}" for i in range(10)])
            run.log(step, {f"eval_set{step}_loss": 1.0, f"eval_set{step}_runtime": 1.0}, phase="eval")
    page = page_of(tmp_path)
    assert page.count("<figure") == 101
    text = str(Text(page))
    assert "202 metrics are not shown" in text
    assert "22 evaluation sets are not shown" in text
    assert "100 notes are not shown" in text
    assert "loss" in text


def test_a_log_without_metrics_or_events_has_a_page_too(tmp_path: Path) -> None:
    (tmp_path / "e_events.jsonl").write_bytes(b"")
    text = str(Text(page_of(tmp_path)))
    assert "No event has a metric." in text
    assert "train steps none" in text


def test_an_old_log_has_a_page(tmp_path: Path) -> None:
    for run in find_runs(DATA / "golden"):
        write_page(collect(run), tmp_path / "page.html", health=None)
        assert "Core metrics" in str(Text((tmp_path / "page.html").read_text(encoding="utf-8")))


def test_the_same_log_gives_the_same_page_and_a_failed_one_leaves_the_old(logs: Path) -> None:
    before = page_of(logs)
    assert page_of(logs) == before
    with (logs / "r_events.jsonl").open("ab") as file:
        file.write(b"{}\n")
    with pytest.raises(ValueError, match="r_events.jsonl"):
        page_of(logs)
    assert (logs.parent / "page.html").read_text(encoding="utf-8") == before
    assert [p.name for p in logs.parent.iterdir() if p.name.startswith(".")] == []


@pytest.mark.damages_files
def test_nothing_of_a_hostile_log_becomes_markup(hostile: Path) -> None:
    page = Text(hostile.read_text(encoding="utf-8"))
    assert "img" not in page.tags
    text = hostile.read_text(encoding="utf-8")
    assert (text.count("<script"), text.count("<style")) == (1, 1)
    assert "javascript:" not in re.sub(r"&lt;.*?&gt;", "", text)


def test_the_box_counts_what_is_not_shown(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        names = [f"mine/{number}" for number in range(300)]
        run.log(1, {"loss": 1.0, **dict.fromkeys(names, 1.0), "mine/299": math.nan})
    with (tmp_path / "r_events.jsonl").open("ab") as file:
        file.write(b"{oops\n" * (MOST_KEPT + 5))
    (health,) = check_runs(tmp_path, on_error="skip")
    box = trust_box(Report("r", curves={"train": {"loss": Curve()}}), health)
    assert f"{counted(MOST_KEPT + 5, 'line')} could not be read" in box
    assert "mine/299 (1)" in box
    assert "Every value is finite" not in box


def test_the_badge_of_a_run_that_failed_says_so_and_is_not_green(tmp_path: Path) -> None:
    with suppress(RuntimeError), Run(tmp_path, run_id="r") as run:
        for step in range(60):
            run.log(step, {"loss": 0.5, "reward_mean": 0.5, "grad_norm": 1.0, "kl_mean": 0.1})
        raise RuntimeError("no")
    write_page(collect(find_runs(tmp_path)[0]), page := tmp_path / "page.html", health=next(check_runs(run.path)))
    assert '<p class="badge warning"><b><span aria-hidden="true">!</span> failed, quiet</b>' in page.read_text("utf-8")


def test_the_mean_of_each_reward_function_stands_beside_the_reward(tmp_path: Path) -> None:
    with Run(tmp_path / "logs", run_id="r") as run:
        for step in range(1, 2501):
            own = {f"rewards/{name}/{what}": 0.5 for name in ("format", "accuracy/strict") for what in ("mean", "std")}
            run.log(step, {"reward_mean": 1.0, "kl_mean": 0.1, "gpu_memory_used": 6.4e10, **own})
    page = page_of(tmp_path / "logs")
    core, rest = page.split("2 undeclared metrics")
    assert re.findall("<h3>([^<]*)</h3>", core)[:4] == [
        "reward_mean", "rewards/format/mean", "rewards/accuracy/strict/mean", "kl_mean",
    ]  # fmt: skip
    assert re.findall("<h3>([^<]*)</h3>", rest) == ["rewards/format/std", "rewards/accuracy/strict/std"]
    assert "last <b>64 GB</b>" in figure(page, "gpu_memory_used")
    assert "last <b>0.1 nat/token</b>" in figure(page, "kl_mean")
    assert ">1,000</text>" in figure(page, "kl_mean")
