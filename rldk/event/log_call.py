"""A call of `Run.log`, in whichever order it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from rldk_schema.fields import Phase

from rldk.errors import Problem
from rldk.event.leaves import number_of
from rldk.text import shown


class LogOptions(TypedDict, total=False):
    """Keywords of `Run.log` beside `step` and `metrics`."""

    phase: Phase
    notes: Sequence[str]
    tokens_in: int | None
    tokens_out: int | None
    batch_size: int | None
    sequence_length: int | None


_HOW = "Write run.log(step, {...})"
_BRIEF = 100


@dataclass(frozen=True, slots=True)
class LogCall:
    """What a call means.

    Attributes:
        step: As given; an int where that is the same number.
        metrics: As given.
        options: Keywords that `Run.log` has, with a note for each of the unknown ones.
        unknown: Keywords that it does not have.
        problem: Why there is no event in it, and what to write; None if there is one.
        reason: The same, without what differs from one call to the next.
    """

    step: Any
    metrics: Any
    options: dict[str, Any]
    unknown: dict[str, Any]
    problem: str | None = None
    reason: str | None = None

    @property
    def problems(self) -> list[Problem]:
        """A problem for each unknown keyword."""
        return [
            Problem(f"log({name}=)", f"expected a keyword of Run.log, found {_brief(value)}")
            for name, value in self.unknown.items()
        ]


def log_call(args: Sequence[Any], keywords: Mapping[str, Any]) -> LogCall:
    """Finds the step and the metrics of a call: `(step, metrics)`, or `(metrics, step)` as wandb has it.

    Args:
        args: Positional arguments.
        keywords: The others.
    """
    rest = list(args)
    known = LogOptions.__annotations__
    found = {name: keywords[name] for name in ("step", "metrics") if name in keywords}
    options = {name: value for name, value in keywords.items() if name in known}
    unknown = {name: value for name, value in keywords.items() if name not in known and name not in found}
    if "metrics" not in found:
        place = next((i for i, value in enumerate(rest) if isinstance(value, Mapping)), None)
        if place is not None:
            found["metrics"] = rest.pop(place)
    for name in ("step", "metrics"):
        if name not in found and rest:
            found[name] = rest.pop(0)
    if unknown:
        notes = options.get("notes") or ()
        told = [f"log was given {name}={shown(value)}, which it does not know" for name, value in unknown.items()]
        options["notes"] = [notes, *told] if isinstance(notes, str) else [*notes, *told]
    step = step_of(found.get("step"))
    metrics = found.get("metrics")
    problem, reason = None, None
    if "step" not in found:
        problem = f"log was given no step. {_HOW} or run.log({{...}}, step=step)"
        reason = "log was given no step; write run.log(step, {...})"
    elif not isinstance(metrics, Mapping):
        given = f"{type(metrics).__name__} {_brief(metrics)}" if "metrics" in found else "none"
        if unknown:
            given += f", and the keyword {next(iter(unknown))}={_brief(next(iter(unknown.values())))}"
        what = "was given no metrics: expected a dict of names and numbers, found"
        problem = f"log of step {_brief(step)} {what} {given}. {_HOW}"
        reason = f"log was given no metrics: {type(metrics).__name__}"
    elif rest:
        how = "Write run.log(step, {...}, phase=..., notes=...)"
        problem = f"log of step {_brief(step)} was given {_brief(rest[0])} without a keyword. {how}"
        reason = "log was given too much without a keyword"
    elif type(step) is not int or step < 0:
        what = "expected a step that is an integer >= 0, found"
        problem = f"log: {what} {type(found['step']).__name__} {_brief(found['step'])}"
        reason = f"{what} {'a negative one' if type(step) is int else type(step).__name__}"
    return LogCall(step, metrics, options, unknown, problem, reason)


def step_of(given: Any) -> Any:
    """A step as an int, where it is an integer of another type: 3.0, numpy's, a tensor. Anything else as it is."""
    if type(given) is int or isinstance(given, bool):
        return given
    try:
        number = number_of(given)
    except Exception:  # noqa: BLE001  # foreign code may raise anything
        return given
    whole = isinstance(number, int) or number.is_integer()
    return int(number) if whole and not isinstance(number, bool) else given


def _brief(value: Any) -> str:
    text = shown(value)
    return text if len(text) <= _BRIEF else f"{text[:_BRIEF]}..."
