"""Runs to look at: with completions, a resumed attempt, checkpoints, two ranks and all that a stranger may write."""

from __future__ import annotations

import json
import math
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

from rldk import Run
from rldk.log.completions import Completion, CompletionLog, completion_file

HOSTILE = (
    "</script><script>document.title='hacked'</script>",
    "<img src=x onerror=\"document.title='hacked'\">",
    '"><svg onload="document.title=\'hacked\'">',
    "\u202egnp.exe \u2066 \u200b",
    "nul\x00 and \x1b[31mred and `ticks`",
)
CONFIG: dict[str, Any] = {
    "learning_rate": 1e-6,
    "beta": 0.04,
    "num_generations": 8,
    "model": {"name": "tiny", "lora": {"r": 16, "targets": ["q_proj", "v_proj"], "dropout": None}},
    "optim": "adamw_torch_fused",
    "schedule": {"name": "cosine", "warmup_steps": 10},
}
_QUESTIONS = ("What is 6 x 7?", "Name a prime above 10.", "Spell 'rhythm'.", "Is 91 prime?")


def make_run(
    folder: Path,
    run_id: str,
    *,
    steps: int = 120,
    every: int = 10,
    worse_from: int | None = None,
    seed: int = 7,
    config: dict[str, Any] | None = None,
) -> None:
    """A GRPO run whose completions are logged every few steps; from a step on its KL drifts and its reward falls."""
    chance = random.Random(seed)
    samples = CompletionLog(completion_file(folder, run_id))
    with Run(
        folder, run_id=run_id, model_name="Qwen/Qwen3-0.6B", dataset_name="gsm8k", seed=seed, config=config or CONFIG
    ) as run:
        for step in range(1, steps + 1):
            good = worse_from is None or step < worse_from
            reward = (0.2 + 0.6 * (1 - math.exp(-step / 40))) if good else 0.1
            run.log(
                step,
                {
                    "reward_mean": reward + chance.gauss(0, 0.02),
                    "reward_std": 0.2,
                    "kl_mean": (0.01 + step / 5000) if good else 0.9 + step / 100,
                    "entropy_mean": 1.5 - step / 400 + chance.gauss(0, 0.01),
                    "grad_norm": 0.5 + chance.random() / 5,
                    "loss": 0.3 / step,
                    "lr": 1e-6,
                    "gpu_memory_used": 6.1e10 + 1e8 * chance.random(),
                    "gpu_utilization": 0.93,
                    "rewards/format/mean": min(1.0, step / 60),
                },
                batch_size=64,
                notes=["reward model was slow"] if step % 50 == 0 else (),
            )
            if step % every == 0:
                samples.write([_sample(step, 1, index, good, chance) for index in range(16)])
        run.log(steps, {"eval_loss": 0.4, "eval_runtime": 1.0}, phase="eval")
    samples.close()


def _sample(step: int, attempt: int, index: int, good: bool, chance: random.Random) -> Completion:
    question = _QUESTIONS[index % len(_QUESTIONS)]
    right = chance.random() < (0.3 + step / 200 if good else 0.05)
    answer = "Let me think. 6 x 7 is 42.\n\nThe answer is \\boxed{42}." if right else "answer answer answer " * 30
    return Completion(
        step=step,
        attempt=attempt,
        index=index,
        prompt=[{"role": "system", "content": "You are terse."}, {"role": "user", "content": question}],
        completion=[{"role": "assistant", "content": f"{answer} (step {step}, {index})"}],
        reward=1.0 + index / 100 if right else index / 100,
        rewards={"correct": float(right), "format": index / 100, "length": None},
        advantage=0.7 if right else -0.3,
        extra={"gold": "42"},
    )


def make_resumed(folder: Path, run_id: str) -> None:
    """A run that failed at step 60, and went on from step 41 with another learning rate: 20 steps are superseded."""
    samples = CompletionLog(completion_file(folder, run_id))
    chance = random.Random(1)
    for attempt, steps in enumerate((range(1, 61), range(41, 101)), 1):
        with (
            suppress(RuntimeError),
            Run(folder, run_id=run_id, model_name="tiny", seed=1, config={"learning_rate": 1e-5 / attempt}) as run,
        ):
            for step in steps:
                run.log(step, {"reward_mean": step / 100, "loss": 1 / step, "kl_mean": 0.01, "grad_norm": 1.0})
                if step % 20 == 0:
                    samples.write([_sample(step, attempt, index, True, chance) for index in range(4)])
            if attempt == 1:
                raise RuntimeError("CUDA error: out of memory")
    samples.close()


def make_hostile(folder: Path, run_id: str = "hostile") -> None:
    """A run in which all that may be text is an attack, with a completion of a megabyte and a deep configuration."""
    deep: dict[str, Any] = {"end": 1}
    for _ in range(60):
        deep = {HOSTILE[0]: deep}
    attacks = {attack: attack for attack in HOSTILE}
    config = {**attacks, "deep": deep, "many": {f"key{i}": i for i in range(3000)}, "__proto__": {"x": 1}, "": "empty"}
    with Run(folder, run_id=run_id, model_name=HOSTILE[0], dataset_name=HOSTILE[1], config=config) as run:
        for step in range(20):
            attacked = dict.fromkeys(HOSTILE[:3], 1.0)
            run.log(step, {"loss": 1 / (step + 1), "reward_mean": math.nan, **attacked}, notes=list(HOSTILE))
    path = folder / f"{run_id}_run.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest.update(
        framework=HOSTILE[0], metric_sources={"loss": {attack: {"estimator": attack} for attack in HOSTILE}}
    )
    manifest["attempts"][0].update(error_type=HOSTILE[0], error_message=HOSTILE[1], opening=HOSTILE[2][:18])
    path.write_text(json.dumps(manifest), encoding="utf-8")
    with CompletionLog(completion_file(folder, run_id)) as samples:
        texts = [*HOSTILE, "x" * 1_000_000, "\n" * 5000, ""]
        samples.write(
            [
                Completion(5, 1, index, text, [{"role": text[:50], "content": text}], math.nan, {text[:90]: 1.0}, None)
                for index, text in enumerate(texts)
            ]
        )
    with completion_file(folder, run_id).open("ab") as file:
        file.write(b'{"step": 5, "prompt": "no sample"}\n\xff\xfe\n{"step": 7, "attempt"')


def make_runs(folder: Path) -> None:
    """All of these."""
    make_run(folder, "grpo-1")
    make_run(folder, "grpo-2", seed=8, config={**CONFIG, "learning_rate": 5e-6})
    make_run(folder, "grpo-drift", worse_from=70, seed=9)
    make_resumed(folder, "resumed")
    make_hostile(folder)


if __name__ == "__main__":
    import sys

    make_runs(Path(sys.argv[1]))
