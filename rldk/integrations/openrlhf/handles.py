"""The handle of PPO's trainer, as the driver of a Ray job has it: the trainer itself is an actor elsewhere.

The driver's classes are not patched. Ray sends the methods of an actor's base class by name, as long as the name leads
to the method that Ray has seen: where the driver had patched it, the workers would run the original.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from rldk.guard import Guard
from rldk.integrations.openrlhf.protocol import TrainerCallback


def give_handles_callbacks(actor_class: Any, *, through: str | None = None) -> None:
    """Gives the handles of an actor class `add_callback(callback)`, which sends the callback to the trainer.

    Args:
        actor_class: Ray's, of a trainer.
        through: The actor's attribute that is the handle of the trainer that logs, if that is another one.
    """
    start = actor_class.remote

    @wraps(start)
    def remote(*args: Any, **kwargs: Any) -> Any:
        handle = start(*args, **kwargs)
        with Guard():

            def add_callback(callback: TrainerCallback) -> None:
                import ray

                ray.get(handle.__ray_call__.remote(_adder(through), callback))

            handle.add_callback = add_callback
        return handle

    actor_class.remote = remote


def _adder(through: str | None) -> Any:
    # A function that was made here is sent as code: a worker needs no rldk for it.
    def add(trainer: Any, callback: TrainerCallback) -> None:
        if through is None:
            trainer.add_callback(callback)
        else:
            import ray

            ray.get(getattr(trainer, through).__ray_call__.remote(lambda inner, own: inner.add_callback(own), callback))

    return add
