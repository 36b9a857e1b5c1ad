"""OpenRLHF's PPO command line in a script of one's own, which gives the trainer, an actor of Ray, a callback."""

import runpy
import sys

from rldk.integrations.openrlhf import OpenRLHFCallback, install

install()

from openrlhf.trainer import ppo_trainer, ppo_trainer_async  # noqa: E402  # watched when it is imported

module = ppo_trainer_async if "--train.async_enable" in sys.argv else ppo_trainer
name = "PPOTrainerAsync" if module is ppo_trainer_async else "PPOTrainer"
trainer_class = getattr(module, name)
remote = trainer_class.remote


def remote_with_callback(*args: object, **kwargs: object) -> object:
    trainer = remote(*args, **kwargs)
    callback = OpenRLHFCallback(
        output_dir="own", run_id="mine", model_name="my-model", dataset_name="my-data", enable_jsonl_logging=True
    )
    trainer.add_callback(callback)
    return trainer


trainer_class.remote = remote_with_callback
runpy.run_module("openrlhf.cli.train_ppo_ray", run_name="__main__", alter_sys=True)
