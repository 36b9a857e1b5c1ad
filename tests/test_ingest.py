from __future__ import annotations

import json
import logging
import socket
import struct
from pathlib import Path

import pytest

from rldk import IngestError, Launch, LogNotFoundError, Run
from rldk.adapters import log_reader
from rldk.adapters.settings import parse_settings
from rldk.ingest import Ingest, ingest_runs
from tests.factories.cases import DATA
from tests.factories.commands import RLDK, process, rldk
from tests.factories.layouts import as_jsonl, as_state, as_tfevents, calls

pytest.importorskip("pyarrow")

ROW = {
    "loss": 0.5, "grad_norm": 1.0, "learning_rate": 1e-6, "reward": 0.1, "reward_std": 0.2, "epoch": 0.1, "kl": 0.01,
    "completions/mean_length": 20.0, "frac_reward_zero_std": 0.0, "num_tokens": 100.0,
}  # fmt: skip


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """A directory with a run of each kind, what rldk derives, and what is no log."""
    place = tmp_path / "logs"
    for _ in range(2):
        with Run(place / "ours", run_id="ours", framework="trl") as run:
            for step in (1, 2):
                run.log(step, {"loss": 0.5})
    (place / "ours" / "ours_metrics.json").write_text('[{"step": 1, "run_id": "ours", "phase": "train"}]')
    (place / "ours" / "ours_checkpoints.jsonl").write_text(
        '{"step": 1, "attempt": 1, "timestamp": 1.0, "path": "x", "facts": null}\n'
    )
    state = {"log_history": [{**ROW, "step": 1}, {**ROW, "step": 2}]}
    (place / "trainer_state.json").write_text(json.dumps(state))
    (place / "mine.jsonl").write_text('{"step": 1, "reward_scalar": 0.5}\n')
    (place / "notes.txt").write_text("buy milk\n")
    (place / "weights.bin").write_bytes(bytes(range(256)))
    return place


def test_every_file_of_a_directory_is_read_as_what_it_is(logs: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="rldk.ingest"):
        table = ingest_runs(logs)
    rows = table.select(["run_id", "step", "reward_mean", "reward_scalar"]).to_pylist()
    assert [row["run_id"] for row in rows] == ["ours"] * 4 + ["mine"] + ["logs"] * 2
    assert [row["reward_mean"] for row in rows if row["run_id"] == "logs"] == [0.1, 0.1]
    assert [row["reward_scalar"] for row in rows if row["run_id"] == "mine"] == [0.5]  # a name of one's own
    assert "run ours: 4 events" in caplog.text
    assert "run mine: 1 event" in caplog.text


def test_a_glob_and_a_single_file_are_sources_too(logs: Path) -> None:
    assert ingest_runs(str(logs / "**" / "*.jsonl")).num_rows == 5
    assert ingest_runs(logs / "trainer_state.json").num_rows == 2
    with pytest.raises(LogNotFoundError, match="no file that matches it"):
        ingest_runs(logs / "none*.jsonl")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "x.log",
            "hello world\n",
            r"no framework knows this file: its first line is 'hello world'. Expected .* "
            r"Try --framework or, for lines of a console, --pattern 'step \{step\}: loss \{loss\} \{\*\}', or rldk",
        ),
        ("x.jsonl", '{"x": 1}', r"Try --framework, or rldk\.adapters"),
        ("x.jsonl.gz", "no archive", r"x\.jsonl\.gz: damaged: "),
        ("config.json", '{"architectures": ["X"], "model_type": "x"}', "this is the configuration of a model, no rows"),
        ("x.log", "", "it is empty"),
        ("x.log", "\x1b[31mred\x00\n", r"its first line is '\\x1b\[31mred"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_what_it_is_and_what_is_expected(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(IngestError, match=message):
        ingest_runs(tmp_path / name)
    with pytest.raises(IngestError, match=r"no log here[\s\S]*\nignored 1 file: "):
        ingest_runs(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "metrics"),
    [
        ("x.csv", "step,loss,reward\n1,2,3\n", {"loss": 2.0, "reward": 3.0}),
        ("x.log", "(main_task pid=7) step:1 - actor/pg_loss:0.5 - critic/score/mean:0.25\n", {"reward_mean": 0.25}),
        ("x.log", "Epoch:[0/2](100/500) loss:0.5\nEpoch:[0/2](200/500) loss:0.5\n", {"loss": 0.5}),
    ],
)
def test_tables_and_consoles_are_logs(tmp_path: Path, name: str, text: str, metrics: dict[str, float]) -> None:
    (tmp_path / name).write_text(text)
    event = next(iter(Ingest(tmp_path / name)))
    assert {name: event.metrics.get(name) for name in metrics} == metrics


def test_the_first_bad_line_stops_with_its_place_or_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({**ROW, "step": 1}) + '\n{"loss": oops}\n' + json.dumps({**ROW, "step": 2}) + '\n{"lo')
    with pytest.raises(IngestError, match=r"x\.jsonl:2: column 10: not JSON"):
        ingest_runs(path)
    reading = Ingest(path, on_error="skip")
    assert [e.step for e in reading] == [1, 2]
    assert [s.line for s in reading.skipped] == [2, 4]


def test_a_torn_last_line_of_a_live_file_is_told_and_not_fatal(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(json.dumps({**ROW, "step": 1}) + '\n{"loss": 0.')
    reading = Ingest(tmp_path / "x.jsonl")
    assert [e.step for e in reading] == [1]
    assert "torn last line" in reading.skipped[0].reason


def test_a_hint_reads_a_file_as_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({**ROW, "step": 1}) + "\n")
    (event,) = Ingest(path)
    assert event.metrics["reward_mean"] == 0.1
    (event,) = Ingest(path, "custom")
    assert event.metrics["reward"] == 0.1  # in no framework's log this name means nothing declared
    with pytest.raises(IngestError, match="framework: expected one of .*trl, .*, found 'velr'"):
        ingest_runs(path, "velr")


def test_the_command_writes_a_table_and_says_what_was_there(logs: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    code, out = rldk("ingest", logs, tmp_path / "all.parquet")
    assert code == 0
    assert out.splitlines()[:3] == ["ours: 4 events", "mine: 1 event", "logs: 2 events"]
    assert pq.read_table(tmp_path / "all.parquet").num_rows == 7
    assert rldk("ingest", logs / "mine.jsonl") == (0, "mine: 1 event\n")


def test_only_what_is_no_log_is_told_as_ignored_and_nothing_that_rldk_keeps_itself(logs: Path) -> None:
    reading = Ingest(logs)
    assert len(list(reading)) == 7
    assert {ignored.path.name for ignored in reading.ignored} == {"notes.txt", "weights.bin"}


@pytest.mark.parametrize("layout", ["rldk", "openrlhf"])
def test_what_is_derived_into_another_folder_is_not_counted_again(tmp_path: Path, layout: str) -> None:
    with Run(tmp_path, run_id="r") as run:
        for step in range(1, 6):
            run.log(step, {"loss": 1 / step})
    assert rldk("export", "--layout", layout, tmp_path, tmp_path / "summaries")[0] == 0
    reading = Ingest(tmp_path)
    assert [event.step for event in reading if event.model_info.phase == "train"] == [1, 2, 3, 4, 5]
    assert run.path in {ignored.copy for ignored in reading.ignored}


def test_no_event_log_is_written_over(logs: Path, tmp_path: Path) -> None:
    log = logs / "ours" / "ours_events.jsonl"
    other = tmp_path / "other_events.jsonl"
    other.write_bytes(log.read_bytes())
    for dest, text in (
        (log, "it is one of the logs"),
        (other, "it is an event log already; these are never replaced"),
        (tmp_path / "other_run.json", "that is a file of a run; these are never replaced"),
        (logs / "ours" / "again_events.jsonl", "it would be read as another log of SOURCE"),
        (tmp_path / "new.jsonl", None),
    ):
        done = process(RLDK, "ingest", log.parent, dest, "--no-flat")
        assert done.returncode == (0 if text is None else 2)
        assert (text or "") in " ".join(done.stderr.replace("│", "").split())
    assert other.read_bytes() == log.read_bytes()
    assert "rldk ingest writes one with --no-flat" in " ".join(
        process(RLDK, "ingest", log, tmp_path / "flat.jsonl").stderr.replace("│", "").split()
    )


@pytest.mark.damages_files
def test_what_is_derived_for_users_of_openrlhf_is_no_log_beside_the_log_of_its_run(logs: Path) -> None:
    (log,) = (logs / "ours").glob("ours_events.jsonl")
    names = ["metrics_ours.csv", "metrics_ours.parquet", "summary_ours.json", "events_ours.jsonl"]
    for name in names:
        (log.parent / name).write_bytes(log.read_bytes())
        (logs / name).write_bytes(b"")  # beside no log of that run it may be anything
    reading = Ingest(logs)
    assert len(list(reading)) == 7
    assert {ignored.path for ignored in reading.ignored} == {
        logs / name for name in ("notes.txt", "weights.bin", *names)
    }
    for name in names:
        (logs / name).unlink()
    assert len(list(Ingest(str(logs / "**" / "*.jsonl")))) == 5


def test_ranks_and_nodes_of_one_run_are_joined_and_who_stops_early_is_said(tmp_path: Path) -> None:
    for rank, last in ((0, 5), (1, 3)):
        with Run(tmp_path / f"node_{rank}", run_id="r", rank=rank, launch=Launch(attempt_id="a")) as run:
            for step in range(1, last + 1):
                run.log(step, {"loss": 0.5})
    rows = ingest_runs(tmp_path).select(["step", "rank"]).to_pylist()
    assert [(row["step"], row["rank"]) for row in rows] == [
        (1, 0), (1, 1), (2, 0), (2, 1), (3, 0), (3, 1), (4, 0), (5, 0),
    ]  # fmt: skip
    done = process(RLDK, "ingest", tmp_path, tmp_path / "r.parquet")
    host = socket.gethostname()
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "r: 8 events")
    assert done.stderr == f"run r: rank 1 ({host}) stops at step 3; others continue to 5\n"


def test_a_bad_line_of_an_event_log_is_skipped_in_every_pass(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        for step in (1, 2):
            run.log(step, {"mine": 0.5})
            with run.path.open("ab") as file:
                file.write(b"oops\n")
    with pytest.raises(IngestError, match=r"r_events\.jsonl:2: .*\nRun: rldk validate .*r_events\.jsonl$"):
        ingest_runs(tmp_path)
    assert ingest_runs(tmp_path, on_error="skip").num_rows == 2


def test_a_log_is_never_written_over(logs: Path) -> None:
    copy = logs / "checkpoint-2" / "trainer_state.json"
    copy.parent.mkdir()
    text = (logs / "trainer_state.json").read_text()
    copy.write_text(text)
    for path in (logs / "trainer_state.json", copy):
        assert rldk("ingest", logs, path)[0] == 2
        assert path.read_text() == text


def test_more_lines_need_no_more_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a table what Arrow holds, and not an event a line."""
    from tests.factories.memory import SLACK, peak

    monkeypatch.setattr(log_reader, "MOST_HELD", 2**18)

    few, many = (as_jsonl(tmp_path / str(n), [{**ROW, "step": step, "mine": step} for step in range(n)])
                 for n in (1500, 6000) if (tmp_path / str(n)).mkdir() is None)  # fmt: skip
    command = [lambda path=path: rldk("ingest", path, tmp_path / "x.json") for path in (few, few, many)]
    _, least, most = map(peak, command)
    assert most < least + SLACK


def test_settings_decide_what_a_key_means(tmp_path: Path) -> None:
    path = as_state(tmp_path, [row for row in calls(DATA / "logs" / "trl-0.23.ppo.jsonl") if "val/ratio" in row])

    def names(**how: object) -> set[str]:
        return set(next(iter(Ingest(path, **how))).metrics)

    assert "trl/val/ratio" in names()
    assert "ratio_mean" in names(settings={"num_mini_batches": 1})
    assert "val/ratio" in names(settings={"num_mini_batches": 2})
    (tmp_path / "training_args.bin").write_bytes(b"cos\nsystem\n(S'exit 1'\ntR.")  # a pickle is never read
    (tmp_path / "args.json").write_text('{"num_mini_batches": 1, "scale_rewards": true}')
    assert "ratio_mean" in names()
    assert "val/ratio" in names(settings={"num_mini_batches": 4})  # who says so knows better
    with pytest.raises(IngestError, match="settings: expected some of .*num_mini_batches.*, found 'mini'"):
        Ingest(path, settings={"mini": 1})
    code, out = rldk("ingest", path, tmp_path / "x.csv", "--setting", "num_mini_batches=2")
    assert (code, "val/ratio" in (tmp_path / "x.csv").read_text()) == (0, True), out
    with pytest.raises(IngestError, match="settings: expected NAME=VALUE, found 'num_mini_batches'"):
        parse_settings(["num_mini_batches"])


def test_what_checkpoints_and_tensorboard_tell_of_one_run_is_read_once(tmp_path: Path) -> None:
    rows = [{**ROW, "loss": step / 7, "epoch": step / 8, "step": step} for step in range(1, 7)]
    for steps in (2, 4):
        (tmp_path / "out" / f"checkpoint-{steps}").mkdir(parents=True)
        as_state(tmp_path / "out" / f"checkpoint-{steps}", rows[:steps])
    other = tmp_path / "out" / "other"
    other.mkdir()
    as_state(other, [{**row, "loss": 9.0} for row in rows[:4]])
    reading = Ingest(tmp_path)
    assert [(e.model_info.run_id, e.step) for e in reading] == [("out", n) for n in (1, 2, 3, 4)] + [
        ("other", n) for n in (1, 2, 3, 4)
    ]  # fmt: skip
    assert [(i.path.parent.name, i.copy.parent.name) for i in reading.ignored] == [("checkpoint-2", "checkpoint-4")]

    as_tfevents(tmp_path / "out", rows)  # which goes on longer
    reading = Ingest(tmp_path)
    assert [e.step for e in reading if e.model_info.run_id == "my-run"] == [1, 2, 3, 4, 5, 6]
    assert {i.path.parent.name for i in reading.ignored} == {"checkpoint-2", "checkpoint-4"}
    as_state(tmp_path / "out" / "checkpoint-4", rows)
    reading = Ingest(tmp_path)
    assert [e.step for e in reading if e.model_info.run_id == "out"] == [1, 2, 3, 4, 5, 6]
    assert {i.path.parent.name for i in reading.ignored} == {"checkpoint-2", "my-run"}


def begun_at(data: bytes, time: float) -> bytes:
    """An event file with another time in its first record."""
    from tensorboard.compat.tensorflow_stub.pywrap_tensorflow import masked_crc32c

    length = struct.unpack("<Q", data[:8])[0]
    record = data[12:13] + struct.pack("<d", time) + data[21 : 12 + length]
    return data[:12] + record + struct.pack("<I", masked_crc32c(record)) + data[16 + length :]


def test_event_files_of_a_resumed_run_become_attempts_in_the_order_of_time(tmp_path: Path) -> None:
    rows = [{**ROW, "loss": step / 7, "epoch": step / 8, "step": step} for step in range(1, 7)]
    second = as_tfevents(tmp_path / "b", rows[2:])
    first = as_tfevents(tmp_path / "a", rows[:4])
    run = tmp_path / "run"
    run.mkdir()
    for path, name, begun in ((first, "z.tfevents", 1.0), (second, "a.tfevents", 2.0)):  # names tell nothing
        (run / name).write_bytes(begun_at(path.read_bytes(), begun))
    events = list(Ingest(run))
    assert {e.model_info.run_id for e in events} == {"run"}
    assert [(e.process.attempt, e.step) for e in events] == [(1, n) for n in (1, 2, 3, 4)] + [
        (2, n) for n in (3, 4, 5, 6)
    ]  # fmt: skip


def test_runs_of_one_name_in_two_folders_stay_two(tmp_path: Path) -> None:
    for folder in "ab":
        (tmp_path / folder).mkdir()
        as_jsonl(tmp_path / folder, [ROW])
    assert {e.model_info.run_id for e in Ingest(tmp_path)} == {"a-log", "b-log"}


@pytest.mark.damages_files
def test_a_file_that_is_called_like_one_of_ours_is_told(tmp_path: Path) -> None:
    (tmp_path / "train_metrics.json").write_text(json.dumps([ROW]))
    assert [e.step for e in Ingest(tmp_path)] == [1]
