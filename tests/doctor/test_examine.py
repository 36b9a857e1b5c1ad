from __future__ import annotations

import errno
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rldk_schema.forms.doctor import Finding

from rldk import Run, environment
from rldk.doctor import examine, frameworks, machine, storage
from rldk.doctor.launcher import check_launch
from rldk.doctor.machine import check_clock, check_gpu, check_limits, check_python
from rldk.doctor.storage import check_storage
from rldk.doctor.variables import check_variables
from rldk.guard import Guard
from tests.factories.disks import fill, small_disk

LAUNCHERS = ("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT")
IDS = ("SLURM_JOB_ID", "SLURM_PROCID", "SLURM_STEP_NUM_TASKS", "TORCHELASTIC_RUN_ID", "RLDK_LAUNCH_ID", "RAY_ADDRESS")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*LAUNCHERS, *IDS, *(name for name in os.environ if name.startswith("RLDK_"))]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(environment, "_guard", Guard(environment.log))


def by_check(findings: Iterator[Finding]) -> dict[str, Finding]:
    return {finding.check: finding for finding in findings}


def test_a_good_directory_is_tried_and_left_as_it_was(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    found = by_check(check_storage(tmp_path / "a" / "b"))
    assert {name: finding.status for name, finding in found.items()} == {"directory": "ok", "room": "ok", "lock": "ok"}
    assert f"{tmp_path}/a/b, which would be made in {tmp_path}: an event was written" in found["directory"].message
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr().err == ""  # where the log was that is gone again helps nobody


def test_a_file_where_the_directory_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (finding,) = check_storage(tmp_path / "file" / "logs")
    assert (finding.status, finding.message) == ("failed", f"{tmp_path}/file: expected a directory, found a file")


def test_a_link_that_leads_nowhere_and_one_to_itself(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert [finding.message for finding in check_storage(tmp_path / "link")] == [
        f"{tmp_path}/link: expected a directory, found a file"
    ]
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path in ("dangling", "loop", "loop/logs"):
        (finding,) = check_storage(tmp_path / path)
        assert finding.status == "failed", finding


def test_a_name_that_is_too_long_fails(tmp_path: Path) -> None:
    (finding,) = check_storage(tmp_path / ("x" * 300) / "logs")
    assert (finding.status, finding.message.endswith("cannot be written: File name too long")) == ("failed", True)


def test_a_directory_of_someone_else_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "lstat", refuse)  # root may look everywhere
    (finding,) = check_storage(tmp_path / "private" / "logs")
    assert (finding.status, finding.message.endswith("Permission denied")) == ("failed", True)


def test_a_read_only_directory_fails_with_what_to_do(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1000) as disk:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        found = by_check(check_storage(disk))
        assert (found["directory"].status, found["directory"].message) == (
            "failed",
            f"{disk}: cannot be written: Read-only file system",
        )
        assert str(found["directory"].fix).startswith("Make it writable (chmod, chown, mount)")


def test_a_full_disk_fails_with_what_to_do(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 400) as disk:
        fill(disk)
        found = by_check(check_storage(disk))
        assert found["directory"].status == "failed"
        assert "No space left on device" in found["directory"].message
        assert str(found["directory"].fix).startswith("Make room there")
        assert (found["room"].status, found["room"].message) == ("failed", f"0 B free on the file system of {disk}")


def test_little_room_is_a_warning(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 4000) as disk:
        assert by_check(check_storage(disk))["room"].status == "warning"


def test_a_file_system_without_locks_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("rldk.log.lock._set", refuse)
    found = by_check(check_storage(tmp_path))
    assert (found["directory"].status, found["lock"].status) == ("ok", "warning")
    assert found["lock"].message == "this file system does not support locks: a second writer would not be noticed"
    assert str(found["lock"].fix).startswith("Give each process a run_id or a directory of its own")


def test_locks_that_have_no_effect_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rldk.log.lock._set", lambda *_: None)  # says yes, and locks nothing
    assert by_check(check_storage(tmp_path))["lock"].message.startswith("locks have no effect here")


def test_a_file_systems_clock_that_is_another_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() - 3600)
    found = by_check(check_storage(tmp_path))["clock"]
    assert (found.status, found.message) == ("warning", "the file system's clock is 3600 s ahead of this host's")


def test_logs_of_someone_else_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Run(tmp_path, run_id="theirs"):
        pass
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: "theirs" not in str(path) and access(path, mode))
    *_, last = check_storage(tmp_path)
    assert (last.status, last.message) == (
        "warning",
        "1 existing log not writable by this user: theirs_events.jsonl",
    )
    monkeypatch.setenv("RLDK_RUN_ID", "theirs")
    *_, last = check_storage(tmp_path)
    assert last.status == "failed"


def test_a_log_of_someone_else_and_a_directory_called_like_a_log_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Run(tmp_path, run_id="mine"):
        pass
    (tmp_path / "folder_events.jsonl").mkdir()
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: "mine" not in str(path) and access(path, mode))
    *_, last = check_storage(tmp_path)
    assert last.message == "2 existing logs not writable by this user: folder_events.jsonl, mine_events.jsonl"


def test_a_directory_that_can_be_written_but_not_listed_is_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> Iterator[Path]:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    first, *_, last = check_storage(tmp_path)
    assert (first.status, last.status) == ("ok", "warning")
    assert last.message.startswith(f"{tmp_path}: not everything could be checked: ")


def test_variables_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_OUTPUT_DIR", "logs")
    (fine,) = check_variables()
    assert (fine.status, fine.message) == (
        "ok",
        "set and understood: RLDK_OUTPUT_DIR; callbacks read them unless the same option is given as an "
        "argument; Run takes arguments only",
    )
    monkeypatch.setenv("RLDK_DISABLE_JSONL", "TRUE")
    monkeypatch.setenv("RLDK_KEEP", "0")
    monkeypatch.setenv("RLDK_RUN_ID", "a/b")
    monkeypatch.setenv("RLDK_OUTPUTDIR", "logs")
    found = list(check_variables())
    assert [(f.status, f.message.split(" ")[0].split("=")[0].rstrip(":")) for f in found] == [
        ("failed", "RLDK_DISABLE_JSONL"),
        ("warning", "unknown"),
        ("warning", "RLDK_RUN_ID"),
        ("warning", "RLDK_KEEP"),
        ("ok", "set"),
    ]
    assert found[1].fix == "Set RLDK_OUTPUT_DIR instead."


@pytest.mark.parametrize(
    ("name", "text", "fix"), [("DISABLE_JSONL", "maybe", "0"), ("ENABLE_JSONL_LOGGING", "off", "1")]
)
def test_what_turns_logging_off_fails_and_is_not_called_understood(
    name: str, text: str, fix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"RLDK_{name}", text)
    first, last = check_variables()
    assert (first.status, first.fix) == ("failed", f"unset RLDK_{name}, or set it to {fix}.")
    assert last.message == "no other RLDK_ variable is set"


def test_both_variables_that_turn_logging_off_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_DISABLE_JSONL", "1")
    monkeypatch.setenv("RLDK_ENABLE_JSONL_LOGGING", "flase")
    assert [finding.status for finding in check_variables()] == ["failed", "failed", "ok"]


def test_writer_options_that_do_not_go_together_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_BUFFER_EVENTS", "5")
    monkeypatch.setenv("RLDK_FSYNC", "always")
    first, *_ = check_variables()
    assert first.message.startswith("RLDK_FSYNC: fsync: expected None or seconds with buffer_events")


def test_an_address_for_alerts_is_judged_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_ALERT_WEBHOOK", "https://hooks.slack.com/SECRET")
    (fine,) = check_variables()
    assert fine.message == "set and understood: RLDK_ALERT_WEBHOOK"
    monkeypatch.setenv("RLDK_ALERT_WEBHOOK", "https://hooks.slack.com/SECRET hooks.slack.com/SECRET")
    first, last = check_variables()
    assert first.message.startswith("RLDK_ALERT_WEBHOOK: address 2: expected https://HOST/...")
    assert "SECRET" not in str((first, last))


def test_a_file_system_that_does_not_answer_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "_SECONDS", 0.2)
    monkeypatch.setattr(storage, "_log", lambda *_: time.sleep(3))
    (finding,) = check_storage(tmp_path)
    assert (finding.status, finding.message) == ("failed", f"{tmp_path}: the file system has not answered for 0.2 s")


def test_a_framework_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frameworks, "find_spec", lambda _: None)
    (finding,) = frameworks.check_frameworks("openrlhf")
    assert (finding.status, finding.message) == ("failed", "openrlhf is not installed")
    assert 'pip install "rldk[openrlhf]" openrlhf' in str(finding.fix)
    (finding,) = frameworks.check_frameworks(None)
    assert finding.status == "note"


def test_what_no_index_has_is_not_to_be_installed_from_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frameworks, "find_spec", lambda _: None)
    for name, hook in frameworks.HOOKS.items():
        (finding,) = frameworks.check_frameworks(name)
        assert ("pip install" in str(finding.fix)) == (name not in {"nemo_rl", "slime"}) == (hook.index is not None)
    (finding,) = frameworks.check_frameworks("tinker")
    assert str(finding.fix).endswith('pip install "rldk" tinker-cookbook')


@pytest.mark.parametrize(
    ("there", "looked_at"),
    [
        ({"transformers", "tinker_cookbook"}, ["tinker"]),
        ({"transformers"}, []),
        ({"transformers", "accelerate"}, ["transformers"]),
        ({"transformers", "accelerate", "trl", "llamafactory"}, ["llama_factory"]),
        ({"transformers", "accelerate", "trl", "swift"}, ["trl", "ms_swift"]),
        ({"accelerate"}, ["accelerate"]),
    ],
)
def test_what_is_only_there_for_another_framework_is_not_looked_at(
    there: set[str], looked_at: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frameworks, "find_spec", lambda name: name if name in there else None)
    monkeypatch.setattr(frameworks, "_load", lambda name, _: name)
    found = list(frameworks.check_frameworks(None))
    assert (found if looked_at else []) == looked_at


def test_a_hook_that_does_not_load_fails_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = frameworks.Hook("rldk.broken", "raise ImportError('libcudart.so.13: cannot open')", "fine")
    monkeypatch.setitem(frameworks.HOOKS, "pytest", broken)
    (finding,) = frameworks.check_frameworks("pytest")
    assert finding.status == "failed"
    assert finding.message.endswith("the hook does not load: ImportError: libcudart.so.13: cannot open")
    assert "To see the full error" in str(finding.fix)
    lacking = frameworks.Hook("rldk.broken", "raise ImportError('No module named accelerate')", "fine", extra="trl")
    monkeypatch.setitem(frameworks.HOOKS, "pytest", lacking)
    (finding,) = frameworks.check_frameworks("pytest")
    assert str(finding.fix).endswith('pip install "rldk[trl]"')


@pytest.mark.trl
@pytest.mark.parametrize("framework", ["transformers", "trl"])
def test_the_callback_loads_in_a_process_of_its_own(framework: str) -> None:
    pytest.importorskip("trl")
    (finding,) = frameworks.check_frameworks(framework)
    assert finding.status == "ok", finding


def test_an_unknown_framework_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        ValueError, match="framework: expected one of transformers, trl, ms_swift, .*, verl, .*, found 'jax'"
    ):
        list(examine(tmp_path, "jax"))


def test_versions_name_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert next(check_python()).status == "ok"
    monkeypatch.setattr(machine, "installed", lambda name: None if name in ("msgspec", "pyarrow") else "1")
    _, needed, optional = check_python()
    assert (needed.status, needed.message) == ("failed", "not installed: msgspec")
    assert (optional.status, optional.fix) == ("note", 'pip install "rldk[parquet]"')


def test_a_clock_that_was_never_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [finding.status for finding in check_clock()] == ["ok"]
    ticks = iter(range(10))
    monkeypatch.setattr(time, "time", lambda: 1e6 + next(ticks))
    (finding,) = check_clock()
    assert (finding.status, finding.message) == ("warning", "the host's clock says 1970-01-12")


def test_limits_of_the_process() -> None:
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64));"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000));"
        "from rldk.doctor.machine import check_limits; print(*[f.message for f in check_limits()], sep='\\n')"
    )
    done = subprocess.run([os.sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "a process may open 64 files" in done.stdout
    assert "files are limited to 5,000 bytes" in done.stdout
    assert all(finding.check == "limits" for finding in check_limits())


def test_the_driver_of_a_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    import pynvml

    # A stand-in: there is no GPU here.
    monkeypatch.setattr(pynvml, "nvmlInit", lambda: None)
    monkeypatch.setattr(pynvml, "nvmlShutdown", lambda: None)
    monkeypatch.setattr(pynvml, "nvmlDeviceGetCount", lambda: 2)
    monkeypatch.setattr(pynvml, "nvmlSystemGetDriverVersion", lambda: b"560.1")
    assert [(f.status, f.message) for f in check_gpu()] == [("ok", "driver 560.1, 2 GPUs")]

    def fail() -> None:
        raise pynvml.NVMLError(pynvml.NVML_ERROR_DRIVER_NOT_LOADED)

    monkeypatch.setattr(pynvml, "nvmlInit", fail)
    assert [f.status for f in check_gpu()] == ["note"]


def test_a_process_without_a_launcher() -> None:
    assert [(f.status, f.message) for f in check_launch()] == [("ok", "no launcher: one process, rank 0")]


def test_ranks_that_nothing_joins_and_a_master_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RANK", "1")
    monkeypatch.setenv("WORLD_SIZE", "2")
    launch, master = check_launch()
    assert (launch.status, launch.fix) == (
        "warning",
        "Set RLDK_LAUNCH_ID to the same text on all ranks, or --rdzv-id.",
    )
    assert (master.check, master.status) == ("network", "warning")
    monkeypatch.setenv("RLDK_LAUNCH_ID", "job-1")
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setenv("MASTER_ADDR", "127.0.0.1")
        monkeypatch.setenv("MASTER_PORT", str(server.getsockname()[1]))
        launch, master = check_launch()
        assert (launch.status, launch.message) == ("ok", "rank 1 of 2 (RLDK_LAUNCH_ID=job-1)")
        assert (master.status, " answers in " in master.message) == ("ok", True)
    _, master = check_launch()
    assert (master.status, "refuses connections" in master.message) == ("note", True)
    monkeypatch.setenv("MASTER_ADDR", "no-such-host.invalid")
    _, master = check_launch()
    assert (master.status, "does not resolve" in master.message) == ("warning", True)


def test_tasks_of_slurm_that_do_not_know_their_rank(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in (("JOB_ID", "5"), ("STEP_NUM_TASKS", "8"), ("PROCID", "3")):
        monkeypatch.setenv(f"SLURM_{name}", text)
    first, second, _ = check_launch()
    assert (first.status, "treats every task as rank 0" in first.message) == ("warning", True)
    assert (second.status, second.message) == ("ok", "rank 3 of 8 (SLURM_JOB_ID=5)")


@pytest.mark.parametrize(("rank", "world"), [("2", "2"), ("1", ""), ("one", "2")])
def test_ranks_that_make_no_sense(monkeypatch: pytest.MonkeyPatch, rank: str, world: str) -> None:
    monkeypatch.setenv("RANK", rank)
    monkeypatch.setenv("WORLD_SIZE", world)
    assert next(check_launch()).status == "warning"


def test_ray_without_ray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAY_ADDRESS", "127.0.0.1:6379")
    *_, last = check_launch()
    assert "127.0.0.1:6379" in last.message


def test_a_check_that_fails_hides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a driver's own error")

    monkeypatch.setattr("rldk.doctor.storage._room", fail)
    monkeypatch.setattr(frameworks, "find_spec", lambda _: None)
    found = list(examine(tmp_path))
    assert [f.message for f in found if "a driver's own error" in f.message] == [
        'this check failed: RuntimeError("a driver\'s own error")'
    ]
    assert {"python", "directory", "framework", "clock", "launcher"} <= {f.check for f in found}
    assert list(tmp_path.iterdir()) == []
