"""How the callback behaves, against the real TRL on the CPU."""

from __future__ import annotations

import copy
import json
import logging
import math
import pickle
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("trl")
pytestmark = pytest.mark.trl

import torch  # noqa: E402
from transformers import TrainerCallback  # noqa: E402
from transformers.trainer_callback import TrainerControl, TrainerState  # noqa: E402

from rldk import Event, RunIdError, UnsupportedVersionError, read_events  # noqa: E402
from rldk.demo import build_tiny_model  # noqa: E402
from rldk.integrations.trl import RLDKCallback, versions  # noqa: E402
from rldk.io.completions import completions_to_parquet  # noqa: E402
from rldk.io.validator import validate_jsonl_file  # noqa: E402
from rldk.log.completions import read_completions  # noqa: E402
from tests.factories.disks import fill, small_disk  # noqa: E402
from tests.factories.trainers.any_trl import OLD, make, none_for_some, reward  # noqa: E402


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_model(tmp_path_factory.mktemp("model"))


def make_grpo(path: Path, model: Path, callback: Any = None, **changes: Any) -> Any:
    return make("grpo", path, model, [callback] if callback else [], **{"eval_strategy": "no", **changes})


def events_of(callback: RLDKCallback, *phases: str) -> list[Event]:
    events = read_events(callback.run.path, strict=True)
    return [e for e in events if not phases or e.model_info.phase in phases]


def outline(callback: RLDKCallback) -> list[tuple[int, str, int]]:
    return [(e.process.attempt, e.model_info.phase, e.step) for e in events_of(callback)]


def test_a_second_train_is_a_second_attempt_and_evaluations_around_them_belong_to_them(
    tmp_path: Path, model: Path
) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="twice")
    trainer = make_grpo(tmp_path, model, callback, max_steps=1)
    trainer.evaluate()
    trainer.train()
    trainer.train()
    trainer.evaluate()
    assert outline(callback) == [
        (1, "eval", 0), (1, "lifecycle", 0), (1, "train", 1), (1, "summary", 1), (1, "lifecycle", 1),
        (2, "lifecycle", 0), (2, "train", 1), (2, "summary", 1), (2, "lifecycle", 1), (2, "eval", 1),
    ]  # fmt: skip
    assert callback.run.dropped == 0
    assert validate_jsonl_file(callback.run.path, check_consistency=True)


def test_report_to_rldk_logs_the_run_under_its_name(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make_grpo(tmp_path, model, report_to="rldk", run_name="my run/1", max_steps=2).train()
    events = read_events(tmp_path / "rldk_logs" / "my-run-1-7e0117_events.jsonl", strict=True)
    assert [e.step for e in events if e.model_info.phase == "train"] == [1, 2]


def test_an_output_directory_that_cannot_be_written_warns_once_and_training_goes_on(
    tmp_path: Path, model: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    callback = RLDKCallback(tmp_path / "file" / "logs", run_id="nowhere", log_completions=2)
    trainer = make_grpo(tmp_path, model, callback, max_steps=2)
    with caplog.at_level(logging.WARNING, logger="rldk"):
        trainer.train()
    assert trainer.state.global_step == 2
    said = [r.getMessage() for r in caplog.records if r.name.startswith("rldk")]
    assert len(said) == 2  # the event log and the samples, once each
    assert callback.run.dropped == 5  # two steps, the summary, start and end


def test_a_disk_that_is_full_for_a_while_costs_the_events_of_that_while(tmp_path: Path, model: Path) -> None:
    with small_disk(tmp_path / "disk", 200) as disk:

        class Full(TrainerCallback):
            def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
                if state.global_step == 2:
                    fill(disk)
                if state.global_step == 7:
                    (disk / "ballast").unlink()

        callback = RLDKCallback(disk, run_id="full", log_completions=4)
        trainer = make_grpo(tmp_path, model, callback, max_steps=10)
        trainer.add_callback(Full())
        trainer.train()
        assert trainer.state.global_step == 10
        assert callback.failures == 0
        events = events_of(callback)
        steps = [e.step for e in events if e.model_info.phase == "train"]
        assert steps[:2] == [1, 2]
        assert steps[-3:] == [8, 9, 10]
        assert callback.run.dropped == 10 - len(steps) > 0
        assert {e.process.dropped for e in events[-3:]} == {callback.run.dropped}
        assert validate_jsonl_file(callback.run.path)
        callback.run.finish()


def test_a_hook_that_breaks_does_not_break_training(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("rldk.integrations.trl.callback.phase_of", broken)
    monkeypatch.setattr("rldk.integrations.trl.callback.RLDKCallback._write_outputs", broken)
    callback = RLDKCallback(tmp_path / "logs", run_id="broken")
    trainer = make_grpo(tmp_path, model, callback, max_steps=2)
    trainer.train()
    assert trainer.state.global_step == 2
    assert callback.failures == 4  # two train logs, the summary, the end
    assert caplog.text.count("Traceback") == 1
    (ended,) = [e for e in events_of(callback, "lifecycle") if e.notes[0] == "ended"]
    assert "3 hooks of the callback failed: see the log of the training process" in ended.notes


def test_an_interrupt_leaves_what_was_logged_and_no_end(tmp_path: Path, model: Path) -> None:
    def interrupt(completions: list[str], **_: Any) -> list[float]:
        if trainer.state.global_step == 2:
            raise KeyboardInterrupt
        return reward(completions)

    callback = RLDKCallback(tmp_path / "logs", run_id="interrupted")
    trainer = make_grpo(tmp_path, model, callback, reward_funcs=interrupt)
    with pytest.raises(KeyboardInterrupt):
        trainer.train()
    assert outline(callback) == [(1, "lifecycle", 0), (1, "train", 1), (1, "train", 2)]
    manifest = json.loads((tmp_path / "logs" / "interrupted_run.json").read_text())
    assert manifest["attempts"][0]["ended"] is None


def test_tensors_keep_their_fraction(tmp_path: Path) -> None:
    from rldk import EventWriter
    from tests.factories.events import make_event

    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        writer.write(make_event(step=torch.tensor(3), metrics={"loss": torch.tensor(0.9), "both": torch.ones(2)}))
    (event,) = read_events(writer.path, strict=True)
    assert event.step == 3
    assert event.metrics == {"loss": float(torch.tensor(0.9))}
    assert "both is not a number: tensor([1., 1.])" in event.notes


def test_a_callback_can_be_copied_while_it_logs(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="copied", log_completions=1)
    make_grpo(tmp_path, model, callback, max_steps=1).train()
    for twin in (copy.deepcopy(callback), pickle.loads(pickle.dumps(callback))):
        assert twin.run is None
        assert twin.run_id == "copied"


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


def test_only_rank_0_writes(tmp_path: Path, model: Path) -> None:
    args = make_grpo(tmp_path, model).args
    callback = RLDKCallback(tmp_path / "logs", run_id="r")
    callback.on_train_begin(args, TrainerState(is_world_process_zero=False), TrainerControl())
    callback.on_log(args, TrainerState(is_world_process_zero=False), TrainerControl(), logs={"loss": 1.0})
    assert not (tmp_path / "logs").exists()
    assert callback.failures == 0


def test_logging_can_be_switched_off(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", enable_jsonl_logging=False)
    make_grpo(tmp_path, model, callback, max_steps=1).train()
    assert not (tmp_path / "logs").exists()
    assert callback.failures == 0


def test_an_unsafe_run_id_or_interval_is_refused_at_construction() -> None:
    with pytest.raises(RunIdError):
        RLDKCallback(run_id="../x")
    with pytest.raises(ValueError, match="jsonl_log_interval: expected at least 1, found 0"):
        RLDKCallback(jsonl_log_interval=0)
    with pytest.raises(TypeError, match="rotate_byte"):
        RLDKCallback(writer_options={"rotate_byte": 3})
    with pytest.raises(ValueError, match="keep: expected at least 1"):
        RLDKCallback(writer_options={"keep": 0})


def test_a_trl_that_is_too_old_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    for found, fine in (
        ("0.22.2", False),
        ("0.9", False),
        ("0.23.0", True),
        ("0.23.0.dev0", True),
        ("0.23rc1", True),
        ("2.0", True),
    ):
        monkeypatch.setattr(versions, "version", lambda _, found=found: found)
        if fine:
            versions.require_transformers()
        else:
            with pytest.raises(UnsupportedVersionError, match=r"expected 0\.23 or newer, found .*pip install"):
                versions.require_transformers()


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


def test_the_core_metrics_are_said_in_pythons_log(
    tmp_path: Path, model: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="rldk.integrations.trl"):
        make_grpo(tmp_path, model, RLDKCallback(tmp_path / "l", run_id="r", log_interval=2), max_steps=5).train()
    said = [r.getMessage() for r in caplog.records if "reward_mean" in r.getMessage()]
    assert [line.split(":")[0] for line in said] == ["r step 2/5", "r step 4/5"]
    assert "entropy_mean 4.5" in said[0]


def test_what_a_user_logs_in_the_middle_of_a_step_belongs_to_that_step(tmp_path: Path, model: Path) -> None:
    class Mine(TrainerCallback):
        def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            for value in (1, 2):
                trainer.log({"my/metric": state.global_step + value})

    callback = RLDKCallback(tmp_path / "logs", run_id="mine")
    trainer = make("sft", tmp_path, model, [callback, Mine()], max_steps=3, eval_strategy="no")
    trainer.train()
    train = events_of(callback, "train")
    assert [(e.step, e.metrics["my/metric"]) for e in train] == [(1, 2), (2, 3), (3, 4)]
    assert all("1 value logged in the middle of the step, replaced by later ones" in e.notes for e in train)
    trainer.log({"my/last": 1.0})
    assert events_of(callback)[-1].metrics["my/last"] == 1.0
    assert validate_jsonl_file(callback.run.path, check_consistency=True)


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
    assert alert.startswith("alert: critical: non_finite at step 2: grad_norm is NaN")
    (alert,) = notes[False]
    assert alert.startswith("alert: critical: non_finite at step 2: loss is NaN")


def test_a_checkpoint_is_an_event_and_a_resumed_run_goes_on_with_its_log(tmp_path: Path, model: Path) -> None:
    saving = {"save_strategy": "steps", "save_steps": 2, "max_steps": 5, "eval_strategy": "no"}
    first = RLDKCallback(tmp_path / "logs")
    make("sft", tmp_path, model, [first], **saving).train()
    assert first.run_id.startswith("sft-")
    first.run.finish()
    again = RLDKCallback(tmp_path / "logs")
    checkpoint = str(tmp_path / "out" / "checkpoint-4")
    make("sft", tmp_path, model, [again], **saving).train(resume_from_checkpoint=checkpoint)
    assert again.run_id == first.run_id
    assert [found for found in outline(again) if found[1] == "train"] == [
        *((1, "train", step) for step in (1, 2, 3, 4, 5)),
        (2, "train", 5),
    ]
    notes = [(e.process.attempt, e.notes[0]) for e in events_of(again, "lifecycle")]
    assert (1, f"checkpoint saved: {checkpoint}") in notes
    assert (2, f"started: resumed from the checkpoint of step 4, which attempt 1 of {first.run_id} wrote") in notes
    last = read_events(again.run.path, attempts="last")
    assert [(e.process.attempt, e.step) for e in last if e.model_info.phase == "train"] == [
        (1, 1), (1, 2), (1, 3), (1, 4), (2, 5),
    ]  # fmt: skip
    assert validate_jsonl_file(again.run.path, check_consistency=True)


def test_a_checkpoint_that_knows_no_rldk_can_be_resumed_and_saved_again(tmp_path: Path, model: Path) -> None:
    saving = {"save_strategy": "steps", "save_steps": 2, "eval_strategy": "no"}
    make("sft", tmp_path, model, [], max_steps=2, **saving).train()
    callback = RLDKCallback(tmp_path / "logs", run_id="joined")
    # transformers looks a stateful callback up in the checkpoint's state when it saves the next one.
    trainer = make("sft", tmp_path, model, [callback], max_steps=4, **saving)
    trainer.train(resume_from_checkpoint=str(tmp_path / "out" / "checkpoint-2"))
    assert [e.step for e in events_of(callback, "train")] == [3, 4]
    assert (tmp_path / "out" / "checkpoint-4" / "trainer_state.json").exists()


def test_transformers_can_restore_the_callback_from_a_checkpoint(tmp_path: Path, model: Path) -> None:
    saving = {"save_strategy": "steps", "save_steps": 2, "eval_strategy": "no"}
    made = RLDKCallback(tmp_path / "logs", run_id="kept", jsonl_log_interval=2, writer_options={"keep": 3})
    make("sft", tmp_path, model, [made], max_steps=2, **saving).train()
    made.run.finish()
    trainer = make(
        "sft", tmp_path, model, [RLDKCallback()], max_steps=4, restore_callback_states_from_checkpoint=True, **saving
    )
    trainer.train(resume_from_checkpoint=str(tmp_path / "out" / "checkpoint-2"))
    (restored,) = [c for c in trainer.callback_handler.callbacks if isinstance(c, RLDKCallback)]
    assert (restored.run_id, restored.jsonl_log_interval, restored.writer_options) == ("kept", 2, {"keep": 3})
    assert [e.step for e in events_of(restored, "train")] == [2, 4]


def test_a_rules_file_that_has_gone_keeps_no_training_from_being_resumed(tmp_path: Path, model: Path) -> None:
    saving = {"save_strategy": "steps", "save_steps": 2, "eval_strategy": "no"}
    rules = tmp_path / "rules.toml"
    rules.write_text("[truncation]\ngrade = []\n")
    made = RLDKCallback(tmp_path / "logs", run_id="kept", rules=rules, alert_thresholds={"clip_frac": 0.5})
    make("sft", tmp_path, model, [made], max_steps=2, **saving).train()
    made.run.finish()
    rules.unlink()
    trainer = make(
        "sft", tmp_path, model, [RLDKCallback()], max_steps=4, restore_callback_states_from_checkpoint=True, **saving
    )
    trainer.train(resume_from_checkpoint=str(tmp_path / "out" / "checkpoint-2"))
    (restored,) = [c for c in trainer.callback_handler.callbacks if isinstance(c, RLDKCallback)]
    assert (restored.run_id, trainer.state.global_step) == ("kept", 4)
    assert restored._rules == made._rules


def test_what_a_checkpoint_keeps_is_json_whatever_the_options(tmp_path: Path, model: Path) -> None:
    np = pytest.importorskip("numpy")
    callback = RLDKCallback(
        tmp_path / "logs", run_id="odd", log_interval=np.int64(5), writer_options={"exclude": {"completions/*"}}
    )
    make("sft", tmp_path, model, [callback], max_steps=2, save_strategy="steps", save_steps=1).train()
    assert [e.step for e in events_of(callback, "train")] == [1, 2]
    assert (tmp_path / "out" / "checkpoint-2" / "trainer_state.json").exists()


def test_trainings_of_one_name_in_one_process_are_attempts_of_one_file(tmp_path: Path, model: Path) -> None:
    for _ in range(3):  # as a notebook's cell that is run again
        callback = RLDKCallback(tmp_path / "logs", run_id="cell")
        make_grpo(tmp_path, model, callback, max_steps=1).train()
    assert [p.name for p in (tmp_path / "logs").glob("*_events*.jsonl")] == ["cell_events.jsonl"]
    assert [place for place in outline(callback) if place[1] == "train"] == [(n, "train", 1) for n in (1, 2, 3)]
    assert json.loads((tmp_path / "logs" / "cell_final_report.json").read_text())["attempts"] == 3


def test_switching_event_logging_off_switches_all_of_it_off(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RLDK_DISABLE_JSONL", "1")
    callback = RLDKCallback(tmp_path / "logs", run_id="off", log_completions=2)
    make_grpo(tmp_path, model, callback, max_steps=2).train()
    assert not (tmp_path / "logs").exists()
    assert callback.failures == 0


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

    for steps in (1, 3):
        callback = RLDKCallback(tmp_path / f"logs-{steps}", run_id="talk")
        trainer = make_grpo(tmp_path, model, callback, reward_funcs=talking, logging_steps=steps, max_steps=6)
        trainer.train()
        train = events_of(callback, "train")
        assert [e.step for e in train] == list(range(steps, 7, steps))
        assert all(e.metrics["mine"] == 1.0 for e in train)
        known = {e.data_slice.tokens_out is not None for e in train}
        assert known == ({True} if steps == 1 else {False})
        assert validate_jsonl_file(callback.run.path, check_consistency=True)


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
    assert "log_completions: SFTTrainer keeps no completions: GRPO and RLOO do" in caplog.text
    assert callback.failures == 0


def test_the_derived_files_stand_beside_the_log_when_training_ends(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="done")
    trainer = make_grpo(tmp_path, model, callback, max_steps=3)
    trainer.train()
    rows = json.loads((tmp_path / "logs" / "done_metrics.json").read_text())
    losses = [row["loss"] for row in rows if row["phase"] == "train"]
    assert losses == [logs["loss"] for logs in trainer.state.log_history if "loss" in logs]
    report = json.loads((tmp_path / "logs" / "done_final_report.json").read_text())
    assert report["events"] == {"lifecycle": 2, "train": 3, "summary": 1}
    assert report["metrics"]["train"]["loss"]["last"] == losses[-1]
    assert json.loads((tmp_path / "logs" / "done_alerts.json").read_text()) == {"run_id": "done", "alerts": []}
    assert (tmp_path / "logs" / "done_metrics.csv").exists()


def test_every_event_carries_the_resources_of_the_process(tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="resources")
    make_grpo(tmp_path, model, callback, max_steps=4).train()
    train = events_of(callback, "train")
    assert all(e.metrics["cpu_memory_used"] > 10e6 and e.metrics["disk_free"] > 0 for e in train[1:])
    assert not any("gpu_memory_used" in e.metrics for e in train) or torch.cuda.is_available()
    without = RLDKCallback(tmp_path / "without", run_id="r", enable_resource_monitoring=False)
    make_grpo(tmp_path, model, without, max_steps=1).train()
    assert not any("cpu_memory_used" in e.metrics for e in events_of(without))


@pytest.mark.skipif(not OLD, reason="PPO is in TRL 0.23")
def test_the_ppo_example_of_the_docs_runs(tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from transformers import AutoModelForCausalLM, AutoModelForSequenceClassification, AutoTokenizer

    from tests.factories.cases import ROOT
    from tests.factories.pages import blocks
    from tests.factories.trainers.any_trl import prompt_ids

    (code,) = [code for _, code in blocks(ROOT / "docs" / "trl.md") if "PPOTrainer" in code]
    tokenizer = AutoTokenizer.from_pretrained(model, padding_side="left")
    critic = AutoModelForSequenceClassification
    names = {
        "tokenizer": tokenizer,
        "policy": AutoModelForCausalLM.from_pretrained(model),
        "reward_model": critic.from_pretrained(model, num_labels=1),
        "value_model": critic.from_pretrained(model, num_labels=1),
        "prompt_ids": prompt_ids(tokenizer),
    }
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "trl.md", "exec"), names)
    assert [e.step for e in read_events(tmp_path / "logs") if e.model_info.phase == "train"]


@pytest.mark.skipif(OLD, reason="the demo is for the newest TRL")
def test_the_demo_trains_for_real(tmp_path: Path) -> None:
    from rldk.demo import run_demo

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
