"""wandb: a run of its for each attempt, in a group, as the user's environment has wandb: offline unless it says so.

wandb's step is the number of the event in its attempt (`process.seq`), which never falls; charts are over `rldk/step`.
wandb writes all rows to files of its own, in blocks, from another process. What these hold is what was sent: when a
mirror is started again they are read, and the rest is sent from the log.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from secrets import token_hex
from typing import Any

import psutil
from rldk_schema import Event
from rldk_schema.forms.run import AttemptRecord

from rldk.adapters.layouts.wandb_file import read_wandb
from rldk.errors import LogChangedError, MirrorError, MissingExtraError
from rldk.log.manifest import read_attempts, read_manifest
from rldk.mirror_target import MIRROR_OF
from rldk.mirrors.cursor import START, Position
from rldk.mirrors.names import prefix_of, values_of
from rldk.mirrors.tracker import MirroredRun, NotHeld, attempt_of
from rldk.text import printable

STEP = "rldk/step"
"""The trainer's step, over which charts are drawn."""

_TIMESTAMP = "_timestamp"  # wandb's own: the time of the row, which is now unless it is given
# What a training that uses wandb itself hands down to its children: its process of wandb's, which ends with it, and its
# own run.
_OF_THE_TRAINER = ("WANDB_SERVICE", "_WANDB_SERVICE", "WANDB_RUN_ID", "WANDB_SWEEP_ID", "WANDB_RESUME", "WANDB_NAME")

_LEVELS = {"info": "INFO", "warning": "WARN", "critical": "ERROR"}
_FAILED = ("failed", "interrupted", "ended_early", "silent")
_LONGEST_NAME = 90
_PATIENCE_SECONDS = 30.0


class Wandb:
    """Runs of wandb.

    Args:
        project: Its name; empty for the user's own.

    Attributes:
        not_held: As of every tracker; so is `withdraws`.
    """

    withdraws = False

    def __init__(self, project: str) -> None:
        self.not_held = NotHeld()
        self.mode = os.environ.get("WANDB_MODE", "").strip().lower() or "offline"
        if self.mode == "disabled":
            raise MirrorError("WANDB_MODE is disabled: wandb would keep nothing. Set it to offline or online")
        for name in _OF_THE_TRAINER:
            os.environ.pop(name, None)
        try:
            import wandb
        except ImportError as error:
            raise MissingExtraError("wandb", "wandb") from error
        self._wandb: Any = wandb
        self._project = project or None

    def begin(self, run: MirroredRun) -> None:
        """Chooses a name that no other run has."""
        if run.cursor.is_new:
            run.cursor.put("", {"id": f"{run.run_id[:_LONGEST_NAME]}-{token_hex(4)}"})
            run.cursor.save()

    def sink(self, run: MirroredRun, log: str) -> _Sink:
        """Gives what takes the events of a log."""
        return _Sink(self, run, log)

    def where(self) -> str:
        """Where it all goes."""
        if self.mode in ("offline", "dryrun"):
            folder = Path(os.environ.get("WANDB_DIR") or Path.cwd(), "wandb")
            return f"offline, files in {folder}; send them with wandb sync, or set WANDB_MODE=online"
        return f"{self.mode}, to {self._wandb.setup().settings.base_url}"

    def linger(self) -> None:
        """Its runs were finished."""

    def start(self, run: MirroredRun, attempt: int) -> Any:
        """Begins or continues the run of an attempt."""
        manifest = read_manifest(run.folder, run.run_id)[0] or {}
        known = {name: manifest.get(name) for name in ("framework", "framework_version", "algorithm", "hostname")}
        config = manifest.get("config")
        tags = manifest.get("tags")
        own = {MIRROR_OF: run.run_id, "attempt": attempt, **known}
        settings = self._wandb.Settings(
            console="off", disable_git=True, disable_code=True, silent=True, x_disable_stats=True, x_disable_meta=True
        )
        try:
            begun = self._wandb.init(
                project=self._project,
                dir=os.environ.get("WANDB_DIR") or Path.cwd(),  # wandb asks for it once in a process
                id=id_of(run, attempt),
                name=run.name if attempt == 1 else f"{run.name} (attempt {attempt})",
                group=str(manifest.get("group") or run.name)[:128],
                tags=[str(tag)[:64] for tag in tags if tag] if isinstance(tags, list) else None,
                config={**(config if isinstance(config, dict) else {}), "rldk": own},
                mode="offline" if self.mode == "dryrun" else self.mode,
                resume="allow",
                reinit="create_new",
                settings=settings,
            )
        except self._wandb.errors.Error as error:
            raise MirrorError(f"wandb: {printable(str(error))}") from error
        begun.define_metric(STEP)
        begun.define_metric("*", step_metric=STEP)
        return begun

    def alert(self, run: Any, event: Event) -> None:
        """Tells wandb of an alert, which mails it to whoever has asked for that, if it is online."""
        if event.alert is not None:
            level = self._wandb.AlertLevel[_LEVELS[event.alert.severity]]
            text = f"step {event.step}: {' '.join(event.notes)}"
            run.alert(title=event.alert.rule, text=text, level=level, wait_duration=timedelta(0))

    def close(self) -> None:
        """Each of its runs was finished with ours."""


class _Sink:
    position = START  # it is the files that say what was sent

    def __init__(self, wandb: Wandb, run: MirroredRun, log: str) -> None:
        self._wandb = wandb
        self._run = run
        self._log = log
        self._files: dict[str, list[str]] = dict(run.cursor.state(log).get("files", {}))
        self._open: Any = None
        self._attempt = 0
        self._index = -1
        self._known = self._last = -1
        self._ending: str | None = None

    def send(self, event: Event) -> bool:
        if (attempt := attempt_of(event)) != self._attempt:
            self.close("silent")
            self._check(attempt, event)
            self._attempt, self._index, self._ending = attempt, -1, None
            self._known = self._last = self._sent(attempt)
        if event.lifecycle is not None and event.lifecycle.kind == "ended":
            self._ending = event.lifecycle.ending
        self._index += 1
        seq = None if event.process is None else event.process.seq
        key = self._index if seq is None else seq
        if key <= self._known:
            return False
        if key <= self._last:
            self._wandb.not_held["event", "out of order left out, as wandb's steps must not fall"] += 1
            return False
        self._last = key
        if self._open is None:
            self._begin(attempt)
        row: dict[str, Any] = dict(values_of(event))
        row[STEP] = event.step
        if event.timestamp is None:
            self._wandb.not_held["event", "without a time has that of the mirror"] += 1
        else:
            row[_TIMESTAMP] = event.timestamp
        if event.notes:
            row[f"{prefix_of(event)}notes"] = "\n".join(event.notes)
        self._open.log(row, step=key, commit=True)
        self._wandb.alert(self._open, event)
        return True

    def _check(self, attempt: int, event: Event) -> None:
        """Sees to it that what was sent of an attempt is of this one, by its launch and when it was started."""
        record = self._record(attempt)
        now = [event.process and event.process.attempt_id, record and record.started]
        kept = self._run.cursor.state(self._log)
        known = dict(kept.get("launches", {}))
        pairs = zip(known.get(str(attempt), now), now, strict=True)
        if any(one != other and None not in (one, other) for one, other in pairs):
            raise LogChangedError(
                f"{printable(self._run.name)}, attempt {attempt}: expected the log that was mirrored so far, found "
                "another one under its name: mirror it to another project, or give it another run_id"
            )
        self._run.cursor.put(self._log, {**kept, "launches": {**known, str(attempt): now}})

    def commit(self, _position: Position) -> None:
        pass

    def close(self, ending: str | None) -> None:
        if self._open is not None:
            record = self._record(self._attempt)
            ending = self._ending or (record and record.ending) or ending
            self._open.finish(exit_code=1 if ending in _FAILED else 0)
            self._open = None
            kept = self._run.cursor.state(self._log)
            sent = {**kept.get("sent", {}), str(self._attempt): self._last}
            self._run.cursor.put(self._log, {**kept, "sent": sent})
            self._run.cursor.save()

    def _begin(self, attempt: int) -> None:
        self._open = self._wandb.start(self._run, attempt)
        file = str(Path(self._open.settings.sync_file).absolute())
        self._files[str(attempt)] = [*self._files.get(str(attempt), ()), file]
        # Before the first row: what no file is known to hold would be sent again.
        self._run.cursor.put(self._log, {**self._run.cursor.state(self._log), "files": dict(self._files)})
        self._run.cursor.save()

    def _record(self, attempt: int) -> AttemptRecord | None:
        """What the manifest says of an attempt."""
        attempts = read_attempts(self._run.folder, self._run.run_id)
        return next((one for one in attempts if one.attempt == attempt), None)

    def _sent(self, attempt: int) -> int:
        """The last event of an attempt that wandb has; -1 for none."""
        sent = self._run.cursor.state(self._log).get("sent", {}).get(str(attempt), -1)
        paths = [path for path in map(Path, self._files.get(str(attempt), ())) if path.exists()]
        _wait_for_writers(paths)
        for path in paths:
            for row in read_wandb(path, lambda _: None):
                if STEP in row.values:
                    sent = max(sent, int(row.values["_step"]))
        return int(sent)


def id_of(run: MirroredRun, attempt: int) -> str:
    """What wandb calls the run of an attempt."""
    known = str(run.cursor.state("")["id"])
    return known if attempt == 1 else f"{known}-{attempt}"


def _wait_for_writers(paths: list[Path]) -> None:
    """Waits until wandb's own process, which a mirror that was killed leaves behind, has closed its files."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    names = set(map(str, paths))
    while names and time.monotonic() < deadline and any(map(_is_writer(names), psutil.process_iter(["name"]))):
        time.sleep(0.1)


def _is_writer(names: set[str]) -> Any:
    def writes(process: psutil.Process) -> bool:
        with suppress(psutil.Error, OSError):
            if "wandb" in (process.info["name"] or "") and process.pid != os.getpid():
                return any(file.path in names for file in process.open_files())
        return False

    return writes
