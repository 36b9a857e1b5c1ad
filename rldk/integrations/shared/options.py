"""The options of a callback. Each is defined once: the argument, its variable, its check and its documentation.

An argument that is given counts; else the environment's `RLDK_` and its name in capitals, if it has such a variable;
else the default. A variable that is not understood never ends a training: it is logged once as an error, and ignored.
"""

from __future__ import annotations

import dataclasses
import functools
import operator
import os
import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from rldk.environment import declare, flag, log_once, name_list, read, switch, variable
from rldk.event.run_id import checked_run_id
from rldk.health.live import OnAlert
from rldk.health.rules import Rules, load_rules
from rldk.log.options import WRITER_VARIABLES, checked_options
from rldk.mirror_target import parse_targets

Class = TypeVar("Class", bound=type)


@dataclasses.dataclass(frozen=True, slots=True)
class Option:
    """One option.

    Attributes:
        name: As an argument.
        default: What it is if nobody says.
        help: What it does.
        check: Gets name and value, and raises where the value makes no sense; None if any will do.
        parse: Reads its variable's text; None if it has no variable.
    """

    name: str
    default: Any
    help: str
    check: Callable[[str, Any], Any] | None
    parse: Callable[[str], Any] | None


def option(
    default: Any,
    help: str,  # noqa: A002  # as argparse has it
    *,
    check: Callable[[str, Any], Any] | None = None,
    parse: Callable[[str], Any] | None = None,
) -> Any:
    """A field of a class of options.

    Args:
        default: What it is if nobody says.
        help: What it does.
        check: Gets name and value; returns the value as it is kept, or raises.
        parse: Reads the text of its variable, or raises ValueError; None if it has no variable.
    """
    return dataclasses.field(default=default, metadata={"help": help, "check": check, "parse": parse})


def changed(cls: type, name: str, default: Any) -> Any:
    """The field of an option that a class inherits, with another default."""
    field = cls.__dataclass_fields__[name]  # type: ignore[attr-defined]
    return dataclasses.field(default=default, metadata=dict(field.metadata))


def at_least(least: int) -> Callable[[str, Any], int]:
    """A check for integers from `least` on; numpy's will do."""

    def check(name: str, value: Any) -> int:
        number = operator.index(value)
        if number < least:
            raise ValueError(f"{name}: expected at least {least}, found {value!r}")
        return number

    return check


def _path(_: str, value: Any) -> Path:
    return Path(value)


def _run_id(_: str, value: Any) -> str | None:
    return None if value is None else checked_run_id(value)


def _writer_options(_: str, value: Any) -> dict[str, Any]:
    return checked_options(value or {})


def _functions(_: str, value: Any) -> tuple[OnAlert, ...]:
    return (value,) if callable(value) else tuple(value)


def _mirror(_: str, value: Any) -> tuple[str, ...]:
    texts = (value,) if isinstance(value, str) else tuple(value or ())
    parse_targets(texts)  # what is none is refused before training
    return texts


def _mirror_texts(text: str) -> tuple[str, ...]:
    return tuple(name_list(text))


def _rules_file(text: str) -> str:
    load_rules(text)  # a file that cannot be read is reported with the variable's name
    return text


@dataclasses.dataclass(eq=False, repr=False)
class Options:
    """The options that every callback has."""

    output_dir: str | Path = option(
        "rldk_logs", "Where the files go, on whatever node a process runs.", check=_path, parse=str
    )
    run_id: str | None = option(
        None,
        "Name of the run. By default the one that the trainer was given, made safe for a file name; else a new one. A "
        "run_id used before continues that log with its next attempt.",
        check=_run_id,
        parse=checked_run_id,
    )
    model_name: str | None = option(None, "By default the trainer's own.", parse=str)
    dataset_name: str | None = option(None, "By default the trainer's own.", parse=str)
    enable_jsonl_logging: bool = option(True, "False writes nothing.", check=switch, parse=flag)
    _: dataclasses.KW_ONLY
    per_rank: bool = option(
        True,
        "Ranks other than 0 write files of their own, with their resources, seeds and timing; the metrics are the same "
        "on all ranks and are in rank 0's file.",
        check=switch,
        parse=flag,
    )
    enable_resource_monitoring: bool = option(
        True, "Sample CPU, memory, disk and GPU every second, in a thread.", check=switch, parse=flag
    )
    network_monitoring: bool = option(
        False,
        "Sample the host's traffic and the latency to the master node, in threads; where the integration can, time the "
        "job's own all_reduce calls.",
        check=switch,
        parse=flag,
    )
    enable_health_monitoring: bool = option(
        True,
        "Check every event against the health rules, and watch for stalls: see docs/health.md.",
        check=switch,
        parse=flag,
    )
    enable_checkpoint_analysis: bool = option(
        True,
        "Look at each saved checkpoint in Hugging Face's format that this host can see, in a thread: size, parameters, "
        "damage. It becomes a lifecycle event, and a line of `{run_id}_checkpoints.jsonl`. Pickles are never opened.",
        check=switch,
        parse=flag,
    )
    deep_checkpoint_analysis: bool = option(
        False, "Also read its weights, for norms, changes, and what is not finite.", check=switch, parse=flag
    )
    rules: str | Path | Mapping[str, Any] | None = option(
        None,
        "A TOML file that changes or adds rules; or the contents of such a file, as tables.",
        parse=_rules_file,
    )
    alert_thresholds: Mapping[str, Any] | None = option(
        None,
        "The same in Python: rule to threshold, to its grade's fields, or to None, which turns it off.",
    )
    on_alert: OnAlert | Sequence[OnAlert] = option(
        (), "A function, or several, that get each `rldk.Alert`; training waits for them.", check=_functions
    )
    mirror: str | Sequence[str] | None = option(
        None,
        "Where rank 0 also sends the run, in a process of its own that reads the log: `tensorboard:OUT`, `wandb`, "
        "`wandb:PROJECT`, `prometheus:PORT`, a URL or a path for copies; or several: see docs/mirrors.md.",
        check=_mirror,
        parse=_mirror_texts,
    )
    write_outputs: bool = option(
        True,
        "When training ends, derive the run's tables, alerts and summary from its log, unless that is so long that you "
        "would have to wait.",
        check=switch,
        parse=flag,
    )
    writer_options: Mapping[str, Any] | None = option(
        None,
        "Options of `EventWriter`: rotation, compression, retention, buffering, syncing, filtering. Each has a "
        "variable of its own, such as `RLDK_ROTATE_BYTES`.",
        check=_writer_options,
    )

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            check = field.metadata["check"]
            if check is not None:
                setattr(self, field.name, check(field.name, getattr(self, field.name)))
        self._rules = load_rules(self.rules, self.alert_thresholds)

    @property
    def health_rules(self) -> Rules:
        """The rules that hold; none where health is not monitored."""
        return self._rules if self.enable_health_monitoring else {}


def options_of(cls: type) -> dict[str, Option]:
    """The options of a class, by name."""
    return {field.name: Option(field.name, field.default, **field.metadata) for field in dataclasses.fields(cls)}


def with_options(cls: Class) -> Class:
    """Makes a class a class of options: its constructor reads the environment too, and its variables are known."""
    dataclasses.dataclass(eq=False, repr=False, kw_only=True)(cls)
    construct = cls.__init__  # type: ignore[misc]
    positional = [field.name for field in dataclasses.fields(cls) if not field.kw_only]
    declare([*(one.name for one in options_of(cls).values() if one.parse is not None), *WRITER_VARIABLES])

    @functools.wraps(construct)
    def __init__(self: Any, *args: Any, **given: Any) -> None:  # noqa: N807
        told = {*positional[: len(args)], *given}
        found = options_from_environment(cls)
        construct(self, *args, **{name: value for name, value in found.items() if name not in told}, **given)

    cls.__init__ = __init__  # type: ignore[misc]
    return cls


def documented(cls: Class) -> Class:
    """Lists the options of a class in its docstring, before its attributes."""
    before, mark, after = (cls.__doc__ or "").partition("    Attributes:")
    listed = "".join(_paragraph(one) for one in options_of(cls).values())
    cls.__doc__ = f"{before.rstrip()}\n\n    Args:\n{listed}" + (f"\n{mark}{after}" if mark else "")
    return cls


def _paragraph(one: Option) -> str:
    wrapped = textwrap.fill(f"{one.name}: {one.help}", 108, subsequent_indent="    ", break_on_hyphens=False)
    return textwrap.indent(wrapped, " " * 8) + "\n"


def options_from_environment(cls: type, environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """The options of a class that the environment gives. What is wrong with a variable is logged once."""
    found, wrong = read_options(cls, environment)
    for name, problem in wrong.items():
        log_once(f"{name}: {problem}; ignored")
    return found


def _checked(one: Option) -> Callable[[str], Any]:
    """What reads a variable's text and refuses what the argument would."""

    def parse(text: str) -> Any:
        value = text if one.parse is None else one.parse(text)
        if one.check is not None:
            one.check(one.name, value)
        return value

    return parse


def read_options(cls: type, environment: Mapping[str, str] = os.environ) -> tuple[dict[str, Any], dict[str, str]]:
    """Reads the variables of a class's options.

    Returns:
        (the options, those of the writer in `writer_options`; what is wrong with a variable, by its name). A writer's
        option that does not go with the ones before it is wrong, and the others are kept.
    """
    parsers = {one.name: _checked(one) for one in options_of(cls).values() if one.parse is not None}
    wrong: dict[str, str] = {}
    found = dict(read(parsers, environment, wrong))
    options: dict[str, Any] = {}
    for name, value in read(WRITER_VARIABLES, environment, wrong):
        try:
            options = checked_options({**options, name: value})
        except (TypeError, ValueError) as error:  # noqa: PERF203  # the others are kept
            wrong[variable(name)] = str(error)
    return found | ({"writer_options": options} if options else {}), wrong
