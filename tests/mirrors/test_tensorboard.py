"""What TensorBoard's files hold, read with our own reader, against the log."""

from __future__ import annotations

import errno
import json
import math
import shlex
import struct
import subprocess
from functools import partial
from pathlib import Path

import pytest
from rldk_schema import Process

pytest.importorskip("tensorboard", reason='tensorboard is not installed: pip install "rldk[tensorboard]"')

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from rldk import EventWriter, Run
from rldk.adapters.layouts.tfevents import in_order, read_tfevents
from rldk.errors import LogChangedError, MirrorError
from rldk.log.runs import RunLogs
from rldk.mirror_target import parse_target
from rldk.mirrors import events as sending
from rldk.mirrors.cursor import Cursor
from rldk.mirrors.events import RunEvents
from rldk.mirrors.mirroring import mirror
from rldk.mirrors.tensorboard import TensorBoard, _Sink
from rldk.mirrors.tracker import MirroredRun
from tests.factories.commands import rldk
from tests.factories.events import make_event
from tests.factories.waiting import until
from tests.mirrors.material import MIRROR, attempt_values, log_steps, start, write_alert, write_attempts


def single(value: float) -> str:
    """A value in 32 bits, so that NaN equals NaN."""
    return repr(struct.unpack("<f", struct.pack("<f", value))[0])


def held(folder: Path) -> list[tuple[str, int, str]]:
    """Tag, step and value of all scalars in the event files of a folder, in order."""
    found = []
    for paths in in_order(folder.glob("*tfevents*")):
        for path in paths:
            for row in read_tfevents(path, pytest.fail):
                values = {tag: value for tag, value in row.values.items() if not tag.startswith("_")}
                found += [(tag, row.values["_step"], single(value)) for tag, value in values.items()]
    return found


def logged(folder: Path, attempt: int) -> list[tuple[str, int, str]]:
    return [(name, step, single(value)) for name, step, value in attempt_values(folder, attempt)]


def size(out: Path) -> int:
    return sum(path.stat().st_size for path in out.rglob("*tfevents*"))


def grown(out: Path, least: int) -> bool:
    return size(out) > least


def check(logs: Path, out: Path) -> None:
    assert held(out / "grpo-1") == logged(logs, 1)
    assert held(out / "grpo-1" / "attempt_2") == logged(logs, 2)


def test_the_files_equal_the_log_and_nothing_is_sent_twice(tmp_path: Path) -> None:
    logs, out = tmp_path / "logs", tmp_path / "tb"
    write_attempts(logs)
    code, said = rldk("mirror", logs, "--to", f"tensorboard:{out}")
    assert code == 0
    assert said.startswith(
        f"1 run, 3061 events sent to tensorboard:{out}; not held: 1020 events of superseded attempts"
    )
    assert "attempt 1, steps 1001-2000: resumed from step 1000" in said
    check(logs, out)
    theirs = EventAccumulator(str(out / "grpo-1"), {"scalars": 0, "tensors": 0}).Reload()
    assert [(one.step, single(one.value)) for one in theirs.Scalars("train/loss")] == [
        (step, value) for name, step, value in logged(logs, 1) if name == "train/loss"
    ]
    files = sorted(out.rglob("*tfevents*"))
    assert rldk("mirror", logs, "--to", f"tensorboard:{out}")[1].startswith("1 run, 0 events sent")
    assert sorted(out.rglob("*tfevents*")) == files
    with Run(logs, run_id="grpo-1", resumed_from=2000) as run:
        log_steps(run, range(2001, 2011))
    assert rldk("mirror", logs / "grpo-1_events.jsonl", "--to", f"tensorboard:{out}")[1].startswith("1 run, 11 events")
    assert held(out / "grpo-1" / "attempt_3") == logged(logs, 3)
    check(logs, out)


def test_a_mirror_that_is_killed_leaves_nothing_out_and_nothing_twice(tmp_path: Path) -> None:
    """2,000 steps, NaN, two attempts, evaluations; rotated and compressed; SIGKILL twice."""
    logs, out = tmp_path / "logs", tmp_path / "tb"
    options = {"rotate_bytes": 200_000, "compress": "zstd"}
    arguments = (logs, "--to", f"tensorboard:{out}", "--follow")
    with Run(logs, run_id="grpo-1", writer_options=options) as run:
        log_steps(run, range(1, 301))
        for steps in (range(301, 1001), range(1001, 1501)):
            before = size(out)
            killed = start(*arguments)
            until(partial(grown, out, before + 1000))
            log_steps(run, steps)
            killed.kill()
            killed.communicate()
    with Run(logs, run_id="grpo-1", resumed_from=1200, writer_options=options) as run:
        last = start(*arguments)
        log_steps(run, range(1201, 2001))
    said, errors = last.communicate(timeout=60)
    assert last.returncode == 0, errors
    assert "not held" in said
    check(logs, out)


def test_what_was_written_after_the_last_commit_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs, out = tmp_path / "logs", tmp_path / "tb"
    with Run(logs, run_id="grpo-1") as run:
        log_steps(run, range(1, 50))
        target = parse_target(f"tensorboard:{out}")
        mirror(logs, target)
        log_steps(run, range(50, 150))

    def dies(self: _Sink, position: object) -> None:
        self._writer.flush()
        raise SystemError("killed after the events are on the disk and before the cursor is")

    with monkeypatch.context() as patched:
        patched.setattr(_Sink, "commit", dies)
        with pytest.raises(SystemError):
            mirror(logs, target)
    assert len(held(out / "grpo-1")) == len(logged(logs, 1))
    mirror(logs, target)
    assert held(out / "grpo-1") == logged(logs, 1)


def test_alerts_notes_and_what_32_bits_cannot_hold(tmp_path: Path) -> None:
    logs, out = tmp_path / "logs", tmp_path / "tb"
    write_alert(logs)
    with EventWriter(logs / "large_events.jsonl") as writer:
        writer.write(make_event(timestamp=None, metrics={"a": 1e300, "b": -3.4e38, "c": math.inf}))
    code, said = rldk("mirror", logs, "--to", f"tensorboard:{out}")
    assert code == 0
    assert "1 value too large for 32 bits left out" in said
    assert held(out / "alerted") == [("alerts/kl_drift", 3, "3.0")]
    assert held(out / "large") == [("train/b", 1, single(-3.4e38)), ("train/c", 1, "inf")]
    assert b"alert: kl rose" in next((out / "alerted").iterdir()).read_bytes()


def test_logs_of_one_name_in_two_folders_are_both_sent(tmp_path: Path) -> None:
    lives = [tmp_path / host / "r_events.jsonl" for host in ("a", "b")]
    for attempt, live in enumerate(lives, 1):
        with EventWriter(live) as writer:
            process = Process(rank=0, attempt=attempt)
            writer.write(make_event(step=attempt, metrics={"loss": float(attempt)}, process=process))
    target = parse_target(f"tensorboard:{tmp_path / 'tb'}")
    mirrored = MirroredRun("r", "r", tmp_path / "a", Cursor(tmp_path / "a", "r", target))
    assert mirrored.cursor.acquire()
    sent: list[int] = []
    for _ in range(2):
        one = RunEvents(RunLogs("r", tuple(lives)), mirrored, TensorBoard(target.place), sent.append)
        one.send(final=True)
    one.close("finished")
    assert sum(sent) == 2
    assert held(tmp_path / "tb" / "r") == [("train/loss", 1, "1.0")]
    assert held(tmp_path / "tb" / "r" / "attempt_2") == [("train/loss", 2, "2.0")]


def test_two_runs_of_one_name_are_two(tmp_path: Path) -> None:
    for node in ("a", "b"):
        with Run(tmp_path / "logs" / node, run_id="r") as run:
            run.log(1, {"loss": 1.0})
    assert rldk("mirror", tmp_path / "logs", "--to", f"tensorboard:{tmp_path / 'tb'}")[0] == 0
    assert {path.parent for path in (tmp_path / "tb").rglob("*tfevents*")} == {
        tmp_path / "tb" / node / "r" for node in ("a", "b")
    }


def test_a_place_that_another_mirror_has_written_to_is_left_alone(tmp_path: Path) -> None:
    target = parse_target(f"tensorboard:{tmp_path / 'tb'}")
    for name in ("one", "two"):
        with Run(tmp_path / name, run_id="r") as run:
            run.log(1, {"loss": 1.0})
    mirror(tmp_path / "one", target)
    before = {path: path.read_bytes() for path in (tmp_path / "tb").rglob("*tfevents*")}
    with pytest.raises(MirrorError, match="a mirror has written here already"):
        mirror(tmp_path / "two", target)
    assert {path: path.read_bytes() for path in (tmp_path / "tb").rglob("*tfevents*")} == before


def test_a_log_that_is_another_one_is_refused(tmp_path: Path) -> None:
    target = parse_target(f"tensorboard:{tmp_path / 'tb'}")
    log = tmp_path / "r_events.jsonl"
    with EventWriter(log) as writer:
        writer.write(make_event(step=1))
    mirror(log, target)
    log.unlink()
    with EventWriter(log) as writer:
        writer.write(make_event(step=2))
    with pytest.raises(LogChangedError, match="found another one under its name"):
        mirror(log, target)


def test_a_log_that_was_cut_and_has_grown_since_is_refused(tmp_path: Path) -> None:
    target = parse_target(f"tensorboard:{tmp_path / 'tb'}")
    log = tmp_path / "r_events.jsonl"
    with Run(tmp_path, run_id="r") as run:
        log_steps(run, range(1, 11))
    mirror(log, target)
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:5]))  # as after a host's failure
    with pytest.raises(LogChangedError, match="or one that was cut"):
        mirror(log, target)
    with Run(tmp_path, run_id="r") as run:
        log_steps(run, range(6, 40))
    with pytest.raises(LogChangedError, match="or one that was cut"):
        mirror(log, target)


def test_bad_lines_are_counted_and_the_rest_is_sent(tmp_path: Path) -> None:
    log = tmp_path / "r_events.jsonl"
    with EventWriter(log) as writer:
        for step in range(3):
            writer.write(make_event(step=step, process=Process(rank=0)))
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(lines[0] + b"{}\n" + lines[1] + lines[2][:-20])
    assert rldk("mirror", log, "--to", f"tensorboard:{tmp_path / 'tb'}")[0] == 1
    assert [step for _, step, _ in held(tmp_path / "tb" / "r")] == [0, 1]
    log.write_bytes(lines[0] + b"{}\n" + lines[1] + lines[2])
    assert rldk("mirror", log, "--to", f"tensorboard:{tmp_path / 'tb'}")[0] == 0
    assert [step for _, step, _ in held(tmp_path / "tb" / "r")] == [0, 1, 2]


def test_one_mirror_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = (tmp_path, "--to", f"tensorboard:{tmp_path / 'tb'}")
    with Run(tmp_path, run_id="r") as run:
        run.log(1, {"loss": 1.0})
        first = start(*arguments, "--follow")
        until(lambda: any((tmp_path / "tb").rglob("*tfevents*")))
        monkeypatch.setattr("rldk.mirrors.mirroring._PATIENCE_SECONDS", 0.0)
        with pytest.raises(MirrorError, match="another mirror"):
            mirror(tmp_path, parse_target(arguments[2]))
        run.log(2, {"loss": 2.0})
    assert first.communicate(timeout=60)[0].startswith("1 run, 2 events sent")


def test_an_unknown_cursor_is_not_guessed_at(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        run.log(1, {"loss": 1.0})
    target = parse_target(f"tensorboard:{tmp_path / 'tb'}")
    mirror(tmp_path, target)
    (cursor,) = (tmp_path / ".rldk_mirrors").glob("*.json")
    known = json.loads(cursor.read_text())
    known["logs"]["r_events.jsonl"]["position"]["offset"] = "far"
    odd = ('{"version": 99, "logs": {}}', '{"version": 1, "logs": {"r_events.jsonl": 5}}', json.dumps(known))
    for text in ("", "[]", *odd):
        cursor.write_text(text)
        with pytest.raises(MirrorError, match="Delete it"):
            mirror(tmp_path, target)


def test_commits_are_seldom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commits: list[object] = []
    monkeypatch.setattr(_Sink, "commit", lambda _, position: commits.append(position))
    with Run(tmp_path, run_id="r") as run:
        log_steps(run, range(1, 200))
    mirror(tmp_path, parse_target(f"tensorboard:{tmp_path / 'tb'}"))
    assert len(commits) == 1
    monkeypatch.setattr(sending, "_COMMIT_SECONDS", -1.0)
    mirror(tmp_path, parse_target(f"tensorboard:{tmp_path / 'tb2'}"))
    assert len(commits) > 200


def test_files_that_were_deleted_are_written_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    logs, out = tmp_path / "logs", tmp_path / "tb"
    write_attempts(logs, 20)
    target = parse_target(f"tensorboard:{out}")
    mirror(logs, target)
    (out / "grpo-1" / "attempt_2").rename(tmp_path / "elsewhere")
    assert mirror(logs, target).sent == 20 + 10 + 1
    assert "everything is sent anew" in caplog.text
    check(logs, out)


def test_a_full_disk_loses_no_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logs, out = tmp_path / "logs", tmp_path / "tb"
    write_attempts(logs, 40)
    sent = []
    send = _Sink.send

    def fails(self: _Sink, event: object) -> bool:
        sent.append(event)
        if len(sent) in (10, 30):
            raise OSError(errno.ENOSPC, "no space left on device")
        return send(self, event)  # type: ignore[arg-type]

    monkeypatch.setattr(_Sink, "send", fails)
    monkeypatch.setattr(sending, "_COMMIT_SECONDS", -1.0)
    summary = mirror(logs, parse_target(f"tensorboard:{out}"), follow=True)
    assert summary.problems == []
    check(logs, out)


def test_many_runs_are_not_held_open(tmp_path: Path) -> None:
    for number in range(60):
        with EventWriter(tmp_path / "logs" / f"r{number}_events.jsonl") as writer:
            writer.write(make_event())
    command = [*MIRROR, str(tmp_path / "logs"), "--to", f"tensorboard:{tmp_path / 'tb'}"]
    for sent, more in ((60, []), (0, ["--follow"])):
        limited = f"ulimit -n 50; exec {shlex.join([*command, *more])}"
        done = subprocess.run(["bash", "-c", limited], capture_output=True, text=True)
        assert done.stdout.startswith(f"60 runs, {sent} events sent"), done.stderr


def test_it_says_what_is_missing(tmp_path: Path) -> None:
    done = start(tmp_path, "--to", f"tensorboard:{tmp_path / 'tb'}")
    assert done.communicate()[1].startswith(f"rldk: {tmp_path}: no event log here")
    assert done.returncode == 2
    done = start(tmp_path, "--to", "nowhere")
    assert "expected tensorboard:OUT" in done.communicate()[1].replace("\n", " ")
    assert done.returncode == 2
