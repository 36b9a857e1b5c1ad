"""Records of a block log: LevelDB's log format with zlib's CRC-32, in which wandb and SwanLab keep a run.

A block has 32 KiB. A record is one fragment, or several if it does not fit in the rest of its block; a fragment is a
checksum, a length, a kind and the bytes: https://github.com/google/leveldb/blob/main/doc/log_format.md
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from zlib import crc32

from rldk.adapters.rows import Refuse, Skipped
from rldk.log.lines import MAX_LINE_BYTES, damage_errors, open_log

_BLOCK = 32768
_HEADER = struct.Struct("<IHB")
_FULL, _FIRST, _MIDDLE, _LAST = 1, 2, 3, 4
_SEEDS = [crc32(bytes([kind])) for kind in range(5)]  # the checksum covers the kind, too


def read_records(path: Path, head: bytes, refuse: Refuse) -> Iterator[tuple[int, bytes]]:
    """Records with their numbers, from 1, in memory that does not grow with the file.

    Args:
        path: Plain or compressed.
        head: What the file begins with.
        refuse: Gets the torn end of a file that is still being written, and every damaged place, with its byte offset.
            After a damaged fragment, reading continues with the next one if that is whole, else with the next block.
    """
    return enumerate(chain.from_iterable(_read(path, head, refuse)), 1)


def _read(path: Path, head: bytes, refuse: Refuse) -> Iterator[list[bytes]]:
    """Records, as many at a time as there are in a block."""
    number = 0
    log = _Log()
    with open_log(path) as file:
        try:
            block = file.read(_BLOCK)
            if not head.startswith(block[: len(head)]):
                found = f"byte 0: expected the file to begin with {head!r}, found {block[: len(head)]!r}"
                refuse(Skipped(path, 1, found))
                return
            begun = len(block) >= len(head)
            log.at = len(head) if begun else 0
            while block:
                for records, fault in log.read(block):
                    number += len(records)
                    yield records
                    if fault is not None:
                        refuse(Skipped(path, number + 1, fault))
                if len(block) < _BLOCK:
                    break
                log.offset += _BLOCK
                log.at = 0
                block = file.read(_BLOCK)
        except damage_errors() as error:
            refuse(Skipped(path, number + 1, f"byte {log.offset}: the compressed data are damaged after it: {error}"))
            return
    end = log.offset + log.at if log.empty is None else log.empty
    if not begun or log.begun is not None or log.empty is not None or log.at < len(block):
        reason = f"torn last record: byte {end}: the file ends within it, as it does while it is being written"
        refuse(Skipped(path, number + 1, reason, fatal=False))


@dataclass(slots=True)
class _Log:
    """What is known of a log that is read block by block.

    Attributes:
        offset: Byte offset of the block.
        at: How far it has been read.
        begun: Fragments of the record that continues in the next one.
        size: Their bytes.
        whole: The record that the last fragment has completed.
        lost: Whether the fragments that come next belong to a record whose beginning is lost.
        empty: Byte offset of zeros where records should be, which end the file so far.
    """

    offset: int = 0
    at: int = 0
    begun: list[bytes] | None = None
    size: int = 0
    whole: bytes | None = None
    lost: bool = False
    empty: int | None = None

    def read(self, block: bytes) -> Iterator[tuple[list[bytes], str | None]]:
        """The records that end in a block; where it is damaged those before, and what is wrong."""
        found: list[bytes] = []
        unpack, seeds = _HEADER.unpack_from, _SEEDS
        at, end = self.at, len(block)
        if self.empty is not None and any(block):
            yield [], self._lose(self.empty - self.offset, "expected a record, found zeros, and records after them")
            self.empty = None
        while at + 7 <= end:
            checksum, length, kind = unpack(block, at)
            stop = at + 7 + length
            if stop > end or not _FULL <= kind <= _LAST:
                if not any(block[at:]):
                    self.empty = self.offset + at if self.empty is None else self.empty
                elif stop <= _BLOCK and _FULL <= kind <= _LAST:
                    break  # it is torn
                else:
                    what = f"expected a record that ends in its block, found one of kind {kind} and {length} bytes"
                    yield found, self._lose(at, f"{what}; {end - at} bytes up to the end of the block are skipped")
                    found = []
                at = end
                break
            data = block[at + 7 : stop]
            actual = crc32(data, seeds[kind])
            if actual != checksum:
                follows = stop if _is_whole(block, stop) else end
                what = f"expected a record with the checksum {checksum:#010x}, found {actual:#010x}"
                yield found, self._lose(at, f"{what}; {follows - at} bytes are skipped")
                found, at = [], follows
                continue
            if kind != _FULL or self.begun is not None:
                fault = self._join(kind, data)
                if fault is not None:
                    yield found, self._lose(at, fault)
                    found = []
                    self._join(kind, data)
                if self.whole is not None:
                    found.append(self.whole)
            else:
                found.append(data)
            at = stop
        self.at = at
        yield found, None

    def _lose(self, at: int, reason: str) -> str:
        self.begun, self.lost = None, True
        return f"byte {self.offset + at}: {reason}"

    def _join(self, kind: int, data: bytes) -> str | None:
        """Adds a fragment to its record, which is then `whole` if it is; gives what is wrong instead."""
        self.whole = None
        if kind in (_FULL, _FIRST):
            if self.begun is not None:
                return f"expected the rest of the record before, of {self.size} bytes so far, found another one"
            self.lost = False
            if kind == _FULL:
                self.whole = data
            else:
                self.begun, self.size = [data], len(data)
        elif self.begun is not None:
            self.begun.append(data)
            self.size += len(data)
            if self.size > MAX_LINE_BYTES:
                return f"expected a record of at most {MAX_LINE_BYTES} bytes, found a longer one"
            if kind == _LAST:
                self.whole, self.begun = b"".join(self.begun), None
        elif not self.lost:
            return "expected the beginning of a record, found the rest of one"
        return None


def _is_whole(block: bytes, at: int) -> bool:
    """Whether there is a fragment that its checksum confirms."""
    if at + 7 > len(block):
        return False
    checksum, length, kind = _HEADER.unpack_from(block, at)
    stop = at + 7 + length
    if stop > len(block) or not _FULL <= kind <= _LAST:
        return False
    return crc32(block[at + 7 : stop], _SEEDS[kind]) == int(checksum)
