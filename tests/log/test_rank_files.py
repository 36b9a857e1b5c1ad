"""Which file a rank writes, whatever the directories of its nodes are called."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rldk import Launch, Run, read_events
from rldk.io.runs import find_runs
from rldk.log.ranks import first_rank, group_runs
from rldk.log.segments import find_chains
from tests.factories.ranks import event, write


@pytest.mark.parametrize("folder", ["node_1", "node-1", "Node1", "rank_01", "host1", "my-run_node_1"])
def test_a_rank_in_a_directory_of_its_own_has_the_plain_name_and_a_manifest(tmp_path: Path, folder: str) -> None:
    with Run(tmp_path / folder, run_id="r", rank=1, world_size=2) as run:
        run.log(1, {"loss": 0.5})
    assert run.path == tmp_path / folder / "r_events.jsonl"
    assert json.loads((tmp_path / folder / "r_run.json").read_text())["run_id"] == "r"
    (event,) = read_events(tmp_path, strict=True)
    assert event.process.rank == 1


@pytest.mark.parametrize("folder", ["logs", "exp_1", "node_2", "node_10", "anode", "node_1x", "unode1", "lora_rank_1"])
def test_a_rank_in_any_other_directory_has_its_number_in_the_name(tmp_path: Path, folder: str) -> None:
    with Run(tmp_path / folder, run_id="r", rank=1, world_size=2) as run:
        run.log(1, {"loss": 0.5})
    assert [path.name for path in (tmp_path / folder).glob("r*")] == ["r_events.rank1.jsonl"]


def test_of_a_nodes_ranks_the_first_one_has_the_plain_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for rank in range(4):
        node, local = divmod(rank, 2)
        monkeypatch.setenv("GROUP_RANK", str(node))
        with Run(
            tmp_path / f"node_{node}", run_id="r", rank=rank, launch=Launch(local_rank=local, attempt_id="l")
        ) as run:
            run.log(1, {"loss": 0.5})
    found = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.glob("*/r*"))
    assert found == [
        "node_0/r_events.jsonl", "node_0/r_events.rank1.jsonl", "node_0/r_run.json",
        "node_1/r_events.jsonl", "node_1/r_events.rank3.jsonl", "node_1/r_run.json",
    ]  # fmt: skip
    assert [event.process.rank for event in read_events(tmp_path)] == [0, 1, 2, 3]
    (run_logs,) = find_runs(tmp_path)
    assert run_logs.paths == (tmp_path / "node_0" / "r_events.jsonl",)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("together", [True, False])
def test_where_hosts_are_counted_from_one_no_two_ranks_share_a_file(
    tmp_path: Path, order: tuple[int, int], together: bool
) -> None:
    for attempt in (1, 2, 3):
        runs = []
        for rank in order:
            runs.append(Run(tmp_path / "node_1", run_id="r", rank=rank, launch=Launch(attempt_id=f"launch-{attempt}")))
            if not together:
                runs[-1].log(attempt, {"loss": 0.5})
                runs[-1].finish()
        for run in runs if together else ():
            run.log(attempt, {"loss": 0.5})
        for run in runs:
            run.finish()
    for path in (tmp_path / "node_1").glob("r_events*.jsonl"):
        assert len({event.process.rank for event in read_events(path)}) == 1, path
    found = [(event.step, event.process.rank) for event in read_events(tmp_path)]
    assert found == [(step, rank) for step in (1, 2, 3) for rank in (0, 1)]
    (run_logs,) = find_runs(tmp_path)
    assert {event.process.rank for event in run_logs} == {0}


def test_hosts_that_exchange_their_ranks_stay_one_run_and_no_file_has_two_ranks(tmp_path: Path) -> None:
    first = tmp_path / "first"
    for launch, ranks_of_hosts in (("a", (0, 1)), ("b", (1, 0)), ("c", (0, 1))):
        for host, rank in enumerate(ranks_of_hosts):
            with Run(first / f"node_{host}", run_id="r", rank=rank, launch=Launch(attempt_id=launch)) as run:
                run.log(1, {"loss": 0.5})
    for path in first.glob("*/r_events*.jsonl"):
        assert len({event.process.rank for event in read_events(path)}) == 1, path
    (logs,) = group_runs(find_chains(tmp_path))
    assert [log.rank for log in logs] == [0, 0, 1, 1]
    found = [(event.process.attempt_id, event.process.rank) for event in read_events(tmp_path)]
    assert found == [(launch, rank) for launch in "abc" for rank in (0, 1)]

    with Run(first / "another" / "node_0", run_id="r", launch=Launch(attempt_id="d")) as run:
        run.log(1, {"loss": 0.5})
    assert sorted(map(len, group_runs(find_chains(tmp_path)))) == [1, 4]
    shutil.copytree(first, tmp_path / "copy")
    assert sorted(map(len, group_runs(find_chains(tmp_path)))) == [1, 1, 4, 4]


def test_hosts_that_exchange_ranks_above_0_stay_one_run(tmp_path: Path) -> None:
    for launch, ranks_of_hosts in (("a", (0, 1, 2)), ("b", (0, 2, 1))):
        for host, rank in zip("abc", ranks_of_hosts, strict=True):
            with Run(tmp_path / host, run_id="r", rank=rank, launch=Launch(attempt_id=launch)) as run:
                run.log(1, {"loss": 0.5})
    assert [len(logs) for logs in group_runs(find_chains(tmp_path))] == [5]


def test_a_working_directory_that_was_deleted_ends_no_training(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with Run("logs", run_id="r", rank=1) as run:
        run.log(1, {"loss": 0.5})
    assert run.dropped == 1


@pytest.mark.parametrize("output_dir", ["\0/node_1", "x" * 300 + "/node_1", "/proc/node_1"])
@pytest.mark.parametrize("rank", [0, 1])
def test_an_impossible_directory_of_a_rank_does_not_raise(output_dir: str, rank: int) -> None:
    with Run(output_dir, run_id="r", rank=rank) as run:
        run.log(1, {"loss": 0.5})
    assert run.dropped == 1


def test_a_log_that_was_begun_under_the_name_with_the_rank_is_continued(tmp_path: Path) -> None:
    path = tmp_path / "node_1" / "r_events.rank1.jsonl"
    write(path, event(1, 1))
    with Run(tmp_path / "node_1", run_id="r", rank=1) as run:
        run.log(2, {"loss": 0.5})
    assert (run.path, run.attempt) == (path, 2)
    assert [found.step for found in read_events(tmp_path)] == [1, 2]


def test_the_plain_names_of_two_nodes_are_one_run_and_of_two_runs_two(tmp_path: Path) -> None:
    for job in ("a", "b"):
        for rank in (0, 1):
            with Run(tmp_path / job / f"node_{rank}", run_id="r", rank=rank, launch=Launch(attempt_id=job)) as run:
                run.log(1, {"loss": 0.5})
                run.log(2, {"loss": 0.5})
    found = [[log.live.relative_to(tmp_path).parts[:2] for log in logs] for logs in group_runs(find_chains(tmp_path))]
    assert found == [[("a", "node_0"), ("a", "node_1")], [("b", "node_0"), ("b", "node_1")]]
    events = list(read_events(tmp_path / "a"))
    assert [(event.step, event.process.rank) for event in events] == [(1, 0), (1, 1), (2, 0), (2, 1)]


def test_a_rotated_log_tells_its_rank_by_its_oldest_segment(tmp_path: Path) -> None:
    with Run(tmp_path / "node_1", run_id="r", rank=1, writer_options={"rotate_bytes": 1, "compress": "gzip"}) as run:
        for step in (1, 2):
            run.log(step, {"loss": 0.5})
    assert first_rank(run.path) == 1
    run.path.unlink()
    assert first_rank(run.path) == 1
    assert first_rank(tmp_path / "nothing_events.jsonl") is None
    (tmp_path / "odd_events.jsonl").write_bytes(b"\n\xff\n")
    assert first_rank(tmp_path / "odd_events.jsonl") is None
