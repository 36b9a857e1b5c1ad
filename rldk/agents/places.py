"""Which runs an agent may name: those below the directories that the server was started with."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from rldk.adapters.folder import LINK_TO_FOLDER
from rldk.adapters.ignored import Ignored, ignored_in_one_line
from rldk.check import runs_at
from rldk.compare.form import unique_labels
from rldk.compare.track import Part
from rldk.errors import IngestError, LogNotFoundError, UnknownNameError
from rldk.log.runs import RunLogs
from rldk.named_run import PartOfRun, split_part
from rldk.served_runs import WHAT_TO_DO, Inside, left_out_in_words, roots_of
from rldk.text import counted

# Not what follows a word, as in `rewards/x` or `https://host/x`.
_ABSOLUTE = re.compile(r"(?<![\w/.:\-\]])/[^\s'\"`,;:()\[\]]+")


class Places:
    """The directories, and the runs below them.

    A client never gives a path: it names a run, and that name is looked up among the runs that were found. A run of
    which a file lies elsewhere, by a symbolic link, is not among them.

    Args:
        directories: Where to look.

    Raises:
        LogNotFoundError: One is no directory.
    """

    def __init__(self, directories: Sequence[Path]) -> None:
        self.roots = roots_of(directories)
        self.ignored: list[Ignored] = []

    @cached_property
    def runs(self) -> Mapping[str, RunLogs]:
        """The runs that may be named, by name: by their place, too, where several have one name."""
        inside = list(filter(Inside(self.roots).has, self._found[1]))
        paths = [self._below(run.paths[0]) for run in inside]
        labels = unique_labels([run.run_id for run in inside], paths, [Part()] * len(inside))
        return dict(zip(labels, inside, strict=True))

    @property
    def with_logs(self) -> Sequence[Path]:
        """The directories that have logs which can be read. Of the others nothing is read."""
        return self._found[0]

    @cached_property
    def _found(self) -> tuple[Sequence[Path], list[RunLogs]]:
        try:
            return self.roots, runs_at(*self.roots, on_error="skip", ignored=self.ignored)
        except (LogNotFoundError, IngestError):  # one of them has no log, so far
            roots = [root for root in self.roots if len(self.roots) > 1 and _has_logs(root)]
        self.ignored.clear()
        # If this raises, the call fails: that no run is known to lie outside would not mean that none does.
        return roots, runs_at(*roots, on_error="skip", ignored=self.ignored) if roots else []

    @property
    def outside(self) -> int:
        """How many runs are left out as files of theirs lie elsewhere."""
        return len(self._found[1]) - len(self.runs)

    def run(self, name: str) -> RunLogs:
        """The run of a name.

        Raises:
            UnknownNameError: There is none.
        """
        found = self.runs.get(name)
        if found is None:
            near = difflib.get_close_matches(name[:200], self.runs, n=3, cutoff=0.4)
            like = f" Similar: {', '.join(near)}." if near else ""
            raise UnknownNameError(
                f"run: expected a name that list_runs gives, found {name!r:.100}; "
                f"there are {counted(len(self.runs), 'run')}.{like}"
            )
        return found

    def part(self, name: str) -> PartOfRun:
        """The run of a name, or the part of it that follows an @.

        Raises:
            UnknownNameError: There is no such run.
            LogNotFoundError: No part is called as what follows the @.
        """
        if name in self.runs:
            return PartOfRun(self.runs[name], Part())
        run, part = split_part(name)
        return PartOfRun(self.run(run), part)

    def left_out(self) -> list[str]:
        """What of the directories is not read, in sentences without a word from them."""
        said = [ignored_in_one_line(self.ignored)] if self._found[1] and self.ignored else []
        if without := len(self.roots) - len(self.with_logs):
            several = "directories" if len(self.roots) > 1 else "directory"
            said.append(f"{without} of {len(self.roots)} {several} without a log that can be read")
        inside = Inside(self.roots)
        folders = [one for one in self.ignored if one.reason == LINK_TO_FOLDER and not inside.reaches(one.path)]
        if folders:
            said.append(f"{counted(len(folders), 'link')} to directories outside: {WHAT_TO_DO}")
        if self.outside:
            said.append(left_out_in_words([""] * self.outside, named=False))
        return said

    def show(self, text: str) -> str:
        """Text in which the directories are called by their names."""
        for root in sorted(filter(lambda root: root.name, self.roots), key=lambda root: -len(str(root))):
            text = text.replace(f"{root}{os.sep}", f"{root.name}/").replace(str(root), root.name)
        return text

    def masked(self, text: str) -> str:
        """The same of an error, which names no place outside."""
        return _ABSOLUTE.sub("[a path elsewhere]", self.show(text))

    def _below(self, path: Path) -> Path:
        """A path as names of runs show it."""
        return Path(self.show(str(path)))


def _has_logs(directory: Path) -> bool:
    try:
        return bool(runs_at(directory, on_error="skip"))
    except (LogNotFoundError, IngestError):
        return False
