"""Real clients against local servers: s3fs, pyarrow where there is no s3fs, and aiohttp."""

from __future__ import annotations

import contextlib
import functools
import http.server
import io
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from rldk_schema import ModelInfo, Process

import rldk
from rldk import DestinationError, EventWriter, LogNotFoundError, RemoteError
from tests.factories.commands import RLDK
from tests.factories.commands import rldk as command
from tests.factories.events import make_event

moto = pytest.importorskip("moto.server", reason="moto[server] is not installed: make test-frameworks NAME=remote")
boto3 = pytest.importorskip("boto3", reason="boto3 is not installed: make test-frameworks NAME=remote")

URL = "s3://logs/runs"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture(params=["s3fs", "pyarrow"])
def client(request: pytest.FixtureRequest, server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Which package is used, by this process and those that it starts."""
    # It remembers its servers, which another module of tests has, too, whatever the environment says.
    pytest.importorskip("s3fs").S3FileSystem.clear_instance_cache()
    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_MAX_ATTEMPTS": "1",
    }.items():
        monkeypatch.setenv(name, value)
    if request.param == "pyarrow":
        pytest.importorskip("pyarrow")
        monkeypatch.setitem(sys.modules, "s3fs", None)
        for scheme in ("s3", "s3a"):
            monkeypatch.delitem(sys.modules["fsspec.registry"]._registry, scheme, raising=False)  # type: ignore[attr-defined]
        missing = tmp_path / "without" / "s3fs"
        missing.mkdir(parents=True)
        (missing / "__init__.py").write_text("raise ImportError('not here')")
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(missing.parent), os.environ.get("PYTHONPATH", ""))))
    return str(request.param)


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    for name, rotate in (("grpo-1", 20_000), ("grpo-2", None)):
        with EventWriter(tmp_path / "logs" / f"{name}_events.jsonl", rotate_bytes=rotate, compress="zstd") as writer:
            for step in range(1, 61):
                writer.write(
                    make_event(
                        step=step,
                        wall_time=float(step),
                        timestamp=1.7e9 + step,
                        metrics={"kl_mean": 0.01, "loss": 0.5, "reward_mean": step / 60},
                        model_info=ModelInfo(run_id=name, phase="train"),
                        process=Process(rank=0, world_size=1),
                    )
                )
    (tmp_path / "logs" / "trl").mkdir()
    rows = [{"step": step, "loss": 0.5, "learning_rate": 1e-6, "epoch": step / 40} for step in range(1, 41)]
    (tmp_path / "logs" / "trl" / "trainer_state.json").write_text(json.dumps({"log_history": rows}))
    return tmp_path / "logs"


@pytest.fixture
def bucket(server: str, client: str, logs: Path) -> Iterator[object]:
    s3 = boto3.resource("s3", endpoint_url=server)
    found = s3.create_bucket(Bucket="logs")
    for path in sorted(logs.rglob("*")):
        if path.is_file():
            found.upload_file(str(path), f"runs/{path.relative_to(logs)}")
    found.put_object(Key="runs/empty/", Body=b"")  # what consoles make of a folder
    yield found
    found.objects.all().delete()
    found.delete()


def keys(bucket: object) -> list[str]:
    """Of objects besides the logs; pyarrow leaves one for a folder."""
    found = [one.key for one in bucket.objects.all()]  # type: ignore[attr-defined]
    return [key for key in found if not key.startswith("runs/") and not key.endswith("/")]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where copies are, of which nothing is left."""
    (folder := tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def run(*arguments: str, temporary: Path) -> tuple[int, str, str]:
    environment = {**os.environ, "TMPDIR": str(temporary), "COLUMNS": "200"}
    done = subprocess.run([*RLDK, *arguments], capture_output=True, text=True, env=environment)
    assert list(temporary.iterdir()) == []
    assert "rldk-url-" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "LOGS", "--check-consistency", "--format", "json"),
        ("check", "LOGS", "--format", "json"),
        ("ls", "LOGS", "--format", "json"),
        ("status", "LOGS/grpo-1"),
        ("ingest", "LOGS"),
        ("ingest", "LOGS/grpo-*.jsonl"),
    ],
    ids=" ".join,
)
def test_commands_say_the_same(arguments: tuple[str, ...], bucket: object, logs: Path, temporary: Path) -> None:
    want = command(*(argument.replace("LOGS", str(logs)) for argument in arguments))
    got = command(*(argument.replace("LOGS", URL) for argument in arguments))
    assert got == (want[0], want[1].replace(str(logs), URL))


def test_files_are_written_whole(bucket: object, logs: Path, tmp_path: Path, temporary: Path) -> None:
    pytest.importorskip("pyarrow")
    for name in ("e.parquet", "e.csv", "e.jsonl.zst"):
        assert command("export", logs, tmp_path / name)[0] == 0
        assert command("export", URL, f"s3://logs/out/{name}")[0] == 0
        got = bucket.Object(f"out/{name}").get()["Body"].read()  # type: ignore[attr-defined]
        assert got == (tmp_path / name).read_bytes()
    page = command("report", f"{URL}/grpo-1_events.jsonl", "-o", "s3://logs/out")
    assert page == (0, "s3://logs/out/grpo-1_report.html\n")
    assert command("ingest", URL, "s3://logs/out/all.parquet")[0] == 0
    assert command("export", "s3://logs/out/e.parquet", "s3://logs/out/again.csv")[0] == 0
    names = ["again.csv", "all.parquet", "e.csv", "e.jsonl.zst", "e.parquet", "grpo-1_report.html"]
    assert keys(bucket) == [f"out/{name}" for name in names]
    assert command("export", URL, f"{URL}/grpo-1_events.jsonl")[0] == 2


def test_large_files_are_written_in_parts(bucket: object, tmp_path: Path) -> None:
    from rldk.remote.filesystem import upload

    (large := tmp_path / "large").write_bytes(os.urandom(60_000_000))
    upload(large, "s3://logs/out/large")
    assert bucket.Object("out/large").get()["Body"].read() == large.read_bytes()  # type: ignore[attr-defined]
    assert keys(bucket) == ["out/large"]


def test_errors_say_what_to_do(bucket: object, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = run("check", "s3://nosuchbucket/logs", temporary=temporary)
    assert (code, out) == (2, "")
    assert err.startswith("rldk: s3://nosuchbucket: no such bucket")
    code, out, err = run("validate", "s3://logs/nothing", temporary=temporary)
    assert (code, out, err) == (2, "", "rldk: s3://logs/nothing: no such file or directory\n")
    code, out, err = run("export", URL, "s3://nosuchbucket/e.csv", temporary=temporary)
    assert (code, out) == (2, "")
    assert err.startswith("rldk: s3://nosuchbucket: no such bucket")
    assert err.count("\n") == 1
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    code, out, err = run("ls", URL, temporary=temporary)
    assert (code, out) == (2, "")
    assert err.startswith(f"rldk: {URL}: it cannot be reached: ")
    assert err.count("\n") == 1


def test_a_second_call_sees_what_is_new(bucket: object, logs: Path) -> None:
    assert len(list(rldk.read_events(URL))) == 120
    bucket.upload_file(str(logs / "grpo-2_events.jsonl"), "runs/more/grpo-3_events.jsonl")  # type: ignore[attr-defined]
    assert len(list(rldk.read_events(URL))) == 180


def test_keys_that_lead_up_are_not_read(bucket: object, caplog: pytest.LogCaptureFixture) -> None:
    for key in ("runs/../../up_events.jsonl", "runs/a//b_events.jsonl", "runs/./c_events.jsonl"):
        bucket.put_object(Key=key, Body=b"{}\n")  # type: ignore[attr-defined]
    assert len(list(rldk.read_events(URL))) == 120
    assert not (Path(tempfile.gettempdir()) / "up_events.jsonl").exists()
    with pytest.raises(LogNotFoundError):
        rldk.read_events(f"{URL}/none_events.jsonl")
    with pytest.raises(RemoteError):
        rldk.read_events(f"{URL}/../runs")


def test_a_single_file_by_http(logs: Path, temporary: Path, caplog: pytest.LogCaptureFixture) -> None:
    pytest.importorskip("aiohttp")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(logs))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        events = list(rldk.read_events(f"{url}/grpo-2_events.jsonl?token=secret"))
        assert events == list(rldk.read_events(logs / "grpo-2_events.jsonl"))
        assert f"{url}/grpo-2_events.jsonl: only this file is read" in caplog.text
        with pytest.raises(LogNotFoundError, match=rf"^{url}/none_events.jsonl: no such file or directory"):
            rldk.read_events(f"{url}/none_events.jsonl?token=secret")
        with pytest.raises(DestinationError, match="nothing can be written"):
            rldk.export_logs(logs, f"{url}/e.csv")
        server.shutdown()


@pytest.mark.parametrize("digits", ["", "404"], ids=["any port", "a port that looks like a status"])
def test_a_server_that_does_not_answer_is_no_missing_file(digits: str, temporary: Path) -> None:
    pytest.importorskip("aiohttp")
    with socket.socket() as silent:
        for port in range(int(digits + "00"), int(digits + "99")):
            with contextlib.suppress(OSError):
                silent.bind(("127.0.0.1", port))  # and nobody listens
                break
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/grpo-2_events.jsonl"
        with pytest.raises(RemoteError, match="cannot be reached") as caught:
            rldk.read_events(f"{url}?token=secret")
    assert "secret" not in str(caught.value)


def test_a_data_set_is_written_in_place_by_processes(bucket: object, logs: Path, temporary: Path) -> None:
    options = ("--jobs", "2", "--part-bytes", "10kB")
    code, told, errors = run("ingest", URL, "s3://logs/out/", *options, temporary=temporary)
    assert errors == ""
    assert code == 0
    assert told.startswith("s3://logs/out: 120 events of 2 runs in ")
    assert {"out/_SUCCESS", "out/_errors.parquet", "out/_runs.parquet"} < set(keys(bucket))
    parts = sorted(key for key in keys(bucket) if key.startswith("out/part-"))
    local = temporary.parent / "local"
    assert run("ingest", str(logs), str(local), *options, temporary=temporary)[0] == 0
    rows = []
    for part in parts:
        body = bucket.Object(part).get()["Body"].read()  # type: ignore[attr-defined]
        rows += pq.read_table(io.BytesIO(body)).to_pylist()
    own = [row for row in ds.dataset(local).to_table().to_pylist() if row["model_info"]["run_id"].startswith("grpo")]
    assert rows == own
    code, _, errors = run("ingest", URL, "s3://logs/out/", *options, temporary=temporary)
    assert code == 2
    assert "expected a new or an empty directory, found something in s3://logs/out" in errors
    code, _, errors = run("ingest", "s3://logs/nowhere", "s3://logs/other/", temporary=temporary)
    assert code == 2
    assert "s3://logs/nowhere: no such file or directory" in errors
