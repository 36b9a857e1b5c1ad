"""Where files are: the local disk, what a URL names, or a filesystem that was given. They are read in place."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from rldk.atomic import replacing
from rldk.errors import LogChangedError, LogNotFoundError, MissingExtraError
from rldk.log.lines import open_log, zstd
from rldk.log.manifest import MOST_MANIFEST_BYTES
from rldk.regular_file import oddity, read_regular
from rldk.remote.urls import UrlPath, is_url, path_of, scheme_of, shown_place
from rldk.text import printable

try:
    from pyarrow import fs as arrow_fs
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

_BUFFER = 2**20
_MARK_BYTES = 4096


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it was when it was found.

    Attributes:
        path: Its path, or its URL.
        size: Bytes, compressed if it is.
        mark: What shows that another file has its name now: its first bytes; in an object store, when it was changed.
    """

    path: str
    size: int
    mark: bytes

    @property
    def is_compressed(self) -> bool:
        """Whether it can only be read from its start."""
        return self.path.endswith((".gz", ".zst"))


class Store:
    """Opens, lists and creates files by their paths or URLs. It can be pickled, as far as its filesystem can.

    Args:
        filesystem: A `pyarrow.fs.FileSystem`, or one of fsspec; None for the local disk.
    """

    def __init__(self, filesystem: Any = None) -> None:
        if isinstance(own := getattr(filesystem, "fs", None), arrow_fs.FileSystem):
            filesystem = own  # which fsspec has wrapped
        if filesystem is not None and not isinstance(filesystem, arrow_fs.FileSystem):
            filesystem = arrow_fs.PyFileSystem(arrow_fs.FSSpecHandler(filesystem))
        self._fs: Any = None if isinstance(filesystem, arrow_fs.LocalFileSystem) else filesystem

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Store) and bool(self._fs == other._fs)

    __hash__ = None  # type: ignore[assignment]  # as a filesystem of pyarrow has none

    @property
    def is_local(self) -> bool:
        """Whether files are on the local disk, where they can be renamed."""
        return self._fs is None

    def files_below(self, folder: str) -> list[str] | None:
        """All files below a directory that is not on the local disk; None if it is a file itself.

        Raises:
            LogNotFoundError: There is nothing.
            RemoteError: It cannot be read.
        """
        with _explaining(folder, "read"):
            info = self._fs.get_file_info(self._own(folder))
            if info.type == arrow_fs.FileType.File:
                return None
            if info.type == arrow_fs.FileType.NotFound:
                raise LogNotFoundError(f"{_shown(folder)}: no such file or directory")
            found = self._fs.get_file_info(arrow_fs.FileSelector(self._own(folder), recursive=True))
        paths = [info.path for info in found if info.type == arrow_fs.FileType.File]
        return [f"{scheme_of(folder)}://{path.lstrip('/')}" for path in paths] if is_url(folder) else paths

    def find(self, path: str) -> StoredFile:
        """A file as it is now.

        Raises:
            LogNotFoundError: It is not there, or not a regular file.
            RemoteError: It cannot be read.
        """
        if self._fs is None:
            if (what := oddity(Path(path))) is not None:
                raise LogNotFoundError(f"{printable(path)}: expected a file, found {what}")
            with _plain(path) as file:
                return StoredFile(path, os.fstat(file.fileno()).st_size, file.read(_MARK_BYTES))
        with _explaining(path, "read"):
            info = self._fs.get_file_info(self._own(path))
        if info.type != arrow_fs.FileType.File:
            raise LogNotFoundError(f"{_shown(path)}: no such file")
        return StoredFile(path, info.size, str(info.mtime_ns).encode())

    @contextmanager
    def reading(self, file: StoredFile) -> Iterator[IO[bytes]]:
        """Opens a file that was found earlier; `.gz` and `.zst` are decompressed on the way.

        Raises:
            LogChangedError: It is another file now, or a part of it is gone.
            RemoteError: It cannot be read.
        """
        now = self.find(file.path)
        if now.size < file.size or not now.mark.startswith(file.mark):
            raise _changed(file)
        if self._fs is None:
            with open_log(Path(file.path)) as opened:
                yield opened
                if not file.is_compressed and os.fstat(opened.fileno()).st_size < file.size:
                    raise _changed(file)
            return
        with _explaining(file.path, "read"), self._open(self._own(file.path)) as opened:
            yield opened

    def _open(self, path: str) -> IO[bytes]:
        handler = getattr(self._fs, "handler", None)  # fsspec's own files cost a third of what pyarrow makes of them
        if isinstance(handler, arrow_fs.FSSpecHandler):
            file = handler.fs.open(path, "rb")
        else:
            file = self._fs.open_input_file(path)
        raw = io.BufferedReader(file, _BUFFER)
        if path.endswith(".gz"):
            return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
        if path.endswith(".zst"):
            return cast("IO[bytes]", zstd().open(raw, "rb"))
        return raw

    def json_text(self, path: str) -> str | None:
        """The text of a JSON object, such as a manifest; None if it is not there, or anything else."""
        with suppress(OSError, LogNotFoundError, ValueError, RecursionError):
            if self._fs is None:
                data = read_regular(path, MOST_MANIFEST_BYTES)
            else:
                with _explaining(path, "read"), self._fs.open_input_file(self._own(path)) as file:
                    data = file.read(MOST_MANIFEST_BYTES)
            return data.decode() if isinstance(json.loads(data), dict) else None
        return None

    @contextmanager
    def creating(self, path: str) -> Iterator[Any]:
        """Opens a file to be written; it has its name once it is whole. Its directory must be there on the disk.

        Raises:
            OSError: It cannot be written.
        """
        if self._fs is None:
            if not Path(path).parent.is_dir():
                raise LogNotFoundError(
                    f"{printable(str(Path(path).parent))}: not on this machine: all machines of a cluster write to one "
                    "DEST, on a file system that they share or in an object store (s3://, gs://)"
                )
            with replacing(path) as beside, beside.open("wb") as file:
                yield file
            return
        # An object has its name when it is closed; after an error, it is not to be there.
        with io.BytesIO() as held:
            yield held
            with _explaining(path, "written"), self._fs.open_output_stream(self._own(path)) as stream:
                stream.write(held.getbuffer())

    @contextmanager
    def opened(self, path: str) -> Iterator[Any]:
        """Opens a file that `creating` has made."""
        with Path(path).open("rb") if self._fs is None else self._fs.open_input_file(self._own(path)) as file:
            yield file

    def remove(self, path: str) -> None:
        """Removes a file."""
        if self._fs is None:
            Path(path).unlink()
        else:
            self._fs.delete_file(self._own(path))

    def is_empty(self, folder: str) -> bool:
        """Whether nothing is in a directory, which need not be there.

        Raises:
            RemoteError: It cannot be read.
        """
        if self._fs is None:
            return not Path(folder).is_dir() or not any(Path(folder).iterdir())
        with _explaining(folder, "written"):
            return not self._fs.get_file_info(arrow_fs.FileSelector(self._own(folder), allow_not_found=True))

    def _own(self, place: str) -> str:
        """What the filesystem calls a place."""
        if not is_url(place):
            return place
        handler: Any = getattr(self._fs, "handler", None)
        known = isinstance(handler, arrow_fs.FSSpecHandler)
        return str(handler.fs._strip_protocol(place)) if known else place.partition("://")[2]


def store_of(place: str, filesystem: Any = None) -> tuple[Store, str]:
    """What opens a place, and the place as it is to be named there.

    Args:
        place: A path, or a URL such as `s3://bucket/runs`.
        filesystem: Where the path is, if that is known.

    Raises:
        MissingExtraError: What opens such a URL is not installed.
        RemoteError: Nobody knows what opens it.
    """
    if filesystem is not None or not is_url(place):
        return Store(filesystem), place
    if (path := path_of(place)) is not None:
        return Store(), str(path)
    from rldk.remote.filesystem import open_filesystem

    return Store(open_filesystem(place)[0]), place


def absolute(place: str | Path) -> str:
    """A path, or a pattern, for a process that may have another working directory; a URL as it is."""
    return str(place) if is_url(place) else os.path.abspath(place)  # noqa: PTH100  # Path.absolute leaves `..` in it


def path_at(place: str) -> Path:
    """A path or URL as a path, whose text it is."""
    return UrlPath(place) if is_url(place) else Path(place)


def _changed(file: StoredFile) -> LogChangedError:
    return LogChangedError(f"{_shown(file.path)}: it was replaced or cut while it was being read: read it again")


def _shown(place: str) -> str:
    return printable(shown_place(place))


def _explaining(place: str, done: str) -> AbstractContextManager[None]:
    """Turns what a package raises about a URL into an error that says what to do."""
    if not is_url(place):
        return nullcontext()
    from rldk.remote.filesystem import explaining

    return explaining(place, done)


def _plain(path: str) -> IO[bytes]:
    try:
        return open(path, "rb")  # noqa: PTH123  # a Path costs more than the call, and there may be 10,000
    except FileNotFoundError:
        raise LogNotFoundError(f"{printable(path)}: no such file") from None
