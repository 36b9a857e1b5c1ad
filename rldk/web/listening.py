"""Where the server listens, under which names it can be reached there, and the address that its user opens."""

from __future__ import annotations

import errno
import ipaddress
import os
import re
import secrets
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from rldk.errors import AddressError
from rldk.web.guard import LOOPBACK

PORT = 7535  # "rldk" on the keys of a telephone
_BACKLOG = 1024
_ADVICE = {
    errno.EADDRINUSE: "give another port, or --port 0 for any that is free",
    errno.EACCES: "give a port from 1024 on",
    errno.EADDRNOTAVAIL: "it is not an address of this machine; 0.0.0.0 means all that it has",
    errno.EINVAL: "an address of one network only needs the name of that, as in fe80::1%eth0",
}
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?|\[[0-9a-f:.]+\]")
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
        AddressError: There is no such host, its port cannot be had, or a name is none.
    """
    names = [_allowed(name) for name in allowed]
    family, address = _resolved(host)
    try:
        listener = _bound(family, address, PORT if port is None else port, host)
    except AddressError as error:
        if port is not None or error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        listener = _bound(family, address, 0, host)
        say(f"port {PORT} is taken")
    taken = int(listener.getsockname()[1])
    ip = ipaddress.ip_address(str(address[0]).partition("%")[0])
    hosts = set(names)
    shown = _as_host(str(ip))
    if ip.is_unspecified:
        shown = socket.gethostname().lower()
        hosts |= {shown, *map(_as_host, _addresses())}
    elif not ip.is_loopback:
        hosts |= {shown, _as_host(host.partition("%")[0])}
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


@contextmanager
def browser_at(url: str) -> Iterator[Path]:
    """Opens an address in the user's browser.

    Yields:
        A file that only the user can read, and that leads there: the command line of a browser, which all users of the
        machine can read, must not have the token. It is removed in the end.
    """
    descriptor, name = tempfile.mkstemp(prefix="rldk-serve-", suffix=".html")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={url}">\n')
        webbrowser.open(Path(name).as_uri())
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _resolved(host: str) -> tuple[int, tuple[Any, ...]]:
    """The family and the address of a host.

    Raises:
        AddressError: There is none of that name.
    """
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    try:
        family, _, _, _, address = socket.getaddrinfo(bare or ".", None, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or "no name of a machine"
        raise AddressError(
            f"--host {host}: {why}: expected a name or an address of this machine, such as 127.0.0.1, without a port"
        ) from None
    return family, address


def _bound(family: int, address: tuple[Any, ...], port: int, host: str) -> socket.socket:
    """A socket that listens.

    Raises:
        AddressError: The port cannot be had there.
    """
    # asyncio turns Nagle's algorithm off where a socket says that it is TCP: with it, each answer would take 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address[0], port, *address[2:]))
        listener.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        why = error.strerror if isinstance(error, OSError) else str(error)
        number = error.errno if isinstance(error, OSError) else None
        advice = f": {_ADVICE[number]}" if number in _ADVICE else ""
        refused = AddressError(f"{_as_host(host)}:{port}: cannot listen there: {why}{advice}")
        refused.errno = number
        raise refused from None
    return listener


def _allowed(name: str) -> str:
    """A name that the server may go by, as a browser sends it.

    Raises:
        AddressError: It is none, or has a port or something else that is no part of it.
    """
    bare = name.lower().rpartition("//")[2].partition("/")[0]
    if re.fullmatch(r"(?:[^:]+|\[.*\]):\d*", bare):
        bare = bare.rpartition(":")[0]
    try:
        meant = f"[{ipaddress.IPv6Address(bare.strip('[]'))}]"
    except ValueError:
        meant = bare
    if not _NAME.fullmatch(meant):
        raise AddressError(
            f"--allow-host {name}: expected the name of a machine, such as proxy.example, and no pattern"
        )
    if bare != name.lower():
        raise AddressError(f"--allow-host {name}: expected a name alone, with which any port goes: write {meant}")
    return meant


def _as_host(name: str) -> str:
    """A name or an address as a browser sends it."""
    name = name.lower()
    return f"[{name}]" if ":" in name and not name.startswith("[") else name


def _addresses() -> list[str]:
    families = (socket.AF_INET, socket.AF_INET6)
    found = [each for every in psutil.net_if_addrs().values() for each in every if each.family in families]
    return [each.address.partition("%")[0] for each in found]
