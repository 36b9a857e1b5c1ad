"""How hooks, tees and guards see a training without changing it."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("wrapt")
from rldk import read_events
from rldk.guard import Guard
from rldk.integrations.openrlhf import OpenRLHFCallback, TrainerCallback, attach
from rldk.integrations.openrlhf.patches import patch
from rldk.integrations.openrlhf.tees import LoggerTee, ScalarTee, WandbTee
from rldk.integrations.openrlhf.trainers import kind_of
from rldk.integrations.openrlhf.watch import TrainerWatch
from tests.factories.openrlhf import FLAT, Writer


def test_a_tee_gives_the_users_logger_everything() -> None:
    writer, record, evaluated = Writer(), {}, []
    tee = ScalarTee(writer, record)
    tee.add_scalar("eval/loss", 1.0, 3)
    assert tee.flush() == "flushed"
    assert record == {"loss": 1.0}
    assert WandbTee(writer, record).log({"eval/acc": 2.0, "eval/global_step": 3}) == "logged"
    assert record == {"loss": 1.0, "acc": 2.0}
    logger = LoggerTee(writer, lambda *args: evaluated.append(args), lambda: evaluated.append("closed"))
    logger.log_eval(3, {"eval_a_pass1": 0.5})
    logger.close()
    assert evaluated == [(3, {"eval_a_pass1": 0.5}), "closed"]
    assert writer.seen == [
        ("eval/loss", 1.0, 3),
        {"eval/acc": 2.0, "eval/global_step": 3},
        (3, {"eval_a_pass1": 0.5}),
        "closed",
    ]


def test_a_callback_that_raises_is_said_once_and_the_others_are_told(caplog: pytest.LogCaptureFixture) -> None:
    class Bad(TrainerCallback):
        def on_step_end(self, trainer: Any, step: int, logs: Mapping[str, Any]) -> None:
            raise ZeroDivisionError

    class Good(TrainerCallback):
        def on_step_end(self, trainer: Any, step: int, logs: Mapping[str, Any]) -> None:
            steps.append(step)

    steps: list[int] = []
    watch = TrainerWatch(None, [Bad(), Good()])
    for step in (1, 2, 3):
        watch.end_step(step, {})
    assert steps == [1, 2, 3]
    assert watch.guard.failures == 3
    assert caplog.text.count("Traceback") == 1


def test_the_guard_lets_an_interrupt_through() -> None:
    with pytest.raises(KeyboardInterrupt), Guard():
        raise KeyboardInterrupt


@pytest.mark.parametrize("installed", [False, True])
def test_an_override_that_calls_the_original_is_seen_once(installed: bool, tmp_path: Path) -> None:
    class SFTTrainer:
        args = FLAT
        epochs, train_dataloader, strategy = 1, [0], SimpleNamespace(accumulated_gradient=1)
        model = SimpleNamespace(parameters=list)

        def fit(self, args: Any, consumed_samples: int = 0) -> str:
            self.save_logs_and_checkpoints(args, 1, None, {"gpt_loss": 1.0})
            return "trained"

        def save_logs_and_checkpoints(self, args: Any, global_step: int, step_bar: Any, logs_dict: Any) -> None: ...

    SFTTrainer.__module__ = "openrlhf.trainer.sft_trainer"

    class Mine(SFTTrainer):
        def fit(self) -> str:
            return super().fit(self.args)

        def save_logs_and_checkpoints(self, *args: Any, **kwargs: Any) -> None:
            super().save_logs_and_checkpoints(*args, **kwargs)

    if installed:
        patch(SFTTrainer, "sft")
    trainer = attach(Mine(), OpenRLHFCallback(tmp_path / "logs", "r", write_outputs=False))
    assert trainer.fit() == "trained"
    if not installed:
        assert Mine().fit() == "trained"  # another trainer, which nobody watches
    events = list(read_events(tmp_path / "logs"))
    assert [(e.model_info.phase, e.step, e.process.attempt) for e in events] == [
        ("lifecycle", 0, 1), ("train", 1, 1), ("lifecycle", 1, 1),
    ]  # fmt: skip


def test_after_a_failure_nobody_waits_for_the_next_step(tmp_path: Path) -> None:
    callback = OpenRLHFCallback(tmp_path, "r")
    callback.on_step_end(None, 1, {"loss": 1.0})
    assert "rldk-stall" in {thread.name for thread in threading.enumerate()}
    callback.on_train_end(None, 1, RuntimeError())
    deadline = time.monotonic() + 20
    while "rldk-stall" in {thread.name for thread in threading.enumerate()}:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_what_is_no_trainer_of_openrlhf_is_refused() -> None:
    class SFTTrainer:
        """TRL's has the same name."""

    for other in (3, SFTTrainer()):
        with pytest.raises(TypeError, match=rf"expected a trainer of OpenRLHF, .* found {type(other).__name__}"):
            kind_of(other)
