"""Where the server listens, under which names it can be reached there, and the address that its user opens."""

from __future__ import annotations

import ipaddress
import os
import secrets
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import psutil

from rldk.errors import AddressError
from rldk.web.guard import LOOPBACK

PORT = 7535  # "rldk" on the keys of a telephone
_BACKLOG = 1024
_LEAST_TOKEN = 16
_IN_TOKENS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


@dataclass(frozen=True, slots=True)
class Place:
    """A place to listen at.

    Attributes:
        listener: A socket that is bound, and listens.
        port: Its port.
        hosts: Names of the server besides those of the machine itself, as a browser sends them.
        url: For the server's user, with the token.
    """

    listener: socket.socket
    port: int
    hosts: frozenset[str]
    url: str


def listen(host: str, port: int | None, token: str, allowed: Iterable[str], say: Callable[[str], None]) -> Place:
    """Takes a port.

    Args:
        host: Name or address.
        port: 0 for any that is free; None for `PORT`, or if that is taken any.
        token: For the address.
        allowed: Names that the user wants the server to go by.
        say: Gets a sentence about what is not as usual.

    Raises:
        AddressError: There is no such host, or its port cannot be had.
    """
    try:
        family, _, _, _, (address, *_) = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise AddressError(f"--host {host}: {error.strerror or error}") from None
    try:
        listener = _bound(family, str(address), PORT if port is None else port)
    except OSError as error:
        if port is not None:
            raise AddressError(f"{host}:{port}: cannot listen there: {error.strerror or error}") from None
        listener = _bound(family, str(address), 0)
        say(f"port {PORT} is taken")
    taken = int(listener.getsockname()[1])
    ip = ipaddress.ip_address(str(address).partition("%")[0])
    hosts = {_as_host(name) for name in allowed}
    shown = _as_host(str(ip))
    if ip.is_unspecified:
        shown = socket.gethostname().lower()
        hosts |= {shown, *map(_as_host, _addresses())}
    elif not ip.is_loopback:
        hosts |= {shown, _as_host(host)}
    elif shown not in LOOPBACK:  # such as 127.0.0.2
        hosts.add(shown)
    if not ip.is_loopback:
        say("everybody who has this address and can reach this machine can read the logs, and the way is not encrypted")
    return Place(listener, taken, frozenset(hosts), f"http://{shown}:{taken}/?token={token}")


def chosen_token(given: str | None) -> str:
    """The user's token, or a new one.

    Raises:
        AddressError: The user's is none.
    """
    if given is None:
        return secrets.token_urlsafe(24)
    if len(given) < _LEAST_TOKEN or not set(given) <= _IN_TOKENS:
        raise AddressError(f"a token: expected at least {_LEAST_TOKEN} letters, digits, - and _, found another text")
    return given


def far_away() -> bool:
    """Whether the user sits before another machine than this one."""
    return any(name in os.environ for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))


def can_open() -> bool:
    """Whether there is a browser to be opened, and somebody before it."""
    display = sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return display and not far_away() and sys.stdout.isatty()


def open_browser(url: str) -> Path:
    """Opens an address in the user's browser.

    Returns:
        A file that only the user can read, and that leads there: the command line of a browser, which all users of the
        machine can read, must not have the token.
    """
    descriptor, name = tempfile.mkstemp(prefix="rldk-serve-", suffix=".html")
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={url}">\n')
    webbrowser.open(Path(name).as_uri())
    return Path(name)


def _bound(family: int, address: str, port: int) -> socket.socket:
    # asyncio turns Nagle's algorithm off where a socket says that it is TCP: with it, each answer would take 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, port))
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def _as_host(name: str) -> str:
    """A name or an address as a browser sends it."""
    name = name.lower()
    return f"[{name}]" if ":" in name and not name.startswith("[") else name


def _addresses() -> list[str]:
    families = (socket.AF_INET, socket.AF_INET6)
    found = [each for every in psutil.net_if_addrs().values() for each in every if each.family in families]
    return [each.address.partition("%")[0] for each in found]
