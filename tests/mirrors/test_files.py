"""Copies of logs: in a directory, and in a store, which here is fsspec's in memory."""

from __future__ import annotations

import errno
import gzip
import itertools
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from rldk_schema import Process

from rldk import EventWriter, Run, read_events, validate_logs
from rldk.atomic import temporary
from rldk.errors import MirrorError
from rldk.event.codec import encode_event
from rldk.log.follower import iter_chain
from rldk.log.segments import closed_segments
from rldk.mirror_target import parse_target
from rldk.mirrors import store
from rldk.mirrors.cursor import Cursor
from rldk.mirrors.directory import Directory
from rldk.mirrors.files import Copies
from rldk.mirrors.mirroring import mirror
from rldk.mirrors.runs import runs_to_mirror
from tests.factories.commands import RLDK, process, rldk
from tests.factories.events import make_event
from tests.mirrors.material import log_steps, write_attempts

ROTATED = {"rotate_bytes": 20_000, "compress": "zstd"}
_number = itertools.count()


@pytest.fixture(params=["directory", "store"])
def dest(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "directory":
        yield str(tmp_path / "copies")
        return
    fsspec = pytest.importorskip("fsspec")
    root = f"memory://mirror-{next(_number)}"
    yield root
    memory = fsspec.filesystem("memory")
    if memory.exists(root):
        memory.rm(root, recursive=True)


def lines(place: str | Path) -> list[bytes]:
    return [encode_event(event) for event in read_events(place, attempts="all")]


class Rounds:
    """A mirror whose rounds a test makes one by one."""

    def __init__(self, source: Path, dest: str) -> None:
        self.sent: list[int] = []
        copies = Copies(source, dest, self.sent.append)
        self.runs = [copies.begin(name, run) for name, run in runs_to_mirror(source)]

    def copy(self) -> int:
        self.sent.clear()
        for run in self.runs:
            assert run is not None
            run.send(final=False)
        return sum(self.sent)

    def close(self) -> None:
        for run in self.runs:
            assert run is not None
            run.close(None)


@pytest.mark.damages_files
def test_a_copy_reads_back_equal_and_is_not_made_twice(tmp_path: Path, dest: str) -> None:
    logs = tmp_path / "logs"
    write_attempts(logs, 200)
    with Run(logs / "node_1", run_id="other", rank=1, writer_options=ROTATED) as run:
        log_steps(run, range(1, 101))
    (logs / "grpo-1_completions.jsonl").write_bytes(b'{"step": 1}\n{"st')
    (logs / "grpo-1_events.jsonl.torn-5").write_bytes(b"{")
    (logs / "config.json").write_text("{}")
    code, said = rldk("mirror", logs, "--to", dest)
    assert code == 0
    assert said.startswith("2 runs, ")
    assert said.endswith(f" bytes sent to {dest}\n")
    assert lines(dest) == lines(logs)
    assert all(one.valid for one in validate_logs(dest, strict=True))
    assert rldk("mirror", logs, "--to", dest) == (0, f"2 runs, 0 bytes sent to {dest}\n")


def test_what_is_there_is_a_beginning_of_the_log_at_any_time(tmp_path: Path, dest: str) -> None:
    """Rotated, compressed and pruned while it is copied, by mirrors that come and go."""
    rng = random.Random(7)
    logs = tmp_path / "logs"
    written: list[bytes] = []
    with EventWriter(logs / "r_events.jsonl", rotate_bytes=5_000, compress="zstd") as writer:
        rounds = None
        for step in range(1, 151):
            writer.write(make_event(step=step, timestamp=float(step), process=Process(rank=0)))
            if rng.random() < 0.12:
                rounds = rounds or Rounds(logs, dest)
                rounds.copy()
                written = lines(logs)
                assert lines(dest) == written
                assert rounds.copy() == 0
            if rounds is not None and rng.random() < 0.03:
                rounds.close()
                rounds = None
    assert len(closed_segments(logs / "r_events.jsonl")) > 3
    if rounds is not None:
        rounds.close()
    mirror(logs, parse_target(dest))
    assert lines(dest) == lines(logs)


def test_a_copy_keeps_what_retention_deletes(tmp_path: Path, dest: str) -> None:
    logs = tmp_path / "logs"
    with EventWriter(logs / "r_events.jsonl", rotate_bytes=5_000, keep=2) as writer:
        rounds = None
        for step in range(1, 101):
            writer.write(make_event(step=step))
            rounds = rounds or Rounds(logs, dest)
            rounds.copy()
        rounds.close()
    assert [event.step for event in read_events(dest)] == list(range(1, 101))
    assert len(lines(logs)) < 100


def test_what_was_deleted_before_it_was_copied_is_told(tmp_path: Path, dest: str) -> None:
    logs = tmp_path / "logs"
    with EventWriter(logs / "r_events.jsonl", rotate_bytes=5_000, keep=2) as writer:
        writer.write(make_event(step=0))
        first = lines(logs)
        rounds = Rounds(logs, dest)
        rounds.copy()
        for step in range(1, 101):
            writer.write(make_event(step=step))
        rounds.copy()
        rounds.copy()
        told = [text for run in rounds.runs for text in run.not_held()]
        rounds.close()
    assert len(told) == 1
    assert "closed segments deleted before being read" in told[0]
    assert lines(dest)[:1] == first


def test_a_segment_that_is_compressed_while_it_is_sent_does_not_end_the_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs = tmp_path / "logs"
    with EventWriter(logs / "r_events.jsonl", rotate_bytes=5_000) as writer:
        for step in range(40):
            writer.write(make_event(step=step))
    upload = store.upload

    def compressed(path: Path, url: str) -> None:
        if path.name == "r_events.000002.jsonl":
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
            path.unlink()
        upload(path, url)

    monkeypatch.setattr(store, "upload", compressed)
    dest = f"memory://mirror-{next(_number)}"
    pytest.importorskip("fsspec")
    mirror(logs, parse_target(dest))
    assert lines(dest) == lines(logs)


def test_a_restart_sends_what_is_new(tmp_path: Path, dest: str) -> None:
    logs = tmp_path / "logs"
    with EventWriter(logs / "r_events.jsonl", rotate_bytes=50_000) as writer:
        for step in range(1, 301):
            writer.write(make_event(step=step))
        everything = mirror(logs, parse_target(dest)).sent
        writer.write(make_event(step=301))
    size = len(encode_event(make_event(step=301)))
    sent = mirror(logs, parse_target(dest)).sent
    if dest.startswith("memory"):
        assert sent < 50_000 < everything
    else:
        assert size <= sent < 2 * size
    assert lines(dest) == lines(logs)


def test_half_a_line_is_not_copied_and_the_manifest_never_knows_more(
    tmp_path: Path, dest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs = tmp_path / "logs"
    with Run(logs, run_id="r") as run:
        run.log(1, {"loss": 1.0})
        log = run.path
        rounds = Rounds(logs, dest)
        copying = type(rounds.runs[0]._place).copy_log  # type: ignore[union-attr]

        def ends_meanwhile(self: object, *args: object) -> None:
            copying(self, *args)  # type: ignore[arg-type]
            run.log(2, {"loss": 1.0})
            run.finish()

        with monkeypatch.context() as patched:
            patched.setattr(type(rounds.runs[0]._place), "copy_log", ends_meanwhile)  # type: ignore[union-attr]
            rounds.copy()
    assert len(lines(dest)) == 1
    assert manifest(dest)["attempts"][0]["ended"] is None
    whole = log.read_bytes()
    log.write_bytes(whole + b'{"step": 3, "met')
    rounds.copy()
    assert len(lines(dest)) == 2
    assert manifest(dest)["attempts"][0]["ending"] == "finished"
    assert rounds.copy() == 0
    rounds.close()


def manifest(dest: str) -> dict[str, object]:
    if not dest.startswith("memory"):
        return json.loads(Path(dest, "r_run.json").read_bytes())  # type: ignore[no-any-return]
    import fsspec

    return json.loads(fsspec.filesystem("memory").cat_file(f"{dest}/r_run.json"))  # type: ignore[no-any-return]


def test_a_last_line_without_its_newline_is_an_event(tmp_path: Path, dest: str) -> None:
    logs = tmp_path / "logs"
    with EventWriter(logs / "r_events.jsonl") as writer:
        for step in (1, 2):
            writer.write(make_event(step=step))
    log = logs / "r_events.jsonl"
    log.write_bytes(log.read_bytes()[:-1])
    mirror(logs, parse_target(dest))
    assert [event.step for event in read_events(dest)] == [1, 2]
    with EventWriter(log) as writer:
        writer.write(make_event(step=3))
    mirror(logs, parse_target(dest))
    assert lines(dest) == lines(logs)


def test_a_copy_in_a_directory_can_be_followed(tmp_path: Path) -> None:
    logs, copies = tmp_path / "logs", tmp_path / "copies"
    steps = iter(range(1, 201))
    with EventWriter(logs / "r_events.jsonl", rotate_bytes=4_000, compress="zstd") as writer:
        writer.write(make_event(step=0))
        rounds = Rounds(logs, str(copies))
        rounds.copy()

        def pause(_seconds: float) -> None:
            for step in itertools.islice(steps, 7):
                writer.write(make_event(step=step))
            rounds.copy()

        followed = iter_chain(copies / "r_events.jsonl", follow=True, pause=pause)
        found = [json.loads(line.data)["step"] for _, line in itertools.islice(followed, 201)]
        rounds.close()
    assert found == list(range(201))
    assert len(closed_segments(copies / "r_events.jsonl")) > 5


def test_another_log_at_the_destination_is_left_alone(tmp_path: Path, dest: str) -> None:
    for name in ("one", "two"):
        with EventWriter(tmp_path / name / "r_events.jsonl") as writer:
            for step in (1, 2):
                writer.write(make_event(step=step, timestamp=1.0 if name == "one" else 2.0))
    mirror(tmp_path / "one", parse_target(dest))
    with pytest.raises(MirrorError, match="expected the beginning of the log"):
        mirror(tmp_path / "two", parse_target(dest))
    assert lines(dest) == lines(tmp_path / "one")


def test_a_place_that_is_away_while_training_goes_on_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs, copies = tmp_path / "logs", tmp_path / "copies"
    run = Run(logs, run_id="r")
    run.log(1, {"loss": 1.0})
    copy_log = Directory.copy_log
    rounds = itertools.count()

    def is_away(self: Directory, live: Path, name: str) -> None:
        if (number := next(rounds)) < 4:
            raise OSError(errno.EIO, "input/output error")
        if number == 4:
            run.log(2, {"loss": 1.0})
            run.finish()
        copy_log(self, live, name)

    monkeypatch.setattr(Directory, "copy_log", is_away)
    monkeypatch.setattr("rldk.mirrors.mirroring._LAST_SECONDS", 0.0)
    said: list[str] = []
    summary = mirror(logs, parse_target(str(copies)), follow=True, every=0.05, say=said.append)
    assert summary.problems == []
    assert "input/output error" in "".join(said)
    assert lines(copies) == lines(logs)


def test_a_place_that_stays_away_is_given_up_once_all_runs_have_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_attempts(tmp_path / "logs", 4)

    def is_away(*_: object) -> None:
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(Directory, "copy_log", is_away)
    monkeypatch.setattr("rldk.mirrors.mirroring._LAST_SECONDS", 0.2)
    target = parse_target(str(tmp_path / "copies"))
    summary = mirror(tmp_path / "logs", target, follow=True, every=0.05)
    assert [problem.startswith("grpo-1: ") for problem in summary.problems] == [True]


def test_what_went_wrong_with_one_of_several_runs_is_said_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        with Run(tmp_path / "logs", run_id=name) as run:
            run.log(1, {"loss": 1.0})
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "a_events.jsonl").write_text("somebody else's\n")
    done = process(RLDK, "mirror", tmp_path / "logs", "--to", f"{tmp_path}/copies")
    assert (done.returncode, done.stderr.count("found another file")) == (2, 1)
    assert (tmp_path / "copies" / "b_events.jsonl").exists()


def test_source_and_destination_may_be_urls_of_paths(tmp_path: Path) -> None:
    write_attempts(tmp_path / "logs", 20)
    code, said = rldk("mirror", f"file://{tmp_path}/logs", "--to", f"file://{tmp_path}/copies")
    assert (code, said.endswith(f" bytes sent to {tmp_path}/copies\n")) == (0, True)
    assert lines(tmp_path / "copies") == lines(tmp_path / "logs")
    done = process(RLDK, "mirror", "s3://bucket/logs", "--to", "wandb")
    assert done.returncode == 2
    assert "reads no URL" in done.stderr


@pytest.mark.parametrize("rotated", [False, True])
def test_a_log_that_begins_anew_does_not_replace_its_copy(tmp_path: Path, dest: str, rotated: bool) -> None:
    logs = tmp_path / "logs"
    options = {"rotate_bytes": 2_000} if rotated else {}
    rounds = None
    for time in (1.0, 2.0):
        for path in logs.glob("*_events*"):
            path.unlink()
        with EventWriter(logs / "r_events.jsonl", **options) as writer:
            for step in range(1, 21):
                writer.write(make_event(step=step, timestamp=time))
        if rounds is None:
            rounds = Rounds(logs, dest)
            rounds.copy()
            before = lines(dest)
    assert rounds is not None
    with pytest.raises(MirrorError, match="found another file"):
        rounds.copy()
    rounds.close()
    assert lines(dest) == before


def test_what_mirrors_that_were_killed_have_left_is_removed(tmp_path: Path) -> None:
    logs, target = tmp_path / "logs", parse_target(str(tmp_path / "copies"))
    with Run(logs, run_id="r") as run:
        run.log(1, {"loss": 1.0})
    mirror(logs, target)
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    left = [temporary(dest) for dest in (Cursor(logs, "r", target).path, tmp_path / "copies" / "r_events.jsonl.zst")]
    left = [path.with_name(path.name.replace(f"-{os.getpid()}-", f"-{child}-")) for path in left]
    for path in left:
        path.write_bytes(b"half")
    mirror(logs, target)
    assert not any(path.exists() for path in left)


def test_a_run_whose_folder_takes_no_cursor_costs_the_others_nothing(tmp_path: Path, dest: str) -> None:
    logs = tmp_path / "logs"
    for name in "ab":
        with Run(logs / name, run_id=name) as run:
            run.log(1, {"loss": 1.0})
    (logs / "a" / ".rldk_mirrors").write_text("a file")
    summary = mirror(logs, parse_target(dest))
    assert [text.partition(":")[0] for text in summary.problems] == ["a/a"]
    assert [event.model_info.run_id for event in read_events(dest)] == ["b"]


def test_copies_do_not_lie_among_the_logs(tmp_path: Path) -> None:
    with EventWriter(tmp_path / "logs" / "r_events.jsonl") as writer:
        writer.write(make_event())
    for dest in (tmp_path / "logs", tmp_path / "logs" / "copies", tmp_path / "x" / ".." / "logs"):
        with pytest.raises(MirrorError, match="expected a place outside of"):
            mirror(tmp_path / "logs", parse_target(str(dest)))


def test_one_run_of_a_folder_is_copied_with_all_its_ranks(tmp_path: Path, dest: str) -> None:
    logs = tmp_path / "logs"
    for run_id, rank in (("a", 0), ("a", 1), ("b", 0)):
        with Run(logs, run_id=run_id, rank=rank) as run:
            run.log(1, {"loss": float(rank)})
    mirror(logs / "a_events.jsonl", parse_target(dest))
    assert sorted(event.process.rank for event in read_events(dest)) == [0, 1]  # type: ignore[union-attr, type-var]
    assert {event.model_info.run_id for event in read_events(dest)} == {"a"}


def test_what_a_script_has_put_into_the_folder_of_a_run_is_copied_but_for_links(tmp_path: Path) -> None:
    logs, dest, secret = tmp_path / "logs", tmp_path / "copies", tmp_path / "secret.txt"
    secret.write_text("s")
    with Run(logs, run_id="a") as run:
        run.log(1, {"loss": 1.0})
    tables = logs / "a_files" / "media" / "table"
    tables.mkdir(parents=True)
    (tables / "t.table.json").write_text("{}")
    (tables / "link").symlink_to(secret)
    (logs / "a_files" / "linked").symlink_to(tmp_path)
    mirror(logs, parse_target(str(dest)))
    copied = sorted(path.relative_to(dest).as_posix() for path in (dest / "a_files").rglob("*") if path.is_file())
    assert copied == ["a_files/media/table/t.table.json"]
