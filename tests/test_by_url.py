"""Sources and destinations by URL: the same results as for files, and no trace of the copies."""

from __future__ import annotations

import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rldk_schema import ModelInfo, Process

import rldk
from rldk import DestinationError, EventWriter, LogNotFoundError, MissingExtraError, RemoteError
from rldk.log.completions import Completion, encode_completions
from rldk.log.own_files import OWN_FILES
from rldk.remote.filesystem import explained
from rldk.remote.staging import Staging
from rldk.remote.urls import is_url, parts_of, shown_url
from tests.factories.commands import rldk as command
from tests.factories.events import make_event

fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed")


@pytest.fixture
def memory() -> Iterator[Any]:
    filesystem = fsspec.filesystem("memory")
    filesystem.store.clear()
    filesystem.pseudo_dirs[:] = [""]
    yield filesystem
    filesystem.store.clear()


@pytest.fixture(autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where copies are: nothing of them is left, whatever happens."""
    folder = tmp_path_factory.mktemp("tmp")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """Two runs of ours, one of them in segments, and one of a trainer."""
    folder = tmp_path / "logs"
    for name, rotate in (("grpo-1", 20_000), ("grpo-2", None)):
        with EventWriter(folder / f"{name}_events.jsonl", rotate_bytes=rotate, compress="zstd") as writer:
            for step in range(1, 61):
                writer.write(
                    make_event(
                        step=step,
                        wall_time=float(step),
                        timestamp=1.7e9 + step,
                        metrics={"kl_mean": 5.0 if name == "grpo-2" else 0.01, "loss": 0.5, "reward_mean": step / 60},
                        model_info=ModelInfo(run_id=name, phase="train"),
                        process=Process(rank=0, world_size=1),
                    )
                )
    (folder / "trl" / "checkpoint-40").mkdir(parents=True)
    rows = [{"step": step, "loss": 0.5, "learning_rate": 1e-6, "epoch": step / 40, "kl": 0.01} for step in range(1, 41)]
    (folder / "trl" / "checkpoint-40" / "trainer_state.json").write_text(json.dumps({"log_history": rows}))
    return folder


def put(filesystem: Any, folder: Path, place: str = "/bucket/logs") -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            filesystem.pipe_file(f"{place}/{path.relative_to(folder)}", path.read_bytes())


URL = "memory://bucket/logs"


def as_read(text: str, logs: Path) -> str:
    """What a command prints of a folder, as it has to be of a URL."""
    return text.replace(str(logs), URL)


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "LOGS", "--check-consistency"),
        ("validate", "LOGS", "--format", "json"),
        ("validate", "LOGS/grpo-1_events.jsonl", "--format", "github"),
        ("check", "LOGS"),
        ("check", "LOGS", "--format", "json"),
        ("check", "LOGS/grpo-2_events.jsonl", "--format", "github"),
        ("check", "LOGS/trl/checkpoint-40/trainer_state.json"),
        ("ls", "LOGS"),
        ("ls", "LOGS", "--format", "json"),
        ("compare", "LOGS/grpo-1", "LOGS/grpo-2@1"),
        ("compare", "LOGS/grpo-1_events.jsonl", "LOGS/grpo-2_events.jsonl", "--format", "json"),
        ("status", "LOGS/grpo-1"),
        ("status", "LOGS/grpo-2_events.jsonl", "--format", "json"),
        ("ingest", "LOGS"),
        ("ingest", "LOGS/grpo-*.jsonl"),
    ],
    ids=" ".join,
)
def test_a_command_says_the_same_of_a_url(
    arguments: tuple[str, ...], logs: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(memory, logs)
    monkeypatch.setenv("COLUMNS", "200")
    want = command(*(argument.replace("LOGS", str(logs)) for argument in arguments))
    got = command(*(argument.replace("LOGS", URL) for argument in arguments))
    assert got == (want[0], as_read(want[1], logs))
    assert "rldk-url-" not in got[1]


def test_a_bad_line_is_named_by_its_url(logs: Path, memory: Any) -> None:
    with (logs / "grpo-2_events.jsonl").open("ab") as file:
        file.write(b'{"step": -1}\n')
    put(memory, logs)
    want = command("check", logs, "--on-error", "skip")
    got = command("check", URL, "--on-error", "skip")
    assert got == (1, as_read(want[1], logs))
    with pytest.raises(rldk.EventValidationError, match=r"^memory://bucket/logs/grpo-2_events.jsonl:61: \$"):
        list(rldk.read_events(URL))
    reports = {report.path: len(report.errors) for report in rldk.validate_logs(f"{URL}/grpo-2_events.jsonl")}
    assert reports == {f"{URL}/grpo-2_events.jsonl": 7}


def test_warnings_name_urls(logs: Path, memory: Any, caplog: pytest.LogCaptureFixture) -> None:
    with (logs / "grpo-2_events.jsonl").open("ab") as file:
        file.write(b"garbage\n")
    put(memory, logs)
    with caplog.at_level(logging.INFO, "rldk"):
        assert len(list(rldk.read_events(URL, on_error="skip"))) == 120
    assert f"{URL}/grpo-2_events.jsonl:61" in caplog.text
    assert "rldk-url-" not in caplog.text


def test_python_functions_take_urls(logs: Path, memory: Any, temporary: Path) -> None:
    put(memory, logs)
    assert list(rldk.read_events(URL)) == list(rldk.read_events(logs))
    assert all(rldk.validate_logs(URL, f"{URL}/grpo-1_events.jsonl", check_consistency=True))
    for got, want in zip(rldk.check_runs(URL), rldk.check_runs(logs), strict=True):
        assert got.alerts == want.alerts
        assert str(got.path) == as_read(str(want.path), logs)
        assert got.state == want.state
    assert [run.path for run in rldk.list_runs(URL)] == [as_read(run.path, logs) for run in rldk.list_runs(logs)]
    pages = rldk.write_report(f"{URL}/grpo-2_events.jsonl", "memory://bucket/pages")
    assert list(map(str, pages)) == ["memory://bucket/pages/grpo-2_report.html"]
    page = memory.cat_file("/bucket/pages/grpo-2_report.html").decode()
    assert "grpo-2" in page
    assert "rldk-url-" not in page


def test_a_page_about_a_url_is_put_here(
    logs: Path, memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(memory, logs)
    monkeypatch.chdir(tmp_path)
    assert command("report", f"{URL}/grpo-2_events.jsonl") == (0, "grpo-2_report.html\n")
    assert (tmp_path / "grpo-2_report.html").is_file()


def test_a_long_path_is_cut_as_a_url(logs: Path, memory: Any) -> None:
    put(memory, logs, "/bucket/" + "x" * 170)
    status = json.loads(command("status", f"memory://bucket/{'x' * 170}/grpo-1", "--format", "json")[1])
    assert "rldk-url" not in str(status)
    assert status["path"].endswith("x/grpo-1_events.jsonl")


def test_a_table_of_a_url(logs: Path, memory: Any) -> None:
    pytest.importorskip("pyarrow")
    put(memory, logs)
    table = rldk.ingest_runs(URL)
    assert table.equals(rldk.ingest_runs(logs))
    (read_as,) = json.loads(table.schema.metadata[b"rldk.read_as"])
    assert read_as["paths"] == [f"{URL}/trl/checkpoint-40/trainer_state.json"]


def test_an_iterator_keeps_its_copies_until_it_is_closed(logs: Path, memory: Any, temporary: Path) -> None:
    put(memory, logs)
    events = rldk.read_events(URL)
    next(events)
    assert len(list(temporary.iterdir())) == 1
    events.close()  # type: ignore[attr-defined]  # a generator
    assert list(temporary.iterdir()) == []
    never_read = rldk.read_events(URL)
    assert len(list(temporary.iterdir())) == 1
    del never_read
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("name", ["e.csv", "e.json", "e.jsonl", "e.jsonl.zst", "e.parquet", "e.arrow"])
def test_a_file_is_exported_to_a_url(name: str, logs: Path, memory: Any, tmp_path: Path) -> None:
    if name.endswith(("parquet", "arrow")):
        pytest.importorskip("pyarrow")
    put(memory, logs)
    local = command("export", logs, tmp_path / name)
    code, out = command("export", URL, f"memory://bucket/out/{name}")
    assert (code, out) == (local[0], local[1].replace(str(tmp_path), "memory://bucket/out"))
    assert memory.cat_file(f"/bucket/out/{name}") == (tmp_path / name).read_bytes()
    assert memory.find("/bucket/out") == [f"/bucket/out/{name}"]


def test_a_folder_of_summaries_is_exported_to_a_url(logs: Path, memory: Any, tmp_path: Path) -> None:
    put(memory, logs)
    assert command("export", logs, tmp_path / "out")[0] == 0
    assert command("export", URL, "memory://bucket/out")[0] == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert [path.rpartition("/")[2] for path in memory.find("/bucket/out")] == names
    for name in names:
        got, want = memory.cat_file(f"/bucket/out/{name}"), (tmp_path / "out" / name).read_bytes()
        assert b"rldk-url-" not in got
        assert got == want or name.endswith("final_report.json")


def test_tables_and_samples_go_from_and_to_urls(logs: Path, memory: Any) -> None:
    pytest.importorskip("pyarrow")
    put(memory, logs)
    assert command("ingest", URL, "memory://bucket/all.parquet")[0] == 0
    assert memory.exists("/bucket/all.parquet")
    assert command("export", URL, "memory://bucket/nested.parquet")[0] == 0
    code, out = command("check", "memory://bucket/nested.parquet")
    assert code == 0
    assert out.count("memory://bucket/nested.parquet: run grpo-") == 2
    assert command("ingest", logs, logs.with_name("out") / "")[0] == 0
    put(memory, logs.with_name("out"), "/bucket/out")
    memory.pipe_file("/bucket/out/deep/part-000000.parquet", b"no table")
    events = list(rldk.read_events(logs.with_name("out")))
    assert list(rldk.read_events("memory://bucket/out")) == events
    assert command("export", "memory://bucket/out", logs.with_name("one.parquet"))[0] == 0
    code, out = command("check", "memory://bucket/out")
    assert out == command("check", logs.with_name("out"))[1].replace(str(logs.with_name("out")), "memory://bucket/out")
    samples = encode_completions([Completion(1, 1, 0, "a", "b", 0.5, {}, None)])
    memory.pipe_file("/bucket/logs/grpo-1_completions.jsonl", bytes(samples))
    code, out = command("export", f"{URL}/grpo-1_completions.jsonl", "memory://bucket/samples.parquet")
    assert (code, out) == (0, "memory://bucket/samples.parquet: 1 completion\n")


@pytest.mark.parametrize("dest", ["grpo-1_events.jsonl", "grpo-1_run.json", "new_events.jsonl"])
def test_a_log_is_never_written_over_by_url(dest: str, logs: Path, memory: Any) -> None:
    put(memory, logs)
    before = {path: memory.cat_file(path) for path in memory.find("/bucket")}
    with pytest.raises(DestinationError):
        rldk.export_logs(URL, f"{URL}/{dest}")
    code, _ = command("export", URL, f"{URL}/{dest}")
    assert code == 2
    memory.pipe_file("/bucket/other/old_events.000001.jsonl.zst", b"")
    with pytest.raises(DestinationError, match="event log already"):
        rldk.export_logs(f"{URL}/grpo-1_events.jsonl", "memory://bucket/other/old_events.jsonl")
    assert before == {path: memory.cat_file(path) for path in memory.find("/bucket/logs")}


def test_an_upload_that_fails_leaves_nothing(logs: Path, memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put(memory, logs)
    memory.pipe_file("/bucket/out/e.csv", b"old")

    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError("Connection reset by peer")

    monkeypatch.setattr(type(memory), "cp_file", refuse)
    with pytest.raises(RemoteError, match="memory://bucket/out/e.csv: it cannot be reached: Connection reset by peer"):
        rldk.export_logs(URL, "memory://bucket/out/e.csv")
    assert memory.cat_file("/bucket/out/e.csv") == b"old"
    assert memory.find("/bucket/out") == ["/bucket/out/e.csv"]
    with pytest.raises(RemoteError):
        command("export", URL, "memory://bucket/out/new.csv")
    assert memory.find("/bucket/out") == ["/bucket/out/e.csv"]


@pytest.mark.parametrize("name", ["../../escape_events.jsonl", "a/../b_events.jsonl", "a//b_events.jsonl",
                                  "./c_events.jsonl", "n" * 300 + "_events.jsonl", "zero\0_events.jsonl"])  # fmt: skip
def test_a_hostile_name_leads_nowhere(
    name: str,
    logs: Path,
    memory: Any,
    temporary: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put(memory, logs)
    good = memory.find("/bucket/logs", detail=True)
    bad = f"/bucket/logs/{name}"
    monkeypatch.setattr(type(memory), "find", lambda *_, **__: good | {bad: {"name": bad, "size": 1, "type": "file"}})
    assert len(list(rldk.read_events(URL))) == 120
    assert "its name cannot be that of a file here" in caplog.text
    assert not list(temporary.parent.rglob("*escape*"))


def test_names_that_cannot_stand_side_by_side_are_named(
    logs: Path, memory: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(memory, logs)
    good = memory.find("/bucket/logs", detail=True)
    under = "/bucket/logs/grpo-1_events.jsonl/x_events.jsonl"
    link = "/bucket/logs/link_events.jsonl"
    odd = {under: {"name": under, "size": 1, "type": "file"}, link: {"name": link, "size": 1, "type": "link"}}
    monkeypatch.setattr(type(memory), "find", lambda *_, **__: good | odd)
    assert len(list(rldk.read_events(URL))) == 120
    assert "x_events.jsonl: another file or folder has its name here" in caplog.text
    assert "link_events.jsonl: it is a link, not a file" in caplog.text


@pytest.mark.parametrize("url", ["s3://", "s3://bucket/../other", "memory://bucket//logs", "memory://bucket/./logs"])
def test_a_url_that_leads_up_is_refused(url: str) -> None:
    with pytest.raises(RemoteError, match="expected SCHEME://BUCKET/PATH"):
        list(rldk.read_events(url))


def test_what_is_missing_is_named_by_its_url(logs: Path, memory: Any) -> None:
    put(memory, logs)
    with pytest.raises(LogNotFoundError, match=r"^memory://bucket/nothing: no such file or directory$"):
        rldk.read_events("memory://bucket/nothing")
    with pytest.raises(LogNotFoundError, match=r"^memory://bucket/logs/x_events.jsonl: no such file or directory$"):
        rldk.read_events(f"{URL}/x_events.jsonl")
    with pytest.raises(LogNotFoundError, match=r"memory://bucket/logs/trl: no event log here"):
        rldk.read_events(f"{URL}/trl")
    with pytest.raises(LogNotFoundError, match="no file that matches it"):
        command("ingest", f"{URL}/x*.csv")
    code, out = command("ls", URL, "memory://bucket/nothing")
    assert code == 2
    assert "grpo-1" in out


def test_only_what_readers_want_is_copied(logs: Path, memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put(memory, logs)
    weights = (300).to_bytes(8, "little") + b'{"a":' + b" " * 3_000_000
    memory.pipe_file("/bucket/logs/trl/checkpoint-40/model.safetensors", weights)
    memory.pipe_file("/bucket/logs/.git/config", b"[core]")
    copied: list[str] = []
    get_file = type(memory).get_file

    def count(self: Any, path: str, *args: object, **kwargs: object) -> None:
        copied.append(path)
        get_file(self, path, *args, **kwargs)

    monkeypatch.setattr(type(memory), "get_file", count)
    list(rldk.read_events(f"{URL}/grpo-1_events.jsonl"))
    assert all("/grpo-1_" in path for path in copied)
    assert any(".zst" in path for path in copied)
    copied.clear()
    put(memory, logs)
    (logs / ".git").mkdir()
    (logs / "trl" / "checkpoint-40" / "model.safetensors").write_bytes(weights)
    (logs / ".git" / "config").write_bytes(b"[core]")
    want, got = rldk.ingest.Ingest(logs), command("ingest", URL)
    assert got == command("ingest", logs)
    assert list(want)
    assert not [path for path in copied if path.endswith(("safetensors", "config"))]


def test_no_room_is_said_before_anything_is_copied(logs: Path, memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put(memory, logs)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 70_000_000))  # type: ignore[attr-defined]
    monkeypatch.setattr(
        type(memory), "info", lambda *_, **__: {"name": "/bucket/x_events.jsonl", "size": 3 * 10**9, "type": "file"}
    )
    with pytest.raises(RemoteError, match=r"no room for a copy: expected 3.0 GB free in .*, found 70.0 MB. Set TMPDIR"):
        rldk.read_events("memory://bucket/x_events.jsonl")


def test_a_log_that_changes_while_it_is_copied(logs: Path, memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put(memory, logs)
    whole = type(memory).get_file

    def short(self: Any, path: str, local: str, **kwargs: object) -> None:
        whole(self, path, local, **kwargs)
        os.truncate(local, 10)

    monkeypatch.setattr(type(memory), "get_file", short)
    with pytest.raises(RemoteError, match="copied 10: it changed meanwhile, or the connection broke"):
        rldk.read_events(URL)

    def gone(self: Any, path: str, local: str, **kwargs: object) -> None:
        raise FileNotFoundError(path)

    monkeypatch.setattr(type(memory), "get_file", gone)
    with pytest.raises(RemoteError, match="it was deleted while the logs were copied"):
        rldk.read_events(URL)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError("Access Denied"), "^memory://bucket/logs: it cannot be read, as access is denied: Access"),
        (Exception("Could not connect to the endpoint URL: x"), "^memory://bucket/logs: it cannot be reached: Could"),
        (OSError("[Errno -2] Name or service not known"), "it cannot be reached: .* Check the network and the name"),
        (OSError("Cannot read http://host/x?token=secret"), "cannot be read: Cannot read http://host/x[?][*]{3}$"),
        (OSError(28, "No space left on device"), "no room for a copy. Set TMPDIR"),
        (OSError("a long way " * 99 + "Could not resolve hostname"), "it cannot be reached: a long way"),
        (RuntimeError("odd\nthing"), "memory://bucket/logs: it cannot be read: odd thing"),
    ],
)  # fmt: skip
def test_errors_of_packages_are_one_line(
    error: Exception, said: str, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise error

    monkeypatch.setattr(type(memory), "info", fail)
    with pytest.raises(RemoteError, match=said) as caught:
        rldk.read_events(URL)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("s3://bucket/logs", 's3fs is not installed. Run: pip install "rldk[remote]" s3fs'),
        ("gs://bucket/logs", 'gcsfs is not installed. Run: pip install "rldk[remote]" gcsfs'),
        ("az://container/logs", 'adlfs is not installed. Run: pip install "rldk[remote]" adlfs'),
        ("hf://datasets/me/logs", 'huggingface_hub is not installed. Run: pip install "rldk[remote]" huggingface_hub'),
    ],
)
def test_a_missing_package_is_named(url: str, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("s3fs", "gcsfs", "adlfs", "huggingface_hub", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules["fsspec.registry"]._registry, url.partition("://")[0], raising=False)  # type: ignore[attr-defined]
    with pytest.raises(MissingExtraError) as caught:
        rldk.read_events(url)
    assert str(caught.value) == line
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(MissingExtraError) as caught:
        rldk.read_events(url)
    assert str(caught.value) == line.replace(line.split(maxsplit=1)[0], "fsspec", 1)


def test_an_unknown_scheme_is_named() -> None:
    with pytest.raises(RemoteError, match=r"nosuch://bucket/logs: Protocol not known: nosuch"):
        rldk.read_events("nosuch://bucket/logs")


def test_a_file_url_is_a_path(logs: Path, tmp_path: Path) -> None:
    spaced = tmp_path / "a b"
    logs.rename(spaced)
    assert len(list(rldk.read_events(spaced.as_uri()))) == 120
    assert command("validate", spaced.as_uri()) == command("validate", spaced)
    assert command("export", spaced.as_uri(), (tmp_path / "e.csv").as_uri())[0] == 0
    assert (tmp_path / "e.csv").is_file()
    log = spaced / "grpo-1_events.jsonl"
    assert command("tail", log.as_uri(), "-n", "1") == command("tail", log, "-n", "1")
    assert command("tail", "file://elsewhere/x_events.jsonl")[0] == 2


def test_a_url_is_not_followed(logs: Path, memory: Any) -> None:
    put(memory, logs)
    with pytest.raises(
        ValueError, match=r"^memory://bucket/logs/grpo-1_events.jsonl: follow=True is for a log of this"
    ):
        rldk.read_events(f"{URL}/grpo-1_events.jsonl", follow=True)
    code, _ = command("tail", URL)
    assert code == 2


def test_a_copy_says_nothing_about_the_writer(tmp_path: Path, memory: Any) -> None:
    with rldk.Run(tmp_path / "logs", run_id="live") as run:
        run.log(1, {"loss": 0.5})
        put(memory, tmp_path / "logs")
        (listed,) = rldk.list_runs(URL)
        assert listed.state == "running"


def test_passwords_and_tokens_are_not_shown() -> None:
    assert shown_url("https://me:secret@host/a_events.jsonl?token=secret#x") == "https://me:***@host/a_events.jsonl"
    assert shown_url("s3://KEY:sec/ret@bucket/a") == "s3://KEY:***@bucket/a"
    assert shown_url("https://host:8080/run:1/x@y") == "https://host:8080/run:1/x@y"
    assert shown_url("s3://bucket/run:1/x@y") == "s3://bucket/run:1/x@y"
    found = explained("s3://KEY:secret@b/a", ValueError("found a URI: 'KEY:secret@b/a'"), "read")
    assert str(found).startswith("s3://KEY:***@b/a: it cannot be read: found a URI: 'KEY:***@b/a'")
    assert parts_of("s3://bucket/what?#x") == ["s3", "bucket", "what?#x"]
    assert not is_url("/a/b://c")
    assert not is_url("C:/logs")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_removes_the_copies(number: int, logs: Path, temporary: Path) -> None:
    code = f"""
import fsspec, os, sys, time
from pathlib import Path
from rldk.cli.main import app
memory = fsspec.filesystem("memory")
for path in Path({str(logs)!r}).glob("*"):
    if path.is_file(): memory.pipe_file("/bucket/logs/" + path.name, path.read_bytes())
get_file = type(memory).get_file
def slow(self, path, local, callback, **more):
    os.write(1, b"copying\\n")
    while True:
        time.sleep(0.01)
        callback.relative_update(1)
type(memory).get_file = slow
sys.argv = ["rldk", "check", "memory://bucket/logs"]
app()
"""
    environment = {**os.environ, "TMPDIR": str(temporary)}
    running = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert running.stdout is not None
    assert running.stdout.readline() == b"copying\n"
    assert len(list(temporary.iterdir())) == 1
    running.send_signal(number)
    _, err = running.communicate(timeout=20)
    assert running.returncode not in (0, -number)
    assert b"Traceback" not in err
    assert list(temporary.iterdir()) == []


def test_a_child_that_ends_leaves_the_copies(temporary: Path) -> None:
    with Staging(OWN_FILES) as staging:
        if not (child := os.fork()):
            staging.close()
            os._exit(0)
        os.waitpid(child, 0)
        assert Path(staging.root).is_dir()
