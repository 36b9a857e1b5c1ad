from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import Any

import pytest
from rldk_schema import Event

from rldk import IngestError
from rldk.adapters import OpenRLHFAdapter
from tests.factories.cases import DATA
from tests.factories.layouts import (
    as_async_console,
    as_jsonl,
    as_ray_console,
    as_tfevents,
    calls,
    told,
)

CONSOLE = DATA / "adapters" / "openrlhf-0.11.0.ppo.stdout.log"
TFEVENTS = DATA / "adapters" / "openrlhf-0.11.0.ppo.events.out.tfevents"
PPO = DATA / "logs" / "openrlhf-0.11.0.ppo_gae_sync-rank0.jsonl"
TRAIN = {"policy_loss": -0.1, "actor_lr": 1e-6, "step": 1}


def read(path: Path, **how: Any) -> list[Event]:
    return list(OpenRLHFAdapter(path, **how).events())


@pytest.mark.parametrize("path", [CONSOLE, TFEVENTS], ids=lambda p: p.name)
def test_console_and_tensorboard_of_a_real_run_tell_what_it_logged(path: Path, tmp_path: Path) -> None:
    if path == TFEVENTS:
        pytest.importorskip("tensorboard")
    assert [told(e) for e in read(path)] == [told(e) for e in read(as_jsonl(tmp_path, calls(PPO)))]


def test_an_evaluation_is_of_its_set(tmp_path: Path) -> None:
    event = read(CONSOLE)[-1]
    assert (event.step, event.model_info.phase, event.data_slice.dataset_name) == (2, "eval", "default")
    assert (event.metrics["response_length_mean"], event.metrics["truncated_frac"]) == (7.0625, 0.0)
    assert event.metrics["pass2"] == 0.637860955670476
    # Where several sets stand in one log call, each keeps its name, and what is canonical is of all.
    row = {
        "eval_a_pass1": 0.1,
        "eval_b_pass1": 0.2,
        "eval_a_response_length_mean": 3.0,
        "eval_response_length_mean": 5.0,
    }
    (event,) = read(as_jsonl(tmp_path, [{**row, "step": 1}]))
    assert event.data_slice.dataset_name is None
    assert event.metrics == {
        "a_pass1": 0.1, "b_pass1": 0.2, "a_response_length_mean": 3.0, "response_length_mean": 5.0,
    }  # fmt: skip
    (event,) = read(as_jsonl(tmp_path, [{"eval gpt_loss": 4.2, "step": 2}]))
    assert (event.metrics, event.model_info.phase) == ({"loss": 4.2}, "eval")


def test_reward_models_and_dpo_are_told_apart_by_what_they_evaluate(tmp_path: Path) -> None:
    train = {"loss": 0.6, "acc": 0.5, "chosen_reward": 1.0, "reject_reward": 0.0, "lr": 1e-6, "grad_norm": 2.0,
             "loss_mean": 0.7, "acc_mean": 0.4, "step": 1}  # fmt: skip
    evaluation = {"eval_loss": 0.5, "acc_mean": 0.75, "step": 1}
    scores = {"reward_mean": 0.25, "reward_std": 0.5}
    dpo = read(as_jsonl(tmp_path, [train, evaluation]))
    rm = read(as_jsonl(tmp_path, [train, {**evaluation, **scores}]))
    for first, second in (dpo, rm):
        assert first.metrics == {
            "loss": 0.6, "preference_accuracy": 0.5, "reward_chosen": 1.0, "reward_rejected": 0.0, "lr": 1e-6,
            "grad_norm": 2.0, "loss_mean": 0.7, "acc_mean": 0.4,
        }  # fmt: skip
        assert second.model_info.phase == "eval"
        assert (second.metrics["loss"], second.metrics["preference_accuracy"]) == (0.5, 0.75)
    assert scores.items() <= rm[1].metrics.items()
    assert "reward_mean" not in dpo[1].metrics
    # Told what trained, it believes it.
    (_, told_dpo) = read(as_jsonl(tmp_path, [train, {**evaluation, **scores}]), algorithm="dpo")
    assert told_dpo.metrics["openrlhf/reward_mean"] == 0.25


def test_what_the_schema_does_not_know_is_not_taken_for_something_else(tmp_path: Path) -> None:
    kto = {"kto_loss": 0.5, "chosen_reward": 1.0, "reject_reward": 0.0, "kl": 3.0, "step": 1}
    assert read(as_jsonl(tmp_path, [kto]))[0].metrics == {k: v for k, v in kto.items() if k != "step"}
    distilled = {"gpt_loss": 4.0, "distil_loss": 2.0, "step": 1}
    assert read(as_jsonl(tmp_path, [distilled]))[0].metrics == {"gpt_loss": 4.0, "distil_loss": 2.0}


def test_a_kl_that_is_never_anything_but_zero_proves_no_reference_model(tmp_path: Path) -> None:
    rows = [{**TRAIN, "kl": 0.0}, {**TRAIN, "kl": 0.0, "step": 2}]
    for event in read(as_jsonl(tmp_path, rows)):
        assert event.metrics["openrlhf/kl"] == 0.0
        assert "kl_mean" not in event.metrics
    for value in (0.5, -0.5, math.nan, "0.5"):
        first, second = read(as_jsonl(tmp_path, [rows[0], {**rows[1], "kl": value}]))
        assert first.metrics["kl_mean"] == 0.0
        assert second.metrics["kl_mean"] == pytest.approx(float(value), nan_ok=True)


def test_nested_rows(tmp_path: Path) -> None:
    rows = [
        {"step": 1, "reward": {"mean": 0.0, "std": None}, "kl_div": 0.0, "extra": {"a": {"b": 1}}},
        {"step": 2, "reward": {"mean": 0.5, "std": 0.25}, "kl_div": 0.02, "policy_loss": -0.1},
        {"step": 3, "reward": {"mean": 0.5}, "kl_div": None},
        {"step": 4, "metrics": {"reward": {"mean": 1.0}}},
    ]
    adapter = OpenRLHFAdapter(as_jsonl(tmp_path, rows))
    assert not adapter.can_handle()  # such names may be anybody's: read as OpenRLHF's only by who says so
    assert [e.metrics for e in adapter.events()] == [
        {"reward_mean": 0.0, "reward_std": None, "kl_mean": 0.0, "extra/a/b": 1.0},
        {"reward_mean": 0.5, "reward_std": 0.25, "kl_mean": 0.02, "policy_loss": -0.1},
        {"reward_mean": 0.5, "kl_mean": None},
        {"reward_mean": 1.0},
    ]


def test_a_row_of_training_and_evaluation_becomes_two_events(tmp_path: Path) -> None:
    rows = [
        {**TRAIN, "timestamp": 9.0, "eval_default_pass1": 0.5},
        {"train/policy_loss": 1.0, "train/actor_lr": 0.1, "eval/eval_default_pass1": 0.25, "train/global_step": 2},
    ]
    events = read(as_jsonl(tmp_path, rows))
    assert [(e.step, e.model_info.phase, e.timestamp, e.metrics) for e in events] == [
        (1, "train", 9.0, {"policy_loss": -0.1, "lr": 1e-6}),
        (1, "eval", 9.0, {"pass1": 0.5}),
        (2, "train", None, {"policy_loss": 1.0, "lr": 0.1}),
        (2, "eval", None, {"pass1": 0.25}),
    ]


def test_samples_of_prompts_and_answers_are_left_out(tmp_path: Path) -> None:
    secret = ["my prompt and answer", 0.5]
    rows = [
        {**TRAIN, "generated_samples": secret},
        {**TRAIN, "step": 2, "train/generated_samples": secret},
        {**TRAIN, "step": 3, "train": {"generated_samples": {"text": secret}}},
        {**TRAIN, "step": 4, "metrics": {"generated_samples": secret}},
    ]
    events = read(as_jsonl(tmp_path, rows))
    assert len(events) == 4
    assert "prompt" not in repr(events)
    assert "w14 w54" in CONSOLE.read_text(encoding="utf-8")
    assert "w14 w54" not in repr(read(CONSOLE))


def test_the_console_has_values_that_are_not_finite(tmp_path: Path) -> None:
    path = tmp_path / "x.log"
    path.write_text(
        "(PPOTrainer pid=1) Global step 1: {'policy_loss': nan, 'actor_lr': 0.0, 'critic_loss': -inf, 'x': None}\n"
        "Global step 2: {'policy_loss': np.float64(0.5), 'act\nor_lr': 1e-06}\n"
    )
    first, second = read(path)
    assert math.isnan(first.metrics["policy_loss"])
    assert (first.metrics["lr"], first.metrics["value_loss"], first.metrics["x"]) == (0.0, -math.inf, None)
    assert second.metrics == {"policy_loss": 0.5, "lr": 1e-6}


def test_a_late_evaluation_of_the_asynchronous_trainer_keeps_its_step(tmp_path: Path) -> None:
    rows = [TRAIN, {**TRAIN, "step": 2}, {"eval_default_pass1": 0.5, "step": 1}, {**TRAIN, "step": 3}]
    events = read(as_async_console(tmp_path, rows))
    assert [(e.step, e.model_info.phase, e.process.attempt) for e in events] == [
        (1, "train", 1), (2, "train", 1), (1, "eval", 1), (3, "train", 1),
    ]  # fmt: skip


def test_a_run_that_went_back_to_a_checkpoint_is_another_attempt(tmp_path: Path) -> None:
    rows = [{**TRAIN, "step": step} for step in (1, 2, 2, 3, 1)]
    for layout in (as_jsonl, as_ray_console, as_tfevents):
        events = read(layout(tmp_path, rows))
        assert [(e.process.attempt, e.step) for e in events] == [(1, 1), (1, 2), (2, 2), (2, 3), (3, 1)]


def test_what_the_console_tears_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.log"
    good = "Global step 1: {'policy_loss': 1.0, 'actor_lr': 1.0}\n"
    path.write_text(good + "Global step 2: {'policy_loss': 1.0, 'act")
    adapter = OpenRLHFAdapter(path)
    assert [e.step for e in adapter.events()] == [1]  # a log that is still being written
    assert [str(s).split("x.log:")[1] for s in adapter.skipped] == ["2: torn last line: the end of a dict is missing"]
    path.write_text("Global step 1: {'policy_loss': 1.0, 'act\n" + good)
    with pytest.raises(IngestError, match=r"x\.log:1: the end of a dict is missing"):
        read(path)
    path.write_text(good + "Global step 2: {'policy_loss': object(1.0)}\n")
    adapter = OpenRLHFAdapter(path, on_error="skip")
    assert [e.step for e in adapter.events()] == [1]
    assert [s.line for s in adapter.skipped] == [2]


def test_a_console_without_steps_says_where_they_are(tmp_path: Path) -> None:
    path = tmp_path / "x.log"
    path.write_text("(PolicyModelActor pid=7) loading\n" * 9)
    adapter = OpenRLHFAdapter(path)
    assert adapter.can_handle()
    assert list(adapter.events()) == []
    assert [s.reason for s in adapter.skipped] == ["a console's output without any row of metrics"]


def test_a_tensorboard_file_has_the_name_and_the_time_of_its_run(tmp_path: Path) -> None:
    path = as_tfevents(tmp_path, calls(PPO))
    assert {e.model_info.run_id for e in read(path)} == {"my-run"}
    assert [e.timestamp for e in read(path)] == [1.7e9, 1.7e9 + 1, 1.7e9 + 2]


@pytest.mark.parametrize(("cut", "reason"), [(5, "torn last line"), (-30, "torn last line"), (-1, "torn last line")])
def test_a_torn_tensorboard_file_is_read_as_far_as_it_goes(cut: int, reason: str, tmp_path: Path) -> None:
    pytest.importorskip("tensorboard")
    data = TFEVENTS.read_bytes()
    path = tmp_path / "x"
    path.write_bytes(data[:cut] if cut < 0 else data + data[:cut])
    adapter = OpenRLHFAdapter(path)
    assert len(list(adapter.events())) == 3
    assert [s.reason.split(":")[0] for s in adapter.skipped] == [reason]


def test_a_damaged_tensorboard_file_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("tensorboard")
    data = bytearray(TFEVENTS.read_bytes())
    data[2000] ^= 255
    path = tmp_path / "x"
    path.write_bytes(data)
    with pytest.raises(IngestError, match=r"x:\d+: damaged: no complete record at byte \d+ of 4448"):
        read(path)
    adapter = OpenRLHFAdapter(path, on_error="skip")
    assert [e.step for e in adapter.events()] == [1, 2, 2]  # the records behind the damaged one are read


def test_tensorboards_files_are_read_without_tensorboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tensorboard", None)
    monkeypatch.setitem(sys.modules, "google.protobuf", None)
    assert len(read(TFEVENTS)) == 3


def test_a_directory_gives_what_is_of_openrlhf(tmp_path: Path) -> None:
    as_ray_console(tmp_path, calls(PPO))
    as_jsonl(tmp_path, [{"step": 1, "loss": 1.0, "epoch": 1.0}])
    (tmp_path / "notes.txt").write_text("nothing")
    assert {e.model_info.run_id for e in read(tmp_path)} == {"ray"}
