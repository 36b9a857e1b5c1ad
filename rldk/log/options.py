"""The options of a writer, checked once."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import TIMEOUT_MAX
from typing import Any, Literal

from rldk.environment import integer, name_list, number
from rldk.log.retention import SUFFIXES

BUFFER_SECONDS = 1.0
"""A buffered event waits no longer than this."""


_FILTERS = ("include", "exclude")


def _sync(text: str) -> str | float:
    if text.lower() == "always":
        return "always"
    try:
        return float(text)
    except ValueError:
        raise ValueError("expected always, or seconds") from None


WRITER_VARIABLES: dict[str, Callable[[str], Any]] = {
    "rotate_bytes": integer,
    "rotate_seconds": number,
    "keep": integer,
    "compress": str,
    "buffer_events": integer,
    "fsync": _sync,
    "include": name_list,
    "exclude": name_list,
}
"""Options of `EventWriter` that the environment of a callback may give, and what reads their text."""


def checked_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """Options of `EventWriter`, as a user gave them, if it will take them.

    Raises:
        TypeError: It has no such option.
        ValueError: An option makes no sense.
    """
    WriterOptions(**{name: value for name, value in options.items() if name not in _FILTERS})
    return dict(options)


@dataclass(frozen=True)
class WriterOptions:
    """How a log is buffered, synced, rotated and kept: what `EventWriter` says of each.

    Raises:
        ValueError: An option makes no sense.
    """

    rotate_bytes: int | None = None
    rotate_seconds: float | None = None
    keep: int | None = None
    compress: Literal["zstd", "gzip"] | None = None
    buffer_events: int = 1
    fsync: Literal["always"] | float | None = None

    def __post_init__(self) -> None:
        for name in ("rotate_bytes", "rotate_seconds"):
            value = getattr(self, name)
            if value is not None and not 0 < value < math.inf:
                raise ValueError(f"{name}: expected a number above 0 or None, found {value!r}")
        if self.keep is not None and self.keep < 1:
            raise ValueError(f"keep: expected at least 1 closed segment or None for all, found {self.keep!r}")
        if self.compress is not None and self.compress not in SUFFIXES:
            raise ValueError(f"compress: expected one of {', '.join(SUFFIXES)} or None, found {self.compress!r}")
        if self.buffer_events < 1:
            raise ValueError(f"buffer_events: expected at least 1, found {self.buffer_events!r}")
        if self.fsync == "always" and self.buffers:
            raise ValueError(
                "fsync: expected None or seconds with buffer_events, found 'always': "
                "a buffered event is not written yet"
            )
        seconds = isinstance(self.fsync, (int, float)) and 0 < self.fsync <= TIMEOUT_MAX
        if self.fsync is not None and self.fsync != "always" and not seconds:
            raise ValueError(f"fsync: expected 'always', seconds above 0, or None, found {self.fsync!r}")

    @property
    def buffers(self) -> bool:
        """Whether events wait in memory."""
        return self.buffer_events > 1

    @property
    def rotates(self) -> bool:
        """Whether the file is ever closed and begun anew."""
        return self.rotate_bytes is not None or self.rotate_seconds is not None

    @property
    def sync_always(self) -> bool:
        """Whether each event is synced before `write` returns."""
        return self.fsync == "always"

    @property
    def sync_seconds(self) -> float | None:
        """Seconds between two syncs; None where there is no clock for them."""
        return None if self.fsync is None or self.fsync == "always" else self.fsync

    @property
    def round_seconds(self) -> float | None:
        """How often the clock has something to do: to sync, or to empty the buffer. None: never."""
        return min(filter(None, (self.sync_seconds, BUFFER_SECONDS if self.buffers else None)), default=None)
