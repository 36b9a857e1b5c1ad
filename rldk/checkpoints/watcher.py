"""Watches the checkpoints of a run as they are saved: a thread inspects each, and logs it.

The log is `{run_id}_checkpoints.jsonl`, beside the event log and joined to it by attempt and step.
"""

from __future__ import annotations

import dataclasses
import logging
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from rldk_schema.forms.checkpoint import CheckpointFacts, CheckpointRecord

from rldk.background import BackgroundThread
from rldk.checkpoints.inspect import facts_of, with_weights
from rldk.checkpoints.weight_files import WeightFiles
from rldk.errors import CheckpointNotFoundError, MissingExtraError
from rldk.forms import encode_lines
from rldk.guard import Guard, SafeLogger
from rldk.log.records import RecordLog, read_records
from rldk.log.skips import Skipped
from rldk.text import printable

log = SafeLogger(__name__)

CLOSE_SECONDS = 5.0
"""How long the end of training waits for inspections that are under way, by default."""

_MOST_WAITING = 8
_AGAIN_SECONDS = 2.0  # what looks damaged may be a directory that is being deleted, or a network that lags
_LEAVE_SECONDS = 1.0
# Yields to training where cores are short. Not more: a thread that starves while it holds Python's lock stalls the
# others, for up to a second at the lowest priority.
_NICE = 5
# Here a deleted file that is open simply stays readable; elsewhere (NFS) it would stand in the way of its directory.
_LOCAL = frozenset({"apfs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "hfs", "overlay", "tmpfs", "xfs", "zfs"})


class CheckpointWatch:
    """Inspects checkpoints in a thread of its own, one after the other. Nothing here raises into training.

    With `deep` the weights of each are compared with those of the one before, which stays open for that: on a local
    disk it can be read after the trainer has deleted it, and its space is free again when the comparison is done.

    Args:
        run_id: The run.
        directory: Where its files go.
        deep: Whether to read the weights, too.
        on_facts: Called with step and facts, from the thread.
        on_damage: Called with step and a message, from the thread, where a checkpoint is damaged.
    """

    def __init__(
        self,
        run_id: str,
        directory: str | Path,
        *,
        deep: bool = False,
        on_facts: Callable[[int, CheckpointFacts], None] | None = None,
        on_damage: Callable[[int, str], None] | None = None,
    ) -> None:
        self._deep = deep
        self._on_facts = on_facts
        self._on_damage = on_damage
        self._log = RecordLog[CheckpointRecord](
            checkpoint_file(directory, run_id), _lines, counted_in="CheckpointWatch.dropped"
        )
        self._thread = BackgroundThread(name="rldk-checkpoints")
        self._last: WeightFiles | Path | None = None
        self._hurry = threading.Event()
        self._closed = False
        self._guard = Guard(log)
        self._pid = os.getpid()

    @property
    def dropped(self) -> int:
        """Checkpoints that were not inspected, or could not be logged."""
        return self._log.dropped

    def saved(
        self, path: str | Path, step: int, *, trainable_share: float | None = None, attempt: int | None = None
    ) -> None:
        """Has a checkpoint inspected. Returns at once.

        Args:
            path: Its directory.
            step: Step that it was saved after.
            trainable_share: Share of the model's parameters that is trained, 0 to 1.
            attempt: Attempt of the run.
        """
        if os.getpid() != self._pid:
            return  # a forked child is not the trainer
        if self._closed or self._thread.waiting >= _MOST_WAITING:
            why = "the watch is closed" if self._closed else f"{_MOST_WAITING} others are waiting to be inspected"
            self._log.drop(1, f"the checkpoint of step {step}: {why}", why)
            return
        record = CheckpointRecord(step=step, attempt=attempt, timestamp=time.time(), path=str(path), facts=None)
        self._thread.add(lambda: self._watch(record, trainable_share))

    def close(self, timeout: float | None = CLOSE_SECONDS) -> None:
        """Ends the watch.

        Args:
            timeout: Seconds to wait for inspections. Then weights are left unread, and what the headers say is logged.
                None: until all are done.
        """
        if self._closed or os.getpid() != self._pid:
            return
        self._closed = True
        if not self._thread.add(self._leave):
            self._log.drop(self._thread.waiting - 1, "the process cannot start any more threads")
            return
        self._thread.close(wait=False)
        if not self._thread.ended(timeout):
            self._hurry.set()
            if not self._thread.ended(_LEAVE_SECONDS):
                # The one under way, and what waits but for the two tasks that end the thread.
                self._log.drop(self._thread.waiting - 1, "the disk did not answer before training ended")

    def __enter__(self) -> CheckpointWatch:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _watch(self, record: CheckpointRecord, trainable_share: float | None) -> None:
        _yield_to_training()
        facts = note = None
        try:
            facts = self._inspected(Path(record.path), trainable_share)
        except CheckpointNotFoundError:
            note = "deleted before it was read"
        except (OSError, ValueError) as error:
            note = f"cannot be read: {error}"
        except Exception as error:  # noqa: BLE001  # the edge: the next checkpoint may be as others are
            note = f"cannot be inspected: {error}"
            self._fail(error)
        self._log.write([dataclasses.replace(record, facts=facts, note=note)])
        if facts is None:
            return
        self._tell(self._on_facts, record.step, facts)
        if facts.damage:
            more = f" (and {len(facts.damage) - 1} more)" if len(facts.damage) > 1 else ""
            self._tell(self._on_damage, record.step, f"{printable(record.path)}: {facts.damage[0]}{more}")

    def _tell(self, told: Callable[[int, Any], None] | None, step: int, what: object) -> None:
        if told is None:
            return
        try:
            told(step, what)
        except Exception as error:  # noqa: BLE001  # what a caller makes of it must not cost the next checkpoint
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        what = "rldk: watching the checkpoints failed; it continues, and this is not reported again"
        self._guard.failed(what, error, level=logging.ERROR, trace=True)

    def _inspected(self, path: Path, trainable_share: float | None) -> CheckpointFacts:
        files = WeightFiles(path)
        try:
            if files.damage:
                files.close()
                self._hurry.wait(_AGAIN_SECONDS)
                files = WeightFiles(path)
            facts = facts_of(files, trainable_share)
            if self._deep and not facts.damage:
                facts = self._with_weights(facts, files)
                if self._keeps(files):
                    return facts
            files.close()
        except BaseException:
            files.close()
            raise
        return facts

    def _with_weights(self, facts: CheckpointFacts, files: WeightFiles) -> CheckpointFacts:
        def going_on() -> bool:
            return not self._hurry.is_set()

        last, self._last = self._last, files.path
        if isinstance(last, Path):
            path, last = last, None
            with suppress(OSError):  # deleted meanwhile
                last = WeightFiles(path)
        try:
            return with_weights(facts, files, last, going_on)
        except MissingExtraError as error:
            self._deep = False
            log.warning("the weights of checkpoints are not read: %s", error)
            return facts
        finally:
            if last is not None:
                last.close()

    def _keeps(self, files: WeightFiles) -> bool:
        """Keeps a checkpoint open to compare the next one with, where that is in nobody's way."""
        try:  # the directory itself may be deleted by now
            free = shutil.disk_usage(files.path.parent).free
            keeps = _file_system(files.path) in _LOCAL and free > 2 * files.weight_bytes
        except OSError:
            return False
        if keeps:
            self._last = files
        return keeps

    def _leave(self) -> None:
        if isinstance(self._last, WeightFiles):
            self._last.close()
        self._log.close()


def _yield_to_training() -> None:
    if sys.platform == "linux":  # elsewhere this would be about the process of that number
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)


def _file_system(path: Path) -> str:
    """Type of the file system that a path is on, as the mount table says it; empty if that is not known."""
    import psutil

    real = os.path.realpath(path)
    mounts = [m for m in psutil.disk_partitions(all=True) if os.path.commonpath([m.mountpoint, real]) == m.mountpoint]
    return str(max(mounts, key=lambda m: len(m.mountpoint)).fstype) if mounts else ""


def checkpoint_file(directory: str | Path, run_id: str) -> Path:
    """Path of a run's log of checkpoints."""
    return Path(directory) / f"{run_id}_checkpoints.jsonl"


def read_checkpoints(
    path: str | Path, *, refuse: Callable[[Skipped], None] | None = None
) -> Iterator[CheckpointRecord]:
    """Reads `{run_id}_checkpoints.jsonl`, in the order it was written. A torn last line is left out.

    Args:
        path: The file.
        refuse: Gets the lines that are no records; None to raise at the first.

    Raises:
        LogNotFoundError: There is no such file.
        EventValidationError: A line is no record of a checkpoint. The message begins with `file:line`.
    """
    return read_records(path, _decoder.decode, refuse)


def _lines(records: Sequence[CheckpointRecord]) -> bytearray:
    from rldk_schema.forms.checkpoint_validator import validate_checkpoint

    return encode_lines([dataclasses.replace(one, path=printable(one.path)) for one in records], validate_checkpoint)


_decoder = msgspec.json.Decoder(CheckpointRecord)
