"""The parts of the integration that need no OpenRLHF. What needs it is in tests/frameworks/openrlhf."""

from __future__ import annotations

import json
import logging
import os
import pickle
import subprocess
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("wrapt")

from rldk import RunIdError, read_events
from rldk.event.redact import plain
from rldk.guard import Guard
from rldk.integrations.openrlhf import OpenRLHFCallback, TrainerCallback, attach, setup
from rldk.integrations.openrlhf.config import as_config, checkpoint_paths, option, saves_at, workers
from rldk.integrations.openrlhf.facts import name_of_run
from rldk.integrations.openrlhf.logs import metrics_of, tokens
from rldk.integrations.openrlhf.patches import patch
from rldk.integrations.openrlhf.ray_init import HOOK, SETUP, with_setup, wrap_init
from rldk.integrations.openrlhf.settings import from_environment, settle, to_environment, told_by
from rldk.integrations.openrlhf.tees import LoggerTee, ScalarTee, WandbTee
from rldk.integrations.openrlhf.trainers import kind_of
from rldk.integrations.openrlhf.watch import TrainerWatch
from rldk.io.runs import find_runs
from rldk.report.openrlhf_outputs import write_outputs
from rldk.run import Run

ROOT = Path(__file__).parents[3]

# As argparse and OpenRLHF make them: flat before 0.10.1, nested since.
FLAT = Namespace(
    pretrain="m", prompt_data="d", seed=1, train_batch_size=8, use_wandb="SECRET", wandb_run_name="ppo_1122T05:39",
    actor_num_nodes=2, actor_num_gpus_per_node=4, critic_num_nodes=1, critic_num_gpus_per_node=3, critic_pretrain="c",
    ckpt_path="ck", save_steps=2, save_hf_ckpt=True, disable_ds_ckpt=False, lr_scheduler="cosine", generate_max_len=16,
)  # fmt: skip
NESTED = Namespace(
    actor=Namespace(model_name_or_path="m", num_nodes=2, num_gpus_per_node=4, lr_scheduler="cosine", optim="adam"),
    critic=Namespace(model_name_or_path="c", num_nodes=1, num_gpus_per_node=3),
    data=Namespace(prompt_dataset="d"), train=Namespace(seed=1, batch_size=8), rollout=Namespace(max_new_tokens=16),
    logger=Namespace(wandb=Namespace(key="SECRET", run_name="ppo_1122T05:39")),
    ckpt=Namespace(path="ck", save_steps=2, save_hf=True, disable_ds=False),
)  # fmt: skip


@pytest.mark.parametrize("args", [FLAT, NESTED])
def test_options_are_found_whatever_version_named_them(args: Namespace) -> None:
    wanted = {
        "model_name": "m",
        "dataset_name": "d",
        "seed": 1,
        "batch_size": 8,
        "scheduler": "cosine",
        "new_length": 16,
        "length": None,
    }
    assert {name: option(args, name) for name in wanted} == wanted
    assert workers(args) == (8, 3)
    assert [step for step in range(1, 6) if saves_at(args, step)] == [2, 4]


@pytest.mark.parametrize("args", [FLAT, NESTED])
def test_keys_to_other_services_stay_out_of_the_manifest(args: Namespace) -> None:
    args = Namespace(**vars(args), remote_rm_url="http://user:SECRET@host/get?api_key=SECRET")
    config = plain(as_config(args))
    assert "SECRET" not in json.dumps(config)
    assert config["remote_rm_url"] == "http://<hidden>@host/get?<hidden>"


@pytest.mark.parametrize("args", [FLAT, NESTED])
def test_runs_that_openrlhf_names_by_the_minute_are_told_apart(args: Namespace) -> None:
    trainer = SimpleNamespace(args=args)
    first, second = name_of_run(trainer, "launch-1"), name_of_run(trainer, "launch-2")
    assert first.startswith("ppo_1122T0539-")
    assert first != second
    assert first == name_of_run(trainer, "launch-1")


@pytest.mark.parametrize("save_steps", [-1, 0, float("inf"), None])
def test_who_never_saves_has_no_checkpoints(save_steps: float | None) -> None:
    args = Namespace(**{**vars(FLAT), "save_steps": save_steps})
    assert not saves_at(args, 4)


class Trainer:
    """What the parts look at of a trainer of OpenRLHF."""

    def __init__(self, args: Namespace, **attributes: Any) -> None:
        self.args = args
        vars(self).update(attributes)


class Saver(Trainer):
    """PPO's trainer since it saves the best checkpoint, which obeys `--ckpt.disable_ds`."""

    def save_best_checkpoint(self) -> None: ...


@pytest.mark.parametrize(
    ("kind", "attributes", "options", "expected"),
    [
        (Saver, {}, {}, ["ck/_actor/t", "ck/t_hf"]),
        (Saver, {}, {"disable_ds_ckpt": True}, ["ck/t_hf"]),
        (Saver, {}, {"disable_ds_ckpt": True, "save_hf_ckpt": False}, []),
        (Trainer, {}, {"disable_ds_ckpt": True}, ["ck/_actor/t", "ck/t_hf"]),
        # The others are told by who makes them, whatever the options are.
        (Trainer, {"disable_ds_ckpt": True, "save_hf_ckpt": False}, {}, []),
        (Trainer, {"disable_ds_ckpt": False, "save_hf_ckpt": False}, {"disable_ds_ckpt": True}, ["ck/t"]),
    ],
)
def test_a_checkpoint_is_told_where_it_is_saved(
    kind: type[Trainer], attributes: dict[str, Any], options: dict[str, Any], expected: list[str]
) -> None:
    trainer = kind(Namespace(**{**vars(FLAT), **options}), **attributes)
    assert checkpoint_paths(trainer, "t", ppo=not attributes) == expected


def test_the_environment_says_what_the_arguments_say(tmp_path: Path) -> None:
    callback = OpenRLHFCallback(
        tmp_path, "r", "m", None, per_rank=False, writer_options={"rotate_bytes": 1000, "include": ["loss", "kl*"]}
    )
    said = told_by(callback)
    again = OpenRLHFCallback(**from_environment(said))
    assert told_by(again) == said
    assert (again.output_dir, again.run_id, again.model_name, again.per_rank) == (tmp_path, "r", "m", False)
    assert again.writer_options == {"rotate_bytes": 1000, "include": ["loss", "kl*"]}


def test_what_cannot_be_understood_is_said_and_left_out(caplog: pytest.LogCaptureFixture) -> None:
    wrong = {"PER_RANK": "perhaps", "KEEP": "many", "RUN_ID": "my run", "RULES": "/nowhere.toml", "COMPRESS": "rar"}
    found = from_environment({"RLDK_MODEL_NAME": "m", **{f"RLDK_{name}": text for name, text in wrong.items()}})
    assert found == {"model_name": "m"}
    for said in (
        "RLDK_PER_RANK: expected 1, true, yes or on, or 0, false, no or off; found 'perhaps'",
        "RLDK_KEEP: expected an integer; found 'many'",
        "RLDK_RUN_ID",
        "RLDK_RULES",
        "compress",
    ):
        assert said in caplog.text


def test_a_bad_option_of_the_writer_does_not_cost_the_others(caplog: pytest.LogCaptureFixture) -> None:
    found = from_environment({"RLDK_KEEP": "0", "RLDK_EXCLUDE": "completions/*", "RLDK_FSYNC": "inf"})
    assert found == {"writer_options": {"exclude": ["completions/*"]}}
    assert "RLDK_KEEP: keep: expected at least 1" in caplog.text
    assert "RLDK_FSYNC: fsync: expected 'always', seconds above 0" in caplog.text
    both = {"RLDK_FSYNC": "always", "RLDK_BUFFER_EVENTS": "9", "RLDK_INCLUDE": "loss"}
    assert from_environment(both) == {"writer_options": {"buffer_events": 9, "include": ["loss"]}}
    assert "RLDK_FSYNC: fsync: expected None or seconds with buffer_events" in caplog.text


def test_an_unclear_opt_out_of_logging_opts_out(caplog: pytest.LogCaptureFixture) -> None:
    assert from_environment({"RLDK_ENABLE_JSONL_LOGGING": "flase"}) == {"enable_jsonl_logging": False}
    assert "RLDK_ENABLE_JSONL_LOGGING: expected 1, true" in caplog.text
    assert from_environment({"RLDK_ENABLE_JSONL_LOGGING": "TRUE"}) == {"enable_jsonl_logging": True}


def test_install_knows_only_the_arguments_of_the_callback() -> None:
    with pytest.raises(TypeError, match="output_folder: expected one of output_dir, "):
        to_environment({"output_folder": "x"})


def test_paths_mean_the_same_in_a_process_that_runs_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RLDK_OUTPUT_DIR", "")
    monkeypatch.setenv("RLDK_RULES", "rules.toml")
    settle({})
    assert os.environ["RLDK_OUTPUT_DIR"] == str(tmp_path / "rldk_logs")
    assert os.environ["RLDK_RULES"] == str(tmp_path / "rules.toml")
    settle({"output_dir": "mine"})
    assert os.environ["RLDK_OUTPUT_DIR"] == str(tmp_path / "mine")


def test_a_run_id_that_is_no_file_name_is_refused() -> None:
    with pytest.raises(RunIdError):
        OpenRLHFCallback(run_id="../x")


def test_zeros_that_stand_for_no_reference_model_are_left_out() -> None:
    logs = {"kl": 0.0, "logprobs_diff": 0.0, "reward": 1.0, "generated_samples": ["text", 1.0]}
    assert metrics_of("ppo", leads=True, reference=False)(logs) == {"reward": 1.0}
    assert metrics_of("ppo", leads=True, reference=True)(logs) == {"kl": 0.0, "logprobs_diff": 0.0, "reward": 1.0}


def test_other_ranks_write_what_is_their_own() -> None:
    logs = {"gpt_loss": 1.0, "loss_mean": 2.0, "lr": 0.1}
    assert metrics_of("sft", leads=False, reference=True)(logs) == {"loss_mean": 2.0}
    assert metrics_of("loop", leads=False, reference=True)(logs) == logs


ROLLOUT = {
    "rollout/num_samples": 8.0,
    "rollout/response_length_mean": 12.5,
    "response_length": 12.5,
    "total_length": 22.75,
}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, {"tokens_in": 82, "tokens_out": 100}),
        # Trained on other samples than were generated: the mean prompt is that of the former.
        ({"response_length": 12.0}, {"tokens_out": 100}),
        ({"rollout/response_length_mean": 12.51}, {}),
        ({"rollout/num_samples": None}, {}),
        ({"total_length": float("nan")}, {"tokens_out": 100}),
        ({"rollout/response_length_mean": float("inf")}, {}),
    ],
)
def test_tokens_are_counted_only_where_the_means_tell_them(change: dict[str, Any], expected: dict[str, int]) -> None:
    assert tokens({**ROLLOUT, **change}, 4) == expected


def test_prompts_of_samples_that_were_dropped_are_not_counted() -> None:
    assert tokens(ROLLOUT, 3) == {"tokens_out": 100}


class Writer:
    """What a user's own logger was given."""

    def __init__(self) -> None:
        self.seen: list[Any] = []

    def add_scalar(self, *args: Any) -> None:
        self.seen.append(args)

    def log(self, logs: Mapping[str, Any]) -> str:
        self.seen.append(dict(logs))
        return "logged"

    def log_eval(self, step: int, logs: Mapping[str, Any]) -> None:
        self.seen.append((step, dict(logs)))

    def close(self) -> None:
        self.seen.append("closed")

    def flush(self) -> str:
        return "flushed"


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


def test_a_callback_of_the_users_takes_the_place_of_the_one_that_install_made(tmp_path: Path) -> None:
    made, own = OpenRLHFCallback(tmp_path / "made"), OpenRLHFCallback(tmp_path / "own", "r")
    made.made_by_hook = True
    watch = TrainerWatch(None, [made])
    watch.add(TrainerCallback())
    watch.add(own)
    watch.end_step(1, {"loss": 1.0})
    watch.end()
    assert not (tmp_path / "made").exists()
    assert [event.step for event in read_events(tmp_path / "own") if event.model_info.phase == "train"] == [1]


def test_a_pickled_callback_opens_files_of_its_own(tmp_path: Path) -> None:
    callback = OpenRLHFCallback(tmp_path, "r", alert_thresholds={"stall": None})
    callback.on_train_begin(None, 0)
    copy = pickle.loads(pickle.dumps(callback))
    assert copy.run is None
    callback.on_step_end(None, 1, {"loss": 1.0})
    callback.on_train_end(None, 1)
    copy.output_dir = tmp_path / "copy"
    copy.on_step_end(None, 1, {"loss": 2.0})
    copy.on_train_end(None, 1)
    assert [event.metrics["loss"] for event in read_events(tmp_path / "copy") if "loss" in event.metrics] == [2.0]


def test_a_run_that_fails_says_so(tmp_path: Path) -> None:
    callback = OpenRLHFCallback(tmp_path, "r")
    watch = TrainerWatch(None, [callback])
    watch.end_step(1, {"loss": 1.0})
    watch.end(RuntimeError("text of the user's"))
    notes = [note for event in read_events(tmp_path / "r_events.jsonl") for note in event.notes]
    assert notes == ["started", "failed: RuntimeError"]
    ended = list(read_events(tmp_path / "r_events.jsonl"))[-1].lifecycle
    assert (ended.ending, ended.error_type, ended.error_message) == ("failed", "RuntimeError", "text of the user's")
    manifest = json.loads((tmp_path / "r_run.json").read_text())
    assert manifest["attempts"][0]["ending"] == "failed"


def test_nothing_is_written_where_logging_is_off(tmp_path: Path) -> None:
    callback = OpenRLHFCallback(tmp_path / "logs", "r", enable_jsonl_logging=False, network_monitoring=True)
    callback.on_train_begin(None, 0)
    callback.on_step_end(None, 1, {"loss": 1.0})
    callback.on_train_end(None, 1)
    assert not (tmp_path / "logs").exists()


def test_an_evaluation_before_and_after_training_stands_in_its_log(tmp_path: Path) -> None:
    watch = TrainerWatch(None, [OpenRLHFCallback(tmp_path, "r", write_outputs=False)])
    watch.begin_evaluation(0, 3)
    watch.evaluated(0, {"loss": 3.0})
    watch.begin(0, last=1)
    watch.begin_step(1)
    watch.end_step(1, {"loss": 2.0})
    watch.begin_step(2)  # there is none
    watch.end()
    watch.begin_evaluation(1, 3)
    watch.evaluated(1, {"loss": 1.0})
    events = list(read_events(tmp_path))
    assert [(e.model_info.phase, e.step, e.process.attempt) for e in events] == [
        ("lifecycle", 0, 1), ("eval", 0, 1), ("train", 1, 1), ("lifecycle", 1, 1), ("eval", 1, 1),
    ]  # fmt: skip


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


def test_ray_gets_one_hook_that_calls_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    called = []
    ray = SimpleNamespace(init=lambda *args, **kwargs: (args, kwargs))
    monkeypatch.setenv("RLDK_RUN_ID", "r")
    wrap_init(ray)
    once = ray.init
    wrap_init(ray)
    assert ray.init is once
    own = {HOOK: lambda: called.append("own"), "env_vars": {"A": "1"}}
    again = {**own, "env_vars": dict(own["env_vars"])}
    args, kwargs = ray.init("auto", num_cpus=2, runtime_env=own)
    kwargs["runtime_env"]["env_vars"]["B"] = "Ray adds to it"
    assert own == again
    kwargs["runtime_env"]["env_vars"].pop("B")
    assert args == ("auto",)
    assert kwargs["num_cpus"] == 2
    assert kwargs["runtime_env"]["env_vars"] == {"A": "1"}
    assert own[HOOK] is not kwargs["runtime_env"][HOOK]
    kwargs["runtime_env"][HOOK]()
    assert called == ["own"]


def test_rays_client_which_sends_no_function_gets_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_RUN_ID", "r")
    found = with_setup(("ray://host:10001",), {"runtime_env": {HOOK: "mine.setup", "env_vars": {"A": "1"}}})
    environment = found["runtime_env"]
    assert environment[HOOK] == SETUP
    assert environment["env_vars"]["RLDK_SETUP_HOOK"] == "mine.setup"
    assert environment["env_vars"]["RLDK_RUN_ID"] == "r"
    assert environment["env_vars"]["A"] == "1"


def test_a_job_whose_setup_hook_is_ours_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAY_JOB_CONFIG_JSON_ENV_VAR", json.dumps({"runtime_env": {HOOK: SETUP}}))
    assert with_setup((), {"num_cpus": 1}) == {"num_cpus": 1}


def test_a_job_config_is_not_touched_and_it_is_said(caplog: pytest.LogCaptureFixture) -> None:
    given = {"job_config": object()}
    assert with_setup((), given) == given
    assert "nothing is logged" in caplog.text


def test_the_launcher_starts_a_script_and_takes_deepspeeds_rank_out_of_the_way(tmp_path: Path) -> None:
    script = tmp_path / "train.py"
    script.write_text("import sys\nprint(__name__, sys.argv)\n")
    done = subprocess.run(
        [sys.executable, "-m", "rldk.integrations.openrlhf", "--local_rank=1", str(script), "--lr", "1"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "generated" / "python")])},
    )
    assert done.stdout.split(" ", 1) == ["__main__", f"{[str(script), '--local_rank=1', '--lr', '1']}\n"]
    assert f"rldk: what {script} does will be logged in {tmp_path / 'rldk_logs'}" in done.stderr


def test_the_launcher_does_not_promise_a_log_that_is_turned_off(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text("print('trained')\n")
    paths = os.pathsep.join([str(ROOT), str(ROOT / "generated" / "python")])
    done = subprocess.run(
        [sys.executable, "-m", "rldk.integrations.openrlhf", "train.py"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": paths, "RLDK_DISABLE_JSONL": "true"},
    )
    assert (done.stdout, done.stderr) == (
        "trained\n",
        "rldk: nothing will be logged: turned off by RLDK_DISABLE_JSONL\n",
    )


def test_a_script_finds_its_neighbours_through_the_launcher(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "neighbour.py").write_text("NAME = 'found'\n")
    (tmp_path / "scripts" / "train.py").write_text("import neighbour\nprint(neighbour.NAME)\n")
    done = subprocess.run(
        [sys.executable, "-m", "rldk.integrations.openrlhf", "scripts/train.py"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "generated" / "python")])},
    )
    assert done.stdout == "found\n", done.stderr


def test_a_setup_hook_that_is_no_function_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_SETUP_HOOK", "setup")
    with pytest.raises(ValueError, match=r"RLDK_SETUP_HOOK: expected module.function, found 'setup'"):
        setup()


def test_the_launcher_alone_says_how_it_is_used() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rldk.integrations.openrlhf"], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 2
    assert "usage: python -m rldk.integrations.openrlhf MODULE_OR_SCRIPT" in done.stderr


def test_importing_the_package_imports_neither_torch_nor_ray() -> None:
    code = (
        "import sys, rldk.integrations.openrlhf as o; o.install; print({'torch', 'ray', 'pyarrow'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "set()\n", done.stderr


def test_a_run_whose_name_ends_like_a_log_has_no_copy_of_its_lifecycle(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("plain", "tricky_events"):
        with Run(tmp_path, run_id=name) as run:
            run.log(1, {"loss": 1.0})
            run.log(1, {}, phase="lifecycle", notes=["ended"])
    with caplog.at_level(logging.WARNING):
        written = [path.name for found in find_runs(tmp_path) for path in write_outputs(found, tmp_path)]
    assert "events_plain.jsonl" in written
    assert "events_tricky_events.jsonl" not in written
    assert "it would be taken for a log" in caplog.text
    assert len(list(read_events(tmp_path))) == 4
