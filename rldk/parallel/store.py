"""Where files are: the local disk, an object store, or what else pyarrow.fs or fsspec opens."""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from rldk.atomic import replacing
from rldk.errors import LogChangedError, LogNotFoundError, MissingExtraError
from rldk.log.lines import open_log, zstd
from rldk.regular_file import oddity
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
        path: Its path; in a filesystem that was given or that a URL names, its path there.
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
    """Opens, lists and creates files. It can be pickled, as far as its filesystem can.

    Args:
        filesystem: A `pyarrow.fs.FileSystem`, or one of fsspec; None for the local disk.
    """

    def __init__(self, filesystem: Any = None) -> None:
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
        """Paths of all files below a directory of a filesystem that is not the local disk; None if it is a file."""
        info = self._fs.get_file_info(folder)
        if info.type == arrow_fs.FileType.File:
            return None
        if info.type == arrow_fs.FileType.NotFound:
            raise LogNotFoundError(f"{printable(folder)}: no such file or directory")
        found = self._fs.get_file_info(arrow_fs.FileSelector(folder, recursive=True))
        return [info.path for info in found if info.type == arrow_fs.FileType.File]

    def find(self, path: str) -> StoredFile:
        """A file as it is now.

        Raises:
            LogNotFoundError: It is not there, or not a regular file.
        """
        if self._fs is None:
            if (what := oddity(Path(path))) is not None:
                raise LogNotFoundError(f"{printable(path)}: expected a file, found {what}")
            with _plain(path) as file:
                return StoredFile(path, os.fstat(file.fileno()).st_size, file.read(_MARK_BYTES))
        info = self._fs.get_file_info(path)
        if info.type != arrow_fs.FileType.File:
            raise LogNotFoundError(f"{printable(path)}: no such file")
        return StoredFile(path, info.size, str(info.mtime_ns).encode())

    @contextmanager
    def reading(self, file: StoredFile) -> Iterator[IO[bytes]]:
        """Opens a file that was found earlier; `.gz` and `.zst` are decompressed on the way.

        Raises:
            LogChangedError: It is another file now, or a part of it is gone.
        """
        now = self.find(file.path)
        if now.size < file.size or not now.mark.startswith(file.mark):
            reason = "it was replaced or cut while it was being read"
            raise LogChangedError(f"{printable(file.path)}: {reason}: read it again")
        with open_log(Path(file.path)) if self._fs is None else self._open(file.path) as opened:
            yield opened

    def _open(self, path: str) -> IO[bytes]:
        handler = getattr(self._fs, "handler", None)  # fsspec's own files cost a third of what pyarrow makes of them
        if isinstance(handler, arrow_fs.FSSpecHandler):
            raw = handler.fs.open(path, "rb")
        else:
            raw = io.BufferedReader(self._fs.open_input_file(path), _BUFFER)
        if path.endswith(".gz"):
            return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
        if path.endswith(".zst"):
            return cast("IO[bytes]", zstd().open(raw, "rb"))
        return cast("IO[bytes]", raw)

    @contextmanager
    def creating(self, path: str) -> Iterator[Any]:
        """Opens a file to be written; it has its name once it is whole. Its directory must be there on the disk."""
        if self._fs is None:
            if not Path(path).parent.is_dir():
                raise LogNotFoundError(
                    f"{printable(str(Path(path).parent))}: not on this machine: all machines of a cluster write to one "
                    "DEST, on a file system that they share or in an object store (s3://, gs://)"
                )
            try:
                with replacing(path) as beside, beside.open("wb") as file:
                    yield file
            except OSError as error:
                if error.filename is None and error.errno is not None:  # of a write
                    raise OSError(error.errno, error.strerror, path) from error
                raise
            return
        # An object has its name when it is closed; after an error, it is not to be there.
        with io.BytesIO() as held:
            yield held
            with self._fs.open_output_stream(path) as stream:
                stream.write(held.getbuffer())

    @contextmanager
    def opened(self, path: str) -> Iterator[Any]:
        """Opens a file that `creating` has made."""
        with Path(path).open("rb") if self._fs is None else self._fs.open_input_file(path) as file:
            yield file

    def remove(self, path: str) -> None:
        """Removes a file."""
        if self._fs is None:
            Path(path).unlink()
        else:
            self._fs.delete_file(path)

    def entries(self, folder: str) -> list[str]:
        """Names of what is in a directory; none where it is not there."""
        if self._fs is None:
            return [entry.name for entry in Path(folder).iterdir()] if Path(folder).is_dir() else []
        found = self._fs.get_file_info(arrow_fs.FileSelector(folder, allow_not_found=True))
        return [PurePosixPath(info.path).name for info in found]


def store_of(place: str, filesystem: Any = None) -> tuple[Store, str]:
    """What opens a place, and its path there.

    Args:
        place: A path, or a URL such as `s3://bucket/runs`.
        filesystem: Where the path is, if that is known.

    Raises:
        MissingExtraError: What opens such a URL is not installed.
    """
    if filesystem is not None:
        return Store(filesystem), place
    if "://" not in place:
        return Store(), place
    try:
        return _stored(*arrow_fs.FileSystem.from_uri(place))
    except (ValueError, NotImplementedError):  # a scheme that pyarrow does not know
        pass
    try:
        import fsspec
    except ImportError as error:
        raise MissingExtraError("fsspec", "remote") from error
    return _stored(*fsspec.core.url_to_fs(place))


def _stored(filesystem: Any, path: str) -> tuple[Store, str]:
    return Store(filesystem), path


def _plain(path: str) -> IO[bytes]:
    try:
        return open(path, "rb")  # noqa: PTH123  # a Path costs more than the call, and there may be 10,000
    except FileNotFoundError:
        raise LogNotFoundError(f"{printable(path)}: no such file") from None
