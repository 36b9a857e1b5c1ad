"""The safetensors format, read without trusting the file: where its tensors are, and what is wrong with it.

A file is 8 bytes with the length of the header, the header (JSON), and the data of the tensors, without a gap.
https://huggingface.co/docs/safetensors
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from typing import Any, TypeGuard, TypeVar

import msgspec

from rldk.text import brief

MAX_HEADER_BYTES = 100_000_000
"""The format's own limit."""

MOST_TENSORS = 250_000
"""In a file or an index: more than any model has, and few enough to take 200 MB at most."""

# Elements of less than a byte lie packed.
DTYPE_BITS = {
    "F4": 4, "F6_E2M3": 6, "F6_E3M2": 6,
    "BOOL": 8, "U8": 8, "I8": 8, "F8_E5M2": 8, "F8_E4M3": 8, "F8_E8M0": 8, "F8_E4M3FNUZ": 8, "F8_E5M2FNUZ": 8,
    "U16": 16, "I16": 16, "F16": 16, "BF16": 16,
    "U32": 32, "I32": 32, "F32": 32,
    "U64": 64, "I64": 64, "F64": 64, "C64": 64,
}  # fmt: skip
"""Size of an element by dtype, in bits."""

_LENGTH_BYTES = 8
_MOST_DIMENSIONS = 64  # torch's limit: the product of more could take for ever
_MAX_SIZE = 2**63 - 1
_MOST_ENTRY_BYTES = 2**16  # of a tensor's entry in the header; what is parsed as a whole takes up to 30 times that

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Tensor:
    """One tensor of a file.

    Attributes:
        dtype: As the format calls it: `BF16`, `F32`, ...
        start: Byte offset of its data in the file.
        size: Length of its data in bytes.
    """

    name: str
    dtype: str
    shape: tuple[int, ...]
    start: int
    size: int

    @property
    def parameters(self) -> int:
        """Number of elements."""
        return prod(self.shape)


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself.

    Attributes:
        tensors: By their place in the file; those that make sense, if the file is damaged.
        damage: What is wrong with the file.
    """

    tensors: tuple[Tensor, ...]
    damage: tuple[str, ...]


def read_header(fd: int) -> Header:
    """Reads the header of an open file, and no more than the file and the format allow.

    Raises:
        OSError: It cannot be read.
    """
    size = os.fstat(fd).st_size
    try:
        header = _header(fd, size)
        entries = decode_object(header, msgspec.Raw)
        _check_metadata(entries.pop("__metadata__", msgspec.Raw(b"null")))
    except RecursionError:
        return Header((), ("expected a safetensors header, found JSON nested too deep to read",))
    except ValueError as error:
        return Header((), (str(error),))
    tensors, damage = [], []
    data = _LENGTH_BYTES + len(header)
    for name, entry in entries.items():
        try:
            tensors.append(_tensor(name, entry, data))
        except (ValueError, RecursionError) as error:  # noqa: PERF203  # one bad tensor hides no other
            damage.append(f"tensor {brief(name)}: {error}")
    tensors.sort(key=lambda t: (t.start, t.size))
    if not damage:
        damage += _misplaced(tensors, data, size)
    return Header(tuple(tensors), tuple(damage))


def _header(fd: int, size: int) -> bytes:
    if size < _LENGTH_BYTES:
        raise ValueError(f"expected at least {_LENGTH_BYTES} bytes, found {size}")
    length = int.from_bytes(os.pread(fd, _LENGTH_BYTES, 0), "little")
    if length > MAX_HEADER_BYTES:
        raise ValueError(f"expected a header of at most {MAX_HEADER_BYTES} bytes, found {length}")
    if length > size - _LENGTH_BYTES:
        raise ValueError(f"expected a header of {length} bytes, found a file of {size}: it is truncated")
    header = os.pread(fd, length, _LENGTH_BYTES)
    if not header.startswith(b"{"):
        raise ValueError(f"expected a header that begins with '{{', found {header[:8]!r}")
    return header


class _Name:
    """A key of an object that is being decoded; every one counts, also the second of two that are equal."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


def decode_object(data: bytes, kind: type[Value]) -> dict[str, Value]:
    """Decodes a JSON object whose values are all of one kind; values of another kind are refused before they are built.

    Args:
        data: The object. Values of kind `msgspec.Raw` refer to it.
        kind: What msgspec decodes each value to.

    Raises:
        ValueError: It is not such an object, has a key twice, or has more than `MOST_TENSORS`.
        RecursionError: It is nested too deep.
    """
    count = 0

    def name(_: Any, text: str) -> _Name:
        nonlocal count
        count += 1
        if count > MOST_TENSORS:
            raise OverflowError  # which msgspec lets through
        return _Name(text)

    try:
        pairs = msgspec.json.decode(data, type=dict[_Name, kind], dec_hook=name)  # type: ignore[valid-type]
    except OverflowError:
        raise ValueError(f"expected at most {MOST_TENSORS} tensors, found more") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"expected UTF-8: {error}") from None
    except msgspec.DecodeError as error:
        raise ValueError(f"expected a JSON object: {error}") from None
    found: dict[str, Value] = {}
    for key, value in pairs.items():
        if key.text in found:
            raise ValueError(f"the key {brief(key.text)} occurs twice")
        found[key.text] = value
    return found


def _check_metadata(metadata: msgspec.Raw) -> None:
    try:
        # Whatever the keys are: kept under one, so that a million texts take no more room than one.
        msgspec.json.decode(metadata, type=dict[_Any, str] | None, dec_hook=lambda _, __: _ANY)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"__metadata__: expected text values: {error}") from None


class _Any:
    """Stands for all keys."""


_ANY = _Any()


def _tensor(name: str, raw: msgspec.Raw, data: int) -> Tensor:
    text = memoryview(raw)
    if len(text) > _MOST_ENTRY_BYTES:
        raise ValueError(f"expected an entry of at most {_MOST_ENTRY_BYTES} bytes, found {len(text)}")
    entry = json.loads(bytes(text), object_pairs_hook=_unique)
    if not isinstance(entry, dict):
        raise ValueError(f"expected an object, found {brief(entry)}")
    dtype, shape, offsets = entry.get("dtype"), entry.get("shape"), entry.get("data_offsets")
    if not isinstance(dtype, str):
        raise ValueError(f"dtype: expected a name, found {brief(dtype)}")
    if not _are_sizes(shape) or len(shape) > _MOST_DIMENSIONS:
        raise ValueError(f"shape: expected at most {_MOST_DIMENSIONS} integers >= 0, found {brief(shape)}")
    if not _are_sizes(offsets) or len(offsets) != 2 or offsets[0] > offsets[1]:
        raise ValueError(f"data_offsets: expected two rising integers >= 0, found {brief(offsets)}")
    begin, end = offsets
    tensor = Tensor(name, dtype, tuple(shape), data + begin, end - begin)
    # A dtype that a later version of the format may have brought says nothing about the size.
    bits = tensor.parameters * DTYPE_BITS[dtype] if dtype in DTYPE_BITS else 8 * tensor.size
    if bits != 8 * tensor.size:
        raise ValueError(f"expected {bits / 8:g} bytes for {dtype} {shape}, found {tensor.size}")
    return tensor


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("expected each key once, found one twice")
    return found


def _are_sizes(value: Any) -> TypeGuard[list[int]]:
    return isinstance(value, list) and all(type(n) is int and 0 <= n <= _MAX_SIZE for n in value)


def _misplaced(tensors: list[Tensor], data: int, size: int) -> Iterator[str]:
    """What is wrong with where the tensors are: data follow the header at once, without gap, overlap or rest."""
    end = data
    for tensor in tensors:
        if tensor.start != end:
            what = "a gap before it" if tensor.start > end else "an overlap with the one before"
            yield f"tensor {brief(tensor.name)}: expected its data at byte {end}, found it at {tensor.start}: {what}"
        end = max(end, tensor.start + tensor.size)
    if end > size:
        yield f"expected {end} bytes, found {size}: it is truncated"
    elif end < size:
        yield f"expected {end} bytes, found {size}: {size - end} belong to no tensor"
