"""Reading and writing by URL: what a command wants is copied to this machine, read there, and removed at the end.

The log layer works on files of this machine: it follows rotations by inode, asks for locks, opens a log again where an
earlier pass ended, and readers of other tools' logs look into neighbouring files, databases and folders. None of that
has a counterpart in an object store, where an object is replaced as a whole. So not every reader learns a second kind
of file, but what a command reads is copied once, as it is at that moment, and read by the same code with the same
results. A copy costs one pass over the network, which any reader needs, and room on a disk, which is asked for before
the first byte is copied.

A destination is written to the same directory, and put under its URL as soon as it is whole: see `atomic.replacing`.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
import weakref
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from rldk.atomic import on_whole
from rldk.errors import DestinationError, LogNotFoundError, RemoteError
from rldk.remote.selection import Selection
from rldk.remote.transfer import Copy, Progress, Tally, copy_all, quietly
from rldk.remote.urls import add_copies, drop_copies, parts_of, path_of, scheme_of, shown_url
from rldk.text import counted, printable

log = logging.getLogger(__name__)

_LONGEST_NAME = 255
_SAID = 10
_MAGIC = re.compile(r"[*?\[]")
_Info = Mapping[str, Any]
_NO_LISTS = ("http", "https")  # a page of links is not a directory


class Staging:
    """A directory with copies of what URLs name. It is removed at the end, however that comes about.

    Args:
        selection: Which files to copy.
        progress: Shows how far a transfer is.

    Attributes:
        root: The directory.
    """

    def __init__(self, selection: Selection, progress: Progress = quietly) -> None:
        self._selection = selection
        self._progress = progress
        self._dests: dict[Path, str] = {}
        self.root = tempfile.mkdtemp(prefix="rldk-url-", dir=os.path.realpath(tempfile.gettempdir()))
        self._remove = weakref.finalize(self, _remove, self.root, os.getpid())
        add_copies(self)

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Removes the copies."""
        if self._remove.alive:
            drop_copies(self)
            if self._dests:
                on_whole.remove(self._upload)
            self._remove()

    def source(self, url: str) -> Path:
        """Copies what a command wants of a file or a directory, or of all that a pattern matches.

        Returns:
            The copy; what is missing there is missing here.

        Raises:
            LogNotFoundError: There is nothing.
            RemoteError: It cannot be read, or there is no room for it.
            MissingExtraError: A package is not installed.
        """
        from rldk.remote.filesystem import explaining, why_missing

        if (path := path_of(url)) is not None:
            return path
        place = _Place.of(url, self.root)
        with explaining(url, "read"):
            found = place.info()
            if place.cannot_list:
                copies = self._single(place, found)
            elif found is None and _MAGIC.search(place.path):
                copies = self._matching(place)
            elif found is not None and found["type"] == "directory":
                place.local.mkdir(parents=True, exist_ok=True)
                copies = self._below(place, place.files(), place.path, place.local)
            else:
                copies = self._beside(place, found)
                if found is None and not copies and (why := why_missing(place.filesystem, url)):
                    raise LogNotFoundError(why)
            copy_all(place.filesystem, copies, shown_url(url), self.root, self._progress)
        return place.local

    def dest(self, url: str) -> Path:
        """A path to write to what a URL shall name. It has an empty file where there is one already.

        Raises:
            DestinationError: Nothing can be written to such a URL.
            RemoteError: It cannot be reached.
            MissingExtraError: A package is not installed.
        """
        from rldk.remote.filesystem import explaining

        if (path := path_of(url)) is not None:
            return path
        place = _Place.of(url, self.root)
        if place.cannot_list:
            raise DestinationError(f"{shown_url(url)}: nothing can be written to a URL of {scheme_of(url)}")
        with explaining(url, "written"):
            there = place.info()
            if there is not None and there["type"] == "directory":
                place.local.mkdir(parents=True, exist_ok=True)
            elif there is not None:
                _reserve(place.local)
            # Whether it may be written is decided by the names that stand beside it, too.
            for name, _ in place.neighbours(self._selection.beside([place.local.name])):
                if _is_name(name):
                    _reserve(place.local.with_name(name))
        if not self._dests:
            on_whole.append(self._upload)
        self._dests[place.local] = url.rstrip("/")
        return place.local

    def _upload(self, path: Path) -> None:
        """Puts a file that was written to a destination, or below one, where its URL says."""
        from rldk.remote import filesystem

        dest = next((dest for dest in self._dests if dest == path or dest in path.parents), None)
        if dest is None:
            return
        url = "/".join((self._dests[dest], *path.relative_to(dest).parts))
        with self._progress(f"uploading {printable(path.name)}", path.stat().st_size) as update:
            filesystem.upload(path, url, Tally(update).callback())

    def _single(self, place: _Place, found: _Info | None) -> list[Copy]:
        if found is None:
            return []
        log.warning("%s: only this file is read, not what may stand beside it", shown_url(place.url))
        _reserve(place.local)
        return [Copy(place.path, place.local, found.get("size"))]

    def _beside(self, place: _Place, found: _Info | None) -> list[Copy]:
        """A file, and what is read with it; or what is left of a log of that name."""
        files = {place.path: found} if found is not None else {}
        files |= {one["name"]: one for _, one in place.neighbours(self._selection.beside([place.local.name]))}
        for folder in self._selection.inner if found is not None else ():
            files |= {one["name"]: one for _, one in _listed(place.filesystem, f"{place.folder}/{folder}")}
        return self._below(place, files, place.folder, place.local.parent, named=place.path)

    def _matching(self, place: _Place) -> list[Copy]:
        """All that a pattern matches, and what is read with it."""
        files: dict[str, _Info] = {}
        matched: dict[str, list[str]] = {}
        for path, found in place.filesystem.glob(place.path, detail=True).items():
            if found["type"] == "directory":
                files |= place.files(path)
            else:
                files[path] = found
                folder, _, name = path.rpartition("/")
                matched.setdefault(folder, []).append(name)
        if not files:
            what = "no such file or directory, and no file that matches it"
            raise LogNotFoundError(f"{shown_url(place.url)}: {what}")
        for folder, names in matched.items():
            is_beside = self._selection.beside(names)
            files |= {one["name"]: one for name, one in _listed(place.filesystem, folder) if is_beside(name)}
        parts = place.path.split("/")
        fixed = next(number for number, part in enumerate(parts) if _MAGIC.search(part))
        local = place.local.parents[len(parts) - fixed - 1]
        return self._below(place, files, "/".join(parts[:fixed]), local)

    def _below(
        self,
        place: _Place,
        files: Mapping[str, _Info],
        base: str,
        folder: Path,
        *,
        named: str | None = None,
    ) -> list[Copy]:
        """What to copy of some files below `base` to the same names below a folder. No name leads out of that.

        Args:
            place: What is copied.
            files: What is known of each, by path.
            base: A directory.
            folder: What stands for it here.
            named: The file that the user named: it is copied whatever it is.
        """
        copies: list[Copy] = []
        left_out: list[str] = []
        for name, found in sorted(files.items()):
            inside = name.startswith(f"{base}/")
            relative = PurePosixPath(name[len(base) + 1 :] if inside else name)
            parts = name[len(base) + 1 :].split("/")
            if parts[-1] == "":
                continue  # it stands for an empty directory
            if name != named and not self._selection.wants(relative):
                continue
            pruned = next((number for number, part in enumerate(parts[:-1]) if part in self._selection.folders), None)
            if not inside or not all(map(_is_name, parts)):
                left_out.append(f"{name}: its name cannot be that of a file here")
            elif pruned is not None:
                folder.joinpath(*parts[: pruned + 1]).mkdir(parents=True, exist_ok=True)
            elif found["type"] != "file":
                left_out.append(f"{name}: it is a {found['type']}, not a file")
            elif not _reserve(local := folder.joinpath(*parts)):
                left_out.append(f"{name}: another file or folder has its name here")
            else:
                no_log = self._selection.is_no_log
                ask = None if no_log is None or name == named else partial(no_log, relative)
                copies.append(Copy(name, local, found.get("size"), ask))
        for text in left_out[:_SAID]:
            log.warning("%s: not read: %s", shown_url(place.url), printable(text))
        if len(left_out) > _SAID:
            log.warning("%s: %s more not read", shown_url(place.url), counted(len(left_out) - _SAID, "file"))
        return copies


@dataclass(frozen=True, slots=True)
class _Place:
    """What a URL names.

    Attributes:
        filesystem: With fsspec's interface.
        path: In it.
        local: What stands for it here.
    """

    url: str
    filesystem: Any
    path: str
    local: Path

    @classmethod
    def of(cls, url: str, root: str) -> _Place:
        from rldk.remote.filesystem import open_filesystem

        parts = parts_of(url)
        if len(parts) < 2 or not all(map(_is_name, parts)):
            expected = "expected SCHEME://BUCKET/PATH, without empty parts, . and .."
            raise RemoteError(f"{printable(shown_url(url))}: {expected}")
        filesystem, path = open_filesystem(url)
        filesystem.invalidate_cache()  # what an earlier call has listed may have changed
        return cls(url, filesystem, path.rstrip("/"), Path(root, *parts))

    @property
    def cannot_list(self) -> bool:
        return scheme_of(self.url) in _NO_LISTS

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]

    def info(self) -> _Info | None:
        """What is known of it; None if there is no such file or directory."""
        try:
            found: _Info = self.filesystem.info(self.path)
        except FileNotFoundError as error:
            # fsspec says so of whatever went wrong with http.
            cause = error.__cause__
            if self.cannot_list and cause is not None and getattr(cause, "status", None) != 404:
                raise cause from None
            return None
        return found

    def files(self, path: str | None = None) -> dict[str, _Info]:
        """All files below it, or below another directory."""
        found: dict[str, _Info] = self.filesystem.find(path or self.path, detail=True)
        return found

    def neighbours(self, wanted: Callable[[str], bool]) -> list[tuple[str, _Info]]:
        """Some files beside it, with their names."""
        listed = _listed(self.filesystem, self.folder) if self.folder else []
        return [(name, found) for name, found in listed if wanted(name)]


def _listed(filesystem: Any, folder: str) -> list[tuple[str, _Info]]:
    """The files of a folder, with their names; none if it is not there."""
    with suppress(FileNotFoundError, NotADirectoryError):
        listed = filesystem.ls(folder, detail=True)
        return [(one["name"].rpartition("/")[2], one) for one in listed if one["type"] != "directory"]
    return []


def _is_name(part: str) -> bool:
    """Whether a file here can be called so, and is then where it seems to be."""
    try:
        return part not in ("", ".", "..") and "\0" not in part and len(os.fsencode(part)) <= _LONGEST_NAME
    except UnicodeEncodeError:
        return False


def _reserve(local: Path) -> bool:
    """Makes an empty file; false where there is one, or where a folder of its path is a file."""
    try:
        local.parent.mkdir(parents=True, exist_ok=True)
        local.touch(exist_ok=False)
    except OSError:
        return False
    return True


def _remove(root: str, owner: int) -> None:
    if os.getpid() == owner:  # not in a child that was forked meanwhile
        shutil.rmtree(root, ignore_errors=True)
