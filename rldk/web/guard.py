"""Who may ask: everything that reaches the server passes here first, HTTP and WebSocket alike.

The logs are somebody's own, the server is on their machine, and three kinds of strangers can reach it: other users of
the machine, who can connect but do not know the token; pages of other sites in the user's browser, which send their
Origin, or a Host that is theirs though the address behind it is this machine's (DNS rebinding); and, where the server
listens to the network, everybody there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""Names of this machine that nobody can give to another one."""

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""What every answer has, an error's, too."""

# A name, or an address in brackets; then any port, since a tunnel may have another one than the server.
_HOST = re.compile(r"([a-z0-9._-]{1,255}|\[[0-9a-f:.]{2,45}\])(?::(\d{1,5}))?")
# Of one that is sent twice, the server might read the first, and what stands between the second.
_ONCE = ("host", "origin", "authorization", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest")
_AGAIN = (
    "This page needs the address that `rldk serve` has printed, with the token in it: /?token=TOKEN. Open that.\n"
    "The part of your address after # is the view: add it after the token to see the same.\n"
    "A server that was started again has another token, unless it was given one.\n"
)
# To follow a redirection from another site would be that site's doing, and the cookie is not for those.
_REFRESH = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=./"><title>rldk</title>'


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is said instead of what was asked for."""

    status: int
    text: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str = "text/plain"


class Guard:
    """An ASGI application that lets through what may ask, and says to the rest why not.

    Args:
        app: What is guarded.
        token: Who knows it may read.
        hosts: Names of the server besides those of `LOOPBACK`, in lower case and without a port; an address of IPv6 in
            brackets.
    """

    def __init__(self, app: ASGIApp, token: str, hosts: Iterable[str] = ()) -> None:
        self._app = app
        self._token = token.encode()
        self._given = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or has the application answer."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                given = {name.lower() for name, _ in message.get("headers", ())}
                added = [(n.encode(), v.encode()) for n, v in HEADERS.items() if n.encode() not in given]
                message = {**message, "headers": [*message.get("headers", ()), *added]}
            await send(message)

        answer = self._judge(scope)
        if answer is None:
            await self._app(scope, receive, send_guarded)
        else:
            await _say(answer, scope, send_guarded)

    def _judge(self, scope: Scope) -> _Answer | None:
        """Why it is not let through; None if it is."""
        headers = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]]
        told = dict(headers)
        counts = Counter(name for name, _ in headers)
        if any(counts[name] > 1 for name in _ONCE):
            return _Answer(403, "A header was sent twice.\n")
        host = told.get("host", "").lower()
        name = _HOST.fullmatch(host)
        if name is None or name[1] not in LOOPBACK | self._given:
            return _Answer(403, "The server does not go by this name: start it with `--allow-host NAME`.\n")
        cookie = f"rldk-{name[2] or 80}"  # one for each server that a tunnel shows at this machine
        socket = scope["type"] == "websocket"
        by_address = any(map(self._is_token, _in_address(scope)))
        by_program = by_address or self._is_token(_of_bearer(told))
        if not self._is_own(told.get("origin"), host, name[1], alone=not socket or by_program):
            return _Answer(403, "Other sites may not ask.\n")
        page = not socket and scope["path"] == "/"
        site = told.get("sec-fetch-site", "none")
        if site not in ("none", "same-origin") and not (page and _is_navigation(scope, told)):
            return _Answer(403, "Other sites may not ask.\n")
        if not by_program and not any(map(self._is_token, _cookies(headers, cookie))):
            return _Answer(401, _AGAIN, {"www-authenticate": 'Bearer realm="rldk"'})
        if socket:
            return None
        if scope["method"] not in ("GET", "HEAD"):
            return _Answer(405, "The server only reads: GET and HEAD.\n", {"allow": "GET, HEAD"})
        if page and by_address:
            # Not the token again: it would stand in the history, and in what the user copies from the address bar.
            kept = {"set-cookie": f"{cookie}={self._token.decode()}; HttpOnly; SameSite=Strict; Path=/"}
            if site not in ("none", "same-origin"):
                return _Answer(200, _REFRESH, kept, "text/html")
            return _Answer(303, "", {**kept, "location": "./"})
        return None

    def _is_token(self, given: str) -> bool:
        return compare_digest(given.encode("utf-8", "surrogateescape"), self._token)

    def _is_own(self, origin: str | None, host: str, name: str, *, alone: bool) -> bool:
        """Whether a request is of the server's own page.

        A browser sends an Origin with every WebSocket, whatever a page does: one without is a program's, which has
        shown the token itself (`alone`), since a cookie is a browser's.
        """
        if origin is None:
            return alone
        # Only what stands before a server that goes by another name may speak TLS.
        return origin.lower() in {f"http://{host}", *([f"https://{host}"] if name in self._given else ())}


def _in_address(scope: Scope) -> Iterable[str]:
    query = scope["query_string"].decode("latin-1")
    return (value for name, value in parse_qsl(query) if name == "token")


def _of_bearer(headers: Mapping[str, str]) -> str:
    kind, _, value = headers.get("authorization", "").partition(" ")
    return value.strip() if kind.lower() == "bearer" else ""


def _cookies(headers: Iterable[tuple[str, str]], wanted: str) -> Iterable[str]:
    for header, text in headers:
        for part in text.split(";") if header == "cookie" else ():
            name, _, value = part.strip().partition("=")
            if name == wanted:
                yield value


def _is_navigation(scope: Scope, headers: Mapping[str, str]) -> bool:
    """Whether somebody follows a link to the page: it fills a tab, and no part of another page."""
    wanted = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    return scope["method"] == "GET" and all(headers.get(name) == value for name, value in wanted.items())


async def _say(answer: _Answer, scope: Scope, send: Send) -> None:
    kind = scope["type"]
    if kind == "websocket" and "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1008})
        return
    prefix = "websocket.http" if kind == "websocket" else "http"
    body = answer.text.encode()
    headers = {"cache-control": "no-store", **answer.headers}
    if kind == "http":  # what refuses a WebSocket has them from uvicorn, and some of its versions then send both
        headers |= {"content-type": f"{answer.kind}; charset=utf-8", "content-length": str(len(body))}
    encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": f"{prefix}.response.start", "status": answer.status, "headers": encoded})
    await send({"type": f"{prefix}.response.body", "body": body})
