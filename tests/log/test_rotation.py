"""Rotation is rename-only, compression and retention touch closed segments only, a follower sees each event once."""

from __future__ import annotations

import contextlib
import gzip
import os
import threading
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from rldk import EventWriter, LogNotFoundError, Run, read_events, validate_logs
from rldk.event.codec import decode_event
from rldk.io.validator import validate_jsonl_file
from rldk.log.file_names import parse_name, segment_path
from rldk.log.follower import iter_chain
from rldk.log.segments import closed_segments, find_chains, find_logs
from tests.factories.events import make_event


def steps(source: Path, **options: object) -> list[int]:
    return [e.step for e in read_events(source, strict=True, **options)]


def write(path: Path, first: int, count: int, **options: object) -> EventWriter:
    with EventWriter(path, **options) as writer:
        for step in range(first, first + count):
            writer.write(make_event(step=step))
    assert writer.dropped == 0
    return writer


def test_a_full_file_is_renamed_and_nothing_in_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    seen: dict[str, bytes] = {}
    with EventWriter(path, rotate_bytes=3000) as writer:
        for step in range(40):
            writer.write(make_event(step=step))
            for number, segment in closed_segments(path).items():
                content = segment.read_bytes()
                assert seen.setdefault(segment.name, content) == content
                assert len(content) <= 3000
                assert segment.name == f"r_events.{number:06d}.jsonl"
    assert len(seen) > 5
    assert steps(path) == steps(tmp_path) == list(range(40))
    assert [e.process.seq for e in read_events(path)] == list(range(40))


def test_an_old_file_is_rotated_too(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path, rotate_seconds=0.02) as writer:
        for step in range(4):
            writer.write(make_event(step=step))
            time.sleep(0.03)
    assert list(closed_segments(path)) == [1, 2, 3]
    assert steps(path) == [0, 1, 2, 3]


def test_an_event_larger_than_the_limit_has_a_segment_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    assert write(path, 0, 3, rotate_bytes=10).attempt == 1
    assert list(closed_segments(path)) == [1, 2]
    assert steps(path) == [0, 1, 2]


@pytest.mark.parametrize(("how", "suffix"), [("zstd", ".zst"), ("gzip", ".gz")])
def test_closed_segments_are_compressed_and_read_as_before(tmp_path: Path, how: str, suffix: str) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 60, rotate_bytes=3000, compress=how)
    segments = closed_segments(path)
    assert len(segments) > 5
    assert {p.suffix for p in segments.values()} == {suffix}
    assert not list(tmp_path.glob(".*.tmp"))
    assert steps(path) == list(range(60))
    for segment in segments.values():
        assert validate_jsonl_file(segment)


def test_what_an_earlier_writer_left_uncompressed_the_next_one_compresses(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 30, rotate_bytes=3000)
    (tmp_path / ".r_events.000001.jsonl.zst.tmp").write_bytes(b"half")
    writer = write(path, 30, 1, rotate_bytes=3000, compress="zstd")
    assert writer.attempt == 2
    assert {p.suffix for p in closed_segments(path).values()} == {".zst"}
    assert steps(path) == list(range(31))


def test_retention_deletes_the_oldest_closed_segments_and_says_so(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r", writer_options={"rotate_bytes": 3000, "keep": 2, "compress": "gzip"}) as run:
        for step in range(60):
            run.log(step, {"loss": 0.5})
    segments = closed_segments(run.path)
    assert len(segments) == 2
    assert max(segments) == min(segments) + 1
    first = min(segments)
    import json

    manifest = json.loads((tmp_path / "r_run.json").read_text())
    (attempt,) = manifest["attempts"]
    assert attempt["deleted_segments"] == {
        "count": first - 1,
        "first": "r_events.000001.jsonl",
        "last": f"r_events.{first - 1:06d}.jsonl",
    }
    kept = steps(run.path)
    assert kept == list(range(kept[0], 60))


def test_numbering_goes_on_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 20, rotate_bytes=3000, compress="zstd")
    before = max(closed_segments(path))
    write(path, 20, 20, rotate_bytes=3000)
    assert max(closed_segments(path)) > before
    assert steps(path) == list(range(40))


def test_a_log_whose_live_file_was_just_rotated_away_is_still_read_and_continued(tmp_path: Path) -> None:
    """As a kill between the rename and the new file leaves it."""
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 5)
    path.rename(tmp_path / "r_events.000001.jsonl")
    assert steps(path) == steps(tmp_path) == [0, 1, 2, 3, 4]
    assert find_chains(tmp_path) == {path: {1: tmp_path / "r_events.000001.jsonl"}}
    assert write(path, 5, 1).attempt == 2
    assert steps(path) == [0, 1, 2, 3, 4, 5]


def test_while_a_segment_is_being_compressed_it_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 20, rotate_bytes=3000)
    first = closed_segments(path)[1]
    (tmp_path / (first.name + ".gz")).write_bytes(gzip.compress(first.read_bytes()))
    assert steps(path) == list(range(20))


def test_a_follower_sees_each_event_once_through_a_hundred_rotations_with_compression(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    total = 1500

    def produce() -> None:
        with EventWriter(path, rotate_bytes=6000, compress="zstd") as writer:
            for step in range(total):
                writer.write(make_event(step=step))
                if step % 10 == 0:
                    time.sleep(0.002)

    producer = threading.Thread(target=produce)
    producer.start()
    while not path.exists():
        time.sleep(0.001)
    events = read_events(path, follow=True)
    seen = [next(events).step for _ in range(total)]
    producer.join()
    assert len(closed_segments(path)) >= 100
    assert seen == list(range(total))


def test_readers_of_a_log_in_rotation_see_a_beginning_without_gaps(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    stop = threading.Event()

    def produce() -> None:
        with EventWriter(path, rotate_bytes=2000, compress="gzip") as writer:
            step = 0
            while not stop.is_set():
                writer.write(make_event(step=step))
                step += 1
                time.sleep(0.0005)

    producer = threading.Thread(target=produce)
    producer.start()
    try:
        while not path.exists():
            time.sleep(0.001)
        for _ in range(20):
            found = [e.step for e in read_events(path)]
            assert found == list(range(len(found)))
    finally:
        stop.set()
        producer.join()


def test_a_follower_that_falls_behind_retention_says_what_it_missed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 30, rotate_bytes=2000)
    lines = iter_chain(path)
    assert next(lines)[1].number == 1
    for number in (2, 3):
        closed_segments(path)[number].unlink()
    rest = [line for _, line in lines]
    assert rest
    assert "2 closed segments deleted before being read, with 6 events" in caplog.text


def test_a_large_directory_is_listed_in_pieces_and_none_of_its_segments_is_overlooked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r_events.jsonl"
    for number in range(1, 301):
        segment_path(path, number).write_bytes(b"{}\n")
        (tmp_path / f"{number:03d}{'x' * 200}").touch()  # more names than the kernel hands out at a time
    listings = 0
    scandir = os.scandir

    @contextlib.contextmanager
    def interrupted(folder: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
        nonlocal listings
        listings += 1
        with scandir(folder) as entries:
            first = next(entries)
            if listings == 1:
                for number in range(1, 301):
                    plain = segment_path(path, number)
                    plain.rename(plain.with_name(plain.name + ".zst"))
            yield chain([first], entries)

    monkeypatch.setattr(os, "scandir", interrupted)
    assert list(closed_segments(path)) == list(range(1, 301))


def test_a_follower_whose_live_file_alone_is_deleted_repeats_no_closed_segment(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 10, rotate_bytes=2000)
    lines = iter_chain(path, follow=True, pause=lambda _: time.sleep(0.001))
    seen = [decode_event(next(lines)[1].data).step for _ in range(10)]
    path.unlink()
    write(path, 10, 10, rotate_bytes=2000)
    seen += [decode_event(next(lines)[1].data).step for _ in range(10)]
    assert seen == list(range(20))


def test_a_follower_that_waits_where_all_was_deleted_reads_the_log_that_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 10, rotate_bytes=2000)
    path.rename(segment_path(path, max(closed_segments(path)) + 1))  # as a kill in a rotation leaves it

    def pause(_seconds: float) -> None:
        for file in closed_segments(path).values():
            file.unlink()
        write(path, 10, 10, rotate_bytes=3000)

    lines = iter_chain(path, follow=True, pause=pause)
    assert [decode_event(next(lines)[1].data).step for _ in range(20)] == list(range(20))


def test_a_closed_segment_that_is_compressed_is_still_read_by_the_name_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 10, rotate_bytes=2000)
    first = closed_segments(path)[1]
    found = steps(first)
    assert found
    write(path, 10, 1, rotate_bytes=2000, compress="zstd")
    assert not first.exists()
    assert steps(first) == found
    assert validate_jsonl_file(first).events == len(found)
    assert [report.events for report in validate_logs(first)] == [len(found)]
    Path(f"{first}.zst").unlink()
    with pytest.raises(LogNotFoundError):
        steps(first)


def test_the_live_file_is_validated_in_the_moment_in_which_its_name_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 10, rotate_bytes=2000)
    newest = segment_path(path, max(closed_segments(path)) + 1)
    path.rename(newest)
    (report,) = validate_logs(path)
    assert report.valid
    assert report.path == str(newest)


def test_names_of_every_kind_are_told_apart(tmp_path: Path) -> None:
    names = {
        "r_events.jsonl": (0, 0, None),
        "r_events.000007.jsonl.zst": (0, 0, 7),
        "r_events.rank12.jsonl": (12, 0, None),
        "r_events.rank12.attempt3.000001.jsonl.gz": (12, 3, 1),
        "my_events_events.jsonl": (0, 0, None),
    }
    for name, (rank, attempt, segment) in names.items():
        file = parse_name(tmp_path / name)
        assert (file.rank, file.attempt, file.segment) == (rank, attempt, segment)
    for name in ("events_r.jsonl", "r_events.jsonl.torn-5", "r_run.json", ".r_events.jsonl.attempt", "r_events.tmp"):
        assert parse_name(tmp_path / name) is None


def test_a_directory_lists_closed_segments_before_the_live_file(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 20, rotate_bytes=3000)
    assert [p.name for p in find_logs(tmp_path)] == [*(p.name for p in closed_segments(path).values()), path.name]


def test_a_rotation_that_fails_is_said_and_writing_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "r_events.jsonl"

    def refuse(*_: object) -> None:
        raise OSError(1, "not permitted")

    monkeypatch.setattr("rldk.log.open_file.Path.rename", refuse)
    write(path, 0, 30, rotate_bytes=3000)
    assert closed_segments(path) == {}
    assert steps(path) == list(range(30))
    assert "could not be rotated" in caplog.text


def test_the_consistency_of_a_log_is_that_of_all_its_segments(tmp_path: Path) -> None:
    from tests.factories.commands import rldk

    path = tmp_path / "r_events.jsonl"
    write(path, 0, 30, rotate_bytes=3000, compress="gzip")
    code, out = rldk("validate", tmp_path, "--check-consistency")
    assert code == 0, out
    for segment in [*closed_segments(path).values(), path]:
        assert validate_jsonl_file(segment, check_consistency=True)
    closed_segments(path)[2].unlink()
    code, out = rldk("validate", tmp_path, "--check-consistency")
    assert code == 1
    assert "$.process.seq: expected" in out


def test_a_line_that_is_being_written_while_it_is_read_is_read_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r_events.jsonl"
    write(path, 0, 2)
    data = path.read_bytes()
    path.write_bytes(data[:-40])
    with monkeypatch.context() as patched:
        patched.setattr(time, "sleep", lambda _: path.write_bytes(data))
        assert [decode_event(line.data).step for _, line in iter_chain(path)] == [0, 1]
    path.write_bytes(data[:-40])  # by a writer that is dead
    assert [line.complete for _, line in iter_chain(path)] == [True, False]
