"""A run of wandb's, as scripts use it. Nothing here raises into a script, and nothing leaves the machine."""

from __future__ import annotations

import atexit
import os
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from rldk.adapters.axes import Axes, Definition
from rldk.guard import Guard, SafeLogger, guarded
from rldk.wandb_compat.absent import Absent, absent, harmless, warn
from rldk.wandb_compat.active import deactivate
from rldk.wandb_compat.history import History, Logged
from rldk.wandb_compat.media import SILENT, Media
from rldk.wandb_compat.run_config import Config
from rldk.wandb_compat.run_summary import Summary
from rldk.wandb_compat.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from rldk.wandb_compat.recorder import Recorder

log = SafeLogger(__name__)

_INTERRUPTED = 255  # what wandb has as the exit code of a KeyboardInterrupt
_OWN_STEP = "_step"  # of wandb
_DEEPEST = 20  # dicts within dicts: a name has one part for each
_MOST_NESTED = 10_000  # values in them: one that stands in many places is counted in each
_TOLD = frozenset({"name", "notes", "tags"})  # of a run, what a script may set, and the manifest has
_FIGURES = frozenset({"min", "max", "mean", "first", "last", "none", "copy"})


class Run:
    """What `init` gives. Scripts do not make one themselves.

    Attributes:
        id: Also rldk's `run_id`.
        name: As the script calls it, else the id.
        project: Likewise; so are entity, group, job_type, notes and tags.
        config: What it was started with.
        summary: Its figures.
        resumed: Whether it continues a log that was there.
        disabled: Whether nothing is written.
        start_time: When it began, Unix time, s.
        url: None: it has no page.
        sweep_id: None: there are no sweeps.
        offline: True.
    """

    url: None = None
    sweep_id: None = None
    offline = True

    def __init__(self, facts: Mapping[str, Any], config: Any, step: int | None, resumed: bool) -> None:
        self.id: str = facts["id"]
        self.name: str = facts["name"] or self.id
        self.project: str | None = facts["project"]
        self.entity: str | None = facts["entity"]
        self.group: str | None = facts["group"]
        self.job_type: str | None = facts["job_type"]
        self.notes: str | None = facts["notes"]
        self.tags: tuple[str, ...] = facts["tags"]
        self.resumed = resumed
        self.disabled = True
        self.start_time = time.time()
        self.guard = Guard(log)
        self.config = Config(self._configured)
        self._axes = Axes()
        self.summary = Summary(self._axes)
        self._history = History(0 if step is None else step + 1)
        self._recorder: Recorder | None = None
        self._files: Path | None = None
        self._lock = threading.RLock()  # `finish` may be called by a signal handler
        self._pid = os.getpid()
        self._finished = False
        self.config.update(config)

    def _open(self, build: Callable[[dict[str, Any]], Recorder]) -> None:
        """Opens the log: `init` alone calls this."""
        with self.guard:
            self._recorder = build(self._settings())
            self.disabled = self._recorder.recording.disabled
            atexit.register(self._leave)

    @property
    def is_of_this_process(self) -> bool:
        """Whether this is the process that began it, and no child that was forked later."""
        return os.getpid() == self._pid

    @property
    def step(self) -> int:
        """The step of the row that is open, as wandb counts."""
        return self._history.step

    @property
    def dir(self) -> str:
        """A directory for files of the run; it is made when it is asked for."""
        if self._files is None:
            import tempfile

            self._files = Path(tempfile.mkdtemp()) if self._recorder is None else self._recorder.files
        with self.guard:
            self._files.mkdir(parents=True, exist_ok=True)
        return str(self._files)

    @property
    def path(self) -> str:
        """entity/project/id, as far as they are known."""
        return "/".join(filter(None, (self.entity, self.project, self.id)))

    @guarded
    def log(self, data: Mapping[str, Any], step: int | None = None, commit: bool | None = None, **_: Any) -> None:
        """Logs numbers, text samples in a table, and whatever else; what is no number becomes a note.

        Args:
            data: Name to value; nested dicts become `outer.inner`. It is not changed.
            step: wandb's own; the calls of one step belong together, and a lower one than the last is dropped.
            commit: False holds the call back until the next one that has none.
        """
        if not self.is_of_this_process:
            return warn("log was called in a forked process, which does not write")
        with self._lock:
            if self._finished:
                warn(f"run {self.id} is finished: what is logged now is dropped")
            wanted = _step(step)
            if not isinstance(data, Mapping):
                what = "log was given no metrics: expected a dict, found"
                return self._refuse(f"{what} {data!r:.100}", f"{what} {type(data).__name__}")
            if wanted is None and step is not None:
                what = "log: expected a step that is an integer >= 0 or None, found"
                return self._refuse(f"{what} {step!r:.100}", f"{what} {type(step).__name__}")
            try:
                given = _logged(data)
            except Exception as error:  # noqa: BLE001  # a foreign mapping may raise anything
                reason = f"log: the values could not be read: {type(error).__name__}"
                return self._refuse(f"{reason}: {error}", reason)
            before = self.step
            due = self._history.log(given, wanted, commit)
            if due is None:
                return self._refuse(
                    f"log: step {wanted} is less than the current step {before}: the call is dropped. Steps must rise; "
                    "to log out of order, use define_metric",
                    "log: the step is less than the current one",
                )
            for row in due:
                self._write(row)
        return None

    @harmless
    def define_metric(  # noqa: PLR0917  # as wandb has it
        self,
        name: Any,
        step_metric: Any = None,
        step_sync: bool | None = None,
        hidden: bool | None = None,
        summary: str | None = None,
        goal: str | None = None,
        overwrite: bool | None = None,
    ) -> Definition:
        """Says which metric is the axis of others, and which of its figures the summary has.

        Args:
            name: Of the metric; `*` at its end stands for any rest.
            step_metric: Its axis: where a row has it, and no key that tells the optimizer step, it is the event's step.
            step_sync: Whether a row without the axis gets its last value.
            hidden: Not used.
            summary: `min`, `max`, `mean`, `first`, `last` or `none`, or several with commas.
            goal: Not used.
            overwrite: Not used.
        """
        del hidden, goal, overwrite
        named, axis = (one.name if isinstance(one, Definition) else one for one in (name, step_metric))
        figures = tuple(word for word in str(summary or "").lower().split(",") if word in _FIGURES)
        made = Definition(str(named), None if axis is None else str(axis), step_sync, figures)
        self._axes.define(made, self.summary.logged)
        if self._recorder is not None:
            self._recorder.define(self._axes.named)
        return made

    @guarded
    def alert(self, title: str, text: str = "", level: Any = None, wait_duration: Any = None) -> None:
        """A remark for people: a note of a lifecycle event, and a line in Python's log."""
        del wait_duration
        grade = "" if level is None else f" ({getattr(level, 'value', level)})"
        said = f"alert{grade}: {title}" + (f": {text}" if text else "")
        log.warning("run %s: %s", self.id, said)
        if self._recorder is not None:
            self._recorder.recording.note(self._recorder.recording.progress.last or 0, [said])

    @harmless
    def finish(self, exit_code: int | None = None, quiet: bool | None = None) -> None:
        """Writes what is held back and the summary, and closes the log.

        Args:
            exit_code: Other than 0, the run has failed: by the exception that is being handled, if there is one.
            quiet: Not used.
        """
        del quiet
        error: BaseException | None = None
        if exit_code:
            error = sys.exc_info()[1] or RuntimeError(f"finish(exit_code={exit_code})")
            error = KeyboardInterrupt() if exit_code == _INTERRUPTED else error
        self._finish(error)

    def get_url(self) -> None:
        """None: it has no page."""

    def project_name(self) -> str | None:
        """The project."""
        return self.project

    def __enter__(self) -> Run:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        ends = self._recorder is not None and error is not None and self._recorder.recording.is_ended_by(error)
        self._finish(error if ends else None)

    def __setattr__(self, name: str, value: Any) -> None:
        object.__setattr__(self, name, value)
        if name in _TOLD and "_recorder" in vars(self):
            self._configured()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return SILENT.get(name) or absent(f"run.{name}")

    def __deepcopy__(self, memo: Any) -> Run:
        return self

    def __reduce__(self) -> Any:
        return absent, (f"run {self.id} in another process",)

    def __repr__(self) -> str:
        return f"<run {self.id} of rldk.wandb_compat>"

    def _finish(self, error: BaseException | None) -> None:
        deactivate(self)
        if not self.is_of_this_process:  # as in `_leave`
            return
        with self._lock:
            if self._finished:
                return
            self._finished = True
            with self.guard:
                self._flush()
            if self._recorder is not None:
                if error is not None:
                    self._recorder.recording.fail(error)
                with self.guard:
                    self._recorder.close()
        atexit.unregister(self._leave)

    def _leave(self) -> None:
        """The interpreter ends, and the script has not finished the run: its end is recorded as with `rldk.Run`."""
        if self.is_of_this_process:  # asked before the lock, which a thread that no child has may hold
            with self._lock, self.guard:
                self._flush()

    def _flush(self) -> None:
        for row in self._history.take():
            self._write(row)
        if self._recorder is not None:
            self._recorder.summarise(self.summary.new())

    def _write(self, row: Logged) -> None:
        row.values = self._axes.synced(row.values)
        if self._recorder is not None:
            self._recorder.write(row, self._axes.axis_of(row.values))
        self.summary.saw(row.values)

    def _refuse(self, message: str, reason: str) -> None:
        if self._recorder is not None:
            self._recorder.recording.refuse(f"run {self.id}: {message}", reason)
        else:
            warn(reason)

    def _settings(self) -> dict[str, Any]:
        """The configuration for the manifest; as in wandb's own, `_wandb` has what the script calls the run."""
        about = {name: getattr(self, name) for name in ("project", "entity", "job_type", "notes")}
        about["name"] = self.name if self.name != self.id else None
        own = {name: value for name, value in about.items() if value is not None}
        return {**self.config.as_dict(), **({"_wandb": own} if own else {})}

    def _configured(self) -> None:
        if self._recorder is not None and self.is_of_this_process:
            with self.guard:
                self._recorder.configure(self._settings(), self.tags)


def _step(given: Any) -> int | None:
    from rldk.event.log_call import step_of

    found = step_of(given)
    return found if type(found) is int and found >= 0 else None


def _logged(data: Mapping[str, Any]) -> Logged:
    """What a call logs, as it stands now: the script may change it before it is written."""
    from rldk.errors import Problem
    from rldk.event.metric_values import PLAIN, as_numbers
    from rldk.text import member

    if set(map(type, data.values())) <= PLAIN and set(map(type, data)) == {str}:
        return Logged(values={name: value for name, value in data.items() if name != _OWN_STEP})
    made = Logged()
    numbers: dict[str, Any] = {}
    for name, value in _dotted(data):
        if isinstance(value, Table):
            made.tables[name] = value
        elif isinstance(value, (Media, Absent)) or _has_media(value):
            shown = repr(value[0] if isinstance(value, Sequence) else value)
            made.notes.append(f"{name} is {shown}, which is not stored")
            made.problems.append(Problem(member("$.metrics", name), f"expected a number, found {shown}"))
        else:
            numbers[name] = value
    found = as_numbers(numbers)
    made.values = found.metrics
    made.notes += found.notes
    made.problems += found.problems
    return made


def _has_media(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and len(value) > 0 and isinstance(value[0], (Media, Absent))


def _dotted(data: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """Names and values, nested ones with dots, as wandb has them; without wandb's own step, which no script sets."""
    found: list[tuple[str, Any]] = []
    left = _MOST_NESTED

    def add(items: Mapping[Any, Any], prefix: str, within: tuple[int, ...]) -> None:
        nonlocal left
        for key, value in items.items():
            name = f"{prefix}{key}"
            if isinstance(value, Mapping) and len(within) < _DEEPEST and id(value) not in within and left > 0:
                left -= len(value)
                add(value, f"{name}.", (*within, id(value)))
            elif name != _OWN_STEP:
                found.append((name, value))

    add(data, "", (id(data),))
    return found
