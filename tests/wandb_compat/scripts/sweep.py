"""A search by hand: several runs in one process, one of which fails, and one that goes on later."""

import dataclasses

import wandb


@dataclasses.dataclass
class Settings:
    lr: float
    seed: int = 1
    layers: tuple = (2, 2)


def train(run, steps):
    first = run.step
    for step in range(steps):
        # No step is given: wandb counts.
        wandb.log({"train/loss": 1.0 / (run.step + 1)}, commit=False)
        wandb.log({"train/lr": run.config.lr})
        if run.config["lr"] > 1 and step == 2:
            raise RuntimeError("the loss is NaN")
    return first


assert wandb.run is None
for trial, lr in enumerate([0.1, 0.5, 2.0]):
    run = wandb.init(project="sweep", group="search", id=f"trial-{trial}", config=Settings(lr), reinit=True)
    assert wandb.run is run
    assert (wandb.config.lr, wandb.config["seed"], wandb.config.get("absent", 7)) == (lr, 1, 7)
    wandb.config.update({"lr": lr, "warmup": trial}, allow_val_change=True)
    wandb.config.setdefaults({"seed": 5, "clip": 0.2})
    try:
        train(run, 4)
    except RuntimeError:
        wandb.finish(exit_code=1)
    else:
        wandb.summary["score"] = trial * 10
        wandb.finish()
    assert wandb.run is None

run = wandb.init(project="sweep", id="trial-0", resume="allow", config={"lr": 0.1}, reinit=True)
print("first", train(run, 2))
run.finish()

run = wandb.init(project="sweep", mode="disabled")
wandb.log({"x": 1})
run.finish()
