"""TensorBoard event files as rows: the scalars that one log call has written."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.tfevent_fields import parse_event
from rldk.adapters.layouts.tfrecords import iter_records
from rldk.adapters.rows import Refuse, Row, RunFacts, Skipped
from rldk.log.lines import damage_errors, open_log

PHASES = ("train/", "eval/", "test/")
"""What a tag begins with: of one step there may be scalars of training and of an evaluation."""

_FIRST_RECORD = b"brain.Event:"  # the file's version, which every event file begins with
_TAG = re.compile(r"(?:train|eval|test)/[ -~]+")
_HEADER = 12  # bytes before each record: its length and that one's checksum
_MOST_RECORDS = 1000  # that are searched for the run's configuration, which stands at the beginning


def is_tfevents(start: Beginning) -> bool:
    """Whether a file is a TensorBoard event file, by how it starts."""
    return _FIRST_RECORD in start.data[:64]


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
        with open_log(path) as file:
            start = file.read(_HEADER + 9)
    except (OSError, EOFError):
        return 0.0
    except damage_errors():
        return 0.0
    # Behind the record's length and its checksum: field 1, a double.
    told = len(start) == _HEADER + 9 and start[_HEADER] == 9
    return float(struct.unpack_from("<d", start, _HEADER + 1)[0]) if told else 0.0


def read_tfevents(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of an event file, plain or compressed. Scalars only: texts, such as samples, are left where they are.

    Neighbours of one step and phase are one row: its tags, `_step` and `_timestamp`; `line` is the number of its first
    record in the file.

    Args:
        path: The file.
        refuse: Gets damaged records, and the end of a file that is torn.
    """
    held: tuple[int, str] | None = None
    row = Row(path, 0, {})
    for record in iter_records(path, refuse):
        if record.data is None:
            continue
        try:
            event = parse_event(record.data)
        except ValueError as error:
            refuse(Skipped(path, record.number, str(error)))
            continue
        for tag, value in event.scalars:
            call = (event.step, next((phase for phase in PHASES if tag.startswith(phase)), ""))
            if call != held or tag in row.values:
                if row.values:
                    yield row
                held = call
                row = Row(path, record.number, {"_step": event.step, "_timestamp": event.time})
            row.values[tag] = value
    if row.values:
        yield row


def facts_tfevents(path: Path) -> RunFacts:
    """The configuration that stands at the beginning of an event file. Never raises.

    That is what the HParams plugin was given, or the arguments that transformers writes as text.
    """
    config: dict[str, Any] = {}
    with suppress(OSError):
        for record in islice(iter_records(path, lambda _: None), _MOST_RECORDS):
            with suppress(ValueError):
                config.update(parse_event(record.data or b"").config)
    return RunFacts(config=config)
