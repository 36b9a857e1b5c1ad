"""Object stores and other machines: which package opens a URL, and what its errors mean.

fsspec's own package for a scheme is used where it is installed, as that is what users have configured: `s3fs`, `gcsfs`,
`adlfs`, `huggingface_hub`. Without `s3fs` or `gcsfs`, pyarrow's client of S3 and Google Cloud Storage takes its place,
behind the same interface. It is made from the environment, not by `pyarrow.fs.FileSystem.from_uri`, which asks AWS for
the region of a bucket even where the endpoint is somebody else's. Credentials and endpoints come from the environment
and the configuration of these packages only.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from secrets import token_hex
from typing import Any

from rldk.errors import LogNotFoundError, MissingExtraError, RemoteError, RldkError
from rldk.remote.urls import parts_of, scheme_of, shown_url, without_password
from rldk.text import printable

_PACKAGES = {
    **dict.fromkeys(("s3", "s3a"), "s3fs"),
    **dict.fromkeys(("gs", "gcs"), "gcsfs"),
    **dict.fromkeys(("az", "abfs", "abfss"), "adlfs"),
    **dict.fromkeys(("http", "https"), "aiohttp"),
    **dict.fromkeys(("sftp", "ssh"), "paramiko"),
    "hf": "huggingface_hub",
    "oci": "ocifs",
    "oss": "ossfs",
    "smb": "smbprotocol",
}
# What an upload that is broken off leaves nothing of: an object is there when its last byte is.
_ATOMIC = ("s3fs", "gcsfs", "adlfs")
_BUCKETS = ("s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oss", "oci")

_DENIED = re.compile(
    r"access.?denied|forbidden|unauthori[sz]ed|credential|permission|not authori[sz]ed|InvalidAccessKeyId|"
    r"SignatureDoesNotMatch|ExpiredToken|\b40[13]\b",
    re.IGNORECASE,
)
_UNREACHABLE = re.compile(
    r"resolve host|name resolution|getaddrinfo|name or service not known|nodename nor servname|connect to|"
    r"connection (?:refused|reset|error|aborted)|NETWORK_CONNECTION|timed? ?out|max retries",
    re.IGNORECASE,
)
_NO_BUCKET = re.compile(r"NoSuchBucket|NO_SUCH_BUCKET|bucket does not exist", re.IGNORECASE)
_MISSING = re.compile(r"NoSuchKey|not found|does not exist|\b404\b", re.IGNORECASE)
_CREDENTIALS = {
    "s3": "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE",
    "gs": "GOOGLE_APPLICATION_CREDENTIALS, or gcloud auth application-default login",
    "az": "AZURE_STORAGE_CONNECTION_STRING, or AZURE_STORAGE_ACCOUNT_NAME with a key",
    "hf": "HF_TOKEN, or hf auth login",
}
_SAME = {"s3a": "s3", "gcs": "gs", "abfs": "az", "abfss": "az"}
_QUERY = re.compile(r"(https?://[^\s'\"?]+)\?[^\s'\")]*")  # of a signed URL it is the key
_GCS_SECONDS = 60  # it tries again for a quarter of an hour else, and no signal ends that
_LONGEST = 300  # characters of what a package says


def open_filesystem(url: str) -> tuple[Any, str]:
    """The file system that a URL is of, with fsspec's interface, and the path in it. Nothing is read yet.

    Raises:
        MissingExtraError: fsspec, or the package for the scheme, is not installed.
        RemoteError: Nobody knows the scheme, or what the URL says is not understood.
    """
    scheme = scheme_of(url)
    package = _PACKAGES.get(scheme)
    also = () if package is None else (package,)
    try:
        import fsspec
    except ImportError as error:
        raise MissingExtraError("fsspec", "remote", *also) from error
    try:
        filesystem, path = fsspec.core.url_to_fs(url)
    except ImportError as error:
        if (own := _pyarrow_of(scheme)) is not None:
            return own, own._strip_protocol(url)
        raise MissingExtraError(package or str(error), "remote", *also) from error
    except ValueError as error:
        raise RemoteError(f"{shown_url(url)}: {_said(error, url)}") from error
    except Exception as error:
        raise explained(url, error, "opened") from error
    return filesystem, path


def _pyarrow_of(scheme: str) -> Any:
    """Pyarrow's file system for a scheme; None if it is not installed, or has none."""
    try:
        from fsspec.implementations.arrow import ArrowFSWrapper
        from pyarrow import fs
    except ImportError:
        return None
    if scheme in ("s3", "s3a"):
        endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
        kind, found, host = (endpoint or "").rpartition("://")
        region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
        return ArrowFSWrapper(
            fs.S3FileSystem(endpoint_override=host or None, scheme=kind if found else "https", region=region)
        )
    return (
        ArrowFSWrapper(fs.GcsFileSystem(retry_time_limit=timedelta(seconds=_GCS_SECONDS)))
        if scheme in ("gs", "gcs")
        else None
    )


@contextmanager
def explaining(url: str, done: str) -> Iterator[None]:
    """Turns what a package raises in the block into an error that says what to do.

    Args:
        url: What the block works on.
        done: What it cannot be: `read`, `written`.

    Raises:
        LogNotFoundError: There is no such file or directory.
        RemoteError: Anything else went wrong.
    """
    try:
        yield
    except RldkError:
        raise
    except Exception as error:
        raise explained(url, error, done) from error


def explained(url: str, error: Exception, done: str) -> RldkError:
    """What to raise for an error of a package: each has classes of its own, so that words decide."""
    said, whole = _said(error, url), str(error)
    scheme = scheme_of(url)
    name = shown_url(url)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return RemoteError(f"{name}: no room for a copy. Set TMPDIR to a directory on a larger disk")
    if isinstance(error, PermissionError) or _DENIED.search(whole):
        where = _CREDENTIALS.get(_SAME.get(scheme, scheme))
        advice = f"Set {where}" if where else "Give the credentials as the package for this scheme takes them"
        return RemoteError(f"{name}: it cannot be {done}, as access is denied: {said}. {advice}")
    if _NO_BUCKET.search(whole):
        return LogNotFoundError(_no_bucket(url))
    if isinstance(error, FileNotFoundError) or _MISSING.search(whole):
        return LogNotFoundError(f"{name}: no such file or directory" + ("" if done == "read" else f": {said}"))
    if isinstance(error, (ConnectionError, TimeoutError)) or _UNREACHABLE.search(whole):
        endpoint = ", and AWS_ENDPOINT_URL if it is not Amazon's" if scheme in ("s3", "s3a") else ""
        return RemoteError(f"{name}: it cannot be reached: {said}. Check the network and the name{endpoint}")
    return RemoteError(f"{name}: it cannot be {done}: {said}")


def why_missing(filesystem: Any, url: str) -> str | None:
    """Why there is nothing where a URL leads, if its bucket is missing, too, as far as one may know."""
    if scheme_of(url) in _BUCKETS:
        try:
            filesystem.info(parts_of(url)[1])
        except FileNotFoundError:
            return _no_bucket(url)
        except Exception:  # noqa: BLE001  # whatever this is, it is not the answer
            return None
    return None


def _no_bucket(url: str) -> str:
    bucket = "://".join(parts_of(url)[:2])
    return f"{bucket}: no such bucket. Check its name, and whose account and endpoint are used"


def upload(local: Path, url: str, callback: Any = None) -> None:
    """Puts a file where a URL says, as a whole: until all of it is there, what stood under that name stays.

    Args:
        local: The file.
        url: Its name there.
        callback: fsspec's, which gets the bytes that are written.

    Raises:
        RemoteError: It cannot be written.
    """
    filesystem, path = open_filesystem(url)
    options = {} if callback is None else {"callback": callback}
    with explaining(url, "written"):
        if type(filesystem).__module__.partition(".")[0] in _ATOMIC:
            filesystem.put_file(str(local), path, **options)
            return
        folder, _, name = path.rpartition("/")
        beside = f"{folder}/.{name}.{token_hex(8)}.tmp"
        if scheme_of(url) not in _BUCKETS and folder:
            filesystem.makedirs(folder, exist_ok=True)
        try:
            with local.open("rb") as source, filesystem.open(beside, "wb") as dest:
                shutil.copyfileobj(source, _Counted(dest, callback), 1 << 20)
            _move(filesystem, beside, path)
        except BaseException:
            with suppress(Exception):
                filesystem.rm_file(beside)
            raise


class _Counted:
    """A file that tells a callback how many bytes are written to it."""

    def __init__(self, file: Any, callback: Any) -> None:
        self._file = file
        self._callback = callback

    def write(self, data: bytes) -> int:
        self._file.write(data)
        if self._callback is not None:
            self._callback.relative_update(len(data))
        return len(data)


def _move(filesystem: Any, before: str, after: str) -> None:
    from fsspec import AbstractFileSystem

    if type(filesystem).mv is not AbstractFileSystem.mv:
        filesystem.mv(before, after)
        return
    filesystem.cp_file(before, after)  # the inherited `mv` takes names for patterns
    filesystem.rm_file(before)


def _said(error: BaseException, url: str) -> str:
    """What an error says, in one line; its class where it says nothing."""
    text = _QUERY.sub(r"\1?***", without_password(" ".join(str(error).split()), url)) or type(error).__name__
    return printable(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}...").rstrip(".")
