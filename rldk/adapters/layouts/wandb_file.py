"""wandb's own file of a run, `run-ID.wandb`: a block log of protocol buffers, read without either package.

The messages are those of https://github.com/wandb/wandb/blob/main/wandb/proto/wandb_internal.proto
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from contextlib import suppress
from math import inf, nan
from pathlib import Path
from typing import Any

import msgspec

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.block_log import read_records
from rldk.adapters.layouts.protobuf import data, fields, integer, text
from rldk.adapters.rows import Refuse, Row, Skipped

HEAD = struct.pack("<4sHB", b":W&B", 0xBEE1, 0)
"""What such a file begins with."""

HISTORY = 2
"""The field of a record that holds a row."""

_KEY, _NESTED_KEY, _VALUE_JSON = 1, 2, 16  # fields of an item of a row, of the summary and of the configuration

# How these begin.
_NUMBER_TAG, _HISTORY_TAG, _SUMMARY_TAG = 0x08, 0x12, 0x1A
_VALUE_TAG = b"\x82\x01"
_WORDS = {b"NaN": nan, b"Infinity": inf, b"-Infinity": -inf}
_MEDIUM = b'{"_type":'  # what a medium that is not taken apart begins with
_DEPTH = 4  # of the properties of a medium
_MOST_HEADS = 10_000  # names of keys that are remembered

_decode = msgspec.json.Decoder().decode  # many times as fast as json


def is_wandb(start: Beginning) -> bool:
    """Whether a file is wandb's, by its first bytes."""
    return start.data.startswith(HEAD)


def read_wandb(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of a run: one for every step of wandb's, with wandb's `_step`, `_timestamp` and `_runtime`.

    A nested key has dots, as on wandb's pages. Media, tables and histograms are no values: `facts_wandb` counts them.
    `line` is the number of the record.

    Args:
        path: It may be growing.
        refuse: Gets its torn end and every damaged place, as `read_records` tells them; also what is no JSON.
    """
    history = _History(path, refuse)
    for number, record in read_records(path, HEAD, refuse):
        try:
            # Nearly every record is its number and one message; most that are no history are the summary.
            at = 2 if record[1] < 128 else 3 if record[2] < 128 else 4 if record[3] < 128 else 0
            if record[at] == _SUMMARY_TAG and record[0] == _NUMBER_TAG:
                continue
            message = _history_in(record, at)
            row = None if message is None else Row(path, number, history.values(number, message))
        except (IndexError, ValueError) as error:
            refuse(Skipped(path, number, f"record {number}: expected a message of wandb's, found none: {error}"))
            continue
        if row is not None:
            yield row


def _history_in(record: bytes, at: int) -> bytes | None:
    """The history message that a record is, probably at a byte; None if it is another one.

    Raises:
        IndexError, ValueError: It is not a message.
    """
    if record[at] == _HISTORY_TAG and record[0] == _NUMBER_TAG:
        size = record[at + 1]
        at += 2
        if size > 127:
            size += (record[at] << 7) - 128
            at += 1
        if at + size == len(record) and size < 1 << 14:
            return record[at:]
    return next((data(value) for field, value in fields(record) if field == HISTORY), None)


class _History:
    """Decodes rows. wandb shuffles the keys of each, so that nothing but their names can be remembered."""

    def __init__(self, path: Path, refuse: Refuse) -> None:
        self._path = path
        self._refuse = refuse
        self._names: dict[bytes, str] = {}  # by the fields of an item that are its key

    def values(self, number: int, history: bytes) -> dict[str, Any]:
        """The values of a history message.

        Raises:
            ValueError: It is none.
        """
        if b"{" in history:
            return self._any(number, history)
        try:
            return self._known(history)
        except (KeyError, IndexError, ValueError, msgspec.DecodeError):
            return self._any(number, history)

    def _known(self, history: bytes) -> dict[str, Any]:
        """Decodes a row whose keys are known, and whose values are numbers or short: one pass over all of them.

        Raises:
            KeyError, IndexError, ValueError, msgspec.DecodeError: It is another one.
        """
        # An item has a tag, a length and its key, then another tag, a length and JSON, in which that tag cannot stand.
        # So each part but the first is a length, a value, and the item that comes next up to its value.
        names, values = [], []
        known = self._names
        parts = iter(history.split(_VALUE_TAG))
        head = next(parts)[2:]
        part, end = b"", 0
        for part in parts:
            names.append(known[head])
            end = part[0] + 1
            values.append(part[1:end])
            head = part[end + 2 :]
        array = b"[%b]" % b",".join(values)
        if part[end : end + 1] not in (b"", b"\x12"):
            raise ValueError("expected the step after the last value")
        found = _decode(array) if b"N" not in array and b"I" not in array else _with_words(values)
        row = dict(zip(names, found, strict=True))
        if len(row) < len(names) or "_step" not in row:
            raise ValueError("expected every key once, and the step")
        return row

    def _any(self, number: int, history: bytes) -> dict[str, Any]:
        items: list[tuple[str, bytes]] = []
        step = None
        for field, value in fields(history):
            if field == 1:
                items.append(self._item(data(value)))
            elif field == 2:
                step = next((integer(v) for f, v in fields(data(value)) if f == 1), 0)
        media = media_of(items)
        row: dict[str, Any] = {}
        for name, value in items:
            if value.startswith(_MEDIUM) or (media and is_within(name, media)):
                continue
            try:
                found = _decode_any(value)
            except (ValueError, RecursionError) as error:
                self._refuse(Skipped(self._path, number, f"record {number}: {name!r}: expected JSON: {error}"))
                continue
            if not (isinstance(found, dict) and "_type" in found):
                row[name if name not in row else f"duplicate/{name}"] = found
        if "_step" not in row and step is not None:
            row["_step"] = step
        return row

    def _item(self, item: bytes) -> tuple[str, bytes]:
        head, _, rest = item.partition(_VALUE_TAG)
        name = self._names.get(head)
        if name is not None:
            with suppress(IndexError):
                at, size = 1, rest[0]
                if size > 127:
                    at, size = 2, size - 128 + (rest[1] << 7)
                if at + size == len(rest) and size < 1 << 14:
                    return name, rest[at:]
        name, value = key_and_value(item)
        # A row with the type of a medium is to be read key by key.
        if len(self._names) < _MOST_HEADS and len(head) < 128 and not name.endswith("._type"):
            with suppress(ValueError):  # the tag may stand within the key
                if key_and_value(head)[0] == name:
                    self._names[head] = name
        return name, value


def _decode_any(value: bytes) -> Any:
    """Decodes JSON, with NaN, Infinity and numbers of any size."""
    try:
        return _decode(value)
    except msgspec.DecodeError:
        return json.loads(value)


def _with_words(values: list[bytes]) -> list[Any]:
    """Decodes values of which some may be what JSON has no number for."""
    words = [(place, _WORDS[value]) for place, value in enumerate(values) if value in _WORDS]
    for place, _ in words:
        values[place] = b"0"
    found: list[Any] = _decode(b"[%b]" % b",".join(values))
    for place, number in words:
        found[place] = number
    return found


def media_of(items: list[tuple[str, bytes]]) -> set[str]:
    """Names of the media: wandb takes their properties, such as `_type` and `path`, apart."""
    return {name.removesuffix("._type") for name, _ in items if name.endswith("._type")}


def is_within(name: str, media: set[str]) -> bool:
    """Whether a key is a property of a medium."""
    for _ in range(_DEPTH):
        name = name.rpartition(".")[0]
        if name in media:
            return True
    return False


def key_and_value(item: bytes) -> tuple[str, bytes]:
    """The key of an item, a nested one with dots, and its value as JSON.

    Raises:
        ValueError: It is not an item.
    """
    key, nested, value = "", [], b""
    for field, found in fields(item):
        if field == _KEY:
            key = text(found)
        elif field == _NESTED_KEY:
            nested.append(text(found))
        elif field == _VALUE_JSON:
            value = data(found)
    return ".".join(nested) if nested else key, value
