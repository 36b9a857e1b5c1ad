"""Block logs as wandb and SwanLab write them, encoded independently of the reader."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

BLOCK = 32768
WANDB = b":W&B\xe1\xbe\x00"
SWANLAB = b":SWL\xd6\xe1\x02"


def varint(value: int) -> bytes:
    value &= 2**64 - 1
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def field(number: int, value: int | bytes | str) -> bytes:
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    value = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(value)) + value


def item(key: str | tuple[str, ...], value: Any, *, raw: bytes | None = None) -> bytes:
    """What wandb has of a key and its value; `raw` is JSON."""
    names = b"".join(field(2, name) for name in key) if isinstance(key, tuple) else field(1, key)
    return names + field(16, json.dumps(value).encode() if raw is None else raw)


def history(number: int, values: Mapping[Any, Any]) -> bytes:
    """A record of a row, with its keys in their order."""
    items = b"".join(field(1, item(key if isinstance(key, tuple) else (key,), value)) for key, value in values.items())
    return field(1, number) + field(2, items + field(2, field(1, int(values.get("_step", number)))))


def block_log(head: bytes, records: Iterable[bytes]) -> bytes:
    out = bytearray(head)
    for record in records:
        rest, first = record, True
        while True:
            room = BLOCK - len(out) % BLOCK
            if room < 7:
                out += bytes(room)
                room = BLOCK
            part, rest = rest[: room - 7], rest[room - 7 :]
            kind = (1 if first else 4) if not rest else (2 if first else 3)
            checksum = zlib.crc32(bytes([kind]) + part)
            out += checksum.to_bytes(4, "little") + len(part).to_bytes(2, "little") + bytes([kind]) + part
            first = False
            if not rest:
                break
    return bytes(out)


def wandb_file(folder: Path, records: Iterable[bytes]) -> Path:
    path = folder / "run-abc.wandb"
    path.write_bytes(block_log(WANDB, records))
    return path


def row(step: int) -> dict[str, Any]:
    return {
        "train/loss": step / 3,
        "_step": step,
        "_timestamp": 1.7e9 + step,
        "train/reward": -step,
        "_runtime": float(step),
    }
