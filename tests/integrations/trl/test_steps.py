"""What the log says of each step: every one on request, at an interval, with its tokens, and nothing made up."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("trl")
pytestmark = pytest.mark.trl
import torch  # noqa: E402
from transformers import TrainerCallback  # noqa: E402

from rldk import read_events  # noqa: E402
from rldk.integrations.trl import RLDKCallback  # noqa: E402
from rldk.io.validator import validate_jsonl_file  # noqa: E402
from rldk.log.completions import read_completions  # noqa: E402
from tests.factories.trainers.any_trl import make, none_for_some, reward  # noqa: E402
from tests.factories.trainers.runs import events_of, make_grpo, steps_of  # noqa: E402


def test_tensors_keep_their_fraction(tmp_path: Path) -> None:
    from rldk import EventWriter
    from tests.factories.events import make_event

    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        writer.write(make_event(step=torch.tensor(3), metrics={"loss": torch.tensor(0.9), "both": torch.ones(2)}))
    (event,) = read_events(writer.path, strict=True)
    assert event.step == 3
    assert event.metrics == {"loss": float(torch.tensor(0.9))}
    assert "both is not a number: tensor([1., 1.])" in event.notes


def test_named_evaluation_sets_are_kept_apart_and_keep_their_metrics(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="sets")
    trainer = make_grpo(tmp_path, model, callback, max_steps=1, eval_strategy="steps", eval_steps=1, beta=0.05)
    trainer.eval_dataset = {"a": trainer.eval_dataset, "b": trainer.eval_dataset}
    trainer.train()
    evals = events_of(callback, "eval")
    assert [e.data_slice.dataset_name for e in evals] == ["a", "b"]
    for event in evals:
        assert {"loss", "reward_mean", "kl_mean", "entropy_mean"} <= event.metrics.keys()
        assert not any(name.startswith("eval_") for name in event.metrics)


def test_every_step_has_an_event_on_request_and_what_was_not_logged_is_missing(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="steps", every_step=True)
    trainer = make_grpo(tmp_path, model, callback, logging_steps=3, max_steps=7)
    rates: list[float] = []

    class Rates(TrainerCallback):
        def on_pre_optimizer_step(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            rates.append(kwargs["optimizer"].param_groups[0]["lr"])

    trainer.add_callback(Rates())
    trainer.train()
    train = events_of(callback, "train")
    assert [e.step for e in train] == [1, 2, 3, 4, 5, 6, 7]
    logged = {3, 6, 7}
    assert {e.step for e in train if "reward_mean" in e.metrics} == logged
    assert {e.step for e in train if "loss" in e.metrics} == logged - {7}  # the summary has no loss of its own
    assert [e.metrics["lr"] for e in train] == rates
    assert validate_jsonl_file(callback.run.path, check_consistency=True).warnings == []


def test_an_interval_leaves_train_events_out_and_says_how_many(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="thin", jsonl_log_interval=3)
    make_grpo(tmp_path, model, callback, max_steps=8).train()
    assert [e.step for e in events_of(callback, "train")] == [3, 6, 8]
    assert events_of(callback)[-2].model_info.phase == "train"  # the last log, whatever the interval
    assert events_of(callback)[-1].notes == ["ended", "5 train logs left out: jsonl_log_interval=3"]


def test_what_a_user_logs_in_the_middle_of_a_step_belongs_to_that_step(tmp_path: Path, model: Path) -> None:
    class Mine(TrainerCallback):
        def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            for value in (1, 2):
                trainer.log({"my/metric": state.global_step + value})

    callback = RLDKCallback(tmp_path / "logs", run_id="mine")
    trainer = make("sft", tmp_path, model, [callback, Mine()], max_steps=3, eval_strategy="no")
    trainer.train()
    steps = steps_of(callback)
    assert [(step, metrics["my/metric"]) for step, metrics in steps.items()] == [(1, 1), (2, 2), (3, 3)]
    assert all("loss" in metrics for metrics in steps.values())
    # A second value of a name in one step is kept, but is no metric.
    again = [(e.step, note) for e in events_of(callback, "train") for note in e.notes]
    text = "my/metric = {} was logged again in the step: its first value counts"
    assert again == [(step, text.format(step + 1)) for step in (1, 2, 3)]
    assert "3 values of steps that had the name already: notes of their events" in events_of(callback)[-1].notes
    trainer.log({"my/last": 1.0})
    assert events_of(callback)[-1].metrics["my/last"] == 1.0


@pytest.mark.parametrize("algorithm", ["grpo", "rloo"])
def test_tokens_of_a_step_are_counted_where_the_log_allows_it(tmp_path: Path, model: Path, algorithm: str) -> None:
    seen: list[tuple[int, int]] = []

    def counting(prompts: list[str], completions: list[str], completion_ids: Any, **_: Any) -> list[float]:
        if trainer.model.training:  # the tokenizer has a token a character
            seen.append((sum(map(len, prompts)), sum(map(len, completion_ids))))
        return reward(completions)

    callback = RLDKCallback(tmp_path / "logs", run_id="tokens")
    changes = {"gradient_accumulation_steps": 2, "eval_steps": 2, "max_steps": 4}
    trainer = make(algorithm, tmp_path, model, [callback], reward_funcs=counting, **changes)
    trainer.train()
    assert [(e.data_slice.tokens_in, e.data_slice.tokens_out) for e in events_of(callback, "train")] == seen
    assert {(e.data_slice.tokens_in, e.data_slice.tokens_out) for e in events_of(callback, "eval")} == {(None, None)}


@pytest.mark.parametrize("changes", [{"num_iterations": 2}, {"steps_per_generation": 2}, {"logging_steps": 2}])
def test_tokens_are_unknown_where_a_log_covers_another_batch_than_the_steps(
    tmp_path: Path, model: Path, changes: dict[str, Any]
) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="tokens")
    make_grpo(tmp_path, model, callback, max_steps=4, **changes).train()
    assert {(e.data_slice.tokens_in, e.data_slice.tokens_out) for e in events_of(callback, "train")} == {(None, None)}


def test_a_reward_function_that_has_nothing_to_say_leaves_no_zero(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="none", log_completions=1)
    trainer = make_grpo(tmp_path, model, callback, reward_funcs=[reward, none_for_some], max_steps=2)
    trainer.train()
    for logs, event in zip(trainer.state.log_history, events_of(callback, "train"), strict=False):
        stored = event.metrics["rewards/none_for_some/mean"]
        assert stored is None or math.isnan(stored)  # None in TRL 1.16, NaN in 0.23: as it was logged
        assert (stored is None) == (logs["rewards/none_for_some/mean"] is None)
        assert event.metrics["reward_mean"] == logs["reward"]
    (first, _) = read_completions(tmp_path / "logs" / "none_completions.jsonl")
    assert first.rewards["none_for_some"] is None
    assert first.reward == first.rewards["reward"]


def test_a_nan_loss_that_transformers_hides_is_pointed_out(tmp_path: Path, model: Path) -> None:
    def broken(trainer: Any) -> Any:
        compute = trainer.compute_loss

        def compute_loss(*args: Any, **kwargs: Any) -> Any:
            loss = compute(*args, **kwargs)
            nan = loss * float("nan") if trainer.state.global_step == 1 else None
            return loss if nan is None else (nan[0], nan[1]) if isinstance(loss, tuple) else nan

        trainer.compute_loss = compute_loss
        return trainer

    notes = {}
    for filtered in (True, False):
        callback = RLDKCallback(tmp_path / f"logs-{filtered}", run_id="nan")
        options = {"max_steps": 2, "eval_strategy": "no", "logging_nan_inf_filter": filtered}
        broken(make("dpo", tmp_path, model, [callback], **options)).train()
        first, second = events_of(callback, "train")
        assert first.notes == []
        assert math.isnan(second.metrics["grad_norm"])
        assert second.metrics["loss"] == 0 if filtered else math.isnan(second.metrics["loss"])
        notes[filtered] = second.notes
    hidden, alert = notes[True]
    assert "may stand for NaN" in hidden
    # The entropy beside it is finite: under fp16 a single one would be ordinary. At the next step that is NaN, too.
    assert alert.startswith("alert: info: non_finite at step 2: grad_norm is NaN")
    assert notes[False][0].startswith("alert: critical: non_finite at step 2: loss is NaN")


def test_rewards_of_functions_of_one_name_are_not_added_up_wrongly(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="same", log_completions=1)
    functions = [lambda completions, **_: [1.0] * len(completions), lambda completions, **_: [10.0] * len(completions)]
    make_grpo(tmp_path, model, callback, reward_funcs=functions, max_steps=1).train()
    (sample,) = read_completions(tmp_path / "logs" / "same_completions.jsonl")
    assert sample.reward is None


def test_a_log_call_in_the_middle_of_a_step_spoils_no_tokens(tmp_path: Path, model: Path) -> None:
    """TRL puts what it has gathered into any log call: that of a reward function, too."""

    def talking(completions: list[str], **_: Any) -> list[float]:
        trainer.log({"mine": 1.0})
        return reward(completions)

    for interval in (1, 3):
        callback = RLDKCallback(tmp_path / f"logs-{interval}", run_id="talk")
        trainer = make_grpo(tmp_path, model, callback, reward_funcs=talking, logging_steps=interval, max_steps=6)
        trainer.train()
        steps = steps_of(callback)
        assert [metrics["mine"] for metrics in steps.values()] == [1.0] * 6
        assert [step for step, metrics in steps.items() if "loss" in metrics] == list(range(interval, 7, interval))
        out = {e.step: e.data_slice.tokens_out for e in events_of(callback, "train") if e.data_slice.tokens_out}
        assert list(out) == ([1, 2, 3, 4, 5, 6] if interval == 1 else [])
