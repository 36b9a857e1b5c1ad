from __future__ import annotations

import math
from pathlib import Path

import pytest

from rldk import EventWriter, IngestError, Run
from rldk.adapters import CustomJSONLAdapter, TRLAdapter
from tests.adapters.layouts import TRL, as_console, as_jsonl, as_list, as_state, calls, metrics
from tests.cases import DATA
from tests.test_metric_names import TABLE


@pytest.mark.parametrize("capture", TRL, ids=lambda p: p.stem)
def test_equal_logs_give_equal_events_through_every_layout(capture: Path, tmp_path: Path) -> None:
    rows = calls(capture)
    version = capture.name.removeprefix("trl-").split(".jsonl")[0].rsplit(".", 1)[0]
    read = {
        layout.__name__: list(TRLAdapter(layout(tmp_path, rows), version=version).events())
        for layout in (as_jsonl, as_list, as_state, as_console)
    }
    assert len(read["as_jsonl"]) == len(rows)
    for name, events in read.items():
        assert [metrics(e) for e in events] == [metrics(e) for e in read["as_jsonl"]]
        assert [e.model_info.phase for e in events] == [e.model_info.phase for e in read["as_jsonl"]]
        if name != "as_console":  # which has no steps
            assert [e.step for e in events] == [row["step"] for row in rows]


@pytest.mark.parametrize(("log", "framework", "version", "algorithm", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_captured_logs_give_the_canonical_values(
    log: str, framework: str, version: str, algorithm: str, expected: dict[str, str], tmp_path: Path
) -> None:
    if framework != "trl":
        pytest.skip("not TRL's")
    rows = calls(DATA / "logs" / log)
    # The keys alone do not tell RLOO from GRPO, nor the version, nor the settings.
    unknown = {"rloo": {"frac_reward_zero_std"}, "ppo": set(expected)}.get(algorithm, set()) | {
        "reward_std", "frac_reward_zero_std",
    }  # fmt: skip
    events = list(TRLAdapter(as_state(tmp_path, rows), version=version, algorithm=algorithm).events())
    for row, event in zip(rows, events, strict=True):
        assert event.step == row["step"]
        for key, name in expected.items():
            if key in row and key not in unknown and event.model_info.phase == "train":
                found = event.metrics[name]
                assert found == row[key] or (math.isnan(found) and math.isnan(row[key]))


def test_literal_nan_and_a_hidden_loss_are_kept_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "trainer_state.json"
    path.write_text('{"log_history": [{"loss": 0.0, "grad_norm": NaN, "epoch": 0.5, "step": 1}]}')
    (event,) = TRLAdapter(path).events()
    assert event.metrics["loss"] == 0.0
    assert math.isnan(event.metrics["grad_norm"])


def test_numbers_printed_as_text_are_numbers_and_missing_stays_missing(tmp_path: Path) -> None:
    path = tmp_path / "x.log"
    path.write_text(
        "{'loss': '0.05775', 'grad_norm': 'nan', 'num_tokens': '1.257e+05', 'reward': None, 'epoch': '0.5'}\n"
        "{'loss': 0, 'grad_norm': np.float64(0.0), 'kl': -inf, 'epoch': 1}\n"
        "{'loss': 0.1, 'gra\nd_norm': 2.0, 'epoch': 2}\n"
    )
    first, second, third = TRLAdapter(path, algorithm="grpo").events()
    assert (first.metrics["loss"], first.metrics["tokens_seen"]) == (0.05775, 125700.0)
    assert math.isnan(first.metrics["grad_norm"])
    assert first.metrics["reward_mean"] is None
    assert (second.metrics["loss"], second.metrics["grad_norm"], second.metrics["kl_mean"]) == (0, 0, -math.inf)
    assert third.metrics["grad_norm"] == 2.0
    assert [e.step for e in (first, second, third)] == [1, 2, 3]
    assert first.notes == ["the log has no steps: its train rows are counted"]


def test_the_truest_step_counts_and_a_step_that_falls_is_another_attempt(tmp_path: Path) -> None:
    steps = ((1, 11, 1), (2, 12, 1), (1, 13, 2), (1, 3, 0))
    rows = [{"step": step, "global_step": truest, "loss": 1.0, "epoch": epoch} for step, truest, epoch in steps]
    events = list(TRLAdapter(as_jsonl(tmp_path, rows)).events())
    assert [(e.process.attempt, e.step) for e in events] == [(1, 11), (1, 12), (1, 13), (2, 3)]


def test_rows_of_one_step_that_tell_different_things_are_one_event(tmp_path: Path) -> None:
    rows = [{"step": 1, "loss": 1.0, "epoch": 1}, {"step": 1, "reward": 0.5, "reward_std": 0.1, "epoch": 1},
            {"step": 2, "loss": 2.0, "epoch": 1}]  # fmt: skip
    first, second = TRLAdapter(as_jsonl(tmp_path, rows), version="1.16").events()
    assert (first.metrics["loss"], first.metrics["reward_mean"], second.metrics["loss"]) == (1.0, 0.5, 2.0)


def test_a_bad_line_stops_with_its_place_or_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"loss": 1, "epoch": 1, "step": 1}\n{"loss": }\n[1]\n{"loss": 2, "epoch": 1, "step": 2}\n{"los')
    with pytest.raises(IngestError, match=r"x\.jsonl:2: column 10: not JSON"):
        list(TRLAdapter(path).events())
    adapter = TRLAdapter(path, on_error="skip")
    assert [e.step for e in adapter.events()] == [1, 2]
    assert [(s.line, s.reason.split(":")[0]) for s in adapter.skipped] == [
        (2, "column 10"), (3, "expected an object, found an array"), (5, "column 2"),
    ]  # fmt: skip


def test_event_files_are_read_and_belong_to_the_framework_of_their_run(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r", framework="trl", framework_version="1.16", algorithm="grpo") as run:
        run.log(1, {"reward": 0.5})
    with Run(tmp_path, run_id="other", framework="openrlhf") as other:
        other.log(1, {"reward": 0.5})
    assert TRLAdapter(run.path).can_handle()
    assert not TRLAdapter(other.path).can_handle()
    assert not CustomJSONLAdapter(run.path).can_handle()
    (event,) = TRLAdapter(run.path).events()
    assert event.metrics == {"reward_mean": 0.5}


def test_the_table_has_a_column_per_metric(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    table = TRLAdapter(as_jsonl(tmp_path, calls(TRL[0]))).load()
    assert table.num_rows == len(calls(TRL[0]))
    assert {"step", "loss", "run_id", "phase"} <= set(table.column_names)


def test_a_writer_takes_what_an_adapter_gives(tmp_path: Path) -> None:
    events = list(TRLAdapter(as_state(tmp_path, calls(TRL[0]))).events())
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        for event in events:
            writer.write(event)
    assert writer.dropped == 0
