"""Places on the command line: a path, or a URL of which a command reads a copy."""

from __future__ import annotations

import functools
import inspect
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TextIO, cast

import typer

from rldk.cli.progress import progress
from rldk.remote.by_url import Selected, copies
from rldk.remote.urls import is_url, with_urls

Given = ParamSpec("Given")

if TYPE_CHECKING:
    Place = Path
else:
    Place = str  # of s3://bucket typer would make the path s3:/bucket
"""What the parameter of a command is that `takes_urls` turns into a path."""


def takes_urls(
    selected: Selected, *sources: str, dest: str = ""
) -> Callable[[Callable[Given, None]], Callable[Given, None]]:
    """Gives a command a path for each place that was named: of a URL that of a copy, which it then shows as the URL.

    Args:
        selected: Which files it reads.
        sources: Its parameters of the type `Place` that are sources.
        dest: The one that is a destination.
    """

    def decorate(command: Callable[Given, None]) -> Callable[Given, None]:
        @functools.wraps(command)
        def run(*args: Given.args, **kwargs: Given.kwargs) -> None:
            bound = inspect.signature(command).bind(*args, **kwargs)
            given = bound.arguments
            for name in {*sources, dest} & given.keys():
                given[name] = _paths(given[name])
            if not any(_has_url(given.get(name)) for name in (*sources, dest)):
                command(*bound.args, **bound.kwargs)
                return
            out, err = cast(TextIO, _Urls(sys.stdout)), cast(TextIO, _Urls(sys.stderr))
            with redirect_stdout(out), redirect_stderr(err), copies(given, selected, sources, dest, progress):
                try:
                    command(*bound.args, **bound.kwargs)
                except typer.BadParameter as error:
                    error.message = with_urls(error.message)
                    raise

        return run

    return decorate


def _paths(value: Any) -> Any:
    if isinstance(value, list):
        return list(map(_paths, value))
    return value if value is None or is_url(value) else Path(value)


def _has_url(value: Any) -> bool:
    return any(map(is_url, value)) if isinstance(value, list) else is_url(value)


class _Urls:
    """A stream that shows paths of copies as URLs, in JSON as well."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(with_urls(text))

    def __getattr__(self, name: str) -> Any:
        if name == "buffer":  # else typer bypasses us where the encoding lacks a character
            raise AttributeError(name)
        return getattr(self._stream, name)
