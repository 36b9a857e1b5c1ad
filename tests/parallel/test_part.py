from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("pyarrow")

from rldk_schema import Event

from rldk.errors import LogChangedError
from rldk.parallel.merge import Merge
from rldk.parallel.part import BadLine, Found, read_part
from rldk.parallel.plan import OwnRun, find_own_runs, plan_parts
from rldk.parallel.store import Store, StoredFile
from tests.factories.datasets import BAD, event, in_order, lines

Read = tuple[list[Event], list[BadLine]]


def read(place: Path, part_bytes: int) -> Read:
    runs, store = find_own_runs([place])
    parts = plan_parts(runs, store, part_bytes)
    merge = Merge(parts, runs)
    rows: list[Event] = []
    bad: list[BadLine] = []
    for part in parts:
        found = Found()
        rows += [each for batch in read_part(part, found) for each in batch.events()]
        bad += merge.add(found)
    return rows, bad


LINES = st.lists(
    st.sampled_from([*(lines(event("r", step))[:-1] for step in (1, 22, 333)), BAD, b"", b"  ", b"\xff", b"{}" * 400]),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(LINES, st.sampled_from([b"\n", b"\r\n"]), st.booleans(), st.integers(1, 1500))
def test_a_part_has_the_lines_that_begin_in_it(
    tmp_path_factory: pytest.TempPathFactory, some: list[bytes], end: bytes, is_whole: bool, part_bytes: int
) -> None:
    place = tmp_path_factory.mktemp("log") / "r_events.jsonl"
    place.write_bytes(end.join(some) + (end if is_whole else b""))
    rows, bad = read(place, part_bytes)
    expected, skipped = in_order(place, "all")
    assert rows == expected
    assert [(one.path, one.line, one.offset, one.message) for one in bad] == skipped


def test_a_line_may_be_longer_than_a_part(tmp_path: Path) -> None:
    place = tmp_path / "r_events.jsonl"
    place.write_bytes(lines(event("r", 1), event("r", 2, notes=["long" * 10_000]), event("r", 3), BAD))
    rows, bad = read(place, 1000)
    assert [each.step for each in rows] == [1, 2, 3]
    assert [one.line for one in bad] == [4]


def test_small_runs_share_a_part_and_a_compressed_file_is_one(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"run-{number:03d}_events.jsonl").write_bytes(lines(event(f"run-{number:03d}", 1)))
    data = lines(*(event("z", step) for step in range(2000)))
    (tmp_path / "z_events.jsonl.gz").write_bytes(gzip.compress(data))
    (tmp_path / "zz_events.jsonl").write_bytes(data)
    runs, store = find_own_runs([tmp_path])
    parts = plan_parts(runs, store, 20_000)
    together = [sorted({runs[piece.run].run_id for piece in part.pieces}) for part in parts]
    shared = [len(names) for names in together if names[0].startswith("run")]
    assert sum(shared) == 100
    assert len(shared) == 3
    assert together.count(["z"]) == 1
    assert together.count(["zz"]) == -(-len(data) // 20_000)
    assert max(part.size for part in parts if "z" not in {runs[p.run].run_id for p in part.pieces}) <= 20_000
    assert read(tmp_path, 20_000)[0] == in_order(tmp_path, "all")[0]


def test_damaged_compressed_data_are_a_bad_line_after_what_can_be_read(tmp_path: Path) -> None:
    place = tmp_path / "r_events.jsonl.gz"
    place.write_bytes(gzip.compress(lines(*(event("r", step) for step in range(500))))[:-100])
    rows, bad = read(place, 1000)
    expected, skipped = in_order(place, "all")
    assert rows == expected
    assert [(one.path, one.line, one.offset, one.message) for one in bad] == skipped
    assert bad[0].text is None


@pytest.mark.parametrize("change", ["cut", "replaced", "removed"])
def test_a_file_that_is_not_what_it_was_is_not_read(tmp_path: Path, change: str) -> None:
    place = tmp_path / "r_events.jsonl"
    place.write_bytes(lines(*(event("r", step) for step in range(9))))
    runs, store = find_own_runs([place])
    (part,) = plan_parts(runs, store)
    if change == "cut":
        place.write_bytes(place.read_bytes()[:-1])
    elif change == "replaced":
        place.write_bytes(lines(*(event("other", step) for step in range(20))))
    else:
        place.unlink()
    with pytest.raises((LogChangedError, FileNotFoundError), match=r"r_events\.jsonl"):
        list(read_part(part, Found()))


def test_a_file_that_is_cut_while_a_part_is_read_is_an_error(tmp_path: Path) -> None:
    place = tmp_path / "r_events.jsonl"
    place.write_bytes(lines(*(event("r", step, notes=["x" * 1000]) for step in range(1200))))
    (part,) = plan_parts(*find_own_runs([place]))
    batches = read_part(part, Found())
    next(batches)
    os.truncate(place, 700_000)
    with pytest.raises(LogChangedError, match=r"r_events\.jsonl: it was replaced or cut while it was being read"):
        list(batches)


def test_events_of_a_newer_minor_version_are_counted(tmp_path: Path) -> None:
    place = tmp_path / "r_events.jsonl"
    newer = lines(event("r", 2)).replace(b'{"', b'{"schema_version":"1.9","later":1,"', 1)
    place.write_bytes(lines(event("r", 1)) + newer.replace(b'"schema_version":"1.0",', b""))
    runs, store = find_own_runs([place])
    found = Found()
    (part,) = plan_parts(runs, store)
    assert sum(map(len, read_part(part, found))) == 2
    assert found.runs[0].newer == 1


@pytest.mark.parametrize("wrapped", [False, True])
def test_files_of_fsspec_and_pyarrow_are_read_as_those_of_the_disk(tmp_path: Path, wrapped: bool) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    data = lines(*(event("r", step) for step in range(20)), BAD)
    memory.pipe("/logs/a/r_events.000001.jsonl.gz", gzip.compress(data))
    memory.pipe("/logs/a/r_events.jsonl", data)
    memory.pipe("/logs/a/other.txt", b"x")
    filesystem = memory
    if wrapped:
        from pyarrow.fs import FSSpecHandler, PyFileSystem

        filesystem = PyFileSystem(FSSpecHandler(memory))
    runs, store = find_own_runs(["/logs"], filesystem)
    assert [run.run_id for run in runs] == ["r"]
    found = Found()
    rows = [e.step for part in plan_parts(runs, store, 2**20) for b in read_part(part, found) for e in b.events()]
    assert rows == [*range(20)] * 2
    assert [one.line for one in found.bad] == [21, 21]
    memory.pipe("/logs/a/r_events.jsonl", data[:-1])
    with pytest.raises(LogChangedError):
        [*(batch for part in plan_parts(runs, store) for batch in read_part(part, Found()))]


def test_the_weight_of_a_run_with_several_logs_is_that_of_all(tmp_path: Path) -> None:
    files = tuple((StoredFile(str(tmp_path / f"{i}.jsonl"), 60, b""),) for i in range(2))
    parts = plan_parts([OwnRun("a", files), OwnRun("b", files[:1])], Store(), 130)
    assert [len(part.pieces) for part in parts] == [1, 1]
