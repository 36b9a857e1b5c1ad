"""How far a run has been sent to a target: a small file beside the log, which survives restarts of the mirror.

`.rldk_mirrors/{run_id}.{target}.json` in the directory of the log, replaced whole or not at all; a lock of the same
name, ending in `.lock`, keeps a second mirror of the same run and target out.
"""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec

from rldk.atomic import remove_abandoned, replacing
from rldk.errors import MirrorError
from rldk.log import lock
from rldk.log.descriptor import Descriptor
from rldk.mirror_target import CURSORS, Target
from rldk.regular_file import read_regular
from rldk.text import printable

_MOST_BYTES = 2**26
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Position:
    """A place between two lines of a log.

    Attributes:
        number: The file: that of the closed segment that it is or will be; 0 for the oldest that is there.
        offset: Bytes before it, in the uncompressed stream.
        line: Lines before it.
        first: Checksum of the first line of that file; None where that has not been read.
        last: Checksum of the line before; None where there is none, or it could not be read.
        size: Bytes of that line.
    """

    number: int = 0
    offset: int = 0
    line: int = 0
    first: int | None = None
    last: int | None = None
    size: int = 0


START = Position()


class Cursor:
    """The cursor of one run and target.

    Args:
        folder: The directory of the run's log.
        run_id: The run.
        target: Where it is sent.

    Attributes:
        path: The file.
        is_new: Whether nothing has been sent yet, as far as this file knows.
    """

    def __init__(self, folder: Path, run_id: str, target: Target) -> None:
        key = f"{target.kind}-{zlib.crc32(str(target).encode('utf-8', 'surrogateescape')):08x}"
        self.path = folder / CURSORS / f"{run_id}.{key}.json"
        self.is_new = True
        self._target = str(target)
        self._lock: Descriptor | None = None
        self._logs: dict[str, dict[str, Any]] = {}
        self._changed = False

    def acquire(self) -> bool:
        """Keeps other mirrors out, and reads the file.

        Returns:
            Whether that worked; another mirror may be at work.

        Raises:
            MirrorError: The file is damaged.
            OSError: It cannot be read or made.
        """
        self.path.parent.mkdir(exist_ok=True)
        held = Descriptor(os.open, self.path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            lock.take(held.fd)
        except BlockingIOError:
            held.close()
            return False
        self._lock = held
        remove_abandoned(self.path.parent, self.path.name)
        self._read()
        return True

    def release(self) -> None:
        """Lets others in."""
        if self._lock is not None:
            lock.release(self._lock)
            self._lock = None

    def state(self, log: str) -> dict[str, Any]:
        """What is known of a log, by its file's name; empty at first."""
        return self._logs.get(log, {})

    def states(self) -> list[dict[str, Any]]:
        """What is known of all logs of the run."""
        return list(self._logs.values())

    def position(self, log: str) -> Position:
        """How far a log has been sent."""
        found = self.state(log).get("position")
        try:
            return START if found is None else msgspec.convert(found, Position)
        except msgspec.ValidationError as error:
            raise self._damaged(error) from None

    def put(self, log: str, state: dict[str, Any], position: Position | None = None) -> None:
        """Notes how far a log has been sent. Nothing is written before `save`."""
        state = dict(state) if position is None else {**state, "position": asdict(position)}
        if state != self._logs.get(log):
            self._logs[log] = state
            self._changed = True

    def forget(self) -> None:
        """Has all logs be sent anew; what is known of the run itself stays."""
        self._logs = {name: state for name, state in self._logs.items() if not name}
        self._changed = True

    def save(self) -> None:
        """Writes what was noted."""
        if not self._changed and not self.is_new:
            return
        document = {"version": _VERSION, "target": self._target, "logs": self._logs}
        with replacing(self.path) as beside:
            beside.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
        self._changed, self.is_new = False, False

    def _read(self) -> None:
        try:
            found = json.loads(read_regular(self.path, _MOST_BYTES))
        except FileNotFoundError:
            return
        except (ValueError, RecursionError) as error:
            raise self._damaged(error) from None
        version = found.get("version") if isinstance(found, dict) else None
        logs = found.get("logs") if version == _VERSION else None
        if not isinstance(logs, dict) or not all(isinstance(state, dict) for state in logs.values()):
            raise self._damaged(f"expected version {_VERSION}, found {version!r:.20}, or logs that are none")
        self._logs, self.is_new = logs, False

    def _damaged(self, why: object) -> MirrorError:
        path = printable(str(self.path))
        return MirrorError(f"{path}: {why}. Delete it, and mirror to a new place: what was sent is not known any more")
