"""TensorBoard: an event file for each attempt of a run and each start of the mirror, by tensorboard's own writer.

What was written after the last commit is cut off when a mirror is started again, and written anew from the log. So a
mirror that was killed leaves nothing out, and nothing twice.
"""

from __future__ import annotations

import logging
from math import isfinite
from pathlib import Path
from secrets import token_hex
from typing import Any

from rldk_schema import Event

from rldk.errors import MirrorError, MissingExtraError
from rldk.mirror_target import EVENT_FILE_SUFFIX
from rldk.mirrors.cursor import Position
from rldk.mirrors.names import prefix_of, values_of
from rldk.mirrors.tracker import MirroredRun, NotHeld, attempt_of
from rldk.text import printable

_LARGEST = 3.4028235677973366e38  # what rounds to the largest 32-bit float; protobuf makes infinity of more


log = logging.getLogger(__name__)


class TensorBoard:
    """A directory for TensorBoard.

    Args:
        out: The directory.

    Attributes:
        not_held: As of every tracker; so is `withdraws`.
    """

    withdraws = False

    def __init__(self, out: str) -> None:
        try:
            import tensorboard.summary.writer.event_file_writer  # noqa: F401
        except ImportError as error:
            raise MissingExtraError("tensorboard", "tensorboard") from error
        self.not_held = NotHeld()
        self._out = Path(out)

    def begin(self, run: MirroredRun) -> None:
        """Cuts off what was written after the last commit."""
        if run.cursor.is_new:
            folder = self._out / run.name
            if any(folder.glob(f"*tfevents*{EVENT_FILE_SUFFIX}")):
                raise MirrorError(
                    f"{printable(str(folder))}: a mirror has written here already, and {run.cursor.path} does not say "
                    "how far it came: name another directory, or delete this one"
                )
            run.cursor.put("", {"folder": run.name, "token": token_hex(4)})
            run.cursor.save()
        states = run.cursor.states()
        known = {self._out / name: size for state in states for name, size in state.get("files", {}).items()}
        if gone := [path for path, size in known.items() if not path.exists() or path.stat().st_size < size]:
            log.warning("%s: not there any more, or cut short: everything is sent anew", gone[0])
            run.cursor.forget()
            known = {}
        folder, files = self._folder(run), f"*tfevents*{_suffix(run)}"
        for path in (*folder.glob(files), *folder.glob(f"attempt_*/{files}")):
            if path not in known:
                path.unlink()
            elif path.stat().st_size > known[path]:
                with path.open("r+b") as file:
                    file.truncate(known[path])

    def sink(self, run: MirroredRun, log: str) -> _Sink:
        """Gives what takes the events of a log."""
        return _Sink(self._out, self._folder(run), run, log, self.not_held)

    def where(self) -> str:
        """Where it all goes."""
        return f"event files in {self._out}; look: tensorboard --logdir {self._out}"

    def linger(self) -> None:
        """Files stay."""

    def _folder(self, run: MirroredRun) -> Path:
        return self._out / str(run.cursor.state("").get("folder", run.name))

    def close(self) -> None:
        """Each event file was closed with its run."""


def _suffix(run: MirroredRun) -> str:
    """What the names of a run's event files end with, and no other run's: what is not known is removed."""
    return f".{run.cursor.state('')['token']}{EVENT_FILE_SUFFIX}"


class _Sink:
    def __init__(self, out: Path, folder: Path, run: MirroredRun, log: str, not_held: NotHeld) -> None:
        self.position = run.cursor.position(log)
        self._out = out
        self._folder = folder
        self._cursor = run.cursor
        self._suffix = _suffix(run)
        self._log = log
        self._not_held = not_held
        self._files: dict[str, int] = dict(run.cursor.state(log).get("files", {}))
        self._attempt = 0
        self._writer: Any = None

    def send(self, event: Event) -> bool:
        from tensorboard.compat.proto.event_pb2 import Event as Record
        from tensorboard.compat.proto.summary_pb2 import Summary

        if (attempt := attempt_of(event)) != self._attempt:
            self._open(attempt)
        values = []
        for tag, value in values_of(event):
            if isfinite(value) and abs(value) >= _LARGEST:
                self._not_held["value", "too large for 32 bits left out"] += 1
            else:
                values.append(Summary.Value(tag=tag, simple_value=value))
        if event.notes:
            values.append(_text(f"{prefix_of(event)}notes", "\n\n".join(event.notes)))
        if event.timestamp is None:
            self._not_held["event", "without a time put at 1970"] += 1
        if values:
            record = Record(wall_time=event.timestamp or 0.0, step=event.step, summary=Summary(value=values))
            self._writer.add_event(record)
        return True

    def commit(self, position: Position) -> None:
        self._flush()
        self._cursor.put(self._log, {"files": dict(self._files)}, position)
        self._cursor.save()

    def close(self, _ending: str | None) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _open(self, attempt: int) -> None:
        from tensorboard.summary.writer.event_file_writer import EventFileWriter

        self._flush()
        self.close(None)
        folder = self._folder if attempt == 1 else self._folder / f"attempt_{attempt}"
        self._writer = EventFileWriter(str(folder), max_queue_size=1000, filename_suffix=self._suffix)
        self._attempt = attempt

    def _flush(self) -> None:
        """Writes what is buffered, and remembers how long the file is then."""
        if self._writer is not None:
            self._writer.flush()
            path = Path(self._writer._file_name)  # the only place where it is said
            self._files[str(path.relative_to(self._out))] = path.stat().st_size


def _text(tag: str, text: str) -> Any:
    from tensorboard.compat.proto.summary_pb2 import Summary, SummaryMetadata
    from tensorboard.compat.proto.tensor_pb2 import TensorProto
    from tensorboard.compat.proto.types_pb2 import DT_STRING

    tensor = TensorProto(dtype=DT_STRING, string_val=[text.encode("utf-8", "replace")])
    plugin = SummaryMetadata.PluginData(plugin_name="text")
    return Summary.Value(tag=tag, tensor=tensor, metadata=SummaryMetadata(plugin_data=plugin))
