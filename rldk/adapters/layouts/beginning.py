"""How a file begins, as a layout is asked about it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Beginning(Protocol):
    """What `rldk.adapters.start.Start` has read; it imports the layouts, so they cannot import it."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def data(self) -> bytes:
        """Its first 64 KiB, decompressed; empty where it cannot be read."""

    @property
    def text(self) -> str:
        """The same as text, without white space and a byte order mark in front."""
