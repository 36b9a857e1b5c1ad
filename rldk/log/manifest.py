"""The run's manifest, `{run_id}_run.json`: what was run, and which raw key fed each canonical metric."""

from __future__ import annotations

import errno
import json
import logging
import os
import platform
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import filterfalse
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from rldk_schema import SCHEMA_VERSION, Event
from rldk_schema.fields import Ending
from rldk_schema.forms.run import AttemptRecord, DeletedSegments, MetricSource, RunManifest

from rldk._version import __version__
from rldk.atomic import alone_in, remove_abandoned
from rldk.event.lifecycle import Progress
from rldk.event.redact import plain
from rldk.event.runtime import devices
from rldk.forms import write_form
from rldk.guard import Guard, SafeLogger
from rldk.log.attempt_configs import changes
from rldk.log.file_names import manifest_name, parse_name
from rldk.observer import Observer
from rldk.regular_file import read_regular
from rldk.saver import Saver
from rldk.unread import note_unread

# Whoever only reads manifests needs no writer.
if TYPE_CHECKING:
    from rldk.event.lifecycle import Trial
    from rldk.event.metric_names import MetricNames
    from rldk.log.writer import EventWriter

log = SafeLogger(__name__)

MOST_MANIFEST_BYTES = 16 * 2**20
"""A larger manifest is not read."""

MOST_OWN_BYTES = 2**28
"""What is read of one for its attempts: a configuration may be long, and they must not be forgotten for it."""

_LAST_SECONDS = 2.0  # the end of training may wait for a disk that hangs
_LOCK_SECONDS = 10.0  # not of training
_TRIES = 3  # of writing where others cannot be kept out

_of_this_process: set[tuple[object, ...]] = set()  # attempts that one process makes are no ranks


class Manifest(Observer):
    """Keeps `{run_id}_run.json` up to date. Written whole or not at all; a failure is logged once and never raised.

    Args:
        writer: Of the event log that it stands beside.
        run_id: The run.
        names: The framework, and how its keys are named.
        attempt_id: What all ranks of this launch share.
        progress: How far this attempt has come.
        environment: What it runs in.
        trial: The trial of a hyperparameter search that the run is.
        config: What the run was started with.
        tags: What the user calls the run by.
        group: What the user calls the runs by that belong together.

    Attributes:
        before: How the attempt before this one ended; None if there was none, or if it may not be over.
    """

    def __init__(
        self,
        writer: EventWriter,
        run_id: str,
        names: MetricNames,
        *,
        attempt_id: str | None,
        progress: Progress | None = None,
        environment: Mapping[str, Any] | None = None,
        trial: Trial | None = None,
        config: Mapping[str, Any] | None = None,
        tags: Sequence[str] = (),
        group: str | None = None,
    ) -> None:
        self._path = manifest_file(writer.path.parent, run_id)
        self._writer = writer
        self._names = names
        self._deleted = writer.deleted
        self._known = 0
        self._pid = os.getpid()
        self._guard = Guard(log)
        self._saver = Saver(self._save, partial(self._failed, "not written"))
        remove_abandoned(self._path.parent, f"{run_id}_")
        self._others: list[AttemptRecord] = []
        self._sources: dict[str, dict[str, MetricSource]] = {}
        self._progress = progress or Progress()
        self._opened = time.monotonic()
        self._dropped_at: tuple[float, float] | None = None
        self._warned = False
        self._config_before: dict[str, Any] | None = None
        self._attempt = AttemptRecord(
            attempt=writer.attempt,
            attempt_id=attempt_id,
            started=time.time(),
            opening=None if writer.attempt != 1 else "new" if trial is None else "trial",
            trial=None if trial is None else trial.name,
            trial_parameters=None if trial is None else _object(plain(trial.parameters)),
            environment=None if environment is None else _object(plain(environment)),
        )
        _of_this_process.add(_key(self._attempt))
        if (damage := self._read()) is not None:
            self._failed("earlier attempts could not be read", damage)
        self.before = ending_before(self._others)
        if self.before is not None and self.before.ending == "silent" and self._is_second:
            self.before = None  # it may be the one that is writing
        own = self._own(config)
        self._facts = RunManifest(
            run_id=run_id,
            schema_version=SCHEMA_VERSION,
            rldk_version=__version__,
            framework=names.framework,
            framework_version=names.version,
            algorithm=names.algorithm,
            python=platform.python_version(),
            hostname=os.uname().nodename,
            group=None if group is None else str(group),
            tags=[str(tag) for tag in tags],
            config=own,
            attempts=[],
            metric_sources={},
        )
        self._changed()

    def configure(self, config: Mapping[str, Any], tags: Iterable[str] = ()) -> None:
        """The run's configuration has changed, or has only now become known; and so have its tags, if there are any."""
        known = [str(tag) for tag in tags] or self._facts.tags
        self._facts = replace(self._facts, config=self._own(config), tags=known)
        self._changed()

    def _own(self, config: Mapping[str, Any] | None) -> dict[str, Any] | None:
        """The configuration as it is written; what it changes of the one before is the attempt's."""
        own = _object(plain(config))
        if own is None:
            return self._config_before
        if self._config_before is not None:
            self._attempt = replace(self._attempt, config=changes(self._config_before, own) or None)
        return own

    @property
    def _is_second(self) -> bool:
        """Whether another writer has the live file."""
        file = parse_name(self._writer.path)
        return file is not None and file.attempt > 0

    def _changed(self, seconds: float | None = None) -> None:
        self._saver.changed(seconds)
        if self._warned or not self._is_second or self._attempt.attempt_id is None:
            return
        ours = self._writer.attempt or 0
        others = (a for a in list(self._others) if a.ended is None and _key(a) not in _of_this_process)
        same = [a for a in others if a.attempt_id == self._attempt.attempt_id]
        # Of those that write at one time one says it: the first that found the log taken.
        if sum((a.attempt or 0) < ours for a in same) == 1:
            self._warned = True
            log.warning(
                "%s: several processes of one launch write as one rank: give each its rank (rank=, or RANK in its "
                "environment). Until then the log has their steps side by side, and none hides another.",
                self._writer.path,
            )

    def after_write(self, event: Event) -> None:
        """Writes the file if there is a new raw key, deleted segment, or kind of loss in it: seldom."""
        del event
        known = self._names.sources + len(self._deleted) + self._writer.drops.kinds
        if known != self._known and os.getpid() == self._pid:
            self._known = known
            self._changed()

    def lifecycle(self, event: Event) -> None:
        """Records how the attempt relates to those before, or how it ended."""
        told = event.lifecycle
        if told is None or os.getpid() != self._pid:  # in a forked child the run is its parent's
            return
        if told.kind == "started":
            how = told.opening or self._attempt.opening
            self._attempt = replace(
                self._attempt, opening=how, from_step=told.from_step, from_attempt=told.from_attempt
            )
            self._changed()
        elif told.kind == "ended":
            self._attempt = replace(
                self._attempt, error_type=told.error_type, error_message=told.error_message, signal=told.signal
            )
            self._end(told.ending or "finished")

    def close(self, *, wait: bool = True) -> None:
        """Notes when a recording is dropped: who says later how it ended does not know."""
        if not wait:
            self._dropped_at = self._dropped_at or (time.time(), time.monotonic())

    def closed(self, ending: Ending) -> None:
        """Records the end of the attempt, unless that is known, and how many events it lost."""
        if os.getpid() == self._pid:
            self._end(ending, _LAST_SECONDS)

    def _end(self, ending: Ending, seconds: float | None = None) -> None:
        now, clock = self._dropped_at or (time.time(), time.monotonic())
        known = self._attempt
        if known.ended is None or known.ending != ending:
            environment = known.environment
            if environment is not None and (found := devices(environment.get("world_size"))).number is not None:
                environment = {**environment, "devices": found.number, "device_names": list(found.names)}
            known = replace(
                known,
                ended=now,
                ending=ending,
                wall_time=clock - self._opened,
                first_step=self._progress.first,
                last_step=self._progress.last,
                environment=environment,
            )
        self._attempt = replace(known, dropped=self._writer.dropped)
        self._changed(seconds)

    def _read(self) -> Exception | None:
        """Takes over what the file says of other attempts, and of sources.

        Returns:
            Why it cannot be read; what is known stays then.
        """
        try:
            history = _history(self._path)
        except FileNotFoundError:
            return None
        except Exception as error:  # noqa: BLE001  # a damaged manifest must not keep a run from starting
            return error
        known = {_key(attempt): attempt for attempt in self._others}
        for attempt in filterfalse(self._is_ours, history["attempts"]):
            before = known.get(_key(attempt))
            if before is None or before.ended is None:
                known[_key(attempt)] = attempt
        self._others = list(known.values())
        if self._config_before is None:
            self._config_before = history["config"]
        for canonical, keys in history["metric_sources"].items():
            self._sources.setdefault(canonical, {}).update(keys)
        return None

    def _is_ours(self, attempt: AttemptRecord) -> bool:
        ours = self._attempt
        same = (attempt.started, attempt.attempt_id) == (ours.started, ours.attempt_id)
        return same and attempt.attempt in (None, self._writer.attempt)

    def _save(self) -> None:
        """Writes the file, with what other processes of this run have written to it since."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with alone_in(self._path.parent, _LOCK_SECONDS) as alone:
            for _ in range(1 if alone else _TRIES):
                self._write()
                if alone or any(map(self._is_ours, _history(self._path)["attempts"])):
                    return

    def _write(self) -> None:
        self._read()
        deleted = self._deleted
        ours = replace(
            self._attempt,
            attempt=self._writer.attempt,
            deleted_segments=DeletedSegments(len(deleted), deleted[0], deleted[-1]) if deleted else None,
            altered=self._writer.altered or None,
            drop_reasons=self._writer.drop_reasons or None,
        )
        for canonical, keys in list(self._names.used.items()):
            known = self._sources.setdefault(canonical, {})
            known.update({key: MetricSource(name.estimator) for key, name in list(keys.items())})
        attempts = sorted([*self._others, ours], key=lambda a: a.started)
        if ours.config is not None and all(a.config is None for a in attempts if a is not ours):
            attempts[0] = replace(attempts[0], config=self._config_before)  # else nobody could say what it was
        write_form(self._path, replace(self._facts, attempts=attempts, metric_sources=self._sources))

    def _failed(self, what: str, error: Exception) -> None:
        # Where the directory is the reason, the event writer has warned already.
        said = isinstance(error, OSError) and not isinstance(error, TimeoutError)
        level = logging.INFO if said else logging.WARNING
        self._guard.failed(f"{self._path}: {what}", error, level=level)


def _key(attempt: AttemptRecord) -> tuple[object, ...]:
    return attempt.attempt, attempt.started, attempt.attempt_id


def _history(path: Path) -> dict[str, Any]:
    return _history_in(json.loads(read_regular(path, MOST_OWN_BYTES)))


def _history_in(found: Any) -> dict[str, Any]:
    """What a manifest says of attempts and sources, whatever else is in it: another version may have written it."""
    convert = partial(msgspec.convert, strict=False)
    return {
        "attempts": [convert(attempt, AttemptRecord) for attempt in found["attempts"]],
        "metric_sources": convert(found["metric_sources"], dict[str, dict[str, MetricSource]]),
        "config": config if isinstance(config := found.get("config"), dict) else None,
    }


def _object(config: Any) -> dict[str, Any] | None:
    """A configuration as an object, though a user gave something else."""
    return config if config is None or isinstance(config, dict) else {"config": config}


class Before(NamedTuple):
    """The attempt before another one.

    Attributes:
        ending: How it ended, as `lifecycle.ending` has it; `silent` if it wrote no end.
        first: Its first train step; None if that is not known.
    """

    ending: str
    first: int | None


def ending_before(attempts: Sequence[AttemptRecord]) -> Before | None:
    """How the last of some attempts ended; None if there is none."""
    if not attempts:
        return None
    last = attempts[-1]
    return Before(last.ending or ("silent" if last.ended is None else "finished"), last.first_step)


def ending_of_launch_before(directory: Path, run_id: str, attempt_id: str | None) -> Before | None:
    """How the launch before this one ended, as rank 0's manifest has it; None where it is not known."""
    attempts = read_attempts(directory, run_id)
    return ending_before([attempt for attempt in attempts if attempt.attempt_id != attempt_id])


def read_attempts(directory: Path, run_id: str) -> list[AttemptRecord]:
    """The attempts that a run's manifest knows; none where it cannot be read."""
    return attempts_of(read_manifest(directory, run_id, most_bytes=MOST_OWN_BYTES)[0])


def attempts_of(manifest: Mapping[str, Any] | None) -> list[AttemptRecord]:
    """The attempts that a manifest knows; none where it is not as rldk writes it."""
    try:
        attempts: list[AttemptRecord] = _history_in(manifest)["attempts"]
    except Exception:  # noqa: BLE001  # anyone may have written it
        return []
    return attempts


def manifest_file(directory: Path, run_id: str) -> Path:
    """Path of a run's manifest."""
    return directory / manifest_name(run_id)


def read_manifest(
    directory: Path, run_id: str, *, most_bytes: int = MOST_MANIFEST_BYTES
) -> tuple[dict[str, Any] | None, str | None]:
    """Reads a manifest, which anyone may have written.

    Returns:
        (what it says, None), or (None, why it says nothing).
    """
    path = manifest_file(directory, run_id)
    try:
        found = json.loads(read_regular(path, most_bytes))
    except FileNotFoundError:
        return None, f"there is no {path.name}"
    except OSError as error:
        if error.errno == errno.EFBIG:
            return None, f"{path.name} is too large to be shown"
        note_unread(error)
        return None, f"{path.name} cannot be read: {type(error).__name__}"
    except (ValueError, RecursionError) as error:
        return None, f"{path.name} cannot be read: {type(error).__name__}"
    return (found, None) if isinstance(found, dict) else (None, f"{path.name} is not a JSON object")
