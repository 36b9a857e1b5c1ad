from __future__ import annotations

import errno
import json
import os
import re
import signal
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")

import pyarrow.dataset as ds
import pyarrow.parquet as pq
from rldk_schema import Event

from rldk.atomic import temporary
from rldk.errors import (
    DestinationError,
    EventValidationError,
    IngestError,
    LogChangedError,
    LogNotFoundError,
    MissingExtraError,
    WorkerDiedError,
)
from rldk.ingest import Ingest
from rldk.ingest_dataset import ingest_dataset
from rldk.io.arrow import EVENT_SCHEMA, from_table
from rldk.io.source import Events
from rldk.io.tables import read_parquet
from rldk.parallel import dataset as dataset_module
from rldk.parallel.part import Found, read_part
from rldk.parallel.plan import Part, find_own_runs, plan_parts
from rldk.processes import map_ordered
from tests.factories.cases import DATA
from tests.factories.commands import rldk
from tests.factories.datasets import BAD, evaluation, event, in_order, lines, rows_of, table, write_tree


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("logs") / "logs"
    write_tree(place)
    return place


@pytest.mark.parametrize("attempts", ["last", "all"])
@pytest.mark.parametrize("part_bytes", [900, 5000, 2**20])
def test_the_data_set_is_what_one_process_reads_in_order(
    tree: Path, tmp_path: Path, part_bytes: int, attempts: Any
) -> None:
    out = tmp_path / "out"
    jobs = 2 if (part_bytes, attempts) == (5000, "last") else 1
    written = ingest_dataset(tree, out, part_bytes=part_bytes, attempts=attempts, on_error="skip", jobs=jobs)
    expected, skipped = in_order(tree, attempts)
    assert rows_of(out) == expected
    found = [(row["path"], row["line"], row["offset"], row["message"]) for row in table(out, "_errors.parquet")]
    assert sorted(found) == skipped
    assert written.rows == len(expected)
    assert written.files == len(list(out.glob("part-*")))


def test_a_line_that_is_no_event_is_a_row_with_its_text(tree: Path, tmp_path: Path) -> None:
    ingest_dataset(tree, tmp_path / "out", part_bytes=1000, jobs=1, on_error="skip")
    rows = {(Path(row["path"]).name, row["line"]): row for row in table(tmp_path / "out", "_errors.parquet")}
    assert rows["long_events.jsonl", 11]["text"] == BAD.decode()
    assert rows["long_events.jsonl", 11]["bad"] is True
    assert rows["long_events.jsonl", 63]["bad"] is False  # torn
    assert rows["long_events.jsonl", 63]["text"] == '{"step": 60, "wall'
    assert rows["cut_events.000001.jsonl.gz", 30]["run_id"] == "cut"
    data = (tree / "long_events.jsonl").read_bytes()
    assert data[rows["long_events.jsonl", 41]["offset"] :].startswith(BAD)


def test_runs_are_summed_up(tree: Path, tmp_path: Path) -> None:
    written = ingest_dataset(tree, tmp_path / "out", part_bytes=1000, jobs=1, on_error="skip")
    rows = {row["run_id"]: row for row in table(tmp_path / "out", "_runs.parquet")}
    assert len(rows) == written.runs == 9
    assert rows["resumed"] | {"paths": None} == {
        "run_id": "resumed", "paths": None, "read_as": "rldk", "events": 53, "superseded": 20, "attempts": 2,
        "first_step": 1, "last_step": 49, "errors": 0, "left_out": 0, "event_run_ids": ["resumed"], "ranks": [0],
        "manifest": None, "foreign": None,
    }  # fmt: skip
    assert (rows["long"]["events"], rows["long"]["errors"], rows["long"]["left_out"]) == (59, 2, 1)
    assert rows["wide"]["paths"] == [str(tree / "wide_events.jsonl"), str(tree / "wide_events.rank1.jsonl")]
    assert written.hidden == 20
    assert "attempt 1, steps 21-39: resumed from step 20" in (written.hides or "")


def test_a_directory_of_parts_is_one_data_set_for_others(tree: Path, tmp_path: Path) -> None:
    ingest_dataset(tree, tmp_path / "out", part_bytes=1000, jobs=1, on_error="skip")
    assert ds.dataset(tmp_path / "out").count_rows() == len(in_order(tree)[0])


def test_only_parts_with_superseded_events_are_written_again(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[int] = []
    cut_part = dataset_module.cut_part

    def noted(target: Any, cut: Any) -> list[int]:
        again.append(cut.number)
        return cut_part(target, cut)

    monkeypatch.setattr(dataset_module, "cut_part", noted)
    ingest_dataset(tree, tmp_path / "out", part_bytes=4000, on_error="skip", jobs=1)
    paths = [path for path in (tmp_path / "out").glob("part-*") if int(path.name[5:11]) in again]
    assert again
    assert all("resumed" in {e.model_info.run_id for e in read_parquet(path)} for path in paths)
    assert len(again) < len(list((tmp_path / "out").glob("part-*")))


def test_logs_of_others_stand_beside_our_own(tmp_path: Path) -> None:
    place = tmp_path / "logs"
    place.mkdir()
    (place / "ours_events.jsonl").write_bytes(lines(event("ours", 1)))
    (place / "mine.jsonl").write_text(
        '{"step": 1, "reward_scalar": 0.5}\n{"step": 2, "reward\n{"step": 3, "loss": 1}\n'
    )
    written = ingest_dataset(place, tmp_path / "out", on_error="skip", jobs=1, part_bytes=1)
    assert [(e.model_info.run_id, e.step) for e in rows_of(tmp_path / "out")] == [("ours", 1), ("mine", 1), ("mine", 3)]
    assert {row["run_id"]: row["read_as"] for row in table(tmp_path / "out", "_runs.parquet")}["mine"] == "custom"
    assert [(row["run_id"], row["line"]) for row in table(tmp_path / "out", "_errors.parquet")] == [("mine", 2)]
    assert written.bad == 1
    assert any("mine.jsonl" in line for line in written.told)


def test_a_bad_line_stops_it_with_its_place_and_text_and_nothing_is_written(tree: Path, tmp_path: Path) -> None:
    with pytest.raises(EventValidationError) as raised:
        ingest_dataset(tree, tmp_path / "out", part_bytes=1000, jobs=1)
    assert str(raised.value).startswith(f"{tree}/cut_events.000001.jsonl.gz:30: ")
    assert json.dumps(BAD.decode()) in str(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_holds_something_is_left_alone(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("x")
    with pytest.raises(DestinationError, match=r"expected a new or an empty directory, found something in .*out: "):
        ingest_dataset(tree, tmp_path / "out", on_error="skip")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    (tmp_path / "out" / "mine.txt").unlink()
    assert ingest_dataset(tree, tmp_path / "out", on_error="skip").rows


def test_a_place_without_events_gives_no_data_set(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "r_events.jsonl").write_bytes(b"")
    with pytest.raises(IngestError, match="no log here"):
        ingest_dataset(tmp_path / "logs", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_replaced_while_it_is_read_is_an_error(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "r_events.jsonl"
    place.write_bytes(lines(*(event("r", step) for step in range(100))))
    write_part = dataset_module.write_part

    def then_rotated(target: Any, part: Part) -> Any:
        found = write_part(target, part)
        if part.number == 1:
            place.rename(tmp_path / "old")
            place.write_bytes(lines(*(event("r", step) for step in range(100, 300))))
        return found

    monkeypatch.setattr(dataset_module, "write_part", then_rotated)
    with pytest.raises(LogChangedError, match=r"r_events\.jsonl: it was replaced or cut while it was being read"):
        ingest_dataset(place, tmp_path / "out", part_bytes=10_000, jobs=1)
    assert not (tmp_path / "out").exists()


def test_what_is_written_meanwhile_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "r_events.jsonl"
    place.write_bytes(lines(*(event("r", step) for step in range(10))))
    write_part = dataset_module.write_part

    def then_grown(target: Any, part: Part) -> Any:
        with place.open("ab") as file:
            file.write(lines(event("r", 100 + part.number)))
        return write_part(target, part)

    monkeypatch.setattr(dataset_module, "write_part", then_grown)
    ingest_dataset(place, tmp_path / "out", part_bytes=1000, jobs=1)
    assert [e.step for e in rows_of(tmp_path / "out")] == list(range(10))


def die(item: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_is_killed_leaves_nothing_behind(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rldk.ingest_dataset.map_ordered", lambda _, items, jobs: map_ordered(die, items, jobs))
    with pytest.raises(WorkerDiedError, match=r"part 0: .*cut_events.* was killed by SIGKILL"):
        ingest_dataset(tree, tmp_path / "out", part_bytes=1000, jobs=2, on_error="skip")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing_behind(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(dataset_module.pq.ParquetWriter, "write_table", full)
    with pytest.raises(OSError, match=r"No space left on device: '.*part-000000\.parquet'"):
        ingest_dataset(tree, tmp_path / "out", jobs=1, on_error="skip")
    assert list(tmp_path.iterdir()) == []


def test_an_error_that_is_no_write_names_no_file_that_was_written(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left(*_: object, **__: object) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    monkeypatch.setattr(dataset_module, "read_part", none_left)
    with pytest.raises(OSError, match=r"Too many open files\Z"):
        ingest_dataset(tree, tmp_path / "out", jobs=1, on_error="skip")
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_what_it_wrote_and_exits_with_1_for_bad_lines(tree: Path, tmp_path: Path) -> None:
    code, told = rldk("ingest", tree, tmp_path / "out", "--part-bytes", "2kB", "--jobs", "1", "--on-error", "skip")
    assert code == 1
    files = len(list((tmp_path / "out").glob("part-*")))
    assert told == f"{tmp_path}/out: {len(in_order(tree)[0])} events of 9 runs in {files} files\n"
    assert rldk("ingest", tree / "small-1_events.jsonl", f"{tmp_path}/small/") == (
        0,
        f"{tmp_path}/small/: 3 events of 1 run in 1 file\n",
    )


@pytest.mark.parametrize(
    "option", [("--jobs", "2"), ("--engine", "ray"), ("--part-bytes", "1MB"), ("--attempts", "all")]
)
def test_options_of_a_data_set_are_refused_for_one_file(tree: Path, tmp_path: Path, option: tuple[str, str]) -> None:
    assert rldk("ingest", tree, tmp_path / "out.parquet", *option)[0] == 2
    assert not (tmp_path / "out.parquet").exists()


def test_an_evaluation_of_a_resumed_run_is_hidden_across_parts(tmp_path: Path) -> None:
    place = tmp_path / "r_events.jsonl"
    first = [event("r", 1), evaluation("r", 1), event("r", 2), evaluation("r", 2)]
    place.write_bytes(lines(*first, event("r", 3, attempt=2), evaluation("r", 2, attempt=2)))
    ingest_dataset(place, tmp_path / "out", part_bytes=300, jobs=1)
    assert rows_of(tmp_path / "out") == in_order(place)[0]
    assert [
        (e.step, e.process.attempt) for e in rows_of(tmp_path / "out") if e.model_info.phase == "eval" and e.process
    ] == [(1, 1), (2, 2)]


def test_what_a_killed_command_left_is_removed_by_the_next_one(tree: Path, tmp_path: Path) -> None:
    left = temporary(tmp_path / "out")
    left = left.with_name(left.name.replace(f"-{os.getpid()}-", "-4194305-"))
    left.mkdir()
    (left / "part-000000.parquet").write_bytes(b"half")
    ingest_dataset(tree / "small-1_events.jsonl", tmp_path / "out", jobs=1)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_object_store_has_a_sign_that_a_data_set_is_whole(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    source = tree / "resumed_events.jsonl"
    ingest_dataset(source, "memory://bucket/out", jobs=1, part_bytes=3000)
    names = [Path(path).name for path in memory.ls("/bucket/out", detail=False)]
    assert {"_SUCCESS", "_errors.parquet", "_runs.parquet", "part-000000.parquet"} < set(names)
    rows = []
    for name in sorted(name for name in names if name.startswith("part")):
        with memory.open(f"/bucket/out/{name}") as file:
            rows += from_table(pq.read_table(file).cast(EVENT_SCHEMA))
    assert rows == in_order(source)[0]
    with pytest.raises(DestinationError, match="found"):
        ingest_dataset(source, "memory://bucket/out", jobs=1)
    monkeypatch.setattr(dataset_module, "cut_part", die_gently)
    with pytest.raises(OSError, match="gone"):
        ingest_dataset(source, "memory://bucket/other", jobs=1, part_bytes=3000)
    assert not memory.exists("/bucket/other/_SUCCESS")


def die_gently(*_: object) -> None:
    raise OSError("gone")


def test_no_password_of_a_url_is_written_or_said(
    tree: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    memory = pytest.importorskip("fsspec").filesystem("memory")
    url = "memory://me:secret@bucket/long_events.jsonl"
    memory.pipe("/me:secret@bucket/long_events.jsonl", (tree / "long_events.jsonl").read_bytes())
    code, out = rldk("ingest", url, tmp_path / "out/", "--on-error", "skip", "--jobs", "1")
    assert code == 1
    (run,) = table(tmp_path / "out", "_runs.parquet")
    assert (run["paths"], run["events"], run["errors"]) == (["memory://me:***@bucket/long_events.jsonl"], 59, 2)
    assert {row["path"] for row in table(tmp_path / "out", "_errors.parquet")} == {*run["paths"]}
    assert not [path for path in (tmp_path / "out").iterdir() if b"secret" in path.read_bytes()]
    for dest in ("stopped/", "out/"):
        assert rldk("ingest", url, f"memory://me:secret@bucket/{dest}", "--jobs", "1", "--on-error", "skip")[0] == 1
        with pytest.raises((EventValidationError, DestinationError)) as raised:
            ingest_dataset(url, f"memory://me:secret@bucket/{dest}", jobs=1)
        assert "secret" not in str(raised.value)
    parts = plan_parts(*find_own_runs([url]))
    memory.pipe("/me:secret@bucket/long_events.jsonl", b"")
    with pytest.raises(LogChangedError, match=re.escape("memory://me:***@bucket/long_events.jsonl: it was replaced")):
        list(read_part(parts[0], Found()))
    said = capfd.readouterr()
    assert "me:***@bucket" in str(parts[0])
    assert "secret" not in out + said.out + said.err + caplog.text


def test_logs_in_an_object_store_are_read_in_place(tree: Path, tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    for path in tree.iterdir():
        memory.pipe(f"/there/{path.name}", path.read_bytes())
    ingest_dataset("memory://there", tmp_path / "out", jobs=1, part_bytes=3000, on_error="skip")
    assert rows_of(tmp_path / "out") == in_order(tree)[0]
    paths = {row["path"] for row in table(tmp_path / "out", "_errors.parquet")}
    assert {path.rpartition("/")[0] for path in paths} == {"memory://there"}
    with pytest.raises(EventValidationError, match=r"^memory://there/cut_events\.000001\.jsonl\.gz:30: "):
        ingest_dataset("memory://there", tmp_path / "other", jobs=1)
    with pytest.raises(LogNotFoundError, match="^memory://nowhere: no such file or directory"):
        ingest_dataset("memory://nowhere", tmp_path / "other", jobs=1)


def test_what_is_not_read_of_a_directory_is_told(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "r_events.jsonl").write_bytes(lines(event("r", 1)))
    (tmp_path / "logs" / "weights.bin").write_bytes(bytes(range(256)))
    written = ingest_dataset(tmp_path / "logs", tmp_path / "out", jobs=1)
    assert any("weights.bin" in line or "no log" in line for line in written.told)


@pytest.mark.skipif(find_spec("ray") is not None, reason="Ray is installed")
def test_without_ray_it_is_said_how_to_get_it(tree: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingExtraError, match=r'pip install "rldk\[ray\]"'):
        ingest_dataset(tree, tmp_path / "out", engine="ray")
    assert list(tmp_path.iterdir()) == []


def test_a_data_set_in_parts_is_not_flat(tree: Path, tmp_path: Path) -> None:
    assert rldk("ingest", tree, tmp_path / "out", "--flat")[0] == 2


def told(event: Event) -> Any:
    """All that an event says; of a metric that is null a table does not know whether it was there."""
    return repr(replace(event, metrics=dict(sorted((k, v) for k, v in event.metrics.items() if v is not None))))


FOLDERS = [
    DATA / "logs",
    DATA / "valid",
    *([Path(os.environ["RLDK_REAL_LOGS"])] if "RLDK_REAL_LOGS" in os.environ else []),
]


@pytest.mark.parametrize("place", FOLDERS, ids=lambda path: path.name)
def test_logs_of_every_kind_give_what_one_process_reads(place: Path, tmp_path: Path) -> None:
    reading = Ingest(place, on_error="skip")
    expected = list(Events(reading, attempts="last", on_error="skip"))
    written = ingest_dataset(place, tmp_path / "out", part_bytes=20_000, jobs=2, on_error="skip")
    assert list(map(told, rows_of(tmp_path / "out"))) == list(map(told, expected))
    assert written.bad == reading.skips.count
