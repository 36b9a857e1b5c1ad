"""The names of the metrics in a log, as far as a few places in it tell, before it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

_PLACES = 9  # the beginning, the end, and some between
_BYTES = 2**14  # that are read at each: some ten lines


class _Line(msgspec.Struct):
    metrics: dict[str, Any]


_decode = msgspec.json.Decoder(_Line).decode


def peek_names(paths: Iterable[Path]) -> set[str]:
    """Names of metrics at the beginning, the end and some places between of event files.

    What is written with them in mind need not be written again, unless there is another one elsewhere. A run logs some
    at its end only.

    Args:
        paths: The files. Of those that are compressed, or gone, nothing is known.
    """
    return {name for path in paths if path.suffix == ".jsonl" for line in _lines(path) for name in _names(line)}


def _lines(path: Path) -> Iterator[bytes]:
    with suppress(OSError), path.open("rb") as file:
        size = file.seek(0, 2)
        for place in range(_PLACES):
            begin = max(0, size - _BYTES) * place // (_PLACES - 1)
            file.seek(begin)
            lines = file.read(_BYTES).split(b"\n")
            yield from lines[1:] if begin else lines
            if size <= _BYTES:
                return


def _names(line: bytes) -> Iterable[str]:
    try:
        return _decode(line).metrics
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):  # part of a line, or no event
        return ()
