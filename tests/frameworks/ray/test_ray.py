from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ray.data", reason="Ray Data is not installed: make test-frameworks NAME=ray")

import pyarrow as pa
import pyarrow.parquet as pq
from rldk_schema import Event

from rldk.errors import EventValidationError, LogChangedError, LogNotFoundError, WorkerDiedError
from rldk.ingest_dataset import ingest_dataset
from rldk.io.arrow import EVENT_SCHEMA, from_table
from rldk.parallel.ray import map_tasks, read_events
from tests.factories.commands import rldk
from tests.factories.datasets import BAD, event, in_order, lines, rows_of, table, write_tree
from tests.factories.pages import blocks

pytestmark = pytest.mark.usefixtures("cluster")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("logs") / "logs"
    write_tree(place)
    return place


def events_of(dataset: Any) -> list[Event]:
    tables = [pa.table(batch) for batch in dataset.iter_batches(batch_format="pyarrow", batch_size=None)]
    return list(from_table(pa.concat_tables(tables).cast(EVENT_SCHEMA)))


def test_a_dataset_has_the_events_of_the_logs_in_their_order(tree: Path, caplog: pytest.LogCaptureFixture) -> None:
    dataset = read_events(tree, on_error="skip", part_bytes=4000)
    expected, skipped = in_order(tree, "all")
    assert dataset.count() == len(expected)
    assert events_of(dataset) == expected
    for path, line, _, reason in skipped:
        assert f"{path}:{line}: {reason}" in caplog.text


def test_bad_lines_are_one_error_that_names_all_of_them(tree: Path) -> None:
    with pytest.raises(EventValidationError) as raised:
        read_events([tree / "long_events.jsonl", tree / "wide_events.rank1.jsonl"], part_bytes=4000)
    assert [problem.line for problem in raised.value.problems] == [11, 41, 6]
    assert all(json.dumps(BAD.decode()) in str(problem) for problem in raised.value.problems)


def test_a_flat_dataset_has_a_column_for_each_leaf_and_declared_metric(tree: Path) -> None:
    dataset = read_events(tree / "small-0_events.jsonl", flat=True)
    rows = dataset.take_all()
    assert [(row["run_id"], row["step"], row["loss"], row["attempt"], row["seed"]) for row in rows] == [
        ("small-0", step, 1 / (step + 1), 1, 42) for step in (1, 2, 3)
    ]
    assert dict(rows[1]["extra_metrics"]) == {"my/own": 2 / 3}
    assert rows[0]["kl_mean"] is None


def test_a_dataset_is_written_by_rays_own_writer(tree: Path, tmp_path: Path) -> None:
    read_events(tree / "small-0_events.jsonl").write_parquet(str(tmp_path / "out"))
    assert pq.read_table(tmp_path / "out").num_rows == 3


def test_a_filesystem_is_used_by_the_tasks(tree: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    dataset = read_events(str(tree / "small-1_events.jsonl"), filesystem=fsspec.filesystem("dir", path="/"))
    assert [row["step"] for row in dataset.select_columns(["step"]).take_all()] == [1, 2, 3]


def test_a_log_that_is_replaced_before_its_rows_are_read_is_an_error(tmp_path: Path) -> None:
    place = tmp_path / "r_events.jsonl"
    place.write_bytes(lines(*(event("r", step) for step in range(20))))
    dataset = read_events(place)
    place.write_bytes(lines(*(event("other", step) for step in range(20))))
    with pytest.raises(Exception, match=r"r_events\.jsonl: it was replaced or cut") as raised:
        dataset.take_all()
    assert LogChangedError.__name__ in str(raised.value)


def test_a_place_without_logs_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(LogNotFoundError):
        read_events(tmp_path / "nowhere")


@pytest.mark.parametrize("attempts", ["last", "all"])
def test_a_data_set_is_the_same_as_by_processes(tree: Path, tmp_path: Path, attempts: Any) -> None:
    options: dict[str, Any] = {"part_bytes": 4000, "on_error": "skip", "attempts": attempts}
    by_ray = ingest_dataset(tree, tmp_path / "ray", engine="ray", **options)
    by_processes = ingest_dataset(tree, tmp_path / "processes", jobs=1, **options)
    assert by_ray == by_processes
    assert rows_of(tmp_path / "ray") == in_order(tree, attempts)[0]
    for name in ("_errors.parquet", "_runs.parquet"):
        assert table(tmp_path / "ray", name) == table(tmp_path / "processes", name)
    names = [sorted(path.name for path in (tmp_path / engine).iterdir()) for engine in ("ray", "processes")]
    assert names[0] == names[1]


def test_a_bad_file_is_an_exit_code_and_never_a_failed_job(tree: Path, tmp_path: Path) -> None:
    code, told = rldk("ingest", tree, tmp_path / "out", "--engine", "ray", "--on-error", "skip")
    assert code == 1
    assert told.endswith(f"{len(in_order(tree)[0])} events of 9 runs in 1 file\n")
    assert len(table(tmp_path / "out", "_errors.parquet")) == 5


def test_without_skipping_the_first_bad_part_stops_it_and_nothing_is_written(tree: Path, tmp_path: Path) -> None:
    with pytest.raises(EventValidationError, match=r"cut_events\.000001\.jsonl\.gz:30"):
        ingest_dataset(tree, tmp_path / "out", engine="ray", part_bytes=4000)
    assert list(tmp_path.iterdir()) == []


def test_the_page_on_scale_works_with_ray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = 0
    for language, code in blocks(Path(__file__).parents[3] / "docs" / "scale.md"):
        if language == "python":
            exec(compile(code, "scale.md", "exec"), {})
            ran += 1
        elif language == "bash" and "--engine ray" in code:
            assert rldk(*code.split()[1:])[0] == 0
            ran += 1
    assert ran == 3
    assert table(tmp_path / "by_ray", "_runs.parquet")[0]["last_step"] == 100


def die(item: int) -> int:
    if item == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def test_a_worker_that_is_killed_again_and_again_is_named_by_its_work() -> None:
    with pytest.raises(WorkerDiedError, match="^2: "):
        list(map_tasks(die, [1, 2, 3]))


def refuse(item: int) -> int:
    raise FileNotFoundError(2, "no such file", str(item))


def test_an_error_of_a_task_is_what_it_was() -> None:
    with pytest.raises(FileNotFoundError, match="no such file: '1'"):
        list(map_tasks(refuse, [1]))
