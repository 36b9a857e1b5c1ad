"""The server: a page, and a WebSocket for each that is open."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from rldk_schema.forms.live_request import LiveRequest

from rldk.errors import MissingExtraError
from rldk.forms import decode_form
from rldk.web.hub import Hub
from rldk.web.pages import pages
from rldk.web.session import Session

try:
    import uvicorn
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route, WebSocketRoute
    from starlette.websockets import WebSocket, WebSocketDisconnect
except ImportError as error:
    raise MissingExtraError("starlette", "live") from error

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def make_app(hub: Hub) -> Starlette:
    """The application."""

    async def page(request: Request) -> Response:
        found = pages().get(request.url.path)
        if found is None:
            return Response("not found", 404, _HEADERS)
        body, kind = found
        return Response(body, headers=_HEADERS, media_type=kind)

    async def live(socket: WebSocket) -> None:
        await socket.accept()
        session = Session()
        sending = asyncio.create_task(_send(socket, session))
        try:
            await hub.join(session, LiveRequest())
            while True:
                await hub.ask(session, decode_form(await socket.receive_text(), LiveRequest))
        except WebSocketDisconnect:
            pass
        finally:
            hub.leave(session)
            sending.cancel()

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(hub.watch())
        yield
        watching.cancel()

    routes = [WebSocketRoute("/ws", live), Route("/{path:path}", page)]
    return Starlette(routes=routes, lifespan=life)


async def _send(socket: WebSocket, session: Session) -> None:
    while True:
        message = await session.next()
        if isinstance(message, str):
            await socket.send_text(message)
        else:
            await socket.send_bytes(message)


def serve(directories: Sequence[Path], host: str, port: int) -> None:
    """Serves until it is interrupted."""
    uvicorn.run(
        make_app(Hub(directories)),
        host=host,
        port=port,
        log_level="warning",
        ws="websockets-sansio",
        proxy_headers=False,
        server_header=False,
    )
