"""What rldk logs of real OpenRLHF runs: one event per step, valid, and with the values that OpenRLHF itself wrote."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("openrlhf", reason="OpenRLHF has an environment of its own: make test-frameworks NAME=openrlhf")

from rldk.io.reader import read_events
from rldk.log.completions import completion_file, read_completions
from tests.frameworks.openrlhf.logs import assert_equal_to_tensorboard, log_of, notes_of, of_phase
from tests.frameworks.openrlhf.running import Finished
from tests.frameworks.openrlhf.scalars import read_tensorboard

Runner = Callable[..., Finished]

# What OpenRLHF writes and we leave out, where there is no reference model to measure it against.
OF_REFERENCE = frozenset({"kl", "logprobs_diff"})
# Steps that are evaluated; async PPO may still evaluate when its last step is over, or not any more.
EVALUATED = {"sft": [2, 4], "dpo": [2, 4], "rm": [2, 4], "ppo": [2, 4]}


@pytest.mark.parametrize(
    "command", ["sft", "dpo", "rm", "ppo", "ppo-corrected", "grpo", "grpo-async", "reinforce-without-reference"]
)
def test_every_value_is_the_one_that_openrlhf_wrote(command: str, run_openrlhf: Runner) -> None:
    run = run_openrlhf(command, through_rldk=True)
    path = log_of(run)
    assert_equal_to_tensorboard(run, OF_REFERENCE if "without-reference" in command else frozenset())
    assert [event.step for event in of_phase(path, "train")] == [1, 2, 3, 4]
    if command in EVALUATED:
        assert [event.step for event in of_phase(path, "eval")] == EVALUATED[command]
    events = list(read_events(path))
    notes = notes_of(path)
    assert notes[0] == "started"
    assert notes[-1] == "ended"
    assert Counter(event.model_info.model_name for event in events) == {"model": len(events)}
    assert {event.rng.seed for event in events} == {42}
    assert len({event.process.attempt_id for event in events}) == 1


def test_without_a_reference_model_there_is_no_kl(run_openrlhf: Runner) -> None:
    run = run_openrlhf("reinforce-without-reference", through_rldk=True)
    assert all("kl" in scalars for (phase, _), scalars in read_tensorboard(run.tensorboard).items() if phase == "train")
    path = log_of(run)
    assert not any("kl_mean" in event.metrics or "kl" in event.metrics for event in read_events(path))
    assert any("there is no reference model" in note for note in notes_of(path))


def test_every_step_is_logged_however_seldom_openrlhf_logs(run_openrlhf: Runner) -> None:
    run = run_openrlhf("sft-logged-every-third-step", through_rldk=True)
    assert [event.step for event in of_phase(log_of(run), "train")] == [1, 2, 3, 4]
    assert [step for phase, step in read_tensorboard(run.tensorboard) if phase == "train"] == [3]


@pytest.mark.parametrize("launcher", ["torchrun", "deepspeed"])
def test_each_rank_has_its_own_file(launcher: str, run_openrlhf: Runner) -> None:
    run = run_openrlhf("sft-2-ranks", launcher=launcher, through_rldk=True, env={"RLDK_NETWORK_MONITORING": "1"})
    first, second = of_phase(log_of(run), "train"), of_phase(log_of(run, 1), "train")
    assert [event.step for event in first] == [event.step for event in second] == [1, 2, 3, 4]
    for a, b in zip(first, second, strict=True):
        assert a.model_info == b.model_info
        assert (a.process.rank, b.process.rank, a.process.world_size, b.process.world_size) == (0, 1, 2, 2)
        assert a.process.attempt_id == b.process.attempt_id
        assert {"step_time", "allreduce_time", "cpu_memory_used", "loss_mean"} <= a.metrics.keys() & b.metrics.keys()
        assert "loss" in a.metrics
        assert "loss" not in b.metrics
        assert a.metrics["loss_mean"] != b.metrics["loss_mean"]
    joined = [(e.model_info.phase, e.step, e.process.rank) for e in read_events(run.logs)]
    assert [place for place in joined if place[0] == "train"] == [("train", s, r) for s in (1, 2, 3, 4) for r in (0, 1)]


def test_each_worker_of_ppo_has_its_own_file(run_openrlhf: Runner) -> None:
    run = run_openrlhf("ppo-2-actors", through_rldk=True, env={"RLDK_NETWORK_MONITORING": "1"})
    driver = of_phase(log_of(run), "train")
    assert [event.step for event in driver] == [1, 2, 3, 4]
    for rank, role in ((1, "actor, rank 0"), (2, "actor, rank 1"), (3, "critic, rank 0")):
        worker = of_phase(log_of(run, rank), "train")
        assert [event.step for event in worker] == [1, 2, 3, 4]
        for event in worker:
            assert (event.process.rank, event.process.world_size) == (rank, 4)
            assert event.process.attempt_id == driver[0].process.attempt_id
            assert 0 < event.metrics["timing/ppo_train"] <= driver[event.step - 1].metrics["timing/ppo_train"]
            assert event.metrics["allreduce_time"] < event.metrics["timing/ppo_train"] * 1000
            assert event.metrics["network_latency"] > 0
        assert role in notes_of(log_of(run, rank))[1]
    joined = [(e.step, e.process.rank) for e in read_events(run.logs) if e.model_info.phase == "train"]
    assert joined == [(step, rank) for step in (1, 2, 3, 4) for rank in (0, 1, 2, 3)]


def test_tokens_of_a_ppo_step_are_those_of_its_rollouts(run_openrlhf: Runner) -> None:
    run = run_openrlhf("ppo", through_rldk=True)
    for event in of_phase(log_of(run), "train"):
        samples = event.metrics["rollout/num_samples"]
        assert event.data_slice.tokens_out == pytest.approx(event.metrics["response_length_mean"] * samples)
        total = event.metrics["total_length"] * samples
        assert event.data_slice.tokens_in + event.data_slice.tokens_out == pytest.approx(total)


def test_prompts_and_answers_stay_out_unless_they_are_asked_for(run_openrlhf: Runner, material: Path) -> None:
    rows = map(json.loads, (material / "data" / "prompts.jsonl").read_text().splitlines())
    prompts = [row["input"].replace(" ", "") for row in rows]  # the tiny tokenizer's decoder leaves spaces out
    run = run_openrlhf("ppo", through_rldk=True, env={"RLDK_RUN_ID": "quiet"})
    assert log_of(run).name == "quiet_events.jsonl"
    written = [file.read_bytes().replace(b" ", b"") for file in run.logs.iterdir()]
    assert prompts
    assert not any(prompt.encode() in content for prompt in prompts for content in written)
    assert not completion_file(run.logs, "quiet").exists()

    run = run_openrlhf("ppo", through_rldk=True, env={"RLDK_RUN_ID": "telling", "RLDK_LOG_SAMPLES": "1"})
    samples = list(read_completions(completion_file(run.logs, "telling")))
    assert [sample.step for sample in samples] == [1, 2, 3, 4]
    assert all(any(prompt in sample.completion for prompt in prompts) for sample in samples)


def test_the_files_that_users_of_openrlhf_expect_are_there(run_openrlhf: Runner) -> None:
    run = run_openrlhf("sft", through_rldk=True, env={"RLDK_RUN_ID": "s1"})
    names = {path.name for path in run.logs.iterdir() if not path.name.startswith(".")}
    assert names == {
        "s1_events.jsonl", "s1_run.json", "metrics_s1.csv", "metrics_s1.parquet", "summary_s1.json", "events_s1.jsonl",
    }  # fmt: skip
    lifecycle = list(read_events(run.logs / "events_s1.jsonl"))
    assert [note for event in lifecycle for note in event.notes] == ["started", "ended"]
    assert len(list(read_events(run.logs))) == len(list(read_events(run.logs / "s1_events.jsonl")))


@pytest.mark.parametrize(("command", "folder"), [("sft-saved", ""), ("ppo-saved", "_actor/")])
def test_checkpoints_are_told(command: str, folder: str, run_openrlhf: Runner) -> None:
    run = run_openrlhf(command, through_rldk=True)
    saved = [(e.step, e.notes[0]) for e in of_phase(log_of(run), "lifecycle") if "checkpoint saved" in e.notes[0]]
    regular = [place for place in saved if "best" not in place[1]]
    assert regular == [(step, f"checkpoint saved: checkpoints/{folder}global_step{step}") for step in (2, 4)]
    assert all((run.cwd / note.removeprefix("checkpoint saved: ")).is_dir() for _, note in saved)


@pytest.mark.parametrize("algorithm", ["sft", "ppo"])
def test_a_resumed_run_goes_on_in_its_log(algorithm: str, run_openrlhf: Runner) -> None:
    env = {"RLDK_RUN_ID": "resumed"}
    run_openrlhf(f"{algorithm}-saved", through_rldk=True, env=env)
    run = run_openrlhf(f"{algorithm}-resumed", through_rldk=True, env=env)
    train = of_phase(log_of(run), "train")
    steps = [(event.process.attempt, event.step) for event in train]
    assert steps[:4] == [(1, step) for step in (1, 2, 3, 4)]
    assert steps[4:] == [(2, step) for step in range(5, 5 + len(steps) - 4)]
    assert len(steps) > 4
    assert "started: resumed from the checkpoint of step 4" in notes_of(log_of(run))
