"""Several processes give the reports of one."""

from __future__ import annotations

import gzip
import itertools
import logging
import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rldk import processes
from rldk.errors import WorkerDiedError
from rldk.log.bulk import blocks
from rldk.log.lines import zstd
from rldk.validation import parallel, parts
from rldk.validation.findings import Options
from rldk.validation.logs import validate_logs
from tests.factories.cases import GOOD, INVALID, VALID
from tests.validation.test_consistency import line

BLANK = b" " * 1023 + b"\n"
CORPUS = [each for path in (*VALID, *INVALID) for each in path.read_bytes().split(b"\n")]


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    set_part_bytes(monkeypatch, 300)


def set_part_bytes(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(parts, "PART_BYTES", size)
    monkeypatch.setattr(parallel, "PART_BYTES", size)


def reports(*sources: Path, **options: Any) -> list[dict[str, Any]]:
    return [asdict(report) for report in validate_logs(*sources, **options)]


def assert_equal_in_processes(*sources: Path, **options: Any) -> list[dict[str, Any]]:
    expected = reports(*sources, **options)
    assert reports(*sources, jobs=2, **options) == expected
    return expected


@settings(max_examples=15)
@given(data=st.data())
def test_a_large_file_is_as_if_read_in_order(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("log") / "r_events.jsonl"
    chosen = data.draw(st.lists(st.sampled_from(CORPUS), min_size=8, max_size=30))
    end = data.draw(st.sampled_from([b"\n", b"\r\n"]))
    path.write_bytes(end.join(chosen) + data.draw(st.sampled_from([b"", b"\n", b'\n{"step": 1, "wall', b"\n\n"])))
    strict = data.draw(st.booleans())
    most = data.draw(st.sampled_from([None, 1, 2, 5, 20]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "JUDGED_BYTES", data.draw(st.sampled_from([100, 700, 1500, 2**19])))
        set_part_bytes(patch, data.draw(st.sampled_from([150, 1000, 2500])))
        assert_equal_in_processes(path, strict=strict, max_errors=most)
        assert_equal_in_processes(path.parent, strict=strict, max_errors=most)


def test_places_in_later_parts_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(b"\n".join([GOOD] * 99 + [b"{}", b"", b'{"torn']))
    (report,) = assert_equal_in_processes(path)
    assert report["events"] == 99
    assert {error["line"] for error in report["errors"]} == {100, 102}
    assert report["torn_tail"] == {"line": 102, "offset": 99 * (len(GOOD) + 1) + 4, "bytes": 6}


def test_a_part_has_the_lines_that_begin_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r_events.jsonl"
    content = b"".join(b'{"x":"%s"}\n' % (b"y" * (7 * n % 50)) for n in range(20))
    path.write_bytes(content)
    expected = list(itertools.accumulate(map(len, content.splitlines(keepends=True)), initial=0))[:-1]
    for size, block in itertools.product((1, 2, 3, 10, 11, 64, 100, 1000), (16, 60, 100, 250, 2**19)):
        set_part_bytes(monkeypatch, size)
        monkeypatch.setattr(blocks, "JUDGED_BYTES", block)
        with path.open("rb") as file:
            found = [parts.validate_part(part, Options()) for part in parts.parts_of(path, file)]
        assert all(found)
        offsets = [error.offset for each in found if each for error in each.report.errors]
        assert list(dict.fromkeys(offsets)) == expected


def test_a_folder_of_logs_is_as_if_read_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_part_bytes(monkeypatch, 3000)
    for number, path in enumerate((*VALID, *INVALID)):
        (tmp_path / f"r{number}_events.jsonl").write_bytes(path.read_bytes())
    for rank in range(3):
        text = "".join(line(step, step, rank=rank) + "\n" for step in range(40))
        (tmp_path / f"big_events.rank{rank}.jsonl").write_text(text)
    os.mkfifo(tmp_path / "pipe_events.jsonl")
    for options in ({}, {"check_consistency": True}, {"max_errors": 1}, {"strict": False, "check_consistency": True}):
        assert_equal_in_processes(tmp_path, **options)  # type: ignore[arg-type]
    assert_equal_in_processes(tmp_path, tmp_path / "big_events.rank1.jsonl", check_consistency=True)


def segments(folder: Path) -> list[Path]:
    """A log of five segments: plain, compressed, with a gap in seq, and the live one."""
    folder.mkdir(exist_ok=True)
    paths = []
    for number in range(1, 6):
        content = "".join(line(step, step + (number > 3)) + "\n" for step in range(20 * number, 20 * number + 20))
        path = folder / ("r_events.jsonl" if number == 5 else f"r_events.00000{number}.jsonl")
        data = content.encode()
        if number == 2:
            path, data = path.with_name(f"{path.name}.zst"), zstd().compress(data)
        if number == 3:
            path, data = path.with_name(f"{path.name}.gz"), gzip.compress(data)
        path.write_bytes(data)
        paths.append(path)
    return paths


def test_segments_are_validated_by_themselves_but_ordered_by_one_process(tmp_path: Path) -> None:
    paths = segments(tmp_path)
    assert [Path(report["path"]) for report in assert_equal_in_processes(tmp_path)] == paths
    found = assert_equal_in_processes(tmp_path, check_consistency=True)
    assert [len(report["errors"]) for report in found] == [1, 0, 0, 1, 0]
    assert_equal_in_processes(*paths, check_consistency=True)
    assert_equal_in_processes(*paths, *segments(tmp_path / "other"), check_consistency=True)
    assert_equal_in_processes(*paths[:2], tmp_path / "other", *paths[2:], check_consistency=True)
    (tmp_path / "r_events.jsonl").unlink()
    assert_equal_in_processes(tmp_path)


def test_what_is_deleted_before_it_is_read_is_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    paths = segments(tmp_path)
    begin = parallel.map_ordered

    def delete_first(*args: Any) -> Any:
        paths[1].unlink()
        return begin(*args)

    monkeypatch.setattr(parallel, "map_ordered", delete_first)
    with caplog.at_level(logging.WARNING, "rldk"):
        found = reports(tmp_path, jobs=2)
    assert [Path(report["path"]) for report in found] == [paths[0], *paths[2:]]
    assert "1 closed segment deleted before being read" in caplog.text


def test_a_file_that_is_replaced_meanwhile_is_read_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes((GOOD + b"\n") * 30 + b"{}\n")
    expected = reports(path)
    cut = parts.parts_of

    def replace(*args: Any) -> list[parts.Part]:
        found = cut(*args)
        other = tmp_path / "other"
        other.write_bytes(GOOD + b"\n")
        other.replace(path)
        return found

    monkeypatch.setattr(parallel, "parts_of", replace)
    assert reports(path, jobs=2) == expected


@pytest.mark.parametrize("lines", [7, 299])
def test_a_file_that_is_cut_meanwhile_is_not_valid(lines: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes((GOOD + b"\n") * 300)
    before, now = path.stat().st_size, (len(GOOD) + 1) * lines
    cut = parts.parts_of

    def shorten(*args: Any) -> list[parts.Part]:
        found = cut(*args)
        os.truncate(path, now)
        return found

    monkeypatch.setattr(parallel, "parts_of", shorten)
    (report,) = reports(path, jobs=2)
    assert report["events"] == lines
    (error,) = report["errors"]
    assert (error["line"], error["offset"]) == (lines + 1, now)
    assert error["message"].startswith(f"the file was cut from {before} to {now} bytes while it was being read")


@pytest.mark.parametrize(
    "content",
    [
        BLANK * 3000 + GOOD,
        (GOOD + b"\n" + BLANK) * 1500 + b"{}\n",
        (GOOD + b"\n") * 4000 + BLANK * 2000 + GOOD,
    ],
    ids=["blank", "half blank", "blank at the end"],
)
def test_where_a_file_of_blank_lines_ends_does_not_depend_on_parts(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_part_bytes(monkeypatch, 500_000)
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(content)
    assert_equal_in_processes(path)


def test_no_part_after_the_last_error_that_is_asked_for_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(b"{}\n" + (GOOD + b"\n") * 1000)
    given = []

    def counted(function: Any, items: Iterator[Any], jobs: int) -> Iterator[Any]:
        for item in items:
            given.append(item)
            yield function(item)

    monkeypatch.setattr(parallel, "map_ordered", counted)
    assert reports(path, jobs=2, max_errors=3)[0]["stopped"]
    assert len(given) == 1


def test_progress_is_told_part_by_part(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes((GOOD + b"\n") * 50)
    told: list[int] = []

    @contextmanager
    def progress(shown: Path) -> Iterator[Any]:
        assert shown == path
        yield told.append

    assert all(validate_logs(path, jobs=2, progress=progress))
    assert told == sorted(told)
    assert len(told) > 5


class _Killed(parallel._Worker):
    """A process is killed at its work: also one that is not forked, in which nothing is patched."""

    def __call__(self, work: object) -> Any:
        assert multiprocessing.parent_process() is not None
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("forks", [True, False], ids=["forked", "spawned"])
def test_a_killed_process_names_its_file(forks: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes((GOOD + b"\n") * 50)
    monkeypatch.setattr(parallel, "_Worker", _Killed)
    if not forks:
        monkeypatch.setattr(processes, "starts_at_once", lambda: False)
    with pytest.raises(WorkerDiedError, match=r"r_events\.jsonl, from byte 0: .*SIGKILL"):
        reports(path, jobs=2)


def test_little_is_left_to_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(GOOD + b"\n")
    set_part_bytes(monkeypatch, len(GOOD))
    monkeypatch.setattr(parallel, "map_ordered", None)
    assert reports(path, jobs=8) == reports(path)
    path.write_bytes((GOOD + b"\n") * 50)
    assert reports(path, jobs=8, check_consistency=True) == reports(path, check_consistency=True)
    with pytest.raises(TypeError):
        reports(path, jobs=8)


def test_a_pipe_is_read_by_this_process(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes((GOOD + b"\n") * 50)
    read, write = os.pipe()
    with open(write, "wb") as file:  # noqa: PTH123
        file.write(GOOD + b"\n{}\n")
    found = reports(path, Path(f"/dev/fd/{read}"), path, jobs=2)
    os.close(read)
    assert [report["events"] for report in found] == [50, 1, 50]
