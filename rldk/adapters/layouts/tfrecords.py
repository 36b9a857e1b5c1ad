"""Records of a TFRecord file, as TensorBoard's event files are made of: a length, the data, and a checksum of each."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from rldk.adapters.rows import Refuse, Skipped
from rldk.log.lines import damage_errors, open_log

_HEADER = 12  # bytes before each record: its length and the checksum of that
_FOOTER = 4
_MOST_BYTES = 2**24  # of a record that is held; a longer one is an image, a sound or a graph
_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        number: From 1.
        data: Its bytes; None if it is longer than 16 MiB, which no record of scalars is.
    """

    number: int
    data: bytes | None


def iter_records(path: Path, refuse: Refuse) -> Iterator[Record]:
    """Yields the records of a file, plain or compressed; those after one whose data are damaged, too.

    Args:
        path: The file.
        refuse: Gets damaged records, and the end of a file that is torn, or whose records cannot be found any more.
    """
    at = number = 0

    def fault(what: str, *, fatal: bool) -> None:
        refuse(Skipped(path, number, f"{what}: no complete record at byte {at} of {size}", fatal))

    with open_log(path) as file:
        size = path.stat().st_size if path.suffix not in (".gz", ".zst") else "the uncompressed data"
        try:
            while header := file.read(_HEADER):
                number += 1
                if len(header) < _HEADER or not any(header):  # a file system may have filled the end with zeros
                    return fault("torn last line", fatal=False)
                length, checksum = struct.unpack("<QI", header)
                if masked_crc32c(header[:8]) != checksum:
                    return fault("damaged", fatal=True)
                try:
                    data = _read(file, length)
                    footer = _exactly(file, _FOOTER)
                except _TornError:
                    return fault("torn last line", fatal=False)
                if data is not None and masked_crc32c(data) != int.from_bytes(footer, "little"):
                    fault("damaged", fatal=True)
                else:
                    yield Record(number, data)
                at += _HEADER + length + _FOOTER
        except damage_errors() as error:
            number += 1
            fault(f"the compressed data are damaged: {error}", fatal=True)


class _TornError(Exception):
    """The file ends within a record."""


def _read(file: IO[bytes], length: int) -> bytes | None:
    """A record's data; None if it is too long to be held."""
    if length <= _MOST_BYTES:
        return _exactly(file, length)
    while length:
        length -= len(_exactly(file, min(length, _CHUNK)))
    return None


def _exactly(file: IO[bytes], size: int) -> bytes:
    data = file.read(size)
    if len(data) < size:
        raise _TornError
    return data


def _table() -> list[int]:
    table = []
    for byte in range(256):
        value = byte
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
        table.append(value)
    return table


_TABLE = _table()


def masked_crc32c(data: bytes) -> int:
    """CRC-32C, which Python's library does not have, masked as TFRecord files hold it: rotated, and a constant added.

    tensorflow/core/lib/hash/crc32c.h.

    >>> hex(masked_crc32c(b"123456789"))
    '0xc78ab0e5'
    """
    crc = 0xFFFFFFFF
    for byte in data:
        crc = _TABLE[(crc ^ byte) & 255] ^ crc >> 8
    crc ^= 0xFFFFFFFF
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF
