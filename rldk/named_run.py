"""The run that a user names: by its log, or by a directory and the run's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from rldk.adapters.any_files import ANY_FILES
from rldk.adapters.read_as import Hints
from rldk.check import runs_at
from rldk.compare.track import Part
from rldk.errors import IngestError, LogNotFoundError
from rldk.io.runs import find_runs
from rldk.log.runs import RunLogs
from rldk.log.segments import matches
from rldk.log.skips import OnError

_SHOWN = 5
_PART = re.compile(r"(?P<attempt>[0-9]{1,15})|stage(?P<stage>[0-9]{1,15})", re.ASCII)


def _beside(names: Iterable[str]) -> Callable[[str], bool]:
    """The same of a run of which a part is named."""
    names = list(names)
    return ANY_FILES.beside([*names, *(name.rpartition("@")[0] for name in names if "@" in name)])


NAMED_FILES = replace(ANY_FILES, beside=_beside)
"""The files that `runs_named` opens."""


class PartOfRun(NamedTuple):
    """A run, and what of it is meant."""

    run: RunLogs
    part: Part


def one_run(place: Path, hints: Hints, on_error: OnError) -> RunLogs:
    """The run that is meant.

    Args:
        place: Its log, a directory that has one run, or a directory and the run's name.
        hints: What is known of a log that others wrote.
        on_error: What to do with a line that cannot be read.

    Raises:
        LogNotFoundError: There is none, or there are several.
    """
    if place.exists():
        runs = runs_at(place, hints=hints, on_error=on_error)
        if len(runs) == 1:
            return runs[0]
        names = ", ".join(str(place / run.run_id) for run in runs[:_SHOWN])
        more = f" and {len(runs) - _SHOWN} more" if len(runs) > _SHOWN else ""
        raise LogNotFoundError(f"{place}: expected one run, found {len(runs)}. Name one: {names}{more}")
    if place.parent.exists():
        for runs in _runs_below(place.parent, hints, on_error):
            meant = [run for run in runs if run.run_id == place.name]
            if len(meant) > 1:
                paths = ", ".join(str(run.paths[0]) for run in meant[:_SHOWN])
                raise LogNotFoundError(f"{place}: expected one run of that name, found {len(meant)}. Name one: {paths}")
            if meant:
                return meant[0]
    raise LogNotFoundError(f"{place}: no such log, and no run {place.name} below {place.parent}. Run: rldk ls")


def _runs_below(place: Path, hints: Hints, on_error: OnError) -> Iterator[list[RunLogs]]:
    """Runs at a place: rldk's own, which are found by their names, and only then all."""
    with suppress(LogNotFoundError):
        yield find_runs(place, on_error=on_error)
    with suppress(LogNotFoundError, IngestError):
        yield runs_at(place, hints=hints, on_error=on_error)


def runs_named(place: Path, hints: Hints, on_error: OnError) -> list[PartOfRun]:
    """The runs that are meant: all at a place that is there, else one by its name.

    Args:
        place: As for `one_run`, a directory of runs, or a pattern; `RUN@2` is attempt 2 of a run, with all that it did,
            and `RUN@stage2` its second stage.
        hints: What is known of a log that others wrote.
        on_error: What to do with a line that cannot be read.

    Raises:
        LogNotFoundError: There is none, or what stands after the @ is no part of a run.
    """
    if place.exists() or matches(place) is not None:
        return [PartOfRun(run, Part()) for run in runs_at(place, hints=hints, on_error=on_error)]
    name, part = split_part(place.name)
    whole = place if name == place.name else place.with_name(name)
    return [PartOfRun(one_run(whole, hints, on_error), part)]


def split_part(name: str) -> tuple[str, Part]:
    """The name of a run, and the part of it that comes after an @.

    Raises:
        LogNotFoundError: What stands there is no part of a run.
    """
    run, at, text = name.rpartition("@")
    if not at or not run:
        return name, Part()
    found = _PART.fullmatch(text)
    if found is None:
        raise LogNotFoundError(f"{name}: expected {run}@2 for an attempt or {run}@stage2 for a stage, found @{text}")
    return run, Part(*(None if found[kind] is None else int(found[kind]) for kind in ("attempt", "stage")))
