"""Samples of what a trainer generates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("trl")
pytestmark = pytest.mark.trl

from rldk.integrations.trl import RLDKCallback  # noqa: E402
from rldk.io.completions import completions_to_parquet  # noqa: E402
from rldk.log.completions import read_completions  # noqa: E402
from tests.factories.trainers.any_trl import OLD, make, reward  # noqa: E402
from tests.factories.trainers.runs import make_grpo, steps_of  # noqa: E402


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
    assert completions_to_parquet(path, tmp_path / "texts.parquet")[0] == 6
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


@pytest.mark.skipif(OLD, reason="TRL 0.23 gives reward functions no log_extra")
@pytest.mark.parametrize("algorithm", ["grpo", "rloo"])
def test_columns_and_metrics_of_a_reward_function_are_kept(tmp_path: Path, model: Path, algorithm: str) -> None:
    def telling(completions: list[str], log_extra: Any, log_metric: Any, **_: Any) -> list[float]:
        log_extra("letters", [sorted(set(text)) for text in completions])
        log_extra("length", [len(text) for text in completions])
        log_metric("longest", max(map(len, completions)))
        return reward(completions)

    callback = RLDKCallback(tmp_path / "logs", run_id="told", log_completions=2)
    changes = {"reward_funcs": telling, "max_steps": 2, "eval_strategy": "no"}
    make(algorithm, tmp_path, model, [callback], **changes).train()
    samples = list(read_completions(tmp_path / "logs" / "told_completions.jsonl"))
    assert [sample.step for sample in samples] == [1, 1, 2, 2]
    for sample in samples:
        text = sample.completion
        assert sample.extra == {"letters": sorted(set(text)), "length": len(text)}
    assert all(metrics["longest"] >= 0 for metrics in steps_of(callback).values())


def test_samples_do_not_depend_on_what_keys_are_called(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="named", log_completions=1)
    trainer = make_grpo(tmp_path, model, callback, num_iterations=2, max_steps=4)
    log = type(trainer).log

    class Mine(type(trainer)):  # type: ignore[misc]  # the class of the installed TRL
        def log(self, logs: dict[str, float], *args: Any) -> None:
            kept, self._metrics["train"] = self._metrics["train"], {}
            log(self, {f"mine/{key}": value for key, value in logs.items()}, *args)
            kept.clear()
            self._metrics["train"] = kept

    trainer.__class__ = Mine
    trainer.train()
    assert not any("mean_length" in name for metrics in steps_of(callback).values() for name in metrics)
    assert [s.step for s in read_completions(tmp_path / "logs" / "named_completions.jsonl")] == [1, 3]
