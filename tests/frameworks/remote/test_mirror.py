"""Copies of logs on a server of S3, by s3fs, and by pyarrow where there is no s3fs."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import rldk
from rldk.event.codec import encode_event
from tests.factories.commands import rldk as command
from tests.factories.waiting import until
from tests.frameworks.remote.test_stores import client, server  # noqa: F401  # fixtures

boto3 = pytest.importorskip("boto3", reason="boto3 is not installed: make test-frameworks NAME=remote")

URL = "s3://copies/runs"

TRAINER = """
    import math, sys, time, rldk
    options = {"rotate_bytes": 100_000, "compress": "zstd"}
    with rldk.Run(sys.argv[1], run_id="grpo-1", writer_options=options, mirror=sys.argv[2] or None) as run:
        for step in range(1, 100_000):
            run.log(step, {"loss": math.nan if step % 50 == 7 else 1 / step, "reward_mean": step / 10})
            if step % 500 == 0:
                print(step, flush=True)
            time.sleep(0.0005)
"""


@pytest.fixture
def copies(server: str, client: str) -> Iterator[object]:  # noqa: F811
    found = boto3.resource("s3", endpoint_url=server).create_bucket(Bucket="copies")
    yield found
    found.objects.all().delete()
    found.delete()


def lines(place: str | Path) -> list[bytes]:
    return [encode_event(event) for event in rldk.read_events(place, attempts="all")]


def train(logs: Path, mirror: str = "") -> subprocess.Popen[str]:
    code = textwrap.dedent(TRAINER)
    return subprocess.Popen([sys.executable, "-c", code, str(logs), mirror], stdout=subprocess.PIPE, text=True)


def keys(copies: object) -> list[str]:
    return [one.key for one in copies.objects.all() if not one.key.endswith("/")]  # type: ignore[attr-defined]


def test_a_copy_reads_back_equal_after_the_trainer_was_killed(copies: object, tmp_path: Path) -> None:
    """2,000 steps; the mirror is the trainer's own, and outlives it."""
    logs = tmp_path / "logs"
    trainer = train(logs, URL)
    assert trainer.stdout is not None
    while int(trainer.stdout.readline()) < 2000:
        pass
    trainer.send_signal(signal.SIGKILL)
    trainer.communicate()
    until(lambda: "bytes sent" in (logs / "grpo-1_mirror.log").read_text())
    assert lines(URL) == lines(logs)
    assert len(lines(URL)) >= 2000
    assert "runs/grpo-1_run.json" in keys(copies)
    assert any(key.endswith(".zst") for key in keys(copies))
    assert not [key for key in keys(copies) if "tmp" in key]
    assert command("status", URL)[1].startswith("grpo-1")
    with rldk.Run(logs, run_id="grpo-1", resumed_from=1500) as run:
        for step in range(1501, 1601):
            run.log(step, {"loss": 2 / step})
    assert command("mirror", logs, "--to", URL)[0] == 0
    assert lines(URL) == lines(logs)
    assert command("mirror", logs, "--to", URL) == (0, f"1 run, 0 bytes sent to {URL}\n")


def test_a_pod_that_dies_loses_what_was_logged_since_the_last_copy(copies: object, tmp_path: Path) -> None:
    """Trainer and mirror are killed together, at some moment: what is there is the log's beginning."""
    logs = tmp_path / "logs"
    trainer = train(logs)
    assert trainer.stdout is not None
    trainer.stdout.readline()
    options = ("mirror", str(logs), "--to", URL, "--follow", "--every", "0.3")
    mirror = subprocess.Popen([sys.executable, "-m", "rldk", *options])
    until(lambda: len(keys(copies)) > 3)
    for process in (mirror, trainer):
        process.send_signal(signal.SIGKILL)
    mirror.wait()
    trainer.communicate()
    there, here = lines(URL), lines(logs)
    assert 0 < len(there) <= len(here)
    assert there == here[: len(there)]


def test_a_store_that_is_away_is_asked_again(copies: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logs = tmp_path / "logs"
    with rldk.Run(logs, run_id="r") as run:
        run.log(1, {"loss": 1.0})
        with monkeypatch.context() as patched:
            patched.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
            options = ("mirror", str(logs), "--to", URL, "--follow", "--every", "0.2")
            away = subprocess.Popen([sys.executable, "-m", "rldk", *options], stderr=subprocess.PIPE, text=True)
            assert away.stderr is not None
            said = [away.stderr.readline() for _ in range(2)]
        assert "it cannot be reached" in "".join(said)
        time.sleep(0.5)
        assert away.poll() is None
        away.terminate()
        away.communicate()
    assert command("mirror", logs, "--to", URL)[0] == 0
    assert len(lines(URL)) == 1
