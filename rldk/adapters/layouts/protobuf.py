"""Fields of a protocol buffer message, without its definition.

The encoding is that of https://protobuf.dev/programming-guides/encoding/
"""

from __future__ import annotations

from collections.abc import Iterator

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Numbers and values of the fields, in order: an unsigned integer, or bytes, which may be a message or text.

    Raises:
        ValueError: It is not a message.
    """
    at, end = 0, len(message)
    while at < end:
        tag, at = (message[at], at + 1) if message[at] < 128 else varint(message, at)  # most fields have a low number
        kind = tag & 7
        if kind == _VARINT:
            value, at = varint(message, at)
            yield tag >> 3, value
            continue
        if kind == _BYTES:
            size, at = varint(message, at)
        elif kind in (_FIXED64, _FIXED32):
            size = 8 if kind == _FIXED64 else 4
        else:
            raise ValueError(f"expected a field of wire type 0, 1, 2 or 5, found {kind}")
        if at + size > end:
            raise ValueError(f"expected a field of {size} bytes, found {end - at}")
        yield tag >> 3, message[at : at + size]
        at += size


def integer(value: int | bytes) -> int:
    """A field of type int32 or int64, which may be negative.

    Raises:
        ValueError: It has another type.
    """
    if isinstance(value, bytes):
        raise ValueError("expected an integer, found bytes")
    return value - (1 << 64) if value >> 63 else value


def data(value: int | bytes) -> bytes:
    """A field that holds bytes or a message.

    Raises:
        ValueError: It has another type.
    """
    if not isinstance(value, bytes):
        raise ValueError("expected bytes, found an integer")
    return value


def text(value: int | bytes) -> str:
    """A field of type string.

    Raises:
        ValueError: It has another type, or is not UTF-8.
    """
    return data(value).decode()


def varint(message: bytes, at: int) -> tuple[int, int]:
    """An unsigned integer of a message, and where it ends.

    Raises:
        ValueError: There is none.
    """
    value = 0
    for shift, byte in enumerate(message[at : at + 10]):
        value |= (byte & 127) << 7 * shift
        if byte < 128:
            return value & (1 << 64) - 1, at + shift + 1
    raise ValueError("expected an integer of at most 10 bytes, found no end of one")
