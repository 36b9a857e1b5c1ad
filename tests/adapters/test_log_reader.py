from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rldk.adapters import log_reader
from rldk.adapters.carried import Carried
from rldk.adapters.held_rows import HeldRows
from rldk.adapters.layouts.jsonl import read_jsonl
from rldk.adapters.layouts.registry import ForeignLog, Layout
from rldk.adapters.log_reader import LogReader
from rldk.adapters.reading import Reading
from rldk.adapters.rows import Row
from rldk.check import check_runs
from rldk.errors import IngestError
from rldk.event.codec import encode_event
from rldk.event.metric_names import MetricNames
from rldk.ingest import Ingest
from tests.factories.cases import DATA


def jsonl(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_steps_with_their_number_are_steps_and_times_in_words_are_times(tmp_path: Path) -> None:
    rows = [
        {"loss": 0.5, "token_acc": 0.1, "global_step/max_steps": f"{5 * n}/20", "elapsed_time": f"{n}m 2s"}
        for n in range(1, 5)
    ]
    reading = Ingest(jsonl(tmp_path / "logging.jsonl", rows))
    assert [(event.step, event.wall_time) for event in reading] == [(5, 62.0), (10, 122.0), (15, 182.0), (20, 242.0)]
    assert {note for event in reading for note in event.notes} == set()
    (run,) = reading.foreign
    assert run.read_as.framework == "ms_swift"
    assert "no steps" not in str(run.read_as)


def test_the_word_that_says_what_a_row_is_is_no_metric_of_it(tmp_path: Path) -> None:
    rows = [{"event": "config", "lr": 0.1}, *({"event": "step", "step": n, "my_loss": 0.1} for n in range(3))]
    events = list(Ingest(jsonl(tmp_path / "x.jsonl", rows)))
    assert [(event.step, event.notes) for event in events] == [(0, []), (1, []), (2, [])]
    assert all(event.metrics == {"my_loss": 0.1} for event in events)


def test_a_console_of_a_loop_of_ones_own_is_no_trainers_for_three_common_words(tmp_path: Path) -> None:
    path = tmp_path / "dpo.log"
    path.write_text(
        "".join(
            f"Epoch:[1/1]({n}/90), loss: 0.6, my_loss: 0.6, aux_loss: 0.1, my_time: 2.0, learning_rate: 0.001\n"
            for n in range(10, 91, 10)
        )
    )
    reading = Ingest(path)
    assert len(list(reading)) == 9
    (run,) = reading.foreign
    assert (run.read_as.framework, run.read_as.candidates) == ("custom", ())


def test_a_summary_beside_logs_stops_nothing(tmp_path: Path) -> None:
    jsonl(tmp_path / "a.jsonl", [{"step": n, "loss": 0.1} for n in range(3)])
    summary = jsonl(tmp_path / "wandb-summary.json", [{"train/loss": 0.1, "train/global_step": 3, "_runtime": 3.0}])
    reading = Ingest(tmp_path)
    assert len(list(reading)) == 3
    assert [ignored.path for ignored in reading.ignored] == [summary]
    with pytest.raises(IngestError, match="a summary of last values, no rows"):
        list(Ingest(summary))


def test_a_console_without_a_row_tells_how_its_run_ended(tmp_path: Path) -> None:
    path = tmp_path / "grpo.log"
    path.write_text(
        "(TaskRunner pid=3) starting\nTraceback (most recent call last):\n"
        '  File "/a/base.py", line 7, in start\n    assert False\nAssertionError: no worker\n'
    )
    with pytest.raises(IngestError, match=r"the run failed: AssertionError: no worker \(base\.py:7, in start\)"):
        list(Ingest(path))


def test_a_crash_of_nobodys_loop_stands_among_the_runs_of_a_directory(tmp_path: Path) -> None:
    jsonl(tmp_path / "a.jsonl", [{"step": n, "loss": 0.1} for n in range(3)])
    trace = 'Traceback (most recent call last):\n  File "/a/train.py", line 7, in main\n    x\nValueError: no data\n'
    (tmp_path / "tries").mkdir()  # in the folder of the only run it would tell how that one ended
    (tmp_path / "tries" / "crash.out").write_text(f"Loading weights: 100%\n{trace}")
    (tmp_path / "pip.out").write_text("Collecting rldk\nInstalled\n")
    ended, going = sorted(check_runs(tmp_path), key=lambda run: run.run_id, reverse=True)
    assert (ended.run_id, ended.state, ended.why) == ("crash", "failed", "ValueError: no data (train.py:7, in main)")
    assert (going.run_id, going.events) == ("a", 3)


@pytest.mark.parametrize("stamp", ["", "2025-01-02T03:04:05.678Z ", "[rank0]: ", "2025-01-02 03:04:05,678 [worker-0] "])
def test_what_is_put_before_every_line_does_not_part_a_row_from_its_progress_bar(tmp_path: Path, stamp: str) -> None:
    text = f"{stamp}  0% 0/30 [00:00<?, ?it/s]{stamp}\n"
    for step in range(1, 31):
        row = {"loss": 0.1, "grad_norm": 1.0, "learning_rate": 1e-5, "rewards/f/mean": 0.1, "rewards/f/std": 0.0}
        text += f"{stamp}{row | {'kl': 0.1, 'epoch': step / 30}}\n{stamp}  {step}% {step}/30 [00:{step}<0, 1s/it]more\n"
    path = tmp_path / "train.log"
    path.write_text(text)
    assert [event.step for event in Ingest(path)] == list(range(1, 31))


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("step", [0.5, 1.5, 2.5, 3.5]),
        ("update", ["0.05", "0.1", "0.15", "0.2"]),
        ("step", [0, 0, 0, 0]),
        ("iteration", [-1, -1, -1, -1]),
    ],
)
def test_what_is_only_called_like_a_step_is_a_metric_and_loses_no_row(
    tmp_path: Path, key: str, values: list[Any]
) -> None:
    rows = [{key: value, "loss": 0.5, "grad_norm": 0.25} for value in values]
    reading = Ingest(jsonl(tmp_path / "x.jsonl", rows))
    assert [event.step for event in reading] == [1, 2, 3, 4]
    assert [event.metrics[key] for event in reading] == list(map(float, values))
    assert {event.process.attempt for event in reading} == {1}
    assert reading.skipped == []


def test_what_counts_something_else_beside_the_step_of_a_loop_of_ones_own_is_kept(tmp_path: Path) -> None:
    rows = [{"global_step": 4 * n, "step": 4 * n, "iteration": n, "update": n / 2, "loss": 0.5} for n in range(1, 4)]
    events = list(Ingest(jsonl(tmp_path / "x.jsonl", rows)))
    assert [event.step for event in events] == [4, 8, 12]
    assert [event.metrics for event in events] == [{"iteration": n, "update": n / 2, "loss": 0.5} for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("counter", "steps"),
    [
        ("train/step", [5, 6, 7]),
        ("training_iteration", [5, 6, 7]),
        ("update/gradient_step", [5, 6, 7]),
        (None, [1, 2, 3]),
    ],
)
def test_json_lines_of_a_loop_need_no_step_of_a_known_name(
    tmp_path: Path, counter: str | None, steps: list[int]
) -> None:
    rows = [{"my/loss": n / 4, **({} if counter is None else {counter: n})} for n in (5, 6, 7)]
    assert [event.step for event in Ingest(jsonl(tmp_path / "x.jsonl", rows))] == steps


def test_rows_of_a_data_set_are_no_log(tmp_path: Path) -> None:
    for rows in ([{"loss": 0.5, "prompt": "a"}] * 5, [{"reward": 0.5, "length": 3}] * 5, [{"loss": 0.5}] * 2):
        with pytest.raises(IngestError, match="no framework knows this file"):
            list(Ingest(jsonl(tmp_path / "x.jsonl", rows)))


@pytest.mark.parametrize("key", ["split", "mode", "stage", "phase"])
def test_a_row_that_says_of_which_part_it_is_is_of_that_phase(tmp_path: Path, key: str) -> None:
    rows = [{"step": n, "loss": 0.5, key: part} for n in range(3) for part in ("Train", "val")]
    events = list(Ingest(jsonl(tmp_path / "x.jsonl", rows)))
    assert [(event.step, event.model_info.phase) for event in events] == [
        (n, phase) for n in range(3) for phase in ("train", "eval")
    ]
    assert {event.process.attempt for event in events} == {1}
    assert {note for event in events for note in event.notes} == set()


def test_rows_with_numbers_that_are_no_steps_are_counted_and_not_passed_over(tmp_path: Path) -> None:
    rows = [
        {"type": "train", "step": 1, "loss": 0.5},
        *({"type": "sample", "step": 1, "reward": 0.5} for _ in range(3)),
        {"type": "checkpoint", "step": 1, "val_loss": 0.25},
        {"type": "message", "text": "hello"},
    ]
    reading = Ingest(jsonl(tmp_path / "x.jsonl", rows))
    assert len(list(reading)) == 1
    assert [(skipped.line, skipped.reason, skipped.fatal) for skipped in reading.skipped] == [
        (2, '3 rows of no step, left out (type: "sample")', False),
        (5, '1 row of no step, left out (type: "checkpoint")', False),
    ]


def test_a_value_beside_its_name_stands_under_it(tmp_path: Path) -> None:
    rows = [{"step": n, "name": name, "value": n / 4} for n in range(3) for name in ("loss", "kl")]
    events = list(Ingest(jsonl(tmp_path / "x.jsonl", rows)))
    assert [(event.step, event.metrics) for event in events] == [(n, {"loss": n / 4, "kl": n / 4}) for n in range(3)]
    rows = [{"step": n, "name": "a", "value": 0.5, "loss": 0.25} for n in range(3)]
    assert all(event.metrics == {"value": 0.5, "loss": 0.25} for event in Ingest(jsonl(tmp_path / "x.jsonl", rows)))


def test_rows_of_two_frameworks_in_one_file_are_all_read_by_the_step_of_either(tmp_path: Path) -> None:
    trl = ("loss", "rewards/chosen", "rewards/rejected", "rewards/margins", "logps/chosen", "logps/rejected")
    verl = ("critic/score/mean", "actor/pg_loss", "actor/entropy", "timing_s/gen", "actor/pg_clipfrac")
    rows: list[dict[str, Any]] = []
    for n in range(1, 9):
        rows += [{"step": n, **dict.fromkeys(trl, n / 8)}, {"training/global_step": n, **dict.fromkeys(verl, n / 8)}]
    reading = Ingest(jsonl(tmp_path / "x.jsonl", rows))
    events = list(reading)
    assert reading.skipped == []
    (run,) = reading.foreign
    assert set(run.read_as.candidates) == {"trl", "verl"}
    assert {event.step for event in events} == set(range(1, 9))
    assert sum(len(event.metrics) for event in events) == 8 * (len(trl) + len(verl))


def test_rows_of_a_console_with_some_keys_of_its_framework_are_counted_where_they_are_left_out(tmp_path: Path) -> None:
    own = "".join(f"step:{n} - critic/score/mean:0.5 - actor/pg_loss:0.1 - timing_s/gen:3.0\n" for n in range(6))
    other = "step:6 - critic/score/mean:0.5 - my/a:0.1 - my/b:0.1\n"
    (tmp_path / "x.log").write_text(own + other * 2 + "step:7 - my/c:0.1\n")
    reading = Ingest(tmp_path / "x.log")
    assert len(list(reading)) == 6
    assert [(skipped.line, skipped.reason, skipped.fatal) for skipped in reading.skipped] == [
        (7, "2 rows left out, as verl is not known to log half of the keys", False)
    ]


def test_a_step_beside_which_something_is_whole_by_chance_is_the_step(tmp_path: Path) -> None:
    rows = [{"_step": n, "update": update, "loss": 0.5} for n, update in enumerate((0.5, 0.75, 900.0, 0.25))]
    events = list(Ingest(jsonl(tmp_path / "x.jsonl", rows)))
    assert [(event.step, event.metrics["update"]) for event in events] == [(0, 0.5), (1, 0.75), (2, 900.0), (3, 0.25)]


def test_the_rows_of_a_log_are_parsed_once_however_often_its_events_are_read(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "x.jsonl", [{"loss": 1 / n, "epoch": n / 9} for n in range(1, 300)])
    passes: list[Path] = []

    def read(path: Path, refuse: Any) -> Any:
        passes.append(path)
        return read_jsonl(path, refuse)

    layout = Layout("jsonl", "JSON lines", lambda _: True, read)
    reader = LogReader(ForeignLog((path,), layout))
    first = list(reader.events("x"))
    assert first == list(reader.events("x"))
    assert len(first) == 299
    assert len(passes) == 1
    reader = LogReader(ForeignLog((path,), layout))
    reader.most_held = 1000
    assert first == list(reader.events("x"))
    assert len(passes) == 4  # its evidence, its steps, its events


LOGS = sorted(path for path in (DATA / "adapters").rglob("*") if path.suffix in (".jsonl", ".log", ".tfevents"))


@pytest.mark.parametrize("path", LOGS, ids=[path.name for path in LOGS])
def test_rows_that_are_not_held_give_the_same_events(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, again = Ingest(path), Ingest(path)
    events = list(map(encode_event, held))
    monkeypatch.setattr(log_reader, "MOST_HELD", 0)
    assert list(map(encode_event, again)) == events
    assert again.skips == held.skips
    assert again.metadata() == held.metadata()


def test_rows_are_held_as_they_are() -> None:
    bars: set[int] = set()
    values = {"a": float("nan"), "b": "\ud800", "c": [1, {"d": None}], "e": -0.0, "f": 2**70, "g": True}
    rows = [Row(Path("x"), 3, values, 7, bars), Row(Path("y"), 4, {"a": "1"}, numbers=(1.0,)), Row(Path("y"), 5, {})]
    held = HeldRows()
    for row in rows:
        held.add(row)
    bars.add(9)  # a layout goes on to fill them
    assert repr(list(held)) == repr(rows)
    assert next(iter(held)).ended is bars


@pytest.mark.parametrize("most", [0, 10_000])
def test_too_many_rows_are_not_held(most: int) -> None:
    held = HeldRows(most)
    for line in range(1000):
        held.add(Row(Path("x"), line, {"loss": 0.5}))
    assert not held.whole
    assert list(held) == []


def test_values_that_cannot_be_held_are_read_again() -> None:
    held = HeldRows()
    held.add(Row(Path("x"), 1, {"loss": Path("x")}))
    assert not held.whole


OF_SLIME = {"train/kl_loss": 0.1, "rollout/raw_reward": 0.5, "train/ppo_kl": 0.0}


def test_a_rate_of_the_next_step_is_given_to_that_step_only(tmp_path: Path) -> None:
    steps = (0, 1, 3, 0, 1)  # one is missing, then it begins again
    rows = [{"train/step": step, **OF_SLIME, "train/lr-pg_0": n / 8} for n, step in enumerate(steps)]
    rows[4]["train/lr-pg_0"] = "none"
    reader = Ingest(jsonl(tmp_path / "x.jsonl", rows), framework="slime")
    assert [event.metrics.get("lr") for event in reader] == [None, 0.0, None, None, 3 / 8]


@pytest.mark.parametrize(("key", "expected"), [("actor/x", [None, 1.0]), ("fully_async/x", [None, None])])
def test_a_rate_that_is_of_no_single_step_is_given_to_none(
    key: str, expected: list[float | None], tmp_path: Path
) -> None:
    rows = [{"training/global_step": n, "actor/loss": 0.5, "actor/lr": n, key: 1.0} for n in (1, 2)]
    reader = Ingest(jsonl(tmp_path / "x.jsonl", rows), framework="verl", version="0.9.1", algorithm="ppo")
    assert [event.metrics.get("lr") for event in reader] == expected


@pytest.mark.parametrize(
    ("framework", "algorithm", "key", "expected"),
    [
        ("prime_rl", "ppo", "optim/lr", [None, 0.125]),
        ("prime_rl", "sft", "optim/lr", [0.125, 0.25]),  # its other trainer reads it before the scheduler steps
        ("roll", "ppo", "actor/lr", [None, 0.125]),
        ("roll", "distillation", "student/lr", [None, 0.125]),
    ],
)
def test_of_which_step_a_rate_is_the_trainer_tells(
    framework: str, algorithm: str, key: str, expected: list[float | None], tmp_path: Path
) -> None:
    rows = [{"step": step, key: step / 8, "x": 1.0} for step in (1, 2)]
    reader = Ingest(jsonl(tmp_path / "x.jsonl", rows), framework=framework, algorithm=algorithm)
    assert [event.metrics.get("lr") for event in reader] == expected


def test_a_rate_is_not_carried_from_one_file_to_another(tmp_path: Path) -> None:
    carried = Carried(MetricNames("slime"), {"train/lr-pg_0"})
    rates = [Reading("train", step, {"train/lr-pg_0": step / 8}, {}) for step in (1, 2, 3)]
    assert carried.known(Path("a"), rates[0], 1) is None
    assert carried.known(Path("b"), rates[1], 2) is None
    assert carried.known(Path("b"), rates[2], 3) == {"lr": 2 / 8}
