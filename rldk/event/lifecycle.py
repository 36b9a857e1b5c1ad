"""What happens to a run itself: the typed group of an event, with the sentence that tells people the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import index
from signal import Signals
from typing import Any, Literal, NamedTuple

from rldk_schema import Lifecycle
from rldk_schema.fields import Ending

from rldk.event.redact import plain

_LONGEST = 1000

Opening = Literal["new", "resumed", "restarted", "stage", "trial"]


class Happening(NamedTuple):
    """One thing that happened to a run.

    Attributes:
        lifecycle: For programs.
        note: For people.
    """

    lifecycle: Lifecycle
    note: str


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial of a hyperparameter search. It is a run of its own, and the search is the group of its trials.

    Attributes:
        name: What the search calls it, such as its number.
        parameters: What the search has chosen for it.
    """

    name: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Progress:
    """How far an attempt has come.

    Attributes:
        first: Its first train step; None before that.
        last: The last step at which anything was logged; None before that.
        trains: Whether a trainer has said that training began, and not yet that it ended.
        ending: How training ended, as `lifecycle.ending` has it; None while it continues.
    """

    first: int | None = None
    last: int | None = None
    trains: bool = False
    ending: Ending | None = None


def started(
    attempt: int | None,
    before: str | None,
    *,
    from_step: int | None = None,
    from_attempt: int | None = None,
    from_run: str | None = None,
    trial: str | None = None,
    resumed: bool = False,
) -> Happening:
    """An attempt has started.

    Args:
        attempt: Its number, from 1; None if the log could not be opened.
        before: How the attempt before it ended, as `lifecycle.ending` has it; `silent` if it wrote no end; None where
            there was none, or nothing is known of it.
        from_step: The step whose checkpoint it resumes from; None if it resumes nothing.
        from_attempt: The attempt that wrote the checkpoint, where that is known.
        from_run: The run that wrote the checkpoint, where that is known.
        trial: Name of the trial of a hyperparameter search that the run is; None if it is none.
        resumed: Whether it resumes from a checkpoint whose step is not known.
    """
    if from_step is not None:
        note = f"started: resumed from the checkpoint of step {from_step}"
        if from_attempt is not None:
            note += f", which attempt {from_attempt}{f' of {from_run}' if from_run else ''} wrote"
        lifecycle = Lifecycle(
            kind="started", opening="resumed", from_step=from_step, from_attempt=from_attempt, trial=trial
        )
        return Happening(lifecycle, note)
    opening: Opening | None = None
    if resumed:
        opening = "resumed"
    elif attempt == 1:
        opening = "new" if trial is None else "trial"
    elif attempt is not None and before is not None:
        opening = "stage" if before == "finished" else "restarted"
    return Happening(Lifecycle(kind="started", opening=opening, trial=trial), _note(opening, trial))


def opened_at(
    step: int, attempt: int | None, before: str | None, first_before: int | None, *, trial: str | None = None
) -> Lifecycle | None:
    """How an attempt relates to those before where the caller has not said so: its first train step decides.

    Args:
        step: Its first train step.
        attempt: Its number, from 1.
        before: How the attempt before it ended, as for `started`.
        first_before: The first train step of the attempt before it; None if that is not known.
        trial: As for `started`.

    Returns:
        None where there is nothing to say: the run is new, or nothing is known of what was before.
    """
    if attempt == 1:
        return None if trial is None else started(attempt, None, trial=trial).lifecycle
    if before is None:
        return None
    if step > max(1, first_before or 1):
        return started(attempt, before, trial=trial, resumed=True).lifecycle
    return started(attempt, before, trial=trial).lifecycle


def _note(opening: str | None, trial: str | None) -> str:
    known = {"resumed": "started: resumed", "stage": "started: a new stage", "restarted": "started again"}
    how = known.get(opening or "", "started")
    return how if trial is None else f"{how}: trial {trial}"


def resume_point(resumed_from: int | Sequence[int] | None) -> tuple[int, int | None] | None:
    """(step, attempt that wrote it) of the checkpoint that training resumes from.

    Raises:
        ValueError: It makes no sense.
    """
    if resumed_from is None:
        return None
    parts = list(resumed_from) if isinstance(resumed_from, Sequence) else [resumed_from]
    try:
        step, attempt = map(index, parts) if len(parts) == 2 else (index(*parts), None)
    except TypeError:
        step, attempt = -1, None
    if step < 0 or (attempt is not None and attempt < 1):
        raise ValueError(f"resumed_from: expected a step >= 0, or (step, attempt >= 1); found {resumed_from!r:.100}")
    return step, attempt


def ended(error: BaseException | None = None, *, stopped: bool = False, exit_code: int = 0) -> Happening:
    """Training has ended.

    Args:
        error: What ended it; None if it came to its end. `SystemExit` is an end as any other: its code is not judged.
            A `KeyboardInterrupt` that a signal handler raises may name its signal.
        stopped: Whether rldk was asked to stop it at an alert, and did.
        exit_code: Other than 0: it has failed, and that is all that is known.
    """
    if isinstance(error, KeyboardInterrupt):
        name = _message(error)
        name = name if name in Signals.__members__ else "SIGINT"
        return Happening(Lifecycle(kind="ended", ending="interrupted", signal=name), f"interrupted: {name}")
    if error is not None and not isinstance(error, (SystemExit, GeneratorExit)):
        name, message = _name(error), _message(error)
        if _prunes(error):
            pruned = Lifecycle(kind="ended", ending="stopped", error_type=name, error_message=message or None)
            return Happening(pruned, "stopped: the search pruned this trial")
        lifecycle = Lifecycle(kind="ended", ending="failed", error_type=name, error_message=message)
        return Happening(lifecycle, f"failed: {name}")
    if exit_code:
        failed = Lifecycle(kind="ended", ending="failed", error_message=f"exit code {exit_code}")
        return Happening(failed, f"failed: exit code {exit_code}")
    if stopped:
        return Happening(Lifecycle(kind="ended", ending="stopped"), "ended: stopped at an alert")
    return Happening(Lifecycle(kind="ended", ending="finished"), "ended")


def ended_early() -> Happening:
    """Training began, and its trainer never said that it ended: whoever called it has caught what it raised."""
    return Happening(Lifecycle(kind="ended", ending="ended_early"), "ended early: the cause is unknown")


def checkpoint_saved(path: str | None, *, seen: bool = True) -> Happening:
    """A checkpoint has been saved.

    Args:
        path: Its directory, as the trainer names it; None if it is not known.
        seen: Whether this host can see it.
    """
    where = "" if path is None else f": {path}" if seen else f": {path} (not visible from this host)"
    return Happening(Lifecycle(kind="checkpoint", checkpoint=path), f"checkpoint saved{where}")


def _prunes(error: BaseException) -> bool:
    """Whether a search ends a trial with this exception as no better than others, which is not a failure."""
    return any(kind.__name__ == "TrialPruned" for kind in type(error).__mro__)


def _name(error: BaseException) -> str:
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _message(error: BaseException) -> str:
    try:
        text = str(error)
    except Exception:  # noqa: BLE001  # a foreign __str__ may do anything
        return ""
    return str(plain(text))[:_LONGEST]  # it may hold an address with a password
