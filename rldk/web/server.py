"""The application: a page, and a WebSocket for each that is open."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress

from rldk_schema.forms.live_request import LiveRequest

from rldk.errors import MissingExtraError, RldkError
from rldk.web.asked import BadRequest, read_request
from rldk.web.guard import Guard
from rldk.web.hub import Hub
from rldk.web.pages import pages
from rldk.web.session import Session

try:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route, WebSocketRoute
    from starlette.types import ASGIApp
    from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState
except ImportError as error:
    raise MissingExtraError("starlette", "live") from error

log = logging.getLogger(__name__)

MOST_SOCKETS = 2000
_MOST_BAD = 100  # requests of one client that are none
_A_SECOND = 50  # requests of one client that are answered; the others wait in its own buffers
_POLICY_VIOLATION = 1008
_INTERNAL_ERROR = 1011
_TRY_AGAIN_LATER = 1013


def make_app(hub: Hub, token: str, hosts: Iterable[str] = ()) -> ASGIApp:
    """The application.

    Args:
        hub: What it shows.
        token: Who knows it may read.
        hosts: Names of the server besides those that this machine has for itself.
    """
    sockets = 0

    async def live(socket: WebSocket) -> None:
        nonlocal sockets
        await socket.accept()
        if sockets >= MOST_SOCKETS:
            await socket.close(_TRY_AGAIN_LATER, f"{MOST_SOCKETS} pages are open")
            return
        sockets += 1
        try:
            await _converse(socket, hub)
        finally:
            sockets -= 1

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(hub.watch())
        reading = asyncio.get_running_loop().run_in_executor(None, pages)  # the first page need not wait for that
        yield
        reading.cancel()
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching

    routes = [WebSocketRoute("/ws", live), Route("/{path:path}", _page)]
    return Guard(Starlette(routes=routes, lifespan=life), token, hosts)


async def _page(request: Request) -> Response:
    found = pages().get(request.url.path)
    if found is None:
        return Response("There is no such page.\n", 404, {"cache-control": "no-store"}, "text/plain")
    # Asked for again each time, since who may read may change; and sent again only if it has changed.
    headers = {"cache-control": "private, no-cache", "etag": found.tag}
    if found.tag in {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}:
        return Response(status_code=304, headers=headers)
    return Response(found.body, headers=headers, media_type=found.kind)


async def _converse(socket: WebSocket, hub: Hub) -> None:
    session = Session(lambda: hub.again(session))
    await hub.join(session, LiveRequest())
    works = [asyncio.create_task(_send(socket, session)), asyncio.create_task(_answer(socket, session, hub))]
    try:
        done, _ = await asyncio.wait(works, return_when=asyncio.FIRST_COMPLETED)
        await _say_failure(socket, done)
    finally:
        hub.leave(session)
        for work in works:
            work.cancel()
        await asyncio.gather(*works, return_exceptions=True)


async def _say_failure(socket: WebSocket, done: Iterable[asyncio.Task[None]]) -> None:
    """Closes a socket at which something went wrong: a page that is half alive would look live."""
    for work in done:
        error = work.exception()
        if error is None or isinstance(error, (WebSocketDisconnect, OSError)) or not _is_open(socket):
            continue
        log.error("rldk serve: a page could not be served any more", exc_info=error)
        with suppress(WebSocketDisconnect, RuntimeError, OSError):
            await socket.close(_INTERNAL_ERROR, "the server failed: what it printed says why")


def _is_open(socket: WebSocket) -> bool:
    return socket.client_state == socket.application_state == WebSocketState.CONNECTED


async def _answer(socket: WebSocket, session: Session, hub: Hub) -> None:
    """Answers until the client leaves, or has sent too much that is no request."""
    bad = 0
    free = asyncio.get_running_loop().time()
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return
        now = asyncio.get_running_loop().time()
        free = max(free, now - 1) + 1 / _A_SECOND
        if free > now:
            await asyncio.sleep(free - now)
        request = read_request(message.get("text") or message.get("bytes") or "")
        if isinstance(request, BadRequest):
            bad += 1
            if bad > _MOST_BAD:
                await socket.close(_POLICY_VIOLATION, f"more than {_MOST_BAD} messages that are no request")
                return
            session.offer(hub.update(answer_to=request.id, problem=request.problem))
            continue
        try:
            await hub.ask(session, request)
        except (RldkError, OSError) as error:
            session.offer(hub.update(answer_to=request.id, problem=str(error)))
        except Exception:  # one page's question must not end what the others see
            log.exception("a request could not be answered")
            problem = "the server failed to answer: what it printed says why"
            session.offer(hub.update(answer_to=request.id, problem=problem))


async def _send(socket: WebSocket, session: Session) -> None:
    while True:
        message = await session.next()
        if isinstance(message, str):
            await socket.send_text(message)
        else:
            await socket.send_bytes(message)
