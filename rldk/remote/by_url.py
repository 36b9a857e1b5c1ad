"""Functions that take paths take URLs as well."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from rldk.remote.selection import Selection
from rldk.remote.urls import all_with_urls, is_url, show_in_error

if TYPE_CHECKING:
    from rldk.remote.transfer import Progress

Given = ParamSpec("Given")
Result = TypeVar("Result")

Selected = Selection | Callable[[Mapping[str, Any]], Selection]
"""Which files a function reads; or what tells from its arguments."""


def by_url(
    selected: Selected, *sources: str, dest: str = "dest"
) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """Lets a function that takes paths take URLs as well. What it gives, raises and logs then names URLs, too.

    An iterator that it gives keeps the copies until it is exhausted, closed or forgotten.

    Args:
        selected: Which files it reads.
        sources: Its parameters that are sources: `*places` may be one.
        dest: Its parameter that is a destination, if it has it.
    """

    def decorate(function: Callable[Given, Result]) -> Callable[Given, Result]:
        @functools.wraps(function)
        def wrapped(*args: Given.args, **kwargs: Given.kwargs) -> Result:
            if not any(map(is_url, (*args, *kwargs.values()))):
                return function(*args, **kwargs)
            bound = inspect.signature(function).bind(*args, **kwargs)
            with copies(bound.arguments, selected, sources, dest) as stack:
                result = function(*bound.args, **bound.kwargs)
                if isinstance(result, Iterator):
                    return _keeping(stack.pop_all(), result)  # type: ignore[return-value]  # an iterator as well
                return all_with_urls(result)

        return wrapped

    return decorate


def copies(
    given: dict[str, Any], selected: Selected, sources: tuple[str, ...], dest: str, progress: Progress | None = None
) -> ExitStack:
    """Replaces URLs among the arguments of a function by paths of copies, which are there until the block ends.

    Args:
        given: The arguments, which are changed.
        selected: Which files the function reads.
        sources: Its parameters that are sources: each a place, or several.
        dest: Its parameter that is a destination.
        progress: Shows how far a transfer is; None for nothing.

    Raises:
        LogNotFoundError: There is nothing.
        RemoteError: A source cannot be read, or a destination cannot be reached.
        MissingExtraError: A package is not installed.
    """
    from rldk.remote.staging import Staging
    from rldk.remote.transfer import quietly

    with ExitStack() as stack:
        staging = Staging(selected if isinstance(selected, Selection) else selected(given), progress or quietly)
        stack.push(staging)
        stack.push(_ShowingUrls())
        for name in sources:
            if name in given:
                given[name] = _each(staging.source, given[name])
        if dest in given:
            given[dest] = _each(staging.dest, given[dest])
        return stack.pop_all()


class _ShowingUrls(AbstractContextManager[None]):
    """Makes errors that leave the block name URLs."""

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> None:
        if error is not None:
            show_in_error(error)


def _keeping(stack: ExitStack, results: Iterator[Result]) -> Iterator[Result]:
    with stack:
        for result in results:
            yield all_with_urls(result)


def _each(convert: Callable[[str], Path], value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return type(value)(convert(str(one)) if is_url(one) else one for one in value)
    return convert(str(value)) if is_url(value) else value
