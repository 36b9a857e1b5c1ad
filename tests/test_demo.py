"""The demo: with TRL a training, without it the recorded run, each through the whole pipeline."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from rldk import read_events
from rldk.demo import replay
from rldk.io.validator import validate_jsonl_file

WITHOUT_TRL = """
import importlib.util, sys
real = importlib.util.find_spec
importlib.util.find_spec = lambda name, *a: None if name in ("trl", "torch") else real(name, *a)
"""
ADDRESS = "rldk serve: "
WITHOUT_PYARROW = "sys.modules['pyarrow'] = None\n"


def demo(tmp_path: Path, preamble: str, command: str = "rldk") -> subprocess.CompletedProcess[str]:
    arguments = [command, "demo", "--output-dir", str(tmp_path)]
    code = f"import sys\n{preamble}\nfrom rldk.cli.main import app\nsys.argv = {arguments!r}\napp()"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "200"}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env)


def test_without_trl_the_recorded_run_goes_through_the_pipeline(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    done = demo(tmp_path, WITHOUT_TRL)
    assert done.returncode == 0, done.stderr
    assert 'pip install "rldk[trl]"' in done.stdout
    assert "20 train steps" in done.stdout
    assert "steps/s" in done.stdout
    (events,) = tmp_path.glob("*_events.jsonl")
    (parquet,) = tmp_path.glob("*.parquet")
    (table,) = tmp_path.glob("*_metrics.csv")
    (report,) = tmp_path.glob("*_final_report.json")
    (page,) = tmp_path.glob("*_report.html")
    for path in (events, parquet, table, report, page):
        assert str(path) in done.stdout
    phases = [row["phase"] for row in pq.read_table(parquet)["model_info"].to_pylist()]
    assert phases.count("train") == 20
    assert f"Open {page} in a browser." in done.stdout


def test_what_it_says_to_type_next_works_where_it_was_typed(tmp_path: Path) -> None:
    rldk = Path(sys.executable).with_name("rldk")
    if not rldk.exists():
        pytest.skip("rldk is not installed here")
    logs = tmp_path / "the logs"
    done = demo(logs, WITHOUT_TRL, command=str(rldk))
    assert done.returncode == 0, done.stderr
    *commands, last = done.stdout.partition("Next: ")[2].splitlines()
    called = "rldk" if shutil.which("rldk") == str(rldk) else str(rldk)
    assert [line.split()[:2] for line in commands] == [[called, "check"], [called, "validate"]]
    for command in commands:
        again = subprocess.run(command, shell=True, capture_output=True, text=True)
        assert again.returncode == 0, (command, again.stdout, again.stderr)
    assert last == f"Runs as they train, in a browser: {called} serve '{logs}'"


@contextmanager
def serving(folder: Path, code: str = WITHOUT_TRL, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A demo that shows a page, in a group of processes of its own."""
    pytest.importorskip("uvicorn", reason="the extra `live` is not installed")
    arguments = ["rldk", "demo", "--output-dir", str(folder), "--serve"]
    code = f"import sys\n{code}\nfrom rldk.cli.main import app\nsys.argv = {arguments!r}\napp()"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1", **environment}
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
        start_new_session=True,
    ) as done:
        try:
            yield done
        finally:
            with suppress(ProcessLookupError):
                os.killpg(done.pid, signal.SIGKILL)


def told(done: subprocess.Popen[str], *begins: str) -> list[str]:
    """What follows some words at the beginning of lines, once all of these are printed, in whatever order."""
    assert done.stdout is not None
    found: dict[str, str] = {}
    for line in done.stdout:
        found |= {begin: line.removeprefix(begin).strip() for begin in begins if line.startswith(begin)}
        if len(found) == len(begins):
            break
    return [found[begin] for begin in begins]


def test_it_shows_the_run_while_it_trains_and_afterwards(tmp_path: Path) -> None:
    with serving(tmp_path / "new") as done:
        url, _ = told(done, ADDRESS, "The page stays")
        with urllib.request.urlopen(url.replace("/?", "/main.js?"), timeout=20) as answer:
            assert answer.status == 200
        os.killpg(done.pid, signal.SIGINT)  # as a terminal does
        assert done.wait(20) == 0
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(url, timeout=20)


def test_a_page_that_cannot_be_opened_is_not_said_to_stay(tmp_path: Path) -> None:
    with serving(tmp_path / "new", RLDK_SERVE_TOKEN="short") as done:
        out, err = done.communicate(timeout=60)
        assert (done.returncode, out) == (2, "")  # it was not trained for nothing
        assert err.startswith("rldk: a token: expected at least 16")


def test_a_page_that_ends_while_it_trains_is_not_said_to_stay(tmp_path: Path) -> None:
    slow = f"{WITHOUT_TRL}\nimport rldk.demo\nrun_demo = rldk.demo.run_demo"
    slow += "\nrldk.demo.run_demo = lambda *a, **k: (print('begun'), sys.stdin.readline(), run_demo(*a, **k))[2]"
    with serving(tmp_path / "new", slow) as done:
        told(done, ADDRESS, "begun")
        (page,) = psutil.Process(done.pid).children()
        page.kill()
        out, err = done.communicate("go on\n", timeout=60)
        assert done.returncode == 1
        assert "The page stays" not in out
        assert "rldk: the page has ended by itself, with exit code -9. Open it again: rldk serve " in err


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=lambda n: n.name)
def test_a_page_that_ends_later_is_said_to_have(tmp_path: Path, number: signal.Signals) -> None:
    with serving(tmp_path / "new") as done:
        told(done, ADDRESS, "The page stays")
        (page,) = psutil.Process(done.pid).children()
        page.send_signal(number)
        _, err = done.communicate(timeout=60)
        assert done.returncode == 1
        assert "the page has ended by itself, with exit code " in err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda n: n.name)
def test_a_demo_that_is_ended_while_it_trains_takes_its_page_along(tmp_path: Path, number: signal.Signals) -> None:
    slow = "import time, rldk.demo\nrldk.demo.run_demo = lambda *_, **__: time.sleep(600)"
    with serving(tmp_path / "new", slow) as done:
        told(done, ADDRESS)
        (page,) = psutil.Process(done.pid).children()
        if number == signal.SIGINT:
            os.killpg(done.pid, number)
        else:
            done.send_signal(number)
        out, err = done.communicate(timeout=60)
        assert done.returncode != 0
        assert not page.is_running()
        assert ("The page stays" in out, "Traceback" in err, "ended by itself" in err) == (False, False, False)


def test_without_pyarrow_the_extra_is_named(tmp_path: Path) -> None:
    done = demo(tmp_path, WITHOUT_TRL + WITHOUT_PYARROW)
    assert done.returncode == 0, done.stderr
    assert 'pip install "rldk[parquet]"' in done.stdout


def test_a_replay_says_so_and_is_valid(tmp_path: Path) -> None:
    path = replay(tmp_path, lambda _: None)
    assert validate_jsonl_file(path, check_consistency=True)
    events = list(read_events(path))
    assert [e.step for e in events] == [*range(1, 21), 20]
    assert all("replayed from a recording" in e.notes[0] for e in events)
    assert all(e.metrics["kl_mean"] is not None for e in events[:-1])


@pytest.mark.trl
def test_the_demo_trains_for_real(tmp_path: Path) -> None:
    pytest.importorskip("trl")
    from rldk.demo import run_demo

    pq = pytest.importorskip("pyarrow.parquet")
    said: list[str] = []
    result = run_demo(tmp_path, steps=5, say=said.append)
    assert result.report
    assert result.train_events == 5
    phases = [row["phase"] for row in pq.read_table(result.converted[0])["model_info"].to_pylist()]
    assert phases.count("train") == 5
    assert {row.name: row.first is not None for row in result.learnt} == dict.fromkeys(
        ("reward_mean", "kl_mean", "entropy_mean"), True
    )
    assert result.steps_per_second > 0
    assert any("step   5/5" in line for line in said)
