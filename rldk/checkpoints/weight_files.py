"""The files of one checkpoint: what they hold by their headers, and what is wrong with them. No weights are read."""

from __future__ import annotations

import os
import re
import stat
import weakref
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from rldk.checkpoints.safetensors import MAX_HEADER_BYTES, Tensor, decode_object, read_header
from rldk.errors import CheckpointNotFoundError
from rldk.regular_file import walk
from rldk.text import brief, counted, printable

_SUFFIX = ".safetensors"
_INDEX = ".safetensors.index.json"
_SHARD = re.compile(r".+-\d{5}-of-\d{5}\.safetensors\Z")
_CHECKPOINT = re.compile(r"checkpoint-\d+\Z")
_PICKLED = (".bin", ".pt", ".pth")
_PICKLED_WEIGHTS = re.compile(r"(?:pytorch_model|adapter_model).*\.bin\Z|.*model_states\.pt\Z|.+\.distcp\Z")
_MOST_FILES = 256  # that are open at a time; a process has 1024, and training needs some
_MOST_DAMAGE = 20


class Weight(NamedTuple):
    """A tensor, and the open file that it is in; -1 once that is closed."""

    fd: int
    tensor: Tensor


class WeightFiles:
    """The files of a checkpoint. While this is open its weights can be read even if the checkpoint is deleted.

    A directory below that is itself called like a checkpoint of transformers is another checkpoint.

    Args:
        path: The checkpoint's directory.

    Attributes:
        path: The directory.
        total_bytes: Size of all files.
        weight_bytes: Size of the files that hold weights, pickled ones included.
        files: Number of safetensors files.
        weights: Tensors by their name, with the directory below `path` and a `/` in front.
        damage: What is wrong: file, what was expected, what was found.
        notes: What could not be read, and why.

    Raises:
        CheckpointNotFoundError: There is no such directory, or not any more.
        OSError: It cannot be read.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.total_bytes = self.weight_bytes = self.files = 0
        self.weights: dict[str, Weight] = {}
        self.damage: list[str] = []
        self.notes: list[str] = []
        self._fds: list[int] = []
        _open.add(self)
        try:
            self._scan()
        except BaseException:
            self.close()
            raise
        if self.damage and not self.path.is_dir():
            self.close()
            raise CheckpointNotFoundError(f"{self.path}: was deleted while it was being read")
        if len(self.damage) > _MOST_DAMAGE:
            more = len(self.damage) - _MOST_DAMAGE
            self.damage[_MOST_DAMAGE:] = [f"and {more} more"]

    def close(self) -> None:
        """Closes the files."""
        fds, self._fds = self._fds, []
        for fd in fds:
            os.close(fd)

    def __enter__(self) -> WeightFiles:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _scan(self) -> None:
        folders = _list(self.path, self.notes)
        sizes = {f"{folder}{name}": size for folder, names in folders.items() for name, size in names.items()}
        self.total_bytes = sum(sizes.values())
        if not sizes:
            self.damage.append("expected files, found none")
            return
        pickled = 0
        for file, size in sizes.items():
            name = file.rpartition("/")[2]
            is_pickled = _PICKLED_WEIGHTS.match(name) is not None
            pickled += is_pickled
            if is_pickled or name.endswith(_SUFFIX):
                self.weight_bytes += size
            if not size and name.endswith((_SUFFIX, ".json", ".distcp", *_PICKLED)):
                self._damaged(file, "expected a file with something in it, found 0 bytes")
            elif name.endswith(_PICKLED):
                self._check_zip(file)
        for folder, names in folders.items():
            self._read_folder(folder, names)
        if pickled:
            what = f"{counted(pickled, 'file')} of pickled weights"
            self.notes.append(f"{what}: only the size is known, because reading a pickle would run code")
        elif not self.files:
            self.notes.append("no known weight file here")

    def _read_folder(self, folder: str, names: Mapping[str, int]) -> None:
        found = {name: self._read_file(folder, name) for name, size in names.items() if name.endswith(_SUFFIX) and size}
        indexes = [name for name in names if name.endswith(_INDEX)]
        for index in indexes:
            self._check_index(folder, index, found, names)
        shards = [name for name in names if _SHARD.match(name)]
        if shards and not indexes:
            self._damaged(folder + min(shards), f"expected an index beside a shard (*{_INDEX}), found none")

    def _read_file(self, folder: str, name: str) -> set[str]:
        """Reads a file's header, and keeps it open; returns the names of its tensors."""
        self.files += 1
        fd = self._opened(folder + name)
        if fd is None:
            return set()
        kept = len(self._fds) < _MOST_FILES
        if kept:
            self._fds.append(fd)
        try:
            header = read_header(fd)
        except OSError as error:
            self._damaged(folder + name, f"cannot be read: {error.strerror}")
            return set()
        finally:
            if not kept:
                os.close(fd)
        for damage in header.damage:
            self._damaged(folder + name, damage)
        for tensor in header.tensors:
            self.weights[folder + tensor.name] = Weight(fd if kept else -1, tensor)
        return {tensor.name for tensor in header.tensors}

    def _opened(self, file: str) -> int | None:
        try:
            # Non-blocking: a pipe put in the file's place must not hold us.
            fd = os.open(self.path / file, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        except OSError as error:
            self._damaged(file, f"cannot be opened: {error.strerror}")
            return None
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            os.close(fd)
            self._damaged(file, "expected a regular file")
            return None
        return fd

    def _check_index(self, folder: str, index: str, found: Mapping[str, set[str]], names: Mapping[str, int]) -> None:
        fd = self._opened(folder + index) if names[index] else None
        if fd is None:
            return
        try:
            weight_map = _weight_map(fd)
        except (ValueError, RecursionError) as error:
            self._damaged(folder + index, str(error))
            return
        except OSError as error:
            self._damaged(folder + index, f"cannot be read: {error.strerror}")
            return
        finally:
            os.close(fd)
        for shard in sorted(set(weight_map.values())):
            if shard not in names:
                self._damaged(folder + index, f"expected the shard {brief(shard)} beside it, found no such file")
        for tensor, shard in weight_map.items():
            # Of a shard without a single tensor enough has been said.
            if found.get(shard) and tensor not in found[shard]:
                self._damaged(folder + index, f"expected tensor {brief(tensor)} in {brief(shard)}, found none")

    def _check_zip(self, file: str) -> None:
        """Whether what torch has saved, a zip file, has its end. Nothing is unpickled."""
        fd = self._opened(file)
        if fd is None:
            return
        with os.fdopen(fd, "rb") as opened:
            try:
                if opened.read(4) == b"PK\x03\x04" and not zipfile.is_zipfile(opened):
                    self._damaged(file, "expected the end of a zip file, found none: it is truncated")
            except OSError as error:
                self._damaged(file, f"cannot be read: {error.strerror}")

    def _damaged(self, file: str, what: str) -> None:
        self.damage.append(f"{printable(file)}: {printable(what)}")


def _list(path: Path, notes: list[str]) -> dict[str, dict[str, int]]:
    """Files below a directory, with their sizes in bytes, by the directory that they are in (`""`, `"value/"`)."""
    if not path.is_dir():
        raise CheckpointNotFoundError(f"{path}: expected the directory of a checkpoint, found none")
    os.scandir(path).close()  # the walk would pass over what may not be read

    def refused(error: OSError) -> None:
        notes.append(f"{printable(str(error.filename))}: cannot be read: {error.strerror}")

    found: dict[str, dict[str, int]] = {}
    for folder, below, names in walk(path, refused):
        below[:] = sorted(name for name in below if not _CHECKPOINT.match(name))
        relative = os.path.relpath(folder, path)
        sizes = found["" if relative == "." else f"{relative}/"] = {}
        for name in sorted(names):
            try:
                about = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118  # a Path per file is slow
            except OSError:
                continue  # deleted by now, or a link to nothing
            if stat.S_ISREG(about.st_mode):
                sizes[name] = about.st_size
    return {folder: sizes for folder, sizes in found.items() if sizes}


class _Index(msgspec.Struct):
    weight_map: msgspec.Raw


def _weight_map(fd: int) -> dict[str, str]:
    """Tensor to the name of its shard, as an index has them.

    Raises:
        ValueError: It is no index.
    """
    size = os.fstat(fd).st_size
    if size > MAX_HEADER_BYTES:
        raise ValueError(f"expected an index of at most {MAX_HEADER_BYTES} bytes, found {size}")
    try:
        # What else is in it, such as the sum of all sizes, is passed over and not built.
        index = msgspec.json.decode(os.pread(fd, size, 0), type=_Index)
    except msgspec.ValidationError:
        raise ValueError("$.weight_map: expected the file of each tensor") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"expected JSON: {error}") from None
    try:
        return decode_object(bytes(memoryview(index.weight_map)), str)
    except ValueError as error:
        raise ValueError(f"$.weight_map: expected the file of each tensor: {error}") from None


_open: weakref.WeakSet[WeightFiles] = weakref.WeakSet()


def _close_in_child() -> None:
    # A DataLoader worker that lives for an epoch would keep the disk space of a deleted checkpoint as long.
    for files in list(_open):
        files.close()


os.register_at_fork(after_in_child=_close_in_child)
