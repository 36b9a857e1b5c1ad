from __future__ import annotations

import errno
import gzip
import json
import logging
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rldk_schema import Lifecycle, ModelInfo, Process

from rldk import Run, check_runs, compare_runs, encode_event, list_runs, load_rules
from rldk.check import check_places
from rldk.errors import EventValidationError
from rldk.log.ranks import RankLog
from rldk.log.runs import find_run_logs
from rldk.run_index.code import GRANULARITY
from rldk.run_index.files import files_of
from rldk.run_index.place import make_room
from tests.factories.commands import rldk
from tests.factories.events import make_event
from tests.factories.indexed import NOW, count_reads, use_index, wait_for_clock


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three runs: one is healthy, the loss of one becomes NaN, and one was killed."""
    use_index(monkeypatch, tmp_path / "cache")
    folder = tmp_path / "logs"
    for run_id, broken in (("well", 99), ("sick", 20)):
        with Run(folder, run_id=run_id) as run:
            for step in range(1, 41):
                run.log(step, {"loss": float("nan") if step >= broken else 0.5, "reward_mean": step / 100})
    add(folder / "killed_events.jsonl", *range(1, 30))
    wait_for_clock(folder)
    return folder


def add(path: Path, *steps: int, attempt: int = 1, loss: float = 0.5) -> None:
    """Appends what a writer appends, an hour before it is looked at."""
    process = Process(rank=0, attempt=attempt, attempt_id=str(attempt), hostname="h", world_size=1)
    info = ModelInfo(run_id=path.name.partition("_events")[0], phase="train")
    events = (
        make_event(step=s, model_info=info, process=process, timestamp=NOW - 90_000 + s, metrics={"loss": loss})
        for s in steps
    )
    path.parent.mkdir(exist_ok=True)
    with path.open("ab") as file:
        file.writelines(encode_event(event) + b"\n" for event in events)


def same_with_and_without(folder: Path) -> None:
    """Compares all that is printed, as often as it takes to have been kept and used."""
    several = len(list(check_runs(folder, on_error="skip", index=False))) > 1
    for command in (
        ["check", folder],
        ["check", folder, "--format", "json"],
        *([["compare", folder]] if several else []),
        ["ls", folder, "--format", "json"],
    ):
        plain = rldk(*command, "--no-index")
        assert [rldk(*command), rldk(*command)] == [plain, plain]


def test_runs_that_have_not_changed_are_not_read_again(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = list(check_runs(logs))
    read = count_reads(monkeypatch)
    assert repr(list(check_runs(logs))) == repr(first)  # NaN is no NaN
    assert read == []
    add(logs / "killed_events.jsonl", 30)
    events = {run.run_id: run.events for run in check_runs(logs)}
    assert (read, events["killed"]) == (["killed"], 30)
    assert [run.run_id for run in check_runs(logs, index=False)] == [run.run_id for run in first]
    assert len(read) == 4


@pytest.mark.parametrize("command", ["check", "ls"])
def test_what_reads_logs_is_not_imported_where_all_is_known(logs: Path, command: str) -> None:
    (logs / "killed_events.jsonl").unlink()  # its events are of a time to come for a process, which has its own clock
    until_settled = GRANULARITY + 0.1
    threading.Event().wait(until_settled)
    code = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    code = f"{code}\nfrom rldk.cli.main import app; app()"
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", code, command, logs], capture_output=True, text=True)
    assert "sick" in done.stdout
    readers = {
        "rich",
        "multiprocessing",
        "rldk.adapters.foreign_run",
        "rldk.adapters.layouts.registry",
        "rldk.health.verdict",
        "rldk.ingest",
        "rldk.log.manifest",
        "rldk.log.replay",
    }
    assert set(done.stderr.split()) & readers == set()


def test_runs_that_are_compared_are_not_judged_again(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(logs / "killed_events.jsonl", 12, 13, attempt=2)  # how attempts relate is found out each time
    first = compare_runs(logs)
    read = count_reads(monkeypatch)
    assert repr(compare_runs(logs)) == repr(first)
    assert Counter(read) == {"killed": 3, "sick": 1, "well": 1}  # all numbers once; its attempts are two passes
    read.clear()
    assert repr(compare_runs(logs, index=False)) == repr(first)
    assert Counter(read) == {"killed": 3, "sick": 2, "well": 2}


def test_lines_of_ls_are_kept_by_what_they_sum_up(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = list_runs(logs)
    read = count_reads(monkeypatch)
    assert repr(list_runs(logs)) == repr(first)
    assert read == []
    (well,) = (run for run in list_runs(logs, metrics=["kl/my", "score"]) if run.run_id == "well")
    assert well.metrics.keys() == {"loss", "reward_mean"}
    assert len(read) == 3
    same_with_and_without(logs)


def test_other_rules_are_another_question(logs: Path, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text("[non_finite]\ngrade = []\n")
    list(check_runs(logs))
    changed = load_rules(tmp_path / "rules.toml")
    alerts = {run.run_id: len(run.alerts) for run in check_runs(logs, changed)}
    assert alerts["sick"] < {run.run_id: len(run.alerts) for run in check_runs(logs)}["sick"]
    assert alerts == {run.run_id: len(run.alerts) for run in check_runs(logs, changed, index=False)}


def test_how_long_a_run_has_been_silent_is_said_as_of_now(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Run(logs, run_id="hangs") as run:
        run.log(1, {"loss": 0.5})
        wait_for_clock(logs)
        told = []
        list(check_runs(run.path))
        read = count_reads(monkeypatch)
        for later in (NOW + 3600, NOW + 86_400 * 400):
            monkeypatch.setattr(time, "time", lambda later=later: later)
            (kept,), (plain,) = check_runs(run.path), check_runs(run.path, index=False)
            assert kept == plain
            told += [alert.message for alert in kept.alerts if alert.rule == "stall"]
        assert len(set(told)) == 2
        assert len(read) == 3  # two without the index
        monkeypatch.setattr(time, "time", lambda: NOW - 1)  # the clock was set back
        assert list(check_runs(run.path)) == list(check_runs(run.path, index=False))
        assert len(read) == 5


def test_a_run_that_may_be_written_is_read_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_index(monkeypatch, tmp_path / "cache")
    monkeypatch.setattr(time, "time", lambda clock=time.time_ns: clock() / 1e9 + 10)
    read = count_reads(monkeypatch)
    with Run(tmp_path / "logs", run_id="r") as run:
        run.log(1, {"loss": 0.5})
        states = [health.state for _ in range(2) for health in check_runs(run.path)]
    assert (states, len(read)) == (["running", "running"], 2)
    assert [health.state for health in check_runs(run.path)] == ["finished"]


def test_files_that_were_just_changed_are_read_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change within the granularity of the clock would not show."""
    use_index(monkeypatch, tmp_path / "cache")
    add(path := tmp_path / "r_events.jsonl", 1, 2)
    end(path)
    changed = path.stat().st_mtime
    read = count_reads(monkeypatch)
    for seconds, times in ((1.5, 1), (1.5, 2), (2.5, 3), (2.5, 3)):
        monkeypatch.setattr(time, "time", lambda now=changed + seconds: now)
        list(check_runs(path))
        assert len(read) == times


def test_nothing_is_kept_that_came_with_a_warning(logs: Path, caplog: pytest.LogCaptureFixture) -> None:
    with (logs / "killed_events.jsonl").open("ab") as file:
        file.write(b"{}\n")
    wait_for_clock(logs)
    for _ in range(2):
        caplog.clear()
        with caplog.at_level(logging.WARNING):
            (killed,) = (run for run in check_runs(logs, on_error="skip") if run.run_id == "killed")
        assert killed.skips.count == 1
        assert len([record for record in caplog.records if "skipped" in record.getMessage()]) == 1
    with pytest.raises(EventValidationError):
        list(check_runs(logs))


@pytest.mark.parametrize("index", [True, False])
def test_a_script_without_logging_sees_each_warning_once(index: bool, logs: Path) -> None:
    with (logs / "killed_events.jsonl").open("ab") as file:
        file.write(b"{}\n")
    script = """
import sys, time
time.time = lambda: 2e9
from rldk import check_runs
list(check_runs(sys.argv[1], on_error="skip", index=sys.argv[2] == "True"))
"""
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", script, logs, str(index)], capture_output=True, text=True)
        assert done.stderr.count("skipped") == 1, done.stderr


@pytest.mark.damages_files
@pytest.mark.parametrize(
    "reader", ["log.manifest.read_regular", "log.ending.last_lines", "adapters.samples.worst.read_completions"]
)
def test_nothing_is_kept_of_which_something_could_not_be_read(
    reader: str, logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(path := logs / "a_events.jsonl", *range(1, 7))
    add(path, 7, 8, loss=float("nan"))
    end(path)
    (logs / "a_completions.jsonl").write_text(SAMPLE)
    (logs / "a_run.json").write_text(json.dumps(MANIFEST))
    wait_for_clock(logs)

    def fails(*_: object, **__: object) -> object:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    plain = list(check_runs(path, index=False))
    with monkeypatch.context() as patched:
        patched.setattr(f"rldk.{reader}", fails)
        assert repr(list(check_runs(path))) != repr(plain)
    assert repr(list(check_runs(path))) == repr(plain)


def test_whose_a_file_is_belongs_to_what_an_answer_depends_on(logs: Path) -> None:
    (run,) = find_run_logs(logs / "sick_events.jsonl")
    rank = RankLog(1, 0, logs / "well_events.jsonl")
    told = [replace(run, paths=(*run.paths, rank.live))]
    told += [replace(run, other_ranks=(other,)) for other in (rank, rank._replace(rank=2))]
    assert len({files.digest for one in told if (files := files_of(one)) is not None}) == 3


def test_a_segment_that_was_named_and_is_compressed_by_now_is_read_each_time(logs: Path) -> None:
    segment = logs / "well_events.000001.jsonl"
    packed = segment.with_name(f"{segment.name}.gz")
    lines = (logs / "well_events.jsonl").read_bytes()
    packed.write_bytes(gzip.compress(lines))
    wait_for_clock(logs)
    assert [run.events for run in check_runs(segment)] == [lines.count(b"\n")]
    packed.write_bytes(gzip.compress(b"".join(lines.splitlines(True)[:9])))
    wait_for_clock(logs)
    assert [run.events for run in check_runs(segment)] == [9]


def test_an_iterator_that_is_left_half_used_says_nothing_when_python_ends(logs: Path) -> None:
    script = """
import sys, time
time.time = lambda: 2e9
from rldk import check_runs
found = check_runs(sys.argv[1])
print(next(found).run_id)
"""
    done = subprocess.run([sys.executable, "-c", script, logs], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("killed\n", "")


def test_texts_that_name_files_are_those_of_the_path_that_was_asked_for(
    logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (logs / "killed_events.jsonl").open("ab") as file:
        file.write(b'{"torn')
    add(logs / "falls_events.jsonl", 1, 2, 3, 2)
    wait_for_clock(logs)
    monkeypatch.chdir(logs.parent)
    for folder in (logs, Path("logs"), Path("logs/../logs"), Path("logs/killed_events.jsonl"), Path()):
        same_with_and_without(folder)
    monkeypatch.chdir(logs)
    same_with_and_without(Path())


def test_samples_of_alerts_are_kept_and_change_with_their_file(logs: Path) -> None:
    add(path := logs / "a_events.jsonl", 1, 2)
    complete(path)
    for reward in ("-1.0", "-2.5"):
        latest = SAMPLE.replace('"attempt": 1', '"attempt": null')  # none that a later attempt repeats
        (logs / "a_completions.jsonl").write_text(latest.replace("-1.0", reward))
        wait_for_clock(logs)
        same_with_and_without(logs)
        (run,) = (run for run in check_runs(logs) if run.run_id == "a")
        assert [sample.reward for sample in run.samples] == [float(reward)]


def test_a_folder_that_moved_or_has_another_name_is_known_by_its_real_path(
    logs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(check_runs(logs))
    (tmp_path / "link").symlink_to(logs)
    read = count_reads(monkeypatch)
    assert [run.path.parent.name for run in check_runs(tmp_path / "link")] == ["link"] * 3
    assert read == []
    logs.rename(tmp_path / "moved")
    assert len(list(check_runs(tmp_path / "moved"))) == len(read) == 3


def test_each_of_very_many_named_folders_has_its_index(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{number}" for number in range(6)]
    for name in names:
        add(logs / name / f"r{name}_events.jsonl", 1, 2)
    wait_for_clock(logs)
    looked_at = make_room.cache_info().misses
    for directory, there in ((logs, ""), (logs / "5", ".."), (Path("/"), str(logs.relative_to("/")))):
        monkeypatch.chdir(directory)
        shutil.rmtree(logs.parent / "cache", ignore_errors=True)
        read = count_reads(monkeypatch)
        for _ in range(2):
            found = list(check_places([Path(there, name) for name in names], None))
            assert [run.run_id for run in found] == [f"r{name}" for name in names]
        assert len(read) == len(names)
        assert len(list(logs.parent.glob("cache/runs/*.sqlite"))) == len(names)
    assert make_room.cache_info().misses == looked_at + 1


def test_runs_of_one_name_in_two_folders_are_two(logs: Path, tmp_path: Path) -> None:
    shutil.copytree(logs, logs / "copy")
    add(logs / "copy" / "killed_events.jsonl", 30, 31)
    wait_for_clock(logs)
    same_with_and_without(logs)
    assert sorted(run.events for run in check_runs(logs) if run.run_id == "killed") == [29, 31]


def rotate(path: Path) -> None:
    number = 1 + len(list(path.parent.glob("a_events.0*")))
    if path.exists():
        path.rename(path.with_name(f"a_events.{number:06d}.jsonl"))
        add(path, *range(60, 65))


def compress(path: Path) -> None:
    for segment in sorted(path.parent.glob("a_events.0*.jsonl"))[:1]:
        segment.with_name(f"{segment.name}.gz").write_bytes(gzip.compress(segment.read_bytes()))
        segment.unlink()


def replace_digit(path: Path, chance: random.Random) -> None:
    if path.exists():
        text = path.read_text()
        path.write_text(text.replace('"loss":0.5', f'"loss":{chance.choice(["5e9", "0.4"])}', 1))


def complete(path: Path) -> None:
    """A sample, and an alert at its step or later."""
    path.with_name("a_completions.jsonl").write_text(SAMPLE)
    add(path, 7, 8, loss=float("nan"), attempt=9)


def end(path: Path) -> None:
    info = ModelInfo(run_id=path.name.partition("_events")[0], phase="lifecycle")
    process = Process(rank=0, attempt=1)
    told = Lifecycle(kind="ended", ending="failed", error_type="E")
    event = make_event(step=9, model_info=info, process=process, timestamp=NOW - 80_000, lifecycle=told, metrics={})
    with path.open("ab") as file:
        file.write(encode_event(event) + b"\n")


OPERATIONS: dict[str, Callable[[Path, random.Random], object]] = {
    "append": lambda p, r: add(p, *range(r.randrange(50), 60), loss=r.choice([0.5, float("nan")])),
    "attempt": lambda p, r: add(p, *range(r.randrange(30), 40), attempt=r.randrange(2, 5)),
    "second writer": lambda p, _: add(p.with_name("a_events.attempt2.jsonl"), 7, 8, attempt=2),
    "rank": lambda p, _: add(p.with_name("a_events.rank1.jsonl"), 7, 8),
    "other run": lambda p, r: add(p.with_name(f"{r.choice('bc')}_events.jsonl"), *range(r.randrange(9))),
    "truncate": lambda p, r: os.truncate(p, r.randrange(p.stat().st_size)) if p.exists() else None,
    "touch": lambda p, _: os.utime(p, (1, 1)) if p.exists() else None,
    "delete": lambda p, _: p.unlink(missing_ok=True),
    "torn": lambda p, _: p.open("ab").write(b'{"step": 3'),
    "rotate": lambda p, _: rotate(p),
    "compress": lambda p, _: compress(p),
    "same size": replace_digit,
    "manifest": lambda p, _: p.with_name("a_run.json").write_text(json.dumps(MANIFEST)),
    "odd manifest": lambda p, r: p.with_name("a_run.json").write_text(r.choice(["", "[]", '{"config": {"beta": 0}}'])),
    "completions": lambda p, _: complete(p),
    "end": lambda p, _: end(p),
    "index": lambda p, _: [f.write_bytes(b"SQLite format 3\0 no") for f in p.parents[1].glob("cache/runs/*.sqlite")],
}
MANIFEST = {
    "run_id": "a", "schema_version": "1.0", "rldk_version": "0.1.0", "config": {"beta": 0.0}, "metric_sources": {},
    "attempts": [{"attempt": 1, "started": NOW - 90_000, "attempt_id": "1"}],
}  # fmt: skip
SAMPLE = '{"step": 7, "attempt": 1, "index": 0, "prompt": "p", "completion": "c", "reward": -1.0, "rewards": {}, "advantage": null}\n'  # noqa: E501


@pytest.mark.damages_files
@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_to_a_folder_answers_are_those_of_reading_it(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_index(monkeypatch, tmp_path / "cache")
    chance = random.Random(seed)
    folder = tmp_path / "logs"
    add(folder / "a_events.jsonl", 1, 2, 3)
    add(folder / "z_events.jsonl", 1, 2, 3)
    read = count_reads(monkeypatch)
    for _ in range(12):
        name = chance.choice(list(OPERATIONS))
        OPERATIONS[name](folder / "a_events.jsonl", chance)
        wait_for_clock(folder)
        for _ in range(2):
            kept, plain = (rldk("check", folder, "--format", "json", *flag) for flag in ((), ("--no-index",)))
            assert kept == plain, name
        kept, plain = (rldk("ls", folder, "--format", "json", *flag) for flag in ((), ("--no-index",)))
        assert kept == plain, name
    assert 36 < read.count("z") < 48  # of 72 times that it was asked for
