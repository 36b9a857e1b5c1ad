"""The few fields of TensorBoard's Event messages that rldk reads, off the wire: neither protobuf nor tensorboard.

tensorboard/compat/proto/{event,summary,tensor}.proto and plugins/hparams/plugin_data.proto; what is not read here is
passed over, as protobuf itself would pass over what it does not know.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from rldk.adapters.layouts.protobuf import data, fields, integer, text, varint

_TYPES = {1: "<f", 2: "<d", 3: "<i", 9: "<q", 19: "<e"}  # DT_FLOAT, _DOUBLE, _INT32, _INT64, _HALF: of tensor_content
_BFLOAT16 = 14


@dataclass(slots=True)
class EventFields:
    """One event.

    Attributes:
        time: Unix time, s.
        scalars: Tag and value, in order.
        config: Hyperparameters, or the arguments that transformers puts there as text.
    """

    time: float = 0.0
    step: int = 0
    scalars: list[tuple[str, float]] = field(default_factory=list)
    config: dict[str, Any] = field(default_factory=dict)


def parse_event(message: bytes) -> EventFields:
    """Reads an event.

    Raises:
        ValueError: It is none.
    """
    event = EventFields()
    try:
        for number, value in fields(message):
            if number == 1:
                (event.time,) = struct.unpack("<d", data(value))
            elif number == 2:
                event.step = integer(value)
            elif number == 5:
                for inner, entry in fields(data(value)):
                    if inner == 1:
                        _read_value(data(entry), event)
    except (ValueError, struct.error) as error:
        raise ValueError(f"no event of TensorBoard: {error}") from None
    return event


def _read_value(message: bytes, event: EventFields) -> None:
    tag, plugin, content, tensor, simple = "", "", b"", None, None
    for number, value in fields(message):
        if number == 1:
            tag = text(value)
        elif number == 2:
            (simple,) = struct.unpack("<f", data(value))
        elif number == 8:
            tensor = data(value)
        elif number == 9:
            for inner, named in fields(data(value)):
                if inner == 1:
                    plugin_data = dict(fields(data(named)))
                    plugin, content = text(plugin_data.get(1, b"")), data(plugin_data.get(2, b""))
    if simple is not None:
        event.scalars.append((tag, simple))
    elif plugin == "hparams":
        event.config.update(_hparams(content))
    elif tensor is not None and plugin in ("", "scalars"):
        scalar = _scalar(tensor)
        if scalar is not None:
            event.scalars.append((tag, scalar))
    elif tensor is not None and tag in ("args/text_summary", "args"):
        event.config.update(_json_text(tensor))


def _scalar(tensor: bytes) -> float | None:
    """The number of a tensor that holds one; None for any other."""
    kind = 0
    found: list[tuple[float, ...]] = []
    for number, value in fields(tensor):
        if number == 1:
            kind = integer(value)
        elif number == 2:
            if any(size != 1 for size in _sizes(data(value))):
                return None
        elif number == 4 and kind in _TYPES:
            found += struct.iter_unpack(_TYPES[kind], data(value))
        elif number == 4 and kind == _BFLOAT16:
            found += [(_bfloat16(bits),) for (bits,) in struct.iter_unpack("<H", data(value))]
        elif number in (5, 6):
            found += struct.iter_unpack("<f" if number == 5 else "<d", data(value))
        elif number in (7, 10, 13):
            found += [(_word(bits, number, kind),) for bits in _packed(value)]
    return float(found[0][0]) if len(found) == 1 else None


def _sizes(shape: bytes) -> Iterator[int]:
    for number, dimension in fields(shape):
        if number == 2:
            yield integer(dict(fields(data(dimension))).get(1, 0))


def _packed(value: int | bytes) -> list[int]:
    """Numbers of a repeated field, packed into one or not."""
    if isinstance(value, int):
        return [value]
    numbers, at = [], 0
    while at < len(value):
        number, at = varint(value, at)
        numbers.append(number)
    return numbers


def _word(bits: int, number: int, kind: int) -> float:
    if number != 13:
        return float(integer(bits))
    if kind == _BFLOAT16:
        return _bfloat16(bits & 0xFFFF)
    return float(struct.unpack("<e", struct.pack("<H", bits & 0xFFFF))[0])


def _bfloat16(bits: int) -> float:
    return float(struct.unpack("<f", struct.pack("<I", bits << 16))[0])


def _hparams(content: bytes) -> dict[str, Any]:
    """What a run of the HParams plugin was started with: SessionStartInfo.hparams, a map to protobuf's Value."""
    config: dict[str, Any] = {}
    for number, info in fields(content):
        if number == 3:
            for inner, entry in fields(data(info)):
                if inner == 1:
                    pair = dict(fields(data(entry)))
                    config[text(pair.get(1, b""))] = _plain(data(pair.get(2, b"")))
    return config


def _plain(value: bytes) -> Any:
    for number, inner in fields(value):
        if number == 2:
            return struct.unpack("<d", data(inner))[0]
        if number == 3:
            return text(inner)
        if number == 4:
            return bool(inner)
    return None


def _json_text(tensor: bytes) -> dict[str, Any]:
    for number, value in fields(tensor):
        if number == 8:
            with suppress(ValueError, RecursionError):
                said = json.loads(data(value).decode("utf-8", "replace"))
                if isinstance(said, dict):
                    return said
    return {}
