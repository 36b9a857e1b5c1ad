"""What wandb's own files hold, offline, read with our own reader, against the log."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("wandb", reason='wandb is not installed: pip install "rldk[wandb]"')

from rldk import Run
from rldk.adapters.layouts.wandb_facts import facts_wandb
from rldk.adapters.layouts.wandb_file import read_wandb
from rldk.errors import LogChangedError, MirrorError
from rldk.mirror_target import parse_target
from rldk.mirrors.mirroring import mirror
from rldk.mirrors.wandb import Wandb
from tests.factories.commands import rldk
from tests.factories.waiting import until
from tests.mirrors.material import attempt_values, log_steps, start, write_alert, write_attempts


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where wandb writes."""
    (made := tmp_path / "w").mkdir()
    monkeypatch.setenv("WANDB_DIR", str(made))
    monkeypatch.setenv("WANDB_SILENT", "true")
    monkeypatch.setenv("WANDB_ERROR_REPORTING", "false")
    monkeypatch.delenv("WANDB_MODE", raising=False)
    return made


def files(folder: Path) -> list[Path]:
    return sorted((folder / "wandb").glob("offline-run-*/*.wandb"))


def rows(folder: Path, attempt: int) -> Iterator[dict[str, Any]]:
    """The rows of an attempt, in all files of its run."""
    for path in files(folder):
        if path.stem.endswith("-2") == (attempt == 2):
            yield from (row.values for row in read_wandb(path, lambda _: None))


def held(folder: Path, attempt: int) -> list[tuple[str, int, str]]:
    """Name, step and value of all that was sent, sorted, as wandb shuffles the keys of a row."""
    return sorted(
        (name, row["rldk/step"], repr(float(value)))
        for row in rows(folder, attempt)
        for name, value in row.items()
        if not name.startswith(("_", "rldk/")) and not name.endswith("/notes")
    )


def logged(logs: Path, attempt: int) -> list[tuple[str, int, str]]:
    return sorted((name, step, repr(float(value))) for name, step, value in attempt_values(logs, attempt))


def test_the_files_equal_the_log_and_nothing_is_sent_twice(tmp_path: Path, folder: Path) -> None:
    logs = tmp_path / "logs"
    write_attempts(logs, 300)
    target = parse_target("wandb:grpo")
    summary = mirror(logs, target)
    assert summary.sent == 300 + 6 + 150 + 4 + 1
    assert "superseded attempts cannot be withdrawn" in str(summary)
    for attempt in (1, 2):
        assert held(folder, attempt) == logged(logs, attempt)
    assert mirror(logs, target).sent == 0
    assert len(files(folder)) == 2
    facts = [facts_wandb(path) for path in files(folder)]
    assert [one.name for one in facts] == ["grpo-1", "grpo-1 (attempt 2)"]
    assert {one.about["group"] for one in facts} == {"grpo-1"}
    assert {one.about["project"] for one in facts} == {"grpo"}
    assert {one.state for one in facts} == {"finished"}
    assert [one.config["lr"] for one in facts] == [1e-6, 1e-6]
    steps = [row["_step"] for row in rows(folder, 1)]
    assert steps == list(range(306))
    assert all(row["_timestamp"] < summary_time(folder) for row in rows(folder, 1))


def summary_time(folder: Path) -> float:
    """When wandb's first file was made: the log is older."""
    return files(folder)[0].parent.stat().st_ctime


def test_a_mirror_that_is_killed_leaves_nothing_out_and_nothing_twice(tmp_path: Path, folder: Path) -> None:
    """2,000 steps, NaN, two attempts, evaluations; SIGKILL when wandb has written some of it, and none of it."""
    logs = tmp_path / "logs"
    arguments = (logs, "--to", "wandb", "--follow")
    with Run(logs, run_id="grpo-1") as run:
        log_steps(run, range(1, 1301))
        steps = iter(range(1301, 1501))
        for number, least in enumerate((30_000, 0), 1):
            killed = start(*arguments)
            while not has_written(folder, number, least):  # wandb keeps what it gets for a while
                time.sleep(0.1)
                log_steps(run, range(step := next(steps), step + 1))
            killed.kill()
            killed.communicate()
        log_steps(run, range(next(steps), 1501))
    with Run(logs, run_id="grpo-1", resumed_from=1200) as run:
        last = start(*arguments)
        log_steps(run, range(1201, 2001))
    _, errors = last.communicate(timeout=60)
    assert last.returncode == 0, errors
    assert len(files(folder)) == 4
    for attempt in (1, 2):
        assert held(folder, attempt) == logged(logs, attempt)


def has_written(folder: Path, number: int, least: int) -> bool:
    """Whether the newest file, of so many, has more bytes than that."""
    found = files(folder)
    return len(found) == number and max(found, key=lambda path: path.stat().st_ctime_ns).stat().st_size > least


def test_a_log_that_is_another_one_is_refused(tmp_path: Path, folder: Path) -> None:
    logs, target = tmp_path / "logs", parse_target("wandb")
    script = """if True:
        import sys, rldk
        with rldk.Run(sys.argv[1], run_id="r") as run:
            for step in range(int(sys.argv[2])):
                run.log(step, {"loss": 1.0})
    """
    for steps in (3, 8):
        for path in logs.glob("*r_*"):
            path.unlink()
        subprocess.run([sys.executable, "-c", script, logs, str(steps)], check=True)
        if steps == 3:
            mirror(logs, target)
    with pytest.raises(LogChangedError, match="found another one under its name"):
        mirror(logs, target)
    (path,) = files(folder)
    assert sum("train/loss" in row.values for row in read_wandb(path, lambda _: None)) == 3


def test_alerts_are_wandbs_own(tmp_path: Path, folder: Path) -> None:
    write_alert(tmp_path / "logs")
    mirror(tmp_path / "logs", parse_target("wandb"))
    (file,) = files(folder)
    assert b"step 3: alert: kl rose" in file.read_bytes()
    (row,) = read_wandb(file, pytest.fail)
    assert row.values["alerts/kl_drift"] == 3
    assert row.values["lifecycle/notes"] == "alert: kl rose"


def test_a_run_that_failed_has_failed(tmp_path: Path, folder: Path) -> None:
    run = Run(tmp_path / "logs", run_id="r")
    run.log(1, {"loss": 1.0})
    run.fail(RuntimeError("out of memory"))
    run.finish()
    mirror(tmp_path / "logs", parse_target("wandb"))
    assert facts_wandb(files(folder)[0]).state == "failed"


def test_files_that_were_sent_and_deleted_are_not_written_again(tmp_path: Path, folder: Path) -> None:
    logs = tmp_path / "logs"
    with Run(logs, run_id="r") as run:
        run.log(1, {"loss": 1.0})
        assert mirror(logs, parse_target("wandb")).sent == 1
        files(folder)[0].unlink()
        run.log(2, {"loss": 2.0})
        assert mirror(logs, parse_target("wandb")).sent == 1
    assert held(folder, 1) == [("train/loss", 2, "2.0")]


def test_a_training_that_uses_wandb_itself_has_a_mirror_of_its_own(tmp_path: Path, folder: Path) -> None:
    """The mirror outlives the trainer, and wandb's process of that."""
    code = f"""
        import rldk, wandb
        own = wandb.init(project="own", mode="offline", id="own")
        with rldk.Run({str(tmp_path / "logs")!r}, run_id="r", mirror="wandb") as run:
            for step in range(1, 50):
                run.log(step, {{"loss": 1 / step}})
                own.log({{"loss": 1 / step}})
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True, capture_output=True)
    said = tmp_path / "logs" / "r_mirror.log"
    until(lambda: "events sent" in said.read_text())
    assert "49 events sent" in said.read_text()
    mirrored = [path for path in files(folder) if "-own" not in path.name]
    rows = [row.values for path in mirrored for row in read_wandb(path, pytest.fail)]
    assert [row["train/loss"] for row in rows] == [1 / step for step in range(1, 50)]


def test_what_a_mirror_leaves_is_no_other_run(tmp_path: Path, folder: Path) -> None:
    write_attempts(tmp_path / "logs", 20)
    mirror(tmp_path / "logs", parse_target("wandb"))
    code, listed = rldk("ls", tmp_path, "--format", "json")
    assert code == 0
    assert [one["run_id"] for one in json.loads(listed)["runs"]] == ["grpo-1"]


def test_the_network_is_asked_for_or_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "offline" in Wandb("").where()
    monkeypatch.setenv("WANDB_MODE", "online")
    monkeypatch.setenv("WANDB_BASE_URL", "https://wandb.example.org")
    assert Wandb("").mode == "online"
    monkeypatch.setenv("WANDB_MODE", "disabled")
    with pytest.raises(MirrorError, match="WANDB_MODE is disabled"):
        Wandb("")
