"""`ray.init`, so that every worker of the job is set up: Ray starts them, and patching the driver reaches none."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from rldk.environment import SETUP_HOOK
from rldk.guard import Guard, SafeLogger
from rldk.integrations.openrlhf.patches import ORIGINAL
from rldk.integrations.openrlhf.settings import ours

log = SafeLogger(__name__)

HOOK = "worker_process_setup_hook"
SETUP = "rldk.integrations.openrlhf.setup"
"""The same for `--runtime-env-json`, where a worker without rldk ends the job."""

_JOB = "RAY_JOB_CONFIG_JSON_ENV_VAR"  # where `ray job submit` leaves the job's runtime_env for the driver


def wrap_init(ray: Any) -> None:
    """Has `ray.init` set up the workers. Once is enough.

    Args:
        ray: The module.
    """
    original = ray.init
    if hasattr(original, ORIGINAL):
        return

    @wraps(original)
    def init(*args: Any, **kwargs: Any) -> Any:
        job = os.environ.get(_JOB)
        with Guard():
            kwargs = with_setup(args, kwargs)
        try:
            return original(*args, **kwargs)
        finally:
            if job is not None:
                os.environ[_JOB] = job

    setattr(init, ORIGINAL, original)
    ray.init = init


def with_setup(args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of `ray.init`, with a setup hook that calls the user's own, if there is one, before ours.

    The hook of a submitted job is taken out of its runtime_env, as Ray refuses a second one.
    """
    given = dict(kwargs)
    job = json.loads(os.environ.get(_JOB, "{}"))
    submitted = job.get("runtime_env") or {}
    if submitted.get(HOOK) == SETUP:
        return given
    if given.get("job_config") is not None:
        log.error("rldk: nothing is logged: ray.init was given a job_config. Add %s=%r to its runtime_env", HOOK, SETUP)
        return given
    environment = dict(given.get("runtime_env") or {})
    # Ray adds to these: they would be the user's own, which he may use again.
    environment["env_vars"] = dict(environment.get("env_vars") or {})
    own = environment.get(HOOK) or submitted.pop(HOOK, None) or os.environ.get(SETUP_HOOK)
    if job:
        os.environ[_JOB] = json.dumps(job)
    address = str(args[0] if args else given.get("address") or os.environ.get("RAY_ADDRESS", ""))
    if address.startswith("ray://"):  # a client can send no function
        if own is not None and not isinstance(own, str):
            log.error("rldk: nothing is logged: a Ray client cannot chain setup hooks. Name yours in %s", SETUP_HOOK)
            return given
        chained = {SETUP_HOOK: own} if own else {}
        environment["env_vars"] |= {**ours(), **chained}
        environment[HOOK] = SETUP
    else:
        environment[HOOK] = setup_with(own, ours())
    return {**given, "runtime_env": environment}


def setup_with(own: str | Callable[[], object] | None, variables: Mapping[str, str]) -> Callable[[], None]:
    """A setup hook that goes on without rldk where that is missing.

    Ray sends it as code, as it is defined within a function: a worker needs rldk for logging, and not to start.

    Args:
        own: The user's hook, to be called first.
        variables: Of the environment.
    """

    def setup() -> None:
        import importlib
        import os
        import sys

        hook = own
        if isinstance(hook, str):
            module, _, name = hook.rpartition(".")
            if not module:
                raise ValueError(f"worker_process_setup_hook: expected module.function, found {hook!r}")
            hook = getattr(importlib.import_module(module), name)
        if hook is not None:
            hook()
        os.environ.update(variables)
        try:
            importlib.import_module("rldk.integrations.openrlhf.hooks").watch_worker()
        except Exception as error:  # noqa: BLE001  # an unlogged worker is better than none
            print(  # noqa: T201
                f"rldk: what this worker trains is not logged: {type(error).__name__}: {error}\n"
                'rldk: install it on every node, in the Python that Ray uses there: pip install "rldk[openrlhf]"',
                file=sys.stderr,
            )

    return setup
