"""The main job on a small scale: train, log, validate, convert, report, and say what was learnt.

A model of 0.1 million parameters, built from a configuration, learns with the real TRL `GRPOTrainer` to write vowels.
Where TRL is not installed, the log calls of such a run, recorded, go through the same pipeline.
"""

from __future__ import annotations

import json
import os
import tempfile
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rldk_schema import Event

from rldk.errors import MissingExtraError, RldkError
from rldk.event.run_id import new_run_id
from rldk.event.trainer import TrainerFacts
from rldk.io.reader import read_events
from rldk.io.runs import find_runs
from rldk.io.validator import ValidationReport, validate_jsonl_file
from rldk.report.outputs import write_outputs
from rldk.reporting import write_report
from rldk.run import Run
from rldk.text import counted

STEPS = 20
RECORDING = "demo_run.jsonl"
_VOWELS = frozenset("aeiouAEIOU")

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Learnt:
    """One metric over the train steps of a run; None where no step had it."""

    name: str
    first: float | None
    last: float | None
    best: float | None


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the demo made.

    Attributes:
        report: The strict validation of the event file.
        converted: Files made of it; no Parquet file without pyarrow.
        page: The report about it, an HTML file.
        train_events: Number of train events, one per step.
        learnt: Reward, KL and entropy over the run.
        steps_per_second: Train steps per second of wall time, from the first step to the last; None below two
            steps and for a replay.
    """

    events: Path
    report: ValidationReport
    converted: tuple[Path, ...]
    page: Path
    train_events: int
    learnt: tuple[Learnt, ...]
    steps_per_second: float | None


def run_demo(output_dir: Path, *, steps: int = STEPS, say: Say = print) -> DemoResult:
    """Runs the demo.

    Args:
        output_dir: Where the files go.
        steps: Optimizer steps; the recording has 20.
        say: Gets a line of progress now and then.
    """
    if find_spec("trl") and find_spec("torch"):
        say(f"Training a tiny model with TRL's GRPOTrainer for {steps} steps on the CPU ...")
        events = train(output_dir, steps, say)
        timed = True
    else:
        say('TRL is not installed (pip install "rldk[trl]"): replaying the log calls of a recorded GRPO run instead.')
        events = replay(output_dir, say)
        timed = False
    if not events.exists():
        raise RldkError(f"{events} was not written. Unset RLDK_DISABLE_JSONL, or see the warning above.")
    report = validate_jsonl_file(events)
    verdict = "valid" if report else counted(len(report.errors), "error")
    say(f"Validated {report.events} events strictly: {verdict}.")
    count, learnt, speed = _summarise(events)
    converted = _convert(events, say)
    (page,) = write_report(events)
    return DemoResult(events, report, converted, page, count, learnt, speed if timed else None)


def train(output_dir: Path, steps: int, say: Say) -> Path:
    """Trains the tiny model and returns its event file."""
    # Nothing here may reach for a network: the model is made on the spot.
    for variable in ("HF_HUB_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "HF_DATASETS_OFFLINE"):
        os.environ.setdefault(variable, "1")
    import transformers
    from datasets import Dataset
    from transformers.trainer_callback import PrinterCallback, ProgressCallback
    from trl import GRPOConfig, GRPOTrainer

    from rldk.integrations.trl import RLDKCallback

    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()

    class Progress(transformers.TrainerCallback):  # type: ignore[misc]  # transformers is untyped here
        def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, Any] | None = None, **_: Any) -> None:
            if logs and "reward" in logs and (state.global_step == 1 or state.global_step % 5 == 0):
                say(
                    f"  step {state.global_step:3d}/{state.max_steps}  reward {logs['reward']:.3f}  kl {logs['kl']:.4f}"
                )

    with tempfile.TemporaryDirectory(prefix="rldk-demo-") as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # TRL's own use of transformers
        model = build_tiny_model(Path(scratch) / "model")
        sampled: dict[str, Any] = {"log_completions": 4}
        recorder = RLDKCallback(output_dir, run_id=new_run_id("demo-grpo"), **sampled)
        trainer = GRPOTrainer(
            model=str(model),
            reward_funcs=share_of_vowels,
            train_dataset=Dataset.from_dict({"prompt": ["say", "write", "spell", "sing"] * 16}),
            args=GRPOConfig(
                output_dir=str(Path(scratch) / "out"),
                max_steps=steps,
                per_device_train_batch_size=16,
                num_generations=8,
                max_completion_length=16,
                learning_rate=5e-3,
                beta=0.01,  # above 0, so that there is a KL to the reference model
                logging_steps=1,
                save_strategy="no",
                report_to="none",
                use_cpu=True,
                seed=7,
            ),
            callbacks=[recorder, Progress()],
        )
        for printer in (PrinterCallback, ProgressCallback):
            trainer.remove_callback(printer)
        trainer.train()
    if recorder.run is None:
        raise RuntimeError("the callback opened no run")
    recorder.run.finish()
    return recorder.run.path


def share_of_vowels(completions: list[str], **_: Any) -> list[float]:
    """The demo's reward: share of vowels among a completion's characters, in [0, 1]."""
    return [sum(c in _VOWELS for c in text) / max(1, len(text)) for text in completions]


def build_tiny_model(path: Path) -> Path:
    """Saves a Qwen2 of two layers with random weights, and a tokenizer of one token per ASCII character.

    TRL needs the reference model's path, so the model goes to the disk first.
    """
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM, set_seed

    characters = [chr(c) for c in range(32, 127)]
    vocabulary = {token: i for i, token in enumerate(["<pad>", "<eos>", *characters])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<pad>"))  # noqa: S106
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.decoder = decoders.Fuse()
    set_seed(7)
    model = Qwen2ForCausalLM(
        Qwen2Config(
            vocab_size=len(vocabulary),
            hidden_size=64,
            intermediate_size=128,
            num_hidden_layers=2,
            num_attention_heads=4,
            num_key_value_heads=4,
            max_position_embeddings=128,
            pad_token_id=0,
            eos_token_id=1,
            bos_token_id=1,
        )
    )
    model.save_pretrained(path)
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="<pad>",  # noqa: S106
        eos_token="<eos>",  # noqa: S106
        model_input_names=["input_ids", "attention_mask"],
    )
    wrapped.save_pretrained(path)
    return path


def replay(output_dir: Path, say: Say) -> Path:
    """Sends the recorded log calls of a real run through `Run` and returns the event file."""
    header, *calls = map(json.loads, (files("rldk") / RECORDING).read_text(encoding="utf-8").splitlines())
    trainer = TrainerFacts(**header.pop("trainer"))
    with Run(output_dir, run_id=new_run_id("demo-recorded"), trainer=trainer, **header) as run:
        for call in calls:
            summary = "train_runtime" in call["logs"]
            notes = ["replayed from a recording: wall_time and timestamp are those of the replay"]
            run.log(call["global_step"], call["logs"], phase="summary" if summary else "train", notes=notes)
    say(f"  replayed {len(calls)} log calls of {header['framework']} {trainer.framework_version}")
    return run.path


def _convert(events: Path, say: Say) -> tuple[Path, ...]:
    (run,) = find_runs(events)
    outputs = write_outputs(run, events.parent)
    try:
        from rldk.io.parquet import to_parquet
    except MissingExtraError as error:
        say(f"Not converted to Parquet: {error}")
        return tuple(outputs)
    parquet = events.with_name(f"{run.run_id}.parquet")
    to_parquet(events, parquet)
    return (parquet, *outputs)


def _summarise(events: Path) -> tuple[int, tuple[Learnt, ...], float | None]:
    steps = [e for e in read_events(events) if e.model_info.phase == "train"]
    learnt = tuple(
        _learnt(steps, name, best) for name, best in (("reward_mean", max), ("kl_mean", None), ("entropy_mean", None))
    )
    times = [e.wall_time for e in steps if e.wall_time is not None]
    seconds = times[-1] - times[0] if len(times) > 1 else 0.0
    return len(steps), learnt, (len(times) - 1) / seconds if seconds > 0 else None


def _learnt(steps: list[Event], name: str, best: Callable[[list[float]], float] | None) -> Learnt:
    values = [v for e in steps if (v := e.metrics.get(name)) is not None]
    if not values:
        return Learnt(name, None, None, None)
    return Learnt(name, values[0], values[-1], best(values) if best else None)
