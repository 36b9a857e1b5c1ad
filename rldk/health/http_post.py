"""One HTTP request that posts JSON, with no more than Python brings."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

_SECONDS = 5.0  # for each of connecting, sending, and every part of the answer
_RETRIED = frozenset({408, 425, 429})  # and 5xx: the others would say the same again


class Refused(Exception):  # noqa: N818  # it is what happened
    """The server answered, and would not answer otherwise if it were asked again."""


class Unanswered(Exception):  # noqa: N818
    """It may succeed later.

    Attributes:
        retry_after: Seconds after which the server asks to be tried again; None if it does not say.
    """

    def __init__(self, why: str, retry_after: float | None = None) -> None:
        super().__init__(why)
        self.retry_after = retry_after


def post(url: str, body: bytes) -> None:
    """Posts JSON. The environment's proxies are used; a redirect is not followed, as it may lead to anyone.

    Args:
        url: http or https. It is in no error's text.
        body: JSON.

    Raises:
        Refused: The server does not take it.
        Unanswered: The server cannot be reached, is too slow, or asks for patience.
    """
    # They cost some milliseconds to import, in this thread and only where there is an alert.
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import HTTPRedirectHandler, Request, build_opener

    class NoRedirect(HTTPRedirectHandler):
        def redirect_request(self, *args: Any) -> None:
            del args

    headers = {"Content-Type": "application/json", "User-Agent": "rldk"}
    request = Request(url, body, headers, method="POST")  # noqa: S310  # the caller allows http and https only
    try:
        with build_opener(NoRedirect).open(request, timeout=_SECONDS):
            return
    except HTTPError as error:
        with error:
            why, retry_after = f"HTTP {error.code}", _seconds(error.headers.get("Retry-After"))
        if 300 <= error.code < 400:
            why += ", a redirect, which is not followed: give the address that it leads to"
        if error.code in _RETRIED or error.code >= 500:
            raise Unanswered(why, retry_after) from None
        raise Refused(why) from None
    except (URLError, HTTPException, OSError) as error:
        reason = getattr(error, "reason", error)
        raise Unanswered(getattr(reason, "strerror", None) or type(reason).__name__) from None


def _seconds(text: str | None) -> float | None:
    """What Retry-After asks for: seconds, or a date."""
    if text is None:
        return None
    with suppress(ValueError):
        return max(0.0, float(text))
    from datetime import datetime, timezone
    from email.utils import parsedate_to_datetime

    with suppress(ValueError, TypeError):
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(timezone.utc)).total_seconds())
    return None
