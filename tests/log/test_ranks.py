from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rldk_schema import Event, ModelInfo, Process

from rldk import EventValidationError, EventWriter, Launch, Run, encode_event, read_events
from rldk.ingest import Ingest
from rldk.io.runs import find_runs
from rldk.io.source import Events
from rldk.log.rank_stops import EarlyStop, RankSteps, say
from rldk.log.ranks import first_rank, group_runs, join
from rldk.log.replay import EventLogs
from rldk.log.segments import find_chains
from tests.factories.events import make_event

Place = tuple[int, str, int]


def event(rank: int, step: int, launch: str | None = "a", *, phase: str = "train", **changes: object) -> Event:
    process = {"rank": rank, "attempt": 1, "attempt_id": launch, "hostname": f"node-{rank}"}
    for name in ("world_size", "attempt"):
        if name in changes:
            process[name] = changes.pop(name)
    info = ModelInfo(run_id="r", phase=phase)
    return make_event(step=step, model_info=info, process=Process(**process), **changes)


def write(path: Path, *events: Event) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.writelines(encode_event(each) + b"\n" for each in events)


def places(events: Iterable[Event]) -> list[Place]:
    return [(e.process.rank, e.process.attempt_id, e.step) for e in events]


def ranks(folder: Path, steps: dict[int, Iterable[int]], launch: str = "a", timestamp: float = 1.0) -> None:
    for rank, own in steps.items():
        name = "r_events.jsonl" if rank == 0 else f"r_events.rank{rank}.jsonl"
        write(folder / f"node_{rank}" / name, *(event(rank, s, launch, timestamp=timestamp) for s in own))


def test_ranks_of_one_run_are_joined_step_by_step_across_the_directories_of_its_nodes(tmp_path: Path) -> None:
    for rank in (2, 0, 1):
        with Run(tmp_path / f"node_{rank}", run_id="r", rank=rank, launch=Launch(attempt_id="launch")) as run:
            for step in (1, 2, 3):
                run.log(step, {"loss": 0.5})
    found = [(e.step, e.process.rank) for e in read_events(tmp_path, strict=True)]
    assert found == [(step, rank) for step in (1, 2, 3) for rank in (0, 1, 2)]


def test_attempts_are_joined_by_their_id_as_ranks_count_them_on_their_own(tmp_path: Path) -> None:
    """Rank 1 saw two launches, rank 0 three: its second one is the others' third."""
    for number, (launch, there) in enumerate([("x", (0, 1)), ("y", (0,)), ("z", (0, 1))]):
        for rank in there:
            with Run(tmp_path, run_id="r", rank=rank, launch=Launch(attempt_id=launch)) as run:
                for step in (number + 1, number + 2):
                    run.log(step, {"loss": 0.5})
    assert places(read_events(tmp_path)) == [
        (0, "x", 1), (1, "x", 1), (0, "x", 2), (1, "x", 2),
        (0, "y", 2), (0, "y", 3),
        (0, "z", 3), (1, "z", 3), (0, "z", 4), (1, "z", 4),
    ]  # fmt: skip
    assert places(read_events(tmp_path, attempts="last")) == [
        (0, "x", 1), (1, "x", 1), (1, "x", 2), (0, "y", 2),
        (0, "z", 3), (1, "z", 3), (0, "z", 4), (1, "z", 4),
    ]  # fmt: skip


def test_clocks_of_nodes_that_differ_do_not_order_steps(tmp_path: Path) -> None:
    write(tmp_path / "r_events.jsonl", *(event(0, s, timestamp=100.0 + s) for s in range(4)))
    write(tmp_path / "r_events.rank1.jsonl", *(event(1, s, timestamp=90.0 + s) for s in range(4)))
    write(tmp_path / "r_events.rank2.jsonl", *(event(2, s, timestamp=None) for s in range(4)))
    assert places(read_events(tmp_path)) == [(rank, "a", step) for step in range(4) for rank in range(3)]


def test_a_clock_that_was_set_back_between_two_attempts_does_not_part_an_attempt(tmp_path: Path) -> None:
    ranks(tmp_path, {0: (1, 2), 1: (1, 2, 3)}, "a", timestamp=100.0)
    ranks(tmp_path, {0: (3, 4), 1: (3, 4)}, "b", timestamp=50.0)
    assert [(e.process.attempt_id, e.step) for e in read_events(tmp_path)] == [
        ("a", 1), ("a", 1), ("a", 2), ("a", 2), ("a", 3), ("b", 3), ("b", 3), ("b", 4), ("b", 4),
    ]  # fmt: skip


def test_events_keep_the_order_of_their_file_whatever_their_steps(tmp_path: Path) -> None:
    own = [
        event(0, 0, phase="lifecycle"), event(0, 1), event(0, 2), event(0, 1, phase="eval"), event(0, 3),
        event(0, 3, phase="summary"),
    ]  # fmt: skip
    write(tmp_path / "r_events.jsonl", *own)
    write(tmp_path / "r_events.rank1.jsonl", *(event(1, step) for step in (1, 2, 3)))
    found = list(read_events(tmp_path))
    assert [(e.step, e.model_info.phase) for e in found if e.process.rank == 0] == [
        (e.step, e.model_info.phase) for e in own
    ]
    assert [(e.process.rank, e.step) for e in found] == [
        (0, 0), (0, 1), (1, 1), (0, 2), (0, 1), (1, 2), (0, 3), (0, 3), (1, 3),
    ]  # fmt: skip


def test_attempts_without_an_id_are_joined_by_their_number(tmp_path: Path) -> None:
    for rank, name in ((0, "r_events.jsonl"), (1, "r_events.rank1.jsonl")):
        for steps in ((1, 2), (2, 3)):
            with EventWriter(tmp_path / name) as writer:
                for step in steps:
                    writer.write(make_event(step=step, process=Process(rank=rank)))
    found = [(e.process.attempt, e.step, e.process.rank) for e in read_events(tmp_path)]
    assert found == sorted(found)


def test_launches_that_share_no_id_are_not_taken_for_one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    ranks(tmp_path, {0: (1, 2, 3)}, "x", timestamp=1.0)
    ranks(tmp_path, {1: (1, 2)}, "y", timestamp=1.5)
    assert places(read_events(tmp_path)) == [(0, "x", 1), (0, "x", 2), (0, "x", 3), (1, "y", 1), (1, "y", 2)]
    assert "step" not in caplog.text


def test_rotated_compressed_and_second_files_of_ranks_are_joined_too(tmp_path: Path) -> None:
    for rank in range(2):
        options = {"rotate_bytes": 1500, "compress": "zstd" if rank else None}
        with Run(tmp_path, run_id="r", rank=rank, writer_options=options, launch=Launch(attempt_id="a")) as run:
            second = Run(tmp_path, run_id="r", rank=rank, launch=Launch(attempt_id="a"))
            for step in range(20):
                run.log(step, {"loss": 0.5})
                second.log(step, {"loss": 0.5})
            second.finish()
    assert len(list(tmp_path.glob("*.zst"))) > 3
    found = [(e.step, e.process.rank, e.process.attempt) for e in read_events(tmp_path, strict=True)]
    assert found == [(step, rank, attempt) for step in range(20) for rank in (0, 1) for attempt in (1, 2)]


@pytest.mark.parametrize(
    ("files", "runs"),
    [
        (["r_events.jsonl", "r_events.rank1.jsonl"], [[0, 1]]),
        (["a/r_events.jsonl", "b/r_events.rank1.jsonl"], [[0, 1]]),
        (["a/r_events.rank1.jsonl", "b/r_events.jsonl"], [[1, 0]]),
        (["r_events.jsonl", "b/c/r_events.rank1.jsonl"], [[0, 1]]),
        (["a/r_events.jsonl", "b/s_events.rank1.jsonl"], [[0], [1]]),
        (["a/r_events.jsonl", "b/r_events.attempt2.jsonl"], [[0, 1]]),
        (["a/r_events.jsonl", "b/r_events.jsonl"], [[0], [1]]),
        (["a/r_events.jsonl", "a/r_events.rank1.jsonl", "b/r_events.jsonl"], [[0, 1], [2]]),
        (["r_events.jsonl", "a/r_events.rank1.jsonl", "b/r_events.rank1.jsonl"], [[0], [1], [2]]),
        (
            ["1/a/r_events.jsonl", "1/b/r_events.rank1.jsonl", "2/a/r_events.jsonl", "2/b/r_events.rank1.jsonl"],
            [[0, 1], [2, 3]],
        ),
        (["a/r_events.jsonl", "a/s_events.jsonl", "b/r_events.jsonl"], [[0], [1], [2]]),
        (["r_events.jsonl", "r_events.jsonl.gz"], [[0, 1]]),
        (["any.jsonl", "other.jsonl"], [[0], [1]]),
    ],
)
def test_files_of_one_name_are_one_run_unless_two_are_of_the_same_rank(files: list[str], runs: list[list[int]]) -> None:
    lives = [Path(file) for file in files]
    assert [[log.live for log in run] for run in group_runs(lives)] == [
        [lives[number] for number in run] for run in runs
    ]


def test_a_node_directory_with_another_rank_alone_is_no_run_of_its_own(tmp_path: Path) -> None:
    ranks(tmp_path, {0: (1,), 1: (1,), 2: (1,)})
    write(tmp_path / "node_9" / "other_events.rank1.jsonl", event(1, 1))
    found = [(run.run_id, run.paths) for run in find_runs(tmp_path)]
    assert found == [
        ("r", (tmp_path / "node_0" / "r_events.jsonl",)),
        ("other", (tmp_path / "node_9" / "other_events.rank1.jsonl",)),
    ]
    (alone,) = find_runs(tmp_path / "node_1")
    assert alone.paths == (tmp_path / "node_1" / "r_events.rank1.jsonl",)


def test_a_bad_line_of_any_rank_is_named_with_its_file_or_skipped(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ranks(tmp_path, {0: (1, 2, 3), 1: (1, 2)})
    path = tmp_path / "node_1" / "r_events.rank1.jsonl"
    with path.open("ab") as file:
        file.write(b"oops\n")
    write(path, event(1, 3))
    with pytest.raises(EventValidationError, match=r"node_1/r_events\.rank1\.jsonl:3: \$: not JSON"):
        list(read_events(tmp_path))
    assert len(list(read_events(tmp_path, on_error="skip"))) == 6
    assert f"{path}: skipped 1 line" in caplog.text


@pytest.mark.parametrize("kind", [Events, EventLogs, Ingest])
def test_every_pass_ends_in_each_file_where_the_first_one_did(tmp_path: Path, kind: type) -> None:
    ranks(tmp_path, {0: (1, 2, 3), 1: (1, 2)})
    events = kind(tmp_path)
    before = places(events)
    ranks(tmp_path, {0: (4,), 1: (3,), 2: (1, 2)})  # as a run does that goes on
    assert places(events) == before
    assert len(list(read_events(tmp_path))) == len(before) + 4


def test_a_rank_that_stops_early_is_named_once_a_run_was_read_to_its_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ranks(tmp_path, {0: range(5), 1: range(5), 3: range(3)})
    told = ["run r: rank 3 (node-3) stops at step 2; others continue to 4"]
    caplog.set_level(logging.WARNING)
    events = read_events(tmp_path)
    assert len([next(events) for _ in range(12)]) == 12
    assert caplog.messages == []
    next(events)
    assert list(events) == []
    assert caplog.messages == told
    caplog.clear()
    assert len(list(read_events(tmp_path, attempts="last"))) == 13
    assert caplog.messages == told
    caplog.clear()
    twice = Events(tmp_path)
    assert len(list(twice)) == len(list(twice)) == 13
    assert caplog.messages == told
    caplog.clear()
    assert len(list(read_events(tmp_path / "node_3"))) == 3
    assert caplog.messages == []


def stops(*events: Event) -> list[EarlyStop]:
    steps = RankSteps()
    for each in events:
        steps.add(each)
    return steps.early_stops()


def test_ranks_are_compared_within_an_attempt() -> None:
    found = stops(
        event(0, 5), event(1, 4), event(0, 7, "b"), event(1, 7, "b"), event(0, 7, "c", phase="eval"),
    )  # fmt: skip
    assert found == [EarlyStop("r", "a", 1, "node-1", 4, 5, last=False)]
    found = stops(event(0, 7), event(1, 7), event(0, 9, "b"), event(1, 8, "b"), event(0, 9, "c", phase="eval"))
    assert found == [EarlyStop("r", "b", 1, "node-1", 8, 9, last=True)]


def test_a_rank_that_does_not_come_back_is_named_unless_the_launch_is_without_it() -> None:
    both = (event(0, 5), event(1, 5))
    (found,) = stops(*both, event(0, 6, "b"))
    assert (found.rank, found.hostname, found.step, found.farthest, found.last) == (1, "node-1", None, 6, True)
    assert say([found]) == ["run r: rank 1 (node-1) has no train step in the last attempt; others continue to 6"]
    assert stops(*both, event(0, 6, "b", world_size=1)) == []
    assert len(stops(*both, event(0, 6, "b", world_size=2))) == 1
    assert stops(*both, event(0, 6, "b"), event(0, 7, "c"), event(1, 7, "c")) == []  # it did in the end
    # Where attempts have no id nobody can say which of them belong together.
    assert stops(event(0, 5, None), event(1, 5, None), event(0, 6, None, attempt=2)) == []
    assert stops(event(0, 5, "x"), event(1, 5, "y"), event(0, 6, "z")) == []


def test_a_rank_that_logs_no_steps_is_named_only_where_several_others_do() -> None:
    quiet = event(2, 0, phase="lifecycle")
    assert stops(event(0, 5), quiet) == []
    assert stops(quiet, event(0, 5, phase="eval"), event(1, 3, phase="lifecycle")) == []
    (found,) = stops(event(0, 5), event(1, 5), quiet)
    assert (found.rank, found.step) == (2, None)


def test_ranks_that_stop_together_are_told_in_one_line() -> None:
    events = [event(rank, 3 if rank in (2, 8, 9, 10) else 7) for rank in range(12)]
    (line,) = say(stops(*events))
    assert line == "run r: ranks 2, 8-10 (node-2, node-8, node-9, 1 more host) stop at step 3; others continue to 7"
    hostile = make_event(process=Process(rank=0, attempt_id="a", hostname="\x1b[31m" + "x" * 100))
    (line,) = say(stops(hostile, make_event(step=2, process=Process(rank=1, attempt_id="a"))))
    assert line == f"run run-1: rank 0 (\\x1b[31m{'x' * 59}) stops at step 1; others continue to 2"


def test_hundreds_of_ranks_are_joined_and_too_many_for_the_process_are_refused_clearly(tmp_path: Path) -> None:
    ranks(tmp_path, dict.fromkeys(range(512), (1, 2)))
    code = (
        f"from rldk import read_events\nfound = [(e.step, e.process.rank) for e in read_events({str(tmp_path)!r})]\n"
        "assert found == [(step, rank) for step in (1, 2) for rank in range(512)]\n"
    )
    done = {}
    for limit in (1024, 200):
        command = ["bash", "-c", f'ulimit -n {limit} && exec "$0" -c "$1"', sys.executable, code]
        done[limit] = subprocess.run(command, capture_output=True, text=True, env=os.environ)
    assert done[1024].returncode == 0, done[1024].stderr
    assert "reading this run needs 512 event files open at once. Run: ulimit -n 768: '" in done[200].stderr


@st.composite
def runs(draw: st.DrawFn) -> list[list[Event]]:
    """The files of a well-formed run: of each launch its ranks, each from the same step to where it stops."""
    files: list[list[Event]] = [[] for _ in range(draw(st.integers(1, 4)))]
    for number in range(draw(st.integers(1, 3))):
        first = draw(st.integers(0, 3))
        for rank, file in enumerate(files):
            skew = draw(st.floats(0, 5))
            for step in range(first, first + draw(st.integers(0, 5))):
                file.append(event(rank, step, f"launch-{number}", timestamp=100.0 * number + skew))
                if draw(st.booleans()):
                    late = draw(st.integers(0, step))
                    file.append(event(rank, late, f"launch-{number}", phase="eval"))
    return files


@given(runs())
def test_joined_files_keep_their_order_and_bring_equal_steps_together(files: list[list[Event]]) -> None:
    joined = list(join(files))
    for rank, file in enumerate(files):
        assert [id(e) for e in joined if e.process.rank == rank] == [id(e) for e in file]
    assert len(joined) == sum(map(len, files))
    train = [(e.process.attempt_id, e.step, e.process.rank) for e in joined if e.model_info.phase == "train"]
    assert train == sorted(train)
    whole = [(e.process.attempt_id, e.process.rank) for e in joined]
    assert [launch for launch, _ in groupby(whole, key=lambda each: each[0])] == sorted({launch for launch, _ in whole})


@given(st.lists(st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.integers(0, 3), st.booleans())), max_size=4))
def test_whatever_the_files_hold_no_event_is_lost_and_none_changes_places(files: list[list[tuple]]) -> None:
    streams = [
        [event(rank, step, launch, timestamp=1.0 if timed else None) for launch, step, timed in file]
        for rank, file in enumerate(files)
    ]
    joined = list(join(streams))
    assert len(joined) == sum(map(len, streams))
    for rank, stream in enumerate(streams):
        assert [id(e) for e in joined if e.process.rank == rank] == [id(e) for e in stream]


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
