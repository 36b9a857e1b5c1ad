"""Against the real TRL: a GRPO run on the CPU, with a tiny model built from a configuration."""

from __future__ import annotations

import copy
import logging
import math
import pickle
from pathlib import Path
from typing import Any

import pytest
from rldk_schema import METRICS, Event

pytest.importorskip("trl")
pytestmark = pytest.mark.trl

import torch  # noqa: E402
from datasets import Dataset  # noqa: E402
from transformers.trainer_callback import TrainerControl, TrainerState  # noqa: E402
from trl import DPOConfig, GRPOConfig, GRPOTrainer, KTOConfig, RewardConfig, SFTConfig  # noqa: E402

from rldk import RunIdError, read_events  # noqa: E402
from rldk.demo import build_tiny_model, run_demo  # noqa: E402
from rldk.integrations.trl import RLDKCallback, phase_of  # noqa: E402
from rldk.io.validator import validate_jsonl_file  # noqa: E402
from tests.test_metric_names import log_calls  # noqa: E402

STEPS = 6


def reward(completions: list[str], **_: Any) -> list[float]:
    return [len(set(text)) / 16 for text in completions]


def config(path: Path, **changes: Any) -> GRPOConfig:
    settings: dict[str, Any] = {
        "output_dir": str(path / "out"),
        "max_steps": STEPS,
        "per_device_train_batch_size": 4,
        "per_device_eval_batch_size": 4,
        "num_generations": 4,
        "max_completion_length": 8,
        "logging_steps": 1,
        "eval_strategy": "steps",
        "eval_steps": 3,
        "save_strategy": "no",
        "beta": 0.05,
        "report_to": "none",
        "use_cpu": True,
        "disable_tqdm": True,
        "seed": 11,
    }
    return GRPOConfig(**{**settings, **changes})


def make_trainer(path: Path, model: Path, callback: RLDKCallback | None = None, **changes: Any) -> GRPOTrainer:
    data = Dataset.from_dict({"prompt": ["say", "write", "spell", "sing"] * 4})
    return GRPOTrainer(
        model=str(model),
        reward_funcs=reward,
        train_dataset=data,
        eval_dataset=data.select(range(4)),
        args=config(path, **changes),
        callbacks=[callback] if callback else None,
    )


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_model(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory, model: Path) -> tuple[GRPOTrainer, RLDKCallback]:
    path = tmp_path_factory.mktemp("grpo")
    callback = RLDKCallback(path / "logs", run_id="grpo-real")
    trainer = make_trainer(path, model, callback)
    trainer.train()
    return trainer, callback


@pytest.fixture(scope="module")
def events(trained: tuple[GRPOTrainer, RLDKCallback]) -> list[Event]:
    return list(read_events(trained[1].run.path, strict=True))


def test_the_log_is_strictly_valid_and_in_order(trained: tuple[GRPOTrainer, RLDKCallback]) -> None:
    report = validate_jsonl_file(trained[1].run.path, check_consistency=True)
    assert report, report.errors
    assert report.warnings == []
    assert trained[1].failures == 0


def test_one_train_event_a_step_then_eval_and_summary(events: list[Event]) -> None:
    assert [(e.model_info.phase, e.step) for e in events] == [
        ("train", 1), ("train", 2), ("train", 3), ("eval", 3), ("train", 4), ("train", 5), ("train", 6), ("eval", 6),
        ("summary", 6),
    ]  # fmt: skip


def canonical() -> dict[str, str]:
    """Raw key -> name for GRPO of this TRL, read off the dictionary without `rldk.metric_names`."""
    return {
        s.key: name
        for name, metric in METRICS.items()
        for s in metric.sources
        if s.framework == "trl" and (s.algorithms is None or "grpo" in s.algorithms) and s.before is None
    }


def test_every_number_equals_the_trainers_own_and_every_key_is_mapped_or_kept(
    trained: tuple[GRPOTrainer, RLDKCallback], events: list[Event]
) -> None:
    names = canonical()
    history = trained[0].state.log_history
    assert len(history) == len(events)
    compared = 0
    for logs, event in zip(history, events, strict=True):
        raw = {k.removeprefix("eval_"): v for k, v in logs.items() if k != "step"}
        assert event.step == logs["step"]
        assert event.metrics.keys() == {names.get(key, key) for key in raw}
        for key, value in raw.items():
            stored = event.metrics[names.get(key, key)]
            assert stored == value or (math.isnan(stored) and math.isnan(value)), key
            compared += 1
    assert compared > 150


def test_the_core_metrics_of_grpo_are_there(events: list[Event]) -> None:
    train = events[0].metrics
    core = ("reward_mean", "reward_std", "kl_mean", "entropy_mean", "clip_frac", "grad_norm", "lr", "loss")
    assert all(isinstance(train[name], float) for name in core)


def test_the_event_says_what_was_trained_on_what(events: list[Event], model: Path) -> None:
    first = events[0]
    assert first.model_info.model_name == str(model)
    assert first.model_info.model_size == 95_040
    assert first.model_info.optimizer.startswith("adamw")
    assert first.model_info.scheduler == "linear"
    assert (first.rng.seed, first.rng.torch_seed) == (11, 11)
    assert (first.data_slice.batch_size, first.data_slice.sequence_length) == (4, 8)
    assert first.data_slice.tokens_in is None  # TRL logs no split: unknown, not 0
    assert (first.process.rank, first.process.world_size, first.process.attempt) == (0, 1, 1)
    assert events[-1].data_slice.batch_size is None


def test_a_second_train_is_a_second_attempt_and_a_late_evaluation_belongs_to_it(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="twice")
    trainer = make_trainer(tmp_path, model, callback, max_steps=1, eval_strategy="no")
    trainer.evaluate()
    trainer.train()
    trainer.train()
    trainer.evaluate()
    found = [(e.process.attempt, e.model_info.phase, e.step) for e in read_events(callback.run.path)]
    assert found == [
        (1, "eval", 0), (1, "train", 1), (1, "summary", 1), (2, "train", 1), (2, "summary", 1), (2, "eval", 1),
    ]  # fmt: skip
    assert callback.run.dropped == 0
    assert validate_jsonl_file(callback.run.path, check_consistency=True)


def test_report_to_rldk_logs_the_run_under_its_name(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make_trainer(tmp_path, model, report_to="rldk", run_name="my run/1", max_steps=2, eval_strategy="no").train()
    events = list(read_events(tmp_path / "rldk_logs" / "my-run-1_events.jsonl", strict=True))
    assert [e.step for e in events] == [1, 2, 2]


def test_an_output_directory_that_cannot_be_written_warns_once_and_training_goes_on(
    tmp_path: Path, model: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    callback = RLDKCallback(tmp_path / "file" / "logs", run_id="nowhere")
    trainer = make_trainer(tmp_path, model, callback, max_steps=2, eval_strategy="no")
    with caplog.at_level(logging.WARNING, logger="rldk"):
        trainer.train()
    assert trainer.state.global_step == 2
    assert len([r for r in caplog.records if r.name.startswith("rldk")]) == 1
    assert callback.run.dropped == 3


def test_a_hook_that_breaks_does_not_break_training(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("rldk.integrations.trl.phase_of", broken)
    monkeypatch.setattr("rldk.integrations.trl.Run.mark_ended", broken)
    callback = RLDKCallback(tmp_path / "logs", run_id="broken")
    trainer = make_trainer(tmp_path, model, callback, max_steps=2, eval_strategy="no")
    trainer.train()
    assert trainer.state.global_step == 2
    assert callback.failures == 4  # two train logs, the summary, the end
    assert caplog.text.count("Traceback") == 1


def test_tensors_keep_their_fraction(tmp_path: Path) -> None:
    from rldk import EventWriter
    from tests.test_events import make_event

    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        writer.write(make_event(step=torch.tensor(3), metrics={"loss": torch.tensor(0.9), "both": torch.ones(2)}))
    (event,) = read_events(writer.path, strict=True)
    assert event.step == 3
    assert event.metrics == {"loss": float(torch.tensor(0.9))}
    assert "both is no number: tensor([1., 1.])" in event.notes


def test_a_callback_can_be_copied_while_it_logs(trained: tuple[GRPOTrainer, RLDKCallback]) -> None:
    for twin in (copy.deepcopy(trained[1]), pickle.loads(pickle.dumps(trained[1]))):
        assert twin.run is None
        assert twin.run_id == trained[1].run_id


def test_named_evaluation_sets_are_kept_apart_and_keep_their_metrics(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="sets")
    trainer = make_trainer(tmp_path, model, callback, max_steps=1, eval_steps=1)
    trainer.eval_dataset = {"a": trainer.eval_dataset, "b": trainer.eval_dataset}
    trainer.train()
    evals = [e for e in read_events(callback.run.path) if e.model_info.phase == "eval"]
    assert [e.data_slice.dataset_name for e in evals] == ["a", "b"]
    for event in evals:
        assert {"loss", "reward_mean", "kl_mean", "entropy_mean"} <= event.metrics.keys()
        assert not any(name.startswith("eval_") for name in event.metrics)


def test_only_rank_0_writes(tmp_path: Path) -> None:
    args = config(tmp_path)
    callback = RLDKCallback(tmp_path / "logs", run_id="r")
    callback.on_train_begin(args, TrainerState(is_world_process_zero=False), TrainerControl())
    callback.on_log(args, TrainerState(is_world_process_zero=False), TrainerControl(), logs={"loss": 1.0})
    assert not (tmp_path / "logs").exists()


def test_logging_can_be_switched_off(tmp_path: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", enable_jsonl_logging=False)
    state = TrainerState(is_world_process_zero=True)
    callback.on_log(config(tmp_path), state, TrainerControl(), logs={"loss": 1.0})
    assert not (tmp_path / "logs").exists()


def test_an_unsafe_run_id_is_refused_at_construction() -> None:
    with pytest.raises(RunIdError):
        RLDKCallback(run_id="../x")


REPLAYS = [
    ("trl-1.16.sft.jsonl", SFTConfig, "sft", {"entropy_mean", "token_accuracy", "tokens_seen"}),
    ("trl-1.16.dpo.jsonl", DPOConfig, "dpo", {"reward_margin", "preference_accuracy", "logps_chosen"}),
    ("trl-1.16.kto.jsonl", KTOConfig, "kto", {"reward_margin", "kl"}),
    ("trl-1.16.reward.jsonl", RewardConfig, "reward", {"reward_mean", "preference_accuracy", "reward_margin"}),
]


@pytest.mark.parametrize(("log", "config_class", "algorithm", "names"), REPLAYS, ids=[r[2] for r in REPLAYS])
def test_recorded_calls_of_other_trainers_get_their_phases_and_names(
    tmp_path: Path, log: str, config_class: type, algorithm: str, names: set[str]
) -> None:
    callback = RLDKCallback(tmp_path / "logs")
    args = config_class(output_dir=str(tmp_path / "out"), use_cpu=True, report_to="none")
    calls = log_calls(log)
    for step, logs in enumerate(calls):
        given = dict(logs)
        state = TrainerState(global_step=step, is_world_process_zero=True)
        callback.on_log(args, state, TrainerControl(), logs=given)
        assert given == logs
    assert callback.run.run_id.startswith(f"{algorithm}-")
    events = list(read_events(callback.run.path, strict=True))
    assert [len(e.metrics) for e in events] == [len(logs) for logs in calls]
    assert [e.model_info.phase for e in events] == [phase_of(logs) for logs in calls]
    assert {e.model_info.phase for e in events} == {"train", "eval", "summary"}
    for event in events:
        if event.model_info.phase != "summary":
            assert names <= event.metrics.keys()
            assert not any(name.startswith("eval_") for name in event.metrics)


def test_the_demo_trains_for_real(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    said: list[str] = []
    result = run_demo(tmp_path, steps=5, say=said.append)
    assert result.report
    assert result.train_events == 5
    phases = [row["phase"] for row in pq.read_table(result.converted[0])["model_info"].to_pylist()]
    assert phases.count("train") == 5
    assert {row.name: row.first is not None for row in result.learnt} == dict.fromkeys(
        ("reward_mean", "kl_mean", "entropy_mean"), True
    )
    assert result.steps_per_second > 0
    assert any("step   5/5" in line for line in said)
