"""Calls of `log` with and without a step, held back or not, at random: for a comparison with wandb itself."""

import random

import wandb

for number in range(12):
    rng = random.Random(number)
    with wandb.init(project="calls", id=f"calls-{number:02}") as run:
        if number % 2:
            run.define_metric("*", step_metric="global_step")
        for call in range(40):
            values = {name: call + rng.random() for name in "abcde" if rng.random() < 0.4}
            if number % 2:  # on an axis, which a row may lack
                if call == 0 or rng.random() < 0.5:
                    values["global_step"] = 10 * call
                run.log(values)
                continue
            step = rng.choice([None, None, run.step, run.step + rng.randrange(3), max(0, run.step - 1)])
            run.log(values, step=step, commit=rng.choice([None, None, True, False]))
        print(run.id, run.step)
