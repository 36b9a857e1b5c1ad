"""Bytes with a checksum: what a disk has damaged is not taken for an answer."""

from __future__ import annotations

import zlib


def sealed(body: bytes) -> bytes:
    """Bytes, with a checksum in front."""
    return zlib.crc32(body).to_bytes(4, "big") + body


def unsealed(data: bytes) -> bytes:
    """The bytes again.

    Raises:
        ValueError: They are not as they were.
    """
    body = memoryview(data)[4:]
    if zlib.crc32(body) != int.from_bytes(data[:4], "big"):
        raise ValueError("what was kept is damaged")
    return bytes(body)
