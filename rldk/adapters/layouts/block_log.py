"""Records of a block log: LevelDB's log format with zlib's CRC-32, in which wandb and SwanLab keep a run.

A block has 32 KiB. A record is one fragment, or several if it does not fit in the rest of its block; a fragment is a
checksum, a length, a kind and the bytes: https://github.com/google/leveldb/blob/main/doc/log_format.md
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
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
            After a damaged fragment, reading goes on with the next one if that is whole, else with the next block.
    """
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
                for record in log.read(block):
                    if isinstance(record, bytes):
                        number += 1
                        yield number, record
                    else:
                        refuse(Skipped(path, number + 1, record))
                if len(block) < _BLOCK:
                    break
                log.offset += _BLOCK
                log.at = 0
                block = file.read(_BLOCK)
        except damage_errors() as error:
            refuse(Skipped(path, number + 1, f"byte {log.offset}: the compressed data are damaged behind it: {error}"))
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
        begun: Fragments of the record that goes on in the next one.
        size: Their bytes.
        lost: Whether the fragments that come next belong to a record whose beginning is lost.
        empty: Byte offset of zeros where records should be, which end the file so far.
    """

    offset: int = 0
    at: int = 0
    begun: list[bytes] | None = None
    size: int = 0
    lost: bool = False
    empty: int | None = None

    def read(self, block: bytes) -> list[bytes | str]:
        """The records that end in a block, and where it is damaged what is wrong."""
        found: list[bytes | str] = []
        unpack, seeds = _HEADER.unpack_from, _SEEDS
        at, end = self.at, len(block)
        if self.empty is not None and any(block):
            found.append(
                self._lose(self.empty - self.offset, "expected a record, found zeros, and records behind them")
            )
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
                    found.append(self._lose(at, f"{what}; {end - at} bytes up to the end of the block are skipped"))
                at = end
                break
            data = block[at + 7 : stop]
            actual = crc32(data, seeds[kind])
            if actual != checksum:
                follows = stop if _is_whole(block, stop) else end
                what = f"expected a record with the checksum {checksum:#010x}, found {actual:#010x}"
                found.append(self._lose(at, f"{what}; {follows - at} bytes are skipped"))
                at = follows
                continue
            if kind == _FULL and self.begun is None:
                found.append(data)
            else:
                found += self._join(at, kind, data)
            at = stop
        self.at = at
        return found

    def _lose(self, at: int, reason: str) -> str:
        self.begun, self.lost = None, True
        return f"byte {self.offset + at}: {reason}"

    def _join(self, at: int, kind: int, data: bytes) -> list[bytes | str]:
        """Adds a fragment to its record: gives that if it is whole, or what is wrong."""
        found: list[bytes | str] = []
        if kind in (_FULL, _FIRST):
            if self.begun is not None:
                what = f"expected the rest of the record before, of {self.size} bytes so far, found another one"
                found.append(self._lose(at, what))
            self.lost = False
            if kind == _FULL:
                return [*found, data]
            self.begun, self.size = [data], len(data)
        elif self.begun is not None:
            self.begun.append(data)
            self.size += len(data)
            if self.size > MAX_LINE_BYTES:
                found.append(self._lose(at, f"expected a record of at most {MAX_LINE_BYTES} bytes, found a longer one"))
            elif kind == _LAST:
                found.append(b"".join(self.begun))
                self.begun = None
        elif not self.lost:
            found.append(self._lose(at, "expected the beginning of a record, found the rest of one"))
        return found


def _is_whole(block: bytes, at: int) -> bool:
    """Whether there is a fragment that its checksum confirms."""
    if at + 7 > len(block):
        return False
    checksum, length, kind = _HEADER.unpack_from(block, at)
    stop = at + 7 + length
    if stop > len(block) or not _FULL <= kind <= _LAST:
        return False
    return crc32(block[at + 7 : stop], _SEEDS[kind]) == int(checksum)
