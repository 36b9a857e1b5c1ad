"""The life of the server: it takes a port, says where it is, and ends at once when it is told to."""

from __future__ import annotations

import asyncio
import logging
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

from rldk.errors import MissingExtraError
from rldk.served_runs import roots_of
from rldk.web.asked import MOST_CHARACTERS
from rldk.web.hub import Hub
from rldk.web.listening import Place, browser_at, can_open, chosen_token, far_away, listen
from rldk.web.server import MOST_SOCKETS, make_app

try:
    import uvicorn
    import websockets  # noqa: F401  # uvicorn would only say of each page that it has none
except ImportError as error:
    raise MissingExtraError("uvicorn", "live") from error

_FILES = 1000  # that are open besides sockets, at most
_PATIENCE = 0.3  # s for a client to take its last bytes
_EVERY = 100  # ticks of a tenth of a second

Say = Callable[[str], None]


def serve(
    directories: Sequence[Path],
    host: str = "127.0.0.1",
    port: int | None = None,
    *,
    token: str | None = None,
    allowed: Sequence[str] = (),
    browser: bool = True,
    tell: Say,
    say: Say,
) -> None:
    """Serves until it is interrupted or terminated.

    Args:
        directories: The runs are below these.
        host: Where to listen: only what is on this machine reaches 127.0.0.1.
        port: 0 for any that is free; None for the usual one, or if that is taken any.
        token: Who knows it may read; None for a new one.
        allowed: Names by which the server may be called, besides those of the machine.
        browser: Whether to open a browser, if there is one.
        tell: Gets the address, with the token.
        say: Gets sentences for the user.

    Raises:
        LogNotFoundError: A directory is none.
        AddressError: The host or the port cannot be had, or the token is none.
    """
    _keep_quiet()
    hub = Hub(roots_of(directories))
    token = chosen_token(token)
    place = listen(host, port, token, allowed, say)
    tell(place.url)
    if far_away() and not place.hosts:
        say(f"on your own machine, run `ssh -N -L {place.port}:127.0.0.1:{place.port} HOST` and open the address there")
    _raise_limit()
    server = make_server(hub, token, place)
    with browser_at(place.url) if browser and can_open() else nullcontext():
        _run(server, place)
    _leave_at_once()


def make_server(hub: Hub, token: str, place: Place) -> uvicorn.Server:
    """A server that runs when it is given the listener of its place."""
    return _Server(
        uvicorn.Config(
            make_app(hub, token, place.hosts),
            http="h11",
            loop="asyncio",
            ws="websockets-sansio",
            # A request that is too long is answered; what is longer than anybody's mistake is not read.
            ws_max_size=4 * MOST_CHARACTERS,
            ws_per_message_deflate=False,  # else memory for each socket, and a small message that becomes a large one
            ws_ping_interval=20,
            ws_ping_timeout=60,  # behind what a slow line has yet to bring
            limit_concurrency=MOST_SOCKETS + 200,
            h11_max_incomplete_event_size=64 << 10,
            timeout_graceful_shutdown=1,
            log_config=None,
            access_log=False,  # has addresses, and so the token
            proxy_headers=False,
            server_header=False,
        )
    )


def _run(server: uvicorn.Server, place: Place) -> None:
    """Runs the server; when it has ended, what works for it in the background does not hold up the end."""
    loop = asyncio.new_event_loop()
    workers = ThreadPoolExecutor(thread_name_prefix="rldk-serve")
    loop.set_default_executor(workers)
    try:
        loop.run_until_complete(server.serve([place.listener]))
        loop.run_until_complete(loop.shutdown_asyncgens())
    finally:
        workers.shutdown(wait=False, cancel_futures=True)


def _leave_at_once() -> None:
    """Ends the process if something is still at work, whose answer nobody wants: a log of gigabytes takes its time."""
    left = [thread for thread in threading.enumerate() if thread.name.startswith("rldk-")]
    for thread in left:
        thread.join(_PATIENCE / len(left))
    if any(thread.is_alive() for thread in left):  # the interpreter would wait for them
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


class _Server(uvicorn.Server):
    """Ends at a signal, with exit code 0, and waits for no client that does not read."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._closing: set[Any] = set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) != signal.SIG_IGN:  # as under nohup
                loop.add_signal_handler(number, self.handle_exit, number, None)
        yield

    async def on_tick(self, counter: int) -> bool:
        if counter % _EVERY == 0:
            # A client that stopped reading has bytes waiting that nobody fetches: closing waits for them for ever.
            closing = {one for one in self.server_state.connections if one.transport.is_closing()}
            for one in closing & self._closing:
                one.transport.abort()
            self._closing = closing
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[Any] | None = None) -> None:
        logging.getLogger("uvicorn.error").disabled = True  # what is cut off now is cut off on purpose
        asyncio.get_running_loop().call_later(_PATIENCE, self._abort)
        await super().shutdown(sockets)

    def _abort(self) -> None:
        for one in list(self.server_state.connections):
            with suppress(OSError):
                one.transport.abort()


def _keep_quiet() -> None:
    """Leaves to the page what is wrong with logs, which are read again and again; what goes wrong here is printed."""
    everything, own = logging.getLogger("rldk"), logging.getLogger("rldk.web")
    if not own.handlers:
        own.handlers = everything.handlers or [logging.StreamHandler()]
    everything.handlers, everything.propagate = [logging.NullHandler()], False


def _raise_limit() -> None:
    """Lets this process have as many files open as it has sockets to serve, if it may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_SOCKETS + _FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
