"""What the environment says of the logs of scripts that speak wandb."""

from __future__ import annotations

from typing import Any

from rldk_schema.frameworks import FRAMEWORKS

from rldk.environment import flag, switch
from rldk.event.metric_names import version_range
from rldk.integrations.shared.options import Options, option, with_options

_ALGORITHMS = sorted({algorithm for framework in FRAMEWORKS.values() for algorithm in framework.algorithms})


def _one_of(known: list[str], name: str, value: Any) -> str | None:
    if value is not None and value not in known:
        raise ValueError(f"{name}: expected one of {', '.join(known)}, found {value!r:.100}")
    return value  # type: ignore[no-any-return]  # one of them


def _framework(name: str, value: Any) -> str | None:
    return _one_of(list(FRAMEWORKS), name, value)


def _algorithm(name: str, value: Any) -> str | None:
    return _one_of(_ALGORITHMS, name, value)


def _version(name: str, value: Any) -> str | None:
    if value is not None and version_range(str(value)) == (None, None):
        raise ValueError(f"{name}: expected a version such as 0.9.1, or a range >=A,<B; found {value!r:.100}")
    return None if value is None else str(value)


def _nothing_to_look_at(name: str, value: Any) -> bool:
    if switch(name, value):
        raise ValueError(f"{name}: a script does not tell wandb of its checkpoints: there is nothing to look at")
    return False


_CHECKPOINTS = "There is nothing to look at, as a script does not tell wandb of its checkpoints: True is refused."


@with_options
class WandbOptions(Options):
    """The options of the callbacks, as far as there is something for them to do, and whose keys a script logs."""

    framework: str | None = option(
        None,
        "Whose keys the script logs, such as `verl`: they get the names, phases and steps that they have there. By "
        "default those of a loop of one's own.",
        check=_framework,
        parse=str,
    )
    framework_version: str | None = option(
        None,
        "Its version, or a range such as `>=0.8,<0.9`: it decides what some keys mean, which keep a name of their own "
        "where it is not known.",
        check=_version,
        parse=str,
    )
    algorithm: str | None = option(None, "What it trains with, such as `grpo`: likewise.", check=_algorithm, parse=str)
    enable_checkpoint_analysis: bool = option(False, _CHECKPOINTS, check=_nothing_to_look_at, parse=flag)
    deep_checkpoint_analysis: bool = option(False, _CHECKPOINTS, check=_nothing_to_look_at, parse=flag)
