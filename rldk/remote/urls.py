"""URLs where paths are expected: how they are told apart, and how what lies in a copy is shown.

What a URL names is copied into a directory of this machine and read there: see `staging`. That directory has the parts
of the URL as names, `{directory}/s3/bucket/run_events.jsonl`, so that `{directory}/s3/` in any text, however it was
quoted or escaped, is shown as `s3://`.
"""

from __future__ import annotations

import dataclasses
import logging
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import unquote, urlsplit
from weakref import WeakValueDictionary

_URL = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<rest>.*)", re.DOTALL)
_COLLAPSED = re.compile(r"\A([a-z][a-z0-9+.-]*):/(?!/)")
# A port is no password, and neither is what stands further down in a path.
_SECRET = re.compile(r"\A([^:@/]*):(?!\d+/)([^@]+)@")

Value = TypeVar("Value")


class Copies(Protocol):
    """A directory with copies of what URLs name.

    Attributes:
        root: The directory.
    """

    root: str


# By directory. Whoever forgets an iterator over copies forgets these, too.
_copies: WeakValueDictionary[str, Copies] = WeakValueDictionary()


class UrlPath(type(Path())):  # type: ignore[misc]  # the class of this system's paths
    """Where something lies that was read by its URL. Its text is the URL; on this machine there is no such file."""

    def __str__(self) -> str:
        return _COLLAPSED.sub(r"\1://", super().__str__())


def is_url(place: object) -> bool:
    """Whether a place is given by URL.

    >>> is_url("s3://bucket/logs"), is_url("logs/run_events.jsonl")
    (True, False)
    """
    return isinstance(place, (str, UrlPath)) and _URL.match(str(place)) is not None


def scheme_of(url: str) -> str:
    """The scheme of a URL in lower case."""
    return url.partition("://")[0].lower()


def path_of(url: str) -> Path | None:
    """The path that a `file://` URL names; None for all others."""
    if scheme_of(url) != "file":
        return None
    parts = urlsplit(url)
    return Path(unquote(parts.path)) if parts.netloc in ("", "localhost") else None


def parts_of(url: str) -> list[str]:
    """The parts of a URL that a copy of it has as names, and messages show: without a query and a password.

    >>> parts_of("s3://bucket/logs/"), parts_of("https://me:secret@host/x.jsonl?token=secret")
    (['s3', 'bucket', 'logs'], ['https', 'me:***@host', 'x.jsonl'])
    """
    scheme, rest = scheme_of(url), url.partition("://")[2]
    if scheme in ("http", "https"):
        rest = rest.partition("#")[0].partition("?")[0]
    parts = _SECRET.sub(r"\1:***@", rest).strip("/").split("/")
    return [scheme, *(parts if parts != [""] else [])]


def shown_url(url: str) -> str:
    """A URL as messages show it."""
    scheme, *parts = parts_of(url)
    return f"{scheme}://{'/'.join(parts)}"


def shown_place(place: object) -> str:
    """A place as messages show it: a path as it is, a URL without a password and without what signs it.

    >>> shown_place("logs/run_events.jsonl"), shown_place("https://me:secret@host/x.jsonl?sig=secret")
    ('logs/run_events.jsonl', 'https://me:***@host/x.jsonl')
    """
    text = str(place)
    return shown_url(text) if is_url(text) else text


def without_password(text: str, url: str) -> str:
    """What a package says about a URL, without the password that stands in it."""
    found = _SECRET.match(url.partition("://")[2])
    return text if found is None else text.replace(f":{found[2]}@", ":***@")


def add_copies(copies: Copies) -> None:
    """From now on what lies in these copies is shown by its URL, also in what rldk logs."""
    _copies[copies.root] = copies
    _show_in_logs()


def drop_copies(copies: Copies) -> None:
    """The copies are gone."""
    _copies.pop(copies.root, None)


def is_copied(path: Path) -> bool:
    """Whether a file is a copy of what a URL names: who writes to the original, and holds its lock, is not known."""
    text = os.fspath(path)
    return any(text.startswith(f"{root}/") for root in list(_copies))


def with_urls(text: str) -> str:
    """Text in which paths of copies are the URLs that they are copies of."""
    for root in list(_copies):
        if root in text:
            text = re.sub(rf"{re.escape(root)}/([a-z][a-z0-9+.-]*)/", r"\1://", text)
            text = text.replace(f"{root}/", "").replace(root, "URLs")
    return text


def all_with_urls(value: Value) -> Value:
    """The same in all texts and paths of a result, which may be changed for that. Events have none."""
    return _converted(value) if _copies else value


def _converted(value: Any) -> Any:
    if isinstance(value, str):
        return with_urls(value)
    if isinstance(value, Path):
        return UrlPath(with_urls(str(value))) if is_copied(value) else value
    if isinstance(value, (list, tuple)):
        # A named tuple takes its members one by one.
        return type(value)(map(_converted, value)) if isinstance(value, list) or type(value) is tuple else value
    if isinstance(value, Mapping):
        return {name: _converted(item) for name, item in value.items()} if type(value) is dict else value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for one in dataclasses.fields(value):
            before = getattr(value, one.name)
            after = _converted(before)
            if after is not before and after != before:
                object.__setattr__(value, one.name, after)
    return value


def show_in_error(error: BaseException) -> None:
    """Makes an error name URLs, and not the copies."""
    if _copies:
        error.args = tuple(_converted(part) for part in error.args)
        if isinstance(error, OSError) and isinstance(error.filename, (str, Path)):
            error.filename = with_urls(os.fspath(error.filename))


class _Shown(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        if _copies:
            record.msg, record.args = with_urls(record.getMessage()), ()
        return True


_filter = _Shown()


def _show_in_logs() -> None:
    """Puts the filter on every logger of rldk, of which each module has one: those above a logger are not asked."""
    package = Path(__file__).parents[1]
    for path in package.rglob("*.py"):
        name = ".".join(path.relative_to(package.parent).with_suffix("").parts)
        logging.getLogger(name.removesuffix(".__init__")).addFilter(_filter)
