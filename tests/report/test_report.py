from __future__ import annotations

import json
import math
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from rldk_schema import Process

from rldk import EventWriter, Run
from rldk.health.alerts import Alert
from rldk.io.runs import find_runs
from rldk.report.downsample import MOST_BUCKETS, Curve
from rldk.report.model import collect
from rldk.report.number_text import escape, numbers_apart, ticks
from rldk.report.summary import final_report
from rldk.report.write import write_page
from rldk.text import duration, moment, number
from tests.factories.cases import DATA
from tests.factories.commands import RLDK, process, rldk
from tests.factories.events import make_event

ROOT = Path(__file__).parent.parent.parent
HUGE = sys.float_info.max
CRITICAL = Alert(
    rule="non_finite", severity="critical", step=40, metric="loss", value=math.nan, message="The loss is NaN."
)
WARNING = Alert(rule="stall", severity="warning", step=9999, message="No step for an hour <b>.")


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """A run that went back from step 60 to 50, with a NaN, a gap, an infinity, and two evaluation sets."""
    for steps in (range(1, 61), range(50, 101)):
        with Run(tmp_path / "logs", run_id="r", model_name="tiny", config={"beta": 0.04}, seed=7) as run:
            for step in steps:
                metrics = {
                    "reward_mean": step / 100,
                    "loss": math.nan if step == 40 else 1 / step,
                    "kl_mean": None if 20 <= step < 30 else step / 50,
                    "grad_norm": math.inf if step == 41 else 1.0,
                    "gpu_memory_used": 6e10 + step,
                    "my/own": step * 2.0,
                }
                run.log(step, metrics, notes=["reward model was slow"] if step % 25 == 0 else ())
            for name in ("a", "b"):
                run.log(step, {f"eval_{name}_loss": 2.0, f"eval_{name}_runtime": 1.0}, phase="eval")
    return run.path.parent


def page_of(logs: Path, alerts: list[Alert] | None = None) -> str:
    (run,) = find_runs(logs)
    dest = logs.parent / "page.html"
    write_page(run, dest, alerts=alerts)
    return dest.read_text(encoding="utf-8")


def figure(page: str, name: str) -> str:
    (found,) = re.findall(rf"<figure[^>]*><figcaption><h3>{re.escape(name)}</h3>.*?</figure>", page, re.DOTALL)
    return found


class Text(HTMLParser):
    """What a person reads of a page, and whether every element that is opened is closed in turn."""

    VOID = ("meta", "link")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.words.append(data)

    def __str__(self) -> str:
        return " ".join(" ".join(self.words).split())


def test_a_curve_of_many_steps_stays_small_and_keeps_every_spike_and_its_step() -> None:
    curve = Curve()
    for step in range(200_000):
        curve.add(step, {77_777: 1000.0, 123_456: -1000.0, 150_000: math.nan}.get(step, math.sin(step)))
    points = [point for line in curve.stretches() for point in line]
    assert len(points) <= 2 * MOST_BUCKETS
    assert {(77_777, 1000.0), (123_456, -1000.0)} <= set(points)
    assert points == sorted(points)
    assert curve.odd() == [(150_000, "NaN")]
    assert (curve.lowest, curve.highest) == ((123_456, -1000.0), (77_777, 1000.0))
    assert (curve.count, curve.nonfinite, curve.last) == (200_000, {"NaN": 1}, (199_999, math.sin(199_999)))
    assert len(curve.stretches()) == 1


@pytest.mark.parametrize("spacing", [1, 7, 10, 2**40])
def test_a_curve_of_few_values_is_kept_whole_whatever_the_spacing(spacing: int) -> None:
    curve = Curve()
    want = [(step * spacing, float(step % 17)) for step in range(MOST_BUCKETS)]
    for step, value in want:
        curve.add(step, value)
    assert curve.stretches() == [want]


def test_a_curve_is_cut_where_values_are_missing_and_only_there() -> None:
    curve = Curve()
    for step in range(10, 1000, 10):
        if step not in (500, 510, 700):
            curve.add(step, math.nan if step == 900 else 1.0)
    assert [(line[0][0], line[-1][0]) for line in curve.stretches()] == [(10, 490), (520, 690), (710, 890), (910, 990)]
    long = Curve()
    for step in range(10, 100_000, 10):
        if not 30_000 <= step < 40_000:
            long.add(step, 1.0)
    (before, after) = long.stretches()
    assert before[-1][0] <= 30_000 <= 40_000 <= after[0][0]


def test_smoothing_knows_no_nan_and_survives_values_that_overflow() -> None:
    curve = Curve()
    for step in range(100):
        curve.add(step, math.nan if step % 10 == 3 else 5.0)
    assert {value for _, value in curve.smoothed()} == {5.0}
    for step in range(100, 110):
        curve.add(step, HUGE)
    assert all(math.isfinite(value) for _, value in curve.smoothed())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"), (0.123456, "0.1235"), (-2.5, "−2.5"), (1e-6, "1e-6"), (9999.0, "9999"),
        (71_531_876_352.0, "71.53G"), (1e300, "1e300"), (math.nan, "NaN"), (math.inf, "∞"), (-math.inf, "−∞"),
    ],
)  # fmt: skip
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_axes_have_round_numbers_that_can_be_told_apart() -> None:
    assert ticks(0.13, 0.88) == pytest.approx([0.2, 0.4, 0.6, 0.8])
    assert ticks(3.0, 3.0) == [3.0]
    assert ticks(-HUGE, HUGE) == [-HUGE, HUGE]
    labels = numbers_apart(ticks(1.00001, 1.00005))
    assert len(labels) == len(set(labels)) >= 2


def test_times_that_no_calendar_has_are_said_to_be_none() -> None:
    assert [moment(t) for t in (0.0, 1e300, math.inf)] == ["1970-01-01 00:00 UTC", "no date", "no date"]
    assert [duration(s) for s in (0.5, 61, 3660, 200_000, math.inf)] == [
        "0.5 s", "1 min 1 s", "1 h 1 min", "2 d 7 h", "unknown",
    ]  # fmt: skip


def test_text_of_a_log_is_escaped_short_and_moves_nothing() -> None:
    assert escape("<a href='x'>&\"") == "&lt;a href=&#x27;x&#x27;&gt;&amp;&quot;"
    assert escape("a\x1b[31m\u202eb\ud800") == "a\\x1b[31m\\u202eb\\ud800"
    assert len(escape("x" * 10_000)) < 400


def test_the_report_in_numbers_has_the_form_that_its_schema_says(logs: Path, tmp_path: Path) -> None:
    schema = json.loads((ROOT / "docs" / "final_report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    with EventWriter(tmp_path / "foreign_events.jsonl") as writer:
        writer.write(make_event(metrics={"loss": math.nan}))
    (tmp_path / "empty_events.jsonl").write_bytes(b"")
    others = [find_runs(tmp_path / name)[0] for name in ("foreign_events.jsonl", "empty_events.jsonl")]
    for run in (*find_runs(logs), *others, *find_runs(DATA / "golden")):
        for alerts in (None, [], [CRITICAL, WARNING]):
            report = final_report(run, alerts=alerts)
            json.dumps(report, allow_nan=False)
            jsonschema.validate(report, schema)
    assert report["alerts"] == {"info": 0, "warning": 1, "critical": 1}


def test_the_page_says_what_was_run_and_whether_the_numbers_can_be_trusted(logs: Path) -> None:
    page = page_of(logs)
    text = str(Text(page))
    for said in (
        "train steps 1 – 100", "attempts 2", "100 train, 2 eval", "model tiny", "seed 7", "optimizer unknown",
        "No event was lost: none was dropped, and seq has no gap.",
        "13 events superseded by a later attempt: hidden here.",
        "marked at the top of their plots: loss (1), grad_norm (1).",
        "1 note", "reward model was slow",
        "Not in this log: reward_std, entropy_mean, clip_frac, lr.",
        "undeclared metric",
        '"beta": 0.04',
    ):  # fmt: skip
        assert said in text, said


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


@pytest.mark.parametrize(
    "manifest",
    ["[]", "{}", '{"attempts": 3, "metric_sources": [], "framework": {"a": 1}}', '{"attempts": [1, {"started": "x"}]}',
     '{"metric_sources": {"loss": {"<b>": 3}}}', '{"attempts": [{"started": 1e300, "ended": true, "attempt": []}]}',
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
    assert "4,801 milder alerts are not shown" in page


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
        write_page(run, tmp_path / "page.html", alerts=None)
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


def test_the_command_writes_a_page_beside_the_log_or_where_it_is_told(logs: Path, tmp_path: Path) -> None:
    beside = logs / "r_report.html"
    assert rldk("report", logs) == (0, f"{beside}\n")
    page = beside.read_bytes()
    assert b'<tr id="alert-1" class="critical"><td>1</td><td>40</td>' in page  # as `rldk check` has it
    for source, args, dest in (
        (logs / "r_events.jsonl", (), beside),
        (logs, ("-o", tmp_path / "one.html"), tmp_path / "one.html"),
        (logs, ("--output", tmp_path / "pages"), tmp_path / "pages" / "r_report.html"),
    ):
        assert rldk("report", source, *args) == (0, f"{dest}\n")
        assert dest.read_bytes() == page


def test_the_command_writes_a_page_for_every_run_of_a_directory(logs: Path, tmp_path: Path) -> None:
    with Run(logs, run_id="other") as run:
        run.log(1, {"loss": 0.5})
    code, out = rldk("report", logs)
    assert (code, sorted(out.split())) == (0, [str(logs / f"{name}_report.html") for name in ("other", "r")])
    done = process(RLDK, "report", logs, "-o", tmp_path / "one.html")
    assert done.returncode == 2
    assert "expected a directory" in " ".join(done.stderr.replace("│", "").split())
    shutil.copytree(logs, logs / "again")
    done = process(RLDK, "report", logs, "-o", tmp_path / "pages")
    assert (done.returncode, (tmp_path / "pages").exists()) == (2, False)


def test_the_command_reads_tables_and_says_what_is_wrong(logs: Path, tmp_path: Path) -> None:
    for args, text in (
        ((logs, "-o", logs / "r_events.jsonl"), "expected .html or a directory, found 'r_events.jsonl'"),
        ((tmp_path / "nothing",), "no such file or directory"),
        ((logs, "-o", "/proc/nothing/r.html"), "/proc/nothing"),
    ):
        done = process(RLDK, "report", *args)
        assert done.returncode == 2, done
        assert text in " ".join(done.stderr.replace("│", "").split()), done.stderr
    bad = shutil.copy(DATA / "invalid" / "torn_in_the_middle.jsonl", tmp_path / "bad_events.jsonl")
    done = process(RLDK, "report", bad)
    assert done.returncode == 1
    assert "bad_events.jsonl:2: $: not JSON" in done.stderr
    assert "rldk: not reported. Run: rldk validate" in done.stderr
    assert not (tmp_path / "bad_report.html").exists()
    pytest.importorskip("pyarrow")
    assert rldk("export", logs, tmp_path / "t.parquet")[0] == 0
    assert rldk("report", tmp_path / "t.parquet") == (0, f"{tmp_path / 'r_report.html'}\n")
    assert "Core metrics" in (tmp_path / "r_report.html").read_text(encoding="utf-8")


def test_a_page_needs_no_pyarrow_and_nothing_else_heavy(logs: Path) -> None:
    code = (
        "import sys; from rldk.io.runs import find_runs; from rldk.report.write import write_page; "
        f"(run,) = find_runs({str(logs)!r}); write_page(run, {str(logs / 'p.html')!r}, alerts=None); "
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pyarrow", "numpy", "torch", "rich", "fastjsonschema"} & set(done.stdout.split())


def test_what_is_kept_of_a_run_does_not_grow_with_it(tmp_path: Path) -> None:
    with EventWriter(tmp_path / "r_events.jsonl", buffer_events=256) as writer:
        for step in range(4000):
            writer.write(make_event(step=step, metrics={"loss": math.sin(step)}))
    (run,) = find_runs(tmp_path)
    report = collect(run)
    assert sum(len(line) for line in report.curves["train"]["loss"].stretches()) <= 2 * MOST_BUCKETS
    assert len(page_of(tmp_path)) < 60_000


HOSTILE = (
    "</script><script>document.title='hacked'</script>",
    "<img src=x onerror=\"document.title='hacked'\">",
    '"><svg onload="document.title=\'hacked\'">',
    "</style><style>*{display:none}</style>",
    "--><a href=\"javascript:document.title='hacked'\">",
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A page about a run in which everything that may be text is an attack."""
    for place, attack in enumerate(HOSTILE):
        with Run(tmp_path / "logs", run_id="r", model_name=attack, dataset_name=attack, config={attack: attack}) as run:
            for step in range(20 * place, 20 * place + 20):
                run.log(step, {"loss": 1.0 / (step + 1), attack: 1.0}, notes=[attack])
                run.log(step, {"loss": 1.0}, phase="eval")
    manifest = json.loads((tmp_path / "logs" / "r_run.json").read_text(encoding="utf-8"))
    manifest.update(
        framework=HOSTILE[0], algorithm=HOSTILE[1], metric_sources={"loss": {a: {"estimator": a} for a in HOSTILE}}
    )
    manifest["attempts"][0].update(attempt=HOSTILE[0], dropped=HOSTILE[1], deleted_segments={"count": HOSTILE[2]})
    (tmp_path / "logs" / "r_run.json").write_text(json.dumps(manifest), encoding="utf-8")
    (run,) = find_runs(tmp_path / "logs")
    alerts = [Alert(rule=a, severity="critical", step=i, metric=a, message=a) for i, a in enumerate(HOSTILE)]
    write_page(run, tmp_path / "hostile.html", alerts=alerts)
    return tmp_path / "hostile.html"


def test_nothing_of_a_hostile_log_becomes_markup(hostile: Path) -> None:
    page = Text(hostile.read_text(encoding="utf-8"))
    assert "img" not in page.tags
    text = hostile.read_text(encoding="utf-8")
    assert (text.count("<script"), text.count("<style")) == (1, 1)
    assert "javascript:" not in re.sub(r"&lt;.*?&gt;", "", text)


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
