"""How OpenRLHF's trainers come to be watched: all of them, when they are imported; or one."""

from __future__ import annotations

import os
from importlib import import_module
from types import ModuleType
from typing import Any

from rldk.environment import SETUP_HOOK
from rldk.errors import MissingExtraError
from rldk.guard import Guard
from rldk.integrations.openrlhf.callback import OpenRLHFCallback
from rldk.integrations.openrlhf.handles import give_handles_callbacks
from rldk.integrations.openrlhf.patches import patch, tee_loggers
from rldk.integrations.openrlhf.protocol import TrainerCallback
from rldk.integrations.openrlhf.ray_init import wrap_init
from rldk.integrations.openrlhf.settings import from_environment, settle
from rldk.integrations.openrlhf.trainers import ASYNC, DRIVER, TRAINERS, kind_of, openrlhf_class
from rldk.integrations.openrlhf.watch import TrainerWatch, set_watch, watch_of


def install(**arguments: Any) -> None:
    """Watches all trainers of OpenRLHF in this process, and in a Ray job those of its workers.

    Nothing is imported by this: the trainers are patched when OpenRLHF imports them, or now if it has. From then on
    they have `add_callback(callback)`; one that is given no `OpenRLHFCallback` gets one that the environment describes
    (`RLDK_OUTPUT_DIR`, `RLDK_RUN_ID`, ...). To be called before `ray.init`.

    Args:
        **arguments: Those of `OpenRLHFCallback` that text can say. They become environment variables, so that they
            reach the workers.

    Raises:
        TypeError: There is no such argument.
        MissingExtraError: wrapt is not installed.
    """
    try:
        import wrapt
    except ImportError as error:
        raise MissingExtraError("wrapt", "openrlhf") from error
    settle(arguments)
    for module, (_, kind) in TRAINERS.items():
        wrapt.register_post_import_hook(_patch_driver if kind == DRIVER else _patch, module)
    wrapt.register_post_import_hook(_patch_async_driver, ASYNC)
    wrapt.register_post_import_hook(_wrap_ray, "ray")


def attach(trainer: Any, callback: TrainerCallback | None = None) -> Any:
    """Watches one trainer, and no other.

    Args:
        trainer: OpenRLHF's, before its `fit`.
        callback: By default an `OpenRLHFCallback` that the environment describes.

    Returns:
        The trainer, which now has `add_callback`.

    Raises:
        TypeError: It is no trainer of OpenRLHF.
    """
    kind = kind_of(trainer)
    callback = OpenRLHFCallback(**from_environment()) if callback is None else callback
    watch = watch_of(trainer)
    if watch is not None:
        watch.add(callback)
        return trainer
    set_watch(trainer, TrainerWatch(trainer, [callback]))
    patch(openrlhf_class(trainer), kind, every=False)
    if kind == DRIVER:
        tee_loggers(trainer)
    return trainer


def setup() -> None:
    """Ray's `worker_process_setup_hook`: has the trainers in this worker watched.

    Ray has place for one such hook: your own, if you have one, is called first where `RLDK_SETUP_HOOK=module.function`
    names it.
    """
    if own := os.environ.get(SETUP_HOOK):
        module, _, name = own.rpartition(".")
        if not module:
            raise ValueError(f"{SETUP_HOOK}: expected module.function, found {own!r}")
        getattr(import_module(module), name)()
    with Guard():
        watch_worker()


def watch_worker() -> None:
    """Has the trainers in this process of a Ray job watched."""
    import wrapt

    for name in TRAINERS:
        wrapt.register_post_import_hook(_patch, name)


def _patch(module: ModuleType) -> None:
    with Guard():
        name, kind = TRAINERS[module.__name__]
        patch(getattr(module, name), kind)


def _patch_driver(module: ModuleType) -> None:
    with Guard():
        give_handles_callbacks(module.PPOTrainer)


def _patch_async_driver(module: ModuleType) -> None:
    with Guard():
        give_handles_callbacks(module.PPOTrainerAsync, through="trainer_actor")


def _wrap_ray(module: ModuleType) -> None:
    with Guard():
        wrap_init(module)
