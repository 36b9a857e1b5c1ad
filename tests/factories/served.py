"""`rldk serve` as a process, and what reaches it over a socket."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


@dataclass
class Served:
    """A server that runs.

    Attributes:
        url: What it printed, with the token.
        errors: Where its standard error goes.
    """

    process: subprocess.Popen[str]
    url: str
    errors: Path

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    @property
    def token(self) -> str:
        return self.url.partition("token=")[2]

    @property
    def cookie(self) -> str:
        return f"Cookie: rldk-{self.port}={self.token}"

    def ask(self, path: str, *headers: str, host: str | None = "", method: str = "GET") -> Answer:
        """Sends a request as it is written here, and nothing besides but the Host unless it is None."""
        named = [] if host is None else [f"Host: {host or f'127.0.0.1:{self.port}'}"]
        lines = [f"{method} {path} HTTP/1.1", *named, *headers, "Connection: close", "", ""]
        return self.say("\r\n".join(lines).encode("latin-1"))

    def upgrade(self, path: str, *headers: str, host: str | None = "") -> Answer:
        """Asks for a WebSocket, with a Host unless it is None."""
        opening = ("Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
        named = [] if host is None else [f"Host: {host or f'127.0.0.1:{self.port}'}"]
        lines = [f"GET {path} HTTP/1.1", *named, *opening, *headers, "Connection: Upgrade", "", ""]
        return self.say("\r\n".join(lines).encode("latin-1"), whole=False)

    def say(self, data: bytes, *, whole: bool = True) -> Answer:
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(data)
            got = b""
            while part := connection.recv(1 << 16):
                got += part
                if not whole and b"\r\n\r\n" in got:
                    break
        return Answer.of(got)

    def end(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(20)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @classmethod
    def of(cls, data: bytes) -> Answer:
        head, _, body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(": ") for line in lines)
        return cls(int(first.split()[1]), {name.lower(): value for name, _, value in pairs}, body)


@contextmanager
def served(
    *arguments: str | Path, scratch: Path, environment: dict[str, str] | None = None, files: int | None = None
) -> Iterator[Served]:
    """Starts `rldk serve` at a free port, and ends it.

    Args:
        arguments: Of the command.
        scratch: Gets its standard error.
        environment: Variables besides those of the tests.
        files: How many files its shell lets it have open before it asks for more.
    """

    errors = scratch / "serve.err"
    shell = [] if files is None else ["bash", "-c", f'ulimit -S -n {files}; exec "$@"', "bash"]
    with errors.open("w") as file:
        process = subprocess.Popen(
            [*shell, sys.executable, "-m", "rldk", "serve", "--port", "0", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
            env={**os.environ, **(environment or {})},
        )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        told = re.fullmatch(r"rldk serve: (http://\S+)\n", line)
        assert told is not None, (line, errors.read_text())
        yield Served(process, told[1], errors)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()
