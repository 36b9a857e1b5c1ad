from __future__ import annotations

import json
import math
import os
import pty
import re
import struct
import subprocess
import sys
from collections.abc import Sequence
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pytest
from rldk_schema import ModelInfo, Process

from rldk import EventWriter, Run
from rldk.cli.run_table import age
from rldk.listing import list_runs
from rldk.run_filter import condition, in_order, value_of
from tests.factories.commands import RLDK, process, rldk
from tests.factories.events import make_event

NOW = 1.7e9


def write(
    directory: Path, run_id: str, *, steps: int = 60, kl: float = 0.01, last: float = 0.0, only: str | None = None
) -> None:
    with EventWriter(directory / f"{run_id}_events.jsonl") as writer:
        for step in range(1, steps + 1):
            metrics = {
                "kl_mean": kl,
                "reward_mean": step / 100,
                "loss": 0.5,
                "grad_norm": 1.0,
                "my/score": float(steps),
            }
            writer.write(
                make_event(
                    step=step,
                    wall_time=60.0 * step,
                    timestamp=NOW + last + step - steps,
                    metrics={name: value for name, value in metrics.items() if only in (None, name)},
                    model_info=ModelInfo(run_id=run_id, phase="train"),
                    process=Process(rank=0, world_size=1),
                )
            )


@pytest.fixture
def three(tmp_path: Path) -> Path:
    write(tmp_path, "grpo-a", last=0.0)
    write(tmp_path, "grpo-b", steps=80, kl=5.0, last=30.0)
    write(tmp_path, "sft-c", steps=10, last=-30.0, only="loss")  # its core is not measured
    return tmp_path


def names(*arguments: object) -> list[str]:
    code, out = rldk("ls", *arguments, "--format", "json")
    assert code == 0
    return [run["run_id"] for run in json.loads(out)["runs"]]


def on_terminal(width: int, *arguments: object) -> list[str]:
    """The lines of a command on a terminal of so many columns, without colours."""
    leader, follower = pty.openpty()
    ioctl(follower, TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")} | {"TERM": "xterm"}
    command = [*RLDK, *map(str, arguments)]
    with subprocess.Popen(command, stdout=follower, stderr=subprocess.DEVNULL, env=environment) as running:
        os.close(follower)
        out = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:
                break
            if not part:
                break
            out += part
        running.wait()
    os.close(leader)
    return re.sub(rb"\x1b\[[0-9;]*m", b"", out).decode().replace("\r", "").splitlines()


def test_runs_are_plain_aligned_lines_where_nobody_looks(three: Path) -> None:
    code, out = rldk("ls", three)
    head, *lines = out.splitlines()
    assert code == 0
    assert head.split()[:5] == ["run", "state", "step", "age", "verdict"]
    assert [line.split()[0] for line in lines] == ["grpo-b", "grpo-a", "sft-c"]
    assert "0.6" in lines[1].split()
    ends = {re.search(r"\d+ (d|h|min|s) ", line).end() for line in lines}  # type: ignore[union-attr]
    assert len(ends) == 1


@pytest.mark.parametrize("width", [80, 100, 160])
def test_a_table_fits_the_terminal(three: Path, width: int) -> None:
    write(
        three, "run-with-a-name-that-is-much-longer-than-any-terminal-has-room-for-" + "x" * 50 + "-seed42", last=60.0
    )
    head, *lines = on_terminal(width, "ls", three)
    assert all(len(line.rstrip()) <= width for line in lines)
    assert len(lines) == 4
    assert ("since step" in head) is (width > 100)
    assert lines[0].startswith("run-with-a")
    assert lines[0].split()[0].endswith("-seed42")
    assert "…" in lines[0]
    assert all(verdict in "\n".join(lines) for verdict in ("warning ", "not judged: ", "quiet "))


def test_what_there_was_no_room_for_is_named(three: Path) -> None:
    leader, follower = pty.openpty()
    ioctl(follower, TIOCSWINSZ, struct.pack("HHHH", 50, 80, 0, 0))
    environment = {k: v for k, v in os.environ.items() if k != "COLUMNS"} | {"TERM": "xterm"}
    done = subprocess.run(
        [*RLDK, "ls", str(three)], stdout=follower, stderr=subprocess.PIPE, text=True, env=environment
    )
    os.close(follower)
    os.close(leader)
    assert "no room for " in done.stderr
    assert "grad_norm" in done.stderr


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ["grpo-b", "grpo-a", "sft-c"]),
        (["--reverse"], ["sft-c", "grpo-a", "grpo-b"]),
        (["--sort", "name"], ["grpo-a", "grpo-b", "sft-c"]),
        (["--sort", "step"], ["grpo-b", "grpo-a", "sft-c"]),
        (["--sort", "verdict"], ["grpo-b", "sft-c", "grpo-a"]),
        (["--sort", "verdict", "--reverse"], ["grpo-a", "sft-c", "grpo-b"]),
        (["--sort", "reward_mean", "-r"], ["grpo-a", "grpo-b", "sft-c"]),
        (["--sort", "my/score"], ["grpo-b", "grpo-a", "sft-c"]),
        (["--sort", "cost"], ["grpo-a", "grpo-b", "sft-c"]),
        (["--name", "grpo-*"], ["grpo-b", "grpo-a"]),
        (["--verdict", "warning"], ["grpo-b"]),
        (["--verdict", "warning", "--verdict", "quiet"], ["grpo-b", "grpo-a"]),
        (["--state", "unknown"], ["grpo-b", "grpo-a", "sft-c"]),
        (["--state", "running"], []),
        (["--where", "reward_mean<0.7"], ["grpo-a"]),
        (["--where", "loss<0.7", "--where", "step<80"], ["grpo-a", "sft-c"]),
        (["--where", "my/score = 80"], ["grpo-b"]),
        (["--where", "kl_mean!=0.01"], ["grpo-b"]),
        (["--where", "no_such > 0"], []),
        (["--group", "sweep"], []),
        (["--tag", "baseline"], []),
    ],
    ids=" ".join,
)
def test_runs_are_filtered_and_sorted(three: Path, options: Sequence[str], expected: list[str]) -> None:
    found = names(three, *options)
    assert (sorted(found) if "cost" in options else found) == expected  # no cost is known


def of_ages(directory: Path, *run_ids: str) -> None:
    """Has the logs of runs change one after the other, the first one last."""
    for older, run_id in enumerate(run_ids):
        os.utime(directory / f"{run_id}_events.jsonl", (NOW - older, NOW - older))


@pytest.mark.parametrize(
    ("options", "expected", "said"),
    [
        (["-n", "2"], ["grpo-b", "grpo-a"], "2 of 3 runs shown; 1, whose logs changed longest ago, was not read"),
        (["-n", "1", "-r"], ["sft-c"], "1 of 3 runs shown; 2, whose logs changed last, were not read"),
        (["-n", "2", "--sort", "name"], ["grpo-a", "grpo-b"], "2 of 3 runs shown; 1, whose names come later, was not"),
        (["-n", "1", "--sort", "name", "-r"], ["sft-c"], "1 of 3 runs shown; 2, whose names come earlier, were not"),
        (["-n", "1", "--sort", "reward_mean"], ["grpo-b"], "1 of 3 runs shown; 2 more fit: --limit 0 shows all"),
        (["-n", "1", "--name", "grpo-*"], ["grpo-b"], "1 of 3 runs shown; 1, whose logs changed longest ago, was not"),
        (["-n", "1", "--verdict", "quiet"], ["grpo-a"], "1 of 3 runs shown\n"),  # the others are read to find it
        (["-n", "3"], ["grpo-b", "grpo-a", "sft-c"], ""),
        (["-n", "0"], ["grpo-b", "grpo-a", "sft-c"], ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.parametrize("index", [[], ["--no-index"]], ids=["index", "none"])
def test_of_many_runs_the_first_are_shown_and_what_is_left_out_is_said(
    three: Path, options: Sequence[str], expected: list[str], said: str, index: list[str]
) -> None:
    of_ages(three, "grpo-b", "grpo-a", "sft-c")
    for _ in range(2):
        done = process(RLDK, "ls", three, *options, *index)
        assert [line.split()[0] for line in done.stdout.splitlines()[1:]] == expected
        assert said in done.stderr
        assert bool(said) is ("shown" in done.stderr)


def test_runs_that_are_not_shown_are_not_read(three: Path) -> None:
    of_ages(three, "grpo-b", "grpo-a", "sft-c")
    with (three / "sft-c_events.jsonl").open("a", encoding="utf-8") as file:
        file.write("no event\n")
    of_ages(three, "grpo-b", "grpo-a", "sft-c")
    assert [rldk("ls", three, "--limit", n)[0] for n in (1, 2, 3, 0)] == [0, 0, 1, 1]


def test_a_terminal_shows_a_hundred_runs_and_a_file_all(tmp_path: Path) -> None:
    for number in range(103):
        write(tmp_path, f"r{number:03d}", steps=1)
    of_ages(tmp_path, *(f"r{number:03d}" for number in range(103)))
    _, *lines = on_terminal(80, "ls", tmp_path)
    assert sorted(line.split()[0] for line in lines) == [f"r{number:03d}" for number in range(100)]
    assert len(on_terminal(80, "ls", tmp_path, "--limit", 0)) == 104
    assert len(names(tmp_path)) == len(rldk("ls", tmp_path)[1].splitlines()) - 1 == 103


def test_runs_are_found_by_what_their_users_call_them(tmp_path: Path) -> None:
    for run_id, group, tags in (("a", "sweep", ["x", "y"]), ("b", "sweep", ["x"]), ("c", None, [])):
        with Run(tmp_path, run_id=run_id, group=group, tags=tags) as run:
            run.log(1, {"loss": 0.5})
    assert names(tmp_path, "--group", "sweep", "--sort", "name") == ["a", "b"]
    assert names(tmp_path, "--tag", "x", "--tag", "y") == ["a"]
    assert names(tmp_path, "--state", "finished", "--state", "failed", "--sort", "name", "-r") == ["c", "b", "a"]
    head, *lines = rldk("ls", tmp_path, "--sort", "name")[1].splitlines()
    assert {"group", "tags"} <= set(head.split())
    assert lines[0].split()[:2] == ["a", "sweep"]


def test_runs_without_a_value_come_last_either_way(three: Path) -> None:
    with EventWriter(three / "costly_events.jsonl") as writer:
        info, where = ModelInfo(run_id="costly", phase="train"), Process(rank=0, world_size=4)
        writer.write(make_event(wall_time=3600.0, metrics={"gpu_memory_used": 1.0}, model_info=info, process=where))
    runs = list_runs(three)
    for reverse in (False, True):
        assert in_order(runs, "cost", reverse=reverse)[0].run_id == "costly"
        assert in_order(runs, "loss", reverse=reverse)[-1].run_id == "costly"


@pytest.mark.parametrize(
    ("text", "name", "sign", "limit"),
    [
        ("reward_mean<0.5", "reward_mean", "<", 0.5),
        (" eval/a b >= -1e-3 ", "eval/a b", ">=", -1e-3),
        ("a<b<3", "a<b", "<", 3.0),
        ("loss==inf", "loss", "==", math.inf),
        ("x=1", "x", "=", 1.0),
    ],
)
def test_a_condition_is_a_metric_a_sign_and_a_number(text: str, name: str, sign: str, limit: float) -> None:
    found = condition(text)
    assert (found.name, found.sign, found.limit) == (name, sign, limit)


@pytest.mark.parametrize(
    "text", ["", "loss", "loss<", "<3", "loss<high", "loss<nan", "__import__('os').system('x')", "a<1;b", "loss < 1 2"]
)
def test_anything_else_is_refused(three: Path, text: str) -> None:
    done = process(RLDK, "ls", three, "--where", text)
    assert (done.returncode, done.stdout) == (2, "")
    assert "expected METRIC" in " ".join(done.stderr.split())


def test_nan_can_be_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "a")
    write(tmp_path, "b", kl=math.nan)
    assert names(tmp_path, "--where", "kl_mean=nan") == ["b"]
    assert names(tmp_path, "--where", "kl_mean!=nan") == ["a"]
    assert names(tmp_path, "--where", "kl_mean<1") == ["a"]
    (run,) = [run for run in list_runs(tmp_path) if run.run_id == "b"]
    assert math.isnan(value_of(run, "kl_mean") or 0.0)


def test_what_is_not_shown_is_said(three: Path) -> None:
    said = process(RLDK, "ls", three, "--where", "reward_men>0").stderr.splitlines()
    assert said == ["no run has reward_men; did you mean reward_mean?", "0 of 3 runs shown"]
    write(three, "sft-c", steps=5)
    (three / "notes.txt").write_text("nothing\n")
    said = process(RLDK, "ls", three, "--name", "sft*").stderr.splitlines()
    assert said[0] == "1 of 3 runs shown"
    assert said[1].startswith("left out of sft-c: 10 events of superseded")
    assert said[2].startswith("ignored: 1 file that is not a log;")


def test_a_bad_line_does_not_keep_other_runs_from_being_shown(three: Path) -> None:
    with (three / "grpo-a_events.jsonl").open("ab") as file:
        file.write(b"{oops\n")
    done = process(RLDK, "ls", three)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 4
    assert "grpo-a_events.jsonl:61" in done.stderr
    assert "1 line could not be read and was left out" in done.stderr
    assert next(line for line in done.stdout.splitlines() if line.startswith("grpo-a")).split()[2] == "60"


def test_several_places_of_which_one_is_missing(three: Path) -> None:
    done = process(RLDK, "ls", three, three / "none")
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 4
    assert "none" in done.stderr


def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    log = tmp_path / "trainer_state.json"
    rows = [{"step": s, "loss": 0.1, "epoch": 1, "grad_norm": 1.0, "x\x1b[2J\u202e": 1.0} for s in range(1, 9)]
    log.write_text(json.dumps({"global_step": 8, "log_history": rows}))
    done = process(RLDK, "ls", tmp_path, "--sort", "x\x1b[2J\u202e")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("seconds", "text"), [(-5, "0 s"), (59, "59 s"), (60, "1 min"), (7200, "2 h"), (200_000, "2 d")]
)
def test_an_age_has_one_unit(seconds: float, text: str) -> None:
    assert age(seconds) == text


def test_help_has_examples_and_a_short_name() -> None:
    for command in ("ls", "status"):
        code, out = rldk(command, "-h")
        assert code == 0
        assert "Examples:" in out
        assert f"rldk {command} " in out


def test_the_shell_completes_what_runs_are_sorted_by() -> None:
    code = "from rldk.cli.main import commands; commands(prog_name='rldk')"
    environment = {
        **os.environ,
        "_RLDK_COMPLETE": "complete_bash",
        "COMP_WORDS": "rldk ls --sort re",
        "COMP_CWORD": "3",
    }
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert done.stdout.split() == ["reward_mean", "reward_std"]
