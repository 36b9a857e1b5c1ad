from __future__ import annotations

import json
import os
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from lab.real_logs import read_all, table
from rldk import Event, Run, read_events
from rldk.check import check_places, check_runs, runs_at
from rldk.errors import EventValidationError, IngestError, LogNotFoundError
from rldk.health import parallel
from rldk.health.alerts import Alert, describe, info_of
from rldk.health.coverage import CORE
from rldk.health.evaluator import Evaluator
from rldk.health.rules import default_rules, load_rules
from rldk.health.verdict import RunHealth, check_run
from rldk.io.parquet import to_parquet
from rldk.io.runs import find_runs

REAL = os.environ.get("RLDK_REAL_LOGS")


def write(directory: Path, run_id: str = "r", *, steps: range = range(1, 101), kl: float = 5.0) -> Path:
    """A log whose KL is too large from step 51 on."""
    with Run(directory, run_id=run_id) as run:
        for step in steps:
            run.log(step, {"kl_mean": kl if step > 50 else 0.01, "loss": 0.1, "step_time": 1.0})  # not this machine's
    return run.path


def rules_of(found: list[Alert]) -> list[tuple[str, int]]:
    return [(alert.rule, alert.step) for alert in found]


def test_a_finished_log_is_judged_as_the_run_was(tmp_path: Path) -> None:
    path = write(tmp_path)
    monitor = Evaluator()
    live = [alert for event in read_events(path) for alert in monitor.observe(event)]
    (health,) = check_runs(path)
    assert health.alerts == live
    assert rules_of(live) == [("kl_drift", 55)]
    assert (health.run_id, health.path, health.events) == ("r", path, 100)


def test_steps_that_a_resumed_run_went_back_behind_do_not_count(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, steps=range(41, 101), kl=0.01)
    (health,) = check_runs(tmp_path)
    assert health.alerts == []


def test_every_run_of_a_directory_is_judged_and_tables_too(tmp_path: Path) -> None:
    write(tmp_path / "logs", "a")
    write(tmp_path / "logs", "b", kl=0.01)
    to_parquet(tmp_path / "logs", tmp_path / "all.parquet")
    for source in (tmp_path / "logs", tmp_path / "all.parquet"):
        assert {run.run_id: rules_of(run.alerts) for run in check_runs(source)} == {"a": [("kl_drift", 55)], "b": []}


def test_the_log_of_another_tool_is_judged_as_it_is(tmp_path: Path) -> None:
    rows = [{"step": s, "loss": 0.1, "kl": 5.0 if s > 50 else 0.01, "reward": 0.5, "reward_std": 0.1, "completions/mean_length": 20.0, "completions/clipped_ratio": 0.0, "epoch": s / 100, "learning_rate": 1e-5} for s in range(1, 101)]  # noqa: E501  # fmt: skip
    path = tmp_path / "trainer_state.json"
    path.write_text(json.dumps({"global_step": 100, "log_history": rows}))
    (health,) = check_runs(path)
    assert rules_of(health.alerts) == [("kl_drift", 55)]
    (same,) = check_runs(tmp_path)
    assert same.alerts == health.alerts


def test_what_only_the_live_run_could_see_is_read_from_its_log(tmp_path: Path) -> None:
    alert = Alert(rule="checkpoint_damage", severity="critical", step=60, message="model.safetensors: cut off")
    with Run(tmp_path, run_id="r") as run:
        run._recording.note(60, [alert.message], alert=info_of(alert))
    (health,) = check_runs(tmp_path)
    assert health.alerts == [alert]


def test_a_run_that_fell_silent_without_an_end_is_stalled(tmp_path: Path) -> None:
    run = Run(tmp_path, run_id="r")
    for step in range(1, 6):
        run.log(step, {"loss": 0.1})
    (logs,) = find_runs(tmp_path)
    assert check_run(logs).alerts == []
    (alert,) = check_run(logs, now=time.time() + 3 * 86400).alerts
    assert (alert.rule, alert.severity, alert.step) == ("stall", "critical", 5)
    assert alert.message.startswith("nothing has been logged for 3 days and the run has not ended")
    run.finish()
    assert check_run(logs, now=time.time() + 3 * 86400).alerts == []


@pytest.mark.damages_files
def test_an_end_in_the_log_counts_where_the_manifest_missed_it(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        run.log(1, {"loss": 0.1})
        run.fail(RuntimeError("no memory"))
    manifest = tmp_path / "r_run.json"
    facts = json.loads(manifest.read_text())
    facts["attempts"][0] |= {"ended": None, "ending": None}
    manifest.write_text(json.dumps(facts))
    (logs,) = find_runs(tmp_path)
    health = check_run(logs, now=time.time() + 3 * 86400)
    assert (health.state, health.alerts) == ("failed", [])


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"attempts": 3}', '{"attempts": [null]}', '{"algorithm": 3}', "[" * 10**5]
)
def test_a_manifest_that_is_damaged_or_missing_says_nothing(tmp_path: Path, text: str) -> None:
    write(tmp_path)
    (tmp_path / "r_run.json").write_text(text)
    (logs,) = find_runs(tmp_path)
    assert rules_of(check_run(logs, now=time.time() + 1e6).alerts) == [("kl_drift", 55)]
    (tmp_path / "r_run.json").unlink()
    assert rules_of(check_run(logs, now=time.time() + 1e6).alerts) == [("kl_drift", 55)]


def test_rules_of_ones_own_are_used(tmp_path: Path) -> None:
    write(tmp_path)
    (health,) = check_runs(tmp_path, load_rules(thresholds={"kl_drift": False, "loss": {"above": 0.05, "warmup": 0}}))
    assert rules_of(health.alerts) == [("loss", 1)]


def test_nothing_there_is_an_error_and_a_bad_line_names_itself(tmp_path: Path) -> None:
    with pytest.raises(LogNotFoundError):
        list(check_runs(tmp_path / "none.jsonl"))
    with pytest.raises(IngestError):
        list(check_runs(tmp_path))
    path = write(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"step":3,', b'"step":-3,'))
    with pytest.raises(EventValidationError, match=r"r_events\.jsonl:3"):
        list(check_runs(path))


def _real() -> Iterator[tuple[str, str, str]]:
    if REAL is not None:
        for line in (Path(REAL) / "MANIFEST.jsonl").read_text().splitlines():
            entry = json.loads(line)
            if "health" in entry:
                yield entry["file"], entry["health"], entry["why"]


# What the people who collected the logs saw is told by these rules; an exception by the run's state.
_SIGNS = {
    "truncation": {"truncation"},
    "zero_std": {"zero_variance_groups"},
    "length": {"length_drift"},
    "kl reaches": {"kl_drift"},
    "entropy": {"entropy_collapse"},
    "grad_norm 1628": {"preference_saturation"},
    "grad_norm is 0": {"zero_gradient", "grad_norm_vanishing"},
}


@pytest.mark.skipif(REAL is None, reason="set RLDK_REAL_LOGS to the directory of real logs")
@pytest.mark.parametrize(("name", "health", "why"), _real(), ids=lambda value: value[:30])
def test_real_runs_in_trouble_are_flagged_for_the_stated_reason_and_healthy_ones_are_quiet(
    name: str, health: str, why: str
) -> None:
    (found,) = check_runs(Path(REAL or "") / name)
    grave = [alert for alert in found.alerts if alert.severity != "info"]
    if health == "troubled" and "no step row" in why:
        assert (found.state, found.events) == ("failed", 0)
        assert (found.error or "").startswith(why.rpartition(" names ")[2])
    elif health == "troubled":
        stated = [rules for sign, rules in _SIGNS.items() if sign in why]
        assert stated
        assert any(alert.rule in rules for rules in stated for alert in grave), grave
    else:  # of what is too short to judge, or has no sign, nothing is said either
        assert grave == []
        assert found.state != "failed"
    assert found.skipped == [] or found.events == 0


@pytest.mark.skipif(REAL is None, reason="set RLDK_REAL_LOGS to the directory of real logs")
def test_no_real_log_is_called_quiet_whose_core_was_not_judged() -> None:
    logs = list(read_all(Path(REAL or "")))
    print(table(logs))
    for log in logs:
        found = log.found
        if isinstance(found, IngestError):  # a summary without rows
            assert "no rows" in str(found)
            continue
        judged = {*found.coverage.judged, *(one.rule for one in found.coverage.not_judged)}
        assert len(judged) == len(found.coverage.judged) + len(found.coverage.not_judged) == len(default_rules())
        assert all(one.why for one in found.coverage.not_judged)
        assert list(found.lacking) == found.coverage.unmeasured
        if found.verdict != "quiet":
            assert found.lacking or found.alerts
            continue
        rows = Counter(metric for event in _events(log.file) for metric in event.metrics)
        reasons = " ".join(one.why for one in found.coverage.not_judged)
        for part, metrics in CORE.items():
            assert any(rows[metric] >= 3 for metric in metrics) or f"no {part}: " in reasons, (log.file, part)
    healthy = [log.found for log in logs if log.health == "healthy" and isinstance(log.found, RunHealth)]
    assert {found.verdict for found in healthy} <= {"quiet", "not judged"}


def _events(name: str) -> Iterator[Event]:
    (run,) = runs_at(Path(REAL or "") / name)
    return (event for event in run if event.model_info.phase == "train")


def test_moved_logs_are_judged_alike(tmp_path: Path) -> None:
    path = write(tmp_path / "a")
    shutil.move(tmp_path / "a", tmp_path / "b")
    (health,) = check_runs(tmp_path / "b" / path.name)
    assert rules_of(health.alerts) == [("kl_drift", 55)]


def stages(folder: Path, drifts_at: int) -> None:
    """Two stages under one name, far apart in every metric; in the second the KL leaves at a step."""
    for stage in (1, 2):
        with Run(folder, run_id="curriculum") as run:
            for step in range(1, 81):
                size, wobble = 30.0 ** (stage - 1), 1 + 0.05 * (step % 3)
                drift = 2.0 * max(step - drifts_at, 0) if stage == 2 else 0.0
                values = {"reward_mean": step / 200, "kl_mean": 0.02 * wobble + drift, "loss": size * wobble}
                narrow = {"entropy_mean": 2.0 / size, "reward_std": 0.3 / size}
                run.log(step, {**values, **narrow, "grad_norm": size * wobble})


def test_a_stage_is_compared_with_its_own_beginning(tmp_path: Path) -> None:
    stages(tmp_path, drifts_at=80)
    (health,) = check_runs(tmp_path)
    assert (health.verdict, health.alerts, health.superseded) == ("quiet", [], 0)


def test_an_alert_says_in_which_stage_its_step_is(tmp_path: Path) -> None:
    stages(tmp_path, drifts_at=40)
    (health,) = check_runs(tmp_path)
    assert {(alert.rule, alert.attempt) for alert in health.alerts} == {("kl_drift", 2)}
    assert 40 < health.first_bad_step < 50
    assert "of attempt 2" in describe(health.alerts[0])


def test_a_stage_that_has_only_begun_is_not_judged_yet(tmp_path: Path) -> None:
    stages(tmp_path, drifts_at=80)
    with Run(tmp_path, run_id="curriculum") as run:
        for step in range(1, 4):
            run.log(step, {"reward_mean": 1.0, "kl_mean": 0.0, "loss": 1.0, "entropy_mean": 1.0, "grad_norm": 1.0})
    (health,) = check_runs(tmp_path)
    assert health.verdict == "not judged"
    assert "only 3 steps" in health.why


def test_trainings_that_follow_each_other_in_one_console_are_stages(tmp_path: Path) -> None:
    rate, summary = "{'loss': %r, 'grad_norm': 1.0, 'learning_rate': 1e-5, 'epoch': %r}", "{'train_runtime': 1.0, %s}"
    rows = [rate % (4.0 - step / 10, step / 4) for step in range(1, 5)]
    rows.append(
        summary % "'train_samples_per_second': 4.0, 'train_steps_per_second': 4.0, 'train_loss': 3.7, 'epoch': 1.0"
    )
    (tmp_path / "train.log").write_text("\n".join([*rows, *rows]) + "\n")
    (health,) = check_runs(tmp_path)
    assert (health.events, health.superseded, health.hides) == (10, 0, None)
    (tmp_path / "train.log").write_text("\n".join([*rows[:4], *rows]) + "\n")
    (health,) = check_runs(tmp_path)
    assert (health.events, health.superseded) == (5, 4)  # the first one did not reach its end


@pytest.fixture
def several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Runs of which some have bad lines, that are enough for two processes."""
    monkeypatch.setattr(parallel, "_LEAST_BYTES", 1)
    monkeypatch.setattr(parallel, "_SHARE_BYTES", 1)
    for number in range(5):
        path = write(tmp_path, f"r{number}", kl=5.0 if number % 2 else 0.01)
        if number in (1, 3):
            path.write_bytes(path.read_bytes() + b"{broken\n" * number)
    return tmp_path


@pytest.mark.damages_files
def test_several_processes_say_what_one_says_in_the_same_order(several: Path, caplog: pytest.LogCaptureFixture) -> None:
    def judged(jobs: int) -> tuple[list[str], list[tuple[str, int, str]]]:
        caplog.clear()
        found = [repr(run) for run in check_places([several], None, on_error="skip", jobs=jobs)]
        return found, [(record.name, record.levelno, record.getMessage()) for record in caplog.records]

    one, two = judged(1), judged(2)
    assert two == one
    assert len(one[0]) == 5
    assert len(one[1]) == 4


@pytest.mark.damages_files
def test_an_error_in_another_process_comes_after_the_runs_before_it(several: Path) -> None:
    found = check_runs(several, on_error="raise", jobs=2)
    assert next(found).run_id == "r0"
    with pytest.raises(EventValidationError, match=r"r1_events.jsonl:\d+") as raised:
        next(found)
    assert raised.value.problems
