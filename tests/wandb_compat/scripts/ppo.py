"""A PPO loop as people write them: arguments as the configuration, a step axis of its own, evaluations, no `finish`."""

import argparse
import math

import wandb

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=3e-6)
parser.add_argument("--kl-coef", type=float, default=0.05)
parser.add_argument("--updates", type=int, default=6)
args = parser.parse_args()


wandb.login()
wandb.init(project="ppo", name="ppo tiny", config=args, tags=["baseline", "cpu"], notes="a first try", job_type="train")
wandb.config.update({"model": {"name": "tiny", "layers": [2, 2]}})
wandb.define_metric("global_step")
wandb.define_metric("*", step_metric="global_step")
wandb.define_metric("reward/mean", summary="max")

global_step = 0
for update in range(args.updates):
    global_step += 8
    wandb.log(
        {
            "global_step": global_step,
            "loss/policy": -0.01 * update,
            "loss/value": 1 / (update + 1),
            "objective": {"kl": 0.1 * update, "entropy": 2.0 - 0.25 * update},
            "reward/mean": update / 4,
            "grad_norm": math.nan if update == 3 else 1.5,
            "lr": args.lr * (1 - update / args.updates),
        }
    )
    if update % 2:
        wandb.log({"eval/return": 10.0 + update, "eval/length": 100 + update})

wandb.run.summary["best_return"] = 15.0
print("max", wandb.run.summary["reward/mean"])
