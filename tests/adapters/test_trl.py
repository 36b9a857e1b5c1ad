from __future__ import annotations

import math
from pathlib import Path

from rldk.adapters import TRLAdapter
from tests.factories.layouts import as_jsonl


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
    assert first.notes == ["the log has no steps: its train rows are numbered instead"]


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
