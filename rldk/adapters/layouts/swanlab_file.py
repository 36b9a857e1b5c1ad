"""SwanLab's own file of a run, `run-ID.swanlab`: a block log like wandb's, with one scalar in a record.

The messages are those that swanlab 0.10 has under `swanlab/proto`.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.block_log import read_records
from rldk.adapters.layouts.flat_yaml import read_flat_yaml
from rldk.adapters.layouts.metric_calls import Value, rows_of
from rldk.adapters.layouts.protobuf import data, fields, integer, text
from rldk.adapters.layouts.wandb_facts import requirements_beside
from rldk.adapters.rows import Refuse, Row, RunFacts, Skipped
from rldk.regular_file import read_regular

_HEAD = struct.pack("<4sHB", b":SWL", 0xE1D6, 2)
_START, _FINISH, _COLUMN, _SCALAR, _MEDIA = 10, 11, 12, 13, 14  # what a record may be
_SYSTEM = 2  # the class of a column that SwanLab itself measures
_STATES: dict[int, Literal["finished", "failed", "interrupted"]] = {1: "finished", 2: "failed", 3: "interrupted"}
_MOST_CONFIG = 1 << 20  # bytes
_OF_CONFIG = re.compile(r"^(\S[^\n]{0,200}):[ ]{0,4}\n((?:[ ]{2}[^\n]*\n)*)", re.M)

_Message = dict[int, int | bytes]


def is_swanlab(start: Beginning) -> bool:
    """Whether a file is SwanLab's, by its first bytes."""
    return start.data.startswith(_HEAD)


def read_swanlab(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of a run, one for each log call as far as its times tell, with SwanLab's `_step` and `_timestamp`.

    Media and what SwanLab measures of the machine stand in no row: `facts_swanlab` counts them. `line` is the number
    of the scalar.

    Args:
        path: It may be growing.
        refuse: Gets its torn end and every damaged place, as `read_records` tells them.
    """
    return rows_of(path, _values(path, refuse), None, stepped=True)


def _values(path: Path, refuse: Refuse) -> Iterator[Value]:
    measured: set[str] = set()
    for number, record in read_records(path, _HEAD, refuse):
        value = None
        try:
            for field, found in fields(record):
                if field == _SCALAR:
                    value = _value(dict(fields(data(found))))
                elif field == _COLUMN:
                    measured |= _measured(found)
        except (ValueError, struct.error) as error:
            reason = f"record {number}: expected a message of SwanLab's, found none: {error}"
            refuse(Skipped(path, number, reason))
            continue
        if value is not None and value.key not in measured:
            yield value


def _value(scalar: _Message) -> Value:
    time = dict(fields(data(scalar.get(4, b""))))
    milliseconds = integer(time.get(1, 0)) * 1000 + integer(time.get(2, 0)) / 1e6
    # Zeros are left out of a message.
    number = dict(fields(data(scalar.get(5, b"")))).get(1, bytes(8))
    return Value(milliseconds, integer(scalar.get(2, 0)), text(scalar.get(1, b"")), *struct.unpack("<d", data(number)))


def _measured(column: int | bytes) -> set[str]:
    found = dict(fields(data(column)))
    return {text(found.get(3, b""))} if found.get(1) == _SYSTEM else set()


def facts_swanlab(path: Path) -> RunFacts:
    """What SwanLab's file tells of its run, and `config.yaml` and `requirements.txt` beside it. Never raises.

    Of the configuration there are the values that are not nested. `about` has `run_id`, `project`, `group`, `job_type`,
    `notes`, `tags`, and under `left_out` how many values of a key stand in no row.
    """
    name = state = error = None
    about: dict[str, Any] = {}
    left_out: dict[str, int] = {}
    measured: set[str] = set()
    with suppress(OSError):
        for _, record in read_records(path, _HEAD, lambda _: None):
            with suppress(ValueError):
                for field, found in fields(record):
                    if field == _START:
                        name = _start(found, about) or name
                    elif field == _FINISH:
                        message = dict(fields(data(found)))
                        state = _STATES.get(integer(message.get(1, 0)))
                        error = text(message.get(2, b"")).strip().rpartition("\n")[2] or None
                    elif field == _COLUMN:
                        measured |= _measured(found)
                    elif field == _MEDIA or (field == _SCALAR and measured):
                        key = text(dict(fields(data(found))).get(1, b""))
                        if field == _MEDIA or key in measured:
                            left_out[key] = left_out.get(key, 0) + 1
    about.update({"left_out": left_out} if left_out else {})
    files = path.parent / "files"
    return RunFacts(
        name=name or about.get("run_id"),
        config=_config(files / "config.yaml"),
        versions=requirements_beside(path),
        state=state,
        error=error,
        about=about,
    )


def _start(message: int | bytes, about: dict[str, Any]) -> str | None:
    """Notes what the first record tells, and gives the name."""
    name = None
    keys = {1: "project", 5: "notes", 7: "group", 8: "job_type", 10: "run_id"}
    for field, value in fields(data(message)):
        if field == 4:
            name = text(value)
        elif field == 6:
            about.setdefault("tags", []).append(text(value))
        elif field in keys:
            about[keys[field]] = text(value)
    return name


def _config(path: Path) -> dict[str, Any]:
    try:
        written = read_regular(path, _MOST_CONFIG).decode("utf-8", "replace")
    except OSError:
        return {}
    blocks = {match[1]: match[2].replace("\n  ", "\n")[2:] for match in _OF_CONFIG.finditer(written)}
    found = {key: read_flat_yaml(block) for key, block in blocks.items() if block}
    return {key: block["value"] for key, block in found.items() if "value" in block}
