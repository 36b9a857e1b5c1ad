"""`mirror=`: a process beside the training, which neither waits for the other."""

from __future__ import annotations

import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import psutil
import pytest

from rldk import Run, read_events
from rldk.event.codec import encode_event
from rldk.event.trainer import Launch, TrainerFacts
from rldk.integrations.shared.callback import RecordingCallback
from rldk.integrations.shared.options import with_options
from rldk.mirror_process import _started
from tests.factories.commands import RLDK, process, rldk
from tests.factories.waiting import until
from tests.mirrors.material import log_steps


def lines(place: Path) -> list[bytes]:
    return [encode_event(event) for event in read_events(place, attempts="all")]


def test_a_run_is_mirrored_until_it_has_ended(tmp_path: Path) -> None:
    logs, copies = tmp_path / "logs", tmp_path / "copies"
    with Run(logs, run_id="r", mirror=f"{copies}/") as run:
        log_steps(run, range(1, 20))
    (started,) = [one for one in _started if one.poll() is None]
    assert started.wait(30) == 0
    assert lines(copies) == lines(logs)
    assert (copies / "r_run.json").read_bytes() == (logs / "r_run.json").read_bytes()
    assert f"bytes sent to {copies}" in (logs / "r_mirror.log").read_text()


def test_a_mirror_of_a_run_whose_folder_is_gone_before_it_begins_ends(tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    with Run(logs, run_id="r", mirror=f"{tmp_path / 'copies'}/") as run:
        run.log(1, {"loss": 1.0})
        os.kill(_started[-1].pid, signal.SIGSTOP)  # as it has not begun yet
    shutil.rmtree(logs)
    os.kill(_started[-1].pid, signal.SIGCONT)
    assert _started[-1].wait(30) == 2


def test_what_follows_the_end_is_mirrored_too(tmp_path: Path) -> None:
    logs, copies = tmp_path / "logs", tmp_path / "copies"
    with Run(logs, run_id="r", mirror=str(copies)) as run:
        run.log(1, {"loss": 1.0})
        run.fail(RuntimeError("caught by whoever trains"))
        until(lambda: (copies / "r_events.jsonl").exists() and len(lines(copies)) == 2)
        with pytest.raises(subprocess.TimeoutExpired):
            _started[-1].wait(2.5)
        run.log(1, {"eval_loss": 0.5}, phase="eval")
    assert _started[-1].wait(30) == 0
    assert len(lines(copies)) == 3


def test_the_trainer_may_be_killed_and_nobody_waits_for_the_mirror(tmp_path: Path) -> None:
    logs, copies = tmp_path / "logs", tmp_path / "copies"
    code = f"""
        import os, rldk
        run = rldk.Run({str(logs)!r}, run_id="r", mirror=[{str(copies)!r}])
        for step in range(1, 200):
            run.log(step, {{"loss": 1 / step}})
        os.kill(os.getpid(), 9)
    """
    # Whoever reads the trainer's output reads to its end, which must be that of the trainer.
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert "mirroring" not in done.stderr
    until(lambda: "bytes sent" in (logs / "r_mirror.log").read_text())
    assert len(lines(copies)) == 199
    assert lines(copies) == lines(logs)


def test_a_package_that_is_missing_is_named_where_the_training_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "tensorboard", None)
    before = len(_started)
    with Run(tmp_path / "logs", run_id="r", mirror=[f"tensorboard:{tmp_path / 'tb'}", f"{tmp_path / 'copies'}/"]):
        pass
    (said,) = [record.getMessage() for record in caplog.records if "not mirrored" in record.getMessage()]
    assert said.endswith('tensorboard is not installed. Run: pip install "rldk[tensorboard]"')
    assert _started[-1].wait(30) == 0  # the other target's
    assert len(_started) <= before + 1
    assert (tmp_path / "copies" / "r_events.jsonl").exists()


def test_what_a_mirror_leaves_is_no_other_run(tmp_path: Path) -> None:
    pytest.importorskip("tensorboard")
    with Run(tmp_path, run_id="r", mirror=f"tensorboard:{tmp_path / 'tb'}") as run:
        log_steps(run, range(1, 20))
    assert _started[-1].wait(30) == 0
    code, listed = rldk("ls", tmp_path, "--format", "json")
    assert code == 0
    assert [one["run_id"] for one in json.loads(listed)["runs"]] == ["r"]
    done = process(RLDK, "ingest", tmp_path, tmp_path / "all.csv")
    assert "ignored 1 file: rldk mirror has made it of a log" in done.stderr
    assert done.stderr.count("ignored") == 1


def test_a_signal_to_the_trainers_group_does_not_reach_the_mirror(tmp_path: Path) -> None:
    with Run(tmp_path / "logs", run_id="r", mirror=str(tmp_path / "copies")) as run:
        run.log(1, {"loss": 1.0})
        started = _started[-1]
        assert os.getsid(started.pid) == started.pid
        held = {file.path for file in psutil.Process(started.pid).open_files()}
        assert str(run.path) not in held
    assert started.wait(30) == 0


def test_callbacks_have_the_option_and_its_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @with_options
    class Callback(RecordingCallback):
        pass

    monkeypatch.setenv("RLDK_MIRROR", f"wandb, {tmp_path / 'copies'}")
    assert Callback(tmp_path).mirror == ("wandb", str(tmp_path / "copies"))
    monkeypatch.setenv("RLDK_MIRROR", "tensorbord:x")
    assert Callback(tmp_path).mirror == ()
    with pytest.raises(ValueError, match="mirror: expected tensorboard:OUT"):
        Callback(tmp_path, mirror="tensorbord:x")
    callback = Callback(tmp_path / "logs", mirror=str(tmp_path / "copies"))
    run = callback._open_recording("r", {}, trainer=TrainerFacts(), launch=Launch())
    run.log(1, {"loss": 1.0})
    run.finish()
    assert _started[-1].wait(30) == 0
    assert len(lines(tmp_path / "copies")) == 1


def test_only_rank_0_starts_one_and_none_without_a_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _started.clear()
    with Run(tmp_path, run_id="r", rank=1, mirror=str(tmp_path / "copies")) as run:
        run.log(1, {"loss": 1.0})
    monkeypatch.setenv("RLDK_DISABLE_JSONL", "1")
    with Run(tmp_path, run_id="s", mirror=str(tmp_path / "copies")) as run:
        run.log(1, {"loss": 1.0})
    assert _started == []


def test_training_goes_on_where_it_cannot_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no python"))
    with caplog.at_level(logging.WARNING), Run(tmp_path, run_id="r", mirror="wandb") as run:
        run.log(1, {"loss": 1.0})
    assert "it is not mirrored to wandb" in caplog.text
    assert len(lines(tmp_path)) == 1
