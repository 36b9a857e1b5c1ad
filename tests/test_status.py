"""A status is short whatever a run holds, and its cursor keeps its meaning while a log grows."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rldk_schema import Lifecycle, ModelInfo
from rldk_schema.forms.coverage import Coverage
from rldk_schema.forms.not_judged import NotJudged

from rldk import CursorError, EventWriter, Run
from rldk.errors import LogNotFoundError
from rldk.forms import encode_form
from rldk.health.alerts import SEVERITIES, Alert
from rldk.health.coverage import CORE, NONE
from rldk.health.rules import default_rules
from rldk.health.verdict import RunHealth
from rldk.io.parquet import to_parquet
from rldk.listed_run import Figures
from rldk.listing import list_runs
from rldk.log.as_given import NotAsGiven
from rldk.log.attempts import Superseded
from rldk.log.bulk.batch import EventBatch
from rldk.status import MOST_BYTES, advice, brief, coverage_in_words, status_of
from tests.factories.events import make_event
from tests.factories.output_forms import problems_of

ANY_TEXT = st.text(st.characters(), max_size=600) | st.sampled_from(["\U0001f600" * 300, "\ud800" * 400, '"\\\n' * 200])
STATES = ("running", "finished", "failed", "interrupted", "stopped", "ended_early", "silent", "unknown")
ALERTS = st.builds(
    Alert,
    rule=st.sampled_from(["non_finite", "kl_drift", "mine"]) | ANY_TEXT,
    severity=st.sampled_from(SEVERITIES),
    step=st.integers(0, 2**53 - 1),
    message=ANY_TEXT,
)
COVERAGES = st.builds(
    partial(replace, NONE),
    recognised=st.integers(0, 99),
    metrics=st.integers(0, 99),
    judged=st.lists(st.just("kl_drift"), max_size=30),
    not_judged=st.lists(
        st.builds(
            NotJudged,
            rule=ANY_TEXT,
            needs=st.just(["kl_mean"]),
            found=st.just([]),
            why=ANY_TEXT.map("no kl_mean; ".__add__),
        ),
        max_size=3,
    ),
    unmeasured=st.lists(st.sampled_from(list(CORE)), unique=True),
)


def write(directory: Path, steps: range, *, bad: range = range(0), run_id: str = "r") -> Path:
    with Run(directory, run_id=run_id) as run:
        for step in steps:
            values = {"kl_mean": 0.01, "loss": math.nan if step in bad else 0.5, "reward_mean": 0.5, "grad_norm": 1.0}
            run.log(step, values)
    return run.path


LONG = "\U0001f600" * 600
ALL_LONG = {
    "name": LONG, "path": LONG, "state": "ended_early", "error": LONG, "hides": LONG, "decided_by": LONG,
    "alerts": [Alert(rule=LONG, severity="critical", step=2**53 - 1, message=LONG)] * 9, "skipped": [LONG],
    "coverage": replace(NONE, unmeasured=["KL"]), "values": [-1.2345678901234567e-300] * 8, "checkpoint": LONG,
    "step": 2**53 - 1, "time": 1.2345678901234567e300,
}  # fmt: skip


@example(**ALL_LONG)
@given(
    name=ANY_TEXT,
    path=ANY_TEXT.filter(lambda text: "\0" not in text),
    state=st.sampled_from(STATES),
    error=st.none() | ANY_TEXT,
    alerts=st.lists(ALERTS, max_size=30),
    coverage=COVERAGES,
    hides=st.none() | ANY_TEXT,
    decided_by=st.none() | ANY_TEXT,
    skipped=st.lists(ANY_TEXT, max_size=2),
    values=st.lists(st.floats(), min_size=8, max_size=8),
    checkpoint=ANY_TEXT,
    step=st.integers(0, 2**53 - 1),
    time=st.floats(0, 1e300),
)
def test_a_status_never_exceeds_its_size_and_is_always_valid(
    name: str, path: str, state: str, error: str | None, alerts: list[Alert], coverage: Coverage, hides: str | None,
    decided_by: str | None, skipped: list[str], values: list[float], checkpoint: str, step: int, time: float,
) -> None:  # fmt: skip
    # What a run's health has, with texts that no log can bring about at once.
    worst = max((SEVERITIES.index(alert.severity) for alert in alerts), default=0)
    health: Any = SimpleNamespace(
        run_id=name, path=Path(path), alerts=alerts, coverage=coverage, hides=hides, state=state, error=error,
        lacking=dict.fromkeys(coverage.unmeasured, name), decided_by=decided_by, skipped=skipped, read_as="rldk",
        not_as_given=NotAsGiven({decided_by: 1} if decided_by else {}, {name: 1}),
        verdict="not judged" if not worst else SEVERITIES[worst],
    )  # fmt: skip
    figures = Figures()
    info, saved = ModelInfo(run_id="r", phase="lifecycle"), Lifecycle(kind="checkpoint", checkpoint=checkpoint)
    train = make_event(step=step, timestamp=time, metrics=dict(zip(figures._numbers, values, strict=True)))
    for event in (train, make_event(step=step, model_info=info, lifecycle=saved)):
        figures.add(EventBatch([event]), [False])
    cursor = "-".join(f"{2**53 - n}.{2**53 - n}" for n in range(1, 5))
    status = brief(health, figures, alerts, cursor, default_rules())
    text = encode_form(status)
    assert len(text.encode()) + 1 <= MOST_BYTES
    value = json.loads(text, parse_constant=pytest.fail)
    assert problems_of({**value, "run_id": "r"}, "status") == []  # a run's name is safe in a file name
    assert value["more_alerts"] + len(value["alerts"]) == len(alerts)
    assert value["core"].keys() == set(figures.metrics)


def test_a_hostile_run_fits_too(tmp_path: Path) -> None:
    directory = tmp_path / ("\N{FIRE}" * 50) / ("\udc80" * 60) / ('"' * 200)
    try:
        directory.mkdir(parents=True)
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such names")
    with EventWriter(directory / "r_events.jsonl") as writer:
        for step in range(1, 200):
            many = {f"m{step % 50}\u202e{'x' * 200}": math.nan, "loss": math.inf if step % 2 else -math.inf}
            writer.write(make_event(step=step, metrics=many, notes=["\x1b[2J" * 100]))
    status = status_of(directory)
    assert status.verdict == "critical"
    assert len(encode_form(status).encode()) < MOST_BYTES
    assert status.path.endswith("r_events.jsonl")


def test_alerts_are_told_once(tmp_path: Path) -> None:
    write(tmp_path, range(1, 61), bad=range(20, 21))
    first = status_of(tmp_path)
    assert [alert.split(":")[1] for alert in first.alerts] == [" non_finite at step 20"]
    assert (first.verdict, first.more_alerts) == ("critical", 0)
    again = status_of(tmp_path, since=first.cursor)
    assert (again.alerts, again.more_alerts, again.verdict) == ([], 0, "critical")
    write(tmp_path, range(61, 301), bad=range(200, 201))
    third = status_of(tmp_path, since=first.cursor)
    assert len(third.alerts) == 1
    assert third.alerts[0].startswith("critical: non_finite at step 200: ")
    assert status_of(tmp_path, since=third.cursor).alerts == []
    assert len(status_of(tmp_path).alerts) == 2


def test_a_cursor_keeps_its_meaning_when_its_steps_are_superseded(tmp_path: Path) -> None:
    write(tmp_path, range(1, 61), bad=range(40, 41))
    cursor = status_of(tmp_path).cursor
    write(tmp_path, range(31, 61), bad=range(35, 36))
    new = status_of(tmp_path, since=cursor)
    assert [alert.split(":")[1] for alert in new.alerts] == [" non_finite at step 35"]
    assert status_of(tmp_path, since=new.cursor).alerts == []


def test_a_cursor_survives_the_deletion_of_old_segments(tmp_path: Path) -> None:
    options = {"rotate_bytes": 20_000, "keep": 2}
    with Run(tmp_path, run_id="r", writer_options=options) as run:
        for step in range(1, 100):
            run.log(step, {"loss": 0.5})
        cursor = status_of(tmp_path).cursor
        for step in range(100, 400):
            run.log(step, {"loss": math.nan if step == 390 else 0.5})
    new = status_of(tmp_path, since=cursor)
    assert [alert.split(":")[1] for alert in new.alerts] == [" non_finite at step 390"]


def test_a_log_of_which_a_segment_is_deleted_meanwhile_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for steps in (range(1, 100), range(90, 200)):
        with Run(tmp_path, run_id="r", writer_options={"rotate_bytes": 20_000}) as run:
            for step in steps:
                run.log(step, {"loss": math.nan if step == 150 else 0.5})
    segment = min(tmp_path.glob("r_events.0*.jsonl"))
    settle = Superseded.settle

    def deleting(self: Superseded) -> None:
        settle(self)
        segment.unlink(missing_ok=True)  # after the first pass over the log, as retention may

    monkeypatch.setattr(Superseded, "settle", deleting)
    status = status_of(tmp_path)
    assert not segment.exists()
    assert (status.step, len(status.alerts), status.core) == (199, 1, {"loss": 0.5})


def test_two_writers_of_one_run_are_both_followed(tmp_path: Path) -> None:
    first, second = Run(tmp_path, run_id="r"), Run(tmp_path, run_id="r")
    first.log(1, {"loss": 0.5})
    second.log(101, {"loss": 0.5})
    cursor = status_of(tmp_path).cursor
    assert cursor.count("-") == 1
    first.log(2, {"loss": math.nan})
    assert len(status_of(tmp_path, since=cursor).alerts) == 1
    first.finish()
    second.finish()


def test_events_that_nobody_numbered_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "plain.jsonl"
    lines = [{"step": s, "wall_time": s, "metrics": {"loss": None}, "rng": {}, "data_slice": {}, "model_info": {"run_id": "r", "phase": "train"}, "notes": [], "nonfinite": {"loss": "NaN"}} for s in (1, 2)]  # noqa: E501  # fmt: skip
    path.write_text(json.dumps(lines[0]) + "\n")
    cursor = status_of(path).cursor
    assert len(status_of(path).alerts) == 1
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert status_of(path, since=cursor).alerts == []  # the rule says it once


@pytest.mark.parametrize("cursor", ["x", "1", "1.", "-1.2", "1.2.3", "1.5-", "9" * 50 + ".1", "1.1 ", "٣.١"])
def test_what_is_no_cursor_is_refused(tmp_path: Path, cursor: str) -> None:
    write(tmp_path, range(1, 5))
    with pytest.raises(CursorError, match="expected a cursor that rldk status has printed"):
        status_of(tmp_path, since=cursor)


@pytest.mark.parametrize("cursor", ["1.9999", "2.0", "1.1-2.5"])
def test_a_cursor_of_a_log_that_came_further_is_refused(tmp_path: Path, cursor: str) -> None:
    write(tmp_path, range(1, 5))
    with pytest.raises(CursorError, match=r"which ends at 1\.\d+, found"):
        status_of(tmp_path, since=cursor)


def test_no_cursor_is_the_beginning(tmp_path: Path) -> None:
    write(tmp_path, range(1, 61), bad=range(20, 21))
    assert status_of(tmp_path, since="") == status_of(tmp_path)


def test_a_run_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "rldk_logs", range(1, 5), run_id="a")
    write(tmp_path / "rldk_logs", range(1, 9), run_id="b")
    rows = [{"step": s, "loss": 0.1, "epoch": s / 9, "grad_norm": 1.0, "learning_rate": 1e-5} for s in range(1, 4)]
    (tmp_path / "hf").mkdir()
    (tmp_path / "hf" / "trainer_state.json").write_text(json.dumps({"global_step": 3, "log_history": rows}))
    monkeypatch.chdir(tmp_path)
    assert status_of("b").step == 8
    assert status_of(tmp_path / "rldk_logs" / "a").step == 4
    assert status_of("hf").step == 3
    with pytest.raises(LogNotFoundError, match="expected one run, found 2. Name one: rldk_logs/a, rldk_logs/b"):
        status_of("rldk_logs")
    for nothing in ("c", "rldk_logs/c", "nowhere/c"):
        with pytest.raises(LogNotFoundError, match="no such log"):
            status_of(nothing)


def test_a_run_of_a_table_is_found_by_its_name(tmp_path: Path) -> None:
    for run_id, last in (("a", 4), ("b", 8)):
        write(tmp_path / "logs", range(1, last + 1), run_id=run_id)
    to_parquet(tmp_path / "logs", tmp_path / "all.parquet")
    assert status_of(tmp_path / "all.parquet" / "b").step == 8
    with pytest.raises(LogNotFoundError, match="no run c below"):
        status_of(tmp_path / "all.parquet" / "c")


def test_two_runs_of_one_name_are_told_apart_by_their_paths(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        write(tmp_path / folder, range(1, 5))
    with pytest.raises(LogNotFoundError, match=r"found 2.* Name one: .*x.r_events.jsonl, .*y.r_events.jsonl"):
        status_of(tmp_path / "r")


def test_what_to_do_begins_with_what_is_most_urgent(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        for step in range(1, 31):
            run.log(step, {"loss": math.nan if step == 30 else 0.5})
        run._recording.note(20, ["saved"], lifecycle=Lifecycle(kind="checkpoint", checkpoint="out/checkpoint-20"))
        run.fail(RuntimeError("CUDA out of memory"))
    status = status_of(tmp_path)
    assert status.state == "failed"
    assert status.advice[0] == "it failed: fix the cause, then resume from checkpoint-20 (step 20)"
    assert status.advice[1].startswith("non_finite: ")


def test_a_run_that_was_killed_is_to_be_resumed() -> None:
    for state, words in (("silent", "was killed or hangs"), ("interrupted", "a signal"), ("ended_early", "before")):
        (said, *_) = advice(RunHealth("r", Path("r"), state=state), Figures(), default_rules())
        assert words in said
        assert said.endswith("start it again")


def test_a_healthy_run_needs_nothing(tmp_path: Path) -> None:
    write(tmp_path, range(1, 61))
    status = status_of(tmp_path)
    assert (status.verdict, status.advice, status.alerts) == ("quiet", [], [])
    assert status.core == {"reward_mean": 0.5, "kl_mean": 0.01, "grad_norm": 1.0, "loss": 0.5}


def test_what_was_logged_by_its_plain_name_is_shown_where_the_core_metric_is_missing(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        for step in range(1, 30):
            layers = {f"layers/{i}/grad_norm": 1.0 for i in range(9)}
            run.log(step, {"kl": 0.5, "reward": 0.25, "entropy": 2.0, "entropy_mean": 3.0, "foo": 1.0, **layers})
    assert status_of(tmp_path).core == {"entropy_mean": 3.0, "kl": 0.5, "reward": 0.25}
    (listed,) = list_runs(tmp_path)
    assert listed.metrics["kl"].last == 0.5


@pytest.mark.parametrize("length", [3, 60, 220, 4000])
def test_names_that_stand_for_core_metrics_do_not_make_a_status_long(tmp_path: Path, length: int) -> None:
    names = [f"{letter * length}.{role}" for role in ("kl", "reward", "entropy", "loss") for letter in "ab"]
    with Run(tmp_path, run_id="r") as run:
        for step in range(1, 30):
            run.log(step, dict.fromkeys(names, -1.2345678901234567e-300))
    assert len(encode_form(status_of(tmp_path))) < MOST_BYTES


def test_the_coverage_says_what_was_not_judged_and_why() -> None:
    why = 'no kl_mean; the log has "kl", whose estimator is unknown: --framework trl'
    one = [NotJudged(rule="kl_drift", needs=["kl_mean"], found=["kl"], why=why)]
    coverage = replace(NONE, judged=["stall"], not_judged=one, unmeasured=["KL", "gradient norm"])
    lacking = {"KL": why, "gradient norm": "no grad_norm"}
    health = RunHealth("r", Path("a b/r_events.jsonl"), coverage=coverage, lacking=lacking)
    said = f"1 of 2 rules could judge it; not judged: KL: {why}; not judged: gradient norm: no grad_norm"
    assert coverage_in_words(health) == said
    assert advice(health, Figures(), default_rules()) == [
        "run: rldk check 'a b/r_events.jsonl'",
    ]
