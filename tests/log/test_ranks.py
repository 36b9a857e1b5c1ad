from __future__ import annotations

import os
import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rldk_schema import Event, Process

from rldk import EventValidationError, EventWriter, Launch, Run, read_events
from rldk.ingest import Ingest
from rldk.io.runs import find_runs
from rldk.io.source import Events
from rldk.log.ranks import group_runs, join
from rldk.log.replay import EventLogs
from tests.factories.events import make_event
from tests.factories.ranks import event, places, ranks, write


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
    assert caplog.text.count(": skipped\n") == 1


@pytest.mark.parametrize("kind", [Events, EventLogs, Ingest])
def test_every_pass_ends_in_each_file_where_the_first_one_did(tmp_path: Path, kind: type) -> None:
    ranks(tmp_path, {0: (1, 2, 3), 1: (1, 2)})
    events = kind(tmp_path)
    before = places(events)
    ranks(tmp_path, {0: (4,), 1: (3,), 2: (1, 2)})  # as a run does that goes on
    assert places(events) == before
    assert len(list(read_events(tmp_path))) == len(before) + 4


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
