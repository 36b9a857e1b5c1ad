"""Samples of what a trainer generates."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("trl")
pytestmark = pytest.mark.trl

from rldk.integrations.trl import RLDKCallback  # noqa: E402
from rldk.io.completions import completions_to_parquet  # noqa: E402
from rldk.log.completions import read_completions  # noqa: E402
from tests.factories.trainers.any_trl import make, reward  # noqa: E402
from tests.factories.trainers.runs import make_grpo  # noqa: E402


def test_samples_of_completions_are_kept_apart_from_the_event_log(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="texts", log_completions=2)
    trainer = make_grpo(tmp_path, model, callback, max_steps=3)
    trainer.train()
    path = tmp_path / "logs" / "texts_completions.jsonl"
    samples = list(read_completions(path))
    assert [(s.step, s.attempt, s.index) for s in samples] == [(step, 1, i) for step in (1, 2, 3) for i in (0, 2)]
    for sample in samples:
        assert sample.prompt in ("say", "write", "spell", "sing")
        assert sample.rewards == {"reward": pytest.approx(reward([sample.completion])[0])}
        assert sample.reward == sample.rewards["reward"]
        assert isinstance(sample.advantage, float)
    assert not any(s.completion in callback.run.path.read_text() for s in samples if len(s.completion) > 4)
    pq = pytest.importorskip("pyarrow.parquet")
    assert completions_to_parquet(path, tmp_path / "texts.parquet") == 6
    rows = pq.read_table(tmp_path / "texts.parquet").to_pylist()
    assert [row["completion"] for row in rows] == [s.completion for s in samples]
    assert dict(rows[0]["rewards"]) == samples[0].rewards


def test_completions_are_off_by_default_and_a_reused_batch_is_sampled_once(tmp_path: Path, model: Path) -> None:
    make_grpo(tmp_path, model, RLDKCallback(tmp_path / "off", run_id="r"), max_steps=1).train()
    assert list((tmp_path / "off").glob("*completions*")) == []
    callback = RLDKCallback(tmp_path / "on", run_id="r", log_completions=1)
    # The evaluation after step 1 fills the trainer's room for completions with its own.
    changes = {"num_iterations": 2, "eval_strategy": "steps", "eval_steps": 1, "max_steps": 4, "logging_steps": 2}
    make_grpo(tmp_path, model, callback, **changes).train()
    assert list((tmp_path / "on").glob("*completions*")) == []
    callback = RLDKCallback(tmp_path / "all", run_id="r", log_completions=1)
    make_grpo(tmp_path, model, callback, **{**changes, "logging_steps": 1}).train()
    assert [s.step for s in read_completions(tmp_path / "all" / "r_completions.jsonl")] == [1, 3]


def test_a_trainer_without_completions_is_said_so_and_trains(
    tmp_path: Path, model: Path, caplog: pytest.LogCaptureFixture
) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="sft", log_completions=2)
    make("sft", tmp_path, model, [callback], max_steps=1).train()
    assert "log_completions: SFTTrainer does not keep completions; GRPO and RLOO do" in caplog.text
    assert callback.failures == 0
