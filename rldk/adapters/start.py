"""How a file begins, and whether it is one of rldk's own logs."""

from __future__ import annotations

import json
import stat
from functools import cached_property
from pathlib import Path

from rldk.log.file_names import parse_name
from rldk.log.lines import read_start
from rldk.log.segments import log_exists

_HEAD_BYTES = 1 << 16


class Start:
    """The first 64 KiB of a file, read once, however many ask whose it is. Never raises.

    Args:
        path: Plain or compressed. Of what is no regular file nothing is read: a named pipe would block.

    Attributes:
        data: As it stands there; empty where it cannot be read.
        text: As text, without white space and a byte order mark in front.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = _head(path)
        self.text = self.data.decode("utf-8", "replace").lstrip("\ufeff \r\n\t")

    @cached_property
    def is_event_log(self) -> bool:
        """Whether it is one of rldk's own logs: by its first line whatever its name is, else by its name."""
        try:
            first = json.loads(self.text.partition("\n")[0])
            return isinstance(first["metrics"], dict) and isinstance(first["model_info"], dict)
        except (KeyError, TypeError):  # JSON, and no event
            return False
        except (ValueError, RecursionError):  # empty, damaged, or longer than what was read
            return parse_name(self.path) is not None and _is_log(self.path)


def _head(path: Path) -> bytes:
    try:
        if not path.is_file():
            return b""
        return read_start(path, _HEAD_BYTES)
    except Exception:  # noqa: BLE001  # a damaged archive may raise anything; then it is nobody's
        return b""


def _is_log(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:  # it may have been rotated or compressed just now
        return log_exists(path)
