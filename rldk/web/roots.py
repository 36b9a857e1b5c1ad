"""The directories that are served, and how what lies in them is called."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from rldk.text import printable


class Roots:
    """Some directories; of two that are one, or of which one lies in the other, the outer one is taken.

    Args:
        directories: They need not be there yet.

    Attributes:
        paths: The directories, without links.
        names: What each is called: by its last part, and by more of them where two have that in common.
    """

    def __init__(self, directories: Sequence[str | Path]) -> None:
        real = list(dict.fromkeys(Path(os.path.realpath(directory)) for directory in directories))
        self.paths = [path for path in real if not any(other in path.parents for other in real)]
        self.names = _names(self.paths)

    def of(self, path: Path) -> Path | None:
        """The directory that a path lies in."""
        return next((root for root in self.paths if path == root or path.is_relative_to(root)), None)

    def place(self, path: Path) -> str:
        """A path from the directory on that it lies in, after the name of that if there are several."""
        told = os.fspath(path)
        for root, name in zip(map(os.fspath, self.paths), self.names, strict=True):
            if told == root:
                return name
            if told.startswith(root) and told[len(root)] == "/":  # a Path is slow
                below = printable(told[len(root) + 1 :])
                return below if len(self.paths) == 1 else f"{name}/{below}"
        return printable(told)


def _names(paths: Sequence[Path]) -> list[str]:
    parts = 1
    while True:
        names = [printable("/".join(path.parts[-parts:])) for path in paths]
        if len(set(names)) == len(names) or parts >= max(len(path.parts) for path in paths):
            return names
        parts += 1
