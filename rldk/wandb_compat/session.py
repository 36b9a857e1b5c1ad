"""What a script calls on the module: `init`, and what then goes to the current run."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rldk.guard import Guard, SafeLogger
from rldk.wandb_compat.absent import unsupported, warn
from rldk.wandb_compat.active import activate, active
from rldk.wandb_compat.media import util

if TYPE_CHECKING:
    from rldk.wandb_compat.one_run import Run
    from rldk.wandb_compat.recorder import WandbCallback

# An argument of `init`, what it is called in `Settings`, and wandb's variable for it.
_ARGUMENTS = {
    "project": ("project", "WANDB_PROJECT"),
    "entity": ("entity", "WANDB_ENTITY"),
    "name": ("run_name", "WANDB_NAME"),
    "id": ("run_id", "WANDB_RUN_ID"),
    "group": ("run_group", "WANDB_RUN_GROUP"),
    "job_type": ("run_job_type", "WANDB_JOB_TYPE"),
    "tags": ("run_tags", "WANDB_TAGS"),
    "notes": ("run_notes", "WANDB_NOTES"),
    "dir": ("root_dir", "WANDB_DIR"),
    "mode": ("mode", "WANDB_MODE"),
    "resume": ("resume", "WANDB_RESUME"),
    "reinit": ("reinit", None),
    "framework": ("framework", None),
    "framework_version": ("framework_version", None),
    "algorithm": ("algorithm", None),
}
_MEANINGS = ("framework", "framework_version", "algorithm")
# What says nothing that a log could hold, or that has no meaning without a service.
_IGNORED = frozenset(
    {"force", "anonymous", "save_code", "allow_val_change", "settings", "magic", "config_exclude_keys",
     "config_include_keys"}
)  # fmt: skip
_NEVER = ("", False, "never", "no", "false", "0", None)
_guard = Guard(SafeLogger(__name__), "there is no log of this run; training continues")


def init(  # noqa: PLR0917  # wandb's order
    entity: str | None = None,
    project: str | None = None,
    dir: Any = None,  # noqa: A002  # wandb's names
    id: str | None = None,  # noqa: A002
    name: str | None = None,
    notes: str | None = None,
    tags: Any = None,
    config: Any = None,
    *,
    config_exclude_keys: Any = None,
    config_include_keys: Any = None,
    group: str | None = None,
    job_type: str | None = None,
    mode: str | None = None,
    resume: Any = None,
    reinit: Any = None,
    settings: Any = None,
    framework: str | None = None,
    framework_version: str | None = None,
    algorithm: str | None = None,
    **others: Any,
) -> Run:
    """Starts a run, and opens its log in `rldk_logs` below `dir`. Never raises.

    An argument that is None is taken from `settings`, else from wandb's variable for it, such as `WANDB_PROJECT`.

    Args:
        entity: Goes into the manifest, as project, job_type, name and notes do.
        project: Likewise.
        dir: The log goes to `rldk_logs` below it; if None, to `RLDK_OUTPUT_DIR`, else to `rldk_logs`.
        id: Also rldk's run_id. One that was used before continues that log with its next attempt. If None, the name and
            some random letters.
        name: What people call it.
        notes: A remark.
        tags: What you call the run by.
        config: A dict, a Namespace, a dataclass, or what OmegaConf or pydantic have made.
        config_exclude_keys: Keys of `config` that are left out.
        config_include_keys: The only keys of it that are taken.
        group: What you call the runs by that belong together.
        job_type: See `entity`.
        mode: `disabled` writes nothing.
        resume: If there is a log of this id, wandb's step continues after its last.
        reinit: What becomes of a run that is open: it is finished if True or `finish_previous`, else kept and returned;
            with `create_new` it stays open beside the new one.
        settings: wandb's own settings, as an object or a dict.
        framework: rldk's own: whose keys the script logs, such as `verl`; `RLDK_FRAMEWORK` if None. Their names keep
            their meaning if nobody says so.
        framework_version: Its version, or a range such as `>=0.8,<0.9`, which decides what some keys mean;
            `RLDK_FRAMEWORK_VERSION` if None.
        algorithm: What it trains with, such as `grpo`, likewise; `RLDK_ALGORITHM` if None.
        **others: What is not supported.
    """
    given = {"entity": entity, "project": project, "dir": dir, "id": id, "name": name, "notes": notes, "tags": tags,
             "group": group, "job_type": job_type, "mode": mode, "resume": resume, "reinit": reinit,
             "framework": framework, "framework_version": framework_version, "algorithm": algorithm}  # fmt: skip
    facts = {argument: _read(argument, value, settings) for argument, value in given.items()}
    for other in others.keys() - _IGNORED:
        if _is_given(others[other]):
            warn(unsupported(other, f"init({other}=)"))
    before: Run | None = active()
    if before is not None and before.is_of_this_process:  # in a forked process it is the parent's
        if facts["reinit"] in (True, "finish_previous"):
            before.finish()
        elif facts["reinit"] != "create_new":
            warn("init was called while a run is active: the run before is returned, as reinit is not set")
            return before
    from rldk.wandb_compat.run_config import settings_of

    run = _new(facts, _chosen(settings_of(config), config_include_keys, config_exclude_keys))
    if facts["reinit"] != "create_new":
        activate(run)
    return run


def log(data: Any, step: Any = None, commit: Any = None, **others: Any) -> None:
    """Logs to the current run: see `Run.log`. Without one nothing is logged, and a warning says so."""
    if (run := _current("log")) is not None:
        run.log(data, step=step, commit=commit, **others)


def finish(exit_code: int | None = None, quiet: bool | None = None) -> None:
    """Finishes the current run, if there is one."""
    if (run := active()) is not None:
        run.finish(exit_code, quiet)


def define_metric(name: Any, *args: Any, **options: Any) -> Any:
    """Defines a metric of the current run: see `Run.define_metric`."""
    run = _current("define_metric")
    return None if run is None else run.define_metric(name, *args, **options)


def alert(*args: Any, **options: Any) -> None:
    """A remark of the current run: see `Run.alert`."""
    if (run := _current("alert")) is not None:
        run.alert(*args, **options)


def current(name: str) -> Any:
    """`run`, `config` or `summary` of the module. Before `init` what is set in the last two is lost, with a warning."""
    run = active()
    if name == "run":
        return run
    if run is not None:
        return getattr(run, name)
    warn(f"{name} is used before init: what is set in it is lost")
    if name == "config":
        from rldk.wandb_compat.run_config import Config

        return Config()
    from rldk.wandb_compat.run_summary import Summary

    return Summary()


def _current(what: str) -> Run | None:
    run: Run | None = active()
    if run is None:
        warn(f"{what} was called without a run: call init first; nothing is logged")
    return run


def _read(argument: str, value: Any, settings: Any) -> Any:
    """An argument of `init`; one that cannot be read is left out, with a warning."""
    try:
        return _given(argument, value, settings)
    except Exception as error:  # noqa: BLE001  # a foreign object may raise anything
        warn(f"init({argument}=) cannot be read, and is left out: {type(error).__name__}")
        return () if argument == "tags" else None


def _chosen(config: dict[str, Any], wanted: Any, left_out: Any) -> dict[str, Any]:
    try:
        without = () if left_out is None else set(left_out)
        taken = config if wanted is None else set(wanted)
    except Exception as error:  # noqa: BLE001  # as above
        warn(f"init: the keys of config to take cannot be read, and all are taken: {type(error).__name__}")
        return config
    return {key: value for key, value in config.items() if key in taken and key not in without}


def _is_given(value: Any) -> bool:
    try:
        return bool(value)
    except Exception:  # noqa: BLE001  # arrays have no truth
        return True


def _given(argument: str, value: Any, settings: Any) -> Any:
    """An argument of `init`, else what the settings say, else wandb's variable."""
    in_settings, variable = _ARGUMENTS[argument]
    if value is None and settings is not None:
        value = settings.get(in_settings) if isinstance(settings, Mapping) else getattr(settings, in_settings, None)
    if value is None and variable is not None:
        value = os.environ.get(variable) or None
    if argument == "tags":
        words = value.split(",") if isinstance(value, str) else () if value is None else value
        return tuple(str(word) for word in words) if isinstance(words, Iterable) else (str(words),)
    as_given = value is None or (argument in ("resume", "reinit") and isinstance(value, bool))
    return value if as_given else str(value)


def _new(facts: dict[str, Any], config: Mapping[str, Any]) -> Run:
    disabled = facts["mode"] == "disabled" or os.environ.get("WANDB_DISABLED", "").lower() in ("1", "true", "yes")
    with _guard:
        return _disabled(facts, config) if disabled else _opened(facts, config)
    return _disabled(facts, config)


def _disabled(facts: dict[str, Any], config: Mapping[str, Any]) -> Run:
    from rldk.wandb_compat.one_run import Run

    return Run({**facts, "id": facts["id"] or util.generate_id()}, config, None, resumed=False)


def _opened(facts: dict[str, Any], config: Mapping[str, Any]) -> Run:
    from rldk.event.launch import place_of
    from rldk.event.run_id import safe_run_id
    from rldk.wandb_compat.one_run import Run
    from rldk.wandb_compat.recorder import Recorder, WandbCallback, last_step

    options = WandbCallback()
    for name in _MEANINGS:
        if facts[name] is not None:
            _give(options, name, facts[name])
    if options.framework is None and (options.framework_version or options.algorithm):
        warn("framework_version and algorithm decide what keys of a framework mean: without framework they do nothing")
    if not options.enable_jsonl_logging or (place_of(None, None, None).rank and not options.per_rank):
        return _disabled(facts, config)
    by_variable = "RLDK_OUTPUT_DIR" in os.environ
    if facts["dir"] is not None and not (by_variable and facts["dir"] == os.environ.get("WANDB_DIR")):
        options.output_dir = Path(facts["dir"]) / "rldk_logs"
    output = Path(options.output_dir)
    known = facts["id"] or options.run_id
    fresh = "-".join(filter(None, (re.sub(r"[^A-Za-z0-9._-]+", "-", facts["name"] or "")[:100], util.generate_id())))
    facts["id"] = safe_run_id(str(known or fresh.lstrip("._-")))
    last = last_step(output, facts["id"]) if known and facts["resume"] not in _NEVER else None
    run = Run(facts, config, last, resumed=last is not None)

    def build(settings: dict[str, Any]) -> Recorder:
        own = {"config": settings or None, "tags": list(facts["tags"]), "group": facts["group"]}
        return Recorder(options, facts["id"], own)

    run._open(build)
    return run


def _give(options: WandbCallback, name: str, value: str) -> None:
    """Sets an option as the script has given it; one that makes no sense is warned of, and left as it was."""
    from rldk.integrations.shared.options import options_of

    check = options_of(type(options))[name].check
    try:
        setattr(options, name, value if check is None else check(name, value))
    except ValueError as error:
        warn(f"init: {error}: it does nothing")
