"""How the run of a console ended, and the configuration that it printed."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.layouts.console_end import facts_console, last_step
from rldk.adapters.rows import RunFacts

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))
ROW = "{'loss': 1.0, 'epoch': 0.5}\n"


def facts_of(path: Path, text: str) -> RunFacts:
    (path / "x.log").write_text(text)
    return facts_console(path / "x.log")


def end_of(path: Path, text: str) -> tuple[str | None, str | None]:
    facts = facts_of(path, text)
    return facts.state, facts.error


def console_of(path: Path, program: str) -> str:
    """What a real interpreter prints that runs a program, and what its shell says of its end."""
    (path / "train.py").write_text(program)
    command = ["bash", "-c", f'"$0" {path / "train.py"}; true', sys.executable]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True).stdout


TRACEBACK = """\
Traceback (most recent call last):
  File "/home/u/train.py", line 12, in main
    trainer.train()
  File "C:\\\\lib\\\\trainer.py", line 345, in step
    assert x
           ^
AssertionError: no actor in []
"""


@pytest.mark.parametrize(
    ("program", "error"),
    [
        ("def step():\n  raise ValueError('bad\\nbatch')\nstep()", "ValueError: bad (train.py:2, in step)"),
        ("try:\n  1 / 0\nexcept Exception as e:\n  raise KeyError('x') from e", "KeyError: 'x' (train.py:4, in <module>)"),  # noqa: E501
        ("class OutOfMemoryError(RuntimeError): pass\nraise OutOfMemoryError('CUDA out of memory')",
         "OutOfMemoryError: CUDA out of memory (train.py:2, in <module>)"),
        ("assert False", "AssertionError (train.py:1, in <module>)"),
    ],
)  # fmt: skip
def test_a_real_traceback_is_the_end_with_its_place(program: str, error: str, tmp_path: Path) -> None:
    text = ROW + console_of(tmp_path, program)
    assert end_of(tmp_path, text) == ("failed", error)
    assert end_of(tmp_path, "".join(f"(TaskRunner pid=7, ip=1.1.1.1) {line}\n" for line in text.splitlines())) == (
        "failed", error
    )  # fmt: skip
    assert end_of(tmp_path, "".join(f"\x1b[31m[rank3]: {line}\x1b[0m\n" for line in text.splitlines())) == (
        "failed",
        error,
    )


def test_a_real_kill_and_a_real_interrupt_are_told(tmp_path: Path) -> None:
    program = "import os, signal\nprint(1, flush=True)\nos.kill(os.getpid(), signal.SIG{})"
    state, error = end_of(tmp_path, ROW + console_of(tmp_path, program.format("KILL")))
    assert state == "failed"
    assert error is not None
    assert error.endswith("Killed")
    state, error = end_of(tmp_path, ROW + console_of(tmp_path, program.format("INT")))
    assert (state, error) == ("interrupted", "KeyboardInterrupt (train.py:3, in <module>)")


def test_what_rows_or_a_moving_bar_follow_was_survived(tmp_path: Path) -> None:
    assert end_of(tmp_path, TRACEBACK + ROW) == (None, None)
    assert end_of(tmp_path, TRACEBACK + "(TaskRunner pid=1) step:3 - a:1 - b:2\n") == (None, None)
    bar = "\rTraining Progress:  10%|#   | {}/20 [00:01<00:02,  1.2it/s]"
    assert end_of(tmp_path, bar.format(3) + "\n" + TRACEBACK + bar.format(4)) == (None, None)
    error = "AssertionError: no actor in [] (trainer.py:345, in step)"
    assert end_of(tmp_path, bar.format(3) + "\n" + TRACEBACK + bar.format(3)) == ("failed", error)  # it is closed
    assert end_of(tmp_path, ROW + TRACEBACK + "wandb: Synced 5 files\n\n") == ("failed", error)
    assert end_of(tmp_path, "no traceback\nValueError: of a test\nKilled by a dragon\nkilled\n") == (None, None)


RAY = """\
Error executing job with overrides: []
Traceback (most recent call last):
  File "/verl/trainer/main_ppo.py", line 105, in main
    ray.get(main_task.remote(config))
  File "/ray/_private/worker.py", line 919, in get_objects
    raise value.as_instanceof_cause()
ray.exceptions.RayTaskError(AssertionError): \x1b[36mray::main_task()\x1b[39m (pid=21, ip=192.168.7.207)
  File "/verl/base.py", line 274, in _init
    assert register_center_actor is not None
AssertionError: failed to get it

Set the environment variable HYDRA_FULL_ERROR=1 for a complete stack trace.
"""
# As torchrun of torch 2.13 prints it, shortened.
TORCHRUN = """\
E1128 09:20:14.895000 63 torch/distributed/elastic/multiprocessing/api.py:1002] failed (exitcode: 1) local_rank: 1
Traceback (most recent call last):
  File "/torch/distributed/launcher/api.py", line 383, in launch_agent
    raise ChildFailedError(
torch.distributed.elastic.multiprocessing.errors.ChildFailedError:
============================================================
train.py FAILED
  traceback : Signal 15 (SIGTERM) received by PID 6386
Root Cause (first observed failure):
"""


def test_launchers_do_not_hide_what_died(tmp_path: Path) -> None:
    assert end_of(tmp_path, RAY) == ("failed", "AssertionError: failed to get it (base.py:274, in _init)")
    error = "AssertionError: no actor in [] (trainer.py:345, in step)"
    assert end_of(tmp_path, TRACEBACK + TORCHRUN) == ("failed", error)
    alone = "ChildFailedError (api.py:383, in launch_agent)"
    assert end_of(tmp_path, ROW + TORCHRUN) == ("failed", alone)
    killed = TORCHRUN + "  traceback : Signal 9 (SIGKILL) received by PID 6386\n"
    assert end_of(tmp_path, killed) == ("failed", "Signal 9 (SIGKILL) received by PID 6386")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("slurmstepd: error: *** JOB 99 ON n1 CANCELLED AT 2026-11-27 DUE TO PREEMPTION ***", "interrupted"),
        ("slurmstepd: error: *** STEP 99.0 ON n1 CANCELLED AT 2026-11-27 DUE TO TIME LIMIT ***", "interrupted"),
        ("slurmstepd: error: Detected 1 oom_kill event in StepId=99.0.", "failed"),
        ("srun: error: n1: task 0: Out Of Memory", "failed"),
        ("Killed", "failed"),
        ("run.sh: line 12: 4242 Killed", "failed"),
        ("Segmentation fault (core dumped)", "failed"),
        ("Terminated", "interrupted"),
    ],
)
def test_what_others_say_of_the_end_is_told(said: str, state: str, tmp_path: Path) -> None:
    assert end_of(tmp_path, f"{ROW}{said}\n") == (state, said)
    assert end_of(tmp_path, f"{said}\n{ROW}") == (None, None)


def test_the_last_step_is_that_of_a_row_or_of_the_training_s_bar(tmp_path: Path) -> None:
    log = tmp_path / "x.log"
    bars = "Loading:  10%|#   | 1/20000 [00:01]\nTraining Progress:  10%|#   | 33/15625 [00:01]\r 5%|  | 5/68 [00:01]\n"
    for text, step in ((bars, 33), (bars + "step:7 - a:1\n", 7), ("Global step 4: {'a': 1}", 4), ("nothing", None)):
        log.write_text(text)
        assert last_step(log) == step


CONFIG = """\
(TaskRunner pid=7) {'actor': {'lr': 1e-06,
(WorkerDict pid=8) {'other': 1,
(TaskRunner pid=7)            'path': '~/{models}/a',
(TaskRunner pid=7) No module named 'vllm._version'
(TaskRunner pid=7)            'betas': (0.9, 0.95), 'x': [1, 2],
(TaskRunner pid=7)            'prompt': 'a '
(TaskRunner pid=7)                      'b'},
(TaskRunner pid=7)  'trainer': {'a': 1, 'b': None, 'c': True, 'd': 1, 'e': 2, 'f': 3}}
"""


def test_a_printed_configuration_and_versions_are_read(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, "verl==0.5.0\nflash_attn                 2.5.8\nfoo==1.0\nloss  1.5\n" + CONFIG)
    assert facts.config == {
        "actor": {"lr": 1e-06, "path": "~/{models}/a", "betas": (0.9, 0.95), "x": [1, 2], "prompt": "a b"},
        "trainer": {"a": 1, "b": None, "c": True, "d": 1, "e": 2, "f": 3},
    }
    assert facts.versions == {"verl": "0.5.0", "flash_attn": "2.5.8"}
    for damaged in (CONFIG.replace("(0.9, 0.95)", "open('x')"), CONFIG[:200], "{'a': " * 9999, ROW * 99):
        assert facts_of(tmp_path, damaged).config == {}


@pytest.mark.skipif(not REAL.is_dir(), reason="set RLDK_REAL_LOGS to the directory of real logs")
def test_real_consoles_tell_how_they_ended() -> None:
    crashed = facts_console(REAL / "zhiyuanhubj__logic-rl-formula____grpo.log")
    assert crashed.state == "failed"
    assert crashed.error == (
        "AssertionError: failed to get register_center_actor: V9zrH5_register_center in [] "
        "(base.py:274, in _init_with_resource_pool)"
    )
    assert crashed.config["algorithm"]["adv_estimator"] == "grpo"
    assert last_step(REAL / "zhiyuanhubj__logic-rl-formula____grpo.log") is None
    stopped = REAL / "LeiLiLab__WALAR____grpo.log"
    assert facts_console(stopped).state is None
    assert facts_console(stopped).config["trainer"]["total_epochs"] == 1
    assert last_step(stopped) == 33
    assert [
        facts_console(path).error for path in REAL.glob("*.log") if path.stem != stopped.stem and "zhi" not in path.stem
    ] == [None] * (len(list(REAL.glob("*.log"))) - 2)


def test_a_compressed_console_has_its_end_read(tmp_path: Path) -> None:
    log = tmp_path / "x.log.gz"
    log.write_bytes(gzip.compress((ROW * 20_000 + TRACEBACK).encode()))
    assert facts_console(log).state == "failed"
    log.write_bytes(log.read_bytes()[:-40])
    facts_console(log)
    assert facts_console(tmp_path / "nothing") == RunFacts()


PARTS = ["Traceback (most recent call last):\n", '  File "a", line 1, in b\n', "XError: x\n", "(a pid=1) ", "\r",
         "Killed", "{'a': {", "}", "\n", "'", "1%|", "| 1/2 []", "\x1b[1m"]  # fmt: skip


@given(parts=st.lists(st.sampled_from(PARTS)))
def test_any_text_has_facts(parts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("log")
    facts = facts_of(path, "".join(parts))
    assert (facts.state is None) == (facts.error is None)
    last_step(path / "x.log")
