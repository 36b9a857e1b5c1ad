from __future__ import annotations

import json
import math
import subprocess
import threading
from pathlib import Path

from rldk import EventWriter
from tests.factories.commands import RLDK, process, rldk
from tests.factories.events import make_event

CORE = ["reward_mean", "reward_std", "kl_mean", "entropy_mean", "clip_frac", "grad_norm", "lr", "loss"]


def write(path: Path, first: int, count: int, **options: object) -> None:
    with EventWriter(path, **options) as writer:
        for step in range(first, first + count):
            metrics = {"reward_mean": step / 8, "loss": math.nan, "mine": 1.0}
            writer.write(make_event(step=step, metrics=metrics, notes=["odd \x1b[31m"] if step == 29 else []))


def test_the_last_events_are_a_table_of_the_core_metrics(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 30, rotate_bytes=3000)
    code, out = rldk("tail", path, "-n", "3")
    assert code == 0
    header, *rows, note = out.splitlines()
    assert header.split() == ["step", "phase", *CORE]
    assert [row.split()[:3] for row in rows] == [
        ["27", "train", "3.375"],
        ["28", "train", "3.5"],
        ["29", "train", "3.625"],
    ]
    assert all(row.split()[-1] == "nan" for row in rows)
    assert all(row.split()[3] == "-" for row in rows)
    assert note == "  ! odd \\x1b[31m"
    assert rldk("tail", tmp_path, "-n", "3")[1] == out


def test_a_column_shows_what_is_a_core_metric_by_its_name_until_the_metric_itself_is_there(tmp_path: Path) -> None:
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        for step, metrics in enumerate(({"kl": 0.5, "reward": 2.0}, {"reward": 3.0}, {"kl": 0.5, "kl_mean": 0.25})):
            writer.write(make_event(step=step, metrics=metrics))
    code, out = rldk("tail", tmp_path)
    rows = [line.split() for line in out.splitlines()]
    assert code == 0
    assert [(row[2], row[4]) for row in rows] == [
        ("reward", "kl"), ("2", "0.5"), ("3", "-"), ("reward", "kl_mean"), ("-", "0.25"),
    ]  # fmt: skip


def test_json_passes_the_lines_through(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 5)
    code, out = rldk("tail", path, "--format", "json", "-n", "2")
    assert code == 0
    assert out.encode() == b"".join(path.read_bytes().splitlines(keepends=True)[-2:])


def test_following_begins_with_the_last_and_goes_on_with_the_new(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 20)
    command = [*RLDK, "tail", str(path), "-f", "-n", "2", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as tail:
        timer = threading.Timer(30, tail.kill)
        timer.start()
        first = [json.loads(tail.stdout.readline())["step"] for _ in range(2)]
        write(path, 20, 5, rotate_bytes=3000, compress="gzip")
        rest = [json.loads(tail.stdout.readline())["step"] for _ in range(5)]
        tail.terminate()
        timer.cancel()
    assert first == [18, 19]
    assert rest == [20, 21, 22, 23, 24]


def test_what_is_no_event_is_shown_and_does_not_stop_the_tail(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 1)
    with path.open("ab") as file:
        file.write(b'{"step": -1}\n{"step": 7')
    code, out = rldk("tail", path)
    assert code == 1
    _, event, bad, torn = out.splitlines()  # each once
    assert event.split()[:2] == ["0", "train"]
    assert bad.startswith(f"  ! {path}:2: $.data_slice: required field is missing")
    assert torn.startswith(f"  ! {path}:3: torn last line of 10 bytes")
    stopped = process(RLDK, "tail", path, "--on-error", "stop")
    assert (stopped.returncode, stopped.stdout.splitlines()) == (1, out.splitlines()[:3])
    done = process(RLDK, "tail", path, "--format", "json")
    assert (done.returncode, [json.loads(line)["step"] for line in done.stdout.splitlines()]) == (1, [0])
    assert f"{path}:2: $.data_slice" in done.stderr


def test_several_logs_are_refused_with_their_names(tmp_path: Path) -> None:
    write(tmp_path / "a_events.jsonl", 0, 1)
    write(tmp_path / "b_events.jsonl", 0, 1)
    done = process(RLDK, "tail", tmp_path)
    assert done.returncode == 2
    assert "2 logs found" in done.stderr
    assert process(RLDK, "tail", tmp_path / "x.jsonl").returncode == 2
