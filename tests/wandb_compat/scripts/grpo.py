"""A GRPO loop: tables of completions, calls that are held back, several calls of one step, and media."""

import math

import wandb

STEPS = 5

with wandb.init(
    project="grpo", id="grpo-run", name="grpo", group="ablation", config={"group_size": 4, "beta": 0.0}
) as run:
    wandb.define_metric("reward", summary="mean")
    for step in range(1, STEPS + 1):
        table = wandb.Table(columns=["step", "prompt", "completion", "accuracy", "advantage"])
        for sample in range(2):
            table.add_data(step, f"What is {step}+{sample}?", f"It is {step + sample}.", float(sample), sample - 0.5)
        # Held back until the step's own call.
        run.log({"completions": table}, step=step, commit=False)
        run.log({"time/generate": 2.0 + step, "epoch": step / STEPS}, step=step, commit=False)
        run.log(
            {
                "loss": 0.5 / step,
                "reward": step / 8,
                "reward_std": 0.25,
                "epoch": step / STEPS,
                "clip_ratio": {"low_mean": 0.01 * step, "high_mean": math.inf if step == 4 else 0.02},
            },
            step=step,
        )
        # A second call of the same step: timings that come last.
        wandb.log({"time/step": 3.5, "lengths": wandb.Histogram([1, 2, step])}, step=step)
        if step == 3:
            wandb.log({"late": 1.0}, step=1)  # steps must rise: it is dropped
    run.log({"eval/accuracy": 0.75, "eval/samples": 16}, step=STEPS + 1)
    run.log({"final": wandb.Table(columns=["metric", "value"], data=[["accuracy", 0.75]])}, step=STEPS + 1)
    wandb.alert(title="done", text="all steps")
