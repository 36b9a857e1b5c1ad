"""The details of a run: what the report says, and nothing read twice."""

from __future__ import annotations

import math
import random
import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rldk_schema.forms.checkpoint import CheckpointFacts, CheckpointRecord
from rldk_schema.forms.live_run_validator import validate_live_run

from rldk import Run
from rldk.check import runs_at
from rldk.checkpoints.watcher import checkpoint_file
from rldk.forms import as_json, encode_lines
from rldk.log.runs import RunLogs
from rldk.web import details
from rldk.web.checkpoints import Checkpoints
from rldk.web.close_look import CloseLook
from rldk.web.settings_tree import pruned
from tests.factories.live_runs import CONFIG, make_hostile, make_resumed, make_run


def test_details_say_what_the_report_says(tmp_path: Path) -> None:
    make_run(tmp_path, "r", worse_from=60)
    (run,) = runs_at(tmp_path, on_error="skip")
    found = CloseLook().details("id", run)
    validate_live_run(as_json(found))
    assert found.word == "warning"
    assert found.facts["model"] == "Qwen/Qwen3-0.6B"
    assert found.facts["git commit"] is None or len(found.facts["git commit"]) == 40
    assert found.figures[0].value == "1 – 120"
    assert [alert.rule for alert in found.alerts]
    assert found.config == CONFIG
    assert found.first_sample_step == 10
    assert found.hosts[0].values["gpu_utilization"] == 0.93
    assert {note.text: note.count for note in found.notes}["reward model was slow"] == 2
    assert "rewards/format/mean" in found.metrics
    assert found.sources["reward_mean"] == ["reward_mean"]


def test_attempts_stand_there_with_what_changed_and_why_they_ended(tmp_path: Path) -> None:
    make_resumed(tmp_path, "r")
    (run,) = runs_at(tmp_path, on_error="skip")
    found = CloseLook().details("id", run)
    first, second = found.attempts
    assert first.why == "RuntimeError: CUDA error: out of memory"
    assert second.changed == "learning_rate = 5e-06"
    assert [(bar.attempt, bar.first, bar.last) for bar in found.bars] == [(1, 1, 40), (2, 41, 100)]
    assert any("superseded" in one.text for one in found.trust)


@pytest.mark.damages_files
def test_checkpoints_have_what_was_found_in_them_and_whether_they_count(tmp_path: Path) -> None:
    make_resumed(tmp_path, "r")
    facts = CheckpointFacts(
        total_bytes=1000, weight_bytes=900, weight_files=1, tensors=1, parameters=450,
        parameters_by_dtype={"BF16": 450}, trainable_share=None, nan_count=2,
        inf_count=0, groups={}, damage=["NaN in 1 tensor"], notes=[],
    )  # fmt: skip
    records = [CheckpointRecord(step, attempt, 1e9, f"out/{step}", facts) for step, attempt in ((50, 1), (80, 2))]
    lines = encode_lines(records, lambda _: None)
    checkpoint_file(tmp_path, "r").write_bytes(lines + b'{"step": 1}\n')
    (run,) = runs_at(tmp_path, on_error="skip")
    found = CloseLook().details("id", run)
    assert [(one.step, one.superseded, one.damage) for one in found.checkpoints] == [
        (50, True, ["NaN in 1 tensor"]),
        (80, False, ["NaN in 1 tensor"]),
    ]
    assert found.checkpoints[0].facts[:2] == ["1000 B, of these 900 B of weights", "450 parameters (BF16 450)"]
    assert found.left_out == ["1 line of r_checkpoints.jsonl could not be read"]


def test_the_last_checkpoints_are_held_in_order_whenever_facts_come_and_the_others_counted(tmp_path: Path) -> None:
    (tmp_path / "r_events.jsonl").touch()
    run = RunLogs("r", (tmp_path / "r_events.jsonl",), ())
    order = list(range(1, 2001))
    random.Random(1).shuffle(order)
    records = [CheckpointRecord(step, 1 + step % 2, 1e9, f"out/{step}", None) for step in [*order, *order[:700]]]
    checkpoint_file(tmp_path, "r").write_bytes(encode_lines(records, lambda _: None))
    saved, left_out = Checkpoints().told(run, None)
    assert [(one.attempt, one.step) for one in saved] == [(2, step) for step in range(1001, 2001, 2)]
    assert left_out == ["1500 earlier checkpoints not listed"]


def test_every_rank_says_how_its_machine_is(tmp_path: Path) -> None:
    for rank in (0, 1):
        with Run(tmp_path, run_id="r", rank=rank, world_size=2) as run:
            for step in range(1, 6):
                run.log(step, {"loss": 1.0, "gpu_memory_used": 1e9 * (rank + 1), "cpu_utilization": step / 10})
    (found,) = runs_at(tmp_path, on_error="skip")
    first, second = CloseLook().details("id", found).hosts
    assert (first.rank, first.values["gpu_memory_used"]) == (0, 1e9)
    assert (second.rank, second.step, second.values["gpu_memory_used"]) == (1, 5, 2e9)


def test_a_run_that_is_as_it_was_is_not_read_again_and_one_that_grew_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = 0
    collect = details.collect_judged

    def counting(*args: object, **named: object) -> object:
        nonlocal read
        read += 1
        return collect(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(details, "collect_judged", counting)
    monkeypatch.setattr("rldk.run_index.files.GRANULARITY", -10.0)
    make_run(tmp_path, "r", steps=20)
    (run,) = runs_at(tmp_path, on_error="skip")
    look = CloseLook()
    first = look.details("id", run)
    assert look.details("id", run) is first
    assert read == 1
    with Run(tmp_path, run_id="r") as more:
        more.log(21, {"loss": 0.1})
    (run,) = runs_at(tmp_path, on_error="skip")
    assert look.details("id", run).figures[0].value == "1 – 21"
    assert read == 2


def test_a_finished_run_is_not_read_again_however_late_it_is_and_one_that_runs_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    collect = details.collect_judged

    def counting(run: RunLogs, *args: Any, **named: Any) -> object:
        read.append(run.run_id)
        return collect(run, *args, **named)

    monkeypatch.setattr(details, "collect_judged", counting)
    monkeypatch.setattr("rldk.run_index.files.GRANULARITY", -10.0)
    late = 0.0
    monkeypatch.setattr(details, "time", SimpleNamespace(monotonic=lambda: late, time=time.time, thread_time=float))
    make_run(tmp_path, "ended", steps=20)
    with Run(tmp_path, run_id="runs") as writing:
        for step in range(1, 20):
            writing.log(step, {"loss": 1.0})
        runs = {run.run_id: run for run in runs_at(tmp_path, on_error="skip")}
        look = CloseLook()
        for late in (0.0, 10.0, 40.0, 50.0, 80.0):  # noqa: B007  # the clock reads it
            for name in ("ended", "runs"):
                look.details(name, runs[name])
    assert Counter(read) == {"ended": 1, "runs": 3}


def test_a_mistake_of_ours_is_told_and_not_made_again_while_the_files_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    read = 0

    def wrong(*_: object, **__: object) -> None:
        nonlocal read
        read += 1
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(details, "collect_judged", wrong)
    monkeypatch.setattr("rldk.run_index.files.GRANULARITY", -10.0)
    make_run(tmp_path, "r", steps=5)
    (run,) = runs_at(tmp_path, on_error="skip")
    look = CloseLook()
    found = look.details("id", run)
    validate_live_run(as_json(found))
    assert found.unread == "its details cannot be made, by a mistake of rldk: ZeroDivisionError: oh"
    assert look.details("id", run) is found
    assert read == 1
    assert len(caplog.records) == 1


def test_a_log_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    make_run(tmp_path, "r", steps=5)
    (run,) = runs_at(tmp_path, on_error="skip")
    look = CloseLook()
    look.details("id", run)
    for path in tmp_path.iterdir():
        path.unlink()
    found = look.details("id", run)
    assert found.unread is not None or not found.metrics
    validate_live_run(as_json(found))


@pytest.mark.damages_files
def test_what_strangers_wrote_is_cut_and_counted(tmp_path: Path) -> None:
    make_hostile(tmp_path, "r")
    (run,) = runs_at(tmp_path, on_error="skip")
    found = CloseLook().details("id", run)
    validate_live_run(as_json(found))
    assert "\x00" not in str(as_json(found))
    assert "\u202e" not in str(as_json(found))


def test_a_configuration_is_held_within_bounds() -> None:
    tree, said = pruned({"a": [math.nan, 10**30, "x" * 3000], "many": dict.fromkeys(map(str, range(6000)), 1)})
    assert tree is not None
    assert tree["a"][0] == "NaN"
    assert len(tree["a"][2]) < 2100
    assert said == ["1005 settings beyond the first 5,000 or nested too deeply", "1 setting whose text is cut"]
    assert pruned("no object") == (None, [])


def test_settings_that_can_be_no_column_are_counted(tmp_path: Path) -> None:
    make_run(tmp_path, "r", steps=5, config={f"s{number}": number for number in range(1003)})
    (run,) = runs_at(tmp_path, on_error="skip")
    said = CloseLook().details("id", run).left_out
    assert said == ["3 settings can be no column of the table: too many, or too long"]
