"""TensorBoard event files as rows: the scalars that one log call has written."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rldk.adapters.rows import Refuse, Row, Skipped
from rldk.errors import MissingExtraError

PHASES = ("train/", "eval/", "test/")
"""What a tag begins with: of one step there may be scalars of training and of an evaluation."""

_FIRST_RECORD = "brain.Event:"  # the file's version, which every event file begins with
_TAG = re.compile(r"(?:train|eval|test)/[ -~]+")
_HEADER = 12  # bytes before each record: its length and that one's checksum
_FRAME = 16  # bytes around each record: its length and two checksums


def is_tfevents(text: str) -> bool:
    """Whether a file is a TensorBoard event file, by how it starts."""
    return _FIRST_RECORD in text[:64]


def in_order(paths: Iterable[Path]) -> list[tuple[Path, ...]]:
    """Puts files together that belong together: the event files of one folder, in the order of their beginning.

    A run that is resumed begins another one. As TensorBoard has it, event files have `tfevents` in their names.
    """
    logs: dict[Path, list[Path]] = {}
    for path in paths:
        logs.setdefault(path.parent if "tfevents" in path.name else path, []).append(path)
    return [tuple(sorted(log, key=lambda p: (_begun(p), p.name)) if len(log) > 1 else log) for log in logs.values()]


def _begun(path: Path) -> float:
    """The time of the first record, by which TensorBoard itself tells files apart; 0 where it cannot be read."""
    try:
        with path.open("rb") as file:
            start = file.read(_HEADER + 9)
    except OSError:
        return 0.0
    # Behind the record's length and its checksum: field 1, a double.
    told = len(start) == _HEADER + 9 and start[_HEADER] == 9
    return float(struct.unpack_from("<d", start, _HEADER + 1)[0]) if told else 0.0


def tags(text: str) -> set[str]:
    """Tags of training and evaluation in the start of an event file; the file itself is not decoded."""
    return set(_TAG.findall(text))


def read_tfevents(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of an event file. Scalars only: texts, such as samples of what was generated, are left where they are.

    Neighbours of one step and phase are one row: its tags, `_step` and `_timestamp`; `line` is the number of its first
    record in the file.

    Args:
        path: Not compressed.
        refuse: Gets the end of a file that is torn or damaged: from there on nothing can be read.

    Raises:
        MissingExtraError: The `tensorboard` package is not installed.
    """
    try:
        from google.protobuf.message import DecodeError
        from tensorboard.backend.event_processing.event_file_loader import RawEventFileLoader
        from tensorboard.compat.proto.event_pb2 import Event
    except ImportError as error:
        raise MissingExtraError("TensorBoard", "tensorboard") from error
    size = path.stat().st_size
    at = number = 0
    held: tuple[int, str] | None = None
    row = Row(path, 0, {})
    try:
        for record in RawEventFileLoader(str(path)).Load():
            event = Event.FromString(record)
            number += 1
            at += len(record) + _FRAME
            for tag, value in _scalars(event):
                call = (event.step, next((phase for phase in PHASES if tag.startswith(phase)), ""))
                if call != held or tag in row.values:
                    if row.values:
                        yield row
                    held = call
                    row = Row(path, number, {"_step": event.step, "_timestamp": event.wall_time})
                row.values[tag] = value
    except (DecodeError, MemoryError, OverflowError):
        pass  # a record that only claims to be one, or that long
    if row.values:
        yield row
    if at < size:
        # The loader goes no further than the first record that is not whole, and says nothing.
        torn = _is_torn(path, at, size)
        what = "torn last line" if torn else "compressed" if path.suffix in (".gz", ".zst") else "damaged"
        refuse(Skipped(path, number + 1, f"{what}: no complete record at byte {at} of {size}", not torn))


def _scalars(event: Any) -> Iterator[tuple[str, float]]:
    if event.WhichOneof("what") == "summary":
        for value in event.summary.value:
            if value.WhichOneof("value") == "simple_value":
                yield value.tag, value.simple_value


def _is_torn(path: Path, at: int, size: int) -> bool:
    """Whether the record there would end behind the end of the file."""
    with path.open("rb") as file:
        file.seek(at)
        length = file.read(8)
    return len(length) < 8 or at + _FRAME + int.from_bytes(length, "little") > size
