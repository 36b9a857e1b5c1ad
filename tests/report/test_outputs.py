from __future__ import annotations

import csv
import json
import logging
import math
from pathlib import Path
from typing import Any

import pytest
from rldk_schema.forms.alerts import Alerts

from rldk import DestinationError, EventValidationError, EventWriter, Run, read_events
from rldk.export import export_logs
from rldk.forms import as_json, write_form
from rldk.health.verdict import check_run
from rldk.io.csv import to_csv
from rldk.io.json import to_json
from rldk.io.runs import find_runs
from rldk.log.runs import RunLogs
from rldk.report import outputs
from rldk.report.outputs import OPENRLHF, write_outputs, write_outputs_at_end
from rldk.report.summary import final_report
from tests.factories.commands import rldk
from tests.factories.events import make_event

NAMES = ("metrics.csv", "metrics.json", "alerts.json", "final_report.json")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A run that went back from step 4 to step 2, lost nothing, and saw a NaN."""
    for steps in ((1, 2, 3, 4), (3, 4, 5)):
        with Run(tmp_path / "logs", run_id="r") as run:
            for step in steps:
                run.log(step, {"loss": 1.0 / step, "grad_norm": math.nan if step == 5 else 1.0})
            run.log(steps[-1], {"eval_a_loss": 2.0, "eval_a_runtime": 1.0}, phase="eval")
    return run.path


def test_the_report_has_the_run_in_numbers_without_superseded_steps(log: Path) -> None:
    (run,) = find_runs(log.parent)
    report = as_json(final_report(run))
    assert (report["run_id"], report["attempts"], report["dropped"]) == ("r", 2, 0)
    assert report["events"] == {"train": 5, "eval": 1}
    assert report["superseded_events"] == {"train": 2, "eval": 1}
    assert report["steps"] == {"first": 1, "last": 5}
    assert report["metrics"]["train"]["loss"] == {
        "count": 5, "nonfinite": 0, "first": 1.0, "last": 0.2, "min": 0.2, "max": 1.0,
        "mean": pytest.approx((1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5) / 5),
    }  # fmt: skip
    norm = report["metrics"]["train"]["grad_norm"]
    assert (norm["nonfinite"], norm["last"], norm["mean"]) == (1, "NaN", 1.0)
    assert report["metrics"]["eval/a"]["loss"]["count"] == 1
    assert report["alerts"] is None  # no rules have been run: that is not the same as no alerts
    assert report["time"]["first"] <= report["time"]["last"]


def test_export_to_a_directory_writes_the_four_files_of_every_run(log: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    with Run(log.parent, run_id="other") as run:
        run.log(1, {"loss": 0.5})
    code, out = rldk("export", log.parent, tmp_path / "out")
    assert code == 0
    assert {p.name for p in (tmp_path / "out").iterdir()} == {f"{r}_{n}" for r in ("r", "other") for n in NAMES}
    assert len(out.splitlines()) == 8
    rows = json.loads((tmp_path / "out" / "r_metrics.json").read_text())
    assert [row["step"] for row in rows if row["phase"] == "train"] == [1, 2, 3, 4, 5]
    with (tmp_path / "out" / "r_metrics.csv").open(newline="") as file:
        assert [row["loss"] for row in csv.DictReader(file)] == [str(row["loss"]) for row in rows]
    (alert,) = json.loads((tmp_path / "out" / "r_alerts.json").read_text())["alerts"]
    assert (alert["rule"], alert["step"], alert["value"]) == ("non_finite", 5, "NaN")
    assert (
        json.loads((tmp_path / "out" / "r_final_report.json").read_text())["alerts"]["info"] == 1
    )  # one step whose gradient overflowed
    found = json.loads((tmp_path / "out" / "other_alerts.json").read_text())
    assert (found["run_id"], found["alerts"], found["coverage"]["judged"]) == ("other", [], ["non_finite"])


def test_what_is_written_in_one_pass_is_what_each_file_alone_has(log: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from rldk.io.parquet import to_parquet

    with Run(log.parent, run_id="once") as once:
        for step in range(50):
            once.log(step, {"loss": 1.0 / (step + 1), "mine": None if step % 7 else math.nan}, notes=["a,b"])
            once.log(step, {"kl_mean": 0.1, **({"late": 1.0} if step == 40 else {})})
        once.log(50, {}, phase="lifecycle", notes=["ended"])
    for run in find_runs(log.parent):
        written = write_outputs(run, tmp_path / "out") + write_outputs(run, tmp_path / "out", layout=OPENRLHF)
        to_json(run, tmp_path / "m.json", attempts="last")
        to_csv(run, tmp_path / "m.csv", attempts="last")
        to_parquet(run, tmp_path / "m.parquet", flat=True, attempts="last")
        health = check_run(run)
        write_form(tmp_path / "alerts.json", Alerts(run.run_id, health.alerts, health.coverage))
        write_form(tmp_path / "report.json", final_report(run, health=health))
        names = ("m.json", "m.csv", "alerts.json", "report.json", "m.csv", "m.parquet", "report.json")
        for path, name in zip(written, names, strict=False):
            assert path.read_bytes() == (tmp_path / name).read_bytes(), name
        told = [event for event in run if event.model_info.phase == "lifecycle"]
        assert list(read_events(written[-1])) == told
        assert len(told) == (run.run_id == "once")


def test_a_run_of_one_attempt_is_read_once_for_all_files(log: Path, tmp_path: Path, monkeypatch: Any) -> None:
    with Run(log.parent, run_id="once") as once:
        once.log(1, {"loss": 1.0})
    read: list[str] = []
    batches = RunLogs.batches
    monkeypatch.setattr(RunLogs, "batches", lambda run: read.append(run.run_id) or batches(run))
    for run in find_runs(log.parent):
        write_outputs(run, tmp_path / "out")
    assert (read.count("once"), read.count("r")) == (1, 2)


def test_what_fails_leaves_no_file_behind(log: Path, tmp_path: Path) -> None:
    log.write_bytes(log.read_bytes() + b"[]\n")
    with pytest.raises(EventValidationError):
        write_outputs(find_runs(log.parent)[0], tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_runs_of_one_name_are_not_written_over_each_other(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        with Run(tmp_path / "all" / folder, run_id="same") as run:
            run.log(1, {"loss": 1.0})
    with pytest.raises(DestinationError, match="two runs are called same"):
        export_logs(tmp_path / "all", tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert rldk("export", tmp_path / "all", tmp_path / "out", "--flat")[0] == 2


def test_export_makes_one_json_file(log: Path, tmp_path: Path) -> None:
    code, out = rldk("export", log, tmp_path / "m.json", "--attempts", "all")
    assert (code, out) == (0, f"{tmp_path / 'm.json'}: 9 events\n")
    assert len(json.loads((tmp_path / "m.json").read_text())) == 9


def test_the_first_ranks_log_stands_for_the_run(tmp_path: Path) -> None:
    for rank in (0, 1, 2):
        with Run(tmp_path, run_id="r", rank=rank) as run:
            run.log(1, {"loss": float(rank)})
    (found,) = find_runs(tmp_path)
    assert [e.process.rank for e in found] == [0]


def test_the_end_of_a_second_writer_sums_up_the_whole_run(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as first:
        first.log(1, {"loss": 1.0})
        with Run(tmp_path, run_id="r") as second:
            second.log(1, {"loss": 2.0})
            write_outputs_at_end(second.path)
    report = json.loads((tmp_path / "r_final_report.json").read_text())
    assert (report["attempts"], report["superseded_events"]) == (2, {"train": 1})


def test_a_log_of_another_name_is_a_run_too(tmp_path: Path) -> None:
    with EventWriter(tmp_path / "my.log.jsonl") as writer:
        writer.write(make_event())
    (run,) = find_runs(tmp_path / "my.log.jsonl")
    assert run.run_id == "my"
    assert len(write_outputs(run, tmp_path / "out")) >= 3


def test_at_the_end_nobody_waits_for_a_long_log_and_nothing_raises(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(outputs, "_MOST_BYTES", 100)
    with caplog.at_level(logging.INFO, logger="rldk"):
        write_outputs_at_end(log)
    assert f"Run: rldk export {log.parent} DIRECTORY" in caplog.text
    assert not (log.parent / "r_metrics.json").exists()
    monkeypatch.undo()

    def broken(*_: object, **__: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr(outputs, "write_outputs", broken)
    write_outputs_at_end(log)
    assert "its summaries could not be written" in caplog.text
